"""Answer a SPARQL query in the form that is asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO, cast

import pyoxigraph as ox

from kg.serve.limits import Limits
from kg.serve.negotiate import media
from kg.serve.problems import Problem
from kg.serve.scan import has_service, mistake
from kg.serve.spool import Spool, too_much
from kg.serve.tasks import Describe, Pairs, Sparql
from kg.store import Store
from kg.vocab import PREFIXES

# media type: the format; the first of each is what comes unasked
RESULTS = {
    "application/sparql-results+json": ox.QueryResultsFormat.JSON,
    "application/sparql-results+xml": ox.QueryResultsFormat.XML,
    "text/csv": ox.QueryResultsFormat.CSV,
    "text/tab-separated-values": ox.QueryResultsFormat.TSV,
    "application/json": ox.QueryResultsFormat.JSON,
    "application/xml": ox.QueryResultsFormat.XML,
    "text/xml": ox.QueryResultsFormat.XML,
}
GRAPHS = {
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "application/ld+json": ox.RdfFormat.JSON_LD,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
    "application/json": ox.RdfFormat.JSON_LD,
    "text/plain": ox.RdfFormat.N_TRIPLES,
}
VARY: Pairs = (("Vary", "Accept"),)
# What stands once in each row, or between two; never less often.
_MARKS = {
    ox.QueryResultsFormat.JSON: b"},{",
    ox.QueryResultsFormat.XML: b"<result>",
    ox.QueryResultsFormat.CSV: b"\n",
    ox.QueryResultsFormat.TSV: b"\n",
}
_PLACE = re.compile(r"error at (\d+):(\d+): ")
_REASON = re.compile(r"\b[A-Z][a-z]+(?: \w+)+|\bThe [^\[]+")  # Oxigraph's own words, among what might have stood there

Out = tuple[str, bytes | Path]


def answer(store: Store, task: Sparql, out: Spool, limits: Limits) -> Out:
    """Return the media type of the result of a query, and the result."""
    if has_service(task.query):
        raise Problem("not-allowed", "SERVICE không được phép / SERVICE is not allowed: no other server is asked")
    result = _run(store, task)
    if isinstance(result, ox.QueryTriples):
        chosen = _chosen(task, tuple(GRAPHS))
        return GRAPHS[chosen].media_type, write(result, chosen, out, limits)
    chosen = _chosen(task, tuple(RESULTS))
    form = RESULTS[chosen]
    out.mark = _MARKS[form]
    with _Faults():
        result.serialize(cast(BinaryIO, out), form)  # any object with `write` will do
    if isinstance(result, ox.QuerySolutions) and out.marks > limits.rows and _over(_run(store, task), limits.rows):
        raise too_much(f"{limits.rows:,} dòng / rows")
    return form.media_type.split(";")[0], out.result()


def write(triples: Iterator[ox.Triple], chosen: str, out: Spool, limits: Limits) -> bytes | Path:
    """Write triples as RDF of the media type `chosen`."""
    with _Faults():
        ox.serialize(_counted(triples, limits.rows), cast(BinaryIO, out), GRAPHS[chosen], prefixes=PREFIXES)
    return out.result()


def describe(store: Store, task: Describe, out: Spool, limits: Limits) -> Out:
    """Return what the graph says of a thing as RDF.

    Of a thing of the resolved world, the statements there that have it on either side; of a document, its whole
    graph; of anything else, what any graph says about it.
    """
    triples = list(_about(store, task.iri, limits.rows))
    if not triples:
        raise Problem("not-found", f"đồ thị không biết / the graph does not know: {task.iri}")
    return task.media, write(iter(triples), task.media, out, limits)


def _about(store: Store, iri: str, most: int) -> Iterator[ox.Triple]:
    default = ox.DefaultGraph()
    own = [q for q in store.pattern(iri) if q.graph_name == default]
    if own:
        yield from dict.fromkeys(q.triple for q in own)
        yield from (q.triple for q in islice(store.pattern(value=ox.NamedNode(iri)), most) if q.graph_name == default)
        return
    whole = [q.triple for q in islice(store.quads(iri), most)]
    yield from whole or dict.fromkeys(q.triple for q in store.pattern(iri))


def _run(store: Store, task: Sparql) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
    given = task.default is not None or task.named is not None
    try:
        with _Faults():
            return store.sparql(
                task.query,
                default=(task.default or ()) if given else None,
                named=(task.named or ()) if given else None,
            )
    except SyntaxError as error:
        raise _wrong(store, task.query, str(error)) from None
    except ValueError as error:
        raise Problem("bad-request", f"IRI sai / wrong IRI: {error}") from None


def _wrong(store: Store, sparql: str, message: str) -> Problem:
    """Return the problem of a query that cannot be parsed, and where."""

    def position(text: str) -> tuple[int, int] | None:
        try:
            store.sparql(text)
        except SyntaxError as error:
            if match := _PLACE.match(str(error)):
                return int(match[1]), int(match[2])
        return None

    found = mistake(sparql, position)
    if found is None:
        return Problem("bad-query", message)
    line, column, word = found
    why = " ".join(_REASON.findall(message)) or (
        f"không hiểu / unexpected: {word}" if word else "thiếu phần cuối / the end is missing"
    )
    detail = f"dòng {line}, cột {column} / line {line}, column {column}: {why}"
    return Problem("bad-query", detail, {"line": line, "column": column})


def _chosen(task: Sparql, offers: tuple[str, ...]) -> str:
    chosen = media(task.accept, offers)
    if chosen is None:
        raise Problem("not-acceptable", f"có / there are: {', '.join(offers)}", headers=VARY)
    return chosen


def _counted(triples: Iterator[ox.Triple], most: int) -> Iterator[ox.Triple]:
    for n, triple in enumerate(triples):
        if n >= most:
            raise too_much(f"{most:,} bộ ba / triples")
        yield triple


def _over(result: Any, most: int) -> bool:
    """Say whether there are more rows than `most`: what was counted in the text may stand inside a value too."""
    return next(islice(result, most, None), None) is not None


class _Faults:
    """Turn what Oxigraph raises while it evaluates into a Problem."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: BaseException | None, at: object) -> None:
        if isinstance(error, OSError | RuntimeError):
            raise Problem("bad-query", f"không tính được / cannot be evaluated: {error}") from None
