"""Papers: numbers, issuers, dates, titles; and what bodies and meetings do with them."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract import document, document_action
from kg.language.normal import fold
from kg.lexicon import table
from kg.lexicon.papers import load
from kg.mentions.paper_parts import Parts
from kg.model import Body, MeetingFact, PaperActionFact, PaperFact
from tests.pages import read

SCENE = "Quận Ngô Quyền, thành phố Hải Phòng\n"
MEETING = "Sáng 11/4, HĐND quận Ngô Quyền tổ chức kỳ họp thứ 12.\n"
PAPERS: dict[str, Any] = table("papers")
ACTIONS: dict[str, Any] = table("actions")


def papers(text: str) -> list[PaperFact]:
    found = document.extract(read(SCENE + text, published="2023-04-20"))
    return [f for f in found if isinstance(f, PaperFact)]


def only(text: str) -> PaperFact:
    found = papers(text)
    assert len(found) == 1, found
    return found[0]


def deeds(text: str, scene: str = SCENE) -> list[tuple[str, str, str]]:
    """Return actor, action and number or title of each deed; a meeting acts under its type."""
    found = document_action.extract(read(scene + text, published="2023-04-20"))
    return [
        (
            f.actor.type if isinstance(f.actor, MeetingFact) else f.actor.name,
            f.action,
            f.paper.number or f.paper.title or "",
        )
        for f in found
        if isinstance(f, PaperActionFact)
    ]


# ---- the tables


def test_counts() -> None:
    assert (len(PAPERS["type"]), len(PAPERS["issuer"]), len(PAPERS["known"])) == (18, 67, 9)
    assert (len(PAPERS["law"]["names"]), len(PAPERS["law"]["codes"])) == (241, 6)
    assert (len(ACTIONS["verb"]), len(ACTIONS["passive"])) == (12, 4)


@pytest.mark.parametrize("row", PAPERS["type"], ids=lambda row: str(row["words"][0]))
def test_type_takes_its_example_and_leaves_the_counterexamples(row: dict[str, Any]) -> None:
    text = f"UBND quận Ngô Quyền ban hành {row['example']} từ kỳ họp thứ 12."
    assert row["name"] in [p.type for p in papers(MEETING + text)]
    for text in row.get("counterexamples", ()):
        assert not papers(f"Quận có {text}."), text


@pytest.mark.parametrize("row", PAPERS["issuer"], ids=lambda row: str(row["letters"][0]))
def test_letters_tell_the_issuer(row: dict[str, Any]) -> None:
    kind = row.get("types", ["Nghị quyết"])[0]
    signed = Parts(read(SCENE)).signed(row["example"], kind, 0)
    assert signed is not None
    assert signed.kind == row["kind"]
    assert row["kind"] != "CentralBody" or signed.name == row["name"]


@pytest.mark.parametrize("row", PAPERS["known"], ids=lambda row: str(row["words"][0]))
def test_known_paper(row: dict[str, Any]) -> None:
    found = only(f"Ông Lê Văn Bến nói về {row['example']}.")
    assert (found.type, found.title) == (row["type"], row["title"])
    for text in row.get("counterexamples", ()):
        assert not papers(f"Ông Lê Văn Bến đọc {text}."), text


def test_laws() -> None:
    assert only(f"Việc này làm {PAPERS['law']['example']}.").title == "Luật Đất đai"
    assert only("Ông vi phạm luật phòng chống tham nhũng.").title == "Luật Phòng, chống tham nhũng"
    for text in PAPERS["law"]["counterexamples"]:
        assert not papers(f"Ông Lê Văn Bến có {text}."), text


@pytest.mark.parametrize("name", ["count", "opens", "ends", "ends_after_comma", "blank", "states"])
def test_list_stands_in_its_example(name: str) -> None:
    assert any(word in fold(PAPERS[name]["example"]) for word in PAPERS[name]["words"])


@pytest.mark.parametrize("row", [*ACTIONS["verb"], *ACTIONS["passive"]], ids=lambda row: str(row["words"][0]))
def test_verb_tells_its_action(row: dict[str, Any]) -> None:
    assert row["action"] in [action for _, action, _ in deeds(MEETING + row["example"] + ".")], row["example"]
    for text in row.get("counterexamples", ()):
        assert row["action"] not in [action for _, action, _ in deeds(MEETING + text + ".")], text


@pytest.mark.parametrize("name", ["undone", "sitting", "compound"])
def test_words_around_verbs(name: str) -> None:
    assert any(word in fold(ACTIONS[name]["example"]) for word in ACTIONS[name]["words"])


# ---- numbered papers


@pytest.mark.parametrize(
    ("text", "number", "date", "issuer"),
    [
        ("Nghị quyết số 28-NQ/TU của Ban Thường vụ Thành ủy", "28-NQ/TU", None, "Ban Thường vụ Thành ủy Hải Phòng"),
        ("Nghị quyết số 28-NQ/TU về cảng biển", "28-NQ/TU", None, "Thành ủy Hải Phòng"),
        ("Nghị quyết số 07-NQ/QU ngày 5/1/2023", "07-NQ/QU", "2023-01-05", "Quận ủy Ngô Quyền"),
        (
            "Nghị quyết số 04/2016/NQ-HĐND ngày 13/7/2016",
            "04/2016/NQ-HĐND",
            "2016-07-13",
            "Hội đồng nhân dân quận Ngô Quyền",
        ),
        ("Nghị quyết số 37 ngày 16-12- 2022 của  HĐND quận", "37", "2022-12-16", "Hội đồng nhân dân quận Ngô Quyền"),
        ("Quyết định 388/QĐ – TTg", "388/QĐ-TTg", None, "Thủ tướng Chính phủ"),
        ("Nghị định 34 của Chính phủ", "34", None, "Chính phủ"),
        ("Nghị quyết số 1669/NQ-UBTVQH15", "1669/NQ-UBTVQH15", None, "Ủy ban Thường vụ Quốc hội"),
        ("Đề án 216 ngày 26/7/2018 của UBND quận", "216", "2018-07-26", "Ủy ban nhân dân quận Ngô Quyền"),
        ("Quyết định 32/QĐ-TTg do Thủ tướng ban hành ngày 4/8/2015", "32/QĐ-TTg", "2015-08-04", "Thủ tướng Chính phủ"),
        (
            "kết luận thanh tra (số 38) của Sở Tài chính thành phố Hải Phòng",
            "38",
            None,
            "Sở Tài chính thành phố Hải Phòng",
        ),
        ("qui định số 42/QĐ - TW của Ban Bí thư", "42/QĐ-TW", None, "Ban Bí thư"),
        (
            "Kết luận của Ủy ban Kiểm tra Trung ương công bố ngày 18/9/2017",
            None,
            "2017-09-18",
            "Ủy ban Kiểm tra Trung ương",
        ),
        ("Quyết định số 12/QĐ-UBND của Chủ tịch UBND quận", "12/QĐ-UBND", None, "Ủy ban nhân dân quận Ngô Quyền"),
    ],
)
def test_numbered(text: str, number: str | None, date: str | None, issuer: str) -> None:
    found = only(f"Ông Lê Văn Bến nhắc tới {text}.")
    assert (found.number, found.date, found.issuer and found.issuer.name) == (number, date, issuer)


@pytest.mark.parametrize(
    "text",
    ["kế hoạch 5 năm", "nghị quyết của Trung ương", "các nghị quyết chuyên đề", "chương trình 135 phút", "35/35 phiếu",
     "quyết định 2 nội dung", "đề án nêu trên", "Nghị quyết năm 2022", "quyết định này"],
)  # fmt: skip
def test_generic_mentions_are_no_papers(text: str) -> None:
    assert papers(f"Ông Lê Văn Bến nhắc tới {text}.") == []


def test_list_shares_its_issuer() -> None:
    found = papers("Quận triển khai Chỉ thị số 13 và Chỉ thị số 14 của Thành ủy.")
    assert [(p.number, p.issuer and p.issuer.name) for p in found] == [
        ("13", "Thành ủy Hải Phòng"), ("14", "Thành ủy Hải Phòng"),
    ]  # fmt: skip


def test_two_spellings_of_a_number_are_one_paper() -> None:
    text = "Thủ tướng ký Quyết định số 397/QĐ-TTg ngày 11/4/2019.\nTheo Quyết định số 397, ông Bến nhận việc."
    assert [(p.number, p.date) for p in papers(text)] == [("397/QĐ-TTg", "2019-04-11")]


def test_number_here_and_title_there_are_one_paper() -> None:
    text = (
        "UBND quận Ngô Quyền ban hành Quyết định số 24 về việc phê duyệt quy hoạch chi tiết khu chợ An Đà.\n"
        "Trước đó, UBND quận Ngô Quyền đã ký quyết định phê duyệt quy hoạch chi tiết khu chợ An Đà."
    )
    assert [p.number for p in papers(text)] == ["24"]


def test_the_one_who_signs_issues_under_common_letters() -> None:
    found = only("Ông Lê Văn Bến, Chủ tịch UBND huyện An Dương đã ký Quyết định số 876/QĐ-UBND.")
    assert found.issuer and found.issuer.name == "Ủy ban nhân dân huyện An Dương"


# ---- titles


def titles(text: str) -> list[str | None]:
    return [p.title for p in papers(MEETING + text)]


def test_titles_in_a_list() -> None:
    text = (
        "Kỳ họp thông qua 3 nghị quyết, gồm: Nghị quyết về dự toán ngân sách năm 2023; Nghị quyết về đặt tên đường, "
        "phố trên địa bàn quận và Nghị quyết về biên chế của UBND quận."
    )
    assert titles(text) == [
        "Nghị quyết về dự toán ngân sách năm 2023",
        "Nghị quyết về đặt tên đường, phố trên địa bàn quận",
        "Nghị quyết về biên chế",
    ]


def test_titles_as_items() -> None:
    text = "Kỳ họp thông qua các nghị quyết:\n- Nghị quyết về đầu tư công năm 2023;\n- Nghị quyết về học phí."
    assert titles(text) == ["Nghị quyết về đầu tư công năm 2023", "Nghị quyết về học phí"]
    assert deeds(text, SCENE + MEETING) == [
        ("kỳ họp", "adopts", "Nghị quyết về đầu tư công năm 2023"), ("kỳ họp", "adopts", "Nghị quyết về học phí"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Các đại biểu thông qua Nghị quyết về học phí, ông Lê Văn Bến phát biểu.", "Nghị quyết về học phí"),
        ("Các đại biểu thông qua Đề án “Thu gom rác tại nguồn” với số phiếu cao.", "Thu gom rác tại nguồn"),
        ("Kỳ họp cho ý kiến vào dự thảo Nghị quyết về KT-XH năm 2024.",
         "Nghị quyết về kinh tế - xã hội năm 2024 (dự thảo)"),
        ("Đại biểu xem xét Tờ trình về việc đề nghị cấp đất ở cho 12 hộ.", "về việc đề nghị cấp đất ở cho 12 hộ"),
        ("Nghị quyết liên quan đến chống ùn tắc được thông qua năm trước.", "liên quan đến chống ùn tắc"),
        ("Quận thực hiện Nghị quyết Đại hội Đảng bộ quận nhiệm kỳ 2020-2025.",
         "Nghị quyết Đại hội Đảng bộ quận Ngô Quyền nhiệm kỳ 2020-2025"),
        ("UBND quận ban hành Kế hoạch phòng chống lụt bão năm 2023.", "Kế hoạch phòng chống lụt bão năm 2023"),
    ],
)  # fmt: skip
def test_title(text: str, title: str) -> None:
    assert titles(text) == [title]


@pytest.mark.parametrize(
    ("text", "type_", "date", "issuer", "title"),
    [
        ("UBND quận Ngô Quyền vừa có thông báo gửi các hộ về việc cấm đỗ xe ven hồ.",
         "Thông báo", None, "Ủy ban nhân dân quận Ngô Quyền", "về việc cấm đỗ xe ven hồ"),
        ("Ngày 9/3, UBND quận Ngô Quyền đã ban hành công văn giao Phòng Tư pháp chủ trì, phối hợp các phường rà soát.",
         "Công văn", "2023-03-09", "Ủy ban nhân dân quận Ngô Quyền",
         "giao Phòng Tư pháp chủ trì, phối hợp các phường rà soát"),
        ("Văn bản hỏa tốc do Chủ tịch UBND quận Ngô Quyền Lê Văn Bến ký ngày 10/3 nêu ba việc.",
         "Công văn", "2023-03-10", "Ủy ban nhân dân quận Ngô Quyền", "văn bản hỏa tốc"),
        ("Hội nghị triển khai Quyết định của Bộ Chính trị về công tác cán bộ.",
         "Quyết định", None, "Bộ Chính trị", "về công tác cán bộ"),
        ("Ông vi phạm quy định của Ban Chấp hành Trung ương về những điều đảng viên không được làm.",
         "Quy định", None, "Ban Chấp hành Trung ương Đảng", "Quy định về những điều đảng viên không được làm"),
        ("Quy định về xử lý đảng viên vi phạm nêu rõ bốn hình thức.",
         "Quy định", None, None, "Quy định về xử lý đảng viên vi phạm"),
        ("Nghị quyết về việc đổi tên phố ven sông sẽ được gửi lên thành phố.",
         "Nghị quyết", None, "Hội đồng nhân dân quận Ngô Quyền", "Nghị quyết về việc đổi tên phố ven sông"),
        ("Ông Lê Văn Bến góp ý dự án Luật Đặc khu ven biển.", "Luật", None, "Quốc hội", "Luật Đặc khu ven biển"),
    ],
)  # fmt: skip
def test_unnumbered(text: str, type_: str, date: str | None, issuer: str | None, title: str | None) -> None:
    found = papers(MEETING + text)
    assert [(p.type, p.date, p.issuer and p.issuer.name, p.title) for p in found] == [(type_, date, issuer, title)]


@pytest.mark.parametrize(
    "text",
    [
        "UBND quận Ngô Quyền đã có kế hoạch chuyển chợ ra ngoài đê.",
        "Quận ủy công bố quyết định của Ban Thường vụ Thành ủy điều động ông Lê Văn Bến.",
        "Ông Lê Văn Bến nhận quyết định bổ nhiệm ông Trần Văn Cảng làm Trưởng phòng Tư pháp quận.",
        "Quận ủy Ngô Quyền trao quyết định bổ nhiệm ông Lê Văn Bến làm Trưởng phòng Tư pháp quận Ngô Quyền.",
        "Ủy ban Kiểm tra Thành ủy công bố quyết định phân công ông Lê Văn Bến giữ chức Bí thư Quận ủy Ngô Quyền.",
        "Thành ủy đã có văn bản chỉ đạo, quận đã làm xong.",
        "Theo kết luận của Ủy ban Kiểm tra Thành ủy, tối 20/3, ông Lê Văn Bến uống rượu.",
        "Quận ra nghị quyết để UBND quận làm căn cứ.",
        "Ông Lê Văn Bến học Luật ở Hà Nội.",
    ],
)
def test_no_paper_of_its_own(text: str) -> None:
    assert papers(text) == []


@pytest.mark.parametrize(
    ("text", "issuer", "title"),
    [
        ("Thành ủy Hải Phòng trao quyết định điều động ông Lê Văn Bến (45 tuổi), Phó Bí thư Quận ủy Hải An, "
         "giữ chức Bí thư Quận ủy Ngô Quyền kể từ ngày 1/5.",
         "Thành ủy Hải Phòng", "điều động ông Lê Văn Bến giữ chức Bí thư Quận ủy Ngô Quyền"),
        ("Sáng 5/4, quận công bố quyết định của Chủ tịch UBND thành phố Hải Phòng về việc tiếp nhận và bổ nhiệm "
         "bà Trần Thị Lan - Trưởng phòng Tư pháp quận - làm Phó Giám đốc Sở Văn hóa và Thể thao.",
         "Ủy ban nhân dân thành phố Hải Phòng",
         "tiếp nhận và bổ nhiệm bà Trần Thị Lan làm Phó Giám đốc Sở Văn hóa và Thể thao"),
        ("UBND quận Ngô Quyền vừa ra quyết định kỷ luật bằng hình thức khiển trách đối với ông Lê Văn Bến - "
         "Trưởng phòng Tư pháp quận.",
         "Ủy ban nhân dân quận Ngô Quyền", "kỷ luật bằng hình thức khiển trách đối với ông Lê Văn Bến"),
        ("Bí thư Thành ủy Hải Phòng trao quyết định phân công thành ủy viên, bổ nhiệm ông Lê Văn Bến giữ chức "
         "Bí thư Quận ủy Ngô Quyền.",
         "Thành ủy Hải Phòng",
         "phân công thành ủy viên, bổ nhiệm ông Lê Văn Bến giữ chức Bí thư Quận ủy Ngô Quyền"),
        ("Thành phố trao quyết định của Thủ tướng Chính phủ giao quyền Chủ tịch UBND thành phố Hải Phòng cho "
         "ông Lê Văn Bến - Phó Chủ tịch UBND thành phố - từ ngày 1/5.",
         "Thủ tướng Chính phủ",
         "giao quyền Chủ tịch Ủy ban nhân dân thành phố Hải Phòng cho ông Lê Văn Bến"),
    ],
)  # fmt: skip
def test_decision_on_a_person(text: str, issuer: str, title: str) -> None:
    paper = only(text)
    assert (paper.type, paper.issuer and paper.issuer.name, paper.title) == ("Quyết định", issuer, title)


def test_conclusion_that_an_office_makes_known() -> None:
    paper = only(
        "Tối 2/4, Văn phòng UBND thành phố Hải Phòng phát thông báo kết luận của ông Lê Văn Bến, Phó Chủ tịch "
        "UBND thành phố Hải Phòng tại buổi đối thoại với tiểu thương chợ Sắt."
    )
    assert (paper.type, paper.date) == ("Thông báo", "2023-04-02")
    assert paper.issuer is not None
    assert paper.issuer.name == "Văn phòng Ủy ban nhân dân thành phố Hải Phòng"
    assert paper.title == (
        "kết luận của ông Lê Văn Bến, Phó Chủ tịch Ủy ban nhân dân thành phố Hải Phòng "
        "tại buổi đối thoại với tiểu thương chợ Sắt"
    )


@pytest.mark.parametrize(
    ("text", "number", "date", "issuer"),
    [
        ("Sở có Công văn số 415/SNN & PTNT - VP gửi quận.", "415/SNN&PTNT-VP", None,
         "Sở Nông nghiệp và Phát triển nông thôn thành phố Hải Phòng"),
        ("Dự án được điều chỉnh tại QĐ số 77/QĐ-UBND ngày 5/4/2023.", "77/QĐ-UBND", "2023-04-05",
         "Ủy ban nhân dân quận Ngô Quyền"),
        ("Tại văn bản số 60/CV-BH - 23/3/2023, công ty xin thêm đất.", "60/CV-BH", "2023-03-23", None),
        ("Thanh tra Chính phủ có báo cáo Kết luận số 815 chỉ rõ sai phạm.", "815", None, "Thanh tra Chính phủ"),
    ],
)  # fmt: skip
def test_numbers_as_printed(text: str, number: str, date: str | None, issuer: str | None) -> None:
    paper = only(text)
    assert (paper.number, paper.date, paper.issuer and paper.issuer.name) == (number, date, issuer)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Khu chợ được UBND quận Ngô Quyền chấp thuận chủ trương đầu tư tại Quyết định số 77/QĐ-UBND ngày 5/4/2023.",
         [("Ủy ban nhân dân quận Ngô Quyền", "issues", "77/QĐ-UBND")]),
        ("Tại công văn số 60, UBND quận Ngô Quyền đề nghị giảm diện tích.",
         [("Ủy ban nhân dân quận Ngô Quyền", "issues", "60")]),
        ("Tại công văn số 60, UBND quận Ngô Quyền làm sai.", []),
        ("UBND quận Ngô Quyền giao đất không đúng tại Quyết định số 77/QĐ-UBND.", []),
    ],
)  # fmt: skip
def test_who_decides_by_a_paper_has_issued_it(text: str, told: list[tuple[str, str, str]]) -> None:
    assert deeds(text) == told


def test_year_that_opens_the_sentence_is_that_of_the_issuing() -> None:
    assert only("Năm 2016, UBND quận Ngô Quyền có Kết luận số 815.").date == "2016"
    assert only("Năm 2016, ông Lê Văn Bến cho biết UBND quận có Kết luận số 815.").date is None


def test_list_of_two_types_has_one_issuer() -> None:
    found = papers("Thành ủy tổng kết nghị quyết 33 và kết luận 75 của Bộ Chính trị.")
    assert [(p.type, p.number, p.issuer and p.issuer.name) for p in found] == [
        ("Nghị quyết", "33", "Bộ Chính trị"),
        ("Kết luận", "75", "Bộ Chính trị"),
    ]


def test_resolution_of_the_meeting_is_named_by_it() -> None:
    found = papers(MEETING + "Các đại biểu biểu quyết thông qua Nghị quyết kỳ họp.")
    assert [p.title for p in found] == ["Nghị quyết Kỳ họp thứ 12 Hội đồng nhân dân quận Ngô Quyền"]


def test_paper_named_in_a_title_is_one_of_its_own() -> None:
    text = (
        "Kỳ họp thảo luận báo cáo về kết quả thực hiện Đề án 216 ngày 26/7/2018 của UBND quận; "
        "báo cáo về việc thu gom rác năm 2022."
    )
    assert [(p.type, p.number) for p in papers(MEETING + text)] == [
        ("Báo cáo", None),
        ("Đề án", "216"),
        ("Báo cáo", None),
    ]
    assert [action for _, action, _ in deeds(text, SCENE + MEETING)] == ["reviews", "reviews"]


def test_resolution_of_two_bodies_is_two() -> None:
    found = papers("UBND quận triển khai Nghị quyết của Quận ủy, HĐND quận về nhiệm vụ năm 2023.")
    assert [p.issuer and p.issuer.name for p in found] == ["Quận ủy Ngô Quyền", "Hội đồng nhân dân quận Ngô Quyền"]


# ---- deeds


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("UBND quận Ngô Quyền ban hành Kế hoạch số 45/KH-UBND.",
         ("Ủy ban nhân dân quận Ngô Quyền", "issues", "45/KH-UBND")),
        ("Thủ tướng Chính phủ Phạm Văn Mây ký Quyết định số 7.", ("Thủ tướng Chính phủ", "issues", "7")),
        ("Tại Quyết định số 7/QĐ-TTg, Thủ tướng Chính phủ phê chuẩn kết quả bầu.",
         ("Thủ tướng Chính phủ", "issues", "7/QĐ-TTg")),
        ("Quận ủy Ngô Quyền quán triệt Nghị quyết số 27-NQ/TW.", ("Quận ủy Ngô Quyền", "implements", "27-NQ/TW")),
        ("Quận ủy Ngô Quyền đã thành lập hai chi bộ theo Nghị quyết số 28-NQ/TU.",
         ("Quận ủy Ngô Quyền", "implements", "28-NQ/TU")),
        ("UBND quận Ngô Quyền hủy bỏ Quyết định số 31.", ("Ủy ban nhân dân quận Ngô Quyền", "repeals", "31")),
        ("Các đại biểu thông qua Nghị quyết số 15.", ("kỳ họp", "adopts", "15")),
        ("Các đại biểu không thông qua Đề án 9.", ("kỳ họp", "reviews", "9")),
        ("Bà Lê Thị Bến, Chủ tịch quận Ngô Quyền, cho hay đã ký Quyết định số 31.",
         ("Ủy ban nhân dân quận Ngô Quyền", "issues", "31")),
        ("Quận ban hành Nghị quyết 148 của HĐND quận.", ("Hội đồng nhân dân quận Ngô Quyền", "issues", "148")),
        ("Nghị quyết số 37 của HĐND quận đã được thông qua.", ("Hội đồng nhân dân quận Ngô Quyền", "adopts", "37")),
    ],
)  # fmt: skip
def test_deed(text: str, expected: tuple[str, str, str]) -> None:
    assert deeds(text, SCENE + MEETING) == [expected]


def test_who_submits_and_who_decides() -> None:
    text = "Phòng Tài chính đã trình UBND quận Ngô Quyền ban hành Quyết định số 704."
    assert {(actor, action) for actor, action, _ in deeds(text)} == {
        ("Ủy ban nhân dân quận Ngô Quyền", "issues"), ("Phòng Tài chính quận Ngô Quyền", "proposes"),
    }  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "Tháng tới, UBND quận Ngô Quyền sẽ ban hành Kế hoạch số 45/KH-UBND.",
        "Đại biểu đề nghị UBND quận Ngô Quyền triển khai Kế hoạch số 45/KH-UBND.",
        "Theo Kế hoạch số 45/KH-UBND, đường mở vào tháng 5.",
        "Ban Pháp chế HĐND quận giám sát việc thực hiện Nghị quyết số 8/NQ-HĐND.",
        "UBND quận Ngô Quyền không chi đúng theo Nghị quyết số 54 của Quốc hội.",
        "UBND quận Ngô Quyền có các công trình, Nghị quyết số 54 là căn cứ.",
        "UBND quận Ngô Quyền thực hiện việc mua sắm không kịp, vi phạm Chỉ thị số 15 của Thành ủy.",
    ],
)
def test_planned_asked_and_watched_are_no_deeds(text: str) -> None:
    assert deeds(text) == []


def test_who_lays_a_submission_proposes_it() -> None:
    text = "Phòng Nội vụ quận Ngô Quyền đã có tờ trình về việc lập hai trường tiểu học."
    assert [action for _, action, _ in deeds(text)] == ["proposes"]


def test_hander_over_does_not_issue() -> None:
    text = "Phòng Nội vụ quận Ngô Quyền công bố Quyết định số 5/QĐ-TTg của Thủ tướng Chính phủ."
    assert deeds(text) == []


AROUND = ["số", "12/QĐ-UBND", "của", "HĐND quận", "về", "ngày 5/1/2023", "thông qua", ",", ";", "và", "“", "\n"]


@given(st.lists(st.sampled_from([*load().words[:40], *AROUND]), max_size=30))
def test_quotes_stand_in_any_text(words: list[str]) -> None:
    reading = read(SCENE + " ".join(words))
    for fact in [*document.extract(reading), *document_action.extract(reading)]:
        span = fact.evidence.span
        assert reading.document.text[span.start : span.end] == fact.evidence.quote
        assert 0 < len(fact.evidence.quote) <= 160


def test_body_type_is_used() -> None:
    issuer = only("Ông Lê Văn Bến nhắc tới Nghị quyết số 28-NQ/TU.").issuer
    assert issuer == Body("Thành ủy Hải Phòng", "PartyCommittee", "thành phố Hải Phòng")


@pytest.mark.parametrize(
    ("text", "kind", "date", "issuer", "title"),
    [
        (
            "Quận tổng kết Nghị quyết Trung ương 3 về công tác cán bộ.",
            "Nghị quyết",
            None,
            "Ban Chấp hành Trung ương Đảng",
            "Nghị quyết Trung ương 3 về công tác cán bộ",
        ),
        (
            "Theo quyết định phê duyệt đề án tái cơ cấu Cảng Mây do Phó Thủ tướng Lê Văn Bến ký ngày 4/2/2013.",
            "Quyết định",
            "2013-02-04",
            "Chính phủ",
            "phê duyệt đề án tái cơ cấu Cảng Mây",
        ),
        (
            "UBND quận đã có văn bản yêu cầu UBND các huyện An Vì, Sóc Mây kiểm điểm lại những người để mất rừng.",
            "Công văn",
            None,
            "Ủy ban nhân dân quận Ngô Quyền",
            "yêu cầu Ủy ban nhân dân các huyện An Vì, Sóc Mây kiểm điểm lại những người",
        ),
        (
            "Ngày 8/9/2014, UBND quận có công văn đồng ý với đề nghị của Sở Xây dựng, cho phép bán chợ Mây.",
            "Công văn",
            "2014-09-08",
            "Ủy ban nhân dân quận Ngô Quyền",
            "đồng ý với đề nghị của Sở Xây dựng, cho phép bán chợ Mây",
        ),
        (
            "Dự thảo Chương trình phát triển nhà ở được UBND quận trình kỳ họp thứ 9 HĐND quận.",
            "Chương trình",
            None,
            "Ủy ban nhân dân quận Ngô Quyền",
            "Chương trình phát triển nhà ở (dự thảo)",
        ),
        ("Theo Luật Bến cảng quy định, chủ tàu phải có vốn.", "Luật", None, "Quốc hội", "Luật Bến cảng"),
    ],
)
def test_who_made_a_paper_and_where_its_title_ends(
    text: str, kind: str, date: str | None, issuer: str, title: str
) -> None:
    found = only(text)
    assert (found.type, found.date, found.issuer and found.issuer.name, found.title) == (kind, date, issuer, title)


def test_the_body_right_after_a_number_is_its_issuer() -> None:
    found = only("Nghị quyết 54 Quốc hội về cơ chế đặc thù đã có.")
    assert (found.number, found.issuer) == ("54", Body("Quốc hội", "CentralBody"))


def test_who_lays_a_paper_before_a_session_proposes_it() -> None:
    text = "Dự thảo Chương trình phát triển nhà ở được UBND quận trình kỳ họp thứ 9 HĐND quận."
    assert [(actor, action) for actor, action, _ in deeds(text)] == [("Ủy ban nhân dân quận Ngô Quyền", "proposes")]


@pytest.mark.parametrize(
    "text",
    ["“Đề án chỉ triển khai khi dân đồng thuận”, ông Cát nói.", "Huyện nên ban hành nghị quyết chuyên đề."],
)
def test_words_that_name_no_paper_of_its_own(text: str) -> None:
    assert papers(text) == []


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("Ngày 5/4/2018, UBND quận ban hành Kế hoạch số 120/KH-UBND.", {"120/KH-UBND": "2018-04-05"}),
        ("UBND quận ngày 5/4/2018 ban hành Kế hoạch số 120/KH-UBND.", {"120/KH-UBND": "2018-04-05"}),
        (
            "Thực hiện Nghị quyết 09-NQ/TU ngày 5/4/2018 về du lịch, UBND quận ban hành Kế hoạch số 120/KH-UBND.",
            {"09-NQ/TU": "2018-04-05", "120/KH-UBND": None},
        ),
        (
            "Thành ủy ban hành Nghị quyết 09-NQ/TU ngày 5/4/2018; UBND quận ban hành Kế hoạch số 120/KH-UBND.",
            {"09-NQ/TU": "2018-04-05", "120/KH-UBND": None},
        ),
        (
            "Về vụ tai nạn tại phường Cầu Đất ngày 5/4/2018, UBND quận ban hành Công văn hỏa tốc số 12/UBND-NC.",
            {"12/UBND-NC": None},
        ),
    ],
)
def test_the_day_of_another_paper_or_of_an_accident_is_not_its_day(text: str, dates: dict[str, str | None]) -> None:
    assert {p.number: p.date for p in papers(text)} == dates


def test_a_title_goes_on_over_its_own_verb() -> None:
    assert only("Chỉ thị 05 của Bộ Chính trị về học tập và làm theo tấm gương của Bác được quán triệt.").title == (
        "Chỉ thị về học tập và làm theo tấm gương của Bác"
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("UBND quận công bố dự thảo Quyết định thay thế Quyết định số 33 của UBND quận.", []),
        ("UBND quận Ngô Quyền tiếp tục ban hành Kế hoạch số 5.", [("Ủy ban nhân dân quận Ngô Quyền", "issues", "5")]),
        ("Ông Lê Văn Bến, Phó Giám đốc Sở Y tế, cho biết, thành phố đã thực hiện Kết luận số 8.",
         [("Ủy ban nhân dân thành phố Hải Phòng", "implements", "8")]),
        ("UBND quận 1 báo cáo đề án phố đi bộ Cây Bàng.",
         [("Ủy ban nhân dân quận 1", "proposes", "phố đi bộ Cây Bàng")]),
        ("UBND quận Ngô Quyền phê duyệt Đề án chợ đêm Sao Biển.",
         [("Ủy ban nhân dân quận Ngô Quyền", "adopts", "chợ đêm Sao Biển")]),
        ("Quyết định số 7 do Chủ tịch UBND quận Ngô Quyền Lê Văn Bến ký ngày 5/3.",
         [("Ủy ban nhân dân quận Ngô Quyền", "issues", "7")]),
        ("Thực hiện Chỉ thị số 5 của Quận ủy, Đảng ủy phường Cầu Tre đã tổ chức học tập.",
         [("Đảng ủy phường Cầu Tre", "implements", "5")]),
        ("UBND quận Ngô Quyền ra Quyết định số 15 về thu hồi đất. Dân kiện, TAND thu hồi quyết định này.",
         [("Ủy ban nhân dân quận Ngô Quyền", "issues", "15"),
          ("Tòa án nhân dân thành phố Hải Phòng", "repeals", "15")]),
    ],
)  # fmt: skip
def test_further_deeds(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert deeds(text) == expected


def test_what_is_needed_is_not_in_the_name_of_a_city() -> None:
    assert deeds("UBND thành phố Cần Thơ thực hiện Nghị quyết 59 của Bộ Chính trị.") == [
        ("Ủy ban nhân dân thành phố Cần Thơ", "implements", "59")
    ]


def test_a_resolution_passed_where_the_council_is_not_named_again_is_the_councils() -> None:
    found = papers(MEETING + "Nghị quyết về phí tham quan bến Sáu Kho được thông qua.")
    assert [(p.issuer and p.issuer.name, p.title) for p in found] == [
        ("Hội đồng nhân dân quận Ngô Quyền", "Nghị quyết về phí tham quan bến Sáu Kho")
    ]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Ngày 2/3/2020, UBND quận có tờ trình gửi HĐND quận, đề nghị bổ sung ba chợ.", "đề nghị bổ sung ba chợ"),
        ("Ngày 2/3/2020, UBND quận có công văn yêu cầu ông Bến (chủ đầu tư) gửi hồ sơ.",
         "yêu cầu ông Bến gửi hồ sơ"),
        ("Ngày 2/3/2020, UBND quận có công văn yêu cầu ông Lê Bến, giám đốc Sở Y tế, gửi hồ sơ.",
         "yêu cầu ông Lê Bến, giám đốc Sở Y tế, gửi hồ sơ"),
        ("Kết luận của UBKT Trung ương về các vi phạm của Ban Thường vụ Quận ủy Ngô Quyền nêu rõ.",
         "về các vi phạm của Ban Thường vụ Quận ủy Ngô Quyền"),
        ("HĐND quận Ngô Quyền cũng đã có Nghị quyết giảm lượng rác chôn lấp.", "giảm lượng rác chôn lấp"),
        ("Quận ủy ban hành Quy định số 4 về miễn nhiệm, từ chức đối với cán bộ.",
         "Quy định về miễn nhiệm, từ chức đối với cán bộ"),
        ("UBKT Quận ủy Ngô Quyền ban hành quyết định thi hành kỷ luật bằng hình thức cảnh cáo ông Bến.",
         "thi hành kỷ luật bằng hình thức cảnh cáo ông Bến"),
        ("Quốc hội thông qua Luật sửa đổi, bổ sung một số điều của Luật Sao Biển và Luật Mây Núi.",
         "Luật sửa đổi, bổ sung một số điều của Luật Sao Biển và Luật Mây Núi"),
    ],
)  # fmt: skip
def test_titles_go_on(text: str, title: str) -> None:
    assert title in [p.title for p in papers(text)]


def test_a_month_tells_when_a_paper_was_issued() -> None:
    assert only("Tháng 10/2022, Thanh tra quận Ngô Quyền ban hành kết luận thanh tra số 38.").date == "2022-10"


def test_a_scheme_told_by_title_and_number_is_one() -> None:
    fact = only("Đề án Phát triển chợ đêm ven biển (Đề án 15) tốn 6 tỷ đồng. Quận dừng Đề án 15.")
    assert (fact.number, fact.title) == ("15", "Phát triển chợ đêm ven biển")


def test_numbers_in_a_list() -> None:
    found = papers("HĐND quận ban hành các Nghị quyết số 15, 16 và 17.")
    assert [p.number for p in found] == ["15", "16", "17"]


def test_a_conclusion_that_is_made_known_is_no_notice() -> None:
    fact = only(
        "Chiều 5/4, Thanh tra Chính phủ đã thông báo kết luận thanh tra việc quản lý đất đai tại phường Cầu Tre."
    )
    assert (fact.type, fact.date, fact.issuer and fact.issuer.name) == ("Kết luận", "2023-04-05", "Thanh tra Chính phủ")


def test_the_name_of_a_ceremony_is_no_paper() -> None:
    assert not papers("Sáng 5/4, Quận ủy Ngô Quyền tổ chức Lễ công bố quyết định về công tác cán bộ của quận năm nay.")


def test_a_short_name_of_a_scheme_is_no_second_scheme() -> None:
    text = "UBND quận trình Đề án cải tạo, thay thế cây bàng ven hồ. Các đại biểu thông qua Đề án thay thế cây bàng."
    assert [p.title for p in papers(MEETING + text)] == ["cải tạo, thay thế cây bàng ven hồ"]


def test_a_paper_named_by_another_is_not_made_known_by_it() -> None:
    found = papers(
        "Ngày 19/4, Quận ủy Ngô Quyền sơ kết một năm thực hiện thông báo số 30, kết luận số 17 của Bộ Chính trị."
    )
    assert {(p.number, p.date) for p in found} == {("30", None), ("17", None)}


@pytest.mark.parametrize(
    ("text", "type_", "date", "issuer", "title"),
    [
        ("Ngày 1/4/2022, UBND quận Ngô Quyền có văn bản chỉ đạo xử lý các bãi xe ven hồ.",
         "Công văn", "2022-04-01", "Ủy ban nhân dân quận Ngô Quyền", "chỉ đạo xử lý các bãi xe ven hồ"),
        ("Đầu tháng 4-2022, UBND quận Ngô Quyền ban hành kế hoạch kiểm tra công tác quản lý chợ.",
         "Kế hoạch", "2022-04", "Ủy ban nhân dân quận Ngô Quyền", "Kế hoạch kiểm tra công tác quản lý chợ"),
        ("Tháng 9-2022, UBND quận Ngô Quyền có quyết định cắt nửa sân kho cho hợp tác xã thuê.",
         "Quyết định", "2022-09", "Ủy ban nhân dân quận Ngô Quyền", "cắt nửa sân kho cho hợp tác xã thuê"),
        ("UBND quận Ngô Quyền ra quyết định cưỡng chế ngày 16/5/2022, hộ này chưa dỡ.",
         "Quyết định", "2022-05-16", "Ủy ban nhân dân quận Ngô Quyền", "cưỡng chế"),
        ("Mốc cũ vẫn theo quyết định của Thủ tướng năm 1996.",
         "Quyết định", "1996", "Thủ tướng Chính phủ", None),
        ("Căn cứ quy định của Bộ Chính trị về thi hành kỷ luật đảng viên, ông xin rút.",
         "Quy định", None, "Bộ Chính trị", "Quy định về thi hành kỷ luật đảng viên"),
        ("Việc này đã nêu tại văn bản ngày 5-5-2022 về giá vé trông xe ban đêm.",
         "Công văn", "2022-05-05", None, "về giá vé trông xe ban đêm"),
        ("Chiều 22/3/2022, Thanh tra Bộ Nội vụ ban hành kết luận thanh tra về biên chế của quận.",
         "Kết luận", "2022-03-22", "Thanh tra Bộ Nội vụ", "về biên chế của quận"),
        ("Hạn chót do kết luận số 64 ngày 28/5/2013 của Hội nghị Trung ương 7 đặt ra.",
         "Kết luận", "2013-05-28", "Ban Chấp hành Trung ương Đảng", None),
        ("Mức phạt ở Nghị định 46 còn thấp.", "Nghị định", None, "Chính phủ", None),
        ("Quận Ngô Quyền đang thực hiện đề án chỉnh trang các phố quanh hồ và vùng phụ cận.",
         "Đề án", None, "Ủy ban nhân dân quận Ngô Quyền", "chỉnh trang các phố quanh hồ và vùng phụ cận"),
        ("Ông bàn về đề án trồng hai vạn cây bàng của thành phố Hải Phòng.",
         "Đề án", None, "Ủy ban nhân dân thành phố Hải Phòng", "trồng hai vạn cây bàng của thành phố Hải Phòng"),
        ("Chủ tịch UBND quận Ngô Quyền Lê Văn Bến (nay là Bí thư Quận ủy) ký quyết định thành lập đội trông xe ven hồ.",
         "Quyết định", None, "Ủy ban nhân dân quận Ngô Quyền", "thành lập đội trông xe ven hồ"),
        ("UBND quận Ngô Quyền ký quyết định thanh tra, kiểm tra các bãi xe quanh hồ.",
         "Quyết định", None, "Ủy ban nhân dân quận Ngô Quyền", "thanh tra, kiểm tra các bãi xe quanh hồ"),
    ],
)  # fmt: skip
def test_papers_told_without_a_number(
    text: str, type_: str, date: str | None, issuer: str | None, title: str | None
) -> None:
    found = only(text)
    assert (found.type, found.date, found.title) == (type_, date, title)
    assert (found.issuer and found.issuer.name) == issuer


@pytest.mark.parametrize(
    "text",
    [
        "Phòng Tư pháp tham mưu UBND quận Ngô Quyền ban hành quyết định thu hồi giấy phép của hai quán.",
        "Sở Nội vụ đề xuất UBND quận Ngô Quyền ban hành công văn phê bình các phường.",
        "Ông vi phạm quy định của UBND quận Ngô Quyền về quản lý nhà công vụ.",
        "Người dân mong UBND quận Ngô Quyền làm đúng pháp luật đất đai.",
        "UBND quận Ngô Quyền đã có tờ trình UBND thành phố xem xét.",
        "Ông Lê Văn Bến, Chủ tịch UBND quận Ngô Quyền, chưa gương mẫu khi ký văn bản đề nghị nâng lương cho con.",
    ],
)
def test_what_is_only_asked_for_or_kept_is_no_paper(text: str) -> None:
    assert not papers(text)


def test_laws_of_like_names_and_other_years_are_several() -> None:
    text = "Ông đọc Luật Đầu tư và Luật Đầu tư công, rồi Luật Đất đai 2003, Luật Đất đai 2013 và BLHS năm 2015."
    assert [(p.title, p.date) for p in papers(text)] == [
        ("Luật Đầu tư", None), ("Luật Đầu tư công", None), ("Luật Đất đai", "2003"), ("Luật Đất đai", "2013"),
        ("Bộ luật Hình sự", "2015"),
    ]  # fmt: skip


def test_the_day_of_another_clause_is_not_that_of_the_paper() -> None:
    text = "Ngày 7/8/2022, trao đổi sau khi UBND quận Ngô Quyền có quyết định thanh tra các chợ, ông Bến nói đã rõ."
    assert not [p for p in papers(text) if p.date]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Theo quyết định 2235 của UBND quận Ngô Quyền ban hành ngày 28/6/2022, chợ đóng cửa.",
         [("Ủy ban nhân dân quận Ngô Quyền", "issues", "2235")]),
        ("Quốc hội sẽ xem xét nhiều nội dung của kỳ họp cuối năm như thông qua Luật Kiến trúc.", []),
        ("Thủ tướng cho biết việc triển khai Nghị quyết số 54 của Quốc hội còn chậm.", []),
        ("UBND quận Ngô Quyền đề xuất cách giải quyết theo đúng Luật Đất đai.", []),
        ("UBND quận Ngô Quyền đã có dự thảo kế hoạch dời các bãi xe khỏi hồ.", []),
    ],
)  # fmt: skip
def test_who_does_something_with_a_paper_and_who_does_not(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert deeds(text) == expected


# ---- numbers behind the title, bodies that are no plans, short subjects


@pytest.mark.parametrize(
    ("text", "number", "date", "issuer"),
    [
        ("Ông Bến nhận Quyết định xử phạt vi phạm hành chính số 5512 của UBND quận Ngô Quyền.", "5512", None,
         "Ủy ban nhân dân quận Ngô Quyền"),
        ("Bà Năm nhận Thông báo thu hồi đất số 12/TB-UBND ngày 3/4/2019 của UBND quận Ngô Quyền.", "12/TB-UBND",
         "2019-04-03", "Ủy ban nhân dân quận Ngô Quyền"),
        ("Vụ án được khởi tố theo Quyết định khởi tố vụ án số 31/QĐ - C 05 - P 2 ngày 8/2/2019.", "31/QĐ-C05-P2",
         "2019-02-08", None),
        ("Căn cứ Luật Nhà ở số 65/2014/QH13, quận giao đất.", "65/2014/QH13", None, "Quốc hội"),
        ("Sở trả lời tại Công văn số 215/SXD-QLN.", "215/SXD-QLN", None, "Sở Xây dựng thành phố Hải Phòng"),
    ],
)  # fmt: skip
def test_number_behind_the_title(text: str, number: str, date: str | None, issuer: str | None) -> None:
    found = only(text)
    assert (found.number, found.date, found.issuer and found.issuer.name) == (number, date, issuer)


@pytest.mark.parametrize(
    "text",
    [
        "Ông Bến là Giám đốc Sở Kế hoạch đầu tư bị phê bình.",
        "Bà Năm là trưởng phòng kế hoạch tổng hợp của bệnh viện.",
        "Bà Năm nói Trung tâm Điều hành chương trình chống ngập nước đã làm xong.",
        "Quận có thông báo dời về số 243 đường ven sông.",
    ],
)
def test_units_and_addresses_are_no_papers(text: str) -> None:
    assert not papers(text)


def test_a_number_may_be_explained_in_brackets() -> None:
    found = only("Quận làm theo Quy định 1512 (Quy định của Thành ủy Hải Phòng về xử lý thông tin phản ánh).")
    assert (found.number, found.issuer and found.issuer.name) == ("1512", "Thành ủy Hải Phòng")


def test_the_day_of_a_talk_is_not_that_of_the_paper() -> None:
    told = "Ngày 5/3, ông Lê Văn Bến cho biết UBND quận Ngô Quyền đã có văn bản số 12/UBND-VP về việc dừng dự án."
    assert only(told).date is None
    assert only("Ngày 5/3, UBND quận Ngô Quyền đã có văn bản số 12/UBND-VP về việc dừng dự án.").date == "2023-03-05"


def test_who_acts_may_be_named_by_one_word() -> None:
    scene = "Sở Xây dựng thành phố Hải Phòng họp với các bên. "
    assert deeds(scene + "Sau đó, sở đã có văn bản số 9/SXD-QLN về việc dừng dự án.") == [
        ("Sở Xây dựng thành phố Hải Phòng", "issues", "9/SXD-QLN")
    ]


def test_an_official_may_sign_in_the_passive() -> None:
    text = "Quyết định phân công công tác năm 2023, vừa được Chủ tịch UBND quận Ngô Quyền Lê Văn Bến ký, nêu ba việc."
    assert [(actor, action) for actor, action, _ in deeds(text)] == [("Ủy ban nhân dân quận Ngô Quyền", "issues")]


def test_a_sentence_after_a_paper_is_no_item_of_a_list() -> None:
    text = "UBND quận Ngô Quyền ký quyết định tạm đình chỉ công tác đối với ông Lê Văn Bến.\n"
    assert len(papers(text + "Quyết định tạm đình chỉ ông Bến có hiệu lực ngay.")) == 1


def test_what_is_sent_has_its_title_behind_whom_it_is_sent_to() -> None:
    text = "UBND quận Ngô Quyền vừa có báo cáo gửi Thành ủy kết quả xử lý vụ người dân kéo về trụ sở phường."
    assert only(text).title == "Báo cáo kết quả xử lý vụ người dân kéo về trụ sở phường"


def test_who_draws_up_a_scheme_is_its_issuer() -> None:
    text = "UBND quận Ngô Quyền đã xây dựng đề án phát triển du lịch sinh thái ven sông giai đoạn 2022-2025."
    assert (only(text).issuer or Body("", "")).name == "Ủy ban nhân dân quận Ngô Quyền"
    assert not deeds(text)


def test_a_congress_may_be_counted_in_digits() -> None:
    found = papers("Quận thực hiện Nghị quyết Đại hội 13 của Đảng, Nghị quyết Đại hội 16 Đảng bộ thành phố Hải Phòng.")
    assert [p.title for p in found] == [
        "Nghị quyết Đại hội 13 của Đảng",
        "Nghị quyết Đại hội 16 Đảng bộ thành phố Hải Phòng",
    ]


def test_what_a_conclusion_demands_is_not_its_title() -> None:
    assert not papers("Kết luận của UBND quận Ngô Quyền yêu cầu gia đình tháo dỡ biển quảng cáo ven hồ.")


def test_making_known_who_was_moved_carries_nothing_out() -> None:
    assert not deeds("Quận ủy Ngô Quyền tổ chức hội nghị triển khai Quyết định của Bộ Chính trị về công tác cán bộ.")


def test_one_paper_under_two_titles() -> None:
    text = "Kết luận của Thanh tra thành phố Hải Phòng về đất rừng ven biển Đồ Sơn đã có. "
    assert only(
        text + "Dân xin xem lại kết luận của Thanh tra thành phố Hải Phòng về đất rừng ven biển của quận Đồ Sơn."
    )


# ---- what those who check make known


@pytest.mark.parametrize(
    ("text", "issuer", "title"),
    [
        (
            "Ngày 12/4/2023, Thanh tra Sở Nội vụ thông báo kết luận các sai phạm của ông Lê Văn Bến.",
            "Thanh tra Sở Nội vụ thành phố Hải Phòng",
            "các sai phạm của ông Lê Văn Bến",
        ),
        (
            "Ủy ban Kiểm tra Thành ủy vừa công bố kết luận vi phạm của Ban Thường vụ Quận ủy Ngô Quyền.",
            "Ủy ban Kiểm tra Thành ủy Hải Phòng",
            "vi phạm của Ban Thường vụ Quận ủy Ngô Quyền",
        ),
        (
            "Ủy ban Kiểm tra Thành ủy vừa có thông báo kỳ họp thứ 20 xem xét kỷ luật hai cán bộ.",
            "Ủy ban Kiểm tra Thành ủy Hải Phòng",
            "kỳ họp thứ 20",
        ),
        (
            "Theo thông báo kết quả kỳ họp thứ 21 và 22 của Ủy ban Kiểm tra Thành ủy, ông Bến đã vi phạm.",
            "Ủy ban Kiểm tra Thành ủy Hải Phòng",
            "kết quả kỳ họp thứ 21 và 22",
        ),
        (
            "Văn phòng Chính phủ vừa thông báo kết luận của Phó Thủ tướng Lê Văn Bến về việc xử lý rác thải.",
            "Văn phòng Chính phủ",
            "kết luận của Phó Thủ tướng Lê Văn Bến về việc xử lý rác thải",
        ),
    ],
)
def test_conclusions_and_sessions_that_are_made_known(text: str, issuer: str, title: str) -> None:
    paper = only(text)
    assert paper.issuer is not None
    assert (paper.issuer.name, paper.title) == (issuer, title)


def test_what_a_conclusion_is_about_stands_before_it_or_where_it_was_checked() -> None:
    text = "Liên quan đến sai phạm ở chợ Sắt, ngày 12/4/2023, Ủy ban Kiểm tra Thành ủy đã công bố kết luận tại quận."
    paper = only(text)
    assert (paper.type, paper.date, paper.title) == ("Kết luận", "2023-04-12", "sai phạm ở chợ Sắt")
    assert only("Thanh tra thành phố vừa ra kết luận thanh tra tại Sở Y tế.").title == "kết luận thanh tra tại Sở Y tế"
    assert not papers("Ngày 12/4/2023, Ủy ban Kiểm tra Thành ủy đã công bố kết luận tại quận Ngô Quyền.")
    assert not papers("Liên quan đến sai phạm ở chợ Sắt, UBND quận Ngô Quyền đã công bố kết luận tại phường Máy Tơ.")


def test_the_day_and_whose_it_is_make_two_mentions_one_paper() -> None:
    paper = only(
        "Ngày 12/4/2023, Ủy ban Kiểm tra Thành ủy ra thông báo ngày 12/4/2023. "
        "Theo Thông báo số 55 ngày 12/4/2023 của Ủy ban Kiểm tra Thành ủy, ông Bến có sai phạm."
    )
    assert paper.number == "55"


def test_to_whom_a_paper_is_sent_is_no_title() -> None:
    text = "UBND quận Ngô Quyền vừa có báo cáo kiểm điểm trách nhiệm làm hỏng bờ kè gửi UBND thành phố xem xét."
    assert only(text).title == "Báo cáo kiểm điểm trách nhiệm làm hỏng bờ kè"
    assert not papers("UBND quận Ngô Quyền vừa có văn bản gửi các phường để phục vụ điều tra.")
    text = "Sở Xây dựng Hải Phòng vừa có công văn gởi UBND quận Ngô Quyền kiểm tra, rà soát các công trình trái phép."
    assert only(text).title == "kiểm tra, rà soát các công trình trái phép"


def test_people_that_are_only_counted_make_no_decision() -> None:
    assert not papers("UBND quận Ngô Quyền vừa ký quyết định bổ nhiệm, điều động nhiều trưởng phòng trực thuộc.")
    assert not papers("Ngày 5/4/2023, Sở Y tế Hải Phòng đã thu hồi quyết định bổ nhiệm đối với năm cán bộ.")
    text = "UBND quận Ngô Quyền vừa ký quyết định điều chuyển một số trang thiết bị y tế giữa các trạm."
    assert only(text).title == "điều chuyển một số trang thiết bị y tế giữa các trạm"


def test_a_report_is_told_by_whose_it_is_behind_its_title() -> None:
    text = "Đó là số liệu tại báo cáo kết quả công tác cải cách hành chính năm 2022 của UBND quận trình HĐND quận."
    paper = only(text)
    assert (paper.issuer and paper.issuer.name, paper.title) == (
        "Ủy ban nhân dân quận Ngô Quyền",
        "Báo cáo kết quả công tác cải cách hành chính năm 2022",
    )
    assert not papers("Theo báo cáo kết quả của UBND quận, số vụ cháy giảm.")


def test_a_conclusion_of_an_inspection_is_of_those_who_inspect() -> None:
    text = (
        "Thanh tra thành phố đã làm việc. Kết luận thanh tra về việc quản lý đất bãi ven sông Cấm nêu nhiều sai phạm."
    )
    assert [p.issuer.name for p in papers(text) if p.issuer] == ["Thanh tra thành phố Hải Phòng"]


def test_letters_tell_what_a_written_paper_is() -> None:
    text = "Văn bản số 55/QĐ-UBND ngày 3/4/2023, văn bản số 12/TTr-SXD và văn bản số 77/UBND-KT"
    assert [p.type for p in papers(text)] == ["Quyết định", "Tờ trình", "Công văn"]


def test_the_firm_that_was_named_has_issued_its_paper() -> None:
    text = (
        "Công ty Cổ phần Cấp nước An Hải làm sai. Quyết định số 5/QĐ-CNAH ngày 3/4/2023 do chính công ty này ban hành."
    )
    paper = only(text)
    assert paper.issuer is not None
    assert paper.issuer.name == "Công ty Cổ phần Cấp nước An Hải"
    assert [d[:2] for d in deeds(text)] == [("Công ty Cổ phần Cấp nước An Hải", "issues")]


def test_who_heads_a_department_gives_it_no_name() -> None:
    text = "Sở Tài chính Hải Phòng đã ra Quyết định số 647/QĐ-STC do Giám đốc sở Lê Điểu ký."
    assert [p.issuer.name for p in papers(text) if p.issuer] == ["Sở Tài chính thành phố Hải Phòng"]


def test_programmes_that_are_passed_but_not_those_of_the_session() -> None:
    text = "Kỳ họp đã thông qua chương trình giám sát năm 2024 của HĐND quận."
    assert [(p.type, p.title) for p in papers(MEETING + text)] == [("Chương trình", "Chương trình giám sát năm 2024")]
    assert not papers(MEETING + "Các đại biểu đã thông qua chương trình kỳ họp.")


def test_a_resolution_of_a_congress_is_told_by_its_term() -> None:
    text = "Nhiều chỉ tiêu của Nghị quyết Đại hội Đảng bộ Công an TP. Hải Phòng khóa X (nhiệm kỳ 2015-2020) đã đạt."
    assert only(text).title == "Nghị quyết Đại hội Đảng bộ Công an TP. Hải Phòng khóa X (nhiệm kỳ 2015-2020)"


def test_who_asks_others_to_carry_out_a_paper_does_not() -> None:
    text = (
        "Bí thư Quận ủy Ngô Quyền đề nghị các phường khẩn trương lên phương án triển khai Nghị quyết số 5 của Thành ủy."
    )
    assert not deeds(text)
    assert deeds("Quận ủy Ngô Quyền triển khai Nghị quyết số 5 của Thành ủy.")


def test_what_is_counted_is_no_number() -> None:
    (found,) = papers("Thanh tra thành phố Hải Phòng công bố kết luận thanh tra 2 nhà máy thép.")
    assert found.number is None
