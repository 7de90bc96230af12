"""Longest match of phrases over words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Any, Generic, TypeVar

from kg.language.words import forms as words_of

T = TypeVar("T")
_END = ""  # no word is empty


class Trie(Generic[T]):
    """Phrases as paths of words; a lookup costs one dictionary access a word."""

    __slots__ = ("root",)

    def __init__(self, items: Iterable[tuple[str, T]] = ()) -> None:
        self.root: dict[str, Any] = {}
        for phrase, value in items:
            self.add(phrase, value)

    def add(self, phrase: str, value: T) -> None:
        node = self.root
        for word in words_of(phrase):
            node = node.setdefault(word, {})
        node[_END] = value

    def positions(self, at: dict[str, list[int]]) -> list[int]:
        """Return the words at which a phrase may begin, in order; `at` is `Words.at`: a sieve before `longest`."""
        return sorted(chain.from_iterable(at[word] for word in at.keys() & self.root.keys()))

    def longest(self, words: Sequence[str], start: int) -> tuple[int, T] | None:
        """Return the end of the longest phrase that begins at word `start`, and its value."""
        stop = len(words)
        node: Any = self.root.get(words[start]) if start < stop else None
        if node is None:  # nearly always
            return None
        i = start + 1
        found: tuple[int, T] | None = (i, node[_END]) if _END in node else None
        while i < stop:
            node = node.get(words[i])
            if node is None:
                break
            i += 1
            if _END in node:
                found = (i, node[_END])
        return found

    def ending(self, words: Sequence[str], end: int, reach: int) -> Iterator[tuple[int, T]]:
        """Give start and value of the phrases of up to `reach` words that end before word `end`, the nearest first."""
        for start in range(end - 1, max(end - reach, 0) - 1, -1):
            hit = self.longest(words, start)
            if hit and hit[0] == end:
                yield start, hit[1]

    def all(self, words: Sequence[str], start: int) -> list[tuple[int, T]]:
        """Return the end and value of every phrase that begins at word `start`, the longest first."""
        node: Any = self.root
        found: list[tuple[int, T]] = []
        for i in range(start, len(words)):
            node = node.get(words[i])
            if node is None:
                break
            if _END in node:
                found.append((i + 1, node[_END]))
        return found[::-1]
