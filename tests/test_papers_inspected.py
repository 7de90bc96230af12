"""What inspectors found, told by whose conclusion it is; letters told only by what they ask."""

from __future__ import annotations

import pytest

from kg.extract import document, document_action
from kg.model import Body, PaperActionFact, PaperFact
from tests.pages import read

SCENE = "Quận Ngô Quyền, thành phố Hải Phòng\n"
FAR = "Chợ đông khách từ sáng sớm đến chiều muộn. " * 15  # what leads the page stands before it
INSPECTORS = "Thanh tra thành phố Hải Phòng"


def told(text: str) -> list[tuple[str, str | None, str | None, str | None]]:
    """Return type, date, issuer and title of each paper."""
    found = document.extract(read(SCENE + text, published="2023-04-20"))
    return [(f.type, f.date, f.issuer and f.issuer.name, f.title) for f in found if isinstance(f, PaperFact)]


def issued(text: str) -> set[tuple[str, str]]:
    """Return who does what with papers."""
    found = document_action.extract(read(SCENE + text, published="2023-04-20"))
    return {(f.actor.name, f.action) for f in found if isinstance(f, PaperActionFact) and isinstance(f.actor, Body)}


@pytest.mark.parametrize(
    ("text", "date", "title"),
    [
        ("Theo kết luận của Thanh tra thành phố, Chợ Sắt xây sai phép.", None, "kết luận thanh tra"),
        (FAR + "\nKết luận của Thanh tra thành phố tháng 3/2022 nêu nhiều sai phạm.", "2022-03", "kết luận thanh tra"),
        (FAR + "\nMột kết luận thanh tra của Thanh tra thành phố từ năm 2019 đã nêu.", "2019", "kết luận thanh tra"),
        ("Thanh tra thành phố vừa kết luận thanh tra toàn diện dự án Chợ Sắt.", None,
         "kết luận thanh tra toàn diện dự án Chợ Sắt"),
        ("Ngày 5/4/2023, Thanh tra thành phố đã thông báo chính thức kết luận thanh tra trách nhiệm quản lý Chợ Sắt.",
         "2023-04-05", "kết luận thanh tra trách nhiệm quản lý Chợ Sắt"),
        ("Thanh tra thành phố đã công bố kết quả kiểm tra việc sử dụng đất ở Chợ Sắt.", None,
         "kết quả kiểm tra việc sử dụng đất ở Chợ Sắt"),
    ],
)  # fmt: skip
def test_the_conclusions_of_those_who_inspect(text: str, date: str | None, title: str) -> None:
    assert ("Kết luận", date, INSPECTORS, title) in told(text)
    assert (INSPECTORS, "issues") in issued(text)


@pytest.mark.parametrize(
    "text",
    [
        "Quận đang chờ kết luận của Thanh tra thành phố.",
        "Khi Thanh tra thành phố có kết luận thanh tra, quận sẽ xử lý.",
        "Người dân đề nghị Thanh tra thành phố công bố kết luận thanh tra việc xây Chợ Sắt.",
        "Quận thực hiện các kết luận của Thanh tra thành phố.",
        FAR + "\nViệc này trái với kết luận của Thanh tra thành phố.",
    ],
)
def test_what_is_waited_for_or_only_mentioned_is_none(text: str) -> None:
    assert not told(text)


def test_a_letter_told_by_what_it_asks_is_one_where_it_leads_the_page() -> None:
    letter = "UBND quận Ngô Quyền vừa có văn bản yêu cầu phường Máy Tơ dọn sạch vỉa hè quanh Chợ Sắt."
    assert told(letter)
    assert not told(FAR + "\n" + letter)
    assert told(FAR + "\nNgày 5/4/2023, " + letter)
    assert told(FAR + "\nUBND quận Ngô Quyền vừa có văn bản về việc dọn sạch vỉa hè quanh Chợ Sắt.")


def test_whose_a_report_is_has_made_it() -> None:
    text = "Quận nghe báo cáo của Thanh tra thành phố về tình hình khiếu nại ở Chợ Sắt."
    assert (INSPECTORS, "issues") in issued(text)
