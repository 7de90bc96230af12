"""The fields of a fact under the names that `kg facts` prints them by, and the kinds in words."""

from __future__ import annotations

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

Fields = tuple[tuple[str, str | None], ...]  # name and value; None where the document does not say it

KINDS = {
    "person": "người / person",
    "role": "chức vụ / role",
    "personnel": "nhân sự / personnel",
    "body": "cơ quan / body",
    "place": "địa phương / place",
    "date": "ngày / date",
    "meeting": "cuộc họp / meeting",
    "participation": "tham gia / participation",
    "document": "văn bản / document",
    "document_action": "việc với văn bản / document_action",
    "project": "dự án / project",
    "indicator": "chỉ tiêu / indicator",
}

_NAMES: dict[type, str] = {
    PersonFact: "person",
    RoleFact: "role",
    PersonnelFact: "personnel",
    MeetingFact: "meeting",
    ParticipationFact: "participation",
    PaperFact: "document",
    PaperActionFact: "document_action",
    ProjectFact: "project",
    IndicatorFact: "indicator",
}


def kind_of(fact: Fact) -> str:
    """Return the kind of `fact`, as `kg facts` names it."""
    return _NAMES[type(fact)]


def fields(fact: Fact) -> Fields:
    """Return the names and values of `fact`; things it speaks of by their names."""
    match fact:
        case PersonFact():
            return (("name", fact.name),)
        case RoleFact():
            term = (("from", fact.start), ("to", fact.end)) if fact.start or fact.end else ()
            body = _name(fact.body)
            return (("person", fact.person), ("role", fact.role), ("body", body), ("status", fact.status), *term)
        case PersonnelFact():
            post = (("role", fact.role), ("body", _name(fact.body)))
            return (("person", fact.person), ("event", fact.event), *post, ("date", fact.date))
        case MeetingFact():
            held = (("ordinal", fact.ordinal), ("body", _name(fact.body)), ("date", fact.date))
            return (("name", fact.name), ("type", fact.type), *held)
        case ParticipationFact():
            return (("person", fact.person), ("part", fact.part), ("meeting", _name(fact.meeting)))
        case PaperFact():
            made = (("date", fact.date), ("issuer", _name(fact.issuer)), ("title", fact.title))
            return (("type", fact.type), ("number", fact.number), *made)
        case PaperActionFact():
            return (("actor", _name(fact.actor)), ("action", fact.action), ("document", _name(fact.paper)))
        case ProjectFact():
            return (("name", fact.name), ("located_in", ", ".join(place.full for place in fact.located_in) or None))
        case IndicatorFact():
            value = " ".join(filter(None, (fact.approximator, fact.value, fact.unit)))
            told = (("value", value), ("period", fact.period), ("figure", fact.figure))
            return (("area", _name(fact.area)), ("measure", fact.measure), *told)


def _name(thing: Body | Place | MeetingFact | PaperFact | None) -> str | None:
    match thing:
        case None:
            return None
        case Place():
            return thing.full
        case PaperFact():
            return " ".join(filter(None, (thing.type, thing.number))) if thing.number else thing.title or thing.type
        case _:
            return thing.name
