"""Gatherings that a sentence reports without a word for them: a day, a body, and what it did there."""

from __future__ import annotations

import re

from kg.lexicon.meetings import load
from kg.mentions.candidate import Candidate
from kg.mentions.lookup import Lookup
from kg.model import Reading, Sentence, Span

_BEFORE_DAY = re.compile(r"(?:\([^()]{1,12}\)|[\s,-]|trong|buổi|vào|ngày|sáng|chiều|tối|hôm)*")
_BEFORE_VERB = re.compile(r"\s(?:(?:đã|vừa|cũng|long trọng)\s)*")
_TO_BODY = re.compile(r"[)\s,]*")


def find(reading: Reading, taken: list[Candidate]) -> list[Candidate]:
    """Return the implied gatherings of sentences in which no candidate of `taken` stands."""
    busy = {c.sentence.span for c in taken if c.reported}
    dates, bodies = Lookup(reading.dates), Lookup(reading.bodies)
    out = []
    for sentence in reading.sentences:
        c = _read(reading, sentence, dates, bodies) if sentence.span not in busy else None
        if c:
            out.append(c)
    return out


def _read(
    reading: Reading,
    sentence: Sentence,
    dates: Lookup,
    bodies: Lookup,  # type: ignore[type-arg]
) -> Candidate | None:
    text, start = reading.folded, sentence.span.start
    day = dates.after(start)
    if not day or not _BEFORE_DAY.fullmatch(text, start, day.span.start):
        return None
    gap = _TO_BODY.match(text, day.span.end)
    body = bodies.at(gap.end()) if gap else None
    if not body or body.span.end > sentence.span.end:
        return None
    verb_at = _BEFORE_VERB.match(text, body.span.end)
    if not verb_at:
        return None
    for word, kind in load().implied.items():
        if text.startswith(word + " ", verb_at.end()):
            noun = Span(verb_at.end(), verb_at.end() + len(word))
            c = Candidate(kind, noun, noun.end, sentence, text[start : noun.start], body=body.body, date=day.edtf)
            c.held, c.proof, c.topic = True, [day.span, body.span], _topic(text, noun.end, sentence.span.end)
            return c
    return None


def _topic(text: str, start: int, end: int) -> Span:
    stop = re.compile(r"[;.]\s|\.$|, (?:nhằm|với|để)").search(text, start, end)
    return Span(start + 1, stop.start() if stop else end)
