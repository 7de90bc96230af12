"""Terms of elected bodies as texts write them: "khóa XVI, nhiệm kỳ 2021 - 2026"."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.language.normal import fold
from kg.language.numerals import roman

_COURSE = re.compile(r"(?<!\w)khóa\s+(?:thứ\s+)?([ivxl]+|\d{1,2})(?!\w)")
_YEARS = re.compile(r"(?<!\w)nhiệm kỳ\s+(?:năm\s+)?((?:19|20)\d\d)\s*[-–/]\s*((?:19|20)\d\d)(?!\d)")
_UNITS = ((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


@lru_cache(4096)  # pages name the same offices again and again
def term(text: str) -> str | None:
    """Return the term that `text` names in one spelling, number before years: "khóa XVI, nhiệm kỳ 2021-2026".

    None where it names none, or several.
    """
    folded = fold(text)
    courses = {_number(m[1]) for m in _COURSE.finditer(folded)} - {None}
    years = {f"{m[1]}-{m[2]}" for m in _YEARS.finditer(folded) if 0 < int(m[2]) - int(m[1]) <= 6}
    if len(courses) > 1 or len(years) > 1 or not (courses or years):
        return None
    return ", ".join([*(f"khóa {number}" for number in courses), *(f"nhiệm kỳ {span}" for span in years)])


def _number(numeral: str) -> str | None:
    """Return a numeral as a Roman one, None for what is none."""
    try:
        left = int(numeral) if numeral.isdigit() else roman(numeral)
    except ValueError:
        return None
    written = ""
    for value, sign in _UNITS:
        written += sign * (left // value)
        left %= value
    return written or None
