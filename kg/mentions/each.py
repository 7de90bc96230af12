"""The same figure told of one place after another: "huyện A mới đạt 18%, huyện B 10%, huyện C (12%)"."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.language.amounts import Amount
from kg.mentions.figure import Figure
from kg.mentions.measures import bare_unit
from kg.model import Span

RULE = "indicator.each"
_FAR = 120  # code points between two figures
_PLACE = r"(?P<place>§+(?: §+)*)"
_ABOUT = (
    r"(?:(?:là|đạt|có|còn|chỉ|mới|được|với|khoảng|hơn|gần|trên|ước|cần|cũng|xấp xỉ|lên tới"
    r"|lên đến|tới|đến|chiếm|ở mức) )*"
)
_NEXT = re.compile(
    r"\)?(?:[,;]|,? và|,? còn|,? trong khi(?: đó)?,?) (?:(?:và|còn|riêng|kế đến là|tiếp đến là|tiếp theo là|tiếp đến"
    r"|tiếp theo|sau đó là|thấp nhất là|cao nhất là|của|ở|tại|trong khi đó|trong khi|là|đến|rồi đến) )*"
    rf"{_PLACE} ?(?:hiện |nay |thì )?\(?:? ?{_ABOUT}\Z"
)
_FIRST = re.compile(
    r"(?P<worth>(?: (?:cao|thấp|lớn|tốt|khá|kém|chậm|nhanh|đạt|rất|nhất|hơn))*)"
    r"(?:,? (?:như|gồm|bao gồm|cụ thể|trong đó|đó là|điển hình|thuộc về)(?: (?:như|là|có))*:?|:) "
    rf"{_PLACE}(?: \(|: ){_ABOUT}\Z"
)
# "đạt 25 m2/người (so với 21 m2/người năm 2015)"
_THAN = re.compile(
    r",? ?\(?(?:(?:tăng|giảm|cao hơn|thấp hơn|nhiều hơn|ít hơn) )?(?:so với|trong khi)"
    r"(?: (?:mức|con số|chỉ|hơn|gần|trên|khoảng))* \Z"
)
_THEN_YEAR = re.compile(r" (?:(?:của|vào|hồi|trong|cuối|đầu|hồi đầu|hồi cuối) )*(?:năm (?:\d{4}|trước|ngoái)|¤)")
COUNTED = (
    "indicator.standard",
    "indicator.count",
    "indicator.done",
    "indicator.goals",
    "indicator.sum",
    "indicator.tally",
)


def following(masked: str, amount: Amount, last: Figure) -> Figure | None:
    """Return the figure of `amount` if it is that of one more place: what was told last, and only the place is new."""
    start = amount.span.start
    if start - last.end > _FAR or bare_unit(amount.unit) != bare_unit(last.amount.unit):
        return None
    found = _NEXT.fullmatch(masked, last.end, start)
    if found is None or last.past:
        return None
    at, end = found.start("place"), amount.span.end
    proof = Span(at, end)
    return replace(last, amount=amount, head=Span(at, start), proof=proof, end=end, rule=RULE)


def beside(masked: str, floor: int, start: int) -> re.Match[str] | None:
    """Return the words of "… thấp như huyện A (12%)", the first of a list of places with their figures."""
    return _FIRST.search(masked, max(floor, start - _FAR), start)


def compared(gap: str, masked: str, end: int) -> bool:
    """Tell whether a figure is that of another year, which the one before is compared with."""
    return _THAN.fullmatch(gap) is not None and _THEN_YEAR.match(masked, end) is not None


def last(told: list[Figure]) -> Figure | None:
    """Return the figure told last; "120 hộ nghèo (chiếm 2%) và …" goes on from the number, not from its share."""
    if len(told) > 1 and told[-1].amount.unit == "%" and told[-2].rule in COUNTED:
        return replace(told[-2], end=told[-1].end)
    return told[-1] if told else None
