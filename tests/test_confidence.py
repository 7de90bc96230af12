"""How sure facts are: a table by rule, measured, and what is made of the measurements."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.calibrate import families, levels, shares
from benchmarks.judged import Judged, Source, judge
from benchmarks.reliability import expected_error, reliability
from kg.extract import extract
from kg.lexicon import LexiconError, table
from kg.lexicon.confidence import confidence
from tests.pages import read

ROOT = Path(__file__).parent.parent
RULES: dict[str, dict[str, float]] = table("confidence")["rules"]


def words_of_the_code() -> set[str]:
    """Every word that a rule's name can be made of: in strings of the readers, and in the values of their tables."""
    words: set[str] = set()
    for path in [*(ROOT / "kg" / "extract").glob("*.py"), *(ROOT / "kg" / "mentions").glob("*.py")]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                words.update(node.value.split("."))
    for name in ("personnel", "parts", "actions"):
        words.update(word for value in values(table(name)) for word in re.split(r"\W", value))
    return words


def values(data: Any) -> list[str]:
    """Every string in `data`."""
    if isinstance(data, dict):
        return [*map(str, data), *(text for value in data.values() for text in values(value))]
    return [text for value in data for text in values(value)] if isinstance(data, list) else [str(data)]


def test_every_rule_of_the_table_is_a_rule_of_the_code() -> None:
    known = words_of_the_code()
    assert [rule for rule in RULES if not set(rule.split(".")) <= known] == []


def test_every_family_of_a_rule_is_in_the_table() -> None:
    assert [name for rule in RULES for name in families(rule) if name not in RULES] == []


def test_confidences_are_probabilities_and_never_certain() -> None:
    assert [rule for rule, row in RULES.items() if not 0 < row["right"] < 1] == []


def test_a_rule_that_was_never_measured_is_as_sure_as_its_family() -> None:
    assert confidence("role.stated.sideways") == confidence("role.stated") == RULES["role.stated"]["right"]
    with pytest.raises(LexiconError):
        confidence("weather.forecast")


def test_facts_carry_the_confidence_of_their_rule() -> None:
    reading = read(
        "Tin quận Đồ Sơn\nÔng Lưu Thế Khoan, Bí thư Quận ủy Đồ Sơn, dự hội nghị của Quận ủy Đồ Sơn ngày 3-5-2021."
    )
    facts = extract(reading)
    assert {type(fact).__name__ for fact in facts} >= {"PersonFact", "RoleFact"}
    assert [fact for fact in facts if fact.evidence.confidence != confidence(fact.evidence.rule)] == []


def test_an_office_whose_body_is_guessed_is_less_sure_than_one_whose_body_is_stated() -> None:
    assert confidence("role.guessed") < confidence("role.stated")
    assert confidence("personnel.guessed") < confidence("personnel.stated")


# ---------------------------------------------------------------- measuring


def facts(rule: str, right: int, wrong: int) -> list[Judged]:
    """Facts of `rule`, each on a page of its own."""
    return [Judged(f"{rule}-{n}", "role", rule, 0.5, n < right) for n in range(right + wrong)]


AS_COUNTED: dict[str, float] = {}
COUNTS = st.tuples(st.integers(0, 60), st.integers(0, 60)).filter(any)


@given(COUNTS, COUNTS)
def test_a_rule_with_more_right_facts_is_never_less_sure(a: tuple[int, int], b: tuple[int, int]) -> None:
    before = shares(facts("role.a", *a) + facts("role.b", *b), AS_COUNTED)["role.a"]
    after = shares(facts("role.a", a[0] + 1, a[1]) + facts("role.b", *b), AS_COUNTED)["role.a"]
    assert after >= before


@given(COUNTS)
def test_shares_are_probabilities_whatever_was_counted(a: tuple[int, int]) -> None:
    assert all(0 < share < 1 for share in shares(facts("role.a", *a), {"role": 0.1}).values())


def test_a_rule_seen_once_stays_near_its_family() -> None:
    sure = shares(facts("role.often", 95, 5) + facts("role.once", 0, 1), AS_COUNTED)
    assert 0.8 < sure["role.once"] < sure["role"] < sure["role.often"]


def test_facts_of_one_page_prove_less_than_facts_of_many() -> None:
    apart = facts("role.a", 0, 12)
    together = [Judged("one page", fact.kind, fact.rule, fact.confidence, fact.right) for fact in apart]
    base = facts("role.b", 90, 10)
    assert shares(base + together, AS_COUNTED)["role.a"] > shares(base + apart, AS_COUNTED)["role.a"]


def test_a_kind_is_as_sure_as_it_was_on_new_pages_and_its_rules_keep_their_distances() -> None:
    first = {"role": ((950.0, 1000.0), (700.0, 1000.0)), "person": ((95.0, 100.0), (0.0, 0.0))}
    level = levels(first)
    assert level["role"] == pytest.approx(0.7, abs=0.01)
    assert level["role"] < level["person"] < 0.95  # of which nothing new is known: as much worse as all
    counted = facts("role.a", 95, 5) + facts("role.b", 80, 20)
    before, after = shares(counted, AS_COUNTED), shares(counted, level)
    assert after["role"] == pytest.approx(level["role"])
    assert after["role.a"] - after["role.b"] == pytest.approx(before["role.a"] - before["role.b"])


def test_said_and_right_agree_where_calibrated_and_differ_where_not() -> None:
    honest = [Judged("d", "role", "role.a", 0.75, n % 4 > 0) for n in range(40)]
    boastful = [Judged("d", "role", "role.a", 0.95, n % 4 > 0) for n in range(40)]
    assert expected_error(reliability(honest)) == 0
    assert expected_error(reliability(boastful)) == pytest.approx(0.2)
    assert [b.n for b in reliability(honest + boastful)] == [40, 40]


def test_the_sample_pages_are_judged_by_their_gold() -> None:
    judged = judge([Source(ROOT / "tests" / "corpus", ROOT / "examples" / "pages")], only={"d-03"})
    assert {fact.doc for fact in judged} == {"d-03"}
    assert sum(fact.right for fact in judged) > 0.8 * len(judged) > 10
    assert [fact for fact in judged if fact.confidence != confidence(fact.rule)] == []
