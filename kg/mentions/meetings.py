"""Meetings the page reports: gatherings told as one are one, later words point back to them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise

from kg.mentions import implied, years
from kg.mentions.candidate import Candidate
from kg.mentions.gatherings import Gatherings
from kg.mentions.meeting_names import title
from kg.mentions.usual import lead_day, usual
from kg.model import Body, Evidence, MeetingFact, MeetingMention, Reading, Span

QUOTE = 160  # the longest quote
# Words that may mean a gathering first called otherwise.
_KIN = (
    frozenset(
        {
            "hội nghị",
            "cuộc họp",
            "buổi làm việc",
            "tiếp xúc cử tri",
            "sự kiện",
            "buổi giám sát",
            "buổi lễ",
            "hội thảo",
            "họp báo",
        }
    ),
    frozenset({"kỳ họp", "phiên họp", "cuộc họp", "buổi làm việc"}),
    frozenset({"đại hội", "phiên họp", "kỳ họp"}),
    frozenset({"buổi lễ", "sự kiện"}),
)
_PARTY = frozenset({"PartyCommittee", "PartyOrganisation", "StandingCommittee"})
_ABOUT = re.compile(r"\s(?:(?:về|trước|sau|kết thúc|công bố kết quả|thông báo kết quả|sau khi bế mạc|khi kết thúc)\s)+")
_AROUND = re.compile(r"[^.;\n]{0,60}\s(?:trước|sau|chuẩn bị)\s")
_OVER = re.compile(r"sau|kết thúc|bế mạc|kết quả")
_THERE = ("tại", "trong", "dự", "ở", "điều hành", "chủ trì")
_LASTING = frozenset({"kỳ họp", "đại hội"})  # they last days


@dataclass(slots=True)
class _Group:
    members: list[Candidate] = field(default_factory=list)
    type: str = ""
    ordinal: str | None = None
    body: Body | None = None
    sure: bool = False  # the body is stated, not guessed
    date: str | None = None

    def add(self, c: Candidate) -> None:
        self.members.append(c)
        self.type = max(self.members, key=lambda m: (m.reported, m.weight)).kind.type
        self.ordinal = self.ordinal or c.ordinal
        if c.body and (self.body is None or (not self.sure and not c.loose)):
            self.body, self.sure = c.body, not c.loose
        if c.date and c.reported and (self.date is None or (self._lasts_from(c.date))):
            self.date = c.date

    def _lasts_from(self, date: str) -> bool:
        lasting = self.type in _LASTING and self.date is not None
        return lasting and _day(date) < _day(self.date or "") and _meets(self.date or "", date, self.type)

    @property
    def told(self) -> bool:
        """Tell whether the page reports this gathering as one of its own."""
        reported = [c for c in self.members if c.reported and (c.body or not c.kind.weak)]
        if any(c.weight >= 2 for c in reported):
            return True
        present = [c for c in reported if c.present and not c.vague]
        return any(c.date for c in reported) and bool(present) or len(present) > 1

    @property
    def meant(self) -> bool:
        """Tell whether somebody is said to be there, though nothing else is said of it."""
        return any(c.reported and not c.vague and not c.kind.weak and c.left.rstrip().endswith(_THERE) for c in self.members)

    @property
    def main(self) -> bool:
        """Tell whether the page keeps coming back to this gathering."""
        return len(self.members) > 1 and any(c.present for c in self.members)


def find(reading: Reading) -> tuple[MeetingMention, ...]:
    """Return the mentions of the meetings that `reading` reports, in text order."""
    found = _nested(reading, Gatherings(reading).find())
    found += implied.find(reading, found)
    groups: list[_Group] = []
    for c in sorted(found, key=lambda c: c.noun):
        group = _match(groups, c)
        if group is None:
            group = _Group()
            groups.append(group)
        group.add(c)
    told = [g for g in groups if g.told] or [g for g in groups if g.meant][:1]
    out: list[MeetingMention] = []
    for group in groups:
        if group in told:
            fact = _fact(reading, group, first=not out)
            out += [MeetingMention(Span(c.noun.start, c.end), fact) for c in group.members]
    return tuple(sorted(out, key=lambda m: m.span))


def _nested(reading: Reading, found: list[Candidate]) -> list[Candidate]:
    """Let a press conference about a session take its holder: "họp báo về kỳ họp thứ 13 HĐND thành phố".

    Voters are met before and after sessions, which only tell when.
    """
    for outer, inner in pairwise(found):
        if outer.kind.type == "tiếp xúc cử tri" and _AROUND.fullmatch(reading.folded, outer.end, inner.noun.start):
            inner.reported = False
            outer.date, inner.date = outer.date or inner.date, None
        if outer.kind.type == "họp báo" and _ABOUT.fullmatch(reading.folded, outer.end, inner.noun.start):
            inner.reported = _OVER.search(reading.folded, outer.end, inner.noun.start) is not None
            if outer.body is None and inner.body:
                outer.body, outer.stated = inner.body, True
            if inner.date and outer.date in (None, inner.date):
                outer.date, inner.date = inner.date, None
    return found


# ---- which gathering a mention means


def _match(groups: list[_Group], c: Candidate) -> _Group | None:
    best: tuple[int, int] | None = None
    found = None
    for i, group in enumerate(groups):
        worth = _worth(group, c)
        if worth is not None and (best is None or (worth, i) >= best):
            best, found = (worth, i), group
    return found


def _worth(group: _Group, c: Candidate) -> int | None:
    """Return how well `c` fits `group`, None where it cannot."""
    same = group.type == c.kind.type
    if not same and not any(group.type in kin and c.kind.type in kin for kin in _KIN):
        return None
    if group.ordinal and c.ordinal and group.ordinal != c.ordinal:
        return None
    voters = group.type == c.kind.type == "tiếp xúc cử tri"
    if group.body and c.body and group.sure and not c.loose and not voters and not related(group.body, c.body):
        return None
    if c.where and any(m.where and m.where != c.where for m in group.members):
        return None
    numbered = bool(group.ordinal and c.ordinal)
    if group.date and c.date and not numbered and not _meets(group.date, c.date, group.type):
        return None
    council = group.body is not None and c.body is not None and c.body.kind == group.body.kind == "PeoplesCouncil"
    if not same and not _points_back(c) and not (group.date and c.date) and not council:
        return None
    return 4 * numbered + 2 * bool(group.date and c.date) + 2 * same + 3 * group.told


def _points_back(c: Candidate) -> bool:
    """Tell whether `c` says nothing of its own."""
    return c.ordinal is None and (c.date is None or c.opens) and not c.stated and not c.held


def related(a: Body, b: Body) -> bool:
    """Tell whether two names can mean one body: Quận ủy X, Ban Chấp hành Đảng bộ quận X."""
    if a.name == b.name:
        return True
    return a.place is not None and a.place == b.place and (a.kind in _PARTY and b.kind in _PARTY)


def _day(edtf: str) -> str:
    return edtf[5:10]


def _meets(a: str, b: str, type_: str) -> bool:
    """Tell whether two dates can be those of one gathering."""
    shared = min(len(a), len(b))
    if "X" not in a + b and a[:4] != b[:4]:
        return False
    if shared < 10:
        return a[5:shared] == b[5:shared]
    near = a[5:7] == b[5:7] and abs(int(a[8:10]) - int(b[8:10])) <= 5
    return _day(a) == _day(b) or (type_ in _LASTING and near)


# ---- the fact


def _fact(reading: Reading, group: _Group, first: bool) -> MeetingFact:
    lead = max(group.members, key=lambda c: (c.reported, c.weight))
    body = group.body or usual(reading, group.members)
    date = _year(reading, group, group.date or (lead_day(reading) if first and group.main else None))
    return MeetingFact(
        type=group.type,
        ordinal=group.ordinal,
        body=body,
        date=date,
        name=title(reading, group.members, body, date),
        evidence=_evidence(reading, lead),
    )


def _year(reading: Reading, group: _Group, date: str | None) -> str | None:
    """Return `date` with its year where the page gives it."""
    if date is None:
        return None
    if group.type == "đại hội" or (group.type == "kỳ họp" and group.ordinal == "1"):
        date = years.of_term(date, [term.lower() for c in group.members for term in c.terms])
    return years.beside(date, reading.dates, reading.folded)


def _evidence(reading: Reading, c: Candidate) -> Evidence:
    rule = "meeting.held" if c.held else "meeting.named" if c.stated or c.ordinal else "meeting.dated"
    start = min([c.noun.start, *(s.start for s in c.proof)])
    end = max([c.end, *(s.end for s in c.proof)])
    if c.topic and c.topic.end - start <= QUOTE:
        end = max(end, c.topic.end)
    if end - start > QUOTE:
        start = max(start, c.noun.start - 60) if end - c.noun.start > 100 else end - QUOTE
        end = min(end, start + QUOTE)
    span = Span(start, end)
    confidence = min(0.95, 0.55 + 0.1 * c.weight)
    return Evidence(span, reading.document.text[start:end], rule, round(confidence, 2))
