"""Rosters of a meeting: a line that says "Dự hội nghị có:", and behind it a line for each of those who were there.

So, too, what was said: "- Ông Lý Văn An, Bí thư Đảng ủy xã: Nên để dân bàn.", a line for each who spoke.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator

from kg.lexicon.phrases import over
from kg.mentions.listings import BULLET
from kg.mentions.part_takers import Said
from kg.model import Block, PersonMention, Reading, Span

_LEAD = 200  # code points of a line that leads a roster
_BEFORE = 80  # code points between a bullet and who stands behind it: "- Nguyên lãnh đạo tỉnh: Lý Văn An"
_BESIDE = 60  # code points between two of one line
_AT_ONCE = 3  # code points before a person who begins a line without a bullet
_GROUP = re.compile(r"(?:về phía|phía|về|các|đại biểu|lãnh đạo|khách|cùng|ngoài ra|bên cạnh)(?!\w)")
_NOT_THERE = re.compile(r"(?<!\w)(?:mời|sẽ|không|vắng)(?!\w)")  # "Kính mời tham dự:"
_STOPS = re.compile(r" ?(?:[,;.:(-]|và |cùng |\Z|$)", re.M)  # behind who begins a line without a bullet
_THERE = ("attends", "chairs")
_CALLED = re.compile(r"(?:ông|bà|đồng chí|đ/c|đại biểu|cử tri) ")
_COLON = re.compile(r"(?: \([^()]{2,40}\))?(?:,? (?:ở|ngụ|trú|xã|phường|thôn|ấp|khu|tổ|bản|buôn)\s[^.;:]{2,60})?: ")
# What says that people speak one after another: "Thảo luận có 9 tham luận", "Đoàn đặt hàng loạt câu hỏi".
_DEBATE = re.compile(
    r"(?<!\w)(?:thảo luận|tham luận|lượt ý kiến|ý kiến phát biểu|lượt phát biểu|loạt câu hỏi|nhiều câu hỏi|"
    r"trao đổi, thảo luận|đóng góp ý kiến)(?!\w)"
)
_NEXT = re.compile(r"(?:^|;\s*|[.?!]\s+|, trong đó: |: )(?:-\s*)?(?:còn |tiếp đó, |trong đó,? )?", re.M)
_HAS = re.compile(r" (?:còn )?có (?:các )?")
_OPENING = (". ", "; ", ".", "phía ", ", ")
_CLOSE = 250  # code points from who was there to others
_NO_WORDS = re.compile(
    r"\s?(?:$|[.;)]|(?:và|cùng|được|bị|sinh|quê|dự|tham dự|chủ trì|trao|nhận|ký|trình|đến|tới|là|từng|sẽ|không|vắng|"
    r"thay mặt|đại diện)(?!\w))"
)
_WORDS = 25  # code points that are words of somebody, not of a list


Verbs = Callable[[Span], list[Said]]  # those of parts within a span, in text order


def rosters(reading: Reading, verbs: Verbs) -> Iterator[tuple[PersonMention, Said]]:
    """Yield those whom the rosters of a page name, in text order, each with the verb that leads his roster."""
    reader, lead = _Lines(reading, verbs), None
    for block in reading.document.blocks:
        opened = reader.lead(block)
        if opened:
            lead = opened
        elif lead is not None:
            item = reader.item(block)
            if item is None:
                lead = None
            else:
                yield from ((person, lead) for person in item)


def floor(reading: Reading) -> Iterator[PersonMention]:
    """Yield those whose words stand behind a colon in a line of their own."""
    lines = _Lines(reading, lambda span: [])
    for block in reading.document.blocks:
        speaker = lines.speaker(block)
        if speaker:
            yield speaker


def debate(reading: Reading) -> Iterator[PersonMention]:
    """Yield those with whom parts of a paragraph begin that says first that people spoke one after another."""
    text, begins = reading.folded, {p.phrase.start: p for p in reading.people if p.full}
    starts = sorted(begins)
    for block in reading.document.blocks if begins else ():
        lead = _DEBATE.search(text, *block.span)
        if lead is None or bisect_left(starts, lead.start()) > bisect_left(starts, block.span.start):
            continue
        for part in _NEXT.finditer(text, lead.end(), block.span.end):
            person = begins.get(part.end())
            if person is not None and not _NO_WORDS.match(text, max(person.phrase.end, person.span.end)):
                yield person


def of_bodies(reading: Reading, verbs: Verbs) -> Iterator[PersonMention]:
    """Yield those whom a body is said to have there: "… đến dự. Thường trực Huyện ủy có bà A, Phó Bí thư."."""
    text, begins = reading.folded, {p.phrase.start: n for n, p in enumerate(reading.people) if p.full}
    blocks = [block.span.start for block in reading.document.blocks]
    for mention in reading.bodies if begins else ():
        there = _HAS.match(text, mention.span.end)
        first = begins.get(there.end()) if there else None
        start = blocks[bisect_right(blocks, mention.span.start) - 1]
        if first is None or not text.endswith(_OPENING, start, mention.span.start):
            continue
        told = verbs(Span(max(start, mention.span.start - _CLOSE), mention.span.start))
        if told and told[-1].parts[0] in _THERE:
            yield reading.people[first]


class _Lines:
    def __init__(self, reading: Reading, verbs: Verbs) -> None:
        self._text, self._people, self._verbs = reading.folded, reading.people, verbs
        self._starts = [person.span.start for person in reading.people]

    def lead(self, block: Block) -> Said | None:
        """Return the verb of a line that leads a roster: "Tham dự kỳ họp có:"."""
        start, end = block.span
        if end - start > _LEAD or not self._text.endswith(":", start, end):
            return None
        if _NOT_THERE.search(self._text, start, end):
            return None
        told = self._verbs(block.span)
        return told[-1] if told and told[-1].parts[0] in _THERE else None

    def item(self, block: Block) -> list[PersonMention] | None:
        """Return those whom a line of a roster names, None where the line is none."""
        start, end = block.span
        begins = over(BULLET, self._text, start, end)
        bullet, group = begins > start, _GROUP.match(self._text, begins, end) is not None
        people = self._in(block.span)
        if self._verbs(block.span):
            return None
        if not people:
            return [] if bullet or (group and end - start < _LEAD) else None
        if people[0].phrase.start - begins > (_BEFORE if bullet or group else _AT_ONCE):
            return None
        stops = bullet or group or _STOPS.match(self._text, people[0].phrase.end, end)
        return self._row(people) if stops else None

    def speaker(self, block: Block) -> PersonMention | None:
        """Return who speaks in a line: named at once, and a colon ends what he is."""
        start, end = block.span
        begins = over(BULLET, self._text, start, end)
        people = self._in(block.span)
        if not people or people[0].phrase.start > begins + _AT_ONCE:
            return None
        if begins == start and not _CALLED.match(self._text, start, end):
            return None
        at = people[0].phrase.end
        colon = _COLON.match(self._text, at, end)
        told = colon is not None and end - colon.end() >= _WORDS
        return people[0] if told and not any(p.span.start < at + _WORDS for p in people[1:]) else None

    def _in(self, span: Span) -> list[PersonMention]:
        a, b = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
        return [person for person in self._people[a:b] if person.full]

    def _row(self, people: list[PersonMention]) -> list[PersonMention]:
        row = people[:1]
        for person in people[1:]:
            if person.phrase.start - row[-1].phrase.end > _BESIDE:
                break
            row.append(person)
        return row
