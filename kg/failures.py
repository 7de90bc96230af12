"""Which pages could not be read, and why; kept in `kg:failures` until the page is read, taken out, or found no more.

A failure is known by the id of its page, or, where no page has a name yet (a broken line of an archive, an unknown kind
of file, a second text under one id), by where it lies.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePath

import pyoxigraph as ox

from kg.graph.terms import code, day, kg, node, url, words
from kg.store import Readable, Store, value
from kg.vocab import DCT, FAILURES, KG, RDF, SCHEMA, mint

_GRAPH = ox.NamedNode(FAILURES)
_STREAM = "-"  # standard input is another each time


@dataclass(frozen=True, slots=True)
class Failure:
    """A page that could not be read: where it lies, what is wrong and why, and what others say of the page."""

    where: str
    what: str
    why: str
    page: str | None = None  # its id, where no other page has that
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    published: str | None = None  # ISO date

    @property
    def iri(self) -> str:
        """Return the same IRI for the same page, whatever is wrong with it."""
        return _of_page(self.page) if self.page is not None else _of_place(self.where)


def failures(store: Readable) -> list[Failure]:
    """Return every failure, ordered by where it is."""
    said: dict[str, dict[str, str]] = defaultdict(dict)
    for quad in store.quads(FAILURES):
        said[value(quad.subject)][quad.predicate.value] = value(quad.object)
    names = (
        KG + "where", KG + "problem", KG + "why", DCT + "identifier", SCHEMA + "headline", SCHEMA + "url",
        SCHEMA + "publisher", SCHEMA + "datePublished",
    )  # fmt: skip
    found = (Failure(*(one.get(name, "") for name in names[:3]), *map(one.get, names[3:])) for one in said.values())
    return sorted(found, key=lambda one: (one.where, one.iri))


def forget(store: Store, name: str) -> bool:
    """Drop the failure of the page with this id, or of what lies there, and say whether there was one."""
    gone = [quad for iri in (_of_page(name), _of_place(name)) for quad in store.pattern(iri, graph=FAILURES)]
    store.amend(gone, [])
    return bool(gone)


class Ledger:
    """Keeps what fails and what no longer does while pages are read; `write` brings it into the store."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._written = {one.iri: one for one in failures(store)}
        self._now = dict(self._written)
        self._seen: set[str] = set()
        self._changed: set[str] = set()

    def failed(self, failure: Failure) -> None:
        """Take down a failure, in place of an earlier one of the same page."""
        self._now[failure.iri] = failure
        self._seen.add(failure.iri)
        self._changed.add(failure.iri)

    def read(self, page: str, where: str) -> None:
        """Take down that a page was read, which had failed, maybe."""
        places = [] if _is_stream(where) else [_of_place(where)]
        for iri in (_of_page(page), *places):
            if self._now.pop(iri, None) is not None:
                self._changed.add(iri)

    def gone_through(self, sources: Iterable[str], blocked: Collection[str]) -> None:
        """Drop what did not fail again although its source was gone through, but for what lies below `blocked`."""
        whole, closed = set(sources), set(blocked)
        for iri, one in [*self._now.items()]:
            above = set(_above(one.where))
            if iri not in self._seen and above & whole and not above & closed:
                del self._now[iri]
                self._changed.add(iri)

    def write(self) -> None:
        """Write what changed since it was last called, in one step."""
        gone, fresh = list[ox.Quad](), list[ox.Quad]()
        for iri in sorted(self._changed):
            before, after = self._written.get(iri), self._now.get(iri)
            if before != after:
                gone += _quads(before)
                fresh += _quads(after)
            if after is None:
                self._written.pop(iri, None)
            else:
                self._written[iri] = after
        self._changed.clear()
        self._store.amend(gone, fresh)


def _of_page(page: str) -> str:
    return mint("failure", "page", page)


def _of_place(where: str) -> str:
    return mint("failure", "where", _said(where))


def _said(text: str) -> str:
    """Return text as UTF-8 can hold it: names of files need not be so."""
    return text.encode("utf-8", "surrogatepass").decode("utf-8", "replace")


def _is_stream(where: str) -> bool:
    return where == _STREAM or where.startswith(f"{_STREAM}:")


def _above(where: str) -> Iterator[str]:
    """Yield the place itself, the archive that it is a line of, and the folders it lies in, spelled as it is."""
    if _is_stream(where):
        return
    yield where
    yield where.rpartition(":")[0]
    folders = [str(folder) for folder in PurePath(where).parents]
    yield from folders[:-1] if where.startswith("..") else folders  # what lies above "." is not in it


def _quads(one: Failure | None) -> Iterator[ox.Quad]:
    if one is None:
        return
    subject = node(one.iri)
    for predicate, term in (
        (node(RDF + "type"), kg("Failure")),
        (kg("where"), code(_said(one.where))),
        (kg("problem"), code(one.what)),
        (kg("why"), code(_said(one.why))),
        (node(DCT + "identifier"), code(one.page)),
        (node(SCHEMA + "headline"), words(one.title)),
        (node(SCHEMA + "url"), url(one.url)),
        (node(SCHEMA + "publisher"), code(one.publisher)),
        (node(SCHEMA + "datePublished"), day(one.published)),
    ):
        if term is not None:
            yield ox.Quad(subject, predicate, term, _GRAPH)
