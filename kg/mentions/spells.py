"""From when to when an office was held: "Từ tháng 3/2017 đến 1/2021, ông là …", "Chủ tịch giai đoạn 2006-2011"."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from kg.language.leap import leap
from kg.mentions.scan import Held, Scan
from kg.model import Sentence, Span
from kg.quick import replace


def _day(n: int) -> str:
    words = r"(?:(?:khoảng|hết|đầu|cuối|giữa|ngày|tháng|năm) )*"
    month = rf"(?:(?P<w{n}>\d{{1,2}}) năm )?(?:(?P<d{n}>\d{{1,2}}) ?[./-] ?)?(?:(?P<m{n}>\d{{1,2}}) ?[./-] ?)?"
    return words + month + rf"(?P<y{n}>(?:19|20)\d\d)(?![\d/]|\.\d)"


_NOW = r"(?P<now>(?:nay|hiện nay|bây giờ|giờ)(?!\w))"
# Both begin with letters that are found fast; what must stand before them is looked at after.
_FROM = re.compile(rf"từ {_day(1)}(?: ?(?:-|đến|tới|cho đến|cho tới) ?(?:{_day(2)}|{_NOW}))?")
_UNIT = re.compile("(?:tháng|năm) ")
_BETWEEN = re.compile(rf"{_day(1)} ?(?:-|đến|tới|cho đến|cho tới) ?(?:{_day(2)}|{_NOW})")  # without "từ"
_YEARS = re.compile(rf"(?P<y3>(?:19|20)\d\d) ?- ?(?:(?P<y4>(?:19|20)\d\d)|{_NOW})")
_YEAR = re.compile(r"(?:19|20)\d\d")  # stands in every spell
_OVER = ("giai đoạn ", "thời kỳ ", "thời gian ", "các năm ", "năm ", "(")
_TO = ("từ ", "đến ", "tới ")
_AFTER = re.compile(
    r"\s*[,(–-]?\s*(?:trong |vào )?(?:(?:khoảng )?thời gian |giai đoạn |thời kỳ |từ )?"
)  # between an office and the years it was held
_UNREAD = re.compile(r" ?(?:-|đến|tới|cho đến)(?!\w)")  # an end that is told in a way not known
_TERM = re.compile(r"(?:khóa|nhiệm kỳ)(?!\w)")  # "đại biểu Quốc hội khóa XIV (2016-2021)"
_LATER = re.compile(r"(?<!\w)(?:sau đó|tiếp đó|rồi|trước khi|trước đó)(?!\w)")
_SEVERAL = re.compile(r"(?<!\w)(?:các|nhiều) (?:chức|vị trí|cương vị)[^;]*(?:;[^;.]*)+")  # "các chức vụ A; B; C"
_WITHIN = re.compile(r"[^;]*(?<!\w)rồi(?!\w)[^;]*")  # "là quyền Bí thư rồi Bí thư": both before the end
_STOP = re.compile("[,;]")
# What follows a spell that the offices after it were held in.
_LEADS = re.compile(
    r"[\s,:)]*(?:(?:thì|ông|bà|đồng chí|anh|chị)\s[^,;.]{0,40}?)?(?:là|giữ|làm|đảm nhiệm|được|trúng|kinh qua)(?!\w)"
)


@dataclass(frozen=True, slots=True)
class Spell:
    """Characters [begin, stop) that tell it; `start` and `end` are EDTF days, months or years."""

    begin: int
    stop: int
    start: str
    end: str | None
    leads: bool
    now: bool  # "đến nay"


class Spells:
    """The spells of one page, and which office has which."""

    def __init__(self, scan: Scan, sentences: tuple[Sentence, ...]) -> None:
        self._scan = scan
        self._spells = self._find()
        self._begins = [s.begin for s in self._spells]
        self._sentences = [s.span.start for s in sentences]

    def apply(self, held: Held) -> Held:
        """Return the office with its spell; one that has ended is former."""
        if not self._spells:  # nearly always
            return held
        spell = self._after(held) or self._before(held)
        if spell is None:
            return self._ended(held)
        status = "former" if self._is_past(spell) and held.status == "current" else held.status
        return replace(held, status=status, since=spell.start, until=spell.end, spell=Span(spell.begin, spell.stop))

    def _ended(self, held: Held) -> Held:
        """Return an office held at a time that is not told, within a spell that has ended: "… rồi Bí thư"."""
        start = self._scan.words.starts[held.start]
        at = self._opening(start) if held.status == "current" else None
        if at is None or self._spells[at].end is None:
            return held
        within = _WITHIN.fullmatch(self._scan.folded, self._spells[at].stop, start)
        return replace(held, status="former") if within else held

    def _opening(self, start: int) -> int | None:
        """Return the number of the last spell before `start`, if it leads to offices of the same sentence."""
        at = bisect_right(self._begins, start) - 1
        sentence = bisect_right(self._sentences, start) - 1
        if at < 0 or sentence < 0 or not self._spells[at].leads:
            return None
        return at if self._spells[at].begin >= self._sentences[sentence] else None

    def _find(self) -> list[Spell]:
        text = self._scan.folded
        found: list[Spell] = []
        if not _YEAR.search(text):
            return found
        taken = bytearray(len(text))  # 1 where a spell that is found stands

        def keep(spell: Spell | None) -> None:
            if spell:
                found.append(spell)
                taken[spell.begin : spell.stop] = b"\1" * (spell.stop - spell.begin)

        for m in _FROM.finditer(text):
            end = _edtf(m, 2) if m["y2"] else None
            if not text[m.start() - 1 : m.start()].isalnum() and (end or not m["y2"]):
                keep(self._read(m, m.start(), _edtf(m, 1), end))
        for m in leap(_UNIT, _BETWEEN, text):
            end = _edtf(m, 2) if m["y2"] else None
            if not taken[m.start()] and not text.endswith(_TO, 0, m.start()) and (m["now"] or end):
                keep(self._read(m, m.start(), _edtf(m, 1), end))
        for m in _YEARS.finditer(text):
            over = next((w for w in _OVER if text.endswith(w, 0, m.start())), None)
            if over and not taken[m.start()]:
                keep(self._read(m, m.start() - len(over), m["y3"], m["y4"]))
        return sorted(found, key=lambda s: s.begin)

    def _read(self, match: re.Match[str], begin: int, start: str | None, end: str | None) -> Spell | None:
        if start is None or (end and end[:4] < start[:4]):
            return None
        text = self._scan.folded
        if end is None and _UNREAD.match(text, match.end()):
            return None
        leads = _LEADS.match(text, match.end()) is not None
        return Spell(begin, match.end(), start, end, leads, match["now"] is not None)

    def _after(self, held: Held) -> Spell | None:
        stop = self._scan.words.ends[held.end - 1]
        at = bisect_right(self._begins, stop - 1)
        if at == len(self._spells):
            return None
        spell = self._spells[at]
        if _TERM.search(self._scan.folded, max(0, stop - 24), spell.begin):
            return None
        told = _AFTER.fullmatch(self._scan.folded, stop, spell.begin) is not None
        return spell if told and not (spell.leads and "," in self._scan.folded[stop : spell.begin]) else None

    def _before(self, held: Held) -> Spell | None:
        """Return the spell that opens the clause of an office: no other spell, and no semicolon, between them."""
        start = self._scan.words.starts[held.start]
        at = self._opening(start)
        if at is None or self._breaks(self._spells[at].stop, start) or self._closes(at):
            return None
        return None if self._told_after(held, at + 1) else self._spells[at]

    def _closes(self, at: int) -> bool:
        """Tell whether a spell belongs to a clause of "trước khi": "Trước khi làm Chủ tịch từ 1/2015, ông từng là"."""
        begin = self._spells[at].begin
        sentence = self._sentences[bisect_right(self._sentences, begin) - 1]
        before = self._scan.folded.rfind("trước khi ", sentence, begin)
        return before >= 0 and "," not in self._scan.folded[before:begin]

    def _breaks(self, start: int, end: int) -> bool:
        """Tell whether the words between a spell and an office lead on to another time."""
        folded = self._scan.folded
        parted = folded.find(";", start, end) >= 0 and not _SEVERAL.search(folded, start, end)
        return parted or _LATER.search(folded, start, end) is not None

    def _told_after(self, held: Held, at: int) -> bool:
        """Tell whether another spell ends the clause of an office: "Bí thư kiêm Chủ tịch UBND quận từ năm 2009"."""
        sentence = bisect_right(self._sentences, self._scan.words.starts[held.start]) - 1
        limit = self._sentences[sentence + 1] if sentence + 1 < len(self._sentences) else len(self._scan.folded)
        if at == len(self._spells) or self._spells[at].begin >= limit:
            return False
        return not _STOP.search(self._scan.folded, self._scan.words.ends[held.end - 1], self._spells[at].begin)

    def _is_past(self, spell: Spell) -> bool:
        """Tell whether a spell has ended: the text says so, or goes on to later ones."""
        later = self._spells[bisect_right(self._begins, spell.begin) :]
        return spell.end is not None or (spell.leads and not spell.now and any(s.start > spell.start for s in later))


def _edtf(match: re.Match[str], n: int) -> str | None:
    year, month, day = match[f"y{n}"], match[f"m{n}"] or match[f"d{n}"] or match[f"w{n}"], None
    if match[f"d{n}"] and match[f"m{n}"]:
        day = match[f"d{n}"]
    if month is None:
        return str(year)
    if not 1 <= int(month) <= 12 or (day and not 1 <= int(day) <= 31):
        return None
    return f"{year}-{int(month):02}" + (f"-{int(day):02}" if day else "")
