"""Figures in the text with what they measure: "thu ngân sách … đạt 64% dự toán, bằng 112% so với cùng kỳ"."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from kg.language import amounts
from kg.language.amounts import Amount
from kg.lexicon.indicators import load
from kg.mentions import broad_figures, countryside, figure_table
from kg.mentions.between import mask
from kg.mentions.figure import Figure
from kg.mentions.figure_reader import FigureReader, Hit
from kg.mentions.figure_sieve import may_belong, may_tell
from kg.mentions.times import Times
from kg.model import Reading, Span
from kg.quick import replace

_OF_CONG = (
    " ty",
    " nghiệp",
    " trình",
    " nhân",
    " an ",
    " cộng",
    " chức",
)  # "nhà đầu tư công ty" speaks of no đầu tư công
_FAR = 110  # code points between what is counted and a number without a unit
_COUNTED = re.compile(
    r"(?<!\w)(?:(?:tổng )?số(?: lượng)? |tổng |)(?P<noun>biên chế|người|hộ|lao động|học sinh|doanh nghiệp"
    r"|hồ sơ|giáo viên|xe|dự án)(?!\w)"
)
_GREAT = re.compile(r"\d\.\d{3} ?(?:[,;()]|\.(?!\d)|\Z|\n)")
_SCALED = re.compile(r"(?:triệu|tỷ|tỉ)\Z")  # "số hồ sơ là 14 triệu" are no đồng
_COUNT = re.compile(
    r"(?<!\w)(?:(?:số|số lượng|lượng) (?P<noun>người|hộ|lao động|hồ sơ|lượt khách|khách|xe|học sinh)"
    r"|(?<!người )dân số(?! tiền))"
    r"(?: [^\W\d_]+){0,8} (?:là|đạt|lên|lên đến|lên tới|tới|đến|còn|khoảng|hơn|gần|trên) \Z"
)
_DIGIT = re.compile(r"\d")
_OF_PLAN = re.compile(
    r"(?<![\w.,/])(?P<done>\d[\d.]*(?:,\d+)?)/(?P<plan>\d[\d.]*(?:,\d+)?)"
    r" ?(?:(?:nghìn )?(?:tỷ|tỉ|triệu)(?: đồng)?|ha|tấn|hộ)(?!\w)"
)


def find(reading: Reading, times: Times) -> list[Figure]:
    """Return the figures of `reading` that the table of measures knows, in text order."""
    text = reading.folded
    bare = amounts.bare(text, 0, len(text)) if _GREAT.search(text) else []
    out, rows = figure_table.find(reading)
    counted = [
        (s.span, found)
        for s in reading.sentences
        if not _stands_in(s.span.start, rows) and (found := _amounts(text, s.span, bare))
    ]
    hits = _hits(text) if counted else []
    starts = [h[0] for h in hits]
    places = [m.span.start for m in reading.places]
    reader: FigureReader | None = None
    for span, found in counted:
        a, b = bisect_left(starts, span.start), bisect_left(starts, span.end)
        if reader is None and any(
            may_tell(text, amount, span, hits[a:b])
            or may_belong(amount, places)
            or broad_figures.may(text, amount, span)
            or countryside.may(text, amount, span)
            for amount in found
        ):
            reader = FigureReader(reading, mask(reading, times))
        if reader:
            out += reader.read(span, hits[a:b], found)
    return sorted(out, key=lambda figure: figure.amount.span.start) if rows else out


def _stands_in(at: int, rows: list[Span]) -> bool:
    """Tell whether one of `rows`, in text order, lies over `at`."""
    i = bisect_right(rows, at, key=lambda row: row.start)
    return i > 0 and at < rows[i - 1].end


def _hits(text: str) -> list[Hit]:
    """Return where measures of the table stand; one in brackets only names the one before: "(GRDP)"."""
    table = load()
    out = []
    for i, start, end in table.scan.find(text):
        left, right = text[start - 1 : start], text[end : end + 1]
        if left.isalnum() or right.isalnum() or (left == "(" and right == ")"):
            continue
        if text.endswith("thất ", 0, start):  # "thất thu ngân sách"
            continue
        if not (text.endswith("công", 0, end) and text.startswith(_OF_CONG, end)):
            out.append((start, end, table.measures[i]))
    return out


def _unit(before: str) -> str | None:
    """Return what a number without a unit counts, told by what stands before: "tổng số biên chế … là 12.345"."""
    found = list(_COUNTED.finditer(before))
    return found[-1]["noun"] if found else None


def _bare(text: str, span: Span, numbers: list[Span], found: list[Amount]) -> list[Amount]:
    """Return the `numbers` without a unit that stand in a sentence and are in no amount already `found`."""
    out = []
    for number in numbers:
        if span.start <= number.start < span.end and not any(a.span.start <= number.start < a.span.end for a in found):
            unit = _unit(text[max(span.start, number.start - _FAR) : number.start])
            value = amounts.plain(amounts.number(text[number.start : number.end]))
            out += [Amount(number, value, unit)] if unit else []
    return out


def _counting(text: str, amount: Amount, floor: int) -> Amount:
    """Return `amount` with the noun that it counts where a million stands without one: "số hồ sơ là 14 triệu"."""
    if not amount.unit.endswith(" đồng") or not _SCALED.search(text, amount.span.start, amount.span.end):
        return amount
    counted = _COUNT.search(text[max(floor, amount.span.start - _FAR) : amount.span.start])
    if counted is None:
        return amount
    return replace(amount, unit=amount.unit.removesuffix("đồng") + (counted["noun"] or "người"))


def _amounts(text: str, span: Span, bare: list[Span]) -> list[Amount]:
    """Return the amounts of a sentence; "450/620 tỷ đồng" are two: what was reached and what was planned."""
    if not _DIGIT.search(text, span.start, span.end):
        return []
    found = [_counting(text, amount, span.start) for amount in amounts.find(text, span.start, span.end)]
    if bare:
        found = sorted([*found, *_bare(text, span, bare, found)], key=lambda a: a.span)
    if text.find("/", span.start, span.end) < 0:
        return found
    for match in _OF_PLAN.finditer(text, span.start, span.end):
        plan = amounts.find(text[match.start("plan") : match.end()])  # alone: after a slash it would be no amount
        if plan and not any(a.span.start == match.start() for a in found):
            done = amounts.plain(amounts.number(match["done"]))
            found.append(Amount(Span(match.start(), match.end("done")), done, plan[0].unit))
            found.append(Amount(Span(match.start("plan"), match.end()), plan[0].value, plan[0].unit))
    return sorted(found, key=lambda a: a.span)
