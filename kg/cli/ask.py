"""`kg questions` and `kg ask`: every stored question is a command whose options are its parameters."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import click

from kg import questions as stored
from kg.cli.base import Failure, Misuse, readable_option, reading
from kg.cli.names import nearest
from kg.questions import no_evidence
from kg.questions.find import beginning
from kg.questions.parameters import missing
from kg.store import Store, StoreError, default_path

_WIDTH = 100  # columns of a table that goes to a file or a pipe
_FORMAT = click.option(
    "--format",
    "name",
    type=click.Choice(list(stored.FORMATS)),
    default="table",
    show_default=True,
    help="Dạng in / How to print the answer.",
)
_EXPLAIN = click.option(
    "--explain",
    is_flag=True,
    help="In câu SPARQL đã chạy, dán vào endpoint được / Print the SPARQL that was run, ready to be pasted.",
)


class Questions(click.Group):
    """The stored questions as commands."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the questions."""
        return [question.name for question in stored.catalogue()]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command that asks the question of that name."""
        return next((_command(q) for q in stored.catalogue() if q.name == cmd_name), None)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Name the nearest questions where there is none of the name given."""
        names = self.list_commands(ctx)
        if args[0] not in names and not args[0].startswith("-"):
            likely = nearest(args[0], names) or "; xem / see `kg questions`"
            raise Misuse(f"không có câu hỏi / no question {args[0]!r}{likely}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of questions in both languages."""
        with formatter.section("Câu hỏi / Questions"):
            formatter.write_dl([(q.name, f"{q.summary.vi} / {q.summary.en}") for q in stored.catalogue()])


@click.group(cls=Questions, subcommand_metavar="NAME [--PARAMETER VALUE]…")
def ask() -> None:
    """Hỏi đồ thị một câu có sẵn; mỗi câu trả lời kèm câu trích và trang nguồn.

    Ask a stored question; every row of the answer comes with the sentence that proves it and its page. Names may be
    abbreviated or written without marks; the answer says what was taken. Each question has its own --help.

    \b
      kg ask who-held-post --body "UBND quận Ngô Quyền" --role "Chủ tịch"
      kg ask who-held-post --body "UBND quận Ngô Quyền" --role "Chủ tịch" --on 2022-12-11 --format csv
      kg ask who-held-post --help

    Gợi ý trong shell / completion in the shell (names, options, values of the graph):

    \b
      eval "$(_KG_COMPLETE=bash_source kg)"     # bash; zsh_source, fish_source
    """


@click.command()
def questions() -> None:
    """Các câu hỏi có sẵn và tham số của chúng.

    List the stored questions with their parameters; those in brackets may be left out.

    \b
      kg questions
      kg ask who-held-post --help
    """
    for question in stored.catalogue():
        words = [f"--{p.name} …" if p.required else f"[--{p.name} …]" for p in question.parameters]
        click.echo(" ".join([question.name, *words]))
        click.echo(f"    {question.summary.vi}\n    {question.summary.en}")


def _command(question: stored.Question) -> click.Command:
    def run(path: Path | str, name: str, explain: bool, **given: str | None) -> None:
        _ask(path, name, question, _complete(question, given), explain)

    command = click.command(question.name, help=_help(question))(run)
    command.params = [_option(parameter) for parameter in question.parameters]
    return _FORMAT(_EXPLAIN(readable_option(command)))


def _option(parameter: stored.Parameter) -> click.Option:
    return click.Option(
        [f"--{parameter.name}", f"given_{parameter.name}"],
        type=click.Choice(parameter.choices) if parameter.choices else str,
        metavar=None if parameter.choices else parameter.type.upper(),
        help=f"{'[bắt buộc / required] ' if parameter.required else ''}vd. / e.g. {parameter.example}",
        shell_complete=_completion(parameter) if parameter.finds else None,
    )


def _complete(question: stored.Question, given: dict[str, str | None]) -> dict[str, str | None]:
    """Return what is given for each parameter; what must be given and is not, a person at a terminal is asked for."""
    values = {parameter.name: given[f"given_{parameter.name}"] for parameter in question.parameters}
    lacking = missing(question, values)
    if lacking and not (sys.stdin.isatty() and sys.stderr.isatty()):
        examples = ", ".join(f'--{p.name} "{p.example}"' for p in lacking)
        raise Misuse(f"{question.name}: thiếu / missing; ví dụ / for example: {examples}")
    for parameter in lacking:
        values[parameter.name] = click.prompt(f"{parameter.name} (vd. / e.g. {parameter.example})", err=True)
    return values


def _completion(parameter: stored.Parameter) -> Callable[[click.Context, click.Parameter, str], list[str]]:
    """Return what completes the value of a text parameter in a shell: names of the graph that begin with it."""

    def complete(ctx: click.Context, _: click.Parameter, text: str) -> list[str]:
        path = Path(ctx.params.get("path") or default_path())
        try:
            with Store.open(path, read_only=True) as store:
                return beginning(store, parameter.finds or "thing", text)
        except StoreError:  # a shell that completes has nowhere to print why not
            return []

    return complete


def _help(question: stored.Question) -> str:
    example = " ".join(f'--{p.name} "{p.example}"' for p in question.parameters if p.required)
    said = [question.summary, *([question.description] if question.description else [])]
    return "\n\n".join([*(words for both in said for words in both), f"\b\n  kg ask {question.name} {example}"])


def _ask(path: Path | str, name: str, question: stored.Question, given: dict[str, str | None], explain: bool) -> None:
    with reading(path) as store:
        try:
            answer = stored.ask(store, question.name, **given)
        except stored.QuestionError as error:
            _fail(error)
    if explain:
        click.echo(answer.sparql, nl=not answer.sparql.endswith("\n"))
        return
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else _WIDTH
    click.echo(stored.FORMATS[name](answer, width), nl=False)
    if name in ("csv", "ndjson", "ttl"):  # they have rows alone; the rest is told beside them
        for parameter, taken in answer.took.items():
            if taken.label != taken.asked:
                click.echo(f"{parameter}: {taken.asked} → {taken.label}", err=True)
        if answer.coverage is not None:
            click.echo(no_evidence(answer.coverage), err=True)


def _fail(error: stored.QuestionError) -> NoReturn:
    """End with what is wrong: usage where the question is asked wrongly, a failure where the graph lacks the thing."""
    lacking = isinstance(error, stored.NotFoundError | stored.AmbiguousError)
    raise (Failure if lacking else Misuse)(str(error))
