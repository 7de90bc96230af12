"""Personnel events: each person, event and office once."""

from __future__ import annotations

from kg.model import PersonnelFact, Reading

# Of two events told of one person and office, the more telling one says it all.
_NEEDS_NO_ROLE = ("disciplined", "prosecuted", "retired", "removed", "resigned")


def extract(reading: Reading) -> list[PersonnelFact]:
    """Return the personnel events of the page, the first telling of each."""
    found: dict[tuple[str, str, str, str], PersonnelFact] = {}
    for event in reading.events:
        key = (event.person.lower(), event.event, event.role or "", event.body.name.lower() if event.body else "")
        found.setdefault(key, event)
    return [event for event in found.values() if not _vague(event, found)]


def _vague(event: PersonnelFact, found: dict[tuple[str, str, str, str], PersonnelFact]) -> bool:
    """Tell whether an event without an office is told with one elsewhere on the page."""
    if event.role is not None:
        return False
    if event.event not in _NEEDS_NO_ROLE and event.body is None:
        return True
    return any(k[0] == event.person.lower() and k[1] == event.event and k[2] for k in found)
