"""An index made anew: what it is told is set aside as it comes, then written in the order of its tables."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from kg.resolve.index import SECOND, TABLES, Index

# The tables that grow with the pages: their columns, and how many of them make the key.
_ASIDE = {
    "entry": ("home, kind, local, page, node", 4),
    "bond": ("block, home, page", 3),
    "near": ("block, home, name, page", 4),
    "uses": ("used, user, page", 3),
    "unit": ("place, key, page", 3),
    "thing": ("local, home, iri", 1),
}


class Draft(Index):
    """An index that nobody has opened yet, in place of the one at `path`; it is one from `finish` on.

    The tables would be written all over were their rows put where they belong one after another; sorted first, by
    SQLite and outside memory, they take half the time from some 10,000 pages on, and the memory of a few.
    """

    def __init__(self, path: Path) -> None:
        for old in path.parent.glob(f"{path.name}*"):
            old.unlink()
        self._path, self._new = path, path.with_name(f"{path.name}.new")
        self._db = sqlite3.connect(self._new, isolation_level=None)
        self._db.execute("PRAGMA journal_mode = OFF")  # unfinished it is thrown away
        self._db.execute("BEGIN")
        self._script(TABLES)
        for table, (columns, _) in _ASIDE.items():
            self._db.execute(f"CREATE TEMP TABLE {table}({columns})")  # a name means the temporary table first

    def finish(self) -> None:
        """Put the index in its place, and close it."""
        for table, (columns, key) in _ASIDE.items():
            order = ", ".join(columns.split(", ")[:key])
            self._db.execute(f"INSERT INTO main.{table} SELECT * FROM temp.{table} ORDER BY {order}")
            self._db.execute(f"DROP TABLE temp.{table}")
        self._script(SECOND)
        self._db.execute("COMMIT")
        self.close()
        self._new.replace(self._path)
