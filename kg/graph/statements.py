"""What the node of each kind of fact says."""

from __future__ import annotations

from pyoxigraph import NamedNode

from kg.graph.iris import actor_iri, area_iri, body_iri, fact_iri, person_iri, place_iri
from kg.graph.terms import (
    CONFIDENCE,
    LABEL,
    NAME,
    ROLE,
    SPATIAL,
    TYPE,
    Terms,
    code,
    decimal,
    during,
    integer,
    kg,
    node,
    when,
    words,
)
from kg.language.names import plain
from kg.language.terms import term
from kg.model import (
    Body,
    Evidence,
    Fact,
    IndicatorFact,
    MeetingFact,
    PaperActionFact,
    PaperFact,
    ParticipationFact,
    PersonFact,
    PersonnelFact,
    ProjectFact,
    RoleFact,
)
from kg.vocab import ELI, ELIDL, FOAF, ORG, QB, SCHEMA, role_iri


def statement(doc_id: str, fact: Fact) -> Terms:
    """Return what the node of `fact` says, without its evidence."""
    match fact:
        case PersonFact():
            return person(fact.name)
        case RoleFact():
            return _role(doc_id, fact)
        case PersonnelFact():
            return _personnel(doc_id, fact)
        case MeetingFact():
            return _meeting(doc_id, fact)
        case ParticipationFact():
            return _participation(doc_id, fact)
        case PaperFact():
            return _paper(doc_id, fact)
        case PaperActionFact():
            return _action(doc_id, fact)
        case ProjectFact():
            return _project(fact)
        case IndicatorFact():
            return _indicator(doc_id, fact)


def proof(evidence: Evidence) -> Terms:
    """Return what the node of an evidence says."""
    return [
        (TYPE, kg("Evidence")),
        (kg("start"), integer(evidence.span.start)),
        (kg("end"), integer(evidence.span.end)),
        (kg("quote"), code(evidence.quote)),
        (kg("rule"), code(evidence.rule)),
        (CONFIDENCE, decimal(f"{evidence.confidence:.4f}")),
    ]


def person(name: str) -> Terms:
    """Return what is said of a person as named on the page."""
    return [(TYPE, node(FOAF + "Person")), (NAME, words(plain(name)))]


def body(named: Body) -> Terms:
    """Return what is said of a body as named on the page."""
    place = None if named.place is None else node(place_iri(named.place))
    kinds: Terms = [(TYPE, node(ORG + "FormalOrganization")), (TYPE, kg(named.kind))]
    return [*kinds, (LABEL, words(named.name)), (SPATIAL, place)]


def _role(doc_id: str, fact: RoleFact) -> Terms:
    return [
        (TYPE, kg("RoleAttestation")),
        (kg("person"), node(person_iri(doc_id, fact.person))),
        *_office(doc_id, fact.role, fact.body),
        (kg("status"), code(fact.status)),
        (kg("from"), code(fact.start)),
        (kg("to"), code(fact.end)),
        (kg("term"), code(fact.term)),
    ]


def _personnel(doc_id: str, fact: PersonnelFact) -> Terms:
    return [
        (TYPE, kg("PersonnelEvent")),
        (kg("eventKind"), code(fact.event)),
        (kg("person"), node(person_iri(doc_id, fact.person))),
        *_office(doc_id, fact.role, fact.body),
        *when(fact.date),
    ]


def _office(doc_id: str, role: str | None, held_in: Body | None) -> Terms:
    kind = None if role is None else node(role_iri(role))
    return [(ROLE, kind), (kg("roleLabel"), words(role)), _body(doc_id, "body", held_in)]


def _body(doc_id: str, name: str, named: Body | None) -> tuple[NamedNode, NamedNode | None]:
    return kg(name), None if named is None else node(body_iri(doc_id, named.name))


def _meeting(doc_id: str, fact: MeetingFact) -> Terms:
    return [
        (TYPE, kg("Meeting")),
        (kg("meetingType"), code(fact.type)),
        (kg("ordinal"), code(fact.ordinal)),
        _body(doc_id, "heldBy", fact.body),
        (kg("term"), code(term(fact.name))),
        (LABEL, words(fact.name)),
        *when(fact.date),
    ]


def _participation(doc_id: str, fact: ParticipationFact) -> Terms:
    return [
        (TYPE, node(ELIDL + "Participation")),
        (kg("person"), node(person_iri(doc_id, fact.person))),
        (kg("part"), code(fact.part)),
        (kg("meeting"), None if fact.meeting is None else node(fact_iri(doc_id, fact.meeting))),
    ]


def _paper(doc_id: str, fact: PaperFact) -> Terms:
    return [
        (TYPE, node(ELI + "Work")),
        (kg("paperType"), code(fact.type)),
        (node(ELI + "number"), code(fact.number)),
        _body(doc_id, "issuer", fact.issuer),
        (LABEL, words(fact.title)),
        *when(fact.date),
    ]


def _action(doc_id: str, fact: PaperActionFact) -> Terms:
    return [
        (TYPE, kg("PaperAction")),
        (kg("action"), code(fact.action)),
        (kg("actor"), node(actor_iri(doc_id, fact.actor))),
        (kg("paper"), node(fact_iri(doc_id, fact.paper))),
    ]


def _project(fact: ProjectFact) -> Terms:
    places: Terms = [(kg("locatedIn"), node(place_iri(place.key))) for place in dict.fromkeys(fact.located_in)]
    return [(TYPE, node(SCHEMA + "Project")), (LABEL, words(fact.name)), *places]


def _indicator(doc_id: str, fact: IndicatorFact) -> Terms:
    return [
        (TYPE, node(QB + "Observation")),
        (kg("area"), node(area_iri(doc_id, fact.area))),
        (kg("measure"), words(fact.measure)),
        (kg("value"), decimal(fact.value)),
        (kg("unit"), code(fact.unit)),
        *during(fact.period),
        (kg("figure"), code(fact.figure)),
        (kg("approximator"), code(fact.approximator)),
    ]
