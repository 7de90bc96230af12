"""Tables of figures: a line each row, the first line names the columns."""

from __future__ import annotations

from kg.extract import indicator
from kg.model import Place
from tests.pages import read

SCENE = "Huyện An Dương sơ kết công tác\nHội nghị nghe báo cáo kết quả.\n"


def told(text: str) -> list[tuple[str | None, str, str, str, str | None, str]]:
    found = indicator.extract(read(SCENE + text, published="2024-10-02"))
    return [
        (f.area.full if isinstance(f.area, Place) else None, f.measure, f.value, f.unit, f.period, f.figure)
        for f in found
    ]


AREA = "huyện An Dương"


def test_columns_of_a_plan_and_of_what_was_done() -> None:
    text = (
        "Chỉ tiêu | KH năm 2024 | Thực hiện 6 tháng đầu năm | So với KH (%)\n"
        "Thu ngân sách trên địa bàn | 180 tỷ đồng | 148,6 tỷ đồng | 82,5\n"
    )
    assert told(text) == [
        (AREA, "thu ngân sách trên địa bàn", "180", "tỷ đồng", "2024", "plan"),
        (AREA, "thu ngân sách trên địa bàn", "148.6", "tỷ đồng", "2024-H1", "actual"),
        (AREA, "thu ngân sách trên địa bàn so với kế hoạch", "82.5", "%", "2024-H1", "actual"),
    ]


def test_units_of_a_column_and_rows_that_are_numbered() -> None:
    text = "STT | Nội dung | ĐVT | Năm 2023\n1 | Hộ nghèo | hộ | 44\n2 | Đàn lợn (con) |  | 31.200\n"
    assert [t[1:5] for t in told(text)] == [
        ("hộ nghèo", "44", "hộ", "2023"),
        ("đàn lợn", "31200", "con", "2023"),
    ]


def test_rows_of_places() -> None:
    text = "Địa phương | Vốn giải ngân (tỷ đồng) | Tỷ lệ giải ngân (%)\nXã An Hồng | 12,4 | 61,5\n"
    assert [t[:4] for t in told(text)] == [
        ("xã An Hồng", "vốn giải ngân", "12.4", "tỷ đồng"),
        ("xã An Hồng", "tỷ lệ giải ngân", "61.5", "%"),
    ]


def test_tables_of_works_papers_and_prices_are_none_of_figures() -> None:
    assert told("Công trình | Vốn (tỷ đồng) | Tiến độ\nCầu Sông Rế | 24,5 | 72%\n") == []
    assert told("Nội dung | Mức thu\nGiá nước sạch | 12.000 đồng\n") == []
