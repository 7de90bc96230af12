"""Words for gatherings and what stands around them, from meetings.toml."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from functools import cache
from typing import Any

from ahocorasick_rs import AhoCorasick, MatchKind

from kg.lexicon import LexiconError, table
from kg.lexicon.phrases import alternatives, phrases

_NOTES = {"words", "example", "against"}


@dataclass(frozen=True, slots=True)
class Gathering:
    """A word for a gathering (see meetings.toml)."""

    type: str
    holders: frozenset[str] = frozenset()
    verb: bool = False
    weak: bool = False
    parts: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Gatherings:
    """The table compiled: `scan` finds the words, `nouns[i]` says what the word number i means."""

    words: tuple[str, ...]
    nouns: tuple[Gathering, ...]
    scan: AhoCorasick
    held: frozenset[str]
    present: frozenset[str]
    many: frozenset[str]
    named_by: frozenset[str]
    told_of: frozenset[str]
    chair: re.Pattern[str]
    ahead: re.Pattern[str]
    asked: re.Pattern[str]
    ahead_after: re.Pattern[str]
    manner: re.Pattern[str]
    implied: dict[str, Gathering]


def _words(rows: list[dict[str, Any]]) -> list[str]:
    for row in rows:
        if set(row) - _NOTES:
            raise LexiconError(f"meetings.toml: unknown keys in {row}")
    return [word for row in rows for word in row["words"]]


def _noun(row: dict[str, Any]) -> Gathering:
    unknown = set(row) - _NOTES - {f.name for f in fields(Gathering)}
    if unknown:
        raise LexiconError(f"meetings.toml: unknown keys {sorted(unknown)} in {row}")
    entry = {key: tuple(v) if isinstance(v, list) else v for key, v in row.items() if key not in _NOTES}
    return Gathering(**{**entry, "holders": frozenset(entry.get("holders", ()))})


@cache
def load() -> Gatherings:
    """Return the compiled table."""
    rows = table("meetings")
    unknown = set(rows) - {"noun", "held", "present", "many", "named_by", "ahead", "ahead_after", "manner", "implied", "told_of", "chair", "asked"}
    if unknown:
        raise LexiconError(f"meetings.toml: unknown tables {sorted(unknown)}")
    nouns = {word: _noun(row) for row in rows["noun"] for word in row["words"]}
    return Gatherings(
        words=tuple(nouns),
        nouns=tuple(nouns.values()),
        scan=AhoCorasick(list(nouns), matchkind=MatchKind.LeftmostLongest),
        held=phrases(_words(rows["held"])),
        present=phrases(_words(rows["present"])),
        many=phrases(_words(rows["many"])),
        named_by=phrases(_words(rows["named_by"])),
        told_of=phrases(_words(rows["told_of"])),
        chair=re.compile(r"(?<!\w)(?:%s)(?!\w)" % alternatives(_words(rows["chair"]))),
        ahead=re.compile(r"(?:^|\W)(?:%s)(?=\W|$)" % alternatives(_words(rows["ahead"]))),
        asked=re.compile(r"(?:^|\W)(?:%s)(?=\W|$)" % alternatives(_words(rows["asked"]))),
        ahead_after=re.compile(r"\W*(?:%s)(?!\w)" % alternatives(_words(rows["ahead_after"]))),
        manner=re.compile(r"[\s,(-]*(?:%s)(?!\w)" % alternatives(_words(rows["manner"]))),
        implied={word: _noun(row) for row in rows["implied"] for word in row["words"]},
    )
