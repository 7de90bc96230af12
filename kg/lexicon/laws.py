"""Laws of the National Assembly that bear one name after another, from laws.csv: passed, in force from and to.

`to` is the first day on which the next law of the name (or of another name) holds. A name has all its laws from 1986 to
TOLD; one alone has had no other. Sources: the closing articles of the laws themselves.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from importlib import resources

from kg.language.normal import fold

TOLD = "2025-07-01"  # what was passed later the table does not know


@dataclass(frozen=True, slots=True)
class Law:
    """One law: days are ISO; `number` and `to` are "" where not known and where in force."""

    name: str
    number: str
    passed: str
    start: str
    to: str


def laws(name: str) -> tuple[Law, ...]:
    """Return the laws of a folded name, the oldest first; () if the table lacks it."""
    return _by_name().get(name, ())


def numbered(number: str) -> Law | None:
    """Return the law with a folded number: "45/2013/qh13"."""
    return _by_number().get(number)


@cache
def _by_name() -> dict[str, tuple[Law, ...]]:
    found: dict[str, list[Law]] = defaultdict(list)
    text = (resources.files(__package__) / "laws.csv").read_text(encoding="utf-8")
    for row in csv.DictReader(text.splitlines()):
        law = Law(row["name"], row["number"], row["passed"], row["from"], row["to"])
        found[fold(law.name)].append(law)
    return {name: tuple(sorted(of, key=lambda law: law.passed)) for name, of in found.items()}


@cache
def _by_number() -> dict[str, Law]:
    return {fold(law.number): law for of in _by_name().values() for law in of if law.number}
