"""Words of a text: Vietnamese syllables, numbers and signs, with their offsets."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

WORD = re.compile(r"\w+|[^\w\s]|\n")


@dataclass(frozen=True, slots=True)
class Words:
    """A text cut into words; the lists run in parallel.

    `forms` are folded words (typos mended), `starts` and `ends` code points, `capital` tells whether a
    word begins with a capital letter. A line break is a word of its own. `at` tells where each form stands.
    """

    forms: list[str]
    starts: list[int]
    ends: list[int]
    capital: list[bool]
    at: dict[str, list[int]]


def split(text: str, folded: str, mended: dict[str, str]) -> Words:
    """Cut `text`, whose folding is `folded`, into words; `mended` maps misprinted words to the right ones."""
    spans = list(map(re.Match.span, WORD.finditer(folded)))
    words = [folded[start:end] for start, end in spans]
    starts = [start for start, _ in spans]
    ends = [end for _, end in spans]
    capital = [text[start].isupper() for start in starts]
    if not mended.keys().isdisjoint(words):
        words = [mended.get(word, word) for word in words]
    at: dict[str, list[int]] = defaultdict(list)
    for i, word in enumerate(words):
        at[word].append(i)
    return Words(words, starts, ends, capital, at)


def forms(folded: str) -> tuple[str, ...]:
    """Return the words of a short folded phrase."""
    return tuple(WORD.findall(folded))
