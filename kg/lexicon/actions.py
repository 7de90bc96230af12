"""Verbs for what is done with papers, from actions.toml."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from kg.lexicon import LexiconError, table
from kg.lexicon.phrases import Phrases, alternatives, beginning, plain

_NOTES = {"words", "example", "counterexamples"}
_FLAGS = ("titled", "near", "dated", "hands")


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb and the action it tells; `titled`: it can take a paper that has a title but no number."""

    action: str
    titled: bool = False
    near: bool = False  # it must stand directly before the paper
    dated: bool = False  # a day must stand before it
    hands: bool = False  # who does it may hand over what others decided


@dataclass(frozen=True, slots=True)
class Actions:
    """The table compiled."""

    verbs: dict[str, Verb]
    names: Phrases  # the verbs, and the words that only end like one
    far: re.Pattern[str]  # those that may stand some words before the paper
    passive: dict[str, str]
    after: re.Pattern[str]  # the passive verbs
    undone: re.Pattern[str]
    sitting: re.Pattern[str]
    decided: re.Pattern[str]  # by a paper


def _rows(rows: list[dict[str, Any]], known: set[str]) -> list[dict[str, Any]]:
    for row in rows:
        if set(row) - known - _NOTES:
            raise LexiconError(f"actions.toml: unknown keys in {row}")
    return rows


@cache
def load() -> Actions:
    """Return the compiled table."""
    rows = table("actions")
    unknown = set(rows) - {"verb", "passive", "undone", "sitting", "compound", "decided"}
    if unknown:
        raise LexiconError(f"actions.toml: unknown tables {sorted(unknown)}")
    verbs = {
        word: Verb(row["action"], *(row.get(key, False) for key in _FLAGS))
        for row in _rows(rows["verb"], {"action", *_FLAGS})
        for word in row["words"]
    }
    passive = {w: row["action"] for row in _rows(rows["passive"], {"action"}) for w in row["words"]}
    compounds = rows["compound"]["words"]
    far = [word for word, verb in verbs.items() if not verb.near] + compounds
    verbs = {plain(word): verb for word, verb in verbs.items()}
    return Actions(
        verbs=verbs,
        names=Phrases([*verbs, *compounds]),
        far=re.compile(r"(?:%s)(?!\w| (?:bày|độ|tự|diễn|duyệt)(?!\w))" % beginning(far)),
        passive=passive,
        after=re.compile(r"\s?(?:%s)(?!\w)" % alternatives(list(passive))),
        undone=re.compile(r"(?:%s)(?!\w)" % beginning(rows["undone"]["words"])),
        decided=re.compile(r"(?: (?:đã|vừa|mới|cũng))* (?:%s)(?!\w)" % alternatives(rows["decided"]["words"])),
        sitting=re.compile(r"(?:%s)(?!\w)" % beginning(rows["sitting"]["words"])),
    )
