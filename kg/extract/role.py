"""Roles: which person holds, held, gets or leaves which office in which body."""

from __future__ import annotations

from kg.mentions.evidence import LONGEST, cover, evidence
from kg.model import PersonMention, PersonnelFact, Reading, RoleFact, RoleMention

_STATUS = {
    "appointed": "incoming",
    "elected": "incoming",
    "approved": "incoming",
    "removed": "outgoing",
    "resigned": "outgoing",
}
_PAST_OR_NEW = {"former", "outgoing", "incoming"}
_RANK = {"former": 0, "outgoing": 1, "current": 2, "incoming": 3}
_Key = tuple[str, str, str]


def extract(reading: Reading) -> list[RoleFact]:
    """Return one fact for each person, office and body, its status by all that the page says of it.

    What somebody left outweighs that he held it; that he holds it outweighs how he got it, unless the page
    first tells that he gets it.
    """
    found: dict[_Key, RoleFact] = {}
    for person in reading.people:
        for role in person.roles:
            _keep(found, _attested(reading, person, role))
    for event in reading.events:
        if event.event in _STATUS and event.role:
            _keep(found, _told(reading, event))
    return [fact for fact in found.values() if not _vague(fact, found)]


def _keep(found: dict[_Key, RoleFact], fact: RoleFact) -> None:
    key = _key(fact)
    have = found.get(key)
    if have is None:
        found[key] = fact
    elif {have.status, fact.status} <= _PAST_OR_NEW and "incoming" in (have.status, fact.status):
        found[key] = min(have, fact, key=lambda f: f.evidence.span.start)
    elif _RANK[fact.status] < _RANK[have.status]:
        found[key] = fact


def _key(fact: RoleFact) -> _Key:
    return fact.person.lower(), fact.role, fact.body.name.lower() if fact.body else ""


def _vague(fact: RoleFact, found: dict[_Key, RoleFact]) -> bool:
    """Tell whether a fact lacks its body, or another says the same more fully: "Phó … Thường trực"."""
    person, role, body = _key(fact)
    fuller = found.get((person, f"{role} Thường trực", body))
    return not body or (fuller is not None and fuller.status == fact.status)


def _attested(reading: Reading, person: PersonMention, role: RoleMention) -> RoleFact:
    span = cover(person.span, role.span)
    if span.end - span.start > LONGEST:
        span = role.span
    if role.spell:
        whole = cover(span, role.spell)
        span = whole if whole.end - whole.start <= LONGEST else span
    side = "before" if role.span.start < person.span.start else "after"
    proof = evidence(reading.document, span, f"role.{role.given}.{side}")
    return RoleFact(person.name, role.role, role.body, role.status, proof, role.start, role.end)


def _told(reading: Reading, event: PersonnelFact) -> RoleFact:
    assert event.role is not None
    status = "former" if event.career else _STATUS[event.event]
    proof = evidence(reading.document, event.evidence.span, event.evidence.rule.replace("personnel", "role"))
    return RoleFact(event.person, event.role, event.body, status, proof)
