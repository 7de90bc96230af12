"""Parts that people take in meetings."""

from __future__ import annotations

import pytest

from kg.extract import participation
from tests.pages import read

SCENE = "Quận ủy Ngô Quyền họp\nSáng 11/12, Quận ủy Ngô Quyền tổ chức hội nghị lần thứ 23.\n"


def parts(text: str, scene: str = SCENE) -> set[tuple[str, str]]:
    return {(f.person, f.part) for f in participation.extract(read(scene + text, published="2022-12-12"))}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Đồng chí Trần Văn Cát, Bí thư Quận ủy chủ trì hội nghị.", {"chairs"}),
        ("Tới dự và chỉ đạo hội nghị có đồng chí Trần Văn Cát, Ủy viên Thành ủy.", {"attends", "directs"}),
        ("Phát biểu khai mạc hội nghị, đồng chí Trần Văn Cát nhấn mạnh kết quả.", {"opens"}),
        ("Kết luận hội nghị, đồng chí Trần Văn Cát yêu cầu các đơn vị cố gắng.", {"concludes"}),
        ("Báo cáo tại hội nghị, đồng chí Trần Văn Cát cho biết thu ngân sách tăng.", {"reports"}),
        ("Đồng chí Trần Văn Cát, đại biểu Quốc hội, thông báo với cử tri kết quả kỳ họp.", {"reports"}),
        ("Đồng chí Trần Văn Cát, Chủ tịch UBND quận ghi nhận kết quả của các phường.", {"speaks"}),
        ("Đồng chí Trần Văn Cát trao giấy khen cho các tập thể.", {"awards"}),
    ],
)
def test_part(text: str, expected: set[str]) -> None:
    assert parts(text) == {("Trần Văn Cát", part) for part in expected}


def test_last_verb_covers_the_list() -> None:
    text = "Các đồng chí: Trần Văn Cát, Bí thư Quận ủy; Lê Văn Bến, Chủ tịch UBND quận đồng chủ trì hội nghị."
    assert parts(text) == {("Trần Văn Cát", "chairs"), ("Lê Văn Bến", "chairs")}


def test_office_alone_stands_for_its_holder() -> None:
    text = "Đồng chí Trần Văn Cát, Bí thư Quận ủy dự. Kết luận hội nghị, đồng chí Bí thư Quận ủy lưu ý ba việc."
    assert ("Trần Văn Cát", "concludes") in parts(text)


def test_no_meeting_no_part() -> None:
    assert (
        parts("Trao đổi với phóng viên, ông Trần Văn Cát cho biết đường đã thông.", "Đường mới ở quận Lê Chân\n")
        == set()
    )


@pytest.mark.parametrize("noun", ["dự án", "dự toán", "dự kiến"])
def test_nouns_that_begin_like_verbs(noun: str) -> None:
    assert parts(f"Ông Trần Văn Cát {noun} xong.") == set()


def test_to_whom_a_decision_is_handed() -> None:
    text = "Ông Trần Văn Cát trao quyết định cho ông Lê Văn Bến (bìa trái) và bà Vũ Thị Sông."
    assert parts(text) == {("Trần Văn Cát", "awards"), ("Lê Văn Bến", "receives"), ("Vũ Thị Sông", "receives")}


def test_under_whose_chair() -> None:
    assert parts("Hội nghị diễn ra dưới sự chủ trì của đồng chí Trần Văn Cát.") == {("Trần Văn Cát", "chairs")}


def test_who_speaks_of_himself_is_not_the_one_he_names() -> None:
    assert parts("Ông Trần Văn Cát phân công tôi đến dự.") == set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Có mặt tại hội nghị, ông Trần Văn Cát cho rằng việc còn chậm.", {"attends", "speaks"}),
        ("Về phía Công ty Hoa Phượng có ông Trần Văn Cát, giám đốc.", {"attends"}),
        ("Về phía công ty, ông Trần Văn Cát cho biết đã nộp đủ thuế.", {"speaks"}),
        ("Ông Trần Văn Cát, đại biểu HĐND quận đã tiếp xúc cử tri phường Cầu Tre.", {"attends"}),
    ],
)
def test_who_attends(text: str, expected: set[str]) -> None:
    assert parts(text) == {("Trần Văn Cát", part) for part in expected}


@pytest.mark.parametrize(
    "text",
    [
        "Ông Trần Văn Cát bị đề nghị kỷ luật.",
        "Ông Trần Văn Cát được đánh giá là người quyết liệt.",
        "Ông Trần Văn Cát từng phát biểu như thế nhiều năm trước.",
        "Ông Trần Văn Cát phủ nhận thông tin này.",
        "Báo cáo của ông Trần Văn Cát gửi quận hôm qua đã lạc.",
        "Ngày 20/11, ông Trần Văn Cát yêu cầu dừng chặt cây trên phố.",
    ],
)
def test_what_is_no_speech_at_the_meeting(text: str) -> None:
    assert parts(text) == set()


def test_a_meeting_told_in_passing_is_not_where_all_the_people_of_the_page_speak() -> None:
    passing = "Dân phường Cầu Tre kêu đường ngập\n" + "Nước dâng từ sáng sớm tới tận trưa mới rút hết.\n" * 5
    scene = passing + "Sáng 11/12, Quận ủy Ngô Quyền tổ chức hội nghị lần thứ 23.\n"
    assert parts("Ông Trần Văn Cát cho biết nhà ông ngập nửa mét.", scene) == set()
    assert parts("Tại hội nghị, ông Trần Văn Cát cho biết sẽ nâng đường.", scene) == {("Trần Văn Cát", "speaks")}


def test_in_the_presence_of_somebody_who_stands_behind() -> None:
    found = parts("Sáng 5/3/2021, UBND quận tổ chức hội nghị với sự tham dự của ông Trần Văn Cát và bà Lê Thị Mây.")
    assert found == {("Trần Văn Cát", "attends"), ("Lê Thị Mây", "attends")}


def test_what_is_refused_is_not_received() -> None:
    found = parts("Sáng 5/3/2021, UBND quận tổ chức hội nghị. Tại hội nghị, ông Trần Văn Cát từ chối nhận quyết định.")
    assert ("Trần Văn Cát", "receives") not in found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Phát biểu kết thúc hội nghị, đồng chí Trần Văn Cát khẳng định việc này.", {"concludes"}),
        ("Phát biểu tại buổi khai mạc, đồng chí Trần Văn Cát nêu rõ việc này.", {"speaks"}),
        ("Đồng chí Trần Văn Cát cho rằng Sở Xây dựng cần chủ trì việc này.", {"speaks"}),
        ("Đồng chí Trần Văn Cát đọc tờ trình trước hội nghị.", {"reports"}),
    ],
)
def test_what_is_said_when(text: str, expected: set[str]) -> None:
    assert parts(text) == {("Trần Văn Cát", part) for part in expected}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Đồng chí Trần Văn Cát chủ trì hội nghị cùng bà Vũ Thị Sông, Trưởng Ban Dân vận.",
            {("Vũ Thị Sông", "chairs")},
        ),
        ("Cùng họp có Phó Chủ tịch UBND quận Vũ Thị Sông.", {("Vũ Thị Sông", "attends")}),
        ("Cử tri Vũ Thị Sông thắc mắc về việc này tại hội nghị.", {("Vũ Thị Sông", "speaks")}),
        ("Đồng chí Trần Văn Cát chỉ đạo tại cuộc họp.", {("Trần Văn Cát", "directs")}),
    ],
)
def test_further_ways_to_take_part(text: str, expected: set[tuple[str, str]]) -> None:
    assert expected <= parts(text)


@pytest.mark.parametrize(
    "text",
    [
        "Đồng chí Trần Văn Cát phải khắc phục, báo cáo kết quả về Thành ủy.",
        "Đồng chí Trần Văn Cát sẽ chỉ đạo công an báo cáo giải trình.",
        "Nhấn mạnh đây là bài học không chỉ với ông Trần Văn Cát, hội nghị ra nghị quyết.",
    ],
)
def test_who_is_told_to_do_it_has_not_done_it(text: str) -> None:
    assert not {part for person, part in parts(text) if person == "Trần Văn Cát"} & {"reports", "speaks"}


CEREMONY = "Quận Ngô Quyền\nSáng 11/12, UBND quận Ngô Quyền tổ chức lễ trao quyết định nghỉ hưu.\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chủ tọa hội nghị, ông Trần Văn Cát đề nghị nói ngắn.",
         {("Trần Văn Cát", "chairs"), ("Trần Văn Cát", "speaks")}),
        ("Hội nghị đã nghe ông Trần Văn Cát trình bày báo cáo quý ba.", {("Trần Văn Cát", "reports")}),
        ("Ông Trần Văn Cát báo cáo bốn việc đã làm.", {("Trần Văn Cát", "reports")}),
        ("Ông Trần Văn Cát chỉ đạo các phường dọn rác trong tuần.", {("Trần Văn Cát", "directs")}),
        ("Ông Trần Văn Cát lý giải vì sao việc chậm.", {("Trần Văn Cát", "speaks")}),
        ("Ông Trần Văn Cát (giữa) tại hội nghị.", {("Trần Văn Cát", "attends")}),
        ("Ông Trần Văn Cát, Bí thư Quận ủy Cần Thơ, chủ trì.", {("Trần Văn Cát", "chairs")}),
    ],
)  # fmt: skip
def test_what_people_do_at_a_conference(text: str, expected: set[tuple[str, str]]) -> None:
    assert parts(text) == expected


def test_who_gets_flowers_with_the_decision_receives_it() -> None:
    found = parts("Ông Trần Văn Cát trao quyết định và tặng hoa chúc mừng ông Lê Văn Bến.", CEREMONY)
    assert found == {("Trần Văn Cát", "awards"), ("Lê Văn Bến", "receives")}


@pytest.mark.parametrize(
    "text",
    [
        "Trong văn bản, ông Trần Văn Cát ký ngày 5/12, nêu rõ ba lỗi.",
        "Ông Trần Văn Cát được phân công trả lời việc này.",
        "Các vi phạm của ông Trần Văn Cát đã được kết luận tại kỳ họp trước.",
        "Trả lời Tuổi Trẻ Online, ông Trần Văn Cát cho biết đường đã thông.",
    ],
)
def test_what_is_told_of_somebody_else_or_elsewhere(text: str) -> None:
    assert parts(text) == set()


def test_nobody_gets_decisions_from_the_press() -> None:
    press = "Quận Ngô Quyền\nChiều 11/12, UBND quận Ngô Quyền tổ chức họp báo.\n"
    assert parts("Ông Trần Văn Cát nhận quyết định nghỉ việc từ tháng trước.", press) == set()


def test_a_meeting_named_once_without_a_day_is_not_where_later_paragraphs_speak() -> None:
    scene = "Dân phường Cầu Tre chờ nước sạch\nPhường Cầu Tre đã có cuộc họp với công ty nước.\nỐng nước đã cũ.\n"
    assert parts("Ông Trần Văn Cát cho biết nhà ông phải mua nước.", scene) == set()


# ---- who has no part


@pytest.mark.parametrize(
    "text",
    [
        "Ông Trần Văn Cát bị Ủy ban Kiểm tra đề nghị kỷ luật.",
        "Theo đơn thư, vì sao ông Trần Văn Cát bị phạt mà cử tri nêu, chưa ai giải thích.",
        "Liên quan đến ông Trần Văn Cát, nhiều người đặt câu hỏi về khu đất.",
        "Lãnh đạo phường thậm chí đã dự đoán ông Trần Văn Cát từ chức.",
        "Ngày 3/5, ông Trần Văn Cát trao quyết định.",
        "Nghe báo cáo tình hình, Bí thư Quận ủy Trần Văn Cát tỏ ra không vui.",
        "Bí thư Quận ủy Trần Văn Cát cũng phải có mặt để động viên anh em.",
        "Ông Trần Văn Cát có cử cán bộ đi dự.",
        "Vụ việc đã được Bí thư Quận ủy Trần Văn Cát chỉ đạo xử lý.",
        "Cử tri hỏi vì sao ông Trần Văn Cát mà người dân đề cập chưa bị xử lý.",
    ],
)
def test_of_whom_something_is_told_has_no_part(text: str) -> None:
    assert parts(text) == set()


def test_who_orders_others_to_lead_does_not_chair() -> None:
    text = "Bí thư Quận ủy Trần Văn Cát chỉ đạo Phòng Tài chính chủ trì xử lý."
    assert ("Trần Văn Cát", "chairs") not in parts(text)


def test_who_is_reported_to_does_not_report() -> None:
    text = "Báo cáo với ông Trần Văn Cát, ông Lê Văn Bến cho biết thu ngân sách tăng."
    assert parts(text) == {("Lê Văn Bến", "reports")}


def test_who_is_asked_about_is_no_speaker_beside_who_answers() -> None:
    text = "Về việc ông Trần Văn Cát bị kỷ luật mà vẫn làm chủ tịch phường, ông Lê Văn Bến nói sẽ xem xét."
    assert parts(text) == {("Lê Văn Bến", "speaks")}


def test_words_told_to_a_reporter_go_on() -> None:
    text = (
        "Trao đổi với phóng viên qua điện thoại, ông Trần Văn Cát cho biết đường chưa thông.\n"
        "Ông Cát nói thêm hai việc.\nTại hội nghị, ông Lê Văn Bến cho biết thu ngân sách tăng."
    )
    assert parts(text) == {("Lê Văn Bến", "speaks")}


def test_who_tells_of_a_meeting_elsewhere_does_not_speak_there() -> None:
    scene = "Quận Ngô Quyền\n"
    told = "Ông Trần Văn Cát, Chánh Văn phòng, cho biết chiều 27/12 Quận ủy Ngô Quyền có cuộc họp bàn việc ấy.\n"
    assert parts(told + "Ông Lê Văn Bến cho hay khu đất rộng ba hecta.", scene) == set()


def test_meeting_in_a_quotation_is_not_the_one_that_goes_on() -> None:
    text = (
        '"Cử tri cũng thấy vừa qua kỳ họp thứ 9 HĐND quận Ngô Quyền diễn ra bài bản, các nội dung đều kỹ lưỡng, '
        'chúng tôi rất mừng" - một cử tri nói.\nÔng Lê Văn Bến cho biết thu ngân sách tăng.'
    )
    facts = participation.extract(read(SCENE + text, published="2022-12-12"))
    assert [f.meeting.type for f in facts if f.person == "Lê Văn Bến" and f.meeting] == ["hội nghị"]


def test_deeds_before_a_trial_are_no_part_in_it() -> None:
    scene = "Ngày 18/3, TAND tỉnh Gia Lai xét xử bị cáo Trần Văn Cát và đồng phạm.\n"
    text = "Năm 2015, ông Trần Văn Cát chỉ đạo kế toán lập hồ sơ khống. Tại tòa, bị cáo Lê Văn Bến thừa nhận sai phạm."
    assert parts(text, scene) == {("Lê Văn Bến", "speaks")}


def test_deputies_present_are_not_those_whom_they_elect() -> None:
    text = "100% đại biểu có mặt đã bầu ông Trần Văn Cát làm Phó Chủ tịch."
    assert parts(text, "Sáng 9/7, HĐND tỉnh Gia Lai tổ chức kỳ họp thứ 5.\n") == set()


def test_who_receives_citizens_is_there() -> None:
    text = "Sáng 25/5, Chủ tịch UBND huyện Ia Grai Trần Văn Cát đã tiếp công dân khiếu nại về đất.\n"
    assert ("Trần Văn Cát", "attends") in parts(text, "Huyện Ia Grai, tỉnh Gia Lai\n")


@pytest.mark.parametrize(
    "text",
    [
        "Trước ngày khai mạc hội nghị, ông Trần Văn Cát đã xin ý kiến.",
        "Bí thư Quận ủy Trần Văn Cát đồng ý để phóng viên đến dự cuộc họp.",
        "Phóng viên liên hệ ông Trần Văn Cát, Bí thư Quận ủy, để tham dự cuộc họp.",
        "Khi nghe thông tin về cuộc họp, ông Trần Văn Cát cho rằng nên công khai. Ông Cát nói vậy là đúng.",
        "Không được mời dự họp, ông Trần Văn Cát cho biết người dân đồng tình.",
    ],
)
def test_who_is_not_there_has_no_part(text: str) -> None:
    assert parts(text) == set()


def test_who_reports_what_another_did_there() -> None:
    text = "Ông Trần Văn Cát cho biết tại hội nghị, ông Lê Văn Bến, Chủ tịch UBND quận, đã chỉ đạo các phòng hỗ trợ."
    assert parts(text) == {("Lê Văn Bến", "directs")}


def test_orders_given_in_a_speech_take_in_what_is_said_in_it() -> None:
    text = "Phát biểu chỉ đạo hội nghị, ông Trần Văn Cát hay qua báo cáo kết quả thấy tiến bộ. Ông Cát yêu cầu cố gắng."
    assert parts(text) == {("Trần Văn Cát", "directs")}


def test_a_caption_shows_several() -> None:
    text = "Bí thư Quận ủy Trần Văn Cát (bên phải) và bà Vũ Thị Sông, Trưởng Ban Tuyên giáo Quận ủy tại hội nghị."
    assert parts(text) == {("Trần Văn Cát", "attends"), ("Vũ Thị Sông", "attends")}


def test_who_receives_a_delegation_is_there() -> None:
    text = "Tiếp đoàn công tác, có ông Trần Văn Cát, Bí thư Quận ủy; ông Lê Văn Bến, Chủ tịch UBND quận."
    assert parts(text) == {("Trần Văn Cát", "attends"), ("Lê Văn Bến", "attends")}


def test_press_is_told_after_a_session() -> None:
    scene = "Họp báo\nChiều 11/12, UBND quận Ngô Quyền tổ chức họp báo.\n"
    text = "Tại họp báo sau phiên họp tháng 11 của UBND quận, ông Trần Văn Cát trả lời.\nÔng Cát nhấn mạnh ba việc."
    assert parts(text, scene) == {("Trần Văn Cát", "speaks")}


@pytest.mark.parametrize(
    "text",
    [
        "HĐND quận đã khai mạc hội nghị để bầu Phó Chủ tịch đối với ông Trần Văn Cát, Trưởng Phòng Nội vụ.",
        "Ngoài việc chất vấn nhiều vấn đề, ông Trần Văn Cát rời hội trường.",
        "Ông Trần Văn Cát ra về không một lời giải thích.",
        "Trả lời báo Hải Phòng, ông Trần Văn Cát cho biết Quận ủy vừa họp hội nghị, yêu cầu làm sớm.",
    ],
)
def test_what_is_done_by_others_or_told_elsewhere(text: str) -> None:
    assert parts(text) == set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kết luận cuộc đối thoại, ông Trần Văn Cát, Bí thư Quận ủy, cho rằng cần làm sớm.", {"concludes"}),
        ("Ông Trần Văn Cát, Bí thư Quận ủy, điều hành phiên bế mạc.", {"chairs"}),
        ("Cùng đi có ông Trần Văn Cát, Bí thư Quận ủy.", {"attends"}),
        ("Làm việc với đoàn có ông Trần Văn Cát, Bí thư Quận ủy.", {"attends"}),
        ("Báo cáo HĐND quận tại kỳ họp, ông Trần Văn Cát, Chủ tịch UBND quận, cho biết thu tăng.", {"reports"}),
        ("Theo ông Trần Văn Cát, tại hội nghị có 200 người.", set()),
        ("Ông Trần Văn Cát cho biết trước đó ban đã làm việc với đoàn.", {"speaks"}),
    ],
)
def test_more_of_what_people_do_there(text: str, expected: set[str]) -> None:
    assert {part for _, part in parts(text)} == expected


def test_of_whom_another_speaks_with_regard_to() -> None:
    assert (
        parts("Nhấn mạnh đây là bài học không chỉ với ông Trần Văn Cát, Tổng Bí thư đề nghị mọi cán bộ tự soi.")
        == set()
    )


def test_a_report_of_some_work() -> None:
    assert parts("Báo cáo việc thực hiện quy định này, ông Trần Văn Cát, Phó Bí thư Quận ủy, nêu ba việc.") == {
        ("Trần Văn Cát", "reports")
    }


HOLDERS = "Ông Trần Văn Cát, Bí thư Quận ủy Ngô Quyền và bà Lê Thị Bến, Chủ tịch HĐND quận Ngô Quyền đến dự.\n"


@pytest.mark.parametrize(
    "text",
    [
        "Các chủ tịch HĐND phường và nhiều Bí thư Quận ủy Ngô Quyền phát biểu.",
        "Được giao chức vụ Bí thư Quận ủy Ngô Quyền, đồng chí Lê Văn Sáu hứa cố gắng.",
        "Về trường hợp Bí thư Quận ủy Ngô Quyền, ông Bảy băn khoăn.",
        "Cho rằng Bí thư Quận ủy Ngô Quyền bận việc nên đơn chậm được xem xét.",
        "Đơn của gia đình ông Cát đề nghị xem xét lại giá đất.",
        "Ông Cát đã có nhiều phát biểu về giá đất.",
        "Ông cha ta đã nói như vậy.",
    ],
)
def test_who_is_only_spoken_of_does_not_speak(text: str) -> None:
    assert ("Trần Văn Cát", "speaks") not in parts(HOLDERS + text)


def test_he_goes_on_who_spoke_last() -> None:
    text = "Phát biểu tại hội nghị, ông Trần Văn Cát nói về vụ án Phan Thế Vinh.\nĐây là tin buồn, ông nói."
    assert parts(text) == {("Trần Văn Cát", "speaks")}


def test_others_receive_whom_somebody_congratulates() -> None:
    assert parts("Ông Trần Văn Cát chúc mừng Sở Y tế nhận bằng khen.") == set()
    assert parts("Ông Trần Văn Cát thay mặt đơn vị nhận bằng khen.") == {("Trần Văn Cát", "receives")}


def test_what_one_tells_of_himself_was_before() -> None:
    assert not parts("Theo ông Trần Văn Cát, trước khi có quyết định, ông đã trình bày nguyện vọng.") & {
        ("Trần Văn Cát", "reports")
    }


def test_guests_who_speak_are_not_named() -> None:
    assert parts("Nhiều người dự họp cho rằng đó là lỗi của ông Trần Văn Cát.") == set()


def test_meetings_held_every_day_are_no_meeting() -> None:
    assert parts("Ông Trần Văn Cát đã chủ trì nhiều cuộc họp.") == set()


def test_who_was_met_does_not_attend() -> None:
    text = "Sau khi gặp ông Trần Văn Cát, bà Lê Thị Bến tham dự hội nghị."
    assert parts(text) == {("Lê Thị Bến", "attends")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ông Trần Văn Cát, phụ trách tổ hợp tác trồng rau tại xã Hoa Phượng, huyện Lá, bày tỏ nỗi lo.", {"speaks"}),
        ("Bà Trần Thị Cát (ngụ P. 5, Q. 3) nói nhà bà chờ đã lâu.", {"speaks"}),
        ("Ông Trần Văn Cát, người đã bị thu hồi đất năm 2010 và có đơn khiếu nại khắp nơi, cho rằng giá thấp.", set()),
        ("“Việc này tôi nói rõ nhiều lần rồi”, ông Trần Văn Cát phân trần.", {"speaks"}),
        ("“Ông Trần Văn Cát đã nói nhiều lần về việc này”, bà Lê Thị Bến cho biết.", {"speaks"}),
        ("Tại hội nghị có mặt ông Trần Văn Cát, người đã trồng mười nghìn cây.", {"attends"}),
        ("Bà Trần Thị Cát thắp hương tại hội nghị.", {"attends"}),
        ("Bà Trần Thị Cát bị bắt ngay tại hội nghị.", set()),
        ("Theo ông Trần Văn Cát, giám đốc Sở Xây dựng, ba con đường đã xong.", {"speaks"}),
        ("“Tôi đã báo cáo”, ông Trần Văn Cát trình bày.", {"speaks"}),
    ],
)
def test_parts_told_in_more_words(text: str, expected: set[str]) -> None:
    assert {part for _, part in parts(text)} == expected


def test_who_is_asked_after_an_interview_was_no_guest() -> None:
    text = (
        "Trao đổi với phóng viên, ông Trần Văn Cát nhận xét đường đẹp.\n"
        "Chị Lê Thị Bến cho biết con phố này tấp nập.\n"
        "Phát biểu tại hội nghị, bà Vũ Thị Sông nêu khó khăn.\n"
    )
    assert parts(text) == {("Vũ Thị Sông", "speaks")}


def test_answers_of_a_press_conference() -> None:
    scene = "Quận Ngô Quyền họp báo\nChiều 5/8, UBND quận Ngô Quyền tổ chức họp báo về chợ mới.\n"
    text = "- Bao giờ chợ mở?\n- Phó Chủ tịch UBND quận Trần Văn Cát: Chúng tôi mở vào tháng sau."
    assert parts(text, scene) == {("Trần Văn Cát", "speaks")}


def test_a_roster_is_a_line_for_each() -> None:
    text = (
        "Tham dự hội nghị có:\n- Ông Trần Văn Cát - Bí thư Quận ủy;\n"
        "- Các ông, bà nguyên lãnh đạo quận: Lê Văn Bến (nguyên Bí thư Quận ủy), Lý Thị Mây (nguyên Phó Bí thư);\n"
        "Về phía quận có:\n- Ông Đỗ Văn Sông – Chủ tịch UBND quận;\ncùng lãnh đạo các phường.\n"
        "Ông Mai Văn Đồi khen các phường."
    )
    there = ("Trần Văn Cát", "Lê Văn Bến", "Lý Thị Mây", "Đỗ Văn Sông")
    assert parts(text) == {(name, "attends") for name in there}


@pytest.mark.parametrize("lead", ["Kính mời tham dự:", "Danh sách khen thưởng:", "Vắng mặt, không dự họp:"])
def test_other_lists_are_no_roster(lead: str) -> None:
    assert parts(f"{lead}\n- Ông Trần Văn Cát - Bí thư Quận ủy;\n- Bà Lý Thị Mây - Phó Bí thư Quận ủy.") == set()


def test_words_behind_a_colon_in_a_line_of_their_own() -> None:
    text = "Ý kiến tại hội nghị\n- Ông Trần Văn Cát, Bí thư Quận ủy: Nên để dân bàn, dân tự chọn đơn vị thi công."
    assert parts(text) == {("Trần Văn Cát", "speaks")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Diễn văn khai mạc do đồng chí Trần Văn Cát đọc.", {("Trần Văn Cát", "opens")}),
        ("Ông Trần Văn Cát, Trưởng Ban Tổ chức Quận ủy công bố quyết định.", {("Trần Văn Cát", "reports")}),
        ("Ông Trần Văn Cát tại buổi công bố quyết định.", {("Trần Văn Cát", "attends")}),
        ("Ông Lý Văn Bến, Phó Bí thư; ông Trần Văn Cát, Bí thư Quận ủy (chủ trì).", {("Trần Văn Cát", "chairs")}),
        ("Đồng chí Trần Văn Cát, Bí thư Quận ủy, vắng do bận dự họp ở thành phố.", set()),
        (
            "Dự có ông Lý Văn Bến, Phó Bí thư; đại diện các ban; về phía phường có bà Đỗ Thị Mây, Bí thư Đảng ủy.",
            {("Lý Văn Bến", "attends"), ("Đỗ Thị Mây", "attends")},
        ),
    ],
)
def test_how_portals_tell_it(text: str, expected: set[tuple[str, str]]) -> None:
    assert parts(text) == expected


def test_those_whom_an_inspection_looks_into_do_not_speak_there() -> None:
    text = (
        "Ngày 5/5, kỳ họp thứ 7 Ủy ban Kiểm tra Thành ủy Hải Phòng do ông Vũ Văn Sông chủ trì. "
        "Qua kiểm điểm, ông Trần Văn Cát đồng tình với kết luận."
    )
    assert [(f.person, f.part) for f in participation.extract(read(text))] == [("Vũ Văn Sông", "chairs")]


def test_who_is_given_a_decision_receives_it() -> None:
    text = (
        "Ngày 5/5, tại lễ công bố quyết định của Thành ủy Hải Phòng, ông Vũ Văn Sông được Thành ủy trao quyết định "
        "nghỉ hưu."
    )
    assert [(f.person, f.part) for f in participation.extract(read(text))] == [("Vũ Văn Sông", "receives")]


def test_whose_words_another_repeats_does_not_speak() -> None:
    text = (
        "Ngày 5/5, tại hội nghị của UBND thành phố Hải Phòng, ông Vũ Văn Sông khẳng định ông Trần Văn Cát yêu cầu "
        "dỡ bỏ công trình là đúng."
    )
    assert "Trần Văn Cát" not in [f.person for f in participation.extract(read(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Phía quận: bà Đỗ Thị Mây, Chủ tịch UBND quận; ông Lý Văn Bến, Chánh Thanh tra quận.", {"attends"}),
        ("Kết luận, ông Trần Văn Cát, Bí thư Quận ủy, đề nghị các phường làm sớm.", {"concludes"}),
        ("Bí thư Quận ủy Trần Văn Cát kết luận: cần làm sớm.", {"concludes"}),
        ("Ông Trần Văn Cát bị Ủy ban Kiểm tra kết luận có vi phạm.", set()),
        ("Kết luận thanh tra nêu ông Trần Văn Cát, Chủ tịch UBND quận, có vi phạm.", set()),
        ("Ông Trần Văn Cát, Phó Bí thư, thông qua dự thảo báo cáo chính trị.", {"reports"}),
        ("Sau khi thông qua tờ trình, ông Trần Văn Cát được bầu làm Chủ tịch UBND quận.", set()),
        ("Ông Trần Văn Cát và ông Lý Văn Bến lần lượt báo cáo.", {"reports"}),
        ("Thủ tướng Lê Văn Sông giao Thanh tra Chính phủ làm rõ.", set()),
    ],
)
def test_what_is_short_and_means_much_else(text: str, expected: set[str]) -> None:
    assert {part for _, part in parts(text)} == expected
