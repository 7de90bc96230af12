"""How bodies stand to each other and what became of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pyoxigraph import Quad

from kg.resolve import changes, relations
from kg.resolve.bodies import Body
from kg.resolve.endings import endings
from kg.resolve.places import Units
from kg.resolve.standing import standings
from kg.tenure import Ending


@dataclass(frozen=True, slots=True)
class Order:
    """Relations of bodies, what became of them, and the ends, by IRI, of those that ended."""

    relations: list[relations.Relation]
    events: list[changes.Event]
    endings: dict[str, Ending]


def order(bodies: Iterable[Body], units: Units) -> Order:
    """Return how bodies stand to each other, and what became of them."""
    standing = standings(bodies, units)
    events = changes.events(standing, units)
    return Order(relations.relations(standing), events, endings(events))


def quads(known: Order) -> Iterator[Quad]:
    """Yield the relations and the changes."""
    yield from relations.quads(known.relations)
    yield from changes.quads(known.events)
