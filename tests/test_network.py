"""Networks: what surrounds a thing, which edges there are and what proves them."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from pyoxigraph import DefaultGraph, Quad, RdfFormat, parse

from kg.network import about, among, whole
from kg.store import Store
from kg.vocab import ID, mint
from tests.synthetic import quads

DATA = Path(__file__).parent / "data" / "network.trig"
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
