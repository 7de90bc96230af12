"""The view by area: a large graph opens as rings with numbers, each opens where one presses."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import networkx as nx
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from kg.view import draw
from kg.view.opening import AROUND, foldable
from tests.test_view_browser import Watched, browser, page
from tests.test_view_tasks import county, quoted, saved, tick

__all__ = ["browser", "page"]  # the fixtures, of this file too
BEN, LUA, SEN = "tỉnh Bến Ngọc", "tỉnh Lúa Vàng", "huyện Sen"  # both provinces have a district of one name


def provinces(people: int = 80) -> nx.MultiDiGraph[str]:
    """Two provinces with two districts each, and people in the committee of each district; a ministry of no area."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for province in (BEN, LUA):
        for district in (SEN, f"huyện {province[-4:]}"):
            body, site = f"UBND {district}, {province}", {"place": district, "district": district, "province": province}
            graph.add_node(body, kind="body", label=f"UBND {district}", level=2, sources=9, **site)
            for n in range(people):
                who = f"{body} {n}"
                graph.add_node(who, kind="person", label=f"Người {n}", detail=f"Ủy viên UBND {district}", **site)
                graph.add_edge(
                    who, body, key=who, id=f"tenure/{who}", kind="tenure", label="Chủ tịch" if n == 0 else "Ủy viên",
                    status="current", valid_from="2019-01-01", seen_from="2019-01-01", seen_to="2020-01-01",
                    confidence=0.9, sources=[quoted(f"Người {n}, Ủy viên UBND {district}", n)],
                )  # fmt: skip
    for n, district in enumerate((SEN, f"huyện {BEN[-4:]}")):
        graph.add_edge(
            f"UBND {district}, {BEN} 1", f"UBND {SEN}, {LUA}", key=f"far{n}", id=f"tenure/far{n}", kind="tenure",
            label="Phó Chủ tịch", status="ended", sources=[quoted("nguyên Phó Chủ tịch", n)],
        )  # fmt: skip
    graph.add_node("bo", kind="body", label="Bộ Hoa màu")
    graph.add_edge("bo", f"UBND {SEN}, {BEN}", key="leads", id="leads", kind="hierarchy", label="leads")
    return graph


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("areas")
    pages = {
        "provinces": draw(provinces(), title="Hai tỉnh"),
        "county": draw(county(), title="Hai quận", focus="Phạm Văn Hà"),
    }
    for name, html in pages.items():
        (folder / f"{name}.html").write_text(html, encoding="utf-8")
    return {name: folder / f"{name}.html" for name in pages}


@pytest.fixture
def here(page: Page, files: dict[str, Path]) -> Page:
    Watched(page, files["provinces"])
    page.wait_for_selector("html[data-read]")
    return page


def rings(page: Page) -> dict[str, int]:
    """Return what the rings are called, and their numbers; those that are open not."""
    return {ring["title"]: ring["count"] for ring in page.evaluate("quanhe.bubbles()") if not ring["open"]}


def press(page: Page, id: str) -> None:
    """Click on what stands in the picture under `id`."""
    page.wait_for_timeout(400)  # until what moves has come to rest, and no click is half of a double one
    box, at = page.locator("#graph").bounding_box(), page.evaluate("id => quanhe.at(id)", id)
    assert box
    page.mouse.click(box["x"] + at["x"], box["y"] + at["y"])


def ring(page: Page, ending: str) -> str:
    found: str = page.evaluate("end => quanhe.bubbles().find(ring => ring.id.endsWith(end)).id", ending)
    return found


COUNTED = """(() => {
  const world = quanhe.data(), sum = (all) => all.reduce((a, b) => a + b, 0);
  const rings = quanhe.bubbles().filter(ring => !ring.open);
  const edges = quanhe.shown().edges.map(id => world.edgeById.get(id)), { drawn, fold: { itemOf } } = world;
  const single = edges.filter(({ from, to }) => drawn.has(from) && drawn.has(to));
  const within = edges.filter(({ from, to }) => itemOf.get(from) === itemOf.get(to));
  const bundled = sum(quanhe.bundles().map(([, n]) => n));
  return [drawn.size, sum(rings.map(ring => ring.count)), edges.length - single.length - within.length - bundled];
})()"""


def everything(page: Page) -> None:
    """Whatever is open, everything that passes the filters is in the picture once, and every relation is, too."""
    standing, folded, missing = page.evaluate(COUNTED)
    assert standing + folded == page.evaluate("quanhe.shown().nodes.length")
    assert missing == 0


def test_a_large_graph_opens_by_area_and_a_small_one_or_one_without_places_does_not() -> None:
    assert foldable(provinces())
    assert not foldable(provinces(people=10))
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.add_nodes_from(f"p{n}" for n in range(AROUND + 1))
    assert not foldable(graph)


def test_areas_open_into_bodies_and_the_people_of_each(here: Page) -> None:
    assert rings(here) == {BEN: 162, LUA: 162, "Trung ương, hoặc không rõ địa bàn": 1}
    everything(here)
    press(here, f"area/{BEN}")
    assert rings(here) == {SEN: 81, f"huyện {BEN[-4:]}": 81, LUA: 162, "Trung ương, hoặc không rõ địa bàn": 1}
    everything(here)
    press(here, f"area/{BEN}/{SEN}")
    assert here.evaluate("[...quanhe.data().drawn]") == [f"UBND {SEN}, {BEN}"], "a body stands by itself"
    people = ring(here, f"UBND {SEN}, {BEN}//person")
    assert rings(here)["người"] == 80
    everything(here)
    press(here, people)
    assert here.evaluate("quanhe.data().drawn.size") == 61, "so many at a time"
    expect(here.locator("#status")).to_contain_text("Vẽ thêm 60 đối tượng")
    assert rings(here)["người"] == 20
    everything(here)
    at = here.evaluate("[...quanhe.data().drawn].map(id => quanhe.data().byId.get(id)).map(n => `${n.x} ${n.y}`)")
    assert len(set(at)) == len(at), "none on another"
    press(here, people)
    assert here.evaluate("quanhe.data().drawn.size") == 81
    here.keyboard.press("0")
    press(here, f"area/{BEN}")
    assert rings(here) == {BEN: 162, LUA: 162, "Trung ương, hoặc không rõ địa bàn": 1}, "and closes again"


def test_rings_that_open_push_the_others_straight_away(here: Page) -> None:
    spots = "Object.fromEntries([...quanhe.data().fold.items.values()].map(b => [b.id, [b.x, b.y, b.r]]))"
    press(here, f"area/{LUA}")
    press(here, f"area/{LUA}/{SEN}")
    after = here.evaluate(spots)
    disc = here.evaluate(f"quanhe.data().fold.discs.find(disc => disc.key === 'area/{LUA}')")
    for name, (x, y, r) in after.items():
        if LUA not in name:
            assert ((x - disc["x"]) ** 2 + (y - disc["y"]) ** 2) ** 0.5 >= disc["r"] + r, f"{name} in an area of others"


def test_relations_of_what_is_folded_open_their_words(here: Page) -> None:
    bundles = dict(here.evaluate("quanhe.bundles()"))
    assert bundles[f"area/{BEN}|area/{LUA}"] == 2
    here.evaluate("key => { location.hash = 'bundle=' + encodeURIComponent(key) }", f"area/{BEN}|area/{LUA}")
    drawer = here.locator("#drawer")
    expect(drawer).to_contain_text("2 quan hệ được gộp")
    expect(drawer.locator("h2")).to_have_text(f"{BEN} – {LUA}")
    drawer.get_by_role("button", name="Phó Chủ tịch").first.click()
    expect(drawer.locator("blockquote")).to_have_text("“nguyên Phó Chủ tịch”")
    assert len(here.evaluate("[...quanhe.data().drawn].filter(id => id.endsWith(' 1'))")) == 1, "both ends are drawn"
    everything(here)


def test_numbers_follow_the_filters(here: Page) -> None:
    tick(here, "role", "Chủ tịch")
    assert rings(here) == {BEN: 4, LUA: 4}
    everything(here)
    here.locator("#clear").click()
    here.locator("[data-kind=person]").click()
    assert rings(here) == {BEN: 2, LUA: 2, "Trung ương, hoặc không rõ địa bàn": 1}
    here.locator("#clear").click()
    here.locator("[data-facet=district] summary").click()
    names = here.locator("[data-facet=district] li bdi").all_inner_texts()
    assert {f"{SEN}, {BEN}", f"{SEN}, {LUA}"} <= set(names), "districts of one name are told apart"
    tick(here, "district", f"{SEN}, {LUA}")
    assert rings(here)[LUA] == 81


def test_a_hit_says_in_which_province_it_is(here: Page) -> None:
    here.keyboard.press("/")
    here.keyboard.type("ubnd huyen sen lua vang")
    hits = here.locator("#hits li")
    expect(hits.first).to_contain_text(f"{SEN}, {LUA}")
    assert here.evaluate("getComputedStyle(document.querySelector('#hits small bdi')).display") == "inline", "in a line"
    assert not any(BEN in text for text in hits.all_inner_texts())


def test_what_is_found_comes_out_of_its_ring(here: Page) -> None:
    here.keyboard.press("/")
    here.keyboard.type("nguoi 69 ubnd huyen sen")
    here.keyboard.press("Enter")
    expect(here.locator("#drawer h2")).to_have_text("Người 69")
    found = here.evaluate("quanhe.selection().node")
    assert found in here.evaluate("[...quanhe.data().drawn]")
    everything(here)
    here.locator("#drawer .bonds button").first.click()
    expect(here.locator("#drawer blockquote")).to_contain_text("Người 69")


TOWARDS = """id => {
  const a = quanhe.at(quanhe.selection().bubble), b = quanhe.at(id), [x, y] = [b.x - a.x, b.y - a.y];
  return Math.abs(x) > Math.abs(y) ? (x > 0 ? 'ArrowRight' : 'ArrowLeft') : y > 0 ? 'ArrowDown' : 'ArrowUp';
}"""


def test_the_keyboard_walks_over_rings_and_opens_them(here: Page) -> None:
    here.locator("#graph").focus()
    here.keyboard.press("ArrowRight")
    assert "bubble" in here.evaluate("quanhe.selection()")
    expect(here.locator("#status")).to_contain_text("2 cơ quan")
    for _ in range(4):
        if here.evaluate("quanhe.selection()") != {"bubble": f"area/{LUA}"}:
            here.keyboard.press(here.evaluate(TOWARDS, f"area/{LUA}"))
    here.keyboard.press("Enter")
    assert rings(here)[SEN] == 81
    expect(here.locator("#status")).to_contain_text("Đang mở")
    here.keyboard.press("Enter")
    assert SEN not in rings(here)


def test_the_address_keeps_what_is_open_and_the_view(here: Page) -> None:
    press(here, f"area/{BEN}")
    press(here, f"area/{BEN}/{SEN}")
    press(here, ring(here, "//person"))
    state = "[quanhe.bubbles(), [...quanhe.data().drawn], quanhe.selection()]"
    address, before = here.evaluate("location.href"), here.evaluate(state)
    here.goto("about:blank")
    here.goto(address)
    here.wait_for_selector("html[data-ready]")
    assert here.evaluate(state) == before
    here.locator("#view").select_option("all")
    assert here.evaluate("quanhe.shown().nodes.length") == 325
    assert "view=all" in here.url
    here.go_back()
    here.wait_for_function("quanhe.bubbles().length > 0")
    assert here.evaluate("quanhe.bubbles()") == before[0]


def test_from_one_thing_to_its_areas_and_back(page: Page, files: dict[str, Path]) -> None:
    Watched(page, files["county"])
    page.wait_for_selector("html[data-read]")
    place = "[quanhe.data().byId.get('hop').x, quanhe.data().byId.get('hop').y]"
    spot, names = page.evaluate(place), page.locator("#view option").all_inner_texts()
    assert names == ["Quanh một đối tượng", "Gộp theo địa bàn", "Tất cả, theo nơi"]
    page.locator("#view").select_option("area")
    assert "Phạm Văn Hà" in page.evaluate("[...quanhe.data().drawn]"), "the one in the middle stands by himself"
    assert rings(page)["huyện Lúa Nếp"] == 4
    everything(page)
    page.locator("#view").select_option("all")
    assert page.evaluate("quanhe.shown().nodes.length") == 10
    page.locator("#view").select_option("around")
    assert page.evaluate(place) == spot, "everything is where it was"
    assert page.url.endswith("county.html")


def test_rings_can_be_taken_away(here: Page) -> None:
    press(here, f"area/{BEN}")
    press(here, f"area/{BEN}/{SEN}")
    here.wait_for_timeout(400)
    _, content = saved(here, "svg")
    said = list(ElementTree.fromstring(content).itertext())
    assert "80" in said
    assert f"{LUA}: 160 người, 2 cơ quan" in said
    _, content = saved(here, "csv")
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
    assert len(rows) == 323, "what is folded, too"
    assert all(row["quote"] for row in rows if row["kind"] == "tenure")


@pytest.mark.parametrize(("scheme", "width", "height"), [("light", 1400, 900), ("dark", 390, 844)])
def test_accessible_by_area(browser: Browser, files: dict[str, Path], scheme: Any, width: int, height: int) -> None:
    context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": height}, offline=True)
    page = Watched(context.new_page(), files["provinces"]).page
    page.wait_for_selector("html[data-read]")
    hashes = ("", f"open=area/{BEN}&open=area/{BEN}/{SEN}", f"bundle=area/{BEN}|area/{LUA}", f"bubble=area/{LUA}")
    for state in hashes:
        page.evaluate("hash => { location.hash = hash }", state)
        page.wait_for_timeout(400)
        found = Axe().run(page).response["violations"]
        assert [one["id"] for one in found if one["impact"] in ("serious", "critical")] == [], state
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), state
    context.close()
