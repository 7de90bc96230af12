"""A text as an array: what is asked of every letter is looked up for all of them at once."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from functools import cache, lru_cache
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

T = TypeVar("T", bound=np.generic)

_COMMON, _ALL = 0x1_0000, 0x11_0000  # code points: of nearly all texts, of Unicode
_VOWELS, _TONES = "aăâeêioôơuưy", ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
_ACCENTED = "đ" + "".join(unicodedata.normalize("NFC", vowel + tone) for vowel in _VOWELS for tone in _TONES)
_OWN = "".join(letter for letter in _ACCENTED if not letter.isascii())
WRITTEN = bytes(range(32, 127)).decode() + _OWN  # what a folded text is written with: a byte has room for it


def codes(text: str) -> NDArray[np.uint32]:
    """Return the code points of `text`."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)


def each(table: Callable[[int], NDArray[T]], points: NDArray[np.uint32]) -> NDArray[T]:
    """Return what `table`, which can be made as long as is needed, holds for each of these code points."""
    try:
        return table(_COMMON).take(points)
    except IndexError:  # an emoji
        return table(_ALL).take(points)


@lru_cache(1)  # many tables are sought in one text, one after the other
def in_bytes(folded: str) -> bytes:
    """Return a byte for each letter of a text, so that places in one are places in the other; 0 for rare letters."""
    return each(_bytes, codes(folded)).tobytes()


@cache
def _bytes(reach: int) -> NDArray[np.uint8]:
    table = np.zeros(reach, np.uint8)
    table[32:127] = np.arange(32, 127)
    table[codes(_OWN)] = np.arange(128, 128 + len(_OWN))
    return table
