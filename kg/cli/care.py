"""`kg rebuild`, `kg backup`, `kg restore`: what keeps a graph through a fault."""

from __future__ import annotations

from pathlib import Path

import click

from kg import backup as copies
from kg.cli.base import Failure, must_be_there, opened, store_option
from kg.pipeline import settle
from kg.store import StoreError


@click.command()
@store_option
def rebuild(path: Path) -> None:
    """Dựng lại phần hợp nhất từ đầu, từ những gì các trang nói, các phán định và ontology. Không đọc lại trang nào.

    Make the resolved world anew from what the pages say, the judgements and the ontology, and run the rules: after a
    command was stopped midway, or with a new version. No page is read again; what the pages say does not change.

    \b
      kg rebuild
      kg rebuild --store news
    """
    with opened(path, write=True) as store:
        settle(store, full=True)
        store.sweep()
        click.echo(f"{len(store)} quads → {path}")


@click.command()
@click.argument("target", metavar="DIR", type=click.Path(path_type=Path))
@store_option
def backup(target: Path, path: Path) -> None:
    """Sao đồ thị vào thư mục mới DIR, kể cả khi lệnh khác đang ghi. Bản sao cũng là một đồ thị.

    Copy the graph to the new folder DIR, also while another command writes to it. The copy is a graph itself: any
    command reads it with --store. On one disk both share what does not change, so name another disk to be safe from a
    broken one.

    \b
      kg backup /mnt/disk/graph-2024-05-01
      kg restore /mnt/disk/graph-2024-05-01
    """
    must_be_there(path)
    try:
        pages = copies.backup(path, target)
    except StoreError as error:
        raise Failure(str(error)) from None
    click.echo(f"{pages} trang / pages → {target}")


@click.command()
@click.argument("source", metavar="DIR", type=click.Path(path_type=Path))
@store_option
def restore(source: Path, path: Path) -> None:
    """Lấy lại đồ thị từ bản sao DIR; đồ thị đang có được cất sang bên, không mất.

    Bring the graph back from the backup DIR. The graph that is there is put aside, and nothing of it is lost; the
    backup stays as it is.

    \b
      kg restore /mnt/disk/graph-2024-05-01
      kg restore /mnt/disk/graph-2024-05-01 --store news
    """
    try:
        old = copies.restore(source, path)
    except StoreError as error:
        raise Failure(str(error)) from None
    with opened(path, write=True) as store:
        if not store.settled:
            settle(store)
        pages = len(store.documents())
    if old is not None:
        click.echo(f"kg: đồ thị cũ ở / the old graph lies in {old}", err=True)
    click.echo(f"{pages} trang / pages → {path}")
