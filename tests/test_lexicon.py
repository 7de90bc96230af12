"""Every entry of the lexicon matches its example, and its counterexample is left alone."""

from __future__ import annotations

from typing import Any

import pytest

from kg.extract import participation
from kg.language.normal import fold
from kg.language.words import forms
from kg.lexicon import LexiconError, _entry, load, table
from kg.lexicon.trie import Trie
from tests.pages import read

BODIES: list[dict[str, Any]] = table("bodies")["body"]
ROLES: list[dict[str, Any]] = table("roles")["role"]
VERBS: list[dict[str, Any]] = table("personnel")["verb"]
PARTS: list[dict[str, Any]] = table("parts")["part"]
SCENE = "Quận Ngô Quyền, thành phố Hải Phòng họp.\n"


def test_counts() -> None:
    """A table that lost rows on the way would pass every other test."""
    assert (len(BODIES), len(ROLES), len(VERBS), len(PARTS)) == (160, 89, 23, 11)
    assert len(table("fields")) == 43


@pytest.mark.parametrize("row", BODIES + ROLES + VERBS + PARTS, ids=lambda row: str(row["forms"][0]))
def test_example_holds_a_form(row: dict[str, Any]) -> None:
    words = forms(fold(row["example"]))
    trie = Trie((form, True) for form in row["forms"] for form in (form, f"phó {form}", f"{form} thường trực"))
    assert any(trie.longest(words, i) for i in range(len(words))), row["example"]


@pytest.mark.parametrize("row", [r for r in BODIES if "counterexample" in r], ids=lambda row: str(row["forms"][0]))
def test_body_leaves_counterexample(row: dict[str, Any]) -> None:
    reading = read(f"{SCENE}Hôm qua có {row['counterexample']}.")
    at = len(SCENE)
    name = row.get("name", row["forms"][0])
    assert not [b for b in reading.bodies if b.span.start >= at and b.body.name.lower().startswith(name.lower())]


@pytest.mark.parametrize("row", [r for r in ROLES if "counterexample" in r], ids=lambda row: str(row["forms"][0]))
def test_role_leaves_counterexample(row: dict[str, Any]) -> None:
    reading = read(f"{SCENE}Hôm qua có {row['counterexample']}.")
    assert row["label"] not in [r.role for r in reading.roles]


@pytest.mark.parametrize("row", [r for r in VERBS if "counterexample" in r], ids=lambda row: str(row["forms"][0]))
def test_verb_leaves_counterexample(row: dict[str, Any]) -> None:
    reading = read(f"{SCENE}Ông Trần Văn Mây nói về {row['counterexample']}.")
    assert not reading.events


@pytest.mark.parametrize("row", [r for r in PARTS if "counterexample" in r], ids=lambda row: str(row["forms"][0]))
def test_part_leaves_counterexample(row: dict[str, Any]) -> None:
    text = f"Sáng 11/12, Quận ủy Ngô Quyền tổ chức hội nghị.\nÔng Trần Văn Mây nhìn {row['counterexample']}."
    facts = participation.extract(read(text, published="2022-12-12"))
    assert row["part"] not in [f.part for f in facts]


def test_every_head_has_a_kind_and_every_owner_is_one() -> None:
    kinds = {row["kind"] for row in BODIES}
    for row in BODIES:
        assert set(row.get("owners", ())) <= kinds | {"*"}, row
    for row in ROLES:
        assert set(row.get("of", ())) <= kinds, row


def test_unknown_key_is_refused() -> None:
    with pytest.raises(LexiconError, match="plaec"):
        _entry("bodies.toml", {"forms": ["x"], "plaec": "unit"}, {"forms", "where"})


def test_longest_form_wins() -> None:
    offices = load().offices
    words = forms("phó chủ tịch thường trực ubnd quận")
    found = offices.longest(words, 0)
    assert found is not None
    assert found[1].label == "Phó Chủ tịch Thường trực"
    assert [office.label for _, office in offices.all(words, 0)] == ["Phó Chủ tịch Thường trực", "Phó Chủ tịch"]


def test_misprints_are_mended() -> None:
    reading = read("Quận Ngô Quyền họp\nĐồng chí Trần Văn Mây, Phó Bí thư Cuận uỷ, Chủ tich UBND quận phát biểu.")
    assert [(r.role, r.body.name if r.body else None) for r in reading.roles] == [
        ("Phó Bí thư", "Quận ủy Ngô Quyền"),
        ("Chủ tịch", "Ủy ban nhân dân quận Ngô Quyền"),
    ]
