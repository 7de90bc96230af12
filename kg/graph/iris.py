"""The IRIs of a document, of what it names and of what it states."""

from __future__ import annotations

from functools import lru_cache

from kg.model import (
    Body,
    Fact,
    IndicatorFact,
    MeetingFact,
    PaperActionFact,
    PaperFact,
    ParticipationFact,
    PersonFact,
    PersonnelFact,
    Place,
    ProjectFact,
    RoleFact,
)
from kg.vocab import mint


def document_iri(doc_id: str) -> str:
    """Return the IRI of a document, which is also the name of its graph."""
    return mint("document", doc_id)


@lru_cache(4096)
def person_iri(doc_id: str, name: str) -> str:
    """Return the IRI of the person whom one document calls so."""
    return mint("mention", doc_id, "person", name)


@lru_cache(4096)
def body_iri(doc_id: str, name: str) -> str:
    """Return the IRI of the body that one document calls so."""
    return mint("mention", doc_id, "body", name)


@lru_cache(4096)
def place_iri(key: str) -> str:
    """Return the IRI of a place, the same in all documents."""
    return mint("place", key)


def fact_iri(doc_id: str, fact: Fact) -> str:
    """Return the IRI of what `fact` states in a document; its evidence plays no part."""
    if isinstance(fact, PersonFact):
        return person_iri(doc_id, fact.name)
    return mint("fact", doc_id, *(field or "" for field in _key(doc_id, fact)))


def actor_iri(doc_id: str, actor: Body | MeetingFact) -> str:
    """Return the IRI of the body or meeting that acts on a paper."""
    return body_iri(doc_id, actor.name) if isinstance(actor, Body) else fact_iri(doc_id, actor)


def area_iri(doc_id: str, area: Place | Body) -> str:
    """Return the IRI of the place or body that a figure is about."""
    return body_iri(doc_id, area.name) if isinstance(area, Body) else place_iri(area.key)


def _key(doc_id: str, fact: Fact) -> tuple[str | None, ...]:
    """Return the kind of `fact`, in the guide's word, and every field but its evidence."""
    match fact:
        case PersonFact():
            return ("person", fact.name)
        case RoleFact():
            return ("role", fact.person, fact.role, _named(fact.body), fact.status, fact.start, fact.end)
        case PersonnelFact():
            return ("personnel", fact.person, fact.event, fact.role, _named(fact.body), fact.date)
        case MeetingFact():
            return ("meeting", fact.type, fact.ordinal, _named(fact.body), fact.date, fact.name)
        case ParticipationFact():
            meeting = None if fact.meeting is None else fact_iri(doc_id, fact.meeting)
            return ("participation", fact.person, fact.part, meeting)
        case PaperFact():
            return ("document", fact.type, fact.number, fact.date, _named(fact.issuer), fact.title)
        case PaperActionFact():
            return ("document_action", actor_iri(doc_id, fact.actor), fact.action, fact_iri(doc_id, fact.paper))
        case ProjectFact():
            return ("project", fact.name, *(place.key for place in fact.located_in))
        case IndicatorFact():
            figure = (fact.value, fact.unit, fact.period, fact.figure, fact.approximator)
            return ("indicator", area_iri(doc_id, fact.area), fact.measure, *figure)


def _named(body: Body | None) -> str | None:
    return None if body is None else body.name
