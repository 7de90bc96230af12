"""Corrections: kept with their reason, applied whenever a page is read, taken back without a trace."""

from __future__ import annotations

import csv
import io
import shutil
from pathlib import Path

import pytest

from kg import pipeline
from kg.corrections import CorrectionError, _keep, correct, corrections, take_out, withdraw
from kg.facts import facts
from kg.shapes import whole
from kg.store import Store
from tests.handmade import lines
from tests.test_faults import kg
from tests.test_pipeline import nquads

PAGES = Path(__file__).parent.parent / "examples" / "pages"
BY = ("thử", "Lan", "2024-01-01T00:00:00Z")


@pytest.fixture
def graph(built: Path, tmp_path: Path) -> Path:
    """A copy of the graph of the sample pages."""
    return Path(shutil.copytree(built, tmp_path / "graph"))


def fact(store: Store, kind: str, **said: str) -> dict[str, object]:
    """Return a fact of a kind that no other fact speaks of."""
    return next(f for f in facts(store) if f["kind"] == kind and all(f[k] == v for k, v in said.items()))


def one(store: Store, iri: object) -> dict[str, object] | None:
    return next((f for f in facts(store) if f["iri"] == iri), None)


@pytest.mark.parametrize(
    ("kind", "said", "field", "value"),
    [
        ("role", {"status": "current"}, "status", "former"),
        ("role", {"status": "current"}, "role", "Phó Chủ tịch"),
        ("meeting", {}, "date", "2022-12-10"),
        ("participation", {}, "part", "speaks"),
        ("document", {}, "number", "99-NQ/QU"),
        ("indicator", {}, "value", "12.5"),
    ],
)
def test_a_value_put_right_outlives_reading_and_is_taken_back(
    graph: Path, kind: str, said: dict[str, str], field: str, value: str
) -> None:
    with Store.open(graph) as store:
        before = lines(store)
        wrong = fact(store, kind, **said)
        made = correct(store, str(wrong["iri"]), field, value, *BY)
        pipeline.settle(store)
        right = one(store, wrong["iri"])
        assert right is not None
        assert str(right[field]) == value
        assert right["quote"] == wrong["quote"]
        corrected = lines(store)
        assert pipeline.build([PAGES], store, again=True).retracted == 0
        assert lines(store) == corrected
        assert withdraw(store, made.iri) == made
        pipeline.settle(store)
        assert lines(store) == before
        assert withdraw(store, made.iri) is None


def test_a_correction_counts_in_the_resolved_world(graph: Path) -> None:
    with Store.open(graph) as store:
        wrong = fact(store, "role", doc="d-03", status="current")
        before = set(map(str, store.quads("https://w3id.org/quanhe/ns#inferred")))
        correct(store, str(wrong["iri"]), "", "", *BY)
        pipeline.settle(store)
        assert one(store, wrong["iri"]) is None
        assert not list(store.pattern(value=str(wrong["iri"]), predicate="http://www.w3.org/ns/prov#wasDerivedFrom"))
        assert set(map(str, store.quads("https://w3id.org/quanhe/ns#inferred"))) != before


def test_several_corrections_of_one_fact_are_taken_back_in_any_order(graph: Path) -> None:
    with Store.open(graph) as store:
        before = lines(store)
        iri = str(fact(store, "role", status="current")["iri"])
        first = correct(store, iri, "status", "former", *BY)
        second = correct(store, iri, "to", "2022-01", *BY)
        third = correct(store, iri, "status", "outgoing", *BY)
        assert (first.iri, first.was) == (third.iri, third.was)
        assert len(corrections(store)) == 2
        withdraw(store, third.iri)
        now = one(store, iri)
        assert now is not None
        assert (now["status"], now["to"]) == ("current", "2022-01")
        withdraw(store, second.iri)
        pipeline.settle(store)
        assert lines(store) == before


def test_a_page_taken_out_for_a_reason_is_not_read_again_until_that_is_withdrawn(graph: Path) -> None:
    before = nquads(graph)
    assert kg("retract", "d-03", "--why", "trang giả", "--by", "Lan", "--store", graph).returncode == 0
    done = kg("build", PAGES, "--store", graph)
    assert "1 trang đã gỡ có lý do" in done.stderr
    assert "9 trang" in done.stdout
    assert kg("rebuild", "--store", graph).returncode == 0
    (row,) = csv.DictReader(io.StringIO(kg("corrections", "--store", graph).stdout))
    assert (row["page"], row["field"], row["why"], row["by"]) == ("d-03", "", "trang giả", "Lan")
    with Store.open(graph) as store:
        assert not store.has("d-03")
        assert not list(whole(store))
    assert kg("corrections", "--withdraw", row["id"], "--store", graph).returncode == 0
    assert kg("build", PAGES, "--store", graph).returncode == 0
    assert nquads(graph) == before


def test_what_cannot_be_corrected_is_told_in_one_line(graph: Path) -> None:
    with Store.open(graph) as store:
        before = lines(store)
        role, person, meeting = (str(fact(store, kind)["iri"]) for kind in ("role", "person", "meeting"))
        used = next(str(f["iri"]) for f in facts(store) if f["kind"] == "meeting" and _used(store, str(f["iri"])))
        for iri, field, value, why in [
            ("https://w3id.org/quanhe/id/fact/0", "", "", "no fact"),
            (role, "statsu", "former", "no field"),
            (role, "status", "gone", "not a value"),
            (role, "role", "Vua", "not a value"),
            (meeting, "date", "hôm qua", "not a value"),
            (person, "name", "X", "stay as read"),
            (used, "", "", "take out first"),
        ]:
            with pytest.raises(CorrectionError, match=why):
                correct(store, iri, field, value, *BY)
        assert lines(store) == before
    for args in (
        ("correct", role, "--set", "status", "--why", "x"),
        ("retract", role),
        ("retract", "d-03", "--why", " "),
    ):
        assert kg(*args, "--store", graph).returncode == 2


def _used(store: Store, iri: str) -> bool:
    return any(
        quad.subject.value != iri for quad in store.pattern(value=iri, predicate="https://w3id.org/quanhe/ns#meeting")
    )


def test_a_correction_kept_and_not_applied_is_applied_by_the_next_command(graph: Path) -> None:
    with Store.open(graph) as store:
        iri = str(fact(store, "role", status="current")["iri"])
        made = correct(store, iri, "status", "former", *BY)
        pipeline.settle(store)
        right = lines(store)
        withdraw(store, made.iri)
        pipeline.settle(store)
        _keep(store, [made])  # as a kill leaves it
    assert kg("check", "--store", graph).returncode == 0
    assert nquads(graph) == right


def test_taking_out_what_is_not_there_keeps_the_reason(graph: Path) -> None:
    with Store.open(graph) as store:
        assert not take_out(store, "d-99", *BY)
        assert [made.page for made in corrections(store)] == ["d-99"]
