"""Parts in a meeting that no verb of a part tells: captions, "theo ông A", the answers of a press conference."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.mentions.lookup import Lookup
from kg.model import MeetingFact, MeetingMention, PersonMention, Reading, Sentence, Span

# "Bà A thắp hương tại lễ tưởng niệm": what one does there, in few words
_DOES_THERE = re.compile(
    r"(?: ?\([^()]{1,40}\))?,?(?: -)?(?: (?!(?:không|chưa|sẽ|bị|được|vắng|từng|khi|sau|trước|về|của|cho|là|mà|hay|từ|"
    r"theo|nếu|để)\s)[^\s,.;:()\"”“]+){1,9} (?:tại|trong|ở|bên lề|dự)(?: buổi)? "
)
_CAPTION = 220  # code points of a caption
_ACCORDING = re.compile(r"(?<!\w)theo (?:(?:ông|bà|đồng chí|đ/c|anh|chị|đại biểu|cử tri|thiếu tướng|đại tá) )?")
_TELLS = re.compile(r"(?: ?\([^()]{1,60}\))?(?: - [^,.;:]{3,80} -|, [^,.;:]{3,80})?(?:,| thì| - )\s?(?=\w|\")")
_LINE = re.compile(r"[-*+•–\s]*(?:(?:ông|bà|đồng chí|đ/c) )?")
_ANSWERS = re.compile(r"(?: ?\([^()]{1,60}\))?(?:, [^,.;:]{3,80})?: ")
PRESS = frozenset({"họp báo", "hội thảo"})
_AFTER = re.compile(r"\s(?:(?:về|trước|sau|kết thúc|công bố|thông báo|kết quả|bế mạc|khi|bên lề)\s)+")


def not_only_when(reading: Reading) -> list[MeetingMention]:
    """Return the mentions of meetings but those that tell only when another was: "họp báo sau phiên họp"."""
    rows = reading.meetings
    return [
        m
        for before, m in zip([None, *rows[:-1]], rows, strict=True)
        if before is None
        or before.fact.type != "họp báo"
        or before.fact == m.fact
        or not _AFTER.fullmatch(reading.folded, before.span.end, m.span.start)
    ]


class Hints:
    """Finds such parts in one reading."""

    def __init__(self, reading: Reading) -> None:
        self._text = reading.folded
        self._people: Lookup[PersonMention] = Lookup(reading.people)

    def shown(self, sentence: Sentence, at: int) -> PersonMention | None:
        """Return whom a caption shows doing something at the meeting that is named at `at`."""
        span = sentence.span
        if span.end - span.start > _CAPTION:
            return None
        people = self._people.within(span.start, at)
        if len(people) != 1 or not _LINE.fullmatch(self._text, span.start, people[0].phrase.start):
            return None
        end = _end(people[0])
        return people[0] if _DOES_THERE.fullmatch(self._text, end, at) else None

    def according(self) -> Iterator[tuple[PersonMention, Span]]:
        """Yield those of whom "Theo ông A, …" tells what they said, and where."""
        for m in _ACCORDING.finditer(self._text):
            person = self._first(m.end())
            if person and person.full and _TELLS.match(self._text, _end(person)):
                yield person, Span(m.start(), _end(person))

    def answers(self, sentence: Sentence, meeting: MeetingFact) -> PersonMention | None:
        """Return whose answer a line of a press conference is: "- Chủ tịch UBND xã Lê Văn A: Chúng tôi …"."""
        if meeting.type not in PRESS:
            return None
        lead = _LINE.match(self._text, sentence.span.start, sentence.span.end)
        person = self._first(lead.end()) if lead else None
        if person is None:
            return None
        end = _end(person)
        return person if _ANSWERS.match(self._text, end, sentence.span.end) else None

    def _first(self, at: int) -> PersonMention | None:
        person = self._people.after(at)
        return person if person and at in (person.phrase.start, person.span.start) else None


def _end(person: PersonMention) -> int:
    return max(person.phrase.end, person.span.end)
