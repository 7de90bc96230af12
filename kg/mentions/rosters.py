"""Rosters of a meeting: a line that says "Dự hội nghị có:", and behind it a line for each of those who were there.

So, too, what was said: "- Ông Lý Văn An, Bí thư Đảng ủy xã: Nên để dân bàn.", a line for each who spoke.
"""

from __future__ import annotations

import re
from bisect import bisect_left
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
_COLON = re.compile(r"(?: \([^()]{2,40}\))?: ")
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
