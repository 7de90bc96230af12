"""The year of a day that is printed without one, from what the page says around it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from kg.model import DateMention

_PAST = re.compile(
    r"(?:kiểm điểm|tổng kết|đánh giá|kết quả|tình hình)[^.;]{0,90}?(?<!\d )(?<!từ )năm ((?:19|20)\d\d)(?!\s?-)"
)
_PLAN = re.compile(r"(?:phương hướng|mục tiêu|triển khai|kế hoạch)[^.;]{0,60}?năm ((?:19|20)\d\d)(?!\s?-)")
_TERM = re.compile(r"nhiệm kỳ ((?:19|20)\d\d)\s*-\s*(?:19|20)\d\d")
_COMING = re.compile(r"(?<!\w)(?:sẽ|dự kiến|tới đây|sắp)(?!\w)")
_NEAR = 100  # days
_NEAR_MONTH = 45  # days from the middle of a month


def reviewed(edtf: str, text: str) -> str:
    """Return "XXXX-12-11" with the year that `text`, the folded words around it, reviews or plans; else as it is.

    A year is reviewed from its middle on or early in the next; it is planned late in the one before.
    """
    if not edtf.startswith("XXXX-"):
        return edtf
    month = int(edtf[5:7])
    past, plan = _PAST.search(text), _PLAN.search(text)
    if past and (month >= 6 or month <= 2):
        return f"{int(past.group(1)) + (month <= 2):04}{edtf[4:]}"
    if plan and (month >= 11 or month <= 3):
        return f"{int(plan.group(1)) - (month >= 11):04}{edtf[4:]}"
    return edtf


def of_term(edtf: str, terms: Iterable[str]) -> str:
    """Return the day with the first year of the term: a congress, or a council's first session, opens it."""
    for term in terms:
        m = _TERM.search(term)
        if m and edtf.startswith("XXXX-"):
            return m.group(1) + edtf[4:]
    return edtf


def beside(edtf: str, dates: Sequence[DateMention], folded: str) -> str:
    """Return the day with the year of the page's latest full date, if that lies shortly before it or is to come."""
    if not edtf.startswith("XXXX-"):
        return edtf
    full = [d for d in dates if len(d.edtf) >= 7 and "X" not in d.edtf]
    if not full:
        return edtf
    year = max(d.edtf for d in full)[:4]
    if any(m.group(1) > year for m in _TERM.finditer(folded)) or any(d.edtf[:4] > year for d in _known(dates)):
        return edtf
    try:
        day = date.fromisoformat(year + edtf[4:])
    except ValueError:
        return edtf
    return day.isoformat() if any(_close(day, d, folded) for d in full if d.edtf[:4] == year) else edtf


def _known(dates: Iterable[DateMention]) -> list[DateMention]:
    return [d for d in dates if "X" not in d.edtf]


def _close(day: date, other: DateMention, folded: str) -> bool:
    edtf = other.edtf if len(other.edtf) == 10 else f"{other.edtf}-15"
    days = (day - date.fromisoformat(edtf)).days
    if days < 0:
        before = folded[max(0, other.span.start - 80) : other.span.start]
        return days >= -_NEAR and _COMING.search(before) is not None
    return days <= (_NEAR if len(other.edtf) == 10 else _NEAR_MONTH)
