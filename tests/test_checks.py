"""Checks: a sound graph has nothing to report, and each way of spoiling it is found."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg import resources
from kg.checks import Finding, check
from kg.store import Store
from kg.vocab import PREFIXES
from tests.handmade import QUAN_UY, UBND, Page, write
from tests.test_facts import full

QUERIES = sorted(path.stem for path in (resources.queries() / "checks").glob("*.rq"))
# check: a SPARQL Update that spoils a sound graph so that this check finds it
SPOILT = {
    "days-reversed": "INSERT { ?t kg:startEarliest '2030-01-01'^^xsd:date } WHERE { ?t a org:Membership }",
    "derived-without-source": "DELETE { ?p prov:wasDerivedFrom ?l } WHERE { ?p foaf:name ?n ; prov:wasDerivedFrom ?l }",
    "document-incomplete": "DELETE { GRAPH ?d { ?d kg:sha256 ?h } } WHERE { GRAPH ?d { ?d kg:sha256 ?h } }",
    "evidence-incomplete": "DELETE { GRAPH ?d { ?e kg:quote ?q } } WHERE { GRAPH ?d { ?e kg:quote ?q } }",
    "fact-incomplete": "DELETE { GRAPH ?d { ?f kg:person ?p } } WHERE { GRAPH ?d { ?f kg:part ?x ; kg:person ?p } }",
    "fact-without-evidence": (
        "DELETE { GRAPH ?d { ?f kg:evidence ?e } } WHERE { GRAPH ?d { ?f a kg:Meeting ; kg:evidence ?e } }"
    ),
    "label-not-single": "INSERT { ?b skos:prefLabel 'khác'@vi } WHERE { ?b a kg:PartyCommittee }",
    "place-unknown": (
        "DELETE { GRAPH kg:places { ?p kg:key ?k } } WHERE { GRAPH kg:places { ?p kg:key ?k ; kg:tier 2 } }"
    ),
    "tenure-incomplete": "DELETE { ?t kg:status ?s } WHERE { ?t a org:Membership ; kg:status ?s }",
    "thing-not-resolved": (
        "INSERT { kg:other prov:wasDerivedFrom ?l } WHERE { ?m a kg:Meeting ; prov:wasDerivedFrom ?l }"
    ),
    "thing-unknown-in-document": "DELETE { GRAPH ?d { ?p a ?t } } WHERE { GRAPH ?d { ?p foaf:name ?n ; a ?t } }",
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The folder of a sound graph with every kind of fact."""
    with Store.open(tmp_path / "graph") as store:
        write(store, [full(), Page("p-02").person("Lê Chưởng", ("Chủ tịch", UBND), ("Ủy viên", QUAN_UY))])
    return tmp_path / "graph"


@pytest.fixture
def sound(path: Path) -> Iterator[Store]:
    with Store.open(path) as store:
        yield store


def spoil(path: Path, update: str) -> None:
    """Change the database behind the store's back."""
    database = ox.Store(str(path / "quads"))
    before = len(database), set(database)
    database.update(update, prefixes=PREFIXES)
    assert (len(database), set(database)) != before, "the update changed nothing"


def found(path: Path) -> set[str]:
    with Store.open(path, read_only=True) as store:
        return {finding.check for finding in check(store)}


def test_a_sound_graph_has_nothing_to_report(sound: Store) -> None:
    assert check(sound) == []


def test_every_check_has_a_graph_that_it_finds() -> None:
    assert sorted(SPOILT) == QUERIES
    assert len(QUERIES) == 11


@pytest.mark.parametrize("name", QUERIES)
def test_a_spoilt_graph_is_found(path: Path, name: str) -> None:
    spoil(path, SPOILT[name])
    assert name in found(path)


def test_a_quote_that_stands_elsewhere_is_found(path: Path) -> None:
    spoil(
        path,
        "DELETE { GRAPH ?d { ?e kg:start ?s } } INSERT { GRAPH ?d { ?e kg:start 0 } }"
        " WHERE { GRAPH ?d { ?e kg:quote 'Hội nghị lần thứ 23' ; kg:start ?s } }",
    )
    with Store.open(path, read_only=True) as store:
        (finding,) = check(store)
    assert finding.check == "quote-not-in-text"
    assert finding.where.startswith("p-01 0–")
    assert "'Hội nghị lần thứ 23'" in finding.where


def test_a_text_that_is_gone_changed_or_spoilt_is_found(path: Path, sound: Store) -> None:
    first, second = (path / "texts" / s.sha256[:2] / f"{s.sha256}.txt.gz" for s in sound.documents())
    second.unlink()
    assert [finding.where for finding in check(sound)] == ["p-02"]
    second.write_bytes(first.read_bytes())
    first.write_bytes(b"no archive")
    assert [(finding.check, finding.where) for finding in check(sound)] == [
        ("text-not-kept", "p-01"),
        ("text-not-kept", "p-02"),
    ]


def test_a_finding_reads_as_one_line() -> None:
    finding = Finding("label-not-single", "Hai tên / Two names", "<https://w3id.org/quanhe/id/body/1>")
    assert str(finding) == "label-not-single: Hai tên / Two names: <https://w3id.org/quanhe/id/body/1>"
