"""Projects: named works and investment projects, once a page."""

from __future__ import annotations

from kg.model import ProjectFact, Reading


def extract(reading: Reading) -> list[ProjectFact]:
    """Return the projects that `reading` names, in the order of their first mention."""
    return []
