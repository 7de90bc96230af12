"""Rows written as columns over a table of strings and compressed: a tenth of the plain JSON.

What is packed: {"strings": [...], "tables": {"<table>": {"rows": n, "texts": {...}, "numbers": {...}}}, "rest": {...}};
each column is a list with a cell for every row, null where there is nothing. A cell of texts is a place in `strings`;
a cell may be a list of such cells.
"""

from __future__ import annotations

import base64
import gzip
import json
from collections.abc import Collection, Mapping, Sequence
from typing import Any

Rows = Sequence[Mapping[str, Any]]


class _Places(dict[Any, int]):
    """Where each text stands in the table of strings; a new one is put at its end."""

    def __missing__(self, text: Any) -> int:
        place = self[text] = len(self)
        return place

    def of(self, cell: Any) -> Any:
        """Return the place of the text in a cell; of a list of texts, the list of their places."""
        return [self.of(item) for item in cell] if isinstance(cell, list) else self[cell]


def pack(tables: Mapping[str, Rows], rest: Mapping[str, Any], but: Collection[str] = ()) -> str:
    """Return `tables`, and `rest` as it is, as base64 of gzip of JSON; the same rows give the same text.

    Columns named in `but` are left out.
    """
    places = _Places()
    columns = {name: _columns(rows, places, but) for name, rows in tables.items()}
    made = {"strings": list(places), "tables": columns, "rest": rest}
    text = json.dumps(made, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return base64.b64encode(gzip.compress(writable(text).encode(), 5, mtime=0)).decode("ascii")


def writable(text: str) -> str:
    """Return `text` with a question mark for half of a surrogate pair, which UTF-8 cannot write."""
    return text.encode("utf-8", "replace").decode()


def unpack(packed: str) -> dict[str, Any]:
    """Return what `pack` was given: the tables by name with the rest."""
    made = json.loads(gzip.decompress(base64.b64decode(packed)))
    return {**made["rest"], **{name: _rows(table, made["strings"]) for name, table in made["tables"].items()}}


def _columns(rows: Rows, places: _Places, but: Collection[str]) -> dict[str, Any]:
    made: dict[str, Any] = {"rows": len(rows), "texts": {}, "numbers": {}}
    for name in sorted(set().union(*rows) - set(but)):
        cells = [row.get(name) for row in rows]
        if _are_texts(cells):
            made["texts"][name] = [None if cell is None else places.of(cell) for cell in cells]
        else:
            made["numbers"][name] = cells
    return made


def _are_texts(cells: Sequence[Any]) -> bool:
    """Return whether a column has texts or lists of texts, by the kinds of its cells where they tell."""
    kinds = {type(cell) for cell in cells}
    return str in kinds or (
        list in kinds and any(isinstance(item, str) for cell in cells if isinstance(cell, list) for item in cell)
    )


def _rows(table: Mapping[str, Any], strings: Sequence[str]) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = [{} for _ in range(table["rows"])]
    for kind in ("texts", "numbers"):
        for name, cells in table[kind].items():
            for row, cell in zip(rows, cells, strict=True):
                if cell is not None:
                    row[name] = cell if kind == "numbers" else _text(cell, strings)
    return rows


def _text(cell: Any, strings: Sequence[str]) -> Any:
    return [_text(item, strings) for item in cell] if isinstance(cell, list) else strings[cell]
