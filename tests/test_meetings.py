"""Meetings: which gatherings a page reports, who held them, when, and what points back to them."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract import meeting
from kg.language.normal import fold
from kg.lexicon import table
from kg.mentions import implied
from kg.mentions.gatherings import Gatherings
from kg.mentions.years import beside, of_term, reviewed
from kg.model import DateMention, MeetingFact, Span
from tests.pages import read

SCENE = "Quận Ngô Quyền, thành phố Hải Phòng\n"
TABLE: dict[str, list[dict[str, Any]]] = table("meetings")
NOUNS = TABLE["noun"]
IMPLIED = TABLE["implied"]
LISTS = [(name, row) for name, rows in TABLE.items() if name not in ("noun", "implied") for row in rows]


def meetings(text: str, published: str | None = "2023-04-20") -> list[MeetingFact]:
    return [f for f in meeting.extract(read(SCENE + text, published=published)) if isinstance(f, MeetingFact)]


def only(text: str, published: str | None = "2023-04-20") -> MeetingFact:
    found = meetings(text, published)
    assert len(found) == 1, found
    return found[0]


# ---- the table


def test_counts() -> None:
    assert (len(NOUNS), len(IMPLIED), len(LISTS)) == (27, 11, 16)


@pytest.mark.parametrize("row", NOUNS, ids=lambda row: str(row["words"][0]))
def test_noun_takes_its_example_and_leaves_the_counterexamples(row: dict[str, Any]) -> None:
    taken = Gatherings(read(SCENE + row["example"])).find()
    assert row["type"] in [c.kind.type for c in taken if c.reported]
    for text in row["counterexamples"]:
        left = Gatherings(read(f"{SCENE}Hôm ấy có {text} diễn ra.")).find()
        assert not [c for c in left if c.reported and c.kind.type == row["type"] and c.weight > 1], text


@pytest.mark.parametrize("row", IMPLIED, ids=lambda row: str(row["words"][0]))
def test_implied_gathering(row: dict[str, Any]) -> None:
    assert [c.kind.type for c in implied.find(read(row["example"]), [])] == [row["type"]]
    for text in row["counterexamples"]:
        assert not implied.find(read(text), [])


@pytest.mark.parametrize(("name", "row"), LISTS, ids=lambda value: value if isinstance(value, str) else "")
def test_list_stands_in_its_example(name: str, row: dict[str, Any]) -> None:
    assert any(word in fold(row["example"]) for word in row["words"]), name


# ---- what is told


def test_what_is_told_once_more_in_short_is_no_other() -> None:
    found = only(
        "Chiều 14/4, Ban Thường vụ Quận ủy Ngô Quyền khóa XXIV họp phiên thứ 17, cho ý kiến vào 04 dự thảo. "
        "Tại hội nghị lần thứ 17, Ban Thường vụ Quận ủy Ngô Quyền nghe báo cáo."
    )
    assert (found.ordinal, found.date) == ("17", "2023-04-14")


def test_what_comes_back_every_week_or_will_be_laid_before_a_session_is_no_gathering() -> None:
    assert not meetings("UBND quận giao tổ công tác họp giao ban hằng tuần với các chủ đầu tư.")
    assert not meetings("Ông Lê Văn Bến đồng ý cho lập dự án, trình HĐND thành phố tại kỳ họp cuối năm.")


def test_two_meetings_with_voters_at_one_time_are_two() -> None:
    found = meetings(
        "Sáng 5/4, Đoàn đại biểu Quốc hội thành phố Hải Phòng có buổi tiếp xúc với trên 150 cử tri phường Máy Tơ. "
        "Cùng thời điểm, Đoàn đại biểu Quốc hội thành phố Hải Phòng tiếp xúc cử tri phường Lạc Viên."
    )
    assert [f.date for f in found] == ["2023-04-05", "2023-04-05"]


@pytest.mark.parametrize(
    ("text", "type_", "ordinal", "body", "date"),
    [
        (
            "Sáng 11/4, Quận ủy Ngô Quyền tổ chức hội nghị Ban Chấp hành Đảng bộ quận lần thứ 13.",
            "hội nghị", "13", "Ban Chấp hành Đảng bộ quận Ngô Quyền", "2023-04-11",
        ),
        (
            "Ngày 7/4, HĐND quận khóa XIX tiến hành kỳ họp thứ Mười hai (kỳ họp chuyên đề).",
            "kỳ họp", "12", "Hội đồng nhân dân quận Ngô Quyền", "2023-04-07",
        ),
        (
            "Chiều 3/4, HĐND quận Ngô Quyền họp bất thường để kiện toàn nhân sự.",
            "kỳ họp", None, "Hội đồng nhân dân quận Ngô Quyền", "2023-04-03",
        ),
        (
            "Đại hội đại biểu Đảng bộ quận Ngô Quyền lần thứ XXIV diễn ra từ 11 đến 13/6/2020.",
            "đại hội", "24", "Đảng bộ quận Ngô Quyền", "2020-06-11",
        ),
        (
            "Chiều 8/3, Thường trực Thành ủy thăm và làm việc với Quận ủy Ngô Quyền.",
            "buổi làm việc", None, "Thường trực Thành ủy Hải Phòng", "2023-03-08",
        ),
        (
            "Ông Lê Văn Bến phát biểu tại hội nghị do Câu lạc bộ Sao Biển tổ chức sáng 2/4.",
            "hội nghị", None, "Câu lạc bộ Sao Biển", "2023-04-02",
        ),
        (
            "Chiều 6/1, UBND quận Ngô Quyền triển khai nhiệm vụ kinh tế - xã hội năm 2023.",
            "hội nghị", None, "Ủy ban nhân dân quận Ngô Quyền", "2023-01-06",
        ),
        (
            "Sáng 5/4, Chủ tịch UBND quận Ngô Quyền Lê Văn Bến đã có buổi đối thoại với công nhân.",
            "sự kiện", None, "Ủy ban nhân dân quận Ngô Quyền", "2023-04-05",
        ),
        (
            "Sáng 5/4, Ban Chấp hành Đảng bộ quận Ngô Quyền (khóa XXIV) đã họp lần thứ mười bảy.",
            "hội nghị", "17", "Ban Chấp hành Đảng bộ quận Ngô Quyền", "2023-04-05",
        ),
        (
            "UBND quận Ngô Quyền vừa tổ chức phiên họp thành viên lần thứ 35 vào ngày 3/4.",
            "phiên họp", "35", "Ủy ban nhân dân quận Ngô Quyền", "2023-04-03",
        ),
        (
            "Sáng 2/4, Ban Chấp hành Đảng bộ quận Ngô Quyền tổ chức phiên họp đầu tiên.",
            "phiên họp", "1", "Ban Chấp hành Đảng bộ quận Ngô Quyền", "2023-04-02",
        ),
        (
            "Đoàn ĐBQH thành phố Hải Phòng có buổi TXCT tại phường Máy Tơ ngày 11/4.",
            "tiếp xúc cử tri", None, "Đoàn đại biểu Quốc hội thành phố Hải Phòng", "2023-04-11",
        ),
        (
            "Chiều 3/4, ông Lê Văn Bến, Phó Chủ tịch UBND quận Ngô Quyền chủ trì họp nghe báo cáo tiến độ.",
            "cuộc họp", None, "Ủy ban nhân dân quận Ngô Quyền", "2023-04-03",
        ),
        (
            "Cụ thể hóa nghị quyết, kỳ họp thứ 5 HĐND quận Ngô Quyền đã thông qua Nghị quyết số 15.",
            "kỳ họp", "5", "Hội đồng nhân dân quận Ngô Quyền", None,
        ),
        (
            "Ngày 20/12/2022, HĐND xã An Đồng, huyện An Dương đã tổ chức thành công kỳ họp thứ 9.",
            "kỳ họp", "9", "Hội đồng nhân dân xã An Đồng", "2022-12-20",
        ),
        (
            "Chiều 4/4, tại trụ sở UBND quận Ngô Quyền diễn ra phiên họp thường kỳ tháng 4.",
            "phiên họp", None, "Ủy ban nhân dân quận Ngô Quyền", "2023-04-04",
        ),
        (
            "Ngay sáng 1/4, quận Ngô Quyền đã họp mặt.\nLúc 7 giờ 30 phút, HĐND quận Ngô Quyền tiến hành kỳ họp thứ 3.",
            "kỳ họp", "3", "Hội đồng nhân dân quận Ngô Quyền", "2023-04-01",
        ),
        (
            "Tại kỳ họp thứ 15 (từ 27 đến 30/3), Ủy ban Kiểm tra Trung ương đã xem xét ba nội dung.",
            "kỳ họp", "15", "Ủy ban Kiểm tra Trung ương", "2023-03-27",
        ),
        (
            "Tại buổi họp báo về kỳ họp thứ 9 HĐND thành phố Hải Phòng chiều 3/4, ông Lê Văn Bến trả lời.",
            "họp báo", None, "Hội đồng nhân dân thành phố Hải Phòng", "2023-04-03",
        ),
        (
            "Chiều 3/4, tại buổi làm việc của Bí thư Quận ủy Ngô Quyền Lê Văn Bến với Sở Tài chính, ông kết luận.",
            "buổi làm việc", None, "Quận ủy Ngô Quyền", "2023-04-03",
        ),
        (
            "Tháng 1/2016, tại Đại hội XII của Đảng, ông Lê Văn Bến được bầu vào Ban Chấp hành.",
            "đại hội", "12", "Đảng Cộng sản Việt Nam", "2016-01",
        ),
        (
            "Chiều 9/4, HĐND quận Ngô Quyền đã tổ chức bầu ông Lê Văn Bến làm Phó Chủ tịch UBND quận.",
            "kỳ họp", None, "Hội đồng nhân dân quận Ngô Quyền", "2023-04-09",
        ),
        (
            "HĐND quận Ngô Quyền ngày 9/4 đã bầu ông Lê Văn Bến làm Phó Chủ tịch UBND quận.",
            "kỳ họp", None, "Hội đồng nhân dân quận Ngô Quyền", "2023-04-09",
        ),
        (
            "Trước đó, ngày 31/3, Ban Thường vụ Quận ủy Ngô Quyền đã họp, thống nhất kỷ luật ông Lê Văn Bến.",
            "cuộc họp", None, "Ban Thường vụ Quận ủy Ngô Quyền", "2023-03-31",
        ),
        (
            "Ngày 18/3, TAND thành phố Hải Phòng đưa bị cáo Lê Văn Bến ra xét xử về tội trộm cắp.",
            "phiên tòa", None, "Tòa án nhân dân thành phố Hải Phòng", "2023-03-18",
        ),
        (
            "Sáng 5/4, gặp gỡ công nhân, Chủ tịch UBND quận Ngô Quyền Lê Văn Bến hứa xây nhà trẻ.",
            "sự kiện", None, "Ủy ban nhân dân quận Ngô Quyền", "2023-04-05",
        ),
        (
            "Tại hội nghị sơ kết ba năm trồng cây ven sông do UBND quận Ngô Quyền tổ chức sáng 11/4, ai cũng nói.",
            "hội nghị", None, "Ủy ban nhân dân quận Ngô Quyền", "2023-04-11",
        ),
        (
            "Sáng 14/2, UBND quận Ngô Quyền phối hợp cùng Công ty Sao Biển tổ chức lễ khởi công chợ An Đà.",
            "buổi lễ", None, "Ủy ban nhân dân quận Ngô Quyền", "2023-02-14",
        ),
        (
            "Đến ngày 4/2/2021, Quận ủy Ngô Quyền họp hội nghị bất thường.",
            "hội nghị", None, "Quận ủy Ngô Quyền", "2021-02-04",
        ),
        (
            "Trong cuộc họp chiều 3/4, lãnh đạo Quận ủy Ngô Quyền đã thống nhất chọn ông Lê Văn Bến.",
            "cuộc họp", None, "Quận ủy Ngô Quyền", "2023-04-03",
        ),
        (
            "Hôm 14/3, ông Lê Văn Bến vắng mặt tại cuộc gặp gỡ giữa HĐND quận Ngô Quyền với cử tri.",
            "tiếp xúc cử tri", None, "Hội đồng nhân dân quận Ngô Quyền", "2023-03-14",
        ),
        (
            "Sáng 14/3, dự lễ kỷ niệm 15 năm ngày thành lập Sở Tài chính thành phố Hải Phòng có ông Lê Văn Bến.",
            "buổi lễ", None, "Sở Tài chính thành phố Hải Phòng", "2023-03-14",
        ),
        (
            "Từ ngày 13 đến 16/3, Ủy ban Kiểm tra Trung ương họp kỳ 17.",
            "kỳ họp", "17", "Ủy ban Kiểm tra Trung ương", "2023-03-13",
        ),
        (
            "Tại buổi họp báo (Đại hội dự kiến diễn ra ngày 14/10) hôm 9/3, Chủ tịch UBND quận Ngô Quyền trả lời.",
            "họp báo", None, "Ủy ban nhân dân quận Ngô Quyền", "2023-03-09",
        ),
        (
            "Sáng 5/4, Sở Xây dựng, UBND quận Ngô Quyền, Công ty TNHH Sao Biển đã họp bàn phương án di dời.",
            "cuộc họp", None, "Sở Xây dựng thành phố Hải Phòng", "2023-04-05",
        ),
        (
            "Sáng 6/4, đoàn công tác của Ủy ban Kiểm tra Trung ương và Quận ủy Ngô Quyền đã tổ chức phiên họp.",
            "phiên họp", None, "Ủy ban Kiểm tra Trung ương", "2023-04-06",
        ),
        (
            "Sáng 7/4, Đảng đoàn Tổng Liên đoàn Lao động (LĐLĐ) Việt Nam tổ chức hội nghị về công tác cán bộ.",
            "hội nghị", None, "Đảng đoàn Tổng Liên đoàn Lao động Việt Nam", "2023-04-07",
        ),
        (
            "Việc này được giao tại cuộc họp giao ban Quận ủy Ngô Quyền ngày 4/4.",
            "cuộc họp", None, "Quận ủy Ngô Quyền", "2023-04-04",
        ),
        (
            "Ngày 6/3, tại cuộc làm việc của Ủy viên Bộ Chính trị, Trưởng Ban Tổ chức Trung ương Lê Văn Bến với "
            "Quận ủy Ngô Quyền, ông Trần Văn Cát hứa.",
            "buổi làm việc", None, "Ban Tổ chức Trung ương", "2023-03-06",
        ),
        (
            "Ngày 3/4, tại trụ sở Sở Tài chính thành phố Hải Phòng đã diễn ra buổi lễ ra quân.",
            "buổi lễ", None, "Sở Tài chính thành phố Hải Phòng", "2023-04-03",
        ),
        (
            "Chiều 11/4, 41/42 đại biểu tham dự kỳ họp HĐND quận Ngô Quyền đã bỏ phiếu.",
            "kỳ họp", None, "Hội đồng nhân dân quận Ngô Quyền", "2023-04-11",
        ),
        (
            "Hội nghị tổng kết do Chủ tịch UBND quận Ngô Quyền Lê Văn Bến chủ trì đã diễn ra vào ngày 7/3.",
            "hội nghị", None, "Ủy ban nhân dân quận Ngô Quyền", "2023-03-07",
        ),
        (
            "Trong hai ngày, mùng 7 và mùng 8/3, Hội Luật gia thành phố Hải Phòng đã tổ chức đại hội lần thứ VIII.",
            "đại hội", "8", "Hội luật gia thành phố Hải Phòng", "2023-03-07",
        ),
        (
            "Tháng 10/2015, tại Đại hội Đảng lần thứ X của tỉnh Bình Dương, ông Lê Văn Bến tái đắc cử.",
            "đại hội", "10", "Đảng bộ tỉnh Bình Dương", "2015-10",
        ),
    ],
)  # fmt: skip
def test_meeting(text: str, type_: str, ordinal: str | None, body: str, date: str) -> None:
    found = only(text)
    assert (found.type, found.ordinal, found.body and found.body.name, found.date) == (type_, ordinal, body, date)


@pytest.mark.parametrize(
    "text",
    [
        "Tháng tới, UBND quận sẽ tổ chức hội nghị tổng kết.",
        "Nội dung này được trình tại kỳ họp HĐND quận sắp tới.",
        "UBND quận đã qua nhiều cuộc họp với các hộ dân.",
        "Ông Lê Văn Bến đề nghị UBND quận tổ chức hội nghị đầu bờ.",
        "Quận thực hiện Nghị quyết Đại hội Đảng bộ quận lần thứ XXIV.",
        "Trung tâm hội nghị quận mở cửa ngày 5/4.",
        "Ông Lê Văn Bến có kinh nghiệm làm việc với trẻ em.",
        "Quận tập trung cho đại hội thể thao học sinh ngày 5/4.",
        "Ngày 4/1, UBND quận Ngô Quyền ban hành kế hoạch.",
        "Năm 2022, UBND quận Ngô Quyền tổng kết 12 mô hình.",
        "Từ năm 2019, UBND quận Ngô Quyền đã có 12 cuộc họp với các hộ này.",
        "Sáng 5/4, UBND quận Ngô Quyền đã có buổi trao đổi với báo chí.",
        "Luật này sẽ tiếp tục được sửa và trình Quốc hội xem xét tại kỳ họp thứ 5.",
        "Sau đó, Phòng Tài chính quận làm việc với Công ty Sao Biển để chỉnh giá.",
        "Ngày 5/3, UBND quận Ngô Quyền gửi giấy mời về việc tổ chức cuộc họp bàn giá đất.",
        "Từ sau Đại hội XII của Đảng, công tác cán bộ có nhiều đổi mới.",
        "Nghị quyết giao UBND quận Ngô Quyền báo cáo HĐND quận tại kỳ họp gần nhất.",
        "Cử tri đề nghị báo cáo việc này tại kỳ họp HĐND quận giữa năm 2023.",
        "Chiều 7/4, bà Lê Thị Bến cho biết, kỳ họp thứ 8 của HĐND quận dự kiến sẽ bàn việc này.",
    ],
)
def test_planned_vague_and_named_by_papers_are_none(text: str) -> None:
    assert meetings(text) == []


def test_leader_named_elsewhere_holds_what_he_chairs() -> None:
    text = (
        "Ông Lê Văn Bến, Chủ tịch UBND quận Ngô Quyền, đi nhiều nơi.\n"
        "Ngày 12/4, ông Bến đã chủ trì hội nghị về cây xanh.\n"
    )
    found = only(text)
    assert found.body and found.body.name == "Ủy ban nhân dân quận Ngô Quyền"


def test_meeting_residents_is_no_meeting_of_voters() -> None:
    text = "Chiều 12/4, tại buổi tiếp xúc với 11 hộ dân ở quận Ngô Quyền, Chủ tịch UBND quận hứa sửa đường."
    assert only(text).type == "sự kiện"


def test_one_meeting_under_three_names_is_one() -> None:
    text = (
        "Sáng 11/4, Ban Thường vụ Quận ủy Ngô Quyền triệu tập Hội nghị Quận ủy lần thứ 13.\n"
        "Đồng chí Trần Văn Cát chủ trì Hội nghị.\n"
        "Hội nghị lần thứ 13 Ban Chấp hành Đảng bộ quận Ngô Quyền.\n"
        "Sau một buổi làm việc khẩn trương, hội nghị đã bế mạc."
    )
    found = only(text)
    assert found.body and found.body.name == "Quận ủy Ngô Quyền"
    reading = read(SCENE + text, published="2023-04-20")
    said = [reading.folded[m.span.start : m.span.end] for m in reading.meetings]
    assert len(said) == 5
    assert {m.fact for m in reading.meetings} == {found}


def test_two_sessions_stay_two() -> None:
    text = (
        "Sáng 7/4, HĐND quận Ngô Quyền tổ chức kỳ họp thứ 12.\n"
        "Trước đó, tại kỳ họp thứ 11 của HĐND quận ngày 5/12/2022, ông Lê Văn Bến được bầu làm Chủ tịch."
    )
    assert [(f.ordinal, f.date) for f in meetings(text)] == [("12", "2023-04-07"), ("11", "2022-12-05")]


def test_later_words_point_back_over_another_word() -> None:
    text = "Chiều 8/3, Thường trực Thành ủy làm việc với Quận ủy Ngô Quyền.\nKết luận hội nghị, Bí thư Thành ủy lưu ý."
    reading = read(SCENE + text, published="2023-04-20")
    assert len({m.fact for m in reading.meetings}) == 1
    assert reading.folded[reading.meetings[-1].span.start : reading.meetings[-1].span.end] == "hội nghị"


def test_next_sentence_does_not_tell_that_it_is_planned() -> None:
    assert only("Sáng 11/4, HĐND quận Ngô Quyền tổ chức hội nghị.\nTới dự có ông Lê Văn Bến.").date == "2023-04-11"


def test_planned_session_is_not_the_one_before() -> None:
    text = "Sáng 7/4, HĐND quận Ngô Quyền tổ chức kỳ họp thứ 12.\nViệc này sẽ được bàn tại kỳ họp tới."
    reading = read(SCENE + text, published="2023-04-20")
    assert len(reading.meetings) == 1


def test_voters_met_in_two_places_are_two_meetings() -> None:
    text = (
        "Chiều 19/4, tổ đại biểu Quốc hội tiếp xúc cử tri quận Lê Chân.\n"
        "Cùng ngày, tổ đại biểu Quốc hội tiếp xúc cử tri quận Hải An."
    )
    assert [f.body and f.body.name for f in meetings(text)] == ["Đoàn đại biểu Quốc hội thành phố Hải Phòng"] * 2


def test_today_is_not_the_session_of_the_past() -> None:
    text = (
        "Sáng nay, phiên họp bất thường của HĐND quận Ngô Quyền đã bãi nhiệm ông Lê Văn Bến.\n"
        "Ngày 16/6/2016, kỳ họp thứ nhất HĐND quận Ngô Quyền đã bầu ông làm Chủ tịch."
    )
    assert [(f.ordinal, f.date) for f in meetings(text, None)] == [(None, None), ("1", "2016-06-16")]


def test_another_work_of_the_same_day_is_another_gathering() -> None:
    text = (
        "Tại cuộc họp báo chiều 10/4, Chủ tịch UBND quận Ngô Quyền trả lời.\n"
        "Sáng 10/4, Bí thư Quận ủy Ngô Quyền làm việc với Sở Tài chính."
    )
    assert [f.type for f in meetings(text)] == ["họp báo", "buổi làm việc"]


def test_who_is_asked_to_work_with_others_holds_nothing() -> None:
    text = (
        "Tại buổi làm việc với Quận ủy Ngô Quyền chiều 3/4, Bí thư Thành ủy Hải Phòng nghe báo cáo.\n"
        "Ông yêu cầu Sở Tài chính làm việc với Công ty Sao Biển."
    )
    found = only(text)
    assert found.body and found.body.name == "Thành ủy Hải Phòng"


def test_session_without_holder_is_the_councils() -> None:
    text = "Chiều 7/4, kỳ họp thứ 12 bế mạc.\nHĐND quận Ngô Quyền đã thông qua 5 nghị quyết."
    found = only(text)
    assert found.body and found.body.name == "Hội đồng nhân dân quận Ngô Quyền"


def test_names() -> None:
    session = "Sáng 15/3, HĐND quận Ngô Quyền khóa XX, nhiệm kỳ 2021-2026 tổ chức kỳ họp thứ 12 (chuyên đề)."
    assert only(session).name == (
        "Kỳ họp thứ 12 (chuyên đề) Hội đồng nhân dân quận Ngô Quyền khóa XX, nhiệm kỳ 2021-2026"
    )
    visit = "Chiều 8/3, Thường trực Thành ủy làm việc với Quận ủy Ngô Quyền."
    assert only(visit).name == "Thường trực Thành ủy Hải Phòng làm việc với Quận ủy Ngô Quyền"


# ---- years


def test_year_from_what_is_reviewed() -> None:
    assert reviewed("XXXX-12-11", "kiểm điểm kết quả thực hiện nhiệm vụ năm 2022") == "2022-12-11"
    assert reviewed("XXXX-01-06", "tổng kết công tác năm 2022") == "2023-01-06"
    assert reviewed("XXXX-01-06", "triển khai nhiệm vụ năm 2023") == "2023-01-06"
    assert reviewed("XXXX-12-20", "triển khai nhiệm vụ năm 2023") == "2022-12-20"
    assert reviewed("XXXX-05-20", "phường có 12 tổ dân phố") == "XXXX-05-20"


def test_year_from_term_and_from_near_days() -> None:
    assert of_term("XXXX-06-13", ["nhiệm kỳ 2020-2025"]) == "2020-06-13"
    later = [DateMention(Span(0, 9), "2019-04-11"), DateMention(Span(9, 12), "2021")]
    assert beside("XXXX-05-27", later, "ngày 11/4/2019, năm 2021") == "XXXX-05-27"
    april = [DateMention(Span(0, 9), "2019-04-11")]
    assert beside("XXXX-05-27", april, "ngày 11/4/2019") == "2019-05-27"
    assert beside("XXXX-03-02", april, "ngày 11/4/2019") == "XXXX-03-02"  # a later day of the past tells nothing
    month = [DateMention(Span(0, 9), "2019-04")]
    assert beside("XXXX-04-27", month, "tháng 4/2019") == "2019-04-27"
    assert beside("XXXX-07-12", month, "tháng 4/2019") == "XXXX-07-12"  # a month long past tells of something else
    assert beside("XXXX-12-02", april, "ngày 11/4/2019") == "XXXX-12-02"


def test_congress_takes_the_year_of_its_term() -> None:
    text = "Ngày 13/6, Đại hội đại biểu Đảng bộ quận Ngô Quyền lần thứ XXIV, nhiệm kỳ 2020-2025 bế mạc."
    assert only(text, published=None).date == "2020-06-13"


# ---- any text


AROUND = ["HĐND quận Ngô Quyền", "tổ chức", "Sáng 11/4,", "thứ 12", "(", ")", "về", "lần thứ XXIV", "của", "\n", "."]


@given(st.lists(st.sampled_from([*(w for r in NOUNS for w in r["words"]), *AROUND]), max_size=30))
def test_quotes_stand_in_any_text(words: list[str]) -> None:
    text = " ".join(words)
    for m in read(text or "x").meetings:
        span = m.fact.evidence.span
        assert read(text).document.text[span.start : span.end] == m.fact.evidence.quote
        assert 0 < len(m.fact.evidence.quote) <= 160


@pytest.mark.parametrize(
    ("text", "ordinal", "date"),
    [
        ("Sáng 3/10/2018, Hội nghị Trung ương 8, khóa XII tiếp tục làm việc.", "8", "2018-10-03"),
        ("Sau 7 ngày làm việc, Hội nghị Trung ương 6 (khóa XII) đã bế mạc sáng 11/10/2017.", "6", "2017-10-11"),
    ],
)
def test_a_plenum_is_of_the_central_committee(text: str, ordinal: str, date: str) -> None:
    found = only(text)
    assert (found.type, found.ordinal, found.date) == ("hội nghị", ordinal, date)
    assert found.body is not None and found.body.name == "Ban Chấp hành Trung ương Đảng"


def test_a_plenum_that_another_meeting_is_about_is_not_that_meeting() -> None:
    text = "Sáng 5/11/2018, Thành ủy Hải Phòng tổ chức hội nghị quán triệt nội dung Hội nghị Trung ương 8, khóa XII."
    found = only(text)
    assert (found.ordinal, found.body and found.body.name) == (None, "Thành ủy Hải Phòng")


def test_who_leads_a_body_holds_its_working_session() -> None:
    found = only("Sáng 14/2/2017, tại buổi làm việc của lãnh đạo Thành ủy Hải Phòng với quận Hải An, ông Cát nói.")
    assert found.body is not None and found.body.name == "Thành ủy Hải Phòng"


@pytest.mark.parametrize(
    ("text", "body"),
    [
        (
            "Ngày 17/6/2019, Ban Chấp hành Đảng bộ quận Hải An đã tổ chức kỳ họp 26.",
            "Ban Chấp hành Đảng bộ quận Hải An",
        ),
        (
            "Sáng 5/3, tại hội nghị phản biện ngày 5/3 tại UBMTTQ thành phố Hải Phòng, ông Cát nói.",
            "Ủy ban Mặt trận Tổ quốc Việt Nam thành phố Hải Phòng",
        ),
        (
            "Chiều 25/4, Phó Tổng Thanh tra Chính phủ Lê Văn Bến đã chủ trì cuộc họp với quận Hải An.",
            "Thanh tra Chính phủ",
        ),
        (
            "Ngày 1/7, Chủ tịch UBND quận Lê Chân Lê Văn Bến đã chủ trì cuộc họp. Ông Bến là Phó Bí thư Quận ủy.",
            "Ủy ban nhân dân quận Lê Chân",
        ),
        (
            "Tại phiên họp của Ban Chỉ đạo Trung ương về phòng chống tham nhũng sáng 2/3, Tổng Bí thư phát biểu.",
            "Ban Chỉ đạo Trung ương về phòng, chống tham nhũng",
        ),
    ],
)
def test_who_holds_it(text: str, body: str) -> None:
    found = only(text)
    assert found.body is not None and found.body.name == body


def test_a_penalty_is_announced_at_no_ceremony() -> None:
    assert meetings("Chiều 22/3, Ủy ban Kiểm tra Thành ủy Hải Phòng công bố quyết định kỷ luật ông Trần Văn Cát.") == []


def test_only_those_that_sit_hold_a_session() -> None:
    text = (
        "Ban Chấp hành Trung ương đã nghe thông cáo của Ủy ban Kiểm tra Trung ương về kết quả kỳ họp thứ 38. "
        "Kỳ họp do ông Trần Văn Cát, Bí thư Trung ương Đảng, Chủ nhiệm Ủy ban Kiểm tra Trung ương, chủ trì."
    )
    found = only(text)
    assert found.body and (found.ordinal, found.body.name) == ("38", "Ủy ban Kiểm tra Trung ương")


def test_what_happens_within_a_session_reports_it() -> None:
    found = only("Trong khuôn khổ kỳ họp thứ 9, HĐND quận chất vấn Chủ tịch UBND quận Trần Văn Cát.")
    assert found.body and (found.ordinal, found.body.name) == ("9", "Hội đồng nhân dân quận Ngô Quyền")


@pytest.mark.parametrize(
    ("text", "type_", "body", "date"),
    [
        (
            "Sáng 5/4, UBND quận Ngô Quyền tổ chức trao thưởng cho tổ dân phố 2.\nTại buổi lễ, ông Lê Văn Bến trao.",
            "buổi lễ", "Ủy ban nhân dân quận Ngô Quyền", "2023-04-05",
        ),
        (
            "Chiều 2/4, Chủ tịch UBND quận Ngô Quyền Lê Văn Bến đã tiếp bà Vũ Thị Sông.\nTại buổi tiếp, ông cảm ơn bà.",
            "sự kiện", "Ủy ban nhân dân quận Ngô Quyền", "2023-04-02",
        ),
        (
            "Ngày 4/4, tại khách sạn Sao Biển, Ban Thường vụ Quận ủy Ngô Quyền họp xem xét kỷ luật ba cán bộ.",
            "cuộc họp", "Ban Thường vụ Quận ủy Ngô Quyền", "2023-04-04",
        ),
        (
            "Sáng 10/4, đoàn công tác của Bộ Y tế do Thứ trưởng Lê Bến làm trưởng đoàn làm việc với quận Ngô Quyền.",
            "buổi làm việc", "Bộ Y tế", "2023-04-10",
        ),
        (
            "Sáng 3/4, UBND quận Ngô Quyền họp phiên thường kỳ tháng 4/2023.",
            "phiên họp", "Ủy ban nhân dân quận Ngô Quyền", "2023-04-03",
        ),
        (
            "Trước đó, từ ngày 3 đến 6/4, tại kỳ họp thứ 32 của Ủy ban Kiểm tra Trung ương, ông Lê Văn Bến bị kỷ luật.",
            "kỳ họp", "Ủy ban Kiểm tra Trung ương", "2023-04-03",
        ),
    ],
)  # fmt: skip
def test_told_by_the_words_around(text: str, type_: str, body: str, date: str) -> None:
    fact = only(text)
    assert (fact.type, fact.body and fact.body.name, fact.date) == (type_, body, date)


def test_the_congress_of_another_day_has_not_the_day_of_the_page() -> None:
    found = meetings(
        "Sáng 3/4, Quận ủy Ngô Quyền tổ chức hội nghị.\n"
        "Tại Đại hội Đảng bộ quận lần thứ V, quận chọn mười việc. Đại hội Đảng bộ quận lần thứ V bầu 40 ủy viên."
    )
    assert {(f.type, f.date) for f in found} == {("hội nghị", "2023-04-03"), ("đại hội", None)}


def test_a_secretary_of_a_district_does_not_hold_the_meeting_of_the_city() -> None:
    text = (
        "Hải Phòng bàn việc cán bộ\nNgày 5/4, tại hội nghị bàn việc cán bộ của Hải Phòng, các quận góp ý.\n"
        "Cũng tại hội nghị, Bí thư Quận ủy Lê Chân Lê Văn Bến đề nghị tăng lương."
    )
    found = [f for f in meeting.extract(read(text, published="2023-04-20")) if isinstance(f, MeetingFact)]
    assert [f.body for f in found] in ([None], [f.body for f in found if f.body and "Lê Chân" not in f.body.name])


def test_words_at_a_supervision_point_back_to_the_working_session() -> None:
    fact = only(
        "Chiều 5/4, Đoàn giám sát của HĐND thành phố Hải Phòng đã có buổi làm việc với UBND quận Ngô Quyền.\n"
        "Tại buổi giám sát, ông Lê Văn Bến báo cáo."
    )
    assert fact.body and fact.body.name == "Hội đồng nhân dân thành phố Hải Phòng"


def test_a_new_paragraph_speaks_of_the_city_of_the_page_again() -> None:
    found = read(
        "Hải Phòng thay cán bộ\nHải Phòng mở hội nghị. Hải Phòng thay ba người.\n"
        "Ông Lê Văn Bến từng là Chủ tịch UBND thành phố Hải Dương.\n"
        "Ngày 27/9, Đại hội Đảng bộ thành phố lần thứ I bầu 60 ủy viên.",
        published="2025-12-01",
    )
    bodies = {f.body.name for f in meeting.extract(found) if isinstance(f, MeetingFact) and f.body}
    assert "Đảng bộ thành phố Hải Phòng" in bodies


# ---- days


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Tại buổi tiếp xúc cử tri quận 2 ngày 20/10, bà Lê Thị Sứ nói.", "2022-10-20"),
        ("Nói trong cuộc họp kinh tế - xã hội quý 1, ngày 31/3, Chủ tịch quận Lê Văn Bến yêu cầu.", "2023-03-31"),
        (
            "Tại hội nghị tổng kết phong trào thi đua; triển khai dự toán thu chi ngân sách, tổng biên chế của quận "
            "sáng 11/4, ông Lê Văn Bến yêu cầu.",
            "2023-04-11",
        ),
        (
            "Trước đó từ ngày 3 đến 6/4, tại kỳ họp thứ 32 của Ủy ban Kiểm tra Quận ủy, ông Bến bị phê bình.",
            "2023-04-03",
        ),
    ],
)
def test_day_behind_numbers_and_long_subjects(text: str, day: str) -> None:
    assert only(text).date == day


def test_decision_handed_over_takes_its_day_from_the_sentence_before() -> None:
    found = only(
        "Sáng 5/2, ông Lê Văn Bến, Bí thư Quận ủy Ngô Quyền trao quyết định cho ông Vũ Văn Sông.\n"
        "Phát biểu tại lễ trao quyết định, ông Sông hứa cố gắng."
    )
    assert (found.date, found.body and found.body.name) == ("2023-02-05", "Quận ủy Ngô Quyền")


def test_several_days_open_a_sentence() -> None:
    found = only("Ngày 18/4 và 19/4, Ban Thường vụ Quận ủy Ngô Quyền đã họp để xem xét báo cáo.")
    assert (found.type, found.date) == ("cuộc họp", "2023-04-18")


@pytest.mark.parametrize(
    "text",
    [
        "Lễ công bố chuyển giao nhiệm vụ giữa hai phòng được tổ chức vào chiều 27/4 sắp tới tại trụ sở quận.",
        "Ông Bến đề nghị UBND quận làm nhanh để thông qua chủ trương tại kỳ họp HĐND quận cuối năm 2023.",
        "Lời ông dặn trong một kỳ họp HĐND còn vang mãi.",
    ],
)
def test_to_come_or_any(text: str) -> None:
    assert meetings(text) == []


# ---- holders


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Ngày 1/4, Hội đồng nghĩa vụ quân sự quận Ngô Quyền tổ chức hội nghị tổng kết.", "Hội đồng nghĩa vụ quân sự"),
        ("Ngày 1/4, Công đoàn quận Ngô Quyền tổ chức Hội nghị Ban Chấp hành lần thứ 8.", "Công đoàn"),
        ("Sáng 1/4, Đại hội đại biểu Đoàn quận Ngô Quyền lần thứ XV khai mạc.", "Đoàn Thanh niên Cộng sản Hồ Chí Minh"),
        (
            "Tại hội nghị hiệp thương lần thứ hai ngày 1/4, Ủy ban MTTQ Việt Nam quận Ngô Quyền đồng ý.",
            "Ủy ban Mặt trận",
        ),
        ('Sáng 1/4, quận Ngô Quyền tổ chức chương trình "Hội đồng nhân dân với cử tri".', "Hội đồng nhân dân"),
        (
            "Sáng 1/4, Đoàn giám sát của Ban Pháp chế HĐND quận Ngô Quyền do bà Lê Thị Sứ, Trưởng ban làm trưởng đoàn "
            "giám sát việc thu phí.",
            "Ban Pháp chế Hội đồng nhân dân",
        ),
    ],
)
def test_body_that_holds_it(text: str, body: str) -> None:
    found = only(text)
    assert found.body is not None
    assert found.body.name.startswith(body), found.body
    assert found.body.name.endswith("quận Ngô Quyền")


def test_congress_is_not_held_by_those_whom_it_elects() -> None:
    found = meetings("Ba người trúng cử Ủy viên Trung ương Đảng tại Đại hội XII là các ông A, B và C.")
    assert not [f for f in found if f.body and f.body.name.startswith("Ban Chấp hành")]


# ---- one gathering or two


def test_debate_is_a_part_of_its_session() -> None:
    found = only(
        "Chiều 6/4, tại phiên thảo luận về ngân sách, kỳ họp thứ 8 HĐND quận Ngô Quyền, đại biểu Lê Văn Bến góp ý."
    )
    assert (found.type, found.ordinal, found.date) == ("kỳ họp", "8", "2023-04-06")


def test_earlier_working_session_is_another() -> None:
    found = meetings(
        "Ngày 17/4, tại buổi giao ban báo chí do Quận ủy Ngô Quyền tổ chức, ông Bến báo cáo.\n"
        "Trước đó, tại buổi làm việc với UBND phường Cầu Tre, Chủ tịch UBND quận Lê Văn Sông nói sẽ tìm vốn."
    )
    assert [f.type for f in found] == ["cuộc họp", "buổi làm việc"]


def test_working_with_somebody_gives_a_press_conference_no_subject() -> None:
    found = only(
        "Chiều 15/3, UBND quận Ngô Quyền tổ chức họp báo.\n"
        "Quận vẫn đang phối hợp để làm việc với các cá nhân có liên quan."
    )
    assert found.name == "Họp báo Ủy ban nhân dân quận Ngô Quyền ngày 15/3/2023"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Sáng 10/4, Bí thư Quận ủy Lê Văn Bến chủ trì hội nghị gặp gỡ hơn 100 doanh nghiệp.",
            "Hội nghị gặp gỡ hơn 100 doanh nghiệp",
        ),
        (
            "Chiều 14/4, UBND quận tổ chức cuộc họp với các phòng, ban ngành, địa phương về xử lý rác.",
            "Cuộc họp với các phòng, ban ngành, địa phương về xử lý rác",
        ),
        (
            "Sáng 10/4, UBND quận tổ chức hội nghị tổng kết hoạt động hè với chủ đề thành phố xanh.",
            "Hội nghị tổng kết hoạt động hè",
        ),
    ],
)
def test_name_takes_in_what_it_is_about(text: str, name: str) -> None:
    assert only(text).name == name


def test_a_press_conference_is_held_by_whom_it_names() -> None:
    text = "Tại cuộc họp báo UBND TP Hải Phòng tổ chức chiều 3/4, ông Lê Văn Bến phát biểu."
    held = only(text).body
    assert held is not None and held.name == "Ủy ban nhân dân thành phố Hải Phòng"
    held = only("Chiều 3/4, tại buổi họp báo Chính phủ thường kỳ, ông Lê Văn Bến trả lời.").body
    assert held is not None and held.name == "Chính phủ"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Chiều 3/4, Thường trực HĐND quận tổ chức họp bất thường để bàn công tác nhân sự.",
            [("cuộc họp", "Thường trực Hội đồng nhân dân quận Ngô Quyền", "2023-04-03")],
        ),
        (
            "Chiều 3/4, HĐND quận họp bất thường bầu Chủ tịch UBND quận.",
            [("kỳ họp", "Hội đồng nhân dân quận Ngô Quyền", "2023-04-03")],
        ),
        (
            "Phòng Nội vụ đã trình Ban Thường vụ Quận ủy tại hội nghị ngày 3/4.",
            [("hội nghị", "Ban Thường vụ Quận ủy Ngô Quyền", "2023-04-03")],
        ),
        (
            "Từ ngày 3 đến 4/4 diễn ra Đại hội Hội Sinh vật cảnh thành phố Hải Phòng nhiệm kỳ 2023-2028.",
            [("đại hội", "Hội Sinh vật cảnh thành phố Hải Phòng", "2023-04-03")],
        ),
        (
            "Ngày 3/4, ông Lê Văn Bến, Bí thư Trung ương Đảng, Trưởng Ban Tổ chức Trung ương, trao quyết định.",
            [("buổi lễ", "Ban Tổ chức Trung ương", "2023-04-03")],
        ),
    ],
)
def test_who_holds_what(text: str, told: list[tuple[str, str, str]]) -> None:
    assert [(m.type, m.body.name if m.body else None, m.date) for m in meetings(text)] == told


def test_holder_behind_a_long_subject() -> None:
    text = (
        "Ông Lê Văn Bến nói như vậy tại Hội nghị sơ kết 5 năm thực hiện Chỉ thị số 12 của Bộ Chính trị về tăng cường "
        "lãnh đạo công tác chăm sóc người cao tuổi và xây dựng, phát huy vai trò của các hội quần chúng ở khu dân cư "
        "trong thời kỳ mới do Quận ủy Ngô Quyền tổ chức sáng 3/4."
    )
    held = only(text).body
    assert held is not None and held.name == "Quận ủy Ngô Quyền"


def test_two_visits_of_one_day() -> None:
    text = (
        "Sáng 3/4, ông Lê Văn Bến, Thứ trưởng Bộ Công an đến làm việc tại Công an thành phố Hải Phòng.\n"
        "Chiều cùng ngày, ông Lê Văn Bến cùng đoàn công tác của Bộ đến làm việc tại Công an quận Ngô Quyền."
    )
    found = meetings(text)
    assert [(m.body.name if m.body else None, m.date) for m in found] == [("Bộ Công an", "2023-04-03")] * 2


def test_some_session_of_another_month_is_not_the_one_of_the_page() -> None:
    text = (
        "Chiều 3/4, tại kỳ họp thứ 9 HĐND quận, ông Lê Văn Bến phát biểu.\n"
        'Ông Bến kể: "Vào tháng 1-2021, trong một phiên họp, tôi đã ốm".'
    )
    assert [m.date for m in meetings(text)] == ["2023-04-03"]


def test_a_caption_does_not_go_on_in_the_next() -> None:
    text = "Chiều 3/4, UBND quận tổ chức hội nghị.\nÔng Lê Văn Bến phát biểu tại hội nghị\nBáo Hải Phòng được khen"
    held = only(text).body
    assert held is not None and held.name == "Ủy ban nhân dân quận Ngô Quyền"


def test_a_delegation_comes_to_see_and_to_work() -> None:
    text = "Chiều 3/4, đoàn công tác của Bộ Y tế do Thứ trưởng Lê Văn Bến dẫn đầu đã đến kiểm tra và làm việc tại quận."
    found = only(text)
    assert (found.type, found.body and found.body.name, found.date) == ("buổi làm việc", "Bộ Y tế", "2023-04-03")


def test_who_sits_finds_and_whose_spokesman_tells_the_press() -> None:
    held = only("Tại cuộc họp ngày 3/4, Ban Bí thư nhận thấy ông Lê Văn Bến đã vi phạm.").body
    assert held is not None and held.name == "Ban Bí thư"
    text = (
        "Tại cuộc họp báo sáng 3/4, Chánh Văn phòng UBND thành phố Hải Phòng Trần Văn Cát trả lời.\n"
        "Tại họp báo, ông Lê Văn Bến, Chủ tịch UBND quận Ngô Quyền, nói thêm."
    )
    held = only(text).body
    assert held is not None and held.name.endswith("Ủy ban nhân dân thành phố Hải Phòng")


def test_what_is_for_tomorrow_is_not_reported() -> None:
    text = (
        "Sáng 5/3, UBND huyện Ia Grai tổ chức hội nghị tổng kết.\nSáng mai, Chủ tịch huyện dự lễ khởi công cầu Bến Sứ."
    )
    assert [m.type for m in meetings(text)] == ["hội nghị"]


def test_committee_is_called_by_both_its_names() -> None:
    text = "Chiều 18/4, tại Hội nghị BCH Đảng bộ Tỉnh ủy Gia Lai lần thứ 15, bà Lê Thị Bến được bầu làm Phó Bí thư."
    assert [(m.ordinal, m.body and m.body.name) for m in meetings(text)] == [
        ("15", "Ban Chấp hành Đảng bộ tỉnh Gia Lai")
    ]


def test_ceremonies_of_parting_and_remembrance() -> None:
    for what in ("tiễn tân binh", "giỗ các chiến sĩ", "tưởng niệm các liệt sĩ", "truy tặng huân chương"):
        assert [m.type for m in meetings(f"Sáng 5/3, huyện Ia Grai tổ chức lễ {what}.")] == ["buổi lễ"]


def test_voters_are_met_in_other_words() -> None:
    text = "Chiều 7/5, Đoàn đại biểu Quốc hội thành phố Đà Nẵng gặp gỡ cử tri quận Liên Chiểu."
    assert [m.type for m in meetings(text)] == ["tiếp xúc cử tri"]


@pytest.mark.parametrize(
    ("text", "body", "day"),
    [
        ("Sở Xây dựng tỉnh Gia Lai sáng 4/4 đã họp báo về kè sông.", "Sở Xây dựng tỉnh Gia Lai", "2023-04-04"),
        ("Huyện ủy Ia Grai hôm 4/4 tổ chức hội nghị sơ kết dân vận.", "Huyện ủy Ia Grai", "2023-04-04"),
        (
            "8h sáng nay 14/4, Chủ tịch UBND tỉnh Gia Lai Lê Văn Bến tiếp dân ba xã.",
            "Ủy ban nhân dân tỉnh Gia Lai",
            "2023-04-14",
        ),
        (
            "Trước đó, tại cuộc gặp các kỹ sư trẻ trong vùng hôm 12/4, Bí thư Huyện ủy Ia Grai Lê Văn Bến cho biết.",
            "Huyện ủy Ia Grai",
            "2023-04-12",
        ),
        (
            "Bà Vũ Thị Sông tại buổi đối thoại của Chủ tịch UBND tỉnh Gia Lai Lê Văn Bến tại xã Ia Tô ngày 12/4.",
            "Ủy ban nhân dân tỉnh Gia Lai",
            "2023-04-12",
        ),
    ],
)
def test_body_and_day_in_other_orders(text: str, body: str, day: str) -> None:
    held = only(text)
    assert (held.body and held.body.name, held.date) == (body, day)


def test_day_behind_a_bracket() -> None:
    text = "Tại buổi họp báo về Đại hội Đảng bộ tỉnh Gia Lai (dự kiến từ ngày 14 đến 17/10) hôm 9/4, ông Bến nói."
    assert [m.date for m in meetings(text) if m.type == "họp báo"] == ["2023-04-09"]


def test_part_of_a_conference_is_none_of_its_own() -> None:
    text = "Chiều 6/4, tại phiên thảo luận của Hội nghị lần thứ 17 Ban Chấp hành Đảng bộ tỉnh Gia Lai, ông Bến nói."
    assert [(m.type, m.ordinal, m.date) for m in meetings(text)] == [("hội nghị", "17", "2023-04-06")]


def test_session_before_does_not_share_the_day() -> None:
    text = (
        "Từ ngày 3/4, tại kỳ họp thứ 32 của Ủy ban Kiểm tra Trung ương, vi phạm đã kết luận tại kỳ họp 31 của ủy ban "
        "được xem xét."
    )
    assert {m.ordinal: m.date for m in meetings(text)} == {"32": "2023-04-03", "31": None}


def test_interview_is_no_working_session() -> None:
    assert meetings("Trong buổi làm việc với phóng viên báo Lao Động chiều 5/4, ông Lê Văn Bến đưa ra thông báo.") == []


def test_residents_are_no_voters_where_none_is_spoken_of() -> None:
    text = "Sáng 5/4, tại buổi tiếp xúc, Chủ tịch UBND tỉnh Gia Lai Lê Văn Bến nghe bà con kể về đất đai."
    assert [m.type for m in meetings(text)] == ["sự kiện"]
    text = "Ngày 11/4, tổ đại biểu HĐND tỉnh Gia Lai tổ chức chương trình tiếp xúc cử tri tại xã Ia Tô."
    assert [m.type for m in meetings(text)] == ["tiếp xúc cử tri"]


def test_voters_are_answered_on_a_day() -> None:
    text = "Trả lời cử tri quận Lê Chân chiều 14/4 về chợ mới, Chủ tịch UBND quận Lê Văn Bến nhận thiếu sót."
    assert [(m.type, m.date) for m in meetings(text)] == [("tiếp xúc cử tri", "2023-04-14")]
    assert meetings("Ngày 14/4, Bộ Xây dựng có văn bản trả lời cử tri quận Lê Chân về chợ mới.") == []


def test_council_of_one_mind_is_in_session() -> None:
    text = "Chiều 12/4, HĐND tỉnh Gia Lai nhất trí bầu ông Lê Văn Bến. Cũng tại kỳ họp, HĐND tỉnh thông qua ngân sách."
    assert [(m.type, m.date) for m in meetings(text)] == [("kỳ họp", "2023-04-12")]


def test_newspaper_that_asks_holds_no_session() -> None:
    assert meetings("Phóng viên báo Lao Động đã có cuộc làm việc với ông Lê Văn Bến, Chủ tịch xã Ia Tô.") == []


def test_who_hold_a_ceremony_together() -> None:
    found = meetings("Sáng 20/4, Quận ủy, UBND quận Ngô Quyền công bố các quyết định về công tác cán bộ.")
    assert [(f.type, f.body.name if f.body else None) for f in found] == [("buổi lễ", "Quận ủy Ngô Quyền")]


def test_who_holds_it_with_others_is_named_first() -> None:
    found = meetings("Sáng 20/4, Thường trực HĐND quận phối hợp UBND và Công an quận tổ chức hội nghị liên tịch.")
    assert found[0].body and found[0].body.name == "Thường trực Hội đồng nhân dân quận Ngô Quyền"


def test_a_steering_committee_of_a_long_name_sits() -> None:
    name = "Ban Chỉ đạo giải phóng mặt bằng các dự án đường bộ cao tốc qua địa bàn thành phố Hải Phòng"
    found = meetings(f"Chiều 15/4, {name} họp phiên thứ 6.")
    assert [(f.ordinal, f.body.name if f.body else None) for f in found] == [("6", name)]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Ngày 15/4, ông Vũ Văn Sông cho biết cuộc họp giữa UBND quận với Sở Y tế (ngày 13/4) đã xong.", "2023-04-13"),
        ("Chiều 12/4, tổ đại biểu HĐND thành phố nghe cử tri nói sau kỳ họp thứ 6 HĐND thành phố.", None),
        ("Sáng 2/2, Quận ủy tổ chức lễ kỷ niệm 93 năm ngày thành lập Đảng (3/2/1930).", "2023-02-02"),
    ],
)
def test_a_day_beside_a_gathering_is_its_own_or_not(text: str, day: str | None) -> None:
    assert [m.date for m in meetings(text) if m.type != "tiếp xúc cử tri"] == [day]
