"""Administrative units as quads of graph `kg:places`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from pyoxigraph import NamedNode, Quad

from kg.graph.iris import place_iri
from kg.graph.parts import body_of, with_parts
from kg.graph.terms import LABEL, TYPE, Terms, code, day, integer, kg, node, words
from kg.model import Fact, IndicatorFact, Place, ProjectFact
from kg.vocab import PLACES


def place_keys(facts: Iterable[Fact]) -> set[str]:
    """Return the keys of the places that `facts` name, by themselves or as the place of a body."""
    keys: set[str] = set()
    for fact in with_parts(facts):
        body = body_of(fact)
        if body is not None and body.place is not None:
            keys.add(body.place)
        if isinstance(fact, ProjectFact):
            keys.update(place.key for place in fact.located_in)
        elif isinstance(fact, IndicatorFact) and isinstance(fact.area, Place):
            keys.add(fact.area.key)
    return keys


def place_quads(
    places: Iterable[Place],
    parents: Callable[[Place], Iterable[Place]],
    successors: Callable[[Place], Iterable[Place]] = lambda _: (),
    ground: Callable[[Place], str | None] = lambda _: None,
) -> Iterator[Quad]:
    """Yield `places`, what contains and what replaced them, and the law; each unit once, the same for any order."""
    graph = NamedNode(PLACES)
    known = {place.key: place for place in places}
    waiting = list(known.values())
    heirs: dict[str, list[str]] = {}
    while waiting:
        place = waiting.pop()
        replaced_by = tuple(successors(place))
        heirs[place.key] = sorted(heir.key for heir in replaced_by)
        for other in (*parents(place), *replaced_by):
            if other.key not in known:
                known[other.key] = other
                waiting.append(other)
    for key in sorted(known):
        for predicate, value in _unit(known[key], heirs[key], ground(known[key])):
            if value is not None:
                yield Quad(node(place_iri(key)), predicate, value, graph)


def _unit(place: Place, heirs: Iterable[str], law: str | None) -> Terms:
    return [
        (TYPE, kg("Place")),
        (LABEL, words(place.full)),
        (kg("key"), code(place.key)),
        (kg("level"), code(place.level)),
        (kg("tier"), integer(place.tier)),
        (kg("within"), None if place.parent is None else node(place_iri(place.parent))),
        (kg("validFrom"), day(place.valid_from)),
        (kg("validTo"), day(place.valid_to)),
        (kg("legalGround"), words(law)),
        *((kg("replacedBy"), node(place_iri(heir))) for heir in heirs),
    ]
