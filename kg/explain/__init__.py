"""What was read in a document and by which rule: its paragraphs with the words marked and the facts they gave."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.explain.fields import Fields, fields, kind_of
from kg.language.normal import fold
from kg.model import Fact, IndicatorFact, ProjectFact, Reading, RoleMention, Span


@dataclass(frozen=True, slots=True)
class Mark:
    """Words [start, end) of a paragraph that name something; `note` says what, where they leave it open."""

    start: int
    end: int
    kind: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """A fact: what it says, and which words [start, end) of its paragraph prove it by which rule."""

    number: int  # in the order of the text, from 1
    kind: str
    fields: Fields
    rule: str
    confidence: float
    quote: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block of the text with what was found in it; offsets are its own."""

    kind: str
    text: str
    marks: tuple[Mark, ...]
    facts: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Explained:
    """A document as it was read."""

    id: str
    title: str
    url: str | None
    published: str | None
    home: str | None  # the place it is about
    paragraphs: tuple[Paragraph, ...]

    @property
    def facts(self) -> tuple[Said, ...]:
        """All facts, in the order of the text."""
        return tuple(fact for paragraph in self.paragraphs for fact in paragraph.facts)


def explain(reading: Reading, facts: Iterable[Fact], rule: str = "") -> Explained:
    """Return what was read, every fact once, in the paragraph where its evidence begins.

    `rule` leaves only the facts of that rule and of those it is the family of, and the paragraphs they stand in.
    """
    document = reading.document
    spans = [block.span for block in document.blocks] or [Span(0, len(document.text))]
    kinds = [str(block.kind) for block in document.blocks] or ["body"]
    starts = [span.start for span in spans]

    def at(span: Span) -> int:
        return max(0, bisect_right(starts, span.start) - 1)

    said: list[list[Fact]] = [[] for _ in spans]
    for fact in sorted(facts, key=lambda fact: (fact.evidence.span, kind_of(fact))):
        if f"{fact.evidence.rule}.".startswith(f"{rule}." if rule else ""):
            said[at(fact.evidence.span)].append(fact)
    marks: list[list[Mark]] = [[] for _ in spans]
    told = (fact for group in said for fact in group)
    for span, kind, note in _named(reading, told):
        block = spans[at(span)]
        start, end = span.start - block.start, min(span.end, block.end) - block.start
        if 0 <= start < end:
            marks[at(span)].append(Mark(start, end, kind, note))
    paragraphs, number = [], 0
    for block, kind, here, found in zip(spans, kinds, said, marks, strict=True):
        if here or not rule:
            text = document.text[block.start : block.end]
            listed = tuple(_said(fact, number + n, block) for n, fact in enumerate(here, 1))
            number += len(listed)
            paragraphs.append(Paragraph(kind, text, _nested(found), listed))
    home = reading.home.full if reading.home else None
    title = document.title or (paragraphs[0].text if paragraphs else "")
    return Explained(document.id, title, document.url, document.published, home, tuple(paragraphs))


def _said(fact: Fact, number: int, block: Span) -> Said:
    proof = fact.evidence
    start, end = proof.span.start - block.start, min(proof.span.end, block.end) - block.start
    return Said(number, kind_of(fact), fields(fact), proof.rule, proof.confidence, proof.quote, start, end)


def _nested(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """Return the marks once, outer ones before those inside them."""
    return tuple(sorted(dict.fromkeys(marks), key=lambda mark: (mark.start, -mark.end)))


def _named(reading: Reading, facts: Iterable[Fact]) -> Iterator[tuple[Span, str, str]]:
    """Yield what the document names: span, kind and note. Works and figures are known by their facts alone."""
    text = reading.document.text
    for place in reading.places:
        yield place.span, "place", _open(text, place.span, place.place.full)
    for date in reading.dates:
        yield date.span, "date", _open(text, date.span, date.edtf)
    for body in reading.bodies:
        yield body.span, "body", _open(text, body.span, body.body.name)
    offices = [*reading.roles, *(role for person in reading.people for role in person.roles)]
    for span, known in {role.span: role for role in offices}.items():  # completed ones come last
        yield span, "role", _office(text, known)
    for person in reading.people:
        yield person.span, "person", _open(text, person.span, person.name)
    for meeting in reading.meetings:
        yield meeting.span, "meeting", ""
    for paper in reading.papers:
        yield paper.span, "document", ""
    for fact in facts:
        if isinstance(fact, ProjectFact | IndicatorFact):
            yield fact.evidence.span, kind_of(fact), ""


def _open(text: str, span: Span, name: str) -> str:
    """Return `name`, or nothing where the words say it themselves: "Phạm Văn Hà", "năm 2022"."""
    return "" if f" {fold(text[span.start : span.end])}".endswith(f" {fold(name)}") else name


def _office(text: str, role: RoleMention) -> str:
    """Return the body of an office where it is not stated in full beside it."""
    name = role.body.name if role.body else ""
    return "" if fold(name) in fold(text[role.span.start : role.span.end]) else name
