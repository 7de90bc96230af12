"""What inspectors and auditors found, as the press tells it: by whose conclusion it is, or by who has made it known.

"Theo kết luận của Thanh tra tỉnh, …", "Thanh tra tỉnh vừa kết luận thanh tra toàn diện dự án …",
"Thanh tra Chính phủ công bố kết quả kiểm tra …".
"""

from __future__ import annotations

import re

from kg.mentions.paper import LEAD, Paper
from kg.mentions.paper_makers import day_before
from kg.mentions.paper_parts import Parts
from kg.mentions.titles import Titles
from kg.model import BlockKind, BodyMention, Sentence, Span

INSPECTED = "paper.broad.inspected"  # the rule
INSPECTION = "kết luận thanh tra"
INSPECTORS = "Thanh tra "
_WHAT = r"kết (?:luận|quả)(?: (?:thanh tra|kiểm tra|xác minh))*"
_OWNED = re.compile(
    r"(?<!\w)(?P<what>kết luận(?: (?:thanh tra|kiểm tra))?|kết quả (?:thanh tra|kiểm tra))"
    r"(?: (?:trước đó|trước đây|mới nhất|cuối cùng|chính thức))? của (?:đoàn )?(?:thanh tra )?\Z"
)
_BEFORE = 70  # code points that hold "kết luận thanh tra trước đó của " and what stands before it
# There are several, or it is only waited for, asked for, or thought of.
_NONE = re.compile(
    r"(?<!\w)(?:các|những|nhiều|một số|hàng loạt|loạt|mọi|hai|ba|bốn|năm|\d{1,3}|chờ|đợi|chưa có|không có|nếu có|"
    r"(?<!sau )khi có|(?<!sau )khi|bao giờ|sẽ|đề nghị|yêu cầu|kiến nghị|mong)(?: [^\W\d]+)?(?: có)? \Z"
)
_MAKES = re.compile(
    r"(?: \([^()]{1,40}\))?(?: (?:đã|vừa|mới|cũng|chính thức|tiếp tục|lại))*"
    rf"(?: (?:công bố|ban hành|ra|có|thông báo|phát hành|hoàn thành|hoàn tất)(?: (?:chính thức|công khai|bản|dự thảo))?"
    rf" (?P<what>{_WHAT})|(?<=đã|ừa|ới) (?P<verb>kết luận (?:thanh tra|kiểm tra)))(?!\w)"
)
_ASKED = re.compile(
    r"(?<!\w)(?:đề nghị|yêu cầu|kiến nghị|chờ|đợi|mong|nếu|trước khi|(?<!sau )khi|để|giao|sẽ)(?: [^\W\d]+)? \Z"
)
_TELLS = re.compile(
    r" (?:toàn diện|trách nhiệm|việc|về|công tác|các|một số|những|dự án|hoạt động|liên quan|đột xuất)(?!\w)"
)
_MONTH = re.compile(
    r" (?:từ |hồi |vào |trong |ban hành |công bố )*"
    r"(?:tháng (?P<month>\d{1,2})[/-]|năm )(?P<year>(?:19|20)\d\d)(?!\d)"
)
_SEVERAL = 3  # words of a title that says what was inspected


class Inspections:
    """Reads the conclusions of one page that are told by those who inspect."""

    def __init__(self, parts: Parts, titles: Titles) -> None:
        self._text = parts.text
        self._parts = parts
        self._titles = titles

    def read(self, mention: BodyMention, sentence: Sentence) -> Paper | None:
        """Return the conclusion that is told of those who inspect, named by `mention`."""
        if not self._parts.acting(mention).name.startswith(INSPECTORS) or sentence.block is BlockKind.HEADLINE:
            return None
        return self._owned(mention, sentence) or self._made(mention, sentence)

    def _owned(self, mention: BodyMention, sentence: Sentence) -> Paper | None:
        """Read "kết luận của Thanh tra tỉnh", with what it is about."""
        floor = max(sentence.span.start, mention.span.start - _BEFORE)
        owned = _OWNED.search(self._text, floor, mention.span.start)
        if owned is None or _NONE.search(self._text, floor, owned.start()):
            return None
        paper = self._paper(owned.start(), mention, sentence)
        paper.end = mention.span.end
        self._dated(paper)
        about = self._titles.read(paper.end, sentence.span.end, free=False, owned=True)
        if about and _TELLS.match(self._text, paper.end):
            paper.title, paper.inner, paper.end = f"{INSPECTION} {about[0]}", paper.end, about[1]
        whole = paper.title != INSPECTION or paper.date is not None or paper.start < LEAD
        return paper if whole or "thanh tra" in owned["what"] else None

    def _dated(self, paper: Paper) -> None:
        """Read the day, month or year behind whose conclusion it is."""
        month = _MONTH.match(self._text, paper.end)  # "của Thanh tra quận 1 tháng 8/2018"
        date = self._parts.date(paper.end) if month is None else None
        if month:
            paper.date = f"{month['year']}-{int(month['month']):02}" if month["month"] else month["year"]
            paper.end = month.end()
        elif date:
            paper.date, paper.end = date

    def _made(self, mention: BodyMention, sentence: Sentence) -> Paper | None:
        """Read "Thanh tra tỉnh vừa công bố kết luận thanh tra …", "… đã có kết luận", "… vừa kết luận thanh tra …"."""
        makes = _MAKES.match(self._text, mention.span.end, sentence.span.end)
        floor = max(sentence.span.start, mention.span.start - _BEFORE)
        if makes is None or _ASKED.search(self._text, floor, mention.span.start):
            return None
        words = Span(*(makes.span("what") if makes["what"] else makes.span("verb")))
        paper = self._paper(words.start, mention, sentence)
        paper.end, paper.date = words.end, day_before(mention.span.start, sentence.span.start, self._parts)
        if _TELLS.match(self._text, words.end):
            end = self._titles.end_of(words.end + 1, sentence.span.end)
            if len(self._text[words.end : end].split()) >= _SEVERAL:
                paper.title, paper.inner, paper.end = self._titles.written(words.start, end), words.end, end
        bare = paper.title == INSPECTION
        return None if bare and not (makes["what"] or "").startswith("kết luận thanh tra") else paper

    def _paper(self, start: int, mention: BodyMention, sentence: Sentence) -> Paper:
        issuer = self._parts.acting(mention)
        return Paper("Kết luận", start, start, sentence, issuer=issuer, title=INSPECTION, rule=INSPECTED)
