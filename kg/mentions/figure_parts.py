"""Parts of a sum that has just been told: "…, trong đó khối quận gần 2.000 tỷ đồng, khối sở khoảng 1.200 tỷ đồng"."""

from __future__ import annotations

import re

from kg.lexicon.indicators import load
from kg.model import Span

_ABOUT = r"(?: (?:là|đạt|chi|thu|khoảng|hơn|gần|trên|chỉ|mới|ước|được|với))* \Z"
_WORDS = r"(?P<part>(?:[^\W\d_]+[ -]+){0,9}?(?:(?:ngân sách|vốn) §+|[^\W\d_]+))"
_FIRST = re.compile(rf"[,;.)]? ?\(?(?:trong (?:đó|số này|số đó)|gồm|bao gồm),?:? {_WORDS}{_ABOUT}")
_NEXT = re.compile(rf"(?:[,;]|,? và) {_WORDS}{_ABOUT}")


def part(masked: str, floor: int, start: int, *, listed: bool) -> Span | None:
    """Return the name of the part whose figure begins at `start`; `listed` where another part stands before it."""
    found = _FIRST.fullmatch(masked, floor, start) or (_NEXT.fullmatch(masked, floor, start) if listed else None)
    if found is None or load().bounds.no_part.search(found["part"]):
        return None
    return Span(*found.span("part"))


# verbs by which what is told is given to somebody
SAYING = "cho biết|cho hay|cho rằng|thông tin|báo cáo|khẳng định|thống kê|cho thấy|nói|nêu|tiết lộ"


_IF = re.compile(r"[\"“]? ?(?:nếu|giả sử|giả dụ)(?! (?:so|như năm|năm))(?!\w)")


def supposed(text: str, sentence: Span) -> bool:
    """Tell whether a sentence only supposes what it says: "Nếu được thông qua, …"."""
    return _IF.match(text, sentence.start) is not None and text.find(". ", sentence.start, sentence.end) < 0


def word(text: str, at: int) -> int:
    """Return where the first word from `at` begins."""
    while not text[at].isalnum():
        at += 1
    return at


# "Năm 2018 con số này là 5.400 USD": the measure is that of a sentence before.
_AGAIN = re.compile(
    r"(?<!\w)(?<!trong )(?:con số|tỷ lệ|tỉ lệ|mức|số|chỉ tiêu|lượng) (?:này|đó|ấy|trên|nói trên)"
    r"(?: (?:cho|của|ở|tại|trong|vào))?(?!\w)"
)
_THEN = re.compile(
    r"(?:(?:đến|tới|vào|trong|còn|riêng|sang) )*¤+(?: ¤+)*,?"
    r" (?:(?:thì|sẽ|đã|chỉ|mới|con số|là) )*(?:ước|đạt|là|khoảng)(?!\w)"
)
GOAL = re.compile(r"(?<!\w)(dự toán|kế hoạch|chỉ tiêu)(?!\w) ?")
DISBURSED = re.compile(r"(?:tỷ lệ |tổng )?giải ngân")
AND_OF = re.compile(r"(?:,| và|, và|;) ")
GOAL_BEHIND = re.compile(
    r",?(?: (?:trong khi|còn|so với))?(?: tổng)? (?P<goal>dự toán|kế hoạch)(?: (?:được giao|năm|giao|cả năm))* là "
)
# "thu ngân sách 3.800 tỷ đồng, trong khi chi 9.800 tỷ đồng"
BUDGET = re.compile(
    r"(?<!\w)(?:và|;|,|trong khi|còn|nhưng)(?: đó)? (?:tổng )?(thu|chi)"
    r"(?: (?:là|đạt|hơn|gần|trên|khoảng|chỉ|tới|đến|ước|lên đến|lên tới))* \Z"
)
FREE = re.compile(
    r"[^\w ]| [^\w ]| (?:so|và|trong|cùng|nhưng|mỗi|một|trên|tại|ở|nhờ|do|là|cao|thấp|vượt|tăng|giảm|đạt|bằng|còn|với"
    r"|theo|sau|mức|vào)(?!\w)"
)
# "chiếm 25% tổng đàn"
WITHIN = re.compile(
    r" (?:trong |của )?((?:tổng|grdp|gdp|dân số|diện tích|cơ cấu)(?: (?!nên|nếu|thì|nhưng|để|do)[^\W\d_]+){0,6})"
)


def again(folded: str, masked: str, floor: int, sentence: Span) -> re.Match[str] | None:
    """Return the words that take up the measure of a sentence before: "con số này", "Năm 2020 ước đạt"."""
    then = _THEN.match(masked, sentence.start, sentence.end) if floor == sentence.start else None
    return then or _AGAIN.search(folded, floor, sentence.end)


def after(pointing: re.Match[str] | None, floor: int) -> int:
    """Return where the words go on behind those that only point back."""
    return pointing.end() if pointing and pointing.re is _AGAIN else floor


def goal(measure: str) -> str | None:
    """Return the plan that a measure is, or is compared with."""
    match = GOAL.search(measure)
    return match[1] if match else None
