"""What tells that a text plans, builds or quarrels over a work that nothing introduces, from project_signs.toml."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from math import fsum

from kg.lexicon import LexiconError, table
from kg.lexicon.needles import Needles

_DIGITS = 6  # of a sum of tenths: what binary fractions add to them is no weight
_TABLES = {"words", "nouns", "another", "weights", "sum"}


@dataclass(frozen=True, slots=True)
class Signs:
    """The table compiled; `kinds[i]` is that of noun i of `scan`, `signs[i]` what word i of `words` is a sign of."""

    scan: Needles
    nouns: tuple[str, ...]
    kinds: tuple[str, ...]
    words: Needles
    signs: tuple[str, ...]
    another: dict[str, frozenset[str]]  # syllables before a noun with which it is another word
    weights: dict[str, float]
    start: float
    least: float  # of the sum of a work that is told

    def weight(self, signs: Iterable[str]) -> float:
        """Return what signs weigh together: the same in whatever order they come."""
        return round(self.start + fsum(self.weights.get(sign, 0.0) for sign in signs), _DIGITS)


@cache
def load() -> Signs:
    """Return the table; raise `LexiconError` where it has a key that nothing reads, or a word twice."""
    data = table("project_signs")
    if set(data) != _TABLES:
        raise LexiconError(f"project_signs.toml: unknown tables {sorted(set(data) ^ _TABLES)}")
    nouns, words = _by_form(data["nouns"]), _by_form(data["words"])
    return Signs(
        scan=Needles(nouns),
        nouns=tuple(nouns),
        kinds=tuple(nouns.values()),
        words=Needles(words),
        signs=tuple(words.values()),
        another={noun: frozenset(before) for noun, before in data["another"].items()},
        weights=data["weights"],
        start=data["sum"]["start"],
        least=data["sum"]["least"],
    )


def _by_form(rows: dict[str, list[str]]) -> dict[str, str]:
    """Return what each form is a sign of."""
    out: dict[str, str] = {}
    for kind, forms in rows.items():
        for form in forms:
            if form in out:
                raise LexiconError(f"project_signs.toml: twice {form!r}")
            out[form] = kind
    return out
