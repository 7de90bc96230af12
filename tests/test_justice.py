"""Who is accused, sentenced or disciplined, and who only stands beside such words."""

from __future__ import annotations

import pytest

from kg.extract import personnel, role
from tests.pages import read

SCENE = "Huyện Tuy Phước, tỉnh Bình Định xử lý cán bộ\n"


def told(text: str, event: str) -> list[str]:
    return [f.person for f in personnel.extract(read(SCENE + text)) if f.event == event]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (
            "Bảy bị can gồm ông Vũ Văn Sông (Trưởng phòng Nội vụ huyện), bà Trần Thị Mây bị cáo buộc nhận quà.",
            ["Vũ Văn Sông", "Trần Thị Mây"],
        ),
        (
            "Công an đề nghị truy tố 2 bị can liên quan là: Vũ Văn Sông (con trai ông Vũ Văn Núi, Chủ tịch UBND xã "
            "Phước An); Trần Thị Mây, ông Lê Văn Bến cho biết.",
            ["Vũ Văn Sông", "Trần Thị Mây"],
        ),
        (
            "Các bị can (từ trái sang): Vũ Văn Sông, Trần Thị Mây, Lê Văn Bến.",
            ["Vũ Văn Sông", "Trần Thị Mây", "Lê Văn Bến"],
        ),
        ("Các bị can Vũ Văn Sông (trái) và Trần Thị Mây tại tòa.", ["Vũ Văn Sông", "Trần Thị Mây"]),
        (
            "Vũ Văn Sông (nguyên Chủ tịch UBND xã) 30 tháng tù; Lê Văn Bến và Trần Thị Mây, mỗi bị cáo 20 tháng tù.",
            ["Vũ Văn Sông", "Lê Văn Bến", "Trần Thị Mây"],
        ),
        ("Theo luật sư Vũ Văn Sông, 12 năm tù là quá nặng.", []),
        ("Ông Vũ Văn Sông nói các bị can là cán bộ xã. Ông Lê Văn Bến bị cáo buộc nóng tính.", []),
    ],
)
def test_lists_of_accused_and_sentenced(text: str, people: list[str]) -> None:
    assert sorted(told(text, "prosecuted")) == sorted(people)


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Vợ ông Vũ Văn Sông, bà Trần Thị Mây, bị bắt tạm giam.", ["Trần Thị Mây"]),
        ("Con trai ông Vũ Văn Sông bị bắt vì đua xe.", []),
        ("Bà Trần Thị Mây là con gái ông Vũ Văn Sông, người đã bị khởi tố.", ["Vũ Văn Sông"]),
        ("Công an khởi tố con gái Trần Thị Mây của chủ quán.", ["Trần Thị Mây"]),
        ("Vợ chồng ông Vũ Văn Sông bị bắt tạm giam.", ["Vũ Văn Sông"]),
        ("Ông Vũ Văn Sông bị bắt gặp chơi bài trong giờ làm việc.", []),
    ],
)
def test_the_family_is_not_the_person(text: str, people: list[str]) -> None:
    assert told(text, "prosecuted") == people


@pytest.mark.parametrize(
    "text",
    [
        "Bà Trần Thị Mây, nguyên Chủ tịch UBND huyện Yên Định, bị kỷ luật với hình thức cảnh cáo.",
        "Bà Trần Thị Mây nhận hình thức kỷ luật khiển trách.",
        "Đối với bà Trần Thị Mây, Trưởng phòng Nội vụ huyện, Huyện ủy áp dụng hình thức kỷ luật cảnh cáo.",
        "Đối với vi phạm của bà Trần Thị Mây, Huyện ủy đã thi hành kỷ luật bằng hình thức cảnh cáo.",
    ],
)
def test_ways_to_tell_of_a_penalty(text: str) -> None:
    assert told(text, "disciplined") == ["Trần Thị Mây"]


@pytest.mark.parametrize(
    "text",
    [
        "Ủy ban Kiểm tra đề nghị thi hành kỷ luật bà Trần Thị Mây bằng hình thức cảnh cáo.",
        "Bà Trần Thị Mây tự nhận hình thức kỷ luật cảnh cáo.",
        "Đối với bà Trần Thị Mây, ông Vũ Văn Sông đề nghị cảnh cáo.",
    ],
)
def test_a_penalty_asked_for_is_none(text: str) -> None:
    assert told(text, "disciplined") == []


@pytest.mark.parametrize("words", ["hai ông", "hai ông này", "cả hai người này"])
def test_a_number_means_the_people_named_side_by_side(words: str) -> None:
    text = (
        "Ông Vũ Văn Sông, Chủ tịch UBND huyện, và ông Lê Văn Bến có sai phạm, theo ông Trần Văn Cát. "
        f"Tỉnh ủy kỷ luật cảnh cáo đối với {words}."
    )
    assert told(text, "disciplined") == ["Vũ Văn Sông", "Lê Văn Bến"]


@pytest.mark.parametrize("words", ["hai bà", "ba ông", "hai ông chủ"])
def test_a_number_that_fits_nobody_means_nobody(words: str) -> None:
    text = f"Ông Vũ Văn Sông và ông Lê Văn Bến có mặt. Tỉnh ủy kỷ luật cảnh cáo đối với {words} kia."
    assert told(text, "disciplined") == []


def test_a_seat_stripped_afterwards_was_left_before() -> None:
    text = "Tỉnh ủy xóa tư cách nguyên Chủ tịch UBND huyện Tuy Phước đối với ông Vũ Văn Sông."
    assert told(text, "removed") == ["Vũ Văn Sông"]
    assert [(f.role, f.status) for f in role.extract(read(SCENE + text))] == [("Chủ tịch", "former")]


def test_all_posts_are_not_the_one_named_after() -> None:
    text = "Tỉnh ủy cách hết mọi chức vụ trong Đảng đối với ông Vũ Văn Sông, Chủ tịch UBND huyện Tuy Phước."
    events = personnel.extract(read(SCENE + text))
    assert [(f.person, f.event, f.role) for f in events] == [("Vũ Văn Sông", "removed", None)]
