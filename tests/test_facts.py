"""Facts, flat: what was written comes out again in the fields of the annotation guide."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from kg import graph
from kg.facts import KINDS, facts
from kg.model import (
    IndicatorFact,
    MeetingFact,
    PaperActionFact,
    PaperFact,
    ParticipationFact,
    PersonnelFact,
    Place,
    ProjectFact,
    RoleFact,
)
from kg.store import Store
from tests.handmade import HDND, NGO_QUYEN, QUAN_UY, UBND, Page, write

CITY = Place("thành phố Hải Phòng", "thành phố", "Hải Phòng", "thành phố Hải Phòng", 1)
DISTRICT = Place(NGO_QUYEN, "quận", "Ngô Quyền", "quận Ngô Quyền", 2, CITY.key)
WARD = Place(f"{NGO_QUYEN}/phường Máy Tơ", "phường", "Máy Tơ", "phường Máy Tơ", 3, NGO_QUYEN)


def full() -> Page:
    """Return a page with every kind of fact."""
    page = Page("p-01", "2022-12-12").person("Phạm Văn Hà")
    first = MeetingFact("kỳ họp", None, HDND, "XXXX-12-11", "Kỳ họp cuối năm", page.proof("Kỳ họp cuối năm"))
    second = MeetingFact("hội nghị", "23", QUAN_UY, "2022-12-11", "Hội nghị 23", page.proof("Hội nghị lần thứ 23"))
    plan = PaperFact("Kế hoạch", None, None, None, "Kế hoạch thu gom rác", page.proof("Kế hoạch thu gom rác"))
    rules = PaperFact("Nghị quyết", "37", "2022-12-16", HDND, None, page.proof("Nghị quyết 37"))
    page.facts += [
        RoleFact("Phạm Văn Hà", "Bí thư", QUAN_UY, "former", page.proof("nguyên Bí thư"), "2017-03", "2021"),
        RoleFact("Phạm Văn Hà", "Giáo sư", None, "current", page.proof("Giáo sư Hà")),
        PersonnelFact("Phạm Văn Hà", "elected", "Chủ tịch", HDND, "2022-12", page.proof("được bầu")),
        PersonnelFact("Phạm Văn Hà", "disciplined", None, None, None, page.proof("bị khiển trách")),
        first,
        second,
        ParticipationFact("Phạm Văn Hà", "chairs", second, page.proof("ông Hà chủ trì")),
        ParticipationFact("Phạm Văn Hà", "speaks", None, page.proof("ông Hà phát biểu")),
        plan,
        rules,
        PaperActionFact(second, "reviews", plan, page.proof("hội nghị cho ý kiến")),
        PaperActionFact(HDND, "adopts", rules, page.proof("HĐND thông qua")),
        ProjectFact("cầu Rào 1", (WARD, DISTRICT, CITY), page.proof("cầu Rào 1")),
        ProjectFact("nhà máy nước", (), page.proof("nhà máy nước")),
        IndicatorFact(DISTRICT, "thu ngân sách", "1651.346", "tỷ đồng", "2023", page.proof("thu 1.651 tỷ")),
        IndicatorFact(UBND, "số dự án", "12", "dự án", None, page.proof("12 dự án")),
    ]
    return page


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with Store.open(tmp_path_factory.mktemp("facts") / "graph") as opened:
        other = Page("p-02").person("Phạm Văn Hà", ("Bí thư", QUAN_UY))
        other.facts.append(MeetingFact("hội nghị", "23", QUAN_UY, None, "Hội nghị", other.proof("Hội nghị")))
        write(opened, [other, full()])
        yield opened


def test_every_fact_comes_out_with_the_fields_of_its_kind(store: Store) -> None:
    asides = {"doc", "kind", "quote", "start", "end", "rule", "confidence", "iri"}
    found = [(fact["kind"], *(fact[name] for name in KINDS[fact["kind"]])) for fact in facts(store, "p-01")]
    assert found == [
        ("person", "Phạm Văn Hà"),
        ("meeting", "kỳ họp", None, "Hội đồng nhân dân quận Ngô Quyền", "XXXX-12-11", "Kỳ họp cuối năm"),
        ("meeting", "hội nghị", "23", "Quận ủy Ngô Quyền", "2022-12-11", "Hội nghị 23"),
        ("document", "Kế hoạch", None, None, None, "Kế hoạch thu gom rác"),
        ("document", "Nghị quyết", "37", "2022-12-16", "Hội đồng nhân dân quận Ngô Quyền", None),
        ("role", "Phạm Văn Hà", "Bí thư", "Quận ủy Ngô Quyền", "former", "2017-03", "2021"),
        ("role", "Phạm Văn Hà", "Giáo sư", None, "current", None, None),
        ("personnel", "Phạm Văn Hà", "elected", "Chủ tịch", "Hội đồng nhân dân quận Ngô Quyền", "2022-12"),
        ("personnel", "Phạm Văn Hà", "disciplined", None, None, None),
        ("participation", "Phạm Văn Hà", "chairs", 1),
        ("participation", "Phạm Văn Hà", "speaks", None),
        ("document_action", "meeting:1", "reviews", 0),
        ("document_action", "Hội đồng nhân dân quận Ngô Quyền", "adopts", 1),
        ("project", "cầu Rào 1", ["phường Máy Tơ", "quận Ngô Quyền", "thành phố Hải Phòng"]),
        ("project", "nhà máy nước", []),
        ("indicator", "quận Ngô Quyền", "thu ngân sách", 1651.346, "tỷ đồng", "2023"),
        ("indicator", "Ủy ban nhân dân quận Ngô Quyền", "số dự án", 12, "dự án", None),
    ]
    for fact in facts(store):
        extra = fact.keys() - asides - set(KINDS[fact["kind"]])
        assert asides <= fact.keys()
        assert extra <= {"entity", "person_iri", "body_iri", "issuer_iri", "actor_iri"}


def test_the_words_stand_in_the_text(store: Store) -> None:
    page = full()
    for fact in facts(store, "p-01"):
        assert page.text[fact["start"] : fact["end"]] == fact["quote"]
        assert (fact["rule"], fact["confidence"]) == ("by.hand", 0.9)


def test_facts_of_two_pages_meet_in_the_things_of_the_resolved_world(store: Store) -> None:
    found = list(facts(store))
    assert [fact["doc"] for fact in found] == sorted(fact["doc"] for fact in found)
    things = {(fact["doc"], fact["kind"]): fact for fact in found if fact["kind"] in ("person", "role", "meeting")}
    for kind, field in (("person", "entity"), ("role", "person_iri"), ("meeting", "entity")):
        one, other = things["p-01", kind][field], things["p-02", kind][field]
        assert one == other
        assert one is not None
    assert things["p-01", "person"]["entity"] == things["p-02", "role"]["person_iri"]
    by_body = {fact["body"]: fact["body_iri"] for fact in found if fact.get("body")}
    issued = next(fact for fact in found if fact.get("issuer"))
    acted = next(fact for fact in found if fact["kind"] == "document_action" and fact["actor"] == HDND.name)
    assert by_body[HDND.name] == issued["issuer_iri"] == acted["actor_iri"]
    assert by_body[QUAN_UY.name] == things["p-02", "role"]["body_iri"]


def test_one_page_gives_what_it_gives_among_all(store: Store) -> None:
    assert list(facts(store, "p-01")) == [fact for fact in facts(store) if fact["doc"] == "p-01"]
    assert list(facts(store, "p-99")) == []


def test_facts_are_json_and_numbers_are_numbers(store: Store) -> None:
    again = [json.loads(json.dumps(fact, ensure_ascii=False)) for fact in facts(store)]
    assert again == list(facts(store))


def test_a_page_not_yet_resolved_has_facts_without_things(tmp_path: Path) -> None:
    page = full()
    with Store.open(tmp_path / "graph") as store:
        store.replace(page.document, graph.quads(page.document, page.facts))
        found = list(facts(store))
    assert len(found) == len(page.facts)
    assert all(fact.get("entity") is None for fact in found)


def test_a_meeting_that_stands_first_is_number_zero_whatever_its_iri(tmp_path: Path) -> None:
    page = Page("p")
    held = [MeetingFact("hội nghị", str(n), QUAN_UY, None, "Hội nghị", page.proof(f"Hội nghị {n}")) for n in range(9)]
    spoken = [ParticipationFact("Lê Chưởng", "speaks", one, page.proof(f"nói {n}")) for n, one in enumerate(held)]
    page.facts += [*reversed(held), *spoken]
    with Store.open(tmp_path / "graph") as store:
        write(store, [replace(page)])
        found = list(facts(store))
    assert [fact["ordinal"] for fact in found if fact["kind"] == "meeting"] == [str(n) for n in range(9)]
    assert [fact["meeting"] for fact in found if fact["kind"] == "participation"] == list(range(9))
