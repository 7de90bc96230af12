"""Reasoning: what follows, what contradicts itself and why, and what happens without Java."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, parse

from kg import ontology
from kg.cli import kg
from kg.reason import JavaMissingError, Report, classify, reason
from kg.store import Store
from kg.vocab import FOAF, INFERRED, KG, ORG, RDF, RDFS

ROOT = Path(__file__).parent.parent
OWL = "http://www.w3.org/2002/07/owl#"
EXAMPLES = (ROOT / "ontology" / "examples.ttl").read_text(encoding="utf-8")
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
        (
            "x:front kg:heldBy x:party-committee .",  # a domain: what is held by a body is a meeting
            "front",
            "«Ủy ban Mặt trận Tổ quốc Việt Nam quận Hoa Sen» được tổ chức bởi «Quận ủy Hoa Sen»",
            "meeting (follows from: “Ủy ban Mặt trận Tổ quốc Việt Nam quận Hoa Sen” held by “Quận ủy Hoa Sen”)",
        ),
        (
            "x:peoples-committee a kg:PartyCommittee .",
            "peoples-committee",
            "«Ủy ban nhân dân quận Hoa Sen» vừa là",
            "“Ủy ban nhân dân quận Hoa Sen” is at once",
        ),
        (
            "x:meeting a eli:Work .",
            "meeting",
            "vừa là cuộc họp",
            "is at once meeting (stated to be: meeting) and paper",
        ),
        (
            "x:post-chair org:postIn x:party-committee .",  # a post is in one body
            "post-chair",
            "vị trí thuộc cơ quan «Quận ủy Hoa Sen» và «Hội đồng nhân dân quận Hoa Sen»; nhiều nhất 1.",
            "post in “Quận ủy Hoa Sen” and “Hội đồng nhân dân quận Hoa Sen”; at most 1.",
        ),
        (
            "x:tenure-chair org:member x:colleague .",  # a tenure is one person's
            "tenure-chair",
            "người giữ «Tô Đình Lam» và «Lý Thanh Khuê»; nhiều nhất 1.",
            "member “Tô Đình Lam” and “Lý Thanh Khuê”; at most 1.",
        ),
        (
            "x:tenure-chair kg:post x:post-secretary .",
            "tenure-chair",
            "nhiều nhất 1.",
            "post “Chủ tịch Hội đồng nhân dân quận Hoa Sen” and “Bí thư Quận ủy Hoa Sen”; at most 1.",
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


def test_two_things_are_two_where_the_ontology_allows_many(store: Store) -> None:
    assert reasoned(store, "x:project kg:locatedIn x:city . x:person org:hasMembership x:tenure-chair .").consistent


def test_the_ontology_is_consistent_and_classified() -> None:
    found = classify()
    assert (found.consistent, found.impossible) == (True, ())
    dual = "official of Party and State"
    assert found.subclasses == ((dual, "Party official"), (dual, "State official"))


def test_a_class_that_nothing_can_belong_to_is_named() -> None:
    more = f"<{KG}Chimera> <{RDFS}subClassOf> <{FOAF}Person> , <{KG}Body> . <{KG}Chimera> a <{OWL}Class> ."
    found = classify([*ontology.quads(), *parse(more.encode(), format=RdfFormat.TURTLE)])
    assert not found.consistent
    assert [c.thing for c in found.impossible] == [KG + "Chimera"]
    assert found.impossible[0].en == f"Nothing can belong to the class {KG}Chimera."


def test_without_java_all_else_works(built: Path, tmp_path: Path) -> None:
    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "kg", *arguments]
        path = {**os.environ, "PATH": str(tmp_path), "KG_STORE": str(copy), "PYTHONPATH": str(ROOT)}
        return subprocess.run(command, env=path, capture_output=True, text=True, check=False)

    copy = shutil.copytree(built, tmp_path / "copy")
    for arguments in (["reason"], ["reason", "--ontology"]):
        refused = run(*arguments)
        assert (refused.returncode, refused.stdout) == (1, "")
        assert refused.stderr.startswith("kg: không thấy Java")
        assert refused.stderr.count("\n") == 1
    assert run("check", "--shapes").returncode == 0
    assert run("ask", "who-held-post", "--body", "UBND quận Ngô Quyền", "--role", "Chủ tịch").returncode == 0
    assert run("retract", "d-03").returncode == 0  # resolves, and runs the rules


def test_the_command_classifies_the_ontology() -> None:
    result = CliRunner().invoke(kg, ["reason", "--ontology"])
    assert result.exit_code == 0
    assert "official of Party and State ⊑ Party official\n" in result.output


def test_without_java_one_line_says_so(store: Store, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(JavaMissingError, match=r"^không thấy Java.* / Java not found: .*; everything else works$"):
        reason(store)
