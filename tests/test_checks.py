"""Checks: a sound graph has nothing to report, and each way of spoiling it is found."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg import resources
from kg.checks import SEVERITIES, Finding, catalogue, check, errors, parse
from kg.model import Body, MeetingFact, PaperFact, ParticipationFact
from kg.questions import HeaderError
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
        return {finding.check.name for finding in check(store)}


def test_a_sound_graph_has_nothing_to_report(sound: Store) -> None:
    assert check(sound) == []


def test_every_check_has_a_graph_that_it_finds() -> None:
    assert sorted({**SPOILT, **CONTRADICTIONS}) == QUERIES
    assert len(QUERIES) == 16


@pytest.mark.parametrize("name", SPOILT)
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
    assert finding.check.name == "quote-not-in-text"
    assert finding.where.startswith("p-01 0–")
    assert "'Hội nghị lần thứ 23'" in finding.where


def test_a_text_that_is_gone_changed_or_spoilt_is_found(path: Path, sound: Store) -> None:
    first, second = (path / "texts" / s.sha256[:2] / f"{s.sha256}.txt.gz" for s in sound.documents())
    second.unlink()
    assert [finding.where for finding in check(sound)] == ["p-02"]
    second.write_bytes(first.read_bytes())
    first.write_bytes(b"no archive")
    assert [(finding.check.name, finding.where) for finding in check(sound)] == [
        ("text-not-kept", "p-01"),
        ("text-not-kept", "p-02"),
    ]


def test_a_finding_reads_as_one_line() -> None:
    one = next(one for one in catalogue() if one.name == "label-not-single")
    assert str(Finding(one, "Hai tên · <https://w3id.org/quanhe/id/body/1>")) == (
        "error label-not-single: Thực thể không có đúng một tên chính tiếng Việt / "
        "A thing without exactly one Vietnamese preferred label: Hai tên · <https://w3id.org/quanhe/id/body/1>"
    )


def test_every_check_says_what_is_wrong_and_what_to_do_and_stands_in_the_table() -> None:
    page = (Path(__file__).parent.parent / "docs" / "checks.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `([\w-]+)` \| (\w+) \| (.+) \|$", page, re.M)
    assert rows == [
        (one.name, one.severity, " / ".join(one.summary))
        for one in sorted(catalogue(), key=lambda one: (SEVERITIES.index(one.severity), one.name))
    ]
    assert len(rows) == 18


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ("#+ severity: fatal", "severity is one of"),
        ('#+ problem: "chỉ tiếng Việt"', "English"),
        ("", "missing"),
    ],
)
def test_a_check_without_a_known_severity_or_words_in_both_languages_is_refused(line: str, wrong: str) -> None:
    said = {"summary": '"a / b"', "severity": "info", "problem": '"a / b"', "solution": '"a / b"', "tags": "[check]"}
    key = line.removeprefix("#+ ").partition(":")[0] or "solution"
    lines = [line if name == key else f"#+ {name}: {text}" for name, text in said.items()]
    with pytest.raises(HeaderError, match=wrong):
        parse("c", "\n".join([*lines, "SELECT ?x WHERE { ?x ?y ?z }"]))


# ---------------------------------------------------------------- where sources contradict each other

HA, LAN = "Phạm Văn Hà", "Lê Thị Lan"
CHAIR, BEN_DA = ("Chủ tịch", UBND), Body("Ủy ban nhân dân tỉnh Nghệ An", "PeoplesCommittee", "tỉnh Nghệ An")


def on(day: str, *people: tuple[str, str], doc: str = "") -> Page:
    """Return a page of `day` that calls people chair of the committee of the quận, with a status."""
    page = Page(f"p-{day}{doc}", published=day)
    for person, status in people:
        page.person(person, CHAIR, status=status)
    return page


def meeting(page: Page, body: Body) -> Page:
    """Let a page tell of a part of Phạm Văn Hà in a meeting that `body` held on 5 March 2021."""
    held = MeetingFact(
        "hội nghị", None, body, "2021-03-05", f"Hội nghị {body.name}", page.proof(f"Hội nghị {body.name}")
    )
    page.facts += (held, ParticipationFact(HA, "chairs", held, page.proof(f"{HA} chủ trì")))
    return page


def paper(page: Page, day: str) -> Page:
    """Let a page tell of a numbered decision with its day."""
    page.facts.append(
        PaperFact("Quyết định", "15/QĐ-UBND", day, UBND, None, page.proof(f"Quyết định số 15 ngày {day}"))
    )
    return page


# check: pages that it finds something in, and what people must read of it; pages so like them that nothing is wrong
CONTRADICTIONS: dict[str, tuple[list[Page], list[str], list[Page]]] = {
    "two-holders": (
        [on("2021-01-01", (HA, "current")), on("2021-06-01", (LAN, "current")), on("2022-01-01", (HA, "current"))],
        [HA, LAN, "2021-06-01", f"“{HA} là Chủ tịch", f"“{LAN} là Chủ tịch", "(p-2021-06-01)"],
        [on("2021-01-01", (HA, "current")), on("2021-06-01", (HA, "former"), (LAN, "current"))],
    ),
    "attested-after-end": (
        [on("2025-09-01", (HA, "current"))],
        [
            HA,
            "Chủ tịch Ủy ban nhân dân quận Ngô Quyền",
            "2025-06-30",
            "2025-09-01",
            f"{HA} là Chủ tịch",
            "p-2025-09-01",
        ],
        [on("2025-06-30", (HA, "current")), on("2025-09-01", (LAN, "former"))],
    ),
    "left-and-back": (
        [on("2020-01-01", (HA, "current")), on("2021-01-01", (HA, "former")), on("2022-01-01", (HA, "current"))],
        [HA, "2021-01-01", "2022-01-01", "(p-2021-01-01)"],
        [on("2020-01-01", (HA, "current")), on("2021-01-01", (HA, "current")), on("2022-01-01", (HA, "former"))],
    ),
    "two-provinces-one-day": (
        [meeting(on("2021-03-05", (HA, "current")), UBND), meeting(on("2021-03-05", (HA, "current"), doc="b"), BEN_DA)],
        [HA, "2021-03-05", "thành phố Hải Phòng", "tỉnh Nghệ An"],
        [
            meeting(on("2021-03-05", (HA, "current")), UBND),
            meeting(on("2021-03-05", (HA, "current"), doc="b"), QUAN_UY),
        ],
    ),
    "paper-two-dates": (
        [paper(Page("p-1"), "2021-02-03"), paper(Page("p-2"), "2021-03-03")],
        ["Quyết định số 15/QĐ-UBND", "2021-02-03", "2021-03-03", "(p-1)", "(p-2)"],
        [paper(Page("p-1"), "2021-02-03"), paper(Page("p-2"), "2021-02-03")],
    ),
}


@pytest.mark.parametrize("name", CONTRADICTIONS)
def test_a_contradiction_is_found_with_names_days_and_words_and_what_is_none_is_not(name: str, tmp_path: Path) -> None:
    wrong, words, right = CONTRADICTIONS[name]
    with Store.open(tmp_path / "wrong") as store:
        write(store, wrong)
        findings = check(store)
    (finding,) = (finding for finding in findings if finding.check.name == name)
    assert all(word in finding.where for word in words), finding.where
    assert errors(findings) == []
    with Store.open(tmp_path / "right") as store:
        write(store, right)
        assert name not in {finding.check.name for finding in check(store)}
