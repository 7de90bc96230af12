"""Holders that stand in a list, that no table knows, or whose house a gathering is in."""

from __future__ import annotations

import re

from kg.language.normal import modern
from kg.mentions.lookup import Lookup
from kg.model import Body, BodyMention, PlaceMention, Span

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
# A body by its first word, as written: "Ban An toàn giao thông " before "tỉnh Gia Lai".
_UNKNOWN = re.compile(
    r"(?<!\w)(?:Công đoàn|Hội đồng|Ban|Trung tâm|Ngân hàng|Hội|Chi hội|Chi cục|Cục|Hạt|Trạm|Bảo hiểm|"
    r"Kho bạc|Bệnh viện|Trường|Câu lạc bộ|Đội|Tổ|Liên đoàn|Hiệp hội|"
    r"Hợp tác xã|Khối|Cụm|Đảng đoàn|Văn phòng|Phòng|Quỹ|Viện|Chi bộ|Chi nhánh)"
    r"(?: (?!(?:đã|vừa|tổ|do|của|tại|về|và|với|sẽ)\s)[^\s,.;:()]+){0,18} $"
)
_HAMLETS = ("Thôn ", "Xóm ", "Ấp ", "Bản ", "Buôn ", "Bon ", "Làng ", "Khu phố ", "Tổ dân phố ", "Khóm ", "Tiểu khu ")
_CHAIN = re.compile(r", | \(| thuộc ")
_SOCIETIES = ("Công đoàn", "Hội ")
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


def of_place(original: str, place: PlaceMention, floor: int) -> tuple[Body, Span] | None:
    """Return the body that no table knows before the name of its place: "Hội đồng nghĩa vụ quân sự huyện A"."""
    named = _UNKNOWN.search(original, floor, place.span.start)
    if named is None:
        return None
    kind = "MassOrganisation" if named.group().startswith(_SOCIETIES) else "Body"
    body = Body(modern(named.group() + place.place.full), kind, place.place.key)
    return body, Span(named.start(), place.span.end)


def of_hamlet(original: str, body: BodyMention, floor: int) -> tuple[Body, Span]:
    """Return the body that a hamlet's name ends: "Ban Công tác Mặt trận thôn A"; else `body`."""
    named = _UNKNOWN.search(original, floor, body.span.start) if body.body.name.startswith(_HAMLETS) else None
    if named is None:
        return body.body, body.span
    name = modern(original[named.start() : body.span.end])
    return Body(name, "Body", body.body.place), Span(named.start(), body.span.end)


def seat(text: str, places: Lookup[PlaceMention], at: int, last: PlaceMention) -> int | None:
    """Return where the places end that follow a body, which ends at `at`, up to the last: "HĐND xã A, huyện B"."""
    if at >= last.span.start:
        return None
    while at < last.span.end and (sign := _CHAIN.match(text, at)):
        place = places.at(sign.end())
        if place is None:
            return None
        at = place.span.end
    return at + text.startswith(")", at) if at == last.span.end else None


def innermost(text: str, places: Lookup[PlaceMention], place: PlaceMention, floor: int) -> PlaceMention:
    """Return the first of places that are told one within the other up to `place`: "xã A, huyện B"."""
    while (before := places.before(place.span.start, floor)) and _CHAIN.fullmatch(
        text, before.span.end, place.span.start
    ):
        place = before
    return place
