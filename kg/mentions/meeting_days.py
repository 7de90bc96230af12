"""When a gathering was held, from the dates of its sentence."""

from __future__ import annotations

import re

from kg.language.edtf import day_of_year, resolve_year
from kg.lexicon.meetings import load
from kg.mentions import years
from kg.mentions.candidate import Candidate
from kg.mentions.lookup import Lookup
from kg.model import DateMention, Reading, Span

_CLAUSE = re.compile(r"[;:?!\"]|, (?:trong đó|đồng thời)")
_NOT_WHEN = re.compile(r"\w\s+(?:từ|đến|hết|trước|sau)(?: ngày)? $")  # "Đến ngày 4/2, …" opens a sentence and is when
_FIRST_DAY = re.compile(r"(?:từ |ngày |mùng |\()(\d{1,2})(?: đến(?: ngày)?| ?-| và(?: ngày| mùng)?) ?$")
_HELD_ON = re.compile(r"\s(?:diễn ra|được tổ chức|tổ chức|khai mạc|bế mạc|kết thúc)(?: (?:vào|trong|ngày|hôm|hồi))*\s")
_OTHER = re.compile(r"\s(?:hội nghị|kỳ họp|đại hội|cuộc họp|phiên họp|buổi|lễ|sẽ|cho biết|cho hay|nói)\s|;")
_COMING = re.compile(r"\([^()]*(?:dự kiến|sẽ)[^.;()]*$")  # "Đại hội (dự kiến diễn ra từ ngày 14 …)"
_BRACKET = re.compile(r"\s?\([^()]{0,90}\)")
_BARE_DAY = re.compile(r"(\d{1,2})[/-](\d{1,2})(?=,\s)")
_DAY_AFTER = re.compile(r"\s(\d{1,2})[/-](\d{1,2})(?![\d/%-])(?!\s?(?:phiếu|đại biểu))")
# Possessive: words take their hyphens whole, or a line of sixty would be cut in words in every way there is.
_PLAIN = re.compile(r"(?:[\s-](?!(?:đã|sẽ|cho|là|được|để|đến|trước|sau|từ)\s)[^\s,.;:()]++){0,7}\s")
_OF_PAPER = re.compile(
    r"(?:(?:số|định|quyết|thị|luận|trình|văn) \d[^\s]*|\d/\d{4}/[^\s]+|\d-[a-z][^\s]*),?\s$"
)  # "Nghị quyết số 27-NQ/TW ngày …"
_SAME_DAY = re.compile(r"cùng (?:ngày|thời điểm|lúc)(?!\w)|hôm đó|^cùng thời gian(?: này| đó)?,")
_PAPERS = 5  # dates of papers in a row
_CLOCK = re.compile(  # "Lúc 7 giờ 30 phút, tại hội trường xã, …": on the day told before
    r"(?:vào |đúng |khoảng )?(?:lúc |hồi )?\d{1,2} ?(?:giờ|h|g)(?: ?\d{1,2})?(?: phút)?,"
)
_TIMED = re.compile(r"(?:rạng sáng|sáng|trưa|chiều|tối)(?!\w)")
_ELSE = re.compile(
    r"[;:\"]|\s(?:hội nghị|kỳ họp|đại hội|cuộc họp|phiên họp|buổi|lễ|sẽ|đã|cho|nói|yêu cầu|khẳng định|đề nghị)\s"
    r"|\s(?:là|được|có|ký|liên quan|xảy ra|phản ánh)\s|(?<!thường)\svụ\s"
)
_SPEAKS = re.compile(
    r"[:\"”“]|\s(?:hội nghị|kỳ họp|đại hội|cuộc họp|phiên họp|buổi|lễ|sẽ|đã|nói|cho biết|cho hay|yêu cầu|khẳng định|"
    r"đề nghị|nhấn mạnh|cho rằng|ông|bà|ký|ban hành|từng|năm nay|khi|vì|nếu|bị)\s"
)
_ENDS = re.compile(r"\s?(?:[,.]|$|\n)")
_DAY_OF = re.compile(r"(?:rạng sáng|sáng|trưa|chiều|tối|hôm|ngày)(?!\w)")
_ASIDE = re.compile(r"(?<!\w)(?:sau|trước|kết quả|(?:đã|được) kết luận tại) (?:các )?\Z")
_NEAR = 24  # code points before a gathering
_IN_BRACKET = re.compile(r"\s?\((?:(?:vào|diễn ra|khai mạc|tổ chức|ngày|hôm|sáng|chiều|tối)\s)*")
_WHEN = re.compile(r"\s?\((?:vào|diễn ra|khai mạc|tổ chức|ngày|hôm|sáng|chiều|tối)(?!\w)")  # not "(3/2/1930)"
_TELLS = re.compile(r"\s(?:cho biết|cho hay|xác nhận|thông tin|khẳng định|kể)(?: rằng| là|,)?\s")
_LONG = 300  # code points of a gathering's subject, before the day that ends it
_FAR = 160  # code points between a gathering and its day
_OPENING = 12  # code points: a date so near the start opens the sentence
_AROUND = 150  # code points after the sentence that may tell the year


def _before(date: DateMention) -> tuple[int, int]:
    return max(0, date.span.start - 50), date.span.start


class Days:
    """Finds the dates of gatherings in one reading."""

    def __init__(self, reading: Reading) -> None:
        self._text = reading.folded
        self._published = reading.document.published
        told = [d for d in reading.dates if len(d.edtf) > 4 and not _COMING.search(self._text, *_before(d))]
        self.mentions: Lookup[DateMention] = Lookup(told)

    def complete(self, c: Candidate) -> None:
        """Fill the date from the rest of the sentence, and its year where the text around tells it."""
        if c.date is None:
            c.date = self._date(c) or self._bare_day(c)
        elif len(c.date) == len("2025-10"):
            day = self._date(c)  # "Sáng 3/10, UBND phường họp phiên thường kỳ tháng 10/2025"
            if day and len(day) == len("2025-10-03") and day[5:7] == c.date[5:7]:
                c.date = c.date + day[7:]
        if c.date:
            span = c.sentence.span
            c.date = years.reviewed(c.date, self._text[span.start : span.end + _AROUND])

    def first_day(self, mention: DateMention) -> str:
        """Return the date of `mention`, or the day on which a range ends in it: "từ 27 đến 30/6"."""
        earlier = _FIRST_DAY.search(self._text[max(0, mention.span.start - 20) : mention.span.start])
        if earlier and len(mention.edtf) == 10 and int(earlier.group(1)) < int(mention.edtf[8:]):
            return f"{mention.edtf[:8]}{int(earlier.group(1)):02}"
        return mention.edtf

    def _date(self, c: Candidate) -> str | None:
        if load().told_of.end(c.left):
            return c.year
        earlier = self._earlier(c)
        if earlier and not (c.present or c.held) and _TELLS.search(self._text, earlier.span.end, c.noun.start):
            earlier = None  # "Chiều 27/11, bà A cho biết, kỳ họp thứ 8 …": when it was told
        if earlier and _ASIDE.search(self._text, max(0, c.noun.start - _NEAR), c.noun.start):
            earlier = None  # "Ngày 27/12, tổ đại biểu tiếp xúc cử tri sau kỳ họp thứ 6"
        opening = earlier if earlier and earlier.span.start <= c.sentence.span.start + _OPENING else None
        found = [
            d
            for d in (
                self._bracketed(c),
                self._late(c),
                opening,
                self._next(c),
                earlier,
                self._at_hour(c),
                self._at_last(c),
            )
            if d
        ]
        if found:
            day = next((d for d in found if len(d.edtf) == 10), found[0])
            c.proof.append(day.span)
            return self.first_day(day)
        if _SAME_DAY.search(c.left) or _CLOCK.match(c.left):
            last = self._last(c.noun.start)
            return self.first_day(last) if last else None
        return c.year

    def _last(self, at: int) -> DateMention | None:
        """Return the last day told before `at` that is not that of a paper."""
        for _ in range(_PAPERS):
            last = self.mentions.before(at)
            if last is None or not _OF_PAPER.search(self._text, max(0, last.span.start - 30), last.span.start):
                return last
            at = last.span.start
        return None

    def _bracketed(self, c: Candidate) -> DateMention | None:
        """Return the date in a bracket right behind the gathering: "cuộc họp giữa A với B (ngày 13/6)"."""
        for end in (c.topic.end if c.topic else c.end, c.end):
            on = self.mentions.after(end)
            there = on is not None and on.span.end < c.sentence.span.end and _WHEN.match(self._text, end)
            if on and there and _IN_BRACKET.fullmatch(self._text, end, on.span.start):
                return on
        return None

    def _late(self, c: Candidate) -> DateMention | None:
        """Return the date of "… diễn ra chiều 15/3" later in the sentence."""
        for late in _HELD_ON.finditer(self._text, c.end, c.sentence.span.end):
            on = self.mentions.after(late.start())
            if on and on.span.start <= late.end() + 12 and not _OTHER.search(self._text, c.end, late.start()):
                return on
        return None

    def _next(self, c: Candidate) -> DateMention | None:
        """Return the date right after the topic, or after a few plain words."""
        end = self._past(c)
        after = self.mentions.after(end)
        if after is None or after.span.end > c.sentence.span.end:
            return None
        if _OF_PAPER.search(self._text[max(0, after.span.start - 30) : after.span.start]):
            return None
        since = _NOT_WHEN.search(self._text, end, after.span.start)
        if c.topic and after.span.start <= max(c.topic.end, end) + 25:
            return None if since else after
        return after if _PLAIN.fullmatch(self._text, end, after.span.start) else None

    def _past(self, c: Candidate) -> int:
        """Return where the name of a gathering ends, a bracket behind what it is about among it."""
        bracket = _BRACKET.match(self._text, c.topic.end, c.sentence.span.end) if c.topic else None
        return bracket.end() if bracket else c.end

    def _at_hour(self, c: Candidate) -> DateMention | None:
        """Return the date of "… của Chủ tịch UBND thành phố tại quận 1 chiều 14/12": with its time of day, by names."""
        day = self.mentions.after(c.end)
        if day is None or day.span.end > min(c.sentence.span.end, c.end + _FAR):
            return None
        timed = _TIMED.match(self._text, day.span.start) is not None
        return day if timed and not _ELSE.search(self._text, c.end, day.span.start) else None

    def _at_last(self, c: Candidate) -> DateMention | None:
        """Return the day that ends a long subject: "tại hội nghị tổng kết …; triển khai … sáng 11/12, ông A"."""
        day = self.mentions.after(c.end) if c.present and c.topic else None
        if day is None or len(day.edtf) != len("XXXX-12-11") or day.span.end > min(c.sentence.span.end, c.end + _LONG):
            return None
        text, start = self._text, day.span.start
        if not _DAY_OF.match(text, start) or not _ENDS.match(text, day.span.end) or self._bounds(day, c.end):
            return None
        paper = _OF_PAPER.search(text, max(c.end, start - 30), start)
        return None if paper or _SPEAKS.search(text, c.end, start) else day

    def _earlier(self, c: Candidate) -> DateMention | None:
        """Return the date before the gathering, in the same clause."""
        floor = c.sentence.span.start
        before = self.mentions.before(c.noun.start, floor)
        while before and self._bounds(before, floor):
            before = self.mentions.before(before.span.start, floor)
        return before if before and not _CLAUSE.search(self._text, before.span.end, c.noun.start) else None

    def _bounds(self, date: DateMention, floor: int) -> bool:
        """Tell whether something ends or begins on `date`, or a paper bears it; "từ ngày 3 đến 6/12" is when it was."""
        if " đến " in self._text[date.span.start : date.span.end]:
            return False
        if _OF_PAPER.search(self._text, max(floor, date.span.start - 30), date.span.start):
            return True
        lead = self._text[max(floor, date.span.start - 20) : date.span.start]
        return bool(_NOT_WHEN.search(lead[-12:])) and not (_FIRST_DAY.search(lead) and len(date.edtf) == 10)

    def _bare_day(self, c: Candidate) -> str | None:
        """Return the day of "14-3, tỉnh Đồng Nai đã có cuộc họp", "tại cuộc họp 14-3"."""
        m = _BARE_DAY.match(self._text, c.sentence.span.start) or _DAY_AFTER.match(self._text, c.end)
        if not m or not day_of_year(int(m.group(1)), int(m.group(2))):
            return None
        c.proof.append(Span(*m.span()))
        return resolve_year(f"XXXX-{int(m.group(2)):02}-{int(m.group(1)):02}", self._published)
