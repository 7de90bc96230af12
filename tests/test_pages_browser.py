"""The pages in a real browser under their policy, on wide and narrow screens: nothing sticks out or is fetched."""

from __future__ import annotations

import mimetypes
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, parse_qsl, quote, unquote, urlsplit

import pyoxigraph as ox
import pytest
from playwright.sync_api import Browser, Page, expect

from kg import pages
from kg.store import Store
from kg.vocab import BASE
from tests.test_pages import hostile, iris, others, person
from tests.test_view_browser import browser

__all__ = ["browser", "hostile"]  # fixtures
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
ANSWERED = "/questions/who-held-post?" + "body=" + quote("UBND quận Ngô Quyền") + "&role=" + quote("Chủ tịch")
# The table of results in the editor sets a style element, which the policy stops; style.css has what it would say.
STOPPED = "Applying inline style violates"

Answer = tuple[int, str, str, str | bytes]


def answer(store: Store, target: str, body: str) -> Answer:
    """Return status, type, policy and content for a path, as a server of the pages would."""
    url = urlsplit(target)
    path, given = unquote(url.path), dict(parse_qsl(url.query))
    lang, view, at = given.pop("lang", "vi"), given.pop("view", ""), int(given.pop("page", "1"))
    html = "text/html; charset=utf-8"
    if path.startswith("/static/"):
        file = pages.STATIC / path.removeprefix("/static/")
        return 200, mimetypes.guess_type(file.name)[0] or "", pages.POLICY, file.read_bytes()
    if path == "/sparql":
        rows = store.sparql(parse_qs(body)["query"][0])
        assert isinstance(rows, ox.QuerySolutions)
        return (
            200,
            "application/sparql-results+json",
            pages.POLICY,
            rows.serialize(format=ox.QueryResultsFormat.JSON) or b"",
        )
    if path.startswith("/questions/") and path.endswith("/graph"):
        return 200, html, pages.DRAWING_POLICY, pages.question_drawing(store, path.split("/")[2], given).html
    if path == "/graph":
        return 200, html, pages.DRAWING_POLICY, pages.drawing(store, given["thing"]) or ""
    if path.startswith("/questions/"):
        made = pages.question(store, path.split("/")[2], given, lang, view, at)
        return made.status, html, pages.POLICY, made.html
    shown: dict[str, Callable[[], str | None]] = {
        "/": lambda: pages.home(store, lang),
        "/search": lambda: pages.search(store, given.get("q", ""), given.get("kind", ""), lang),
        "/editor": lambda: pages.editor(lang),
    }
    made_ = shown.get(path, lambda: pages.thing(store, BASE + path[1:], lang, given.get("section", ""), at))()
    return (200 if made_ else 404), html, pages.POLICY, made_ or pages.error(404, "Không có trang này", path, lang)


class Site:
    """The pages of one store on a port of this machine, and what the browser complained about or asked of others."""

    def __init__(self, store: Store, browser: Browser) -> None:
        site, lock = self, threading.Lock()

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                sent = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
                with lock:
                    status, kind, policy, content = answer(site.store, self.path, sent)
                data = content.encode() if isinstance(content, str) else content
                self.send_response(status)
                for name, value in (
                    ("Content-Type", kind),
                    ("Content-Security-Policy", policy),
                    ("Content-Length", str(len(data))),
                ):
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(data)

            do_POST = do_GET

            def log_message(self, *_: object) -> None:
                """Say nothing."""

        self.store, self.browser = store, browser
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.base = f"http://127.0.0.1:{self.server.server_port}"
        self.outside: list[str] = []
        self.complaints: list[str] = []
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def open(self, path: str, size: dict[str, int] = WIDE) -> Page:
        """Return a page of the browser at `path`."""
        page = self.browser.new_context(viewport=size).new_page()  # type: ignore[arg-type]
        page.on("request", lambda request: self.outside.append(request.url) if not self._ours(request.url) else None)
        page.on("console", lambda message: self.complaints.append(message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.goto(self.base + path)
        return page

    def _ours(self, url: str) -> bool:
        return url.startswith((self.base, "data:", "blob:"))


@pytest.fixture
def site(sample: Store, browser: Browser) -> Iterator[Site]:
    made = Site(sample, browser)
    yield made
    made.server.shutdown()
    assert not made.outside
    assert not [text for text in made.complaints if STOPPED not in text]


def test_no_page_sticks_out_of_a_screen_or_breaks_its_policy(site: Site) -> None:
    things = [
        iris(site.store, f"?x a {kind}")[0]
        for kind in ("org:FormalOrganization", "kg:Meeting", "eli:Work", "org:Membership")
    ]
    paths = [
        "/",
        "/search?q=ngo+quyen",
        ANSWERED,
        ANSWERED + "&view=table&on=2023",
        "/questions/indicator-over-time?area=" + quote("quận Hải An"),
    ]
    for iri in [*things, *others(site.store), person(site.store, "Phạm Văn Hà")]:
        paths.append("/" + quote(iri.removeprefix(BASE)))
    for size in (WIDE, NARROW):
        for path in paths:
            page = site.open(path, size)
            assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, (path, size)
            assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(247, 248, 250)", path
            page.context.close()


def test_a_person_is_one_search_away_and_the_keyboard_is_enough(site: Site) -> None:
    page = site.open("/")
    page.keyboard.type("pham van ha")  # the field has the focus
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?**")
    page.get_by_role("link", name="Phạm Văn Hà").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Phạm Văn Hà")
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.get_by_role("link", name="English").click()
    expect(page.get_by_role("heading", name="Offices")).to_be_visible()


def test_a_timeline_shows_proven_and_possible_apart_in_the_width_there_is(site: Site) -> None:
    for size in (WIDE, NARROW):
        page = site.open(ANSWERED, size)
        svg = page.locator(".timeline li svg").first
        box, certain = svg.bounding_box(), svg.locator(".certain").first
        assert box and 250 < box["width"] < size["width"]
        assert certain.evaluate("line => getComputedStyle(line).strokeWidth") == "12px"
        assert "Nhận chức" in (svg.get_attribute("aria-label") or "")
        page.context.close()


def test_an_answer_on_a_narrow_screen_keeps_its_headings_beside_its_cells(site: Site) -> None:
    page = site.open(ANSWERED + "&view=table", NARROW)
    cell = page.locator("td[data-label='người']").first
    assert cell.evaluate("td => getComputedStyle(td, '::before').content") == '"người"'
    expect(page.get_by_role("table")).to_have_count(1)
    expect(page.get_by_role("columnheader").first).to_be_attached()


def test_the_network_of_an_answer_is_drawn_in_a_frame_of_its_own(site: Site) -> None:
    page = site.open(ANSWERED + "&view=graph")
    frame = page.frame_locator("iframe.drawing")
    frame.locator("html[data-ready]").wait_for()
    expect(frame.locator("#kinds")).to_contain_text("Người")


def test_the_editor_asks_our_endpoint_alone_and_its_results_lead_to_our_pages(site: Site) -> None:
    assert (pages.STATIC / "vendor" / "yasgui.min.js").is_file(), (
        "python scripts/editor.py installs the editor (needs npm)"
    )
    page = site.open("/editor")
    expect(page.locator("#plain")).to_be_hidden()
    page.locator(".yasqe_queryButton").click()
    page.locator("#yasr table a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/id/person/**")
    assert any(STOPPED in text for text in site.complaints)  # else the exception above can go


def test_a_query_can_be_shared_by_its_address(site: Site) -> None:
    page = site.open("/editor?query=" + quote("SELECT * WHERE { ?a ?b 'chung' }"))
    expect(page.locator(".CodeMirror")).to_contain_text("'chung'")


def test_hostile_names_run_nothing_and_turn_no_text_around_them(hostile: Store, browser: Browser) -> None:
    site = Site(hostile, browser)
    things = [*iris(hostile, "?x a foaf:Person"), *iris(hostile, "GRAPH ?x { ?x a schema:NewsArticle }")]
    for path in [
        *("/" + iri.removeprefix(BASE) for iri in things),
        "/search?q=script",
        "/graph?thing=" + quote(things[0]),
    ]:
        page = site.open(path)
        page.wait_for_timeout(200)
        assert "owned" not in page.title() or "<script>" in page.title()
        assert page.locator("img").count() == 0
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, path
    site.server.shutdown()
    assert not site.outside and not site.complaints
