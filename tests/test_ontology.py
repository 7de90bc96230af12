"""The ontology: two languages, aligned, in step with the lexicon, the shapes and what the graph writer writes."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad, QuerySolutions, RdfFormat, Store, parse

from kg import ontology, shapes
from kg.language.normal import fold
from kg.store import Store as KgStore
from kg.vocab import KG, ORG, PLACES, RDF, RDFS, SKOS, role_iri

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "ontology"
LEXICON = ROOT / "kg" / "lexicon"
OWL = "http://www.w3.org/2002/07/owl#"
SH = "http://www.w3.org/ns/shacl#"
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")  # pySHACL on rdflib 7.6
DEFINED = {"PartyOfficial", "StateOfficial", "DualOfficial"}  # nobody states these: the reasoner finds them


@cache
def terms() -> dict[str, dict[str, list[str]]]:
    """Return subject → predicate → values of the ontology; a label reads "vi:tên"."""
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for quad in ontology.quads():
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode | Literal):
            mark = f"{quad.object.language}:" if isinstance(quad.object, Literal) and quad.object.language else ""
            found[quad.subject.value][quad.predicate.value].append(mark + quad.object.value)
    return found


def ours(*kinds: str) -> list[str]:
    return sorted(t for t, about in terms().items() if t.startswith(KG) and set(kinds) & set(about[RDF + "type"]))


def examples() -> list[Quad]:
    return list(parse(path=str(FOLDER / "examples.ttl")))


CLASSES = ours(OWL + "Class")
PROPERTIES = ours(OWL + "ObjectProperty", OWL + "DatatypeProperty")
ROLES = sorted(t for t, about in terms().items() if ORG + "Role" in about[RDF + "type"])


@pytest.mark.parametrize("term", CLASSES + PROPERTIES)
def test_every_term_of_ours_is_named_and_explained_in_both_languages(term: str) -> None:
    for predicate in ("label", "comment"):
        assert sorted(value[:3] for value in terms()[term][RDFS + predicate]) == ["en:", "vi:"]


@pytest.mark.parametrize("term", CLASSES)
def test_every_class_of_ours_lies_below_a_standard_one(term: str) -> None:
    waiting, seen = [term], set[str]()
    while waiting:
        seen.add(above := waiting.pop())
        waiting += [a for a in terms()[above][RDFS + "subClassOf"] if a not in seen]
    assert any(not above.startswith(KG) for above in seen)


def test_every_term_that_the_contract_names_is_defined() -> None:
    contract = (ROOT / "docs" / "graph.md").read_text(encoding="utf-8")
    graphs = {"places", "ontology", "judgements", "corrections", "failures", "inferred", "state"}
    named = {KG + name for name in re.findall(r"\bkg:(\w+)", contract)} - {KG + name for name in graphs}
    assert named <= set(CLASSES + PROPERTIES)


def test_every_class_of_ours_is_documented() -> None:
    contract = (ROOT / "docs" / "graph.md").read_text(encoding="utf-8")
    assert {iri.removeprefix(KG) for iri in CLASSES} <= set(re.findall(r"\bkg:(\w+)", contract))
    for iri in CLASSES:
        for said in terms()[iri][KG + "pillar"]:
            assert re.search(rf"^\| `kg:{iri.removeprefix(KG)}` \| .* \| {said} \|", contract, re.M)


def test_offices_are_many_and_each_stands_at_the_iri_of_its_label() -> None:
    assert len(ROLES) >= 120
    for role in ROLES:
        labels = dict(value.split(":", 1) for value in terms()[role][SKOS + "prefLabel"])
        assert set(labels) == {"vi", "en"}
        assert role == role_iri(labels["vi"])


def test_no_two_offices_share_a_name() -> None:
    names = [
        fold(v) for role in ROLES for p in ("prefLabel", "altLabel") for v in terms()[role][SKOS + p] if v[:3] == "vi:"
    ]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("label", "alone", "rank"),
    [("Bí thư", True, 1), ("Phó Chủ tịch", False, 3), ("Phó Bí thư Thường trực", True, 2), ("Ủy viên", False, 4)],
)
def test_what_other_stages_look_up(label: str, alone: bool, rank: int) -> None:
    assert (ontology.single_seat(role_iri(label)), ontology.rank(role_iri(label))) == (alone, rank)


def test_a_kind_of_body_knows_its_pillar_and_an_unknown_one_has_none() -> None:
    kinds = {
        kind: ontology.pillar(kind)
        for kind in ("PartyCommittee", "PeoplesCouncil", "FrontBody", "CentralBody", "Nothing")
    }
    assert list(kinds.values()) == ["party", "state", "front", None, None]


def lexicon(name: str, table: str) -> Iterator[dict[str, object]]:
    yield from tomllib.loads((LEXICON / f"{name}.toml").read_text(encoding="utf-8"))[table]


def test_every_kind_of_body_in_the_lexicon_is_a_class_of_bodies() -> None:
    below = {
        iri for iri in CLASSES if iri == KG + "Body" or any(a.startswith(KG) for a in terms()[iri][RDFS + "subClassOf"])
    }
    kinds = {str(row["kind"]) for row in lexicon("bodies", "body")}
    for row in (*lexicon("bodies", "body"), *lexicon("roles", "role")):
        for key in ("owners", "of"):
            listed = row.get(key, [])
            assert isinstance(listed, list)
            kinds |= set(listed)
    assert {KG + kind for kind in kinds - {"*"}} <= below


def test_every_office_that_the_lexicon_can_make_is_a_role() -> None:
    made = set()
    for row in lexicon("roles", "role"):
        label = str(row["label"])
        deputy = "Thứ trưởng" if label == "Bộ trưởng" else f"Phó {label}"
        made |= {label} | ({deputy} if row.get("deputy") else set())
        if row.get("standing"):
            made.add(f"{deputy if row.get('deputy') else label} Thường trực")
    assert {role_iri(label) for label in made} <= set(ROLES)


def codes(scheme: str) -> set[str]:
    return {
        value
        for about in terms().values()
        if KG + scheme in about[SKOS + "inScheme"]
        for value in about[SKOS + "notation"]
    }


@pytest.mark.parametrize(
    "field", ["status", "eventKind", "part", "action", "meetingType", "paperType", "figure", "pillar", "level"]
)
def test_shapes_and_code_lists_allow_the_same_values(field: str) -> None:
    schemes = [near.removeprefix(KG) for near in terms()[KG + field][RDFS + "seeAlso"] if near.startswith(KG)]
    store = Store()
    store.extend(parse(path=str(FOLDER / "shapes.ttl")))
    rows = store.query(
        f"PREFIX sh: <{SH}> PREFIX rdf: <{RDF}> SELECT ?list (GROUP_CONCAT(?v; separator='|') AS ?all) "
        f"{{ ?p sh:path <{KG}{field}> ; sh:in ?list . ?list rdf:rest*/rdf:first ?v }} GROUP BY ?list"
    )
    assert isinstance(rows, QuerySolutions)
    allowed = [set(all_.value.split("|")) for row in rows if isinstance(all_ := row["all"], Literal)]
    assert allowed
    assert all(values in map(codes, schemes) for values in allowed)


def test_the_examples_have_an_instance_of_each_class() -> None:
    typed = {str(quad.object)[1:-1] for quad in examples() if quad.predicate.value == RDF + "type"}
    for kind in list(typed):  # what is of a class is of those above
        waiting = [kind]
        while waiting:
            waiting += [a for a in terms()[waiting.pop()][RDFS + "subClassOf"] if a not in typed]
            typed |= set(waiting)
    assert set(CLASSES) - typed == {KG + name for name in DEFINED}


def test_the_examples_use_only_terms_that_are_defined() -> None:
    used = {term.value for quad in examples() for term in (quad.predicate, quad.object) if isinstance(term, NamedNode)}
    assert {term for term in used if term.startswith(KG)} <= set(CLASSES + PROPERTIES)


def test_the_examples_have_their_shapes() -> None:
    assert shapes.validate(examples()) == []


def test_the_offices_have_their_shapes() -> None:
    assert shapes.validate(quad for quad in ontology.quads() if str(quad.subject)[1:-1] in set(ROLES)) == []


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        ('x:evidence-role kg:quote "lời khác" .', "Exactly one quote"),
        ("x:evidence-role kg:start 99 .", "A start is needed"),
        ('x:attestation kg:status "held" .', "Exactly one known status"),
        ("x:participation kg:person x:front .", "Exactly one person"),
        ('x:meeting kg:earliest "2023-01-01"^^xsd:date .', "At most one earliest day"),
        ("x:lost a kg:PaperAction .", "It has no evidence"),
        ("x:orphan a kg:Evidence .", "An evidence belongs to exactly one fact"),
        ('x:nobody a org:FormalOrganization ; skos:prefLabel "Sở Gió"@vi .', "A kind of body is needed"),
    ],
)
def test_what_breaks_a_shape_is_found_and_said_in_both_languages(broken: str, said: str) -> None:
    text = (FOLDER / "examples.ttl").read_text(encoding="utf-8") + broken
    found = shapes.validate(parse(text.encode(), format=RdfFormat.TURTLE))
    assert any(violation.en.startswith(said) and violation.vi and not violation.warning for violation in found)


def test_every_graph_of_the_sample_pages_has_its_shapes(sample: KgStore) -> None:
    graphs = [None, PLACES, *(source.iri for source in sample.documents())]
    assert len(graphs) > 2
    assert {graph: shapes.validate(sample, graph) for graph in graphs} == {graph: [] for graph in graphs}


def test_an_unknown_office_is_a_warning() -> None:
    text = (
        (FOLDER / "examples.ttl")
        .read_text(encoding="utf-8")
        .replace("org:role role:bí-thư ; kg:roleLabel", "org:role role:xã-trưởng ; kg:roleLabel")
    )
    found = shapes.validate(parse(text.encode(), format=RdfFormat.TURTLE))
    assert [(v.warning, v.path) for v in found] == [(True, ORG + "role")]


def test_the_ontology_is_the_same_quads_every_time() -> None:
    assert list(ontology.quads()) == list(ontology.quads())
    store = Store()
    store.extend(ontology.quads())
    assert sorted(map(str, store)) == list(map(str, ontology.quads()))


def test_terms_and_codes_are_called_in_both_languages() -> None:
    assert ontology.label(KG + "PeoplesCommittee", "vi") == "ủy ban nhân dân"
    assert ontology.label(role_iri("Bí thư"), "en") == "Secretary"
    assert ontology.label(KG + "none", "vi") is None
    assert (ontology.code("chairs", "vi"), ontology.code("chairs", "en")) == ("chủ trì", "chairs")
    assert ontology.code("no such code", "en") == "no such code"
