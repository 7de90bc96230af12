"""The table metadata.csv beside pages: what is known of them from elsewhere."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from kg.documents import charset, header, text
from kg.documents.page import LIMIT, About, Problem, Unreadable

NAME = "metadata.csv"
_COLUMNS = ("title", "url", "publisher", "published")


class Known:
    """What a table knows of pages by their id, and what is wrong with the table."""

    def __init__(self, path: Path, default: About) -> None:
        self.problems: list[Problem] = []
        self._default = default
        self._rows: dict[str, About] = {}
        if path.is_file():
            self._read(path)

    def of(self, page_id: str) -> About:
        """Return what is known of the page."""
        return self._rows.get(page_id, About()).filled(self._default)

    def _problem(self, where: str, why: str) -> None:
        self.problems.append(Problem(where, "metadata.csv hỏng / broken metadata.csv", why, lost=False))

    def _read(self, path: Path) -> None:
        try:
            if path.stat().st_size > 20 * LIMIT:
                return self._problem(str(path), "it is too large")
            rows = csv.DictReader(io.StringIO(charset.decode(path.read_bytes()), newline=""))
            columns = rows.fieldnames or ()
            if "id" not in columns:
                return self._problem(str(path), "there is no column id")
            if unknown := [str(name) for name in columns if name not in ("id", *_COLUMNS)]:
                self._problem(f"{path}:1", f"unknown columns: {', '.join(unknown)}")
            for row in rows:
                self._row(
                    f"{path}:{rows.line_num}", {key: value for key, value in row.items() if isinstance(value, str)}
                )
        except (OSError, csv.Error) as error:
            self._problem(str(path), str(error))
        except Unreadable as error:
            self._problem(str(path), f"{error.what}: {error.why}")

    def _row(self, where: str, row: dict[str, str]) -> None:
        page_id = text.plain(row.get("id", ""))
        if not page_id:
            return self._problem(where, "there is no id")
        title, url, publisher, printed = (text.plain(row.get(column, "")) or None for column in _COLUMNS)
        day = header.iso(printed) if printed else None
        if printed and not day:
            self._problem(where, f"unknown date: {printed!r}")
        self._rows[page_id] = About(title, url, publisher, day)
        return None
