"""Meetings the page reports; mentions of one meeting share its fact."""

from __future__ import annotations

from kg.mentions import implied, years
from kg.mentions.evidence import LONGEST, evidence
from kg.mentions.gatherings import Gatherings
from kg.mentions.meeting_groups import Group, gather
from kg.mentions.meeting_names import title
from kg.mentions.usual import Usual, foregoing, lead_day
from kg.model import Evidence, MeetingFact, MeetingMention, Reading, Span


def find(reading: Reading) -> tuple[MeetingMention, ...]:
    """Return the mentions of the meetings that `reading` reports, in text order."""
    found = Gatherings(reading).find()
    found += implied.find(reading, found)
    groups = gather(reading.folded, sorted(found, key=lambda c: c.noun))
    told = [g for g in groups if g.told or foregoing(reading, g.lead)] or [g for g in groups if g.meant][:1]
    out: list[MeetingMention] = []
    usual = Usual(reading)
    taken = {g.date for g in told if g.date}
    for group in told:
        fact = _fact(reading, group, usual, None if out else lead_day(reading, taken))
        out += [MeetingMention(Span(c.noun.start, c.end), fact) for c in group.members if not c.planned or c.ordinal]
    return tuple(sorted(out, key=lambda m: m.span))


def _fact(reading: Reading, group: Group, usual: Usual, lead: str | None) -> MeetingFact:
    """Return the gathering of `group`; `lead` is the day that the page's first lines give."""
    before = foregoing(reading, group.lead) if group.date is None else None
    body = group.body or (before.body if before else None) or usual.holder(group.members)
    day = group.date or (before.day.edtf if before else lead if group.recurs else None)
    date = _year(reading, group, day)
    name = title(reading, group.members, body, date)
    return MeetingFact(group.type, group.ordinal, body, date, name, _evidence(reading, group))


def _year(reading: Reading, group: Group, date: str | None) -> str | None:
    """Return `date` with its year where the page gives it."""
    if date is None:
        return None
    if group.type == "đại hội" or (group.type == "kỳ họp" and group.ordinal == "1"):
        date = years.of_term(date, [term.lower() for c in group.members for term in c.terms])
    return years.beside(date, reading.dates, reading.folded)


def _evidence(reading: Reading, group: Group) -> Evidence:
    c = group.lead
    rule = "meeting.held" if c.held else "meeting.named" if c.stated or c.ordinal else "meeting.dated"
    if group.body is None:
        rule += ".untold"
    start = min([c.noun.start, *(s.start for s in c.proof)])
    end = max([c.end, *(s.end for s in c.proof)])
    if c.topic and c.topic.end - start <= LONGEST:
        end = max(end, c.topic.end)
    if end - start > LONGEST:
        start = max(start, c.noun.start - 60) if end - c.noun.start > 100 else end - LONGEST
        end = min(end, start + LONGEST)
    return evidence(reading.document, Span(start, end), rule)
