"""A paragraph in pieces between which nothing begins or ends: what both pages and terminals are written from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from kg.explain import Mark, Paragraph


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of text: the marks that hold it, outer ones first, those that begin and end with it, and its facts."""

    text: str
    marks: tuple[Mark, ...]
    begins: tuple[Mark, ...]
    ends: tuple[Mark, ...]  # inner ones first
    facts: tuple[int, ...]  # numbers of the facts that its words prove


def segments(paragraph: Paragraph) -> Iterator[Segment]:
    """Yield the pieces of `paragraph`; joined they are its text."""
    edges = {0, len(paragraph.text)}
    edges.update(edge for mark in paragraph.marks for edge in (mark.start, mark.end))
    edges.update(edge for fact in paragraph.facts for edge in (fact.start, fact.end))
    cuts = sorted(edge for edge in edges if 0 <= edge <= len(paragraph.text))
    for start, end in pairwise(cuts):
        over = tuple(mark for mark in paragraph.marks if mark.start <= start and end <= mark.end)
        yield Segment(
            paragraph.text[start:end],
            over,
            tuple(mark for mark in over if mark.start == start),
            tuple(mark for mark in reversed(over) if mark.end == end),
            tuple(fact.number for fact in paragraph.facts if fact.start <= start and end <= fact.end),
        )
