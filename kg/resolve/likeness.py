"""How alike names are that pages write in many ways: by the words they share, the telling ones above all."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

_WORD = re.compile(r"\w+")
_EMPTY = {
    "về", "của", "và", "cho", "các", "tại", "ở", "trong", "để", "làm", "phục", "vụ", "do", "với", "theo", "việc",
    "trên", "từ", "đến", "một", "số", "những", "dự", "án", "công", "trình", "tuyến", "khu", "vực", "xây", "dựng",
    "đầu", "tư", "ban", "hành", "quy", "định", "thực", "hiện", "đối", "được", "đã",
}  # fmt: skip
# "di dời" = "di chuyển"; "nhà ga T2" = "nhà ga số 2"
_SAME = {"dời": "chuyển", "di": "chuyển", "t1": "1", "t2": "2", "t3": "3"}
_LEAST = 3  # words that two names must share
_MOST = 0.75  # of the longer name
_COMMON = 40  # a word of so many names tells nothing

Words = tuple[str, ...]


def words(name: str) -> Words:
    """Return the words of a folded name that tell what it is of, in order."""
    return tuple(_SAME.get(word, word) for word in _WORD.findall(name) if word not in _EMPTY)


def alike(named: Mapping[str, Words]) -> Iterator[tuple[str, str]]:
    """Yield the pairs of items, each once and in order, whose names are alike.

    They begin alike, agree in every number, and share most words, or all of the shorter name. Only items that share a
    word of few are looked at, so that the work grows with their number.
    """
    having: dict[str, list[str]] = defaultdict(list)
    for item in sorted(named):
        for word in sorted(set(named[item])):
            having[word].append(item)
    near = {
        (one, other)
        for items in having.values()
        if len(items) <= _COMMON
        for n, one in enumerate(items)
        for other in items[n + 1 :]
    }
    yield from sorted(pair for pair in near if _alike(named[pair[0]], named[pair[1]]))


def overlap(one: Words, other: Words) -> float:
    """Return how much of the longer of two names the shorter shares; names that share hardly a word are unlike."""
    shared = set(one) & set(other)
    return len(shared) / max(len(set(one)), len(set(other))) if len(shared) >= _LEAST else 0.0


def _alike(one: Words, other: Words) -> bool:
    mine, theirs = set(one), set(other)
    shared = mine & theirs
    if one[0] != other[0] or any(word.isdigit() for word in mine ^ theirs):
        return False
    return len(shared) >= _LEAST and (len(shared) >= _MOST * max(len(mine), len(theirs)) or shared in (mine, theirs))
