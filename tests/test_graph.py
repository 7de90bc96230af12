"""The graph of one document, exactly as docs/graph.md has it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import BlankNode, NamedNode, Quad, RdfFormat, Store, parse, serialize

from kg import __version__
from kg.graph import document_iri, fact_iri, place_keys, place_quads, quads
from kg.model import (
    Body,
    Document,
    Evidence,
    Fact,
    IndicatorFact,
    MeetingFact,
    PaperActionFact,
    PaperFact,
    ParticipationFact,
    PersonFact,
    PersonnelFact,
    Place,
    ProjectFact,
    RoleFact,
    Span,
)
from kg.vocab import KG, PREFIXES, mint, role_iri

CITY = Place("thành phố Hải Phòng", "thành phố", "Hải Phòng", "thành phố Hải Phòng", 1)
WARD = Place(
    "thành phố Hải Phòng/phường Ngô Quyền",
    "phường",
    "Ngô Quyền",
    "phường Ngô Quyền",
    3,
    parent=CITY.key,
    valid_from="2025-07-01",
)
DISTRICT = Place(
    "thành phố Hải Phòng/quận Ngô Quyền",
    "quận",
    "Ngô Quyền",
    "quận Ngô Quyền",
    2,
    parent=CITY.key,
    valid_to="2025-06-30",
)
PARTY = Body("Quận ủy Ngô Quyền", "PartyCommittee", DISTRICT.key)
COUNCIL = Body("Hội đồng nhân dân quận Ngô Quyền", "PeoplesCouncil", DISTRICT.key)
PAGE = Document(
    "p-01",
    "không cần cho phép thử này",
    (),
    "0" * 64,
    title="Hội nghị Quận ủy",
    url="https://example.org/a?b=1",
    publisher="example.org",
    published="2022-12-12",
)


def proof(start: int, rule: str = "test") -> Evidence:
    return Evidence(Span(start, start + 5), f"lời {start}", rule, 0.9)


MEETING = MeetingFact("hội nghị", "23", PARTY, "2022-12-11", "Hội nghị lần thứ 23", proof(1))
PAPER = PaperFact("Nghị quyết", "37", "2022-12", COUNCIL, None, proof(2))
PEOPLE = ("Phạm Văn Hà", "Đỗ Thị Sương")
FACTS: dict[str, tuple[Fact, str]] = {
    "person": (PersonFact(PEOPLE[0], proof(0)), 'a foaf:Person ; foaf:name "Phạm Văn Hà"@vi'),
    "role": (
        RoleFact(PEOPLE[0], "Bí thư", PARTY, "former", proof(3), start="2017-03", end="2021"),
        'a kg:RoleAttestation ; kg:person {person} ; org:role {role} ; kg:roleLabel "Bí thư"@vi ; kg:body {party} ;'
        ' kg:status "former" ; kg:from "2017-03" ; kg:to "2021"',
    ),
    "personnel": (
        PersonnelFact(PEOPLE[0], "elected", "Bí thư", PARTY, "2020-02-29", proof(4)),
        'a kg:PersonnelEvent ; kg:eventKind "elected" ; kg:person {person} ; org:role {role} ; kg:body {party} ;'
        ' kg:roleLabel "Bí thư"@vi ; kg:date "2020-02-29" ; kg:earliest "2020-02-29"^^xsd:date ;'
        ' kg:latest "2020-02-29"^^xsd:date',
    ),
    "meeting": (
        MEETING,
        'a kg:Meeting ; kg:meetingType "hội nghị" ; kg:ordinal "23" ; kg:heldBy {party} ; kg:date "2022-12-11" ;'
        ' kg:earliest "2022-12-11"^^xsd:date ; kg:latest "2022-12-11"^^xsd:date ;'
        ' skos:prefLabel "Hội nghị lần thứ 23"@vi',
    ),
    "participation": (
        ParticipationFact(PEOPLE[0], "chairs", MEETING, proof(5)),
        'a eli-dl:Participation ; kg:person {person} ; kg:part "chairs" ; kg:meeting {meeting}',
    ),
    "document": (
        PAPER,
        'a eli:Work ; kg:paperType "Nghị quyết" ; eli:number "37" ; kg:issuer {council} ; kg:date "2022-12" ;'
        ' kg:earliest "2022-12-01"^^xsd:date ; kg:latest "2022-12-31"^^xsd:date',
    ),
    "document_action": (
        PaperActionFact(MEETING, "adopts", PAPER, proof(6)),
        'a kg:PaperAction ; kg:action "adopts" ; kg:actor {meeting} ; kg:paper {paper}',
    ),
    "project": (
        ProjectFact("cầu Rào 1", (DISTRICT, CITY), proof(7)),
        'a schema:Project ; skos:prefLabel "cầu Rào 1"@vi ; kg:locatedIn {district}, {city}',
    ),
    "indicator": (
        IndicatorFact(DISTRICT, "tổng thu", "1651.3460", "tỷ đồng", "2023-Q1", proof(8), "plan", "hơn"),
        'a qb:Observation ; kg:area {district} ; kg:measure "tổng thu"@vi ; kg:value 1651.346 ; kg:unit "tỷ đồng" ;'
        ' kg:period "2023-Q1" ; kg:earliest "2023-01-01"^^xsd:date ; kg:latest "2023-03-31"^^xsd:date ;'
        ' kg:figure "plan" ; kg:approximator "hơn"',
    ),
}
NAMES = {
    "person": mint("mention", PAGE.id, "person", PEOPLE[0]),
    "party": mint("mention", PAGE.id, "body", PARTY.name),
    "council": mint("mention", PAGE.id, "body", COUNCIL.name),
    "role": role_iri("Bí thư"),
    "meeting": mint("fact", PAGE.id, "meeting", "hội nghị", "23", PARTY.name, "2022-12-11", "Hội nghị lần thứ 23"),
    "paper": mint("fact", PAGE.id, "document", "Nghị quyết", "37", "2022-12", COUNCIL.name, ""),
    "district": mint("place", DISTRICT.key),
    "city": mint("place", CITY.key),
}


def turtle(text: str) -> set[str]:
    """Return the triples of `text` as strings."""
    heads = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())
    return {str(q.triple) for q in parse(heads + text, format=RdfFormat.TURTLE)}


def value(term: object) -> str:
    return term.value if isinstance(term, NamedNode) else ""


def about(iri: str, found: Iterable[Quad]) -> set[str]:
    return {str(q.triple) for q in found if q.subject == NamedNode(iri)}


@pytest.mark.parametrize("kind", FACTS)
def test_a_fact_says_what_the_contract_has(kind: str) -> None:
    fact, said = FACTS[kind]
    iri = fact_iri(PAGE.id, fact)
    evidence = mint("evidence", iri)
    filled = said.format(**{name: f"<{value}>" for name, value in NAMES.items()})
    found = list(quads(PAGE, [fact]))
    assert about(iri, found) == turtle(f"<{iri}> {filled} ; kg:evidence <{evidence}> .")
    assert about(evidence, found) == turtle(
        f"<{evidence}> a kg:Evidence ; kg:start {fact.evidence.span.start} ; kg:end {fact.evidence.span.end} ;"
        f' kg:quote "{fact.evidence.quote}" ; kg:rule "test" ; nif:confidence 0.9 .'
    )


def test_keys_are_those_of_the_contract() -> None:
    assert fact_iri(PAGE.id, FACTS["person"][0]) == NAMES["person"]
    assert fact_iri(PAGE.id, MEETING) == NAMES["meeting"]
    assert fact_iri(PAGE.id, PAPER) == NAMES["paper"]
    assert fact_iri("another page", MEETING) != NAMES["meeting"]


def test_the_page_tells_of_itself() -> None:
    iri, reading = document_iri("p-01"), mint("reading", PAGE.sha256, __version__)
    found = list(quads(PAGE, []))
    assert {str(q.triple) for q in found} == turtle(
        f'<{iri}> a schema:NewsArticle ; dct:identifier "p-01" ; schema:headline "Hội nghị Quận ủy"@vi ;'
        ' schema:url "https://example.org/a?b=1"^^xsd:anyURI ; schema:datePublished "2022-12-12"^^xsd:date ;'
        f' schema:publisher "example.org" ; kg:sha256 "{PAGE.sha256}" ; prov:wasGeneratedBy <{reading}> .'
        f'<{reading}> a prov:Activity ; kg:reader "quanhe {__version__}" .'
    )
    bare = replace(PAGE, title=None, url=None, publisher=None, published=None)
    assert len(list(quads(bare, []))) == len(found) - 4


def test_a_body_has_its_kind_its_name_and_its_place() -> None:
    assert about(NAMES["party"], quads(PAGE, [MEETING])) == turtle(
        f'<{NAMES["party"]}> a org:FormalOrganization, kg:PartyCommittee ; skos:prefLabel "Quận ủy Ngô Quyền"@vi ;'
        f" dct:spatial <{NAMES['district']}> ."
    )


def test_what_is_not_stated_is_not_written() -> None:
    found = list(quads(PAGE, [PersonnelFact(PEOPLE[0], "disciplined", None, None, "XXXX-12-11", proof(1))]))
    event = {q.predicate.value for q in found if value(q.subject).startswith("https://w3id.org/quanhe/id/fact/")}
    assert {name.rpartition("/")[2] for name in event} == {
        "22-rdf-syntax-ns#type",
        *(f"ns#{name}" for name in ("eventKind", "person", "date", "evidence")),
    }


def test_facts_equal_but_for_evidence_are_one_with_the_first_evidence() -> None:
    early, late = (RoleFact(PEOPLE[0], "Bí thư", PARTY, "current", proof(start)) for start in (4, 90))
    assert set(quads(PAGE, [late, early, late])) == set(quads(PAGE, [early]))


def test_a_meeting_that_only_another_fact_speaks_of_is_a_fact() -> None:
    found = set(quads(PAGE, [FACTS["participation"][0]]))
    assert about(NAMES["meeting"], found) == about(NAMES["meeting"], quads(PAGE, [MEETING]))


def test_a_person_named_only_in_an_office_has_no_evidence_of_his_own() -> None:
    found = list(quads(PAGE, [FACTS["role"][0]]))
    assert about(NAMES["person"], found) == turtle(f'<{NAMES["person"]}> a foaf:Person ; foaf:name "Phạm Văn Hà"@vi .')


def test_where_facts_differ_about_a_body_the_better_known_form_stays() -> None:
    vague = Body(PARTY.name, "Body")
    facts = [
        RoleFact(PEOPLE[0], role, body, "current", proof(1)) for role, body in (("Bí thư", PARTY), ("Ủy viên", vague))
    ]
    assert about(NAMES["party"], quads(PAGE, facts)) == about(NAMES["party"], quads(PAGE, [MEETING]))


def test_the_place_of_a_body_is_kept_though_only_a_repeated_fact_names_it() -> None:
    vague = replace(MEETING, body=Body(PARTY.name, PARTY.kind))
    assert set(quads(PAGE, [vague, MEETING])) == set(quads(PAGE, [MEETING, vague])) == set(quads(PAGE, [MEETING]))


texts = st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), min_size=1, max_size=12)
dates = st.none() | st.sampled_from(["2022-12-11", "2022-02", "2022", "XXXX-12-11", "2021/2022"])
proofs = st.builds(
    Evidence, st.builds(Span, st.integers(0, 50), st.integers(51, 99)), texts, texts, st.floats(0, 1, allow_nan=False)
)
bodies = st.builds(Body, texts, st.sampled_from(["Body", "Court"]), st.none() | st.just(CITY.key))
people = st.sampled_from(PEOPLE)
roles = st.sampled_from(["Bí thư", "Phó Bí thư Thường trực"])
meetings = st.builds(MeetingFact, texts, st.none() | texts, st.none() | bodies, dates, texts, proofs)
papers = st.builds(PaperFact, texts, st.none() | texts, dates, st.none() | bodies, st.none() | texts, proofs)
places = st.sampled_from([CITY, WARD, DISTRICT])
numbers = st.decimals(allow_nan=False, allow_infinity=False, places=4).map(str)
facts_of_any_kind: st.SearchStrategy[Fact] = st.one_of(
    st.builds(PersonFact, people, proofs),
    st.builds(RoleFact, people, roles, st.none() | bodies, texts, proofs, dates, dates),
    st.builds(PersonnelFact, people, texts, st.none() | roles, st.none() | bodies, dates, proofs),
    meetings,
    st.builds(ParticipationFact, people, texts, st.none() | meetings, proofs),
    papers,
    st.builds(PaperActionFact, bodies | meetings, texts, papers, proofs),
    st.builds(ProjectFact, texts, st.lists(places, max_size=3).map(tuple), proofs),
    st.builds(
        IndicatorFact, places | bodies, texts, numbers, texts, dates, proofs, st.none() | texts, st.none() | texts
    ),
)


@given(st.lists(facts_of_any_kind, max_size=6), st.randoms())
def test_any_facts_give_one_graph_without_blank_nodes_whatever_their_order(facts: list[Fact], dice: Random) -> None:
    found = list(quads(PAGE, facts))
    shuffled = facts[:]
    dice.shuffle(shuffled)
    assert len(found) == len(set(found))
    assert set(quads(PAGE, shuffled + facts)) == set(found)
    assert {q.graph_name for q in found} == {NamedNode(document_iri(PAGE.id))}
    assert not any(isinstance(term, BlankNode) for q in found for term in (q.subject, q.object))


@given(st.lists(facts_of_any_kind, max_size=6))
def test_every_fact_has_one_evidence_and_the_store_changes_nothing(facts: list[Fact]) -> None:
    found = list(quads(PAGE, facts))
    proven = [q for q in found if q.predicate == NamedNode(KG + "evidence")]
    assert {fact_iri(PAGE.id, fact) for fact in facts} <= {value(q.subject) for q in proven}
    assert len({q.subject for q in proven}) == len({q.object for q in proven}) == len(proven)
    store = Store()
    store.extend(found)
    assert set(store) == set(found)
    assert set(parse(serialize(found, format=RdfFormat.N_QUADS), format=RdfFormat.N_QUADS)) == set(found)


def test_places_bring_what_contains_them_and_what_replaced_them() -> None:
    units = {place.key: place for place in (CITY, DISTRICT, WARD)}

    def parents(place: Place) -> list[Place]:
        return [units[place.parent]] if place.parent else []

    def successors(place: Place) -> list[Place]:
        return [WARD] if place is DISTRICT else []

    found = list(place_quads([DISTRICT], parents, successors))
    city, district, ward = (mint("place", key) for key in (CITY.key, DISTRICT.key, WARD.key))
    assert {str(q.triple) for q in found} == turtle(f"""
        <{city}> a kg:Place ; skos:prefLabel "thành phố Hải Phòng"@vi ;
            kg:key "{CITY.key}" ; kg:level "thành phố" ; kg:tier 1 .
        <{district}> a kg:Place ; skos:prefLabel "quận Ngô Quyền"@vi ;
            kg:key "{DISTRICT.key}" ; kg:level "quận" ; kg:tier 2 ; kg:within <{city}> ;
            kg:validTo "2025-06-30"^^xsd:date ; kg:replacedBy <{ward}> .
        <{ward}> a kg:Place ; skos:prefLabel "phường Ngô Quyền"@vi ;
            kg:key "{WARD.key}" ; kg:level "phường" ; kg:tier 3 ; kg:within <{city}> ;
            kg:validFrom "2025-07-01"^^xsd:date .""")
    assert found == list(place_quads([WARD, DISTRICT, WARD], parents, successors))


def test_the_places_of_facts_are_those_named_and_those_of_bodies() -> None:
    assert place_keys(fact for fact, _ in FACTS.values()) == {CITY.key, DISTRICT.key}
    assert place_keys([FACTS["participation"][0]]) == {DISTRICT.key}  # the body that holds the meeting
    assert place_keys([FACTS["person"][0]]) == set()


def test_the_contract_names_every_term_that_is_written() -> None:
    contract = (Path(__file__).parent.parent / "docs" / "graph.md").read_text(encoding="utf-8")
    said = set(re.findall(r"\bkg:(\w+)", contract))
    found = quads(PAGE, [fact for fact, _ in FACTS.values()])
    terms = {value(term) for q in found for term in (q.predicate, q.object)}
    written = {term.removeprefix(KG) for term in terms if term.startswith(KG)} - {COUNCIL.kind}
    assert written <= said
