"""The graph for programs: what `kg.open` returns."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

import kg
from kg.model import Body
from kg.program import Graph
from kg.questions import AmbiguousError, NotFoundError
from tests.handmade import CAU_GIAY, HDND, QUAN_UY, UBND, Page, write


@pytest.fixture
def graph(tmp_path: Path) -> Iterator[Graph]:
    with kg.open(tmp_path / "graph") as opened:
        first = Page("a", "2021-03-01").person("Phạm Văn Hà", ("Bí thư", QUAN_UY), ("Chủ tịch", HDND))
        later = Page("b", "2022-09-15").person("Phạm văn Hà", ("Bí thư", QUAN_UY))
        former = Page("c", "2023-01-02").person("Nguyễn Văn Tuấn", ("Chủ tịch", UBND), status="former")
        write(opened, [first, later, former])
        yield opened


def test_a_person_is_found_without_marks_with_offices_and_their_proofs(graph: Graph) -> None:
    person = graph.person("pham van ha")
    assert (person.name, set(person.names)) == ("Phạm Văn Hà", {"Phạm Văn Hà", "Phạm văn Hà"})
    offices = {office.post: office for office in person.offices}
    assert set(offices) == {"Bí thư Quận ủy Ngô Quyền", "Chủ tịch Hội đồng nhân dân quận Ngô Quyền"}
    office = offices["Bí thư Quận ủy Ngô Quyền"]
    assert office.status == "ended"  # with the district
    assert office.start == (None, date(2021, 3, 1))
    assert office.end == (date(2022, 9, 15), date(2025, 6, 30))
    assert [(proof.page, proof.published, proof.title) for proof in office.proofs] == [
        ("a", date(2021, 3, 1), "Trang a"),
        ("b", date(2022, 9, 15), "Trang b"),
    ]
    assert graph.person(person.iri) == person


def test_who_is_not_there_or_may_be_two_is_told(graph: Graph) -> None:
    with pytest.raises(NotFoundError) as missing:
        graph.person("Phạm Văn Hải")
    assert "Phạm Văn Hà" in missing.value.nearest
    school = Body("Trường Trung học phổ thông Cầu Giấy", "School", CAU_GIAY)
    write(graph, [Page("d").person("Nguyễn Văn Tuấn", ("Hiệu trưởng", school))])
    with pytest.raises(AmbiguousError):
        graph.person("Nguyễn Văn Tuấn")


def test_asking_and_sparql_are_one_with_the_store(graph: Graph) -> None:
    answer = graph.ask("posts-at-the-same-time", person="Phạm Văn Hà")
    assert {row["postLabel"] for row in answer.records()} == {
        "Bí thư Quận ủy Ngô Quyền",
        "Chủ tịch Hội đồng nhân dân quận Ngô Quyền",
    }
    assert [row["n"].value for row in graph.query("SELECT (COUNT(?p) AS ?n) { ?p a foaf:Person }")] == ["2"]
    count = graph.dataset.query("SELECT (COUNT(?p) AS ?n) { ?p a <http://xmlns.com/foaf/0.1/Person> }")
    assert [int(row[0]) for row in count] == [2]
