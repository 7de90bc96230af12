"""How alike names are that pages write in many ways: by the words they share, the telling ones above all."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Iterator, Mapping
from itertools import combinations

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
COMMON = 40  # two words of titles on more pages tell nothing

Words = tuple[str, ...]
Title = tuple[str, Words]  # titles of one group are compared: papers of one type


def words(name: str) -> Words:
    """Return the words of a folded name that tell what it is of, in order."""
    return tuple(_SAME.get(word, word) for word in _WORD.findall(name) if word not in _EMPTY)


def blocks(title: Title) -> Iterator[str]:
    """Yield the blocks of titles that begin alike and have another word in common."""
    group, said = title
    for word in sorted(set(said[1:]) - {said[0]} if said else ()):
        yield f"{group}|{said[0]}|{word}"


def alike(named: Mapping[str, Title], crowded: Container[str] | None = None) -> Iterator[tuple[str, str]]:
    """Yield the pairs of items, each once and in order, whose names are alike.

    They begin alike, agree in every number, and share most words, or all of the shorter name. Only items that share a
    block that is not `crowded`, by default one of few of the items, are looked at, so that the work grows with their
    number.
    """
    having: dict[str, list[str]] = defaultdict(list)
    for item in sorted(named):
        for block in blocks(named[item]):
            having[block].append(item)
    near = {
        pair
        for block, items in having.items()
        if (len(items) <= COMMON if crowded is None else block not in crowded)
        for pair in combinations(items, 2)
    }
    yield from sorted(pair for pair in near if called_alike(named[pair[0]][1], named[pair[1]][1]))


def overlap(one: Words, other: Words) -> float:
    """Return how much of the longer of two names the shorter shares; names that share hardly a word are unlike."""
    shared = set(one) & set(other)
    return len(shared) / max(len(set(one)), len(set(other))) if len(shared) >= _LEAST else 0.0


def called_alike(one: Words, other: Words) -> bool:
    """Tell whether two names are alike; a function of the two alone."""
    mine, theirs = set(one), set(other)
    shared = mine & theirs
    if one[0] != other[0] or any(word.isdigit() for word in mine ^ theirs):
        return False
    return len(shared) >= _LEAST and (len(shared) >= _MOST * max(len(mine), len(theirs)) or shared in (mine, theirs))
