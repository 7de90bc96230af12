"""Speeches that were not given at the page's meeting: to the press, on another day, elsewhere."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from kg.lexicon.parts import load
from kg.mentions.scan import HEAD_BLOCKS
from kg.model import MeetingFact, Reading, Span

OPENERS = (
    "phát biểu",
    "trả lời",
    "thảo luận",
    "giải đáp",
    "giải trình",
    "tham luận",
    "chia sẻ",
    "đặt câu hỏi",
    "chất vấn",
)  # what is said with these words is said on a floor

_THERE = ("tại", "trong", "ở", "trước", "dự", "sau", "của", "cho", "bên lề", "về")
_TELLS = re.compile(r"(?<!\w)(?:cho biết|cho hay|xác nhận|nói|cho rằng|khẳng định)(?!\w)")
_COURT = re.compile(
    r"(?<!\w)(?:tòa|hđxx|tand|hội đồng xét xử|xét xử|bị cáo|kiểm sát viên|thẩm phán|bào chữa|lời sau cùng)(?!\w)"
)

# who hears of a meeting was not there
_ABSENT = re.compile(
    r"(?<!\w)(?:(?:nghe|hay|được|nhận|biết|nắm|đọc)(?: được)? (?:thông )?tin|không (?:được mời|dự|tham dự|có mặt)|"
    r"vắng mặt|không đến dự|tin đồn|nghe nói|nghe kể)(?!\w)"
)
_NEAR = 12  # code points between a verb and the meeting: "tại ", "rằng trong "
_SOON = 3  # sentences
CLOSES = re.compile(r"[\"”]\s*[-,–]")  # what somebody said, before who it was
_MARK = re.compile(r"[\"“”]")
_OPENS = re.compile(r"(?:^|[\n:])\s*$")  # what stands before somebody's words
_ENDED = re.compile(r"\s?[-–,;.]")  # what stands behind them
_ACTS = re.compile(r"[^,.;:]{0,40}, (?:(?:ông|bà|đồng chí|đ/c) )?")
_OF_A_PAPER = re.compile(r"\d/[^\W\d]\S*,? (?:ký |ban hành )?(?:ngày )?\Z")  # "Báo cáo số 3/BC-UBND ngày 2/5 do ông A"
_EARLIER = ("trước đó, sáng", "trước đó, chiều", "trước đó, trưa", "trước đó, tối", "trước đó, vào sáng")
_NUMBER = 40  # code points of the number of a paper before its day
_QUOTE = range(80, 1500)  # code points of what somebody says; shorter is a name


def _quotations(text: str) -> Iterator[tuple[int, int]]:
    """Yield where quotations begin and end; a mark that is never opened or closed is left out."""
    opened = -1
    for mark in _MARK.finditer(text):
        at = mark.start()
        if opened < 0:
            opened = -1 if mark.group() == "”" or _ENDED.match(text, mark.end()) else at
        elif mark.group() == "“":
            opened = at
        else:
            if at - opened in _QUOTE and _OPENS.search(text, max(0, opened - 3), opened):
                yield opened, at
            opened = -1


class OutsideTalk:
    """Answers for the speeches of one page."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._aside, self._press = load().aside, load().press
        self._starts = [p.span.start for p in reading.people]
        self._meetings = [m.span.start for m in reading.meetings]
        self._dates = [d.span.start for d in reading.dates]
        self._blocks = [b.span.start for b in reading.document.blocks]
        self._sentences = [s.span.start for s in reading.sentences]
        self._interviewed: set[str] = set()
        self._heard: set[str] = set()  # who spoke at a meeting
        self._talk = -1  # where somebody last told a reporter
        self._quotes: list[tuple[int, int]] | None = None
        self._hearsay: dict[MeetingFact, bool] = {}
        self._named: dict[MeetingFact, list[int]] = {}
        for mention in reading.meetings:
            self._named.setdefault(mention.fact, []).append(mention.span.start)
        self._late = bisect_right(self._blocks, self._meetings[0]) > HEAD_BLOCKS  # a report of a meeting names it there

    def told(self, verb: Span) -> bool:
        """Tell whether a verb tells a speech that may have been given anywhere: to the press, in an office."""
        return not self._reading.folded.startswith(OPENERS, verb.start)

    def away(self, span: Span, verb: Span, meeting: MeetingFact, name: str) -> bool:
        """Tell whether the speech of `name`, told by `verb` in the sentence at `span`, was not given at `meeting`."""
        if self.told(verb) and (self._absent(span, verb) or self._reports(span, verb, meeting, name)):
            self._interviewed.add(name)
            return True
        if self._there(span, verb.start):
            return False
        if self._aside.search(self._reading.folded, span.start, span.end):
            return True
        if not self.told(verb):
            return False
        if self._told_about(span, verb, meeting) or self.heard_of(meeting):
            return True
        there = meeting.type != "đại hội" and self._just_there(span, name)  # it elected him, long ago
        passing = self._in_passing(span) and not there
        return passing or self._once(span, meeting) or self._another_day(span, verb, meeting)

    def _just_there(self, span: Span, name: str) -> bool:
        """Tell whether one of the sentences right before says that `name` was at the meeting."""
        last = bisect_left(self._meetings, span.start) - 1
        if last < 0:
            return False
        at = self._meetings[last]
        said = bisect_right(self._sentences, at) - 1
        around = self._reading.sentences[said].span
        there = self._reading.folded[around.start : at].rstrip().endswith(_THERE[:3])
        near = bisect_right(self._sentences, span.start) - 1 - said <= _SOON
        people = self._reading.people[bisect_left(self._starts, around.start) : bisect_left(self._starts, around.end)]
        return there and near and any(person.name == name for person in people)

    def _told_about(self, span: Span, verb: Span, meeting: MeetingFact) -> bool:
        """Tell whether a speech is about the meeting, so given elsewhere: "ông A cho biết chiều 3/5 Sở đã họp"."""
        first = bisect_left(self._meetings, verb.end)
        mention = self._reading.meetings[first] if first < len(self._meetings) else None
        if mention is None or mention.span.start >= span.end or mention.fact != meeting:
            return False
        before = self._reading.folded[span.start : mention.span.start].rstrip()
        return not before.endswith(_THERE)

    def _absent(self, span: Span, verb: Span) -> bool:
        """Tell whether a sentence says, before the verb, that who speaks only heard of the meeting."""
        return _ABSENT.search(self._reading.folded, span.start, verb.start) is not None

    def _reports(self, span: Span, verb: Span, meeting: MeetingFact, name: str) -> bool:
        """Tell whether he reports what others did there: "ông A cho biết tại cuộc họp sáng 5/3, ông B đã …"."""
        first = bisect_left(self._meetings, verb.end)
        if first == len(self._meetings) or self._meetings[first] - verb.end > _NEAR:
            return False
        mention, at = self._reading.meetings[first], bisect_left(self._starts, self._meetings[first])
        if mention.fact != meeting or at == len(self._starts) or self._starts[at] >= span.end:
            return False
        other = self._reading.people[at]
        if other.name == name:  # "Phản ánh tại cuộc họp, ông A …"
            return False
        return _ACTS.fullmatch(self._reading.folded, mention.span.end, other.phrase.start) is not None

    def heard_of(self, meeting: MeetingFact) -> bool:
        """Tell whether the page knows of a meeting only by what somebody tells of it elsewhere."""
        known = self._hearsay.get(meeting)
        if known is None:
            known = self._hearsay[meeting] = all(self._in_speech(at) for at in self._named[meeting])
        return known

    def _in_speech(self, at: int) -> bool:
        """Tell whether the meeting named at `at` is told of in somebody's words, who does not say that he was there."""
        if self._quoted(at):
            return True
        sentence = self._reading.sentences[bisect_right(self._sentences, at) - 1].span
        before = self._reading.folded[sentence.start : at].rstrip()
        tells = None if before.endswith(_THERE) else _TELLS.search(before)
        if tells is None:
            return False
        return bisect_left(self._starts, sentence.start) < bisect_left(self._starts, sentence.start + tells.start())

    def outside(self, span: Span, verb: Span, name: str) -> bool:
        """Tell whether the one called `name` speaks elsewhere: a reporter is told once, and his words go on after."""
        if self.names(span) and not self._told_to_press(span, verb):
            self._heard.add(name)
            return False
        if self._press.search(self._reading.folded, span.start, verb.end):
            self._interviewed.add(name)
            self._talk = span.start
        if not self.told(verb):
            return False
        if name not in self._heard and self._since(span):
            self._interviewed.add(name)
        elif name not in self._interviewed:
            self._heard.add(name)
        return name in self._interviewed

    def _since(self, span: Span) -> bool:
        """Tell whether no meeting was named since somebody told a reporter: who speaks then does so, too."""
        last = bisect_left(self._meetings, span.start) - 1
        return self._talk >= 0 and (last < 0 or self._meetings[last] < self._talk)

    def _told_to_press(self, span: Span, verb: Span) -> bool:
        """Tell whether a meeting is only told of: "Trao đổi với báo A, ông B cho biết Tỉnh ủy vừa làm việc với …"."""
        press = self._press.search(self._reading.folded, span.start, verb.start)
        first = bisect_left(self._meetings, span.start)
        if press is None or self._meetings[first] < press.end() or self._meetings[first] > verb.start:
            return False
        tells = _TELLS.search(self._reading.folded, press.end(), self._meetings[first])
        before = self._reading.folded[span.start : self._meetings[first]].rstrip()
        return tells is not None and not before.endswith(_THERE)

    def names(self, span: Span) -> bool:
        """Tell whether a meeting is named in the sentence at `span`."""
        return self._there(span, span.end)

    def _there(self, span: Span, end: int) -> bool:
        """Tell whether a meeting is named in the sentence at `span`, before `end`."""
        first = bisect_left(self._meetings, span.start)
        return first < len(self._meetings) and self._meetings[first] < end

    def _quoted(self, at: int) -> bool:
        """Tell whether the words at `at` stand between quotation marks, perhaps of some sentences."""
        if self._quotes is None:
            self._quotes = list(_quotations(self._reading.folded))
        i = bisect_right(self._quotes, (at, at)) - 1
        return i >= 0 and at < self._quotes[i][1]

    def in_words(self, span: Span, verb: Span) -> bool:
        """Tell whether a verb stands within words that its own sentence quotes whole and of which it names the speaker.

        "“Ông A đã nói nhiều lần về việc này”, bà B cho biết."
        """
        text = self._reading.folded
        opened = text.find('"', span.start, verb.start) if text.startswith('"', span.start) else -1
        opened = span.start if opened < 0 and text.startswith("“", span.start) else opened
        if opened < 0:
            return False
        closed = CLOSES.search(text, opened + 1, span.end)
        return closed is not None and verb.end <= closed.start()

    def crime(self, span: Span, verb: Span, meeting: MeetingFact) -> bool:
        """Tell whether a page on a trial tells what was done before it: no word of a court stands in the sentence."""
        return meeting.type == "phiên tòa" and _COURT.search(self._reading.folded, span.start, span.end) is None

    def _once(self, span: Span, meeting: MeetingFact) -> bool:
        """Tell whether a meeting without a day is named once only, in another paragraph, and nobody is named there."""
        named = self._named[meeting]
        if meeting.date is not None or len(named) > 1:
            return False
        far = bisect_right(self._blocks, named[0]) != bisect_right(self._blocks, span.start)
        around = self._reading.sentences[bisect_right(self._sentences, named[0]) - 1].span
        return far and bisect_left(self._starts, around.start) == bisect_left(self._starts, around.end)

    def _in_passing(self, span: Span) -> bool:
        """Tell whether the page names its first meeting late, and none in the paragraph of a sentence."""
        if not self._late:
            return False
        last = bisect_left(self._meetings, span.end) - 1
        return last < 0 or bisect_right(self._blocks, self._meetings[last]) != bisect_right(self._blocks, span.start)

    def then(self, span: Span, verb: Span, meeting: MeetingFact) -> bool:
        """Tell whether a part was taken on another day, elsewhere: "Ngày 3/5, tại lễ chào cờ, ông A trao"."""
        return not self.names(span) and self._another_day(span, verb, meeting)

    def _another_day(self, span: Span, verb: Span, meeting: MeetingFact) -> bool:
        """Tell whether a sentence names a day before the verb, and that is not the meeting's."""
        at = bisect_left(self._dates, verb.start)
        if meeting.date is None or at == 0 or self._dates[at - 1] < span.start:
            return False
        date = self._reading.dates[at - 1]
        if _OF_A_PAPER.search(self._reading.folded, max(0, date.span.start - _NUMBER), date.span.start):
            return False
        if self._reading.folded.startswith(_EARLIER, span.start):
            return True  # "Trước đó, sáng 30/11, ông A cho biết", of the day itself
        return len(date.edtf) == len(meeting.date) and date.edtf != meeting.date
