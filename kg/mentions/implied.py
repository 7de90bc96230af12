"""Gatherings that a sentence reports without a word for them: a day, a body, and what it did there."""

from __future__ import annotations

import re

from kg.lexicon.meetings import Gathering, load
from kg.lexicon.phrases import over
from kg.mentions.candidate import Candidate
from kg.mentions.holders import committee
from kg.mentions.lookup import Lookup
from kg.model import Body, BodyMention, DateMention, PlaceMention, Reading, Sentence, Span

_OPENS = re.compile(
    r"(?:\([^()]{1,12}\)|[\s,-]|(?:trong|buổi|vào|ngày|sáng|chiều|tối|hôm|trước đó|sau đó|tiếp đó|mới đây|theo đó|"
    r"cụ thể|đến|cuối|đầu|cũng trong|cùng|được biết)(?!\w))*"
)
_ELSEWHERE = re.compile(r"(?:còn |riêng )?(?:(?:tại|ở) [^,.;]{3,40},\s)?")
_TO_VERB = re.compile(
    r"(?:[\s,)]|\([^()]{1,12}\)|(?:khóa (?:[ivxl]+|\d{1,2})|nhiệm kỳ \d{4}\s?-\s?\d{4}|"
    r"vào|ngày|sáng|chiều|tối|hôm)(?!\w))*"
)
_ADVERBS = re.compile(
    r"\s(?:(?:đã|vừa|cũng|mới|long trọng|chính thức|tổ chức|tiến hành|trực tiếp|có buổi|có cuộc|đồng loạt|tiếp tục)\s)*"
)
_TO_BODY = re.compile(r"(?:[)\s,]|\([^()]{1,12}\)|(?:tại (?:trụ sở )?|lãnh đạo |các đại biểu |chính quyền )(?=\w))*")
_FIRST = 4  # sentences, the headline among them
_AFTER = re.compile(r"(?= (?!báo(?!\w)))|(?=[,.;:])|$")
_PENALTY = re.compile(r" (?:(?:về việc )?(?:thi hành )?kỷ luật|khởi tố|thanh tra|kiểm tra|xử phạt)")  # no ceremony
_TOPIC_END = re.compile(r"[;.]\s|\.$|, (?:nhằm|với|để)")


class Implied:
    """Finds the gatherings of one reading that have no word of their own."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._text = reading.folded
        self._days: Lookup[DateMention] = Lookup([d for d in reading.dates if len(d.edtf) == 10])
        self._bodies: Lookup[BodyMention] = Lookup(reading.bodies)
        self._places: Lookup[PlaceMention] = Lookup(reading.places)
        self._lead = max((s.span.end for s in reading.sentences[:_FIRST]), default=0)
        self._offices: dict[int, tuple[Body, int]] = {}
        for person in reading.people:
            whole = person.whole or person.span
            body = next((r.body for r in person.roles if r.body and r.status != "former"), None)
            if body:
                self._offices[whole.start] = body, whole.end

    def find(self, taken: list[Candidate]) -> list[Candidate]:
        """Return those of sentences in which no candidate of `taken` stands."""
        busy = {c.sentence.span for c in taken if c.reported}
        return [c for s in self._reading.sentences if s.span not in busy and (c := self._read(s))]

    def _read(self, sentence: Sentence) -> Candidate | None:
        end = sentence.span.end
        start = over(_ELSEWHERE, self._text, sentence.span.start, end)
        day = self._days.after(start)
        if day is None or day.span.end > end:
            return None
        opening = _OPENS.match(self._text, start, end)
        participle = self._participle(sentence, day, start)
        if participle:
            return participle
        told = self._day_first(day, start) or (self._body_first(day, opening.end()) if opening else None)
        if told is None:
            return None
        body, at = told
        verb = _ADVERBS.match(self._text, at, end)
        return self._done(sentence, day, body, verb.end()) if verb else None

    def _subject(self, at: int) -> tuple[Body, int] | None:
        mention = self._bodies.at(at)
        if mention:
            return mention.body, mention.span.end
        place = self._places.at(at)
        return (committee(place.place), place.span.end) if place else self._offices.get(at)

    def _day_first(self, day: DateMention, start: int) -> tuple[Body, int] | None:
        if not _OPENS.fullmatch(self._text, start, day.span.start):
            return None
        gap = _TO_BODY.match(self._text, day.span.end)
        found = self._subject(gap.end()) if gap else None
        return (found[0], over(_TO_VERB, self._text, found[1]) - 1) if found else None

    def _participle(self, sentence: Sentence, day: DateMention, start: int) -> Candidate | None:
        """Read "Sáng 28/5, gặp gỡ trí thức, Bí thư Thành ủy nói …"."""
        if not _OPENS.fullmatch(self._text, start, day.span.start) or not self._text.startswith(", ", day.span.end):
            return None
        at = day.span.end + 2
        comma = self._text.find(", ", at, min(sentence.span.end, at + 120))
        subject = self._subject(comma + 2) if comma >= 0 else None
        return self._done(sentence, day, subject[0], at) if subject else None

    def _body_first(self, day: DateMention, at: int) -> tuple[Body, int] | None:
        found = self._subject(at)
        if not found or not _TO_VERB.fullmatch(self._text, found[1], day.span.start):
            return None
        return found[0], day.span.end

    def _done(self, sentence: Sentence, day: DateMention, body: Body, at: int) -> Candidate | None:
        kind, end = self._kind(body, at, sentence.span.end)
        if kind is None:
            return None
        noun = Span(at, end)
        topic = _TOPIC_END.search(self._text, end, sentence.span.end)
        left = self._text[sentence.span.start : at]
        c = Candidate(kind, noun, end, sentence, left, body=body, date=day.edtf)
        c.held, c.proof = True, [day.span, Span(sentence.span.start, at)]
        stop = topic.start() if topic else sentence.span.end
        c.topic = Span(end + 1, stop) if stop > end + 1 else None
        return c

    def _kind(self, body: Body, at: int, limit: int) -> tuple[Gathering | None, int]:
        for word, kinds in load().implied.items():
            if not self._text.startswith(word, at) or not _AFTER.match(self._text, at + len(word)):
                continue
            for kind in kinds:
                fits = (not kind.holders or body.kind in kind.holders) and not (kind.first and at > self._lead)
                fits = fits and not (kind.first and _PENALTY.match(self._text, at + len(word)))
                if fits and all(self._text.find(need, at, limit) >= 0 for need in kind.parts):
                    return kind, at + len(word)
        return None, at


def find(reading: Reading, taken: list[Candidate]) -> list[Candidate]:
    """Return the implied gatherings of sentences in which no candidate of `taken` stands."""
    return Implied(reading).find(taken)
