"""Which candidates tell of one gathering: later words point back to what was named before."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise

from kg.mentions.candidate import Candidate
from kg.model import BlockKind, Body

# Words that may mean a gathering first called otherwise.
_KIN = (
    frozenset({"hội nghị", "cuộc họp", "buổi làm việc", "tiếp xúc cử tri", "sự kiện", "buổi giám sát", "buổi lễ",
               "hội thảo", "họp báo"}),
    frozenset({"kỳ họp", "phiên họp", "cuộc họp", "buổi làm việc"}),
    frozenset({"đại hội", "phiên họp", "kỳ họp"}),
    frozenset({"buổi lễ", "sự kiện"}),
)  # fmt: skip
_OWN_WORD = frozenset({"tiếp xúc cử tri", "họp báo", "hội thảo"})  # none points back with it
_PARTY = frozenset({"PartyCommittee", "PartyOrganisation", "StandingCommittee"})
_PARTY_SITS = {"hội nghị", "phiên họp"}  # one number, one sitting of a committee, whatever it is called
_LASTING = frozenset({"kỳ họp", "đại hội"})  # they last days
_LASTS = 5  # days
_DAY = "XXXX-12-11"
_ABOUT = re.compile(r"\s(?:(?:về|trước|sau|kết thúc|công bố kết quả|thông báo kết quả|sau khi bế mạc|khi kết thúc)\s)+")
_AROUND = re.compile(r"[^.;\n]{0,60}\s(?:trước|sau|chuẩn bị|kết quả|báo cáo|thông báo)\s")
_WHOLE = frozenset({"hội nghị", "đại hội"})  # their parts are told by words of their own
_OF = re.compile(r"(?: [^.,;:()\"\n]{2,60})? (?:tại|của|trong|thuộc|ở) ")
_OVER = re.compile(r"sau|kết thúc|bế mạc|kết quả")
_EARLIER = ("trước đó", "trước đây", "cách đây")
_THERE = ("tại", "trong", "dự", "ở", "điều hành", "chủ trì")


@dataclass(slots=True)
class Group:
    """The candidates that tell of one gathering, and what they say together."""

    members: list[Candidate] = field(default_factory=list)
    type: str = ""
    ordinal: str | None = None
    body: Body | None = None
    sure: bool = False  # the body is stated, not guessed
    date: str | None = None
    nearby: str | None = None  # as the first member tells it
    places: set[str] = field(default_factory=set)  # whose voters are met
    _lead: Candidate | None = None
    _ceremony: bool = False
    _strong: bool = False
    _dated: bool = False
    _present: int = 0

    def add(self, c: Candidate) -> None:
        """Take `c` in; what was said first stays. What the members say is summed up here: a page may have thousands."""
        self.members.append(c)
        if self._lead is None or _rank(c) > _rank(self._lead):
            self._lead = c
        self._sum_up(c)
        self._ceremony |= c.kind.type == "buổi lễ"
        self.type = self.lead.kind.type
        if self._ceremony and self.type == "buổi làm việc":
            self.type = "buổi lễ"  # "đã đến làm việc, công bố quyết định"
        self.ordinal = self.ordinal or c.ordinal
        if c.body and (c.reported or c.kind.weak) and (self.body is None or (not self.sure and not c.loose)):
            short = c.body.place is not None and c.sentence.block is BlockKind.HEADLINE
            self.body, self.sure = c.body, not c.loose and not short
        if c.date and c.reported and (self.date is None or self._begins(c.date)):
            self.date = c.date

    def _sum_up(self, c: Candidate) -> None:
        if c.where:
            self.places.add(c.where)
        if c.reported and c.nearby and self.nearby is None:
            self.nearby = c.nearby
        if c.reported and (c.body or not c.kind.weak or c.kind.type == "tiếp xúc cử tri"):
            self._strong |= c.weight >= 2 and not c.passing
            self._dated |= bool(c.date)
            self._present += c.present and not c.vague

    def _begins(self, date: str) -> bool:
        """Tell whether `date` is an earlier day of a gathering that lasts some."""
        lasting = self.type in _LASTING and self.date is not None
        whole = len(date) == len(self.date or "")  # "vào tháng 4" is no earlier day
        return lasting and whole and date[5:10] < (self.date or "")[5:10] and _meets(self.date or "", date, self.type)

    @property
    def lead(self) -> Candidate:
        """The member that says most."""
        assert self._lead is not None  # a group has members
        return self._lead

    @property
    def headed(self) -> bool:
        """Whether only the headline has told of it, and neither its number nor its day."""
        short = self.date is None and self.ordinal is None
        return short and all(c.sentence.block is BlockKind.HEADLINE for c in self.members)

    @property
    def told(self) -> bool:
        """Whether the page reports this gathering as one of its own."""
        return self._strong or (self._dated and self._present > 0) or self._present > 1

    @property
    def meant(self) -> bool:
        """Whether somebody is said to be there, though nothing else is said of it."""
        plain = [c for c in self.members if c.reported and not c.vague and not c.kind.weak]
        return any(c.left.rstrip().endswith(_THERE) for c in plain)

    @property
    def recurs(self) -> bool:
        """Whether the page comes back to this gathering."""
        return len(self.members) > 1 and any(c.present for c in self.members)


def _rank(c: Candidate) -> tuple[bool, bool, int]:
    return c.reported, c.sits, c.weight


def gather(folded: str, found: list[Candidate]) -> list[Group]:
    """Return `found`, which is in text order, in groups that tell of one gathering each."""
    found = _parted(folded, found)
    _nest(folded, found)
    groups: list[Group] = []
    for c in found:
        group = _match(groups, c)
        if group is None:
            group = Group()
            groups.append(group)
        group.add(c)
    return groups


def _parted(folded: str, found: list[Candidate]) -> list[Candidate]:
    """Return `found` without the parts that their sentence names the whole of: "phiên thảo luận tại Hội nghị lần 5".

    Of two numbered sessions of one sentence the second does not take the first one's day.
    """
    out: list[Candidate] = []
    for c in found:
        last = out[-1] if out and out[-1].sentence is c.sentence else None
        if last and last.kind.type == "phiên họp" and c.kind.type in _WHOLE and c.reported:
            if last.body in (None, c.body) and last.ordinal is None and _OF.fullmatch(folded, last.end, c.noun.start):
                c.date, c.present = c.date or last.date, c.present or last.present
                c.proof += last.proof
                out.pop()
        elif last and last.date and (last.date, last.kind.type) == (c.date, c.kind.type) and _numbered_apart(last, c):
            c.date, c.proof = None, [span for span in c.proof if span.start > last.noun.start]
        out.append(c)
    return out


def _numbered_apart(one: Candidate, other: Candidate) -> bool:
    return one.ordinal is not None and other.ordinal is not None and one.ordinal != other.ordinal


def _nest(folded: str, found: list[Candidate]) -> None:
    """Let a press conference about a session take its holder: "họp báo về kỳ họp thứ 13 HĐND thành phố".

    Voters are met before and after sessions, which only tell when.
    """
    for outer, inner in pairwise(found):
        if outer.kind.type == "tiếp xúc cử tri" and _AROUND.fullmatch(folded, outer.end, inner.noun.start):
            inner.reported = False
            outer.date, inner.date = outer.date or inner.date, None
        if outer.kind.type == "họp báo" and _ABOUT.fullmatch(folded, outer.end, inner.noun.start):
            over = _OVER.search(folded, outer.end, inner.noun.start) is not None
            inner.reported = over and bool(inner.date or inner.ordinal)
            if outer.body is None and inner.body:
                outer.body, outer.stated = inner.body, True
            if inner.date and outer.date in (None, inner.date):
                outer.date, inner.date = inner.date, None


def _match(groups: list[Group], c: Candidate) -> Group | None:
    """Return the group that `c` fits best, the last of several."""
    best: tuple[int, int] | None = None
    found = None
    for i, group in enumerate(groups):
        worth = _worth(group, c)
        if worth is not None and (best is None or (worth, i) >= best):
            best, found = (worth, i), group
    return found


def _worth(group: Group, c: Candidate) -> int | None:
    """Return how well `c` fits `group`, None where it cannot."""
    if c.another or not _one_body(group, c) or (group.ordinal and c.ordinal and group.ordinal != c.ordinal):
        return None
    if c.where and group.places - {c.where}:
        return None
    numbered, dated = bool(group.ordinal and c.ordinal), bool(group.date and c.date)
    if dated and not numbered and not _meets(group.date or "", c.date or "", group.type):
        return None
    if _other_day(group, c, dated) or (c.vague and bool(c.date) and not (dated and len(c.date or "") == len(_DAY))):
        return None  # "vào tháng 4, trong một phiên họp" is another
    same = group.type == c.kind.type
    if not same and not _other_word(group, c, dated):
        return None
    return 4 * numbered + 2 * dated + 2 * same + 3 * group.told


def _other_day(group: Group, c: Candidate, dated: bool) -> bool:
    """Tell whether "sáng nay", "chiều qua" and a printed day cannot be one."""
    nearby = group.nearby
    if dated or not c.reported:
        return False
    if nearby and c.nearby:
        return nearby != c.nearby
    if c.nearby == "qua" and c.body and group.date:
        return True
    return nearby is not None and c.date is not None and c.ordinal is not None and group.ordinal is None


def _one_body(group: Group, c: Candidate) -> bool:
    """Tell whether both can have one holder; who meets voters is told in many ways."""
    if group.type == c.kind.type == "tiếp xúc cử tri" or not group.body or not c.body:
        return True
    if related(group.body, c.body):
        return True
    kin = group.body.kind == c.body.kind or {group.body.kind, c.body.kind} <= _PARTY
    if kin and not group.sure and group.ordinal and (group.ordinal, group.type) == (c.ordinal, c.kind.type):
        return True  # the headline tells of it in short
    named = c.stated and c.ordinal is not None  # "nội dung Hội nghị Trung ương 8" in the name of another
    return not named and (not group.sure or c.loose)


def _other_word(group: Group, c: Candidate, dated: bool) -> bool:
    """Tell whether `c` can be another word for the gathering."""
    if group.body and c.body and c.body.kind in _PARTY and group.ordinal and group.ordinal == c.ordinal:
        return {group.type, c.kind.type} == _PARTY_SITS and related(group.body, c.body)
    if not any(group.type in kin and c.kind.type in kin for kin in _KIN):
        return False
    if c.kind.verb and (c.held or c.passing) and not (group.body and c.body and related(group.body, c.body)):
        return False  # "Sáng cùng ngày, Bí thư Thành ủy làm việc với …", "sau khi làm việc với các bên"
    if c.left.startswith(_EARLIER) and c.topic and group.date and not dated:
        return False  # "Trước đó, tại buổi làm việc với huyện A, …"
    if group.headed and group.body and c.body and related(group.body, c.body):
        return True  # the headline tells of it in short
    if c.kind.type in _OWN_WORD and group.date and not dated:
        return False
    points_back = c.ordinal is None and (c.date is None or c.opens) and not c.stated and not c.held
    council = group.body is not None and c.body is not None and c.body.kind == group.body.kind == "PeoplesCouncil"
    return points_back or dated or council


def related(a: Body, b: Body) -> bool:
    """Tell whether two names can mean one body: Quận ủy X, Ban Chấp hành Đảng bộ quận X."""
    return a.name == b.name or (a.place is not None and a.place == b.place and a.kind in _PARTY and b.kind in _PARTY)


def _meets(a: str, b: str, type_: str) -> bool:
    """Tell whether two dates can be those of one gathering."""
    shared = min(len(a), len(b))
    if "X" not in a + b and a[:4] != b[:4]:
        return False
    if shared < 10:
        return a[5:shared] == b[5:shared]
    near = a[5:7] == b[5:7] and abs(int(a[8:10]) - int(b[8:10])) <= _LASTS
    return a[5:10] == b[5:10] or (type_ in _LASTING and near)
