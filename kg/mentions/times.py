"""For which period a figure is given: named beside it, before it, or carried on from the text so far."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from kg.language import periods
from kg.language.numerals import word
from kg.mentions import present
from kg.model import BlockKind, Reading, Span

_NO_YEAR = 9999
_UNKNOWN = tuple(str(_NO_YEAR + shift)[:4] for shift in (-1, 0, 1))  # years reckoned from it
_NUMBER = re.compile(r"(?<!\w)(?:\d\d?|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|mười một)\Z")
_LONG_NUMBER = 8  # code points
_WIDE = 48  # code points before a period that tell what it is of
_NEAR = 16  # code points between a figure and the period after it
_APART = re.compile(r"[,;.()]|(?<!\w)(?:và|còn|nhưng|sang|thì)(?!\w)")
_YEAR_NOW = re.compile(
    r"năm(?<!\wnăm)(?<!các năm)(?<!những năm)(?<!nhiều năm)(?<!mọi năm)"
    r" (?P<which>nay|ngoái|qua|trước|vừa qua|tới|sau)(?!\w)"
)
_YEAR_NEXT = re.compile(r"sang năm(?<!\wsang năm)(?P<which>)(?!\w)")
_YEAR_REACH = 250  # code points over which "quý I" takes the year told before it, not the page's
_SO_FAR = re.compile(
    r" (?:ước|đạt|mới đạt|đã đạt|tăng|giảm|toàn (?:tỉnh|huyện|thành phố|quận|xã)|(?:tổng )?(?:thu|chi) ngân sách)(?!\w)"
    r"| \d[\d.,]* ?(?:tỷ|tỉ|triệu|nghìn|%|ha|tấn)(?!\w)|,? (?:và|bàn) (?:\w+ ){0,2}nhiệm vụ(?!\w)"
)
# "đánh giá kết quả 9 tháng", "Sáu tháng, nhân dân hiến …"
_REPORTED = re.compile(
    r"(?<!\w)(?:kết quả|nhiệm vụ|xã hội|an ninh|sơ kết|công tác|tình hình|lũy kế|ngân sách) \Z"
    r"|(?P<opens>[;:.\n]|\A) ?\Z"
)
_LASTS = re.compile(r"(?<!\w)(?:sau|trong|gần|hơn|suốt|mỗi|từng|dài|hạn|qua|mất|chậm|được|cùng kỳ|so với|kỳ) \Z")
_MONTHS = re.compile(
    r"(?<!\w)(?P<count>1[01]|[1-9]|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|mười một) tháng(?: (?P<part>đầu|qua))?"
    r"(?:(?: năm|/|,| của năm) ?(?P<year>(?:19|20)\d\d)| năm (?P<now>nay|trước|ngoái)|(?P<bare> năm))?(?!\w)"
    r"(?! ?\d(?![\d.,]* ?(?:tỷ|tỉ|triệu|nghìn|%|ha|tấn)(?!\w)))"
)
# "tháng 10" alone; "đến tháng 10", "ngày 5 tháng 10" are days.
_NOT_AFTER = "".join(rf"(?<!{w} tháng)" for w in (r"\d", "đến", "giữa", "cuối", "đầu", "từ", "hết", "trước", "sau"))

_MONTH = re.compile(
    rf"tháng(?<!\wtháng){_NOT_AFTER} (?P<month>1[0-2]|0?[1-9])"
    r"(?![\w./-]| ?[/.-] ?\d| năm| ?%| (?:tỷ|tỉ|triệu|nghìn|ngàn)(?!\w))"
)
_NOT_NOW = "".join(
    rf"(?<!{w} )" for w in ("đến", "năm", "tháng", "ngày", "hôm", "lâu", "thực", "thể", "phát", "xuất", "biểu", "tái")
)
_NOW = re.compile(rf"(?<!\w){_NOT_NOW}(?:hiện|hiện nay|nay)(?! (?:đại|trạng|vật|hữu|tượng))(?!\w)")
_YEARS = re.compile(r"(?<![\w.,])0?(?P<count>[2-5]|hai|ba|bốn|năm) năm(?! ?\d)(?! (?:tới|sau|tiếp|học|tuổi))(?!\w)")
_SEASON = re.compile(r"(?<!\w)vụ(?: [^\W\d_]+){1,4} (?P<from>20\d\d) ?[-–/] ?(?P<to>20\d\d)(?!\d)")
_ALONG = re.compile(r"(?<!\w)(?:trong|qua|sau|suốt|bình quân|ngân sách) \Z")  # "trong 5 năm": no single year
# "đến cuối 2020", "đến 2016", "thu ngân sách 2016 đạt"
_BARE_YEAR = re.compile(
    r"(?P<year>(?:19|20)\d\d)(?:(?<=[^\W\d_] \d{4})(?= (?:vượt|đạt|ước|chỉ đạt|đã đạt|tăng|giảm)(?!\w))"
    r"|(?<=cuối \d{4})|(?<=đầu \d{4})|(?<=giữa \d{4})|(?<=hết \d{4})"
    r"|(?<=đến \d{4})|(?<=tới \d{4})|(?<=vào \d{4}))(?![\w/-]|[.,]\d)"
    r"(?! (?:m2|m3|ha|km|m|hộ|người|đồng|tỷ|tỉ|triệu|nghìn|ngàn"
    r"|con|tấn|căn|dự án|trường|lượt|xe|cây|phòng|tuyến|%)(?!\w))"
)
_ALL = re.compile(r"cả năm(?<!\wcả năm)(?! (?:\d{4}(?![.,\d])|nay|ngoái|qua))(?!\w)")
# "so với ước thực hiện năm 2018": what is told is of the year after
# "tính đến 15/9", "đến hết tháng 9": a sum of the year so far
_CUT_OFF = re.compile(
    r"(?<!\w)(?:đến|tới)(?: hết| cuối)?(?: ngày)? (?:(?:[12]?\d|3[01]|0\d) ?[-/.] ?(?:1[0-2]|0?[1-9])"
    r"|tháng (?:1[0-2]|0?[1-9]))(?: ?[-/.] ?(?P<year>20\d\d)| năm (?P<of>20\d\d))?(?![\w/-]|[.,]\d)"
)
_THAN_YEAR = re.compile(
    r" so với (?:(?:ước|số|kết quả|thực hiện|mức|cùng kỳ|cuối|của) ){0,3}(?:năm )?(?P<year>20\d\d)(?![\d/-])"
)
_PAST = re.compile(r"năm (?:trước|ngoái)")
_OF_PAST = re.compile(r"(?:của|như|bằng|so) \Z")  # "chủ đề của năm trước"
_TASKS = re.compile(
    r"(?:nhiệm vụ|giải pháp|phương hướng|mục tiêu|định hướng)(?:,? [^\W\d_]+){0,4} \Z"
)  # … of months to come
_EACH = re.compile(
    r"(?<!\w)(?:(?:mỗi|hằng|hàng) năm|thời gian (?:qua|gần đây)|(?:những|nhiều|các|mấy) năm (?:qua|vừa qua|gần đây|nay)"
    r"|trước đây|lâu nay)(?!\w)"
)
_SINCE = re.compile(
    r"[,;.] (?:còn |nhưng |và |trong khi |thì )?(?:đến nay|hiện nay|hiện tại|hiện|nay)(?! (?:đại|trạng))(?!\w)"
)
_CARRIED = 600  # code points from a period to the sentences that go on speaking of it
_BARE = 4  # code points of a year alone
_BOUND = re.compile(r"(?:cuối|đầu|giữa|hết|đến|tới|vào) \Z")  # "cuối 2020 mới xong" is no topic
_UNTIL = re.compile(r"(?:đến|tới) (?:cuối |hết )?\Z")  # "đặt mục tiêu đến cuối năm 2017"
_SPAN_OF_YEARS = re.compile(r"\d{4}/\d{4}")
_SO_MANY_MONTHS = re.compile(r"(\d{4})-01/\1-\d\d")
_OF_PLAN = re.compile(r"(?<!\w)(?:kế hoạch|dự toán|chỉ tiêu) \Z")
_TERM = re.compile(r"nhiệm kỳ|niên khóa")
_WHOLE = re.compile(r"(?:trong|cả|giai đoạn) \Z")
_SHIFT = {"nay": 0, "ngoái": -1, "trước": -1, "qua": 0, "vừa qua": 0, "tới": 1, "sau": 1, "next": 1}


@dataclass(frozen=True, slots=True)
class Time:
    """A period named in the text; `carries` where later sentences go on speaking of it."""

    span: Span
    period: str | None  # None where the year is not known: "6 tháng đầu năm"
    compared: bool = False  # only what something is compared with: "so với năm 2014"
    carries: bool = True


class Times:
    """The periods of one page, and which of them a figure has."""

    def __init__(self, reading: Reading) -> None:
        self._text = reading.folded
        self._block_starts = [b.span.start for b in reading.document.blocks]
        self._blocks = [b.kind for b in reading.document.blocks]
        self._reading = reading

    @cached_property
    def year(self) -> int | None:
        """The year that the page speaks from."""
        return present.year(self._reading)

    @cached_property
    def _times(self) -> list[Time]:
        return self._find()

    @cached_property
    def _title_end(self) -> int:
        end = self._text.find("\n")
        return end if end >= 0 else len(self._text)

    @cached_property
    def _starts(self) -> list[int]:
        return [t.span.start for t in self._times]

    def within(self, start: int, end: int) -> list[Time]:
        """Return the periods that begin in [start, end)."""
        return self._times[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def of(self, start: int, floor: int, after: Span, *, of_state: bool = False, yearly: bool = False) -> str | None:
        """Return the period of a figure at `start` in a sentence from `floor`; `after` is what follows the figure.

        A figure `of_state` takes none from other sentences; one of what is summed up `yearly` takes it from afar.
        """
        behind = self.behind(after)
        if behind:
            return behind
        own = self.own(floor, start)
        if own:
            since = not yearly and _SINCE.search(self._text, own[-1].span.end, start)
            return None if since else own[-1].period
        until = _last(_CUT_OFF, self._text, floor, start) if yearly else None
        if until and self.year:
            return until["year"] or until["of"] or str(self.year)
        if of_state or _NOW.search(self._text, floor, start) or _EACH.search(self._text, floor, start):
            return None
        before = [t for t in self._times[: bisect_left(self._starts, floor)] if t.carries and not t.compared]
        near = before and (yearly or floor - before[-1].span.end < _CARRIED or before[-1].span.start < self._title_end)
        return _loosely(before[-1].period) if near else None

    def own(self, floor: int, start: int) -> list[Time]:
        """Return the periods that a figure at `start` may have from its sentence."""
        return [t for t in self.within(floor, start) if not t.compared and self._open(t, start)]

    def beyond(self, at: int, start: int, floor: int, period: str | None) -> str | None:
        """Return the year after the one that a figure ending `at` is compared with, where `period` is none of it."""
        match = _THAN_YEAR.match(self._text, at)
        year = str(int(match["year"]) + 1) if match else None
        if year is None or (period and period.startswith(year)):
            return period
        own = any(not t.compared and self._open(t, start) for t in self.within(floor, start))
        if own or period is None:
            return period if own else year
        return period if "/" in period else year + period[4:]

    def told(self, spans: tuple[Span, ...]) -> str | None:
        """Return the period named over a column of a table, else in the line that leads to the table."""
        for i, span in enumerate(spans):
            for time in self.within(*span):
                if time.period and not time.compared:
                    return _loosely(time.period) if i else time.period
        return None

    def term(self, start: int) -> str | None:
        """Return the last years together that are named before `start`: "nhiệm kỳ 2015-2020"."""
        told = [t.period for t in self.within(0, start) if t.period and _SPAN_OF_YEARS.fullmatch(t.period)]
        return told[-1] if told else None

    def behind(self, after: Span) -> str | None:
        """Return the period that stands right behind a figure."""
        for time in self.within(after.start, min(after.end, after.start + _NEAR)):
            between = self._text[after.start : time.span.start]
            if not time.compared and not _APART.search(between):
                return time.period
        return None

    def _open(self, time: Time, start: int) -> bool:
        """Tell whether no bracket closes between a period and `start` that opened before the period."""
        return self._text.count(")", time.span.end, start) <= self._text.count("(", time.span.end, start)

    def _find(self) -> list[Time]:
        text, found = self._text, []
        for p in periods.find(text, year=self.year or _NO_YEAR, reach=_YEAR_REACH if self.year else None):
            found.append(self._time(p.span, p.period))
        taken = [t.span for t in found]
        years = [(Span(*m.span()), m["year"]) for m in _BARE_YEAR.finditer(text)]
        if text.find("vụ ") >= 0:
            years += [(Span(*m.span()), f"{m['from']}/{m['to']}") for m in _SEASON.finditer(text)]
        for span, period in [*self._counted_months(), *self._months(), *self._relative(), *years]:
            if not any(s.start < span.end and span.start < s.end for s in taken):
                found.append(self._time(span, period))
                taken.append(span)
        found.sort(key=lambda t: t.span)
        return self._spans_of_years(found)

    def _time(self, span: Span, period: str) -> Time:
        block = self._blocks[bisect_right(self._block_starts, span.start) - 1] if self._blocks else None
        before = self._text[max(0, span.start - 24) : span.start]
        task = self._is_task(span.start) and _UNTIL.search(before) is None
        compared = present.is_compared(before) or task
        if _PAST.match(self._text, span.start) and _OF_PAST.search(before):
            compared = True
        known = None if self.year is None and period[:4] in _UNKNOWN else period
        carries = block is not BlockKind.CAPTION and "(" not in before[-2:] and not self._is_ahead(span.start)
        if span.end - span.start == _BARE and _BOUND.search(before):
            carries = False
        if _SPAN_OF_YEARS.fullmatch(period):
            carries = False
            compared = compared and not before.endswith("từ ")
            if _TERM.match(self._text, span.start) and not _WHOLE.search(before):
                compared = True
        return Time(span, known, compared, carries)

    def _is_ahead(self, start: int) -> bool:
        """Tell whether the period that begins at `start` is to come: "đến năm 2025", "nhiệm vụ 6 tháng cuối năm"."""
        return present.is_ahead(self._text, start, _WIDE) or self._is_task(start)

    def _is_task(self, start: int) -> bool:
        return _TASKS.search(self._text[max(0, start - _WIDE) : start].rpartition("\n")[2]) is not None

    def _relative(self) -> list[tuple[Span, str]]:
        year = self.year if self.year is not None else _NO_YEAR
        found = [*_YEAR_NOW.finditer(self._text), *_YEAR_NEXT.finditer(self._text)]
        return [(Span(*m.span()), str(year + _SHIFT[m["which"] or "next"])) for m in found]

    def _counted_months(self) -> list[tuple[Span, str]]:
        out = []
        for m in _counts(_MONTHS, " tháng", self._text):
            if not (m["part"] or m["year"] or m["now"] or self._so_far(m)):
                continue
            year = int(m["year"]) if m["year"] else self.year or _NO_YEAR
            year += _SHIFT[m["now"]] if m["now"] and self.year else 0
            out.append((Span(*m.span()), _first_months(year, _count(m))))
        return out

    def _so_far(self, months: re.Match[str]) -> bool:
        """Tell whether bare months are those of the page's year so far: "GRDP 9 tháng ước tăng", not "sau 9 tháng"."""
        if self.year is None:
            return False
        left = max(0, months.start() - _WIDE)
        if _SO_FAR.match(self._text, months.end()):
            return _LASTS.search(self._text, left, months.start()) is None
        told = _REPORTED.search(self._text, left, months.start())
        return told is not None and (told["opens"] is None or self._text.startswith(", ", months.end()))

    def _months(self) -> list[tuple[Span, str]]:
        return [
            (Span(*m.span()), f"{self.year}-{int(m['month']):02}") for m in _MONTH.finditer(self._text) if self.year
        ]

    def _spans_of_years(self, found: list[Time]) -> list[Time]:
        """Add "2 năm" and "cả năm": the last years that the text has named."""
        for m in [*_counts(_YEARS, " năm", self._text), *_ALL.finditer(self._text)]:
            span = Span(*m.span())
            if any(t.span.start < span.end and span.start < t.span.end for t in found):
                continue
            before = [t for t in found if t.span.end <= span.start]
            years = sorted({int(t.period) for t in before if t.period and len(t.period) == 4})
            if m.re is _ALL:
                told = [t.period for t in before if t.period and t.carries and not t.compared]
                year = told[-1][:4] if told else str(self.year) if self.year else None
                plan = _OF_PLAN.search(self._text, max(0, span.start - _NEAR), span.start) is not None
                found.append(Time(span, year, compared=plan, carries=year is not None and not plan))
                continue
            count = _count(m)
            term = next((done for t in reversed(before) if (done := _done_term(t.period, count, self.year))), None)
            if term or (len(years) >= count and years[-1] - years[-count] == count - 1):
                found.append(Time(span, term or f"{years[-count]}/{years[-1]}", carries=False))
            elif _ALONG.search(self._text, max(0, span.start - _NEAR), span.start):
                found.append(Time(span, None, carries=False))
        return sorted(found, key=lambda t: t.span)


def _counts(pattern: re.Pattern[str], noun: str, text: str) -> Iterator[re.Match[str]]:
    """Yield where `pattern` matches, which is a number and `noun`: by way of the noun, which is quickly found."""
    at = text.find(noun)
    while at >= 0:
        number = _NUMBER.search(text, max(0, at - _LONG_NUMBER), at)
        match = pattern.match(text, number.start()) if number else None
        if match:
            yield match
        at = text.find(noun, at + 1)


def _loosely(period: str | None) -> str | None:
    """Return what is left of a period in later sentences: of nine months only the year, of which they may speak."""
    return period[:4] if period and _SO_MANY_MONTHS.fullmatch(period) else period


def _last(pattern: re.Pattern[str], text: str, start: int, end: int) -> re.Match[str] | None:
    return next(reversed(list(pattern.finditer(text, start, end))), None)


def _done_term(period: str | None, count: int, year: int | None) -> str | None:
    """Return the years of "5 năm qua" where a page names so many: "giai đoạn 2016-2020", or the term that begins."""
    if period is None or not _SPAN_OF_YEARS.fullmatch(period):
        return None
    first, last = int(period[:4]), int(period[5:])
    if last - first not in (count - 1, count):
        return None
    return f"{first - count}/{first}" if year and first == year and last > year else period


def _count(match: re.Match[str]) -> int:
    return int(match["count"]) if match["count"].isdigit() else word(match["count"])


def _first_months(year: int, count: int) -> str:
    """Return the first `count` months of a year as periods are written: six are a half."""
    if count == 6:
        return f"{year}-H1"
    return f"{year}-01/{year}-{count:02}" if count > 1 else f"{year}-01"
