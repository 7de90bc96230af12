"""Which law a page means by a name that one law after another has borne."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from kg.language.normal import fold
from kg.lexicon.laws import TOLD, laws, numbered
from kg.lexicon.laws import _by_name as table
from kg.model import Body, PaperFact
from kg.store import Store
from tests.handmade import Page, ask, write

ASSEMBLY = Body("Quốc hội", "CentralBody")


def law(doc: str, *days: str | None, named: str = "", published: str | None = None, name: str = "Luật Đất đai") -> Page:
    """Return a page that cites a law with each of `days`, in a text that names other days."""
    page = Page(doc, published)
    page.text += f" {named}"
    for day in days:
        page.facts.append(PaperFact("Luật", None, day, ASSEMBLY, name, page.proof(f"{name} {day}")))
    return page


def together(tmp_path: Path, *pages: Page) -> list[set[str]]:
    """Return which pages cite one law."""
    with Store.open(tmp_path / "graph") as store:
        write(store, pages)
        rows = ask(store, "?law a eli:Work ; prov:wasDerivedFrom ?fact . GRAPH ?d { ?fact a eli:Work } "
                   "GRAPH ?d { ?d dct:identifier ?id }", "law", "id")  # fmt: skip
    found: dict[str, set[str]] = defaultdict(set)
    for thing, doc in rows:
        found[thing].add(doc)
    return sorted(found.values(), key=sorted)


def test_the_laws_of_a_name_follow_each_other() -> None:
    numbers: list[str] = []
    assert len(table()) == 69
    for name, of_name in table().items():
        for found in of_name:
            days = [date.fromisoformat(day) for day in (found.passed, found.start, found.to) if day]
            assert days == sorted(days), found
            assert found.passed < TOLD
            numbers += [found.number] * bool(found.number)
        for older, newer in pairwise(of_name):
            assert older.to == newer.start, name
            assert older.passed[:4] <= newer.passed[:4]
        assert not any(not found.to for found in of_name[:-1]), name
    assert len(numbers) == len(set(numbers))
    assert numbered(fold("45/2013/QH13")) == laws("luật đất đai")[-2]


@pytest.mark.parametrize(
    ("bare", "told"),
    [
        (law("a", None, published="2016-05-01"), "2013"),  # in force on the day of publication
        (law("a", None, published="2012-05-01"), "2003"),
        (law("a", None, named="Ngày 12/3/2016, đoàn kiểm tra đến xã."), "2013"),  # the newest day that the page names
        (law("a", None, named="Chuyện kể từ năm 2017."), "2013"),
        (law("a", None, "2003", published="2016-05-01"), "2003"),  # the page itself tells which
    ],
)
def test_a_law_named_alone_is_the_one_in_force(tmp_path: Path, bare: Page, told: str) -> None:
    pages = [bare, law("old", "2003"), law("new", "2013")]
    assert {"a", "old" if told == "2003" else "new"} in together(tmp_path, *pages)


@pytest.mark.parametrize(
    "bare",
    [
        law("a", None),  # no day at all
        law("a", None, published="2014-03-01"),  # the next one is passed and not yet in force
        law("a", None, named="Từ ngày 1/2/2012 đã có đơn."),  # it may have come since
        law("a", None, published="2030-01-01"),  # beyond what the table tells
    ],
)
def test_where_two_laws_may_be_meant_none_is(tmp_path: Path, bare: Page) -> None:
    assert together(tmp_path, bare, law("old", "2003"), law("new", "2013")) == [{"a"}, {"new"}, {"old"}]


def test_two_pages_that_leave_open_which_law_they_mean_are_not_one(tmp_path: Path) -> None:
    assert together(tmp_path, law("a", None), law("b", None)) == [{"a"}, {"b"}]


def test_a_name_that_one_law_bore_needs_no_day(tmp_path: Path) -> None:
    pages = [law("a", None, name="Luật Tiếp công dân"), law("b", "2013", name="Luật Tiếp công dân")]
    assert together(tmp_path, *pages) == [{"a", "b"}]


def test_an_affair_that_broke_an_older_law_leaves_it_open(tmp_path: Path) -> None:
    company = ("Cáp Trọng Tuấn", "Khuất Huy Hoàng")
    pages = [law("a", None, published="2018-05-01"), law("b", "2003")]
    for page in pages:
        for name in company:
            page.person(name)
    assert together(tmp_path, *pages) == [{"a"}, {"b"}]


def test_a_law_may_be_cited_by_number(tmp_path: Path) -> None:
    page = Page("a")
    page.facts.append(PaperFact("Luật", "45/2013/QH13", None, ASSEMBLY, None, page.proof("Luật số 45/2013/QH13")))
    assert together(tmp_path, page, law("b", "2013")) == [{"a", "b"}]
