"""What the commands share: the option `--store`, opening it, and errors of one line."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any, TypeVar

import click

from kg.backup import attending
from kg.folder import failed
from kg.remote import Remote, RemoteError, is_endpoint
from kg.store import Readable, Store, StoreBusyError, StoreError

Command = TypeVar("Command", bound=Callable[..., Any])


class Failure(click.ClickException):
    """Something is wrong that the user can mend; shown in one line. Exit code 1."""

    def show(self, file: Any = None) -> None:
        """Print the line."""
        click.echo(f"kg: {self.format_message()}", file=file, err=file is None)


class Misuse(Failure):
    """The command was called wrongly. Exit code 2."""

    exit_code = 2


class Where(click.ParamType[Path | str]):
    """Where a graph is: a folder, as a Path, or, if `remote`, the address of a SPARQL endpoint, as a str."""

    name = "where"

    def __init__(self, remote: bool) -> None:
        self._remote = remote

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Path | str:
        """Take a folder or an address; refuse an address where only a folder will do."""
        if not is_endpoint(str(value)):
            return Path(str(value))
        if not self._remote:
            self.fail("lệnh này cần thư mục, không phải địa chỉ / this command needs a folder, not an address")
        return str(value)


def store_option(command: Command) -> Command:
    """Add `--store`, a folder, to a command."""
    return _store("DIR", "Thư mục đồ thị / Folder of the graph.", remote=False)(command)


def readable_option(command: Command) -> Command:
    """Add `--store`, a folder or the address of a SPARQL endpoint, to a command that only reads."""
    help_ = "Thư mục đồ thị, hoặc địa chỉ SPARQL / Folder of the graph, or address of a SPARQL 1.1 endpoint."
    return _store("DIR|URL", help_, remote=True)(command)


def _store(metavar: str, help_: str, *, remote: bool) -> Callable[[Command], Command]:
    return click.option(
        "--store",
        "path",
        type=Where(remote),
        envvar="KG_STORE",
        default=Path("graph"),
        show_default=True,
        show_envvar=True,
        metavar=metavar,
        help=help_,
    )


def must_be_there(path: Path) -> None:
    """Fail where there is no graph yet."""
    if not path.is_dir():
        raise Misuse(f"{path}: chưa có đồ thị, chạy `kg build` trước / no graph here, run `kg build` first")


@contextmanager
def opened(path: Path, *, write: bool = False, new: bool = False) -> Iterator[Store]:
    """Open the store for a command, `new` if it may be made; where that or a write fails, say why in one line."""
    if not new:
        must_be_there(path)
    try:
        if not write:
            _recover(path)
        with Store.open(path, read_only=not write) as store, attending(store) if write else nullcontext():
            yield store
    except StoreError as error:
        raise Failure(str(error)) from None
    except OSError as error:
        if error.errno is not None:  # of another file
            raise
        raise Failure(str(failed(path, error))) from None


def _recover(path: Path) -> None:
    """Finish what an earlier command left, stopped midway, unless that command, or another, is still at work."""
    with Store.open(path, read_only=True) as store:
        if store.settled:
            return
    from kg.pipeline import settle  # what reads and resolves takes long to import, and is rarely wanted here

    try:
        with Store.open(path) as store:
            told = (
                "lệnh trước dừng giữa chừng, đang làm nốt / an earlier command was stopped midway, finishing its work"
            )
            click.echo(f"kg: {told}", err=True)
            settle(store)
    except StoreBusyError:
        click.echo(f"kg: {path}: đang được ghi, có thể thiếu / being written: something may be missing", err=True)
    except StoreError as error:
        click.echo(f"kg: {error}", err=True)


@contextmanager
def reading(where: Path | str) -> Iterator[Readable]:
    """Open a graph for a command that only reads, in a folder or behind an endpoint."""
    if isinstance(where, Path):
        with opened(where) as store:
            yield store
        return
    try:
        with Remote.open(where) as remote:
            yield remote
    except RemoteError as error:
        raise Failure(str(error)) from None
