"""People: every person named in full, once."""

from __future__ import annotations

from kg.mentions.evidence import evidence
from kg.model import PersonFact, Reading


def extract(reading: Reading) -> list[PersonFact]:
    """Return one fact for each person whom the page names in full."""
    seen: set[str] = set()
    facts = []
    for person in reading.people:
        if person.full and person.name.lower() not in seen:
            seen.add(person.name.lower())
            rule = "person.office" if person.roles else "person.name"
            facts.append(PersonFact(person.name, evidence(reading.document, person.span, rule)))
    return facts
