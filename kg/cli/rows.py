"""Rows of an answer as a table for people, or as CSV, JSON or NDJSON for programs."""

from __future__ import annotations

import csv
import io
import json
import shutil
import sys
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

Value = str | int | float | Decimal | bool | None
FORMATS = ("table", "csv", "json", "ndjson")

_NARROW = 12  # characters that a column keeps however little room there is
_GAP = "  "


def lines(format: str, columns: Sequence[str], rows: Iterable[Sequence[Value]]) -> Iterator[str]:
    """Yield the lines that show `rows` in one of FORMATS."""
    if format == "table":
        yield from _table(columns, [[_shown(value) for value in row] for row in rows])
    elif format == "csv":
        yield from (_csv(row) for row in (columns, *rows))
    else:
        objects = [json.dumps(dict(zip(columns, map(_plain, row), strict=True)), ensure_ascii=False) for row in rows]
        if format == "json":
            body = ",\n ".join(objects)
            yield f"[{body}]"
        else:
            yield from objects


def _shown(value: Value) -> str:
    return "" if value is None else str(value)


def _plain(value: Value) -> Value:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value


def _csv(row: Sequence[Value]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="").writerow([_shown(value) for value in row])
    return line.getvalue()


def _table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield an aligned table; on a terminal too narrow for it, cells run over several lines."""
    widths = [max(map(len, column)) for column in zip(columns, *rows, strict=True)]
    if sys.stdout.isatty():
        widths = _fitting(widths, shutil.get_terminal_size().columns)
    yield _line(columns, widths)
    yield _GAP.join("─" * width for width in widths)
    for row in rows:
        cells = [textwrap.wrap(cell, width) or [""] for cell, width in zip(row, widths, strict=True)]
        for number in range(max(map(len, cells))):
            yield _line([cell[number] if number < len(cell) else "" for cell in cells], widths)


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    return _GAP.join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)).rstrip()


def _fitting(widths: Sequence[int], room: int) -> list[int]:
    """Return `widths` with the widest columns narrowed until all fit in `room`, if they can."""
    fitted = list(widths)
    while sum(fitted) + len(_GAP) * (len(fitted) - 1) > room and max(fitted) > _NARROW:
        fitted[fitted.index(max(fitted))] -= 1
    return fitted
