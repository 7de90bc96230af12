"""What `kg build --dask` and `--shards` add to a build; and `kg load`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg import pipeline
from kg.cli.base import Failure, Misuse, opened, store_option
from kg.cli.progress import Progress
from kg.cli.report import tell
from kg.store import Store

if TYPE_CHECKING:
    from kg.cluster import Cluster, Local

_NEEDS = ("distributed", "fsspec")


def must_be_installed() -> None:
    """Fail where the libraries of the extra are missing."""
    if lacking := [library for library in _NEEDS if find_spec(library) is None]:
        raise Failure(f"thiếu / missing {', '.join(lacking)}; cài / install: pip install 'quanhe[dask]'")


@dataclass(frozen=True, slots=True)
class Wanted:
    """Where a build shall read, and keep shards; both None for neither."""

    dask: str | None
    shards: str | None
    chunk: int
    jobs: int
    timeout: float
    again: bool


@contextmanager
def away(wanted: Wanted, progress: Progress) -> Iterator[Callable[[Store], pipeline.Reader | None]]:
    """Return what gives the reader of a build into a store, None where the build reads itself."""
    if wanted.dask is None and wanted.shards is None:
        yield lambda store: None
        return
    must_be_installed()
    from kg import cluster  # Dask takes long to import, and most builds do without

    def reader(store: Store) -> pipeline.Reader:
        if folder is None:
            return cluster.Plain(engine, wanted.chunk)
        made = pipeline.corrections_of(store)
        say, again = progress.say, wanted.again
        return cluster.Sharded(folder, engine, wanted.chunk, wanted.timeout, made, again=again, say=say)

    with _one_line():
        folder = None if wanted.shards is None else cluster.Folder(wanted.shards)
        with _engine(wanted, progress) as engine:
            yield reader


@contextmanager
def _one_line() -> Iterator[None]:
    """Say in one line what is wrong with a cluster or with shards."""
    from kg.cluster import ClusterError  # as above

    try:
        yield
    except ClusterError as error:
        raise Failure(str(error)) from None


@contextmanager
def _engine(wanted: Wanted, progress: Progress) -> Iterator[Cluster | Local]:
    """Return what reads chunks: a cluster, or processes here."""
    from kg import cluster  # as above

    if wanted.dask is None:
        with cluster.Local(wanted.jobs, wanted.timeout) as local:
            yield local
        return
    if wanted.dask != cluster.LOCAL and wanted.jobs > 1:
        raise Misuse("--jobs: chỉ dùng trên máy này, không với một scheduler / for this machine, not for a scheduler")
    jobs = wanted.jobs if wanted.jobs > 1 else cluster.processors()
    with cluster.Cluster(wanted.dask, wanted.timeout, jobs=jobs, say=progress.say) as there:
        yield there


@click.command()
@click.argument("folder", metavar="URL")
@store_option
def load(folder: str, path: Path) -> None:
    """Nạp các phần mà kg build --shards đã ghi ở URL vào đồ thị, rồi hợp nhất. Không đọc lại trang nào.

    Load the shards that `kg build --shards URL` wrote into the graph, then resolve: no page is read again, and the
    graph is the one that the build made. Checksums are verified; a damaged shard is named, left out, and the rest goes
    on. What people decided comes along, unless the graph has decided otherwise.

    \b
      kg load shards --store news
      kg load s3://archive/shards --store news
    """
    must_be_installed()
    from kg import cluster  # as above

    with _one_line(), opened(path, write=True, new=True) as store, Progress(None, shown=False) as progress:
        report = pipeline.load(
            cluster.read(cluster.Folder(folder), store),
            store,
            on_problem=lambda problem: progress.say(f"{problem.where}: {problem.what}: {problem.why}"),
        )
    tell(report, path)
