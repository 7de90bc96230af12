"""Names of people against names of places and bodies."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.language.names import COMMON_FAMILY_NAMES, FAMILY_NAMES, MIDDLE_NAMES, RARE_FAMILY_NAMES, is_name, is_syllable
from kg.language.normal import fold


def test_the_tables_are_folded_and_large() -> None:
    assert len(FAMILY_NAMES) >= 350
    assert not COMMON_FAMILY_NAMES & RARE_FAMILY_NAMES
    assert all(n == fold(n).strip() != "" for n in FAMILY_NAMES | MIDDLE_NAMES)
    assert {"nguyễn", "cáp", "chử", "mạch", "lường", "vi", "hứa", "giàng", "ksor", "điểu", "ngụy"} <= FAMILY_NAMES


@pytest.mark.parametrize(
    "name",
    [
        "Trần Thị Lan",
        "Nguyễn Thị Thu Hà",
        "NGUYỄN VĂN BÌNH",
        "Nguỵ Khắc Toàn",
        "Chử Đình Long",
        "Giàng A Sử",
        "Y Lương Niê",
        "Kpă Thuyên Byă",
        "K'Brêu Thị Hoa",
        "Tôn Nữ Diệu Linh",
        "Đỗ Trọng Khuê",
    ],
)
def test_names_of_people(name: str) -> None:
    assert is_name(name.split()) > 0.8


@pytest.mark.parametrize("name", ["Lê Hòa", "Cáp Tuấn", "Ngô Quyền", "Lê Chân"])
def test_two_syllables_prove_less(name: str) -> None:
    assert 0.4 < is_name(name.split()) < 0.8


@pytest.mark.parametrize(
    "words",
    [
        "Quận Ủy",
        "Thành Ủy",
        "Hội Đồng Nhân Dân",
        "UBND Quận",
        "Hải Phòng",
        "Sóc Trăng",
        "Joe Smith",
        "Lê",
        "Lê văn Hòa",
        "Nguyễn Văn UBND",
        "Trần Thị Thu Hà Mai Lan",
        "Lê 2 Hòa",
    ],
)
def test_what_is_no_name(words: str) -> None:
    assert is_name(words.split()) < 0.4


@pytest.mark.parametrize(
    "word",
    ["nghiêng", "quỳnh", "khuyên", "thuở", "huy", "hoặc", "giường", "giếng", "quý", "uyên", "yến", "ích", "oanh", "gì"],
)
def test_syllables(word: str) -> None:
    assert is_syllable(fold(word))


@pytest.mark.parametrize(
    "word", ["ubnd", "hđnd", "park", "brêu", "tác1", "cac", "hoàc", "bb", "", "a-b", "lêê", "fong", "zô"]
)
def test_no_syllables(word: str) -> None:
    assert not is_syllable(word)


@given(st.lists(st.text().map(lambda s: unicodedata.normalize("NFC", s)), max_size=6))
def test_any_words(words: list[str]) -> None:
    assert 0 <= is_name(words) <= 1
