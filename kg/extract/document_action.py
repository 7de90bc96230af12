"""Who did what with a paper."""

from __future__ import annotations

from kg.model import Fact, Reading


def extract(reading: Reading) -> list[Fact]:
    """Return what bodies and meetings did with the papers of `reading`."""
    return []
