"""Sentences: where they end in the news of local government, and where they do not."""

from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.language.normal import fold
from kg.language.sentences import LONGEST, split
from kg.model import Block, BlockKind, Document, Span


def document(*paragraphs: str) -> Document:
    text, blocks = "\n".join(paragraphs), []
    at = 0
    for n, paragraph in enumerate(paragraphs):
        kind = BlockKind.BODY if n else BlockKind.HEADLINE
        blocks.append(Block(kind, Span(at, at + len(paragraph))))
        at += len(paragraph) + 1
    return Document("d", text, tuple(blocks), "")


def sentences(*paragraphs: str) -> list[str]:
    page = document(*paragraphs)
    return [page.text[s.span.start : s.span.end] for s in split(page, fold(page.text))]


@pytest.mark.parametrize(
    "parts",
    [
        ["Sáng 4/3, Quận ủy họp hội nghị lần thứ 23.", "Bí thư Quận ủy chủ trì."],
        ["Thu ngân sách đạt 1.651 tỷ đồng, tăng 12.3%.", "Chi đúng dự toán."],
        ["Cử tri hỏi: “Bao giờ xong cầu?”", "Chủ tịch quận hứa trong quý I."],
        ["Ông nói: “Phải làm ngay.”", "Các phường đều nhất trí."],
        ["Dự hội nghị có lãnh đạo các phòng, ban, đoàn thể…", "Bí thư Quận ủy kết luận."],
        ["Còn nhiều việc phải làm...", "Quận sẽ kiểm tra!", "Phường có biết không?", "Có."],
        ["Ngày làm việc đầu tiên của năm 2022.", "10 phường đã báo cáo."],
    ],
)
def test_full_stops_end_sentences(parts: list[str]) -> None:
    assert sentences(" ".join(parts)) == parts


@pytest.mark.parametrize(
    "sentence",
    [
        "Chủ tịch UBND TP. Hải Phòng đã ký.",
        "Ủy viên T.Ư Đảng, Bí thư Tp. Huế dự họp.",
        "Đoàn đến P. Cầu Đất, Q. Ngô Quyền, TX. Sơn Tây và H. An Lão.",
        "Các đ/c. Hà và đ/c Lan báo cáo.",
        "PGS.TS. Lê Văn Bình và ThS. Trần Thị Hoa trình bày.",
        "Ông J. Biden gửi thư.",
        "1. Kết quả thực hiện nhiệm vụ",
        "II. Phương hướng nhiệm vụ",
        "a. Về kinh tế",
        "2.1. Thu ngân sách",
        "Thu 4.465,775 tỷ đồng; Chi 12.3 tỷ đồng; Các phường đều đạt.",
        "Các hộ… đều nhận tiền.",
        "“Phường có biết không?” – ông hỏi.",
        "Xem tại haiphong.gov.vn và www.quan1.hochiminhcity.gov.vn nhé.",
        "Bà Nguyễn Thị T. cho biết đã nhận quyết định.",
    ],
)
def test_other_stops_do_not(sentence: str) -> None:
    assert sentences(sentence) == [sentence]


def test_a_person_whose_name_is_hidden_may_end_a_sentence() -> None:
    assert sentences("Phường đã mời bà Nguyễn Thị T. Tại buổi làm việc, bà vắng mặt.") == [
        "Phường đã mời bà Nguyễn Thị T.",
        "Tại buổi làm việc, bà vắng mặt.",
    ]


def test_the_space_may_be_missing() -> None:
    assert sentences("Hội nghị thành công.Bí thư Quận ủy kết luận. ThS.Hoa ở TP.Hải Phòng vắng.") == [
        "Hội nghị thành công.",
        "Bí thư Quận ủy kết luận.",
        "ThS.Hoa ở TP.Hải Phòng vắng.",
    ]


def test_blocks_are_never_joined_and_keep_their_kind() -> None:
    page = document("Quận ủy họp", "  Hội nghị bàn việc năm mới. Có 40 đại biểu  ")
    found = split(page, fold(page.text))
    assert [(page.text[s.span.start : s.span.end], s.block) for s in found] == [
        ("Quận ủy họp", BlockKind.HEADLINE),
        ("Hội nghị bàn việc năm mới.", BlockKind.BODY),
        ("Có 40 đại biểu", BlockKind.BODY),
    ]


@given(st.lists(st.text(alphabet=st.characters(exclude_characters="\n")), min_size=1))
def test_sentences_hold_all_that_is_not_space(paragraphs: list[str]) -> None:
    page = document(*[unicodedata.normalize("NFC", p) for p in paragraphs])
    found = split(page, fold(page.text))
    assert "".join("".join(page.text[s.span.start : s.span.end].split()) for s in found) == "".join(page.text.split())
    spans = [s.span for s in found]
    assert spans == sorted(spans)
    assert all(any(b.span.start <= s.start < s.end <= b.span.end for b in page.blocks) for s in spans)


def test_what_has_no_end_is_cut_between_words() -> None:
    page = document("Kỳ họp thứ ba, " * 2000 + "x" * 9000)
    found = [page.text[s.span.start : s.span.end] for s in split(page, fold(page.text))]
    assert max(map(len, found)) <= LONGEST
    assert min(map(len, found)) > 0
    assert "".join("".join(found).split()) == "".join(page.text.split())
    assert {word for sentence in found for word in sentence.split()} <= {"Kỳ", "họp", "thứ", "ba,"} | {
        "x" * LONGEST,
        "x" * (9000 % LONGEST),
    }
    assert sum(sentence.count("họp") for sentence in found) == 2000


def test_it_is_quick() -> None:
    page = document(*["Sáng 4/3, UBND TP. Hải Phòng họp. Ông Hà kết luận: thu 1.651 tỷ đồng, đạt 12,3%."] * 37)
    folded, took = fold(page.text), []
    for _ in range(9):
        start = time.process_time()
        split(page, folded)
        took.append(time.process_time() - start)
    assert min(took) < 0.002
