"""Gatherings that a sentence reports without a word for them: a day, a body, and what it did there."""

from __future__ import annotations

import re

from kg.lexicon.meetings import load
from kg.mentions.candidate import Candidate
from kg.mentions.lookup import Lookup
from kg.model import BodyMention, DateMention, Reading, Sentence, Span

_BEFORE_DAY = re.compile(r"(?:\([^()]{1,12}\)|[\s,-]|trong|buổi|vào|ngày|sáng|chiều|tối|hôm)*")
_BEFORE_VERB = re.compile(r"\s(?:(?:đã|vừa|cũng|long trọng)\s)*")
_TO_BODY = re.compile(r"[)\s,]*")
_TOPIC_END = re.compile(r"[;.]\s|\.$|, (?:nhằm|với|để)")


def find(reading: Reading, taken: list[Candidate]) -> list[Candidate]:
    """Return the implied gatherings of sentences in which no candidate of `taken` stands."""
    busy = {c.sentence.span for c in taken if c.reported}
    days = Lookup([d for d in reading.dates if len(d.edtf) == 10])
    bodies = Lookup(reading.bodies)
    read = (_read(reading, s, days, bodies) for s in reading.sentences if s.span not in busy)
    return [c for c in read if c]


def _read(
    reading: Reading, sentence: Sentence, days: Lookup[DateMention], bodies: Lookup[BodyMention]
) -> Candidate | None:
    text, start = reading.folded, sentence.span.start
    day = days.after(start)
    if not day or not _BEFORE_DAY.fullmatch(text, start, day.span.start):
        return None
    gap = _TO_BODY.match(text, day.span.end)
    body = bodies.at(gap.end()) if gap else None
    verb = _BEFORE_VERB.match(text, body.span.end, sentence.span.end) if body else None
    if not body or not verb:
        return None
    for word, kind in load().implied.items():
        if text.startswith(word + " ", verb.end()):
            noun = Span(verb.end(), verb.end() + len(word))
            topic = _TOPIC_END.search(text, noun.end, sentence.span.end)
            c = Candidate(kind, noun, noun.end, sentence, text[start : noun.start], body=body.body, date=day.edtf)
            c.held, c.proof = True, [day.span, body.span]
            c.topic = Span(noun.end + 1, topic.start() if topic else sentence.span.end)
            return c
    return None
