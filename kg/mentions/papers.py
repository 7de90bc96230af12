"""Official papers the page names."""

from __future__ import annotations

from kg.model import PaperMention, Reading


def find(reading: Reading) -> tuple[PaperMention, ...]:
    """Return the mentions of official papers in `reading`, in text order."""
    return ()
