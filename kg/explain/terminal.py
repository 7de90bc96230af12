"""A document as it was read, for a terminal: marked paragraphs, and below each the facts it gave."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

from kg.explain import Explained, Mark, Paragraph, Said
from kg.explain.fields import KINDS
from kg.explain.segments import Segment, segments

# kind: its letter in plain text, its colour (of the sixteen that every terminal has)
STYLES = {
    "person": ("P", 34),
    "role": ("R", 33),
    "body": ("B", 35),
    "place": ("L", 36),
    "date": ("D", 32),
    "meeting": ("M", 31),
    "document": ("W", 95),
    "project": ("J", 94),
    "indicator": ("I", 92),
}
_UNDERLINE, _BOLD, _DIM = 4, 1, 2


def lines(explained: Explained, *, colour: bool) -> Iterator[str]:
    """Yield the lines of a document; without `colour` the words stand in brackets, each with the letter of its kind."""
    paint = _paint if colour else _plain
    about = (explained.title, explained.published, explained.home)
    yield paint(_safe(explained.id), _BOLD) + "".join(f" · {_safe(part)}" for part in about if part)
    yield legend(colour=colour)
    for paragraph in explained.paragraphs:
        yield ""
        yield _coloured(paragraph) if colour else _bracketed(paragraph)
        for fact in paragraph.facts:
            yield from _fact(fact, colour=colour)


def legend(*, colour: bool) -> str:
    """Return the line that says what colours or letters mean."""
    if colour:
        return " ".join(_paint(KINDS[kind], _UNDERLINE, code) for kind, (_, code) in STYLES.items())
    return " · ".join(f"[{letter} {KINDS[kind]}]" for kind, (letter, _) in STYLES.items())


def _bracketed(paragraph: Paragraph) -> str:
    return "".join(
        "".join(f"[{STYLES[mark.kind][0]} " for mark in segment.begins)
        + _safe(segment.text)
        + "".join(f"{_note(mark, segment)}]" for mark in segment.ends)
        for segment in segments(paragraph)
    )


def _coloured(paragraph: Paragraph) -> str:
    return "".join(
        (
            _paint(_safe(segment.text), _UNDERLINE, STYLES[segment.marks[-1].kind][1])
            if segment.marks
            else _safe(segment.text)
        )
        + _paint("".join(_note(mark, segment) for mark in segment.ends), _DIM)
        for segment in segments(paragraph)
    )


def _note(mark: Mark, segment: Segment) -> str:
    """Return what a mark was read as, unless one around it says more: of "UBND quận" not the "quận" too."""
    around = segment.marks[: segment.marks.index(mark)]
    said = mark.kind != "person" and any(other.note for other in around)
    return f" → {_safe(mark.note)}" if mark.note and not said else ""


def _fact(fact: Said, *, colour: bool) -> Iterable[str]:
    paint = _paint if colour else _plain
    said = " · ".join(f"{name}: {'—' if value is None else _safe(value)}" for name, value in fact.fields)
    yield f"  {fact.number:>3} {paint(KINDS[fact.kind], _BOLD)}  {said}"
    yield f"      {paint(f'{fact.rule} {fact.confidence:.2f}', _DIM)}  “{_safe(fact.quote)}”"


def _paint(text: str, *codes: int) -> str:
    return f"\x1b[{';'.join(map(str, codes))}m{text}\x1b[0m" if text else ""


def _plain(text: str, *codes: int) -> str:
    return text


def _safe(text: str) -> str:
    """Return `text` without what a terminal would obey instead of show."""
    return "".join("\ufffd" if unicodedata.category(c) in ("Cc", "Cf") else c for c in text)
