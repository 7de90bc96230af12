"""Dates: the forms of local news, their years, and the figures that are no dates."""

from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.language.dates import bounds, find, period_bounds, resolve_year
from kg.language.normal import fold


def dates(text: str, published: str | None = None, hint: int | None = None) -> list[tuple[str, str]]:
    folded = fold(text)
    return [(folded[m.span.start : m.span.end], m.edtf) for m in find(folded, published, hint)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sáng 4/3, Quận ủy họp", [("sáng 4/3", "XXXX-03-04")]),
        ("Chiều 6- 1, UBND phường", [("chiều 6- 1", "XXXX-01-06")]),
        ("Chiều 31.7, tại hội trường", [("chiều 31.7", "XXXX-07-31")]),
        ("ký ngày 16-12- 2022 của HĐND", [("ngày 16-12- 2022", "2022-12-16")]),
        ("họp 20-21/7/2016 tại quận", [("20-21/7/2016", "2016-07-20")]),
        ("trong hai ngày 25 và 26/7/2023", [("ngày 25 và 26/7/2023", "2023-07-25")]),
        ("các ngày 3, 4 và 5/6", [("các ngày 3, 4 và 5/6", "XXXX-06-03")]),
        ("ngày 27 tháng 5 năm 2021", [("ngày 27 tháng 5 năm 2021", "2021-05-27")]),
        ("ngày 9 tháng 8", [("ngày 9 tháng 8", "XXXX-08-09")]),
        ("ngày 2.7.2025", [("ngày 2.7.2025", "2025-07-02")]),
        ("đăng 05/06/2023 | 15:04", [("05/06/2023", "2023-06-05")]),
        ("tháng 3-2017 và tháng 11/2023", [("tháng 3-2017", "2017-03"), ("tháng 11/2023", "2023-11")]),
        ("tháng 5 năm 2021", [("tháng 5 năm 2021", "2021-05")]),
        ("tổng kết năm 2022", [("năm 2022", "2022")]),
        ("từ ngày 28/6 đến 2/7/2023", [("ngày 28/6", "2023-06-28"), ("2/7/2023", "2023-07-02")]),
        ("từ ngày 30-12 đến 2-1-2024", [("ngày 30-12", "2023-12-30"), ("2-1-2024", "2024-01-02")]),
        ("từ 1/7/2025", [("1/7/2025", "2025-07-01")]),
        ("lúc 8h30 ngày 21-6 (giờ họp)", [("ngày 21-6", "XXXX-06-21")]),
        ("rạng sáng mùng 3/2", [("mùng 3/2", "XXXX-02-03")]),
        ("Thứ ba, 11/04/2023 10:55", [("thứ ba, 11/04/2023", "2023-04-11")]),
        ("số 37-NQ/QU ngày 5/6/2022", [("ngày 5/6/2022", "2022-06-05")]),
        ("Đêm 29/2", [("đêm 29/2", "XXXX-02-29")]),
    ],
)
def test_forms(text: str, expected: list[tuple[str, str]]) -> None:
    assert dates(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "kết nạp (đạt 02/4 = 50% chỉ tiêu)",
        "35/35 phiếu",
        "đạt 17/19 chỉ tiêu, vượt 2/19",
        "nhiệm kỳ 2016 - 2021",
        "giai đoạn 2020-2025",
        "năm học 2021-2022, năm 2021-2022",
        "Nghị quyết số 04/2016/NQ-HĐND, Quyết định 15/2020/QĐ-TTg",
        "Nghị quyết số 12/5/NQ",
        "phân công 24/24 giờ, trực 24/7",
        "nhà số 12/5 phố Lê Lợi",
        "từ 5-10 triệu đồng, đến 3.5%",
        "đến 5/6 chỉ tiêu",
        "mỗi ngày 10-12 lượt",
        "ngày 30/2, ngày 12/13, ngày 0/5",
        "thứ hai, 3/5 xã đạt chuẩn",
        "khu đất 8-12 phố Huế",
        "sáng 5-7 người, chiều 2-3 lượt",
        "ngày 29/2/2023",
        "hiện nay, năm nay, đến nay, vừa qua",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert dates(text, "2023-05-01") == []


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        ("Sáng 11/12", "2022-12-12", "2022-12-11"),
        ("Sáng 28/12", "2023-01-02", "2022-12-28"),
        ("Sáng 6/1", "2023-01-02", "2023-01-06"),  # announced some days ahead
        ("Sáng 20/1", "2023-01-02", "2022-01-20"),
        ("Chiều 29/2", "2023-03-01", "2020-02-29"),
        ("hôm nay (13/6)", "2023-06-14", "2023-06-13"),
        ("chiều nay, 13/6", "2023-06-14", "2023-06-13"),
        ("Sáng nay, Quận ủy họp", "2023-06-14", "2023-06-14"),
        ("chiều qua, Quận ủy họp", "2023-03-01", "2023-02-28"),
        ("trước 30/9", "2023-08-05", "2023-09-30"),
    ],
)
def test_the_year_comes_from_the_day_of_publication(text: str, published: str, expected: str) -> None:
    assert [edtf for _, edtf in dates(text, published)] == [expected]


def test_the_year_stays_open_or_comes_from_a_hint() -> None:
    assert dates("Sáng nay, hôm qua và sáng 11/12, tổng kết năm 2022") == [
        ("sáng 11/12", "XXXX-12-11"),
        ("năm 2022", "2022"),
    ]
    assert dates("Sáng 11/12", hint=2022) == [("sáng 11/12", "2022-12-11")]
    assert resolve_year("XXXX-02-29", None, 2023) == "XXXX-02-29"
    assert resolve_year("2021-05", "2022-01-01") == "2021-05"


def test_the_same_day() -> None:
    text = "Cùng ngày trước đó. Sáng 12/6, Quận ủy họp. Năm 2022 thu vượt. Cùng ngày, HĐND họp."
    assert dates(text, "2023-06-14") == [
        ("sáng 12/6", "2023-06-12"),
        ("năm 2022", "2022"),
        ("cùng ngày", "2023-06-12"),
    ]
    assert dates("Ngày 1/2, họp. Cùng ngày (2/2), nghỉ.", "2023-06-14")[1:] == [("cùng ngày (2/2)", "2023-02-02")]


@pytest.mark.parametrize(
    ("edtf", "expected"),
    [
        ("2022-12-11", ("2022-12-11", "2022-12-11")),
        ("2024-02", ("2024-02-01", "2024-02-29")),
        ("2022", ("2022-01-01", "2022-12-31")),
        ("2021/2022", ("2021-01-01", "2022-12-31")),
        ("2023-01/2023-02", ("2023-01-01", "2023-02-28")),
        *((open_, None) for open_ in ("XXXX-12-11", "2023-02-29", "2023-13", "2023-00", "2022/2021", "0000", "", "x")),
    ],
)
def test_bounds(edtf: str, expected: tuple[str, str] | None) -> None:
    assert bounds(edtf) == period_bounds(edtf) == expected


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        ("2023-Q1", ("2023-01-01", "2023-03-31")),
        ("2023-Q4", ("2023-10-01", "2023-12-31")),
        ("2022-H1", ("2022-01-01", "2022-06-30")),
        ("2022-H2", ("2022-07-01", "2022-12-31")),
        ("2022-M07", ("2022-01-01", "2022-07-31")),
        ("2016-2021", ("2016-01-01", "2021-12-31")),
        ("2022-M13", None),
        ("2022-Q5", None),
        ("quý I", None),
    ],
)
def test_period_bounds(period: str, expected: tuple[str, str] | None) -> None:
    assert period_bounds(period) == expected


_BITS = [
    "ngày",
    "sáng",
    "nay",
    "qua",
    "hôm",
    "tháng",
    "năm",
    "từ",
    "đến",
    "cùng ngày",
    " ",
    "/",
    "-",
    ".",
    "(",
    ")",
    ",",
]


@given(
    st.lists(st.sampled_from(_BITS) | st.integers(0, 2100).map(str) | st.text(max_size=3)),
    st.none() | st.dates().map(lambda d: d.isoformat()),
)
def test_any_text(bits: list[str], published: str | None) -> None:
    folded = fold(unicodedata.normalize("NFC", "".join(bits)))
    found = find(folded, published)
    end = 0
    for mention in found:
        assert end <= mention.span.start < mention.span.end <= len(folded)
        end = mention.span.end
        assert mention.edtf.startswith("XXXX-") or bounds(mention.edtf)


def test_it_is_quick() -> None:
    text = "Sáng 4/3, UBND thành phố họp bàn thu 1.651 tỷ đồng năm 2022, đạt 12,3% theo Nghị quyết số 04/2016/NQ-HĐND. "
    folded, took = fold(text * 28), []
    for _ in range(9):
        start = time.process_time()
        find(folded, "2022-03-05")
        took.append(time.process_time() - start)
    assert min(took) < 0.003
