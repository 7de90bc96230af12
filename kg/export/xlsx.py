"""One row a tenure as a workbook: headings that stay in sight, days as days, text that never becomes a formula."""

from __future__ import annotations

import shutil
import tempfile
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import xlsxwriter

from kg.export.table import COLUMNS, Value, rows
from kg.export.world import World

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

_WIDTHS = {"quote": 60, "last_quote": 60, "title": 40, "last_title": 40, "post": 40, "body": 36, "place": 36, "id": 14}
_FIRST_DAY = date(1900, 3, 1)  # spreadsheets disagree on the days before
_LONGEST = 32_767  # characters in a cell
_MOST = 1_048_575  # rows below the headings
_OPTIONS = {
    "constant_memory": True,  # rows go to disk one by one
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def write(world: World, file: BinaryIO) -> int:
    """Write one sheet of tenures, a further one where it is full; return the number of rows."""
    with tempfile.TemporaryDirectory(prefix="kg-export-") as folder:
        path = Path(folder) / "table.xlsx"
        book = xlsxwriter.Workbook(path, {**_OPTIONS, "tmpdir": folder})
        book.set_properties({"title": "quanhe"})
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        day = book.add_format({"num_format": "yyyy-mm-dd", "align": "left"})
        count = 0
        for row in rows(world):
            if count % _MOST == 0:
                sheet = book.add_worksheet(f"Chức vụ {count // _MOST + 1}")
                _headings(sheet, bold)
            for column, name in enumerate(COLUMNS):
                _write(sheet, count % _MOST + 1, column, row[name], day)
            count += 1
        book.close()
        with path.open("rb") as made:
            shutil.copyfileobj(made, file)
    return count


def _headings(sheet: Worksheet, bold: Format) -> None:
    for column, (name, heading) in enumerate(COLUMNS.items()):
        sheet.set_column(column, column, _WIDTHS.get(name, 18))
        sheet.write_string(0, column, heading, bold)
    sheet.freeze_panes(1, 1)


def _write(sheet: Worksheet, row: int, column: int, value: Value, day: Format) -> None:
    if isinstance(value, date) and value >= _FIRST_DAY:
        sheet.write_datetime(row, column, value, day)
    elif isinstance(value, int):
        sheet.write_number(row, column, value)
    elif value:
        sheet.write_string(row, column, str(value)[:_LONGEST])
