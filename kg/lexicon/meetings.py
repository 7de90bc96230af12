"""Words for gatherings and what stands around them, from meetings.toml."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from functools import cache
from typing import Any

from kg.lexicon import LexiconError, table
from kg.lexicon.needles import Needles
from kg.lexicon.phrases import Phrases, alternatives

_NOTES = {"words", "example", "counterexamples"}
_TERM = r"\(?(?:khóa (?:[ivxl]+|\d{1,2})(?!\w)|nhiệm kỳ \d{4}\s*-\s*\d{4})\)?"


@dataclass(frozen=True, slots=True)
class Gathering:
    """A word for a gathering (see meetings.toml)."""

    type: str
    holders: frozenset[str] = frozenset()
    verb: bool = False
    weak: bool = False
    parts: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    first: bool = False  # only where the page begins with it
    central: tuple[str, ...] = ()  # of the central bodies only those whose names begin so


@dataclass(frozen=True, slots=True)
class Gatherings:
    """The table compiled: `scan` finds the words, `nouns[i]` says what the word number i means."""

    words: tuple[str, ...]
    nouns: tuple[Gathering, ...]
    scan: Needles
    implied: dict[str, tuple[Gathering, ...]]  # longest words first
    # what stands before
    held: Phrases
    present: Phrases
    many: Phrases
    named_by: Phrases
    told_of: Phrases
    chair: re.Pattern[str]
    ahead: re.Pattern[str]
    asked: re.Pattern[str]
    adverbs: re.Pattern[str]
    # what stands after
    ahead_after: re.Pattern[str]
    manner: re.Pattern[str]
    pointing: re.Pattern[str]
    term: re.Pattern[str]
    to_date: re.Pattern[str]
    topic: re.Pattern[str]
    topic_end: re.Pattern[str]


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
        first=row.get("first", False),
        central=tuple(row.get("central", ())),
    )


@cache
def load() -> Gatherings:
    """Return the compiled table; raise `LexiconError` where it is not as it should be."""
    rows = table("meetings")
    nouns = {word: _noun(row) for row in rows.pop("noun") for word in row["words"]}
    implied: dict[str, tuple[Gathering, ...]] = {}
    for row in rows.pop("implied"):
        for word in row["words"]:
            implied[word] = (*implied.get(word, ()), _noun(row))
    listed = {name: _words(rows.pop(name)) for name in list(rows)}
    unknown = set(listed) - _LISTS
    if unknown:
        raise LexiconError(f"meetings.toml: unknown tables {sorted(unknown)}")
    either = {name: alternatives(words) for name, words in listed.items()}
    return Gatherings(
        words=tuple(nouns),
        nouns=tuple(nouns.values()),
        scan=Needles(nouns),
        implied={word: implied[word] for word in sorted(implied, key=len, reverse=True)},
        **{name: Phrases(listed[name]) for name in ("held", "present", "many", "named_by", "told_of")},
        chair=re.compile(r"(?<!\w)(?:%s)(?!\w)" % either["chair"]),
        ahead=re.compile(r"(?:^|\W)(?:%s)(?=\W|$)" % either["ahead"]),
        asked=re.compile(r"(?:^|\W)(?:%s)(?=\W|$)" % either["asked"]),
        adverbs=re.compile(r"(?:[\s,)]|\([^()]{0,60}\)|%s|(?:%s)(?!\w))*" % (_TERM, either["adverb"])),
        ahead_after=re.compile(r"[ ,(-]*(?:%s)(?!\w)" % either["ahead_after"]),
        manner=re.compile(r"[\s,(-]*(?:%s)(?!\w)" % either["manner"]),
        pointing=re.compile(r"[\s,(]*(?:%s)(?!\w)" % either["pointing"]),
        term=re.compile(r"[\s,-]*" + _TERM),
        to_date=re.compile(r"[\s,(]*(?:(?:%s|thứ \w+)[\s,(]*)*" % either["occurs"]),
        topic=re.compile(r"[\s:]+(?:(?:để|nhằm) )?(?:%s)(?=[ ,])(?! sự)[^;:()\"]*" % either["topic"]),
        topic_end=re.compile(
            r", (?!(?:%s)(?!\w))| (?:%s)(?= )| ngày(?= \d)| - ảnh" % (either["topic_on"], either["topic_end"])
        ),
    )


_LISTS = {
    "held", "present", "many", "named_by", "told_of", "chair", "ahead", "asked", "adverb", "ahead_after", "manner",
    "pointing", "occurs", "topic", "topic_end", "topic_on",
}  # fmt: skip
