"""Holders that stand in a list, that no table knows, or whose house a gathering is in."""

from __future__ import annotations

import re

from kg.language.normal import modern
from kg.mentions.lookup import Lookup
from kg.model import Body, BodyMention, Span

# A body by its first word, as written: "Đảng đoàn Tổng Liên đoàn Lao động" before "tổ chức hội nghị".
_HEADS = (
    r"(?:Đảng đoàn|Ban [Cc]án sự|Hội đồng|Học viện|Đại học|Tổng|Tập đoàn|Công ty|Trường|Viện|Báo|Đài|Tạp chí|Bộ|"
    r"Hội|Hiệp hội|Liên đoàn|Liên hiệp|Liên minh|Giáo hội|Trung ương|Trung tâm|Ban|Cục|Chi cục|Vụ|Quỹ|Ngân hàng|"
    r"Bệnh viện|Công đoàn|Kiểm toán|Kho bạc|Nhà|Vườn|Sư đoàn|Lữ đoàn|Trung đoàn|Quân (?:khu|đoàn)|Vùng|Phân hiệu|"
    r"Câu lạc bộ|Hợp tác xã|Thư viện|Bảo tàng|Trạm|Hạt|Đội|Đồn|Khối|Cụm)"
)
_WORD = r"(?: (?!(?:đã|vừa|mới|sẽ|tổ|họp|làm|do|của|tại|vào|về|với|cùng|phối|chủ|long|trọng|có|là|và)\s)[^\s,.;:()\"]+)"
_ALONE = re.compile(
    rf"(?:^|[,)] |\d )(?P<name>{_HEADS}{_WORD}{{1,9}}?(?: \([^()]{{2,12}}\){_WORD}{{0,3}}?)?)"
    r"(?: (?:đã|vừa|mới|long trọng|trọng thể|chính thức|tiếp tục|cũng))*\s*$"
)
_LIST = 60  # code points of a list that partners begin
_SHORT = re.compile(r" \([^()]*\)")
_UNIONS = ("Công đoàn", "Hội ", "Liên đoàn", "Hiệp hội", "Tổng Liên đoàn", "Liên minh", "Đảng đoàn Liên")
_AND = frozenset({", ", " và ", " cùng ", " cùng với ", " - ", ", cùng với ", ", các "})
_STARTS = re.compile(r"(?:^|[,:)]\s|\d\s|\snay\s|\squa\s)(?:thì |lãnh đạo |đại diện |liên ngành )*$")
_SENT = re.compile(
    r"(?:đoàn|tổ)(?: (?:công tác|kiểm tra|giám sát|khảo sát|liên ngành))*(?: số \d+)?(?: của)? (?:lãnh đạo )?$"
)
_AT_HOUSE = re.compile(r"(?:,? (?:đã|vừa))? (?:(?:đã|vừa) )?(?:diễn ra|khai mạc|tổ chức)$")
_AT = re.compile(r" tại$")
_LAID_BEFORE = re.compile(
    r"(?<!\w)(?:trình|báo cáo|báo cáo với|trình bày trước|giải trình trước|báo cáo trước|xin ý kiến|trình bày với|"
    r"trả lời|trả lời trước|phát biểu trước) $"
)
_HOUSE = re.compile(r"(?:^|\W)tại (?:trụ sở |hội trường |văn phòng )?$")


def first_of(text: str, bodies: Lookup[BodyMention], floor: int, found: tuple[Body, Span]) -> tuple[Body, Span]:
    """Return the first of the list that `found` ends: "UBND xã A, Công ty B đã họp"; a list opens a clause."""
    held, at = found, found[1].start
    while (before := bodies.before(at, floor)) and text[before.span.end : at] in _AND:
        at = before.span.start
        lead = text[floor:at]
        if (_STARTS.search(lead) and " phối hợp " not in lead[-_LIST:]) or _SENT.search(lead):
            held = before.body, Span(at, found[1].end)
    return held


def unknown(original: str, floor: int, end: int) -> tuple[Body, Span] | None:
    """Return the body that stands before a verb at `end` and opens its clause, where no table knows it."""
    m = _ALONE.search(original, floor, end)
    if m is None:
        return None
    name = _SHORT.sub("", m.group("name"))
    kind = "MassOrganisation" if name.startswith(_UNIONS) else "Body"
    return Body(modern(name), kind), Span(*m.span("name"))


def heard_at(text: str, bodies: Lookup[BodyMention], floor: int, left: str) -> tuple[Body, Span] | None:
    """Return who sat and heard: "Sở A trình Ban Thường vụ Tỉnh ủy tại hội nghị …"."""
    at = _AT.search(left.rstrip())
    mention = bodies.before(floor + at.start(), floor) if at else None
    if at is None or mention is None or mention.span.end != floor + at.start():
        return None
    return (mention.body, mention.span) if _LAID_BEFORE.search(text, floor, mention.span.start) else None


def at_house(text: str, bodies: Lookup[BodyMention], floor: int, left: str) -> tuple[Body, Span] | None:
    """Return in whose house it is: "tại trụ sở Hội A đã diễn ra lễ …"."""
    verb = _AT_HOUSE.search(left.rstrip())
    mention = bodies.before(floor + verb.start() + 1, floor) if verb else None
    if verb is None or mention is None or text[mention.span.end : floor + verb.start()].strip(" ,"):
        return None
    return (mention.body, mention.span) if _HOUSE.search(text, floor, mention.span.start) else None
