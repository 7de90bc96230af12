"""The day a page was published: from the line it prints above its text, or from a date that a machine wrote."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

from kg.documents import noise
from kg.language.normal import fold

_VIETNAM = timezone(timedelta(hours=7))
_YEARS = range(1990, 2100)  # in which a page can have been published
_LONGEST = 120  # characters of a line that is only a date

_MONTHS = ("một", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một", "mười hai")
_WORD = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DAY = re.compile(
    r"(?<!\d)(?:ngày )?(?P<d>[0-3]?\d) ?(?P<sep>[/.-]) ?(?P<m>[01]?\d) ?(?P=sep) ?(?P<y>\d{4})(?![\d/.-]*\d)"
    r"|(?:^[^\W\d_][^\d,;:]{1,30}, )?(?<!\d)(?:ngày )?"
    rf"(?P<d2>[0-3]?\d) (?:tháng|thg) (?P<m2>[01]?\d|{_WORD})(?: năm|,)? (?P<y2>\d{{4}})(?!\d)"
    r"|(?<![\d/.-])(?P<y3>\d{4})-(?P<m3>\d\d)-(?P<d3>\d\d)(?!\d)"
)
_TIME = re.compile(r"(?<!\d)[0-2]?\d ?(?::|h|g|giờ) ?[0-5]\d(?: phút)?(?:[:.][0-5]\d)?(?: ?(?:am|pm|sa|ch))?(?!\d)")
_WEEKDAY = re.compile(r"\b(?:thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật|t[2-7]|cn)\b")
_ZONE = re.compile(r"\(?\b(?:gmt|utc) ?\+?\d{0,2}\)?")
_YEAR = re.compile(r"\d{4}")
_LETTER = re.compile(r"[^\W\d_]")
# "Thanh Hải | 23/06/2022, 15:04": who wrote it, beside day and time
_NAME = re.compile(r"\W*(?:(?:[A-ZÀ-ỸĐ][^\W\d_]*\.?)[ ,./&-]*){1,6}\W*")

_MARK = "\ufffc"  # where the day stood
_PARTS = re.compile(r"[|•·»>;\[\]]|::|\. (?=[^\W\d_][^:.]{1,20}:)|\s{3,}")
_ASIDE = re.compile(rf"\([^(){_MARK}]{{1,40}}\)")  # "(đã xem 3467 lần)"
_MOST, _RUBRIC = 4, 35  # parts of a line beside its day, and characters of one

_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):?(\d\d)(?::?\d\d(?:\.\d+)?)? ?(Z|[+-]\d\d:?\d\d)?)?\Z", re.I)


def published(line: str) -> str | None:
    """Return the ISO date that `line` prints and does nothing else; None where it says more, or nothing."""
    if len(line) > _LONGEST or not _YEAR.search(line):
        return None
    folded = fold(line)
    found = _DAY.search(folded)
    if found is None or (day := _day(found)) is None:
        return None
    rest = folded[: found.start()] + _MARK * (found.end() - found.start()) + folded[found.end() :]
    for pattern in (_DAY, _ZONE, _TIME, _WEEKDAY):
        rest = pattern.sub(lambda m: " " * len(m.group()), rest)
    timed = _TIME.search(folded) is not None
    while filler := noise.found("filler", rest):
        rest = rest[: filler.start()] + " " * (filler.end() - filler.start()) + rest[filler.end() :]
    if not _LETTER.search(rest) or _stands_apart(folded, rest):
        return day
    left = "".join(c if r not in (" ", _MARK) else " " for c, r in zip(line, rest, strict=True)).strip()
    signed = len(left) <= 40 and (_NAME.fullmatch(left) or noise.whole("menu", left.strip(" -|,/")))
    return day if timed and signed else None


def _stands_apart(line: str, rest: str) -> bool:
    """Tell whether the day has a part of its line to itself, and all other parts are as short as rubrics and buttons.

    "Thứ Sáu, 27/4/2018 | Tin hoạt động", "Người đăng: Admin. Ngày đăng: 2022-09-23. Lượt đọc: 377". What says
    nothing is blank in `rest`, and `_MARK` stands where the day is.
    """
    told, start = list[str](), 0
    ends = [(m.start(), m.end()) for m in _PARTS.finditer(line)]
    for end, behind in [*ends, (len(line), len(line))]:
        part = _ASIDE.sub(" ", rest[start:end]).strip(" -–,:")
        start = behind
        if _LETTER.search(part):
            told.append(part)
    if len(told) > _MOST or any(_MARK in part for part in told):
        return False
    return all(len(part) <= _RUBRIC and not part.endswith((".", "!", "?")) for part in told)


def iso(value: str) -> str | None:
    """Return the ISO date that `value` writes as ISO 8601 (turned to Vietnam's time), RFC 2822 or as pages print it."""
    value = value.strip()[:_LONGEST]
    if found := _ISO.match(value):
        return _local(found)
    if day := published(value):
        return day
    try:
        moment = parsedate_to_datetime(value)
        return _within((moment.astimezone(_VIETNAM) if moment.tzinfo else moment).date())
    except (ValueError, OverflowError, TypeError, IndexError):
        return None


def _local(found: re.Match[str]) -> str | None:
    """Return the day in Vietnam: 2025-06-29T18:05Z is the 30th there. A day without a zone is as printed."""
    year, month, day, hour, minute, zone = found.groups()
    try:
        if hour is None or zone is None:
            return _within(date(int(year), int(month), int(day)))
        moment = datetime(int(year), int(month), int(day), int(hour), int(minute), tzinfo=_zone(zone))
        return _within(moment.astimezone(_VIETNAM).date())
    except (ValueError, OverflowError):
        return None


def _zone(zone: str) -> timezone:
    if zone in "Zz":
        return timezone(timedelta(0))
    digits = zone[1:].replace(":", "")
    offset = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return timezone(-offset if zone[0] == "-" else offset)


def _day(found: re.Match[str]) -> str | None:
    groups = found.groupdict()
    number = next(n for n in ("", "2", "3") if groups["y" + n])
    month = groups["m" + number]
    try:
        return _within(
            date(
                int(groups["y" + number]),
                _MONTHS.index(month) + 1 if month in _MONTHS else int(month),
                int(groups["d" + number]),
            )
        )
    except ValueError:
        return None


def _within(day: date) -> str | None:
    return day.isoformat() if day.year in _YEARS else None
