"""The facts of all pages as `kg facts` tells them, some pages at a time: memory does not grow with the graph."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

import pyoxigraph as ox

from kg.export.world import World
from kg.facts import KINDS
from kg.facts import facts as told
from kg.store import SOURCES, Graph, Readable, Results, Row, Source, Term, bindings, rows, sources
from kg.vocab import ID, PLACES, PREFIXES

_PAGES = 100  # that are in memory at once
_COMMON = {
    "doc": "string", "kind": "string", "iri": "string", "quote": "string", "start": "int64", "end": "int64",
    "rule": "string", "confidence": "float64", "entity": "string", "person_iri": "string", "body_iri": "string",
    "issuer_iri": "string", "actor_iri": "string",
}  # fmt: skip
_NUMBERS = {"meeting": "int64", "document": "int64", "value": "float64"}
# column: its type, "list" for several texts
SCHEMA: dict[str, object] = {
    **_COMMON,
    **{name: _NUMBERS.get(name, "string") for names in KINDS.values() for name in names},
    "located_in": ["string"],
}


def facts(world: World) -> Iterator[dict[str, Any]]:
    """Yield the facts with a value for each column of SCHEMA, page by page."""
    pages = (page.iri for page in world.pages())
    asked = None
    if world.selection is not None:
        asked = {fact for iri in world.selection.core for fact in world.facts_of(iri)}
    here = _Pages(world.store)
    while here.load(list(islice(pages, _PAGES))):
        for fact in told(here):
            if asked is None or fact["iri"] in asked:
                yield {name: fact.get(name) for name in SCHEMA}


class _Pages:
    """Some pages of a graph in memory, where they can be asked as the whole graph; the rest is looked up there."""

    def __init__(self, store: Readable) -> None:
        self._all = store
        self._here = ox.Store()

    def load(self, pages: list[str]) -> bool:
        """Put other pages in place of those that are here, and say whether there are any."""
        self._here = ox.Store()  # one in memory gives nothing back of what is taken out of it
        quads = [quad for page in pages for quad in self._all.quads(page)]
        self._here.extend(quads)
        ends = {term.value for quad in quads for term in (quad.subject, quad.object) if isinstance(term, ox.NamedNode)}
        for place in sorted(iri for iri in ends if iri.startswith(f"{ID}place/")):
            self._here.extend(self._all.pattern(place, None, None, PLACES))
        return bool(pages)

    @property
    def read_only(self) -> bool:
        """Say that nobody writes to the copy."""
        return True

    def query(self, sparql: str, substitutions: Mapping[str, Term | str] | None = None) -> Iterator[Row]:
        """Yield the rows of a SELECT over these pages."""
        return rows(self.sparql(sparql, substitutions))

    def sparql(self, sparql: str, substitutions: Mapping[str, Term | str] | None = None) -> Results:
        """Return the result of a query over these pages."""
        return self._here.query(sparql, prefixes=PREFIXES, substitutions=bindings(substitutions))

    def quads(self, graph: str | Graph | None = None) -> Iterator[ox.Quad]:
        """Yield quads of the whole graph."""
        return self._all.quads(graph)

    def pattern(
        self,
        subject: str | None = None,
        predicate: str | None = None,
        value: Term | str | None = None,
        graph: str | Graph | None = None,
    ) -> Iterator[ox.Quad]:
        """Yield quads of the whole graph with these terms."""
        return self._all.pattern(subject, predicate, value, graph)

    def documents(self) -> list[Source]:
        """Return these pages."""
        return sources(self.query(SOURCES))

    def has(self, doc_id: str, reading: str | None = None) -> bool:
        """Say whether the whole graph has a page."""
        return self._all.has(doc_id, reading)
