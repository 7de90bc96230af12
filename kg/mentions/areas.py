"""Which place a figure is about: named with the measure, the subject of the sentence, or the page's own."""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property

from kg.mentions.area_whole import LEVEL, Wholes
from kg.mentions.broad_figures import COUNTED
from kg.mentions.broad_figures import RULE as BROAD
from kg.mentions.figure import Figure
from kg.mentions.figure_parts import SAYING
from kg.mentions.lookup import Lookup
from kg.model import Body, Place, PlaceMention, Reading

_NOT_OF = re.compile(r"(?:so với|giao cho|của cả) [^,]{0,20}\Z")
_GIVES = re.compile(r" (?:đã )?(?:giao|phân bổ|cấp|hỗ trợ)(?!\w)")
_SUBJECT = re.compile(
    r"(?:(?:^|[,;:(\"]) ?|(?:giao cho|cho biết|của|trên địa bàn|tại|ở|toàn|mà|rằng|hiện|nay|cho|và|thì"
    r"|như|riêng|còn|chỉ|kể cả|trong đó) )\Z"
)
_HOLDS = re.compile(r"(?: \([^()]*\))?,? (?:(?:hiện|nay|đã|đang|cũng|vẫn|sẽ|chỉ),? )*(?:có|còn|gồm) [^,;:]*\Z")
# "TP Sông Cầu với 10.000 dân", "TP Sông Cầu (10.000 dân)"
_BESIDE = re.compile(
    r" (?:\(|(?:với|hiện|có|chỉ|khoảng|hơn|gần|trên) )(?:(?:hơn|gần|trên|khoảng|có|còn|tới|đến|xấp xỉ) )*\Z"
)
# Units whose figure is told as one: "A, B và C có tổng dự toán 900 tỷ đồng"
_SUM = re.compile(r"(?: (?:có|đạt|là|với|cộng lại))* (?:tổng|diện tích|dân số)(?!\w)[^,;.]*\Z")
_DOES = re.compile(r"(?:,? (?:này|hiện|nay|đã|đang|cũng|vẫn|sẽ|chỉ|mới|mỗi năm|mỗi ngày|cần|phải))* ?\Z")
_DEEDS = ("indicator.done", "indicator.sum", "indicator.changed", "indicator.total", COUNTED)
_HELD = ("indicator.count", "indicator.tally", "indicator.total", COUNTED)
_BEHIND = ("indicator.belonging", "indicator.tally", "indicator.total")  # may tell whose the things are behind them
_GIVEN_BY = re.compile(r"(?<!\w)(?:dự toán|kế hoạch|chỉ tiêu)(?: [^\W\d_]+)? (?:thành phố|tỉnh|tp) giao(?!\w)")
_GIVEN_TO_IT = re.compile(r"(?<!\w)(?:trung ương|thủ tướng|chính phủ|bộ tài chính) giao(?!\w)")
_OF = (" của ", " thuộc ", " tại ", " ở ", " trên địa bàn ", " toàn ")
_PART_OF = re.compile(r"(?:trong đó|trong số đó|trong số này|số còn lại|còn lại)(?!\w)")
_TELLS = re.compile(rf"(?<!\w)(?:{SAYING})(?!\w)")
_BY = re.compile(r"[\"“]?(?:cũng )?theo (?!đó)")
# "Cả nước hiện có 12.000 hợp tác xã", "ngành du lịch Việt Nam cần …": the nation is what the clause speaks of.
_NATION = re.compile(
    r"(?:\A|(?<=\n)|[,;:(.\"“] ?|(?<!\w)(?:tại|ở|trên|trong|toàn|hiện|nay|rằng|biết|thì|mà|trung bình|bình quân|còn|và"
    r"|ngành(?: [^\W\d_]+){1,4}|lao động|doanh nghiệp|người dân|dân số|kinh tế) )"
    r"(?:cả nước|toàn quốc|việt nam|nước ta)"
    r"(?:,|(?:,? (?:hiện|nay|hiện nay|đã|đang|mới|chỉ|sẽ|vẫn|mỗi năm|hằng năm|hàng năm|năm \d{4}|có thể))*"
    r" (?:có|còn|cần|đạt|là|chiếm|đón|thu|chi|xuất khẩu|nhập khẩu|tạo|tạo ra|tăng|giảm|thiếu|phải|thành lập|mất"
    r"|tiêu thụ|sản xuất|thuộc|nằm|đứng|ước|khoảng|gồm|được|bị|tiếp nhận|sử dụng|đầu tư|dành|mới|chỉ)(?!\w))"
)
_NATION_TOPIC = re.compile(
    rf"{_NATION.pattern}|(?<!\w)(?:ngành|nguồn nhân lực|thị trường|nền kinh tế|năng suất lao động)(?: [^\W\d_]+){{0,4}}"
    r" (?:của )?(?:việt nam|cả nước|nước ta)(?!\w)"
)
NATION = Body("Việt Nam", "CentralBody")
_OF_NATION = re.compile(r"[^.;:]{0,80}? (?:của|trong) (?:cả nước|toàn quốc|việt nam|nước ta)(?!\w)")
# The nation where it is no measure of something else: not "lớn thứ hai cả nước", "so với cả nước".
_AS_NATION = re.compile(
    r"(?<!\w)(?<!nhất )(?<!với )(?<!thứ hai )(?<!thứ ba )(?<!đầu )(?<!hơn )"
    r"(?:cả nước|toàn quốc|của (?:việt nam|nước ta))(?!\w)"
)
# "…, bộ trưởng Lâm cho biết": one who answers for the nation, in a sentence that names no unit of it
_MINISTER = re.compile(
    rf"(?<!\w)(?:bộ trưởng|thứ trưởng|phó thủ tướng|thủ tướng|tổng cục trưởng)(?!\w)[^.;:\n]{{0,80}}(?:{SAYING})(?!\w)"
)
_LOCAL = re.compile(r"(?<!\w)(?:tỉnh|thành phố|tp|huyện|quận|xã|phường|địa phương|trên địa bàn|thủ đô)(?!\w)")
# Of a firm: "SAMICO đã bán ra 9.200 xe"
_FIRM = re.compile(
    r"(?:\A|(?<=\n)|(?<=[.!?] )|[,;:(\"“”] ?|(?<=biết |rằng ))"
    r"(?!UBND|HĐND|TP|HCM|MTTQ|BHXH|GRDP|FDI)[A-ZĐ]{4,}(?: [A-ZĐ]\w+){0,2}(?: (?:đã|đang|hiện|cũng|vẫn|mới))?"
    r" (?:bán|lãi|lỗ|thua|sản xuất|lắp ráp|xuất khẩu|nhập khẩu|đầu tư|sở hữu|nợ|vay|mua|góp)(?!\w)"
)
_EACH_HAS = re.compile(r",? (?:(?:đều|cùng|đã|mới|hiện|cũng) )*(?:đạt|hoàn thành)(?: (?:được|trên|hơn|khoảng))* ")
_AND = re.compile(r" ?(?:,|,? và|-) ?")
_THIS = re.compile(rf"(?<!\w)(?P<level>{LEVEL}) (?:này|ta)(?!\w)")  # "tỉnh này có số lợn … lớn nhất nước"
# "Khu công nghệ cao TP. Sông Cầu có diện tích 200 ha" is not the city
_ZONES = tuple(
    f"{zone} "
    for zone in ("khu công nghệ cao", "khu công nghiệp", "khu chế xuất", "khu kinh tế", "khu đô thị", "cảng", "sân bay")
)
_LISTED = re.compile(r"(?:,|gồm|như|là|và|\() \Z")  # "gồm A, B, C; 9 xã đạt …"
_BUDGETS = ("ngân sách ", "vốn ", "dự toán ", "ngân sách nhà nước ", "nguồn ", "hỗ trợ của ")
_QUOTED = 90  # code points between what somebody said and who it was
_NEAR = 300  # code points between the name of a unit and what is said of all of it
_NUMBERED = re.compile(r" (?:năm(?! (?:nay|ngoái|trước|tới|sau|học|\d))|tháng|tỷ|triệu|nghìn|%)(?!\w)")


class Areas:
    """Answers for one page."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._places = Lookup(reading.places)
        self._bodies = Lookup(reading.bodies)
        self._wholes = Wholes(reading.folded, self._places)
        self._last: Place | Body | None = None  # of the figure before

    def of(self, figure: Figure) -> Place | Body | None:
        """Return the place that `figure` is about; None where nothing tells."""
        self._last = self._of(figure)
        return self._last

    def several(self, figure: Figure) -> list[Place]:
        """Return the units of which each has a figure: "2 xã An Phú và Bình Hòa đạt 17/19 tiêu chí"."""
        start, text = figure.amount.span.start, self._reading.folded
        last = self._places.before(start, figure.sentence.start)
        if last is None or last.implied or not _EACH_HAS.fullmatch(text, last.span.end, start):
            return []
        found = [last]
        while mention := self._places.before(found[-1].span.start, figure.sentence.start):
            joined = _AND.fullmatch(text, mention.span.end, found[-1].span.start)
            if mention.place.tier != last.place.tier or not joined:
                break
            found.append(mention)
        return [mention.place for mention in reversed(found)] if len(found) > 1 else []

    def _of(self, figure: Figure) -> Place | Body | None:
        last = self._places.before(figure.amount.span.start, figure.sentence.start)
        if last and self._reading.folded.endswith("vùng ", 0, last.span.start):  # "vùng TP. HCM" is more than it
            return None
        if (
            last
            and figure.measure.startswith("diện tích")
            and self._reading.folded.endswith(_ZONES, 0, last.span.start)
        ):
            return None
        broad = figure.rule.startswith(BROAD)
        if self._is_national(figure, last):
            return NATION
        if self._is_of_several(last, figure) or self._is_of_firm(figure):
            return None
        said = self._said(figure, last) if broad else self._told(figure, last)
        if said:
            return said
        if figure.rule == "indicator.each":
            each = self._places.at(figure.head.start)
            return each.place if each else None
        inside = self._inside(figure) if figure.rule == "indicator.tally" else None
        if inside:
            return inside
        every = self._wholes.before(figure.sentence.start, figure.amount.span.start)
        if every:
            return every
        if figure.rule in _HELD:
            whole = self._wholes.having(figure.sentence.start, figure.amount.span.start) or self._holder(
                figure.sentence.start, figure.head.start
            )
            if whole:
                return whole
        return self._named_with(figure)

    def _named_with(self, figure: Figure) -> Place | Body | None:
        """Return the place that is named with the measure, else the subject of the sentence, else the page's own."""
        if figure.rule in _BEHIND and figure.head.end > figure.head.start:
            behind = self._places.at(figure.head.end)
            if behind or figure.rule == "indicator.belonging":
                return behind.place if behind else None
        if figure.rule in _DEEDS:
            doer = self._doer(figure.sentence.start, figure.head.start)
            if doer:
                return doer
        named = self._named(figure.head.start, figure.amount.span.start)
        if named and figure.rule != "indicator.count":  # "có 12 quận, 17 huyện": the quận are counted
            return named
        if figure.of_state:  # "Sao Mai là xã ở phía nam huyện An Bình, diện tích …"
            opening = self._opening(figure.sentence.start, figure.head.start)
            if opening:
                return opening
        return (
            self._subject(figure.clause, figure.head.start)
            or self._opening(figure.sentence.start, figure.head.start)
            or self._carried(figure)
            or self._source(figure.sentence.start, figure.amount.span.start)
            or self._own(figure)
        )

    def _said(self, figure: Figure, last: PlaceMention | None) -> Place | Body | None:
        """Return the place that other words than its name tell: "tỉnh này", "của cả nước", who is quoted behind."""
        text, start, sentence = self._reading.folded, figure.amount.span.start, figure.sentence
        low = max(sentence.start, start - _NEAR)
        nation = [m.end() for m in _AS_NATION.finditer(text, low, start)]
        if nation and not (last and last.span.end > nation[-1]):
            return NATION
        this = _THIS.search(text, low, start)
        if this and not (last and last.span.start > this.start()):
            return self._wholes.last(this["level"], this.start())
        if last and not last.implied:
            return None
        if not last and _OF_NATION.match(text, figure.amount.span.end, sentence.end):
            return NATION
        return self._teller(figure)

    def _told(self, figure: Figure, last: PlaceMention | None) -> Place | None:
        """Return the place of whoever is quoted, where the words of the quotation name none."""
        return None if last and not last.implied else self._teller(figure)

    def _teller(self, figure: Figure) -> Place | None:
        text, start, end = self._reading.folded, figure.amount.span.start, figure.sentence.end
        close = text.find('"', start, min(end, start + _QUOTED))
        if close < 0:
            return None
        teller = next(iter(self._places.within(close, min(end, close + _QUOTED))), None)
        return teller.place if teller and not teller.implied and self._bodies.around(teller.span.start) else None

    @cached_property
    def _home(self) -> Place | None:
        """Return what the page tells figures of: the unit most named, where it speaks of the plan its province gave."""
        home = self._reading.home
        if home is None or home.tier != 1 or not _GIVEN_BY.search(self._reading.folded):
            return home
        if _GIVEN_TO_IT.search(self._reading.folded):
            return home  # the plan is the province's
        named = Counter(
            m.place.key
            for m in self._reading.places
            if m.place.tier == 2 and m.place.parent == home.key and not m.implied
        )
        (most, times), (_, less) = (*named.most_common(2), ("", 0), ("", 0))[:2]
        return next(m.place for m in self._reading.places if m.place.key == most) if times > less else home

    def _inside(self, figure: Figure) -> Place | None:
        """Return the place in the name of what is counted: "12 xã khác của huyện An Phú nhận vốn"."""
        text = self._reading.folded
        for mention in self._places.within(figure.amount.span.end, figure.proof.end):
            if not self._bodies.around(mention.span.start) and text.endswith(_OF, 0, mention.span.start):
                return mention.place
        return None

    def _carried(self, figure: Figure) -> Place | Body | None:
        """Return the place of the figure before, of which a sentence tells parts: "Trong đó, có 120 căn …"."""
        return self._last if _PART_OF.match(self._reading.folded, figure.sentence.start) else None

    def _source(self, floor: int, start: int) -> Place | None:
        """Return the place of the office that tells a figure: "Phó chủ tịch UBND huyện An Phú cho biết"."""
        text = self._reading.folded
        told = max((m.start() for m in _TELLS.finditer(text, floor, start)), default=floor)
        by = _BY.match(text, floor, start)
        for mention in reversed(self._places.within(floor, start)):
            tells = mention.span.end <= told or (by is not None and by.end() <= mention.span.start)
            if tells and self._bodies.around(mention.span.start):
                return mention.place
        return None

    def _own(self, figure: Figure) -> Place | None:
        """Return the place of the page, where the sentences before do not speak of the nation."""
        home, start = self._home, figure.sentence.start
        nation = [m.end() for m in _NATION_TOPIC.finditer(self._reading.folded, max(0, start - _NEAR), start)]
        if home is None or not nation:
            return home
        since = self._places.within(nation[-1], figure.sentence.end)
        return home if any(_lies_in(mention.place, home) for mention in since) else None

    def _is_national(self, figure: Figure, last: PlaceMention | None) -> bool:
        """Tell whether the nation is what was spoken of last before a figure."""
        found = [
            m.end() for m in _NATION.finditer(self._reading.folded, figure.sentence.start, figure.amount.span.start)
        ]
        if not found and last is None:
            start, end = figure.sentence.start, figure.sentence.end
            text = self._reading.folded
            return _MINISTER.search(text, start, end) is not None and _LOCAL.search(text, start, end) is None
        if figure.rule == "indicator.share" and (last is None or last.implied):
            return _OF_NATION.match(self._reading.folded, figure.amount.span.end, figure.sentence.end) is not None
        return bool(found) and not (last and last.span.end > found[-1])

    def _is_of_several(self, last: PlaceMention | None, figure: Figure) -> bool:
        """Tell whether a figure is that of several units together: "A, B và C có tổng dự toán 900 tỷ đồng"."""
        if last is None or figure.rule == "indicator.each":
            return False
        first = self._places.before(last.span.start, figure.sentence.start)
        return (
            first is not None
            and first.place.key != last.place.key
            and first.place.tier == last.place.tier
            and _AND.fullmatch(self._reading.folded, first.span.end, last.span.start) is not None
            and _SUM.match(self._reading.folded, last.span.end, figure.amount.span.start) is not None
        )

    def _is_of_firm(self, figure: Figure) -> bool:
        text = self._reading.document.text
        return _FIRM.search(text, figure.sentence.start, figure.amount.span.start) is not None

    def _holder(self, floor: int, start: int) -> Place | None:
        """Return the place of "quận An Phú hiện có 40 trường"."""
        named = reversed(self._places.within(floor, start))
        last = next((m for m in named if not self._bracketed(m.span.start, m.span.end)), None)
        if last is None:
            return None
        holds = _HOLDS.match(self._reading.folded, last.span.end, start) or _BESIDE.match(
            self._reading.folded, last.span.end, start
        )
        return last.place if holds else None

    def _doer(self, floor: int, start: int) -> Place | None:
        """Return the place of "UBND huyện An Phú đã trồng 4.000 cây"."""
        last = next(iter(reversed(self._places.within(floor, start))), None)
        return last.place if last and _DOES.match(self._reading.folded, last.span.end, start) else None

    def _bracketed(self, start: int, end: int) -> bool:
        """Tell whether a place only says where another is: "xã A (huyện B)"."""
        text = self._reading.folded
        return text[start - 1 : start] == "(" and text[end : end + 1] == ")"

    def _within(self, start: int, end: int) -> list[PlaceMention]:
        """Return the places named there, without those whose budget is only spoken of: "vốn ngân sách tỉnh"."""
        home, text = self._home, self._reading.folded
        return [
            mention
            for mention in self._places.within(start, end)
            if not (home and home.key.startswith(f"{mention.place.key}/"))
            or not text.endswith(_BUDGETS, 0, mention.span.start)
        ]

    def _opening(self, start: int, end: int) -> Place | None:
        """Return the place that a sentence begins with."""
        first = next(iter(self._within(start, end)), None)
        if first and first.span.start - start < 40 and self._subject(start, first.span.end):
            return first.place
        return None

    def _named(self, start: int, end: int) -> Place | None:
        """Return the place named between the measure and the figure: "thu ngân sách của quận đạt"."""
        text = self._reading.folded
        for mention in self._within(start, end):
            if _GIVES.match(text, mention.span.end) or _NUMBERED.match(text, mention.span.end):
                continue
            if not _NOT_OF.search(text[start : mention.span.start]):
                return mention.place
        return None

    def _subject(self, start: int, end: int) -> Place | None:
        """Return the place that a sentence speaks of before the measure."""
        text = self._reading.folded
        for mention in reversed(self._within(start, end)):
            if _GIVES.match(text, mention.span.end) or _NUMBERED.match(text, mention.span.end):
                continue
            if self._bodies.around(mention.span.start) or self._bracketed(mention.span.start, mention.span.end):
                continue
            if text.find(";", mention.span.end, end) >= 0 and _LISTED.search(text, start, mention.span.start):
                continue
            if (
                _SUBJECT.search(text[max(start, mention.span.start - 14) : mention.span.start])
                or mention.span.start == start
            ):
                return mention.place
        return None


def _lies_in(place: Place, home: Place) -> bool:
    return place.key == home.key or place.key.startswith(f"{home.key}/")
