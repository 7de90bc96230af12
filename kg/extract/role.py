"""Roles: which person holds, held, gets or leaves which office in which body."""

from __future__ import annotations

from kg.extract.evidence import LONGEST, cover, evidence
from kg.model import PersonMention, Reading, RoleFact, RoleMention


def extract(reading: Reading) -> list[RoleFact]:
    """Return one fact for each person, office and body, the strongest status first met winning."""
    found: dict[tuple[str, str, str], RoleFact] = {}
    for person in reading.people:
        for role in person.roles:
            fact = _fact(reading, person, role)
            key = (fact.person.lower(), fact.role, fact.body.name.lower() if fact.body else "")
            found.setdefault(key, fact)
    return list(found.values())


def _fact(reading: Reading, person: PersonMention, role: RoleMention) -> RoleFact:
    span = cover(person.span, role.span)
    if span.end - span.start > LONGEST:
        span = role.span
    rule = "role.before" if role.span.start < person.span.start else "role.after"
    sure = 0.95 if role.body else 0.6
    return RoleFact(person.name, role.role, role.body, role.status, evidence(reading, span, rule, sure), role.start, role.end)
