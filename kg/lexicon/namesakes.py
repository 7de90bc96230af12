"""How many people share a name: from how often its parts are borne by people in the news."""

from __future__ import annotations

import csv
from collections import defaultdict
from functools import cache
from importlib import resources

PEOPLE = 20_000  # among so many people in the news
_RARE = 0.5  # a part that nobody counted has been seen half a time


@cache
def namesakes(name: str) -> float:
    """Return how many of PEOPLE are to be expected to bear a (folded) name: "nguyễn văn hùng" some, "lò văn huynh" 0.

    Family name, middle names and given name are taken to be independent. A name of one syllable is nobody's own.
    """
    parts = name.split()
    if len(parts) < 2:
        return float(PEOPLE)
    counts = _counts()
    expected = float(PEOPLE)
    for part, form in (("family", parts[0]), ("middle", " ".join(parts[1:-1])), ("given", parts[-1])):
        expected *= counts[part].get(form, _RARE) / counts["all"][""]
    return expected


@cache
def _counts() -> dict[str, dict[str, int]]:
    counts: dict[str, dict[str, int]] = defaultdict(dict)
    text = (resources.files(__package__) / "name_parts.csv").read_text(encoding="utf-8")
    for row in csv.DictReader(text.splitlines()):
        counts[row["part"]][row["form"]] = int(row["count"])
    return counts
