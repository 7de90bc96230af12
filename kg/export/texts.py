"""Texts of pages made harmless for what reads them: JSON by lines, spreadsheets, CSV; days in words."""

from __future__ import annotations

import json
from calendar import monthrange
from datetime import date
from typing import Any
from unicodedata import category

# Ends of lines for many a reader of JSON Lines, though not for JSON.
_BREAKS = {mark: f"\\u{ord(mark):04x}" for mark in "\x85\u2028\u2029"}
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")  # the wide ones where Excel speaks Chinese or Japanese


def dumps(value: Any) -> str:
    """Return JSON in one line, in UTF-8 without escapes but for marks that some readers take for an end of line."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for mark, escaped in _BREAKS.items():
        text = text.replace(mark, escaped)
    return text


def cell(text: str | None) -> str:
    """Return a text that a spreadsheet takes for text: of a formula the first mark stands behind a quote mark.

    https://owasp.org/www-community/attacks/CSV_Injection
    """
    text = line(text)
    return f"'{text}" if text.startswith(_FORMULA) else text


def line(text: str | None) -> str:
    """Return a text in one line, without marks that show nothing, turn the order of others or are refused by XML."""
    if text is None:
        return ""
    if not text.isprintable():
        text = "".join(mark if mark.isprintable() else "" if category(mark) == "Cf" else " " for mark in text)
    return " ".join(text.split())


def precise(earliest: str | None, latest: str | None) -> str | None:
    """Return the day, month or year that both bounds lie in; None where they lie in none."""
    if not earliest or not latest:
        return None
    for length in (10, 7, 4):
        if earliest[:length] == latest[:length]:
            return earliest[:length]
    return None


def edtf(earliest: str | None, latest: str | None) -> str:
    """Return the bounds of one day as EDTF: a day, a month, a year, or one of a set: "[2020-08-03..2020-09-12]"."""
    if not earliest and not latest:
        return ""
    if earliest and latest:
        if earliest == latest:
            return earliest
        year, month = earliest[:4], earliest[5:7]
        if earliest[:7] == latest[:7] and earliest.endswith("-01"):
            last = monthrange(int(year), int(month))[1]
            if latest.endswith(f"-{last}"):
                return f"{year}-{month}"
        if (earliest, latest) == (f"{year}-01-01", f"{year}-12-31"):
            return year
    return f"[{earliest or ''}..{latest or ''}]"


def in_words(earliest: str | None, latest: str | None) -> str:
    """Return the bounds of one day in words, vi / en."""
    first, last = _day(earliest), _day(latest)
    if earliest and earliest == latest:
        return f"ngày {first} / on {earliest}"
    if earliest and latest:
        return f"từ {first} đến {last} / between {earliest} and {latest}"
    if latest:
        return f"không muộn hơn {last} / not after {latest}"
    if earliest:
        return f"không sớm hơn {first} / not before {earliest}"
    return "không rõ / unknown"


def _day(iso: str | None) -> str:
    try:
        day = date.fromisoformat(iso or "")
    except ValueError:
        return iso or ""
    return f"{day.day}-{day.month}-{day.year}"
