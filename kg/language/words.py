"""Words of a text: Vietnamese syllables, numbers and signs, with their offsets."""

from __future__ import annotations

import re
from dataclasses import dataclass

WORD = re.compile(r"\w+|[^\w\s]|\n")


@dataclass(frozen=True, slots=True)
class Words:
    """A text cut into words; the lists run in parallel.

    `forms` are folded words (typos mended), `starts` and `ends` code points, `capital` tells whether a
    word begins with a capital letter. A line break is a word of its own.
    """

    forms: list[str]
    starts: list[int]
    ends: list[int]
    capital: list[bool]


def split(text: str, folded: str, mended: dict[str, str]) -> Words:
    """Cut `text`, whose folding is `folded`, into words; `mended` maps misprinted words to the right ones."""
    matches = list(WORD.finditer(folded))
    words = [match.group() for match in matches]
    starts = [match.start() for match in matches]
    ends = [match.end() for match in matches]
    capital = [text[start].isupper() for start in starts]
    if not mended.keys().isdisjoint(words):
        words = [mended.get(word, word) for word in words]
    return Words(words, starts, ends, capital)


def forms(folded: str) -> tuple[str, ...]:
    """Return the words of a short folded phrase."""
    return tuple(WORD.findall(folded))
