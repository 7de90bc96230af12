"""What a share is of where no table names it: the noun phrase before the figure, "đồng bào dân tộc chiếm 42%"."""

from __future__ import annotations

import re

from kg.language.amounts import Amount
from kg.lexicon.indicators import Measure, load
from kg.model import Span

GENERIC = Measure(frozenset(("%",)), of_work=True, needs="link")
_FAR = 140  # code points between the first word and the figure
_CUT = re.compile(
    r"[;:(\n]|, |(?<!\w)(?:cho biết|rằng|biết|thì|trong đó|riêng|nhưng|song|trong khi|nhất là|đặc biệt|hiện nay|hiện"
    r"|đến nay)(?: là)?,? "
)
_LEAD = re.compile(
    r"(?:(?:và|còn|với|về|trong|tại|ở|của|trên địa bàn|toàn|đến|tính đến|theo|hiện|nay|mỗi năm|hằng năm|hàng năm"
    r"|bình quân|§+|¤+)(?!\w)[ ,]*)*"
)
_PLURAL = re.compile(r"(?:tổng )?số(?: lượng)? (?:dự án|công trình)(?!\w)")  # of a place, and not one work
_SIGN = re.compile(r"[,()\n\"“”]")


def find(masked: str, floor: int, amount: Amount, sentence: Span) -> tuple[int, int, Measure] | None:
    """Return where the noun phrase stands that a share is told of; None where it is no matter of a place."""
    table, start = load(), amount.span.start
    link = table.stated.link.search(masked, max(sentence.start, start - 40), start) if amount.unit == "%" else None
    if link is None:
        return None
    low = max(floor, sentence.start, start - _FAR)
    cuts = [m.end() for m in _CUT.finditer(masked, low, start)]
    if low not in (floor, sentence.start) and not cuts:
        return None
    for at in (*reversed(cuts), low):
        lead = _LEAD.match(masked, at + (masked[at] in " ,"), start)
        first = lead.end() if lead else at
        head = table.stated.heads.match(masked, first, start)
        if head is None or " " not in masked[first : link.start()].strip():
            continue
        if _SIGN.search(masked, first, start):
            return None
        stop = min(amount.span.end + 40, sentence.end)
        plural = _PLURAL.match(masked, first, start)
        said = plural.end() if plural else first
        return None if table.stated.against.search(masked, said, stop) else (first, head.end(), GENERIC)
    return None
