"""The stored network queries, asked of one thing at a time or, for the whole world, once.

The queries have no ORDER BY: sorting in the store reads every term from disk again (nine tenths of the
time at half a million quads). Whoever uses rows here brings them in order.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from functools import cache

import pyoxigraph as ox

from kg import resources
from kg.store import Readable, Row, Term
from kg.vocab import PLACES

_WORLD = (ox.DefaultGraph(), ox.NamedNode(PLACES))
_PAGE = ("title", "url", "published", "publisher")
Properties = dict[str, list[str]]  # property IRI -> values


def value(term: Term | None) -> str | None:
    """Return the text of a literal or the IRI of a node."""
    return None if term is None else str(getattr(term, "value", term))


class Reader:
    """Rows of `queries/networks/*.rq` by the thing they are about.

    A reader of the `whole` asks each query once for everything, but those of `singly` thing by thing.
    """

    def __init__(self, store: Readable, *, whole: bool = False, singly: Collection[str] = ()) -> None:
        self._store = store
        self._whole = whole
        self._singly = singly
        self._tables: dict[str, dict[str, list[Row]]] = {}
        self._properties: dict[str, Properties] = {}
        self._pages: dict[str, dict[str, str | None]] = {}

    def rows(self, query: str, thing: str) -> list[Row]:
        """Return the rows of `queries/networks/<query>.rq` about `thing`."""
        table, whole = self._tables.get(query), self._whole and query not in self._singly
        if table is None:
            table = self._tables[query] = self._everything(query) if whole else {}
        if whole:
            return table.get(thing, [])
        if thing not in table:
            table[thing] = list(self._store.query(_text(query), {"thing": thing}))
        return table[thing]

    def properties(self, thing: str) -> Properties:
        """Return what the default graph, or the graph of places, says of `thing`; values are sorted."""
        known = self._properties.get(thing)
        if known is None:
            known = self._properties[thing] = {}
            for name, said in self._said(thing):
                known.setdefault(name, []).append(said)
            for values in known.values():
                values.sort()
        return known

    def values(self, thing: str, name: str) -> list[str]:
        """Return the values of one property of `thing`, sorted; cheaper than all of them."""
        if self._whole or thing in self._properties:
            return self.properties(thing).get(name, [])
        found = (quad for quad in self._store.pattern(thing, name) if quad.graph_name in _WORLD)
        return sorted(value(quad.object) or "" for quad in found)

    def _said(self, thing: str) -> Iterator[tuple[str, str]]:
        if self._whole:
            for row in self.rows("properties", thing):
                yield value(row["property"]) or "", value(row["value"]) or ""
        else:  # of one thing a pattern tells the same as the query, in a tenth of the time
            for quad in self._store.pattern(thing):
                if quad.graph_name in _WORLD:
                    yield quad.predicate.value, value(quad.object) or ""

    def page(self, doc: str) -> dict[str, str | None]:
        """Return title, url, published and publisher of a document."""
        if doc not in self._pages:
            rows = self.rows("documents", doc)
            self._pages[doc] = {
                name: min((value(r[name]) or "" for r in rows if name in r), default=None) for name in _PAGE
            }
        return self._pages[doc]

    def things(self) -> list[str]:
        """Return everything that has properties; for a reader of the whole world."""
        self.rows("properties", "")
        return sorted(self._tables["properties"])

    def _everything(self, query: str) -> dict[str, list[Row]]:
        table: dict[str, list[Row]] = defaultdict(list)
        for row in self._store.query(_text(query)):
            table[value(row["thing"]) or ""].append(row)
        return dict(table)


@cache
def _text(query: str) -> str:
    return (resources.queries() / "networks" / f"{query}.rq").read_text(encoding="utf-8")
