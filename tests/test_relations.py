"""How bodies stand to each other, what became of them, and in which term: by law, from kinds and places."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from kg.language.normal import fold
from kg.language.terms import term
from kg.lexicon import changes, relations
from kg.lexicon.central import central_kind
from kg.model import Body as Named
from kg.model import RoleFact
from kg.resolve.bodies import Body, name_alone
from kg.resolve.changes import Event, events
from kg.resolve.places import Units
from kg.resolve.relations import Relation
from kg.resolve.relations import relations as related
from kg.resolve.standing import standings
from kg.store import Store
from tests.handmade import HAI_AN, HDND, NGO_QUYEN, QUAN_UY, UBND, Page, ask, write

FOLDER = Path(relations.__file__).parent
HAI_PHONG = "thành phố Hải Phòng"
UBND_HP = Named("Ủy ban nhân dân thành phố Hải Phòng", "PeoplesCommittee", HAI_PHONG)


def table(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


RULES = table("relations")["rule"]
CHANGES = table("changes")["change"]


def made(*bodies: tuple[str, str, str]) -> tuple[list[Body], Units]:
    """Return bodies of (kind, name, key of the place), and the units."""
    units = Units({key: key for _, _, key in bodies if key})
    return [Body(name, (name,), kind, key or None, (), ()) for kind, name, key in bodies], units


def found(*bodies: tuple[str, str, str]) -> list[Relation]:
    return related(standings(*made(*bodies)))


def changed(*bodies: tuple[str, str, str]) -> list[Event]:
    some, units = made(*bodies)
    return events(standings(some, units), units)


# ---------------------------------------------------------------- the rules


def test_the_tables_are_complete() -> None:
    assert (len(relations.load()), len(changes.load().changes), len(table("central")["kind"])) == (40, 16, 6)


@pytest.mark.parametrize("row", RULES, ids=lambda row: row["name"])
def test_a_rule_relates_its_example_and_not_its_counterexample(row: dict[str, Any]) -> None:
    for key, holds in (("example", True), ("counterexample", False)):
        subject, other = map(tuple, row[key])
        pairs = {(r.subject, r.object) for r in found(subject, other) if r.rule.name == row["name"]}
        assert pairs == ({(subject[1], other[1])} if holds else set())


def test_every_kind_in_a_rule_is_a_kind_of_body_and_none_puts_the_party_over_the_state_as_its_part() -> None:
    ttl = (FOLDER.parent.parent / "ontology" / "bodies.ttl").read_text(encoding="utf-8")
    for rule in relations.load():
        assert all(f"kg:{kind} a owl:Class" in ttl for kind in rule.subject.kinds | rule.object.kinds)
        if rule.relation == "partOf":
            sides = {"Party" in kind for kind in (rule.subject.kinds | rule.object.kinds) - {"StandingCommittee"}}
            assert len(sides) == 1, rule.name


def test_a_committee_of_a_unit_belongs_to_the_one_above_only_while_both_were() -> None:
    ward = ("PeoplesCommittee", "Ủy ban nhân dân phường Gia Viên", f"{NGO_QUYEN}/phường Gia Viên")
    new = ("PeoplesCommittee", "Ủy ban nhân dân phường Ngô Quyền", f"{HAI_PHONG}/phường Ngô Quyền")
    district = ("PeoplesCommittee", UBND.name, NGO_QUYEN)
    city = ("PeoplesCommittee", UBND_HP.name, HAI_PHONG)
    parts = {(r.subject, r.object): r.days for r in found(ward, new, district, city)}
    assert parts == {
        (ward[1], district[1]): (None, "2025-06-30"),
        (district[1], city[1]): (None, "2025-06-30"),
        (new[1], city[1]): ("2025-07-01", None),
    }


XUYEN_MOC = "tỉnh Bà Rịa - Vũng Tàu/huyện Xuyên Mộc"


def test_a_commune_that_outlived_its_district_changed_its_superior() -> None:
    commune = ("PeoplesCommittee", "Ủy ban nhân dân xã Bình Châu", f"{XUYEN_MOC}/xã Bình Châu")
    district = ("PeoplesCommittee", "Ủy ban nhân dân huyện Xuyên Mộc", XUYEN_MOC)
    province = ("PeoplesCommittee", "Ủy ban nhân dân Thành phố Hồ Chí Minh", "thành phố Hồ Chí Minh")
    assert {r.object: r.days for r in found(commune, district, province)} == {
        district[1]: (None, "2025-06-30"),
        province[1]: ("2025-07-01", None),
    }


def test_the_order_of_bodies_is_irrelevant() -> None:
    bodies = [tuple(side) for row in RULES for side in row["example"]]
    assert found(*bodies) == found(*reversed(bodies))


def test_a_name_without_a_unit_that_many_bodies_bear_owns_nothing() -> None:
    assert found(("StandingCommittee", "Ban Thường vụ Đảng ủy", ""), ("PartyCommittee", "Đảng ủy", "")) == []


# ---------------------------------------------------------------- bodies at the centre


@pytest.mark.parametrize("row", table("central")["kind"], ids=lambda row: row["example"])
def test_a_central_body_is_of_the_side_that_its_name_tells(row: dict[str, Any]) -> None:
    assert central_kind(row["example"]) == row["kind"]
    assert central_kind(row["counterexample"]) != row["kind"]


@pytest.mark.parametrize("name", ["Cục 3", "Vụ Tổ chức - biên chế", "Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam"])
def test_a_name_that_tells_no_side_is_of_none(name: str) -> None:
    assert central_kind(name) is None


# ---------------------------------------------------------------- changes


@pytest.mark.parametrize("row", CHANGES, ids=lambda row: row["name"])
def test_a_change_names_its_example_and_not_its_counterexample(row: dict[str, Any]) -> None:
    (change,) = (change for change in changes.load().changes if change.name == row["name"])
    assert change.earliest <= change.latest
    split = change.split(row["example"])
    assert split is not None
    assert split[0] in change.before
    other = change.split(row["counterexample"])
    assert other is None or other[0] not in change.before


def test_bodies_that_live_with_their_unit() -> None:
    row = table("changes")["unit"]
    pattern = changes.load().of_unit
    assert pattern.fullmatch(row["example"])
    assert not pattern.fullmatch(row["counterexample"])
    for row in table("changes")["alike"]:
        assert {changes.load().same(fold(name)) for name in row["example"]} == {row["one"]}


def test_departments_merged_in_march_2025() -> None:
    old = ("SpecialisedAgency", "Sở Kế hoạch và Đầu tư thành phố Hải Phòng", HAI_PHONG)
    new = ("SpecialisedAgency", "Sở Tài chính thành phố Hải Phòng", HAI_PHONG)
    elsewhere = ("SpecialisedAgency", "Sở Tài chính tỉnh Thanh Hóa", "tỉnh Thanh Hóa")
    (event,) = changed(old, new, elsewhere)
    assert [one.body.label for one in event.before] == [old[1], new[1]]
    assert [one.body.label for one in event.after] == [new[1]]
    assert (event.earliest, event.latest, event.law) == ("2025-02-01", "2025-03-31", "Nghị định số 45/2025/NĐ-CP")
    days = {one.body.label: one.days for one in standings(*made(old, new))}
    assert days == {old[1]: (None, "2025-03-30"), new[1]: (None, None)}


def test_what_is_left_of_a_merger_alone_did_not_change() -> None:
    assert changed(("SpecialisedAgency", "Sở Tài chính thành phố Hải Phòng", HAI_PHONG)) == []


def test_a_province_merged_into_another_brings_its_bodies() -> None:
    old = ("PartyCommittee", "Tỉnh ủy Hải Dương", "tỉnh Hải Dương")
    new = ("PartyCommittee", "Thành ủy Hải Phòng", HAI_PHONG)
    (event,) = changed(old, new)
    assert event.label == "Thành ủy Hải Phòng, Tỉnh ủy Hải Dương thành Thành ủy Hải Phòng"
    assert (event.earliest, event.latest) == ("2025-07-01", "2025-07-01")
    assert event.law is not None
    assert "202/2025/QH15" in event.law


def test_a_district_ended_without_heirs_and_a_school_of_it_did_not() -> None:
    committee = ("PeoplesCommittee", UBND.name, NGO_QUYEN)
    (event,) = changed(committee, ("School", "Trường THPT Ngô Quyền", NGO_QUYEN))
    assert [one.body.label for one in event.before] == [UBND.name]
    assert event.after == ()
    assert event.latest == "2025-07-01"


def test_an_event_names_the_unit_that_followed_where_its_body_is_not_known() -> None:
    (event,) = changed(("PartyCommittee", "Huyện ủy Tĩnh Gia", "tỉnh Thanh Hóa/huyện Tĩnh Gia"))
    assert event.label == "Huyện ủy Tĩnh Gia: huyện Tĩnh Gia kết thúc; đơn vị kế tục là thị xã Nghi Sơn"


def test_district_councils_of_ho_chi_minh_city_ended_in_2021_and_others_did_not() -> None:
    name = "Hội đồng nhân dân quận 1"
    there = ("PeoplesCouncil", name, "thành phố Hồ Chí Minh/quận 1")
    here = ("PeoplesCouncil", HDND.name, NGO_QUYEN)
    later = ("PeoplesCouncil", "Hội đồng nhân dân phường Sài Gòn", "thành phố Hồ Chí Minh/phường Sài Gòn")
    days = {one.body.label: one.days for one in standings(*made(there, here, later))}
    assert days == {
        name: (None, "2021-06-30"), HDND.name: (None, "2025-06-30"), later[1]: ("2025-07-01", None),
    }  # fmt: skip


# ---------------------------------------------------------------- in the graph


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store.open(tmp_path / "graph")


def test_every_relation_of_the_graph_leads_to_its_rule_and_the_law(store: Store) -> None:
    bodies = (("Bí thư", QUAN_UY), ("Chủ tịch", UBND), ("Chủ tịch", HDND), ("Chủ tịch", UBND_HP))
    write(store, [Page("p-1", "2022-01-01").person("Lê Thị Lan", *bodies)])
    rows = ask(
        store,
        """?r a kg:Relation ; kg:subject ?s ; kg:object ?o ; prov:wasDerivedFrom ?rule . ?s skos:prefLabel ?one .
        ?o skos:prefLabel ?other . OPTIONAL { ?r kg:validTo ?to } ?s ?property ?o .
        GRAPH kg:ontology { ?rule a kg:Rule ; kg:derives ?property ; kg:legalGround ?law ; skos:prefLabel ?why
          FILTER(LANG(?why) = "vi") }""",
        "one", "property", "other", "to", "law",
    )  # fmt: skip
    said = {(one, prop.rpartition("#")[2], other, to) for one, prop, other, to, _ in rows}
    assert said == {
        (QUAN_UY.name, "leads", UBND.name, "2025-06-30"),
        (QUAN_UY.name, "leads", HDND.name, "2025-06-30"),
        (HDND.name, "elects", UBND.name, "2025-06-30"),
        (HDND.name, "supervises", UBND.name, "2025-06-30"),
        (UBND.name, "subOrganizationOf", UBND_HP.name, "2025-06-30"),
    }
    assert all(row[-1] for row in rows)


def test_no_relation_stands_without_a_node_that_explains_it(sample: Store) -> None:
    plain = "{ ?s kg:leads|kg:elects|kg:supervises|kg:advises|org:subOrganizationOf ?o }"
    rows = ask(sample, plain, "s", "o")
    assert len(rows) >= 10
    assert set(rows) == set(ask(sample, "?r kg:subject ?s ; kg:object ?o", "s", "o"))


def test_a_district_body_ends_with_the_district(store: Store) -> None:
    write(store, [Page("p-1").person("Lê Thị Lan", ("Chủ tịch", UBND))])
    assert ask(store, "?b a kg:PeoplesCommittee ; kg:validTo ?to", "to") == [("2025-06-30",)]
    assert ask(store, "?e a org:ChangeEvent ; org:originalOrganization ?b ; kg:latest ?day", "day") == [("2025-07-01",)]


# ---------------------------------------------------------------- terms


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Chủ tịch HĐND thành phố khóa XVI, nhiệm kỳ 2021 – 2026", "khóa XVI, nhiệm kỳ 2021-2026"),
        ("đại biểu Quốc hội khoá 15", "khóa XV"),
        ("Ủy viên Ban Thường vụ nhiệm kỳ 2020-2025", "nhiệm kỳ 2020-2025"),
        ("khóa XI và khóa XII", None),
        ("bế mạc khóa học", None),
        ("nhiệm kỳ 2020-2050", None),
    ],
)
def test_a_term_is_read_in_one_spelling(text: str, said: str | None) -> None:
    assert term(text) == said


def test_a_term_is_one_whether_its_number_or_years_or_both_are_named(store: Store) -> None:
    pages = []
    for number, said in enumerate(("khóa XVI", "khóa XVI, nhiệm kỳ 2021-2026", "nhiệm kỳ 2021-2026", "khóa XV")):
        page = Page(f"p-{number}", "2022-01-01").person("Lê Thị Lan")
        proof = page.proof(f"Lê Thị Lan là Chủ tịch HĐND quận {said}")
        page.facts.append(RoleFact("Lê Thị Lan", "Chủ tịch", HDND, "current", proof, term=said))
        pages.append(page)
    write(store, pages)
    rows = ask(
        store, "?t a kg:BodyTerm ; prov:specializationOf ?b ; skos:prefLabel ?label . ?r kg:inTerm ?t", "label", "r"
    )
    labels = [label.removeprefix(HDND.name + " ") for label, _ in rows]
    assert labels == ["khóa XV", *["khóa XVI, nhiệm kỳ 2021-2026"] * 3]


def test_years_that_pages_give_to_two_numbers_are_of_neither(store: Store) -> None:
    pages = []
    for number, said in enumerate(
        ("khóa XV, nhiệm kỳ 2021-2026", "khóa XVI, nhiệm kỳ 2021-2026", "nhiệm kỳ 2021-2026")
    ):
        page = Page(f"p-{number}").person("Lê Thị Lan")
        proof = page.proof(f"Lê Thị Lan là Chủ tịch HĐND quận {said}")
        page.facts.append(RoleFact("Lê Thị Lan", "Chủ tịch", HDND, "current", proof, term=said))
        pages.append(page)
    write(store, pages)
    assert len(ask(store, "?t a kg:BodyTerm", "t")) == 3


def test_a_name_is_cut_at_its_unit() -> None:
    units = Units({NGO_QUYEN: NGO_QUYEN, HAI_AN: HAI_AN})
    assert name_alone("Ban Chấp hành Đảng bộ quận Ngô Quyền", units.get(NGO_QUYEN)) == "quận ủy"
    assert name_alone("Ban Tổ chức Quận ủy Hải An", units.get(HAI_AN)) == "ban tổ chức quận ủy"
