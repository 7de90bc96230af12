"""Networks: what surrounds a thing, which edges there are and what proves them."""

from __future__ import annotations

import io
import itertools
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from pyoxigraph import DefaultGraph, Quad, RdfFormat, parse

from kg.model import MeetingFact, ParticipationFact, PersonnelFact
from kg.network import CAUTION, FORMATS, MEANINGS, NETWORKS, about, among, measure, named, whole
from kg.store import Store
from kg.vocab import ID, mint
from tests.handmade import QUAN_UY, Page, write
from tests.synthetic import quads

DATA = Path(__file__).parent / "data" / "network.trig"
PEOPLE = ("Phạm Văn Hà", "Đỗ Thị Sương", "Đặng Quốc Trung", "Lý Ngọc Khuê")
HA, QUANUY, HOINGHI = ID + "person/ha", ID + "body/quanuy", ID + "meeting/hoinghi"


def fill(store: Store, triples: Iterator[Quad]) -> None:
    by_graph = itertools.groupby(sorted(triples, key=lambda q: str(q.graph_name)), key=lambda q: q.graph_name)
    for graph, group in by_graph:
        store.replace_graph(None if isinstance(graph, DefaultGraph) else graph.value, group)


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with Store.open(tmp_path_factory.mktemp("network") / "graph") as store:
        fill(store, parse(path=str(DATA), format=RdfFormat.TRIG))
        yield store


@pytest.fixture(scope="module")
def province(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with Store.open(tmp_path_factory.mktemp("network") / "graph") as store:
        fill(store, quads(600))
        yield store


def between(graph: nx.MultiDiGraph[str], start: str, end: str) -> list[dict[str, Any]]:
    return sorted((graph.get_edge_data(start, end) or {}).values(), key=lambda edge: str(edge["label"]))


def test_a_person_stands_amid_offices_meetings_and_the_people_there(world: Store) -> None:
    graph = about(world, HA)
    names = {said["label"]: said["kind"] for _, said in graph.nodes(data=True)}
    assert names["Phạm Văn Hà"] == "person"
    assert names["Quận ủy Hoa Sen"] == names["Thành ủy Bến Ngọc"] == "body"
    assert names["Hội nghị Quận ủy Hoa Sen lần thứ 23"] == "meeting"
    assert names["Đỗ Thị Sương"] == names["Đặng Quốc Trung"] == "person"
    assert names["Nghị quyết số 37 của Quận ủy Hoa Sen"] == "paper"
    assert names["cầu Bến Đá 2"] == "project"
    assert ID + "person/ha-luanep" not in graph, "the other Phạm Văn Hà has nothing to do with this one"


def test_an_office_is_an_edge_with_its_bounds_and_every_proof(world: Store) -> None:
    (office,) = between(about(world, HA), HA, QUANUY)
    assert (office["kind"], office["label"], office["status"]) == ("tenure", "Bí thư", "current")
    assert (office["valid_from"], office["valid_to"], office["seen_to"]) == ("2022-12-12", None, "2022-12-20")
    assert [(s["quote"], s["publisher"]) for s in office["sources"]] == [
        ("đồng chí Phạm Văn Hà, Bí thư Quận uỷ Hoa Sen", "hoasen.example"),
        ("Bí thư Quận ủy Phạm Văn Hà", "Báo Bến Ngọc"),
    ]
    assert office["sources"][0]["url"] == "https://hoasen.example/tin/1"
    assert office["sources"][0]["published"] == "2022-12-12"
    assert office["confidence"] == 0.93


def test_an_ended_office_has_an_end(world: Store) -> None:
    (office,) = between(about(world, HA), HA, ID + "body/thanhuy")
    assert (office["status"], office["valid_to"]) == ("ended", "2022-12-20")


def test_parts_stay_apart_and_the_same_part_told_twice_is_one_edge(world: Store) -> None:
    chairs, concludes = between(about(world, HA), HA, HOINGHI)
    assert (chairs["label"], len(chairs["sources"])) == ("chairs", 2)
    assert (concludes["label"], len(concludes["sources"])) == ("concludes", 1)
    assert chairs["valid_from"] == "2022-12-11"


def test_meetings_bodies_papers_projects_and_places_are_linked(world: Store) -> None:
    graph = about(world, HA)
    kinds = {
        (graph.nodes[start]["label"], said["label"], graph.nodes[end]["label"])
        for start, end, said in graph.edges(data=True)
    }
    meeting, paper = "Hội nghị Quận ủy Hoa Sen lần thứ 23", "Nghị quyết số 37 của Quận ủy Hoa Sen"
    assert ("Quận ủy Hoa Sen", "holds", meeting) in kinds
    assert (meeting, "adopts", paper) in kinds
    assert ("Quận ủy Hoa Sen", "issues", paper) in kinds
    assert ("cầu Bến Đá 2", "located", "quận Hoa Sen") in kinds
    assert ("Quận ủy Hoa Sen", "partOf", "Thành ủy Bến Ngọc") in kinds
    assert ("Quận ủy Hoa Sen", "leads", "Ủy ban nhân dân quận Hoa Sen") in kinds
    assert ("quận Hoa Sen", "within", "thành phố Bến Ngọc") in kinds


def test_namesakes_are_told_apart_by_office_and_place(world: Store) -> None:
    graph = whole(world)
    told = {(said["detail"], said["place"]) for _, said in graph.nodes(data=True) if said["label"] == "Phạm Văn Hà"}
    assert told == {
        ("Bí thư Quận ủy Hoa Sen", "quận Hoa Sen"),
        ("Chủ tịch Ủy ban nhân dân huyện Lúa Nếp", "huyện Lúa Nếp"),
    }


def test_a_personnel_event_is_told_with_its_day(world: Store) -> None:
    edges = between(whole(world), ID + "person/ha-luanep", ID + "body/ubnd-luanep")
    assert [(e["kind"], e["label"]) for e in edges] == [("tenure", "Chủ tịch"), ("personnel", "elected")]
    assert (edges[1]["valid_from"], edges[1]["valid_to"]) == ("2021-06-01", "2021-06-30")


def test_a_body_is_proved_by_what_speaks_of_it(world: Store) -> None:
    body = about(world, QUANUY).nodes[QUANUY]
    assert (body["sources"], body["level"], body["names"]) == (2, 2, ["Ban Chấp hành Đảng bộ quận Hoa Sen"])
    assert "Bí thư Quận ủy Phạm Văn Hà" in {source["quote"] for source in body["evidence"]}


def test_the_whole_leaves_out_places_where_nothing_is(world: Store) -> None:
    assert {ID + "place/benngoc", ID + "place/hoasen", ID + "place/luanep"} <= set(whole(world))
    assert ID + "place/hoasen-moi" not in whole(world)
    assert ID + "place/hoasen-moi" in about(world, ID + "place/benngoc")


def test_every_kind_of_thing_can_stand_in_the_centre(world: Store) -> None:
    for iri in (HA, QUANUY, HOINGHI, ID + "paper/nghiquyet", ID + "project/cau", ID + "place/hoasen"):
        assert len(about(world, iri)) > 1


def test_what_is_not_known_is_said_so(world: Store) -> None:
    with pytest.raises(KeyError):
        about(world, mint("person", "nobody"))
    with pytest.raises(KeyError):
        about(world, ID + "tenure/ha-bithu")  # a statement is no thing


def test_the_limit_keeps_the_nearest(province: Store) -> None:
    person = mint("person", "synthetic", "0")
    for limit in (1, 20, 120):
        graph = about(province, person, limit=limit)
        assert len(graph) == limit
        assert nx.is_connected(graph.to_undirected())


def test_a_hub_leaves_room_for_what_surrounds_it(province: Store) -> None:
    body = mint("body", "synthetic", "0-0")
    assert len(about(province, body, limit=1000)) > 60, "the test needs a hub"
    kinds = Counter(said["kind"] for _, said in about(province, body, limit=60).nodes(data=True))
    assert min(kinds[kind] for kind in ("person", "meeting", "paper")) >= 5


def test_neighbours_that_are_left_out_are_counted(province: Store) -> None:
    body = mint("body", "synthetic", "0-0")
    few, all_of_them = about(province, body, limit=10), about(province, body, limit=1000)
    assert few.nodes[body]["neighbours"] == len(set(nx.all_neighbors(all_of_them, body))) > 10


def test_the_same_store_gives_the_same_network(province: Store) -> None:
    person = mint("person", "synthetic", "3")
    one, two = about(province, person), about(province, person)
    assert list(one.nodes(data=True)) == list(two.nodes(data=True))
    assert list(one.edges(keys=True, data=True)) == list(two.edges(keys=True, data=True))


def test_a_piece_says_the_same_as_the_whole(province: Store) -> None:
    everything, piece = whole(province), about(province, mint("meeting", "synthetic", "2"), limit=80)
    inside = everything.subgraph(piece)
    assert {n: dict(said) for n, said in piece.nodes(data=True)} == {n: dict(s) for n, s in inside.nodes(data=True)}
    assert {k: said for *_, k, said in piece.edges(keys=True, data=True)} == {
        k: said for *_, k, said in inside.edges(keys=True, data=True)
    }


def test_among_some_things_are_those_and_every_link_between_them(world: Store) -> None:
    everything = whole(world)
    chosen = sorted(everything)[:12]
    graph = among(world, [*chosen, ID + "person/none"])
    assert set(graph) == set(chosen)
    assert set(graph.edges(keys=True)) == set(everything.subgraph(chosen).edges(keys=True))
    assert not among(world, [])


# ---------------------------------------------------------------- events without a body


def test_an_event_whose_body_no_page_tells_is_a_thing_beside_the_person(tmp_path: Path) -> None:
    name = "Bùi Quốc Ước"
    page = Page("a", "2021-03-01").person(name, ("Bí thư", QUAN_UY))
    page.facts += [
        PersonnelFact(name, "disciplined", None, None, "2021-02", page.proof(f"{name} bị kỷ luật")),
        PersonnelFact(name, "appointed", "Bí thư", QUAN_UY, "2018-05-04", page.proof(f"{name} được bổ nhiệm")),
    ]
    with Store.open(tmp_path / "graph") as store:
        write(store, [page])
        graph = whole(store)
        (event,) = [iri for iri, said in graph.nodes(data=True) if said["kind"] == "event"]
        assert (graph.nodes[event]["label"], graph.nodes[event]["date"]) == ("kỷ luật", "2021-02")
        ((who, _, said),) = graph.in_edges(event, data=True)
        assert graph.nodes[who]["label"] == name
        assert (said["kind"], said["label"], said["valid_from"], said["valid_to"]) == (
            "personnel", "disciplined", "2021-02-01", "2021-02-28",
        )  # fmt: skip
        assert [source["quote"] for source in said["sources"]] == [f"{name} bị kỷ luật"]
        appointed = [s for _, end, s in graph.out_edges(who, data=True) if s["label"] == "appointed"]
        assert len(appointed) == 1, "an event with a body is an edge to it, and nothing else"
        assert event in about(store, who), "it is seen from the person"
        assert who in about(store, event)


# ---------------------------------------------------------------- networks by name


def test_every_named_network_holds_its_kinds_of_links_and_no_thing_without_one(province: Store) -> None:
    everything = whole(province)
    assert set(NETWORKS) == {
        "people-bodies", "people-people", "bodies", "meetings-papers-bodies", "projects-places-bodies", "whole",
    }  # fmt: skip
    for name, network in NETWORKS.items():
        graph = named(province, name)
        kinds = {said["kind"] for *_, said in graph.edges(data=True)}
        assert graph.graph["name"] == name
        assert network.caution.vi in graph.graph["caution"]
        if name not in ("whole", "people-people"):
            assert kinds <= network.kinds | network.joining
            assert not list(nx.isolates(graph))
            assert {k: said for *_, k, said in graph.edges(keys=True, data=True)}.items() <= {
                k: said for *_, k, said in everything.edges(keys=True, data=True)
            }.items()
    with pytest.raises(KeyError):
        named(province, "friends")


def test_people_are_tied_by_the_meetings_they_share(tmp_path: Path) -> None:
    page = Page("a", "2023-04-01")
    for name in PEOPLE:
        page.person(name, ("Ủy viên", QUAN_UY))
    for ordinal, day, parts in (
        ("23", "2022-12-11", ((0, "chairs"), (1, "reports"), (2, "attends"), (0, "concludes"))),
        ("24", "2023-03", ((0, "chairs"), (1, "attends"), (3, "receives"))),
    ):
        meeting = MeetingFact(
            "Hội nghị", ordinal, QUAN_UY, day, f"Hội nghị {ordinal}", page.proof(f"Hội nghị {ordinal}")
        )
        page.facts.append(meeting)
        for person, part in parts:
            proof = page.proof(f"{PEOPLE[person]} {part} {ordinal}")
            page.facts.append(ParticipationFact(PEOPLE[person], part, meeting, proof))
    with Store.open(tmp_path / "graph") as store:
        write(store, [page])
        graph = named(store, "people-people")
        label = {iri: said["label"] for iri, said in graph.nodes(data=True)}
        ties = {frozenset((label[one], label[other])): said for one, other, said in graph.edges(data=True)}
        assert (
            {tie: (said["weight"], said["strength"]) for tie, said in ties.items()}
            == {
                frozenset(PEOPLE[:2]): (2, 1.5),  # one of two others, then the only other
                frozenset((PEOPLE[0], PEOPLE[2])): (1, 0.5),
                frozenset(PEOPLE[1:3]): (1, 0.5),
            }
        ), "who only receives an award is not counted"
        tie = ties[frozenset(PEOPLE[:2])]
        assert [meeting["date"] for meeting in tie["meetings"]] == ["2022-12-11", "2023-03"]
        assert (tie["valid_from"], tie["valid_to"]) == ("2022-12-11", "2023-03-31")
        assert sorted(part for parts in tie["meetings"][0]["parts"] for part in parts) == [
            "chairs",
            "concludes",
            "reports",
        ]
        assert {f"{PEOPLE[1]} reports 23", f"{PEOPLE[0]} chairs 24"} <= {source["quote"] for source in tie["sources"]}


def test_bodies_say_their_pillar(world: Store) -> None:
    pillars = {said["label"]: said["pillar"] for _, said in named(world, "bodies").nodes(data=True)}
    assert pillars["Quận ủy Hoa Sen"] == "party"
    assert pillars["Ủy ban nhân dân quận Hoa Sen"] == "state"


# ---------------------------------------------------------------- measures


def star() -> nx.MultiDiGraph[str]:
    """Return a hub `m` with five leaves, and a triangle apart."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.add_edges_from(("m", leaf) for leaf in "abcde")
    graph.add_weighted_edges_from([("x", "y", 2), ("y", "x", 3), ("y", "z", 1), ("z", "x", 1)])
    graph.add_edge("x", "x")
    return graph


def test_measures_are_those_of_networkx_on_the_same_graph(province: Store) -> None:
    graph = named(province, "people-people")
    measured = {one.iri: one for one in measure(graph)}
    simple = nx.Graph(graph)
    assert set(measured) == set(graph)
    assert {iri: one.degree for iri, one in measured.items()} == dict(simple.degree)
    expected = nx.betweenness_centrality(simple)
    assert all(abs(one.betweenness - expected[iri]) < 1e-6 for iri, one in measured.items())
    assert sum(one.weight for one in measured.values()) == 2 * sum(w for *_, w in graph.edges(data="weight"))


def test_parallel_links_are_one_neighbour_and_loops_none() -> None:
    measured = {one.iri: one for one in measure(star())}
    assert (measured["x"].degree, measured["x"].weight) == (2, 6)
    assert (measured["m"].degree, measured["m"].weight, measured["a"].betweenness) == (5, 5, 0)
    assert next(one.iri for one in measure(star())) == "m", "who has most links stands first"
    assert measured["m"].community == measured["a"].community == 1
    assert measured["x"].community == measured["z"].community == 2
    assert measure(nx.MultiDiGraph()) == []


def test_measures_are_the_same_whatever_the_hashes_and_the_order() -> None:
    code = (
        "import networkx as nx; from kg.network import measure; g = nx.MultiDiGraph();"
        "pairs = [(f'n{i * i % 97}', f'n{i * 7 % 89}') for i in range(400)];"
        "g.add_edges_from(ORDER(pairs)); print(measure(g))"
    )
    said = {
        subprocess.run(
            [sys.executable, "-c", code.replace("ORDER", order)],
            env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True,
        ).stdout
        for order, seed in (("list", "1"), ("list", "2"), ("reversed", "3"))
    }  # fmt: skip
    assert len(said) == 1


def test_every_measure_says_in_both_languages_what_it_does_not_mean() -> None:
    assert set(MEANINGS) == {"degree", "weight", "betweenness", "community"}
    documented = (Path(__file__).parent.parent / "docs" / "network.md").read_text(encoding="utf-8")
    assert [name for name in (*NETWORKS, *MEANINGS) if f"`{name}`" not in documented] == []
    assert "không phải là sai phạm" in CAUTION.vi
    assert "không phải là sai phạm" in NETWORKS["people-people"].caution.vi


# ---------------------------------------------------------------- GEXF and GraphML

READ = {"gexf": nx.read_gexf, "graphml": nx.read_graphml}


def round_trip(name: str, graph: nx.MultiDiGraph[str]) -> Any:
    file = io.BytesIO()
    FORMATS[name](graph, file)
    file.seek(0)
    return READ[name](file)


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("network", ("whole", "people-bodies", "people-people"))
def test_a_network_comes_back_with_all_that_was_said(world: Store, name: str, network: str) -> None:
    graph = named(world, network)
    back = round_trip(name, graph)
    assert back.is_directed() == (network != "people-people")
    assert set(back) == set(graph)
    assert back.number_of_edges() == graph.number_of_edges()
    for iri, said in graph.nodes(data=True):
        plain = back.nodes[iri]
        assert (plain["label"], plain["kind"], plain["sources"]) == (said["label"], said["kind"], said["sources"])
        assert plain.get("level") == said["level"]
        assert plain.get("confidence") == said["confidence"]
        assert plain.get("names", "") == "\n".join(said["names"])
        assert all(source["quote"] in plain["evidence"] for source in said["evidence"])
    edges = {said["id"]: said for *_, said in back.edges(data=True)}
    for *_, key, said in graph.edges(keys=True, data=True):
        kept = {n: v for n, v in said.items() if v is not None and n not in ("sources", "meetings")}
        assert {n: edges[key][n] for n in kept} == kept
        assert edges[key]["sources"] == len({source["doc"] for source in said["sources"]})
        for source in said["sources"]:
            assert source["quote"] in edges[key]["evidence"]
            assert (source["url"] or "") in edges[key]["evidence"]
        assert all(meeting["label"] in edges[key]["meetings"] for meeting in said.get("meetings", ()))


@pytest.mark.parametrize("name", FORMATS)
def test_parallel_links_stay_apart_in_a_file(world: Store, name: str) -> None:
    back = round_trip(name, named(world, "whole"))
    assert {said["label"] for said in back.get_edge_data(HA, HOINGHI).values()} == {"chairs", "concludes"}


def test_gephi_can_move_along_time(world: Store) -> None:
    back = round_trip("gexf", named(world, "people-bodies"))
    (said,) = back.get_edge_data(HA, ID + "body/thanhuy").values()
    assert said["end"] == said["valid_to"] == "2022-12-20"
    assert back.graph["mode"] == "dynamic"


@pytest.mark.parametrize("name", FORMATS)
def test_a_file_is_the_same_each_time_and_holds_what_no_xml_can(name: str) -> None:
    hostile = 'Nguyễn "\x00\x1b</node>" \ud800 <script>&amp; \u202e 𠀀 ỹ'
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph(name=hostile)
    graph.add_node("a", label=hostile, names=[hostile], kind="person")
    graph.add_edge("a", "b", key="e", label=hostile, weight=2)
    first, second = io.BytesIO(), io.BytesIO()
    FORMATS[name](graph, first)
    FORMATS[name](graph, second)
    assert first.getvalue() == second.getvalue()
    back = round_trip(name, graph)
    assert back.nodes["a"]["label"] == 'Nguyễn "\ufffd\ufffd</node>" \ufffd <script>&amp; \u202e 𠀀 ỹ'
    assert back.number_of_edges() == 1
