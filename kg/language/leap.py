"""Matches of a pattern, found by way of a quicker one."""

from __future__ import annotations

import re
from collections.abc import Iterator


def leap(
    first: re.Pattern[str], pattern: re.Pattern[str], text: str, start: int = 0, end: int | None = None
) -> Iterator[re.Match[str]]:
    """Give what `pattern.finditer` gives, where `first` matches wherever `pattern` can, and begins with few letters.

    A search leaps from one such letter to the next; it cannot where a pattern begins by looking around.
    """
    stop, done = len(text) if end is None else end, start
    for found in first.finditer(text, start, stop):
        at = found.start()
        match = pattern.match(text, at, stop) if at >= done else None
        if match:
            done = match.end()
            yield match
