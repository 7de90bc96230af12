"""The stored questions on a small invented world, finding what a text names, and answers as text."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rdflib.plugins.sparql import prepareQuery
from wcwidth import wcswidth

from kg import pages, pipeline
from kg.language.normal import bare
from kg.questions import (
    FORMATS,
    IRI,
    AmbiguousError,
    Answer,
    HeaderError,
    NotFoundError,
    ParameterError,
    Question,
    QuestionError,
    UnknownQuestionError,
    ask,
    catalogue,
    question,
)
from kg.questions.answers import first_proofs
from kg.questions.find import beginning, find
from kg.questions.header import parse
from kg.questions.parameters import bind
from kg.store import Store
from kg.vocab import BASE, FOAF, ORG, SKOS
from tests.conftest import PAGES

HERE = Path(__file__).parent
WORLD = HERE / "data" / "questions.trig"
GOLDEN = HERE / "golden" / "questions"
ID = BASE + "id/"

# What is asked of the invented world: the golden answers hold one entry each, in this order.
ASKED: dict[str, list[dict[str, str]]] = {
    "who-held-post": [
        {"body": "UBND quận Sông Lấp", "role": "Chủ tịch"},
        {"body": "UBND quận Sông Lấp", "role": "Chủ tịch", "on": "2023-01-15"},
        {"body": "UBND quận Sông Lấp", "role": "Chủ tịch", "on": "2022-06"},
        {"body": "Ủy ban Mặt trận Tổ quốc Việt Nam quận Sông Lấp", "role": "Chủ tịch"},
    ],
    "posts-at-the-same-time": [
        {"person": "Đàm Thu Vịnh"},
        {"person": "Lưu Thế Khoan", "on": "2022-12-12"},
        {"person": "Tạ Quang Bộ"},
        {"person": ID + "person/bình-mặt-trận"},
    ],
    "meetings-of-a-person": [
        {"person": "Đàm Thu Vịnh"},
        {"person": "Lưu Thế Khoan"},
        {"person": "Vịnh", "part": "concludes"},
    ],
    "appear-together": [{}, {"least": "3"}],
    "meetings-that-reviewed-a-paper": [{"paper": "NQ 41"}, {"paper": "NQ 41", "action": "adopts"}],
    "projects-in-a-place": [{"place": "quận Sông Lấp"}, {"place": "phường Bến Mới"}, {"place": "phường Lá Dừa"}],
    "indicator-over-time": [{"area": "quận Sông Lấp", "measure": "tổng thu ngân sách"}, {"area": "quận Sông Lấp"}],
    "bodies-over-a-body": [
        {"body": "UBND quận Sông Lấp"},
        {"body": "UBND quận Sông Lấp", "on": "2015-05"},
        {"body": "UBND quận Sông Lấp", "on": "2025-07-01"},
        {"body": "Hội Nông dân thành phố Cửa Biển"},
    ],
    "independent-sources": [{"person": "Lưu Thế Khoan"}, {"person": ID + "person/bình-nông-dân"}],
    "evidence-of-a-statement": [
        {"statement": ID + "tenure/bộ-ubnd"},
        {"statement": ID + "fact/2-phóbíthư"},
        {"statement": "cầu Đò Ngang"},
        {"statement": "Quận ủy Sông Lấp"},
        {"statement": "Chủ tịch UBND quận Sông Lấp"},
    ],
    "before-and-after-in-a-post": [{"person": "Lưu Thế Khoan"}, {"person": "Tạ Quang Bộ", "role": "Chủ tịch"}],
    "standing-committee-in-a-term": [
        {"body": "Ban Thường vụ Quận ủy Sông Lấp"},
        {"body": "Quận ủy Sông Lấp", "term": "2020/2025"},
        {"body": "Ban Thường vụ Quận ủy Sông Lấp", "term": "2010/2015"},
    ],
    "leaders-of-a-place-later": [{"place": "quận Sông Lấp"}, {"place": "quận Sông Lấp", "after": "2025-09-01"}],
    "shortest-path": [
        {"from": "Tạ Quang Bộ", "to": "cầu Đò Ngang"},
        {"from": "Đặng Thị Mơ", "to": "Hồ Văn Tâm"},
        {"from": "Đặng Thị Mơ", "to": "Đặng Thị Mở"},
    ],
    "plans-after-resolutions": [{}, {"place": "quận Sông Lấp"}, {"place": "thành phố Cửa Biển"}],
    "resolutions-of-a-session": [
        {"body": "HĐND quận Sông Lấp", "session": "7"},
        {"body": "HĐND quận Sông Lấp", "session": "1"},
    ],
    "discussed-never-adopted": [{}, {"body": "Ban Thường vụ Quận ủy Sông Lấp"}, {"type": "Nghị quyết"}],
    "projects-over-time": [{}, {"project": "cầu Đò Ngang", "least": "1"}, {"least": "5"}],
    "bodies-behind-a-project": [{"project": "cầu Đò Ngang"}],
    "speakers-on-projects": [{"place": "quận Sông Lấp"}, {"place": "quận Sông Lấp", "more": "2"}],
    "contradicting-figures": [{}, {"area": "quận Sông Lấp", "percent": "5"}],
    "namesakes-held-apart": [{}, {"name": "Đặng Thị Mơ"}],
    "thin-coverage": [{"body": "HĐND quận Sông Lấp"}, {"body": "HĐND quận Sông Lấp", "most": "0"}, {}],
    "two-holders-of-one-seat": [{}, {"on": "2023-04-10"}, {"on": "2023-05-01"}],
}
NAMES = sorted(ASKED)
BY_LAW = {"bodies-over-a-body"}  # what follows from the law, no page need say


def load(path: Path, trig: str) -> Store:
    """Return a new store with the quads of a TriG text."""
    quads = list(ox.parse(trig, format=ox.RdfFormat.TRIG))
    store = Store.open(path)
    for graph in {quad.graph_name for quad in quads}:
        name = None if isinstance(graph, ox.DefaultGraph) else graph.value
        store.replace_graph(name, [quad for quad in quads if quad.graph_name == graph])
    return store


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with load(tmp_path_factory.mktemp("world") / "graph", WORLD.read_text(encoding="utf-8")) as store:
        yield store


def said(answer: Answer) -> dict[str, Any]:
    """Return what a golden answer holds: everything but the words of the question."""
    whole = json.loads(FORMATS["json"](answer, 0))
    return {key: value for key, value in whole.items() if key not in ("question", "summary")}


# ---------------------------------------------------------------- the catalogue


def test_the_catalogue_is_complete() -> None:
    assert [q.name for q in catalogue()] == NAMES
    assert len(NAMES) == 24
    assert sorted(path.stem for path in GOLDEN.glob("*.json")) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_a_question_is_short_ordered_and_plain_sparql(name: str) -> None:
    asked = question(name)
    body = asked.sparql[asked.sparql.index("\nSELECT") :].strip().splitlines()
    assert len(body) <= 30
    assert body[-1].startswith("ORDER BY"), "the rows have no order"
    assert asked.summary.vi.endswith("?")
    assert asked.summary.en.endswith("?")
    assert asked.tags
    prepareQuery(asked.sparql)  # a second reader of SPARQL 1.1, without our prefixes


@pytest.mark.parametrize(
    ("header", "wrong"),
    [
        ("#+ summary: a / b\n#+ tags: [x]\n#+ view: table\n#+ colour: red\n", "colour"),
        ("#+ summary: a / b\n#+ view: table\n", "tags"),
        ("#+ summary: only one language\n#+ tags: [x]\n#+ view: table\n", "English"),
        ("#+ summary: a / b\n#+ tags: [x]\n#+ view: map\n", "view"),
        ("#+ summary: [\n", "line"),
        ("", "no header"),
    ],
)
def test_a_header_that_is_not_as_it_must_be_is_refused(header: str, wrong: str) -> None:
    with pytest.raises(HeaderError, match=wrong):
        parse("q", header + "SELECT ?x WHERE { ?x ?y ?z } ORDER BY ?x")


@pytest.mark.parametrize(
    ("parameter", "wrong"),
    [
        ("{type: text, finds: person, required: true, example: A, hint: B}", "hint"),
        ("{type: text, required: true, example: A}", "finds"),
        ("{type: text, finds: cat, required: true, example: A}", "finds"),
        ("{type: integer, required: true, example: A}", "type"),
        ("{type: number, required: maybe, example: 1}", "required"),
        ("{type: choice, required: true, example: A}", "choices"),
        ("{type: text, finds: person, required: true}", "example"),
        ("{type: date, required: true, example: 2022}", "SELECT leaves out"),
    ],
)
def test_a_parameter_that_is_not_as_it_must_be_is_refused(parameter: str, wrong: str) -> None:
    header = f"#+ summary: a / b\n#+ tags: [x]\n#+ parameters:\n#+   on: {parameter}\n#+ view: table\n"
    with pytest.raises(HeaderError, match=wrong):
        parse("q", header + "SELECT ?on WHERE { ?on ?y ?z } ORDER BY ?on")


# ---------------------------------------------------------------- the answers


@pytest.mark.parametrize("name", NAMES)
def test_the_answers_are_the_golden_ones(world: Store, name: str) -> None:
    golden = json.loads((GOLDEN / f"{name}.json").read_text(encoding="utf-8"))
    assert [entry.pop("asked") for entry in golden] == ASKED[name]
    assert [said(ask(world, name, **params)) for params in ASKED[name]] == golden


@pytest.mark.parametrize("name", NAMES)
def test_every_row_has_words_that_stand_in_its_source(world: Store, name: str) -> None:
    stand = {
        (getattr(row["quote"], "value", ""), getattr(row["id"], "value", ""))
        for row in world.query(
            "SELECT ?quote ?id WHERE { GRAPH ?d { ?fact kg:evidence ?e . ?e kg:quote ?quote . ?d dct:identifier ?id } }"
        )
    }
    rows = [row for params in ASKED[name] for row in ask(world, name, **params).records()]
    assert rows
    if name in BY_LAW:
        assert all(row["ruleLabel"] and row["law"] for row in rows)
    else:
        assert all((row["quote"], row["source"]) in stand for row in rows)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.filterwarnings("ignore:.*deprecated:DeprecationWarning")
def test_another_engine_gives_the_same_rows(world: Store, name: str) -> None:
    dataset = rdflib.Dataset(default_union=False)
    dataset.parse(WORLD, format="trig")
    for params in ASKED[name]:
        bound, _ = bind(world, question(name), params)
        terms = {variable: rdflib.util.from_n3(str(term)) for variable, term in bound.items()}
        answer = ask(world, name, **params)
        if question(name).steps:
            found = list(dataset.query(answer.sparql)) if answer.rows else []  # rdflib reads no empty VALUES
            rows = first_proofs(answer.columns, [tuple(row[column] for column in answer.columns) for row in found])
            theirs = [dict(zip(answer.columns, row, strict=True)) for row in rows]
        else:
            theirs = list(dataset.query(question(name).sparql, initBindings=terms))
        ours = [[None if value is None else str(value) for value in row.values()] for row in answer.records()]
        assert [[_text(row[column]) for column in answer.columns] for row in theirs] == [
            [_text(value) for value in row] for row in ours
        ]


def _text(value: object) -> str | None:
    """Return a value in a form that does not depend on the engine: 1400 and 1400.0 are one number."""
    if value is None:
        return None
    text = {"True": "true", "False": "false"}.get(str(value), str(value))
    return format(Decimal(text).normalize(), "f") if re.fullmatch(r"-?\d+(\.\d+)?", text) else text


def test_a_day_is_answered_with_certain_possible_or_contradicted_and_why(world: Store) -> None:
    def holders(on: object) -> list[tuple[Any, Any, Any]]:
        rows = ask(world, "who-held-post", body="UBND quận Sông Lấp", role="Chủ tịch", on=on).records()
        return list(dict.fromkeys((row["personLabel"], row["answer"], row["because"]) for row in rows))

    khoan, bộ = "Lưu Thế Khoan", "Tạ Quang Bộ"
    assert holders("2023-01-15") == [(khoan, "certain", "between proofs")]
    assert holders("15/01/2023") == holders(date(2023, 1, 15)) == holders("2023-01-15")
    assert holders("2021-07-01") == [
        (bộ, "certain", "between proofs"),
        (khoan, "possible", "before the first proof"),
    ]
    assert holders("2020-01-01") == [(khoan, "possible", "before the first proof")]  # Tạ Quang Bộ was elected later
    assert holders("2022-12-12") == [  # the day of a handover contradicts nobody
        (khoan, "certain", "between proofs"),
        (bộ, "possible", "after the last proof"),
    ]
    assert holders("2025-06-30") == [(khoan, "possible", "after the last proof")]
    assert holders("2025-07-01") == [(khoan, "contradicted", "body ended")]


def test_another_who_certainly_held_a_single_seat_contradicts_and_silence_does_not(tmp_path: Path) -> None:
    later = WORLD.read_text(encoding="utf-8").replace(
        'kg:endLatest "2022-12-12"^^xsd:date ; kg:endLatestBy f:2-nguyên ;', 'kg:endLatest "2023-06-30"^^xsd:date ;'
    )
    single = 'skos:prefLabel "Chủ tịch Ủy ban nhân dân quận Sông Lấp"@vi ; kg:singleSeat '
    assert single + "true" in later
    for trig, answer in ((later, "contradicted"), (later.replace(single + "true", single + "false"), "possible")):
        with load(tmp_path / answer, trig) as store:
            rows = ask(store, "who-held-post", body="UBND quận Sông Lấp", role="Chủ tịch", on="2023-01-15").records()
            assert {row["personLabel"]: row["answer"] for row in rows} == {
                "Lưu Thế Khoan": "certain",
                "Tạ Quang Bộ": answer,
            }


def test_each_proof_says_which_bound_it_proves_and_the_law_that_ended_the_body_stands_by(world: Store) -> None:
    rows = ask(world, "who-held-post", body="UBND quận Sông Lấp", role="Chủ tịch").records()
    assert [(row["personLabel"], row["proves"], row["endedBy"]) for row in rows] == [
        ("Tạ Quang Bộ", "startEarliest since until", None),
        ("Tạ Quang Bộ", "endLatest", None),
        ("Lưu Thế Khoan", "since", "Nghị quyết số 203/2025/QH15"),
        ("Lưu Thế Khoan", "until", "Nghị quyết số 203/2025/QH15"),
    ]


def test_pages_that_carry_one_text_are_one_source(world: Store) -> None:
    def counted(person: str) -> set[tuple[Any, Any, Any]]:
        rows = ask(world, "independent-sources", person=person).records()
        return {(row["aboutLabel"], row["sources"], row["pages"]) for row in rows}

    assert counted(ID + "person/bình-nông-dân") == {("Chủ tịch Hội Nông dân thành phố Cửa Biển", 1, 2)}
    khoan = {(sources, pages) for post, sources, pages in counted("Lưu Thế Khoan") if post.startswith("Chủ tịch")}
    assert khoan == {(2, 2)}


def test_rows_are_typed(world: Store) -> None:
    row = next(ask(world, "who-held-post", body="UBND quận Sông Lấp", role="Chủ tịch").records())
    assert row["person"] == ID + "person/bộ"
    assert isinstance(row["person"], IRI)
    assert row["since"] == date(2021, 7, 1)
    assert row["answer"] is None, "no day was asked for"
    figures = ask(world, "indicator-over-time", area="quận Sông Lấp", measure="tổng thu ngân sách").records()
    assert [figure["value"] for figure in figures] == [
        Decimal("1300"),
        Decimal("1251.25"),
        Decimal("1250.5"),
        Decimal("1400"),
    ]


def test_what_was_asked_for_is_no_column(world: Store) -> None:
    with_measure = ask(world, "indicator-over-time", area="quận Sông Lấp", measure="số hộ nghèo")
    assert not {"area", "measure"} & set(with_measure.columns)
    assert "measure" in ask(world, "indicator-over-time", area="quận Sông Lấp").columns


def test_an_answer_without_rows_says_what_the_graph_covers(world: Store) -> None:
    answer = ask(world, "who-held-post", body="UBND quận Sông Lấp", role="Trưởng phòng")
    assert answer.rows == ()
    assert answer.coverage is not None
    assert answer.coverage.documents == 11
    assert (answer.coverage.earliest, answer.coverage.latest) == (date(2021, 7, 2), date(2025, 8, 5))
    table = FORMATS["table"](answer, 80)
    assert "Không có bằng chứng" in table
    assert "No evidence" in table
    assert "cuabien.example, songlap.example" in table
    assert json.loads(FORMATS["json"](answer, 80))["coverage"]["documents"] == 11
    # One document without a day must not hide the days of the others of its publisher.
    first = pages.home(world, "vi")
    assert "2/7/2021" in first
    assert "5/8/2025" in first


# ---------------------------------------------------------------- finding what a text names


@pytest.mark.parametrize(
    ("finds", "text", "thing", "how"),
    [
        ("body", "Ủy ban nhân dân quận Sông Lấp", "body/ubnd", "exact"),
        ("body", "UBND quận Sông Lấp", "body/ubnd", "abbreviation"),
        ("body", "Uỷ ban  nhân dân QUẬN SÔNG LẤP", "body/ubnd", "other case"),
        ("body", "Uy\u0309 ban nhân dân quận Sông Lấp", "body/ubnd", "exact"),
        ("body", "ubnd quan song lap", "body/ubnd", "without marks"),
        ("body", "hdnd quan song lap", "body/hđnd", "without marks"),
        ("body", "Ban Chấp hành Đảng bộ quận Sông Lấp", "body/quận-ủy", "another name"),
        ("body", "BCH Đảng bộ quận Sông Lấp", "body/quận-ủy", "abbreviation"),
        ("body", "UBMTTQ quận Sông Lấp", "body/mặt-trận", "by words"),
        ("body", "hoi nong dan", "body/hội-nông-dân", "part of the name, without marks"),
        ("body", "HĐND Q.Sông Lấp", "body/hđnd", "abbreviation"),
        ("person", "Đàm Thu Vịnh", "person/vịnh", "exact"),
        ("person", "dam thu vinh", "person/vịnh", "without marks"),
        ("person", "Khoan", "person/khoan", "part of the name"),
        ("person", "Tạ Quang Bồ", "person/bộ", "another name"),
        ("person", ID + "person/bình-mặt-trận", "person/bình-mặt-trận", "IRI"),
        ("place", "quận Sông Lấp", "place/sông-lấp", "exact"),
        ("place", "TP Cửa Biển", "place/cửa-biển", "abbreviation"),
        ("place", "thành phố Cửa Biển/quận Sông Lấp", "place/sông-lấp", "another name"),
        ("place", "phường Sông Lấp, Cửa Biển", "place/phường-sông-lấp", "by words"),
        ("place", "Bến Gạo, quận Sông Lấp", "place/bến-gạo", "by words"),
        ("place", "q. song lap, cua bien", "place/sông-lấp", "by words of the name, without marks"),
        ("area", "quận Sông Lấp", "place/sông-lấp", "exact"),
        ("paper", "Nghị quyết số 41 của HĐND quận Sông Lấp", "paper/41", "abbreviation"),
        ("paper", "41", "paper/41", "another name"),
        ("paper", "nghi quyet 41", "paper/41", "by words of the name, without marks"),
        ("meeting", "kỳ họp thứ 7", "meeting/kỳ-7", "part of the name"),
        ("project", "cau do ngang", "project/cầu", "without marks"),
        ("thing", "Bí thư Quận ủy Sông Lấp", "post/bí-thư", "exact"),
    ],
)
def test_a_text_finds_a_thing_and_says_how(world: Store, finds: str, text: str, thing: str, how: str) -> None:
    found, reading = find(world, finds, text, "p")
    assert found == ox.NamedNode(ID + thing)
    assert how in reading.how


@pytest.mark.parametrize(
    ("text", "role"), [("Chủ tịch", "chủ-tịch"), ("PBT", "phó-bí-thư"), ("bi thu", "bí-thư"), ("Secretary", "bí-thư")]
)
def test_an_office_is_found(world: Store, text: str, role: str) -> None:
    assert find(world, "role", text, "role")[0] == ox.NamedNode(f"{BASE}role/{role}")


def test_an_office_that_the_ontology_does_not_know_is_found_where_someone_holds_it(tmp_path: Path) -> None:
    trig = f"<{ID}tenure/1> a <{ORG}Membership> ; <{ORG}role> <{BASE}role/chánh-thanh-tra> ."
    with load(tmp_path / "graph", trig) as store:
        found, reading = find(store, "role", "Chánh Thanh tra", "role")
        assert (found, reading.label) == (ox.NamedNode(f"{BASE}role/chánh-thanh-tra"), "chánh thanh tra")
        assert find(store, "role", found.value, "role")[0] == found


def test_names_that_differ_in_marks_alone_are_kept_apart(tmp_path: Path) -> None:
    people = "".join(
        f'<{ID}person/{n}> a <{FOAF}Person> ; <{SKOS}prefLabel> "{name}"@vi .\n'
        for n, name in enumerate(("Lê Văn Hà", "Lê Văn Hạ"))
    )
    with load(tmp_path / "graph", people) as store:
        assert find(store, "person", "lê văn hạ", "person")[1].label == "Lê Văn Hạ"
        with pytest.raises(AmbiguousError):
            find(store, "person", "le van ha", "person")
        with pytest.raises(NotFoundError, match="Lê Văn Hà"):
            find(store, "person", "Lê Văn Hải", "person")


def test_two_of_one_name_are_listed_with_what_tells_them_apart(world: Store) -> None:
    with pytest.raises(AmbiguousError) as caught:
        ask(world, "meetings-of-a-person", person="Nguyễn Văn Bình")
    assert {reading.hint for reading in caught.value.readings} == {
        "Chủ tịch Hội Nông dân thành phố Cửa Biển",
        "Chủ tịch Ủy ban Mặt trận Tổ quốc Việt Nam quận Sông Lấp; Ủy viên Quận ủy Sông Lấp",
    }
    assert all(str(reading.iri) in str(caught.value) for reading in caught.value.readings)


@pytest.mark.parametrize("text", ["Dam Thu Vinhh", "Đàm Thị Vịnh", "Vịnhh"])
def test_a_name_that_is_not_there_brings_the_nearest(world: Store, text: str) -> None:
    with pytest.raises(NotFoundError) as caught:
        ask(world, "meetings-of-a-person", person=text)
    assert caught.value.nearest[0] == "Đàm Thu Vịnh"


def test_an_answer_says_what_it_took(world: Store) -> None:
    took = ask(world, "who-held-post", body="ubnd quan song lap", role="ct", on="12/2022").took
    assert took["body"].label == "Ủy ban nhân dân quận Sông Lấp"
    assert took["role"].label == "Chủ tịch"
    assert took["on"].label == "2022-12-01 … 2022-12-31"


@pytest.mark.parametrize(
    ("name", "params"),
    [
        ("who-held-post", {"body": "UBND quận Sông Lấp"}),
        ("who-held-post", {"body": "UBND quận Sông Lấp", "role": " "}),
        ("who-held-post", {"body": "UBND quận Sông Lấp", "role": "Chủ tịch", "on": "hôm qua"}),
        ("who-held-post", {"body": "UBND quận Sông Lấp", "role": "Chủ tịch", "on": "31/02/2022"}),
        ("who-held-post", {"body": "UBND quận Sông Lấp", "role": "Chủ tịch", "when": "2022"}),
        ("meetings-of-a-person", {"person": "Đàm Thu Vịnh", "part": "dances"}),
        ("appear-together", {"least": "many"}),
        ("appear-together", {"least": "nan"}),
    ],
)
def test_a_parameter_that_cannot_be_is_refused(world: Store, name: str, params: dict[str, str]) -> None:
    with pytest.raises(ParameterError):
        ask(world, name, **params)


def test_a_question_that_is_not_there_brings_those_that_are(world: Store) -> None:
    with pytest.raises(UnknownQuestionError, match="who-held-post"):
        ask(world, "who-knows")


# ---------------------------------------------------------------- text is never part of a query

HOSTILE = st.one_of(
    st.text(),
    st.lists(
        st.sampled_from(
            ['"', "'", '"""', "\\", "{", "}", "<", ">", "?person", " UNION ", " . ", "#", "\n", ";", "DROP ALL", "@vi",
             "FILTER(true)", "SELECT * { ?s ?p ?o }", "http://x/", "https://", "%", "UBND", "Vịnh", "\0", "\u0301"]
        ),
        max_size=8,
    ).map("".join),
)  # fmt: skip


@settings(max_examples=1000, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=HOSTILE)
def test_no_text_is_read_as_sparql(world: Store, text: str) -> None:
    try:
        answer = ask(world, "meetings-of-a-person", person=text)
    except (NotFoundError, AmbiguousError, ParameterError):
        return
    words = set(re.findall(r"\w+", bare(text)))
    assert words
    assert words <= set(re.findall(r"\w+", bare(answer.took["person"].label)))


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=HOSTILE, name=st.sampled_from(NAMES))
def test_no_value_of_any_parameter_is_read_as_sparql(world: Store, text: str, name: str) -> None:
    asked: Question = question(name)
    for parameter in asked.parameters:
        try:
            ask(world, name, **(ASKED[name][0] | {parameter.name: text}))
        except QuestionError:
            continue
    assert len(world) == len(list(ox.parse(path=WORLD)))


@pytest.mark.parametrize("measure", ['thu" } UNION { ?s ?p ?o } #', "thu\\", "{}", "<http://x/>", "'''", "?value"])
def test_a_name_full_of_sparql_is_found_and_nothing_else(tmp_path: Path, measure: str) -> None:
    named = str(ox.Literal(measure, language="vi"))
    trig = WORLD.read_text(encoding="utf-8").replace('"số hộ nghèo"@vi', named)
    with load(tmp_path / "graph", trig) as store:
        answer = ask(store, "indicator-over-time", area="quận Sông Lấp", measure=measure)
        assert [row["quote"] for row in answer.records()] == ["toàn quận còn 15 hộ nghèo"]


# ---------------------------------------------------------------- answers as text


@given(columns=st.integers(40, 160))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_table_fits_the_terminal(world: Store, columns: int) -> None:
    answer = ask(world, "who-held-post", body="UBND quận Sông Lấp", role="Chủ tịch")
    table = FORMATS["table"](answer, columns).split("\n\n", 1)[1]
    assert max(wcswidth(line) for line in table.splitlines() if "https://" not in line) <= columns
    for words in ("Lưu Thế Khoan", "2023-03-05", "ended"):
        assert words in " ".join(table.split())


def test_columns_stand_below_each_other_however_marks_are_coded(world: Store, tmp_path: Path) -> None:
    decomposed = "Ta\u0323 Quang Bo\u0302\u0323"
    trig = WORLD.read_text(encoding="utf-8").replace('"Tạ Quang Bộ"@vi', f'"{decomposed}"@vi')
    with load(tmp_path / "graph", trig) as store:
        answer = ask(store, "who-held-post", body="UBND quận Sông Lấp", role="Chủ tịch")
    lines = FORMATS["table"](answer, 100).splitlines()
    starts = {
        wcswidth(line[: line.index(word)])
        for line in lines
        for word in ("status", "ended ")
        if line.startswith(("person", decomposed, "Lưu")) and word in line
    }
    assert len(starts) == 1


def test_rows_that_rest_on_the_same_words_show_them_once(world: Store) -> None:
    table = FORMATS["table"](ask(world, "projects-in-a-place", place="quận Sông Lấp"), 100)
    assert table.count("“chợ đầu mối Sông Lấp”") == 1
    assert "phường Lá Dừa" in table
    assert "cầu Đò Ngang" in table


def test_public_appearances_are_said_to_be_no_wrongdoing(world: Store) -> None:
    assert "no sign of wrongdoing" in FORMATS["table"](ask(world, "appear-together"), 200)


def test_csv_and_json_lines_hold_the_rows(world: Store) -> None:
    answer = ask(world, "indicator-over-time", area="quận Sông Lấp", measure="tổng thu ngân sách")
    lines = [json.loads(line) for line in FORMATS["ndjson"](answer, 0).splitlines()]
    assert [line["value"] for line in lines] == [1300, 1251.25, 1250.5, 1400]
    read = list(csv.DictReader(io.StringIO(FORMATS["csv"](answer, 0))))
    assert [row["value"] for row in read] == ["1300", "1251.25", "1250.5", "1400"]
    assert [row["published"] for row in read] == [line["published"] for line in lines]
    assert read[1]["headline"] == ""
    assert lines[1]["headline"] is None


def test_answers_become_data_frames_with_typed_columns(world: Store) -> None:
    answer = ask(world, "meetings-of-a-person", person="Đàm Thu Vịnh")
    frame = answer.to_df()
    assert [name for name in frame.columns if not name.startswith("date")] == [c for c in answer.columns if c != "date"]
    assert list(frame["part"]) == ["chairs", "chairs", "chairs", "concludes"]
    assert frame["published"].dt.year.tolist() == [2021, 2022, 2022, 2022]
    assert frame["chaired"].dtype == "boolean"
    figures = ask(world, "indicator-over-time", area="quận Sông Lấp").to_df()
    assert figures["value"].dtype == "Float64"
    assert figures["value"].max() == 1400
    assert figures["approximator"].isna().sum() == len(figures) - 1
    assert ask(world, "two-holders-of-one-seat").to_df()["since"].min().isoformat() == "2023-02-15T00:00:00"
    before = ask(world, "before-and-after-in-a-post", **ASKED["before-and-after-in-a-post"][0]).to_df()
    assert str(before["decidedOnLatest"].dtype) == "datetime64[s]"
    empty = ask(world, "two-holders-of-one-seat", on="1990").to_df()
    assert (list(empty.columns), len(empty)) == (list(ask(world, "two-holders-of-one-seat", on="1990").columns), 0)


def test_markdown_is_a_table_in_which_no_name_is_read_as_markup(world: Store, tmp_path: Path) -> None:
    text = FORMATS["md"](ask(world, "meetings-of-a-person", person="Đàm Thu Vịnh"), 0)
    head, rule, *rows = [line for line in text.splitlines() if line.startswith("|")]
    assert head.startswith("| chaired | meeting | date | part | quote |")
    assert {row.count(" | ") for row in (rule, *rows)} == {head.count(" | ")}
    assert "[sl-1](<https://songlap.example/1>)" in rows[0]
    hostile = WORLD.read_text(encoding="utf-8").replace(
        "Kỳ họp thứ 7 HĐND", "Kỳ <script>alert(1)</script> | *x* [a](b)"
    )
    with load(tmp_path / "graph", hostile) as store:
        text = FORMATS["md"](ask(store, "meetings-of-a-person", person="Đàm Thu Vịnh"), 0)
    assert "\\<script\\>alert(1)\\</script\\> \\| \\*x\\* \\[a\\](b)" in text
    assert "No evidence" in FORMATS["md"](ask(world, "two-holders-of-one-seat", on="1990"), 0)


@pytest.mark.parametrize("name", NAMES)
def test_the_query_that_was_run_gives_the_same_rows_wherever_it_is_pasted(world: Store, name: str) -> None:
    for params in ASKED[name]:
        answer = ask(world, name, **params)
        found = world._db.query(answer.sparql)  # none of our prefixes, nothing bound
        assert isinstance(found, ox.QuerySolutions)
        assert len(list(found)) >= len(answer.rows)


def test_a_judgement_is_named_as_the_reason_why_two_are_apart(tmp_path: Path) -> None:
    judged = """
GRAPH kg:judgements { kg:one a kg:Judgement ; kg:verdict "different" ; kg:left m:9-mở ; kg:right m:8-mơ . }
"""
    with load(tmp_path / "graph", WORLD.read_text(encoding="utf-8") + judged) as store:
        rows = list(ask(store, "namesakes-held-apart").records())
    why = {(str(row["name"]), str(row["why"]).partition(" / ")[2]) for row in rows}
    assert why == {
        ("Đặng Thị Mơ", "judged to be two"),
        ("Đặng Thị Mở", "judged to be two"),
        ("Nguyễn Văn Bình", "no body, place or enough company in common"),
    }


def test_a_path_is_no_longer_than_it_need_be_and_every_step_is_proved(world: Store) -> None:
    rows = list(ask(world, "shortest-path", **{"from": "Tạ Quang Bộ", "to": "cầu Đò Ngang"}).records())
    assert {(row["path"], row["step"]) for row in rows} == {(path, step) for path in (1, 2) for step in (1, 2, 3)}
    for path in (1, 2):
        way = [(row["oneLabel"], row["otherLabel"]) for row in rows if row["path"] == path]
        assert way[0][0] == "Tạ Quang Bộ"
        assert way[-1][1] == "cầu Đò Ngang"
    assert not ask(world, "shortest-path", **{"from": "Tạ Quang Bộ", "to": "Tạ Quang Bộ"}).rows


@pytest.mark.parametrize(
    ("finds", "text", "names"),
    [
        ("person", "đàm", ["Đàm Thu Vịnh"]),
        ("person", "dang thi", ["Đặng Thị Mơ", "Đặng Thị Mở"]),
        ("body", "quan", ["Quận ủy Sông Lấp"]),
        ("measure", "so ho", ["số hộ nghèo"]),
        ("person", "xyz", []),
    ],
)
def test_names_are_completed_from_their_beginning_without_marks(
    world: Store, finds: str, text: str, names: list[str]
) -> None:
    assert beginning(world, finds, text) == names


# ---------------------------------------------------------------- on the sample pages


def test_the_sample_pages_name_the_chair_of_ngo_quyen(sample: Store) -> None:
    rows = list(ask(sample, "who-held-post", body="UBND quận Ngô Quyền", role="Chủ tịch").records())
    assert {row["personLabel"] for row in rows} == {"Cáp Trọng Tuấn"}
    assert any("Cáp Trọng Tuấn" in str(row["quote"]) and row["source"] for row in rows)


def test_the_sample_pages_answer_with_quotes_that_stand_in_their_texts(sample: Store) -> None:
    texts = {source.id: sample.text(source.sha256) for source in sample.documents()}
    answers = [
        ask(sample, "posts-at-the-same-time", person="Phạm Văn Hà"),
        ask(sample, "meetings-of-a-person", person="Phạm Văn Hà"),
        ask(sample, "projects-in-a-place", place="quận Ngô Quyền"),
        ask(sample, "indicator-over-time", area="quận Ngô Quyền"),
        ask(sample, "evidence-of-a-statement", statement="cầu Rào 1"),
    ]
    for answer in answers:
        assert answer.rows, answer.question.name
        assert all(str(row["quote"]) in texts[str(row["source"])] for row in answer.records())


def of_examples(name: str) -> list[dict[str, str]]:
    """Return the examples in the header of a question: those that must be given, then all."""
    parameters = question(name).parameters
    asked = [{p.name: p.example for p in some} for some in ([p for p in parameters if p.required], parameters)]
    return [params for n, params in enumerate(asked) if params not in asked[:n]]


def on_pages(answer: Answer) -> dict[str, Any]:
    """Return what a golden answer on the sample pages holds: words, no IRIs."""
    whole = said(answer)
    rows = [
        {c: v for c, v in row.items() if v is not None and not str(v).startswith(BASE) and c not in ("headline", "url")}
        for row in whole["rows"]
    ]
    return {"rows": rows, **({"coverage": whole["coverage"]} if "coverage" in whole else {})}


@pytest.mark.parametrize("name", NAMES)
def test_the_answers_on_the_sample_pages_are_the_golden_ones(sample: Store, name: str) -> None:
    golden = json.loads((GOLDEN / "pages" / f"{name}.json").read_text(encoding="utf-8"))
    assert [entry.pop("asked") for entry in golden] == of_examples(name)
    texts = {source.id: sample.text(source.sha256) for source in sample.documents()}
    for params, entry in zip(of_examples(name), golden, strict=True):
        answer = ask(sample, name, **params)
        assert on_pages(answer) == entry
        assert answer.rows or answer.coverage
        if name not in BY_LAW:
            assert all(str(row["quote"]) in texts[str(row["source"])] for row in answer.records())


def test_questions_without_evidence_on_ten_pages_are_few_and_known() -> None:
    empty = {
        path.stem
        for path in (GOLDEN / "pages").glob("*.json")
        if not any(entry["rows"] for entry in json.loads(path.read_text(encoding="utf-8")))
    }
    assert empty == {"contradicting-figures", "plans-after-resolutions", "two-holders-of-one-seat"}


def write_golden(path: Path) -> None:
    """Write the golden answers anew: read them before you commit them."""
    with load(path / "world", WORLD.read_text(encoding="utf-8")) as store:
        for name, asked in ASKED.items():
            _write(f"{name}.json", [{"asked": params, **said(ask(store, name, **params))} for params in asked])
    with Store.open(path / "pages") as store:
        pipeline.build([PAGES], store)
        for name in ASKED:
            asked = of_examples(name)
            _write(
                f"pages/{name}.json", [{"asked": params, **on_pages(ask(store, name, **params))} for params in asked]
            )


def _write(name: str, answers: list[dict[str, Any]]) -> None:
    text = json.dumps(answers, ensure_ascii=False, indent=1) + "\n"
    (GOLDEN / name).write_text(text, encoding="utf-8")
