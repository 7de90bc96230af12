"""The command `kg`: the only package that prints. Data on stdout, everything else on stderr.

A command's module is imported when the command runs, so that `kg --help` costs next to nothing.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence
from importlib import import_module

import click

from kg import __version__
from kg.cli.names import nearest

# command: (module in this package, what it does); the order is that of `kg --help`
COMMANDS = {
    "build": ("build", "Đọc trang vào đồ thị / Read pages into the graph"),
    "ask": ("ask", "Hỏi đồ thị / Ask the graph a question"),
    "serve": ("serve", "Mở trên trình duyệt, SPARQL và REST / Serve pages, SPARQL and REST on this machine"),
    "questions": ("ask", "Các câu hỏi có sẵn / List the questions that can be asked"),
    "facts": ("export", "Dữ kiện, mỗi dòng một JSON / Print the facts as JSON Lines"),
    "explain": ("explain", "Xem đọc được gì, theo quy tắc nào / Show what is read in a page, and by which rule"),
    "place": ("place", "Đơn vị hành chính xưa và nay / Look up administrative units, old and new"),
    "draw": ("draw", "Vẽ mạng quanh một người, cơ quan… / Draw what surrounds a person, body …"),
    "export": ("export", "Xuất cả đồ thị / Write the whole graph"),
    "check": ("check", "Kiểm tra đồ thị và trích dẫn / Check the graph and its quotes"),
    "same": ("judge", "Phán định: hai bên là một / Judge two things to be one"),
    "different": ("judge", "Phán định: hai bên không phải là một / Judge two things not to be one"),
    "candidates": ("judge", "Những cặp người cần phán định / Show pairs of people that need a judgement"),
    "why": ("why", "Vì sao là một người, hay hai / Show why two are held to be one person, or two"),
    "judgements": ("judge", "Các phán định, nhập, xuất, rút lại / List, import, export or withdraw judgements"),
    "reason": ("check", "Suy luận OWL / Run the OWL reasoner"),
    "diff": ("compare", "So hai đồ thị hay bản sao / Compare two graphs or backups"),
    "coverage": ("compare", "Đồ thị phủ đến đâu / Show how much the graph covers, by month, body, place"),
    "load": ("shards", "Nạp các phần của kg build --shards / Load the shards of kg build --shards"),
    "rebuild": ("care", "Dựng lại phần hợp nhất / Make the resolved part anew from what the pages say"),
    "backup": ("care", "Sao đồ thị, cả khi đang ghi / Copy the graph, also while it is written"),
    "restore": ("care", "Lấy lại từ bản sao / Bring the graph back from a backup"),
    "retract": ("correct", "Gỡ một trang hay dữ kiện khỏi đồ thị / Take a page or a fact out of the graph"),
    "correct": ("correct", "Sửa một giá trị đọc sai / Put right a value that was misread"),
    "corrections": ("correct", "Các đính chính, rút lại / List or withdraw corrections"),
}
EXIT_CODES = "Mã thoát / Exit codes: 0 ok · 1 some input failed or a check found something · 2 wrong usage"


class Commands(click.Group):
    """A group that knows its commands from COMMANDS and imports one when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the order of COMMANDS."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the command."""
        if cmd_name not in COMMANDS:
            return None
        command = getattr(import_module(f"kg.cli.{COMMANDS[cmd_name][0]}"), cmd_name)
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Name the nearest commands where there is none of the name given."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            raise click.UsageError(f"không có lệnh / no command {args[0]!r}{nearest(args[0], COMMANDS)}", ctx)
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; a closed pipe ends it quietly."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            # The reader has what it wanted (`| head`): no error. What is buffered must not be flushed at exit.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            ctx.exit(0)
        return result

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands without importing any."""
        with formatter.section("Lệnh / Commands"):
            formatter.write_dl([(name, what) for name, (_, what) in COMMANDS.items()])


@click.group(
    cls=Commands,
    epilog=EXIT_CODES,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="quanhe", message="%(prog)s %(version)s")
def kg() -> None:
    """Tin chính quyền địa phương thành đồ thị có dẫn chứng.

    Turn news pages of Vietnamese local government into a graph with evidence.

    \b
      kg build examples/pages
      kg ask who-held-post --body "UBND quận Ngô Quyền" --role "Chủ tịch"
      kg draw --about "Phạm Văn Hà" -o page.html
    """


def main(args: Sequence[str] | None = None) -> None:
    """Run the command line and exit: 0, 1 or 2 as EXIT_CODES says."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")  # whatever the locale, data is UTF-8
    try:
        code = kg.main(args, prog_name="kg", standalone_mode=False)
    except click.ClickException as error:
        _tell(error)
        code = error.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("kg: đã dừng / stopped", err=True)
        code = 1
    except OSError as error:  # a full disk, a file that cannot be written
        click.echo(f"kg: {error.filename or ''}{': ' if error.filename else ''}{error.strerror}", err=True)
        code = 1
    sys.exit(code if isinstance(code, int) else 0)


def _tell(error: click.ClickException) -> None:
    """Show an error in one line; of wrong usage, with where to read how it is used."""
    path = error.ctx.command_path if isinstance(error, click.UsageError) and error.ctx else None
    if path is None or isinstance(error, click.exceptions.NoArgsIsHelpError):
        error.show()
    else:
        click.echo(f"{path}: {error.format_message()} · xem / see `{path} --help`", err=True)
