"""Normal form of Vietnamese text: NFC, modern tone placement, and a folding that keeps offsets."""

from __future__ import annotations

import re
import unicodedata

_TONES = "\u0300\u0301\u0303\u0309\u0323"
# Old placement puts the tone of oa, oe, uy on the second vowel in open syllables: hoà, khoẻ, uỷ.
_MODERN = {
    unicodedata.normalize("NFC", first + second + tone): unicodedata.normalize("NFC", first + tone + second)
    for first, second in ("oa", "oe", "uy", "Oa", "Oe", "Uy", "OA", "OE", "UY")
    for tone in _TONES
}
# "quý", "quỳ", "quỷ" keep theirs: there the u belongs to the consonant.
_ENDS = {first: "".join(sorted({old[1] for old in _MODERN if old[0].lower() == first})) for first in "ou"}
_OLD = re.compile(rf"[oOuU](?<![qQ].)(?:(?<=[oO])[{_ENDS['o']}]|(?<=[uU])[{_ENDS['u']}])(?!\w)")
_PLAIN = {"–": "-", "—": "-", "‑": "-", "−": "-", "\u00a0": " ", "\t": " ", "’": "'", "“": '"', "”": '"'}
_MARKS = re.compile(r"[\u0300-\u036f]")


def modern(text: str) -> str:
    """Return NFC `text` with modern tone placement: "uỷ" becomes "ủy", "hoà" "hòa". Keeps the length."""
    return _OLD.sub(lambda m: _MODERN.get(m.group(), m.group()), text)


def fold(text: str) -> str:
    """Return NFC `text` in lower case, modern tone placement, plain dashes, quotes and spaces.

    The result has the length of `text`, so offsets in one are offsets in the other.
    """
    lower = text.lower()
    if len(lower) != len(text):  # İ and a few others grow
        lower = "".join(c if len(c.lower()) != 1 else c.lower() for c in text)
    for sign, plain in _PLAIN.items():  # several times faster than `translate`
        if sign in lower:
            lower = lower.replace(sign, plain)
    return modern(lower)


def bare(text: str) -> str:
    """Return `text` folded and without marks: "Đỗ Mạnh Hiến" becomes "do manh hien"."""
    return _MARKS.sub("", unicodedata.normalize("NFD", fold(text))).replace("đ", "d")
