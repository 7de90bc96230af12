"""The phrases of a page that are not its text (kg/lexicon/page_noise.toml), compiled."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from kg.language.normal import fold
from kg.lexicon import LexiconError, table

LONGEST = 160  # characters of a line that can be noise
_KEYS = {"pattern", "example", "counterexample", "seen"}
_WHOLE = {"tail", "box", "pointer", "line", "menu", "byline", "publisher"}  # the pattern is the whole line
_GROUPS = _WHOLE | {"filler", "credit", "caption", "abbreviation", "place_follows", "element"}


@cache
def rules() -> dict[str, list[dict[str, Any]]]:
    """Return the rules of each group as written; raise `LexiconError` for a key that nothing reads."""
    groups: dict[str, list[dict[str, Any]]] = table("page_noise")
    for group, rows in groups.items():
        for row in rows:
            if group not in _GROUPS or set(row) - _KEYS:
                raise LexiconError(f"page_noise.toml: {group}: unknown keys in {row}")
    return groups


@cache
def _compiled(group: str) -> re.Pattern[str]:
    """Return the patterns of `group` as one."""
    return re.compile("|".join(f"(?:{row['pattern']})" for row in rules()[group]))


def found(group: str, line: str) -> re.Match[str] | None:
    """Return where a rule of `group` stands in `line`, folded: all of it for whole lines, else anywhere."""
    if group not in _WHOLE:
        return _compiled(group).search(fold(line))
    return _compiled(group).fullmatch(fold(line)) if len(line) <= LONGEST else None
