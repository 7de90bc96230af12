"""`kg same`, `kg different`, `kg judgements`: what people decide about identity."""

from __future__ import annotations

import getpass
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import click

from kg import judgements as kept
from kg.cli.base import Failure, Misuse, opened, store_option
from kg.cli.sides import side
from kg.judgements import Judgement, JudgementError, Verdict
from kg.pipeline import settle
from kg.resolve.candidates import KINDS
from kg.resolve.candidates import candidates as proposed
from kg.store import Store

_WHY = "Lý do, bằng lời của bạn / The reason, in your words."
_BY = "Người phán định / Who judges."


def _of_a_pair(command: Callable[..., None]) -> click.Command:
    """Make the command that judges two things A and B."""
    command = click.option("--by", metavar="NAME", envvar="KG_USER", show_envvar=True, help=_BY)(store_option(command))
    command = click.option("--why", required=True, metavar="TEXT", help=_WHY)(command)
    return click.command()(click.argument("left", metavar="A")(click.argument("right", metavar="B")(command)))


@_of_a_pair
def same(left: str, right: str, why: str, by: str | None, path: Path) -> None:
    """Phán định: A và B là một. A và B là tên, IRI, hoặc TÊN@TRANG: cái mà trang ấy gọi như vậy.

    Judge that A and B are one. Each is a name, an IRI, or NAME@PAGE for what that page calls so. The judgement
    outlives rebuilding; the graph is resolved anew at once.

    \b
      kg same "Lê Trung Kiên@d-02" "Lê Trung Kiên@d-10" --why "tiểu sử trên trang của thành phố"
    """
    _judge("same", left, right, why, by, path)


@_of_a_pair
def different(left: str, right: str, why: str, by: str | None, path: Path) -> None:
    """Phán định: A và B không phải là một, dù sau này có bằng chứng gì.

    Judge that A and B are not one, whatever is read later. What is one by now is parted by naming two of its
    mentions: NAME@PAGE, or the IRI of a mention.

    \b
      kg different "Nguyễn Văn Nam@trang-1" "Nguyễn Văn Nam@trang-2" --why "hai người trùng họ tên"
    """
    _judge("different", left, right, why, by, path)


@click.command()
@click.option(
    "--import",
    "table",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="CSV",
    help="Nhập các phán định / Take judgements in.",
)
@click.option("--withdraw", "gone", metavar="ID", help="Rút lại một phán định / Take a judgement back.")
@store_option
def judgements(table: Path | None, gone: str | None, path: Path) -> None:
    """Các phán định ở dạng CSV; nhập lại bằng --import.

    Print the judgements as CSV: verdict, both sides, why, by whom and when; the same file goes in with --import.

    \b
      kg judgements > judgements.csv
      kg judgements --import judgements.csv
    """
    with opened(path, write=table is not None or gone is not None) as store:
        if table is not None:
            _import(store, table)
        if gone is not None and not kept.withdraw(store, gone):
            raise Failure(f"không có phán định / no judgement {gone}")
        if table is not None or gone is not None:
            settle(store)
        else:
            click.echo(kept.to_csv(kept.judgements(store)), nl=False)


@click.command()
@click.option(
    "--kind", type=click.Choice(KINDS), metavar="KIND", help=f"{' | '.join(KINDS)}; không nêu: mọi loại / all."
)
@click.option("--limit", type=click.IntRange(1), default=10, show_default=True, metavar="N", help="Số cặp / Pairs.")
@store_option
def candidates(kind: str | None, limit: int, path: Path) -> None:
    """Những cặp cần phán định: có thể là một, có thể không; cặp đáng xem nhất trước, kèm câu chứng.

    The pairs of people, bodies, meetings, papers and projects that most need a judgement, the nearest to being joined
    first, each with the sentences of both sides. Answer with `kg same` or `kg different`.

    \b
      kg candidates --limit 3
      kg candidates --kind paper
    """
    with opened(path) as store:
        found = proposed(store, limit, KINDS if kind is None else (kind,))
    for candidate in found:
        click.echo(f"{candidate.kind}: {candidate.left.label} ? {candidate.right.label}")
        for one in (candidate.left, candidate.right):
            click.echo(f"  {one.iri}")
            for quote, page in one.proofs:
                click.echo(f"    “{quote}” · {page}")
    if not found:
        click.echo("kg: không có cặp nào / no pairs", err=True)


def _judge(verdict: Verdict, left: str, right: str, why: str, by: str | None, path: Path) -> None:
    if not why.strip():
        raise Misuse("--why: trống / empty")
    with opened(path, write=True) as store:
        if not store.settled:
            settle(store)  # what was stopped midway shows another world than the graph says
        (left_name, one), (right_name, other) = side(store, left, "A"), side(store, right, "B")
        if set(one) & set(other):
            hint = "A và B đang là một, hãy dùng TÊN@TRANG / A and B are one thing now, use NAME@PAGE"
            raise Failure(hint if verdict == "different" else "A và B đã là một / A and B are one already")
        now = kept.moment(datetime.now(UTC))
        judgement = Judgement(verdict, one, other, left_name, right_name, why, by or getpass.getuser(), now)
        kept.keep(store, [judgement])
        settle(store)
    mark = {"same": "=", "different": "≠"}.get(verdict, "?")
    click.echo(f"{left_name} {mark} {right_name} · {judgement.iri.rpartition('/')[2]}")


def _import(store: Store, table: Path) -> None:
    try:
        new = kept.keep(store, list(kept.from_csv(table.read_text(encoding="utf-8-sig"))))
    except (JudgementError, UnicodeDecodeError) as error:
        raise Failure(f"{table}: {error}") from None
    click.echo(f"{new} phán định mới / new judgements", err=True)
