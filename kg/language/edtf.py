"""EDTF dates: their bounds as days, and the year of a day whose year the text leaves out."""

from __future__ import annotations

import re
from calendar import isleap, monthrange
from datetime import date, timedelta
from functools import lru_cache

SLACK = timedelta(days=7)  # a page can be dated some days before the event it announces
_DAY = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")
_PART = re.compile(r"(\d{4})-(?:Q([1-4])|H([12])|M(\d{2}))")


def day_of_year(day: int, month: int) -> bool:
    """Tell whether some year has this day."""
    return 1 <= month <= 12 and 1 <= day <= monthrange(2024, month)[1]


@lru_cache(4096)
def bounds(edtf: str) -> tuple[str, str] | None:
    """Return the first and the last ISO day of "2022-12-11", "2022-12", "2022" or "2021/2022".

    None when the year is unknown ("XXXX-12-11") or `edtf` is none of these.
    """
    first, slash, last = edtf.partition("/")
    if slash:
        start, end = bounds(first), bounds(last)
        return (start[0], end[1]) if start and end and start[0] <= end[1] else None
    match = _DAY.fullmatch(edtf)
    if not match:
        return None
    year, month, day = (int(part) if part else 0 for part in match.groups())
    if not year or month > 12 or (match[2] and not month):
        return None
    if not month:
        return f"{match[1]}-01-01", f"{match[1]}-12-31"
    length = monthrange(year, month)[1]
    if match[3]:
        return (edtf, edtf) if 1 <= day <= length else None
    return f"{edtf}-01", f"{edtf}-{length}"


@lru_cache(4096)
def period_bounds(period: str) -> tuple[str, str] | None:
    """Return the first and the last ISO day of a period.

    Periods are the dates of `bounds`, quarters "2023-Q1", halves "2022-H1", the first months of a year
    "2022-M07" (January to July), and "2016-2021" for "2016/2021". None for anything else.
    """
    match = _PART.fullmatch(period)
    if not match:
        return bounds(re.sub(r"^(\d{4})-(\d{4})$", r"\1/\2", period))
    year, quarter, half, months = match.groups()
    if quarter:
        first, last = 3 * int(quarter) - 2, 3 * int(quarter)
    elif half:
        first, last = 6 * int(half) - 5, 6 * int(half)
    else:
        first, last = 1, int(months)
    return bounds(f"{year}-{first:02}/{year}-{last:02}")


def resolve_year(edtf: str, published: str | None, hint_year: int | None = None, *, nearest: bool = False) -> str:
    """Return "XXXX-12-11" with its year: that of the last such day not after `published` (seven days' slack).

    With `nearest` the day may also lie ahead, as deadlines do. Without `published` the year is `hint_year`
    if that is given, else it stays open. Any other `edtf` is returned as it is.
    """
    if not edtf.startswith("XXXX-"):
        return edtf
    month, day = int(edtf[5:7]), int(edtf[8:10])
    if published:
        return _near(month, day, date.fromisoformat(published[:10]), nearest).isoformat()
    if hint_year and (month, day) == (2, 29) and not isleap(hint_year):
        return edtf
    return f"{hint_year:04}{edtf[4:]}" if hint_year else edtf


def _near(month: int, day: int, published: date, nearest: bool) -> date:
    years = range(published.year - 8, published.year + (9 if nearest else 2))
    days = [date(y, month, day) for y in years if (month, day) != (2, 29) or isleap(y)]
    if nearest:
        return min(days, key=lambda d: (abs(d - published), d))
    return max(d for d in days if d <= published + SLACK)
