"""Lists of offices and of people: careers, posts behind a colon, who gets what behind one verb."""

from __future__ import annotations

import pytest

from kg.extract import participation, personnel, role
from tests.pages import read

SCENE = "Quận Ngô Quyền, thành phố Hải Phòng: công tác cán bộ\n"


def offices(text: str, scene: str = SCENE, day: str = "2019-08-05") -> set[tuple[str, str, str, str]]:
    facts = role.extract(read(scene + text, published=day))
    return {(f.person, f.role, f.body.name if f.body else "", f.status) for f in facts}


def events(text: str, scene: str = SCENE) -> set[tuple[str, str, str | None, str | None]]:
    facts = personnel.extract(read(scene + text, published="2019-08-05"))
    return {(f.person, f.event, f.role, f.body.name if f.body else None) for f in facts}


def parts(text: str) -> set[tuple[str, str]]:
    scene = "Quận ủy Ngô Quyền họp\nSáng 11/12, Quận ủy Ngô Quyền tổ chức hội nghị lần thứ 23.\n"
    return {(f.person, f.part) for f in participation.extract(read(scene + text, published="2022-12-12"))}


@pytest.mark.parametrize(
    "kin",
    [
        "là con trai nguyên Ủy viên Trung ương Đảng Trần Văn Bến",
        "là cháu ông Trần Văn Bến",
        "vừa thay ông Trần Văn Bến",
    ],
)
def test_a_career_goes_on_with_whom_the_sentence_is_about(kin: str) -> None:
    text = f"Ông Trần Văn Cát quê ở Thủy Nguyên, {kin}. Ông từng kinh qua các vị trí Bí thư Quận ủy Lê Chân."
    assert ("Trần Văn Cát", "Bí thư", "Quận ủy Lê Chân", "former") in offices(text)


def test_posts_go_on_behind_one_that_nobody_reads() -> None:
    text = (
        "Ông Trần Văn Cát từng giữ các chức vụ (kiểm tra viên Vụ I; Phó Chủ tịch UBND, Chủ tịch UBND quận Hồng Bàng)."
    )
    assert offices(text) == {
        ("Trần Văn Cát", "Phó Chủ tịch", "Ủy ban nhân dân quận Hồng Bàng", "former"),
        ("Trần Văn Cát", "Chủ tịch", "Ủy ban nhân dân quận Hồng Bàng", "former"),
    }


def test_a_post_of_the_list_may_be_held_still() -> None:
    text = "Ông Trần Văn Cát, Bí thư Quận ủy Lê Chân, từng giữ các chức: Phó Bí thư, Bí thư Quận ủy Lê Chân."
    assert ("Trần Văn Cát", "Bí thư", "Quận ủy Lê Chân", "current") in offices(text)


def test_all_posts_named_behind_a_colon() -> None:
    text = (
        "Thành ủy Hải Phòng cách tất cả chức vụ trong Đảng của ông Trần Văn Cát, gồm: Bí thư Quận ủy Lê Chân, "
        "Ủy viên Ban Thường vụ Quận ủy Lê Chân."
    )
    assert events(text) == {
        ("Trần Văn Cát", "removed", "Bí thư", "Quận ủy Lê Chân"),
        ("Trần Văn Cát", "removed", "Ủy viên", "Ban Thường vụ Quận ủy Lê Chân"),
    }


def test_all_posts_are_not_the_one_of_the_state_behind_the_name() -> None:
    text = "Thành ủy cách hết chức vụ trong Đảng đối với ông Trần Văn Cát, Giám đốc Sở Y tế Hải Phòng."
    assert events(text) == {("Trần Văn Cát", "removed", None, None)}


def test_who_gets_what_behind_dashes_and_counts() -> None:
    text = (
        "HĐND quận Lê Chân bầu ông Trần Văn Cát giữ chức Phó Chủ tịch HĐND quận; bà Lê Thị Bến - Trưởng Ban Pháp chế. "
        "HĐND quận Lê Chân bầu ông Vũ Văn Sông làm Chủ tịch UBND quận, hai Phó Chủ tịch UBND quận là bà Đỗ Thị Núi "
        "và ông Ngô Văn Biển."
    )
    assert events(text) == {
        ("Trần Văn Cát", "elected", "Phó Chủ tịch", "Hội đồng nhân dân quận Lê Chân"),
        ("Lê Thị Bến", "elected", "Trưởng Ban", "Ban Pháp chế Hội đồng nhân dân quận Lê Chân"),
        ("Vũ Văn Sông", "elected", "Chủ tịch", "Ủy ban nhân dân quận Lê Chân"),
        ("Đỗ Thị Núi", "elected", "Phó Chủ tịch", "Ủy ban nhân dân quận Lê Chân"),
        ("Ngô Văn Biển", "elected", "Phó Chủ tịch", "Ủy ban nhân dân quận Lê Chân"),
    }


def test_one_decision_names_others_after() -> None:
    text = (
        "Ông Trần Văn Cát được phân công làm Bí thư Quận ủy Lê Chân, bà Lê Thị Bến đảm trách Bí thư Quận ủy Hải An, "
        "ông Vũ Văn Sông làm Bí thư Quận ủy Kiến An."
    )
    assert {(person, event, body) for person, event, _, body in events(text)} == {
        ("Trần Văn Cát", "appointed", "Quận ủy Lê Chân"),
        ("Lê Thị Bến", "appointed", "Quận ủy Hải An"),
        ("Vũ Văn Sông", "appointed", "Quận ủy Kiến An"),
    }
    before = "Trước khi được bầu làm Bí thư Quận ủy Lê Chân, ông Trần Văn Cát làm Giám đốc Sở Y tế Hải Phòng."
    assert all(told[2] != "Giám đốc" for told in events(before))


@pytest.mark.parametrize(
    "text",
    [
        "UBND quận Lê Chân thành lập Tổ công tác gỡ vướng mắc do ông Trần Văn Cát làm Tổ trưởng.",
        "UBND quận Lê Chân cử ông Trần Văn Cát, Trưởng phòng Nội vụ quận, làm Tổ trưởng Tổ công tác gỡ vướng mắc.",
    ],
)
def test_heads_of_teams_are_appointed(text: str) -> None:
    assert {told[:3] for told in events(text)} == {("Trần Văn Cát", "appointed", "Tổ trưởng")}


@pytest.mark.parametrize(
    "text", ["UBND quận cử ông Trần Văn Cát đi học.", "Quận bổ sung ông Trần Văn Cát vào danh sách."]
)
def test_who_is_sent_without_an_office_is_not_appointed(text: str) -> None:
    assert events(text) == set()


def test_seats_in_the_committee_of_the_front() -> None:
    text = (
        "Hội nghị Ủy ban MTTQ quận Lê Chân để ông Trần Văn Cát thôi tham gia Ủy ban; hiệp thương cử 2 vị vào Ủy ban "
        "MTTQ quận Lê Chân, gồm: bà Lê Thị Bến; ông Vũ Văn Sông."
    )
    front = "Ủy ban Mặt trận Tổ quốc Việt Nam quận Lê Chân"
    assert events(text) == {
        ("Trần Văn Cát", "removed", "Ủy viên", front),
        ("Lê Thị Bến", "elected", "Ủy viên", front),
        ("Vũ Văn Sông", "elected", "Ủy viên", front),
    }


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Trưởng Ban Dân tộc HĐND tỉnh Yên Bái", "Ban Dân tộc Hội đồng nhân dân tỉnh Yên Bái"),
        ("Giám đốc Công ty Cổ phần Sông Hồng 36", "Công ty Cổ phần Sông Hồng 36"),
        ("Giám đốc Công ty Sao Biển chuyên về xây dựng", "Công ty Sao Biển"),
        ("Trưởng Ban Chỉ đạo xây dựng nông thôn mới tỉnh Yên Bái", "Ban Chỉ đạo xây dựng nông thôn mới tỉnh Yên Bái"),
        (
            "Trưởng Ban Chỉ đạo phòng, chống dịch COVID-19 tỉnh Yên Bái",
            "Ban Chỉ đạo phòng, chống dịch COVID-19 tỉnh Yên Bái",
        ),
    ],
)
def test_where_names_of_bodies_end(text: str, body: str) -> None:
    assert {told[2] for told in offices(f"Ông Trần Văn Cát là {text}.")} == {body}


def test_a_ward_has_what_districts_had() -> None:
    scene = "HĐND phường Kon Tum họp\nNgày 23/12/2025, HĐND phường Kon Tum (tỉnh Quảng Ngãi) họp.\n"
    text = "Kỳ họp bãi bỏ nghị quyết của HĐND thành phố Kon Tum. Ông Trần Văn Cát, Trưởng phòng Kinh tế, trả lời."
    assert {told[2] for told in offices(text, scene, "2025-12-24")} == {"Phòng Kinh tế phường Kon Tum"}


def test_who_was_there_by_whom_a_body_had_there() -> None:
    text = "Ông Trần Văn Cát, Bí thư Quận ủy, đến dự. Thường trực HĐND quận có bà Lê Thị Bến, Phó Chủ tịch."
    assert {("Trần Văn Cát", "attends"), ("Lê Thị Bến", "attends")} <= parts(text)


def test_who_speaks_in_a_discussion_whatever_the_verb() -> None:
    text = "Phần thảo luận có 3 lượt ý kiến. Bà Lê Thị Bến mong có thêm vốn; ông Trần Văn Cát thì với chuyện đất đai."
    assert parts(text) == {("Lê Thị Bến", "speaks"), ("Trần Văn Cát", "speaks")}


@pytest.mark.parametrize(
    "text",
    [
        "Ban Bí thư kết luận, trong kỳ thi, ông Trần Văn Cát đã vi phạm.",
        "Ông Trần Văn Cát không dự cuộc làm việc với đoàn công tác.",
        "Người dân ở nhà ông Trần Văn Cát nghe ngóng thông tin.",
    ],
)
def test_no_part_in_it(text: str) -> None:
    assert parts(text) == set()


UPLAND = "Huyện ủy Chư Sê tổ chức hội nghị lần thứ 17\n"


def test_a_name_that_begins_like_a_town_is_a_name() -> None:
    text = (
        "Nguyên Chủ tịch UBND thị trấn Lâm Quang Sáu bị cảnh cáo. "
        "HĐND huyện bầu ông Trần Văn Bình làm Phó Chủ tịch UBND huyện."
    )
    assert ("Trần Văn Bình", "Phó Chủ tịch", "Ủy ban nhân dân huyện Chư Sê", "incoming") in offices(text, UPLAND)
    assert {body for _, _, body, _ in offices("Bí thư Đảng ủy thị trấn Lâm, huyện Ý Yên Trần Văn Bình.", UPLAND)} == {
        "Đảng ủy thị trấn Lâm"
    }


def test_a_commune_with_a_mark_in_its_name_keeps_it_whole() -> None:
    text = "Ông Lê Văn Thông, Bí thư Đảng uỷ xã H’Bông; bà Trần Thị Lan, Chủ tịch UBND xã K’Lốp, dự."
    assert {body for _, _, body, _ in offices(text, UPLAND)} == {"Đảng ủy xã HBông", "Ủy ban nhân dân xã K’Lốp"}


def test_a_district_has_no_bo_chi_huy() -> None:
    text = (
        "Ông Lê Văn Bền - Chỉ huy trưởng BCH Quân sự huyện; ông Trần Văn Tư, Chỉ huy trưởng BCH Quân sự tỉnh Gia Lai."
    )
    assert {body for _, _, body, _ in offices(text, UPLAND)} == {
        "Ban Chỉ huy quân sự huyện Chư Sê",
        "Bộ Chỉ huy quân sự tỉnh Gia Lai",
    }


def test_short_words_in_the_names_of_bodies_are_spelt_out() -> None:
    text = (
        "Ông Lê Văn Khôi, Giám đốc Ban Quản lý dự án ĐTXD huyện Chư Sê; ông Lý Minh Đức, Trưởng Ban Trị sự GHPG huyện."
    )
    assert {body for _, _, body, _ in offices(text, UPLAND)} == {
        "Ban Quản lý dự án đầu tư xây dựng huyện Chư Sê",
        "Ban Trị sự Giáo hội Phật giáo huyện Chư Sê",
    }
