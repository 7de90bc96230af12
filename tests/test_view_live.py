"""The explorer over a graph that is served: what the page does not hold comes when it is asked for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import httpx
import pytest
from playwright.sync_api import Browser, Page, expect

from kg.network import about, whole
from kg.store import Store
from kg.view.pack import unpack
from kg.vocab import ID
from tests.serving import Server
from tests.synthetic import quads
from tests.test_network import fill
from tests.test_view_browser import browser

__all__ = ["browser"]  # the fixture, of this file too


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("live") / "graph"
    with Store.open(made) as store:
        fill(store, quads(1500))
    return made


@pytest.fixture(scope="module")
def hub(folder: Path) -> str:
    """The body with the most neighbours."""
    with Store.open(folder, read_only=True) as store:
        bodies = [str(row["b"]).strip("<>") for row in store.query("SELECT ?b { ?t org:organization ?b } GROUP BY ?b")]
        return max(bodies, key=lambda body: about(store, body, limit=2).nodes[body]["neighbours"])


@pytest.fixture(scope="module")
def server(folder: Path) -> Iterator[Server]:
    with Server(folder) as running:
        yield running


@pytest.fixture
def page(browser: Browser, server: Server, hub: str) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1400, "height": 900})
    page, complaints, outside = context.new_page(), list[str](), list[str]()
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda request: outside.append(request.url) if server.url not in request.url else None)
    page.goto(f"{server.url}/graph?thing={quote(hub)}")
    page.wait_for_selector("html[data-read]")
    yield page
    context.close()
    assert complaints == []
    assert [url for url in outside if not url.startswith(("data:", "blob:"))] == []


def test_neighbours_come_from_the_server_and_the_address_keeps_them(page: Page, hub: str) -> None:
    before = page.evaluate("quanhe.data().nodes.length")
    page.locator("#graph").focus()
    page.keyboard.press("Enter")
    for _ in range(2):
        page.locator("#expand").click()
        page.wait_for_function("before => quanhe.shown().nodes.length > before", arg=before)
        before = page.evaluate("quanhe.shown().nodes.length")
    person = page.evaluate(
        "quanhe.data().nodes.find(n => n.kind === 'person' && quanhe.data().undrawn(n.id).beyond > 2)?.id"
    )
    assert person, "somebody has neighbours that are not here"
    page.evaluate("id => { location.hash = 'node=' + id }", person)
    page.wait_for_function("id => quanhe.selection()?.node === id", arg=person)
    beyond = page.evaluate("id => quanhe.data().undrawn(id).beyond", person)
    page.locator("#expand").click()
    page.wait_for_function(  # come from the server, and drawn
        "id => { const left = quanhe.data().undrawn(id); return !left.beyond && !left.here.length }", arg=person
    )
    assert beyond > 0
    shown = set(page.evaluate("quanhe.shown().nodes"))
    edge = page.evaluate("id => quanhe.data().edgesOf.get(id).find(e => e.kind === 'participation')?.id", person)
    page.evaluate("id => { location.hash += '&edge=' + id }", edge)
    page.wait_for_function("id => quanhe.selection()?.edge === id", arg=edge)
    expect(page.locator("#drawer blockquote").first).not_to_be_empty()
    assert set(page.evaluate("quanhe.shown().nodes")) == shown, "to follow an address draws nothing twice"
    address = page.url
    page.goto("about:blank")
    page.goto(address)
    page.wait_for_selector("html[data-ready]")
    assert set(page.evaluate("quanhe.shown().nodes")) == shown


def test_what_comes_is_linked_to_all_that_is_there(page: Page, folder: Path) -> None:
    """Whatever is opened in whatever order, no link of the graph between two things of the page is missing."""
    with Store.open(folder, read_only=True) as store:
        world = whole(store)
    size = "quanhe.data().nodes.length + quanhe.data().edges.length"
    for _ in range(6):
        open_ = page.evaluate("[...quanhe.data().drawn].filter(id => quanhe.data().undrawn(id).beyond > 0).sort()")
        thing, before = open_[len(open_) // 2], page.evaluate(size)
        page.evaluate("id => { location.hash = 'node=' + id }", thing)
        page.wait_for_function("id => quanhe.selection()?.node === id", arg=thing)
        page.locator("#expand").click()
        page.wait_for_function(f"before => {size} > before", arg=before)
        expect(page.locator("#status")).to_contain_text("Vẽ thêm")
    here = {ID + id for id in page.evaluate("[...quanhe.data().byId.keys()]")}
    wanted = {said["id"].removeprefix(ID) for a, b, said in world.edges(data=True) if a in here and b in here}
    assert wanted == set(page.evaluate("quanhe.data().edges.map(edge => edge.id)"))
    drawn = "quanhe.data().edges.filter(e => ['from', 'to'].every(end => quanhe.data().drawn.has(e[end])))"
    assert set(page.evaluate("quanhe.shown().edges")) == set(page.evaluate(f"{drawn}.map(e => e.id)"))
    assert page.evaluate("quanhe.data().nodes.every(node => node.kind !== 'thing' && !node.label.includes('://'))")
    assert page.evaluate("quanhe.data().edges.every(e => !e.count || e.sources?.some(source => source.quote))")


def test_who_is_not_on_the_page_is_found_in_the_graph(page: Page, folder: Path) -> None:
    here = set(page.evaluate("[...quanhe.data().byId.keys()]"))
    with Store.open(folder, read_only=True) as store:
        rows = store.query("SELECT ?p ?name { ?p a foaf:Person ; skos:prefLabel ?name }")
        name = next(
            str(getattr(row["name"], "value", ""))
            for row in rows
            if str(row["p"]).strip("<>").removeprefix(ID) not in here
        )
    page.keyboard.press("/")
    page.keyboard.type(name)
    option = page.get_by_role("option").filter(has_text=name).first
    expect(option).to_be_visible()
    option.click()
    expect(page.locator("#drawer h2")).to_have_text(name)


def test_parcels_are_data_and_what_is_unknown_is_told(server: Server, hub: str) -> None:
    answer = server.get("/graph/around", params={"thing": hub})
    assert answer.headers["content-type"].startswith("application/json")
    assert hub.removeprefix(ID) in {node["id"] for node in unpack(answer.json()["main"])["nodes"]}
    assert server.get("/graph/around", params={"thing": ID + "person/" + "0" * 20}).status_code == 404
    assert server.get("/graph/around", params={"thing": "javascript:alert(1)"}).status_code == 404
    assert unpack(server.get("/graph/named", params={"q": "khong co ai ten the"}).json()["main"])["nodes"] == []
    drawing = server.get("/graph", params={"thing": hub})
    assert "connect-src 'self'" in drawing.text
    assert "frame-ancestors 'self'" in drawing.headers["content-security-policy"]


def test_what_a_page_says_that_it_holds_is_bounded_and_checked(server: Server, hub: str) -> None:
    def answer(has: str, **more: str) -> httpx.Response:
        return server.post("/graph/around", data={"thing": hub, "has": has, **more})

    near = [node["id"] for node in unpack(answer("").json()["main"])["nodes"]]
    far = sorted(set(near) - {hub.removeprefix(ID)})[-1]
    held = " ".join(sorted(set(near) - {far}))
    asked = server.post("/graph/around", data={"thing": ID + far, "skip": "999", "has": held})
    linked = {node["id"]: node["kind"] for node in unpack(asked.json()["main"])["nodes"]}
    assert linked.pop(far) != "thing"
    assert linked[hub.removeprefix(ID)] == "thing", "a link to what is there, and no more of it"
    assert set(linked.values()) == {"thing"}
    unknown = " ".join(f"person/{n:020x}" for n in range(2000))
    assert answer(unknown).status_code == 200
    assert answer(unknown).json() == answer("").json(), "what nobody knows is not drawn"
    for wrong in ("javascript:alert(1)", "person/../../x", "person/<script>", "đường/1", "person/" + "0" * 99):
        refused = answer(wrong)
        assert refused.status_code == 400
        assert "has" in refused.json()["detail"]
    assert answer(" ".join(f"person/{n:020x}" for n in range(5000))).status_code == 413
    assert server.post("/graph/around", content="{}", headers={"content-type": "application/json"}).status_code == 415
    assert server.post("/graph/around", data={"thing": "javascript:alert(1)"}).status_code == 404
