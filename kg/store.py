"""The one face over the graph on disk: document graphs, the resolved world and the kept source texts.

A store is a folder: `quads/` is an Oxigraph database, `texts/` holds each source text, compressed, under its
SHA-256. Each document is written whole or not at all, even when the process is killed. Graph `kg:state`, which is no
part of what the store tells, holds which documents changed since the world was last resolved, the stamp of that,
whether a change has been followed to its end, and from what each document was read.
"""

from __future__ import annotations

import shutil
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain, islice
from pathlib import Path
from types import TracebackType
from typing import Self

import pyoxigraph as ox

from kg.folder import FORMAT, FORMAT_FILE, connect, default_path, failed, link
from kg.model import Document
from kg.readable import (
    BOUNDS,
    SOURCES,
    Graph,
    Readable,
    Results,
    Row,
    Source,
    StoreBusyError,
    StoreError,
    Term,
    bindings,
    rows,
    sources,
    value,
)
from kg.stored import Stored, document_graph
from kg.texts import Texts
from kg.updates import (
    STAMP,
    STATE,
    change,
    forgotten,
    has_blank,
    mark,
    read_from,
    resolved,
    unsettled,
    unstamped,
)
from kg.vocab import INFERRED, KG

__all__ = [
    "BOUNDS",
    "SOURCES",
    "Graph",
    "Readable",
    "Results",
    "Row",
    "Source",
    "Store",
    "StoreBusyError",
    "StoreError",
    "Term",
    "bindings",
    "default_path",
    "rows",
    "sources",
    "value",
]

_BULK = 20_000  # from so many quads on, new files on disk are faster than a transaction


class Store(Stored):
    """A graph on disk; `path` None is the default folder. Close it, or use it in a `with`."""

    def __init__(self, path: str | Path | None = None, *, read_only: bool = False) -> None:
        self.path = Path(path) if path is not None else default_path()
        self.read_only = read_only
        self._db = connect(self.path, read_only)
        self._texts = Texts(self.path / "texts")
        self._written = set() if next(self._db.named_graphs(), None) is None else None

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
        try:
            if not self.read_only:
                with self._writing():
                    self._db.flush()
        finally:
            del self._db  # Oxigraph has no close: its lock goes with the last reference

    def replace(self, document: Document, quads: Iterable[ox.Quad]) -> None:
        """Make `quads` the graph of `document`, in one atomic step, and keep its text."""
        self.replace_many([(document, quads)])

    def replace_many(self, documents: Iterable[tuple[Document, Iterable[ox.Quad]]]) -> None:
        """Replace the graphs of many documents: each whole or not at all, the new ones together in one step."""
        with self._writing():
            self._replace((document, quads, None) for document, quads in documents)

    def load(self, documents: Iterable[tuple[Document, bytes, str | None]]) -> None:
        """Replace the graphs of many documents by N-Quads, each with what it was `read_from`.

        The new ones go together in one step, without a quad becoming an object here.
        """
        with self._writing():
            known, fresh = (
                list[tuple[Document, Iterable[ox.Quad], str | None]](),
                list[tuple[Document, bytes, str | None]](),
            )
            for document, lines, source in documents:
                graph = document_graph(document.id)
                if self._lacks(graph):
                    self._note(graph)
                    self._texts.keep(document.sha256, document.text)
                    fresh.append((document, lines, source))
                else:
                    known.append((document, ox.parse(lines, format=ox.RdfFormat.N_QUADS), source))
            self._load(fresh)
            self._replace(known)

    def _note(self, document: ox.NamedNode) -> None:
        if self._written is not None:
            self._written.add(hash(document.value))

    def _load(self, fresh: Sequence[tuple[Document, bytes, str | None]]) -> None:
        marks = list[ox.Quad]()
        for document, _, source in fresh:
            graph = document_graph(document.id)
            marks += (mark(graph), *([] if source is None else [read_from(graph, source)]))
        if sum(lines.count(b"\n") for _, lines, _ in fresh) < _BULK:
            text = b"".join(lines for _, lines, _ in fresh)
            self._add([*ox.parse(text, format=ox.RdfFormat.N_QUADS), *marks])
        else:
            state = ox.serialize(marks, format=ox.RdfFormat.N_QUADS) or b""
            text = b"".join([*(lines for _, lines, _ in fresh), state])
            self._db.bulk_load(text, format=ox.RdfFormat.N_QUADS, lenient=True)  # as killed as `bulk_extend`

    def _replace(self, documents: Iterable[tuple[Document, Iterable[ox.Quad], str | None]]) -> None:
        changes, fresh, dropped = [], list[ox.Quad](), set[str]()
        for document, quads, source in documents:
            self._texts.keep(document.sha256, document.text)
            graph = document_graph(document.id)
            self._note(graph)
            was_read = [] if source is None else [read_from(graph, source)]
            old, new = set(self._db.quads_for_pattern(None, None, None, graph)), dict.fromkeys(quads)
            if not old:
                fresh += (*new, mark(graph), *was_read)
            elif old != new.keys():
                dropped |= _sha256s(old) - {document.sha256}
                changes.append(change([q for q in old if q not in new], [q for q in new if q not in old]))
                changes.append(change([], [mark(graph)]))
            if old:
                changes += [forgotten(graph), change([], was_read)]
        self._add(fresh)
        self._update(changes)
        self._forget(dropped)

    def remove(self, doc_id: str) -> bool:
        """Remove the graph of a document and its text, and say whether there was one."""
        with self._writing():
            graph = document_graph(doc_id)
            known = not self._lacks(graph)
            if known:
                self._update([f"DROP GRAPH {graph}", forgotten(graph), change([], [mark(graph)])])
            # Looking at every kept text also clears those that a killed removal left behind.
            self._forget(self._texts.all())
            return known

    def replace_graph(self, graph: str | None, quads: Iterable[ox.Quad]) -> tuple[int, int]:
        """Make `quads` the graph named `graph`, or the default graph for None; return how many went and came.

        Only what differs is written.
        """
        with self._writing():
            if graph != INFERRED:
                self._add([unsettled()])
            if graph is None:
                self._update([unstamped()])
            name: Graph = ox.DefaultGraph() if graph is None else ox.NamedNode(graph)
            if self._is_new(name):
                self._add(quads)
                return 0, self._size(name)
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
        parts: dict[Graph, tuple[list[ox.Quad], list[ox.Quad]]] = defaultdict(lambda: ([], []))
        for side, quads in enumerate((gone, fresh)):
            for quad in quads:
                parts[quad.graph_name][side].append(quad)
        done = [resolved(), change([], [ox.Quad(STATE, STAMP, ox.Literal(stamp), STATE), unsettled()])]
        with self._writing():
            self._update([*(change(*part) for part in parts.values()), *done])

    def amend(self, gone: Sequence[ox.Quad], fresh: Sequence[ox.Quad]) -> None:
        """Take quads of one graph out and put others in, in one atomic step; of no concern to what is resolved."""
        with self._writing():
            self._update([change(gone, fresh)])

    def sweep(self) -> None:
        """Drop texts that no document has: a killed command may have left some."""
        with self._writing():
            self._forget(self._texts.all())

    def settle(self) -> None:
        """Say that every change has been followed to its end: the world is resolved and the rules have run."""
        with self._writing():
            self._update([change([unsettled()], [])])

    def _add(self, quads: Iterable[ox.Quad]) -> None:
        """Put quads in, in one step; many of them are never all in memory."""
        coming = iter(quads)
        first = list(islice(coming, _BULK))
        if len(first) == _BULK:
            self._db.bulk_extend(chain(first, coming))  # killed at any moment, it leaves nothing (14 of 14 tries)
        elif first:
            self._db.extend(first)

    def _size(self, name: Graph) -> int:
        """Return how many quads a graph has."""
        which = "?s ?p ?o" if isinstance(name, ox.DefaultGraph) else f"GRAPH {name} {{ ?s ?p ?o }}"
        solutions = self.sparql(f"SELECT (COUNT(*) AS ?n) {{ {which} }}")
        assert isinstance(solutions, ox.QuerySolutions)
        return next(int(row[0].value) for row in solutions)

    def _update(self, changes: Sequence[str]) -> None:
        request = ";\n".join(c for c in changes if c)
        if request:
            self._db.update(request)  # one request is one transaction

    def _forget(self, sha256s: Iterable[str]) -> None:
        predicate = ox.NamedNode(KG + "sha256")
        for sha256 in sha256s:
            if next(self._db.quads_for_pattern(None, predicate, ox.Literal(sha256), None), None) is None:
                self._texts.drop(sha256)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """Refuse to write what is open for reading; a write that fails is told in one line."""
        if self.read_only:
            raise StoreError(f"{self.path}: chỉ mở để đọc / opened for reading only")
        try:
            yield
        except OSError as error:
            raise failed(self.path, error) from error

    def snapshot(self, path: str | Path) -> Store:
        """Copy the store to the new folder `path` (hard links where possible) and return the copy, for reading."""
        target = Path(path)
        if target.exists():
            raise StoreError(f"{target}: đã có / already exists")
        try:
            target.mkdir(parents=True)
            (target / FORMAT_FILE).write_text(f"{FORMAT}\n")
            self._link_texts(target)  # what is dropped while the graph is copied
            self._db.backup(str(target / "quads"))
            self._link_texts(target)  # what came meanwhile
        except OSError as error:
            raise failed(target, error) from error
        return Store(target, read_only=True)

    def _link_texts(self, target: Path) -> None:
        texts = self.path / "texts"
        if texts.is_dir():
            skip = shutil.ignore_patterns("*.part")
            shutil.copytree(texts, target / "texts", copy_function=link, dirs_exist_ok=True, ignore=skip)


def _sha256s(quads: Iterable[ox.Quad]) -> set[str]:
    return {q.object.value for q in quads if q.predicate.value == KG + "sha256" and isinstance(q.object, ox.Literal)}
