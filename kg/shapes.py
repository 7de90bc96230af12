"""Hold a graph against the SHACL shapes of ontology/shapes.ttl; the only importer of pySHACL."""

from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, RdfFormat, parse, serialize

from kg import ontology
from kg.resources import ontology as folder
from kg.store import Store
from kg.vocab import ORG, RDFS

_SH = "http://www.w3.org/ns/shacl#"


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """One thing that does not have its shape."""

    thing: str  # IRI
    path: str  # IRI of the property, "" for the thing itself or for a path of several steps
    value: str  # the value at fault, "" where one is missing
    vi: str
    en: str
    warning: bool = False  # True: allowed, but worth a look


def validate(graph: Store | Iterable[Quad], name: str | None = None) -> list[Violation]:
    """Return what violates the shapes in one graph, ordered by thing; empty if all is well.

    Of a store, `name` is the IRI of the graph (a document's), None the resolved world. Graphs that speak of
    each other's things (places) are not needed: only what one graph says itself is checked.
    """
    if isinstance(graph, Store):
        graph = graph.quads(DefaultGraph() if name is None else name)
    import pyshacl  # brings rdflib and takes over half a second

    said = list(graph)
    triples = [quad.triple for quad in (*said, *_known(said))]
    conforms, report, _ = pyshacl.validate(
        io.BytesIO(serialize(triples, format=RdfFormat.N_TRIPLES) or b""),
        data_graph_format="nt",
        shacl_graph=str(folder() / "shapes.ttl"),
        shacl_graph_format="turtle",
        inplace=True,
    )
    return [] if conforms else sorted(_violations(report.serialize(format="nt", encoding="utf-8")))


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
    about: defaultdict[str, defaultdict[str, list[NamedNode | Literal]]] = defaultdict(lambda: defaultdict(list))
    for quad in parse(report, format=RdfFormat.N_TRIPLES):
        if isinstance(quad.object, NamedNode | Literal):
            about[str(quad.subject)][quad.predicate.value.removeprefix(_SH)].append(quad.object)
    for result in about.values():
        if "focusNode" not in result:
            continue
        words = {term.language: term.value for term in result["resultMessage"] if isinstance(term, Literal)}
        first = {name: min(term.value for term in terms) for name, terms in result.items()}
        yield Violation(
            thing=first["focusNode"],
            path=first.get("resultPath", ""),
            value=first.get("value", ""),
            vi=words.get("vi", ""),
            en=words.get("en", ""),
            warning=first.get("resultSeverity") == _SH + "Warning",
        )
