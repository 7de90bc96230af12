"""The resolved world as nodes and edges, for property graphs and GraphRAG: every statement is one edge."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.export.world import Thing, World
from kg.vocab import DCT, ELI, ELIDL, FOAF, KG, ORG, SCHEMA, mint

# label of nodes: their class; places come from their own graph
NODES = {
    "Person": FOAF + "Person",
    "Body": ORG + "FormalOrganization",
    "Post": ORG + "Post",
    "Meeting": KG + "Meeting",
    "Paper": ELI + "Work",
    "Project": SCHEMA + "Project",
    "Place": KG + "Place",
}
# class of statements: properties that lead to both ends, and the type of the edge or the property that holds it
_STATEMENTS = {
    ORG + "Membership": (ORG + "member", KG + "post", "HELD"),
    KG + "PersonnelEvent": (KG + "person", KG + "post", KG + "eventKind"),
    ELIDL + "Participation": (KG + "person", KG + "meeting", KG + "part"),
    KG + "PaperAction": (KG + "actor", KG + "paper", KG + "action"),
}
# label of nodes: properties that lead to other nodes, and the type of that edge
_PROPERTIES = {
    "Body": {
        ORG + "subOrganizationOf": "PART_OF",
        KG + "leads": "LEADS",
        KG + "elects": "ELECTS",
        KG + "supervises": "SUPERVISES",
        KG + "advises": "ADVISES",
        DCT + "spatial": "LOCATED_IN",
    },
    "Post": {ORG + "postIn": "IN"},
    "Meeting": {KG + "heldBy": "HELD_BY"},
    "Paper": {KG + "issuer": "ISSUED_BY"},
    "Project": {KG + "locatedIn": "LOCATED_IN"},
    "Place": {KG + "within": "WITHIN", KG + "replacedBy": "REPLACED_BY"},
}
TYPES = (
    "HELD", "APPOINTED", "ELECTED", "APPROVED", "NOMINATED", "REMOVED", "DISCIPLINED", "PROSECUTED", "RETIRED",
    "RESIGNED", "CHAIRS", "DIRECTS", "OPENS", "CONCLUDES", "REPORTS", "SPEAKS", "ATTENDS", "AWARDS", "RECEIVES",
    "REVIEWS", "ADOPTS", "ISSUES", "IMPLEMENTS", "PROPOSES", "REPEALS",
    *dict.fromkeys(kind for properties in _PROPERTIES.values() for kind in properties.values()),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Edge:
    """An edge between two nodes; `thing` is the statement that it stands for, where it is one."""

    iri: str
    type: str
    source: str
    target: str
    thing: Thing | None


def nodes(world: World, label: str) -> Iterator[Thing]:
    """Yield the nodes of one label."""
    yield from world.places() if label == "Place" else world.things(NODES[label])


def edges(world: World) -> Iterator[Edge]:
    """Yield all edges whose ends are among the nodes."""
    for kind, (start, end, named) in _STATEMENTS.items():
        for thing in world.things(kind):
            type_ = named if named == "HELD" else (thing.one(named) or "related").upper()
            for source in thing.all(start):
                for target in thing.all(end):
                    yield Edge(thing.iri, type_, source, target, thing)
    for label, properties in _PROPERTIES.items():
        for thing in nodes(world, label):
            for name, type_ in properties.items():
                for target in thing.all(name):
                    if target in world:
                        yield Edge(mint("edge", thing.iri, type_, target), type_, thing.iri, target, None)
