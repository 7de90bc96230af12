"""Facts about official papers: one for each paper that the page's mentions share."""

from __future__ import annotations

from kg.model import Fact, Reading


def extract(reading: Reading) -> list[Fact]:
    """Return the papers of `reading` in the order of their first mention."""
    return list(dict.fromkeys(m.fact for m in reading.papers))
