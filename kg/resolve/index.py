"""The map by which resolving finds its way from a changed page to all that it touches; an SQLite file beside the graph.

It is a cache: made anew from the graph whenever it is missing, damaged, of another version of the program or of another
state of the graph, which its stamp tells. Of a page that changed it holds the old and the new state side by side until
the change is done.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.resolve.bodies import Body
from kg.resolve.company import Named
from kg.resolve.days import Days
from kg.resolve.likeness import COMMON
from kg.resolve.read import Node, Said
from kg.resolve.sheets import Entry, Sheet, limited
from kg.tenure import Ending

TABLES = """
CREATE TABLE page(
  id INTEGER PRIMARY KEY, doc TEXT NOT NULL, hash TEXT NOT NULL, named TEXT NOT NULL, days TEXT, province TEXT);
CREATE TABLE entry(home INT, kind TEXT, local TEXT, page INT, node TEXT, PRIMARY KEY(home, kind, local, page))
  WITHOUT ROWID;
CREATE TABLE bond(block INT, home INT, page INT, PRIMARY KEY(block, home, page)) WITHOUT ROWID;
CREATE TABLE near(block INT, home INT, name TEXT, page INT, PRIMARY KEY(block, home, name, page)) WITHOUT ROWID;
CREATE TABLE uses(used INT, user INT, page INT, PRIMARY KEY(used, user, page)) WITHOUT ROWID;
CREATE TABLE unit(place TEXT, key TEXT, page INT, PRIMARY KEY(place, page)) WITHOUT ROWID;
CREATE TABLE thing(local TEXT PRIMARY KEY, home INT NOT NULL, iri TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE body(iri TEXT PRIMARY KEY, label TEXT, kind TEXT, place TEXT, keys TEXT) WITHOUT ROWID;
CREATE TABLE found(name TEXT, iri TEXT, PRIMARY KEY(name, iri)) WITHOUT ROWID;
CREATE TABLE ending(iri TEXT PRIMARY KEY, day TEXT, ground TEXT) WITHOUT ROWID;
CREATE TABLE kin(home INT, iri TEXT, PRIMARY KEY(home, iri)) WITHOUT ROWID;
CREATE TABLE fact(name TEXT PRIMARY KEY, value TEXT);
"""
SECOND = """
CREATE INDEX page_doc ON page(doc);
CREATE INDEX entry_page ON entry(page);
CREATE INDEX bond_home ON bond(home);
CREATE INDEX near_home ON near(home);
"""
_OF_PAGE = ("bond", "near", "uses", "unit")


@dataclass(frozen=True, slots=True)
class Page:
    """What the index keeps of a page as a whole; `id` is that of one state of it."""

    id: int
    doc: str
    hash: int
    named: Named
    days: Days | None
    province: str | None


class Index:
    """The tables; nothing is kept until `commit`. Every method may raise sqlite3.Error: the file is damaged."""

    def __init__(self, path: Path) -> None:
        self._db = sqlite3.connect(path, isolation_level=None)
        self._db.execute("PRAGMA journal_mode = WAL")
        self._db.execute("PRAGMA synchronous = NORMAL")
        self._db.execute("BEGIN IMMEDIATE")
        if not self._db.execute("SELECT 1 FROM sqlite_master WHERE name = 'fact'").fetchone():
            self._make()

    def _make(self) -> None:
        self._script(TABLES + SECOND)

    def _script(self, statements: str) -> None:
        """Carry out statements within the transaction."""
        for statement in filter(str.strip, statements.split(";")):
            self._db.execute(statement)

    def commit(self) -> None:
        """Keep what was written."""
        self._db.execute("COMMIT")
        self._db.execute("BEGIN IMMEDIATE")

    def close(self) -> None:
        """Give up what was not committed."""
        self._db.close()

    # ------------------------------------------------------------ facts about the whole

    def get(self, name: str) -> str:
        """Return a fact about the whole, "" if there is none."""
        row = self._db.execute("SELECT value FROM fact WHERE name = ?", (name,)).fetchone()
        return "" if row is None else str(row[0])

    def put(self, name: str, value: str) -> None:
        """Keep a fact about the whole."""
        self._db.execute("INSERT OR REPLACE INTO fact VALUES (?, ?)", (name, value))

    # ------------------------------------------------------------ pages

    def add(self, sheets: Iterable[tuple[Sheet, int]]) -> list[int]:
        """Add pages, each with its hash, and return the numbers of their states."""
        first: int = self._db.execute("SELECT coalesce(max(id), 0) + 1 FROM page").fetchone()[0]
        rows: dict[str, list[tuple[object, ...]]] = {name: [] for name in ("page", "entry", *_OF_PAGE)}
        ids = []
        for number, (sheet, hashed) in enumerate(sheets, first):
            ids.append(number)
            days = None if sheet.days is None else "/".join(sheet.days)
            rows["page"].append((number, sheet.doc, str(hashed), _packed(sheet.named), days, sheet.province))
            rows["entry"] += [(home, kind, local, number, _packed(node)) for home, kind, local, node in sheet.entries]
            rows["bond"] += [(block, home, number) for block, home in sheet.bonds]
            rows["near"] += [(block, home, name, number) for block, name, home in sheet.near]
            rows["uses"] += [(used, user, number) for used, user in sheet.uses]
            rows["unit"] += [(place, key, number) for place, key in sheet.keys.items()]
        for name, of in rows.items():
            if of:
                of.sort(key=lambda row: row[:3])
                self._db.executemany(f"INSERT INTO {name} VALUES ({', '.join('?' * len(of[0]))})", of)
        return ids

    def drop(self, pages: Iterable[int], sheets: Iterable[Sheet]) -> None:
        """Remove states of pages; `sheets` say what was kept of each."""
        for page, sheet in zip(pages, sheets, strict=True):
            self._db.execute("DELETE FROM page WHERE id = ?", (page,))
            self._db.execute("DELETE FROM entry WHERE page = ?", (page,))
            for table, key, rows in (
                ("bond", "block = ? AND home = ?", sheet.bonds),
                ("near", "block = ? AND name = ? AND home = ?", sheet.near),
                ("uses", "used = ? AND user = ?", sheet.uses),
                ("unit", "place = ? AND key = ?", sheet.keys.items()),
            ):
                self._db.executemany(f"DELETE FROM {table} WHERE {key} AND page = {page}", rows)

    def states(self, docs: Iterable[str]) -> list[tuple[int, str]]:
        """Return the number of the state of each of these documents that is kept."""
        return list(self._rows("SELECT id, doc FROM page WHERE doc IN (SELECT value FROM json_each(?))", docs))

    def pages(self, ids: Iterable[int]) -> Iterator[Page]:
        """Yield these states of pages."""
        for number, doc, hashed, named, days, province in self._rows(
            "SELECT id, doc, hash, named, days, province FROM page WHERE id IN (SELECT value FROM json_each(?))", ids
        ):
            first, _, last = (days or "").partition("/")
            yield Page(number, doc, int(hashed), json.loads(named), (first, last) if days else None, province)

    def entries(self, homes: Iterable[int]) -> Iterator[tuple[int, Entry]]:
        """Yield the things and facts of homes in order, each with the state of the page that it is of."""
        query = "SELECT page, home, kind, local, node FROM entry WHERE home IN (SELECT value FROM json_each(?))"
        for page, home, kind, local, node in self._rows(query, homes):
            yield page, (home, kind, local, json.loads(node))

    def said(self, page: int, doc: str) -> Said:
        """Return what one state of a page says."""
        said = Said()
        query = "SELECT kind, local, node FROM entry WHERE page = ? ORDER BY kind, local"
        for kind, local, node in self._db.execute(query, (page,)):
            if kind == "located":
                said.located[local] = json.loads(node)["places"].split()
            elif hasattr(said, kind):
                getattr(said, kind)[local] = json.loads(node)
        said.keys.update(self._db.execute("SELECT place, key FROM unit WHERE page = ?", (page,)))
        said.places[doc] = sorted(said.keys)
        return said

    def beside(self, homes: Iterable[int], kind: str) -> Iterator[tuple[int, Node]]:
        """Yield the things of a kind that pages tell of, the pages being given by the homes of their stories."""
        query = (
            "SELECT b.home, b.node FROM entry a JOIN entry b ON b.page = a.page AND b.kind = ?2 "
            "WHERE a.home IN (SELECT value FROM json_each(?1)) AND a.kind = 'documents'"
        )
        for home, node in self._db.execute(query, (json.dumps(list(homes)), kind)):
            yield home, json.loads(node)

    # ------------------------------------------------------------ ways

    def bonded(self, homes: Iterable[int]) -> set[int]:
        """Return the homes that share a bond with these."""
        return self._set(
            "SELECT DISTINCT b.home FROM bond a JOIN bond b USING (block) "
            "WHERE a.home IN (SELECT value FROM json_each(?))",
            homes,
        )

    def users(self, homes: Iterable[int]) -> set[int]:
        """Return the homes of what depends on things of these."""
        return self._set("SELECT DISTINCT user FROM uses WHERE used IN (SELECT value FROM json_each(?))", homes)

    def names(self, homes: Iterable[int]) -> dict[int, set[str]]:
        """Return the blocks that homes have names in, with those names."""
        query = "SELECT block, name FROM near WHERE home IN (SELECT value FROM json_each(?))"
        found: dict[int, set[str]] = {}
        for block, name in self._rows(query, homes):
            found.setdefault(block, set()).add(name)
        return found

    def named(self, blocks: Iterable[int]) -> Iterator[tuple[int, str, int]]:
        """Yield the names in blocks with their homes."""
        query = "SELECT DISTINCT block, name, home FROM near WHERE block IN (SELECT value FROM json_each(?))"
        return self._rows(query, blocks)

    def ranked(self, blocks: Iterable[int], without: Iterable[int]) -> Iterator[tuple[int, str]]:
        """Yield the names in blocks, leaving some states of pages out."""
        left_out = set(without)
        query = "SELECT block, name, page FROM near WHERE block IN (SELECT value FROM json_each(?))"
        for block, name, page in self._rows(query, blocks):
            if page not in left_out:
                yield block, name

    def crowded(self, blocks: Iterable[int], without: Iterable[int]) -> set[int]:
        """Return which of some blocks too many pages have to tell anything, leaving some states of pages out."""
        left_out = set(without)
        query = "SELECT block, page, name FROM near WHERE block IN (SELECT value FROM json_each(?))"
        having: dict[int, set[int]] = {}
        for block, page, name in self._rows(query, blocks):
            if page not in left_out and limited(name):
                having.setdefault(block, set()).add(page)
        return {block for block, pages in having.items() if len(pages) > COMMON}

    def units(self, without: Iterable[int] = ()) -> dict[str, str]:
        """Return the places that pages name, with their keys, leaving some states of pages out."""
        left_out = ",".join(map(str, sorted(set(without))))
        return dict(self._db.execute(f"SELECT DISTINCT place, key FROM unit WHERE page NOT IN ({left_out})"))

    # ------------------------------------------------------------ what was decided

    def things(self, local: Iterable[str]) -> dict[str, tuple[int, str]]:
        """Return the home and the IRI of what local things are."""
        query = "SELECT local, home, iri FROM thing WHERE local IN (SELECT value FROM json_each(?))"
        return {one: (home, iri) for one, home, iri in self._rows(query, local)}

    def keep_things(self, things: Iterable[tuple[str, int, str]], gone: Iterable[str] = ()) -> None:
        """Keep what local things are, and forget the things that are gone."""
        self._db.executemany("DELETE FROM thing WHERE local = ?", ((local,) for local in gone))
        self._db.executemany("INSERT OR REPLACE INTO thing VALUES (?, ?, ?)", things)

    def bodies(self, iris: Iterable[str] | None = None) -> dict[str, Body]:
        """Return what bodies are as others see them: without their mentions and other names."""
        query = "SELECT iri, label, kind, place, keys FROM body"
        rows = (
            self._db.execute(query)
            if iris is None
            else self._rows(f"{query} WHERE iri IN (SELECT value FROM json_each(?))", iris)
        )
        return {
            iri: Body(iri, (label,), kind, place, (), tuple(json.loads(keys))) for iri, label, kind, place, keys in rows
        }

    def found(self, names: Iterable[str]) -> Iterator[tuple[str, str]]:
        """Yield the bodies that are found under some names, each with the name."""
        return self._rows("SELECT iri, name FROM found WHERE name IN (SELECT value FROM json_each(?))", names)

    def endings(self, iris: Iterable[str]) -> dict[str, Ending]:
        """Return the ends of bodies."""
        query = "SELECT iri, day, ground FROM ending WHERE iri IN (SELECT value FROM json_each(?))"
        return {iri: Ending(day, ground) for iri, day, ground in self._rows(query, iris)}

    def keep_endings(self, endings: Mapping[str, Ending], gone: Iterable[str] = ()) -> None:
        """Keep the ends of bodies, and forget those of bodies that did not end."""
        self._db.executemany("DELETE FROM ending WHERE iri = ?", ((iri,) for iri in gone))
        self._db.executemany(
            "INSERT OR REPLACE INTO ending VALUES (?, ?, ?)", ((iri, *ending) for iri, ending in endings.items())
        )

    def keep_bodies(
        self, bodies: Mapping[Body, Iterable[str]], gone: Mapping[Body, Iterable[str]] | None = None
    ) -> None:
        """Keep bodies with the names under which they are found, and forget those that are gone."""
        for body, names in (gone or {}).items():
            self._db.execute("DELETE FROM body WHERE iri = ?", (body.iri,))
            self._db.executemany("DELETE FROM found WHERE name = ? AND iri = ?", ((name, body.iri) for name in names))
        found = ((name, body.iri) for body, names in bodies.items() for name in names)
        self._db.executemany("INSERT OR IGNORE INTO found VALUES (?, ?)", found)
        rows = ((body.iri, body.label, body.kind, body.place, json.dumps(body.keys)) for body in bodies)
        self._db.executemany("INSERT OR REPLACE INTO body VALUES (?, ?, ?, ?, ?)", rows)

    def keep_kin(self, homes: Iterable[tuple[int, str]]) -> None:
        """Keep which homes came to be one body or story, with its IRI."""
        self._db.executemany("INSERT OR IGNORE INTO kin VALUES (?, ?)", homes)

    def kin(self, homes: Iterable[int]) -> set[int]:
        """Return all homes that are, or were once, one body or story with these."""
        return self._set(
            "SELECT DISTINCT b.home FROM kin a JOIN kin b USING (iri) WHERE a.home IN (SELECT value FROM json_each(?))",
            homes,
        )

    def _set(self, query: str, of: Iterable[int]) -> set[int]:
        return {row[0] for row in self._rows(query, of)}

    def _rows(self, query: str, of: Iterable[object]) -> Iterator[Any]:
        return self._db.execute(query, (json.dumps(list(of)),))


def _packed(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
