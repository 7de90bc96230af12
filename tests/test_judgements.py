"""Judgements: people join and part what resolving would not, and what they decided outlives everything read later."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.graph import quads
from kg.graph.iris import person_iri
from kg.judgements import COLUMNS, Judgement, JudgementError, Verdict, from_csv, judgements, keep, to_csv, withdraw
from kg.model import Body, MeetingFact, PaperFact, ProjectFact
from kg.resolve import resolve
from kg.resolve.candidates import candidates
from kg.resolve.clusters import Clusters
from kg.store import Store
from kg.vocab import ID, mint
from tests.handmade import HDND, QUAN_UY, UBND, Page, ask, lines, write
from tests.test_cli import kg

FIRM = Body("Công ty Bến Thành", "Enterprise")
NAME, OTHER = "Nguyễn Văn Tuấn", "Nguyễn Văn Tuân"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "graph") as opened:
        yield opened


def page(doc: str, name: str = NAME) -> Page:
    return Page(doc, "2023-04-20").person(name, ("Bí thư", QUAN_UY))


def mentions(store: Store, thing: str) -> tuple[str, ...]:
    return tuple(fact for (fact,) in ask(store, f"<{thing}> prov:wasDerivedFrom ?fact", "fact"))


def judged(verdict: Verdict, left: str, right: str, on: str = "2024-01-01T00:00:00Z") -> Judgement:
    """Judge the person called NAME in one page and the one of another; "b:Tuân" names him otherwise."""
    sides = [((person_iri(doc, OTHER if odd else NAME)),) for doc, _, odd in (s.partition(":") for s in (left, right))]
    return Judgement(verdict, sides[0], sides[1], NAME, NAME, "theo hồ sơ", "Lan", on)


def people(store: Store) -> set[frozenset[str]]:
    """Return the pages of each person of the resolved world."""
    where = """?person a foaf:Person ; prov:wasDerivedFrom ?local .
      GRAPH ?doc { ?local a foaf:Person . ?doc dct:identifier ?id }"""
    found: dict[str, set[str]] = {}
    for person, page_id in ask(store, where, "person", "id"):
        found.setdefault(person, set()).add(page_id)
    return {frozenset(pages) for pages in found.values()}


def decide(store: Store, *known: Judgement) -> set[frozenset[str]]:
    keep(store, known)
    resolve(store)
    return people(store)


def test_what_is_judged_different_stays_apart_whatever_is_read_later(store: Store) -> None:
    write(store, [page("a"), page("b")])
    assert people(store) == {frozenset("ab")}
    assert decide(store, judged("different", "a", "b")) == {frozenset("a"), frozenset("b")}
    write(store, [page("c").person(NAME, ("Chủ tịch", HDND)), page("b"), page("a")])
    assert people(store) == {frozenset("ac"), frozenset("b")}


def test_what_is_judged_the_same_is_one_though_called_otherwise(store: Store) -> None:
    write(store, [page("a"), Page("b").person(OTHER, ("Chủ tịch", UBND)), Page("c").person("Lê Chưởng")])
    assert decide(store, judged("same", "a", "b:Tuân")) == {frozenset("ab"), frozenset("c")}


def test_the_later_judgement_holds_and_one_taken_back_leaves_no_trace(store: Store) -> None:
    write(store, [page("a"), page("b")])
    before = lines(store)
    assert decide(store, judged("different", "a", "b", "2024-01-02T00:00:00Z")) == {frozenset("a"), frozenset("b")}
    assert decide(store, judged("same", "b", "a", "2024-01-03T00:00:00Z")) == {frozenset("ab")}
    assert decide(store, judged("different", "a", "b", "2024-01-01T00:00:00Z")) == {frozenset("ab")}
    (known,) = judgements(store)
    assert known.verdict == "same"
    assert withdraw(store, known.iri)
    assert not withdraw(store, known.iri)
    resolve(store)
    assert lines(store) == before


def test_unsure_changes_nothing(store: Store) -> None:
    write(store, [page("a"), page("b")])
    assert decide(store, judged("unsure", "a", "b")) == {frozenset("ab")}


def test_a_judgement_waits_for_its_pages(store: Store) -> None:
    keep(store, [judged("different", "a", "b")])
    write(store, [page("a")])
    assert people(store) == {frozenset("a")}
    write(store, [page("b")])
    assert people(store) == {frozenset("a"), frozenset("b")}
    store.remove("b")
    resolve(store)
    write(store, [page("b")])
    assert people(store) == {frozenset("a"), frozenset("b")}


def test_judgements_change_no_page(store: Store) -> None:
    write(store, [page("a"), page("b")])
    decide(store, judged("different", "a", "b"))
    for made in (page("a"), page("b")):
        graph = mint("document", made.id)
        assert set(store.quads(graph)) == set(quads(made.document, made.facts))


def test_the_order_of_joining_leaves_no_trace() -> None:
    items = [f"x{n}" for n in range(12)]
    known = [
        Judgement("different", (items[0],), (items[5],), "", "", "", "", "2024-01-01T00:00:00Z"),
        Judgement("same", (items[7],), (items[3], items[9]), "", "", "", "", "2024-01-02T00:00:00Z"),
        Judgement("different", (items[3],), (items[9],), "", "", "", "", "2024-01-03T00:00:00Z"),
    ]
    results = set()
    for seed in range(20):
        random.Random(seed).shuffle(known)
        shuffled = random.Random(seed).sample(items, len(items))
        clusters = Clusters(shuffled, known)
        clusters.gather(shuffled[:12])
        results.add(tuple(tuple(group) for group in clusters.groups()))
    (groups,) = results
    of = {item: group for group in groups for item in group}
    assert of["x0"] != of["x5"]
    assert of["x3"] != of["x9"]
    assert of["x7"] == of["x3"]


def test_a_table_goes_out_and_in(store: Store) -> None:
    known = [judged("same", "a", "b"), judged("different", "c", "d", "2024-02-01T00:00:00Z")]
    assert keep(store, from_csv(to_csv(known))) == 2
    assert judgements(store) == known
    assert keep(store, from_csv(to_csv(known))) == 0


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "columns missing"),
        (",".join(COLUMNS) + "\nmaybe,x,x,x,x,x,x,x\n", "line 2: verdict 'maybe'"),
        (",".join(COLUMNS) + "\nsame,x,x,x,x,x,x,x\n", "line 2: left, right"),
        (",".join(COLUMNS) + "\nsame,x\n", "line 2"),
        (",".join(COLUMNS) + f"\nsame,{ID}a,x,{ID}b,x,x,x,yesterday\n", "line 2: on 'yesterday'"),
    ],
)
def test_a_wrong_table_is_named_by_its_line(store: Store, text: str, says: str) -> None:
    with pytest.raises(JudgementError, match=says):
        keep(store, from_csv(text))
    assert judgements(store) == []


def test_the_commands(tmp_path: Path) -> None:
    graph, table = tmp_path / "graph", tmp_path / "judgements.csv"
    with Store.open(graph) as store:
        write(store, [page("a"), page("b"), Page("c").person(OTHER, ("Chủ tịch", UBND))])
    pair = (f"{NAME}@a", f"{NAME}@b", "--store", graph)
    assert "NAME@PAGE" in kg("different", NAME, NAME, "--why", "trùng tên", "--store", graph, code=1).stderr
    assert kg("different", *pair, "--why", "trùng tên", "--by", "Lan").stdout.startswith(f"{NAME} ≠ {NAME} · ")
    table.write_text(kg("judgements", "--store", graph).stdout, encoding="utf-8")
    assert ",trùng tên,Lan," in table.read_text(encoding="utf-8")
    assert kg("same", OTHER, f"{NAME}@a", "--why", "lỗi chính tả", "--store", graph).stdout.startswith(f"{OTHER} = ")
    assert kg("check", "--store", graph).stdout == ""
    with Store.open(graph, read_only=True) as store:
        assert people(store) == {frozenset("ac"), frozenset("b")}
        last = next(known for known in judgements(store) if known.verdict == "same")
    kg("judgements", "--withdraw", last.iri, "--store", graph)
    assert "no judgement" in kg("judgements", "--withdraw", last.iri, "--store", graph, code=1).stderr
    assert "0 phán định mới" in kg("judgements", "--import", table, "--store", graph).stderr
    assert (
        f"did you mean {NAME}" in kg("same", "Nguyễn Văn Tuấ@a", OTHER, "--why", "x", "--store", graph, code=1).stderr
    )
    assert "--why" in kg("same", *pair, "--why", " ", code=2).stderr


def test_candidates_are_people_who_share_some_company_and_nobody_judged(store: Store) -> None:
    one = page("a").person("Cáp Trọng Tuấn")
    other = Page("b").person(NAME, ("Trưởng phòng", FIRM)).person("Cáp Trọng Tuấn")
    apart = Page("c").person("Nguyễn Văn Nam", ("Trưởng phòng", FIRM)), Page("d").person("Nguyễn Văn Nam")
    write(store, [one, other, *apart])
    (found,) = candidates(store, 10)
    assert {found.kind, found.left.label, found.right.label} == {"person", NAME}
    assert 0 < found.near < 1
    proofs = {*found.left.proofs, *found.right.proofs}
    assert (f"{NAME} là Bí thư {QUAN_UY.name}", "a") in proofs
    assert (f"{NAME} là Trưởng phòng {FIRM.name}", "b") in proofs
    store.snapshot(store.path.with_name("copy")).close()
    assert f"person: {NAME} ? {NAME}\n" in kg("candidates", "--store", store.path.with_name("copy")).stdout
    keep(store, [judged("unsure", "a", "b")])
    assert candidates(store, 10) == []


def test_candidates_of_every_kind(store: Store) -> None:
    def told(doc: str, firm: str, day: str | None, number: str) -> Page:
        one = Page(doc).person("Cáp Trọng Tuấn", ("Giám đốc", Body(firm, "Enterprise")))
        one.facts += [
            MeetingFact("hội nghị", None, QUAN_UY, day, f"Hội nghị {doc}", one.proof(f"Hội nghị {doc}")),
            PaperFact("Nghị quyết", number, None, None, None, one.proof(f"Nghị quyết {number}")),
        ]
        return one

    def planned(doc: str, project: str) -> Page:
        one = Page(doc).person("Nguyễn Văn Hùng")
        one.facts.append(ProjectFact(project, (), one.proof(project)))
        return one

    left, right = (
        told("a", "Công ty Bến Thành", "2022-12-11", "28-NQ/TU"),
        told("b", "Công ty Bến Thánh", None, "28/NQ-QU"),
    )
    write(store, [left, right, planned("c", "bến cá Hoa Sen"), planned("d", "Bến cá Hoa Sen")])
    found = {one.kind: one for one in candidates(store, 20)}
    assert {"body", "meeting", "project"} <= set(found)
    assert {found["body"].left.label, found["body"].right.label} == {"Công ty Bến Thành", "Công ty Bến Thánh"}
    proofs = {proof for one in found.values() for side in (one.left, one.right) for proof in side.proofs}
    assert {("Hội nghị a", "a"), ("Hội nghị b", "b"), ("bến cá Hoa Sen", "c")} <= proofs
    assert [one.kind for one in candidates(store, 20, ("project",))] == ["project"]
    sides = [mentions(store, side.iri) for side in (found["project"].left, found["project"].right)]
    keep(store, [Judgement("different", sides[0], sides[1], "bến", "bến", "hai bến", "Lan", "2024-01-01T00:00:00Z")])
    assert candidates(store, 20, ("project",)) == []


def test_a_short_citation_that_may_be_one_paper_is_a_candidate(store: Store) -> None:
    def citing(doc: str, day: str | None, *names: str) -> Page:
        one = Page(doc)
        for name in names:
            one.person(name)
        one.facts.append(PaperFact("Nghị quyết", "28", day, None, None, one.proof(f"Nghị quyết 28 {day}")))
        return one

    write(store, [citing("a", "2019-01-01", "Nguyễn Văn Hùng"), citing("b", None, "Nguyễn Văn Hùng")])
    (one,) = candidates(store, 20, ("paper",))
    assert {one.left.label, one.right.label} == {"Nghị quyết 28", "Nghị quyết 28 (2019-01-01)"}
    write(store, [citing("c", None, "Cáp Trọng Tuấn")])  # shares nothing with the others
    assert len(candidates(store, 20, ("paper",))) == 1


def test_a_paper_is_judged_by_its_title_and_page(store: Store) -> None:
    title = "về việc sửa bến cá"
    for doc in ("a", "b"):
        one = Page(doc)
        one.facts.append(PaperFact("Tờ trình", None, None, None, title, one.proof(f"Tờ trình {title}")))
        write(store, [one])
    path = store.path.with_name("copy")
    store.snapshot(path).close()
    kg("same", f"{title}@a", f"{title}@b", "--why", "cùng một tờ trình", "--store", path)
    with Store.open(path) as judged_store:
        assert len(ask(judged_store, "?paper a eli:Work", "paper")) == 1


def test_a_paper_is_judged_by_its_number_and_page_or_the_iri_of_its_mention(store: Store) -> None:
    for doc in ("a", "b"):
        one = Page(doc)
        one.facts.append(PaperFact("Nghị quyết", "28", None, None, None, one.proof("Nghị quyết 28")))
        write(store, [one])
    papers = "?paper a eli:Work ; prov:wasDerivedFrom ?fact"
    facts = [fact for (fact,) in ask(store, papers, "fact")]
    path = store.path.with_name("copy")
    store.snapshot(path).close()
    kg("same", "Nghị quyết 28@a", "nghị quyết 28@b", "--why", "một nghị quyết", "--store", path)
    with Store.open(path) as judged_store:
        assert len(ask(judged_store, "?paper a eli:Work", "paper")) == 1
    kg("different", *facts, "--why", "hai nghị quyết", "--store", path)
    with Store.open(path) as judged_store:
        assert len(ask(judged_store, "?paper a eli:Work", "paper")) == 2


def test_a_page_with_two_people_of_a_name_asks_which(tmp_path: Path) -> None:
    graph = tmp_path / "graph"
    with Store.open(graph) as store:
        write(store, [page("a").person(f"{NAME} (2)", ("Phó Chủ tịch", UBND)), page("b")])
    second = person_iri("a", f"{NAME} (2)")
    why = ("--why", "trang nói rõ", "--store", graph)
    asked = kg("different", f"{NAME}@a", f"{NAME}@b", *why, code=1).stderr
    assert second in asked
    assert person_iri("a", NAME) in asked
    assert kg("different", second, f"{NAME}@b", *why).stdout.startswith(f"{NAME} ≠ {NAME}")
    assert "not in the graph" in kg("different", second + "0", f"{NAME}@b", *why, code=1).stderr
