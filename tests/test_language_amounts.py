"""Amounts: figures of budgets and reports, and numbers that are none."""

from __future__ import annotations

import time
import unicodedata
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.language.amounts import find
from kg.language.normal import fold


def amounts(text: str) -> list[tuple[str, str, str, str | None]]:
    folded = fold(text)
    return [(folded[a.span.start : a.span.end], a.value, a.unit, a.approximator) for a in find(folded)]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("1.651 tỷ 346 triệu đồng", "1651.346", "tỷ đồng"),
        ("2 tỷ 50 triệu", "2.05", "tỷ đồng"),
        ("2 triệu 500 nghìn đồng", "2.5", "triệu đồng"),
        ("4.465,775 tỷ đồng", "4465.775", "tỷ đồng"),
        ("10.000 tỉ", "10000", "tỷ đồng"),
        ("4,5 nghìn tỷ đồng", "4.5", "nghìn tỷ đồng"),
        ("64,4 triệu đồng/người/năm", "64.4", "triệu đồng/người/năm"),
        ("27,1%", "27.1", "%"),
        ("12.30 %", "12.3", "%"),
        ("0.325%", "0.325", "%"),
        ("100%", "100", "%"),
        ("9,2 ha", "9.2", "ha"),
        ("9,2 héc ta", "9.2", "ha"),
        ("39,99 km2", "39.99", "km2"),
        ("1.200m²", "1200", "m2"),
        ("102.648 người", "102648", "người"),
        ("6,5 triệu người", "6.5", "triệu người"),
        ("3 ngàn hộ dân", "3", "nghìn hộ"),
        ("1,2 triệu USD", "1.2", "triệu USD"),
        ("1.200.000đ", "1200000", "đồng"),
        ("1,200,000 đồng", "1200000", "đồng"),
        ("15 chỉ tiêu", "15", "chỉ tiêu"),
        ("05 dự án", "5", "dự án"),
        ("17/19 chỉ tiêu", "17", "chỉ tiêu"),
        ("3,4 lần", "3.4", "lần"),
        ("12.112 đảng viên", "12112", "đảng viên"),
        ("20 tổ chức đảng", "20", "tổ chức đảng"),
        ("0 đồng", "0", "đồng"),
    ],
)
def test_values_and_units(text: str, value: str, unit: str) -> None:
    assert amounts(f"Quận đạt {text}, vượt kế hoạch.") == [(fold(text), value, unit, None)]


@pytest.mark.parametrize(
    ("text", "approximator"),
    [
        ("trên 550 tỷ", "trên"),
        ("hơn 4.500 tỷ đồng", "hơn"),
        ("gần 30 ha", "gần"),
        ("ước đạt 12%", "ước đạt"),
        ("trên dưới 100 hộ", "trên dưới"),
        ("cao hơn 330 tỷ đồng", None),
        ("nhiều hơn 2 dự án", None),
    ],
)
def test_approximators(text: str, approximator: str | None) -> None:
    assert [a[3] for a in amounts(text)] == [approximator]


def test_one_figure_after_the_other() -> None:
    assert [
        a[:2] for a in amounts("Thu 4.465,775 tỷ đồng/6.942,090 tỷ đồng (đạt 64% dự toán), chi 3.000 tỷ đồng.")
    ] == [
        ("4.465,775 tỷ đồng", "4465.775"),
        ("6.942,090 tỷ đồng", "6942.09"),
        ("64%", "64"),
        ("3.000 tỷ đồng", "3000"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "năm 2022 dự án khởi công",
        "quận 1 người dân",
        "Nghị quyết số 15 đảng viên phải học",
        "lúc 8h30 ngày 12/5/2022",
        "nhiệm kỳ 2020-2025",
        "khóa 3 nghìn năm",
        "Nghị quyết 04/2016/NQ-HĐND",
        "12 mươi",
    ],
)
def test_what_is_no_amount(text: str) -> None:
    assert amounts(text) == []


def test_only_the_range_asked_for() -> None:
    folded = fold("Thu 5 tỷ đồng. Chi 3 tỷ đồng. Có 2 dự án.")
    start, end = folded.index("chi"), folded.index(" có")
    assert [a.value for a in find(folded, start, end)] == ["3"]


_BITS = ["tỷ", "triệu", "đồng", "%", " ", ".", ",", "/", "-", "người", "ha", "hơn ", "m2"]


@given(st.lists(st.sampled_from(_BITS) | st.integers(0, 10**7).map(str) | st.text(max_size=3)))
def test_any_text(bits: list[str]) -> None:
    folded = fold(unicodedata.normalize("NFC", "".join(bits)))
    end = 0
    for amount in find(folded):
        assert end <= amount.span.start < amount.span.end <= len(folded)
        end = amount.span.end
        assert Decimal(amount.value) >= 0
        assert "E" not in amount.value and not (amount.value.endswith("0") and "." in amount.value)
        assert amount.unit == amount.unit.strip() != ""


def test_its_time_grows_with_the_text_and_no_faster() -> None:
    text = "Quận thu 1.651 tỷ 346 triệu đồng năm 2022, đạt 12,3%; có 5 dự án trên 9,2 ha của 1.200 hộ dân. "

    def took(times: int) -> float:
        folded, seconds = fold(text * times), []
        for _ in range(9):
            start = time.process_time()
            find(folded)
            seconds.append(time.process_time() - start)
        return min(seconds)

    assert took(128) < 8 * took(32)  # four times the text; a square would be sixteen
