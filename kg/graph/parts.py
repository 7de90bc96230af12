"""What facts speak of besides themselves: bodies, meetings, papers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.model import (
    Body,
    Fact,
    IndicatorFact,
    MeetingFact,
    PaperActionFact,
    PaperFact,
    ParticipationFact,
    PersonnelFact,
    RoleFact,
)


def with_parts(facts: Iterable[Fact]) -> Iterator[Fact]:
    """Yield `facts` and the meetings and papers that they speak of."""
    for fact in facts:
        yield fact
        if isinstance(fact, ParticipationFact) and fact.meeting is not None:
            yield fact.meeting
        elif isinstance(fact, PaperActionFact):
            yield fact.paper
            if isinstance(fact.actor, MeetingFact):
                yield fact.actor


def body_of(fact: Fact) -> Body | None:
    """Return the body that `fact` names; no fact names two."""
    match fact:
        case RoleFact() | PersonnelFact() | MeetingFact():
            return fact.body
        case PaperFact():
            return fact.issuer
        case PaperActionFact(actor=Body() as actor):
            return actor
        case IndicatorFact(area=Body() as area):
            return area
        case _:
            return None
