"""The pages that `kg serve` sends, in a browser: nobody is kept out, light and dark, on wide and narrow screens."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, expect

from kg.store import Store
from kg.vocab import BASE
from tests.barriers import grave
from tests.serving import Server
from tests.test_pages import iris, person
from tests.test_view_browser import browser

__all__ = ["browser"]  # a fixture
ASKED = "/q/who-held-post?body=" + quote("UBND quận Ngô Quyền") + "&role=" + quote("Chủ tịch")
WIDE, NARROW = (1280, 900), (390, 844)


@pytest.fixture(scope="module")
def server(built: Path) -> Iterator[Server]:
    with Server(built) as server:
        yield server


@pytest.fixture(scope="module")
def paths(built: Path) -> dict[str, str]:
    """A page of every sort, by what it shows."""
    with Store.open(built, read_only=True) as store:
        things = {
            "person": person(store, "Phạm Văn Hà"),
            **{kind: iris(store, f"?x a {kind}")[0] for kind in ("kg:Meeting", "org:Membership", "eli:Work")},
            "document": iris(store, "GRAPH ?x { ?x a schema:NewsArticle }")[0],
        }
    return {
        "home": "/",
        "search": "/search?q=ngo+quyen",
        "nothing found": "/search?q=qqqqqq",
        **{kind: "/" + quote(iri.removeprefix(BASE)) for kind, iri in things.items()},
        "form": "/q/who-held-post?lang=en",
        "wrong": ASKED + "&on=ngay+mai",
        "timeline": ASKED,
        "table": ASKED + "&view=table",
        "graph": ASKED + "&view=graph",
        "no page": "/id/person/khong-co",
    }


def opened(browser: Browser, url: str, size: tuple[int, int], scheme: Any) -> Page:
    viewport: Any = dict(zip(("width", "height"), size, strict=True))
    page = browser.new_context(viewport=viewport, color_scheme=scheme, locale="vi-VN").new_page()
    page.goto(url)
    return page


@pytest.mark.parametrize(("size", "scheme"), [(WIDE, "light"), (NARROW, "dark")])
def test_nobody_is_kept_out_of_any_page(
    server: Server, browser: Browser, paths: dict[str, str], size: tuple[int, int], scheme: str
) -> None:
    found = {}
    for name, path in paths.items():
        page = opened(browser, server.url + path, size, scheme)
        expect(page.locator("h1"), name).to_have_count(1)
        if problems := grave(page):
            found[name] = problems
        page.context.close()
    assert found == {}


@pytest.mark.parametrize(("size", "scheme"), [(WIDE, "light"), (NARROW, "dark")])
def test_nobody_is_kept_out_of_the_editor_and_its_results(
    server: Server, browser: Browser, size: tuple[int, int], scheme: str
) -> None:
    page = opened(browser, server.url + "/editor", size, scheme)
    expect(page.locator("#plain")).to_be_hidden()
    assert grave(page) == []
    page.locator(".yasqe_queryButton").click()
    expect(page.locator("#yasr table a").first).to_be_visible()
    assert grave(page) == []
    page.context.close()
