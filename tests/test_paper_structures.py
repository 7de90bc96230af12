"""Papers by the structures of their genre: drafts, where titles end, what is shared within a list, who reads out."""

from __future__ import annotations

import pytest

from tests.test_papers import MEETING, SCENE, deeds, only, papers


@pytest.mark.parametrize(
    ("title", "rest"),
    [
        ("phát triển làng hoa giai đoạn 2022-2025", ", nhu cầu vốn khoảng 45 tỷ đồng"),
        ("trồng rừng ngập mặn đến năm 2030", ", không dùng vốn vay"),
        ("trồng rừng giai đoạn 2021-2025, định hướng đến năm 2030", ", kinh phí từ ngân sách"),
        ("cấp nước giai đoạn 2021-2025, tầm nhìn 2035", ""),
    ],
)  # fmt: skip
def test_title_ends_behind_its_years(title: str, rest: str) -> None:
    assert only(f"UBND quận Ngô Quyền ban hành Đề án {title}{rest}.").title == title


@pytest.mark.parametrize(
    "besides",
    ["và thống nhất giao Ban Thường vụ hoàn chỉnh", "và giao UBND quận triển khai", "và bầu bổ sung Phó Chủ tịch"],
)
def test_title_ends_before_what_is_done_besides(besides: str) -> None:
    found = papers(f"{MEETING}Kỳ họp đã thông qua Nghị quyết về phát triển cây xanh {besides}.")
    assert [p.title for p in found] == ["Nghị quyết về phát triển cây xanh"]


@pytest.mark.parametrize(
    ("who", "kind", "issuer"),
    [
        ("HĐND quận Ngô Quyền tổ chức kỳ họp thứ 12", "Nghị quyết", "Hội đồng nhân dân quận Ngô Quyền"),
        ("UBND quận Ngô Quyền họp phiên thường kỳ", "Nghị quyết", "Hội đồng nhân dân quận Ngô Quyền"),
        ("UBND quận Ngô Quyền họp phiên thường kỳ", "Tờ trình", "Ủy ban nhân dân quận Ngô Quyền"),
        ("Ban Thường vụ Quận ủy Ngô Quyền tổ chức hội nghị", "Nghị quyết", "Quận ủy Ngô Quyền"),
        ("HĐND quận Ngô Quyền tổ chức kỳ họp thứ 12", "Tờ trình", None),
    ],
)
def test_draft_is_of_those_who_decide(who: str, kind: str, issuer: str | None) -> None:
    (paper,) = papers(f"Sáng 11/4, {who}. Các đại biểu thảo luận dự thảo {kind} về chỉnh trang vỉa hè trước khi trình.")
    assert (paper.type, paper.issuer and paper.issuer.name) == (kind, issuer)


def test_one_who_reads_out_a_draft_does_not_adopt_it() -> None:
    words = "Ông Lê Văn Bến, Trưởng ban Pháp chế thông qua dự thảo Chương trình giám sát, khảo sát năm 2024."
    assert [(actor, action) for actor, action, _ in deeds(words, SCENE + MEETING)] == [("kỳ họp", "reviews")]


def test_submission_is_of_its_issuer_whoever_reads_it_out() -> None:
    words = "Giám đốc Sở Tài chính Lê Văn Bến trình bày Tờ trình số 38/TTr-UBND của UBND thành phố về vốn đầu tư công."
    assert deeds(words) == [("Ủy ban nhân dân thành phố Hải Phòng", "proposes", "38/TTr-UBND")]


def test_papers_of_one_type_share_their_day() -> None:
    found = papers("Thực hiện Quyết định số 217-QĐ/TW và 218-QĐ/TW ngày 12/12/2013 của Bộ Chính trị.")
    assert [(p.number, p.date) for p in found] == [("217-QĐ/TW", "2013-12-12"), ("218-QĐ/TW", "2013-12-12")]


def test_day_of_the_next_line_is_not_the_papers() -> None:
    (paper,) = papers("Đưa Nghị quyết số 03-NQ/QU vào cuộc sống\nNgày 13/5/2020, Quận ủy tổ chức hội nghị.")
    assert paper.date is None


def test_what_sets_up_by_a_decision_carries_none_out() -> None:
    words = "UBND quận Ngô Quyền đã thành lập Tổ công tác theo Quyết định số 19/QĐ-UBND."
    assert [action for _, action, _ in deeds(words)] in ([], ["issues"])


@pytest.mark.parametrize("verb", ["thống nhất trình", "nhất trí trình", "trình"])
def test_passive_with_who_agrees(verb: str) -> None:
    scene = SCENE + "Sáng 11/4, Ban Thường vụ Quận ủy Ngô Quyền tổ chức hội nghị.\n"
    words = f"Dự thảo Nghị quyết về sinh hoạt chi bộ được Ban Thường vụ Quận ủy {verb} Hội nghị lần sau."
    assert ("Ban Thường vụ Quận ủy Ngô Quyền", "proposes") in [deed[:2] for deed in deeds(words, scene)]


def test_subject_behind_a_day_carries_out() -> None:
    words = "Thực hiện Kế hoạch số 27/KH-HĐND, ngày 8-6-2023, Đoàn giám sát của Ban Pháp chế HĐND quận đã đến phường."
    assert deeds(words) == [("Ban Pháp chế Hội đồng nhân dân quận Ngô Quyền", "implements", "27/KH-HĐND")]


def test_list_behind_what_stands_out_in_it() -> None:
    words = (
        "Kỳ họp thông qua 8 nghị quyết, trong đó đáng chú ý có:\nNghị quyết về thu gom rác năm 2024;\n"
        "Nghị quyết bãi bỏ Nghị quyết số 4/2020/NQ-HĐND về phí."
    )
    assert [deed[:2] for deed in deeds(words, SCENE + MEETING)] == [
        ("kỳ họp", "adopts"),
        ("kỳ họp", "adopts"),
        ("Hội đồng nhân dân quận Ngô Quyền", "repeals"),
    ]


@pytest.mark.parametrize(
    "words",
    [
        "HĐND quận tán thành các nghị quyết: về lập các ban của HĐND (Pháp chế; Dân tộc); về giao biên chế năm 2024.",
        "HĐND quận thông qua 2 nghị quyết về: lập các ban của HĐND; giao biên chế năm 2024.",
        "HĐND quận thông qua hai nghị quyết sau:\n- Về lập các ban của HĐND;\n- Về giao biên chế năm 2024.\nHết.",
        "HĐND quận thông qua 2 nghị quyết gồm: (1) Nghị quyết về lập các ban; (2) Nghị quyết về giao biên chế năm 2024",
    ],
)
def test_titles_alone_are_listed(words: str) -> None:
    found = papers(MEETING + words)
    assert [p.type for p in found] == ["Nghị quyết", "Nghị quyết"]
    assert (found[0].title or "").startswith("Nghị quyết về lập các ban")
    assert found[1].title == "Nghị quyết về giao biên chế năm 2024"
    assert {p.issuer.name for p in found if p.issuer} == {"Hội đồng nhân dân quận Ngô Quyền"}
    assert [action for _, action, _ in deeds(words, SCENE + MEETING)] == ["adopts", "adopts"]


@pytest.mark.parametrize("words", ["UBND quận có các quyết định: A; B.", "Quận báo cáo các nội dung: kinh tế; xã hội."])
def test_listed_words_are_no_titles(words: str) -> None:
    assert papers(words) == []


TABLE = "Kỳ họp thông qua các nghị quyết:\nSTT | Số | Ngày | Trích yếu\n"


@pytest.mark.parametrize(
    "rows",
    [
        "1 | 19/NQ-HĐND | 11/4/2023 | Về phân bổ vốn năm 2023\n2 | 20/NQ-HĐND | 11/4/2023 | Quyết định chủ trương xây",
        "11/4/2023 | 19/NQ-HĐND | Về phân bổ vốn năm 2023\n11/4/2023 | 20/NQ-HĐND | Quyết định chủ trương xây chợ",
        "19/NQ-HĐND | Về phân bổ vốn năm 2023 | 11/4/2023\n20/NQ-HĐND | Quyết định chủ trương xây chợ | 11/4/2023",
    ],
)
def test_row_of_a_table_is_a_paper(rows: str) -> None:
    found = papers(MEETING + TABLE + rows)
    assert [(p.number, p.date) for p in found] == [("19/NQ-HĐND", "2023-04-11"), ("20/NQ-HĐND", "2023-04-11")]
    assert {p.issuer.name for p in found if p.issuer} == {"Hội đồng nhân dân quận Ngô Quyền"}
    assert [deed[:2] for deed in deeds(TABLE + rows, SCENE + MEETING)] == [("kỳ họp", "adopts")] * 2


def test_symbols_that_no_words_announce_are_no_papers() -> None:
    assert papers("Văn bản mới\n55/KH-UBND | Phòng chống thiên tai năm 2023\n56/KH-UBND | Chỉnh trang vỉa hè") == []


def test_later_item_of_a_list_behind_one_that_is_no_paper() -> None:
    words = (
        "Kỳ họp thông qua: Đề án số 05-ĐA/QU về du lịch; nội quy phòng họp và Nghị quyết giám sát chuyên đề năm 2024."
    )
    assert [deed[:2] for deed in deeds(words, SCENE + MEETING)] == [("kỳ họp", "adopts"), ("kỳ họp", "adopts")]


def test_numbered_paper_that_others_advised_was_issued() -> None:
    assert deeds("Sở Tài chính đã tham mưu UBND thành phố ban hành Quyết định số 38/2016/QĐ-UBND về đất công.") == [
        ("Ủy ban nhân dân thành phố Hải Phòng", "issues", "38/2016/QĐ-UBND")
    ]
    assert deeds("Sở Tài chính sẽ tham mưu UBND thành phố ban hành Quyết định về đất công.") == []


def test_submission_is_proposed_by_whom_it_is_of() -> None:
    words = "Nội dung cuối là Tờ trình số 22-TTr/BTC của Ban Tổ chức Quận ủy về quy hoạch cán bộ."
    assert deeds(words) == [("Ban Tổ chức Quận ủy Ngô Quyền", "proposes", "22-TTr/BTC")]


def test_who_speaks_for_another_body_discusses_at_the_meeting() -> None:
    words = "Ông Lê Văn Bến, Chủ tịch UBND phường Máy Tơ góp ý vào dự thảo Nghị quyết về thu gom rác."
    assert [deed[:2] for deed in deeds(words, SCENE + MEETING)] == [("kỳ họp", "reviews")]


def test_what_is_only_a_task_is_not_done() -> None:
    words = "Sở Nội vụ rút kinh nghiệm về thiếu sót trong công tác thẩm định, phê duyệt kế hoạch tuyển dụng viên chức."
    assert deeds(words) == []


def test_scheme_that_nobody_is_told_to_make_needs_a_name() -> None:
    before = "Quận còn nhiều việc phải làm. " * 20
    assert papers(f"{before}Người dân nghe nói tới đề án phát triển du lịch ven sông của nơi khác.") == []
    (paper,) = papers(f'{before}Người dân nghe nói tới đề án "Phát triển du lịch ven sông xanh" này.')
    assert paper.type == "Đề án"
