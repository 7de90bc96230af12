"""The parts of a paper's name but its title: number, date and issuer, each read from where it begins."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.lexicon.papers import Papers, PaperType, load
from kg.mentions.lookup import Lookup
from kg.mentions.modifiers import PLENUM
from kg.model import Body, BodyMention, DateMention, PersonMention, PlaceMention, Reading, RoleMention, Span

_LETTERS = (
    r"(?:P?[CAVX]\s?\d{1,2}(?!\d)|P\s?\d{1,2}(?!\d)|[A-ZĐƯ]{1,10}(?:\s?&\s?[A-ZĐƯ]{1,8}){1,2}|"
    r"[A-ZĐƯ]{2,10}[rgh]?\d{0,2}|T\.Ư|Đ\.Ư)"
)
_DASH = r"\s?[/‑–—-]\s?"
NUMBER = re.compile(rf"\d{{1,5}}[A-Z]?(?:\s?/\s?(?:19|20)\d\d)?(?:{_DASH}{_LETTERS})*")
_TO_NUMBER = re.compile(r"\s{0,2}\(?(?:số(?: hiệu)?\s?:?\s{0,2})?")
_NO_NUMBER_AFTER = re.compile(r"\s?(?:[/.-]\s?\d|,\d|%)")
_WHOSE = re.compile(r"\scủa\s")
_TO_DATE = re.compile(
    r"(?: [–-](?= \d))?(?:[^\S\n]|[,(])*"
    r"(?:(?:ban hành|ký|công bố|được|do|đề|của|hôm|vào|sáng|trưa|chiều|tối|đêm)\s)*(?:ngày\s+)?"
)
_BY = re.compile(r"[\s,)]*(?:của|do|giữa)\s+(?:chính\s+(?!phủ|quyền|trị))?")
_HEAD = re.compile(
    r"(?:phó )?(?:chủ tịch|giám đốc|bộ trưởng|bí thư|trưởng ban|chánh án|viện trưởng|chủ nhiệm|chánh(?= thanh tra))"
    r"\s+(?:thường trực\s+)?"
)
_PASSIVE = re.compile(r",? (?:(?:đã|vừa|vừa mới|mới|cũng) )?được (?:lãnh đạo )?")
_DOES = re.compile(
    r" (?:(?:đã|vừa) )?"
    r"(?:(?:thống nhất|nhất trí)(?: cao)? )?"
    r"(?:(?P<proposes>trình|đề xuất|xây dựng)|(?P<issues>ban hành|ký(?: ban hành)?|công bố)|"
    r"(?P<adopts>(?:biểu quyết )?thông qua|phê duyệt)|(?P<reviews>xem xét|thẩm tra|thảo luận|cho ý kiến|góp ý)|"
    r"(?P<repeals>bãi bỏ|hủy bỏ|hủy|thu hồi))(?!\w)"
)
_ABOUT = re.compile(r" (?:về|ngày|ban hành)(?!\w)|[).]")
_TERM = re.compile(r"(?:,?\s*\(?(?:khóa (?:[ivxl]+|\d{1,2})(?!\w)|nhiệm kỳ \d{4}\s?-\s?\d{4})\)?)*")
_PLENARY = re.compile(
    r"hội nghị (?:lần thứ \w+,? (?:của )?)?(?:ban chấp hành |bch )?(?:trung ương|tw)(?: đảng)?"
    r"(?: (?:lần thứ )?(?:\d{1,2}|[ivxl]+|\w+(?=,? \(?khóa)))?(?!\w)"
)
_INSPECTORS = "thanh tra "
_RULES = frozenset({"Quy định", "Quy chế"})
_NO_MORE = re.compile(r"[.,;)]|$| (?:\(|về |được |đã |và (?!\d))")
_NUMBERED = frozenset({"Quy định", "Kế hoạch"})  # "kế hoạch 41", "quy định 90 về tiêu chuẩn chức danh"
_ABOUT_OR_END = re.compile(r"[.;)]|,? (?:về|và nêu|nêu|được|đã|do|không|có|trái|quy định|đề ra|là) |$")
_NAMED_ALONE = frozenset({"Quyết định", "Kết luận", "Nghị quyết"})  # "Kết luận nội dung tố cáo số 4588"
_SMALL = 2  # digits of a number that may count things
_THINGS = re.compile(
    r" (?!(?:của|về|ngày|năm|và|được|đã|đang|là|do|khóa|quy|qui|cho|tại|từ|thì|có|sẽ|này|trong|để|với|theo|ban|ký|hay|"
    r"nêu|nhằm|vào|chỉ|trên|nói|cũng|bị|không|đến|thông|giao|yêu|đề|liên|quốc|chính|bộ|hết|như|mà|ra|hoặc|vẫn|còn|số|đối)\b)"
    r"[^\W\d]"
)
_NAMED = re.compile(r" ([^\W\d][^.,;:()\n“”\"]{2,110}?) (?=số(?: hiệu)?\s?:?\s?\d)")
_NOT_ITS_OWN = re.compile(  # the number of something else: of a contract, a plot, a house
    r"(?<!\w)(?:hợp đồng|phép|giấy chứng nhận|chứng chỉ|biên bản|tờ khai|phiếu|đơn|cáo trạng|án|hóa đơn|thửa|đất|"
    r"lô|bản đồ|nhà|lệnh|danh sách|khoản|điều|tổ|đường|phòng|tuyến|kênh|điểm|quận|phường|đội|trạm|kho|thầu|căn hộ|ga|"
    r"tờ|cảng|bến|khu|khu vực|nhà máy|khối|ngõ|ngách|hẻm|tàu|xe|biển|kiểm soát|tài khoản|thoại|mỏ|cột|một|vùng|trường|"
    r"cầu|chốt|thẩm|mẫu|cống|hầm|sổ|thẻ|chứng thư|đĩa|cơ sở|tòa|mục|chương|trang|lần|đợt)$"
)
_CLAUSE = re.compile(
    r"(?<!\w)(?:đã|được|bị|theo|tại|căn cứ|là|có|trong|kèm|cùng|cho biết|nêu|vì|do|mang|từ|vào|với tổng)(?!\w)"
)
_YEAR = 4  # code points of a year
_NEAR = 100  # code points between a body and a symbol of its kind


class Parts:
    """Reads the parts of papers' names in one reading."""

    def __init__(self, reading: Reading) -> None:
        self.lexicon: Papers = load()
        self.original = reading.document.text
        self.text = reading.folded
        self.home = reading.home
        self.bodies: Lookup[BodyMention] = Lookup(reading.bodies)
        self.dates: Lookup[DateMention] = Lookup(reading.dates)
        self.people: Lookup[PersonMention] = Lookup(reading.people)
        self.places: Lookup[PlaceMention] = Lookup(reading.places)
        self.roles: Lookup[RoleMention] = Lookup(reading.roles)
        self._offices = {p.name: r.body for p in reversed(reading.people) for r in p.roles if r.body}

    def office_of(self, person: PersonMention) -> Body | None:
        """Return the body in which `person` holds an office: the first that the page tells."""
        return self._offices.get(person.name)

    def number(self, at: int, kind: PaperType, listed: bool = False) -> tuple[str, int] | None:
        """Return the number that follows `at` as printed, without "số", and its end."""
        lead = _TO_NUMBER.match(self.text, at)
        m = NUMBER.match(self.original, lead.end()) if lead else None
        if not lead or not m:
            return None
        told = "số" in lead.group()
        if not told and lead.end() == at and not listed:
            return None
        printed = re.sub(r"\s?[‑–—-]\s?", "-", re.sub(r"\s?/\s?", "/", m.group())).replace(" ", "")
        plain = printed.isdigit()
        if plain and (_NO_NUMBER_AFTER.match(self.text, m.end()) or self.text[m.end() : m.end() + 1].isalpha()):
            return None
        if plain and not told and not self._counts_as_number(printed, m.end(), kind):
            return None
        return printed, m.end()

    def _counts_as_number(self, printed: str, end: int, kind: PaperType) -> bool:
        if len(printed) == 4 and printed[:2] in ("19", "20"):
            return False
        if not kind.plain:
            long = not kind.common or kind.name in _RULES
            if kind.name in _NUMBERED and len(printed) >= _SMALL and _ABOUT_OR_END.match(self.text, end):
                return True
            if _WHOSE.match(self.text, end) or self.date(end):
                return True
            return long and len(printed) > _SMALL and _NO_MORE.match(self.text, end) is not None
        if len(printed) <= _SMALL and _THINGS.match(self.text, end):  # "kết luận thanh tra 2 nhà máy"
            return self.date(end) is not None
        counts = self.lexicon.count.match(self.text, end) and not self.text.startswith(" điều tra", end)
        return self.date(end) is not None or not counts

    def named_number(self, at: int, kind: PaperType, limit: int) -> tuple[Span, tuple[str, int]] | None:
        """Return the words between a type that ends at `at` and its number, and the number with its end.

        "Quyết định xử phạt vi phạm hành chính số 5585" is numbered, "quyết định thu hồi giấy phép số 12" is not.
        """
        between = _NAMED.match(self.text, at, limit)
        if between is None or _CLAUSE.search(between[1]):
            return None
        number = self.number(between.end(1), replace(kind, plain=True))
        if number is None:
            return None
        if any(m.end() == len(between[1]) for m in self.lexicon.types.finditer(between[1])):  # "báo cáo kết luận số 5"
            return None
        letters = next((of for part in re.split(r"[/-]", number[0]) if (of := self.lexicon.letters.get(part))), None)
        if letters is None and (_NOT_ITS_OWN.search(between[1]) or self.lexicon.types.search(between[1])):
            return None
        if letters is not None and kind.name not in letters:
            return None
        bare = not re.search(r"[/-]", number[0])
        alone = bare and (len(number[0]) <= _SMALL or kind.name not in _NAMED_ALONE)
        if alone and not (self.date(number[1]) or self.issuer(number[1])):
            return None
        return Span(*between.span(1)), number

    def date(self, at: int) -> tuple[str, int] | None:
        """Return the date that follows `at`, and its end."""
        lead = _TO_DATE.match(self.text, at)
        mention = self.dates.after(at)
        if not lead or not mention or not (at < mention.span.start <= lead.end()):
            return None
        if (
            len(mention.edtf) <= _YEAR and "," in self.text[at : mention.span.start]
        ):  # "theo báo cáo của Sở A, năm 2018 …"
            return None
        if lead.end() - at > 25 or not self.text[lead.end() - 4 : mention.span.end].strip():
            return None
        return mention.edtf, mention.span.end

    def issuer(self, at: int) -> tuple[Body, int] | None:
        """Return the body of "của …", "do …" that follows `at`, and its end."""
        lead = _BY.match(self.text, at)
        found = self.body(lead.end()) if lead else None
        who = self.people.at(found[1] + 1) if found else None  # "do Chủ tịch UBND huyện Lê Văn Bến ký"
        return (found[0], who.span.end) if found and who else found

    def beside(self, at: int) -> tuple[Body, int] | None:
        """Return the body that stands right after a number: "Nghị quyết 54 Quốc hội về …", and its end."""
        found = self.body(at + 1) if self.text.startswith(" ", at) else None
        return found if found and _ABOUT.match(self.text, found[1]) else None

    def done_by(self, at: int) -> tuple[Body, re.Match[str]] | None:
        """Return who acts in "được UBND tỉnh trình" that follows `at`, and the verb."""
        lead = _PASSIVE.match(self.text, at)
        found = self.body(lead.end()) if lead else None
        who = self.people.at(found[1] + 1) if found else None  # "được Chủ tịch UBND tỉnh Lê Văn Bến ký"
        verb = _DOES.match(self.text, who.span.end if who else found[1]) if found else None
        return (found[0], verb) if found and verb else None

    def body(self, at: int) -> tuple[Body, int] | None:
        """Return the body, or the office that acts in its own name, that begins at `at`, and its end with its term."""
        found = self._body(at)
        if found is None:
            head = _HEAD.match(self.text, at)
            found = self._body(head.end()) if head else None
        term = _TERM.match(self.text, found[1]) if found else None
        return (found[0], term.end()) if found and term else found

    def _body(self, at: int) -> tuple[Body, int] | None:
        office = self.lexicon.offices.match(self.text, at)
        if office:
            return self.lexicon.office[office.group()], office.end()
        plenum = _PLENARY.match(self.text, at)
        if plenum:
            return PLENUM, plenum.end()
        inspectors = self.text.startswith((_INSPECTORS + "bộ ", _INSPECTORS + "sở "), at)
        mention = self.bodies.at(at + len(_INSPECTORS)) if inspectors else None
        mention = mention or self.bodies.at(at)
        return (self.acting(mention), mention.span.end) if mention else None

    def acting(self, mention: BodyMention) -> Body:
        """Return who acts: the inspectors of a ministry or department where they are named, "Thanh tra Bộ Nội vụ"."""
        body = mention.body
        inspect = body.name.startswith(("Bộ ", "Sở ")) and self.text.endswith(_INSPECTORS, 0, mention.span.start)
        return replace(body, name=f"Thanh tra {body.name}") if inspect else body

    def states(self, at: int) -> bool:
        """Tell whether a verb at `at` gives what the paper says: "Quy định về … nêu rõ"."""
        return self.lexicon.states.match(self.text, at) is not None

    def signed(self, number: str, kind: str, at: int) -> Body | None:
        """Return who issues under the letters of `number` at `at`: "28-NQ/TU" is the province's Party committee."""
        for letters in reversed(re.split(r"[/-]", number.replace("&", ""))):
            known = self.lexicon.issuers.get(letters) or self.lexicon.issuers.get(letters.rstrip("0123456789"))
            if known and (not known.types or kind in known.types):
                return self._of_place(known.body, known.tier, at) if known.of_place else known.body
        return None

    def _of_place(self, body: Body, tier: int | None, at: int) -> Body | None:
        """Return the body of the page's place, or for councils and committees the one named last."""
        own = tier is not None and body.name == _COMMITTEE
        if not own:
            near = [m.body for m in self.bodies.within(max(0, at - _NEAR), at) if self._is(m.body, body, tier)]
            if near:
                return near[-1]
        if self.home is None:
            return None
        path = self.home.key.split("/")
        depth = min(len(path), tier or len(path))
        full, key = path[depth - 1], "/".join(path[:depth])
        return _committee(full, key) if own else Body(f"{body.name} {full}", body.kind, key)

    @staticmethod
    def _is(named: Body, body: Body, tier: int | None) -> bool:
        return named.kind == body.kind and (tier is None or named.name.startswith(body.name))


_COMMITTEE = "committee"  # the Party committee of the unit, by its own name
_HEADS = {"thành phố": "Thành ủy", "tỉnh": "Tỉnh ủy", "quận": "Quận ủy", "huyện": "Huyện ủy", "thị xã": "Thị ủy"}


def _committee(full: str, key: str) -> Body:
    """Return the Party committee of the unit called `full`."""
    level = next((level for level in _HEADS if full.startswith(level + " ")), None)
    if level is None:
        return Body(f"Đảng ủy {full}", "PartyCommittee", key)
    name = full.removeprefix(level + " ")
    whole = name.isdigit() or name == "Hồ Chí Minh"
    return Body(f"{_HEADS[level]} {full if whole else name}", "PartyCommittee", key)
