"""Why two people are one, or two: the evidence, with weights and sentences."""

from __future__ import annotations

import math
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.graph.iris import person_iri
from kg.judgements import Judgement, keep
from kg.model import Body
from kg.resolve import resolve
from kg.resolve.why import DECIDES, Why, why
from kg.store import Store
from tests.handmade import CAU_GIAY, HDND, QUAN_UY, Page, write
from tests.test_cli import kg

NAME = "Nguyễn Văn Tuấn"
ELSEWHERE = Body("Quận ủy Cầu Giấy", "PartyCommittee", CAU_GIAY)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "graph") as opened:
        yield opened


def told(store: Store, left: str, right: str, name: str = NAME, other: str = NAME) -> Why:
    return why(store, (person_iri(left, name),), (person_iri(right, other),))


def test_a_shared_body_decides_and_shows_both_sentences(store: Store) -> None:
    write(store, [Page("a").person(NAME, ("Bí thư", QUAN_UY)), Page("b").person(NAME, ("Phó Bí thư", QUAN_UY))])
    found = told(store, "a", "b")
    assert (found.verdict, found.probability, found.through) == ("one", 1.0, ())
    body = next(reason for reason in found.reasons if reason.weight == DECIDES)
    assert "Quận ủy Ngô Quyền" in body.vi and "Quận ủy Ngô Quyền" in body.en
    assert [(proof.page, proof.quote) for proof in (*body.left, *body.right)] == [
        ("a", f"{NAME} là Bí thư {QUAN_UY.name}"),
        ("b", f"{NAME} là Phó Bí thư {QUAN_UY.name}"),
    ]


def test_who_is_one_through_other_pages_is_told_the_way(store: Store) -> None:
    both = Page("b").person(NAME, ("Bí thư", QUAN_UY), ("Ủy viên", ELSEWHERE))
    write(store, [Page("a").person(NAME, ("Bí thư", QUAN_UY)), both, Page("c").person(NAME, ("Bí thư", ELSEWHERE))])
    found = told(store, "a", "c")
    assert (found.verdict, found.through) == ("one", ("a", "b", "c"))


def test_namesakes_without_anything_in_common_are_apart_and_unlikely(store: Store) -> None:
    write(store, [Page("a").person(NAME, ("Bí thư", QUAN_UY)), Page("b").person(NAME, ("Bí thư", ELSEWHERE))])
    found = told(store, "a", "b")
    assert found.verdict == "apart"
    assert found.weight == 0 and found.probability < 0.1
    assert [reason.en for reason in found.reasons if "bear it" in reason.en]


@pytest.mark.parametrize(
    ("other", "words"), [("Nguyễn Văn Tuân", "khác dấu"), ("Trần Văn Tuấn", "khác tên")], ids=["marks", "name"]
)
def test_another_name_is_against_even_in_one_post(store: Store, other: str, words: str) -> None:
    write(store, [Page("a").person(NAME, ("Bí thư", QUAN_UY)), Page("b").person(other, ("Bí thư", QUAN_UY))])
    found = told(store, "a", "b", other=other)
    assert (found.verdict, found.probability) == ("apart", 0.0)
    assert any(words in reason.vi and reason.weight == -DECIDES for reason in found.reasons)


def test_shared_company_adds_up_to_a_grey_zone_and_then_to_one_person(store: Store) -> None:
    def page(doc: str, office: Body, *company: str) -> Page:
        page = Page(doc).person(NAME, ("Bí thư", office))
        for name in company:
            page.person(name)
        return page

    known = ["Đinh Thị Bích Huyền", "Vương Mai Trinh Nữ", "Kha Luân Ngọc Diệp"]
    verdicts = []
    for n in range(4):
        write(store, [page("a", QUAN_UY, *known[:n]), page("b", ELSEWHERE, *known[:n])])
        found = told(store, "a", "b")
        verdicts.append((found.verdict, found.weight, found.probability))
    assert [verdict for verdict, _, _ in verdicts] == sorted(
        (v for v, _, _ in verdicts), key=["apart", "unsure", "one"].index
    )
    assert {verdict for verdict, _, _ in verdicts} == {"apart", "unsure", "one"}
    assert [weight for _, weight, _ in verdicts] == sorted(weight for _, weight, _ in verdicts)


def test_a_judgement_is_told_with_who_and_why_and_outweighs_the_rest(store: Store) -> None:
    write(store, [Page("a").person(NAME, ("Bí thư", QUAN_UY)), Page("b").person(NAME, ("Bí thư", QUAN_UY))])
    sides = ((person_iri("a", NAME),), (person_iri("b", NAME),))
    keep(store, [Judgement("different", *sides, NAME, NAME, "hai tiểu sử", "Lan", "2024-01-01T00:00:00Z")])
    resolve(store)
    found = told(store, "a", "b")
    assert (found.verdict, found.weight, found.probability) == ("apart", -math.inf, 0.0)
    assert "Lan, 2024-01-01: hai tiểu sử" in found.reasons[0].vi


def test_the_command_takes_names_with_pages_and_says_what_is_no_person(tmp_path: Path) -> None:
    path = tmp_path / "graph"
    with Store.open(path) as store:
        write(store, [Page("a").person(NAME, ("Bí thư", QUAN_UY)), Page("b").person(NAME, ("Đại biểu", HDND))])
    shown = kg("why", f"{NAME}@a", f"{NAME}@b", "--store", path).stdout
    assert "là một / one" in shown and "quận Ngô Quyền" in shown and "· b" in shown
    wrong = kg("why", f"{NAME}@a", "Quận ủy Ngô Quyền", "--store", path, code=1).stderr
    assert "không phải người / no person" in wrong
