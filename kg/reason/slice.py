"""What the reasoner is given: the axioms of the ontology and the object triples of a graph, as sets of IRIs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import combinations

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Triple, serialize

from kg.vocab import FOAF, RDF, RDFS, SKOS

OWL = "http://www.w3.org/2002/07/owl#"
TYPE = RDF + "type"
_AXIOMS = {
    *(RDFS + name for name in ("subClassOf", "subPropertyOf", "domain", "range")),
    *(RDF + name for name in ("type", "first", "rest")),
    *(OWL + name for name in ("disjointWith", "equivalentClass", "inverseOf", "intersectionOf", "unionOf")),
    *(OWL + name for name in ("onProperty", "someValuesFrom", "allValuesFrom", "complementOf", "maxCardinality")),
}
_LABELS = (SKOS + "prefLabel", FOAF + "name", RDFS + "label")
# Provenance leads out of the graph and says nothing about what a thing is.
_PROVENANCE = ("http://www.w3.org/ns/prov#", "http://purl.org/dc/terms/source")

Edge = tuple[str, str, str]


@dataclass(slots=True)
class Axioms:
    """The ontology without its literals, annotations and data properties, which HermiT cannot use."""

    triples: list[Triple]
    classes: set[str]
    properties: set[str]  # object properties
    labels: dict[str, dict[str, str]]  # IRI → language → label

    @classmethod
    def of(cls, ontology: Iterable[Quad]) -> Axioms:
        """Take from the quads of `kg:ontology` what a reasoner needs."""
        quads = list(ontology)
        kinds = [
            (q.subject, q.object.value) for q in quads if q.predicate.value == TYPE and isinstance(q.object, NamedNode)
        ]
        data = {subject for subject, kind in kinds if kind == OWL + "DatatypeProperty"}
        logical = [q for q in quads if q.predicate.value in _AXIOMS and q.subject not in data]
        owl = [q for q in logical if q.predicate.value != TYPE or _is_owl(q.object)]
        named = [(subject.value, kind) for subject, kind in kinds if isinstance(subject, NamedNode)]
        return cls(
            triples=[q.triple for q in owl],
            classes={subject for subject, kind in named if kind == OWL + "Class"},
            properties={subject for subject, kind in named if kind == OWL + "ObjectProperty"},
            labels=_labels(quads),
        )


@dataclass(slots=True)
class Slice:
    """The object triples of one graph that the ontology has words for."""

    types: dict[str, set[str]] = field(default_factory=dict)
    edges: list[Edge] = field(default_factory=list)
    labels: dict[str, str] = field(default_factory=dict)
    size: int = 0
    cut: bool = False  # more was there than `limit`

    @classmethod
    def of(cls, quads: Iterable[Quad], axioms: Axioms, limit: int) -> Slice:
        """Take at most `limit` triples; a part can hide a contradiction, never make one."""
        found = cls()
        for quad in quads:
            if not isinstance(quad.subject, NamedNode):
                continue
            subject, predicate, value = quad.subject.value, quad.predicate.value, quad.object
            if isinstance(value, Literal):
                if predicate in _LABELS:
                    found.labels.setdefault(subject, value.value)
            elif isinstance(value, NamedNode) and found._wanted(predicate, value.value, axioms):
                if found.size == limit:
                    found.cut = True
                    break
                found._keep(subject, predicate, value.value)
        return found

    @staticmethod
    def _wanted(predicate: str, value: str, axioms: Axioms) -> bool:
        if predicate == TYPE:
            return value in axioms.classes
        return predicate in axioms.properties and not predicate.startswith(_PROVENANCE)

    def _keep(self, subject: str, predicate: str, value: str) -> None:
        self.size += 1
        if predicate == TYPE:
            self.types.setdefault(subject, set()).add(value)
        else:
            self.edges.append((subject, predicate, value))

    def beside(self) -> dict[tuple[str, str], list[str]]:
        """Return the values of each thing for a property that has several."""
        found: dict[tuple[str, str], list[str]] = {}
        for start, edge, stop in sorted(set(self.edges)):
            found.setdefault((start, edge), []).append(stop)
        return {key: stops for key, stops in found.items() if len(stops) > 1}

    def n_triples(self, axioms: Axioms) -> bytes:
        """Return ontology and slice as N-Triples, with every thing declared an individual.

        OWL lets two IRIs name one thing; here, in a resolved world, they do not. Only where the ontology limits how
        many may stand side by side is that said: of all pairs it would cost too much.
        """
        limited = {_name(t.object) for t in axioms.triples if t.predicate.value == OWL + "onProperty"}
        limited |= {_name(t.subject) for t in axioms.triples if _name(t.object) == OWL + "FunctionalProperty"}
        apart = {
            pair for (_, edge), stops in self.beside().items() if edge in limited for pair in combinations(stops, 2)
        }
        kind, individual = NamedNode(TYPE), NamedNode(OWL + "NamedIndividual")
        things = {*self.types, *(end for start, _, stop in self.edges for end in (start, stop))}
        triples = [
            *axioms.triples,
            *(Triple(NamedNode(thing), kind, individual) for thing in sorted(things)),
            *(Triple(NamedNode(thing), kind, NamedNode(c)) for thing, all_ in self.types.items() for c in sorted(all_)),
            *(Triple(NamedNode(start), NamedNode(edge), NamedNode(stop)) for start, edge, stop in self.edges),
            *(
                Triple(NamedNode(one), NamedNode(OWL + "differentFrom"), NamedNode(other))
                for one, other in sorted(apart)
            ),
        ]
        return serialize(triples, format=RdfFormat.N_TRIPLES) or b""


def _name(term: object) -> str:
    return term.value if isinstance(term, NamedNode) else ""


def _is_owl(term: object) -> bool:
    return isinstance(term, NamedNode) and term.value.startswith(OWL) and term.value != OWL + "AnnotationProperty"


def _labels(quads: Iterable[Quad]) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for quad in quads:
        if quad.predicate.value in _LABELS and isinstance(quad.subject, NamedNode) and isinstance(quad.object, Literal):
            found.setdefault(quad.subject.value, {})[quad.object.language or ""] = quad.object.value
    return found
