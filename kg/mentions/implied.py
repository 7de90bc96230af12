"""Gatherings that a sentence reports without a word for them: a day, a body, and what it did there."""

from __future__ import annotations

import re

from kg.lexicon.meetings import Gathering, load
from kg.mentions.candidate import Candidate
from kg.mentions.openings import Openings
from kg.model import Body, DateMention, Reading, Sentence, Span

_ADVERBS = re.compile(
    r"(?:,? do [^.;]{5,140}? (?:(?:làm )?trưởng đoàn|dẫn đầu|chủ trì)"
    r"| (?:cùng|và)(?: với)?(?: các thành viên)?(?: trong)? (?:đoàn|tổ)(?: [^.,;]{1,60})?,?"
    r"(?= đã| vừa| đến| tới| về))?,?\s"
    r"(?:(?:đã|vừa|cũng|mới|long trọng|chính thức|tổ chức|tiến hành|trực tiếp|"
    r"nhất trí|thống nhất|có buổi|có cuộc|đồng loạt|tiếp tục)\s)*"
    r"(?:(?:(?:đến|về|tới|xuống|lên)\s)?(?:(?:thăm|kiểm tra|khảo sát|thị sát|thực tế|nắm tình hình)(?:,| và)?\s)*"
    r"(?=làm việc tại ))?"
)
_LONG = ("kỳ họp", "phiên họp", "đại hội", "phiên tòa")  # of them a page tells once more what was done that day
_FIRST = 4  # sentences, the headline among them
_AFTER = re.compile(r"(?= (?!báo(?!\w)))|(?=[,.;:])|$")
_PENALTY = re.compile(
    r" (?:(?:về việc )?(?:thi hành )?kỷ luật|khiển trách|cảnh cáo|cách (?:hết |tất cả |các )?chức|khai trừ|đình chỉ|"
    r"bắt|tạm giữ|khởi tố|thanh tra|kiểm tra|xử phạt)"
)  # no ceremony
_TOPIC_END = re.compile(r"[;.]\s|\.$|, (?:nhằm|với|để)")


class Implied:
    """Finds the gatherings of one reading that have no word of their own."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._text = reading.folded
        self._openings = Openings(reading)
        self._lead = max((s.span.end for s in reading.sentences[:_FIRST]), default=0)

    def find(self, taken: list[Candidate]) -> list[Candidate]:
        """Return those of sentences in which no candidate of `taken` stands."""
        busy = {c.sentence.span for c in taken if c.reported}
        return [c for s in self._reading.sentences if s.span not in busy and (c := self._read(s))]

    def _read(self, sentence: Sentence) -> Candidate | None:
        opening = self._openings.read(sentence)
        if opening is None:
            return None
        participle = self._participle(sentence, opening.day)
        if participle or opening.body is None:
            return participle
        verb = _ADVERBS.match(self._text, opening.end, sentence.span.end)
        return self._done(sentence, opening.day, opening.body, verb.end()) if verb else None

    def _participle(self, sentence: Sentence, day: DateMention) -> Candidate | None:
        """Read "Sáng 28/5, gặp gỡ trí thức, Bí thư Thành ủy nói …"."""
        if not self._text.startswith(", ", day.span.end):
            return None
        at = day.span.end + 2
        comma = self._text.find(", ", at, min(sentence.span.end, at + 120))
        subject = self._openings.subject(comma + 2) if comma >= 0 else None
        return self._done(sentence, day, subject[0], at) if subject else None

    def _done(self, sentence: Sentence, day: DateMention, body: Body, at: int) -> Candidate | None:
        kind, end = self._kind(body, at, sentence.span.end)
        if kind is None:
            return None
        noun = Span(at, end)
        topic = _TOPIC_END.search(self._text, end, sentence.span.end)
        left = self._text[sentence.span.start : at]
        c = Candidate(kind, noun, end, sentence, left, body=body, date=day.edtf)
        c.another = "cùng ngày" in left and kind.type not in _LONG
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
