"""Raw text to clean lines: NFC, single blanks, no invisible characters, broken lines mended."""

from __future__ import annotations

import html
import re
import unicodedata
from itertools import pairwise

from kg.documents import header, noise
from kg.documents.page import Line

# Control and format characters and lone surrogates carry no text; those that break lines stay for splitlines().
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e"
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffc\ufffe\uffff\ud800-\udfff"
    "\U000e0000-\U000e0fff]"
)
_COMBINING = re.compile(  # or in a block with combining marks: quicker to look for than the marks themselves
    "[\u0300-\u036f\u0483-\u1dff\u20d0-\u20ff\u302a-\u309a\ua66f-\uabff\ufb1e\ufe20-\ufe2f\U00010000-\U0010ffff]"
)
_MARKS = re.compile(r"[^\w\s\x00-\x7f]{31,}")
_ENTITY = re.compile(r"&(?:#\d{2,6}|#x[0-9a-fA-F]{2,6}|[a-zA-Z]{2,8});")
_COLUMN = re.compile(r"\s{3,}|\t")
_CONTINUES = re.compile(r"[^\W\d_]{2}|[^\W\d_] ")  # a word, not "a)" or "b."
_UNITS = ("TP.", "Tp.", "TX.", "Tx.", "T.P.")
_ENDS = '.!?…:;"”»'


def plain(text: str) -> str:
    """Return `text` in NFC on one line, with single blanks and without invisible characters."""
    return " ".join(visible(text).split())


def lines(text: str) -> list[Line]:
    """Return the lines of `text` that hold something, lines broken within a sentence joined."""
    if "&" in text:  # dumps of pages keep entities: &nbsp; &ldquo;
        text = _ENTITY.sub(lambda m: html.unescape(m.group()), text)
    return _joined(_unwrapped(_split(visible(text))))


def visible(text: str) -> str:
    """Return `text` in NFC without invisible characters."""
    text = _INVISIBLE.sub("", text)
    if _COMBINING.search(text):
        text = _MARKS.sub(_fewer_marks, text)
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def _fewer_marks(run: re.Match[str]) -> str:
    """Return `run` without combining marks beyond the thirtieth (UAX #15): sorting them takes quadratic time."""
    marks = 0
    out: list[str] = []
    for character in run.group():
        marks = marks + 1 if unicodedata.combining(character) else 0
        if marks <= 30:
            out.append(character)
    return "".join(out)


def _split(text: str) -> list[Line]:
    out: list[Line] = []
    gap = True
    for raw in text.splitlines():
        tidy = "  " not in raw and raw.isprintable()  # nearly always; tabs are not printable
        line = raw.strip() if tidy else " ".join(raw.split())
        if line:
            out.append(Line(line, gap=gap, columns=len(raw) > len(line) + 3 and len(line) < 200 and _in_columns(raw)))
        gap = not line
    return out


def _in_columns(raw: str) -> bool:
    """Tell whether blanks set the line in columns of words, as menus are; blanks between all words are a typist's."""
    columns = [column.split() for column in _COLUMN.split(raw.strip())]
    return len(columns) > 2 and sum(map(len, columns)) > len(columns)


def _joined(found: list[Line]) -> list[Line]:
    """Join a line to the one before that it goes on: "UBND TP." + "Cần Thơ trao giải"."""
    out: list[Line] = []
    parts: list[str] = []  # of the last line
    for line in found:
        if out and not line.gap and _goes_on(parts, line.text):
            parts.append(line.text)
            continue
        if len(parts) > 1:
            out[-1].text = " ".join(parts)
        out.append(line)
        parts = [line.text]
    if len(parts) > 1:
        out[-1].text = " ".join(parts)
    return out


def _goes_on(parts: list[str], after: str) -> bool:
    before = parts[-1]
    if after[0].islower() and _CONTINUES.match(after) and (len(before) > 30 or len(parts) > 1):
        return before[-1] not in _ENDS or noise.found("abbreviation", before[-12:]) is not None
    return before.endswith(_UNITS) and noise.found("place_follows", f"{before[-8:]} {after[:24]}") is not None


def _unwrapped(found: list[Line]) -> list[Line]:
    """Join paragraphs that were broken at one width: three lines or more, all but the last about as long."""
    out: list[Line] = []
    start = 0
    for end in [i for i, (_, line) in enumerate(pairwise(found), 1) if line.gap] + [len(found)]:
        block = found[start:end]
        start = end
        widths = [len(line.text) for line in block[:-1]]
        if (
            len(widths) > 1
            and 50 <= max(widths) <= 110
            and min(widths) > max(widths) * 0.75 >= 0.75 * len(block[-1].text)
            and not header.published(block[-1].text)
        ):
            out.append(Line(" ".join(line.text for line in block), gap=block[0].gap))
        else:
            out += block
    return out
