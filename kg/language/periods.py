"""Periods as reports name them: "quý I/2023", "6 tháng đầu năm 2022", "năm học 2021-2022", "nhiệm kỳ 2020-2025"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import zip_longest

from kg.language.numerals import ordinal
from kg.model import Span
from kg.quick import quick

_YEAR = r"(?P<{}>(?:19|20)\d\d)(?!\d)"
_OF_YEAR = rf"(?: ?[/.-] ?|,? (?:của )?năm )(?:{_YEAR.format('y')}|(?P<this>nay|qua|trước))"
_PATTERN = re.compile(
    rf"(?<!\w)(?:qu[ýí] (?P<quarter>iv|i{{1,3}}|[1-4]|một|hai|ba|tư)(?!\w)(?:{_OF_YEAR})?"
    rf"|(?P<months>\d{{1,2}}|ba|sáu|chín|(?:hai|bốn|năm|bảy|tám|mười)(?= tháng (?:đầu|cuối) năm \d))"
    rf" tháng (?P<part>đầu|cuối)(?: năm)?(?: {_YEAR.format('y2')})?"
    rf"|nửa (?P<half>đầu|cuối) năm(?: {_YEAR.format('y6')}| (?P<now>nay)(?!\w))?"
    rf"|(?P<so_far>[2-9]|1[01]) tháng (?:của )?(?:năm )?{_YEAR.format('y5')}"
    rf"|tháng (?P<month>\d{{1,2}})(?: ?[/.-] ?|,? năm ){_YEAR.format('y3')}"
    rf"|(?:năm học|niên khóa|giai đoạn|nhiệm kỳ|các năm|năm) {_YEAR.format('from')}"
    rf"(?: ?[-–] ?| (?:đến|tới)(?: hết)?(?: năm)? ){_YEAR.format('to')}"
    rf"|(?:năm|niên độ) {_YEAR.format('y4')}(?! ?[-–] ?\d))"
)
_HEADS = (
    "nửa ",
    "quý ",
    "quí ",
    "tháng ",
    "năm ",
    "niên ",
    "giai đoạn ",
    "nhiệm kỳ ",
)  # one of them stands in every period
_BEFORE = re.compile(r"(?<!\w)(?:\d{1,2} |hai |ba |bốn |năm |sáu |bảy |tám |chín |mười |các )\Z")
# A year that is compared with, or still to come, is not the one of "6 tháng đầu năm".
_ELSE = re.compile(r"(?<!\w)(?:so với|đến|tới|vào|cho|hết)(?: (?:cùng kỳ|cuối|đầu|hết|mức))* \Z")
_BESIDE = 28  # code points before a period that tell so
_LONGEST = 5  # code points of what stands before a head


@quick
@dataclass(frozen=True, slots=True)
class Period:
    """A period and where it is named."""

    span: Span
    period: str  # see `kg.language.edtf.period_bounds`


def find(
    folded: str, start: int = 0, end: int | None = None, year: int | None = None, reach: int | None = None
) -> list[Period]:
    """Return the periods named in `folded` from `start` to `end`, in order.

    "quý I" and "6 tháng đầu năm" without a year are given that of the last period before them in the
    range that is neither compared with nor to come, and no farther than `reach` code points, else `year`; without
    either they are left out; of "6 tháng đầu năm, nhiệm vụ 6 tháng cuối năm 2017" both are of 2017. Months are
    counted out: "9 tháng đầu năm 2022" is "2022-01/2022-09", as "9 tháng năm 2022" is; six are a half, "2022-H1".
    """
    found: list[Period] = []
    known, said = year, start
    matches = _matched(folded, start, len(folded) if end is None else end)
    for match, coming in zip_longest(matches, matches[1:]):
        near = reach is None or match.start() - said <= reach
        period = _period(match, _other_half(match, coming) or (known if near else year), year)
        if period:
            found.append(Period(Span(*match.span()), period))
            if not match["from"] and not _ELSE.search(folded, max(start, match.start() - _BESIDE), match.start()):
                known, said = int(period[:4]), match.end()
    return found


@lru_cache(1)  # a page is asked for its year first, then for all periods
def _matched(folded: str, start: int, end: int) -> list[re.Match[str]]:
    return list(_matches(folded, start, end))


def _matches(folded: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Give what `_PATTERN.finditer` gives, several times faster: by way of the words that every period has."""
    done = start
    for at in sorted(_beginnings(folded, start, end)):
        match = _PATTERN.match(folded, at, end) if at >= done else None
        if match:
            done = match.end()
            yield match


def _beginnings(folded: str, start: int, end: int) -> Iterator[int]:
    for head in _HEADS:
        at = folded.find(head, start, end)
        while at >= 0:
            before = _BEFORE.search(folded, max(start, at - _LONGEST), at)
            if before:
                yield before.start()
            yield at
            at = folded.find(head, at + 1, end)


def _period(match: re.Match[str], known: int | None, current: int | None) -> str | None:
    if match["from"]:
        return f"{match['from']}/{match['to']}" if match["from"] < match["to"] else None
    if match["y4"]:
        return match["y4"]
    if match["month"]:
        month = int(match["month"])
        return f"{match['y3']}-{month:02}" if 1 <= month <= 12 else None
    if match["so_far"]:
        return _months(int(match["y5"]), int(match["so_far"]), "đầu")
    if match["half"]:
        year = int(match["y6"]) if match["y6"] else current if match["now"] else known
        return None if year is None else f"{year}-H{1 if match['half'] == 'đầu' else 2}"
    printed = match["y"] or match["y2"]
    year = int(printed) if printed else _this_year(match["this"], current) if match["this"] else known
    if year is None:
        return None
    if match["quarter"]:
        return f"{year}-Q{ordinal(match['quarter'])}"
    return _months(year, int(ordinal(match["months"]) or 0), match["part"])


def _other_half(first: re.Match[str], coming: re.Match[str] | None) -> int | None:
    """Return the year that the end of the same year, told right behind its beginning, gives both."""
    if coming is None or first["part"] != "đầu" or coming["part"] != "cuối" or coming.start() - first.end() > _BESIDE:
        return None
    year = coming["y"] or coming["y2"]
    apart = "." in first.string[first.end() : coming.start()]
    return int(year) if year and not apart else None


def _this_year(word: str, current: int | None) -> int | None:
    if current is None:
        return None
    return current if word == "nay" else current - 1


def _months(year: int, count: int, part: str) -> str | None:
    if not 1 <= count <= 11:
        return None
    if count == 6:
        return f"{year}-H{1 if part == 'đầu' else 2}"
    first, last = (1, count) if part == "đầu" else (13 - count, 12)
    return f"{year}-{first:02}/{year}-{last:02}" if first < last else f"{year}-{first:02}"
