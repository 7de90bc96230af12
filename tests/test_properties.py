"""What holds for any text: no crash, quotes stand at their offsets, spelling does not matter, twice is once."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.documents import read
from kg.extract import extract
from kg.language.normal import fold, modern
from kg.mentions import find
from kg.model import Document, Fact, Reading
from tests.pages import page

PAGES = sorted((Path(__file__).parent.parent / "examples" / "pages").iterdir())
TEXTS = [d.text for p in PAGES for d in read(p) if isinstance(d, Document)]
WORDS = sorted({word for text in TEXTS for word in text.split()})


def facts(text: str) -> list[Fact]:
    return extract(find(page(text)))


def said(found: list[Fact]) -> set[str]:
    """Return the facts without their evidence, spelled alike."""
    return {modern(unicodedata.normalize("NFC", str(fact).split("evidence=")[0])) for fact in found}


def check(reading: Reading) -> None:
    text = reading.document.text
    for fact in extract(reading):
        evidence = fact.evidence
        assert text[evidence.span.start : evidence.span.end] == evidence.quote
        assert 0 < len(evidence.quote) <= 160
        assert 0 < evidence.confidence <= 1


@settings(max_examples=150)
@given(st.text(max_size=400))
def test_any_text(text: str) -> None:
    check(find(page(text)))


@settings(max_examples=150)
@given(st.lists(st.sampled_from(WORDS), max_size=80).map(" ".join))
def test_any_words_of_the_genre(text: str) -> None:
    check(find(page(text)))


@settings(max_examples=100)
@given(st.sampled_from(TEXTS), st.integers(0, 4000), st.integers(0, 4000))
def test_any_cut_of_a_real_page(text: str, a: int, b: int) -> None:
    check(find(page(text[min(a, b) : max(a, b)])))


@settings(max_examples=60)
@given(st.sampled_from(TEXTS), st.sampled_from([str.upper, str.lower, str.title, lambda t: t.replace(" ", "  ")]))
def test_any_mutation_of_a_real_page(text: str, change: object) -> None:
    assert callable(change)
    check(find(page(change(text))))


@given(st.text(max_size=200))
def test_folding_keeps_offsets(text: str) -> None:
    text = unicodedata.normalize("NFC", text)
    assert len(fold(text)) == len(text)
    assert len(modern(text)) == len(text)


@pytest.mark.parametrize("text", TEXTS, ids=[p.stem for p in PAGES])
def test_decomposed_text_says_the_same(text: str) -> None:
    assert said(facts(unicodedata.normalize("NFD", text))) == said(facts(text))


@pytest.mark.parametrize("text", TEXTS, ids=[p.stem for p in PAGES])
def test_modern_tone_placement_says_the_same(text: str) -> None:
    assert said(facts(modern(text))) == said(facts(text))


@pytest.mark.parametrize("text", TEXTS, ids=[p.stem for p in PAGES])
def test_reading_twice_is_reading_once(text: str) -> None:
    assert facts(text) == facts(text)
