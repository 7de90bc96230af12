"""Comparing graphs and counting what they cover: what differs is told, in words and JSON, and nothing else."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from kg.coverage import BY, coverage
from kg.diff import diff, label
from kg.store import Store
from tests.handmade import NGO_QUYEN, QUAN_UY, UBND, Page, write
from tests.test_faults import kg


@pytest.fixture
def sides(tmp_path: Path) -> tuple[Path, Path]:
    """Two graphs: a page gone, one new, one that says other things, one alike."""
    alike = Page("alike", "2022-01-02").person("Lê Chưởng", ("Chủ tịch", UBND))
    before = [alike, Page("gone").person("Cáp Trọng Tuấn"), Page("other").person("Phạm Văn Hà", ("Bí thư", QUAN_UY))]
    after = [alike, Page("new", "2022-03-04").person("Bùi Quang Lê"), Page("other").person("Phạm Văn Hà")]
    for name, pages in (("a", before), ("b", after)):
        with Store.open(tmp_path / name) as store:
            write(store, pages)
            store.settle()
    return tmp_path / "a", tmp_path / "b"


def test_what_is_new_gone_and_changed_is_told(sides: tuple[Path, Path]) -> None:
    with Store.open(sides[0], read_only=True) as a, Store.open(sides[1], read_only=True) as b:
        found = diff(a, b)
        assert (found.new, found.gone) == ([("new", "Trang new")], [("gone", "Trang gone")])
        (change,) = found.changed
        assert (change.id, change.text, change.new) == ("other", True, [])
        assert [label(fact) for fact in change.gone] == ["role: Phạm Văn Hà · Bí thư · Quận ủy Ngô Quyền · current"]
        (tenure,) = found.tenures
        assert (tenure.person, tenure.post, tenure.after) == ("Phạm Văn Hà", "Bí thư Quận ủy Ngô Quyền", [])
        assert diff(a, a).empty
        back = diff(b, a)
        assert (back.new, back.gone) == (found.gone, found.new)


def test_words_and_json_say_the_same_and_nothing_where_nothing_differs(sides: tuple[Path, Path]) -> None:
    words = kg("diff", *sides).stdout.splitlines()
    assert words[:3] == [
        "+ trang / page new: Trang new",
        "- trang / page gone: Trang gone",
        "~ trang / page other: Trang other, nội dung khác / another text",
    ]
    found = json.loads(kg("diff", *sides, "--format", "json").stdout)
    assert [page["id"] for page in found["pages"]["new"]] == ["new"]
    assert [(one["person"], len(one["before"]), one["after"]) for one in found["tenures"]] == [("Phạm Văn Hà", 1, [])]
    assert kg("diff", sides[0], sides[0]).stdout == ""
    assert kg("diff", sides[0], sides[0].parent / "none").returncode == 2


def test_a_correction_is_a_difference(sides: tuple[Path, Path]) -> None:
    kept = sides[0].parent / "kept"
    assert kg("backup", kept, "--store", sides[0]).returncode == 0
    facts = [json.loads(line) for line in kg("facts", "--kind", "role", "--store", sides[0]).stdout.splitlines()]
    iri = next(fact["iri"] for fact in facts if fact["doc"] == "alike")
    assert kg("correct", iri, "--set", "status=former", "--why", "thử", "--store", sides[0]).returncode == 0
    told = kg("diff", kept, sides[0]).stdout
    assert "+ role: Lê Chưởng · Chủ tịch · Ủy ban nhân dân quận Ngô Quyền · former" in told
    assert "- role: Lê Chưởng · Chủ tịch · Ủy ban nhân dân quận Ngô Quyền · current" in told


def test_coverage_counts_documents_facts_and_sources(sides: tuple[Path, Path]) -> None:
    with Store.open(sides[0], read_only=True) as store:
        by = {name: {one.name: one for one in coverage(store, name)} for name in BY}
    month = by["month"]["2022-01"]
    assert (month.documents, month.facts, month.first, month.last) == (1, 2, "2022-01-02", "2022-01-02")
    assert (by["month"][""].documents, by["month"][""].facts) == (2, 3)
    assert (by["body"][UBND.name].documents, by["body"][UBND.name].facts) == (1, 1)
    assert by["place"][NGO_QUYEN.rpartition("/")[2]].documents == 2
    (row,) = csv.DictReader(io.StringIO(kg("coverage", "--by", "body", "--most", "1", "--store", sides[0]).stdout))
    assert row["documents"] == "1"
