"""Reasoning: what follows, what contradicts itself and why, and what happens without Java."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, parse

from kg.reason import JavaMissingError, Report, reason
from kg.store import Store
from kg.vocab import FOAF, INFERRED, KG, ORG, RDF

EXAMPLES = (Path(__file__).parent.parent / "ontology" / "examples.ttl").read_text(encoding="utf-8")
X = "https://w3id.org/quanhe/id/example/"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "graph") as opened:
        yield opened


def reasoned(store: Store, more: str = "", graph: str | None = None) -> Report:
    """Reason over the examples of the ontology with `more` said."""
    name = DefaultGraph() if graph is None else NamedNode(graph)
    triples = parse((EXAMPLES + more).encode(), format=RdfFormat.TURTLE)
    store.replace_graph(graph, [Quad(q.subject, q.predicate, q.object, name) for q in triples])
    return reason(store, graph)


def kinds(store: Store, thing: str) -> set[str]:
    """Return the classes that were inferred of a thing."""
    return {str(q.object)[1:-1] for q in store.quads(INFERRED) if q.subject == NamedNode(X + thing)}


def test_offices_in_party_and_state_make_an_official_of_both(store: Store) -> None:
    report = reasoned(store)
    assert (report.consistent, report.contradictions, report.cut) == (True, (), False)
    assert kinds(store, "person") == {KG + "PartyOfficial", KG + "StateOfficial", KG + "DualOfficial", FOAF + "Agent"}
    assert {q.predicate.value for q in store.quads(INFERRED)} == {RDF + "type"}
    assert len(list(store.quads(INFERRED))) == report.inferred


def test_only_what_the_graph_does_not_say_itself_is_inferred(store: Store) -> None:
    reasoned(store)
    assert kinds(store, "peoples-council") == {KG + "StateBody", KG + "Body", ORG + "Organization", FOAF + "Agent"}
    stated = {(q.subject, q.object) for q in store.quads(DefaultGraph())}
    assert not stated & {(q.subject, q.object) for q in store.quads(INFERRED)}


@pytest.mark.parametrize(
    ("more", "thing", "vi", "en"),
    [
        (
            "x:person a kg:Press .",
            "person",
            "«Lý Thanh Khuê» vừa là người (được ghi là người) vừa là tổ chức (được ghi là cơ quan báo chí);"
            " không gì có thể là cả hai.",
            "“Lý Thanh Khuê” is at once person (stated to be: person) and organisation (stated to be: press);"
            " nothing can be both.",
        ),
        (
            "x:congress a kg:Meeting ; kg:heldBy x:person .",
            "person",
            "được suy ra từ «https://w3id.org/quanhe/id/example/congress» được tổ chức bởi «Lý Thanh Khuê»",
            "follows from: “https://w3id.org/quanhe/id/example/congress” held by “Lý Thanh Khuê”",
        ),
        (
            "x:peoples-committee org:subOrganizationOf x:party-committee .",
            "party-committee",
            "«Ủy ban nhân dân quận Hoa Sen» trực thuộc «Quận ủy Hoa Sen»",
            "and State body (follows from: “Ủy ban nhân dân quận Hoa Sen” part of “Quận ủy Hoa Sen”)",
        ),
        ("x:city kg:within x:district .", "city", "và ngược lại", "and the other way round; only one can hold."),
        ("x:ward kg:replacedBy x:ward .", "ward", "với chính mình", "nothing is so to itself."),
    ],
)
def test_a_contradiction_is_found_and_explained(store: Store, more: str, thing: str, vi: str, en: str) -> None:
    report = reasoned(store, more)
    assert not report.consistent
    found = [c for c in report.contradictions if c.thing == X + thing]
    assert any(vi in c.vi and en in c.en for c in found), report.contradictions


def test_after_a_contradiction_nothing_inferred_remains(store: Store) -> None:
    assert reasoned(store).inferred > 0
    assert reasoned(store, "x:person a kg:Press .").inferred == 0
    assert list(store.quads(INFERRED)) == []


def test_one_document_can_be_reasoned_over_alone(store: Store) -> None:
    document = X + "page"
    report = reasoned(store, "x:local-person a kg:School .", document)
    assert [c.thing for c in report.contradictions] == [X + "local-person"]
    assert reason(store).consistent  # the resolved world has nothing of it


def test_the_sample_pages_make_a_consistent_world(built: Path, tmp_path: Path) -> None:
    with Store.open(shutil.copytree(built, tmp_path / "copy")) as copy:
        report = reason(copy)
    assert report.contradictions == ()
    assert report.inferred > 0


def test_a_limit_cuts_and_says_so(store: Store) -> None:
    reasoned(store)
    report = reason(store, limit=10)
    assert (report.triples, report.cut, report.consistent) == (10, True, True)


def test_an_empty_store_is_consistent(store: Store) -> None:
    assert reason(store).consistent


def test_without_java_one_line_says_so(store: Store, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(JavaMissingError, match=r"^Java not found: .*; everything else works$"):
        reason(store)
