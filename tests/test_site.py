"""The documentation site: built strictly, complete, read without a network, and nobody is kept out."""

from __future__ import annotations

import functools
import os
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from kg.cli import COMMANDS
from kg.questions import catalogue
from kg.resources import ontology
from tests.barriers import grave
from tests.test_view_browser import browser

__all__ = ["browser"]  # a fixture
ROOT = Path(__file__).parent.parent
SIZES = ((1280, 900, "light"), (390, 844, "dark"))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the site; a link or an anchor that leads nowhere, or a page in no menu, fails here."""
    folder = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(folder)]
    done = subprocess.run(
        command, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return folder


class Opened:
    """Pages of the site in a browser, and what the browser complained about or asked of others."""

    def __init__(self, browser: Browser, base: str) -> None:
        self.browser, self.base = browser, base
        self.wrong: list[str] = []

    def page(self, path: str, size: tuple[int, int, str]) -> Page:
        """Open a page."""
        width, height, scheme = size
        viewport: Any = {"width": width, "height": height}
        colours: Any = scheme
        page = self.browser.new_context(viewport=viewport, color_scheme=colours).new_page()
        page.on("request", lambda asked: None if self._ours(asked.url) else self.wrong.append(asked.url))
        page.on("console", lambda said: self.wrong.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: self.wrong.append(str(error)))
        page.goto(self.base + path)
        return page

    def _ours(self, url: str) -> bool:
        return url.startswith((self.base, "data:", "blob:"))


class Quiet(SimpleHTTPRequestHandler):
    """A server of files that says nothing."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def opened(site: Path, browser: Browser) -> Iterator[Opened]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    made = Opened(browser, f"http://127.0.0.1:{server.server_port}/")
    yield made
    server.shutdown()
    assert made.wrong == []


def anchors(page: Path) -> set[str]:
    return set(re.findall(r'<h[23] id="([^"]+)"', page.read_text(encoding="utf-8")))


def test_the_reference_holds_every_command_every_question_and_every_term(site: Path) -> None:
    reference = site / "reference"
    assert set(COMMANDS) == anchors(reference / "commands.html")
    assert {question.name for question in catalogue()} == anchors(reference / "questions.html")
    declared = "\n".join((ontology() / name).read_text(encoding="utf-8") for name in ("kg.ttl", "bodies.ttl"))
    terms = set(re.findall(r"^kg:(\w+) a (?:owl|qb|rdf)", declared, re.MULTILINE))
    assert {"Meeting", "PeoplesCommittee", "quote", "EventKinds"} <= anchors(reference / "ontology.html")
    assert terms - anchors(reference / "ontology.html") == set()


def test_the_reference_says_what_the_program_says(site: Path) -> None:
    commands = (site / "reference" / "commands.html").read_text(encoding="utf-8")
    assert "Số tiến trình đọc / Reading processes." in commands
    terms = (site / "reference" / "ontology.html").read_text(encoding="utf-8")
    assert "Lời nguyên văn, ngắn nhất đủ chứng minh." in terms
    assert "<td>Phó Bí thư</td>" in terms


def test_a_file_that_a_page_leads_to_is_in_the_site(site: Path) -> None:
    assert (site / "files/examples/pages/d-03.txt").read_bytes() == (ROOT / "examples/pages/d-03.txt").read_bytes()
    assert 'href="files/examples/pages/d-03.txt"' in (site / "index.html").read_text(encoding="utf-8")


def test_every_page_opens_quietly_asks_nobody_and_fits_a_phone(site: Path, opened: Opened) -> None:
    pages = [page.relative_to(site).as_posix() for page in site.rglob("*.html") if page.name not in ("404.html",)]
    assert len(pages) > 15
    for path in pages:
        page = opened.page(path, SIZES[1])
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, path
        assert page.locator("html").get_attribute("lang") == ("vi" if path.endswith(".vi.html") else "en"), path
        page.context.close()


@pytest.mark.parametrize("size", SIZES, ids=("wide", "narrow"))
def test_nobody_is_kept_out(opened: Opened, size: tuple[int, int, str]) -> None:
    for path in ("index.vi.html", "how-to/journalist.html", "reference/questions.html"):
        page = opened.page(path, size)
        assert grave(page) == [], path
        page.context.close()


def test_a_question_is_found_by_its_vietnamese_words(opened: Opened) -> None:
    page = opened.page("index.html", SIZES[0])
    with page.expect_console_message(lambda said: "search ready" in said.text):
        page.reload()
    page.locator("[data-bs-target='#mkdocs_search_modal']").click()
    page.locator("#mkdocs-search-query").press_sequentially("biến động nhân sự")
    expect(page.locator("#mkdocs-search-results")).to_contain_text("kg:PersonnelEvent")
    page.context.close()
