"""Periods: what a report covers."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.language.edtf import period_bounds
from kg.language.normal import fold
from kg.language.periods import find


def periods(text: str, year: int | None = None) -> list[str]:
    return [p.period for p in find(fold(text), year=year)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("thu ngân sách quý I/2023", ["2023-Q1"]),
        ("quý 3 năm 2022", ["2022-Q3"]),
        ("quý IV-2021", ["2021-Q4"]),
        ("6 tháng đầu năm 2022", ["2022-H1"]),
        ("6 tháng cuối năm 2022", ["2022-H2"]),
        ("9 tháng đầu năm 2022", ["2022-01/2022-09"]),
        ("11 tháng năm 2022", ["2022-01/2022-11"]),
        ("qua 9 tháng của năm 2022, tháng 9 năm 2022", ["2022-01/2022-09", "2022-09"]),
        ("ba tháng cuối năm 2022", ["2022-10/2022-12"]),
        ("nửa đầu năm 2022, nửa cuối năm 2021", ["2022-H1", "2021-H2"]),
        ("trong tháng 3/2023", ["2023-03"]),
        ("năm học 2021-2022", ["2021/2022"]),
        ("nhiệm kỳ 2020 - 2025", ["2020/2025"]),
        ("giai đoạn 2021–2025", ["2021/2025"]),
        ("tổng kết năm 2022, phương hướng năm 2023", ["2022", "2023"]),
        ("năm 2022: quý I đạt 20%, 6 tháng đầu năm đạt 45%", ["2022", "2022-Q1", "2022-H1"]),
        ("Quí II/2023 và quí IV năm 2022", ["2023-Q2", "2022-Q4"]),
        ("lũ tháng 10/2016; 6 tháng đầu năm, nhiệm vụ 6 tháng cuối năm 2017", ["2016-10", "2017-H1", "2017-H2"]),
        ("lũ tháng 10/2016; 6 tháng đầu năm. Ở huyện bên có 6 tháng cuối năm 2014", ["2016-10", "2016-H1", "2014-H2"]),
        ("quý I, tháng 13/2022, giai đoạn 2025-2020, 5 tháng, quý khách", []),
    ],
)
def test_periods(text: str, expected: list[str]) -> None:
    assert periods(text) == expected


def test_a_year_from_outside() -> None:
    assert periods("quý I; 6 tháng đầu năm; quý II năm nay; quý IV năm trước", 2023) == [
        "2023-Q1",
        "2023-H1",
        "2023-Q2",
        "2022-Q4",
    ]


_BITS = ["quý ", "năm ", "tháng ", "6 ", "đầu ", "cuối ", "i", "2022", "-", "/", "2030", "nhiệm kỳ "]


@given(st.lists(st.sampled_from(_BITS) | st.text(max_size=3)))
def test_any_text(bits: list[str]) -> None:
    folded = fold(unicodedata.normalize("NFC", "".join(bits)))
    for period in find(folded, year=2022):
        assert 0 <= period.span.start < period.span.end <= len(folded)
        assert period_bounds(period.period)


def test_a_quarter_takes_no_year_from_far_before_it() -> None:
    text = fold("cầu hư từ năm 2012." + " Bà con đi lại khó." * 20 + " Quý I thu được 31,2 tỷ đồng")
    assert [p.period for p in find(text, year=2014, reach=250)] == ["2012", "2014-Q1"]
    assert [p.period for p in find(text, year=2014)] == ["2012", "2012-Q1"]
