"""Tables of figures, as pages keep them: a line each row, " | " between cells, the first names the columns.

"Chỉ tiêu | Kế hoạch | Thực hiện 9 tháng | So với KH (%)" over "Thu ngân sách | 180 tỷ đồng | 148,6 tỷ đồng | 82,5".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.language import amounts
from kg.language.amounts import Amount
from kg.language.normal import modern
from kg.lexicon.indicators import load
from kg.mentions.figure import Figure
from kg.mentions.tables import Table, said, tables
from kg.model import Reading, Span

RULE, PLACES = "indicator.table", "indicator.each"
_PROOF = 150  # code points of the words that prove a figure
_LONGEST = 16  # words of what is measured
_INDEX = re.compile(r"(?:stt|tt|số tt|số thứ tự|#|no)\.?")
_NUMBERED = re.compile(r"(?:[\divx]{1,4}|[a-z])[.)]?")
_UNITS = re.compile(r"(?:đơn vị tính|đơn vị|đvt)\.?")
# what a table of figures is not of: works, papers, persons, hours
_ELSE = re.compile(
    r"(?<!\w)(?:công trình|dự án|họ|tên|ký hiệu|văn bản|trích yếu|đồng chí|chức vụ|chức danh|thời gian|ngày|giờ"
    r"|địa điểm|phiếu|gói thầu|thửa|người|đại biểu)(?!\w)"
)
_PRICED = re.compile(r"(?<!\w)(?:giá(?! trị| so sánh| ss| hiện hành)|học phí|mức thu|lương|lệ phí|phí|phiếu)(?!\w)")
_PLACE = re.compile(
    r"(?:tên )?(?:xã|phường|huyện|quận|địa phương|đơn vị|xã, phường|xã, thị trấn|huyện, thị xã|thị trấn)"
)
_AGAINST = re.compile(r"(?<!\w)(?:so(?: với)?|tỷ lệ|tỉ lệ|đạt|%|bằng|tăng|giảm|hoàn thành)(?!\w)|%")
_BASE = re.compile(
    r"(?<!\w)(cùng kỳ(?: năm trước)?|kế hoạch(?: năm)?|kh|nghị quyết|nq|dự toán|dt|chỉ tiêu|mục tiêu|năm trước)(?!\w)"
)
_PLAN = re.compile(r"(?<!\w)(?:kế hoạch|kh|mục tiêu|chỉ tiêu|dự toán|nghị quyết|phấn đấu)(?!\w)")
_GLOSS = re.compile(r" ?\([^()]*\)")
_IN = re.compile(r"\((?:đvt: ?|đơn vị: ?|đơn vị tính: ?)?(?P<unit>[^()\d]{1,24})\)")
_NUMBER = re.compile(r"(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?")
_SHORT = {"nq": "nghị quyết", "dt": "dự toán", "kh": "kế hoạch"}


def find(reading: Reading) -> tuple[list[Figure], list[Span]]:
    """Return the figures of the tables of a page, and the lines of these tables."""
    figures: list[Figure] = []
    lines: list[Span] = []
    for table in tables(reading.folded):
        if not _is_head(reading.folded, table.head):
            continue
        found = [figure for row in table.rows for figure in _row(reading, table, row)]
        if found:
            figures += found
            lines += [Span(row[0].start, row[-1].end) for row in (table.head, *table.rows)]
    return figures, lines


def _is_head(text: str, cells: list[Span]) -> bool:
    """Tell whether columns are named by what may be figures."""
    names = [said(text, cell) for cell in cells]
    label = next((name for name in names if not _INDEX.fullmatch(name)), "")
    if _ELSE.search(label) or _PRICED.search(label):
        return False
    return not any(amounts.find(name) or _NUMBER.fullmatch(name) for name in names)


def _row(reading: Reading, table: Table, row: list[Span]) -> Iterator[Figure]:
    """Yield the figures of one row."""
    text, head = reading.folded, table.head
    if len(row) != len(head):
        return
    named = [said(text, cell) for cell in head]
    first = next((i for i, name in enumerate(named) if not _INDEX.fullmatch(name)), 0)
    label = said(text, row[first])
    if _NUMBERED.fullmatch(label) or _PRICED.search(label) or not any(c.isalpha() for c in label):
        return
    column = next((i for i, name in enumerate(named) if i > first and _UNITS.fullmatch(name)), None)
    unit = said(text, row[column]) if column is not None else ""
    unit = unit or _said_in(label)
    places = _PLACE.fullmatch(named[first]) is not None
    for i in range(first + 1, len(row)):
        amount = _amount(text, row[i], named[i], unit) if i != column else None
        if amount:
            yield _figure(reading, table, row, first, i, amount, of_places=places)


def _amount(text: str, cell: Span, name: str, unit: str) -> Amount | None:
    """Return the amount of a cell, with the unit of its row or column where it has none."""
    found = amounts.find(text, cell.start, cell.end)
    if found:
        return found[0]
    number = _NUMBER.fullmatch(said(text, cell))
    told = "%" if _AGAINST.search(name) and not _said_in(name) else _said_in(name) or unit
    if number is None or not told:
        return None
    whole = amounts.find(f"{number[0]} {told}" if told != "%" else f"{number[0]}%")
    return Amount(Span(cell.start, cell.end), whole[0].value, whole[0].unit) if whole else None


def _said_in(name: str) -> str:
    found = _IN.search(name)
    return found["unit"].strip() if found else ""


def _figure(
    reading: Reading, table: Table, row: list[Span], first: int, i: int, amount: Amount, *, of_places: bool
) -> Figure:
    text, named = reading.folded, table.head[i]
    name = text[named.start : named.end]
    what = row[first] if not of_places else named
    measure = load().spelt(_GLOSS.sub("", modern(reading.document.text[what.start : what.end])).strip())
    measure = " ".join(measure.split()[:_LONGEST])
    measure = measure[:1].lower() + measure[1:] if not measure[:2].isupper() else measure
    if amount.unit.startswith("%") and _AGAINST.search(name) and not of_places:
        base = _BASE.search(name)
        measure += f" so với {_SHORT.get(base[1], base[1])}" if base else ""
    plan = _PLAN.search(name) is not None and not _AGAINST.search(name)
    line = Span(row[0].start, row[-1].end)
    proof = Span(row[first].start, row[i].end)
    return Figure(
        amount,
        measure,
        row[first],
        proof if proof.end - proof.start <= _PROOF else amount.span,
        row[i].end,
        line.start,
        line,
        kind="plan" if plan else "actual",
        rule=PLACES if of_places else RULE,
        told=(named, table.above),
    )
