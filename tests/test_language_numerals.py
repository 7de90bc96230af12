"""Numerals: every way a session or a congress is numbered."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.language.numerals import ordinal, roman, word


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("I", 1),
        ("iv", 4),
        ("IX", 9),
        ("XIV", 14),
        ("XXIV", 24),
        ("XVIII", 18),
        ("XL", 40),
        ("LXXXIX", 89),
        ("CXX", 120),
    ],
)
def test_roman(text: str, value: int) -> None:
    assert roman(text) == value


@pytest.mark.parametrize("text", ["", "IIII", "VX", "IC", "XXL", "M", "D", "1", "ÍV", "Vi rút", "I "])
def test_no_roman(text: str) -> None:
    with pytest.raises(ValueError, match="no Roman numeral"):
        roman(text)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Nhất", 1),
        ("nhì", 2),
        ("tư", 4),
        ("năm", 5),
        ("bảy", 7),
        ("mười", 10),
        ("mười một", 11),
        ("mười lăm", 15),
        ("hai mươi", 20),
        ("hai mươi mốt", 21),
        ("hai mươi  ba", 23),
        ("hai mươi tư", 24),
        ("hai tư", 24),
        ("hai mươi nhăm", 25),
        ("một trăm", 100),
        ("một trăm linh năm", 105),
        ("ba trăm hai mươi mốt", 321),
    ],
)
def test_words(text: str, value: int) -> None:
    assert word(text) == value


@pytest.mark.parametrize(
    "text",
    ["", "mươi", "hai ba", "mốt", "lăm", "một mươi", "mười mười", "mười không", "nhất trí", "hai trăm ba", "linh năm"],
)
def test_no_words(text: str) -> None:
    with pytest.raises(ValueError, match="no number in words"):
        word(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("23", "23"),
        ("05", "5"),
        ("XXIV", "24"),
        ("nhất", "1"),
        ("thường lệ", None),
        ("", None),
        ("²", None),
        ("-1", None),
    ],
)
def test_ordinal(text: str, expected: str | None) -> None:
    assert ordinal(text) == expected


@given(st.integers(1, 399))
def test_roman_there_and_back(n: int) -> None:
    parts = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
    rest, text = n, ""
    for value, letters in parts:
        text += letters * (rest // value)
        rest %= value
    assert roman(text) == n
    assert ordinal(text) == str(n)


@given(st.text())
def test_any_text(text: str) -> None:
    found = ordinal(text)
    assert found is None or int(found) >= 0
