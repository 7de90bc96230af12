"""What the commands share: the option `--store`, opening it, and errors of one line."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import click

from kg.store import Store, StoreError

Command = TypeVar("Command", bound=Callable[..., Any])


class Failure(click.ClickException):
    """Something is wrong that the user can mend; shown in one line. Exit code 1."""

    def show(self, file: Any = None) -> None:
        """Print the line."""
        click.echo(f"kg: {self.format_message()}", file=file, err=file is None)


class Misuse(Failure):
    """The command was called wrongly. Exit code 2."""

    exit_code = 2


def store_option(command: Command) -> Command:
    """Add `--store` to a command."""
    return click.option(
        "--store",
        "path",
        type=click.Path(path_type=Path),
        envvar="KG_STORE",
        default=Path("graph"),
        show_default=True,
        show_envvar=True,
        metavar="DIR",
        help="Thư mục đồ thị / Folder of the graph.",
    )(command)


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
        with Store.open(path, read_only=not write) as store:
            yield store
    except StoreError as error:
        raise Failure(str(error)) from None
