"""`kg draw`: a page to look at."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

import click

from kg import network
from kg.cli.base import Failure, Misuse, readable_option, reading
from kg.network.answers import answered
from kg.questions import AmbiguousError, NotFoundError, QuestionError, ask
from kg.questions.find import find
from kg.store import Readable
from kg.view import draw as page
from kg.view.layout import Graph

_LIMIT = 300
_MORE = 4  # times the limit is in the file, to be opened from there


class _Picture(NamedTuple):
    graph: Graph
    title: str
    focus: str | None = None
    path: list[str] | None = None


@click.command(context_settings={"ignore_unknown_options": True})
@readable_option
@click.option(
    "--about",
    metavar="NAME",
    help="Người, cơ quan, cuộc họp, văn bản, dự án hay địa phương ở giữa / "
    "Person, body, meeting, paper, project or place in the middle.",
)
@click.option(
    "--question",
    metavar="NAME",
    help="Câu trả lời của một câu hỏi có sẵn, kèm tham số / The answer to a stored question, with its parameters.",
)
@click.option(
    "--path",
    "ends",
    nargs=2,
    metavar="A B",
    help="Các đường ngắn nhất giữa hai đối tượng / The shortest ways between two things.",
)
@click.option("--place", metavar="NAME", help="Một địa phương và mọi thứ ở đó / A place and all that is there.")
@click.option("--all", "whole", is_flag=True, help="Cả đồ thị (mặc định) / The whole graph (the default).")
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    required=True,
    metavar="FILE",
    help="Trang HTML ghi ra / HTML page to write.",
)
@click.option(
    "--limit",
    type=click.IntRange(1),
    default=_LIMIT,
    show_default=True,
    metavar="N",
    help="Số nút tối đa quanh NAME lúc mở trang / Things around NAME at most when the page opens.",
)
@click.argument("parameters", nargs=-1, type=click.UNPROCESSED, metavar="[--PARAMETER VALUE]…")
def draw(
    path: Path | str,
    about: str | None,
    question: str | None,
    ends: tuple[str, str] | None,
    place: str | None,
    whole: bool,
    output: Path,
    limit: int,
    parameters: tuple[str, ...],
) -> None:
    """Vẽ mạng quanh một người, cơ quan, cuộc họp…: một trang HTML, xem không cần mạng.

    Draw what surrounds a person, body, meeting, paper, project or place, the answer to a question, the ways between
    two things, or everything, as one HTML page that needs no network. Every line on it opens its quote and source.

    \b
      kg draw --about "Phạm Văn Hà" -o page.html
      kg draw --place "quận Ngô Quyền" --limit 100 -o page.html
      kg draw --path "Phạm Văn Hà" "cầu Rào 1" -o page.html
      kg draw --question who-held-post --body "UBND quận Ngô Quyền" --role "Chủ tịch" -o page.html
    """
    if sum(map(bool, (about, question, ends, place, whole))) > 1:
        raise Misuse("chỉ chọn một / choose one of: --about --question --path --place --all")
    if parameters and not question:
        raise Misuse(f"không hiểu / not understood: {' '.join(parameters)}; xem / see `kg draw --help`")
    with reading(path) as store:
        if name := about or place:
            made = _around(store, name, "node" if about else "place", limit)
        elif question or ends:
            name, given = (question, _pairs(parameters)) if question else ("shortest-path", _ends(ends))
            made = _answer(store, str(name), given)
        else:
            made = _Picture(network.whole(store), "quanhe")
    html = page(made.graph, title=made.title, focus=made.focus, path=made.path or (), most=limit)
    output.write_text(html, encoding="utf-8")
    click.echo(str(output))


def _around(store: Readable, name: str, kind: str, limit: int) -> _Picture:
    """Return what surrounds what `name` names."""
    try:
        _, taken = find(store, kind, name, "--about" if kind == "node" else "--place")
    except (NotFoundError, AmbiguousError) as error:
        raise Failure(str(error)) from None
    assert taken.iri is not None
    try:
        return _Picture(network.about(store, taken.iri, limit=limit * _MORE), taken.label, taken.iri)
    except KeyError:
        raise Failure(f"không vẽ được / cannot be drawn: {taken.label} <{taken.iri}>") from None


def _answer(store: Readable, name: str, given: dict[str, Any]) -> _Picture:
    """Return the things of an answer with what links them."""
    try:
        answer = ask(store, name, **given)
    except QuestionError as error:
        raise Failure(str(error)) from None
    graph, focus, path = answered(store, answer)
    taken = [reading.label for reading in answer.took.values()]
    if answer.question.steps and not path:
        raise Failure(f"không có đường nào / there is no way: {' → '.join(taken)}")
    if not graph:
        raise Failure(f"câu trả lời không có gì để vẽ / nothing in the answer can be drawn: {name}")
    title = " → ".join(taken) if path else f"{answer.question.summary.vi} {'; '.join(taken)}".strip()
    return _Picture(graph, title, focus, path)


def _ends(ends: tuple[str, str] | None) -> dict[str, Any]:
    return dict(zip(("from", "to"), ends or (), strict=False))


def _pairs(words: tuple[str, ...]) -> dict[str, str]:
    """Return the parameters of a question from `--name value` and `--name=value`."""
    given, rest = dict[str, str](), list(words)
    while rest:
        name, equals, value = rest.pop(0).partition("=")
        if not name.startswith("--") or not (equals or rest):
            raise Misuse(f"--question: thiếu giá trị / a value is missing: {name}")
        given[name.removeprefix("--")] = value if equals else rest.pop(0)
    return given
