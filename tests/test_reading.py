"""What reading rests on: words of any text, words sought in it, records, and nothing left behind by a page."""

from __future__ import annotations

import gc
import pickle
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.documents import read
from kg.extract import extract
from kg.language.leap import leap
from kg.language.normal import fold
from kg.language.words import forms, split
from kg.lexicon.needles import Needles
from kg.lexicon.phrases import beginning
from kg.mentions import find
from kg.model import Body, Document, RoleMention, Span
from kg.quick import replace

PAGES = Path(__file__).parent.parent / "examples" / "pages"
TEXTS = st.text(st.one_of(st.sampled_from("aĐđẬậ 1,._-\n"), st.characters())).map(
    lambda text: "".join(c for c in text if len(c.lower()) == 1)
)


@given(TEXTS)
def test_words_are_those_of_the_pattern_with_their_places(text: str) -> None:
    folded = fold(text)
    words = split(text, folded, {})
    found = list(re.finditer(r"\w+|[^\w\s]|\n", folded))
    assert words.forms == [m.group() for m in found] == list(forms(folded))
    assert list(zip(words.starts, words.ends, strict=True)) == [m.span() for m in found]
    assert words.capital == [text[m.start()].isupper() for m in found]
    assert words.distinct == set(words.forms) == words.at.keys()
    assert all(words.forms[i] == form for form, places in words.at.items() for i in places)


def test_words_behind_an_emoji_keep_their_places() -> None:
    text = "Họp 😀 Hải Phòng"
    words = split(text, fold(text), {"phòng": "phong"})
    assert words.forms == ["họp", "😀", "hải", "phong"]
    assert [text[a:b] for a, b in zip(words.starts, words.ends, strict=True)] == ["Họp", "😀", "Hải", "Phòng"]
    assert words.capital == [True, False, True, True]


@given(TEXTS)
def test_needles_are_found_where_they_stand(text: str) -> None:
    folded = fold(f"{text} đại hội đảng bộ {text}")
    listed = ["đại hội", "đại hội đảng", "hội", "a1"]
    assert [folded[start:end] for _, start, end in Needles(listed).find(folded)].count("đại hội đảng") == 1
    every = Needles(listed, every=True).find(folded)
    there = {(n, m.start(), m.end()) for n, word in enumerate(listed) for m in re.finditer(word, folded)}
    assert set(every) == there


def test_a_needle_with_a_letter_that_no_text_is_searched_for_is_refused() -> None:
    with pytest.raises(ValueError, match="ß"):
        Needles(["straße"])


@given(TEXTS)
def test_quicker_patterns_find_the_same(text: str) -> None:
    folded = fold(f"{text} ban hành quy chế, đã ban {text}")
    slow = re.compile(r"(?<!\w)(?:ban hành|ban|đã)(?!\w)")
    fast = re.compile(rf"(?:{beginning(['ban', 'đã', 'ban hành'])})(?!\w)")
    spans = [m.span() for m in slow.finditer(folded)]
    assert spans == [m.span() for m in fast.finditer(folded)]
    assert spans == [m.span() for m in leap(re.compile("[bđ]"), slow, folded)]


def test_records_are_equal_by_what_they_hold_and_can_be_sent() -> None:
    role = RoleMention(Span(0, 3), "Bí thư", Body("Quận ủy Hồng Bàng", "PartyCommittee"), end="2020")
    former = replace(role, status="former")
    assert (former.status, former.end, former.given) == ("former", "2020", "stated")
    assert replace(former, status="current") == role != former
    assert pickle.loads(pickle.dumps(role)) in {role}


def test_a_page_leaves_nothing_behind_for_the_garbage_collector() -> None:
    pages = [page for page in read(PAGES) if isinstance(page, Document)][:5]
    assert all(extract(find(page)) for page in pages)  # tables are loaded
    gc.collect()
    gc.disable()
    try:
        for page in pages:
            extract(find(page))
        assert gc.collect() == 0
    finally:
        gc.enable()
