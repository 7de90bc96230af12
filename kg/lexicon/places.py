"""The administrative units of Viet Nam before and after July 2025: by key, by name, by parent."""

from __future__ import annotations

import functools
import re
from collections.abc import Collection, Iterator
from datetime import date, timedelta
from importlib import resources

from kg.model import Place

REFORM = "2025-07-01"  # the first day without districts, with a third of the communes (Nghị quyết số 203/2025/QH15)

LEVELS = ("thành phố", "tỉnh", "quận", "huyện", "thị xã", "thị trấn", "phường", "xã", "đặc khu")
_SHORT = {
    "tp": "thành phố",
    "t.p": "thành phố",
    "tx": "thị xã",
    "t.x": "thị xã",
    "tt": "thị trấn",
    "q": "quận",
    "h": "huyện",
    "p": "phường",
    "x": "xã",
    "t": "tỉnh",
    "huyện đảo": "huyện",
    "thành phố đảo": "thành phố",
}
_PREFIX = re.compile(
    rf"(?P<level>huyện đảo|thành phố đảo|{'|'.join(LEVELS)}) +(?P<name>\S.*)"
    r"|(?P<short>t\.?p|t\.?x|tt)(?:\. ?| )(?P<rest>\S.*)"
    r"|(?P<letter>[qphxt])\. ?(?P<end>\S.*)"
)
_ZERO = re.compile(r"0\d")


def level_of(word: str) -> str | None:
    """Return the level that a folded level word or abbreviation means: "tp", "q." and "huyện đảo" too."""
    word = word.rstrip(". ")
    return word if word in LEVELS else _SHORT.get(word)


class Gazetteer:
    """All units by key and by folded name; places are made when they are asked for."""

    def __init__(self, tables: list[str], aliases: str, grounds: str = "") -> None:
        self._grounds: dict[tuple[str, str, str], str] = {}  # province or "*", tier, day → the law
        for line in grounds.splitlines()[1:]:
            province, tier, day, law = line.split(",", 3)
            self._grounds[province, tier, day] = law
        self._rows: dict[str, str] = {}
        self._names: dict[str, list[str]] = {}
        self._made: dict[str, Place] = {}
        self._children: dict[str, list[str]] = {}
        self._before: dict[str, list[tuple[str, str]]] = {}
        self._asked: dict[tuple[str, str | None], list[Place]] = {}  # answers of `named` to names of the tables
        for table in tables:
            for line in table.splitlines()[1:]:
                key, row = line.split(",", 1)
                self._rows[key] = row
        for key, row in self._rows.items():
            _, name, rest = row.split(",", 2)
            self._names.setdefault(name.lower(), []).append(key)
            if rest[-1] != ",":  # spellings
                for spelling in rest[rest.rindex(",") + 1 :].split("|"):
                    self._names.setdefault(spelling.lower(), []).append(key)
        for line in aliases.splitlines()[1:]:
            alias, keys = line.split(",", 1)
            self._names.setdefault(alias, []).extend(keys.split("|"))

    def __contains__(self, key: str) -> bool:
        return key in self._rows

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[Place]:
        return map(self.get, self._rows)

    def get(self, key: str) -> Place:
        """Return the place with `key`; KeyError if there is none."""
        place = self._made.get(key)
        if place is None:
            level, name, tier, parent, start, end, _ = self._rows[key].split(",", 6)
            full = f"{level} {name}"
            place = Place(key, level, name, full, int(tier), parent or None, start or None, end or None)
            self._made[key] = place
        return place

    def named(self, text: str, level: str | None = None) -> list[Place]:
        """Return the places that folded `text` names, the highest first.

        `text` is a name ("ngô quyền"), an alias ("tphcm") or a name with its level, in full or short
        ("quận ngô quyền", "tp. thanh hóa", "huyện đảo lý sơn"); `level` asks for that level only.
        """
        asked = self._asked.get((text, level))
        if asked is not None:
            return [*asked]
        if level is None and (m := _PREFIX.fullmatch(text)):
            word = m["level"] or m["short"] or m["letter"]
            stated = self.named(m["name"] or m["rest"] or m["end"], level_of(word))
            if stated:
                return stated
        if _ZERO.fullmatch(text):
            text = text[1:]
        found = self._asked.get((text, level))
        if found is None:
            places = map(self.get, set(self._names.get(text, ())))
            found = sorted((p for p in places if level in (None, p.level)), key=lambda p: (p.tier, p.key))
            if found:
                self._asked[text, level] = found
        return [*found]

    def names(self) -> Iterator[tuple[str, list[Place]]]:
        """Give every folded name and alias without its level, but no mere numbers, with its places."""
        return ((name, self.named(name)) for name in self.bare_names())

    def bare_names(self) -> Collection[str]:
        """Return the names of `names` alone, without making the places: for an automaton."""
        return [name for name in self._names if not name.isdigit()]

    def parents(self, place: Place) -> list[Place]:
        """Return the units that `place` lies in, from the nearest to the top."""
        found = []
        while place.parent:
            place = self.get(place.parent)
            found.append(place)
        return found

    def above(self, place: Place) -> list[Place]:
        """Return the units that `place` lies in, also where it is not in the tables: "xã Vàm Láng, huyện Gò Công"."""
        if place.key in self or place.parent is None or place.parent not in self:
            return self.parents(place) if place.key in self else []
        parent = self.get(place.parent)
        return [parent, *self.parents(parent)]

    def province(self, place: Place) -> Place:
        """Return the province that `place` is or lies in."""
        return self.get(place.key.split("/", 1)[0])

    def children(self, place: Place) -> list[Place]:
        """Return the units right under `place`, of all times, in order of their keys."""
        if not self._children:
            for key in sorted(self._rows):
                self._children.setdefault(key.rpartition("/")[0], []).append(key)
        return [self.get(key) for key in self._children.get(place.key, ())]

    def successors(self, place: Place) -> list[tuple[Place, str]]:
        """Return what took the place of `place`, each with the share of it that went there: all or part."""
        column = self._rows[place.key].split(",", 7)[6]
        pairs = (entry.partition("=") for entry in column.split("|") if entry)
        return [(self.get(key), share or "all") for key, _, share in pairs]

    def predecessors(self, place: Place) -> list[tuple[Place, str]]:
        """Return what `place` took over, each with the share of it that came here: all or part."""
        if not self._before:
            for key, row in sorted(self._rows.items()):
                column = row.split(",", 7)[6]
                for entry in filter(None, column.split("|")):
                    heir, _, share = entry.partition("=")
                    self._before.setdefault(heir, []).append((key, share or "all"))
        return [(self.get(key), share) for key, share in self._before.get(place.key, ())]

    def as_of(self, text: str, day: str | None) -> list[Place]:
        """Return what a key, or a (folded) name, meant on the ISO date `day`, the highest first.

        A unit of that name and the day is the answer; where there is none, what units of that name became by then, or
        came from: "Ngô Quyền" on a day of 2026 is the wards that took it over. None asks for units of any day.
        """
        named = [self.get(text)] if text in self else self.named(text)
        found = [place for place in named if self.valid(place, day)]
        if found or day is None:
            return found
        reached: dict[str, Place] = {}
        for place in named:
            later = (place.valid_to or "9999") < day
            for other in self._trail(place, later=later):
                if self.valid(other, day):
                    reached[other.key] = other
        return sorted(reached.values(), key=lambda place: (place.tier, place.key))

    def ground(self, place: Place) -> str | None:
        """Return the law by which `place` came to be as it is or ended, None where the table knows none."""
        province = self.province(place).key
        if place.valid_to:
            day, heirs = _next(place.valid_to), [heir for heir, _ in self.successors(place)]
            province = self.province(heirs[0]).key if heirs else province
        elif place.valid_from:
            day = place.valid_from
        else:  # a province that took others in
            ends = {old.valid_to for old, _ in self.predecessors(place) if old.valid_to and old.tier == place.tier}
            day = _next(max(ends)) if ends else ""
        tier = str(place.tier)
        return self._grounds.get((province, tier, day)) or self._grounds.get(("*", tier, day))

    def _trail(self, place: Place, *, later: bool) -> Iterator[Place]:
        """Yield what `place` became, or came from, in any number of steps."""
        step = self.successors if later else self.predecessors
        waiting, seen = [place], {place.key}
        while waiting:
            for other, _ in step(waiting.pop()):
                if other.key not in seen:
                    seen.add(other.key)
                    waiting.append(other)
                    yield other

    def valid(self, place: Place, day: str | None) -> bool:
        """Tell whether `place` existed on the ISO date `day`, or can have: bounds are wide; None is any day."""
        return day is None or (place.valid_from or "") <= day <= (place.valid_to or "9999")


@functools.cache
def load() -> Gazetteer:
    """Return the gazetteer of the package's tables; rows of places_more.csv replace those of places.csv."""
    folder = resources.files(__package__)
    names = ("places", "places_more", "place_aliases", "place_grounds")
    places, more, aliases, grounds = ((folder / f"{name}.csv").read_text(encoding="utf-8") for name in names)
    return Gazetteer([places, more], aliases, grounds)


def _next(day: str) -> str:
    return (date.fromisoformat(day) + timedelta(1)).isoformat()
