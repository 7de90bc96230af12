"""Words for a gathering, each with what its sentence says of it."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.lexicon.meetings import Gathering, load
from kg.mentions.candidate import Candidate
from kg.mentions.holders import Holders
from kg.mentions.lookup import Lookup
from kg.mentions.meeting_days import Days
from kg.mentions.modifiers import Modifiers
from kg.model import Reading, Sentence, Span

_NEVER = re.compile(r"(?:^|\s)(?:không|chưa|đang)\s")
_WILL = re.compile(
    r"(?:\scủa [^,.;:()]{2,40}?)?"
    r"(?:\s(?:dự kiến|vào|trong|đầu|cuối|giữa|tháng|tuần|này|tới|năm|ngày|lần|cũng|\d+))*\ssẽ(?!\w)"
)
_COUNTED = re.compile(r"(?:^|\s)\d{1,3}\s+$")
_MEETS = ("sự kiện", "cuộc họp", "buổi làm việc")
_VOTERS = re.compile(
    r"(?:\sgiữa [^.;,]{4,60}?)?\svới (?:(?:hơn|gần|trên|khoảng) )?(?:\d+ |các |đông đảo )?(?:lượt |đại biểu )?cử tri"
)
_NEARBY = re.compile(r"(?:^|\W)(?:sáng|chiều|tối|trưa|hôm) (nay|qua)(?!\w)")
# "sẽ được trình Quốc hội thông qua tại kỳ họp", "để kịp trình tại kỳ họp"
_COMING = re.compile(
    r"\s(?:sẽ\s|(?:để|nhằm|(?:đề nghị|yêu cầu|giao)(?:\s[^\s]+){0,6}) (?:kịp )?(?:thông qua|trình|xem xét|báo cáo)\s)"
    r"(?:[^\s]+\s){0,12}tại\s$"
)
# "đồng ý về chủ trương, trình HĐND tỉnh tại kỳ họp cuối năm"
_LAID = re.compile(r"(?<!đã) (?:trình|báo cáo|để trình) [^,.;:()]{3,60} tại\s$")
# "Cụ thể hóa nghị quyết, kỳ họp thứ 5 …", "đã tổ chức thành công kỳ họp thứ 9"
_NOT_ITS_NAME = re.compile(
    r",\s*$|(?:tổ chức|tiến hành|hoàn thành|bế mạc|kết thúc|mở)(?: rất)? thành công(?: tốt đẹp)?\s*$"
)
_WILL_ATTEND = re.compile(r"\ssẽ\s[^.;:]{0,160}\s(?:tham |tới |đến )?dự\s$")
_SOON = re.compile(r"\s(?:sắp tới|tới đây|tới(?=[.,;]|$|\s(?:tại|ở|của|với|do|sẽ)\s))")
_TO_COME = re.compile(
    r"(?:\W|theo (?:kế hoạch|dự kiến|lịch|chương trình),? |vào )*(?:dự kiến|(?:sáng|trưa|chiều|tối|đêm|ngày) mai|"
    r"ngày kia|(?:tuần|tháng|năm) (?:tới|sau)|(?:thời gian|những ngày) tới|sắp tới|tới đây)(?!\w)"
)
_REPEATED = re.compile(
    r"[^.;,]{0,30}?\s(?:(?:hằng|hàng|mỗi|từng) (?:ngày|tuần|tháng|quý|năm)"
    r"|\d+ (?:ngày|tuần|tháng|quý)(?:/| một | )lần|định kỳ)(?!\w)"
)
_SAME_DAY = re.compile(
    r"(?:cũng )?(?:trong )?(?:(?:buổi )?(?:sáng|trưa|chiều|tối) )?cùng (?:ngày|thời (?:điểm|gian)|lúc)(?: này| đó)?,"
)

_FAR = 110
# "41/42 đại biểu tham dự kỳ họp đã bỏ phiếu": they sit there
_SIT = re.compile(r"(?:\d%?|các|đa số|toàn thể|tất cả|toàn bộ) (?:vị )?đại biểu(?: có mặt)? (?:tham )?dự\s*$")
_SITTING_OF = {"PartyCommittee": "hội nghị", "PeoplesCouncil": "kỳ họp", "FrontBody": "hội nghị"}
_SITTINGS = ("kỳ họp", "phiên họp", "hội nghị", "cuộc họp")
_RESIDENTS = re.compile(
    r" (?:giữa [^.;,]{3,60} )?(?:với|giải quyết|đối thoại|lắng nghe) (?!(?:[^\s]+\s){0,3}cử tri)[^.;,]*"
    r"(?:dân|hộ|bà con|công nhân|doanh nghiệp|tiểu thương|tài xế|khiếu nại|phụ huynh|khách hàng)(?!\w)"
)
# "trong buổi làm việc với phóng viên": an interview
_PRESS = re.compile(
    r"(?: với)? (?:pv|p\.v|phóng viên|nhóm (?:pv|phóng viên)|báo (?!cáo|chí)|vnexpress|chúng tôi)(?!\w)"
)
_PAPERS = ("Báo ", "Tạp chí ", "Đài ")
_NEAR = 50  # code points in which a plan is told


class Gatherings:
    """Finds the candidates of one reading."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._text = reading.folded
        self._lexicon = load()
        self._sentences: Lookup[Sentence] = Lookup(reading.sentences)
        self._days = Days(reading)
        self._holders = Holders(reading)
        self._modifiers = Modifiers(reading, self._holders, self._days)
        self._no_voters = "cử tri" not in reading.folded and "txct" not in reading.folded

    def find(self) -> list[Candidate]:
        """Return the candidates in text order."""
        out: list[Candidate] = []
        done = -1
        for i, start, end in self._lexicon.scan.find(self._text):
            sentence = self._sentences.around(start)
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
            rest = left.rstrip().removesuffix(part)
            left = rest if len(rest) < len(left.rstrip()) else left
        if self._idle(noun, kind, left):
            return None
        c = Candidate(kind, noun, noun.end, sentence, left)
        self._modifiers.read(c)
        c.present = lexicon.present.end(left)
        c.another = kind.type not in _SITTINGS and _SAME_DAY.match(left) is not None
        c.another &= (kind.verb and not kind.weak) or lexicon.held.end(left)
        c.vague = left.endswith("một ") or (kind.verb and left.endswith("qua "))
        c.opens = not left.strip()
        nearby = _NEARBY.search(left) or _NEARBY.match(text, c.end - 1)
        c.nearby = nearby.group(1) if nearby else None
        c.planned = self._planned(c)
        sit = kind.type in _SITTINGS and _SIT.search(left[-40:]) is not None
        c.present |= sit
        named = lexicon.named_by.end(left) and not _NOT_ITS_NAME.search(left[-40:])
        c.reported = not c.planned and (sit or not named)
        self._modifiers.topic(c)
        if kind.type in _MEETS and (_VOTERS.match(text, c.end) or (c.topic and _VOTERS.match(text, c.topic.start - 1))):
            c.kind = replace(kind, type="tiếp xúc cử tri")
        if kind.type == "tiếp xúc cử tri" and (self._no_voters or _RESIDENTS.match(text, noun.end, sentence.span.end)):
            c.kind = replace(kind, type="sự kiện")  # "buổi tiếp xúc với 11 hộ dân"
        self._holders.complete(c)
        if c.kind.type == "cuộc họp" and c.body and c.body.kind == "PeoplesCouncil" and (c.held or c.stated):
            c.kind = replace(c.kind, type="kỳ họp")  # a council meets in sessions
        if c.kind.weak and c.kind.type == "phiên họp" and c.body:
            c.kind = replace(c.kind, type=_SITTING_OF.get(c.body.kind, c.kind.type))  # "BCH Đảng bộ … họp lần thứ 17"
        if c.kind.type == "buổi làm việc" and c.body and c.body.name.startswith(_PAPERS):
            c.reported = False
        voters = c.kind.weak and c.kind.type == "tiếp xúc cử tri"
        if c.kind.verb and c.kind.weak and c.body is None and not voters:
            c.reported = False  # "Ủy ban Kiểm tra hôm 28-7 đã họp và …" is read by its opening
        self._days.complete(c)
        if voters:  # "ông A trả lời cử tri" may be anywhere
            c.present = c.date is not None
            c.reported &= c.present
        will = _WILL.match(self._text, c.topic.end) if c.topic and c.topic.end - c.topic.start < _NEAR else None
        if will or any(_SOON.match(self._text, day.end) for day in c.proof):
            c.planned, c.reported = True, False
        return c

    def _idle(self, noun: Span, kind: Gathering, left: str) -> bool:
        """Tell whether a word means no single gathering: one of many, part of another word, an interview."""
        text = self._text
        before = self._reading.document.text[max(0, noun.start - 40) : noun.start].split()
        named = kind.verb and bool(before) and before[-1][0].isupper()  # "Hải Phòng" is not "phòng"
        if not named and (self._lexicon.many.end(left) or _COUNTED.search(left[-5:])):
            return True
        if any(text.startswith(word, noun.end + 1) for word in kind.after):
            return True
        if kind.weak and kind.type == "tiếp xúc cử tri" and "văn bản" in left:
            return True
        return kind.type == "buổi làm việc" and _PRESS.match(text, noun.end) is not None

    def _planned(self, c: Candidate) -> bool:
        start = max(c.sentence.span.start, c.noun.start - _FAR)
        if _COMING.search(self._text[start : c.noun.start].rpartition(", ")[2]):
            return True
        if _WILL_ATTEND.search(c.left):
            return True
        if c.manner and not (c.ordinal or c.date or c.year) and _LAID.search(c.left):
            return True
        start = max(c.sentence.span.start, c.noun.start - _NEAR)
        near = self._reading.document.text[start : c.noun.start].rpartition(", ")[2]  # "Cần Thơ" is not "cần"
        lexicon = self._lexicon
        if lexicon.ahead.search(near) or lexicon.ahead_after.match(self._text, c.end) or _WILL.match(self._text, c.end):
            return True
        if " sẽ " in self._text[c.noun.end : c.end] or _TO_COME.match(self._text, c.sentence.span.start):
            return True
        if c.kind.verb and (_NEVER.search(c.left[-25:]) or _REPEATED.match(self._text, c.noun.end)):
            return True
        return not c.present and lexicon.asked.search(near) is not None
