"""The store: a document is there whole or not at all, and what is taken out is gone."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad

from kg import graph
from kg.store import Store, StoreError, default_path
from kg.vocab import KG, RDF, SCHEMA, STATE, mint
from tests.handmade import NGO_QUYEN, QUAN_UY, UBND, Page, lines

ROOT = Path(__file__).parent.parent


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "graph") as opened:
        yield opened


def put(store: Store, page: Page) -> None:
    store.replace(page.document, graph.quads(page.document, page.facts))


def kept(store: Store) -> set[str]:
    return {file.name.partition(".")[0] for file in store.path.glob("texts/??/*")}


def test_a_page_read_again_is_replaced_whole_and_others_stay(store: Store) -> None:
    put(store, Page("a").person("Phạm Văn Hà", ("Bí thư", QUAN_UY)))
    put(store, Page("b").person("Cáp Trọng Tuấn", ("Chủ tịch", UBND)))
    others = [line for line in lines(store) if mint("document", "a") not in line]
    again = Page("a", published="2022-12-12").person("Lê Chưởng")
    put(store, again)
    assert [line for line in lines(store) if mint("document", "a") not in line] == others
    assert set(store.quads(mint("document", "a"))) == set(graph.quads(again.document, again.facts))
    assert [(source.id, source.published) for source in store.documents()] == [("a", "2022-12-12"), ("b", None)]


def test_many_pages_at_once_give_what_one_by_one_gives(tmp_path: Path) -> None:
    pages = [Page(f"p-{n}").person("Phạm Văn Hà", ("Bí thư", QUAN_UY)) for n in range(5)]
    with Store.open(tmp_path / "one") as one, Store.open(tmp_path / "many") as many:
        put(many, Page("p-3").person("Lê Chưởng"))
        for page in pages:
            put(one, page)
        many.replace_many((page.document, graph.quads(page.document, page.facts)) for page in pages)
        assert lines(one) == lines(many)
        assert kept(one) == kept(many)


def test_texts_are_kept_as_long_as_a_document_has_them(store: Store) -> None:
    first, second = Page("a").person("Phạm Văn Hà"), Page("b").person("Phạm Văn Hà")
    assert first.document.sha256 == second.document.sha256
    put(store, first)
    put(store, second)
    assert store.text(first.document.sha256) == first.text
    assert store.remove("a")
    assert store.text(second.document.sha256) == second.text
    assert store.remove("b")
    assert not store.remove("b")
    assert (kept(store), len(store), store.documents()) == (set(), 0, [])
    with pytest.raises(KeyError):
        store.text(first.document.sha256)


def test_a_changed_text_takes_the_place_of_the_old_one(store: Store) -> None:
    put(store, Page("a").person("Phạm Văn Hà"))
    changed = Page("a").person("Phạm Văn Hà", ("Bí thư", QUAN_UY))
    put(store, changed)
    assert kept(store) == {changed.document.sha256}


def test_removing_clears_texts_that_a_killed_run_left(store: Store) -> None:
    put(store, Page("a").person("Phạm Văn Hà"))
    stray = store.path / "texts" / "ff" / f"{'f' * 64}.123.part"
    stray.parent.mkdir()
    stray.write_bytes(b"half")
    store.remove("a")
    assert kept(store) == set()


KILLED = """
import sys
from pyoxigraph import Literal, NamedNode, Quad
from kg.model import Document
from kg.store import Store
from kg.vocab import mint
graph = NamedNode(mint("document", "a"))
quads = [Quad(NamedNode(f"http://example.org/{n}"), NamedNode("http://example.org/p"), Literal("new"), graph)
         for n in range(30_000)]
with Store.open(sys.argv[1]) as store:
    print("go", flush=True)
    store.replace(Document("a", "mới", (), "b" * 64), quads)
"""


@pytest.mark.parametrize("before", [0, 30_000])
def test_a_kill_leaves_the_old_page_or_the_new_one(tmp_path: Path, before: int) -> None:
    name = NamedNode(mint("document", "a"))
    p = NamedNode("http://example.org/p")
    old = {Quad(NamedNode(f"http://example.org/{n}"), p, Literal("old"), name) for n in range(before)}
    dice = random.Random(before)
    for attempt in range(3):
        path = tmp_path / str(attempt)
        with Store.open(path) as store:
            store.replace_graph(name.value, old)
        command = [sys.executable, "-c", KILLED, str(path)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT) as process:
            assert process.stdout is not None
            process.stdout.readline()
            time.sleep(dice.uniform(0, 0.8))
            process.kill()
        with Store.open(path) as store:
            found = set(store.quads(name.value))
            assert found == old or (len(found) == 30_000 and {quad.object for quad in found} == {Literal("new")})


pages = st.builds(
    lambda number, name: Page(f"p-{number}").person(name, ("Bí thư", QUAN_UY)),
    st.integers(0, 3),
    st.sampled_from(["Phạm Văn Hà", "Cáp Trọng Tuấn", "Lê Chưởng"]),
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.booleans(), pages), max_size=8))
def test_only_the_last_word_on_each_page_counts(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[bool, Page]]
) -> None:
    folder = tmp_path_factory.mktemp("steps")
    last: dict[str, Page] = {}
    with Store.open(folder / "long") as long, Store.open(folder / "short") as short:
        for keep, page in steps:
            if keep:
                put(long, page)
                last[page.id] = page
            else:
                assert long.remove(page.id) == (last.pop(page.id, None) is not None)
        for page in reversed(last.values()):
            put(short, page)
        assert lines(long) == lines(short)
        assert kept(long) == kept(short)


def test_the_default_graph_is_replaced_and_only_it(store: Store) -> None:
    put(store, Page("a").person("Phạm Văn Hà"))
    page = lines(store)
    p, o = NamedNode(KG + "p"), Literal('một "câu"\n{ } hai', language="vi")
    one, two, three = (Quad(NamedNode(KG + name), p, o) for name in ("1", "2", "3"))
    store.replace_graph(None, [one, two])
    store.replace_graph(None, [two, three, three])
    assert set(store.quads(DefaultGraph())) == {two, three}
    store.replace_graph(None, [])
    assert lines(store) == page


def test_a_graph_with_blank_nodes_can_be_replaced(store: Store) -> None:
    name, p = NamedNode(KG + "ontology"), NamedNode(KG + "p")
    first, second = Quad(BlankNode("c0"), p, BlankNode("c1"), name), Quad(BlankNode("c0"), p, BlankNode("c2"), name)
    store.replace_graph(name.value, [first])
    store.replace_graph(name.value, [second])
    assert list(store.quads(name.value)) == [second]


def test_queries_know_the_prefixes_and_bind_terms_safely(store: Store) -> None:
    page = Page("a").person("Phạm Văn Hà", ("Bí thư", QUAN_UY))
    put(store, page)
    sparql = (
        "SELECT ?doc ?name ?no WHERE { GRAPH ?doc { ?p a foaf:Person ; foaf:name ?name OPTIONAL { ?p kg:no ?no } } }"
    )
    assert list(store.query(sparql)) == [
        {"doc": NamedNode(mint("document", "a")), "name": Literal("Phạm Văn Hà", language="vi")}
    ]
    assert list(store.query(sparql, {"doc": mint("document", "b")})) == []
    assert len(list(store.query(sparql, {"name": Literal("Phạm Văn Hà", language="vi")}))) == 1
    assert list(store.query(sparql, {"name": Literal('" } UNION { ?s ?p ?o', language="vi")})) == []
    assert bool(store.sparql("ASK { GRAPH ?g { ?b a kg:PartyCommittee } }"))
    with pytest.raises(ValueError, match="not a SELECT"):
        next(store.query("ASK { ?s ?p ?o }"))
    with pytest.raises(SyntaxError):
        next(store.query("SELECT nonsense"))


def test_patterns_take_iris_and_terms(store: Store) -> None:
    put(store, Page("a").person("Phạm Văn Hà", ("Bí thư", QUAN_UY)))
    assert len(list(store.pattern(predicate=RDF + "type", value=SCHEMA + "NewsArticle"))) == 1
    assert len(list(store.pattern(value=Literal("Phạm Văn Hà", language="vi")))) == 1
    assert next(store.pattern(value=mint("place", NGO_QUYEN))).subject == NamedNode(
        mint("mention", "a", "body", "Quận ủy Ngô Quyền")
    )


def test_has_tells_which_reading_made_a_page(store: Store) -> None:
    page = Page("a").person("Phạm Văn Hà")
    put(store, page)
    (made,) = store.query("SELECT ?by WHERE { GRAPH ?d { ?d prov:wasGeneratedBy ?by } }")
    by = made["by"]
    assert isinstance(by, NamedNode)
    assert store.has("a")
    assert store.has("a", by.value)
    assert not store.has("a", mint("reading", "another"))
    assert not store.has("b")


def test_rdflib_sees_the_same_quads(store: Store) -> None:
    put(store, Page("a").person("Phạm Văn Hà", ("Bí thư", QUAN_UY)))
    dataset = store.dataset
    told = [quad for quad in dataset.quads() if str(quad[3]) != STATE]
    assert len(told) == len(store)
    rows = dataset.query("SELECT ?n WHERE { GRAPH ?g { ?p <http://xmlns.com/foaf/0.1/name> ?n } }")
    assert [str(row[0]) for row in rows] == ["Phạm Văn Hà"]


def test_a_snapshot_stays_as_it_was(store: Store, tmp_path: Path) -> None:
    page = Page("a").person("Phạm Văn Hà")
    put(store, page)
    with store.snapshot(tmp_path / "copy") as copy:
        before = lines(store)
        store.remove("a")
        assert lines(copy) == before
        assert copy.text(page.document.sha256) == page.text
        with pytest.raises(StoreError, match="reading only"):
            copy.remove("a")
    with pytest.raises(StoreError, match="already exists"):
        store.snapshot(tmp_path / "copy")


def test_what_is_no_store_is_said_in_one_line(store: Store, tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("x")
    other = tmp_path / "other"
    other.mkdir()
    (other / "letter.txt").write_text("x")
    spoilt = tmp_path / "spoilt" / "quads"
    spoilt.mkdir(parents=True)
    (spoilt / "CURRENT").write_text("x")
    for path, read_only, why in [
        (tmp_path / "none", True, "no store here"),
        (file, False, "not a folder"),
        (other, False, "not a store"),
        (spoilt.parent, False, "cannot be opened"),
        (spoilt.parent, True, "cannot be opened"),
        (store.path, False, "has this store open"),
    ]:
        with pytest.raises(StoreError, match=why) as raised:
            Store.open(path, read_only=read_only)
        assert str(raised.value).startswith(f"{path}: ")
        assert "\n" not in str(raised.value)
    assert list(other.iterdir()) == [other / "letter.txt"]
    assert not (tmp_path / "none").exists()


def test_another_process_cannot_open_it(store: Store) -> None:
    command = [sys.executable, "-c", "import sys; from kg.store import Store; Store.open(sys.argv[1])", str(store.path)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT)
    assert done.stderr.strip().endswith("another process has this store open")


def test_closing_gives_up_the_lock(tmp_path: Path) -> None:
    with Store.open(tmp_path / "graph") as first:
        put(first, Page("a").person("Phạm Văn Hà"))
    with Store.open(tmp_path / "graph") as second:
        assert second.has("a")


def test_the_default_folder_comes_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("KG_STORE", raising=False)
    assert default_path() == Path("graph")
    monkeypatch.setenv("KG_STORE", "/srv/news")
    assert default_path() == Path("/srv/news")
