"""The rules by which bodies lead, elect, supervise, advise or belong to each other (relations.toml), compiled."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from kg.lexicon import LexiconError, table

RELATIONS = ("leads", "elects", "supervises", "advises", "partOf")
PLACES = ("same", "above", "below", "owner", "centre")
_NEEDED = {"name", "relation", "subject", "object", "where", "law", "vi", "en", "example", "counterexample"}
_MORE = {f"{side}_{what}" for side in ("subject", "object") for what in ("names", "tiers")} | {"not_subject"}


@dataclass(frozen=True, slots=True)
class Side:
    """Which bodies can stand on one side of a rule."""

    kinds: frozenset[str]
    names: re.Pattern[str] | None = None  # the whole folded name without its unit
    but: re.Pattern[str] | None = None
    tiers: frozenset[int] = frozenset()  # of its unit; none: any, or no unit

    def takes(self, kind: str, name: str, tier: int | None) -> bool:
        """Tell whether a body of that kind, folded name without its unit, and tier of its unit can stand here."""
        return (
            kind in self.kinds
            and (not self.tiers or tier in self.tiers)
            and (self.names is None or self.names.fullmatch(name) is not None)
            and (self.but is None or self.but.fullmatch(name) is None)
        )


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of the table."""

    name: str
    relation: str
    subject: Side
    object: Side
    where: str
    law: str
    vi: str
    en: str


@cache
def load() -> tuple[Rule, ...]:
    """Return the rules in the order of the table."""
    rows = table("relations")["rule"]
    names = [row.get("name") for row in rows]
    if twice := {name for name in names if names.count(name) > 1}:
        raise LexiconError(f"relations.toml: two rules are called {sorted(twice)}")
    return tuple(map(_rule, rows))


@cache
def nowhere() -> re.Pattern[str]:
    """Return the folded names that name no one body where no unit is known."""
    return re.compile("|".join(table("relations")["nowhere"]["names"]))


def _rule(row: dict[str, Any]) -> Rule:
    if not _NEEDED <= set(row) <= _NEEDED | _MORE:
        raise LexiconError(f"relations.toml: {row.get('name')}: missing or unknown keys {sorted(set(row) ^ _NEEDED)}")
    if row["relation"] not in RELATIONS or row["where"] not in PLACES:
        raise LexiconError(f"relations.toml: {row['name']}: unknown relation or place")
    return Rule(
        row["name"], row["relation"], _side(row, "subject"), _side(row, "object"), row["where"],
        row["law"], row["vi"], row["en"],
    )  # fmt: skip


def _side(row: dict[str, Any], side: str) -> Side:
    def pattern(key: str) -> re.Pattern[str] | None:
        return re.compile("|".join(row[key])) if key in row else None

    tiers = frozenset(row.get(f"{side}_tiers", ()))
    return Side(frozenset(row[side]), pattern(f"{side}_names"), pattern(f"not_{side}"), tiers)
