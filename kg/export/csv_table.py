"""One row a tenure as CSV that Excel, LibreOffice and scripts open with the right letters."""

from __future__ import annotations

import codecs
import csv
import io
from typing import BinaryIO

from kg.export.table import COLUMNS, Value, rows
from kg.export.texts import cell
from kg.export.world import World


def write(world: World, file: BinaryIO) -> int:
    """Write a byte order mark, for Excel, the headings and the rows; return the number of rows."""
    file.write(codecs.BOM_UTF8)
    text = io.TextIOWrapper(file, encoding="utf-8", newline="", write_through=True)
    try:
        writer = csv.writer(text)
        writer.writerow(COLUMNS.values())
        count = 0
        for row in rows(world):
            writer.writerow([_cell(row[name]) for name in COLUMNS])
            count += 1
        return count
    finally:
        text.detach()  # the file is not ours to close


def _cell(value: Value) -> str:
    return cell(value) if isinstance(value, str) else "" if value is None else str(value)
