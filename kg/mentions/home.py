"""The place that a page is about."""

from __future__ import annotations

import operator
import re
from collections import Counter
from functools import cache, lru_cache
from itertools import accumulate

from kg.lexicon.places import load as load_places
from kg.mentions.scan import Scan
from kg.model import Place

_CODE = re.compile(r"\(([A-ZĐÀ-Ỹ]{2,5})\) ")


@cache
def _initials() -> dict[tuple[str, str], list[Place]]:
    """Return the districts by level and initials: ("quận", "NTL") → Nam Từ Liêm."""
    found: dict[tuple[str, str], list[Place]] = {}
    for place in load_places():
        if place.tier == 2 and not place.name.isdigit():
            letters = "".join(word[0] for word in place.name.split()).upper()
            found.setdefault((place.level, letters), []).append(place)
    return found


def _dateline(scan: Scan) -> Place | None:
    """Return the district whose initials open the lead, as district portals sign it: "(NTL) Sáng 23/6 …".

    Taken only where the page names its level and one district alone has these initials.
    """
    levels = Counter(level for _, level in scan.levels.values() if level in ("quận", "huyện", "thị xã"))
    for block in scan.document.blocks[:4]:
        match = _CODE.match(scan.document.text, block.span.start)
        if match and levels:
            level = min(levels, key=lambda key: (-levels[key], key))
            places = _initials().get((level, match[1]), [])
            if len(places) == 1:
                return places[0]
    return None


def home_of(scan: Scan) -> Place | None:
    """Return the place the page is about: the most named chain of units, the headline and lead counting more."""
    signed = _dateline(scan)
    if signed:
        return signed
    votes: Counter[str] = Counter()
    heads = [b.span.end for b in scan.document.blocks[:2]]
    limits = heads + [heads[-1] if heads else 0] * (2 - len(heads))
    for unit in scan.units.values():
        at = scan.words.starts[unit.start]
        weight = 4 if at < limits[0] else 2 if at < limits[1] else 1
        for key in _path(unit.place.key):
            votes[key] += weight
    if not votes:
        return None
    home = _best(votes, "")
    total = votes[home] if home else 0
    while home:
        inner = _best(votes, home + "/")
        if inner is None or votes[inner] * 2 < total:
            break
        home = inner
    return _get(scan, home) if home else None


@lru_cache(8192)
def _path(key: str) -> tuple[str, ...]:
    """Return the keys of a unit and of those it lies in, from the top."""
    return tuple("/".join(parts) for parts in accumulate(([part] for part in key.split("/")), operator.add))


def _best(votes: Counter[str], prefix: str) -> str | None:
    inner = [k for k in votes if k.startswith(prefix) and "/" not in k[len(prefix) :]]
    return min(inner, key=lambda k: (-votes[k], k)) if inner else None


def _get(scan: Scan, key: str) -> Place | None:
    if key in load_places():
        return load_places().get(key)
    return next((u.place for u in scan.units.values() if u.place.key == key), None)
