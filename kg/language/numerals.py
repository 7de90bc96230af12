"""Numbers written as Roman numerals and as words, as congresses, terms and sessions are counted."""

from __future__ import annotations

import re

from kg.language.normal import fold

_ROMAN = re.compile(r"(?=[IVXLC])(C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})", re.IGNORECASE)
_VALUE = {"C": 100, "L": 50, "X": 10, "V": 5, "I": 1}
_UNITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_WORDS = {word: n for n, word in enumerate(_UNITS)} | {"nhất": 1, "nhì": 2, "tư": 4, "bẩy": 7}
# After a ten some units are said otherwise: hai mươi mốt, hai mươi tư, mười lăm, hai mươi nhăm.
_AFTER_TEN = _WORDS | {"mốt": 1, "lăm": 5, "nhăm": 5}
_AFTER_HUNDRED = ("linh", "lẻ")


def roman(s: str) -> int:
    """Return the value of a Roman numeral below 400, in capitals or not; ValueError if `s` is none."""
    if not _ROMAN.fullmatch(s):
        raise ValueError(f"no Roman numeral: {s!r}")
    values = [_VALUE[letter] for letter in s.upper()]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < following else value for value, following in pairs)


def word(s: str) -> int:
    """Return the value of number words below 1,000: "nhất" 1, "hai mươi ba" 23; ValueError if `s` is none."""
    words = fold(s).split()
    value = _hundreds(words) if words else None
    if value is None:
        raise ValueError(f"no number in words: {s!r}")
    return value


def ordinal(s: str) -> str | None:
    """Return the number that `s` stands for in figures: "23", "XXIV" and "nhất" give "23", "24" and "1".

    None if `s` is no number. The word "năm" is 5, so ask only where a number must stand.
    """
    s = s.strip()
    if s.isascii() and s.isdigit():
        return str(int(s))
    for read in (roman, word):
        try:
            return str(read(s))
        except ValueError:
            continue
    return None


def _hundreds(words: list[str]) -> int | None:
    if len(words) < 2 or words[1] != "trăm" or words[0] not in _WORDS:
        return _tens(words)
    hundreds, rest = 100 * _WORDS[words[0]], words[2:]
    if not rest:
        return hundreds
    if rest[0] in _AFTER_HUNDRED:
        return hundreds + _WORDS[rest[1]] if len(rest) == 2 and rest[1] in _WORDS else None
    below = _tens(rest)
    return None if below is None or below < 10 else hundreds + below


def _tens(words: list[str]) -> int | None:
    if len(words) == 1:
        return 10 if words[0] == "mười" else _WORDS.get(words[0])
    if words[0] == "mười" and len(words) == 2:
        unit = _AFTER_TEN.get(words[1])
        return None if not unit else 10 + unit
    tens = _WORDS.get(words[0], 0)
    if tens < 2:
        return None
    rest = words[2:] if words[1] in ("mươi", "chục") else words[1:]
    if not rest:
        return 10 * tens if len(words) == 2 else None
    if len(rest) == 1 and (len(words) == 3 or rest[0] in ("mốt", "tư", "lăm", "nhăm")):  # "hai ba" is two or three
        unit = _AFTER_TEN.get(rest[0])
        return None if not unit else 10 * tens + unit
    return None
