"""Words for gatherings and what stands around them, from meetings.toml."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from functools import cache
from typing import Any

from ahocorasick_rs import AhoCorasick, MatchKind

from kg.lexicon import LexiconError, table
from kg.lexicon.phrases import Phrases, alternatives

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
    held: Phrases
    present: Phrases
    many: Phrases
    named_by: Phrases
    told_of: Phrases
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
    return Gathering(
        type=row["type"],
        holders=frozenset(row.get("holders", ())),
        verb=row.get("verb", False),
        weak=row.get("weak", False),
        parts=tuple(row.get("parts", ())),
        after=tuple(row.get("after", ())),
    )


@cache
def load() -> Gatherings:
    """Return the compiled table."""
    rows = table("meetings")
    unknown = set(rows) - {
        "noun",
        "held",
        "present",
        "many",
        "named_by",
        "ahead",
        "ahead_after",
        "manner",
        "implied",
        "told_of",
        "chair",
        "asked",
    }
    if unknown:
        raise LexiconError(f"meetings.toml: unknown tables {sorted(unknown)}")
    nouns = {word: _noun(row) for row in rows["noun"] for word in row["words"]}
    return Gatherings(
        words=tuple(nouns),
        nouns=tuple(nouns.values()),
        scan=AhoCorasick(list(nouns), matchkind=MatchKind.LeftmostLongest),
        held=Phrases(_words(rows["held"])),
        present=Phrases(_words(rows["present"])),
        many=Phrases(_words(rows["many"])),
        named_by=Phrases(_words(rows["named_by"])),
        told_of=Phrases(_words(rows["told_of"])),
        chair=re.compile(r"(?<!\w)(?:%s)(?!\w)" % alternatives(_words(rows["chair"]))),
        ahead=re.compile(r"(?:^|\W)(?:%s)(?=\W|$)" % alternatives(_words(rows["ahead"]))),
        asked=re.compile(r"(?:^|\W)(?:%s)(?=\W|$)" % alternatives(_words(rows["asked"]))),
        ahead_after=re.compile(r"\W*(?:%s)(?!\w)" % alternatives(_words(rows["ahead_after"]))),
        manner=re.compile(r"[\s,(-]*(?:%s)(?!\w)" % alternatives(_words(rows["manner"]))),
        implied={word: _noun(row) for row in rows["implied"] for word in row["words"]},
    )
