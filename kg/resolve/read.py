"""What all documents say, in plain dictionaries: the input of every step of resolving."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import pyoxigraph as ox

from kg.store import Store
from kg.vocab import DCT, ELI, ELIDL, FOAF, KG, ORG, PROV, QB, RDF, SCHEMA, SKOS

Node = dict[str, str]  # what one local thing or fact says: local name of the predicate → value; "doc" is its document

# The predicates of document graphs that have one value. Evidence is not read: it stays with the facts.
_ONE = {
    DCT + "identifier", DCT + "spatial", ELI + "number", FOAF + "name", ORG + "role", SCHEMA + "datePublished",
    SKOS + "prefLabel", *(KG + name for name in (
        "action", "actor", "approximator", "area", "body", "date", "earliest", "eventKind", "figure", "from", "heldBy",
        "issuer", "latest", "measure", "meeting", "meetingType", "ordinal", "paper", "paperType", "part", "period",
        "person", "roleLabel", "status", "to", "unit", "value")),
}  # fmt: skip
_LOCAL = {iri: iri.rpartition("#")[2].rpartition("/")[2] for iri in _ONE}
_KINDS = {
    SCHEMA + "NewsArticle": "documents",
    FOAF + "Person": "people",
    ORG + "FormalOrganization": "bodies",
    KG + "Meeting": "meetings",
    ELI + "Work": "papers",
    SCHEMA + "Project": "projects",
    KG + "RoleAttestation": "roles",
    KG + "PersonnelEvent": "events",
    ELIDL + "Participation": "participations",
    KG + "PaperAction": "actions",
    QB + "Observation": "observations",
}
_SKIPPED = {KG + "Evidence", PROV + "Activity"}


@dataclass(slots=True)
class Said:
    """All local things and facts by kind and IRI, in order of their IRIs."""

    documents: dict[str, Node] = field(default_factory=dict)
    people: dict[str, Node] = field(default_factory=dict)
    bodies: dict[str, Node] = field(default_factory=dict)
    meetings: dict[str, Node] = field(default_factory=dict)
    papers: dict[str, Node] = field(default_factory=dict)
    projects: dict[str, Node] = field(default_factory=dict)
    roles: dict[str, Node] = field(default_factory=dict)
    events: dict[str, Node] = field(default_factory=dict)
    participations: dict[str, Node] = field(default_factory=dict)
    actions: dict[str, Node] = field(default_factory=dict)
    observations: dict[str, Node] = field(default_factory=dict)
    located: dict[str, list[str]] = field(default_factory=dict)  # project → places

    def places(self) -> set[str]:
        """Return the IRIs of the places that documents name."""
        named = {body["spatial"] for body in self.bodies.values() if "spatial" in body}
        areas = {area for node in self.observations.values() if (area := node.get("area")) not in self.bodies and area}
        return named | areas | {place for places in self.located.values() for place in places}


def read(store: Store) -> Said:
    """Read every document graph; the order in which documents were written leaves no trace."""
    nodes: dict[str, Node] = {}
    kinds: dict[str, str] = {}
    said = Said()
    known: dict[str, str] = {}  # equal strings are kept once
    for predicate in sorted(_ONE):
        name = _LOCAL[predicate]
        for subject, value, doc in _triples(store, predicate):
            node = nodes.get(subject)
            if node is None:
                node = nodes[known.setdefault(subject, subject)] = {"doc": known.setdefault(doc, doc)}
            node[name] = known.setdefault(value, value)
    for subject, value, _ in _triples(store, KG + "locatedIn"):
        said.located.setdefault(subject, []).append(value)
    for subject, value, _ in _triples(store, RDF + "type"):
        if value in _KINDS:
            kinds[subject] = _KINDS[value]
        elif value not in _SKIPPED and subject in nodes:  # the kind of a body
            nodes[subject]["kind"] = value.removeprefix(KG)
    for subject in sorted(kinds):
        getattr(said, kinds[subject])[subject] = nodes.get(subject, {})
    for places in said.located.values():
        places.sort()
    return said


def _triples(store: Store, predicate: str) -> Iterator[tuple[str, str, str]]:
    """Yield subject, object and graph wherever a document uses the predicate."""
    prefix = f"{KG[: -len('ns#')]}id/document/"
    for quad in store.pattern(predicate=predicate):
        graph = quad.graph_name
        if isinstance(graph, ox.NamedNode) and graph.value.startswith(prefix):
            yield quad.subject.value, quad.object.value, graph.value  # type: ignore[union-attr]
