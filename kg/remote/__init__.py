"""A graph behind any SPARQL 1.1 endpoint, with the reading face of the store on disk."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain
from types import TracebackType
from typing import Self

import pyoxigraph as ox

from kg.remote.query import bound, form
from kg.remote.wire import RemoteError, Wire
from kg.store import SOURCES, Graph, Results, Row, Source, Term, rows, sources
from kg.vocab import PREFIXES, PROV, mint

__all__ = ["Remote", "RemoteError", "is_endpoint"]

_SOLUTIONS = "application/sparql-results+json"
_TRIPLES = "application/n-triples"
# In a graph of quanhe the default graph says nothing of pages: where it does, it is the union of all graphs.
_KIND = """
SELECT ?page ?plain WHERE {
  { SELECT ?page WHERE { GRAPH ?page { ?page a schema:NewsArticle ; kg:sha256 ?hash } } LIMIT 1 }
  OPTIONAL { ?page kg:sha256 ?plain }
}"""


def is_endpoint(where: str) -> bool:
    """Say whether `where` is an address rather than a folder."""
    return where.lower().startswith(("http://", "https://"))


class Remote:
    """The graph of a SPARQL 1.1 endpoint, for reading; use it in a `with`, or close it.

    Parameters are bound by putting terms, as Oxigraph writes them, in place of variables: any endpoint understands
    that. `timeout` (seconds) and `limit` (bytes) hold for each answer. RemoteError says in one line what went wrong.
    """

    def __init__(self, url: str, *, timeout: float = 60, limit: int = 256_000_000) -> None:
        self._wire = Wire(url, timeout, limit)

    @classmethod
    def open(cls, url: str, *, timeout: float = 60, limit: int = 256_000_000) -> Self:
        """Return the graph behind the endpoint at `url` after making sure that it can be asked.

        Raises RemoteError where it cannot, or where its default graph is the union of the others: questions would
        count things as often as pages name them.
        """
        remote = cls(url, timeout=timeout, limit=limit)
        kinds = list(remote.query(_KIND))
        if any("plain" in row for row in kinds):
            raise RemoteError(
                f"{remote.url}: đồ thị mặc định phải tách khỏi các đồ thị khác"
                " / its default graph is the union of all graphs, questions need it apart"
            )
        return remote

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Give up the connection; it is made again when something is asked."""
        self._wire.close()

    @property
    def read_only(self) -> bool:
        """Say that others may write there."""
        return False

    @property
    def url(self) -> str:
        """Return the address, without user and password."""
        return self._wire.url

    def query(self, sparql: str, substitutions: Mapping[str, Term | str] | None = None) -> Iterator[Row]:
        """Yield the rows of a SELECT, as the store on disk does; the prefixes of `kg.vocab` are known."""
        return rows(self.sparql(sparql, substitutions))

    def sparql(self, sparql: str, substitutions: Mapping[str, Term | str] | None = None) -> Results:
        """Return the result of any SPARQL query: solutions, yes or no, or an iterator of triples."""
        text = bound(sparql, substitutions or {})
        prologue = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())
        kind = form(sparql)
        if kind in ("CONSTRUCT", "DESCRIBE"):
            return self._triples(self._wire.ask(prologue + text, _TRIPLES))
        content = self._wire.ask(prologue + text, _SOLUTIONS)
        try:
            return ox.parse_query_results(content, format=ox.QueryResultsFormat.JSON)
        except (SyntaxError, ValueError):
            raise RemoteError(
                f"{self.url}: trả lời không phải kết quả SPARQL / the answer is no SPARQL result"
            ) from None

    def _triples(self, content: bytes) -> Iterator[ox.Triple]:
        try:
            yield from (quad.triple for quad in ox.parse(content, format=ox.RdfFormat.N_TRIPLES))
        except (SyntaxError, ValueError):
            raise RemoteError(f"{self.url}: trả lời không phải N-Triples / the answer is no N-Triples") from None

    def quads(self, graph: str | Graph | None = None) -> Iterator[ox.Quad]:
        """Yield the quads of one graph (an IRI, or `DefaultGraph()`), or of all."""
        return self.pattern(graph=graph)

    def pattern(
        self,
        subject: str | None = None,
        predicate: str | None = None,
        value: Term | str | None = None,
        graph: str | Graph | None = None,
    ) -> Iterator[ox.Quad]:
        """Yield the quads with these terms, of one graph or of all; a str is an IRI, None anything."""
        terms = {"s": subject, "p": predicate, "o": value}
        known = {name: term for name, term in terms.items() if term is not None}
        if graph is None:
            return chain(self._match(known, True), self._match(known, False))
        if isinstance(graph, ox.DefaultGraph):
            return self._match(known, True)
        return self._match({**known, "g": graph if isinstance(graph, str) else graph.value}, False)

    def _match(self, known: Mapping[str, Term | str], default: bool) -> Iterator[ox.Quad]:
        """Yield the quads of the default graph, or of the others, with the terms that are known."""
        where = "?s ?p ?o" if default else "GRAPH ?g { ?s ?p ?o }"
        for row in self.query(f"SELECT {'' if default else '?g '}?s ?p ?o WHERE {{ {where} }}", known):
            yield ox.Quad(row["s"], row["p"], row["o"], row.get("g", ox.DefaultGraph()))  # type: ignore[arg-type]

    def documents(self) -> list[Source]:
        """Return what the endpoint keeps of every document, ordered by id."""
        return sources(self.query(SOURCES))

    def has(self, doc_id: str, reading: str | None = None) -> bool:
        """Say whether the document is there, made by the activity `reading` (an IRI) if given."""
        known = {"doc": mint("document", doc_id), **({"by": reading} if reading is not None else {})}
        made = f"SELECT ?doc ?by WHERE {{ GRAPH ?doc {{ ?doc <{PROV}wasGeneratedBy> ?by }} }} LIMIT 1"
        return next(self.query(made, known), None) is not None
