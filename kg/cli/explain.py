"""`kg explain`: what is read in a page, and by which rule."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import click

from kg.documents import Problem, read
from kg.explain import Explained
from kg.explain import explain as explained
from kg.explain.page import page
from kg.explain.terminal import lines
from kg.extract import extract
from kg.mentions import find


@click.command()
@click.argument("source", metavar="FILE")
@click.option("--html", is_flag=True, help="Trang HTML thay vì chữ / An HTML page instead of text.")
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Tệp ghi ra / File to write.  [default: stdout]",
)
@click.option(
    "--rule",
    default="",
    metavar="RULE",
    help="Chỉ dữ kiện do quy tắc này đọc / Only facts read by this rule or its family: role.guessed, role.",
)
@click.option(
    "--published",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    help="Ngày đăng của trang không ghi ngày / Day of publication of pages that state none.",
)
def explain(source: str, html: bool, output: Path | None, rule: str, published: datetime | None) -> None:
    """Xem máy đọc được gì trong một trang, theo quy tắc nào: để tìm lỗi của quy tắc.

    Show what is read in a page: its paragraphs with people, offices, bodies, places, dates, meetings and papers
    marked, and below each the facts it gave, with their rule, confidence and quote. Nothing is stored.

    \b
      kg explain examples/pages/d-03.txt
      kg explain examples/pages/d-03.txt --rule role.guessed
      kg explain examples/pages/d-03.txt --html -o page.html
    """
    problems: list[Problem] = []
    documents = _read(source, rule, f"{published:%Y-%m-%d}" if published else None, problems)
    if html:
        read_ones = list(documents)
        text = page(read_ones) if read_ones else ""
    elif output:
        text = "\n".join(_shown(document, colour=False) for document in documents)
    else:
        text = ""
        for n, document in enumerate(documents):
            colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
            click.echo(("\n" if n else "") + _shown(document, colour=colour), nl=False, color=colour)
    if text and output:
        output.write_text(text, encoding="utf-8")
        click.echo(str(output))
    elif text:
        click.echo(text, nl=False)
    if problems:
        raise click.exceptions.Exit(1)


def _shown(document: Explained, *, colour: bool) -> str:
    return "".join(f"{line}\n" for line in lines(document, colour=colour))


def _read(source: str, rule: str, published: str | None, problems: list[Problem]) -> Iterator[Explained]:
    """Yield each page of `source` as it is read; report what cannot be read and keep it in `problems`."""
    for found in read(source if source == "-" else Path(source), published=published):
        if isinstance(found, Problem):
            click.echo(f"{found.where}: {found.what}: {found.why}", err=True)
            problems.append(found)
        else:
            reading = find(found)
            yield explained(reading, extract(reading), rule)
