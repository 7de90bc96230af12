"""The page in a real browser, offline: what a reader sees, types and presses."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse

from kg.network import about, whole
from kg.store import Store
from kg.view import draw
from kg.vocab import DCT, ID, KG, ORG, PLACES, RDF, SKOS, XSD, mint
from tests.synthetic import quads
from tests.test_network import DATA, HA, fill

QUIET = (
    "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
HOSTILE = (
    "<script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\"> '\"`&amp;\u202e\u2067\u0000"
)


class Watched:
    """A page of the browser with everything it asked for and complained about."""

    def __init__(self, page: Page, file: Path) -> None:
        self.page = page
        self.requests: list[str] = []
        self.complaints: list[str] = []
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("console", lambda message: self.complaints.append(message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.goto(file.as_uri())
        page.wait_for_selector("html[data-ready]")
        assert self.requests == [file.as_uri()], "the page asked the network for something"
        assert self.complaints == []


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome", "chrome"))), None)
    assert found, "these tests need Chromium: apt-get install chromium"
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=found, args=list(QUIET))


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The pages under test by name."""
    folder = tmp_path_factory.mktemp("view")
    with Store.open(folder / "small") as store:
        fill(store, parse(path=str(DATA), format=RdfFormat.TRIG))
        pages = {"ha": (about(store, HA), HA), "all": (whole(store), None)}
    with Store.open(folder / "large") as store:
        fill(store, quads(1500))
        person = mint("person", "synthetic", "1")
        pages["large"] = about(store, person), person
        pages["province"] = whole(store), person
    pages["hostile"] = hostile(), "p"
    made = {name: folder / f"{name}.html" for name in pages}
    for name, (graph, focus) in pages.items():
        made[name].write_text(
            draw(graph, title=graph.nodes[focus]["label"] if focus else "Tất cả", focus=focus), encoding="utf-8"
        )
    return made


def hostile() -> nx.MultiDiGraph[str]:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    source = {
        "quote": HOSTILE,
        "start": 0,
        "end": 9,
        "confidence": 0.9,
        "doc": "d",
        "title": HOSTILE,
        "publisher": HOSTILE,
    }
    graph.add_node("p", kind="person", label=HOSTILE, names=[HOSTILE], detail=HOSTILE, place=HOSTILE, evidence=[source])
    graph.add_node("b", kind="body", label="dài " * 2500)
    graph.add_node("c", kind="body", label="x" * 10_000)
    graph.add_edge(
        "p", "b", id="e", kind="tenure", label=HOSTILE, sources=[{**source, "url": "javascript:document.title='owned'"}]
    )
    graph.add_edge("p", "c", id="f", kind="tenure", label="y" * 10_000, sources=[{**source, "quote": "z" * 10_000}])
    return graph


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """An empty tab; whatever a test does in it, no script may fail."""
    context = browser.new_context(viewport={"width": 1400, "height": 900}, offline=True)
    page, failures = context.new_page(), list[str]()
    page.on("pageerror", lambda error: failures.append(str(error)))
    yield page
    context.close()
    assert failures == []


@pytest.fixture
def ha(page: Page, files: dict[str, Path]) -> Watched:
    return Watched(page, files["ha"])


def selection(page: Page) -> Any:
    return page.evaluate("quanhe.selection()")


def test_every_page_opens_quietly_and_alone(browser: Browser, files: dict[str, Path]) -> None:
    for file in files.values():
        for size in ({"width": 1400, "height": 900}, {"width": 390, "height": 844}):
            context = browser.new_context(viewport=size, offline=True)
            watched = Watched(context.new_page(), file)
            expect(watched.page.locator("#counts")).to_contain_text("quan hệ")
            context.close()


def test_a_name_is_found_without_its_marks(page: Page, files: dict[str, Path]) -> None:
    Watched(page, files["all"])
    page.keyboard.press("/")
    page.keyboard.type("pham van ha")
    hits = page.locator("#hits").get_by_role("option")
    expect(hits).to_have_count(2)
    for hit in (hits.first, hits.last):
        expect(hit).to_contain_text("Phạm Văn Hà")
    texts = " ".join(hits.all_inner_texts())
    assert "Bí thư Quận ủy Hoa Sen" in texts, "namesakes are told apart"
    assert "huyện Lúa Nếp" in texts


def test_search_takes_tokens_in_any_order_d_for_đ_and_abbreviations(ha: Watched) -> None:
    def found(query: str) -> list[str]:
        hits: list[str] = ha.page.evaluate("query => quanhe.find(query)", query)
        return hits

    assert found("ha pham")[0] == "person/ha"
    assert found("dang quoc trung") == ["person/trung"]
    assert found("Đặng")[0] == "person/trung", "before Đảng bộ"
    assert found("ubnd hoa sen")[0] == "body/ubnd"
    assert found("QUẬN UỶ")[0] == "body/quanuy", "either placing of the tone"
    assert found("nghi quyet 37") == ["paper/nghiquyet"]
    assert found("khong co gi") == []
    assert found("  ") == found("") == found("!?") == []


def test_exact_marks_come_first(page: Page, tmp_path: Path) -> None:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for number, name in enumerate(("Phạm Văn Hạ", "Phạm Vân Hà", "Phạm Văn Hà", "Phạm Văn Hài")):
        graph.add_node(str(number), kind="person", label=name, sources=9 - number)
    file = tmp_path / "names.html"
    file.write_text(draw(graph, title="t"), encoding="utf-8")
    Watched(page, file)
    assert page.evaluate("quanhe.find('phạm văn hà')")[0] == "2"
    assert page.evaluate("quanhe.find('phạm vân hà')")[0] == "1"
    assert page.evaluate("quanhe.find('pham van ha')")[:3] == ["0", "1", "2"], "without marks, the best known first"


def test_from_search_to_the_words_that_prove_an_office(ha: Watched) -> None:
    page = ha.page
    page.keyboard.press("/")
    page.keyboard.type("pham van ha")
    page.keyboard.press("Enter")
    drawer = page.locator("#drawer")
    expect(drawer.get_by_role("heading", level=2)).to_have_text("Phạm Văn Hà")
    drawer.get_by_role("button", name="Quận ủy Hoa Sen Bí thư").click()
    expect(drawer).to_contain_text("Bí thư")
    expect(drawer).to_contain_text("đương nhiệm")
    expect(drawer).to_contain_text("93 %")
    expect(drawer.locator("blockquote").first).to_have_text("“đồng chí Phạm Văn Hà, Bí thư Quận uỷ Hoa Sen”")
    marked = drawer.locator("blockquote").first.locator("mark").all_inner_texts()
    assert marked == ["Phạm Văn Hà", "Bí thư", "Quận uỷ Hoa Sen"], "found whatever the placing of the tone"
    link = drawer.get_by_role("link").first
    expect(link).to_have_text("Quận ủy Hoa Sen bàn nhiệm vụ năm 2023")
    expect(link).to_have_attribute("href", "https://hoasen.example/tin/1")
    expect(link).to_have_attribute("rel", "noopener noreferrer nofollow")
    expect(drawer).to_contain_text("hoasen.example · 12/12/2022")
    assert ha.complaints == []


def test_every_edge_opens_its_words_or_says_why_there_are_none(ha: Watched, files: dict[str, Path]) -> None:
    page = ha.page
    edges = page.evaluate("quanhe.data().edges.map(({ id, kind }) => ({ id, kind }))")
    assert len(edges) > 10
    for edge in edges:
        page.evaluate("id => { location.hash = 'edge=' + id }", edge["id"])
        page.wait_for_function("id => quanhe.selection()?.edge === id", arg=edge["id"])
        if edge["kind"] in ("hierarchy", "containment"):
            expect(page.locator("#drawer")).to_contain_text(
                "Suy ra" if edge["kind"] == "hierarchy" else "đơn vị hành chính"
            )
        else:
            expect(page.locator("#drawer blockquote").first).not_to_be_empty()


def test_clicking_a_thing_and_a_line_opens_them(ha: Watched) -> None:
    page = ha.page
    box = page.locator("#graph").bounding_box()
    assert box
    body = page.evaluate("quanhe.at('body/thanhuy')")
    page.mouse.click(box["x"] + body["x"], box["y"] + body["y"])
    expect(page.locator("#drawer h2")).to_have_text("Thành ủy Bến Ngọc")
    assert page.evaluate("quanhe.at('body/thanhuy')") == body, "what can be seen stays where it is"
    person = page.evaluate("quanhe.at('person/ha')")
    page.mouse.click(box["x"] + (body["x"] + person["x"]) / 2, box["y"] + body["y"] * 0.4 + person["y"] * 0.6)
    expect(page.locator("#drawer blockquote")).to_have_text("“Phạm Văn Hà, nguyên Thành ủy viên”")
    expect(page.locator("#drawer")).to_contain_text("đã kết thúc")


def test_the_keyboard_walks_opens_and_closes(ha: Watched) -> None:
    page = ha.page
    page.keyboard.press("ArrowUp")
    assert selection(page) == {"node": "person/ha"}, "a walk starts in the middle"
    expect(page.locator("#drawer")).to_be_hidden()
    page.keyboard.press("ArrowDown")
    assert selection(page) == {"node": "meeting/hoinghi"}
    expect(page.locator("#status")).to_contain_text("Hội nghị Quận ủy Hoa Sen lần thứ 23")
    page.keyboard.press("Enter")
    expect(page.locator("#drawer")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#drawer")).to_be_hidden()
    assert selection(page) is None
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    page.keyboard.press("/")
    page.keyboard.type("zzz")
    expect(page.locator("#hits")).to_contain_text("Không thấy gì")
    page.keyboard.press("Escape")
    expect(page.locator("#hits")).to_be_hidden()


def test_the_address_keeps_what_is_open(ha: Watched, files: dict[str, Path]) -> None:
    page = ha.page
    page.keyboard.press("/")
    page.keyboard.type("do thi suong")
    page.keyboard.press("Enter")
    assert page.url.endswith("#node=person/suong")
    page.locator("#drawer").get_by_role("button", name="Hội nghị").click()
    assert "#edge=participation/4" in page.url
    address = page.url
    page.go_back()
    expect(page.locator("#drawer h2")).to_have_text("Đỗ Thị Sương")
    page.goto("about:blank")
    page.goto(address)
    expect(page.locator("#drawer blockquote")).to_contain_text("trình bày báo cáo")
    page.goto(files["ha"].as_uri() + "#node=person/nobody&edge=%22%3E%3Cscript%3E")
    expect(page.locator("#drawer")).to_be_hidden()
    assert ha.complaints == []


def test_the_page_speaks_vietnamese_then_english(ha: Watched) -> None:
    page = ha.page
    expect(page.locator("html")).to_have_attribute("lang", "vi")
    expect(page.locator("#kinds")).to_contain_text("Cơ quan, tổ chức")
    page.get_by_role("button", name="switch to English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator("#kinds")).to_contain_text("Body")
    expect(page.locator("#counts")).to_contain_text("relations")
    assert page.url.endswith("#lang=en")
    page.reload()
    expect(page.locator("#counts")).to_contain_text("relations")


def test_a_kind_can_be_hidden_and_search_brings_it_back(ha: Watched) -> None:
    page = ha.page
    page.get_by_role("button", name="Dự án 1").click()
    expect(page.locator("[data-kind=project]")).to_have_attribute("aria-pressed", "false")
    page.keyboard.press("/")
    page.keyboard.type("cau ben da")
    page.keyboard.press("Enter")
    expect(page.locator("[data-kind=project]")).to_have_attribute("aria-pressed", "true")
    expect(page.locator("#drawer h2")).to_have_text("cầu Bến Đá 2")


def test_dark_by_preference_and_by_choice(browser: Browser, files: dict[str, Path]) -> None:
    def brightness(page: Page) -> int:
        level: int = page.evaluate("getComputedStyle(document.body).backgroundColor.match(/\\d+/g).map(Number)[0]")
        return level

    context = browser.new_context(color_scheme="dark", offline=True)
    page = Watched(context.new_page(), files["ha"]).page
    assert brightness(page) < 60
    page.get_by_role("button", name="đổi nền").click()
    assert brightness(page) > 200
    context.close()


def test_hostile_words_stay_words(page: Page, files: dict[str, Path]) -> None:
    watched = Watched(page, files["hostile"])
    page.keyboard.press("/")
    page.keyboard.type("script")
    expect(page.get_by_role("option").first).to_contain_text("<script>")
    page.keyboard.press("Enter")
    for edge in ("e", "f"):
        expect(page.locator("#drawer")).to_be_visible()
        page.evaluate("id => { location.hash = 'edge=' + id }", edge)
        page.wait_for_function("id => quanhe.selection()?.edge === id", arg=edge)
        assert page.locator("#drawer a").count() == 0, "no link but to the web"
    assert page.evaluate("document.querySelectorAll('script').length") == 4
    assert page.evaluate("document.images.length") == 0
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), (
        "a long name does not push the page wide"
    )
    assert page.evaluate(
        "[...document.querySelectorAll('#drawer, #content')].every(e => e.scrollWidth <= e.clientWidth + 1)"
    )
    assert "owned" not in page.title().replace(HOSTILE.replace("\u0000", "\ufffd"), "")
    assert watched.complaints == []


def test_names_do_not_cover_each_other(page: Page, files: dict[str, Path]) -> None:
    for name in ("ha", "large"):
        Watched(page, files[name])
        boxes = page.evaluate("quanhe.labels()")
        assert len(boxes) > 8
        overlaps = sum(
            a["x"] < b["x"] + b["w"]
            and b["x"] < a["x"] + a["w"]
            and a["y"] < b["y"] + b["h"]
            and b["y"] < a["y"] + a["h"]
            for i, a in enumerate(boxes)
            for b in boxes[:i]
        )
        assert overlaps <= 0.02 * len(boxes)
    assert mint("person", "synthetic", "1").removeprefix(ID) in {box["id"] for box in boxes}, "the middle is named"


def test_what_reaches_beyond_the_first_picture_waits_for_the_rest_of_the_file(
    page: Page, files: dict[str, Path]
) -> None:
    Watched(page, files["province"])
    expect(page.locator("#counts")).to_contain_text("300")
    page.select_option("#view", "all")
    page.wait_for_function("() => quanhe.shown().nodes.length > 1000")
    drawn = page.evaluate("quanhe.data().nodes.map(node => node.id)")
    last = drawn[-1]  # of the rest of the file
    page.goto("about:blank")
    page.goto(f"{files['province'].as_uri()}#node={last}")
    page.wait_for_selector("html[data-read]")
    assert selection(page) == {"node": last}, "an address may speak of what is not drawn at first"
    assert page.evaluate("id => quanhe.shown().nodes.includes(id)", last)


def test_a_ward_is_filtered_with_the_district_that_it_lies_in(page: Page, tmp_path: Path) -> None:
    with Store.open(tmp_path / "graph") as store:
        fill(store, ward())
        graph = whole(store)
    (tmp_path / "ward.html").write_text(draw(graph, title="t"), encoding="utf-8")
    Watched(page, tmp_path / "ward.html")
    page.locator("[data-facet=district] summary").click()
    page.locator("[data-facet=district]").get_by_label("quận Hoa Sen").check()
    assert {name.rpartition("/")[2] for name in page.evaluate("quanhe.shown().nodes")} >= {"uy-ban-phuong", "phuong"}


def ward() -> Iterator[Quad]:
    """A ward in a district in a province, and the committee of the ward."""
    places = NamedNode(PLACES)
    tiers = (
        ("tinh", "tỉnh Bến Ngọc", 1, None),
        ("quan", "quận Hoa Sen", 2, "tinh"),
        ("phuong", "phường Sen", 3, "quan"),
    )
    for name, label, tier, within in tiers:
        place = NamedNode(f"{ID}place/{name}")
        yield Quad(place, NamedNode(RDF + "type"), NamedNode(KG + "Place"), places)
        yield Quad(place, NamedNode(SKOS + "prefLabel"), Literal(label, language="vi"), places)
        yield Quad(place, NamedNode(KG + "tier"), Literal(str(tier), datatype=NamedNode(XSD + "integer")), places)
        if within:
            yield Quad(place, NamedNode(KG + "within"), NamedNode(f"{ID}place/{within}"), places)
    for name, place in (("uy-ban-phuong", "phuong"), ("uy-ban-tinh", "tinh")):
        body = NamedNode(f"{ID}body/{name}")
        yield Quad(body, NamedNode(RDF + "type"), NamedNode(ORG + "FormalOrganization"))
        yield Quad(body, NamedNode(SKOS + "prefLabel"), Literal(name, language="vi"))
        yield Quad(body, NamedNode(DCT + "spatial"), NamedNode(f"{ID}place/{place}"))
