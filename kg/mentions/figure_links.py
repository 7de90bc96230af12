"""How figures of one measure follow one another: "con số này", "trong khi dự toán là", "62% dự toán A, 58% …"."""

from __future__ import annotations

import re

from kg.model import Span

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
