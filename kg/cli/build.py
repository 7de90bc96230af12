"""`kg build` and `kg retract`: the commands that change what pages say."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import click

from kg import pipeline
from kg.checks import errors
from kg.cli.base import opened, store_option
from kg.cli.progress import Progress


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCES…")
@store_option
@click.option(
    "--published",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    help="Ngày đăng của trang không ghi ngày / Day of publication of pages that state none.",
)
@click.option(
    "--jobs",
    type=click.IntRange(1),
    default=1,
    show_default=True,
    metavar="N",
    help="Số tiến trình đọc / Reading processes.",
)
@click.option(
    "--timeout",
    type=click.FloatRange(0.001),
    default=pipeline.TIMEOUT,
    show_default=True,
    metavar="SECONDS",
    help="Thời gian tối đa cho mỗi trang / Longest time for one page.",
)
@click.option("--again", is_flag=True, help="Đọc lại cả trang không đổi / Read unchanged pages again, too.")
def build(
    sources: tuple[str, ...], path: Path, published: datetime | None, jobs: int, timeout: float, again: bool
) -> None:
    """Đọc trang vào đồ thị: tệp .txt .html .jsonl .jsonl.gz, thư mục, hoặc - (stdin).

    Read pages into the graph: .txt .html .jsonl .jsonl.gz files, folders, or - for standard input. Reading a page
    again replaces what it said; one that has not changed since this version read it is left as it is. A page that
    cannot be read is reported on stderr and the rest goes on. Stopped at any moment, a build goes on where it was when
    the same command is given again.

    \b
      kg build examples/pages
      kg build news.jsonl.gz --jobs 4 --store news
      kg build tin-01.txt --published 2022-12-12
      curl -s https://… | kg build -
    """
    places = [source if source == "-" else Path(source) for source in sources]
    day = f"{published:%Y-%m-%d}" if published else None
    with opened(path, write=True, new=True) as store, _progress(places) as progress:
        report = pipeline.build(
            places,
            store,
            published=day,
            jobs=jobs,
            timeout=timeout,
            again=again,
            on_page=progress.step,
            on_problem=lambda problem: progress.say(f"{problem.where}: {problem.what}: {problem.why}"),
            on_stage=progress.note,
        )
    damage = errors(report.findings)
    for finding in damage:
        click.echo(f"kg: {finding}", err=True)
    if others := len(report.findings) - len(damage):
        click.echo(f"kg: {others} chỗ cần xem: kg check / to look at: kg check", err=True)
    if report.retracted:
        told = "trang đã gỡ có lý do, không đọc (kg corrections) / pages were taken out for a reason, not read"
        click.echo(f"kg: {report.retracted} {told}", err=True)
    if report.kept:
        click.echo(f"kg: {report.kept} trang không đổi, không đọc lại / unchanged, not read again", err=True)
    click.echo(
        f"{report.pages} trang, {report.facts} dữ kiện → {path} / {report.pages} pages, {report.facts} facts → {path}"
    )
    if report.problems or damage:
        raise click.exceptions.Exit(1)


def _progress(sources: Sequence[Path | str]) -> Progress:
    """Return the bar; only where it is seen are the pages counted beforehand, which standard input does not allow."""
    shown = sys.stderr.isatty()
    counted = shown and "-" not in sources
    return Progress(sum(1 for _ in pipeline.find(sources)) if counted else None, shown=shown)
