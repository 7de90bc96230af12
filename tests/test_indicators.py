"""Indicators: figures with their measure, the place and the period they are for, and whether they are planned."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.extract import indicator
from kg.lexicon import table
from kg.model import IndicatorFact, Place
from tests.pages import read

TABLE: dict[str, Any] = table("indicators")
MEASURES: list[dict[str, Any]] = TABLE["measure"]
OTHERS = [
    TABLE[name]
    for name in (
        "stated",
        "counted",
        "goals",
        "standard",
        "poor",
        "share",
        "done",
        "given",
        "change",
        "belonging",
        "tally",
        "sum",
    )
]
SCENE = "Quận Hồng Bàng sơ kết công tác\n"


def facts(text: str, published: str | None = "2024-07-02") -> list[IndicatorFact]:
    return indicator.extract(read(SCENE + text, published=published))


def said(text: str, published: str | None = "2024-07-02") -> list[tuple[str, str, str, str | None]]:
    return [(f.measure, f.value, f.unit, f.period) for f in facts(text, published)]


# ---- the table


def test_counts() -> None:
    assert (len(MEASURES), sum(len(row["forms"]) for row in MEASURES)) == (29, 487)


@pytest.mark.parametrize("row", MEASURES + OTHERS, ids=lambda row: str(row["example"]))
def test_example_is_a_figure_and_counterexample_none(row: dict[str, Any]) -> None:
    assert facts(f"Trong kỳ, {row['example']}.") or facts(f"{row['example'][0].upper()}{row['example'][1:]}.")
    if "counterexample" in row:
        assert not facts(f"Trong kỳ, {row['counterexample']}.")


# ---- measures


def test_figure_shares_of_plan_and_growth_are_facts_of_their_own() -> None:
    assert said("Thu ngân sách 6 tháng đầu năm 2024 đạt 812,5 tỷ đồng, bằng 54% dự toán, tăng 9% so với cùng kỳ.") == [
        ("thu ngân sách", "812.5", "tỷ đồng", "2024-H1"),
        ("thu ngân sách so với dự toán", "54", "%", "2024-H1"),
        ("thu ngân sách tăng so với cùng kỳ", "9", "%", "2024-H1"),
    ]


def test_base_of_comparison_may_stand_before_the_figure() -> None:
    assert said("Thu ngân sách năm 2023 vượt dự toán 18%.") == [
        ("thu ngân sách vượt so với dự toán", "18", "%", "2023")
    ]


def test_actual_and_plan_with_a_slash() -> None:
    found = facts("Thu ngân sách nhà nước 6 tháng đầu năm 2024 được 410,25 tỷ đồng/702,5 tỷ đồng, đạt 58,4% dự toán.")
    assert [(f.measure, f.value, f.period, f.figure) for f in found] == [
        ("thu ngân sách nhà nước", "410.25", "2024-H1", "actual"),
        ("dự toán thu ngân sách nhà nước", "702.5", "2024", "plan"),
        ("thu ngân sách nhà nước so với dự toán", "58.4", "2024-H1", "actual"),
    ]


def test_actual_and_plan_that_share_a_unit() -> None:
    found = facts("Thu ngân sách nhà nước năm 2024 đạt 410/700 tỷ đồng.")
    assert [(f.value, f.unit, f.figure) for f in found] == [
        ("410", "tỷ đồng", "actual"),
        ("700", "tỷ đồng", "plan"),
    ]


def test_what_a_figure_was_before_is_of_its_own_time() -> None:
    assert said("Năm 2023, tỷ lệ hộ nghèo giảm từ 1,4% xuống còn 0,9%.") == [
        ("tỷ lệ hộ nghèo", "1.4", "%", None),
        ("tỷ lệ hộ nghèo", "0.9", "%", "2023"),
    ]
    found = said("Thu nhập bình quân đầu người tăng từ 52 triệu đồng năm 2020 lên 78 triệu đồng năm 2023.")
    assert [(value, period) for _, value, _, period in found] == [("52", "2020"), ("78", "2023")]


def test_figures_of_the_year_before_in_brackets_are_left_out() -> None:
    found = said("Doanh thu du lịch quý I/2024 đạt 95 tỷ đồng, tăng 12% so với cùng kỳ (cùng kỳ tăng 8,5%).")
    assert [value for _, value, _, _ in found] == ["95", "12"]


def test_sectors_belong_to_the_whole() -> None:
    found = said("Tổng giá trị sản xuất năm 2023 đạt 9.100 tỷ đồng. Trong đó, nông nghiệp đạt 150 tỷ đồng, tăng 2%.")
    assert [measure for measure, *_ in found] == [
        "tổng giá trị sản xuất",
        "giá trị sản xuất nông nghiệp",
        "giá trị sản xuất nông nghiệp tăng",
    ]


def test_shares_of_the_economy() -> None:
    assert said("Cơ cấu kinh tế năm 2023: nông nghiệp 25%, công nghiệp - xây dựng 40%, dịch vụ 35%.") == [
        ("tỷ trọng nông nghiệp", "25", "%", "2023"),
        ("tỷ trọng công nghiệp - xây dựng", "40", "%", "2023"),
        ("tỷ trọng dịch vụ", "35", "%", "2023"),
    ]


def test_every_year_of_a_list_has_its_figure() -> None:
    assert said("Giá trị sản xuất tăng trưởng khá (năm 2022 tăng 13,5%; năm 2023 tăng 14,25%).") == [
        ("giá trị sản xuất tăng", "13.5", "%", "2022"),
        ("giá trị sản xuất tăng", "14.25", "%", "2023"),
    ]


def test_acronym_is_spelt_as_the_page_spells_it() -> None:
    found = said("Tổng sản phẩm trên địa bàn (GRDP) năm 2023 tăng 8%. GRDP năm 2022 tăng 7,5%.")
    assert [measure for measure, *_ in found] == ["tổng sản phẩm trên địa bàn (GRDP) tăng"] * 2


def test_counts_of_what_a_place_has() -> None:
    found = said("Quận hiện có 9 phường, 134 tổ dân phố và hơn 2.600 doanh nghiệp.")
    assert [(measure, value) for measure, value, *_ in found] == [
        ("số phường", "9"),
        ("số tổ dân phố", "134"),
        ("số doanh nghiệp", "2600"),
    ]


def test_deeds_that_are_counted_follow_one_another() -> None:
    assert said("Năm 2023, quận đã trồng 3.200 cây xanh; lắp đặt 140 giường bệnh.") == [
        ("số cây xanh trồng", "3200", "cây xanh", "2023"),
        ("số giường bệnh lắp đặt", "140", "giường bệnh", "2023"),
    ]


def test_what_a_place_spends() -> None:
    assert said("Năm 2023, thành phố đã chi 42 tỷ đồng cho công tác thi đua.") == [
        ("chi cho công tác thi đua", "42", "tỷ đồng", "2023")
    ]


def test_a_share_may_stand_before_what_it_is_of() -> None:
    assert said("Năm 2023, 76% lượng rác trên địa bàn quận được xử lý bằng công nghệ đốt.") == [
        ("tỷ lệ lượng rác được xử lý bằng công nghệ đốt", "76", "%", "2023")
    ]


def test_a_fall_of_something_else_is_no_share_of_it() -> None:
    assert not said("Năm 2023, quận giảm 50% số hộ kinh doanh vi phạm.")


def test_the_poor_and_their_share() -> None:
    assert said("Đến tháng 6/2024, toàn quận còn 58 hộ nghèo, chiếm 0,12%.") == [
        ("số hộ nghèo", "58", "hộ", "2024-06"),
        ("tỷ lệ hộ nghèo", "0.12", "%", "2024-06"),
    ]


def test_goals_that_were_reached() -> None:
    assert said("Năm 2023, quận hoàn thành 17/19 chỉ tiêu kinh tế - xã hội.") == [
        ("số chỉ tiêu kinh tế - xã hội hoàn thành", "17", "chỉ tiêu", "2023")
    ]


def test_an_abbreviation_in_a_count_is_spelt_out() -> None:
    assert said("Năm 2024, thành phố giao cho quận 21 chỉ tiêu KTXH.")[0][0] == "số chỉ tiêu kinh tế - xã hội giao"


@pytest.mark.parametrize(
    "text",
    [
        "Đại biểu biểu quyết thông qua với tỷ lệ 100%.",
        "Dự án có tổng vốn đầu tư 350 tỷ đồng, diện tích 12 ha.",
        "Thu ngân sách được quan tâm; tặng 12 hộ nghèo 60 triệu đồng.",
        "Ông B. bị phạt 40 triệu đồng vì gây thất thoát thu ngân sách 900 triệu đồng.",
        "Xã thành lập khi có dân số 8.000 người trở lên.",
        "Nhà đầu tư công ty bỏ ra 400 tỷ đồng.",
    ],
)
def test_no_indicator(text: str) -> None:
    assert not facts(text)


# ---- periods


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("Quý I, thu ngân sách đạt 90 tỷ đồng.", "2024-Q1"),
        ("Năm 2023 khá. Thu ngân sách ước thực hiện 90 tỷ đồng.", "2023"),
        ("Thu ngân sách 2 tháng đầu năm 2024 đạt 90 tỷ đồng.", "2024-01/2024-02"),
        ("Hai tháng đầu năm nay, thu ngân sách đạt 90 tỷ đồng.", "2024-01/2024-02"),
        ("Thu ngân sách 6 tháng đầu năm đạt 90 tỷ đồng.", "2024-H1"),
        ("Thu ngân sách năm ngoái đạt 90 tỷ đồng.", "2023"),
        ("Trong tháng 5, thu ngân sách đạt 90 tỷ đồng.", "2024-05"),
        ("Thu ngân sách đạt 90 tỷ đồng trong năm 2022.", "2022"),
        ("Năm 2023, quận giữ đà tăng trưởng. Thu ngân sách cả năm đạt 90 tỷ đồng.", "2023"),
        ("Năm 2022 và năm 2023 đều khó khăn. Thu ngân sách 2 năm đạt 90 tỷ đồng.", "2022/2023"),
        ("Giai đoạn 2021-2025, thu ngân sách đạt 90 tỷ đồng.", "2021/2025"),
    ],
)
def test_period(text: str, period: str) -> None:
    assert [f.period for f in facts(text)] == [period]


def test_a_year_that_is_only_compared_with_is_no_period() -> None:
    assert said("Năm 2023, thu ngân sách tăng 4% so với năm 2022.")[0][3] == "2023"


def test_period_without_any_year_stays_open() -> None:
    assert said("Thu ngân sách 6 tháng đầu năm đạt 90 tỷ đồng.", published=None)[0][3] is None


def test_state_takes_no_period_from_other_sentences() -> None:
    assert said("Năm 2023 có nhiều đổi mới. Quận có dân số 98.400 người.") == [("dân số", "98400", "người", None)]


FAR = "Hội nghị bàn nhiều việc khác của quận và nghe ý kiến của bà con về nơi ăn ở, đi lại. " * 9


def test_a_period_is_carried_on_not_too_far() -> None:
    told = "Quận đã trồng 3.200 cây xanh."
    assert [f.period for f in facts(f"Năm 2022 quận làm được nhiều việc. {told}")] == ["2022"]
    assert [f.period for f in facts(f"Năm 2022 có lũ. {FAR}{told}")] == [None]
    assert [f.period for f in facts(f"Năm 2022 được mùa. {FAR}Thu ngân sách đạt 90 tỷ đồng.")] == ["2022"]


@pytest.mark.parametrize(
    "text",
    [
        "Cầu đến cuối 2023 mới xong. Quận đã trồng 3.200 cây xanh.",
        "Năm 2021 có lũ. Những năm gần đây, quận đã trồng 3.200 cây xanh.",
        "Năm 2021 chỉ có 3 cây cầu, hiện nay quận quản lý 3.200 cây xanh.",
    ],
)
def test_a_time_of_something_else_is_no_period(text: str) -> None:
    assert [f.period for f in facts(text) if f.value == "3200"] in ([None], [])


# ---- areas


def area(text: str) -> str:
    place = facts(text)[0].area
    assert isinstance(place, Place)
    return place.full


@pytest.mark.parametrize(
    ("text", "full"),
    [
        ("Thu ngân sách năm 2023 đạt 90 tỷ đồng.", "quận Hồng Bàng"),
        ("Thu ngân sách của thành phố năm 2023 đạt 90 tỷ đồng.", "thành phố Hải Phòng"),
        ("Năm 2023, quận Lê Chân đạt kết quả khá, thu ngân sách đạt 90 tỷ đồng.", "quận Lê Chân"),
        ("Thu ngân sách năm 2023 đạt 90% dự toán thành phố giao.", "quận Hồng Bàng"),
        ("Năm 2023, thành phố giao cho quận 18 chỉ tiêu kinh tế.", "quận Hồng Bàng"),
    ],
)
def test_area(text: str, full: str) -> None:
    assert area(text) == full


def test_who_answers_for_the_nation_speaks_of_it() -> None:
    told = facts("“Giai đoạn 2011-2015 có 9.300 dự án đầu tư công”, Bộ trưởng Lê Văn Mai cho biết.")
    assert [f.area and getattr(f.area, "name", None) for f in told] == ["Việt Nam"]


def test_a_place_right_before_a_number_has_it() -> None:
    assert area("Việc nóng của cả nước, trong đó quận Lê Chân với 210.000 dân là nơi tiêu thụ lớn.") == "quận Lê Chân"


# ---- plan, estimate, actual


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("Thu ngân sách năm 2024 ước đạt 90 tỷ đồng.", "estimate"),
        ("Phấn đấu thu ngân sách năm 2025 đạt 90 tỷ đồng.", "plan"),
        ("Dự toán thu ngân sách năm 2025 là 90 tỷ đồng.", "plan"),
        ("Đến năm 2030 thu ngân sách đạt 90 tỷ đồng.", "plan"),
        ("Thu ngân sách năm 2023 đạt 90 tỷ đồng.", "actual"),
    ],
)
def test_figure(text: str, figure: str) -> None:
    assert [f.figure for f in facts(text)] == [figure]


def test_approximator_is_kept() -> None:
    assert facts("Thu ngân sách năm 2023 đạt trên 90 tỷ đồng.")[0].approximator == "trên"


# ---- evidence


def test_one_figure_told_twice_is_one_fact() -> None:
    text = "Năm 2023, thu ngân sách đạt 912,5 tỷ đồng.\nBí thư Quận ủy biểu dương: thu ngân sách đạt 912,5 tỷ đồng."
    assert len(facts(text)) == 1


WORDS = (
    "thu ngân sách",
    "đạt",
    "12,5%",
    "tỷ đồng",
    "quận",
    "năm 2023",
    "so với",
    "dự toán",
    "(",
    ")",
    ";",
    ",",
    "\n",
    "/",
    "hộ nghèo",
)


@given(st.lists(st.sampled_from(WORDS), max_size=24).map(" ".join))
@settings(max_examples=60)
def test_evidence_is_the_words_of_the_page(text: str) -> None:
    reading = read(SCENE + text, published="2024-07-02")
    for fact in indicator.extract(reading):
        span = fact.evidence.span
        assert reading.document.text[span.start : span.end] == fact.evidence.quote
        assert 0 < len(fact.evidence.quote) <= 160
        float(fact.value)


# ---- more ways to tell a figure


def test_shares_of_a_greater_whole() -> None:
    text = "Tỉnh Hà Nam đóng góp 3% GDP, 2,5% thu ngân sách và chiếm 1,2% dân số của cả nước."
    assert [(m, v) for m, v, _, _ in said(text)] == [
        ("tỷ trọng đóng góp GDP", "3"),
        ("tỷ trọng đóng góp thu ngân sách", "2.5"),
        ("tỷ trọng dân số", "1.2"),
    ]
    assert not said("Công ty Sao Mai ở tỉnh Hà Nam đóng góp 3% GDP.")
    land = said("Tại tỉnh Hà Nam, đất trồng cỏ chiếm 3% diện tích.")  # of the land, not of what the province has
    assert land == [("tỷ trọng đất trồng cỏ trong diện tích", "3", "%", None)]


def test_offices_do_things_and_times_open_counts() -> None:
    assert ("số giáo viên mầm non thiếu", "140") in [
        f[:2] for f in said("Ngành giáo dục đang thiếu 140 giáo viên mầm non.")
    ]
    assert ("số đơn thư tiếp nhận", "210") in [f[:2] for f in said("Phòng Tư pháp đã tiếp nhận 210 đơn thư.")]
    assert ("số trường", "48") in [f[:2] for f in said("Năm 2023 có 48 trường.")]
    assert not said("Nhóm này đã tiếp nhận 210 đơn thư.")


def test_shares_follow_counts() -> None:
    assert [f[:3] for f in said("Năm 2023 có 1.200 giáo viên giỏi, chiếm 36%.")][1:] == [
        ("tỷ lệ giáo viên giỏi", "36", "%")
    ]


def test_great_numbers_with_totals() -> None:
    assert ("tổng số hồ sơ tiếp nhận", "15000") in [f[:2] for f in said("Tổng số hồ sơ tiếp nhận là 15.000 hồ sơ.")]
    assert not said("Tổng số người dự là 15 người.")
    assert [f[:2] for f in said("Năm 2023, tỉnh giữ vững đà phát triển, tăng trưởng 8,25%.")] == [
        ("tăng trưởng kinh tế", "8.25")
    ]
    assert [f[:2] for f in said("Tăng trưởng tín dụng ước đạt 9%.")] == [("tăng trưởng tín dụng", "9")]
    assert [f[:2] for f in said("Thành phố hơn 2 triệu dân.")] == [("dân số", "2")]


def test_land_given_back_and_lost() -> None:
    assert [f[:3] for f in said("Huyện An Lão đã bàn giao 45 ha mặt bằng.")] == [
        ("diện tích mặt bằng bàn giao", "45", "ha")
    ]
    assert [f[:3] for f in said("Huyện An Lão để mất 18,5 ha rừng.")] == [("diện tích rừng để mất", "18.5", "ha")]


def test_a_clause_may_narrow_what_is_named_as_a_share() -> None:
    assert [f[:2] for f in said("Tỷ lệ người dân được dùng nước sạch mới đạt 65%.")] == [
        ("tỷ lệ người dân được dùng nước sạch", "65")
    ]
    assert not said("Tỷ lệ này còn thấp nên quận yêu cầu tăng 65%.")


def test_by_how_much_things_are_made_less() -> None:
    assert [f[:2] for f in said("Quận Hồng Bàng đã giảm 12% biên chế công chức.")] == [
        ("biên chế công chức giảm", "12")
    ]
    assert not said("Cửa hàng giảm 12% giá xe.")


def test_all_of_a_unit() -> None:
    (fact,) = facts("Chủ tịch UBND quận Lê Chân cho biết, trên địa bàn có 260 hộ nghèo.")
    assert (fact.measure, fact.area and fact.area.full) == ("số hộ nghèo", "quận Lê Chân")
    assert not said("Toàn quận có 260 hộ nuôi lợn bị thiệt hại.")


def test_what_a_share_is() -> None:
    assert [f[:2] for f in said("Huyện An Lão là vùng ven biển, với 90% là hộ nghèo.")] == [("tỷ lệ hộ nghèo", "90")]


def test_equal_shares_of_two_measures_are_two_facts() -> None:
    text = "Thu nội địa đạt 420 tỷ đồng, bằng 41% dự toán. Thu thuế đạt 320 tỷ đồng, bằng 41% dự toán."
    assert [f[1] for f in said(text)] == ["420", "41", "320", "41"]


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("Quận phấn đấu đến năm 2025 thành phường. 6 tháng đầu năm, thu ngân sách đạt 120 tỷ đồng.", None),
        ("Nhiệm kỳ 2020-2025 đã qua nửa đường. 6 tháng đầu năm, thu ngân sách đạt 120 tỷ đồng.", None),
        (
            "Theo báo cáo 6 tháng đầu năm 2022 và nhiệm vụ 6 tháng cuối năm, thu ngân sách đạt 120 tỷ đồng.",
            "2022-H1",
        ),
        (
            "Dư nợ tín dụng tăng 6% so với cuối năm 2021. Thu ngân sách 6 tháng đầu năm đạt 120 tỷ đồng.",
            "2022-H1",
        ),
        ("Ông Cát nêu giải pháp cho năm 2023. Năm 2022, thu ngân sách đạt 120 tỷ đồng.", "2022"),
    ],
)
def test_a_year_to_come_or_compared_with_is_not_that_of_the_figures(text: str, period: str | None) -> None:
    scene = "Quận Lê Chân, thành phố Hải Phòng: hội nghị kinh tế\n"
    found = [f for f in indicator.extract(read(scene + text, published=None)) if f.measure.startswith("thu ngân sách")]
    assert [f.period for f in found] == [period]


def test_a_million_ty() -> None:
    scene = "Thành phố Hải Phòng: hội nghị kinh tế\n"
    (found,) = indicator.extract(read(scene + "Năm 2022, GRDP của thành phố đạt hơn 1,33 triệu tỷ đồng."))
    assert (found.value, found.unit) == ("1.33", "triệu tỷ đồng")


def test_a_range_gives_its_lower_end() -> None:
    found = facts("Năm 2023, quận phấn đấu tỷ lệ hộ nghèo giảm 1-1,5%, kinh tế tăng từ 9% đến 10%.")
    assert [(f.measure, f.value, f.approximator) for f in found] == [
        ("tỷ lệ hộ nghèo giảm", "1", "từ"),
        ("kinh tế tăng", "9", "từ"),
    ]


def test_households_and_their_people() -> None:
    assert said("Quận hiện có khoảng 320 hộ/1.240 người thiếu nước sạch.") == [
        ("số hộ thiếu nước sạch", "320", "hộ", None),
        ("số người thiếu nước sạch", "1240", "người", None),
    ]


@pytest.mark.parametrize(
    ("text", "measure", "full"),
    [
        ("Cần rà soát hơn 2.400 tuyến kênh của huyện Tiên Lãng.", "số tuyến kênh", "huyện Tiên Lãng"),
        ("Đây là niềm vui của 1,2 triệu học sinh Hải Phòng.", "số học sinh", "thành phố Hải Phòng"),
        ("Nước sạch đến với hơn 140.000 người dân quận Lê Chân.", "", ""),
        ("Hơn 12.000 người dân huyện Tiên Lãng phản đối bãi rác.", "", ""),
        ("Ông tặng 300 xe của huyện Tiên Lãng.", "", ""),
    ],
)
def test_a_number_belongs_to_the_place_behind_it(text: str, measure: str, full: str) -> None:
    found = [(f.measure, f.area.full) for f in facts(text) if isinstance(f.area, Place)]
    assert found == ([(measure, full)] if measure else [])


def test_a_measure_is_taken_up_again() -> None:
    text = (
        "Thu nhập bình quân đầu người của quận năm 2020 đạt 80 triệu đồng.\n"
        "Bà Hòa cho biết năm 2016 con số này là hơn 54 triệu đồng, năm 2018 đạt 61 triệu đồng.\n"
        "Năm 2023 ước đạt 96 triệu đồng."
    )
    assert [(value, period) for _, value, _, period in said(text)] == [
        ("80", "2020"),
        ("54", "2016"),
        ("61", "2018"),
        ("96", "2023"),
    ]
    assert facts(text)[1].evidence.quote == "Bà Hòa cho biết năm 2016 con số này là hơn 54 triệu đồng"


def test_parts_of_a_sum_and_of_a_number() -> None:
    assert said(
        "Năm 2023, thu ngân sách đạt 900 tỷ đồng, trong đó khối phường 120 tỷ đồng, khối xã gần 80 tỷ đồng."
    ) == [
        ("thu ngân sách", "900", "tỷ đồng", "2023"),
        ("thu ngân sách khối phường", "120", "tỷ đồng", "2023"),
        ("thu ngân sách khối xã", "80", "tỷ đồng", "2023"),
    ]
    assert [
        measure for measure, *_ in said("Quận có 42 trường (trong đó có 12 trường tư thục) với 25.000 học sinh.")
    ] == [
        "số trường",
        "số trường tư thục",
        "số học sinh",
    ]


def test_a_deed_governs_what_is_listed_and_for_whom() -> None:
    assert [m for m, *_ in said("Quận đã giảm 59 phòng; 143 phó phòng; tinh giản 1.500 biên chế.")] == [
        "số phòng giảm",
        "số phó phòng giảm",
        "số biên chế tinh giản",
    ]
    assert said("Năm 2023, quận đã cấp giấy chứng nhận cho 134 hộ dân.") == [
        ("số hộ được cấp giấy chứng nhận", "134", "hộ", "2023")
    ]
    assert facts("UBND huyện An Lão đã trồng 4.000 cây xanh.")[0].area == facts("Huyện An Lão có 17 xã.")[0].area


def test_a_sum_of_a_matter_of_government_and_one_of_a_man() -> None:
    assert said("Nguồn vốn chống ngập giai đoạn 2021-2025 cần hơn 9.200 tỷ đồng.") == [
        ("nguồn vốn chống ngập", "9200", "tỷ đồng", "2021/2025")
    ]
    for text in (
        "Vốn điều lệ của công ty là 980 tỷ đồng.",
        "Số tiền ông Hùng nợ lên đến 40 tỷ đồng.",
        "Lực lượng cảnh sát của quận đã huy động 800 người.",
    ):
        assert not facts(text)


def test_a_flow_is_counted_by_its_time() -> None:
    assert said("Quận có 3 trạm xử lý rác với tổng công suất 4.000 tấn mỗi ngày.")[-1][1:3] == ("4000", "tấn/ngày")


def test_a_number_without_a_unit_counts_what_was_named() -> None:
    found = said("Tổng biên chế hành chính của quận năm 2023 là 1.245, giảm so với năm trước.")
    assert found == [("tổng biên chế hành chính", "1245", "biên chế", "2023")]


def test_whose_plan_the_city_gave_are_the_figures() -> None:
    page = read(
        "Thành phố Hải Phòng chỉ đạo, Hải Phòng thăm huyện Tiên Lãng\n"
        "Lãnh đạo thành phố Hải Phòng làm việc tại huyện Tiên Lãng.\n"
        "Tổng thu ngân sách đạt 658 tỷ đồng, bằng 91% dự toán thành phố giao.",
        published="2024-07-02",
    )
    areas = {f.area.full for f in indicator.extract(page) if isinstance(f.area, Place)}
    assert areas == {"huyện Tiên Lãng"}


def test_a_share_keeps_who_has_it() -> None:
    assert said("Tỷ lệ người dân tham gia bảo hiểm y tế đạt 93,4%.")[0][0] == "tỷ lệ người dân tham gia bảo hiểm y tế"


def test_works_on_offer_and_numbers_in_words() -> None:
    assert said("Đến năm 2025, quận trồng mới một triệu cây xanh.") == [
        ("số cây xanh trồng mới", "1", "triệu cây xanh", "2025")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Thu ngân sách quận 1.200 tỷ đồng, chi ngân sách quận 12,5 tỷ đồng.",
        "Kinh tế quận 6 tháng đầu năm 2023 tăng 12%.",
        "Thu ngân sách quận 9 tháng đầu năm đạt 300 tỷ đồng.",
    ],
)
def test_a_number_behind_the_word_for_a_district_names_none(text: str) -> None:
    assert {f.area.full for f in facts(text) if isinstance(f.area, Place)} == {"quận Hồng Bàng"}


def test_what_a_region_has_is_not_its_citys() -> None:
    assert not facts("Vùng TP HCM có dân số gần 19 triệu người.")


def test_a_time_that_something_is_so_many_times_of_is_only_compared_with() -> None:
    assert said("Thu nhập bình quân đầu người gấp 1,8 lần năm 2020; hộ nghèo còn 0,2%.") == [
        ("thu nhập bình quân đầu người gấp", "1.8", "lần", None),
        ("hộ nghèo", "0.2", "%", None),
    ]


def test_a_share_alone_in_brackets_is_one_of_what_was_counted() -> None:
    assert said("Năm 2023, quận còn 37 hộ nghèo (0,5%) và 52 hộ cận nghèo (0,7%).") == [
        ("số hộ nghèo", "37", "hộ", "2023"),
        ("tỷ lệ hộ nghèo", "0.5", "%", "2023"),
        ("số hộ cận nghèo", "52", "hộ", "2023"),
        ("tỷ lệ hộ cận nghèo", "0.7", "%", "2023"),
    ]
    assert [m for m, *_ in said("Thu ngân sách năm 2023 đạt 900 tỷ đồng (120%).")] == ["thu ngân sách"]


def test_part_of_the_people_of_a_place_is_not_its_population() -> None:
    for text in (
        "Sông này cấp nước cho 1,7 triệu dân vùng hạ du của Hải Phòng.",
        "Nhà máy phục vụ 12.000 người dân quận Lê Chân.",
        "Hội chợ đón 2.000 doanh nghiệp nước ngoài đến Hải Phòng.",
    ):
        assert not facts(text)


def test_what_is_told_of_every_year_takes_no_year() -> None:
    assert said("Năm 2022 có nhiều đổi mới. Mỗi năm, quận chi khoảng 7 tỷ đồng cho cây xanh.") == [
        ("chi cho cây xanh", "7", "tỷ đồng", None)
    ]


def test_a_share_goes_on_over_a_place_with_a_dot_and_ends_before_a_time() -> None:
    assert said("Hiện nay, 76% rác thải TP. Hải Phòng được chôn lấp trong năm 2023.")[0][:3] == (
        "tỷ lệ rác thải được chôn lấp",
        "76",
        "%",
    )


def test_a_share_of_a_need_is_how_much_of_it_is_met() -> None:
    assert said("Xe buýt Hải Phòng mới đáp ứng được khoảng 10,7% nhu cầu đi lại của người dân.") == [
        ("tỷ lệ đáp ứng nhu cầu đi lại", "10.7", "%", None)
    ]


def test_a_million_that_counts_something_is_no_money() -> None:
    assert said("Năm 2023, số lượng hồ sơ tiếp nhận của quận là 1,4 triệu.") == [
        ("số lượng hồ sơ tiếp nhận", "1.4", "triệu hồ sơ", "2023")
    ]


def test_what_a_figure_is_compared_with_is_told_in_words() -> None:
    assert said("Năm 2023, thu ngân sách của quận so với năm 2020 tăng 30%.") == [
        ("thu ngân sách tăng so với năm 2020", "30", "%", "2023")
    ]


def test_a_year_behind_and_is_of_the_next_figure() -> None:
    assert said("Năm 2013, nợ đọng của quận gần 125 tỷ đồng và đến cuối năm 2015 đã khác.") == [
        ("nợ đọng", "125", "tỷ đồng", "2013")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Đàn lợn 50 con của gia đình chị Hoa ở quận Hồng Bàng bị bệnh.",
        "Khu trung tâm của quận có diện tích 600 ha.",
        "Quận phải bỏ thêm tiền theo tỷ lệ góp vốn là 42,4%.",
    ],
)
def test_what_is_of_a_family_a_part_or_a_firm_is_no_figure_of_the_place(text: str) -> None:
    assert not facts(text)


def test_the_figure_of_the_year_before_is_left_out() -> None:
    assert [v for _, v, *_ in said("Năm 2023, quận thu ngân sách 900 tỷ đồng. Cùng kỳ con số này là 870 tỷ đồng.")] == [
        "900"
    ]


def test_the_district_in_brackets_takes_nothing_from_a_commune() -> None:
    (fact,) = facts("Xã Vĩnh Lộc (huyện Bình Chánh, TP HCM) có hơn 160.000 dân.")
    assert isinstance(fact.area, Place)
    assert (fact.area.full, fact.measure) == ("xã Vĩnh Lộc", "dân số")


def test_what_is_spent_may_follow_what_is_taken_in() -> None:
    assert said("Năm 2023, quận thu ngân sách gần 3.800 tỷ đồng, trong khi chi gần 9.800 tỷ đồng.") == [
        ("thu ngân sách", "3800", "tỷ đồng", "2023"),
        ("chi ngân sách", "9800", "tỷ đồng", "2023"),
    ]


def test_a_part_of_a_rate_and_of_the_land() -> None:
    assert [m for m, *_ in said("Tỷ lệ trường đạt chuẩn của quận là 52%, trong đó công lập là 62%.")] == [
        "tỷ lệ trường đạt chuẩn",
        "tỷ lệ trường đạt chuẩn công lập",
    ]
    assert said("Quận có diện tích 6.300 ha, trong đó trên 50% là đất nông nghiệp.")[1][:3] == (
        "tỷ lệ đất nông nghiệp",
        "50",
        "%",
    )


def test_what_is_taken_in_from_something() -> None:
    assert said("Mỗi năm, quận thu hơn 1.000 tỷ đồng từ đất.") == [("thu từ đất", "1000", "tỷ đồng", None)]


def test_shares_of_any_noun_phrase() -> None:
    assert said("Tại quận Hồng Bàng, người cao tuổi chiếm 14%.") == [("tỷ trọng người cao tuổi", "14", "%", None)]
    assert said("Mỗi năm lượng xe máy tăng 6%, ô tô tăng 11%.")[0] == ("lượng xe máy tăng", "6", "%", None)
    assert said("Diện tích quận chỉ bằng 0,8% thành phố.")[0][:2] == ("tỷ trọng diện tích", "0.8")
    for other in ("Khách hàng của công ty tăng 6%.", "Hộ bị thu hồi đất chiếm 6%.", "Dự án tăng 42% chi phí."):
        assert not said(other)


def test_more_things_are_counted_and_done() -> None:
    assert said("Quận Hồng Bàng đã gieo trồng 420 ha lúa.")[0][1:3] == ("420", "ha")
    assert said("Quận Hồng Bàng đã cấp 1.250 giấy phép xây dựng.")[0][1:3] == ("1250", "giấy phép xây dựng")
    assert said("Quận Hồng Bàng còn 320 hộ chưa có nước sạch.")[0][:2] == ("số hộ chưa có nước sạch", "320")
    assert said("Quận Hồng Bàng có 85 cơ sở gây ô nhiễm phải di dời.")[0][1] == "85"
    assert said("Theo thống kê của quận, năm 2017 có 109 đơn vị sự nghiệp.")[0][1:] == ("109", "đơn vị", "2017")
    assert not said("Quận Hồng Bàng có 10 dân tộc cùng sinh sống.")
    assert said("Số giường bệnh đạt 42 giường/10.000 dân.")[0][1:3] == ("42", "giường/10.000 dân")


def test_things_are_counted_whoever_has_them() -> None:
    assert said("Hiện 14 dự án thủy lợi đang thi công; 6 dự án đang lập hồ sơ; riêng 9 dự án chậm tiến độ.") == [
        ("số dự án thủy lợi đang thi công", "14", "dự án", None),
        ("số dự án đang lập hồ sơ", "6", "dự án", None),
    ]
    assert said("Trong số 23 dự án đã được cấp phép ở khu này, có 11 dự án du lịch.") == [
        ("số dự án đã được cấp phép", "23", "dự án", None),
        ("số dự án du lịch", "11", "dự án", None),
    ]
    assert said("Ông An, giám đốc sở, cho biết đến nay có 140 dự án trên địa bàn được vay vốn.") == [
        ("số dự án được vay vốn", "140", "dự án", None)
    ]
    (figure,) = facts("Hiện 14 dự án nhà ở tại quận Kiến An đang thi công.")
    assert (figure.measure, figure.area.name) == ("số dự án nhà ở đang thi công", "Kiến An")


@pytest.mark.parametrize(
    "text",
    [
        "Công ty Sao Mai có 14 dự án đang thi công.",
        "Ông An có 14 công trình đang thi công.",
        "Hiện 14 công trình xây dựng trái phép chưa tháo dỡ.",
        "Trường tiểu học An Phú có 40 lớp học hai buổi.",
        "Hiện 9 doanh nghiệp quan tâm đến dự án.",
        "Có 14 dự án được bàn giao trong tháng này hay không?",
        "Cuộc gặp có 140 đoàn viên tham dự.",
    ],
)
def test_things_of_a_firm_a_man_or_a_case_are_not_counted(text: str) -> None:
    assert not said(text)


def test_what_was_counted_is_summed_up() -> None:
    assert said("Toàn quận có 23 dự án điện gió với tổng công suất 825 MW.") == [
        ("số dự án điện gió", "23", "dự án", None),
        ("tổng công suất các dự án điện gió", "825", "MW", None),
    ]
    assert said("Đã có 36 dự án đầu tư nước ngoài được cấp phép, với tổng vốn đăng ký đạt 351,6 triệu USD.")[1][:3] == (
        "tổng vốn đăng ký",
        "351.6",
        "triệu USD",
    )


def test_what_is_needed_and_what_there_is() -> None:
    assert said("Quận Hồng Bàng cần đến hơn 6.000 km cống nhưng hiện nay chỉ có hơn 2.500 km.") == [
        ("chiều dài cống cần có", "6000", "km", None),
        ("chiều dài cống hiện có", "2500", "km", None),
    ]


def test_sums_taken_back_owed_and_saved() -> None:
    assert said("Đến cuối năm 2023, quận Hồng Bàng đã truy thu được hơn 42 tỷ đồng.") == [
        ("số tiền truy thu", "42", "tỷ đồng", "2023")
    ]
    assert said("Quận Hồng Bàng đang nợ 900 triệu đồng tiền lương giáo viên.")[0][:2] == (
        "tiền nợ tiền lương giáo viên",
        "900",
    )
    assert said("Quận Hồng Bàng đã giảm được hơn 30% chi phí so với các năm trước, tương đương 40 tỷ đồng.") == [
        ("chi phí giảm", "30", "%", None),
        ("số tiền chi phí giảm", "40", "tỷ đồng", None),
    ]


def test_a_sum_that_was_assigned_is_one_of_its_measure() -> None:
    assert said("Năm 2023, tổng thu quận Hồng Bàng được giao là gần 1.500 tỷ đồng.") == [
        ("tổng thu", "1500", "tỷ đồng", "2023")
    ]


def test_the_year_after_the_one_compared_with() -> None:
    assert said("Quận đặt mục tiêu giá trị sản xuất tăng 8-9% so với ước thực hiện năm 2018.")[0][3] == "2019"
    assert said("Năm 2016, giá trị sản xuất tăng 8% so với năm 2010.")[0][3] == "2016"


def test_of_all_works_of_a_kind_of_a_unit_named_before() -> None:
    text = "Theo báo cáo của huyện Tiên Lãng, địa phương này có 2.322 tàu thuyền đang hoạt động."
    (figure,) = facts(text)
    assert (figure.measure, figure.area.name) == ("số tàu thuyền đang hoạt động", "Tiên Lãng")
    assert [(f.value, f.area.name) for f in facts("Có 21 dự án tại quận Kiến An, 12 dự án tại huyện Tiên Lãng.")] == [
        ("21", "Kiến An"),
        ("12", "Tiên Lãng"),
    ]
    assert said("Quận đã có 225 dự án với kinh phí trên 100 tỉ đồng.") == [
        ("số dự án", "225", "dự án", None),
        ("kinh phí các dự án", "100", "tỷ đồng", None),
    ]
    assert said("Mức tăng trưởng kinh tế của quận luôn trên 10%.")[0][:2] == ("mức tăng trưởng kinh tế", "10")


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("Kế hoạch đầu tư công năm 2025 được trình. Thu ngân sách năm nay ước đạt 2.400 tỷ đồng.", "2024"),
        ("Dự báo năm 2025 còn khó khăn. Sáng 6/12, quận cho biết thu ngân sách năm qua đạt 2.400 tỷ đồng.", "2024"),
        ("Thu ngân sách 2023 vượt 3,8%. Năm 2024 còn nhiều việc. Năm nay, thu ngân sách đạt 2.400 tỷ đồng.", "2023"),
        # planned, but not at the end of a year; carried out; early in the year
        ("Phương hướng, nhiệm vụ năm 2025 được giao. Năm nay, thu ngân sách là 2.400 tỷ đồng.", "2025"),
        ("Thực hiện kế hoạch năm 2025, quận đã thu ngân sách năm nay đạt 2.400 tỷ đồng.", "2025"),
        ("Ngày 12/2, quận triển khai kế hoạch năm 2025. Năm nay, thu ngân sách đạt 2.400 tỷ đồng.", "2025"),
    ],
)
def test_a_page_of_a_years_end_speaks_from_the_year_before_the_one_planned(text: str, period: str) -> None:
    found = [f for f in facts(text, published=None) if f.value == "2400"]
    assert [f.period for f in found] == [period]


# ---- whose figure it is


def areas(text: str) -> list[tuple[str, str]]:
    return [(f.area.full if isinstance(f.area, Place) else f.area.name, f.value) for f in facts(text)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Tại Hải Phòng, huyện Tiên Lãng mới có 18% hộ dân dùng nước sạch, Vĩnh Bảo 10%, An Lão 12%.",
            [("huyện Tiên Lãng", "18"), ("huyện Vĩnh Bảo", "10"), ("huyện An Lão", "12")],
        ),
        (
            "Một số nơi có tỷ lệ giải ngân thấp như huyện Tiên Lãng (12%), huyện Vĩnh Bảo (14,5%).",
            [("huyện Tiên Lãng", "12"), ("huyện Vĩnh Bảo", "14.5")],
        ),
        (
            "Thu ngân sách quận Lê Chân đạt 520 tỷ đồng, còn quận Hải An 480 tỷ đồng.",
            [("quận Lê Chân", "520"), ("quận Hải An", "480")],
        ),
        ("Với 97 chung cư trên địa bàn, quận Lê Chân là nơi làm điểm.", [("quận Lê Chân", "97")]),
        ("Theo UBND quận Lê Chân, hiện có 12 dự án chậm triển khai.", [("quận Lê Chân", "12")]),
        ("12 phường khác của quận Lê Chân cũng được nhận vốn.", [("quận Lê Chân", "12")]),
        ("Quận Lê Chân đang có 21.000 người nước ngoài sinh sống.", [("quận Lê Chân", "21000")]),
        ("Cả nước hiện có 12.000 hợp tác xã.", [("Việt Nam", "12000")]),
        (
            "Ngành du lịch Việt Nam cần 40.000 lao động. Năm 2018 có 284 cơ sở dạy nghề du lịch.",
            [("Việt Nam", "40000")],
        ),
    ],
)
def test_whose_figure_it_is(text: str, told: list[tuple[str, str]]) -> None:
    assert areas(text) == told


@pytest.mark.parametrize(
    "text",
    [
        "Ngày 9/1, đoàn thăm xã An Hòa và xã An Hưng - 2 xã dân số cao nhất.",
        "Tuyến đường qua tổ 1, 7, 8 ấp Hòa Long.",
        "Có 26 công trình không phép, trong đó 10 công trình lấn rạch, 15 công trình đang xử lý.",
        "Tham dự có lãnh đạo quận cùng hơn 1.200 khách hàng.",
        "61 đơn vị tiêu biểu các cấp được tặng cờ.",
        "25/27 đơn vị gửi báo cáo.",
        "12 căn nhà ven sông bị sụt lún.",
        "4 tuyến đường chính của khu đô thị An Phú đang được thi công.",
        "853 tổ chức được thanh tra.",
    ],
)
def test_parts_of_a_case_or_of_one_work_are_no_tallies(text: str) -> None:
    assert not facts(text)


# ---- the same at another time


def test_what_was_counted_at_another_time() -> None:
    assert said("Quận Hồng Bàng năm 2015 có 84 cơ sở dạy nghề, đến năm 2018 có 112 cơ sở.") == [
        ("số cơ sở dạy nghề", "84", "cơ sở", "2015"),
        ("số cơ sở dạy nghề", "112", "cơ sở", "2018"),
    ]


def test_a_contrast_is_no_other_time() -> None:
    assert said("Toàn quận có 184 nhà nuôi yến nhưng chỉ có 14 nhà có giấy phép.")[1:] == []


def test_the_figure_it_is_compared_with_is_of_another_year() -> None:
    text = "Quận đưa diện tích nhà ở bình quân đầu người lên 25 m2 (so với hơn 21 m2/người năm 2015)."
    assert said(text)[1] == ("diện tích nhà ở bình quân đầu người", "21", "m2/người", "2015")


def test_costs_that_were_brought_down() -> None:
    assert [
        value
        for _, value, _, _ in said("Quận giảm chi phí duy tu, duy trì cây xanh từ 42 tỷ đồng xuống còn 18 tỷ đồng.")
    ] == ["42", "18"]


def test_how_much_of_a_need_is_met() -> None:
    assert said("Đào tạo nghề chỉ đáp ứng khoảng 70% nhu cầu.")[0][0] == "đào tạo nghề đáp ứng nhu cầu"


def test_what_is_agreed_to_be_done() -> None:
    assert said("UBND quận chấp thuận xóa 180 dự án treo có tổng diện tích khoảng 812 ha.") == [
        ("số dự án treo xóa", "180", "dự án", None),
        ("tổng diện tích các dự án treo xóa", "812", "ha", None),
    ]


def test_how_many_live_there() -> None:
    assert said("Với hơn 2 triệu dân, giao thông của thành phố rất khó khăn.") == [("dân số", "2", "triệu dân", None)]


def told(text: str) -> list[tuple[str, str, str, str | None]]:
    return [(f.measure, f.value, f.unit, f.period) for f in facts(text)]


def test_a_list_goes_on_in_a_year_to_come() -> None:
    text = "Đến năm 2027 quận sẽ có 93.000 ô tô, hơn 420.000 xe máy; đến 2030 sẽ có 140.000 ô tô, 510.000 xe máy."
    assert told(text)[2:] == [
        ("số ô tô", "140000", "ô tô", "2030"),
        ("số xe máy", "510000", "xe máy", "2030"),
    ]


def test_needs_that_are_met_follow_one_another() -> None:
    text = "Nông nghiệp của quận mới đáp ứng được 62% nhu cầu về gạo và rau, 34% về hoa quả, 18% nhu cầu thịt bò."
    assert [f.measure for f in facts(text)][1:] == [
        "tỷ lệ đáp ứng nhu cầu về hoa quả",
        "tỷ lệ đáp ứng nhu cầu thịt bò",
    ]


def test_what_was_only_asked_for_was_not_done() -> None:
    assert not facts("Sở đề nghị UBND quận thu hồi 46 giấy phép xây dựng.")
    assert not facts("Quận không trình thành phố phê duyệt 16 dự án.")
    assert facts("Quận đã thu hồi 46 giấy phép xây dựng.")


def test_sums_attracted_and_revenue_lost() -> None:
    assert told("Quận năm 2023 thu hút được 3 tỷ đôla.") == [("vốn thu hút", "3", "tỷ USD", "2023")]
    assert not facts("Vụ việc gây thất thu ngân sách 340 tỷ đồng.")


def test_many_things_of_a_whole_unit_need_no_more_words() -> None:
    text = "Trên địa bàn quận có tổng số 1.460 tàu/4.700 ngư dân."
    assert told(text) == [("số tàu", "1460", "tàu", None), ("số ngư dân", "4700", "ngư dân", None)]
    assert not facts("Quận có 40 tàu.")


def test_land_that_something_befell_is_land() -> None:
    (fact,) = facts("Quận có 2.300 ha đất trồng lúa bị vướng hồ sơ.")
    assert fact.measure.startswith("diện tích đất trồng lúa") and fact.unit == "ha"


def test_short_lengths_are_made() -> None:
    assert told("Quận đã nạo vét được 8,4 km cống thoát nước.")[0][:3] == (
        "chiều dài cống thoát nước nạo vét",
        "8.4",
        "km",
    )


def test_what_is_only_supposed_or_of_cases_is_no_figure() -> None:
    assert not facts("Nếu tờ trình được thông qua, tổng chi ngân sách khoảng 720 tỷ đồng.")
    assert not facts("Số vụ vi phạm về xây dựng đã giảm 40% so với cùng kỳ.")
    assert facts("Nếu so với năm 2022, thu ngân sách tăng 4%.")


def test_a_zone_is_not_its_city() -> None:
    assert not facts("Khu công nghệ cao quận Lê Chân có diện tích hơn 240 ha.")


def test_a_unit_beside_others_is_not_all_of_it() -> None:
    text = "UBND quận Lê Chân họp. Cát lấy từ các quận Kiến An, Hải An. Toàn quận đã nạo vét 8,4 km cống thoát nước."
    assert area(text) == "quận Lê Chân"


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("Thu ngân sách 9 tháng ước 4.105 tỷ đồng.", "2024-01/2024-09"),
        ("Thu ngân sách 6 tháng đạt 4.105 tỷ đồng.", "2024-H1"),
        ("Sau 9 tháng đạt được thỏa thuận. Thu ngân sách 4.105 tỷ đồng.", None),
    ],
)
def test_months_so_far(text: str, period: str | None) -> None:
    assert [f.period for f in facts(text)] == [period]


def test_many_units_are_none_of_the_page() -> None:
    text = "Tỉnh Phú Yên: thu ngân sách\nHuyện Tuy An cử người dự. Chủ tịch UBND 9 huyện, thị xã, thành phố cùng họp. "
    found = indicator.extract(read(text + "Thu ngân sách đạt 3.472 tỷ đồng.", published="2023-09-29"))
    assert [f.area.full for f in found if isinstance(f.area, Place)] != ["huyện Tuy An"]


def test_a_province_tells_of_the_plan_that_its_council_gave() -> None:
    text = (
        "Phú Yên: thu ngân sách\nThu ngân sách đạt 3.472 tỷ đồng, bằng 62% dự toán Trung ương giao và 57,9% dự toán "
        "HĐND tỉnh giao. "
    )
    found = indicator.extract(read(text + "\nĐất ở TP Tuy Hòa chưa đấu giá.", published="2023-09-29"))
    assert {f.area.full for f in found if isinstance(f.area, Place)} == {"tỉnh Phú Yên"}
