"""The one face over the graph on disk: document graphs, the resolved world and the kept source texts.

A store is a folder: `quads/` is an Oxigraph database, `texts/` holds each source text, compressed, under its
SHA-256. Each document is written whole or not at all, even when the process is killed. Graph `kg:state`, which is no
part of what the store tells, holds which documents changed since the world was last resolved, and the stamp of that.
"""

from __future__ import annotations

import shutil
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

import pyoxigraph as ox

from kg.folder import CACHE, connect, default_path, link
from kg.model import Document
from kg.readable import SOURCES, Graph, Readable, Results, Row, Source, StoreError, Term, rows, sources, value
from kg.texts import Texts
from kg.updates import STAMP, STATE, UNRESOLVED, change, has_blank, mark, unstamped
from kg.vocab import KG, PREFIXES, PROV, mint

if TYPE_CHECKING:
    import rdflib

__all__ = [
    "SOURCES",
    "Graph",
    "Readable",
    "Results",
    "Row",
    "Source",
    "Store",
    "StoreError",
    "Term",
    "default_path",
    "rows",
    "sources",
    "value",
]

_BULK = 20_000  # from so many quads on, new files on disk are faster than a transaction


class Store:
    """A graph on disk; `path` None is the default folder. Close it, or use it in a `with`."""

    def __init__(self, path: str | Path | None = None, *, read_only: bool = False) -> None:
        self.path = Path(path) if path is not None else default_path()
        self.read_only = read_only
        self._db = connect(self.path, read_only)
        self._texts = Texts(self.path / "texts")

    @classmethod
    def open(cls, path: str | Path | None = None, *, read_only: bool = False) -> Self:
        """Return the store in the folder `path`, made if need be unless `read_only`.

        Reading beside a process that writes is undefined: read a `snapshot` then.
        """
        return cls(path, read_only=read_only)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Write what is buffered and give up the lock; the store cannot be used any more."""
        if not self.read_only:
            self._db.flush()
        del self._db  # Oxigraph has no close: its lock goes with the last reference

    def __len__(self) -> int:
        return len(self._db) - sum(1 for _ in self._db.quads_for_pattern(None, None, None, STATE))

    # ------------------------------------------------------------ writing

    def replace(self, document: Document, quads: Iterable[ox.Quad]) -> None:
        """Make `quads` the graph of `document`, in one atomic step, and keep its text."""
        self.replace_many([(document, quads)])

    def replace_many(self, documents: Iterable[tuple[Document, Iterable[ox.Quad]]]) -> None:
        """Replace the graphs of many documents: each whole or not at all, the new ones together in one step."""
        self._writable()
        changes, fresh, dropped = [], list[ox.Quad](), set[str]()
        for document, quads in documents:
            self._texts.keep(document.sha256, document.text)
            graph = _document(document.id)
            old, new = set(self._db.quads_for_pattern(None, None, None, graph)), dict.fromkeys(quads)
            if not old:
                fresh += (*new, mark(graph))
            elif old != new.keys():
                dropped |= _sha256s(old) - {document.sha256}
                changes.append(change([q for q in old if q not in new], [q for q in new if q not in old]))
                changes.append(change([], [mark(graph)]))
        self._add(fresh)
        self._update(changes)
        self._forget(dropped)

    def remove(self, doc_id: str) -> bool:
        """Remove the graph of a document and its text, and say whether there was one."""
        self._writable()
        graph = _document(doc_id)
        known = next(self._db.quads_for_pattern(None, None, None, graph), None) is not None
        if known:
            self._update([f"DROP GRAPH {graph}", change([], [mark(graph)])])
        # Looking at every kept text also clears those that a killed removal left behind.
        self._forget(self._texts.all())
        return known

    def replace_graph(self, graph: str | None, quads: Iterable[ox.Quad]) -> tuple[int, int]:
        """Make `quads` the graph named `graph`, or the default graph for None; return how many went and came.

        Only what differs is written.
        """
        self._writable()
        if graph is None:
            self._update([unstamped()])
        name: Graph = ox.DefaultGraph() if graph is None else ox.NamedNode(graph)
        new = dict.fromkeys(quads, True)  # True: not yet in the store
        gone = []
        for quad in self._db.quads_for_pattern(None, None, None, name):
            if quad in new:
                new[quad] = False
            else:
                gone.append(quad)
        fresh = [quad for quad, missing in new.items() if missing]
        if not gone:
            self._add(fresh)
        elif any(has_blank(quad) for quad in [*gone, *fresh]):
            # SPARQL Update renames blank nodes; only the ontology has some, and it can be loaded again.
            self._db.clear_graph(name)
            self._add(list(new))
        else:
            self._update([change(gone, fresh)])
        return len(gone), len(fresh)

    def edit(self, gone: Iterable[ox.Quad], fresh: Iterable[ox.Quad], stamp: str) -> None:
        """Take quads without blank nodes out and put others in, in one atomic step that resolves all documents."""
        self._writable()
        parts: dict[Graph, tuple[list[ox.Quad], list[ox.Quad]]] = defaultdict(lambda: ([], []))
        for side, quads in enumerate((gone, fresh)):
            for quad in quads:
                parts[quad.graph_name][side].append(quad)
        done = [f"CLEAR SILENT GRAPH {STATE}", change([], [ox.Quad(STATE, STAMP, ox.Literal(stamp), STATE)])]
        self._update([*(change(*part) for part in parts.values()), *done])

    def _add(self, quads: list[ox.Quad]) -> None:
        if len(quads) >= _BULK:
            self._db.bulk_extend(quads)  # killed at any moment, it leaves nothing (14 of 14 tries)
        elif quads:
            self._db.extend(quads)

    def _update(self, changes: Sequence[str]) -> None:
        request = ";\n".join(c for c in changes if c)
        if request:
            self._db.update(request)  # one request is one transaction

    def _forget(self, sha256s: Iterable[str]) -> None:
        predicate = ox.NamedNode(KG + "sha256")
        for sha256 in sha256s:
            if next(self._db.quads_for_pattern(None, predicate, ox.Literal(sha256), None), None) is None:
                self._texts.drop(sha256)

    def _writable(self) -> None:
        if self.read_only:
            raise StoreError(f"{self.path}: opened for reading only")

    # ------------------------------------------------------------ reading

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
        bound = {
            ox.Variable(name): ox.NamedNode(term) if isinstance(term, str) else term
            for name, term in (substitutions or {}).items()
        }
        return self._db.query(
            sparql,
            prefixes=PREFIXES,
            substitutions=bound,
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
        graph = _document(doc_id)
        made = ox.NamedNode(PROV + "wasGeneratedBy")
        by = ox.NamedNode(reading) if reading is not None else None
        return next(self._db.quads_for_pattern(graph, made, by, graph), None) is not None

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

    @property
    def dataset(self) -> rdflib.Dataset:
        """Return an rdflib Dataset over the same quads."""
        import oxrdflib  # rdflib takes half a second to import, and only users' own code needs it
        import rdflib

        return rdflib.Dataset(store=oxrdflib.OxigraphStore(store=self._db))

    def snapshot(self, path: str | Path) -> Store:
        """Copy the store to the new folder `path` (hard links where possible) and return the copy, for reading."""
        target = Path(path)
        if target.exists():
            raise StoreError(f"{target}: already exists")
        target.mkdir(parents=True)
        self._db.backup(str(target / "quads"))
        if (self.path / "texts").is_dir():
            shutil.copytree(self.path / "texts", target / "texts", copy_function=link)
        return Store(target, read_only=True)


def _document(doc_id: str) -> ox.NamedNode:
    return ox.NamedNode(mint("document", doc_id))


def _sha256s(quads: Iterable[ox.Quad]) -> set[str]:
    return {q.object.value for q in quads if q.predicate.value == KG + "sha256" and isinstance(q.object, ox.Literal)}
