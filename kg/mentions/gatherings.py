"""Words for a gathering with what the sentence says of it: number, holder, date, term, topic."""

from __future__ import annotations

import re

from kg.language.numerals import ordinal
from kg.lexicon.meetings import Gathering, load
from kg.mentions.candidate import Candidate
from kg.mentions.holders import Holders
from kg.model import Reading, Sentence, Span

_UNIT = "một|mốt|hai|ba|tư|bốn|lăm|năm|sáu|bảy|bẩy|tám|chín"
_NUMBER = rf"(?:\d{{1,3}}|[ivxl]+|(?:hai|ba|bốn) mươi(?: (?:{_UNIT}))?|mười(?: (?:{_UNIT}))?|nhất|{_UNIT})(?!\w)"
_ORDINAL = re.compile(rf"[\s,-]*\(?(?:(?:lần|kỳ|phiên) )?(?:thứ|lần) ({_NUMBER})\)?")
_BARE_ORDINAL = re.compile(r"\s([ivxl]+|\d{1,2})(?=\s*(?:hđnd|hội đồng|quốc hội|của|đảng|khóa|[,(]))")
_TERM = re.compile(r"[\s,-]*\(?(?:khóa (?:[ivxl]+|\d{1,2})(?!\w)|nhiệm kỳ \d{4}\s*-\s*\d{4})\)?")
_YEAR = re.compile(r"(?: năm)?[\s/]+((?:19|20)\d\d)(?!\d)")
_PAREN = re.compile(r"\s*\(([^()]{1,60})\)")
_TO_BODY = re.compile(r"[\s,-]*(?:(?:của|đại biểu|toàn thể|ở|tỉnh) )*")
_OF = re.compile(
    r"(?:\s(?!(?:đã|sẽ|do|và|về|với|được|có|là|để|nhằm|giữa|triển khai|nghị quyết|quyết định)\s)[^\W\d]+){1,4}\scủa\s+|\sgiữa (?:thủ tướng |lãnh đạo |thường trực )?"
)
_TO_DATE = re.compile(
    r"[\s,(]*(?:(?:diễn ra|được tổ chức|tổ chức|khai mạc|bế mạc|họp|bắt đầu|vào|hôm|trong|từ|ngày|sáng|chiều|tối"
    r"|nay|qua|hồi|tháng|chủ nhật|thứ \w+|kéo dài|sẽ)[\s,(]*)*"
)
_TOPIC = re.compile(
    r"[\s:]+(?:(?:để|nhằm) )?(?:về|bàn|công bố|triển khai|quán triệt|sơ kết|tổng kết|đánh giá|kiểm điểm|lấy|góp ý"
    r"|học tập|kêu gọi|đối thoại|chuyên đề|thông báo|trao|xúc tiến|giao ban|tiến độ|với(?! sự)|giữa|quận|huyện|phường|xã"
    r"|tại|ở|dự án|cầu|đường|chuẩn bị|phòng|kỷ niệm|giải quyết|kinh tế|khoa học|cán bộ|báo cáo viên|xét xử)(?=[ ,])[^;:()\"]*"
)
_NEW_CLAUSE = re.compile(r"\d[/-]\d|\s(?:sẽ|cho hay|cho biết|nói|ông|bà)\s")
_TAKES_PLACE = re.compile(r"\s(?:diễn ra|được tổ chức|tổ chức vào|do)(?=\s)")
_NEVER = re.compile(r"(?:^|\s)(?:không|chưa|đang)\s")
_WILL = re.compile(r"(?:\s(?:vào|trong|đầu|cuối|giữa|tháng|tuần|này|tới|năm|ngày|lần|cũng|\d+))*\ssẽ(?!\w)")
_GUEST = re.compile(r"\s[^;:()\"]*")
_TOPIC_END = re.compile(
    r", (?!(?:triển khai|thực hiện|đánh giá|sơ kết|tổng kết|kiểm điểm|học tập|bàn|giải pháp|phương hướng|nhiệm vụ|quán triệt"
    r"|trao|phổ biến|xây dựng|quốc phòng|an ninh)(?!\w))| (?:diễn ra|đã|vừa|do|vào|sáng|chiều|tối|ngày|hôm|cho biết|cho hay|nhấn mạnh|có sự|dưới|được|thì|là)(?= )"
)


class Gatherings:
    """Finds the candidates of one reading."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._text = reading.folded
        self._lexicon = load()
        self._holders = Holders(reading)

    def find(self) -> list[Candidate]:
        """Return the candidates in text order."""
        out: list[Candidate] = []
        done = -1
        for i, start, end in self._lexicon.scan.find_matches_as_indexes(self._text):
            sentence = self._holders.sentences.around(start)
            if sentence is None or start < done or not self._whole(start, end):
                continue
            candidate = self._candidate(Span(start, end), self._lexicon.nouns[i], sentence)
            if candidate:
                out.append(candidate)
                done = candidate.end
        return out

    def _whole(self, start: int, end: int) -> bool:
        text = self._text
        return not (start and text[start - 1].isalnum()) and not (end < len(text) and text[end].isalnum())

    def _candidate(self, noun: Span, kind: Gathering, sentence: Sentence) -> Candidate | None:
        lexicon, text = self._lexicon, self._text
        left = text[sentence.span.start : noun.start]
        for part in kind.parts:
            left = left.rstrip().removesuffix(part)
        named = kind.verb and self._reading.document.text[: noun.start].rstrip()[-40:].split(" ")[-1][:1].isupper()
        if (not named and lexicon.many.end(left)) or any(text.startswith(word, noun.end + 1) for word in kind.after):
            return None
        c = Candidate(kind, noun, noun.end, sentence, left)
        self._modifiers(c)
        c.present = lexicon.present.end(left)
        c.vague = left.endswith("một ")
        c.opens = not left.strip()
        c.reported = not self._planned(c) and not lexicon.named_by.end(left)
        self._topic(c)
        self._holders.complete(c)
        return c

    def _planned(self, c: Candidate) -> bool:
        start = max(c.sentence.span.start, c.noun.start - 50)
        near = self._reading.document.text[start : c.noun.start].rpartition(", ")[2]  # "Cần Thơ" is not "cần"
        lexicon = self._lexicon
        if lexicon.ahead.search(near) or lexicon.ahead_after.match(self._text, c.end) or _WILL.match(self._text, c.end):
            return True
        if c.kind.verb and _NEVER.search(c.left[-25:]):
            return True
        return not c.present and lexicon.asked.search(near) is not None

    # ---- what follows the noun

    def _modifiers(self, c: Candidate) -> None:
        """Read number, body, term, manner and date in whatever order they follow."""
        while self._ordinal(c) or self._term(c) or self._paren(c) or self._manner(c) or self._body(c) or self._date(c):
            pass

    def _ordinal(self, c: Candidate) -> bool:
        m = _ORDINAL.match(self._text, c.end) or (
            _BARE_ORDINAL.match(self._text, c.end) if c.kind.type in ("kỳ họp", "đại hội") else None
        )
        value = ordinal(m.group(1)) if m and c.ordinal is None else None
        if not m or value is None:
            return False
        c.ordinal, c.numeral = value, self._reading.document.text[m.start() : m.end()].strip(" ,-()")
        c.end = m.end()
        return True

    def _term(self, c: Candidate) -> bool:
        m = _TERM.match(self._text, c.end)
        if m:
            c.terms.append(self._reading.document.text[m.start() : m.end()].strip(" ,-()"))
            c.end = m.end()
        return bool(m)

    def _manner(self, c: Candidate) -> bool:
        m = self._lexicon.manner.match(self._text, c.end)
        if not m:
            return False
        start, c.end = c.end, m.end()
        year = _YEAR.match(self._text, c.end)
        if year:
            c.year, c.end = year.group(1), year.end()
        c.manner = c.manner or self._reading.document.text[start : c.end].strip(" ,-(")
        return True

    def _body(self, c: Candidate) -> bool:
        m = _TO_BODY.match(self._text, c.end)
        mention = self._holders.bodies.at(m.end()) if m and c.body is None else None
        if mention is None and c.body is None and not c.kind.verb:
            m = _OF.match(self._text, c.end)
            mention = self._holders.bodies.at(m.end()) if m else None
        if not mention or not m or not self._holders.may_hold(c.kind, mention.body):
            return False
        if c.kind.type == "buổi làm việc" and "của" not in m.group():
            return False
        if ("," in m.group() or "-" in m.group()) and c.ordinal is None:
            return False
        if self._text.startswith((" các cấp", " cơ sở"), mention.span.end):
            return False
        c.body, c.stated, c.end = mention.body, True, mention.span.end
        c.proof.append(mention.span)
        return True

    def _date(self, c: Candidate) -> bool:
        mention = self._holders.dates.after(c.end) if c.date is None else None
        if not mention or mention.span.start > c.end + 40 or mention.span.end > c.sentence.span.end:
            return False
        if not _TO_DATE.fullmatch(self._text, c.end, mention.span.start):
            return False
        c.date, c.end = self._holders.first_day(mention), mention.span.end
        c.proof.append(mention.span)
        if self._text.startswith(")", c.end):
            c.end += 1
        return True

    def _paren(self, c: Candidate) -> bool:
        m = _PAREN.match(self._text, c.end)
        if not m:
            return False
        manner = self._lexicon.manner.search(m.group(1))
        inner = self._holders.dates.within(m.start(), m.end())
        if not manner and not inner:
            return False
        if inner and c.date is None:
            c.date = self._holders.first_day(inner[0])
        if manner:
            c.manner = c.manner or self._reading.document.text[m.start(1) : m.end(1)].removeprefix("kỳ họp ")
            year = _YEAR.search(m.group(1))
            c.year = c.year or (year.group(1) if year else None)
        c.end = m.end()
        return True

    def _topic(self, c: Candidate) -> None:
        named = self._text[c.noun.start : c.noun.end].startswith("lễ ")
        pattern = _GUEST if named or (c.kind.verb and c.kind.type == "buổi làm việc") else _TOPIC
        m = pattern.match(self._text, c.end, c.sentence.span.end)
        if m:
            stop = _TOPIC_END.search(self._text, m.start() + 1, m.end())
            held = _TAKES_PLACE.search(self._text, m.start(), m.end())
            if held and stop and _NEW_CLAUSE.search(self._text, stop.start(), held.start()):
                held = None
            end = held.start() if held else stop.start() if stop else m.end()
            if end - m.start() > 5:
                c.topic = Span(m.start() + 1, end)
