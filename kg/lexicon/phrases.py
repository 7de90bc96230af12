"""Sets of phrases, and whether a text ends with one of them."""

from __future__ import annotations

import re
from collections.abc import Iterable

_WORD = re.compile(r"[^\s,(\"]+")
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
        if _last(tail) not in self._last:
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


def _last(text: str) -> str:
    """Return the last word of a text, without a pattern: this is asked thousands of times a second."""
    words = text.rstrip(_SIGNS).rsplit(maxsplit=1)
    word = words[-1] if words else ""
    for sign in ',("':
        if sign in word:
            word = word.rpartition(sign)[2]
    return word


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


def beginning(words: Iterable[str]) -> str:
    """Return an alternation of `words` that begin a word of the text: one that is sought twice as fast as with `\\b`.

    Each branch begins with a letter, by which the search leaps; that nothing stands before it is looked at after.
    """
    rest: dict[str, list[str]] = {}
    for word in words:
        rest.setdefault(word[0], []).append(word[1:])
    first = {re.escape(letter): alternatives(ends) for letter, ends in rest.items()}
    return "|".join(rf"{letter}(?<!\w{letter})(?:{ends})" for letter, ends in first.items())
