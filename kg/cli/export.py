"""`kg facts` and `kg export`: what the graph holds, for other programs."""

from __future__ import annotations

import json
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import BinaryIO, cast

import click

from kg import export as formats
from kg import facts as flat
from kg.cli.base import Failure, Misuse, readable_option, reading
from kg.cli.names import nearest
from kg.cli.place import named, whole
from kg.lexicon.places import load
from kg.network.words import NETWORKS


@click.command()
@readable_option
@click.option("--kind", type=click.Choice(list(flat.KINDS)), help="Chỉ loại này / Only this kind.")
@click.option("--doc", metavar="ID", help="Chỉ trang này / Only this page.")
def facts(path: Path | str, kind: str | None, doc: str | None) -> None:
    """Dữ kiện của các trang, mỗi dòng một JSON.

    Print what the pages say, one fact with its quote a line, as JSON Lines.

    \b
      kg facts > facts.jsonl
      kg facts --kind role --doc d-03
    """
    with reading(path) as store:
        for fact in flat.facts(store, doc):
            if kind in (None, fact["kind"]):
                click.echo(json.dumps(fact, ensure_ascii=False))


def _listed(ctx: click.Context, param: click.Parameter, value: str) -> str:
    """Take the name of a format; name the nearest of an unknown one."""
    if value not in formats.FORMATS:
        known = ", ".join(formats.FORMATS)
        raise click.BadParameter(
            f"không có dạng / no format {value!r}{nearest(value, formats.FORMATS)}; có / there are {known}"
        )
    return value


class _Export(click.Command):
    """The command, with the formats in its help."""

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of formats."""
        with formatter.section("Dạng / Formats"):
            formatter.write_dl([(name, format.what) for name, format in formats.FORMATS.items()])


@click.command(cls=_Export)
@readable_option
@click.option(
    "--format",
    "name",
    callback=_listed,
    default="nq",
    show_default=True,
    metavar="NAME",
    help="Dạng, xem dưới / Format, see below.",
)
@click.option(
    "--network",
    type=click.Choice(list(NETWORKS)),
    help="Mạng để ghi bằng gexf, graphml / Network to write as gexf or graphml.  [default: whole]",
)
@click.option("--place", "unit", metavar="NAME", help="Chỉ đơn vị này và bên trong / Only this unit and all in it.")
@click.option(
    "--since",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    help="Chỉ điều các trang đăng từ ngày này nói / Only what pages published on this day or after tell.",
)
@click.option(
    "-o",
    "--output",
    default="-",
    metavar="FILE|DIR",
    help="Tệp, hay thư mục mới, ghi ra / File, or new folder, to write; - is stdout.  [default: -]",
)
def export(
    path: Path | str, name: str, network: str | None, unit: str | None, since: datetime | None, output: str
) -> None:
    """Xuất đồ thị cho công cụ khác: cả đồ thị, hay một địa phương, hay từ một ngày.

    Write the graph for other tools: all of it, or what lies in a place with what it became and came from, or what
    pages published since a day tell. Equal graphs give equal files. docs/exports.md says what each format holds.

    \b
      kg export > graph.nq
      kg export --format xlsx --place "quận Ngô Quyền" -o ngo-quyen.xlsx
      kg export --format ftm --since 2025-07-01 -o entities.ftm.json
      kg export --format parquet -o tables
      kg export --format gexf --network people-people -o together.gexf
    """
    scope = formats.Scope(_places(unit) if unit else None, f"{since:%Y-%m-%d}" if since else None, unit or "")
    folder, of_networks = formats.FORMATS[name].folder, formats.FORMATS[name].network
    if network is not None and not of_networks:
        known = ", ".join(name for name, format in formats.FORMATS.items() if format.network)
        raise Misuse(f"--network: chỉ với / only with --format {known}")
    if scope and of_networks:
        raise Misuse(f"{name}: cả mạng, không --place, --since / a whole network, no --place, --since")
    if folder and output == "-":
        raise Misuse(f"{name}: nhiều tệp, cần -o DIR / several files, say -o DIR")
    if folder and Path(output).exists():
        raise Misuse(f"{output}: đã có, hãy chọn thư mục mới / already there, choose a new folder")
    with reading(path) as store, _target(output, folder) as target:
        try:
            formats.export(store, name, target, scope or None, network or "whole")
        except formats.ExportError as error:
            raise Failure(str(error)) from None


def _places(name: str) -> frozenset[str]:
    """Return the keys of a unit and of what belongs to it; where several bear the name, ask for more."""
    gazetteer = load()
    found = named(gazetteer, name)
    keys = formats.units(gazetteer, found[0])
    if others := [unit for unit in found if unit.key not in keys]:
        known = "; ".join(whole(gazetteer, unit) for unit in [found[0], *others][:3])
        raise Failure(f"{name!r}: nhiều đơn vị, nêu thêm cấp trên / several units, say what it lies in: {known}")
    return keys


@contextmanager
def _target(output: str, folder: bool) -> Iterator[BinaryIO | Path]:
    """Give a file, or a folder, that takes its place when all is written, and goes where something failed."""
    wanted = Path(output)
    if output == "-" or (wanted.exists() and not wanted.is_file()):  # a pipe, a device
        with click.open_file(output, "wb") as file:
            yield cast(BinaryIO, file)
        return
    wanted.parent.mkdir(parents=True, exist_ok=True)
    made = wanted.with_name(f".{wanted.name}-{secrets.token_hex(4)}")
    try:
        if folder:
            made.mkdir()
            yield made
        else:
            with made.open("xb") as file:
                yield file
        made.replace(wanted)
    finally:
        if folder:
            shutil.rmtree(made, ignore_errors=True)
        else:
            made.unlink(missing_ok=True)
