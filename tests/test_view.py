"""The page of a network: what it holds, what it may do, where things stand."""

from __future__ import annotations

import base64
import hashlib
import re
from html import unescape
from typing import Any

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st
from rdflib import Graph
from rdflib.namespace import SKOS

from kg import resources
from kg.view import draw
from kg.view.contract import contract
from kg.view.layout import CELL_X, CELL_Y, place
from kg.view.opening import AROUND, WHOLE, opening
from kg.view.pack import pack, unpack

CENTRE = "p0"


def town(people: int = 9, meetings: int = 12) -> nx.MultiDiGraph[str]:
    """One person amid bodies of three levels, meetings, papers, a project and a place."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for n in range(people):
        graph.add_node(f"p{n}", kind="person", label=f"Người {n}", sources=n)
    for level in (1, 2, 3):
        graph.add_node(f"b{level}", kind="body", label=f"Cơ quan {level}", level=level)
        graph.add_edge(CENTRE, f"b{level}", id=f"t{level}", kind="tenure", label="Bí thư", status="current")
    for n in range(meetings):
        graph.add_node(f"m{n}", kind="meeting", label=f"Hội nghị {n}", date=f"20{10 + n}-03-01")
        graph.add_edge(f"p{n % people}", f"m{n}", id=f"a{n}", kind="participation", label="chairs")
    graph.add_node("w", kind="paper", label="Nghị quyết số 1", date="2012")
    graph.add_node("j", kind="project", label="cầu Bến Đá 2")
    graph.add_node("x", kind="place", label="quận Hoa Sen")
    graph.add_edge("m0", "w", id="adopts", kind="action", label="adopts", confidence=0.4, sources=[source()])
    graph.add_edge("j", "x", id="in", kind="location", label="located")
    return graph


def source(**changed: Any) -> dict[str, Any]:
    said = {"quote": "hội nghị thông qua Nghị quyết số 1", "start": 3, "end": 37, "confidence": 0.4, "doc": "d1"}
    page = {"title": "Tin", "url": "https://hoasen.example/1", "published": "2012-03-02", "publisher": "hoasen.example"}
    return {**said, **page, **changed}


def embedded(html: str) -> dict[str, Any]:
    """Return what a page holds, with the quotes of each node and edge and their pages."""
    main, proofs = blocks(html)["data"], blocks(html)["evidence"]
    for name, rows in blocks(html).get("more", {}).items():
        main[name] += rows
    for source in proofs["sources"]:
        source["page"] = proofs["documents"][source["doc"]]
    # "nodes" and "edges" of the proofs say for each of them which sources it has
    for rows in ("nodes", "edges"):
        for row, places in zip(main[rows], proofs[rows], strict=True):
            row["sources"] = [proofs["sources"][place] for place in places or ()]
    return main


def blocks(html: str) -> dict[str, Any]:
    """Return what is packed in a page, block by block."""
    found = re.findall(r'<script type="application/gzip" id="(\w+)">(.+?)</script>', html, re.S)
    return {name: unpack(packed) for name, packed in found}


def test_the_page_holds_the_whole_graph() -> None:
    graph = town()
    read = embedded(draw(graph, title="Người 0", focus=CENTRE))
    assert {node["id"] for node in read["nodes"]} == set(graph)
    assert len(read["edges"]) == graph.number_of_edges()
    assert all(isinstance(node["x"], int) and isinstance(node["y"], int) for node in read["nodes"])
    (action,) = (edge for edge in read["edges"] if edge["id"] == "adopts")
    assert action["sources"][0]["quote"] == "hội nghị thông qua Nghị quyết số 1"
    assert action["sources"][0]["page"]["url"] == "https://hoasen.example/1"
    assert (read["nodes"][action["from"]]["id"], read["nodes"][action["to"]]["id"]) == ("m0", "w")
    assert read["focus"] == CENTRE


def test_the_same_graph_gives_the_same_bytes_in_any_order_of_making() -> None:
    one, other = town(), nx.MultiDiGraph()
    other.add_nodes_from(reversed(list(one.nodes(data=True))))
    other.add_edges_from(reversed(list(one.edges(keys=True, data=True))))
    assert (
        draw(one, title="t", focus=CENTRE) == draw(one, title="t", focus=CENTRE) == draw(other, title="t", focus=CENTRE)
    )


def test_the_page_can_reach_nothing_and_runs_only_its_own_scripts() -> None:
    html = draw(town(), title="t")
    policy = unescape(re.search(r'Content-Security-Policy" content="([^"]*)"', html)[1])  # type: ignore[index]
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy
    assert "http" not in policy
    inline = re.findall(r"<(script|style)>(.*?)</\1>", html, re.S)
    assert [tag for tag, _ in inline] == ["style", "script", "script"]
    for _, text in inline:
        assert base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() in policy
    assert not re.search(r'(?:src|href)="(?!data:,)', html), "nothing is loaded from anywhere"
    assert " on" not in "".join(re.findall(r"<[a-z]+( on[a-z]+)=", html)), "no handlers in the markup"


def test_hostile_words_stay_words() -> None:
    hostile = "</script><script>alert(1)</script><!--\u2028\u202e'\"`{{7*7}}{% raw %}&amp;"
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.add_node(hostile, kind=hostile, label=hostile, place=hostile, names=[hostile], date=hostile)
    graph.add_node("b", kind="body", label="x" * 10_000)
    graph.add_edge(
        hostile, "b", id=hostile, kind=hostile, label=hostile, sources=[source(quote=hostile, title=hostile)]
    )
    html = draw(graph, title=hostile, focus=hostile)
    harmless = draw(town(), title="t")
    for tag in ("<script", "</script", "<!--", "alert(1)</script>"):
        assert html.count(tag) == harmless.count(tag)
    assert "49" not in re.search(r"<title>(.*?)</title>", html, re.S)[1]  # type: ignore[index]
    (edge,) = embedded(html)["edges"]
    assert edge["sources"][0]["quote"] == hostile


TEXT = st.text(st.characters(exclude_categories=["Cs"]))
CELLS = {
    "label": TEXT,
    "names": st.lists(TEXT, min_size=1, max_size=3),
    "x": st.integers(-5000, 5000),
    "confidence": st.floats(0, 1),
}


@given(st.lists(st.fixed_dictionaries({}, optional=CELLS)), st.dictionaries(TEXT, TEXT))
def test_what_is_packed_comes_out_again_and_cannot_end_its_element(rows: list[dict[str, Any]], rest: Any) -> None:
    packed = pack({"nodes": rows}, {"rest": rest})
    assert unpack(packed) == {"nodes": rows, "rest": rest}
    assert re.fullmatch("[A-Za-z0-9+/=]*", packed)


def test_half_a_character_does_no_harm() -> None:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.add_node("a", kind="person", label="Hà \ud83d!")
    (node,) = embedded(draw(graph, title="t \ud83d").encode("utf-8").decode())["nodes"]
    assert node["label"] == "Hà ?!"


def test_quotes_and_pages_are_written_once_for_all_that_they_prove() -> None:
    graph = town()
    for n in range(200):
        graph.add_edge(CENTRE, "b1", id=f"same{n}", kind="tenure", label="Bí thư", sources=[source(doc="d9")])
    made = contract(graph)
    assert len([quote for quote in made.sources if made.documents[quote["doc"]]["id"] == "d9"]) == 1


def test_of_a_large_graph_the_nearest_are_drawn_and_all_are_in_the_file() -> None:
    graph = town(people=400, meetings=400)
    graph.add_edges_from((f"m{n}", "b1", f"held{n}", {"kind": "holder"}) for n in range(400))
    drawn = opening(graph, CENTRE)
    assert len(drawn) == AROUND
    assert {CENTRE, *graph.successors(CENTRE)} <= set(drawn)
    read = embedded(draw(graph, title="t", focus=CENTRE))
    assert len(read["nodes"]) == len(graph)
    assert {node["id"] for node in read["nodes"] if "x" in node} == set(drawn)
    assert len(opening(town(people=WHOLE, meetings=9))) == WHOLE, "the overview has a bound too"
    assert opening(town()) == sorted(town()), "of a small graph everything"


def test_what_is_drawn_at_first_is_read_before_the_rest() -> None:
    graph = town(people=400, meetings=400)
    first, drawn = blocks(draw(graph, title="t", focus=CENTRE))["data"], set(opening(graph, CENTRE))
    assert {node["id"] for node in first["nodes"]} == drawn
    between = {said["id"] for start, end, said in graph.edges(data=True) if start in drawn and end in drawn}
    assert {edge["id"] for edge in first["edges"]} == between
    assert "more" not in blocks(draw(town(), title="t", focus=CENTRE)), "of a small graph there is no rest"


def test_a_hub_leaves_room_for_what_surrounds_it() -> None:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for n in range(1000):
        graph.add_node(f"p{n}", kind="person")
        graph.add_edge(f"p{n}", "hub", kind="tenure")
        graph.add_edge(f"p{n}", f"m{n}", kind="participation")
    drawn = opening(graph, "hub")
    assert sum(thing.startswith("p") for thing in drawn) == AROUND * 2 // 3 - 1
    assert sum(thing.startswith("m") for thing in drawn) == AROUND // 3


def test_a_path_runs_from_left_to_right() -> None:
    at = place(town(), path=[CENTRE, "m0", "w"]).positions
    assert at[CENTRE][0] < at["m0"][0] < at["w"][0]
    assert all(at[other][1] > max(at["m0"][1], at["w"][1]) for other in at if other not in (CENTRE, "m0", "w"))


def test_a_charge_never_stands_without_who_says_so() -> None:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.add_edge("a", "b", id="e", kind="personnel", label="disciplined", sources=[source()])
    (edge,) = contract(graph).edges
    assert edge["said_by"] == "hoasen.example"


def test_a_live_page_may_ask_its_own_server_and_nobody_else() -> None:
    html = draw(town(), title="t", live="/graph")
    policy = unescape(re.search(r'Content-Security-Policy" content="([^"]*)"', html)[1])  # type: ignore[index]
    assert "connect-src 'self';" in policy
    assert "connect-src" not in draw(town(), title="t")


def test_only_web_addresses_become_links() -> None:
    for url in (
        "javascript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        " https://a",
        "//a",
        None,
        7,
    ):
        graph = town()
        graph.add_edge(CENTRE, "b1", id="z", kind="tenure", label="Bí thư", sources=[source(doc="d2", url=url)])
        assert not any(page["id"] == "d2" and "url" in page for page in contract(graph).documents), url


def test_lines_tell_the_current_from_the_ended_and_the_uncertain() -> None:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    told = {
        "solid": {"status": "current", "confidence": 0.9},
        "dashed": {"status": "former", "confidence": 0.9},
        "dotted": {"status": "current", "confidence": 0.4},
    }
    for line, said in told.items():
        graph.add_edge("a", "b", id=line, kind="tenure", **said)
    assert {edge["id"]: edge["line"] for edge in contract(graph).edges} == {line: line for line in told}


def test_many_proofs_are_cut_to_some_of_every_page_and_all_are_counted() -> None:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    many = [source(doc=f"d{n // 10}", start=n) for n in range(200)]
    graph.add_edge("a", "b", id="e", kind="tenure", sources=many)
    made = contract(graph)
    (edge,) = made.edges
    assert edge["count"] == 20
    shown = [made.sources[place] for place in edge["sources"]]
    assert len({source["doc"] for source in shown}) == len(shown) == 12


def test_a_graph_of_ones_own_can_be_drawn() -> None:
    graph: nx.MultiDiGraph[Any] = nx.MultiDiGraph([(1, 2), (2, 3), (3, 3)])
    made = contract(graph, focus=2)
    assert [node["label"] for node in made.nodes] == ["1", "2", "3"]
    assert len({edge["id"] for edge in made.edges}) == 3
    assert "<html" in draw(nx.MultiDiGraph(), title="")


def test_around_a_person_bodies_stand_above_by_level_and_meetings_below_along_time() -> None:
    at = place(town(), CENTRE).positions
    assert at[CENTRE] == (0, 0)
    assert at["b1"][1] < at["b2"][1] < at["b3"][1] < 0
    meetings = [at[f"m{n}"] for n in range(12)]
    assert all(y > 0 for _, y in meetings)
    assert [x for x, _ in meetings] == sorted(x for x, _ in meetings)
    assert at["w"][0] > 0
    assert at["j"][0] > 0
    assert all(at[f"p{n}"][0] < 0 for n in range(1, 9))
    graph = town()
    graph.add_node("e", kind="event", label="được bổ nhiệm", date="2011-01-01")
    at = place(graph, CENTRE).positions
    assert at["m0"][0] < at["e"][0] < at["m2"][0], "events stand among the meetings"


@given(st.integers(1, 60), st.integers(0, 120), st.booleans())
def test_no_two_things_stand_in_one_place(people: int, meetings: int, focused: bool) -> None:
    at = list(place(town(people, meetings), CENTRE if focused else None).positions.values())
    tiles: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for x, y in at:
        tiles.setdefault((x // CELL_X, y // CELL_Y), []).append((x, y))
    for (i, j), here in tiles.items():
        near = [p for a in (-1, 0, 1) for b in (-1, 0, 1) for p in tiles.get((i + a, j + b), [])]
        for x, y in here:
            assert sum(abs(x - a) < 40 and abs(y - b) < 40 for a, b in near) == 1, "too close, or in one place"


def test_the_page_has_words_for_every_code_of_the_ontology() -> None:
    html = draw(town(), title="t")
    codes = Graph().parse(resources.ontology() / "codes.ttl")
    schemes = ("Statuses", "EventKinds", "Parts", "Actions")
    for concept, scheme in codes.subject_objects(SKOS.inScheme):
        if str(scheme).rpartition("#")[2] in schemes:
            notation = codes.value(concept, SKOS.notation)
            assert re.search(rf"\b{notation}: \[", html), f"no words for {notation}"
