"""Land under crops, what the people of a place give, what funds take in; times that reports name in passing."""

from __future__ import annotations

import pytest

from kg.extract import indicator
from kg.lexicon import table
from kg.model import IndicatorFact, Place
from tests.pages import read

SCENE = "Huyện An Dương sơ kết công tác\n"


def facts(text: str) -> list[IndicatorFact]:
    return indicator.extract(read(SCENE + text, published="2024-07-02"))


def said(text: str) -> list[tuple[str, str, str]]:
    return [(f.measure, f.value, f.unit) for f in facts(text)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Toàn huyện xuống giống vụ Thu được 1.240 ha.", [("diện tích xuống giống vụ thu", "1240", "ha")]),
        (
            "Vụ mùa, huyện gieo cấy 4.120/4.200 ha lúa, đạt 98% KH.",
            [
                ("diện tích gieo cấy lúa", "4120", "ha"),
                ("diện tích gieo cấy lúa so với kế hoạch", "98", "%"),
            ],
        ),
        ("Cây che bóng có ở 40 ha rừng trồng của huyện.", [("diện tích rừng trồng", "40", "ha")]),
        ("Về trồng trọt: cao su 3.200 ha.", [("diện tích cao su", "3200", "ha")]),
        ("Diện tích bưởi trồng mới toàn huyện là 64 ha.", [("diện tích bưởi trồng mới", "64", "ha")]),
    ],
)
def test_land_under_crops(text: str, told: list[tuple[str, str, str]]) -> None:
    assert said(text) == told


@pytest.mark.parametrize(
    "text", ["Gia đình ông Tư trồng 12 ha keo.", "Huyện đề nghị cho trồng 40 ha keo.", "Cháy 30 ha keo."]
)
def test_land_of_a_man_and_of_a_wish_is_none(text: str) -> None:
    assert said(text) == []


def test_what_people_give() -> None:
    text = "Sáu tháng, Nhân dân hiến 31.200 m2 đất, góp 6 tỷ 450 triệu đồng làm 22 km đường giao thông nông thôn."
    assert [(f.measure, f.value, f.unit, f.period) for f in facts(text)] == [
        ("diện tích đất nhân dân hiến", "31200", "m2", "2024-H1"),
        ("tiền nhân dân đóng góp", "6.45", "tỷ đồng", "2024-H1"),
        ("chiều dài đường giao thông nông thôn", "22", "km", "2024-H1"),
    ]


def test_what_funds_take_in() -> None:
    text = 'Quỹ "Vì người nghèo" vận động được 4 tỷ 215 triệu đồng (đạt 60,2% kế hoạch năm).'
    assert said(text) == [
        ("quỹ Vì người nghèo", "4.215", "tỷ đồng"),
        ("quỹ Vì người nghèo so với kế hoạch năm", "60.2", "%"),
    ]


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("Tính đến 15/9, huyện thu ngân sách 120 tỷ đồng.", "2024"),
        ("Đến hết tháng 9, huyện thu ngân sách 120 tỷ đồng.", "2024"),
        ("Thu ngân sách 5 tháng 120 tỷ đồng.", "2024-01/2024-05"),
        ("Nhiệm kỳ 2015-2020, đường sá đổi thay. Tổng thu ngân sách 5 năm đạt 612 tỷ đồng.", "2015/2020"),
        ("Tổng thu ngân sách trong 5 năm đạt 612 tỷ đồng.", None),
        ("Năm 2023, huyện được khen. Giá trị sản xuất tăng bình quân 9,8%/năm.", None),
    ],
)
def test_times_of_reports(text: str, period: str | None) -> None:
    assert [f.period for f in facts(text)] == [period]


def test_a_sum_behind_a_month_is_no_month() -> None:
    assert said("Thu ngân sách trong tháng 11 tỷ 250 triệu đồng.")[0][1:] == ("11.25", "tỷ đồng")


def test_a_budget_of_the_province_is_spent_in_the_district() -> None:
    text = "Huyện An Dương báo cáo: vốn ngân sách thành phố 121 tỷ đồng."
    assert [isinstance(f.area, Place) and f.area.full for f in facts(text)] == ["huyện An Dương"]


def test_communes_by_goals_reached() -> None:
    assert said("Toàn huyện còn 3 xã dưới 10 tiêu chí.") == [("số xã dưới 10 tiêu chí", "3", "xã")]
    assert said("Bình quân mỗi xã đạt 15,2 tiêu chí.") == [("số tiêu chí bình quân đạt", "15.2", "tiêu chí")]


def test_chains_of_plans_and_shares() -> None:
    text = (
        "Thu ngân sách trên địa bàn huyện 124 tỷ đồng, đạt 81% dự toán thành phố giao, 76% dự toán huyện giao. "
        "Giải ngân 51 tỷ đồng (36%). Giá trị sản xuất thực hiện 163 tỷ đồng, lũy kế 5 tháng 798 tỷ đồng."
    )
    assert said(text) == [
        ("thu ngân sách trên địa bàn", "124", "tỷ đồng"),
        ("thu ngân sách trên địa bàn so với dự toán thành phố giao", "81", "%"),
        ("thu ngân sách trên địa bàn so với dự toán huyện giao", "76", "%"),
        ("giải ngân", "51", "tỷ đồng"),
        ("tỷ lệ giải ngân", "36", "%"),
        ("giá trị sản xuất", "163", "tỷ đồng"),
        ("giá trị sản xuất", "798", "tỷ đồng"),
    ]


def test_parts_of_a_sum_and_its_plan() -> None:
    text = (
        "Tổng kế hoạch vốn đầu tư công của huyện là 198 tỷ đồng, gồm vốn ngân sách thành phố 121 tỷ đồng. "
        "Tiền sử dụng đất mới thu được 64 tỷ đồng trong khi dự toán là 250 tỷ đồng."
    )
    assert said(text) == [
        ("tổng kế hoạch vốn đầu tư công", "198", "tỷ đồng"),
        ("tổng kế hoạch vốn đầu tư công vốn ngân sách thành phố", "121", "tỷ đồng"),
        ("tiền sử dụng đất", "64", "tỷ đồng"),
        ("dự toán tiền sử dụng đất", "250", "tỷ đồng"),
    ]


def test_houses_that_a_fund_builds() -> None:
    text = 'Quỹ "Vì người nghèo" tiếp nhận 820 triệu đồng, xây mới 14 nhà Đại đoàn kết, sửa chữa 22 nhà.'
    assert said(text)[1:] == [
        ("số nhà Đại đoàn kết xây mới", "14", "nhà"),
        ("số nhà sửa chữa", "22", "nhà"),
    ]


def test_each_of_several_communes_has_its_goals() -> None:
    found = facts("Xã An Hồng và xã Lê Thiện đạt 17/19 tiêu chí.")
    assert [(f.area.full if isinstance(f.area, Place) else None, f.value) for f in found] == [
        ("xã An Hồng", "17"),
        ("xã Lê Thiện", "17"),
    ]


def test_the_table_has_each_form_once() -> None:
    rows = table("country")
    assert all(len(forms) == len(set(forms)) for forms in rows.values() if isinstance(forms, list))
