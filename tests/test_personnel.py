"""Personnel events: who gets, leaves or loses which office."""

from __future__ import annotations

import pytest

from kg.extract import personnel, role
from tests.pages import read

SCENE = "Quận Lê Chân, thành phố Hải Phòng kiện toàn nhân sự\n"


def events(text: str) -> list[tuple[str, str, str | None, str | None]]:
    facts = personnel.extract(read(SCENE + text))
    return [(f.person, f.event, f.role, f.body.name if f.body else None) for f in facts]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("HĐND quận bầu ông Trần Văn Cát giữ chức Chủ tịch UBND quận.", "elected"),
        ("Ông Trần Văn Cát trúng cử chức danh Chủ tịch UBND quận.", "elected"),
        ("Ông Trần Văn Cát được bổ nhiệm làm Chủ tịch UBND quận.", "appointed"),
        ("UBND thành phố phê chuẩn ông Trần Văn Cát giữ chức Chủ tịch UBND quận.", "approved"),
        ("HĐND quận miễn nhiệm chức danh Chủ tịch UBND quận đối với ông Trần Văn Cát.", "removed"),
        ("Ông Trần Văn Cát thôi giữ chức Chủ tịch UBND quận.", "removed"),
        ("Thành ủy giới thiệu ông Trần Văn Cát để HĐND quận bầu giữ chức Chủ tịch UBND quận.", "nominated"),
        ("Ông Trần Văn Cát từ chức Chủ tịch UBND quận.", "resigned"),
    ],
)
def test_event_and_its_office(text: str, event: str) -> None:
    assert events(text) == [("Trần Văn Cát", event, "Chủ tịch", "Ủy ban nhân dân quận Lê Chân")]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Ủy ban Kiểm tra Thành ủy khiển trách ông Trần Văn Cát, Chủ tịch UBND quận.", "disciplined"),
        ("Ông Trần Văn Cát bị kỷ luật bằng hình thức cảnh cáo.", "disciplined"),
        ("Công an khởi tố bị can, bắt tạm giam ông Trần Văn Cát.", "prosecuted"),
        ("Ông Trần Văn Cát nghỉ hưu theo chế độ.", "retired"),
    ],
)
def test_event_without_an_office(text: str, event: str) -> None:
    assert events(text) == [("Trần Văn Cát", event, None, None)]


@pytest.mark.parametrize(
    "text",
    [
        "Thành ủy sẽ điều động ông Trần Văn Cát làm Chủ tịch UBND quận.",
        "Ông Trần Văn Cát không bị khởi tố.",
        "Ông Trần Văn Cát, lúc đó đang đợi Thành ủy cho phép thôi giữ chức Chủ tịch UBND quận, đi công tác.",
        "Cử tri đề nghị kỷ luật cảnh cáo ông Trần Văn Cát.",
        "Dự kiến bầu ông Trần Văn Cát giữ chức Chủ tịch UBND quận.",
        "Công an khởi tố vụ án theo đơn của ông Trần Văn Cát.",
        "Thường trực HĐND trình miễn nhiệm ông Trần Văn Cát.",
        "Sở Nội vụ gửi tờ trình lên UBND thành phố về việc cho thôi giữ chức Chủ tịch UBND quận với ông Trần Văn Cát.",
        "Thành ủy xin ý kiến Trung ương về việc bổ nhiệm ông Trần Văn Cát làm Chủ tịch UBND quận.",
        "Quận cân nhắc điều động, cho thôi chức Chủ tịch UBND quận ông Trần Văn Cát.",
        '"Nợ lâu thì chuyển công an khởi tố theo luật" - ông Trần Văn Cát đề xuất.',
        "Ông Trần Văn Cát rút đơn xin từ chức.",
        "Quận cách chức cán bộ nhận hồ sơ của gia đình bà Trần Thị Mây.",
        "Còn hai năm nữa ông Trần Văn Cát mới đến tuổi nghỉ hưu.",
        "Sau khi tòa tuyên án, bà Trần Thị Mây ra về.",
        "Thành ủy phân công ông Trần Văn Cát điều hành công việc cho đến khi bầu nhân sự mới làm Chủ tịch UBND quận.",
    ],
)
def test_plans_wishes_and_denials_are_no_events(text: str) -> None:
    assert events(text) == []


def test_two_people_one_office() -> None:
    assert [e[0] for e in events("Các ông Vũ Văn Sông, Trần Văn Cát được bầu làm Phó Chủ tịch UBND quận.")] == [
        "Vũ Văn Sông",
        "Trần Văn Cát",
    ]


def test_leaves_one_office_for_another() -> None:
    text = "Ông Trần Văn Cát thôi giữ chức Bí thư Quận ủy Lê Chân để giữ chức Trưởng Ban Tổ chức Thành ủy."
    assert [(e[1], e[2]) for e in events(text)] == [("removed", "Bí thư"), ("appointed", "Trưởng Ban")]
    facts = {f.role: f.status for f in role.extract(read(SCENE + text))}
    assert facts == {"Bí thư": "outgoing", "Trưởng Ban": "incoming"}


def test_seats_in_committees() -> None:
    text = "Thành ủy chỉ định ông Trần Văn Cát tham gia BCH, BTV, giữ chức Bí thư Quận ủy Lê Chân."
    assert [(e[2], e[3]) for e in events(text)] == [
        ("Ủy viên", "Ban Chấp hành Đảng bộ quận Lê Chân"),
        ("Ủy viên", "Ban Thường vụ Quận ủy Lê Chân"),
        ("Bí thư", "Quận ủy Lê Chân"),
    ]


def test_the_one_who_is_replaced_is_not_elected() -> None:
    assert events("HĐND quận bầu Chủ tịch UBND quận thay ông Trần Văn Cát.") == []


def test_each_gets_his_own_office_in_order() -> None:
    told = events("Ông Vũ Văn Sông và bà Trần Thị Mây được bầu giữ chức Chủ tịch HĐND quận và Chủ tịch UBND quận.")
    assert [(who, body) for who, _, _, body in told] == [
        ("Vũ Văn Sông", "Hội đồng nhân dân quận Lê Chân"),
        ("Trần Thị Mây", "Ủy ban nhân dân quận Lê Chân"),
    ]


def test_proposed_for_an_appointment_is_a_nomination() -> None:
    told = events("Ông Trần Văn Cát được giới thiệu để bổ nhiệm giữ chức Giám đốc Sở Nội vụ.")
    assert [event for _, event, _, _ in told] == ["nominated"]


def test_by_whom_does_not_hide_of_whom() -> None:
    told = events("Ông Trần Văn Cát được Thủ tướng bổ nhiệm làm Thứ trưởng Bộ Nội vụ.")
    assert told == [("Trần Văn Cát", "appointed", "Thứ trưởng", "Bộ Nội vụ")]


def test_who_comes_after_another() -> None:
    text = "Người thay thế ông Vũ Văn Sông ở vị trí Giám đốc Sở Nội vụ là ông Trần Văn Cát."
    assert ("Trần Văn Cát", "appointed", "Giám đốc", "Sở Nội vụ thành phố Hải Phòng") in events(text)
    assert "Vũ Văn Sông" not in [who for who, _, _, _ in events(text)]


def test_before_he_got_a_post_he_held_another() -> None:
    told = events("Trước khi được bầu làm Chủ tịch UBND quận, ông Trần Văn Cát giữ chức Giám đốc Sở Nội vụ.")
    assert told == [("Trần Văn Cát", "elected", "Chủ tịch", "Ủy ban nhân dân quận Lê Chân")]


def test_all_posts_in_the_party_are_not_the_one_he_holds() -> None:
    told = events("Thành ủy cách tất cả chức vụ trong Đảng đối với ông Trần Văn Cát, Chủ tịch UBND quận.")
    assert told == [("Trần Văn Cát", "removed", None, None)]


def test_what_is_told_first_of_one_office_is_its_state() -> None:
    text = SCENE + (
        "HĐND quận bầu ông Trần Văn Cát giữ chức Phó Chủ tịch UBND quận.\n"
        "Ông Trần Văn Cát từng là Phó Chủ tịch UBND quận từ năm 2011 đến năm 2014."
    )
    assert [f.status for f in role.extract(read(text)) if f.role == "Phó Chủ tịch"] == ["incoming"]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Ông Vũ Văn Sông trao quyết định nghỉ hưu cho ông Trần Văn Cát.", "retired"),
        ("Ông Vũ Văn Sông công bố quyết định thôi giữ chức Chủ tịch UBND quận đối với ông Trần Văn Cát.", "removed"),
    ],
)
def test_who_hands_a_decision_over_is_not_whom_it_is_about(text: str, event: str) -> None:
    """A wrong one would send the Party secretary into retirement."""
    assert [(who, told) for who, told, _, _ in events(text)] == [("Trần Văn Cát", event)]


def test_he_who_is_handed_a_decision_is_whom_it_is_about() -> None:
    told = events("Ông Trần Văn Cát được Thành ủy trao quyết định thôi giữ chức Chủ tịch UBND quận.")
    assert [(who, event) for who, event, _, _ in told] == [("Trần Văn Cát", "removed")]


def test_a_penalty_named_after_the_person() -> None:
    told = events("Thành ủy kỷ luật ông Trần Văn Cát bằng hình thức cách chức Chủ tịch UBND quận.")
    assert told == [("Trần Văn Cát", "removed", "Chủ tịch", "Ủy ban nhân dân quận Lê Chân")]


def test_an_office_in_between_that_cannot_be_read_hides_no_election() -> None:
    text = "HĐND quận bầu ông Trần Văn Cát, Thường vụ Quận ủy, Trưởng Ban Dân vận Quận ủy giữ chức Chủ tịch UBND quận."
    assert events(text) == [("Trần Văn Cát", "elected", "Chủ tịch", "Ủy ban nhân dân quận Lê Chân")]


def test_what_he_says_was_done_to_him() -> None:
    told = events("Ông Trần Văn Cát cho biết được phân công làm Chủ tịch UBND quận.")
    assert told == [("Trần Văn Cát", "appointed", "Chủ tịch", "Ủy ban nhân dân quận Lê Chân")]


def test_a_report_on_a_resignation_is_not_the_reporters() -> None:
    told = events("Ông Vũ Văn Sông báo cáo về việc xin thôi giữ chức Chủ tịch UBND quận của ông Trần Văn Cát.")
    assert [(who, event) for who, event, _, _ in told] == [("Trần Văn Cát", "resigned")]


def test_what_stands_in_brackets_is_said_of_the_last() -> None:
    told = events(
        "Dự có ông Vũ Văn Sông, Chủ tịch UBND quận và ông Trần Văn Cát, nguyên Giám đốc Sở Nội vụ (đã nghỉ hưu)."
    )
    assert [who for who, event, _, _ in told if event == "retired"] == ["Trần Văn Cát"]


def test_the_accused_are_prosecuted() -> None:
    text = (
        "Tại tòa, hai bị cáo Trần Văn Cát, Lê Văn Bến im lặng. Bị can Vũ Thị Sông khai nhận. "
        "Ông Đỗ Văn Đò là nhân chứng."
    )
    assert {(person, event) for person, event, *_ in events(text)} == {
        ("Trần Văn Cát", "prosecuted"),
        ("Lê Văn Bến", "prosecuted"),
        ("Vũ Thị Sông", "prosecuted"),
    }


def test_a_sentence_is_a_prosecution() -> None:
    said = "Ông Trần Văn Cát, cựu Chủ tịch UBND huyện An Lão, lĩnh án 5 năm tù. Ông Lê Văn Bến nhận án kỷ luật."
    assert [(who, event) for who, event, *_ in events(said)] == [("Trần Văn Cát", "prosecuted")]


def test_who_leaves_a_post_is_who_the_next_verb_appoints() -> None:
    text = (
        "Bộ Chính trị quyết định ông Trần Văn Cát thôi giữ chức Thứ trưởng Bộ Xây dựng; điều động, chỉ định giữ chức "
        "Bí thư Tỉnh ủy Sóc Trăng."
    )
    assert {fact[1:] for fact in events(text)} == {
        ("removed", "Thứ trưởng", "Bộ Xây dựng"),
        ("appointed", "Bí thư", "Tỉnh ủy Sóc Trăng"),
    }


def test_who_is_quoted_is_not_whom_the_quotation_speaks_of() -> None:
    assert events('"Ai làm kém thì cách chức", ông Trần Văn Cát góp ý.') == []
    assert events('"Chỉ khởi tố anh lái xe là không được", bà Vũ Thị Sông yêu cầu.') == []
    quoted = "Ông Trần Văn Cát cho biết: “Huyện ủy đã cách chức Đảng ủy viên”, ông Lê Văn Bến thông tin."
    assert events(quoted) == []
    assert events("HĐND quận cách chức Chủ tịch UBND quận đối với ông Trần Văn Cát.")


@pytest.mark.parametrize("birth", ["(sinh năm 1957)", ", sinh ngày 2/3/1957,", "(sinh vào tháng 3/1957)"])
def test_nobody_leaves_an_office_on_the_day_of_birth(birth: str) -> None:
    (left,) = personnel.extract(read(f"{SCENE}Ông Trần Văn Cát {birth} thôi giữ chức Chủ tịch UBND quận."))
    assert (left.person, left.event, left.date) == ("Trần Văn Cát", "removed", None)


def test_a_year_after_words_that_end_like_birth_is_a_date() -> None:
    text = "Ban Chỉ đạo tuyển sinh năm 2022 họp, bổ nhiệm ông Trần Văn Cát làm Chánh Văn phòng UBND quận."
    assert [mention.edtf for mention in read(SCENE + text).dates] == ["2022"]


def test_one_move_told_by_several_verbs() -> None:
    assert events(
        "Ban Thường vụ Thành ủy điều động ông Trần Văn Cát, Phó Trưởng Ban Tổ chức Thành ủy, đến nhận công tác tại"
        " Đảng bộ quận Lê Chân, chỉ định tham gia Ban Chấp hành, Ban Thường vụ, giữ chức Bí thư Quận ủy Lê Chân."
    ) == [
        ("Trần Văn Cát", "appointed", "Ủy viên", "Ban Chấp hành Đảng bộ quận Lê Chân"),
        ("Trần Văn Cát", "appointed", "Ủy viên", "Ban Thường vụ Quận ủy Lê Chân"),
        ("Trần Văn Cát", "appointed", "Bí thư", "Quận ủy Lê Chân"),
    ]


def test_posts_given_up_in_a_list() -> None:
    assert events(
        "UBND thành phố cho ông Trần Văn Cát thôi các chức vụ: Giám đốc Sở Y tế thành phố Hải Phòng, Bí thư Đảng ủy."
    ) == [
        ("Trần Văn Cát", "removed", "Giám đốc", "Sở Y tế thành phố Hải Phòng"),
        ("Trần Văn Cát", "removed", "Bí thư", "Đảng ủy Sở Y tế thành phố Hải Phòng"),
    ]


ELECTED = "HĐND quận bầu ông Trần Văn Cát giữ chức Chủ tịch UBND quận."
MADE = "Ông Trần Văn Cát được bổ nhiệm làm Giám đốc Sở Tư pháp"


def days(text: str) -> list[tuple[str, str | None]]:
    return [(f.event, f.date) for f in personnel.extract(read(SCENE + text))]


@pytest.mark.parametrize(
    "text",
    [
        f"Sáng 9/7/2018, HĐND quận Lê Chân khai mạc kỳ họp thứ 7. Các đại biểu nghe ba báo cáo. {ELECTED}",
        f"{ELECTED}\nSáng 9/7/2018, HĐND quận Lê Chân khai mạc kỳ họp thứ 7.",
        f"Ngày 9/7/2018, Thành ủy trao các quyết định về cán bộ.\n{MADE}.",
        f"{MADE}.\nNgày 9/7/2018, Thành ủy trao các quyết định về cán bộ.",
        "Ngày 9/7/2018, Thành ủy họp.\nNgay sau đó, ông Trần Văn Cát được bổ nhiệm làm Giám đốc Sở Tư pháp.",
        f"{MADE}. {MADE} ngày 9/7/2018.",
    ],
)
def test_an_event_has_the_day_that_the_page_reports_on(text: str) -> None:
    assert [day for _, day in days(text)] == ["2018-07-09"]


@pytest.mark.parametrize(
    "text",
    [
        f"Sáng 9/7/2018, HĐND quận Lê Chân khai mạc kỳ họp thứ 7. Trước đó, {ELECTED}",
        f"Ngày 9/7/2018, Thành ủy họp. Khi đó trời mưa. {MADE}.",
        f"Sáng 9/7/2018, lãnh đạo quận xác nhận việc này. {MADE}.",
        "Ngày 9/7/2018, Thành ủy họp. Ông Trần Văn Cát nghỉ hưu theo chế độ.",
        "Sáng 9/7/2018, trao đổi về việc khiển trách ông Trần Văn Cát, bà Lê Thị Mây nói vậy.",
        "Căn cứ Quy định số 102-QĐ/TW ngày 9/7/2018, Thành ủy kỷ luật khiển trách ông Trần Văn Cát.",
        "HĐND quận miễn nhiệm chức danh Chủ tịch UBND quận đối với ông Trần Văn Cát, người nghỉ hưu từ ngày 9/7/2018.",
    ],
)
def test_a_day_of_something_else_is_not_that_of_the_event(text: str) -> None:
    assert [day for _, day in days(text)][:1] == [None]


def test_of_a_span_an_event_has_the_beginning() -> None:
    text = "Từ tháng 11/2008 đến tháng 10/2010, ông Trần Văn Cát được bổ nhiệm làm Giám đốc Sở Tư pháp."
    assert days(text) == [("appointed", "2008-11")]


def test_an_office_that_is_won_again_in_another_year_is_won_twice() -> None:
    text = f"Sáng 9/7/2018, HĐND quận Lê Chân họp. {ELECTED} Năm 2014, {ELECTED}"
    assert days(text) == [("elected", "2018-07-09"), ("elected", "2014")]


def test_an_office_one_comes_from_is_not_the_one_one_gets() -> None:
    moved = "Thành ủy điều chuyển ông Trần Văn Cát từ vị trí Phó Chủ tịch UBND quận sang làm Bí thư Quận ủy."
    assert events(moved) == [("Trần Văn Cát", "appointed", "Bí thư", "Quận ủy Lê Chân")]
    sent = "Ông Trần Văn Cát được điều động từ chức Chủ tịch UBND quận về giữ chức Bí thư Quận ủy."
    assert events(sent) == [("Trần Văn Cát", "appointed", "Bí thư", "Quận ủy Lê Chân")]


def test_this_post_is_the_one_that_is_free_not_his_own() -> None:
    text = (
        "Chức Phó Chủ tịch UBND quận còn khuyết. Ông Trần Văn Cát - Bí thư Quận ủy được giới thiệu vào vị trí này. "
        "Vị trí này trống sau khi ông Lê Văn Bến (cựu Bí thư Quận ủy) bị bãi nhiệm."
    )
    assert events(text) == [
        ("Trần Văn Cát", "nominated", "Phó Chủ tịch", "Ủy ban nhân dân quận Lê Chân"),
        ("Lê Văn Bến", "removed", None, None),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Theo ông Trần Văn Cát, Phó Bí thư Quận ủy, việc điều động cán bộ về làm bí thư đảng ủy là đúng.",
        "Quận kỷ luật Đội Quản lý trật tự của ông Trần Văn Cát và yêu cầu lãnh đạo Sở Xây dựng cách chức Đội trưởng.",
    ],
)
def test_who_only_speaks_or_is_named_nearby_has_no_event(text: str) -> None:
    assert [told for told in events(text) if told[2] is not None] == []


def test_a_person_in_brackets_is_not_the_subject() -> None:
    text = "Ông Trần Văn Cát (con trai nguyên Bí thư Quận ủy Lê Văn Bến) được bầu làm Chủ tịch UBND quận."
    assert [(who, event) for who, event, *_ in events(text)] == [("Trần Văn Cát", "elected")]


def test_two_penalties_of_one_person() -> None:
    text = "Ông Trần Văn Cát bị cảnh cáo về Đảng, cách chức Chủ tịch UBND quận."
    assert events(text) == [
        ("Trần Văn Cát", "disciplined", None, None),
        ("Trần Văn Cát", "removed", "Chủ tịch", "Ủy ban nhân dân quận Lê Chân"),
    ]


def test_every_post_of_a_list_is_given() -> None:
    text = "Quận ủy bổ nhiệm ông Trần Văn Cát giữ các chức vụ Trưởng phòng Nội vụ, Phó Chủ tịch UBND quận."
    assert [role for _, event, role, _ in events(text) if event == "appointed"] == ["Trưởng phòng", "Phó Chủ tịch"]


def test_who_replaces_another_gets_his_post() -> None:
    post = ("Chủ tịch", "Ủy ban nhân dân quận Lê Chân")
    assert events("Ông Lê Văn Bến thay ông Trần Văn Cát làm Chủ tịch UBND quận.") == [
        ("Lê Văn Bến", "appointed", *post)
    ]
    assert events("Ông Lê Văn Bến sẽ thay ông Trần Văn Cát làm Chủ tịch UBND quận.") == []
    moved = "Ông Lê Văn Bến thay ông Trần Văn Cát về làm Chủ tịch UBND quận."
    assert events(moved) == [("Trần Văn Cát", "appointed", *post)]


def test_a_new_office_keeps_the_term_that_its_words_say() -> None:
    text = SCENE + "Đại hội công bố quyết định: ông Trần Văn Cát giữ chức Bí thư Quận ủy nhiệm kỳ 2025-2030."
    assert {f.term for f in role.extract(read(text)) if f.role == "Bí thư"} == {"nhiệm kỳ 2025-2030"}


@pytest.mark.parametrize(
    "text",
    [
        "Thành ủy xin chủ trương giới thiệu bầu ông Trần Văn Cát làm Chủ tịch UBND quận.",
        "HĐND quận dự kiến bầu ông Trần Văn Cát giữ chức Chủ tịch UBND quận.",
        "Quận ủy đề nghị bổ nhiệm ông Trần Văn Cát làm Chủ tịch UBND quận.",
    ],
)
def test_who_is_only_proposed_does_not_hold_the_office(text: str) -> None:
    assert role.extract(read(SCENE + text)) == []


def test_who_is_proposed_keeps_what_he_holds() -> None:
    text = "Quận ủy giới thiệu ông Trần Văn Cát, Bí thư Quận đoàn, để HĐND quận bầu giữ chức Chủ tịch UBND quận."
    assert [(f.role, f.status) for f in role.extract(read(SCENE + text))] == [("Bí thư", "current")]


def test_a_city_called_like_a_wish_does_not_make_an_election_unreal() -> None:
    text = "HĐND thành phố Cần Thơ bầu ông Trần Văn Cát làm Chủ tịch UBND thành phố Cần Thơ."
    assert [(e[1], e[3]) for e in events(text)] == [("elected", "Ủy ban nhân dân thành phố Cần Thơ")]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Ông Trần Văn Cát bị kỷ luật cảnh cáo vì gian lận trong kỳ thi năm 2018.", None),
        ("Công an khởi tố ông Trần Văn Cát về tội nhận hối lộ theo Bộ luật Hình sự năm 2015.", None),
        ("Thành ủy kỷ luật cảnh cáo ông Trần Văn Cát - nguyên Chủ tịch UBND quận (từ tháng 8/2013 đến 2018).", None),
        ("Ông Trần Văn Cát bị kỷ luật cảnh cáo về mặt Đảng vào năm 2013.", "2013"),
        ("Công an khởi tố ông Trần Văn Cát (tháng 3/2018).", "2018-03"),
    ],
)
def test_the_time_of_a_deed_a_law_or_an_office_is_not_that_of_the_charge(text: str, date: str | None) -> None:
    assert [f.date for f in personnel.extract(read(SCENE + text))] == [date]


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Hội nghị bầu bổ sung bà Vũ Thị Sông vào Ban Thường vụ Quận ủy.", "Ban Thường vụ Quận ủy Lê Chân"),
        ("Bà Vũ Thị Sông trúng cử vào Ban Chấp hành Đảng bộ quận.", "Ban Chấp hành Đảng bộ quận Lê Chân"),
        ("Bà Vũ Thị Sông được bầu vào Ban Chấp hành Trung ương Đảng khóa XII.", "Ban Chấp hành Trung ương Đảng"),
    ],
)
def test_who_is_voted_into_a_committee_gets_a_seat(text: str, body: str) -> None:
    assert events(text) == [("Vũ Thị Sông", "elected", "Ủy viên", body)]


def test_what_is_decided_into_a_committee_is_no_seat() -> None:
    assert events("Bà Vũ Thị Sông nộp đơn vào Ban Thường vụ Quận ủy.") == []


def test_a_place_between_says_nothing() -> None:
    text = "Ông Trần Văn Cát, nguyên Giám đốc Sở Nội vụ tỉnh Bình Định, được bổ nhiệm làm Thứ trưởng Bộ Nội vụ."
    assert [(who, event, role) for who, event, role, _ in events(text)] == [("Trần Văn Cát", "appointed", "Thứ trưởng")]


def test_who_becomes_what() -> None:
    post = ("Chủ tịch", "Ủy ban nhân dân quận Lê Chân")
    assert events("Ông Trần Văn Cát trở thành Chủ tịch UBND quận.") == [("Trần Văn Cát", "appointed", *post)]
    voted = "Với đa số phiếu, ông Trần Văn Cát trở thành Chủ tịch UBND quận."
    assert events(voted) == [("Trần Văn Cát", "elected", *post)]
    both = "HĐND quận bầu ông Trần Văn Cát giữ chức Chủ tịch UBND quận. "
    assert events(both + "Trước khi trở thành Chủ tịch UBND quận, ông làm báo.") == [("Trần Văn Cát", "elected", *post)]
    for none in ("có thể trở thành Chủ tịch UBND quận", "học để trở thành Chủ tịch UBND quận", "trở thành bị can"):
        assert [e for e in events(f"Ông Trần Văn Cát {none}.") if e[1] != "prosecuted"] == []


def test_re_elected_to_the_office_told_before() -> None:
    text = "Ông Trần Văn Cát được bầu làm Chủ tịch UBND quận năm 2011. Năm 2016, ông tái đắc cử chức vụ này."
    facts = personnel.extract(read(SCENE + text))
    assert [(f.role, f.date) for f in facts] == [("Chủ tịch", "2011"), ("Chủ tịch", "2016")]


def test_only_listed_people_get_an_office() -> None:
    text = (
        "Thành ủy phân công ông Vũ Văn Sông làm Phó Bí thư Quận ủy, hiện nay quận có hai phó bí thư là "
        "ông Vũ Văn Sông và bà Trần Thị Mây."
    )
    assert {e[0] for e in events(text)} == {"Vũ Văn Sông"}


def test_in_turn_each_gets_the_office_of_his_place() -> None:
    text = (
        "Ông Vũ Văn Sông, bà Trần Thị Mây và ông Lê Văn Bến vừa lần lượt được bổ nhiệm vào chức Giám đốc Sở Nội vụ, "
        "Giám đốc Sở Xây dựng, Giám đốc Sở Tài chính."
    )
    assert [(who, body.split(" thành")[0]) for who, _, _, body in events(text) if body] == [
        ("Vũ Văn Sông", "Sở Nội vụ"),
        ("Trần Thị Mây", "Sở Xây dựng"),
        ("Lê Văn Bến", "Sở Tài chính"),
    ]


def test_what_is_taken_up_is_not_left() -> None:
    text = "Ông Trần Văn Cát thôi giữ chức Bí thư Quận ủy Lê Chân, tham gia Ban cán sự đảng Bộ Nội vụ."
    assert [(e[1], e[2]) for e in events(text) if e[1] == "removed"] == [("removed", "Bí thư")]


def test_the_year_of_birth_is_no_day_of_election() -> None:
    text = "Ông Trần Văn Cát sinh năm 1965, được bầu làm Chủ tịch UBND quận từ tháng 4/2016."
    assert [f.date for f in personnel.extract(read(SCENE + text))] == ["2016-04"]


def test_a_life_so_far_does_not_end_the_office_held() -> None:
    text = (
        "Ông Trần Văn Cát, Chủ tịch UBND quận, tiếp dân. Ông Trần Văn Cát sinh năm 1965, quê Hải Phòng, được bầu làm "
        "Chủ tịch UBND quận năm 2016."
    )
    assert [(f.role, f.status) for f in role.extract(read(SCENE + text))] == [("Chủ tịch", "current")]


def test_who_comes_behind_a_semicolon_has_a_verb_of_his_own() -> None:
    told = events("HĐND quận bầu 25 ủy viên Ban Thư ký; bà Vũ Thị Sông tái cử Chủ tịch UBND quận.")
    assert told == [("Vũ Thị Sông", "elected", "Chủ tịch", "Ủy ban nhân dân quận Lê Chân")]
    told = events("Ủy ban Kiểm tra cảnh cáo ông Trần Văn Cát; bà Vũ Thị Sông được bầu làm Chủ tịch UBND quận.")
    assert [(who, event) for who, event, _, _ in told] == [("Trần Văn Cát", "disciplined"), ("Vũ Thị Sông", "elected")]


def test_several_bodies_under_one_head_are_given_in_turn() -> None:
    text = (
        "UBND thành phố trao quyết định bổ nhiệm. Ông Trần Văn Cát, ông Vũ Văn Sông và bà Lê Thị Mây lần lượt giữ chức "
    )
    fields = "giám đốc các Sở Tư pháp, Kế hoạch và Đầu tư và Xây dựng."
    city = "thành phố Hải Phòng"
    assert events(text + fields) == [
        ("Trần Văn Cát", "appointed", "Giám đốc", f"Sở Tư pháp {city}"),
        ("Vũ Văn Sông", "appointed", "Giám đốc", f"Sở Kế hoạch và Đầu tư {city}"),
        ("Lê Thị Mây", "appointed", "Giám đốc", f"Sở Xây dựng {city}"),
    ]
    assert events(f"{text}giám đốc các Sở Tư pháp và Xây dựng.") == []


def test_posts_that_one_held_in_turn_are_no_appointments() -> None:
    career = "Ông Trần Văn Cát lần lượt giữ chức Giám đốc Sở Tư pháp, Giám đốc Sở Xây dựng."
    assert events(f"UBND thành phố bổ nhiệm cán bộ. {career}") == []


@pytest.mark.parametrize(
    "text",
    [
        "Thành ủy yêu cầu UBND quận xử lý kỷ luật bằng hình thức cách chức ông Trần Văn Cát.",
        "Ủy ban Kiểm tra đề nghị Thành ủy xem xét, thi hành kỷ luật ông Trần Văn Cát bằng hình thức cảnh cáo.",
        "Quận ủy đã đề nghị UBND quận cách chức Trưởng phòng Nội vụ của ông Trần Văn Cát.",
        "Thành ủy đề nghị kỷ luật bằng hình thức khiển trách với Ban cán sự; cảnh cáo ông Trần Văn Cát.",
        "UBND quận đang làm các thủ tục để kỷ luật cách chức Trưởng phòng Nội vụ đối với ông Trần Văn Cát.",
        "Cán bộ sẽ bị chuyển, thậm chí cách chức nếu trái chỉ đạo của Chủ tịch UBND quận Trần Văn Cát.",
        "Ông Trần Văn Cát có chồng bị bắt vì tham ô.",
        "Ông Trần Văn Cát buông lỏng, để một số cán bộ vi phạm kỷ luật, bị khởi tố.",
        "Năm 1940, đồng chí Trần Văn Cát bị thực dân Pháp bắt giam.",
        "Theo ông Trần Văn Cát, luật nêu: “Công chức bị kỷ luật cảnh cáo không được bổ nhiệm.”",
        "Quận cử ông Trần Văn Cát thay cho hai lãnh đạo phường vừa bị cách chức.",
    ],
)
def test_what_others_ask_for_or_suffer_befalls_nobody(text: str) -> None:
    assert events(text) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Ban Thường vụ xem xét, thi hành kỷ luật ông Trần Văn Cát bằng hình thức khiển trách.",
            [("Trần Văn Cát", "disciplined", None, None)],
        ),
        (
            "Ông Trần Văn Cát xác nhận đã nhận đơn xin từ chức của ông Lê Văn Suối.",
            [("Lê Văn Suối", "resigned", None, None)],
        ),
        (
            "Đại hội bầu ông Trần Văn Cát giữ chức Bí thư Quận ủy, ông Lê Văn Suối được bầu làm Phó Bí thư Quận ủy.",
            [
                ("Trần Văn Cát", "elected", "Bí thư", "Quận ủy Lê Chân"),
                ("Lê Văn Suối", "elected", "Phó Bí thư", "Quận ủy Lê Chân"),
            ],
        ),
        (
            "Thành ủy kỷ luật ông Trần Văn Cát bằng hình thức: Cách chức Bí thư Quận ủy, Ủy viên Ban Thường vụ.",
            [
                ("Trần Văn Cát", "removed", "Bí thư", "Quận ủy Lê Chân"),
                ("Trần Văn Cát", "removed", "Ủy viên", "Ban Thường vụ Quận ủy Lê Chân"),
            ],
        ),
        (
            "Ông Trần Văn Cát nhận kỷ luật cảnh cáo; ông Lê Văn Suối nhận mức khiển trách.",
            [("Trần Văn Cát", "disciplined", None, None), ("Lê Văn Suối", "disciplined", None, None)],
        ),
        (
            "Ông Trần Văn Cát được cử tri quận Lê Chân, quận Kiến An và huyện An Lão bầu làm đại biểu Quốc hội.",
            [("Trần Văn Cát", "elected", "Đại biểu", "Quốc hội")],
        ),
        (
            "Ông Trần Văn Cát sinh năm 1960. Năm 2009, Thành ủy phân công ông giữ chức Bí thư Quận ủy.",
            [("Trần Văn Cát", "appointed", "Bí thư", "Quận ủy Lê Chân")],
        ),
        (
            "Quốc hội phê chuẩn, Chủ tịch nước miễn nhiệm chức vụ Bộ trưởng Bộ Y tế đối với ông Trần Văn Cát.",
            [("Trần Văn Cát", "removed", "Bộ trưởng", "Bộ Y tế")],
        ),
    ],
)
def test_each_verb_reaches_its_own_people(text: str, told: list[tuple[str, str, str | None, str | None]]) -> None:
    assert events(text) == told


def test_brackets_with_verbs_of_their_own_do_not_end_a_list() -> None:
    text = (
        "HĐND quận miễn nhiệm chức danh Ủy viên UBND quận đối với các ông: Trần Văn Cát (đã được điều động giữ chức "
        "Bí thư Quận ủy Kiến An), Lê Văn Suối (nghỉ hưu theo chế độ) và ông Cáp Văn Núi."
    )
    removed = {who for who, event, *_ in events(text) if event == "removed"}
    assert removed == {"Trần Văn Cát", "Lê Văn Suối", "Cáp Văn Núi"}


def test_what_somebody_is_now_is_not_what_he_is_elected_to() -> None:
    text = "Đại hội bầu 2 Phó Bí thư Quận ủy gồm: bà Vũ Thị Mây (hiện là Trưởng ban Dân vận Quận ủy), ông Lê Văn Suối."
    assert {(who, label) for who, _, label, _ in events(text)} == {
        ("Vũ Thị Mây", "Phó Bí thư"),
        ("Lê Văn Suối", "Phó Bí thư"),
    }


@pytest.mark.parametrize(
    "text",
    [
        "Thành ủy xin ý kiến về việc có bầu ông Trần Văn Cát làm Chủ tịch UBND quận hay không.",
        "HĐND quận sẽ họp bất thường để bầu ông Trần Văn Cát làm Chủ tịch UBND quận.",
        "Việc bổ nhiệm ông Trần Văn Cát làm Chủ tịch UBND quận sẽ được Thành ủy xem xét.",
        "Sở Nội vụ gửi văn bản đề nghị Quận ủy, UBND quận điều động ông Trần Văn Cát làm Chủ tịch UBND phường An Biên.",
        "Ông Trần Văn Cát thiếu kiểm tra cấp dưới, một số cán bộ bị khởi tố.",
    ],
)
def test_what_is_open_or_of_others_is_no_event(text: str) -> None:
    assert events(text) == []


def test_son_of_a_late_secretary_is_elected_himself() -> None:
    text = "Ông Trần Văn Cát, con trai cố Bí thư Quận ủy Lê Văn Bến, trúng cử Chủ tịch UBND quận."
    assert events(text) == [("Trần Văn Cát", "elected", "Chủ tịch", "Ủy ban nhân dân quận Lê Chân")]


def test_office_after_a_colon_is_of_who_speaks() -> None:
    told = events("Ông Trần Văn Cát từ chức: Chủ tịch UBND quận lên tiếng.")
    assert [(event, office) for _, event, office, _ in told if office] == []


def test_day_of_retirement_stands_behind_it() -> None:
    text = "Ngày 27/4/2018, Quận ủy bầu ông Lê Văn Bến làm Bí thư khi ông Trần Văn Cát nghỉ hưu từ ngày 1/5/2018."
    facts = personnel.extract(read(SCENE + text))
    assert [f.date for f in facts if f.event == "retired"] == ["2018-05-01"]


def test_committees_of_the_youth_union_are_none_of_the_party() -> None:
    facts = role.extract(read(SCENE + "Ông Trần Văn Cát, Ủy viên Ban Chấp hành Trung ương Đoàn, dự hội nghị."))
    assert [f.body.name for f in facts if f.body] == ["Ban Chấp hành Trung ương Đoàn Thanh niên Cộng sản Hồ Chí Minh"]


def test_office_with_what_one_is_in_charge_of_before_the_name() -> None:
    text = "Dự họp có Chủ tịch UBND quận Lê Văn Bến, Phó Chủ tịch phụ trách văn hóa - xã hội Trần Văn Cát."
    facts = role.extract(read(SCENE + text))
    assert ("Trần Văn Cát", "Phó Chủ tịch") in [(f.person, f.role) for f in facts]
    assert ("Lê Văn Bến", "Phó Chủ tịch") not in [(f.person, f.role) for f in facts]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Ông Trần Văn Cát (Chủ tịch UBND quận) cũng bị kỷ luật.", ["disciplined"]),
        ("UBND quận buộc thôi việc ông Trần Văn Cát vì bỏ nhiệm sở.", ["disciplined"]),
        ("Ông Trần Văn Cát bị kỷ luật, cách chức Chủ tịch UBND quận.", ["removed"]),
        ("Ông Trần Văn Cát bị Cơ quan Cảnh sát điều tra Công an thành phố bắt để điều tra.", ["prosecuted"]),
        ("Theo ông Trần Văn Cát, cán bộ vi phạm bị kỷ luật.", []),
        ("Ông Trần Văn Cát cho biết hai cán bộ bị kỷ luật.", []),
        ("Con trai ông Trần Văn Cát bị kỷ luật.", []),
        ("Ông Trần Văn Cát bị công an bắt đầu theo dõi.", []),
        ("Ông Trần Văn Cát có thể bị kỷ luật.", []),
    ],
)
def test_penalties_that_are_not_named_and_arrests(text: str, told: list[str]) -> None:
    assert [event for _, event, _, _ in events(text)] == told


def test_who_was_seized_in_the_wars_is_no_accused() -> None:
    assert events("Ngày 22/8/1941, ông Trần Văn Cát bị bắt trong một trận càn.") == []


def test_who_follows_somebody_is_another() -> None:
    text = "Ông Trần Văn Cát, người tiền nhiệm của ông Lê Văn Suối, được bổ nhiệm làm Chủ tịch UBND quận."
    assert events(text) == [("Trần Văn Cát", "appointed", "Chủ tịch", "Ủy ban nhân dân quận Lê Chân")]
    assert events("Con trai của ông Lê Văn Suối được bổ nhiệm làm Chủ tịch UBND quận.") == []
    assert events("Lái xe của ông Lê Văn Suối bị khởi tố, bắt tạm giam.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Ông Trần Văn Cát nghỉ công tác chờ hưu.",
        "Bí thư trao quyết định nghỉ hưởng chế độ hưu trí cho ông Trần Văn Cát.",
    ],
)
def test_more_words_for_retiring(text: str) -> None:
    assert events(text) == [("Trần Văn Cát", "retired", None, None)]


def test_all_posts_are_taken() -> None:
    text = "Thành ủy kỷ luật cắt hết các chức vụ của ông Trần Văn Cát (Chủ tịch UBND quận)."
    assert events(text) == [("Trần Văn Cát", "removed", None, None)]


@pytest.mark.parametrize(
    "text",
    [
        "HĐND quận miễn nhiệm ông Trần Văn Cát, Phó Bí thư Quận ủy, Chủ tịch UBND quận.",
        "Thành ủy đồng ý cho ông Trần Văn Cát, Phó Bí thư Quận ủy, Chủ tịch UBND quận thôi giữ chức.",
    ],
)
def test_which_of_several_offices_is_lost(text: str) -> None:
    assert events(text) == [("Trần Văn Cát", "removed", "Chủ tịch", "Ủy ban nhân dân quận Lê Chân")]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Ông Trần Văn Cát, nguyên Chủ tịch UBND quận (từ tháng 3-2010 đến tháng 6-2015), bị khiển trách.", None),
        ("Ông Trần Văn Cát, nguyên Chủ tịch UBND quận (tháng 3/2010 - 6/2015), bị khiển trách.", None),
        ("Tại kỳ họp thứ 15 (tháng 6/2017), Ủy ban Kiểm tra khiển trách ông Trần Văn Cát.", "2017-06"),
    ],
)
def test_when_an_office_was_held_is_not_the_day_of_a_penalty(text: str, date: str | None) -> None:
    assert [fact.date for fact in personnel.extract(read(SCENE + text))] == [date]


def test_office_that_begins_like_the_word_for_one() -> None:
    page = read("Huyện Thanh Oai, Hà Nội\nÔng Lê Văn Bến đã nộp đơn xin từ nhiệm chức Giám đốc Sở Xây dựng Hà Nội.")
    assert [(f.event, f.role) for f in personnel.extract(page)] == [("resigned", "Giám đốc")]
    page = read("Huyện Thanh Oai, Hà Nội\nÔng Lê Văn Bến giữ chức Phó Vụ trưởng Vụ Pháp chế Bộ Xây dựng.")
    assert [r.role for p in page.people for r in p.roles] == ["Phó Vụ trưởng"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Ông Trần Văn Cát được điều về làm Giám đốc Sở Nội vụ.", ("appointed", "Giám đốc")),
        ("Ông Trần Văn Cát trở lại làm Giám đốc Sở Nội vụ.", ("appointed", "Giám đốc")),
        ("Ông Trần Văn Cát trúng cử Ban Chấp hành Đảng bộ thành phố.", ("elected", "Ủy viên")),
        ("Ông Trần Văn Cát (Chủ tịch UBND quận) vừa được bầu tại kỳ họp bất thường.", ("elected", "Chủ tịch")),
        ("Chức danh Chủ tịch UBND quận được giao cho ông Trần Văn Cát.", ("appointed", "Chủ tịch")),
        ("Ông Trần Văn Cát được phân công phụ trách Sở Nội vụ.", ("appointed", None)),
        ("UBND thành phố giao ông Trần Văn Cát phụ trách Sở Nội vụ.", ("appointed", None)),
        ("Sau khi bị khởi tố, ông Trần Văn Cát đã nộp lại số tiền.", ("prosecuted", None)),
        ("Ông Trần Văn Cát về nghỉ hưu theo chế độ.", ("retired", None)),
        ("Thành ủy cắt hết mọi chức vụ trong Đảng của ông Trần Văn Cát.", ("removed", None)),
        ("Ông Trần Văn Cát được bỏ phiếu kín để giữ chức Chủ tịch UBND quận.", ("elected", "Chủ tịch")),
    ],
)
def test_more_ways_to_tell_it(text: str, told: tuple[str, str | None]) -> None:
    assert [(who, event, office) for who, event, office, _ in events(text)] == [("Trần Văn Cát", *told)]


@pytest.mark.parametrize(
    "text",
    [
        "Sau khi cấp dưới bị khởi tố, ông Trần Văn Cát rất buồn.",
        "Ông Trần Văn Cát thừa nhận hai trường hợp cán bộ sai phạm đã bị cảnh cáo.",
        "Ông Trần Văn Cát, Giám đốc Sở Nội vụ, nói con trai ông mới được bổ nhiệm.",
        "Ông Trần Văn Cát được giao phụ trách lĩnh vực đô thị.",
    ],
)
def test_what_befell_others_is_no_event_of_his(text: str) -> None:
    assert events(text) == []


def test_whose_place_another_takes_gets_nothing() -> None:
    told = events("Ông Trần Văn Cát được bổ nhiệm làm Giám đốc Sở Nội vụ thay vị trí của ông Vũ Văn Sông.")
    assert [who for who, _, _, _ in told] == ["Trần Văn Cát"]


def test_those_voted_into_a_committee_with_who_they_are() -> None:
    told = events(
        "Hội nghị bầu bổ sung ông Trần Văn Cát - Phó Chủ tịch HĐND quận; bà Trần Thị Mây - Phó Chủ tịch UBND quận "
        "vào Ban Thường vụ Quận ủy."
    )
    assert [(who, office, body) for who, _, office, body in told] == [
        ("Trần Văn Cát", "Ủy viên", "Ban Thường vụ Quận ủy Lê Chân"),
        ("Trần Thị Mây", "Ủy viên", "Ban Thường vụ Quận ủy Lê Chân"),
    ]


def test_two_with_their_offices_in_brackets_are_punished() -> None:
    told = events(
        "Ông Trần Văn Cát (Tổng Giám đốc Công ty Sông Xanh) và bà Trần Thị Mây (Đảng ủy viên, Giám đốc Tài chính) "
        "bị kỷ luật cảnh cáo."
    )
    assert sorted((who, event) for who, event, _, _ in told) == [
        ("Trần Thị Mây", "disciplined"),
        ("Trần Văn Cát", "disciplined"),
    ]


def test_a_court_sentences_a_list() -> None:
    told = events(
        "Hai người nữa bị tòa tuyên án, gồm: Trần Văn Cát, nguyên kế toán phường, 14 tháng tù; "
        "Vũ Văn Sông, nguyên thủ quỹ phường, 12 tháng tù."
    )
    assert [(who, event) for who, event, _, _ in told] == [
        ("Trần Văn Cát", "prosecuted"),
        ("Vũ Văn Sông", "prosecuted"),
    ]


def test_what_happened_twice_within_unknown_years() -> None:
    told = events(
        "Ngày 9/2, HĐND quận bầu ông Trần Văn Cát giữ chức Chủ tịch UBND quận. "
        "Tháng 6/2015, ông Trần Văn Cát được bầu giữ chức Chủ tịch UBND quận."
    )
    assert len(told) == 2


def test_an_office_got_in_an_earlier_year_is_held() -> None:
    text = SCENE + (
        "Năm 2017, kinh tế quận tăng trưởng khá. Năm 2014, ông Trần Văn Cát được bầu giữ chức Chủ tịch UBND quận."
    )
    assert [f.status for f in role.extract(read(text))] == ["current"]


def test_those_listed_behind_a_penalty() -> None:
    told = events("Có 2 đảng viên bị kỷ luật mức khiển trách, gồm: bà Trần Thị Mây - kế toán; ông Vũ Văn Sông.")
    assert sorted((who, event) for who, event, _, _ in told) == [
        ("Trần Thị Mây", "disciplined"),
        ("Vũ Văn Sông", "disciplined"),
    ]


def test_whom_this_man_means() -> None:
    told = events("Ông Trần Văn Cát vi phạm. Thành ủy khiển trách đối với ông này.")
    assert [(who, event) for who, event, _, _ in told] == [("Trần Văn Cát", "disciplined")]


def test_all_posts_in_the_party_and_one_of_the_state_are_two_losses() -> None:
    told = events(
        "Thành ủy cách tất cả chức vụ trong Đảng của ông Trần Văn Cát. "
        "HĐND quận bãi nhiệm chức danh Chủ tịch UBND quận đối với ông Trần Văn Cát."
    )
    assert [office for _, event, office, _ in told if event == "removed"] == [None, "Chủ tịch"]
