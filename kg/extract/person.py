"""People: every person named in full, once."""

from __future__ import annotations

from kg.extract.evidence import evidence
from kg.model import PersonFact, Reading


def extract(reading: Reading) -> list[PersonFact]:
    """Return one fact for each person whom the page names in full."""
    seen: set[str] = set()
    facts = []
    for person in reading.people:
        if person.full and person.name.lower() not in seen:
            seen.add(person.name.lower())
            rule, sure = ("person.office", 0.98) if person.roles else ("person.name", 0.93)
            facts.append(PersonFact(person.name, evidence(reading, person.span, rule, sure)))
    return facts
