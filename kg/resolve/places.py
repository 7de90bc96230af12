"""Places by IRI: which administrative units the graph needs, and in which province and district a unit lies."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

import pyoxigraph as ox

from kg.graph import place_quads
from kg.lexicon.places import LEVELS, load
from kg.model import Place
from kg.vocab import mint

_COMMUNES = ("phường", "xã", "thị trấn", "đặc khu")


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


def quads(keys: Mapping[str, str]) -> Iterable[ox.Quad]:
    """Return the graph of the places with these keys by IRI, their parents and successors.

    A unit that the gazetteer lacks, one merged away long ago, is described by its key alone.
    """
    gazetteer = load()
    named = [get(iri) or _unlisted(key) for iri, key in sorted(keys.items())]

    def parents(place: Place) -> list[Place]:
        if place.key in gazetteer:
            return gazetteer.parents(place)
        above = gazetteer.get(place.parent) if place.parent else None
        return [above, *gazetteer.parents(above)] if above else []

    def successors(place: Place) -> list[Place]:
        return [heir for heir, _ in gazetteer.successors(place)] if place.key in gazetteer else []

    return place_quads(named, parents, successors)


def _unlisted(key: str) -> Place:
    """Return the unit that `key` spells: its level, its name and what it lies in."""
    parent, _, full = key.rpartition("/")
    level = next((level for level in LEVELS if full.startswith(level + " ")), "")
    tier = 3 if level in _COMMUNES else key.count("/") + 1
    return Place(key, level, full.removeprefix(level).strip(), full, tier, parent if parent in load() else None)
