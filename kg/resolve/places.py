"""Places by IRI: which administrative units the graph needs, and in which province and district a unit lies."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import pyoxigraph as ox

from kg.graph import place_quads
from kg.lexicon.places import load
from kg.model import Place
from kg.vocab import mint


@cache
def _by_iri() -> dict[str, Place]:
    return {mint("place", place.key): place for place in load()}


def get(iri: str | None) -> Place | None:
    """Return the place with this IRI, None if there is no such unit."""
    return None if iri is None else _by_iri().get(iri)


def province(iri: str | None) -> str | None:
    """Return the key of the province that a place is or lies in."""
    place = get(iri)
    return None if place is None else load().province(place).key


def around(iri: str) -> tuple[str, ...]:
    """Return the keys of the district and the province that a place is or lies in."""
    place = get(iri)
    if place is None:
        return (iri,)
    return tuple(unit.key for unit in (place, *load().parents(place)) if unit.tier <= 2)


def quads(iris: Iterable[str]) -> Iterable[ox.Quad]:
    """Return the graph of these places, their parents and successors."""
    gazetteer = load()
    named = [place for iri in sorted(iris) if (place := get(iri)) is not None]
    return place_quads(named, gazetteer.parents, lambda place: [heir for heir, _ in gazetteer.successors(place)])
