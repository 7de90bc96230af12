"""The names of a kind of thing, ready to be searched by words: what a query names is found without looking at all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher, get_close_matches
from typing import NamedTuple

import pyoxigraph as ox

from kg.questions.names import Asked, Fit, asked

Thing = ox.NamedNode | ox.Literal
_NEAREST = 5


class Name(NamedTuple):
    """A name of a thing, read from the graph."""

    thing: Thing
    label: str
    alias: bool
    path: bool  # "thành phố Hải Phòng/quận Ngô Quyền"


class Candidate(NamedTuple):
    """A name that fits, and how well."""

    fit: Fit
    name: Name


class Index:
    """Names by their words; what `Asked.fit` accepts shares every word, or all of the name in one of its forms."""

    def __init__(self, names: Iterable[Name]) -> None:
        self._names = list(names)
        self._by_word: dict[str, set[int]] = defaultdict(set)
        self._by_form: dict[str, set[int]] = defaultdict(set)
        self._keys: dict[str, Asked] = {}
        for number, name in enumerate(self._names):
            key = self._keys.get(name.label) or self._keys.setdefault(name.label, asked(name.label))
            for word in key.plain_words:
                self._by_word[word].add(number)
            for form in (key.folded, key.full, key.plain):
                self._by_form[form].add(number)

    def fitting(self, ready: Asked) -> Iterator[Candidate]:
        """Yield the names that fit what was asked."""
        numbers = set().union(*(self._by_form.get(form, ()) for form in (ready.folded, ready.full, ready.plain)))
        shared = [self._by_word.get(word, set()) for word in ready.plain_words]
        if shared:
            numbers |= set.intersection(*shared)
        for number in sorted(numbers):
            name = self._names[number]
            if (fit := ready.fit(name.label, name.path)) is not None:
                yield Candidate(fit, name)

    def nearest(self, ready: Asked) -> list[str]:
        """Return names that share a word, or nearly, with what was asked, the likest first."""
        vocabulary = sorted(self._by_word)
        near = {close for word in ready.plain_words for close in get_close_matches(word, vocabulary, 5, 0.7)}
        wanted = ready.plain_words | near
        labels = {
            self._names[number].label for word in near for number in self._by_word[word] if not self._names[number].path
        }

        def shared(label: str) -> float:
            words = self._keys[label].plain_words
            return len(words & wanted) / (len(words) + len(ready.plain_words))

        def likeness(label: str) -> tuple[float, str]:
            return (-SequenceMatcher(None, self._keys[label].plain, ready.plain).ratio(), label)

        # Comparing letters is slow: only what shares many words is compared.
        most = sorted(labels, key=lambda label: (-shared(label), label))[: 10 * _NEAREST]
        return sorted(most, key=likeness)[:_NEAREST]
