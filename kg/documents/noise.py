"""The phrases of a page that are not its text (kg/lexicon/page_noise.toml), compiled."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any

from kg.language.normal import fold
from kg.lexicon import LexiconError, table

LONGEST = 160  # characters of a line that can be noise
_SENTENCE = 60  # characters from which a line with a full stop is text …
_UNLESS = ("cookie", "chủ quản", "giấy phép", "bản quyền", "trách nhiệm", "biên tập", "©")  # … but for these
_NONE: frozenset[str] = frozenset()
_KEYS = {"pattern", "example", "counterexample", "seen"}
_WHOLE = ("tail", "box", "pointer", "line", "menu", "byline", "publisher")  # the pattern is the whole line
_PART = ("filler", "credit", "caption", "abbreviation", "place_follows", "element", "caption_element")


@cache
def rules() -> dict[str, list[dict[str, Any]]]:
    """Return the rules of each group as written; raise `LexiconError` for a key that nothing reads."""
    groups: dict[str, list[dict[str, Any]]] = table("page_noise")
    for group, rows in groups.items():
        for row in rows:
            if group not in _WHOLE + _PART or set(row) - _KEYS:
                raise LexiconError(f"page_noise.toml: {group}: unknown keys in {row}")
    return groups


def found(group: str, words: str) -> re.Match[str] | None:
    """Return where a rule of `group` stands in `words`, folded."""
    return _compiled(group).search(_folded(words))


def whole(group: str, line: str) -> bool:
    """Tell whether all of `line` is of a group of whole lines."""
    return group in _groups(line)


def publisher(line: str) -> str | None:
    """Return the publisher that `line` names and does nothing else."""
    if not whole("publisher", line) or not (said := _compiled("publisher").fullmatch(_folded(line))):
        return None
    return line[said.start("name") : said.end("name")].strip(" .()") or None


def _may(line: str) -> bool:
    """Tell whether `line` can be noise: most lines cannot, and folding each would take longer than all the rest."""
    if len(line) <= _SENTENCE:
        return True
    if len(line) > LONGEST:
        return False
    if line[-1] not in ".…":
        return True
    lower = line.lower()
    return any(word in lower for word in _UNLESS)


@lru_cache(maxsize=256)  # the lines of a page are asked for one group after the other
def _folded(words: str) -> str:
    return fold(words)


@lru_cache(maxsize=256)
def _groups(line: str) -> frozenset[str]:
    if not _may(line):
        return _NONE
    folded = _folded(line)
    if not _any().fullmatch(folded):
        return _NONE
    return frozenset(group for group in _WHOLE if _compiled(group).fullmatch(folded))


@cache
def _any() -> re.Pattern[str]:
    patterns = [row["pattern"] for group in _WHOLE for row in rules()[group]]
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns))


@cache
def _compiled(group: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{row['pattern']})" for row in rules()[group]))
