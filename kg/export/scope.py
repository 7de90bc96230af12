"""What part of the graph an export takes in: a place with all in it, what pages told since a day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import pyoxigraph as ox

from kg.lexicon.places import Gazetteer
from kg.model import Place
from kg.store import Readable
from kg.vocab import DCT, KG, ORG, PROV, SCHEMA, mint

_WORLD = ox.DefaultGraph()
_DERIVED = PROV + "wasDerivedFrom"
_EVIDENCE = KG + "evidence"
# What lies in a place, and what belongs to what lies there: properties that lead to it.
_IN_PLACE = (DCT + "spatial", KG + "locatedIn", KG + "area")
_BELONGS = (
    ORG + "organization", ORG + "postIn", KG + "heldBy", KG + "issuer", KG + "body", KG + "area", KG + "actor",
    KG + "post", KG + "meeting", KG + "paper", KG + "subject", KG + "object", PROV + "specializationOf",
    ORG + "originalOrganization", ORG + "resultingOrganization",
)  # fmt: skip
# What a statement cannot be understood without: properties that lead there.
_NEEDS = {
    ORG + "member", KG + "person", KG + "post", ORG + "organization", ORG + "postIn", KG + "heldBy", KG + "issuer",
    KG + "body", KG + "actor", KG + "meeting", KG + "paper", KG + "inCapacity", KG + "inTerm", KG + "area",
    KG + "subject", KG + "object", PROV + "specializationOf",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Scope:
    """What to take in: things of these places (keys; None: of all) that pages published on `since` or after tell of."""

    places: frozenset[str] | None = None
    since: str | None = None  # ISO day
    name: str = ""  # of the place, as asked for

    def __bool__(self) -> bool:
        return self.places is not None or self.since is not None

    def __str__(self) -> str:
        return " · ".join(filter(None, (self.name, self.since and f"từ / since {self.since}")))


@dataclass(frozen=True, slots=True)
class Selection:
    """The things of the resolved world (IRIs) that are asked for, and those they cannot be understood without."""

    core: set[str] = field(default_factory=set)
    context: set[str] = field(default_factory=set)

    def __contains__(self, iri: str) -> bool:
        return iri in self.core or iri in self.context


def units(gazetteer: Gazetteer, unit: Place) -> frozenset[str]:
    """Return the keys of a unit, of all units within it and of what these became and came from, whole or in part.

    What it took over whole lies in it with all that lay there; of what it became, the unit alone.
    """
    found: dict[str, Place] = {}
    waiting = [unit]
    while waiting:
        here = waiting.pop()
        if here.key not in found:
            found[here.key] = here
            waiting += gazetteer.children(here)
            waiting += [old for old, share in gazetteer.predecessors(here) if share == "all"]
    parts = [old for place in found.values() for old, _ in gazetteer.predecessors(place)]
    later = dict[str, Place]()
    waiting = list(found.values())
    while waiting:
        for heir, _ in gazetteer.successors(waiting.pop()):
            if heir.key not in later:
                later[heir.key] = heir
                waiting.append(heir)
    return frozenset(found) | {place.key for place in parts} | later.keys()


def select(store: Readable, scope: Scope) -> Selection:
    """Return what a scope takes in. Memory grows with that, not with the graph."""
    core = None if scope.places is None else _of_places(store, scope.places)
    if scope.since is not None:
        told = _told_since(store, scope.since)
        core = told if core is None else core & told
    found = Selection(core or set())
    waiting = list(found.core)
    while waiting:
        for iri in _needed(store, waiting.pop()):
            if iri not in found:
                found.context.add(iri)
                waiting.append(iri)
    return found


def _of_places(store: Readable, keys: Iterable[str]) -> set[str]:
    """Return what lies in places, and all statements about it: not the people, who may be of many places."""
    found: set[str] = set()
    waiting = [iri for key in keys for iri in _leading(store, mint("place", key), _IN_PLACE)]
    while waiting:
        iri = waiting.pop()
        if iri not in found:
            found.add(iri)
            waiting += _leading(store, iri, _BELONGS)
    return found


def _leading(store: Readable, iri: str, properties: Iterable[str]) -> Iterator[str]:
    for name in properties:
        for quad in store.pattern(None, name, iri, _WORLD):
            if isinstance(quad.subject, ox.NamedNode):
                yield quad.subject.value


def _told_since(store: Readable, day: str) -> set[str]:
    """Return the things that a page published on `day` or after tells of."""
    found: set[str] = set()
    for dated in store.pattern(None, SCHEMA + "datePublished"):
        if isinstance(dated.object, ox.Literal) and dated.object.value[:10] >= day:
            for proved in store.pattern(None, _EVIDENCE, None, dated.graph_name):
                assert isinstance(proved.subject, ox.NamedNode)
                fact = proved.subject.value
                found.update(_leading(store, fact, (_DERIVED,)))
                if next(store.pattern(fact, None, None, _WORLD), None) is not None:
                    found.add(fact)
    return found


def _needed(store: Readable, iri: str) -> Iterator[str]:
    for quad in store.pattern(iri, None, None, _WORLD):
        if quad.predicate.value in _NEEDS and isinstance(quad.object, ox.NamedNode):
            yield quad.object.value
