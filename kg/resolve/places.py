"""The administrative units that documents name: in which district and province each lies, and their graph."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from functools import cache

import pyoxigraph as ox

from kg.graph import place_quads
from kg.lexicon.places import LEVELS, load
from kg.model import Place

_COMMUNES = ("phường", "xã", "thị trấn", "đặc khu")


class Units:
    """Places by IRI. A unit that the gazetteer lacks, one merged away long ago, is described by its key alone."""

    def __init__(self, keys: Mapping[str, str]) -> None:
        gazetteer = load()
        self._units = {iri: gazetteer.get(key) if key in gazetteer else _unlisted(key) for iri, key in keys.items()}

    def get(self, iri: str | None) -> Place | None:
        """Return the place with this IRI, None if no document gives its key."""
        return None if iri is None else self._units.get(iri)

    def province(self, iri: str | None) -> str | None:
        """Return the key of the province that a place is or lies in."""
        unit = self.get(iri)
        return None if unit is None else unit.key.partition("/")[0]

    def around(self, iri: str) -> tuple[str, ...]:
        """Return the keys of the district and the province that a place is or lies in."""
        unit = self.get(iri)
        return () if unit is None else tuple(place.key for place in (unit, *_above(unit)) if place.tier <= 2)

    def lineage(self, iri: str | None) -> str:
        """Return what a unit has in common with those that it alone whole became under its name: a town made a city."""
        unit = self.get(iri)
        return "" if unit is None else _lineage(unit)

    def versions(self, iri: str | None) -> tuple[Place, ...]:
        """Return the units that are one by `lineage`, the town and the city that it became, in order of their keys."""
        unit = self.get(iri)
        return () if unit is None else _versions(unit)

    def last(self, iri: str | None) -> Place | None:
        """Return the version of a unit that ended last, or did not end."""
        return max(self.versions(iri), key=lambda place: place.valid_to or "9999", default=None)

    def heirs(self, unit: Place) -> tuple[str, ...]:
        """Return the lineages of the units of the same tier that took `unit` over, whole or in part."""
        return tuple(sorted({_lineage(heir) for heir in _after(unit) if heir.tier == unit.tier}))

    def quads(self) -> Iterable[ox.Quad]:
        """Return the graph of the units, their parents and successors."""
        return place_quads([unit for _, unit in sorted(self._units.items())], _above, _after, _ground)


def _above(place: Place) -> list[Place]:
    """Return the units that a place lies in, from the nearest to the top."""
    gazetteer = load()
    if place.key in gazetteer:
        return gazetteer.parents(place)
    parent = gazetteer.get(place.parent) if place.parent else None
    return [parent, *gazetteer.parents(parent)] if parent else []


def _after(place: Place) -> list[Place]:
    """Return the units that took the place of one."""
    gazetteer = load()
    return [heir for heir, _ in gazetteer.successors(place)] if place.key in gazetteer else []


def _ground(place: Place) -> str | None:
    gazetteer = load()
    return gazetteer.ground(place) if place.key in gazetteer else None


@cache
def _lineage(unit: Place) -> str:
    """Return the key of the last unit of one name and tier that took over `unit` alone, within the like of its own."""
    unit = _last(unit)
    above = _above(unit)
    return f"{_lineage(above[0])}/{unit.full}" if above else unit.full


@cache
def _last(unit: Place) -> Place:
    seen = {unit.key}
    while heir := next((h for h in _whole(unit) if h.name == unit.name and h.tier == unit.tier), None):
        if heir.key in seen:
            break
        seen.add(heir.key)
        unit = heir
    return unit


@cache
def _versions(unit: Place) -> tuple[Place, ...]:
    found = {unit.key: unit}
    waiting = [unit]
    while waiting:
        one = waiting.pop()
        for other in (*_whole(one), *_whole_before(one)):
            if other.key not in found and (other.name, other.tier) == (unit.name, unit.tier):
                found[other.key] = other
                waiting.append(other)
    return tuple(place for _, place in sorted(found.items()) if _lineage(place) == _lineage(unit))


def lineage_above(unit: Place) -> str | None:
    """Return the lineage of the unit right above, None at the top."""
    above = _above(unit)
    return _lineage(above[0]) if above else None


def _whole_before(unit: Place) -> list[Place]:
    gazetteer = load()
    if unit.key not in gazetteer or _merged(unit):
        return []
    return [old for old, share in gazetteer.predecessors(unit) if share == "all"]


def _whole(unit: Place) -> list[Place]:
    gazetteer = load()
    heirs = gazetteer.successors(unit) if unit.key in gazetteer else []
    return [heir for heir, share in heirs if share == "all" and not _merged(heir)]


@cache
def _merged(unit: Place) -> bool:
    """Tell whether a district or a commune was made of several: it is a new one, also under the name of one of them.

    Each commune of 1 July 2025 got organs of its own, those of the old ones ended (Law 72/2025/QH15 on the Organisation
    of Local Government). A province that took another in goes on.
    """
    before = {old.key for old, _ in load().predecessors(unit) if old.tier == unit.tier and _lasted(old, unit)}
    return unit.tier > 1 and len(before) > 1


def _lasted(old: Place, heir: Place) -> bool:
    """Tell whether a unit lasted until its heir began."""
    return old.valid_to is None or heir.valid_from is None or old.valid_to >= _day_before(heir.valid_from)


def _day_before(day: str) -> str:
    return (date.fromisoformat(day) - timedelta(1)).isoformat()


def _unlisted(key: str) -> Place:
    """Return the unit that `key` spells: its level, its name and what it lies in."""
    parent, _, full = key.rpartition("/")
    level = next((level for level in LEVELS if full.startswith(level + " ")), "")
    tier = 3 if level in _COMMUNES else key.count("/") + 1
    return Place(key, level, full.removeprefix(level).strip(), full, tier, parent if parent in load() else None)
