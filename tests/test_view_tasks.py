"""What a reader does with the explorer, in a browser, offline: find, filter, go back in time, follow, take away."""

from __future__ import annotations

import csv
import io
import struct
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import networkx as nx
import pytest
from playwright.sync_api import Browser, Page, expect

from kg.view import draw
from tests.barriers import grave
from tests.test_view_browser import Watched, browser, page

__all__ = ["browser", "page"]  # the fixtures, of this file too
HOA, LUA = "quận Hoa Sen", "huyện Lúa Nếp"
# who, office, body, first day that is sure, last day that is sure, status, confidence
OFFICES = (
    ("Phạm Văn Hà", "Bí thư", "Quận ủy Hoa Sen", "2016-02-01", "2020-06-30", "ended", 0.95),
    ("Đỗ Thị Sương", "Bí thư", "Quận ủy Hoa Sen", "2020-08-01", "2024-05-01", "current", 0.95),
    ("Lê Quốc Ân", "Chủ tịch", "UBND quận Hoa Sen", "2018-01-01", "2019-01-01", "ended", 0.7),
    ("Đỗ Thị Sương", "Phó Bí thư", "Quận ủy Hoa Sen", "2016-03-01", "2020-06-30", "ended", 0.95),
    ("Trần Đông", "Bí thư", "Huyện ủy Lúa Nếp", "2019-05-01", "2022-12-31", "ended", 0.6),
    ("Ngô Hữu Tiến", "Chủ tịch", "UBND huyện Lúa Nếp", None, None, "unknown", 0.9),
)
BODIES = {"Quận ủy Hoa Sen": HOA, "UBND quận Hoa Sen": HOA, "Huyện ủy Lúa Nếp": LUA, "UBND huyện Lúa Nếp": LUA}


def quoted(quote: str, page: int, confidence: float = 0.9) -> dict[str, Any]:
    outlet = ("hoasen.example", "luanep.example")[page % 2]
    return {
        "quote": quote, "start": 0, "end": len(quote), "confidence": confidence, "doc": f"document/{page}",
        "title": f"Tin số {page}", "url": f"https://{outlet}/tin/{page}", "published": "2021-03-04",
        "publisher": outlet,
    }  # fmt: skip


def county() -> nx.MultiDiGraph[str]:
    """Two districts with their offices, a meeting where both met, and a far place that is not drawn at first."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for body, place in BODIES.items():
        graph.add_node(body, kind="body", label=body, place=place, district=place, level=2, sources=3)
    for n, (who, role, body, first, last, status, confidence) in enumerate(OFFICES):
        graph.add_node(
            who, kind="person", label=who, place=BODIES[body], district=BODIES[body], detail=f"{role} {body}"
        )
        graph.add_edge(
            who, body, key=f"t{n}", id=f"tenure/{n}", kind="tenure", label=role, status=status, confidence=confidence,
            valid_from=first, valid_to=None, seen_from=first, seen_to=last,
            sources=[quoted(f"đồng chí {who}, {role} {body}", n, confidence)],
        )  # fmt: skip
    graph.add_node("hop", kind="meeting", label="Hội nghị giao ban liên quận", date="2019-06-01", place=HOA)
    for n, who in enumerate(("Phạm Văn Hà", "Trần Đông")):
        graph.add_edge(
            who, "hop", key=f"d{n}", id=f"participation/{n}", kind="participation", label="attends",
            valid_from="2019-06-01", valid_to="2019-06-01", confidence=0.9,
            sources=[quoted(f"{who} dự hội nghị", 8 + n)],
        )  # fmt: skip
    return graph


def far(graph: nx.MultiDiGraph[str], people: int = 320) -> nx.MultiDiGraph[str]:
    """Add so many people behind the meeting that not all can be drawn at first."""
    for n in range(people):
        graph.add_node(f"far{n}", kind="person", label=f"Chử Xa {n}")
        graph.add_edge(
            f"far{n}", "Huyện ủy Lúa Nếp", key=f"f{n}", id=f"f{n}", kind="tenure", label="Ủy viên", sources=[]
        )
    return graph


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("tasks")
    pages = {
        "county": draw(county(), title="Hai quận", focus="Phạm Văn Hà"),
        "far": draw(far(county()), title="Hai quận", focus="Phạm Văn Hà"),
        "way": draw(county(), title="Đường đi", path=["Phạm Văn Hà", "hop", "Trần Đông"]),
    }
    for name, html in pages.items():
        (folder / f"{name}.html").write_text(html, encoding="utf-8")
    return {name: folder / f"{name}.html" for name in pages}


@pytest.fixture
def here(page: Page, files: dict[str, Path]) -> Page:
    """The two districts, read to the end."""
    Watched(page, files["county"])
    page.wait_for_selector("html[data-read]")
    return page


def shown(page: Page) -> set[str]:
    return set(page.evaluate("quanhe.shown().edges"))


def tick(page: Page, facet: str, value: str) -> None:
    box = page.locator(f"[data-facet={facet}]")
    if box.get_attribute("open") is None:
        box.locator("summary").click()
    box.get_by_label(value, exact=False).first.click()


def count(page: Page, facet: str, value: str) -> str:
    row = page.locator(f"[data-facet={facet}] li").filter(has_text=value).first
    return row.locator(".n").inner_text()


def slide(page: Page, handle: str, year: int) -> None:
    page.locator(f"#{handle}").focus()
    for _ in range(40):
        said = page.locator(f"#{handle}").get_attribute("aria-valuetext") or ""
        if int(said[-4:]) == year:
            return
        page.keyboard.press("ArrowRight" if int(said[-4:]) < year else "ArrowLeft")
    raise AssertionError(f"{handle} never said {year}")


def test_posts_of_a_person_stand_in_time(here: Page) -> None:
    here.keyboard.press("/")
    here.keyboard.type("do thi suong")
    here.keyboard.press("Enter")
    posts = here.locator("#drawer .bonds li").all_inner_texts()
    assert len(posts) == 2
    assert "Phó Bí thư" in posts[0]
    assert "01/03/2016" in posts[0]
    assert "01/08/2020" in posts[1]


def test_facets_filter_and_their_counts_say_what_is_there(here: Page) -> None:
    here.locator("[data-facet=district] summary").click()
    here.locator("[data-facet=role] summary").click()
    assert count(here, "role", "Bí thư") == "3"
    assert count(here, "district", HOA) == "6", "three people, two bodies and the meeting"
    tick(here, "district", LUA)
    assert shown(here) == {"tenure/4", "tenure/5"}
    assert count(here, "role", "Bí thư") == "1", "counts follow what is chosen elsewhere"
    assert count(here, "district", HOA) == "6", "and not what is chosen in the facet itself"
    tick(here, "role", "Bí thư")
    assert shown(here) == {"tenure/4"}
    nodes = set(here.evaluate("quanhe.shown().nodes"))
    assert nodes == {"Phạm Văn Hà", "Trần Đông", "Huyện ủy Lúa Nếp"}, "with the one in the middle"
    expect(here.locator("#counts")).to_contain_text("3 / 10")
    expect(here.locator("#status")).to_contain_text("1 quan hệ")
    here.locator("#clear").click()
    assert len(shown(here)) == 8


def test_sources_bodies_and_confidence_filter_too(here: Page) -> None:
    tick(here, "confidence", "thấp")
    assert shown(here) == {"tenure/4"}
    here.locator("#clear").click()
    tick(here, "source", "luanep.example")
    assert shown(here) == {"tenure/1", "tenure/3", "tenure/5", "participation/1"}
    here.locator("#clear").click()
    tick(here, "body", "UBND quận Hoa Sen")
    assert shown(here) == {"tenure/2"}
    here.locator("[data-kind=person]").click()
    assert shown(here) == set()


def test_who_held_office_then(here: Page) -> None:
    tick(here, "body", "Quận ủy Hoa Sen")
    tick(here, "role", "Bí thư")
    slide(here, "since", 2017)
    slide(here, "until", 2018)
    expect(here.locator("#span")).to_have_text("2017 – 2018")
    assert shown(here) == {"tenure/0"}
    slide(here, "until", 2022)
    slide(here, "since", 2022)
    assert shown(here) == {"tenure/0", "tenure/1"}, "no page says that the first had gone"
    svg = ElementTree.fromstring(here.evaluate("quanhe.svg()"))
    dashes = [
        path.get("stroke-dasharray")
        for path in svg.iter("{http://www.w3.org/2000/svg}path")
        if path.get("fill") == "none"
    ]
    assert sorted(str(dash) for dash in dashes) == ["2 5", "none"], "what is possible alone is dotted"
    here.locator("#always").click()
    here.locator("#clear").click()
    slide(here, "until", 2017)
    assert "tenure/5" not in shown(here), "nobody knows when"
    here.locator("#undated").check()
    assert "tenure/5" in shown(here)


def test_the_way_between_two_people_with_its_proofs(here: Page, files: dict[str, Path]) -> None:
    for key in ("/", *"pham van ha", "Enter"):
        here.keyboard.press("Space" if key == " " else key)
    here.locator("#wayFrom").click()
    expect(here.locator("#query")).to_be_focused()
    here.keyboard.type("tran dong")
    here.keyboard.press("Enter")
    assert here.evaluate("quanhe.way()") == ["participation/0", "participation/1"]
    drawer = here.locator("#drawer")
    expect(drawer).to_contain_text("2 bước")
    expect(drawer.locator("blockquote")).to_have_text(["“Phạm Văn Hà dự hội nghị”", "“Trần Đông dự hội nghị”"])
    expect(drawer).to_contain_text("Cùng xuất hiện không có nghĩa là có sai phạm")
    address = here.url
    here.goto("about:blank")
    here.goto(address)
    expect(drawer).to_contain_text("2 bước")
    Watched(here, files["way"])
    expect(drawer).to_contain_text("2 bước")
    here.keyboard.press("Escape")
    expect(drawer).to_be_hidden()


def test_neighbours_that_were_not_drawn_can_be(page: Page, files: dict[str, Path]) -> None:
    Watched(page, files["far"])
    page.wait_for_selector("html[data-read]")
    assert page.evaluate("quanhe.shown().nodes.length") == 300
    lacking = page.evaluate(
        "[...quanhe.data().byId.keys()].filter(id => id.startsWith('far') && !quanhe.data().drawn.has(id))"
    )
    page.keyboard.press("/")
    page.keyboard.type(f"chu xa {lacking[0][3:]}")
    page.keyboard.press("Enter")
    expect(page.locator("#drawer h2")).to_have_text(f"Chử Xa {lacking[0][3:]}")
    assert lacking[0] in page.evaluate("quanhe.shown().nodes"), "what is found is drawn"
    page.keyboard.press("/")
    page.keyboard.type("huyen uy lua nep")
    page.keyboard.press("Enter")
    page.locator("#expand").click()
    expect(page.locator("#expand")).to_have_count(0)
    everybody = {f"far{n}" for n in range(320)}
    assert everybody <= set(page.evaluate("quanhe.shown().nodes"))
    at = page.evaluate("[...quanhe.data().drawn].map(id => quanhe.data().byId.get(id)).map(n => `${n.x} ${n.y}`)")
    assert len(set(at)) == len(at), "none on another"
    address = page.url
    page.goto("about:blank")
    page.goto(address)
    page.wait_for_selector("html[data-ready]")
    assert everybody <= set(page.evaluate("quanhe.shown().nodes"))


def test_the_address_brings_back_the_same_state(here: Page) -> None:
    tick(here, "district", HOA)
    slide(here, "since", 2018)
    here.get_by_role("button", name="Dự án").count()
    here.keyboard.press("Escape")
    here.locator("#graph").focus()
    here.keyboard.press("Enter")
    here.locator("#share").click()
    address = here.locator("#link").input_value()
    before = here.evaluate("[quanhe.shown(), quanhe.selection()]")
    here.goto("about:blank")
    here.goto(address)
    here.wait_for_selector("html[data-ready]")
    assert here.evaluate("[quanhe.shown(), quanhe.selection()]") == before
    expect(here.locator("#span")).to_contain_text("2018 –")
    expect(here.locator("[data-facet=district] input").first).to_be_checked()


def saved(page: Page, button: str) -> tuple[str, bytes]:
    page.locator("#downloads summary").click()
    with page.expect_download() as waiting:
        page.locator(f"#{button}").click()
    return waiting.value.suggested_filename, waiting.value.path().read_bytes()


def test_what_is_shown_can_be_taken_away(here: Page) -> None:
    tick(here, "district", LUA)
    name, content = saved(here, "csv")
    assert name == "hai-quan.csv"
    assert content.startswith("\ufeff".encode())
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
    assert {(row["from"], row["relation"], row["to"]) for row in rows} == {
        ("Trần Đông", "Bí thư", "Huyện ủy Lúa Nếp"),
        ("Ngô Hữu Tiến", "Chủ tịch", "UBND huyện Lúa Nếp"),
    }
    dong = next(row for row in rows if row["from"] == "Trần Đông")
    assert dong["quote"] == "đồng chí Trần Đông, Bí thư Huyện ủy Lúa Nếp"
    assert (dong["url"], dong["valid_from"]) == ("https://hoasen.example/tin/4", "2019-05-01")
    name, content = saved(here, "svg")
    said = "".join(ElementTree.fromstring(content).itertext())
    for words in ("Hai quận", "Xuất ngày", "Cơ quan, tổ chức", "đã kết thúc", "Trần Đông", "Cùng xuất hiện"):
        assert words in said
    assert "Lê Quốc Ân" not in said, "what is hidden stays hidden"
    name, content = saved(here, "png")
    assert name == "hai-quan.png"
    assert content.startswith(b"\x89PNG")
    width, height = struct.unpack(">II", content[16:24])
    assert (width, height) > (2000, 1400)


def test_a_formula_in_a_name_is_no_formula_in_a_spreadsheet(page: Page, tmp_path: Path) -> None:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.add_node("a", kind="person", label='=HYPERLINK("http://x")')
    graph.add_edge("a", "b", id="e", kind="tenure", label='+1,"2"\n', sources=[])
    (tmp_path / "f.html").write_text(draw(graph, title="t"), encoding="utf-8")
    Watched(page, tmp_path / "f.html")
    (row,) = csv.DictReader(io.StringIO(page.evaluate("quanhe.csv()").removeprefix("\ufeff")))
    assert row["from"] == '\'=HYPERLINK("http://x")'
    assert row["relation"].startswith("'+1,")


def test_the_table_says_what_the_picture_shows(here: Page) -> None:
    tick(here, "district", LUA)
    here.locator("#tabled").click()
    rows = here.locator("#table tbody tr")
    expect(rows).to_have_count(2)
    expect(rows.filter(has_text="Trần Đông")).to_contain_text("Huyện ủy Lúa Nếp")
    rows.get_by_role("button", name="Bí thư").click()
    expect(here.locator("#table")).to_be_hidden()
    expect(here.locator("#drawer blockquote")).to_contain_text("Trần Đông")


def test_everything_can_be_done_with_the_keyboard_alone(here: Page) -> None:
    """Find, open an office, reach its source, filter, move the time, open the table and close it."""
    keys = here.keyboard
    keys.press("/")
    keys.type("pham van ha")
    keys.press("Enter")
    reach(here, "#drawer .bonds button")
    keys.press("Enter")
    reach(here, "#drawer .proof a")
    assert here.evaluate("document.activeElement.href") == "https://hoasen.example/tin/0"
    keys.press("Escape")
    expect(here.locator("#drawer")).to_be_hidden()
    reach(here, "[data-facet=role] summary")
    keys.press("Enter")
    reach(here, "[data-facet=role] input")
    keys.press("Space")
    assert here.evaluate("document.activeElement.checked"), "the focus stays on the box"
    assert len(shown(here)) < 8
    reach(here, "#since")
    keys.press("ArrowRight")
    expect(here.locator("#always")).to_be_visible()
    here.locator("#graph").focus()
    keys.press("t")
    expect(here.locator("#table")).to_be_visible()
    keys.press("Escape")
    expect(here.locator("#table")).to_be_hidden()
    reach(here, "#downloads summary")
    keys.press("Enter")
    reach(here, "#csv")


def reach(page: Page, selector: str) -> None:
    """Press Tab until what is wanted has the focus."""
    for _ in range(120):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"Tab never comes to {selector}")


@pytest.mark.parametrize(
    ("scheme", "width", "height"), [("light", 1400, 900), ("dark", 1400, 900), ("light", 390, 844), ("dark", 390, 844)]
)
def test_accessible_light_and_dark_wide_and_narrow(
    browser: Browser, files: dict[str, Path], scheme: Any, width: int, height: int
) -> None:
    context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": height}, offline=True)
    page = Watched(context.new_page(), files["county"]).page
    page.wait_for_selector("html[data-read]")
    states = (
        "null",
        "document.querySelectorAll('details').forEach(one => { one.open = !one.matches('.menu') })",
        "location.hash = 'edge=tenure/1&time=2020.00~2022.00'",
        "document.getElementById('tabled').click()",
        "document.getElementById('table').close(), document.getElementById('share').click()",
        "document.getElementById('sharing').close(), document.getElementById('help').click()",
    )
    for state in states:
        page.evaluate(state)
        page.wait_for_timeout(350)  # until what moves has come to rest
        assert grave(page) == [], state
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), state
    context.close()


def test_on_a_phone_a_person_is_found_and_the_words_are_read(browser: Browser, files: dict[str, Path]) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, offline=True, has_touch=True)
    page = Watched(context.new_page(), files["county"]).page
    page.wait_for_selector("html[data-read]")
    page.locator("#query").tap()
    page.keyboard.type("do thi suong")
    page.get_by_role("option").first.tap()
    page.locator("#drawer .bonds button").first.tap()
    expect(page.locator("#drawer blockquote")).to_be_in_viewport()
    page.locator("#close").tap()
    page.locator("#filters summary").first.tap()
    page.locator("[data-facet=district] summary").tap()
    page.locator("[data-facet=district] input").first.tap()
    assert len(shown(page)) < 8
    context.close()


def test_nothing_flies_where_motion_is_unwanted(browser: Browser, files: dict[str, Path]) -> None:
    context = browser.new_context(reduced_motion="reduce", offline=True)
    page = Watched(context.new_page(), files["county"]).page
    page.wait_for_selector("html[data-read]")
    page.evaluate("location.hash = 'node=' + encodeURIComponent('Ngô Hữu Tiến')")
    page.wait_for_function("quanhe.selection()?.node === 'Ngô Hữu Tiến'")
    page.wait_for_timeout(60)
    at = page.evaluate("quanhe.at('Ngô Hữu Tiến')")
    page.wait_for_timeout(400)
    assert page.evaluate("quanhe.at('Ngô Hữu Tiến')") == at
    context.close()
