"""Facts about meetings: one for each meeting that the page's mentions share."""

from __future__ import annotations

from kg.model import Fact, Reading


def extract(reading: Reading) -> list[Fact]:
    """Return the meetings of `reading` in the order of their first mention."""
    return list(dict.fromkeys(m.fact for m in reading.meetings))
