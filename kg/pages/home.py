"""The first page: what the graph covers, what can be asked, where to search."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from kg.failures import failures
from kg.pages.render import render
from kg.questions import Question, catalogue, coverage
from kg.store import Store

COUNTED = {
    "people": "foaf:Person", "bodies": "org:FormalOrganization", "tenures": "org:Membership", "meetings": "kg:Meeting",
    "papers": "eli:Work", "projects": "schema:Project", "indicators": "qb:Observation",
}  # fmt: skip
# Publishers with their documents, and how many of these are dated.
_SOURCES = """
SELECT ?publisher (COUNT(?doc) AS ?count) (COUNT(?day) AS ?dated) WHERE {
  GRAPH ?doc { ?doc dct:identifier ?id
    OPTIONAL { ?doc schema:publisher ?publisher } OPTIONAL { ?doc schema:datePublished ?day } }
} GROUP BY ?publisher ORDER BY DESC(?count) ?publisher"""
_PUBLISHERS = 12


@dataclass(frozen=True, slots=True)
class Covered:
    """How many documents the graph has, of which days, and the publishers with how many are theirs."""

    documents: int
    dated: int
    first: str | None
    last: str | None
    publishers: list[tuple[str, int]]


def home(store: Store, lang: str) -> str:
    """Return the first page."""
    counts = {name: _count(store, kind) for name, kind in COUNTED.items()}
    covered = _covered(store)
    named = covered.publishers[:_PUBLISHERS]
    return render(
        "home.html", lang, "/", counts=counts, covered=covered, publishers=named,
        more=len(covered.publishers) - len(named), groups=_groups(), failed=len(failures(store)),
    )  # fmt: skip


def _count(store: Store, kind: str) -> int:
    row = next(store.query(f"SELECT (COUNT(?thing) AS ?count) WHERE {{ ?thing a {kind} }}"))
    return int(getattr(row["count"], "value", "0"))


def _covered(store: Store) -> Covered:
    rows = [{name: getattr(term, "value", "") for name, term in row.items()} for row in store.query(_SOURCES)]
    days = coverage(store)
    return Covered(
        sum(int(row["count"]) for row in rows),
        sum(int(row["dated"]) for row in rows),
        days.earliest.isoformat() if days.earliest else None,
        days.latest.isoformat() if days.latest else None,
        [(row["publisher"], int(row["count"])) for row in rows if row.get("publisher")],
    )


def _groups() -> dict[str, list[Question]]:
    """Return the stored questions by their first tag."""
    groups: dict[str, list[Question]] = defaultdict(list)
    for question in catalogue():
        groups[question.tags[0] if question.tags else ""].append(question)
    return dict(sorted(groups.items()))
