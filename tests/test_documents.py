"""Pages to documents: main text kept, noise cut, what the page says of itself, and bad input reported."""

from __future__ import annotations

import gzip
import io
import json
import subprocess
import sys
import time
import unicodedata
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.documents import Page, Problem, header, noise, parse, read
from kg.documents.page import LIMIT, About
from kg.model import BlockKind, Document

EXAMPLES = Path(__file__).parent.parent / "examples" / "pages"

LEAD = "Sáng 5/3, Quận ủy Hòa Mẫu tổ chức hội nghị sơ kết quý I, triển khai nhiệm vụ trọng tâm quý II."
BODY = (
    "Theo báo cáo, trong quý I quận hoàn thành 12 chỉ tiêu, thu ngân sách đạt 31,5% dự toán thành phố giao. "
    "Đồng chí Trần Thị Mẫu, Bí thư Quận ủy đề nghị các phường tập trung giải phóng mặt bằng."
)
MORE = "Hội nghị đã thông qua chương trình công tác quý II và giao UBND quận tổ chức thực hiện từ tháng 4."
HEADLINE = "Quận Hòa Mẫu sơ kết công tác quý I"
ARTICLE = f"{HEADLINE}\n\n{LEAD}\n\n{BODY}\n\n{MORE}"


def document(content: str | bytes, *, html: bool = False, given: About | None = None) -> Document:
    found = parse(Page("p", "p", html, content, given or About()))
    assert isinstance(found, Document), found
    return found


def problem(content: str | bytes, *, html: bool = False) -> Problem:
    found = parse(Page("p", "p", html, content))
    assert isinstance(found, Problem), found
    return found


def lines(found: Document, kind: BlockKind | None = None) -> list[str]:
    return [found.text[b.span.start : b.span.end] for b in found.blocks if kind is None or b.kind is kind]


def page(body: str, head: str = "") -> str:
    return f"<!DOCTYPE html><html><head><title>{HEADLINE}</title>{head}</head><body>{body}</body></html>"


def paragraphs() -> str:
    return "".join(f"<p>{words}</p>" for words in (LEAD, BODY, MORE))


# ---------------------------------------------------------------- the table of noise


@pytest.mark.parametrize(("group", "row"), [(group, row) for group, rows in noise.rules().items() for row in rows])
def test_a_rule_matches_its_example_and_not_its_counterexample(group: str, row: dict[str, str]) -> None:
    one_of = noise.whole if group in ("tail", "box", "pointer", "line", "menu", "byline", "publisher") else noise.found
    assert one_of(group, row["example"])
    assert not one_of(group, row["counterexample"])


def test_no_rule_is_lost() -> None:
    counts = {group: len(rows) for group, rows in noise.rules().items()}
    assert counts == {
        "tail": 9,
        "box": 4,
        "pointer": 2,
        "line": 8,
        "menu": 3,
        "byline": 5,
        "publisher": 1,
        "filler": 7,
        "credit": 2,
        "caption": 4,
        "abbreviation": 1,
        "place_follows": 1,
        "element": 2,
        "caption_element": 1,
    }
    assert all(
        set(row) == {"pattern", "example", "counterexample", "seen"} for g in noise.rules().values() for row in g
    )


# ---------------------------------------------------------------- text


def test_headline_lead_and_body_are_blocks_of_the_text() -> None:
    found = document(ARTICLE)
    assert [b.kind for b in found.blocks] == ["headline", "lead", "body", "body"]
    assert found.text == f"{HEADLINE}\n{LEAD}\n{BODY}\n{MORE}"
    assert found.title == HEADLINE


def test_text_is_nfc_with_single_blanks_and_nothing_invisible() -> None:
    found = document(unicodedata.normalize("NFD", ARTICLE).replace(" ", "\u00a0 \t").replace("quý", "q\u200buý\u00ad"))
    assert found.text == document(ARTICLE).text


def test_tone_placement_stays_as_printed() -> None:
    assert "uỷ Hoà" in document(ARTICLE.replace("ủy Hòa", "uỷ Hoà")).text


@pytest.mark.parametrize(
    ("broken", "mended"),
    [
        ("Chiều nay, lãnh đạo UBND TP.\nCần Thơ gặp cử tri.", "UBND TP. Cần Thơ gặp"),
        ("Việc này được giao cho Chủ tịch UBND TP.\nđã có văn bản trả lời.", "UBND TP. đã có"),
        ("Ông Hòa nói các phường sẽ nhận thêm\nkinh phí trong quý II.", "nhận thêm kinh phí"),
        ("Báo cáo này là của lãnh đạo TP.\nÔng Hòa cho biết thêm.", "TP.\nÔng Hòa"),
        (
            "Các phường cần làm ngay ba việc sau:\na) rà soát đất đai;\nb) thu ngân sách.",
            "sau:\na) rà soát đất đai;\nb)",
        ),
    ],
)
def test_a_line_broken_within_a_sentence_is_mended(broken: str, mended: str) -> None:
    assert mended in document(f"{ARTICLE}\n\n{broken}").text


def test_paragraphs_set_to_one_width_are_mended() -> None:
    words, broken = BODY.split(), [""]
    for word in words:
        broken[-1:] = [f"{broken[-1]} {word}".strip()] if len(broken[-1]) < 64 else [broken[-1], word]
    assert BODY in lines(document(f"{HEADLINE}\n\n{LEAD}\n\n" + "\n".join(broken)))


def test_menus_other_news_and_bylines_are_cut() -> None:
    found = document(
        f"Sign In\nTrang chủ   Tin tức   Văn bản\nTIN HOẠT ĐỘNG TIN HOẠT ĐỘNG\n{HEADLINE}\n07:05 05/03/2024\n\n"
        f"{LEAD}\n\n{LEAD} {BODY}\n\nĐọc thêm: Quận bên cũng họp\n\n{MORE}\n\nHoa Lan\n\n"
        "Nguồn tin: hoamau.example.vn\n\nTin khác\n\nÔng Lê Văn Khác làm Chủ tịch quận khác\n\n20/07/2024\n\n"
        "This website uses cookies to make your visit better."
    )
    assert lines(found) == [HEADLINE, f"{LEAD} {BODY}", MORE]
    assert (found.published, found.publisher) == ("2024-03-05", "hoamau.example.vn")


def test_a_box_of_other_news_within_the_text_does_not_end_it() -> None:
    found = document(f"{HEADLINE}\n\n{LEAD}\n\nTin liên quan\n\nÔng Khác nhận chức\n\n{BODY}\n\n{MORE}")
    assert lines(found) == [HEADLINE, LEAD, BODY, MORE]


def test_words_of_a_tail_do_not_cut_a_text_that_goes_on() -> None:
    found = document(f"{HEADLINE}\n\n{LEAD}\n\nÝ kiến bạn đọc\n\n{BODY}\n\n{MORE}")
    assert found.text.endswith(MORE)


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("Quang cảnh hội nghị sơ kết", "Quang cảnh hội nghị sơ kết"),
        ("Đồng chí Trần Thị Mẫu phát biểu tại hội nghị.", "Đồng chí Trần Thị Mẫu phát biểu tại hội nghị."),
        ("Bà Trần Thị Mẫu trao quà cho hộ nghèo - Ảnh: HOA LAN.", "Bà Trần Thị Mẫu trao quà cho hộ nghèo"),
    ],
)
def test_captions_are_told_and_photographers_cut(line: str, kept: str) -> None:
    found = document(f"{HEADLINE}\n\n{LEAD}\n\n{line}\n\n{BODY}\n\n{MORE}")
    assert lines(found, BlockKind.CAPTION) == [kept]


def test_a_sentence_of_the_text_is_no_caption() -> None:
    found = document(f"{HEADLINE}\n\n{LEAD}\n{BODY}\nÔng Hòa phát biểu tại hội nghị. Ông cảm ơn các phường.\n{MORE}")
    assert lines(found, BlockKind.CAPTION) == []


def test_a_known_title_becomes_the_headline_of_a_text_without_one() -> None:
    found = document(f"{LEAD}\n\n{BODY}", given=About(title=HEADLINE))
    assert lines(found, BlockKind.HEADLINE) == [HEADLINE]
    assert lines(document(ARTICLE, given=About(title="Tiêu đề khác hẳn của kho")), BlockKind.HEADLINE) == [HEADLINE]


# ---------------------------------------------------------------- day of publication


def test_the_head_of_a_page_is_no_paragraph_broken_at_one_width() -> None:
    head = "Cổng TTĐT huyện Krông Năng | Tin hoạt động | Giao thông - Xây dựng\n"
    title = "Krông Năng khởi công hai tuyến đường liên xã ở phía đông\n"
    found = document(f"{head}{title}(Cập nhật: 18:05 ngày 14.3.2023)\n\n{LEAD}\n\n{BODY}")
    assert found.published == "2023-03-14"
    assert lines(found, BlockKind.HEADLINE) == [title.strip()]


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("07:05 09/03/2023", "2023-03-09"),
        ("Thứ ba, 11/04/2023 10:55", "2023-04-11"),
        ("Print Thứ ba, 11/04/2023 10:55 Gốc", "2023-04-11"),
        ("Ngày đăng 23/06/2022 | 15:04 | Lượt xem: 184", "2022-06-23"),
        ("Hải Phòng, ngày 19 tháng 01 năm 2020", "2020-01-19"),
        ("Đăng lúc: 15h20, 30-6-2021", "2021-06-30"),
        ("Chủ nhật, 30.11.2025, 06:30", "2025-11-30"),
        ("11 Tháng Tư, 2023", "2023-04-11"),
        ("12/12/2022 08:35 GMT+7", "2022-12-12"),
        ("Hoa Lan | 23/06/2022, 15:04", "2022-06-23"),
        ("Thứ sáu - 06/10/2023 15:27 In ra Gửi bài qua email", "2023-10-06"),
        ("08:41 - 16/08/2023 | Đọc bài viết ▶ | Chia sẻ Facebook Zalo", "2023-08-16"),
        ("Thứ Bảy, 12/5/2018 | Tin từ cơ sở", "2018-05-12"),
        ("Thứ tư, 06.03.2013 :: Tin huyện, thị xã", "2013-03-06"),
        ("Tin trong Đảng --> Ngày 7 tháng 3 năm 2014 09:12:40 CH", "2014-03-07"),
        ("Đăng ngày 02-12-2024 | Xem: 41 | Đánh giá: 0 điểm", "2024-12-02"),
        ("Người đăng: Quản trị. Ngày đăng: 2021-07-14 16:30. Lượt đọc: 58. Font size: A A", "2021-07-14"),
        ("Thứ hai, 09/04/2018 | 07:15 GMT+7 Lưu Gửi email", "2018-04-09"),
        ("Tin hoạt động | Kỳ họp ngày 12/5/2018", None),
        ("12/5/2018 | Ủy ban nhân dân huyện họp phiên thường kỳ tháng 5", None),
        ("Nghị quyết số 12 (20/7/2017)", None),
        ("Sáng 11/4/2023, Quận ủy họp", None),
        ("Chia sẻ tại buổi gặp ngày 11/4/2023", None),
        ("Nghị quyết số 37 ngày 16/12/2022", None),
        ("Thứ sáu, 30/02/2023", None),
        ("nhiệm kỳ 2020-2025", None),
    ],
)
def test_the_line_of_the_date(line: str, day: str | None) -> None:
    assert header.published(line) == day


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2025-06-29T14:05:00+07:00", "2025-06-29"),
        ("2025-06-29T18:05:00Z", "2025-06-30"),  # past midnight in Vietnam
        ("Sat, 13 Jun 2020 17:48:00 +0700", "2020-06-13"),
        ("13/06/2020", "2020-06-13"),
        ("2025-13-01", None),
        ("hôm qua", None),
    ],
)
def test_dates_of_metadata(value: str, day: str | None) -> None:
    assert header.iso(value) == day


def test_what_the_page_says_wins_over_what_is_said_of_it() -> None:
    dated = ARTICLE.replace("\n\n", "\n08:00 05/03/2024\n\n", 1)
    assert document(dated, given=About(published="2020-01-01")).published == "2024-03-05"
    assert document(ARTICLE, given=About(published="2020-01-01")).published == "2020-01-01"


# ---------------------------------------------------------------- HTML


def test_html_gives_text_captions_and_what_the_markup_says() -> None:
    found = document(
        page(
            f"<nav><a href='/'>Trang chủ</a></nav><h1>{HEADLINE}</h1><p>{LEAD}</p><figure><img src='a.jpg'>"
            f"<figcaption>Bà Trần Thị Mẫu và các đại biểu</figcaption></figure><p>{BODY}</p><ul><li>{MORE}</li></ul>"
            "<p class='wp-caption-text'>Ông Lê Văn Mẫu báo cáo</p><p class='author'>Hoa Lan</p>"
            "<section class='related'><h3>Tin liên quan</h3><ul><li>Ông Khác nhận chức</li></ul></section>",
            '<meta property="article:published_time" content="2024-03-05T08:00:00+07:00">'
            '<meta property="og:site_name" content="Báo Mẫu"><link rel="canonical" href="https://hoamau.example.vn/1">',
        ),
        html=True,
    )
    captions = ["Bà Trần Thị Mẫu và các đại biểu", "Ông Lê Văn Mẫu báo cáo"]
    assert lines(found) == [HEADLINE, LEAD, captions[0], BODY, MORE, captions[1]]
    assert lines(found, BlockKind.CAPTION) == captions
    assert (found.published, found.publisher) == ("2024-03-05", "Báo Mẫu")
    assert (found.title, found.url) == (HEADLINE, "https://hoamau.example.vn/1")


@pytest.mark.parametrize(
    "dated",
    [
        '<script type=\'application/ld+json\'>{{"@type": "NewsArticle", "datePublished": "2024-03-05"}}</script>{0}',
        "<h1>{1}</h1><time datetime='2024-03-05T08:00'>hôm nay</time>{0}",
        "<h1>{1}</h1><span class='date'>Thứ ba, 05/03/2024 08:00</span>{0}",
        "<table><tr><td>{1}</td></tr><tr><td>Ngày đăng: 05/03/2024</td></tr><tr><td>{0}</td></tr></table>",
    ],
)
def test_the_day_is_the_articles_not_that_of_other_news(dated: str) -> None:
    other = "<div><b>Tin khác</b><ul><li><a href='/2'>Ông Khác nhận chức</a> <time>20/07/2024</time></li></ul></div>"
    today = "<div class='top'>Chủ nhật, 29/12/2024</div>"
    found = document(page(today + dated.format(paragraphs(), HEADLINE) + other), html=True)
    assert found.published == "2024-03-05"
    assert "Ông Khác" not in found.text
    assert found.text == f"{HEADLINE}\n{LEAD}\n{BODY}\n{MORE}"


@pytest.mark.parametrize(
    "body",
    [
        f"<div>{LEAD}<br><br>{BODY}<br/>{MORE}</div>",
        "".join(f"<P align=justify><FONT size=2>{words}" for words in (LEAD, BODY, MORE)),
        "".join(f"<div><span><o:p>{words}</o:p></span></div>" for words in (LEAD, BODY, MORE)),
        f"<form><table><tr><td>{paragraphs()}</td></tr></table></form>",
    ],
)
def test_markup_of_every_kind_gives_the_same_text(body: str) -> None:
    assert document(page(f"<h1>{HEADLINE}</h1>{body}"), html=True).text == f"{HEADLINE}\n{LEAD}\n{BODY}\n{MORE}"


@pytest.mark.parametrize(
    "lead",
    [
        "<div class='lead'><b>{0}</b></div>{1}",
        "<div class='tomtat'>{0}</div><div class='noidung'>{1}</div>",
        "<h2 class='sapo'>{0}</h2><div class='content'>{1}</div>",
        "<blockquote>{0}</blockquote><div>{1}</div>",
        "<div><div class='chapeau'><span>{0}</span></div><div class='than-bai'>{1}</div></div>",
    ],
)
def test_a_lead_in_a_box_of_its_own_is_text(lead: str) -> None:
    body = "".join(f"<p>{BODY} {i} {MORE}</p>" for i in range(6))
    found = document(page(f"<div class='main'><h1>{HEADLINE}</h1>{lead.format(LEAD, body)}</div>"), html=True)
    assert lines(found)[:2] == [HEADLINE, LEAD]
    assert len(lines(found)) == 8


@pytest.mark.parametrize("headed", ["<h2>Bí thư Quận ủy: không nợ việc</h2>", "<div class='tieude'>Quận họp</div>", ""])
def test_the_day_above_the_text_of_a_page_whose_title_says_something_else(headed: str) -> None:
    dated = f"{headed}<div class='info'><span>05/03/2024</span> | <span>1.057 lượt xem</span> <a>In ra</a></div>"
    assert document(page(dated + paragraphs()), html=True).published == "2024-03-05"


@pytest.mark.parametrize(
    "box",
    [
        "<div><b>Tin liên quan</b><ul><li><a href='/2'>Ông Khác nhận chức</a></li></ul></div>",
        "<p><strong>Xem thêm:</strong> <a href='/2'>Ông Khác nhận chức</a></p>",
        "<p>&gt;&gt; <a href='/2'>Ông Khác nhận chức</a></p>",
        "<div class='box-tinlienquan'>Ông Khác nhận chức</div>",
    ],
)
def test_a_box_within_an_html_text_is_cut_and_no_more(box: str) -> None:
    body = f"<div>{LEAD}</div>{box}<div>Hai phường làm tốt</div><div>{BODY}</div><div>{MORE}</div>"
    found = document(page(f"<h1>{HEADLINE}</h1>{body}"), html=True)
    assert found.text == f"{HEADLINE}\n{LEAD}\nHai phường làm tốt\n{BODY}\n{MORE}"


def test_the_sample_pages() -> None:
    said = {}
    for name in ("d-02.txt", "d-03.txt", "d-04.txt", "d-05.txt", "d-06.html", "d-08.html", "d-09.html", "d-10.html"):
        (found,) = read(EXAMPLES / name)
        assert isinstance(found, Document)
        assert found.blocks[0].kind is BlockKind.HEADLINE
        said[found.id] = found.published
        for word in ("Tin khác", "Tin liên quan", "Bình luận", "Chia sẻ", "Đọc thêm", "Trang chủ", "Ảnh:"):
            assert word not in found.text
    assert said == {
        "d-02": "2020-01-19",
        "d-03": "2022-12-12",
        "d-04": "2023-03-08",
        "d-05": "2021-06-30",
        "d-06": "2020-06-13",
        "d-08": "2025-06-29",
        "d-09": "2025-07-23",
        "d-10": "2025-11-30",
    }


# ---------------------------------------------------------------- charsets


def _cp1258(words: str) -> bytes:
    """Windows-1258 writes the tone after the vowel that keeps its other mark."""
    out = []
    for character in words:
        tones = [c for c in unicodedata.normalize("NFD", character) if c in "\u0300\u0301\u0303\u0309\u0323"]
        base = "".join(c for c in unicodedata.normalize("NFD", character) if c not in tones)
        out.append(unicodedata.normalize("NFC", base) + "".join(tones))
    return "".join(out).encode("cp1258")


@pytest.mark.parametrize(
    "data",
    [
        ARTICLE.encode("utf-8-sig"),
        ARTICLE.encode("utf-16"),
        ARTICLE.encode("utf-16-le"),
        ARTICLE.encode("utf-16-be"),
        ARTICLE.encode("utf-32"),
        _cp1258(ARTICLE),
        unicodedata.normalize("NFD", ARTICLE).encode(),
    ],
)
def test_text_in_any_charset(data: bytes) -> None:
    assert document(data).text == document(ARTICLE).text


def test_tcvn3() -> None:
    data = (
        b"Qu\xcbn H\xb6i An h\xe4p. \xa7\xe5ng ch\xdd B\xdd th\xad Qu\xcbn \xf1y v\xb5 Ch\xf1 t\xdech UBND qu\xcbn "
        b"d\xf9 h\xe9i ngh\xde."
    )
    assert document(data).text == "Quận Hải An họp. Đồng chí Bí thư Quận ủy và Chủ tịch UBND quận dự hội nghị."


def test_a_declared_charset_may_lie() -> None:
    source = page(f"<h1>{HEADLINE}</h1>{paragraphs()}", '<meta charset="iso-8859-1">')
    lies = [source.encode(), _cp1258(source.replace("iso-8859-1", "utf-8")), source.encode("utf-16")]
    assert {document(data, html=True).text for data in lies} == {f"{HEADLINE}\n{LEAD}\n{BODY}\n{MORE}"}


def test_a_page_cut_within_a_character_is_read() -> None:
    data = (ARTICLE + " Ông ấ").encode()[:-1]
    assert document(data).text.startswith(document(ARTICLE).text)


# ---------------------------------------------------------------- sources


def found_in(source: Path | str, **options: str) -> tuple[list[str], list[Problem]]:
    found = list(read(source, **options))
    return [d.id for d in found if isinstance(d, Document)], [p for p in found if isinstance(p, Problem)]


def test_a_folder_is_read_in_order_and_what_is_bad_in_it_is_reported(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "two.HTM").write_text(page(f"<h1>{HEADLINE}</h1>{paragraphs()}"), encoding="utf-8")
    (tmp_path / "one.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / unicodedata.normalize("NFD", "á.txt")).write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 20)
    (tmp_path / "word.txt").write_bytes(b"PK\x03\x04" + b"x" * 100)
    (tmp_path / "empty.txt").write_bytes(b" \n\xc2\xa0\n")
    (tmp_path / "large.txt").write_bytes(b"a" * (LIMIT + 1))
    (tmp_path / "menu.html").write_text("<html><body><nav>Trang chủ</nav></body></html>", encoding="utf-8")
    (tmp_path / "strange.txt").write_bytes("Größe überall, früher möglich äöüß ".encode("latin-1") * 9)
    (tmp_path / "image.jpg").write_bytes(b"\xff\xd8\xff")
    (tmp_path / "broken.jsonl.gz").write_bytes(gzip.compress(b'{"id": "x", "text": "Quan hop"}\n' * 9)[:-9])
    (tmp_path / ".hidden").write_bytes(b"")
    ids, problems = found_in(tmp_path)
    assert [i for i in ids if i != "x"] == ["á", "one", "two"]
    assert {Path(p.where).name: p.what.split(" / ")[1] for p in problems} == {
        "binary.txt": "binary",
        "word.txt": "binary",
        "empty.txt": "empty",
        "large.txt": "too large",
        "menu.html": "no main text",
        "strange.txt": "undecodable",
        "image.jpg": "unknown extension",
        "broken.jsonl.gz": "unreadable archive",
    }
    assert all(p.why for p in problems)


def test_what_is_not_there_is_reported(tmp_path: Path) -> None:
    assert [p.what.split(" / ")[1] for p in found_in(tmp_path / "none.txt")[1]] == ["missing"]
    assert [p.what.split(" / ")[1] for p in found_in(tmp_path)[1]] == ["empty"]


@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz"])
def test_an_archive_is_read_line_by_line(tmp_path: Path, name: str) -> None:
    good = {
        "id": "t",
        "text": ARTICLE,
        "url": "https://hoamau.example.vn/1",
        "publisher": "Báo Mẫu",
        "published": "05/03/2024",
    }
    rows = [
        json.dumps(good),
        '{"id": "x", "text": ',
        "[1, 2]",
        '{"text": "không có id"}',
        '{"id": "y", "title": "không có gì"}',
        "",
        json.dumps({"id": 7, "html": page(f"<h1>{HEADLINE}</h1>{paragraphs()}")}),
        '{"id": "\xff", "text": "a"}',
        json.dumps({"id": "z", "text": ARTICLE + "\ud800", "published": "hôm qua"}),
        '{"id": "large", "text": "' + "a" * LIMIT + '"}',
        json.dumps({"id": "last", "text": LEAD, "title": HEADLINE}),
    ]
    data = b"\n".join(row.encode("latin-1" if "\xff" in row else "utf-8") for row in rows)
    path = tmp_path / name
    path.write_bytes(gzip.compress(data) if name.endswith("gz") else data)
    found = list(read(path))
    documents = {d.id: d for d in found if isinstance(d, Document)}
    assert list(documents) == ["t", "7", "z", "last"]
    assert documents["t"].published == "2024-03-05"
    assert (documents["t"].publisher, documents["t"].url) == ("Báo Mẫu", "https://hoamau.example.vn/1")
    assert documents["last"].title == HEADLINE
    lines_of = [int(p.where.rsplit(":", 1)[1]) for p in found if isinstance(p, Problem)]
    assert lines_of == [2, 3, 4, 5, 8, 9, 10]


def test_metadata_beside_the_pages_fills_what_they_lack(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "two.txt").write_text(ARTICLE.replace("\n\n", "\n08:00 05/03/2024\n\n", 1), encoding="utf-8")
    (tmp_path / "metadata.csv").write_text(
        "id,title,url,publisher,published,shelf\n"
        "one,,https://hoamau.example.vn/1,Báo Mẫu,2021-02-03,3\ntwo,,,,2021-02-03,\nthree,,,,mai,\n",
        encoding="utf-8-sig",
    )
    for source in (tmp_path, tmp_path / "one.txt"):
        found = list(read(source, published="2020-01-01"))
        documents = {d.id: d for d in found if isinstance(d, Document)}
        assert (documents["one"].published, documents["one"].publisher) == ("2021-02-03", "Báo Mẫu")
        whys = [p.why for p in found if isinstance(p, Problem)]
        assert whys == ["unknown columns: shelf", "unknown date: 'mai'"]
    assert documents.get("two") is None
    assert {d.published for d in read(tmp_path) if isinstance(d, Document)} == {"2021-02-03", "2024-03-05"}


def test_a_day_for_pages_that_say_none(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(ARTICLE, encoding="utf-8")
    (found,) = read(tmp_path, published="2020-01-01")
    assert isinstance(found, Document) and found.published == "2020-01-01"
    with pytest.raises(ValueError):
        read(tmp_path, published="hôm qua")


@pytest.mark.parametrize(
    ("data", "ids"),
    [
        (ARTICLE.encode(), ["stdin"]),
        (page(f"<h1>{HEADLINE}</h1>{paragraphs()}").encode(), ["stdin"]),
        (f'\ufeff{{"id": "a", "text": {json.dumps(ARTICLE)}}}\n{{"id": "b", "text": "Một hai."}}'.encode(), ["a", "b"]),
        (gzip.compress(f'{{"id": "a", "text": {json.dumps(ARTICLE)}}}'.encode()), ["a"]),
    ],
)
def test_standard_input_is_recognised(data: bytes, ids: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    found = list(read("-"))
    assert [d.id for d in found if isinstance(d, Document)] == ids
    assert isinstance(found[0], Document) and found[0].text == f"{HEADLINE}\n{LEAD}\n{BODY}\n{MORE}"


# ---------------------------------------------------------------- hostile input


@pytest.mark.parametrize(
    "source",
    [
        "<p " + " ".join(f"a{i}=1" for i in range(300_000)) + ">" + paragraphs(),
        f'<p class="{"x" * 3_000_000}">{LEAD}</p>{paragraphs()}',
        "<b><i><font>" * 50_000 + paragraphs(),
        paragraphs() + "<!-- " + "x" * 1_000_000,
        paragraphs().replace("</p>", "\x00\x0b</p>&#0;&#x1f;"),
        f"<script>{'</p>' * 1000}var a = '<p>Ông Khác</p>'</script>{paragraphs()}",
    ],
)
def test_hostile_html_is_read_in_time(source: str) -> None:
    start = time.monotonic()
    found = document(f"<html><body><h1>{HEADLINE}</h1>{source}</body></html>", html=True)
    assert BODY in found.text
    assert "Ông Khác" not in found.text
    assert time.monotonic() - start < 10


@pytest.mark.parametrize(
    ("content", "html", "what"),
    [
        ("<div>" * 900_000 + BODY, True, "too complex HTML"),
        (f"<p>{MORE}</p>" * 40_000, True, "too complex HTML"),
        ("a\n" * 2_000_000, False, "too large"),
        ("", False, "empty"),
        ("Trang chủ\n***\n", False, "no main text"),
        ("<script>alert(1)</script>", True, "no main text"),
    ],
)
def test_what_cannot_be_read_is_reported_in_time(content: str, html: bool, what: str) -> None:
    start = time.monotonic()
    assert problem(content, html=html).what.endswith(f" / {what}")
    assert time.monotonic() - start < 10


@pytest.mark.parametrize(
    "text", ["a" + "\u0301\u0323" * 500_000, "Tin khác\n" * 30_000 + ARTICLE, (BODY + "\n") * 9000]
)
def test_hostile_text_is_read_in_time(text: str) -> None:
    start = time.monotonic()
    document(text)
    assert time.monotonic() - start < 10


def test_html_libraries_are_imported_only_for_html() -> None:
    code = (
        "import sys; from kg.documents import Page, parse; parse(Page('a', 'a', False, 'Quận họp. ' * 30));"
        "print([m for m in ('lxml', 'trafilatura') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


# ---------------------------------------------------------------- any input

_WORDS = st.sampled_from(
    [
        HEADLINE,
        LEAD,
        BODY,
        "Tin khác",
        "Ảnh: Hoa Lan",
        "Quang cảnh",
        "08:00 05/03/2024",
        "Hoa Lan",
        "Nguồn: X",
        "\u0301",
        "\x00",
    ]
)
_TAGS = st.sampled_from(
    [
        "<p>",
        "</p>",
        "<div class='related'>",
        "</div>",
        "<table><tr><td>",
        "<figure><figcaption>",
        "<br>",
        "<!--",
        "<h1>",
        '"',
        "<script>",
    ]
)


def holds(found: Document | Problem) -> None:
    if isinstance(found, Problem):
        assert found.what and found.why
        return
    assert unicodedata.is_normalized("NFC", found.text)
    assert found.text.encode()
    assert [b.span.start for b in found.blocks] == [0, *(b.span.end + 1 for b in found.blocks[:-1])]
    assert found.blocks[-1].span.end == len(found.text)
    assert all(a.span.end < b.span.start for a, b in pairwise(found.blocks))
    assert all(words == " ".join(words.split()) != "" for words in lines(found))


@given(st.binary(max_size=400), st.booleans())
def test_any_bytes_give_a_document_or_a_problem(data: bytes, html: bool) -> None:
    holds(parse(Page("p", "p", html, data)))


@given(st.lists(st.one_of(_WORDS, st.text(max_size=30)), max_size=12), st.sampled_from(["\n", "\n\n", " "]))
def test_any_text_gives_a_document_or_a_problem(words: list[str], between: str) -> None:
    holds(parse(Page("p", "p", False, between.join(words))))


@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=60)
@given(st.lists(st.one_of(_TAGS, _WORDS, st.text(max_size=20)), max_size=25))
def test_any_html_gives_a_document_or_a_problem(pieces: list[str]) -> None:
    holds(parse(Page("p", "p", True, "<html><body>" + "".join(pieces))))


@given(st.binary(max_size=300))
def test_any_archive_gives_documents_and_problems(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "any.jsonl"
    path.write_bytes(data + b'\n{"id": "last", "text": "H\xe1\xbb\x99i ngh\xe1\xbb\x8b"}\n')
    found = list(read(path))
    for item in found:
        holds(item)
    assert isinstance(found[-1], Document) and found[-1].id == "last"
