"""The units in which a work lies, each with those above it; of namesakes the one in the province that is told."""

from __future__ import annotations

from collections.abc import Iterable

from kg.language.normal import fold
from kg.lexicon.places import load as load_places
from kg.model import Place

COMMUNE = 3  # the tier


def chain(places: Iterable[Place]) -> tuple[Place, ...]:
    """Return `places` and the units above them, the smallest first."""
    found: dict[str, Place] = {}
    gazetteer = load_places()
    for place in places:
        for unit in (place, *gazetteer.above(place)):
            found.setdefault(unit.key, unit)
    return tuple(sorted(found.values(), key=lambda p: -p.tier))


def settled(places: list[Place], home: Place | None) -> list[Place]:
    """Return `places` where every commune lies in the province of the district told with it, else of `home`.

    A commune may be told by a level that it had: "xã Phước Tân, TP Biên Hòa" is now a phường, and other provinces
    have a xã Phước Tân.
    """
    over = min(places, key=lambda p: p.tier, default=None)
    told = over is not None and over.tier < COMMUNE
    ground = over if told else home
    if ground is None or all(p.tier < COMMUNE or p.province == ground.province for p in places):
        return places
    out = []
    for place in places:
        if place.tier < COMMUNE or place.province == ground.province:
            out.append(place)
            continue
        namesake = _namesake(place, ground)
        if namesake or not told:
            out.append(namesake or place)
    return out


def _namesake(place: Place, ground: Place) -> Place | None:
    """Return the commune of the same name in the province of `ground`, in it if it is a district."""
    gazetteer = load_places()
    alike = [p for p in gazetteer.named(fold(place.name)) if p.tier == COMMUNE and p.province == ground.province]
    inside = [p for p in alike if any(above.key == ground.key for above in gazetteer.parents(p))]
    return min(inside or alike, key=lambda p: p.valid_from or "", default=None)
