"""`kg why`: what speaks for two people being one, and against."""

from __future__ import annotations

import math
from pathlib import Path

import click

from kg.cli.base import Failure, opened, store_option
from kg.cli.sides import side
from kg.resolve.why import Reason, Why
from kg.resolve.why import why as explained

_VERDICTS = {"one": "là một / one", "unsure": "chưa rõ / unsure", "apart": "hai người / two people"}


@click.command()
@click.argument("left", metavar="A")
@click.argument("right", metavar="B")
@store_option
def why(left: str, right: str, path: Path) -> None:
    """Vì sao A và B được coi là một người, hay hai: từng bằng chứng, với trọng số và câu trích.

    Show why A and B are held to be one person or two: each piece of evidence with its weight, and the sentences of both
    sides. Each is a name, an IRI, or NAME@PAGE for whom that page calls so.

    \b
      kg why "Lê Trung Kiên@d-02" "Lê Trung Kiên@d-10"
      kg why "Nguyễn Văn An" "Nguyễn Văn Ân"
    """
    with opened(path) as store:
        (left_name, one), (right_name, other) = side(store, left, "A"), side(store, right, "B")
        try:
            found = explained(store, one, other)
        except ValueError as error:
            raise Failure(f"không phải người / no person: {error}") from None
    click.echo(f"{left_name} ? {right_name}: {_VERDICTS[found.verdict]} · {_sum(found)}")
    for reason in found.reasons:
        click.echo(f"{_weight(reason.weight):>6}  {reason.vi} / {reason.en}")
        _proofs(reason)
    if found.through:
        click.echo(f"        qua các trang / through the pages {' → '.join(found.through)}")


def _sum(found: Why) -> str:
    if math.isinf(found.weight):
        return f"p = {found.probability:.2f}"
    return f"{found.weight:.1f} / cần, needed {found.needed:.1f} · p = {found.probability:.2f}"


def _weight(weight: float) -> str:
    if math.isinf(weight):
        return "+∞" if weight > 0 else "−∞"
    return f"{weight:+.1f}"


def _proofs(reason: Reason) -> None:
    for proofs in (reason.left, reason.right):
        for quote, page in proofs:
            click.echo(f"          “{quote}” · {page}")
