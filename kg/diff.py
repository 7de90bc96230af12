"""What two graphs say differently: pages, facts and tenures that are new, gone or changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from kg.facts import KINDS, facts
from kg.store import BOUNDS, Source, Store, value
from kg.vocab import KG, PROV

_TENURES = """
SELECT ?tenure ?person ?post ?status ?startEarliest ?startLatest ?endEarliest ?endLatest WHERE {
  ?tenure a org:Membership ; org:member ?who ; kg:post ?office ; kg:status ?status .
  ?who skos:prefLabel ?person . ?office skos:prefLabel ?post .
  OPTIONAL { ?tenure kg:startEarliest ?startEarliest } OPTIONAL { ?tenure kg:startLatest ?startLatest }
  OPTIONAL { ?tenure kg:endEarliest ?endEarliest } OPTIONAL { ?tenure kg:endLatest ?endLatest }
}"""
Fact = dict[str, Any]
Held = tuple[str | None, ...]  # status, then the bounds


@dataclass(frozen=True, slots=True)
class PageChange:
    """A page of both graphs that does not say the same: is its text another, which facts came and went."""

    id: str
    title: str | None
    text: bool
    new: list[Fact]
    gone: list[Fact]


@dataclass(frozen=True, slots=True)
class TenureChange:
    """The tenures of one person in one post, with status and bounds, in both graphs; [] where there is none."""

    person: str
    post: str
    before: list[Held]
    after: list[Held]


@dataclass(frozen=True, slots=True)
class Difference:
    """What is new in the second graph, what is gone, and what changed."""

    new: list[tuple[str, str | None]]  # id and title of pages
    gone: list[tuple[str, str | None]]
    changed: list[PageChange]
    tenures: list[TenureChange]

    @property
    def empty(self) -> bool:
        """Say whether both graphs say the same."""
        return not (self.new or self.gone or self.changed or self.tenures)

    def json(self) -> dict[str, Any]:
        """Return the difference in plain values."""
        pages = {name: [{"id": id_, "title": title} for id_, title in getattr(self, name)] for name in ("new", "gone")}
        return {
            "pages": {**pages, "changed": [asdict(change) for change in self.changed]},
            "tenures": [
                {
                    "person": one.person,
                    "post": one.post,
                    **{name: [_held(held) for held in getattr(one, name)] for name in ("before", "after")},
                }
                for one in self.tenures
            ],
        }


def diff(before: Store, after: Store) -> Difference:
    """Return what `after` says otherwise than `before`; a pure function of both graphs, in order of ids and names."""
    old, new = ({source.id: source for source in store.documents()} for store in (before, after))
    said, says = (_sums(store) for store in (before, after))
    changed = []
    for page in sorted(old.keys() & new.keys()):
        one, other = old[page], new[page]
        if said[one.iri] != says[other.iri]:
            went, came = _apart(list(facts(before, page)), list(facts(after, page)))
            changed.append(PageChange(page, other.title, one.sha256 != other.sha256, came, went))
    held, holds = (_tenures(store) for store in (before, after))
    tenures = [
        TenureChange(*key, held.get(key, []), holds.get(key, []))
        for key in sorted(held.keys() | holds.keys())
        if held.get(key) != holds.get(key)
    ]
    return Difference(_named(new, old), _named(old, new), changed, tenures)


def label(fact: Fact) -> str:
    """Return a fact in one line: its kind and what the page states."""
    return f"{fact['kind']}: {' · '.join(str(fact[name]) for name in KINDS[fact['kind']] if fact[name] is not None)}"


def told(held: Held) -> str:
    """Return a tenure in one line: its status and what bounds its start and end."""
    status, *days = (part or "…" for part in held)
    return f"{status}: từ / since {days[0]}–{days[1]}, đến / until {days[2]}–{days[3]}"


def _named(of: dict[str, Source], other: Iterable[str]) -> list[tuple[str, str | None]]:
    return [(page, of[page].title) for page in sorted(of.keys() - set(other))]


def _sums(store: Store) -> dict[str, int]:
    """Return a sum over what each graph says, whatever the order and whichever version read it."""
    sums: dict[str, int] = defaultdict(int)
    for quad in store.quads():
        if quad.predicate.value not in (PROV + "wasGeneratedBy", KG + "reader"):
            sums[str(getattr(quad.graph_name, "value", ""))] += hash(str(quad.triple))
    return sums


def _apart(went: list[Fact], came: list[Fact]) -> tuple[list[Fact], list[Fact]]:
    """Return the facts that only one side states; where a fact stands is no matter."""
    gone, new = ({label(fact) for fact in side} for side in (went, came))
    return [fact for fact in went if label(fact) not in new], [fact for fact in came if label(fact) not in gone]


def _tenures(store: Store) -> dict[tuple[str, str], list[Held]]:
    """Return, by the names of person and post, the tenures: names stay when IRIs do not."""
    found: dict[tuple[str, str], list[Held]] = defaultdict(list)
    for row in store.query(_TENURES):
        bounds = (value(row[name]) if name in row else None for name in BOUNDS)
        found[value(row["person"]), value(row["post"])].append((value(row["status"]), *bounds))
    return {key: sorted(held, key=str) for key, held in found.items()}


def _held(held: Held) -> dict[str, str | None]:
    return dict(zip(("status", *BOUNDS), held, strict=True))
