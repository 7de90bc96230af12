"""Party committees named without whose they are, beside the office of an agency: "Bí thư Đảng ủy, Cục trưởng Cục A"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg.mentions.body_names import BARE
from kg.mentions.scan import Held, Scan
from kg.model import Body
from kg.quick import replace

_AGENCIES = ("SpecialisedAgency", "School", "Enterprise", "Hospital", "Police", "ManagementBoard")
_GROUPED = ("PeoplesCommittee", "PeoplesCouncil", "CentralBody", "FrontBody", "MassOrganisation", "Court", "Procuracy")
_STATE = ("CentralBody", "Armed", "Court", "Procuracy")  # have a Đảng ủy where their name tells that they are large
_LARGE = re.compile(
    r"(?:Tổng cục|Cục|Bộ(?! Chính trị| Tư lệnh| Chỉ huy)|Văn phòng|Học viện|Viện|Tòa án|Thanh tra Chính phủ|"
    r"Kiểm toán Nhà nước|Ngân hàng Nhà nước|Quân khu|Quân đoàn|Quân chủng|Binh chủng|Binh đoàn|Sư đoàn|Lữ đoàn|"
    r"Trung đoàn|Cảnh sát biển|Bộ đội Biên phòng|Quân sự|Vùng \d) "
)
# What stands before the name that an armed body's Party committee goes by: "Đảng ủy Quân sự tỉnh A".
_COMMAND = re.compile(
    r"Bộ Tư lệnh (?=Quân |Binh |Bộ đội |Cảnh sát )|(?:Bộ|Ban) Chỉ huy (?=Bộ đội )|(?:Bộ|Ban) Chỉ huy quân sự "
)
_STANDING = "Ban Thường vụ Đảng ủy"
_PARTY = ("Đảng ủy ", _STANDING)
_MILITARY = "Quân sự "
_BOARDS = ("Hội đồng quản trị ", "Hội đồng thành viên ")
_BACK = 40  # words
_SECRETARIES = ("Bí thư", "Phó Bí thư")
# Whose rank tells what they head, where the page names one such body.
_RANKS = {"Tổng cục trưởng": "Tổng cục ", "Cục trưởng": "Cục "}


class PartyOrgans:
    """Finds whose the bare Party committees of one page are."""

    def __init__(self, scan: Scan) -> None:
        self._scan = scan

    def ranked(self, held: Held) -> Held:
        """Return "Phó Tổng cục trưởng" with its body, where the page names just one "Tổng cục"."""
        head = _RANKS.get(held.office.label.removeprefix("Phó "))
        if head is None or held.body is not None:
            return held
        forms = self._scan.words.forms
        if held.end < len(forms) and (self._scan.words.capital[held.end] or forms[held.end].isalnum()):
            return held  # a name that cannot be read
        bodies: dict[str, Body] = {}
        for body in self._named():
            at = body.name.find(head)
            if at == 0:
                bodies[body.name] = body
            elif at > 0 and body.name.startswith(_PARTY):  # "Đảng ủy Tổng cục Cảnh sát"
                bodies.setdefault(body.name[at:], Body(body.name[at:], "CentralBody", body.place))
        names = sorted(bodies, key=len)
        if not names or any(not name.startswith(names[0]) for name in names):
            return held
        body = bodies[names[0]]
        return replace(held, body=body, given=1) if body.kind in held.office.of else held

    def _named(self) -> Iterator[Body]:
        """Yield the bodies of the page, of offices too."""
        yield from (found.body for found in self._scan.bodies.values())
        yield from (held.body for held in self._scan.offices.values() if held.body)

    def of(self, held: Held, body: Body, others: Iterable[Held]) -> Body | None:
        """Return the committee that `body`, completed from nothing but the page, is by the offices beside it."""
        standing = body.name.startswith(_STANDING)
        if not standing and body.kind not in ("PartyCommittee", "PartyOrganisation"):
            return None
        head = _STANDING if standing else next((bare for bare in BARE if body.name.startswith(bare)), body.name)
        named = self._named_kind(held)
        kinds = named or (_GROUPED if head in BARE[2:] else (*_AGENCIES, *_STATE))
        beside = (o.body for o in others if o.body and (o.body.kind in kinds))
        whose = next((name for b in beside if (name := _owner(b, head))), None)
        if whose is None and not standing:
            whose = self._before(held, named or _AGENCIES)
        if whose is None or (head in (BARE[0], _STANDING) and whose.name.startswith("Phòng ")):
            return None  # these have a chi bộ
        return Body(f"{head} {whose.name}", body.kind, whose.place)

    def above(self, held: Held, chain: Iterable[Held]) -> bool:
        """Tell whether a "Đảng ủy viên" sits in a committee above that of which the same chain makes him secretary."""
        return (
            _bare(held)
            and held.label == "Ủy viên"
            and any(_bare(o) and o.label.startswith(_SECRETARIES) and o.start > held.start for o in chain)
        )

    def _named_kind(self, held: Held) -> tuple[str, ...] | None:
        """Return the kind of agency that the last words of an office point to: "Bí thư Đảng ủy Công ty"."""
        kind = next(self._scan.lexicon.agency.ending(self._scan.words.forms, held.end, 2), None)
        return (kind[1],) if kind else None

    def _before(self, held: Held, kinds: tuple[str, ...]) -> Body | None:
        """Return the agency or firm named just before a bare "Đảng ủy" or "Chi bộ"."""
        for j in range(held.start - 1, max(-1, held.start - _BACK), -1):
            found = self._scan.bodies.get(j)
            if found and found.body.kind in kinds:
                return firm(found.body)
            if found and found.body.kind.startswith("Peoples"):
                return None
        return None


def _bare(held: Held) -> bool:
    return held.given == 0 and held.body is not None and held.body.name.startswith(BARE[0])


def _owner(body: Body, head: str) -> Body | None:
    """Return what the Party committee of an agency is called after; None where it has none of its own."""
    if head in BARE[2:] or body.kind in _AGENCIES:
        return firm(body)
    command = _COMMAND.match(body.name)
    name = body.name[command.end() :] if command else body.name
    if command and command.group().endswith("quân sự "):
        name = f"{_MILITARY}{name}"
    return Body(name, body.kind, body.place) if _LARGE.match(name) else None


def firm(body: Body) -> Body:
    """Return the firm whose board `body` is, or `body` itself."""
    for board in _BOARDS:
        if body.name.startswith(board):
            return Body(body.name.removeprefix(board), body.kind, body.place)
    return body
