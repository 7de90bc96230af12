"""Many words sought in a text in one pass."""

from __future__ import annotations

from collections.abc import Iterable

from ahocorasick_rs import BytesAhoCorasick, Implementation, MatchKind

from kg.language.letters import WRITTEN, in_bytes


class Needles:
    """Folded words to be found wherever their letters stand; of those that begin at one place the longest, or all.

    A text is sought as bytes, one a letter: the library's own way for text counts letters longer than it seeks.
    """

    __slots__ = ("_all", "_scan")

    def __init__(self, words: Iterable[str], *, every: bool = False) -> None:
        listed = list(words)
        strange = set().union(*listed) - set(WRITTEN)
        if strange:
            raise ValueError(f"words with letters that no text is searched for: {sorted(strange)}")
        kind = MatchKind.Standard if every else MatchKind.LeftmostLongest
        self._all = every
        self._scan = BytesAhoCorasick(
            [in_bytes(word) for word in listed], matchkind=kind, implementation=Implementation.DFA
        )

    def find(self, folded: str) -> list[tuple[int, int, int]]:
        """Return the number, start and end of each word in `folded`, in the order of their ends."""
        return self._scan.find_matches_as_indexes(in_bytes(folded), self._all)
