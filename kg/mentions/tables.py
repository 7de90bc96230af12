"""Tables as pages keep them: a line each row, " | " between cells; the first row names the columns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.model import Span

_BAR = " | "
_LINE = re.compile(r"^.*", re.M)


@dataclass(frozen=True, slots=True)
class Table:
    """The cells of a table's rows."""

    above: Span  # the line that leads to it
    head: list[Span]
    rows: list[list[Span]]


def tables(text: str) -> Iterator[Table]:
    """Yield the tables of `text` that have a row below their head, in text order."""
    if _BAR not in text:
        return
    above, rows = Span(0, 0), list[list[Span]]()
    for line in _LINE.finditer(text):
        cells = _cells(text, *line.span())
        if len(cells) > 1:
            rows.append(cells)
            continue
        if len(rows) > 1:
            yield Table(above, rows[0], rows[1:])
        above, rows = Span(*line.span()), []
    if len(rows) > 1:
        yield Table(above, rows[0], rows[1:])


def said(text: str, cell: Span) -> str:
    """Return the words of a cell."""
    return text[cell.start : cell.end].strip()


def _cells(text: str, start: int, end: int) -> list[Span]:
    out, at = [], start
    while (bar := text.find(_BAR, at, end)) >= 0:
        out.append(Span(at, bar))
        at = bar + len(_BAR)
    return [*out, Span(at, end)]
