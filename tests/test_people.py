"""People and the offices the text gives them."""

from __future__ import annotations

import pytest

from kg.extract import person, role
from tests.pages import read

SCENE = "Quận Ngô Quyền, thành phố Hải Phòng: hội nghị quý I\n"


def offices(text: str, scene: str = SCENE) -> list[tuple[str, str, str, str]]:
    facts = role.extract(read(scene + text))
    return [(f.person, f.role, f.body.name if f.body else "", f.status) for f in facts]


def names(text: str, scene: str = SCENE) -> list[str]:
    return [f.name for f in person.extract(read(scene + text))]


def test_chain_after_the_name() -> None:
    assert offices("Đồng chí Trần Thị Mây, Ủy viên Ban Thường vụ Thành ủy, Bí thư Quận ủy chủ trì hội nghị.") == [
        ("Trần Thị Mây", "Ủy viên", "Ban Thường vụ Thành ủy Hải Phòng", "current"),
        ("Trần Thị Mây", "Bí thư", "Quận ủy Ngô Quyền", "current"),
    ]


@pytest.mark.parametrize("dash", [" - ", " – ", "-"])
def test_dash_before_the_office(dash: str) -> None:
    assert offices(f"Đồng chí Cáp Văn Núi{dash}TUV, Chủ tịch HĐND quận dự.") == [
        ("Cáp Văn Núi", "Ủy viên", "Thành ủy Hải Phòng", "current"),
        ("Cáp Văn Núi", "Chủ tịch", "Hội đồng nhân dân quận Ngô Quyền", "current"),
    ]


def test_role_body_name_without_punctuation() -> None:
    assert offices("Phó Chủ tịch Thường trực UBND thành phố Lê Văn Suối tới dự.") == [
        ("Lê Văn Suối", "Phó Chủ tịch Thường trực", "Ủy ban nhân dân thành phố Hải Phòng", "current")
    ]


def test_only_the_places_table_finds_the_border() -> None:
    assert offices("Chủ tịch UBND quận Liên Chiểu, Đà Nẵng Đàm Văn Sóng cho biết.", "Đà Nẵng\n") == [
        ("Đàm Văn Sóng", "Chủ tịch", "Ủy ban nhân dân quận Liên Chiểu", "current")
    ]


def test_list_with_semicolons_and_a_shared_head() -> None:
    text = (
        "Dự hội nghị có các đồng chí Ủy viên Ban Thường vụ Thành ủy: Đào Văn Gió, Trưởng Ban Tổ chức Thành ủy; "
        "Lê Văn Mưa, Trưởng Ban Quản lý Khu kinh tế Hải Phòng."
    )
    assert offices(text) == [
        ("Đào Văn Gió", "Trưởng Ban", "Ban Tổ chức Thành ủy Hải Phòng", "current"),
        ("Đào Văn Gió", "Ủy viên", "Ban Thường vụ Thành ủy Hải Phòng", "current"),
        ("Lê Văn Mưa", "Trưởng Ban", "Ban Quản lý Khu kinh tế Hải Phòng", "current"),
        ("Lê Văn Mưa", "Ủy viên", "Ban Thường vụ Thành ủy Hải Phòng", "current"),
    ]


def test_former_now_and_acting() -> None:
    text = "Ông Vũ Văn Đá - nguyên Trưởng phòng Nội vụ quận, hiện là quyền Chủ tịch UBND quận."
    assert offices(text) == [
        ("Vũ Văn Đá", "Trưởng phòng", "Phòng Nội vụ quận Ngô Quyền", "former"),
        ("Vũ Văn Đá", "Quyền Chủ tịch", "Ủy ban nhân dân quận Ngô Quyền", "current"),
    ]


def test_press_style() -> None:
    scene = "TP.HCM họp bàn\n"
    assert offices("Ông Trần Văn Cát, chủ tịch quận 1, và Bí thư Đà Nẵng Lê Văn Bến cùng dự.", scene) == [
        ("Trần Văn Cát", "Chủ tịch", "Ủy ban nhân dân quận 1", "current"),
        ("Lê Văn Bến", "Bí thư", "Thành ủy Đà Nẵng", "current"),
    ]


def test_office_of_the_next_name_is_not_the_last_ones() -> None:
    text = "Chủ tịch UBND quận Trần Văn Cát, Phó Chủ tịch UBND quận Lê Văn Bến cùng dự."
    assert [(p, r) for p, r, _, _ in offices(text)] == [("Trần Văn Cát", "Chủ tịch"), ("Lê Văn Bến", "Phó Chủ tịch")]


def test_neighbours_in_a_chain_share_their_unit() -> None:
    text = "Ông Bùi Văn Đồi, Bí thư Tỉnh ủy, Chủ tịch HĐND tỉnh Bạc Liêu nói."
    assert [b for _, _, b, _ in offices(text)] == ["Tỉnh ủy Bạc Liêu", "Hội đồng nhân dân tỉnh Bạc Liêu"]


@pytest.mark.parametrize(
    "text",
    [
        "Xe đi trên đường Lê Lai rồi rẽ vào phố Trần Phú.",
        "Trường THCS Tô Hiệu khai giảng.",
        "Học tập tư tưởng Hồ Chí Minh.",
        "Lễ hội trên địa bàn quận Lê Chân.",
        "Toàn cảnh. Ảnh: Trần Văn Chụp",
    ],
)
def test_streets_schools_thoughts_and_photographers_are_no_people(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize("text", ["Ông Lý Văn X. Sau đó, ông X. nghỉ.", "Bà Lý Thị Th. (kế toán)", "Gặp ông Lý Văn X"])
def test_who_is_hidden_behind_an_initial_is_nobody_else(text: str) -> None:
    assert names(text) == []


def test_short_forms_are_the_same_person() -> None:
    reading = read(SCENE + "Bà Nguyễn Thị Hoa, Bí thư Quận ủy, dự. Bà Hoa phát biểu. Bí thư Quận ủy nhấn mạnh.")
    assert [(p.name, p.full) for p in reading.people] == [
        ("Nguyễn Thị Hoa", True),
        ("Nguyễn Thị Hoa", False),
        ("Nguyễn Thị Hoa", False),
    ]


@pytest.mark.parametrize("name", ["Cáp Trọng Núi", "Chử Thị Nước", "Mạch Văn Lửa", "Lường Thị Đất", "Trần Mây"])
def test_rare_family_names_and_short_ones(name: str) -> None:
    assert names(f"Đồng chí {name}, Chủ tịch UBND quận phát biểu.") == [name]


def test_old_tone_placement_is_the_same_name() -> None:
    assert names("Ông Hoà Văn Thuỷ và bà Trần Thị Thuý dự. Bà Trần Thị Thúy nói.") == ["Hòa Văn Thủy", "Trần Thị Thúy"]


def spells(text: str) -> list[tuple[str, str | None, str | None, str]]:
    return [(f.role, f.start, f.end, f.status) for f in role.extract(read(SCENE + text))]


@pytest.mark.parametrize(
    ("text", "start", "end", "status"),
    [
        (
            "Từ tháng 3/2011 đến tháng 7/2014, ông Trần Văn Cát giữ chức Chủ tịch UBND quận.",
            "2011-03",
            "2014-07",
            "former",
        ),
        ("Từ năm 2011 đến nay, ông Trần Văn Cát là Chủ tịch UBND quận.", "2011", None, "current"),
        ("Ông Trần Văn Cát, Chủ tịch UBND quận giai đoạn 2006-2011 cũng dự.", "2006", "2011", "former"),
        ("Ông Trần Văn Cát (Chủ tịch UBND quận từ 3-2017) vắng mặt.", "2017-03", None, "current"),
        ("Ông Trần Văn Cát đảm nhiệm Chủ tịch UBND quận từ 2.7.2015.", "2015-07-02", None, "current"),
    ],
)
def test_from_when_to_when(text: str, start: str | None, end: str | None, status: str) -> None:
    assert spells(text) == [("Chủ tịch", start, end, status)]


def test_the_quote_proves_the_years_too() -> None:
    fact = role.extract(read(SCENE + "Từ năm 2011 đến năm 2014, ông Trần Văn Cát giữ chức Chủ tịch UBND quận."))[0]
    assert fact.evidence.quote.startswith("Từ năm 2011 đến năm 2014")


def test_a_term_of_the_council_is_no_time_in_office() -> None:
    assert spells("Ông Trần Văn Cát là đại biểu Quốc hội khóa XV (2021-2026).") == [("Đại biểu", None, None, "current")]


def test_a_spell_does_not_reach_what_came_after_it() -> None:
    text = "Từ 1997 đến 2003, ông Trần Văn Cát là Giám đốc Sở Nội vụ, sau đó làm Chủ tịch UBND quận."
    assert spells(text)[0] == ("Giám đốc", "1997", "2003", "former")
    assert all(start is None for role_, start, _, _ in spells(text) if role_ == "Chủ tịch")


def test_who_an_office_is_said_to_be() -> None:
    assert offices("Chủ tịch UBND quận khi ấy là ông Trần Văn Cát.") == [
        ("Trần Văn Cát", "Chủ tịch", "Ủy ban nhân dân quận Ngô Quyền", "former")
    ]


def test_a_unit_without_its_name_is_not_the_province() -> None:
    """The page names no thị xã: whose chairman he was is not known, so nothing is said."""
    assert offices("Ông Trần Văn Cát từng là Chủ tịch UBND thị xã.") == []


def test_a_commune_named_alone() -> None:
    text = "Chẳng hạn ở Hùng Thắng, đồng chí Trần Văn Cát, Chủ tịch HĐND xã chủ trì hội nghị."
    assert offices(text, "Huyện Tiên Lãng, thành phố Hải Phòng\n") == [
        ("Trần Văn Cát", "Chủ tịch", "Hội đồng nhân dân xã Hùng Thắng", "current")
    ]


def test_an_office_to_come_is_not_held() -> None:
    assert offices("Ông Trần Văn Cát cho biết thành phố sẽ điều động cán bộ về giữ chức Bí thư Quận ủy Lê Chân.") == []


def test_an_office_of_a_body_that_cannot_be_read_is_not_the_places() -> None:
    assert offices("Ông Trần Văn Cát, chủ tịch Hội đồng đã nhận đơn của UBND quận Lê Chân.") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("chủ tịch HoReA cho biết", ("Chủ tịch", "HoReA")),
        ("giám đốc VNPT Hải Phòng, cho biết", ("Giám đốc", "VNPT Hải Phòng")),
        ("Chủ tịch HĐQT Vinamit, cho biết", ("Chủ tịch", "Hội đồng quản trị Vinamit")),
        ("tổ trưởng tổ công tác liên ngành cho biết", ("Tổ trưởng", "Tổ Công tác liên ngành")),
        (
            "giám đốc Trung tâm Nước sạch và vệ sinh môi trường nông thôn, cho biết",
            ("Giám đốc", "Trung tâm Nước sạch và vệ sinh môi trường nông thôn"),
        ),
        (
            "trưởng phòng khảo thí và quản lý chất lượng Sở GD-ĐT Hải Phòng, nói",
            (
                "Trưởng phòng",
                "Phòng Khảo thí và quản lý chất lượng Sở Giáo dục và Đào tạo thành phố Hải Phòng",
            ),
        ),
        ("trưởng ban đổi mới quản lý doanh nghiệp, nói", ("Trưởng Ban", "Ban Đổi mới quản lý doanh nghiệp")),
        ("giám đốc Công ty TNHH Hoa Phượng vi phạm", ("Giám đốc", "Công ty TNHH Hoa Phượng")),
        (
            "chủ tịch Liên hiệp Các tổ chức hữu nghị cho biết",
            ("Chủ tịch", "Liên hiệp Các tổ chức hữu nghị"),
        ),
        (
            "Chủ tịch Hội Làm vườn và trang trại thành phố Hải Phòng, nói",
            ("Chủ tịch", "Hội Làm vườn và trang trại thành phố Hải Phòng"),
        ),
        ("Chủ tịch Hội Làm vườn thăm và tặng quà, nói", ("Chủ tịch", "Hội Làm vườn")),
        ("chủ tịch HĐQT Tập đoàn địa ốc Sao Mai, nói", ("Chủ tịch", "Hội đồng quản trị Tập đoàn địa ốc Sao Mai")),
        (
            "Chi cục trưởng Kiểm lâm thành phố Hải Phòng, nói",
            ("Chi cục trưởng", "Chi cục Kiểm lâm thành phố Hải Phòng"),
        ),
        ("Hiệu trưởng THPT Bến Láng, nói", ("Hiệu trưởng", "Trường Trung học phổ thông Bến Láng")),
        ("Trưởng phòng CSGT Hải Phòng, nói", ("Trưởng phòng", "Phòng Cảnh sát giao thông Công an thành phố Hải Phòng")),
        ("Giám đốc CATP Hải Phòng, nói", ("Giám đốc", "Công an thành phố Hải Phòng")),
        (
            "phó giám đốc chi nhánh Văn phòng Đăng ký đất đai quận Lê Chân, nói",
            ("Phó Giám đốc", "Chi nhánh Văn phòng Đăng ký đất đai quận Lê Chân"),
        ),
        ("Chủ nhiệm Ủy ban Pháp luật, nói", ("Chủ nhiệm", "Ủy ban Pháp luật của Quốc hội")),
    ],
)
def test_names_of_bodies_are_read_to_the_sign_that_ends_them(text: str, expected: tuple[str, str]) -> None:
    assert offices(f"Ông Trần Văn Cát, {text}.") == [("Trần Văn Cát", *expected, "current")]


def test_a_bare_so_is_the_one_named_before() -> None:
    text = "Sở Xây dựng Hải Phòng báo cáo. Ông Trần Văn Cát, nguyên Giám đốc Sở (từ 2012 đến 2016), Bí thư Đảng ủy Sở."
    assert {(role, body) for _, role, body, _ in offices(text)} == {
        ("Giám đốc", "Sở Xây dựng thành phố Hải Phòng"),
        ("Bí thư", "Đảng ủy Sở Xây dựng thành phố Hải Phòng"),
    }


def test_a_bare_seat_is_in_the_committee_of_the_secretarys_post_with_it() -> None:
    text = (
        "Ban Thường vụ Thành ủy quyết định để ông Trần Văn Cát, Thành ủy viên, Bí thư Đảng ủy xã Hùng Thắng thôi "
        "tham gia BCH, BTV, thôi giữ chức Bí thư Đảng ủy xã."
    )
    held = {(role, body) for _, role, body, status in offices(text) if status == "outgoing"}
    assert held == {
        ("Bí thư", "Đảng ủy xã Hùng Thắng"),
        ("Ủy viên", "Ban Chấp hành Đảng bộ xã Hùng Thắng"),
        ("Ủy viên", "Ban Thường vụ Đảng ủy xã Hùng Thắng"),
    }


def test_an_office_without_its_body_is_that_of_the_same_man_on_the_page() -> None:
    text = (
        "Đồng chí Trần Văn Cát, Phó Chủ tịch HĐND thành phố chủ trì. UBND quận Lê Chân báo cáo.\n"
        "Phó Chủ tịch Trần Văn Cát kết luận."
    )
    assert offices(text) == [("Trần Văn Cát", "Phó Chủ tịch", "Hội đồng nhân dân thành phố Hải Phòng", "current")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Cố Bí thư Thành ủy Trần Văn Cát", {("Bí thư", "former")}),
        (
            "Ông Trần Văn Cát, Phó Chủ tịch HĐND quận, nguyên Bí thư Đảng ủy, Chủ tịch UBND phường Cầu Tre",
            {("Phó Chủ tịch", "current"), ("Bí thư", "former"), ("Chủ tịch", "former")},
        ),
        ("Dưới thời ông Trần Văn Cát làm Bí thư Quận ủy", {("Bí thư", "former")}),
        ("Thời điểm đó ông Trần Văn Cát là Bí thư Quận ủy", {("Bí thư", "former")}),
        ("Ông Trần Văn Cát, lúc bấy giờ làm Bí thư Quận ủy, đồng ý", {("Bí thư", "former")}),
        ("Ông Trần Văn Cát đã nghỉ. Trước đó, ông là Bí thư Quận ủy", {("Bí thư", "former")}),
        ("HĐND quận bầu bà Trần Thị Mây, ông Trần Văn Cát làm Phó Chủ tịch UBND quận", {("Phó Chủ tịch", "incoming")}),
        ("Ông Trần Văn Cát sinh năm 1971, quê Hải Phòng, là Bí thư Quận ủy", {("Bí thư", "current")}),
        (
            "Năm 2012, ông Trần Văn Cát được bầu làm Bí thư Quận ủy. Năm 2015, ông Cát được bầu làm Chủ tịch UBND quận",
            {("Bí thư", "former"), ("Chủ tịch", "incoming")},
        ),
    ],
)
def test_what_was_held_before(text: str, expected: set[tuple[str, str]]) -> None:
    assert {(role, status) for _, role, _, status in offices(f"{text}.")} == expected


def test_two_people_of_one_name_on_a_page() -> None:
    text = (
        "Ông Nguyễn Văn Tuấn, Bí thư Quận ủy trúng cử Chủ tịch HĐND quận. HĐND quận bầu Phó Chủ tịch UBND là ông: "
        "Nguyễn Văn Tuấn (trùng cả họ tên với đồng chí Bí thư Quận ủy)."
    )
    held = {(person, role) for person, role, *_ in offices(text)}
    assert ("Nguyễn Văn Tuấn (2)", "Phó Chủ tịch") in held
    assert ("Nguyễn Văn Tuấn", "Bí thư") in held
    assert ("Nguyễn Văn Tuấn", "Phó Chủ tịch") not in held
    assert names("Ông Nguyễn Văn Tuấn (trùng lịch công tác), Bí thư Quận ủy.") == ["Nguyễn Văn Tuấn"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Đoàn kiểm tra của Thành ủy Hải Phòng do ông Trần Văn Cát, Chủ tịch UBND quận Lê Chân, làm trưởng đoàn.",
            ("Trưởng đoàn", "Đoàn kiểm tra của Thành ủy Hải Phòng"),
        ),
        ("Công ty Cổ phần Hoa Phượng do ông Trần Văn Cát làm giám đốc.", ("Giám đốc", "Công ty Cổ phần Hoa Phượng")),
        ("Tổ công tác liên ngành do ông Trần Văn Cát làm tổ trưởng.", ("Tổ trưởng", "Tổ công tác liên ngành")),
    ],
)
def test_who_leads_a_team_or_a_firm(text: str, expected: tuple[str, str]) -> None:
    assert ("Trần Văn Cát", *expected, "current") in offices(text)


def test_a_life_so_far_that_begins_with_a_chair() -> None:
    told = offices(
        "Ông Trần Văn Cát là thạc sĩ Triết học. Ông công tác tại Hải Phòng, trải qua các cương vị Chủ tịch Hội Nông dân"
        " thành phố Hải Phòng, Bí thư Thành đoàn Hải Phòng và Bí thư Quận ủy Lê Chân."
    )
    assert [(role, body) for _, role, body, _ in told] == [
        ("Chủ tịch", "Hội Nông dân thành phố Hải Phòng"),
        ("Bí thư", "Thành đoàn Hải Phòng"),
        ("Bí thư", "Quận ủy Lê Chân"),
    ]


def test_what_he_was_before_he_came_to_be_another() -> None:
    told = offices("Trước khi làm Chủ tịch UBND quận Lê Chân, ông Trần Văn Cát là Bí thư Quận đoàn Lê Chân.")
    assert ("Trần Văn Cát", "Bí thư", "Quận đoàn Lê Chân", "former") in told


def test_a_place_in_a_bracket_between_the_office_and_the_name() -> None:
    assert offices("Chủ tịch UBND phường Cầu Đất (quận Ngô Quyền, Hải Phòng) - ông Trần Văn Cát - xác nhận.") == [
        ("Trần Văn Cát", "Chủ tịch", "Ủy ban nhân dân phường Cầu Đất", "current")
    ]


def test_an_office_of_two_who_follow() -> None:
    assert offices("Hai Phó Chủ tịch UBND quận Lê Chân Trần Văn Cát, Lê Văn Bến cùng dự.") == [
        ("Trần Văn Cát", "Phó Chủ tịch", "Ủy ban nhân dân quận Lê Chân", "current"),
        ("Lê Văn Bến", "Phó Chủ tịch", "Ủy ban nhân dân quận Lê Chân", "current"),
    ]


@pytest.mark.parametrize(
    ("text", "office", "body"),
    [
        (
            "Ông Trần Văn Cát, Phó Giám đốc Trung tâm Hành chính công và xúc tiến đầu tư thành phố Hải Phòng, nói.",
            "Phó Giám đốc",
            "Trung tâm Hành chính công và xúc tiến đầu tư thành phố Hải Phòng",
        ),
        (
            "Ông Trần Văn Cát, Chủ tịch Hiệp hội Đại học, cao đẳng Việt Nam, nói.",
            "Chủ tịch",
            "Hiệp hội Đại học, cao đẳng Việt Nam",
        ),
        (
            "Ông Trần Văn Cát, Phó Trưởng Ban Chỉ đạo quốc gia về xây dựng các đơn vị hành chính đặc biệt, nói.",
            "Phó Trưởng Ban",
            "Ban Chỉ đạo quốc gia về xây dựng các đơn vị hành chính đặc biệt",
        ),
        (
            "Ông Trần Văn Cát, Giám đốc Công ty TNHH hai thành viên Mây Vàng 68, nói.",
            "Giám đốc",
            "Công ty TNHH hai thành viên Mây Vàng 68",
        ),
        (
            "Ông Trần Văn Cát, Phó Giám đốc Công ty Quản lý và Phát triển các chợ thành phố Hải Phòng, nói.",
            "Phó Giám đốc",
            "Công ty Quản lý và Phát triển các chợ thành phố Hải Phòng",
        ),
        (
            "Ông Trần Văn Cát, Chủ nhiệm Ủy ban Kinh tế và Ngân sách của Quốc hội, nói.",
            "Chủ nhiệm",
            "Ủy ban Kinh tế và Ngân sách của Quốc hội",
        ),
        ("Ông Trần Văn Cát - Tư lệnh CSCĐ - nói.", "Tư lệnh", "Bộ Tư lệnh Cảnh sát cơ động"),
        (
            "Chủ tịch Ủy ban MTTQ Việt Nam Trần Văn Cát nói.",
            "Chủ tịch",
            "Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam",
        ),
        (
            "Phó Chủ tịch phụ trách khối giao thông - đô thị của UBND thành phố Hải Phòng Trần Văn Cát nói.",
            "Phó Chủ tịch",
            "Ủy ban nhân dân thành phố Hải Phòng",
        ),
        ("Phía quận Lê Chân, Phó Chủ tịch Trần Văn Cát nói.", "Phó Chủ tịch", "Ủy ban nhân dân quận Lê Chân"),
    ],
)
def test_a_body_by_its_whole_name(text: str, office: str, body: str) -> None:
    assert offices(text) == [("Trần Văn Cát", office, body, "current")]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Ông Trần Văn Cát và ông Lê Văn Bến đều là nguyên Phó Chủ tịch UBND quận Lê Chân.", "former"),
        ("Ông Trần Văn Cát, Lê Văn Bến, cùng là Phó Chủ tịch UBND quận Lê Chân, nói.", "current"),
        ("Hai Phó Chủ tịch còn lại của UBND quận Lê Chân là ông Trần Văn Cát và ông Lê Văn Bến.", "current"),
        ("Phó Chủ tịch UBND quận Lê Chân Trần Văn Cát và Lê Văn Bến cùng đi.", "current"),
    ],
)
def test_two_who_hold_alike(text: str, status: str) -> None:
    body = "Ủy ban nhân dân quận Lê Chân"
    assert sorted(offices(text)) == [
        ("Lê Văn Bến", "Phó Chủ tịch", body, status),
        ("Trần Văn Cát", "Phó Chủ tịch", body, status),
    ]


def test_an_office_is_not_that_of_who_opens_the_next_sentence() -> None:
    told = offices("Bà Vũ Thị Sông, Phó Trưởng Ban Pháp chế HĐND TP. Ông Lê Văn Bến cũng dự.")
    assert [person for person, *_ in told] == ["Vũ Thị Sông"]


def test_who_runs_some_firm_runs_no_office_of_the_place() -> None:
    assert offices("Công an quận mời ông Trần Văn Cát (giám đốc một công ty vàng) đến làm việc.") == []


def test_what_somebody_learned_stands_before_his_offices() -> None:
    text = (
        "Ông Trần Văn Cát năm nay 59 tuổi, là Thạc sĩ quản trị kinh doanh, Bí thư Quận ủy Lê Chân, đại biểu Quốc hội."
    )
    assert [(role, body) for _, role, body, _ in offices(text)] == [
        ("Bí thư", "Quận ủy Lê Chân"),
        ("Đại biểu", "Quốc hội"),
    ]


def test_the_secretary_and_chairman_of_one_unit() -> None:
    text = "Ông Trần Văn Cát - Thành ủy viên, nguyên Bí thư và Chủ tịch UBND quận Lê Chân - nói."
    assert ("Trần Văn Cát", "Bí thư", "Quận ủy Lê Chân", "former") in offices(text)


def test_a_party_body_of_the_firm_beside_it() -> None:
    text = (
        "Ông Trần Văn Cát, Bí thư Đảng ủy Công ty, Chủ tịch HĐQT Công ty Dệt Sông Cấm, dự họp. "
        "Ông Lê Văn Bến, Tổng giám đốc Công ty Dệt Sông Cấm, được chỉ định tham gia Ban Chấp hành Đảng bộ Công ty."
    )
    held = {(person, role, body) for person, role, body, _ in offices(text)}
    assert ("Trần Văn Cát", "Bí thư", "Đảng ủy Công ty Dệt Sông Cấm") in held
    assert ("Lê Văn Bến", "Ủy viên", "Ban Chấp hành Đảng bộ Công ty Dệt Sông Cấm") in held
    lonely = "Ông Trần Văn Cát, Bí thư Đảng ủy công ty, dự họp."
    assert not [body for _, _, body, _ in offices(lonely) if body]


@pytest.mark.parametrize(
    "text",
    [
        "Tháng 3/2006 đến tháng 8/2007, ông Trần Văn Cát là Quyền Bí thư Huyện ủy rồi Bí thư Huyện ủy An Lão.",
        "Năm 2014-2016, ông Trần Văn Cát giữ chức Bí thư Huyện ủy An Lão.",
        "Từ năm 1995 đến 2005, ông Trần Văn Cát giữ các chức vụ: Bí thư Huyện ủy An Lão; Bí thư Quận ủy.",
    ],
)
def test_an_office_within_a_time_that_has_ended_is_former(text: str) -> None:
    assert {status for _, role, _, status in offices(text) if role == "Bí thư"} == {"former"}


def test_bodies_and_provinces_of_old_are_no_people() -> None:
    text = (
        "Ông Trần Văn Cát, nguyên Chủ tịch UBND tỉnh Hà Tây, và Bí thư Đoàn Thanh niên phường Cầu Tre Lê Văn Bến dự. "
        "Bí thư Đoàn Thanh niên phường phát biểu."
    )
    assert names(text) == ["Trần Văn Cát", "Lê Văn Bến"]


def test_offices_in_the_order_of_the_people() -> None:
    text = "Các ông Trần Văn Cát - Lê Văn Bến lần lượt giữ chức Chủ tịch và Phó Chủ tịch HĐND quận Lê Chân."
    body = "Hội đồng nhân dân quận Lê Chân"
    assert set(offices(text)) == {
        ("Trần Văn Cát", "Chủ tịch", body, "current"),
        ("Lê Văn Bến", "Phó Chủ tịch", body, "current"),
    }
    uneven = "Các ông Trần Văn Cát, Lê Văn Bến, Vũ Văn Sông lần lượt là Chủ tịch, Phó Chủ tịch HĐND quận Lê Chân."
    assert offices(uneven) == []


def test_a_title_ends_the_name_of_a_body() -> None:
    text = "Bà Vũ Thị Sông, Giám đốc Trung tâm Văn hóa Lê Chân và NSƯT Đỗ Văn Tám biểu diễn."
    assert "Đỗ Văn Tám" not in {person for person, *_ in offices(text)}


def test_the_youth_union_of_a_commune() -> None:
    text = "Phường Cầu Tre họp\nDự có bà Vũ Thị Mai, Bí thư Đoàn phường; ông Lê Sáu, Phó Bí thư Đoàn Thanh niên phường."
    union = "Đoàn Thanh niên Cộng sản Hồ Chí Minh phường Cầu Tre"
    facts = role.extract(read(f"{text} UBND phường Cầu Tre cũng dự."))
    assert [(f.role, f.body.name if f.body else None) for f in facts] == [("Bí thư", union), ("Phó Bí thư", union)]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Quận mở rộng đường Lê Lai, Trần Khánh Dư.", []),
        ("Xe chạy từ đường Lê Lai đến Trần Khánh Dư - Ngô Gia Tự.", []),
        ("Nhà số 59B5 Nguyễn Thị Thuận bị cháy.", []),
        ("Chánh Thanh tra thành phố, Trương Văn Sông - Giám đốc Sở Nội vụ cùng dự.", ["Trương Văn Sông"]),
    ],
)
def test_streets_of_a_list_are_no_people(text: str, people: list[str]) -> None:
    assert names(text) == people


def test_a_deputy_in_charge() -> None:
    text = "Ông Vũ Văn Sông, Phó Trưởng phòng phụ trách Phòng Nội vụ quận Lê Chân, và ông Lê Văn Bến, "
    assert offices(text + "Phó Chủ tịch phụ trách UBND quận Hải An, cùng dự.") == [
        ("Vũ Văn Sông", "Phó Trưởng phòng phụ trách", "Phòng Nội vụ quận Lê Chân", "current"),
        ("Lê Văn Bến", "Phó Chủ tịch", "Ủy ban nhân dân quận Hải An", "current"),
    ]


def test_an_office_before_a_dash_is_of_the_name_after_it() -> None:
    text = "Tại buổi làm việc với Bí thư Thành ủy Vũ Văn Sông, Bí thư Quận ủy Hải An - Lê Văn Bến kiến nghị."
    assert offices(text) == [
        ("Vũ Văn Sông", "Bí thư", "Thành ủy Hải Phòng", "current"),
        ("Lê Văn Bến", "Bí thư", "Quận ủy Hải An", "current"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Năm 1996, ông Vũ Văn Sông làm Giám đốc Sở Nội vụ; năm 2001 làm Chủ tịch HĐND quận.",
        "Ông Vũ Văn Sông làm Giám đốc Sở Nội vụ từ năm 2014, trước khi làm Chủ tịch HĐND quận.",
        "Ông Vũ Văn Sông làm Giám đốc Sở Nội vụ rồi Chủ tịch HĐND quận.",
    ],
)
def test_only_the_last_of_several_posts_may_still_be_held(text: str) -> None:
    assert [(role, status) for _, role, _, status in offices(text)] == [("Giám đốc", "former"), ("Chủ tịch", "current")]


def test_what_was_held_before_is_told_behind() -> None:
    text = "Ông Vũ Văn Sông làm Chủ tịch HĐND quận từ tháng 8/2016, trước đó ông giữ chức Giám đốc Sở Nội vụ."
    assert ("Vũ Văn Sông", "Chủ tịch", "Hội đồng nhân dân quận Ngô Quyền", "current") in offices(text)


def test_a_bare_office_of_the_past_is_not_the_one_held_now() -> None:
    text = "Ông Vũ Văn Sông, Bí thư Quận ủy Hải An, nguyên Bí thư Đảng ủy, Giám đốc Sở Nội vụ, có mặt."
    assert ("Vũ Văn Sông", "Bí thư", "Quận ủy Hải An", "current") in offices(text)


def test_the_one_firm_of_a_page_is_the_company() -> None:
    text = "Bà Trần Thị Mây, kế toán trưởng Công ty TNHH Hoa Sao, và ông Vũ Văn Sông, giám đốc công ty, cùng dự."
    assert [(who, role, body) for who, role, body, _ in offices(text)] == [
        ("Trần Thị Mây", "Kế toán trưởng", "Công ty TNHH Hoa Sao"),
        ("Vũ Văn Sông", "Giám đốc", "Công ty TNHH Hoa Sao"),
    ]


def test_an_office_told_after_được() -> None:
    text = "Thông tin trên được Trưởng Ban Pháp chế HĐND thành phố, ông Vũ Văn Sông, đưa ra."
    assert offices(text) == [
        ("Vũ Văn Sông", "Trưởng Ban", "Ban Pháp chế Hội đồng nhân dân thành phố Hải Phòng", "current")
    ]


@pytest.mark.parametrize(
    ("text", "held"),
    [
        (
            "Bà Trần Thị Mây - vợ ông Vũ Văn Sông, Bí thư Quận ủy - làm Chủ tịch HĐND quận.",
            ("Trần Thị Mây", "Chủ tịch"),
        ),
        (
            "Bà Trần Thị Mây (vợ ông Vũ Văn Sông, lúc này đang giữ chức Chủ tịch HĐND quận).",
            ("Vũ Văn Sông", "Chủ tịch"),
        ),
    ],
)
def test_whose_family_somebody_is(text: str, held: tuple[str, str]) -> None:
    found = [(who, role) for who, role, _, _ in offices(text) if role == "Chủ tịch"]
    assert found == [held]


def test_who_calls_himself_an_official_is_none() -> None:
    assert offices("Ông Vũ Văn Sông tự xưng là Phó Giám đốc Sở Nội vụ.") == []


def test_a_division_ends_before_the_next_office() -> None:
    text = "Ông Vũ Văn Sông, Trưởng phòng Hành chính, giữ chức Phó Giám đốc Sở Nội vụ."
    assert [(role, body) for _, role, body, _ in offices(text)] == [
        ("Trưởng phòng", "Phòng Hành chính quận Ngô Quyền"),
        ("Phó Giám đốc", "Sở Nội vụ thành phố Hải Phòng"),
    ]


def test_years_in_brackets_go_on_to_the_next_post() -> None:
    text = "Ông Vũ Văn Sông từng giữ các chức vụ: Giám đốc Sở Nội vụ (2010-2015), Chủ tịch HĐND quận (2015-2020)."
    assert [(role, status) for _, role, _, status in offices(text)] == [("Giám đốc", "former"), ("Chủ tịch", "former")]


MANY = """Nhiều tỉnh có nhân sự mới
Sáng 25/9, Đại hội Đảng bộ tỉnh Nghệ An bầu Ban Chấp hành gồm 71 người.
Ông Trịnh Văn Sông tiếp tục giữ chức Bí thư Tỉnh ủy.
Cùng ngày, Đại hội Đảng bộ tỉnh Đắk Nông công bố 51 ủy viên.
Ông Lê Hữu Núi, nguyên Chủ tịch UBND tỉnh, được bầu giữ chức Bí thư Tỉnh ủy khóa mới.
Tại Ninh Thuận, ông Cáp Đức Mây tái đắc cử Bí thư Tỉnh ủy.
Đại hội đại biểu Đảng bộ tỉnh Hà Nam, ông Mai Tiến Cát, Bí thư Tỉnh ủy, dự.
"""


def test_bodies_of_a_page_on_many_provinces_are_of_the_one_it_turned_to() -> None:
    assert {(who, body) for who, label, body, _ in offices(MANY, "") if label == "Bí thư"} == {
        ("Trịnh Văn Sông", "Tỉnh ủy Nghệ An"),
        ("Lê Hữu Núi", "Tỉnh ủy Đắk Nông"),
        ("Cáp Đức Mây", "Tỉnh ủy Ninh Thuận"),
        ("Mai Tiến Cát", "Tỉnh ủy Hà Nam"),
    }


def test_the_unit_before_a_bracket_is_that_of_the_office_in_it() -> None:
    text = "Đã có Chủ tịch mới là quận Lê Chân (ông Trần Văn Cát, nguyên Phó Chủ tịch), quận Kiến An (bà Vũ Thị Mây)."
    assert offices(text) == [("Trần Văn Cát", "Phó Chủ tịch", "Ủy ban nhân dân quận Lê Chân", "former")]


@pytest.mark.parametrize(
    "text",
    [
        "Ông Trần Văn Cát có bố từng là Bí thư Quận ủy Ngô Quyền.",
        "Ông Trần Văn Cát còn có một người con trai đang là Bí thư Quận ủy Ngô Quyền.",
        "Ông Trần Văn Cát xác nhận, hàng loạt cán bộ là Ủy viên Ban Thường vụ Quận ủy Ngô Quyền.",
        "Ông Trần Văn Cát công bố quyết định bổ nhiệm cán bộ giữ chức Giám đốc Sở Y tế thành phố Hải Phòng.",
        "Ông Trần Văn Cát chưa làm Giám đốc Sở Y tế thành phố Hải Phòng.",
        "Bà Vũ Thị Mây, chồng ông Trần Văn Cát làm nông.",
        "Ông Trần Văn Cát cùng Bí thư các quận dự lễ.",
        "Cô giáo Vũ Thị Mây, chủ nhiệm lớp 5A Trường Tiểu học Đông Khê.",
    ],
)
def test_what_is_said_of_others_is_nobodys_office(text: str) -> None:
    assert offices(text) == []


def test_kin_hold_what_is_said_behind_the_apposition() -> None:
    company = "Giám đốc Công ty Cổ phần Hoa Sao"
    held = ("Giám đốc", "Công ty Cổ phần Hoa Sao", "current")
    assert offices(f"Ông Trần Văn Cát, chồng bà Vũ Thị Mây, là {company}.") == [("Trần Văn Cát", *held)]
    assert offices(f"Bà Vũ Thị Mây (vợ ông Trần Văn Cát, {company}) dự.") == [("Trần Văn Cát", *held)]
    text = "Ông Lê Văn Suối - em trai ông Trần Văn Cát, nguyên Bí thư Quận ủy, nay là Chủ tịch UBND quận Kiến An."
    assert ("Trần Văn Cát", "Chủ tịch", "Ủy ban nhân dân quận Kiến An", "current") in offices(text)


def test_offices_between_two_named_secretaries_are_the_second_ones() -> None:
    text = "Dự có Bí thư Quận ủy Trần Văn Cát, Phó Bí thư Quận ủy, Chủ tịch UBND quận Lê Văn Suối."
    assert {(who, label) for who, label, _, _ in offices(text)} == {
        ("Trần Văn Cát", "Bí thư"),
        ("Lê Văn Suối", "Phó Bí thư"),
        ("Lê Văn Suối", "Chủ tịch"),
    }


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Trên cương vị Chủ tịch quận, ông Trần Văn Cát đã ký. Phạt ông Trần Văn Cát, Chủ tịch UBND quận.", "current"),
        ("Ông Trần Văn Cát - Chủ tịch UBND quận (nay là Bí thư Quận ủy) ký.", "former"),
        ("Sai phạm xảy ra khi ông Trần Văn Cát còn làm Chủ tịch UBND quận.", "former"),
        ("Trong thời gian ông Trần Văn Cát là Chủ tịch UBND quận, quận thu hồi đất.", "former"),
        ("Ông Trần Văn Cát (khi giữ cương vị Chủ tịch UBND quận) có trách nhiệm.", "former"),
        ("Từ khi ông Trần Văn Cát làm Chủ tịch UBND quận, đường sạch hơn.", "current"),
    ],
)
def test_whether_a_chairman_is_one_still(text: str, status: str) -> None:
    assert ("Trần Văn Cát", "Chủ tịch", "Ủy ban nhân dân quận Ngô Quyền", status) in offices(text)


def test_years_before_the_news_are_past() -> None:
    text = (
        "Ông Trần Văn Cát được bầu làm Chủ tịch UBND quận.\nHĐND quận họp sáng nay.\nCử tri vui mừng.\n"
        "Năm 2007, ông Cát được điều động làm Giám đốc Sở Y tế Hải Phòng. "
        "Một năm sau, ông được bầu làm Bí thư Huyện ủy An Lão."
    )
    assert [(label, status) for _, label, _, status in offices(text)] == [
        ("Chủ tịch", "incoming"),
        ("Giám đốc", "former"),
        ("Bí thư", "former"),
    ]


def test_offices_without_a_body_are_guessed_from_bodies_they_can_be_of() -> None:
    text = "UBND quận họp. Chủ tịch Trần Văn Cát giao UBND phường Cầu Đất làm rõ."
    assert offices(text) == [("Trần Văn Cát", "Chủ tịch", "Ủy ban nhân dân quận Ngô Quyền", "current")]
    assert offices("Hội đồng này do ông Trần Văn Cát làm chủ tịch, UBND quận lập.") == []
    assert offices("Phòng Kinh tế quận làm rõ. Phó Giám đốc Trần Văn Cát vắng mặt.") == []


def test_a_surname_that_heads_bodies_is_a_surname() -> None:
    assert offices("UBND quận họp. Phó Chủ tịch Đoàn Ngọc Suối dự.") == [
        ("Đoàn Ngọc Suối", "Phó Chủ tịch", "Ủy ban nhân dân quận Ngô Quyền", "current")
    ]


@pytest.mark.parametrize("before", ["Năm 2016 ", "Ngày 16/5 ", "Gia đình "])
def test_an_honorific_makes_a_person_of_a_name(before: str) -> None:
    assert names(f"{before}ông Trần Văn Cát ở quận.") == ["Trần Văn Cát"]


def test_a_board_named_twice_is_one() -> None:
    assert offices("Ông Trần Văn Cát, Trưởng ban BQL dự án quận Kiến An, dự.") == [
        ("Trần Văn Cát", "Trưởng Ban", "Ban Quản lý dự án quận Kiến An", "current")
    ]


def test_what_somebody_asks_in_quotes_makes_him_hold_nothing() -> None:
    assert offices('Ông Trần Văn Cát hỏi: "Anh làm chủ tịch quận lâu chưa?"') == []


def test_a_committee_of_which_the_unit_is_not_told_is_the_holders_own() -> None:
    text = (
        "Phó chủ tịch UBND TP Hải Phòng Trần Văn Cát tiếp dân. Đại diện UBND quận Kiến An trả lời. "
        "Cuối buổi, Phó chủ tịch UBND Trần Văn Cát yêu cầu quận Kiến An rà soát."
    )
    assert {body for _, _, body, _ in offices(text)} == {"Ủy ban nhân dân thành phố Hải Phòng"}


def test_who_allows_what_a_firm_asks_for_does_not_chair_it() -> None:
    text = "Theo đề xuất của Công ty An Hòa, Phó chủ tịch Trần Văn Cát đã chấp thuận."
    assert "Công ty An Hòa" not in {body for _, _, body, _ in offices(text)}


def test_an_office_behind_a_bare_name_and_before_a_titled_one_is_the_second_ones() -> None:
    text = "Cử tri Trần Văn Cát góp ý. Trả lời cử tri Cát, Chủ tịch UBND quận Kiến An, ông Lê Văn Bến cho hay đã rõ."
    assert [(name, label) for name, label, _, _ in offices(text)] == [("Lê Văn Bến", "Chủ tịch")]


@pytest.mark.parametrize("posts", ["nhiều chức vụ quan trọng", "nhiều chức vụ ở địa phương và Trung ương"])
def test_offices_somebody_went_through_are_past(posts: str) -> None:
    told = "Phó Chánh Thanh tra tỉnh Nghệ An; Phó Bí thư Quận ủy Kiến An."
    text = f"Bà Lê Thị Suối từng trải qua {posts}: {told}"
    assert [(label, status) for _, label, _, status in offices(text)] == [
        ("Phó Chánh Thanh tra", "former"),
        ("Phó Bí thư", "former"),
    ]


@pytest.mark.parametrize(
    ("office", "body"),
    [
        ("Ủy viên Ban Chấp hành Hội Nông dân tỉnh Hà Nam", "Ban Chấp hành Hội Nông dân tỉnh Hà Nam"),
        ("Ủy viên BCH Tỉnh đoàn Hà Nam", "Ban Chấp hành Tỉnh đoàn Hà Nam"),
        ("Ủy viên BCH Tổng Liên đoàn Lao động Việt Nam", "Ban Chấp hành Tổng Liên đoàn Lao động Việt Nam"),
        ("Ủy viên Ban Chấp hành Hội Luật gia tỉnh Hà Nam", "Ban Chấp hành Hội luật gia tỉnh Hà Nam"),
        ("Ủy viên Đoàn Chủ tịch Hội LHPN Việt Nam", "Đoàn Chủ tịch Hội Liên hiệp Phụ nữ Việt Nam"),
        (
            "Ủy viên Ban Thường trực UBMTTQ tỉnh Hà Nam",
            "Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Hà Nam",
        ),
        ("Ủy viên Ban Chấp hành Đảng bộ tỉnh Hà Nam", "Ban Chấp hành Đảng bộ tỉnh Hà Nam"),
    ],
)
def test_the_committee_of_a_mass_organisation_is_none_of_the_partys(office: str, body: str) -> None:
    assert offices(f"Bà Trần Thị Mây, {office}, phát biểu.") == [("Trần Thị Mây", "Ủy viên", body, "current")]


def test_the_union_of_the_whole_country() -> None:
    assert offices("Bà Trần Thị Mây, Chủ tịch Hội Nông dân Việt Nam, cùng ông Lê Văn Suối, Chủ tịch Hội CCB quận.") == [
        ("Trần Thị Mây", "Chủ tịch", "Hội Nông dân Việt Nam", "current"),
        ("Lê Văn Suối", "Chủ tịch", "Hội Cựu chiến binh quận Ngô Quyền", "current"),
    ]


def test_a_minister_by_the_field_of_his_ministry() -> None:
    text = "Giám đốc Công an thành phố Hải Phòng đón ông Lê Văn Suối, Thứ trưởng Công an."
    assert ("Lê Văn Suối", "Thứ trưởng", "Bộ Công an", "current") in offices(text)


def test_a_misprinted_family_name_is_the_pages_own() -> None:
    assert names("Ông Lê Sỹ Suối nói. Ông Lễ Sỹ Suối, Phó Chủ tịch UBND quận, cho hay.") == ["Lê Sỹ Suối"]


def test_a_family_name_nobody_knows() -> None:
    assert names("Đến dự có Phó Chủ tịch HĐND quận Chúng Thị Suối.") == ["Chúng Thị Suối"]


def test_lakes_and_goddesses_are_no_people() -> None:
    assert names("Tượng Bà Chúa Xứ Núi Sam và khu vực Hồ Hoàn Kiếm.") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chủ tịch UBND tỉnh Hà Nam, Lê Văn Suối đã có văn bản.", ("Chủ tịch", "Ủy ban nhân dân tỉnh Hà Nam")),
        ("Bí thư Tỉnh ủy Hà Nam – Lê Văn Suối ra công văn.", ("Bí thư", "Tỉnh ủy Hà Nam")),
        (
            "Chánh văn phòng Ban Quản lý Đường sắt đô thị Hà Nội (MRB) Lê Văn Suối cho biết.",
            ("Chánh Văn phòng", "Văn phòng Ban Quản lý Đường sắt đô thị Hà Nội"),
        ),
        ("Con gái Chủ tịch UBND tỉnh An Giang, ông Lê Văn Suối.", ("Chủ tịch", "Ủy ban nhân dân tỉnh An Giang")),
        ("Trưởng ban Công tác đại biểu Lê Văn Suối báo cáo.", ("Trưởng Ban", "Ban công tác đại biểu")),
        ("Giám đốc Sở Xây dựng Vũ Quang Suối nói.", ("Giám đốc", "Sở Xây dựng thành phố Hải Phòng")),
        (
            "Bà Lê Thị Suối, Chánh tòa Hình sự TAND tỉnh Hà Nam, chủ tọa.",
            ("Chánh tòa", "Tòa hình sự Tòa án nhân dân tỉnh Hà Nam"),
        ),
        (
            "Phó Trưởng đoàn ĐBQH chuyên trách tỉnh Hà Nam Lê Văn Suối nói.",
            ("Phó Trưởng đoàn", "Đoàn đại biểu Quốc hội tỉnh Hà Nam"),
        ),
        (
            "Đại tá Lê Văn Suối, Giám đốc Cảnh sát PCCC tỉnh Hà Nam, nói.",
            ("Giám đốc", "Cảnh sát Phòng cháy và chữa cháy tỉnh Hà Nam"),
        ),
        ("Ông Lê Văn Suối, Cục phó Di sản văn hóa, ký.", ("Phó Cục trưởng", "Cục Di sản văn hóa")),
        ("Ông Lê Văn Suối (tức Ba) SN 1975, Giám đốc Sở Y tế Hà Nam.", ("Giám đốc", "Sở Y tế tỉnh Hà Nam")),
        ("Giám đốc Sở Y tế Hà Nam kế nhiệm là ông Lê Văn Suối.", ("Giám đốc", "Sở Y tế tỉnh Hà Nam")),
    ],
)
def test_whose_office_stands_a_little_apart(text: str, expected: tuple[str, str]) -> None:
    assert [held[1:3] for held in offices(text)] == [expected]


def test_names_that_go_on_after_the_comma_share_no_office_before_it() -> None:
    assert offices("Chủ tịch UBND quận, Lê Văn Suối, Trần Thị Mây và các đại biểu dự.") == []


@pytest.mark.parametrize(
    "text",
    [
        "UBND quận có 6 phó chủ tịch gồm các ông, bà: Lê Văn Suối; Trần Thị Mây.",
        "Hai phó chủ tịch UBND quận còn lại là ông Lê Văn Suối và bà Trần Thị Mây.",
        "Quận có ba phó chủ tịch UBND quận, gồm ông Lê Văn Suối, bà Trần Thị Mây.",
    ],
)
def test_an_office_of_all_on_the_list(text: str) -> None:
    body = "Ủy ban nhân dân quận Ngô Quyền"
    assert [held[:3] for held in offices(text)] == [
        ("Lê Văn Suối", "Phó Chủ tịch", body),
        ("Trần Thị Mây", "Phó Chủ tịch", body),
    ]


def test_one_on_the_list_may_hold_more() -> None:
    held = offices("UBND quận có hai phó chủ tịch gồm: ông Lê Văn Suối (Phó Chủ tịch Thường trực); bà Trần Thị Mây.")
    assert [role for _, role, _, _ in held] == ["Phó Chủ tịch Thường trực", "Phó Chủ tịch"]


def test_a_bare_noun_is_the_one_such_body_of_the_page() -> None:
    text = "Thanh tra Bệnh viện Mắt Hà Nam. Bà Lê Thị Suối, nguyên phó giám đốc bệnh viện, vắng mặt."
    assert offices(text) == [("Lê Thị Suối", "Phó Giám đốc", "Bệnh viện Mắt Hà Nam", "former")]
    two = "Thanh tra Bệnh viện Mắt Hà Nam, Bệnh viện Nhi Hà Nam. Bà Lê Thị Suối, phó giám đốc bệnh viện, vắng mặt."
    assert "Bệnh viện Mắt Hà Nam" not in [body for _, _, body, _ in offices(two)]


def test_the_chair_of_the_panel_in_session() -> None:
    text = "Ủy ban Kiểm tra Trung ương họp kỳ 20 do Chủ nhiệm Ủy ban Lê Văn Suối chủ trì."
    assert offices(text) == [("Lê Văn Suối", "Chủ nhiệm", "Ủy ban Kiểm tra Trung ương", "current")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ông Lê Văn Suối, Phó Văn phòng UBND quận, nói.", ("Phó Chánh Văn phòng", "quận Ngô Quyền")),
        ("Ông Lê Văn Suối, (Chủ tịch UBND quận) nói.", ("Chủ tịch", "quận Ngô Quyền")),
        ("Ông Lê Văn Suối – - Chủ tịch UBND quận (bìa phải) nói.", ("Chủ tịch", "quận Ngô Quyền")),
        ("Ông Lê Nhật Trường An - Phó Chủ tịch UBND quận - nói.", ("Phó Chủ tịch", "quận Ngô Quyền")),
        ("Ông Lê Văn Suối, với trách nhiệm Chủ tịch UBND quận, đã nhận lỗi.", ("Chủ tịch", "quận Ngô Quyền")),
        (
            "Ông Lê Văn Suối - trưởng ban quản lý rừng nguyên liệu giấy Lâm Hà - nói.",
            ("Trưởng Ban", "Rừng nguyên liệu giấy Lâm Hà"),
        ),
    ],
)
def test_signs_and_words_between_a_name_and_its_office(text: str, expected: tuple[str, str]) -> None:
    role_, body = expected
    [held] = offices(text)
    assert held[1] == role_
    assert held[2].endswith(body)


def test_one_office_told_more_and_less_fully() -> None:
    text = "Bà Lê Thị Suối, Trưởng Ban Quản lý An toàn thực phẩm thành phố Hải Phòng, nói. "
    text += "Bà Lê Thị Suối, Trưởng ban An toàn thực phẩm thành phố Hải Phòng, đáp."
    assert len(offices(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Vợ ông Lê Văn Suối là Chủ tịch HĐND quận.",
        "Con trai ông Lê Văn Suối từng là Chủ tịch HĐND quận.",
        "Theo bà Trần Thị Mây, con trai ông Lê Văn Suối là Chủ tịch HĐND quận.",
        "Ông Lê Văn Suối dùng tài khoản của vợ là Chủ tịch HĐND quận.",
        "Cha của ông Lê Văn Suối làm Chủ tịch HĐND quận.",
    ],
)
def test_what_ones_family_is_he_is_not(text: str) -> None:
    assert offices(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Ông Lê Văn Suối - tân Chủ tịch UBND quận thay thế ông Trần Văn Cát.",
        "UBND thành phố phê chuẩn ông Lê Văn Suối giữ chức Chủ tịch UBND quận thay ông Trần Văn Cát.",
    ],
)
def test_who_is_replaced_held_the_office(text: str) -> None:
    assert ("Trần Văn Cát", "Chủ tịch", "Ủy ban nhân dân quận Ngô Quyền", "former") in offices(text)


def test_who_stands_in_for_somebody_takes_no_office_from_him() -> None:
    text = "Ông Lê Văn Suối, Phó Chủ tịch UBND quận thay ông Trần Văn Cát chủ trì hội nghị."
    assert [held[0] for held in offices(text)] == ["Lê Văn Suối"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bí thư Đảng ủy, Cục trưởng cục Hồ sơ nghiệp vụ cảnh sát", "Đảng ủy Cục Hồ sơ nghiệp vụ cảnh sát"),
        ("Ủy viên Ban Thường vụ Đảng ủy, Phó Tư lệnh Quân khu 7", "Ban Thường vụ Đảng ủy Quân khu 7"),
        ("Phó Bí thư Đảng ủy, Tư lệnh Bộ Tư lệnh Quân khu 7", "Đảng ủy Quân khu 7"),
        (
            "Ủy viên Ban Thường vụ Đảng ủy, Phó Hiệu trưởng Trường Đại học Sông Xa",
            "Ban Thường vụ Đảng ủy Trường đại học",
        ),
        ("Phó Bí thư Đảng ủy, Chỉ huy trưởng Bộ Chỉ huy quân sự tỉnh Hà Giang", "Đảng ủy Quân sự tỉnh Hà Giang"),
        (
            "Bí thư Ban cán sự đảng, Chánh án Tòa án nhân dân tỉnh Hà Giang",
            "Ban cán sự đảng Tòa án nhân dân tỉnh Hà Giang",
        ),
    ],
)
def test_a_bare_party_committee_is_that_of_the_agency_of_the_office_beside_it(text: str, expected: str) -> None:
    found = offices(f"Ông Trần Văn Núi, {text}, cho biết.", "Bản tin\n")
    assert any(body.startswith(expected) for _, _, body, _ in found)


def test_a_standing_committee_of_nobody_known_is_no_body() -> None:
    assert offices("Ông Trần Văn Núi, Ủy viên Ban Thường vụ Đảng ủy, cho biết.", "Bản tin\n") == []


def test_a_member_who_is_secretary_too_sits_in_a_committee_above() -> None:
    text = "Ông Trần Văn Núi, nguyên Đảng ủy viên, Bí thư Đảng ủy, Hiệu trưởng Trường Đại học Sông Xa, cho biết."
    assert [role for _, role, _, _ in offices(text, "Bản tin\n")] == ["Bí thư", "Hiệu trưởng"]


def test_the_rank_of_who_heads_the_one_such_body_of_the_page() -> None:
    text = "Tổng cục Thủy sản vừa họp. Ông Lê Văn Mưa, Phó Tổng cục trưởng, chủ trì."
    assert offices(text, "Bản tin\n") == [("Lê Văn Mưa", "Phó Tổng cục trưởng", "Tổng cục Thủy sản", "current")]
    text = "Tổng cục Thủy sản họp với Tổng cục Lâm nghiệp. Ông Lê Văn Mưa, Phó Tổng cục trưởng, chủ trì."
    assert offices(text, "Bản tin\n") == []


def test_the_code_of_a_bureau_stands_for_it() -> None:
    text = "Cục Cảnh sát kinh tế (C 46) mở cuộc điều tra. Ông Lê Văn Mưa, Cục trưởng C46, cho biết."
    assert offices(text, "Bản tin\n") == [("Lê Văn Mưa", "Cục trưởng", "Cục Cảnh sát kinh tế", "current")]


@pytest.mark.parametrize(
    "spell", ["(giai đoạn từ tháng 3-2010 đến tháng 6-2015)", "(giai đoạn tháng 3/2010 đến 6/2015)"]
)
def test_the_years_in_brackets_behind_an_office_are_when_it_was_held(spell: str) -> None:
    text = f"Ông Trần Văn Núi, nguyên Giám đốc Sở Y tế tỉnh Hà Giang {spell}, bị kỷ luật."
    found = role.extract(read("Bản tin\n" + text))
    assert [(f.status, f.start, f.end) for f in found] == [("former", "2010-03", "2015-06")]


@pytest.mark.parametrize("name", ["H’Lan Mlô", "Nay H’Nam", "K’ Văn Bến", "Y Sông H'Đơk"])
def test_names_of_the_highlands_are_read_whole(name: str) -> None:
    assert names(f"Dự có bà {name}, Phó Chủ tịch UBND quận.") == [name]


def test_who_stands_in_for_a_chairman_is_none() -> None:
    text = "Thừa ủy quyền Chủ tịch UBND thành phố, Giám đốc Sở Y tế Lý Văn Bến trình bày."
    assert offices(text) == [("Lý Văn Bến", "Giám đốc", "Sở Y tế thành phố Hải Phòng", "current")]


def test_a_name_that_ends_like_a_unit_names_none() -> None:
    assert offices("Bà Lý Thị Thanh Bình - Bí thư Quận ủy - dự.") == [
        ("Lý Thị Thanh Bình", "Bí thư", "Quận ủy Ngô Quyền", "current")
    ]


def test_a_number_of_comrades_is_not_who_was_named_last() -> None:
    text = "Bầu bà Lý Thị Mây làm Phó Bí thư Quận ủy. Thường trực có 03 đồng chí, ông Lê Văn Bến được bầu làm Bí thư."
    assert ("Lý Thị Mây", "Bí thư") not in {(person, held) for person, held, _, _ in offices(text)}


def test_the_letters_for_members_of_a_committee_in_a_province_are_its() -> None:
    held = offices("Ông Lý Văn Bến, TUV, Bí thư Thành ủy Đồng Hới dự.", "HĐND tỉnh Quảng Bình họp\n")
    assert held[0] == ("Lý Văn Bến", "Ủy viên", "Tỉnh ủy Quảng Bình", "current")


def test_a_name_of_three_words_that_ends_like_a_unit_names_none() -> None:
    held = offices("Ông Phạm Minh Hoài Ân, Phó Bí thư Quận ủy, được bầu làm Chủ tịch UBND quận.")
    assert {body for _, _, body, _ in held} == {"Quận ủy Ngô Quyền", "Ủy ban nhân dân quận Ngô Quyền"}


def test_a_field_with_its_and_written_as_a_sign() -> None:
    assert offices("Ông Lý Văn Bến, Trưởng phòng Tài nguyên & MT quận.") == [
        ("Lý Văn Bến", "Trưởng phòng", "Phòng Tài nguyên và Môi trường quận Ngô Quyền", "current")
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Theo Bí thư Quận ủy Ngô Quyền, ông Vũ Văn Sông, việc này đã rõ.",
            ("Vũ Văn Sông", "Bí thư", "Quận ủy Ngô Quyền", "current"),
        ),
        (
            "Ông Vũ Văn Sông, nguyên quyền Chủ tịch UBND quận, phát biểu.",
            ("Vũ Văn Sông", "Quyền Chủ tịch", "Ủy ban nhân dân quận Ngô Quyền", "former"),
        ),
        (
            "Ông Vũ Văn Sông, trưởng Ban Tiếp công dân trung ương, trò chuyện với bà con.",
            ("Vũ Văn Sông", "Trưởng Ban", "Ban Tiếp công dân trung ương", "current"),
        ),
        (
            "Bà Trần Thị Mây - chủ tịch Hội cựu giáo chức thành phố phát biểu.",
            ("Trần Thị Mây", "Chủ tịch", "Hội Cựu giáo chức thành phố Hải Phòng", "current"),
        ),
        (
            "Ông Vũ Văn Sông - thiếu tướng, giám đốc Công an thành phố - phát biểu.",
            ("Vũ Văn Sông", "Giám đốc", "Công an thành phố Hải Phòng", "current"),
        ),
        (
            "Quận tạm đình chỉ chức vụ Giám đốc Công ty Sông Xanh của ông Vũ Văn Sông.",
            ("Vũ Văn Sông", "Giám đốc", "Công ty Sông Xanh", "current"),
        ),
        (
            "Bà Trần Thị Mây, kiểm soát viên Tổng công ty Sông Xanh, phát biểu.",
            ("Trần Thị Mây", "Kiểm soát viên", "Tổng công ty Sông Xanh", "current"),
        ),
    ],
)
def test_offices_told_in_other_words(text: str, told: tuple[str, str, str, str]) -> None:
    assert offices(text) == [told]


def test_whom_another_speaks_of_does_not_hold_his_office() -> None:
    told = offices("Theo Bí thư Quận ủy, ông Vũ Văn Sông đã nghỉ việc.")
    assert ("Vũ Văn Sông", "Bí thư", "Quận ủy Ngô Quyền", "current") not in told


def test_how_many_of_an_office_a_body_has() -> None:
    told = offices("Bộ Nội vụ hiện có hai Thứ trưởng là ông Vũ Văn Sông và bà Trần Thị Mây.")
    assert told == [
        ("Vũ Văn Sông", "Thứ trưởng", "Bộ Nội vụ", "current"),
        ("Trần Thị Mây", "Thứ trưởng", "Bộ Nội vụ", "current"),
    ]


def test_a_body_named_short_and_in_full_is_one() -> None:
    told = offices(
        "Ông Vũ Văn Sông, Trưởng ban Tiếp công dân trung ương, đã đến. Trưởng ban Tiếp công dân Vũ Văn Sông phát biểu."
    )
    assert [body for _, _, body, _ in told] == ["Ban Tiếp công dân trung ương"]


def test_a_page_of_a_commune_that_no_table_knows_is_read() -> None:
    assert offices("Ông Lý Văn Bến, TUV, dự.", "Xã Hoàng Mây Xanh họp\n") == []
