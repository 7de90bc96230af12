"""The day of a personnel event: the one its sentence names, else of the meeting that decides it, or of the report."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from kg.mentions.lookup import Lookup
from kg.model import DateMention, MeetingFact, MeetingMention, PersonnelFact, Reading, Sentence, Span

_DAY = 10  # code points of an EDTF day
_FAR = 15  # sentences over which a report of one day goes on
_NEAR = 6  # sentences between an assembly and whom it removes
_LEFT = 60  # code points that hold a bracket and the first of its dates
_OF_PAPERS = 24  # code points of a number and what is between it and a date
_WORDS = 60  # code points that hold a noun and what is between it and a verb
_LEAD = 4  # sentences that tell beforehand what the report then dates
# Another time than that of the report.
_ELSEWHEN = (
    r"trước đó|trước đây|hồi|cách đây|ngoái|(?:ngày|tuần|tháng|năm) (?:trước|sau)|khi đó|lúc đó|hôm qua|sinh năm"
    r"|(?<!ngay )(?<!liền )sau đó"
)
_AWAY = re.compile(rf"(?<!\w)(?:{_ELSEWHEN})(?!\w)")
_PAST = re.compile(
    rf"(?<!\w)(?:{_ELSEWHEN}|(?:cuối|đầu|giữa) (?:năm|tháng)|tháng \d+|năm \d{{4}}|từng|vừa qua|mới đây|gần đây"
    r"|sau (?:khi|gần|hơn|đúng|\d+|cuộc)|sẽ|dự kiến|trước khi)(?!\w)"
)
# Who only tells of the event that day: "Sáng 5/3, lãnh đạo huyện xác nhận …".
_TELLS = re.compile(
    r"(?<!\w)(?:nguồn tin|cho biết|cho hay|xác nhận|trao đổi|trả lời|thông tin|theo tin|được biết)(?!\w)"
)
_JUST = re.compile(r"(?<!\w)(?:vừa|mới|hôm nay|sáng nay|chiều nay|tại)(?!\w)")
_BESIDE = re.compile(r"(?<!\w)(?:trước|sau|đến|từ|chuẩn bị|cho) \Z")  # "chuẩn bị kỳ họp": it is decided elsewhere
_OPENING = re.compile(r"(?:\([^()]{1,12}\)|[\s,:\"“-]|(?:trong|vào|buổi|theo|như|ngày|hôm|cũng|đó)(?!\w))*")
_OWN = ("resigned", "retired")  # told on the day that somebody else takes over: they came before
_CAST = frozenset({"elected", "removed", "nominated"})  # what an assembly does
_COUNCIL = re.compile(r"(?:hội đồng|ủy ban) nhân dân")
_PARTY = re.compile(r"ủy\b|đảng bộ|đảng ủy|ban chấp hành|ban thường vụ")


# What a day belongs to that is not the event: "Quy định số 102-QĐ/TW ngày …", "giữ chức đến …", "nghỉ hưu từ …".
_OF_PAPER = re.compile(r"\d[^\s,]*(?: \w+)?,? (?:ra |ký |của )?\Z")
_UNTIL = re.compile(r"(?<!\w)(?:đến|tới|cho đến|cho tới)(?: (?:đầu|giữa|cuối|hết|khoảng|ngày|tháng|năm))* ?\Z")
_HELD = re.compile(r"(?<!\w)(?:từ|giai đoạn|nhiệm kỳ|thời kỳ)(?: (?:đầu|giữa|cuối|ngày|tháng|năm))* ?\Z")
_SPELL = re.compile(r"\([^()]*\Z")  # "nguyên Giám đốc (từ tháng 8/2013 đến …)": when he held it
_SPELLED = re.compile(r"\((?:từ|giai đoạn|nhiệm kỳ|thời kỳ) |\([^()]*(?:19|20)\d\d ?(?:-|–|đến|tới) ?")
# "kỷ luật ông A vì sai phạm trong kỳ thi năm 2018", "… theo Bộ luật Hình sự năm 2015": of the deed, of the law.
_REASON = re.compile(
    r"(?<!\w)(?:vì|do|về (?:tội|hành vi|việc)|liên quan|(?<!kỷ )luật|quy định|kỳ thi|hoàn thành)(?!\w)"
)
_SINCE = re.compile(r"nghỉ (?:hưu|chế độ)(?: theo chế độ)?,? (?:kể từ|từ|vào|hồi) (?:ngày |tháng |đầu |cuối )*")
# What is spoken of as known: "hồ sơ bổ nhiệm ông A", "vụ bổ nhiệm ông A".
_KNOWN = re.compile(r"(?<!\w)(?:vụ|quá trình|hồ sơ|quy trình|sự việc|chuyện)(?: [^\W\d]+,?){0,3} \Z")
_ELSE = re.compile(rf"^ tới(?!\w)|(?<!\w)sẽ(?!\w)|{_TELLS.pattern}|(?<!\w)(?<!ngay )(?<!liền )sau đó(?!\w)")
_RETIRED = re.compile(r"(?<!\w)(?:nghỉ hưu|nghỉ chế độ|về hưu|sinh)(?!\w)")


def stated_day(dates: Sequence[DateMention], folded: str, sentence: Span, at: int, retired: bool = False) -> str | None:
    """Return the date of the event whose verb stands at `at`, of a span its beginning.

    The last before the verb in its sentence goes before the first after it, but "nghỉ hưu từ ngày …" tells its day.
    """
    inside = [d for d in dates if sentence.start <= d.span.start < sentence.end]
    own = next((d for d in inside if retired and _SINCE.fullmatch(folded, at, d.span.start)), None)
    if own:
        return own.edtf
    before = [d for d in inside if d.span.start < at and ";" not in folded[d.span.end : at]]
    fit = [d for d in before if not _elsewhere(folded, sentence.start, d)]
    if fit:
        chosen = fit[-1]
        until = _UNTIL.search(folded[max(sentence.start, chosen.span.start - 24) : chosen.span.start])
        if until and len(fit) > 1:
            chosen = fit[-2]
            if len(chosen.edtf) < _DAY:  # "nguyên Giám đốc từ năm 2010 đến năm 2015, bị khởi tố"
                return None
        return None if _ELSE.search(folded[chosen.span.end : at]) else chosen.edtf
    after = next((d for d in inside if d.span.start >= at), None)
    before_it = "" if after is None else folded[at : after.span.start]
    if after is None or _UNTIL.search(before_it) or (_HELD.search(before_it) and _SPELL.search(before_it)):
        return None
    elsewhen = _RETIRED.search(folded, at + 1, after.span.start) or _REASON.search(before_it)
    return None if elsewhen else after.edtf


def _elsewhere(folded: str, start: int, date: DateMention) -> bool:
    """Tell whether a date before the verb is of a paper, or of when an office was held: "(từ 3/2010 đến 6/2015)"."""
    if _OF_PAPER.search(folded[max(start, date.span.start - _OF_PAPERS) : date.span.start]):
        return True
    if len(date.edtf) >= _DAY:  # "hội nghị (từ ngày 2 đến 6/10) khai trừ ông A"
        return False
    opened = _SPELL.search(folded, max(start, date.span.start - _LEFT), date.span.start)
    return opened is not None and _SPELLED.match(folded, opened.start()) is not None


class EventDays:
    """Finds the days of the events of one page."""

    def __init__(self, reading: Reading) -> None:
        self._text = reading.folded
        self._sentences = reading.sentences
        self._around: Lookup[Sentence] = Lookup(reading.sentences)
        self._dates: Lookup[DateMention] = Lookup(reading.dates)
        self._meetings = reading.meetings
        self._met: Lookup[MeetingMention] = Lookup(reading.meetings)
        self._starts = [s.span.start for s in reading.sentences]
        self._reported: dict[int, str | None] = {}  # by the start of the sentence: one may tell of many events

    def dated(self, event: PersonnelFact) -> PersonnelFact:
        """Return `event` with its day, where the page gives it outside its sentence."""
        sentence = self._around.around(event.evidence.span.start)
        if (
            event.date
            or event.career
            or event.event in _OWN
            or sentence is None
            or _PAST.search(self._text, *_ends(sentence.span))
            or self._looks_back(sentence.span.start, event.evidence.span.start)
        ):
            return event
        there = self._there(event, sentence.span)
        day = (there and there.date) or self._assembly(event)
        if not day and not (there and there.type == "đại hội"):  # a congress is its own time: reports look back on it
            day = self._report(sentence)
        return replace(event, date=day) if day else event

    def _looks_back(self, start: int, at: int) -> bool:
        """Tell whether a sentence from `start` tells of an event, at `at`, as of one known, or lets somebody tell."""
        before = self._text[start:at]
        said = _TELLS.search(before)
        return _KNOWN.search(before[-_WORDS:]) is not None or (
            said is not None and _JUST.search(before, said.end()) is None
        )

    def _there(self, event: PersonnelFact, sentence: Span) -> MeetingFact | None:
        """Return the meeting that the sentence names as the place of the event."""
        found = [m for m in self._met.within(*_ends(sentence)) if m.span.start < event.evidence.span.end]
        if not found or _BESIDE.search(self._text[max(0, found[-1].span.start - 12) : found[-1].span.start]):
            return None
        return found[-1].fact

    def _assembly(self, event: PersonnelFact) -> str | None:
        """Return the day of the one assembly of the page that fills the office: a session, a congress."""
        if event.event not in _CAST or event.body is None:
            return None
        name = event.body.name.lower()
        if _COUNCIL.search(name):
            held = [m for m in self._meetings if m.fact.type == "kỳ họp" and m.fact.date]
        elif event.event == "elected" and _PARTY.search(name):
            held = [m for m in self._meetings if m.fact.type == "đại hội" and m.fact.date]
        else:
            return None
        own = [m for m in held if m.fact.body and m.fact.body.place == event.body.place]
        days = {m.fact.date for m in own}
        if len(days) != 1 or (event.event == "removed" and not self._just_met(event, own)):
            return None
        return days.pop()

    def _just_met(self, event: PersonnelFact, meetings: list[MeetingMention]) -> bool:
        """Tell whether a meeting is spoken of shortly before an event: those removed long ago are told of, too."""
        n = bisect_right(self._starts, event.evidence.span.start) - 1
        floor = self._starts[max(0, n - _NEAR)]
        return any(floor <= m.span.start <= event.evidence.span.end for m in meetings)

    def _report(self, sentence: Sentence) -> str | None:
        """Return the day with which the report opens that the sentence goes on with, or leads into."""
        start = sentence.span.start
        if start not in self._reported:
            self._reported[start] = self._day_of_report(bisect_right(self._starts, start) - 1)
        return self._reported[start]

    def _day_of_report(self, n: int) -> str | None:
        for k in range(n - 1, max(-1, n - 1 - _FAR), -1):
            span = self._sentences[k].span
            dates = self._dates.within(*_ends(span))
            if dates or _AWAY.search(self._text, *_ends(span)):
                return self._opened(span, dates)
        return self._led(n) if n < _LEAD else None

    def _led(self, n: int) -> str | None:
        """Return the day of the first sentence with one, where it follows the lead."""
        for following in self._sentences[n + 1 : n + 1 + _LEAD]:
            dates = self._dates.within(*_ends(following.span))
            if dates:
                return self._opened(following.span, dates)
        return None

    def _opened(self, span: Span, dates: Sequence[DateMention]) -> str | None:
        """Return the one day of a sentence that opens with it and speaks of no other time."""
        if len(dates) != 1 or any(p.search(self._text, *_ends(span)) for p in (_AWAY, _TELLS)):
            return None
        date, opening = dates[0], _OPENING.match(self._text, span.start)
        return date.edtf if len(date.edtf) == _DAY and opening and date.span.start <= opening.end() else None


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end
