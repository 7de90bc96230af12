"""`kg explain`: every fact shown once with its rule, beside the words that prove it; hostile text stays text."""

from __future__ import annotations

import os
import pty
import re
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import lxml.html
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import sync_playwright

from kg import documents
from kg.explain import Explained, explain
from kg.explain.page import page
from kg.explain.segments import segments
from kg.explain.terminal import lines
from kg.extract import extract
from kg.mentions import find
from kg.model import Document, Fact
from tests.pages import read
from tests.test_view_browser import QUIET

ROOT = Path(__file__).parent.parent
PAGES = sorted((ROOT / "examples" / "pages").glob("d-*"))
HOSTILE = (
    "<script>document.title='owned'</script><img src=x onerror=alert(1)> \"'&lt; $title"
    " \x1b[31mđỏ\x1b]0;owned\x07 \u202e"
)


def made(path: Path, rule: str = "") -> tuple[Explained, list[Fact]]:
    """What is explained of a file, and its facts."""
    document = next(iter(documents.read(path)))
    assert isinstance(document, Document)
    reading = find(document)
    facts = extract(reading)
    return explain(reading, facts, rule), facts


def kg(*args: object, code: int = 0) -> str:
    """What `kg explain` prints."""
    command = [sys.executable, "-m", "kg", "explain", *map(str, args)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == code, done.stderr
    assert "Traceback" not in done.stderr
    return done.stdout + done.stderr


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_every_fact_is_shown_once_with_its_rule(path: Path) -> None:
    shown, facts = made(path)
    wanted = Counter((f.evidence.rule, f.evidence.confidence, f.evidence.quote) for f in facts)
    assert Counter((f.rule, f.confidence, f.quote) for f in shown.facts) == wanted
    assert [f.number for f in shown.facts] == list(range(1, len(facts) + 1))
    printed = "\n".join(lines(shown, colour=False))
    assert Counter(re.findall(r"^      ([a-z.]+) \d\.\d\d  “", printed, re.M)) == Counter(
        f.evidence.rule for f in facts
    )
    written = lxml.html.fromstring(page([shown]))
    assert Counter(e.text_content() for e in written.iter("code")) == Counter(f.evidence.rule for f in facts)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_marks_and_proofs_stand_at_their_words(path: Path) -> None:
    shown, _ = made(path)
    for paragraph in shown.paragraphs:
        assert "".join(segment.text for segment in segments(paragraph)) == paragraph.text
        assert [fact for fact in paragraph.facts if not paragraph.text[fact.start : fact.end]] == []
        for fact in paragraph.facts:
            assert fact.quote.startswith(paragraph.text[fact.start : fact.end])
        assert all(0 <= mark.start < mark.end <= len(paragraph.text) for mark in paragraph.marks)


def test_names_are_marked_and_what_is_left_open_is_said() -> None:
    reading = read("Tin quận Đồ Sơn\nChiều 3-5-2021, ông Lưu Thế Khoan, Bí thư Quận ủy, tới xã. Ông Khoan hỏi chuyện.")
    text = "\n".join(lines(explain(reading, extract(reading)), colour=False))
    assert "[P Lưu Thế Khoan]" in text
    assert "→ Quận ủy Đồ Sơn]" in text
    assert "[P Khoan → Lưu Thế Khoan]" in text
    assert "→ 2021-05-03]" in text


def test_a_rule_shows_its_facts_and_their_paragraphs_alone() -> None:
    everything, _ = made(PAGES[2])
    rules = {fact.rule for fact in everything.facts if fact.kind == "role"}
    some, _ = made(PAGES[2], "role")
    assert {fact.rule for fact in some.facts} == rules
    assert 0 < len(some.paragraphs) < len(everything.paragraphs)
    assert all(paragraph.facts for paragraph in some.paragraphs)
    assert made(PAGES[2], "rol")[0].facts == ()


# ---------------------------------------------------------------- hostile text


def test_markup_in_a_page_stays_text() -> None:
    reading = read(f"{HOSTILE}\nÔng Lưu Thế Khoan, Bí thư Quận ủy Đồ Sơn {HOSTILE} dự hội nghị ngày 3-5-2021.")
    html = page([explain(reading, extract(reading))])
    root = lxml.html.fromstring(html)
    assert len(list(root.iter("script"))) == 1
    assert list(root.iter("img")) == []
    assert "<script>document.title='owned'</script>" in root.find(".//article").text_content()  # type: ignore[union-attr]
    assert not re.search(r"[\x00-\x08\x0b-\x1f]", html)


@given(st.text(max_size=60))
@settings(max_examples=60)
def test_any_text_is_shown_without_what_a_terminal_obeys(noise: str) -> None:
    reading = read(f"Tin\nÔng Lưu Thế Khoan {noise} \x1b[2J Bí thư Quận ủy Đồ Sơn.")
    shown = explain(reading, extract(reading))
    assert "\x1b" not in "".join(lines(shown, colour=False))
    assert not re.search(r"\x1b(?!\[[\d;]+m)", "".join(lines(shown, colour=True)))
    lxml.html.fromstring(page([shown]))


# ---------------------------------------------------------------- the page


def test_the_page_asks_the_network_for_nothing_and_its_links_lead_somewhere(tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    assert kg(PAGES[2], "--html", "-o", file).strip() == str(file)
    root = lxml.html.fromstring(file.read_text(encoding="utf-8"))
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    links = [element.get("href") for element in root.iter("a")]
    assert links
    assert {link for link in links if link is None or link[0] != "#" or link[1:] not in ids} == set()
    assert [e.get("src") for e in root.iter() if e.get("src")] == []
    policy = root.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


def test_a_fact_and_its_words_light_up_together_offline(tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_text(page([made(PAGES[2])[0]]), encoding="utf-8")
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome", "chrome"))), None)
    assert found, "this test needs Chromium: apt-get install chromium"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=list(QUIET))
        tab = browser.new_page()
        heard: list[str] = []
        tab.on("request", lambda request: heard.append(request.url))
        tab.on("console", lambda message: heard.append(message.text))
        tab.goto(file.as_uri())
        tab.hover("#f1-1 dl")
        lit = tab.evaluate("[...document.querySelectorAll('span.lit')].map((e) => e.textContent).join('')")
        quote = tab.inner_text("#f1-1 blockquote")
        tab.click("#f1-2 a.n")
        assert "lit" in (tab.get_attribute("#f1-2", "class") or "")
        browser.close()
    assert lit == quote
    assert heard == [file.as_uri()]


# ---------------------------------------------------------------- the command


def test_piped_output_has_brackets_and_no_colour_codes() -> None:
    text = kg(PAGES[2])
    assert "\x1b" not in text
    assert "[P Phạm Văn Hà]" in text


@pytest.mark.parametrize("no_color", ["", "1"])
def test_a_terminal_has_colours_unless_they_are_unwanted(no_color: str) -> None:
    ours, theirs = pty.openpty()
    env = {**os.environ, "NO_COLOR": no_color}
    process = subprocess.Popen([sys.executable, "-m", "kg", "explain", PAGES[0]], cwd=ROOT, stdout=theirs, env=env)
    os.close(theirs)
    text = b""
    while chunk := _read(ours):
        text += chunk
    assert process.wait(timeout=60) == 0
    assert (b"\x1b[4;34m" in text) == (not no_color)
    assert (b"[P " in text) == bool(no_color)


def _read(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, 65536)
    except OSError:  # Linux says so at the end of a terminal
        return b""


def test_what_cannot_be_read_is_reported(tmp_path: Path) -> None:
    assert "missing" in kg(tmp_path / "nowhere.txt", code=1)
    assert not (tmp_path / "page.html").exists()
    kg(tmp_path / "nowhere.txt", "--html", "-o", tmp_path / "page.html", code=1)
    assert not (tmp_path / "page.html").exists()
