"""The year that a page speaks from: its "năm nay", to which all belongs that it reports without a year."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.language import periods
from kg.model import Reading, Span

_DAY = re.compile(r"(?:19|20)\d\d-\d\d(?:-\d\d)?")
_BESIDE = 24  # code points before a period that tell what it is
_WIDE = 60  # code points before it that may plan it
_AHEAD = re.compile(r"(?:đến|tới|trước|vào|cho|định hướng|tầm nhìn|hết)(?: (?:cuối|hết|trước|đầu|giữa))* \Z")
_COMPARED = re.compile(
    r"(?:so với|cùng kỳ|hơn|thấp hơn|so|trước|của cùng kỳ|từ|kể từ|(?<=\d )lần)"
    r"(?: (?:cùng kỳ|cuối|đầu|tháng|kế hoạch|mức|số|ước|thực hiện|dự toán|kết quả))*(?: của)? \Z"
)
_COMPARED_YEAR = re.compile(r"(?<!\w)so với (?:cuối |cùng kỳ )(?:năm )?(?P<year>(?:19|20)\d\d)(?!\d)")
# "Thu ngân sách 2016 vượt 3,8%", "chỉ tiêu tăng trưởng 2018 đạt được"
_DONE = re.compile(r"(?<=[^\W\d_] )(?P<year>20\d\d)(?= (?:ước |đã |chỉ )?(?:đạt|vượt|thực hiện)(?!\w))")
# "kế hoạch đầu tư năm 2015", "giải pháp trọng tâm năm 2017", "dự báo năm 2017"; not "thực hiện kế hoạch năm 2015"
_PLANNED = re.compile(
    r"(?<!\w)(?:kế hoạch|phương hướng|nhiệm vụ|mục tiêu|giải pháp|dự báo|dự toán|chương trình|định hướng|sự phát triển)"
    r"(?!\w)[^.;:\n]{0,40}\Z"
)
_DONE_BEFORE = re.compile(r"(?:thực hiện|hoàn thành|so với|vượt|đạt|bằng|giao|kết quả|tình hình|năm) (?:\w+ ){0,2}\Z")
# what is said at the end of a year, of it and of the next; and a day of its last month
_CLOSING = re.compile(
    r"(?<!\w)(?:cả năm (?:nay )?ước|ước cả năm|năm nay,? (?:\w+ ){0,6}(?:ước|đạt|vượt)|năm (?:tới|sau|qua)"
    r"|kỳ họp (?:thường lệ )?cuối năm|(?:[12]?\d|3[01]) ?[-/.] ?12(?! ?[-/.] ?\d| ?\d))(?!\w)"
)
_OPENING = re.compile(
    r"(?<![\d/.-])[0-3]?\d ?[-/] ?0?[123](?! ?[-/.] ?\d|\d| ?(?:%|tỷ|triệu))"
)  # a day in a year's first months


def year(reading: Reading) -> int | None:
    """Return the year a page speaks from: of its publication, else the first that it reports on, or that follows.

    At the end of a year that is the one before the year that it plans.
    """
    if reading.document.published:
        return int(reading.document.published[:4])
    planned = None
    for at, told, whole in _told(reading.folded):
        if not _is_planned(reading.folded, at):
            return told if planned is None or told <= planned else planned
        planned = planned or (told - 1 if whole and _closes(reading.folded) else told)
    if planned is not None:
        return planned
    days = [d.edtf for d in reading.dates if _DAY.fullmatch(d.edtf) and not is_ahead(reading.folded, d.span.start)]
    return int(max(days)[:4]) if days else _next_year(reading.folded)


def is_compared(before: str) -> bool:
    """Tell whether the words before a period only set it against another: "so với", "cùng kỳ"."""
    return _COMPARED.search(before) is not None


def is_ahead(text: str, start: int, wide: int = _BESIDE) -> bool:
    """Tell whether the words before `start` say that a time is to come: "đến năm 2025"."""
    return _AHEAD.search(text[max(0, start - wide) : start]) is not None


def _told(text: str) -> Iterator[tuple[int, int, bool]]:
    """Yield where years are named of which something is told, the years, and whether they are whole, in their order."""
    found = [(p.span, p.period) for p in periods.find(text) if len(p.period) in (4, 7)]
    found += [(Span(*m.span()), m["year"]) for m in _DONE.finditer(text)]
    for span, period in sorted(found):
        said = period[:4] in text[span.start : span.end]  # not "6 tháng đầu năm" after "vào năm 2019"
        if said and not is_ahead(text, span.start) and not is_compared(text[max(0, span.start - _BESIDE) : span.start]):
            yield span.start, int(period[:4]), len(period) == len("2024")


def _is_planned(text: str, at: int) -> bool:
    match = _PLANNED.search(text, max(0, at - _WIDE), at)
    return match is not None and not _DONE_BEFORE.search(text[max(0, match.start() - _BESIDE) : match.start()])


def _closes(text: str) -> bool:
    """Tell whether a page speaks at the end of a year."""
    return _CLOSING.search(text) is not None and _OPENING.search(text) is None


def _next_year(text: str) -> int | None:
    """Return the year after the one that figures are compared with: "tăng 8% so với cuối năm 2015" is of 2016."""
    years = [int(m["year"]) for m in _COMPARED_YEAR.finditer(text)]
    return max(years) + 1 if years else None
