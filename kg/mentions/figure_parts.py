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
