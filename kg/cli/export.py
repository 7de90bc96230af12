"""`kg facts` and `kg export`: what the graph holds, for other programs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import BinaryIO

import click

from kg import export as formats
from kg import facts as flat
from kg.cli.base import Misuse, readable_option, reading
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


@click.command()
@readable_option
@click.option("--format", "name", type=click.Choice(list(formats.FORMATS)), default="nq", show_default=True)
@click.option(
    "-o",
    "--output",
    type=click.File("wb", lazy=True, atomic=True),
    default="-",
    metavar="FILE",
    help="Tệp ghi ra / File to write; - is stdout.  [default: -]",
)
@click.option(
    "--network",
    type=click.Choice(list(NETWORKS)),
    help="Mạng để ghi bằng gexf, graphml / Network to write as gexf or graphml.  [default: whole]",
)
def export(path: Path | str, name: str, output: BinaryIO, network: str | None) -> None:
    """Xuất cả đồ thị: nq (có thứ tự), trig, hoặc ttl (chỉ phần đã hợp nhất); mạng cho Gephi, yEd: gexf, graphml.

    Write the whole graph: nq (sorted, so equal graphs give equal files) or trig; ttl holds the resolved world alone.
    Write a network for Gephi, yEd and networkx: gexf or graphml, each link with its days, quotes and sources.

    \b
      kg export > graph.nq
      kg export --format ttl -o world.ttl
      kg export --format gexf --network people-people -o together.gexf
    """
    if network is not None and name not in formats.OF_NETWORKS:
        raise Misuse(f"--network: chỉ với / only with --format {', '.join(formats.OF_NETWORKS)}")
    with reading(path) as store:
        if name in formats.OF_NETWORKS:
            formats.write_network(store, output, name, network or "whole")
        else:
            formats.FORMATS[name](store, output)
