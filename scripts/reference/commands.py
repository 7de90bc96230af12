"""The reference of commands, as the commands themselves say."""

from __future__ import annotations

import click

from kg.cli import COMMANDS, EXIT_CODES, kg

WIDTH = 100


def page() -> str:
    """Return the page: of each command what `--help` prints."""
    parts = [
        "# Commands",
        "What `kg --help` and `kg COMMAND --help` print. `kg ask` has a command for each question:"
        " see [Questions](questions.md).",
        EXIT_CODES.replace(" · ", "  \n- ").replace("Exit codes: ", "Exit codes:\n\n- "),
    ]
    context = kg.make_context("kg", [], resilient_parsing=True, terminal_width=WIDTH)
    for name, (_, what) in COMMANDS.items():
        command = kg.get_command(context, name)
        assert command is not None
        parts += [f"## kg {name} {{#{name}}}", what, f"```text\n{_help(command, name, context)}\n```"]
    return "\n\n".join(parts) + "\n"


def _help(command: click.Command, name: str, parent: click.Context) -> str:
    with command.make_context(
        name, [], parent=parent, resilient_parsing=True, terminal_width=WIDTH, max_content_width=WIDTH
    ) as context:
        return command.get_help(context)
