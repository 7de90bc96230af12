"""`kg retract`, `kg correct`, `kg corrections`: what people take out or put right, kept and applied again."""

from __future__ import annotations

import csv
import getpass
import io
from datetime import UTC, datetime
from pathlib import Path

import click

from kg import corrections as kept
from kg import pipeline
from kg.cli.base import Failure, Misuse, opened, store_option
from kg.judgements import moment
from kg.vocab import ID

_WHY = "Lý do, bằng lời của bạn / The reason, in your words."
_BY = "Người đính chính / Who corrects."
_COLUMNS = ("id", "page", "corrects", "field", "value", "why", "by", "on")


@click.command()
@click.argument("things", nargs=-1, required=True, metavar="DOC|FACT…")
@click.option("--why", metavar="TEXT", help=_WHY + " Giữ lại và áp dụng mãi / Kept, and applied from then on.")
@click.option("--by", metavar="NAME", envvar="KG_USER", show_envvar=True, help=_BY)
@store_option
def retract(things: tuple[str, ...], why: str | None, by: str | None, path: Path) -> None:
    """Gỡ các trang (theo mã) hay dữ kiện (theo IRI) khỏi đồ thị; có --why thì không đọc lại nữa.

    Take pages, named by their ids, or facts, named by their IRIs (kg facts), out of the graph; what only they proved
    goes with them. With --why the reason is kept, and they stay out whenever pages are read again; a page retracted
    without one leaves no trace and may be read again. Of a page that could not be read, named by its id or by where it
    lies (kg coverage --failures), that is forgotten. Facts want a reason. Undo it with kg corrections --withdraw.

    \b
      kg retract d-03
      kg retract d-03 --why "trang giả mạo"
      kg retract https://w3id.org/quanhe/id/fact/0123456789abcdef0123 --why "đọc sai câu"
    """
    facts = [thing for thing in things if thing.startswith(ID)]
    if why is None and facts:
        raise Misuse("--why: dữ kiện chỉ gỡ có lý do / a fact is taken out for a reason only")
    _must_say(why)
    with opened(path, write=True) as store:
        if why is None:
            unknown = pipeline.retract(things, store)
        else:
            who, now = by or getpass.getuser(), moment(datetime.now(UTC))
            for fact in facts:
                kept.correct(store, fact, "", "", why, who, now)
            pages = [thing for thing in things if thing not in facts]
            unknown = [page for page in pages if not kept.take_out(store, page, why, who, now)]
            pipeline.settle(store)
    if unknown:
        raise Failure(f"không có trang / no page {', '.join(unknown)}")


@click.command()
@click.argument("fact", metavar="FACT")
@click.option("--set", "change", required=True, metavar="FIELD=VALUE", help="Trường và giá trị đúng / What is right.")
@click.option("--why", required=True, metavar="TEXT", help=_WHY)
@click.option("--by", metavar="NAME", envvar="KG_USER", show_envvar=True, help=_BY)
@store_option
def correct(fact: str, change: str, why: str, by: str | None, path: Path) -> None:
    """Sửa một giá trị của một dữ kiện (IRI của nó: kg facts); được áp dụng lại mỗi khi trang được đọc.

    Put one value of a fact right (its IRI: kg facts): status, from, to, role, event, date, part, type of figure,
    number, title, value, unit, period … The correction is kept with its reason and applied again whenever the page is
    read; the quote stays. The graph is resolved anew at once.

    \b
      kg correct https://w3id.org/quanhe/id/fact/0123456789abcdef0123 --set status=former --why "đã nghỉ hưu"
      kg correct https://w3id.org/quanhe/id/fact/0123456789abcdef0123 --set date=2022-12-11 --why "in nhầm ngày"
    """
    field, equals, value = change.partition("=")
    if not equals:
        raise Misuse("--set: FIELD=VALUE")
    _must_say(why)
    with opened(path, write=True) as store:
        now = moment(datetime.now(UTC))
        made = kept.correct(store, fact, field.strip(), value.strip(), why, by or getpass.getuser(), now)
        pipeline.settle(store)
    click.echo(f"{made.page}: {made.field} = {made.value} · {made.iri.rpartition('/')[2]}")


@click.command()
@click.option("--withdraw", "gone", metavar="ID", help="Rút một đính chính / Take a correction back.")
@store_option
def corrections(gone: str | None, path: Path) -> None:
    """Các đính chính ở dạng CSV: gỡ gì, sửa gì, vì sao, do ai, bao giờ.

    Print the corrections as CSV: what was taken out or put right, why, by whom and when. One that is withdrawn leaves
    no trace: a fact is again what it was, a page is read again by the next kg build.

    \b
      kg corrections > corrections.csv
      kg corrections --withdraw 0123456789abcdef0123
    """
    with opened(path, write=gone is not None) as store:
        if gone is None:
            out = io.StringIO()
            table = csv.writer(out, lineterminator="\n")
            table.writerow(_COLUMNS)
            for one in kept.corrections(store):
                about = (one.page, one.about, one.field, one.value, one.why, one.by, one.on)
                table.writerow([one.iri.rpartition("/")[2], *about])
            click.echo(out.getvalue(), nl=False)
            return
        if kept.withdraw(store, gone) is None:
            raise Failure(f"không có đính chính / no correction {gone}")
        pipeline.settle(store)


def _must_say(why: str | None) -> None:
    if why is not None and not why.strip():
        raise Misuse("--why: trống / empty")
