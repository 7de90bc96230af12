"""`kg diff` and `kg coverage`: what two graphs say differently, and how much one covers."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import click

from kg.cli.base import opened, store_option
from kg.coverage import BY
from kg.coverage import coverage as covered
from kg.diff import Difference, label, told
from kg.diff import diff as compare
from kg.failures import failures
from kg.news import feed

_FAILED = ("where", "page", "published", "publisher", "title", "url", "what", "why")


@click.command()
@click.argument("before", metavar="A", type=click.Path(path_type=Path))
@click.argument("after", metavar="B", type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(["text", "json", "atom"]), default="text", show_default=True)
@click.option("--address", default="", metavar="URL", help="Nơi sẽ đặt tệp Atom / Where the Atom feed will lie.")
def diff(before: Path, after: Path, form: str, address: str) -> None:
    """So hai đồ thị (hay bản sao) A và B: trang, dữ kiện, nhiệm kỳ nào mới, mất, đổi.

    Compare two graphs or backups A and B: pages that are new (+), gone (-) or changed (~), their facts, and the tenures
    that differ. Prints nothing where both say the same. As an Atom feed, each of these is an entry with the sentences
    that prove it and links to their pages, dated by them; --address gives the feed an id that stays.

    \b
      kg backup before && kg build news && kg diff before graph
      kg diff graph.old-1 graph --format json
      kg diff before graph --format atom --address https://example.org/moi.atom > moi.atom
    """
    with opened(before) as one, opened(after) as other:
        found = compare(one, other)
        news = feed(one, other, found, address, after.resolve().name) if form == "atom" else b""
    if form == "atom":
        click.echo(news, nl=False)
    elif form == "json":
        click.echo(json.dumps(found.json(), ensure_ascii=False, indent=1))
    else:
        _print(found)


def _print(found: Difference) -> None:
    for mark, pages in (("+", found.new), ("-", found.gone)):
        for page, title in pages:
            click.echo(f"{mark} trang / page {page}{': ' + title if title else ''}")
    for change in found.changed:
        text = ", nội dung khác / another text" if change.text else ""
        click.echo(f"~ trang / page {change.id}{': ' + change.title if change.title else ''}{text}")
        for mark, facts in (("+", change.new), ("-", change.gone)):
            for fact in facts:
                click.echo(f"  {mark} {label(fact)}")
    for one in found.tenures:
        mark = "~" if one.before and one.after else "+" if one.after else "-"
        click.echo(f"{mark} nhiệm kỳ / tenure {one.person}, {one.post}")
        for sign, holdings in (("-", one.before), ("+", one.after)):
            for held in holdings:
                if held not in (one.after if sign == "-" else one.before):
                    click.echo(f"  {sign} {told(held)}")


@click.command()
@click.option("--by", type=click.Choice(BY), default="month", show_default=True, help="Theo gì / By what.")
@click.option("--most", type=click.IntRange(1), default=1000, show_default=True, metavar="N", help="Số dòng / Rows.")
@click.option("--failures", "failed", is_flag=True, help="Trang nào không đọc được / Which pages could not be read.")
@store_option
def coverage(by: str, most: int, failed: bool, path: Path) -> None:
    """Đồ thị phủ đến đâu: số trang, dữ kiện, nguồn, trang hỏng theo tháng, nguồn, cơ quan hay nơi. Dạng CSV.

    How much the graph covers, as CSV: documents, facts, sources, the first and last day of publication and pages that
    could not be read, by month, publisher, body or place. Thin rows are where silence proves nothing. --failures lists
    the pages that could not be read: where they lie, what is wrong and why. Each stays until it is read, retracted (by
    its id or place) or no longer found where it was; of one that no table tells of, month and publisher are unknown.

    \b
      kg coverage
      kg coverage --by body --most 20
      kg coverage --failures
    """
    with opened(path) as store:
        rows: list[list[object]] = []
        if failed:
            rows = [[getattr(one, name) or "" for name in _FAILED] for one in failures(store)]
        else:
            for one in covered(store, by):
                counts = (one.documents, one.facts, one.sources)
                rows.append([one.name, *counts, one.first or "", one.last or "", one.failures])
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow(_FAILED if failed else [by, "documents", "facts", "sources", "first", "last", "failures"])
    table.writerows(rows[:most])
    click.echo(out.getvalue(), nl=False)
