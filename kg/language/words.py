"""Words of a text: Vietnamese syllables, numbers and signs, with their offsets."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from itertools import accumulate

WORD = re.compile(r"(\w+|[^\w\s]|\n)")


@dataclass(frozen=True, slots=True)
class Words:
    """A text cut into words; the lists run in parallel.

    `forms` are folded words (typos mended), `starts` and `ends` code points, `capital` tells whether a
    word begins with a capital letter, `after` is the form of the next one, a blank for the last. A line break
    is a word of its own. `at` tells where each form stands.
    """

    forms: list[str]
    starts: list[int]
    ends: list[int]
    capital: list[bool]
    after: list[str]
    at: dict[str, list[int]]


def split(text: str, folded: str, mended: dict[str, str]) -> Words:
    """Cut `text`, whose folding is `folded`, into words; `mended` maps misprinted words to the right ones."""
    parts = WORD.split(folded)  # blanks, a word, blanks …: quicker than a match object a word
    words = parts[1::2]
    edges = list(accumulate(map(len, parts)))
    starts, ends = edges[:-1:2], edges[1::2]
    capital = list(map(str.isupper, map(text.__getitem__, starts)))
    if not mended.keys().isdisjoint(words):
        words = [mended.get(word, word) for word in words]
    at: dict[str, list[int]] = defaultdict(list)
    for i, word in enumerate(words):
        at[word].append(i)
    return Words(words, starts, ends, capital, [*words[1:], " "], at)


def forms(folded: str) -> tuple[str, ...]:
    """Return the words of a short folded phrase."""
    return tuple(WORD.findall(folded))
