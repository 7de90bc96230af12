"""Which bodies the law renamed, merged or ended, and which live and die with their unit (changes.toml), compiled."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from kg.lexicon import LexiconError, table
from kg.model import Place

_NEEDED = {"name", "from", "to", "earliest", "latest", "law", "vi", "example", "counterexample"}
_MORE = {"rest", "tiers", "levels", "provinces", "not_provinces"}


@dataclass(frozen=True, slots=True)
class Change:
    """One change of bodies; names are folded and without their unit."""

    name: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    rest: re.Pattern[str] | None
    tiers: frozenset[int]
    levels: frozenset[str]
    provinces: frozenset[str]
    not_provinces: frozenset[str]
    earliest: str  # bounds of the first day of the new state
    latest: str
    law: str
    vi: str

    def split(self, name: str) -> tuple[str, str] | None:
        """Return the part of `name` that the change names, and what follows it; None where it does not name it."""
        for head in {*self.before, *self.after}:
            end = name.removeprefix(head)
            if end == "" and self.rest is None and name == head:
                return head, ""
            if self.rest is not None and end != name and self.rest.fullmatch(end.lstrip()):
                return head, end
        return None

    def touches(self, unit: Place | None) -> bool:
        """Tell whether bodies of `unit` (None: of no unit) changed so."""
        if unit is None:
            return not (self.tiers or self.levels or self.provinces)
        province = unit.key.partition("/")[0]
        return (
            bool(self.tiers or self.levels)
            and (not self.tiers or unit.tier in self.tiers)
            and (not self.levels or unit.level in self.levels)
            and (not self.provinces or province in self.provinces)
            and province not in self.not_provinces
            and (unit.valid_from or "") <= self.latest  # not the wards of the same name that came later
        )


@dataclass(frozen=True, slots=True)
class Changes:
    """The tables."""

    changes: tuple[Change, ...]
    of_unit: re.Pattern[str]
    alike: tuple[tuple[re.Pattern[str], str], ...]

    def same(self, name: str) -> str:
        """Return the folded name that bodies of one sort have at every level: "cấp ủy" for Tỉnh ủy and Thành ủy."""
        for names, one in self.alike:
            name = names.sub(one, name)
        return name


@cache
def load() -> Changes:
    """Return the compiled tables."""
    data = table("changes")
    if unknown := set(data) - {"unit", "alike", "change"}:
        raise LexiconError(f"changes.toml: unknown tables {sorted(unknown)}")
    return Changes(
        changes=tuple(map(_change, data["change"])),
        of_unit=re.compile("|".join(data["unit"]["names"])),
        alike=tuple((re.compile(rf"(?<!\w){row['names']}(?!\w)"), row["one"]) for row in data["alike"]),
    )


def _change(row: dict[str, Any]) -> Change:
    if not _NEEDED <= set(row) <= _NEEDED | _MORE:
        raise LexiconError(f"changes.toml: {row.get('name')}: missing or unknown keys {sorted(set(row) ^ _NEEDED)}")
    sets = {key: frozenset(row.get(key, ())) for key in ("tiers", "levels", "provinces", "not_provinces")}
    return Change(
        name=row["name"], before=tuple(row["from"]), after=tuple(row["to"]),
        rest=re.compile(row["rest"]) if "rest" in row else None,
        earliest=row["earliest"], latest=row["latest"], law=row["law"], vi=row["vi"], **sets,
    )  # fmt: skip
