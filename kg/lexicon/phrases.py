"""Sets of phrases, and whether a text ends with one of them."""

from __future__ import annotations

import re
from collections.abc import Iterable

_WORD = re.compile(r"[^\s,(\"]+")
_LAST = re.compile(r"[^\s,(\"]+\Z")
_SIGNS = ' ,("\n\t'
_LONGEST = 5  # words in the longest phrase that is looked for
_TAIL = 60  # code points that hold them


def plain(text: str) -> str:
    """Return `text` as phrases are compared: commas, brackets and quotes dropped, single spaces."""
    return " ".join(_WORD.findall(text))


class Phrases:
    """Phrases that a text can end with."""

    __slots__ = ("_known", "_last")

    def __init__(self, words: Iterable[str]) -> None:
        self._known = frozenset(plain(word) for word in words)
        self._last = frozenset(word.rpartition(" ")[2] for word in self._known)  # most texts are turned away by it

    def suffix(self, left: str) -> int | None:
        """Return where the longest phrase begins with which `left` ends, signs and spaces aside."""
        tail = left[-_TAIL:]
        last = _LAST.search(tail.rstrip(_SIGNS), len(tail) - _TAIL // 2)
        if last is None or last.group() not in self._last:
            return None
        found = list(_WORD.finditer(tail))[-_LONGEST:]
        words = [m.group() for m in found]
        for i, first in enumerate(found):
            if " ".join(words[i:]) in self._known:
                return len(left) - len(tail) + first.start()
        return None

    def end(self, left: str) -> bool:
        """Tell whether one of the phrases ends `left`."""
        return self.suffix(left) is not None


def over(pattern: re.Pattern[str], text: str, start: int = 0, end: int | None = None) -> int:
    """Return where `text` goes on after what `pattern` may match at `start`."""
    match = pattern.match(text, start, len(text) if end is None else end)
    return match.end() if match else start


def without(pattern: re.Pattern[str], text: str, start: int = 0) -> str:
    """Return `text` without the end that `pattern`, bound to the end, finds from `start` on."""
    match = pattern.search(text, start)
    return text[: match.start()] if match else text


def alternatives(words: Iterable[str]) -> str:
    """Return an alternation of `words`, the longest first."""
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
