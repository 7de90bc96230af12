"""What reads a graph: the face that a store on disk and an endpoint share, and what it gives."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

import pyoxigraph as ox

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
Graph = ox.NamedNode | ox.BlankNode | ox.DefaultGraph
Row = dict[str, Term]  # a variable without a value is absent
Results = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples | Iterator[ox.Triple]


SOURCES = """
SELECT ?doc ?id ?sha256 ?title ?url ?publisher ?published WHERE { GRAPH ?doc {
  ?doc a schema:NewsArticle ; dct:identifier ?id ; kg:sha256 ?sha256 .
  OPTIONAL { ?doc schema:headline ?title } OPTIONAL { ?doc schema:url ?url }
  OPTIONAL { ?doc schema:publisher ?publisher } OPTIONAL { ?doc schema:datePublished ?published }
} } ORDER BY ?id"""


# What is known of the start and the end of a tenure: names of properties, ISO days.
BOUNDS = ("startEarliest", "startLatest", "endEarliest", "endLatest")


class StoreError(Exception):
    """The store cannot be opened or written; the message is one line for the user."""


class StoreBusyError(StoreError):
    """Another process has the store open."""


@dataclass(frozen=True, slots=True)
class Source:
    """What the store keeps of one document."""

    iri: str
    id: str
    sha256: str
    title: str | None
    url: str | None
    publisher: str | None
    published: str | None


class Readable(Protocol):
    """What questions, networks and facts need of a graph, be it on disk or behind an endpoint."""

    @property
    def read_only(self) -> bool:
        """Say whether it is sure that nobody writes to it, so that what was read of it can be kept."""

    def query(self, sparql: str, substitutions: Mapping[str, Term | str] | None = None) -> Iterator[Row]:
        """Yield the rows of a SELECT; `substitutions` binds variables to terms, a str is an IRI."""

    def sparql(self, sparql: str, substitutions: Mapping[str, Term | str] | None = None) -> Results:
        """Return the result of any SPARQL query."""

    def quads(self, graph: str | Graph | None = None) -> Iterator[ox.Quad]:
        """Yield the quads of one graph, or of all."""

    def pattern(
        self,
        subject: str | None = None,
        predicate: str | None = None,
        value: Term | str | None = None,
        graph: str | Graph | None = None,
    ) -> Iterator[ox.Quad]:
        """Yield the quads with these terms, of one graph or of all."""

    def documents(self) -> list[Source]:
        """Return what is kept of every document, ordered by id."""

    def has(self, doc_id: str, reading: str | None = None) -> bool:
        """Say whether the document is there."""


def bindings(substitutions: Mapping[str, Term | str] | None) -> dict[ox.Variable, Term]:
    """Return terms by the variable that each is bound to; a str is an IRI."""
    terms = (substitutions or {}).items()
    return {ox.Variable(name): ox.NamedNode(term) if isinstance(term, str) else term for name, term in terms}


def rows(result: Results) -> Iterator[Row]:
    """Yield the solutions of a SELECT by variable."""
    if not isinstance(result, ox.QuerySolutions):
        raise ValueError("not a SELECT query")
    names = [v.value for v in result.variables]
    for solution in result:
        yield {name: value for name, value in zip(names, solution, strict=True) if value is not None}


def sources(found: Iterable[Row]) -> list[Source]:
    """Return what rows of `SOURCES` say of documents."""
    plain = ({name: getattr(term, "value", "") for name, term in row.items()} for row in found)
    return [
        Source(r["doc"], r["id"], r["sha256"], *map(r.get, ("title", "url", "publisher", "published"))) for r in plain
    ]


def value(term: object) -> str:
    """Return the text of an IRI or a literal."""
    assert isinstance(term, ox.NamedNode | ox.Literal)
    return term.value
