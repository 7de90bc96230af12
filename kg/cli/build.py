"""`kg build` and `kg retract`: the commands that change what pages say."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import click

from kg import pipeline
from kg.cli.base import opened, store_option
from kg.cli.progress import Progress
from kg.cli.report import tell
from kg.cli.shards import Wanted, away


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
@click.option(
    "--dask",
    metavar="ADDRESS",
    help="Đọc trên cụm Dask (tcp://máy:8786), hay local / Read on a Dask cluster; local: processes of this machine.",
)
@click.option(
    "--shards",
    metavar="URL",
    help="Giữ N-Quads từng phần và danh mục ở đây / Keep N-Quads shards and a manifest here: a folder, s3://….",
)
@click.option(
    "--chunk",
    type=click.IntRange(1),
    default=200,
    show_default=True,
    metavar="N",
    help="Số trang mỗi phần / Pages of a chunk and of its shard.",
)
def build(
    sources: tuple[str, ...],
    path: Path,
    published: datetime | None,
    jobs: int,
    timeout: float,
    again: bool,
    dask: str | None,
    shards: str | None,
    chunk: int,
) -> None:
    """Đọc trang vào đồ thị: tệp .txt .html .jsonl .jsonl.gz, thư mục, hoặc - (stdin).

    Read pages into the graph: .txt .html .jsonl .jsonl.gz files, folders, or - for standard input. Reading a page
    again replaces what it said; one that has not changed since this version read it is left as it is. A page that
    cannot be read is reported on stderr and the rest goes on. Stopped at any moment, a build goes on where it was when
    the same command is given again. --dask and --shards: docs/scale.md.

    \b
      kg build examples/pages
      kg build news.jsonl.gz --jobs 4 --store news
      kg build tin-01.txt --published 2022-12-12
      kg build news.jsonl.gz --dask tcp://10.0.0.5:8786 --shards s3://archive/shards
      curl -s https://… | kg build -
    """
    places = [source if source == "-" else Path(source) for source in sources]
    day = f"{published:%Y-%m-%d}" if published else None
    wanted = Wanted(dask, shards, chunk, jobs, timeout, again)
    with (
        _progress(places) as progress,
        away(wanted, progress) as reading,
        opened(path, write=True, new=True) as store,
    ):
        reader = reading(store)
        report = pipeline.build(
            places,
            store,
            published=day,
            jobs=jobs,
            timeout=timeout,
            again=again,
            reader=reader,
            on_page=progress.step,
            on_problem=lambda problem: progress.say(f"{problem.where}: {problem.what}: {problem.why}"),
            on_stage=progress.note,
        )
    tell(report, path)


def _progress(sources: Sequence[Path | str]) -> Progress:
    """Return the bar; only where it is seen are the pages counted beforehand, which standard input does not allow."""
    shown = sys.stderr.isatty()
    counted = shown and "-" not in sources
    return Progress(sum(1 for _ in pipeline.find(sources)) if counted else None, shown=shown)
