"""Sets of phrases, and whether a text ends with one of them."""

from __future__ import annotations

import re
from collections.abc import Iterable

_WORD = re.compile(r"[^\s,(\"]+")
_LONGEST = 5  # words in the longest phrase that is looked for
_TAIL = 60  # code points that hold them


def phrases(words: Iterable[str]) -> frozenset[str]:
    """Return `words` as `suffix` compares them: commas and brackets dropped."""
    return frozenset(" ".join(_WORD.findall(word)) for word in words)


def suffix(left: str, known: frozenset[str]) -> int | None:
    """Return where the longest phrase of `known` begins with which `left` ends, signs and spaces aside."""
    tail = left[-_TAIL:]
    found = list(_WORD.finditer(tail))[-_LONGEST:]
    for i, first in enumerate(found):
        if " ".join(m.group() for m in found[i:]) in known:
            return len(left) - len(tail) + first.start()
    return None


def ends_with(left: str, known: frozenset[str]) -> bool:
    """Tell whether `left` ends with a phrase of `known`."""
    return suffix(left, known) is not None


def alternatives(words: Iterable[str]) -> str:
    """Return an alternation of `words`, the longest first."""
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
