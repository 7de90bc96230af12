"""Figures that no table of measures knows: whatever phrase of quantity stands before them, whatever they count."""

from __future__ import annotations

import pytest

from kg.extract import indicator
from kg.lexicon import table
from kg.lexicon.confidence import confidence
from kg.lexicon.figures import load
from kg.model import IndicatorFact, Place
from tests.pages import read

SCENE = "Huyện An Dương sơ kết công tác\n"


def facts(text: str) -> list[IndicatorFact]:
    found = indicator.extract(read(SCENE + text, published="2024-07-02"))
    return [fact for fact in found if fact.evidence.rule.startswith("indicator.broad")]


def said(text: str) -> list[tuple[str, str, str]]:
    return [(f.measure, f.value, f.unit) for f in facts(text)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Lượng bùn trên địa bàn huyện lên tới 5.200 tấn.", [("lượng bùn", "5200", "tấn")]),
        ("Số bò phải tiêm phòng của huyện hơn 6.300 con.", [("số bò phải tiêm phòng", "6300", "con")]),
        ("Tiền đóng bằng ngân sách chỉ có 96 triệu đồng.", [("tiền đóng bằng ngân sách", "96", "triệu đồng")]),
        ("Huyện có đàn vịt lớn nhất tỉnh (1,4 triệu con).", [("đàn vịt", "1.4", "triệu con")]),
    ],
)
def test_a_phrase_of_quantity_before_a_number(text: str, told: list[tuple[str, str, str]]) -> None:
    assert said(text) == told


def test_shares_that_follow_are_compared() -> None:
    text = "Năm 2023, thu bến bãi của huyện là 21 tỷ đồng, bằng 83,5% dự toán; ngân sách khá."
    assert said(text)[-1] == ("thu bến bãi so với dự toán", "83.5", "%")
    grown = "Với tổng doanh thu hơn 640 tỷ đồng, tăng 12% so với năm ngoái, du lịch của huyện khá."
    assert said(grown)[-1] == ("tổng doanh thu tăng so với năm ngoái", "12", "%")


def test_what_was_before_stands_in_brackets() -> None:
    text = "Tỷ lệ ngân sách huyện được giữ lại còn 18% (trước là 23%)."
    assert [f.value for f in indicator.extract(read(SCENE + text))] == ["18", "23"]


def test_weight_of_what_was_counted() -> None:
    text = "Số gà phải tiêm phòng của huyện hơn 40.000 con (gần 60.000 tấn)."
    assert said(text)[-1] == ("khối lượng gà phải tiêm phòng", "60000", "tấn")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Sức ép đến từ 830 tấn chất thải rắn ở đây.", [("lượng chất thải rắn", "830", "tấn")]),
        ("Khói bụi sinh ra từ 79.000 xe máy cũ.", [("số xe máy cũ", "79000", "xe máy")]),
        ("Huyện chôn lấp khoảng 550 tấn mỗi ngày.", [("lượng chôn lấp", "550", "tấn/ngày")]),
        ("Đây là vùng đất 240.000 dân nơi cửa sông.", [("dân số", "240000", "dân")]),
    ],
)
def test_things_counted_behind_a_number(text: str, told: list[tuple[str, str, str]]) -> None:
    assert said(text) == told


@pytest.mark.parametrize(
    "text",
    [
        "Công ty Sao Mai có số vốn cho chăn nuôi là 40 tỷ đồng.",
        "Ông Hùng bị phạt số tiền thuế là 300 triệu đồng.",
        "Số phiếu của huyện đạt 1.200 phiếu.",
        "Dự án có tổng diện tích trồng rừng là 90 ha.",
        "Giá nước sạch trên địa bàn huyện là 9.000 đồng.",
        "Huyện sẽ có số học sinh lên tới 12.000 em.",
        "Tổng diện tích là 5.160 m2.",
        "Chất lượng nước thải trên địa bàn đạt 80%.",
        "Khám bệnh cho hơn 21.000 người dân.",
        "Huyện được giao số xã có dân số từ 25.000 người trở lên.",
        "Vụ cháy làm chết 1.400 con lợn.",
        "Bà Hoa chuyển 25 tấn lúa vào kho.",
        "Thu hoạch lúa trên địa bàn cho 1.200 hộ dân.",
        "Kế hoạch trồng 90.000 cây xanh.",
        "Nơi bán hàng là thị trường hơn 500 triệu dân ở các nước.",
        "Năng suất lúa trên địa bàn từ 17-18 tấn.",
        "Chi phí cho trường học ấy là 72 tỷ đồng.",
    ],
)
def test_what_is_no_figure_of_a_place(text: str) -> None:
    assert not facts(text)


@pytest.mark.parametrize(
    ("text", "area"),
    [
        ("Số gà phải tiêm phòng của huyện Tiên Lãng hơn 40.000 con.", "huyện Tiên Lãng"),
        ("Huyện Tiên Lãng họp. Huyện này có số gà phải tiêm phòng là 40.000 con.", "huyện Tiên Lãng"),
        ("Số lợn phải tiêm phòng của cả nước là 1,2 triệu con.", "Việt Nam"),
        ("Cả nước hiện có 12.000 hợp tác xã.", "Việt Nam"),
        ("Năm 2023, cả nước đã xử lý 64.000 tấn rác thải nhựa.", "Việt Nam"),
        ("Huyện Tiên Lãng có đàn vịt lớn thứ hai cả nước (1,4 triệu con).", "huyện Tiên Lãng"),
        (
            '"Lượng gà phải tiêm phòng trên 8.000 con", Chủ tịch UBND huyện Tiên Lãng Lê Văn Mai thông tin.',
            "huyện Tiên Lãng",
        ),
        ("Huyện Tiên Lãng họp. Toàn huyện đã xuất 6.300 tấn lúa.", "huyện Tiên Lãng"),
    ],
)
def test_area(text: str, area: str) -> None:
    place = facts(text)[0].area
    assert (place.full if isinstance(place, Place) else place.name) == area


@pytest.mark.parametrize(
    "text",
    [
        "Huyện Tiên Lãng và huyện Thủy Nguyên có tổng đàn lợn phải tiêm phòng 12.000 con.",
        "Năm nay, SAMILO đã bán hơn 92.000 xe máy.",
    ],
)
def test_figures_of_several_units_and_of_firms_are_of_no_place(text: str) -> None:
    assert not facts(text)


def test_year_right_behind_the_measure() -> None:
    found = indicator.extract(read(f"{SCENE}Thu ngân sách 2023 vượt 4%.", published="2024-07-02"))
    assert [f.period for f in found] == ["2023"]


def test_words_that_only_hold_another_are_none_against_it() -> None:
    """ "Kinh phí" is no fee, "nhu cầu" no bridge, "điều kiện" no lawsuit."""
    text = "Với điều kiện hạ tầng ấy, tổng nhu cầu nước sạch của huyện là 64.000 m3/ngày."
    assert [f.value for f in indicator.extract(read(SCENE + text))] == ["64000"]
    assert said("Mỗi năm, kinh phí chăm sóc cây xanh của huyện là 84 tỷ đồng.")


def test_it_is_less_sure_than_the_readers_with_tables() -> None:
    assert confidence("indicator.broad") < confidence("indicator.measure") < confidence("indicator.count")


def test_heads_leave_other_words() -> None:
    head = table("figures")["head"]
    assert load().head.search(head["example"])
    assert not load().head.search(head["counterexample"])
    assert not load().head.search("tổng công ty đã chi nhánh hóa, thu hồi đất, bão số 12")
