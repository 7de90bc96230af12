"""`kg draw`: a page to look at."""

from __future__ import annotations

from pathlib import Path

import click

from kg import network
from kg.cli.base import Failure, readable_option, reading
from kg.questions import AmbiguousError, NotFoundError
from kg.questions.find import find
from kg.store import Readable
from kg.view import draw as page

_LIMIT = 300


@click.command()
@readable_option
@click.option(
    "--about",
    metavar="NAME",
    help="Người, cơ quan, cuộc họp, văn bản, dự án hay địa phương ở giữa / "
    "Person, body, meeting, paper, project or place in the middle; the whole graph if left out.",
)
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
    help="Số nút tối đa quanh NAME / Things at most around NAME.",
)
def draw(path: Path | str, about: str | None, output: Path, limit: int) -> None:
    """Vẽ mạng quanh một người, cơ quan, cuộc họp…: một trang HTML, xem không cần mạng.

    Draw what surrounds a person, body, meeting, paper, project or place, as one HTML page that needs no network.
    Every line on it opens its quote and source.

    \b
      kg draw --about "Phạm Văn Hà" -o page.html
      kg draw --about "UBND quận Ngô Quyền" --limit 100 -o page.html
    """
    with reading(path) as store:
        if about is None:
            graph, title, focus = network.whole(store), "quanhe", None
        else:
            focus, title = _thing(store, about)
            try:
                graph = network.about(store, focus, limit=limit)
            except KeyError:
                raise Failure(f"không vẽ được / cannot be drawn: {title} <{focus}>") from None
    output.write_text(page(graph, title=title, focus=focus), encoding="utf-8")
    click.echo(str(output))


def _thing(store: Readable, name: str) -> tuple[str, str]:
    """Return IRI and label of what `name` names."""
    try:
        _, reading = find(store, "node", name, "--about")
    except (NotFoundError, AmbiguousError) as error:
        raise Failure(str(error)) from None
    assert reading.iri is not None
    return reading.iri, reading.label
