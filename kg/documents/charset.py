"""Bytes to text: byte order mark, strict UTF-8, then the charset in which the bytes read as Vietnamese."""

from __future__ import annotations

import codecs
import re
import unicodedata

from kg.documents.page import Unreadable

_MARKS = (  # UTF-32 first: its mark begins with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_FORMATS = (
    (b"%PDF", "PDF"),
    (b"PK\x03\x04", "ZIP, DOCX or ODT"),
    (b"\xd0\xcf\x11\xe0", "DOC or XLS"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"RIFF", "RIFF"),
    (b"\x1f\x8b", "gzip"),
    (b"\x7fELF", "ELF"),
    (b"{\\rtf", "RTF"),
)
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_SAMPLE = 65_536

# TCVN3 ("ABC") has no codec in Python. From 0xA0 on; below it such files carry the quotes of windows-1252.
_TCVN3 = (
    "\u00a0ĂÂÊÔƠƯĐăâêôơưđẰ\u0300\u0309\u0303\u0301\u0323àảãáạẲằẳẵắẴẮẦẨẪẤỀặầẩẫấậèỂẻẽ"
    "éẹềểễếệìỉỄẾỒĩíịòỔỏõóọồổỗốộờởỡớợùỖủũúụừửữứựỳỷỹýỵỐ"
)
_FROM_TCVN3 = {code: bytes([code]).decode("cp1252", "ignore") for code in range(0x80, 0xA0)}
_FROM_TCVN3 |= {0xA0 + i: character for i, character in enumerate(_TCVN3)}

# What no other language's charset gives by chance: the most frequent syllables with marks.
_FREQUENT = re.compile(
    r"\b(?:và|của|các|là|có|được|đồng|chí|không|với|người|ủy|uỷ|quận|tỉnh|huyện|phố|thành|ông|bà|đã|tại|về|"
    r"này|những|đảng|nghị|quyết|hội|việc|đại|một|ngày|năm|nhân|dân|đến|để|thứ|tịch|bí|thư)\b"
)
_SINGLE_BYTE = re.compile(r"[^\x00-\x7f]")


def decode(data: bytes) -> str:
    """Return the text of `data`; raise `Unreadable` for what is no text.

    What a page declares of its charset is not asked: it lies too often, and few charsets can write Vietnamese.
    """
    if not data.strip():
        raise Unreadable("rỗng / empty", "there are no bytes but blanks")
    for magic, name in _FORMATS:
        if data.startswith(magic):
            raise Unreadable("nhị phân / binary", f"this is a {name} file")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _text(data.decode(encoding, "replace"), len(data))
    if (wide := _without_mark(data)) is not None:
        return wide
    sample = data[:_SAMPLE]
    if len(_CONTROL.findall(sample)) > len(sample) * 0.05:
        raise Unreadable("nhị phân / binary", "more than 5 % of the bytes are control characters")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _guessed(data, error)


def _without_mark(data: bytes) -> str | None:
    """Return UTF-16 that has no mark: every other byte of its ASCII is zero."""
    sample = data[:_SAMPLE]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if max(even, odd) < len(sample) // 10 or min(even, odd) > max(even, odd) // 10:
        return None
    try:
        return data.decode("utf-16-le" if odd > even else "utf-16-be")
    except UnicodeDecodeError:
        return None


def _guessed(data: bytes, error: UnicodeDecodeError) -> str:
    best = max((data.decode("cp1258", "replace"), _tcvn3(data)), key=_vietnamese)
    if _vietnamese(best) >= 3:
        return best
    damaged = data.decode("utf-8", "replace")  # UTF-8 cut short or with a few broken bytes
    if damaged.count("\ufffd") <= max(2, len(_SINGLE_BYTE.findall(damaged)) // 50):
        return damaged
    raise Unreadable("không giải mã được / undecodable", f"not UTF-8 at byte {error.start}, nor a Vietnamese charset")


def _vietnamese(text: str) -> int:
    return len(_FREQUENT.findall(unicodedata.normalize("NFC", text[:_SAMPLE]).lower()))


def _tcvn3(data: bytes) -> str:
    return data.decode("latin-1").translate(_FROM_TCVN3)


def _text(text: str, size: int) -> str:
    """Return `text` unless decoding it by its mark broke most of it."""
    if text.count("\ufffd") > size // 20:
        raise Unreadable("không giải mã được / undecodable", "the bytes are not what their byte order mark says")
    return text
