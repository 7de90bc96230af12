"""FollowTheMoney and Popolo, read back by the libraries of those who use them."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pyoxigraph as ox
from followthemoney import model
from followthemoney.statement import Statement
from followthemoney.statement.serialize import CSV_COLUMNS, read_csv_statements
from popolo_data.importer import Popolo

from kg.export import ftm_statements
from kg.export.ftm import entity_id
from kg.export.texts import line
from kg.model import PersonnelFact
from kg.store import Store
from kg.vocab import FOAF, KG, ORG, RDF
from tests.exporting import exported, store
from tests.handmade import QUAN_UY, UBND, Page, write

__all__ = ["store"]  # the fixture, of this file too


def lines(store: Store) -> list[dict]:  # type: ignore[type-arg]
    return [json.loads(line) for line in exported(store, "ftm").splitlines()]


def test_every_property_of_every_entity_comes_back(store: Store) -> None:
    said = lines(store)
    assert len({entity["schema"] for entity in said}) >= 9
    for entity in said:
        proxy = model.get_proxy(entity, cleaned=False)
        back = {name: sorted(values) for name, values in proxy.to_dict()["properties"].items()}
        assert back == {name: sorted(values) for name, values in entity["properties"].items()}
        proxy.schema.validate(entity)
        for prop, value in proxy.itervalues():
            assert prop.type.validate(value), (entity["schema"], prop.name, value)
            assert prop.type.clean(value) == value, "cleaning would change or drop it"


def test_every_reference_leads_to_an_entity_of_the_range(store: Store) -> None:
    proxies = {proxy.id: proxy for proxy in (model.get_proxy(entity, cleaned=False) for entity in lines(store))}
    led = 0
    for proxy in proxies.values():
        for prop, value in proxy.itervalues():
            if prop.type.name == "entity":
                assert prop.range is not None
                assert proxies[value].schema.is_a(prop.range), (proxy.schema.name, prop.name, proxies[value].schema)
                led += 1
    assert led > 100


def test_every_person_body_post_and_tenure_is_an_entity(store: Store) -> None:
    ids = {entity["id"]: entity["schema"] for entity in lines(store)}
    schemas = {FOAF + "Person": "Person", ORG + "Post": "Position", ORG + "Membership": "Occupancy"}
    for kind, schema in {**schemas, KG + "Meeting": "Event"}.items():
        found = list(store.pattern(None, RDF + "type", kind, ox.DefaultGraph()))
        assert found
        assert {ids.get(entity_id(quad.subject.value)) for quad in found} == {schema}  # type: ignore[union-attr]


def test_statements_are_those_of_the_entities(store: Store) -> None:
    content = exported(store, "ftm-statements")
    assert next(csv.reader(io.StringIO(content.decode()))) == list(CSV_COLUMNS)
    found = {statement.id: statement for statement in read_csv_statements(io.BytesIO(content))}
    wanted = {
        statement.id: statement
        for entity in lines(store)
        for statement in Statement.from_entity(model.get_proxy(entity, cleaned=False), "quanhe")
    }
    assert found.keys() == wanted.keys()
    for key, statement in wanted.items():
        assert found[key].to_dict() == statement.to_dict()


def test_the_types_of_properties_are_those_of_the_library(store: Store) -> None:
    rows = csv.DictReader(io.StringIO(exported(store, "ftm-statements").decode()), dialect=csv.unix_dialect)
    for row in rows:
        prop = model.schemata[row["schema"]].get(row["prop"])
        assert row["prop_type"] == (prop.type.name if prop else "id")
    assert set(ftm_statements.TYPES.values()) >= {"name", "entity", "date", "url"}


def test_a_day_that_is_not_known_is_no_date(tmp_path: Path) -> None:
    with Store.open(tmp_path / "graph") as graph:
        page = Page("mot", published="2024-03-04").person("Lý Thanh Khuê", ("Bí thư", QUAN_UY))
        evidence = page.proof("Tô Đình Lam được bầu giữ chức Chủ tịch tháng 8 năm 2023")
        page.facts.append(PersonnelFact("Tô Đình Lam", "elected", "Chủ tịch", UBND, "2023-08", evidence))
        write(graph, [page])
        said = lines(graph)
    names = {entity["id"]: entity["properties"].get("name") for entity in said}
    held = {names[e["properties"]["holder"][0]][0]: e["properties"] for e in said if e["schema"] == "Occupancy"}  # type: ignore[index]
    vague, known = held["Lý Thanh Khuê"], held["Tô Đình Lam"]
    assert "startDate" not in vague
    assert "endDate" not in vague
    assert vague["date"] == ["2024-03-04"]
    assert "không muộn hơn 4-3-2024 / not after 2024-03-04" in vague["summary"][0]
    assert known["startDate"] == ["2023-08"]
    assert known["description"] == ["“Tô Đình Lam được bầu giữ chức Chủ tịch tháng 8 năm 2023” — 2024-03-04, Trang mot"]


def test_no_link_but_to_the_web_leaves(store: Store) -> None:
    urls = {url for entity in lines(store) for url in entity["properties"].get("sourceUrl", ())}
    assert urls
    assert all(url.startswith("https://") for url in urls)


# ---------------------------------------------------------------- Popolo


def test_popolo_is_read_with_all_its_ties(store: Store) -> None:
    popolo = Popolo(json.loads(exported(store, "popolo")))
    assert len(popolo.persons) > 10
    assert len(popolo.memberships) > 10
    for membership in popolo.memberships:
        assert membership.person.name
        assert membership.organization.name
        assert membership.post.organization_id == membership.organization_id
        assert membership.role == membership.post.label
        assert membership.data["sources"][0]["note"].startswith("“")
    for post in popolo.posts:
        assert post.organization.name
    names = {person.name for person in popolo.persons}
    labels = {quad.object.value for quad in store.pattern(None, FOAF + "name")}  # type: ignore[union-attr]
    assert names <= set(map(line, labels))


def test_popolo_calls_nobody_present_whose_end_is_proved(tmp_path: Path) -> None:
    with Store.open(tmp_path / "graph") as graph:
        page = Page("mot", published="2024-03-04").person("Lý Thanh Khuê", ("Bí thư", QUAN_UY), status="former")
        write(graph, [page.person("Tô Đình Lam", ("Chủ tịch", UBND))])
        popolo = Popolo(json.loads(exported(graph, "popolo")))
    by_name = {membership.person.name: membership for membership in popolo.memberships}
    assert not by_name["Lý Thanh Khuê"].current
    assert by_name["Lý Thanh Khuê"].data["end_latest"] == "2024-03-04"
    assert "start_date" not in by_name["Tô Đình Lam"].data
    assert by_name["Tô Đình Lam"].data["start_latest"] == "2024-03-04"
