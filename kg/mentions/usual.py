"""What a page leaves unsaid of its main gathering: who holds it, and the day its first lines give."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from kg.lexicon.meetings import load
from kg.mentions.authorities import committee
from kg.mentions.candidate import Candidate
from kg.mentions.holders import COUNCIL, MEET_VOTERS
from kg.mentions.lookup import Lookup
from kg.mentions.openings import Opening, Openings
from kg.model import Body, PersonMention, Reading, RoleMention

_LEADERS = ("Bí thư", "Chủ tịch", "Quyền Chủ tịch", "Phó Bí thư", "Phó Chủ tịch")
_SPOKESMEN = ("Chánh Văn phòng", "Phó Chánh Văn phòng", "Người phát ngôn")  # of whose house a press conference is
_HOLD = frozenset({"PartyCommittee", "PeoplesCommittee", "PeoplesCouncil", "StandingCommittee"})
_MAY_LEAD = frozenset({"CentralBody", "SpecialisedAgency", "PartyAdvisoryBody"})  # where their official is in the chair
_FRONT = frozenset({"FrontBody"})
_SIT = ("Ủy ban Kiểm tra", "Quốc hội")
_QUESTIONS = ("chất vấn", "giải trình", "thảo luận")
_MOURNING = ("lễ truy điệu", "lễ an táng", "lễ viếng")  # whoever comes first
_ANYBODY = ("hội thảo", "phiên tòa", "đại hội", "họp báo", "tiếp xúc cử tri")  # others hold them
_REGULAR = re.compile(
    r"(?:phiên họp|họp báo|cuộc họp|hội nghị)[^,.;]{0,20}(?:thường kỳ|kinh tế - xã hội|kinh tế xã hội|kt-xh|ktxh)"
)
_FILLED = re.compile(r"(?:chức danh|chức vụ|chức|làm|giữ|bầu|bầu bổ sung|bổ nhiệm) $")  # an office that is filled there
_FIRST = 3  # sentences that make the lead
_CHAIRED = re.compile(
    r"(?<!\w)(?:chủ trì|chủ tọa|điều hành)[.\s]*$"
)  # "Tại buổi giao ban, ông A, Trưởng Ban, chủ trì."
_BACK = 4  # sentences before a gathering that is only pointed at
_POINTED = frozenset({"buổi lễ", "sự kiện", "buổi làm việc", "cuộc họp", "hội nghị", "họp báo", "buổi giám sát"})
_BARE = re.compile(
    r"(?:(?: và)? trao| công bố)?(?: (?:các )?quyết định)?(?: về công tác cán bộ)?"
    r"(?:[,.;]|$|\n| (?:có|là|gồm|còn có)(?!\w))"
)  # "Tại buổi lễ, …", "… phát biểu tại lễ trao quyết định."
_DECISION = re.compile(r"(?: ?(?:và )?(?:trao|công bố) )?(?:các )?quyết định(?: về công tác cán bộ)?")
_OWN = re.compile(
    r"(?:cuộc |buổi |hội nghị )?(?:họp )?giao ban(?! (?:báo chí|trực tuyến|khối|cụm))"
)  # of a head's own people
_AT_ONCE = re.compile(
    r", (?:(?:ngay|vào|trong|đúng|từ) )*(?:rạng )?(?:sáng|trưa|chiều|tối) (?:ngày )?\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{4})?$"
)
_OPENS = re.compile(r"(?:\([^()]{1,12}\)|[\s,-]|trong|vào|buổi)*")


class Usual:
    """Knows who holds the gatherings of one page where nothing says so."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._text = reading.folded
        self._roles: Lookup[RoleMention] = Lookup(reading.roles)
        self._people: Lookup[PersonMention] = Lookup(reading.people)
        self._led: dict[str, Body] = {}  # what people lead
        for person in reading.people:
            for role in person.roles:
                if role.body and role.body.place and _leads(role) and role.status != "former":
                    self._led.setdefault(person.name, role.body)

    def holder(self, members: list[Candidate]) -> Body | None:
        """Return who must hold the gathering: the council of a session, else the body of the official who leads it."""
        first, reading = members[0], self._reading
        asked = any(self._text[c.noun.start : c.end].endswith(_QUESTIONS) for c in members)
        if first.kind.type == "kỳ họp" or asked or first.kind.holders == COUNCIL:
            return self._council(first)
        if self._text.startswith(_MOURNING, first.noun.start):
            return None
        if first.kind.holders == _FRONT:
            return next((m.body for m in reading.bodies if m.body.kind in _FRONT), None)
        if first.kind.holders or any(self._text.startswith(" của ", c.end) and not c.body for c in members):
            return None
        if reading.home and any(_REGULAR.search(self._text, c.noun.start, c.end + 60) for c in members):
            return committee(reading.home)
        led = [row for c in members for row in self._officials(c, first.kind.type)]
        if first.kind.type == "tiếp xúc cử tri":
            led = [row for row in led if row[2].kind in MEET_VOTERS]
        if led:
            return min(led, key=lambda row: row[:2])[2]
        return next((c.guest for c in members if c.guest), None) or self._known(members)

    def _officials(self, c: Candidate, kind: str) -> Iterator[tuple[bool, int, Body]]:
        """Yield the bodies of those who may lead `c`, of that kind, with what ranks them: the least leads it."""
        span = c.sentence.span
        chairs = load().chair.search(self._text, span.start, c.noun.start) is not None or (
            _CHAIRED.search(self._text, c.end, span.end) is not None
        )
        chairs |= _OWN.match(self._text, c.noun.start) is not None
        for role in self._roles.within(span.start, span.end):
            if _FILLED.search(self._text, max(span.start, role.span.start - 20), role.span.start):
                continue
            heads = role.role != "Ủy viên" and role.body is not None and role.body.kind in _MAY_LEAD
            leader = _leads(role) or (chairs and heads)
            if role.body and not chairs and self._below(role.body):
                continue
            if role.body and (leader or kind == "họp báo") and role.status != "former":
                speaks = kind == "họp báo" and role.role.startswith(_SPOKESMEN)
                yield not chairs, -1 if speaks else _rank(role.role), role.body

    def _known(self, members: list[Candidate]) -> Body | None:
        """Return the body of a leader who is named where the gathering is, his office elsewhere: "ông Bến chủ trì"."""
        if members[0].kind.type in _ANYBODY:
            return None
        for c in members:
            for person in self._people.within(c.sentence.span.start, c.sentence.span.end):
                if person.name in self._led and not self._below(self._led[person.name]):
                    return self._led[person.name]
        return None

    def _below(self, body: Body) -> bool:
        """Tell whether `body` is of a unit within the page's: a district's secretary at a meeting of the city."""
        home = self._reading.home
        return bool(home and body.place and body.place.startswith(home.key + "/"))

    def _council(self, c: Candidate) -> Body | None:
        """Return the council, or the inspection committee, named nearest before the session, else first on the page."""
        sitting = [m for m in self._reading.bodies if m.body.kind == "PeoplesCouncil" or m.body.name.startswith(_SIT)]
        before = [m for m in sitting if m.span.end <= c.noun.start]
        nearest = before[-1:] or sitting[:1]
        return nearest[0].body if nearest else None


def _leads(role: RoleMention) -> bool:
    """Tell whether an office is that of a leader of a committee or council."""
    return role.body is not None and role.body.kind in _HOLD and role.role.startswith(_LEADERS)


def _rank(role: str) -> int:
    return next((i for i, name in enumerate(_LEADERS) if role.startswith(name)), len(_LEADERS))


def lead_day(reading: Reading, taken: set[str]) -> str | None:
    """Return the day with which one of the first sentences opens, unless it is that of another gathering."""
    days = Lookup([d for d in reading.dates if len(d.edtf) == 10])
    for sentence in reading.sentences[:_FIRST]:
        day = days.after(sentence.span.start)
        if day is None or day.span.end > sentence.span.end:
            continue
        opening = _OPENS.match(reading.folded, sentence.span.start)
        timed = _AT_ONCE.search(reading.folded, sentence.span.start, day.span.end)
        if (opening and day.span.start <= opening.end()) or timed:
            return None if day.edtf in taken else day.edtf
    return None


def foregoing(reading: Reading, c: Candidate) -> Opening | None:
    """Return how the last sentence with a day opens before "Tại buổi lễ, …": it tells when and who, not what."""
    decision = c.topic is None or _DECISION.fullmatch(reading.folded, c.topic.start, c.topic.end)
    own = c.date or c.ordinal or not decision or c.vague or c.kind.verb or c.end != c.noun.end
    if own or not c.present or c.kind.type not in _POINTED or not _BARE.match(reading.folded, c.noun.end):
        return None
    if c.left.endswith("sau "):
        return None
    at = bisect_left(reading.sentences, c.sentence.span.start, key=lambda s: s.span.start)
    openings = Openings(reading)
    found = (openings.read(s) for s in reversed(reading.sentences[max(0, at - _BACK) : at]))
    opening = next((opening for opening in found if opening), None)
    sits = opening is not None and opening.body is not None and opening.body.kind == "PeoplesCouncil"
    return None if sits and c.kind.type == "hội nghị" else opening  # it means the session
