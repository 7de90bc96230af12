"""What a page leaves unsaid of its main gathering: who holds it, and the day its first lines give."""

from __future__ import annotations

import re

from kg.lexicon.meetings import load
from kg.mentions.candidate import Candidate
from kg.mentions.holders import MEET_VOTERS, committee
from kg.mentions.lookup import Lookup
from kg.model import Body, Reading, RoleMention

_LEADERS = ("Bí thư", "Chủ tịch", "Quyền Chủ tịch", "Phó Bí thư", "Phó Chủ tịch")
_HOLD = frozenset({"PartyCommittee", "PeoplesCommittee", "PeoplesCouncil", "StandingCommittee"})
_MAY_LEAD = frozenset({"CentralBody", "SpecialisedAgency", "PartyAdvisoryBody"})  # where their official is in the chair
_SIT = ("Ủy ban Kiểm tra", "Quốc hội")
_QUESTIONS = ("chất vấn", "giải trình")
_REGULAR = re.compile(
    r"(?:phiên họp|họp báo|cuộc họp|hội nghị)[^,.;]{0,20}(?:thường kỳ|kinh tế - xã hội|kinh tế xã hội|kt-xh|ktxh)"
)
_FILLED = re.compile(r"(?:chức danh|chức vụ|chức|làm|giữ|bầu|bầu bổ sung|bổ nhiệm) $")  # an office that is filled there
_FIRST = 3  # sentences that make the lead
_OPENS = re.compile(r"(?:\([^()]{1,12}\)|[\s,-]|trong|vào|buổi)*")


def usual(reading: Reading, members: list[Candidate]) -> Body | None:
    """Return who must hold the gathering: the council of a session, else the body of the official who leads it."""
    first = members[0]
    asked = any(reading.folded[c.noun.start : c.end].endswith(_QUESTIONS) for c in members)
    if first.kind.type == "kỳ họp" or asked:
        return _council(reading, first)
    if first.kind.holders or any(reading.folded.startswith(" của ", c.end) and not c.body for c in members):
        return None
    if reading.home and any(_REGULAR.search(reading.folded, c.noun.start, c.end + 60) for c in members):
        return committee(reading.home)
    roles: Lookup[RoleMention] = Lookup(reading.roles)
    led: list[tuple[bool, int, Body]] = []
    for c in members:
        span = c.sentence.span
        leads = load().chair.search(reading.folded, span.start, c.noun.start) is not None
        for role in roles.within(span.start, span.end):
            if _FILLED.search(reading.folded, max(span.start, role.span.start - 20), role.span.start):
                continue
            leader = role.body is not None and role.body.kind in _HOLD and role.role.startswith(_LEADERS)
            leader = leader or (leads and role.body is not None and role.body.kind in _MAY_LEAD)
            if role.body and (leader or first.kind.type == "họp báo") and role.status != "former":
                led.append((not leads, _rank(role.role), role.body))
    if first.kind.type == "tiếp xúc cử tri":
        led = [row for row in led if row[2].kind in MEET_VOTERS]
    if led:
        return min(led, key=lambda row: row[:2])[2]
    return next((c.guest for c in members if c.guest), None)


def _rank(role: str) -> int:
    return next((i for i, name in enumerate(_LEADERS) if role.startswith(name)), len(_LEADERS))


def _council(reading: Reading, c: Candidate) -> Body | None:
    """Return the council, or the inspection committee, named nearest before the session, else first on the page."""
    sitting = [m for m in reading.bodies if m.body.kind == "PeoplesCouncil" or m.body.name.startswith(_SIT)]
    before = [m for m in sitting if m.span.end <= c.noun.start]
    nearest = before[-1:] or sitting[:1]
    return nearest[0].body if nearest else None


def lead_day(reading: Reading) -> str | None:
    """Return the day with which one of the first sentences opens."""
    days = Lookup([d for d in reading.dates if len(d.edtf) == 10])
    for sentence in reading.sentences[:_FIRST]:
        opening = _OPENS.match(reading.folded, sentence.span.start)
        day = days.after(sentence.span.start)
        if day and opening and day.span.start <= opening.end():
            return day.edtf
    return None
