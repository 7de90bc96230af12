"""Hold graphs against the SHACL shapes of ontology/shapes.ttl; the only importer of SHACL engines.

pySHACL is the reference and is asked of one graph. The engine `shacl`, in Rust, is some fifty times faster and is
asked of a whole store; tests hold both to the same verdict on every constraint.
"""

from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, RdfFormat, parse, serialize

from kg import ontology
from kg.resources import ontology as folder
from kg.store import Readable
from kg.vocab import CORRECTIONS, FAILURES, INFERRED, JUDGEMENTS, ONTOLOGY, ORG, PLACES, RDFS

_SH = "http://www.w3.org/ns/shacl#"
_BATCH = 200_000  # quads of documents that are looked at together, some 400 MB


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """One thing that does not have its shape."""

    thing: str  # IRI; "_:…" of a blank node
    path: str  # IRI of the property, "" for the thing itself or for a path of several steps
    value: str  # the value at fault, "" where one is missing
    vi: str
    en: str
    warning: bool = False  # True: allowed, but worth a look


Engine = Callable[[bytes], bytes]  # N-Triples of the data → of the report, b"" where all is well


def reference(data: bytes) -> bytes:
    """Validate with pySHACL: the reference, slow."""
    import pyshacl  # brings rdflib and takes over half a second

    conforms, report, _ = pyshacl.validate(
        io.BytesIO(data),
        data_graph_format="nt",
        shacl_graph=str(folder() / "shapes.ttl"),
        shacl_graph_format="turtle",
        inplace=True,
    )
    return b"" if conforms else bytes(report.serialize(format="nt", encoding="utf-8"))


def quick(data: bytes) -> bytes:
    """Validate with the engine in Rust: for graphs of any size that memory holds."""
    import shacl  # only those who validate need it

    report = shacl.Shapes.from_file(str(folder() / "shapes.ttl")).validate_text(data.decode(), format="ntriples")
    return b"" if report.conforms and not len(report) else report.serialize("ntriples").encode()


def validate(graph: Readable | Iterable[Quad], name: str | None = None, engine: Engine = reference) -> list[Violation]:
    """Return what violates the shapes in one graph, ordered by thing; empty if all is well.

    Of a store, `name` is the IRI of the graph (a document's), None the resolved world. Graphs that speak of
    each other's things (places) are not needed: only what one graph says itself is checked.
    """
    if not isinstance(graph, Iterable):
        graph = graph.quads(DefaultGraph() if name is None else name)
    said = list(graph)
    triples = [quad.triple for quad in (*said, *_known(said))]
    report = engine(serialize(triples, format=RdfFormat.N_TRIPLES) or b"")
    return sorted(set(_violations(report)))


def whole(store: Readable, engine: Engine = quick) -> Iterator[Violation]:
    """Yield what violates the shapes in any graph of the store: the world with what follows from it, then the others.

    Documents share no things, so many are looked at together with the same result.
    """
    yield from validate(chain(store.quads(DefaultGraph()), store.quads(INFERRED)), engine=engine)
    for name in (PLACES, ONTOLOGY, JUDGEMENTS, CORRECTIONS, FAILURES):
        yield from validate(store, name, engine)
    batch: list[Quad] = []
    for source in store.documents():
        batch += store.quads(source.iri)
        if len(batch) > _BATCH:
            yield from validate(batch, engine=engine)
            batch = []
    yield from validate(batch, engine=engine)


def _known(said: Iterable[Quad]) -> Iterator[Quad]:
    """Yield what the shapes need of the ontology: which class lies below which, and the roles that are used."""
    below, roles = (
        NamedNode(RDFS + "subClassOf"),
        {quad.object for quad in said if quad.predicate.value == ORG + "role"},
    )
    for quad in ontology.quads():
        if quad.predicate == below or quad.subject in roles:
            yield quad


def _violations(report: bytes) -> Iterator[Violation]:
    """Yield the results of a validation report, by whichever engine."""
    about: defaultdict[str, defaultdict[str, list[NamedNode | Literal | BlankNode]]]
    about = defaultdict(lambda: defaultdict(list))
    for quad in parse(report, format=RdfFormat.N_TRIPLES):
        if isinstance(quad.object, NamedNode | Literal | BlankNode):
            about[str(quad.subject)][quad.predicate.value.removeprefix(_SH)].append(quad.object)
    for result in about.values():
        if "focusNode" not in result:
            continue
        words = {term.language: term.value for term in result["resultMessage"] if isinstance(term, Literal)}
        first = {name: min(_text(term) for term in terms) for name, terms in result.items()}
        path = first.get("resultPath", "")
        yield Violation(
            thing=first["focusNode"],
            path="" if path.startswith("_:") else path,
            value=first.get("value", ""),
            vi=words.get("vi", ""),
            en=words.get("en", ""),
            warning=first.get("resultSeverity") == _SH + "Warning",
        )


def _text(term: NamedNode | Literal | BlankNode) -> str:
    return str(term) if isinstance(term, BlankNode) else term.value
