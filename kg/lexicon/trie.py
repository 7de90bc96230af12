"""Longest match of phrases over words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Generic, TypeVar

from kg.language.words import Words
from kg.language.words import forms as words_of

T = TypeVar("T")
_END = ""  # no word is empty


class Trie(Generic[T]):
    """Phrases as paths of words; a lookup costs one dictionary access a word."""

    __slots__ = ("firsts", "root")

    def __init__(self, items: Iterable[tuple[str, T]] = ()) -> None:
        self.root: dict[str, Any] = {}
        self.firsts: set[str] = set()  # the keys of `root`: two sets meet faster than two dictionaries
        for phrase, value in items:
            self.add(phrase, value)

    def add(self, phrase: str, value: T) -> None:
        node, words = self.root, words_of(phrase)
        self.firsts.update(words[:1])
        for word in words:
            node = node.setdefault(word, {})
        node[_END] = value

    def positions(self, words: Words) -> list[int]:
        """Return the words at which a phrase may begin, going by its first two, in no order: a sieve for `longest`."""
        at, after = words.at, words.after
        out: list[int] = []
        for word in words.distinct & self.firsts:
            node = self.root[word]
            out += at[word] if _END in node else [i for i in at[word] if after[i] in node]
        return out

    def among(self, words: Words, positions: Iterable[int]) -> list[int]:
        """Return those of `positions` at which a phrase may begin, in their order."""
        forms, after, get = words.forms, words.after, self.root.get
        return [i for i in positions if (node := get(forms[i])) is not None and (_END in node or after[i] in node)]

    def longest(self, words: Sequence[str], start: int) -> tuple[int, T] | None:
        """Return the end of the longest phrase that begins at word `start`, and its value."""
        try:
            node: Any = self.root.get(words[start])
        except IndexError:  # behind the last word
            return None
        if node is None:  # nearly always
            return None
        stop, i = len(words), start + 1
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
