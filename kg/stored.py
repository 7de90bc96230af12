"""Reading a graph on disk."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.folder import CACHE
from kg.readable import SOURCES, Graph, Row, Source, Term, bindings, rows, sources, value
from kg.texts import Texts
from kg.updates import READ_FROM, STAMP, STATE, UNRESOLVED, UNSETTLED
from kg.vocab import KG, PREFIXES, PROV, mint

if TYPE_CHECKING:
    import rdflib


class Stored:
    """What can be read of a graph on disk."""

    path: Path
    read_only: bool
    _db: ox.Store
    _texts: Texts
    _written: set[int] | None  # hashes of the documents written here, if there was nothing before

    def __len__(self) -> int:
        return len(self._db) - sum(1 for _ in self._db.quads_for_pattern(None, None, None, STATE))

    def query(self, sparql: str, substitutions: Mapping[str, Term | str] | None = None) -> Iterator[Row]:
        """Yield the rows of a SELECT; the prefixes of `kg.vocab` are known.

        `substitutions` binds variables to terms; a str is an IRI. Each such variable must stand in the
        projection of every SELECT that uses it, or Oxigraph refuses (RuntimeError) or finds nothing.
        """
        return rows(self.sparql(sparql, substitutions))

    def sparql(
        self,
        sparql: str,
        substitutions: Mapping[str, Term | str] | None = None,
        *,
        default: Sequence[str] | None = None,
        named: Sequence[str] | None = None,
    ) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
        """Return the result of any SPARQL query as Oxigraph gives it.

        `default` and `named` are the graphs of the query's dataset, instead of the store's or those of its FROM.
        """
        return self._db.query(
            sparql,
            prefixes=PREFIXES,
            substitutions=bindings(substitutions),
            default_graph=None if default is None else [ox.NamedNode(iri) for iri in default],
            named_graphs=None if named is None else [ox.NamedNode(iri) for iri in named],
        )

    def quads(self, graph: str | Graph | None = None) -> Iterator[ox.Quad]:
        """Yield the quads of one graph (an IRI, or `DefaultGraph()`), or of all that tell something."""
        name = ox.NamedNode(graph) if isinstance(graph, str) else graph
        found = self._db.quads_for_pattern(None, None, None, name)
        return found if name is not None else (quad for quad in found if quad.graph_name != STATE)

    def pattern(
        self,
        subject: str | None = None,
        predicate: str | None = None,
        value: Term | str | None = None,
        graph: str | Graph | None = None,
    ) -> Iterator[ox.Quad]:
        """Yield the quads with these terms, of one graph or of all; a str is an IRI, None anything."""
        given = (subject, predicate, value, graph)
        s, p, o, g = (ox.NamedNode(term) if isinstance(term, str) else term for term in given)
        return self._db.quads_for_pattern(s, p, o, g)  # type: ignore[arg-type]

    def documents(self) -> list[Source]:
        """Return what is kept of every document, ordered by id."""
        return sources(self.query(SOURCES))

    def has(self, doc_id: str, reading: str | None = None) -> bool:
        """Say whether the document is in the store, made by the activity `reading` (an IRI) if given."""
        graph = document_graph(doc_id)
        made = ox.NamedNode(PROV + "wasGeneratedBy")
        by = ox.NamedNode(reading) if reading is not None else None
        return next(self._db.quads_for_pattern(graph, made, by, graph), None) is not None

    @property
    def settled(self) -> bool:
        """Say whether every change was followed to its end; False where a command was stopped midway."""
        waits = (self._db.quads_for_pattern(None, name, None, STATE) for name in (UNRESOLVED, UNSETTLED))
        return all(next(found, None) is None for found in waits)

    def read_from(self, doc_id: str) -> tuple[str, str] | None:
        """Return what a document was read from, as `load` was told, and its hash; None if that is not sure any more.

        It is not sure where the document or its text is missing.
        """
        graph = document_graph(doc_id)
        told = None if self._unwritten(graph) else next(self._db.quads_for_pattern(graph, READ_FROM, None, STATE), None)
        if told is None:
            return None
        held = next(self._db.quads_for_pattern(graph, ox.NamedNode(KG + "sha256"), None, graph), None)
        if held is None or not self._texts.has(value(held.object)):
            return None
        return value(told.object), value(held.object)

    def _lacks(self, document: ox.NamedNode) -> bool:
        """Say whether no document has this graph."""
        return self._unwritten(document) or self._is_new(document)

    def _unwritten(self, document: ox.NamedNode) -> bool:
        """Say whether a store that held nothing when it was opened cannot hold it: without a look at the disk."""
        return self._written is not None and hash(document.value) not in self._written

    def _is_new(self, graph: Graph) -> bool:
        return next(self._db.quads_for_pattern(None, None, None, graph), None) is None

    def unresolved(self) -> set[str]:
        """Return the IRIs of the documents written or removed since `edit` was last called."""
        marks = self._db.quads_for_pattern(None, UNRESOLVED, None, STATE)
        return {mark.subject.value for mark in marks if isinstance(mark.subject, ox.NamedNode)}

    @property
    def index(self) -> Path:
        """Return the file in which resolving may keep what it can always make anew."""
        return self.path / CACHE

    @property
    def stamp(self) -> str | None:
        """Return what `edit` was given last, None if the default graph was replaced since."""
        found = next(self._db.quads_for_pattern(STATE, STAMP, None, STATE), None)
        return found.object.value if found is not None and isinstance(found.object, ox.Literal) else None

    def text(self, sha256: str) -> str:
        """Return a kept source text; KeyError if there is none."""
        return self._texts.get(sha256)

    def has_text(self, sha256: str) -> bool:
        """Say whether a source text is kept."""
        return self._texts.has(sha256)

    @property
    def dataset(self) -> rdflib.Dataset:
        """Return an rdflib Dataset over the same quads."""
        import oxrdflib  # rdflib takes half a second to import, and only users' own code needs it
        import rdflib

        return rdflib.Dataset(store=oxrdflib.OxigraphStore(store=self._db))


def document_graph(doc_id: str) -> ox.NamedNode:
    """Return the graph of a document."""
    return ox.NamedNode(mint("document", doc_id))
