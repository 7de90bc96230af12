"""What people decided about identity: which things are the same, which are not; kept in graph `kg:judgements`.

A judgement names what it is about by the mentions that documents make (local IRIs), which do not change when things
are joined or parted: so it survives rebuilding, and a mention that comes back finds it again.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal as OneOf
from typing import get_args

import pyoxigraph as ox

from kg.store import Store
from kg.vocab import ID, JUDGEMENTS, KG, RDF, XSD, mint

Verdict = OneOf["same", "different", "unsure"]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
COLUMNS = ("verdict", "left", "left_name", "right", "right_name", "why", "by", "on")
_GRAPH = ox.NamedNode(JUDGEMENTS)


class JudgementError(ValueError):
    """A table of judgements cannot be read; the message is one line for the user."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """One decision on two sides, mentions (IRIs), `on` an xsd:dateTime. Of two on one pair the later holds."""

    verdict: Verdict
    left: tuple[str, ...]
    right: tuple[str, ...]
    left_name: str
    right_name: str
    why: str
    by: str
    on: str

    @property
    def iri(self) -> str:
        """Return the same IRI for the same two sides, whichever is named first and whatever is decided."""
        return mint("judgement", *sorted((" ".join(sorted(self.left)), " ".join(sorted(self.right)))))


def judgements(store: Store) -> list[Judgement]:
    """Return every judgement, the earliest first."""
    values: dict[str, dict[str, list[str]]] = {}
    for quad in store.quads(JUDGEMENTS):
        subject, value = quad.subject, quad.object
        assert isinstance(subject, ox.NamedNode)
        assert isinstance(value, ox.NamedNode | ox.Literal)
        values.setdefault(subject.value, {}).setdefault(quad.predicate.value.removeprefix(KG), []).append(value.value)
    return sorted(map(_judgement, values.values()), key=_order)


def keep(store: Store, new: Iterable[Judgement]) -> int:
    """Add judgements to the graph, in one step, and return how many were new; of one pair the latest stays."""
    known = {judgement.iri: judgement for judgement in judgements(store)}
    before = set(known.values())
    for judgement in new:
        known[judgement.iri] = max(judgement, known.get(judgement.iri, judgement), key=_order)
    _write(store, known.values())
    return len(set(known.values()) - before)


def withdraw(store: Store, iri: str) -> bool:
    """Take a judgement back, and say whether there was one with this IRI, or the hash that ends it."""
    known = judgements(store)
    left = [judgement for judgement in known if judgement.iri not in (iri, f"{ID}judgement/{iri}")]
    _write(store, left)
    return len(left) < len(known)


def to_csv(known: Iterable[Judgement]) -> str:
    """Return judgements as CSV with the columns COLUMNS; mentions of one side are parted by spaces."""
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow(COLUMNS)
    for j in known:
        table.writerow([j.verdict, " ".join(j.left), j.left_name, " ".join(j.right), j.right_name, j.why, j.by, j.on])
    return out.getvalue()


def from_csv(text: str) -> Iterator[Judgement]:
    """Yield the judgements of a table that `to_csv` wrote, or a person; JudgementError says which line is wrong."""
    rows = csv.DictReader(io.StringIO(text))
    if set(COLUMNS) - set(rows.fieldnames or ()):
        missing = ", ".join(name for name in COLUMNS if name not in (rows.fieldnames or ()))
        raise JudgementError(f"thiếu cột / columns missing: {missing}")
    for row in rows:
        verdict = next((known for known in VERDICTS if known == row["verdict"]), None)
        left, right = (tuple(sorted(set((row[side] or "").split()))) for side in ("left", "right"))
        if verdict is None or None in row.values():
            raise JudgementError(f"dòng / line {rows.line_num}: verdict {row['verdict']!r} ({' | '.join(VERDICTS)})")
        if not left or not right or not all(iri.startswith(ID) for iri in (*left, *right)):
            raise JudgementError(f"dòng / line {rows.line_num}: left, right: {ID}… cách nhau bằng dấu cách / by spaces")
        try:
            on = moment(datetime.fromisoformat(row["on"]))
        except ValueError:
            raise JudgementError(f"dòng / line {rows.line_num}: on {row['on']!r} (2024-12-31T08:00:00Z)") from None
        yield Judgement(verdict, left, right, row["left_name"], row["right_name"], row["why"], row["by"], on)


def moment(at: datetime) -> str:
    """Return a moment as xsd:dateTime in UTC, to the second; one without a zone is taken to be in UTC."""
    zoned = at if at.tzinfo else at.replace(tzinfo=UTC)
    return zoned.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _write(store: Store, known: Iterable[Judgement]) -> None:
    store.replace_graph(JUDGEMENTS, [quad for judgement in known for quad in _quads(judgement)])


def _order(judgement: Judgement) -> tuple[str, str]:
    return judgement.on, judgement.iri


def _judgement(values: dict[str, list[str]]) -> Judgement:
    verdict = next(known for known in VERDICTS if known == values["verdict"][0])
    names = (values[name][0] for name in ("leftName", "rightName", "why", "judgedBy", "judgedOn"))
    return Judgement(verdict, tuple(sorted(values["left"])), tuple(sorted(values["right"])), *names)


def _quads(judgement: Judgement) -> Iterator[ox.Quad]:
    subject = ox.NamedNode(judgement.iri)
    said: list[tuple[str, ox.NamedNode | ox.Literal]] = [
        (RDF + "type", ox.NamedNode(KG + "Judgement")),
        (KG + "verdict", ox.Literal(judgement.verdict)),
        *((KG + "left", ox.NamedNode(iri)) for iri in judgement.left),
        *((KG + "right", ox.NamedNode(iri)) for iri in judgement.right),
        (KG + "leftName", ox.Literal(judgement.left_name)),
        (KG + "rightName", ox.Literal(judgement.right_name)),
        (KG + "why", ox.Literal(judgement.why)),
        (KG + "judgedBy", ox.Literal(judgement.by)),
        (KG + "judgedOn", ox.Literal(judgement.on, datatype=ox.NamedNode(XSD + "dateTime"))),
    ]
    for predicate, value in said:
        yield ox.Quad(subject, ox.NamedNode(predicate), value, _GRAPH)
