"""What the ontology says of roles and kinds of body, and its graph in the store."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

import pyoxigraph as ox

from kg import resources
from kg.vocab import KG, ONTOLOGY, RDFS, SKOS

_LEFT_OUT = {"examples.ttl", "shapes.ttl"}  # made-up people; shapes are for validators
RANK_OF_DEPUTY = 3


@dataclass(frozen=True, slots=True)
class Ontology:
    """The parts of the ontology that resolving asks for."""

    quads: tuple[ox.Quad, ...]  # in graph kg:ontology
    labels: dict[str, str]  # role → Vietnamese label
    single_seats: frozenset[str]  # roles with one holder at a time in a body
    ranks: dict[str, int]  # role → 1 head … 4 member
    pillars: dict[str, str]  # local name of a kind of body → party, state, front …
    central: frozenset[str]  # local names of the kinds of central body

    def leads(self, role: str | None) -> bool:
        """Say whether few hold this role in a body: head or deputy, not a member."""
        return role is not None and self.ranks.get(role, RANK_OF_DEPUTY + 1) <= RANK_OF_DEPUTY


@cache
def ontology() -> Ontology:
    """Return the ontology of the package."""
    files = sorted(path for path in resources.ontology().glob("*.ttl") if path.name not in _LEFT_OUT)
    triples = ox.Dataset(quad for path in files for quad in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE))
    triples.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)  # blank nodes get the same names every time
    graph = ox.NamedNode(ONTOLOGY)
    quads = tuple(ox.Quad(q.subject, q.predicate, q.object, graph) for q in triples)
    return Ontology(
        quads=quads,
        labels=dict(_strings(quads, SKOS + "prefLabel", language="vi")),
        single_seats=frozenset(s for s, o in _strings(quads, KG + "singleSeat") if o == "true"),
        ranks={s: int(o) for s, o in _strings(quads, KG + "rank")},
        pillars={s.removeprefix(KG): o for s, o in _strings(quads, KG + "pillar")},
        central=_below(KG + "CentralBody", quads),
    )


def _strings(quads: Iterable[ox.Quad], predicate: str, language: str | None = None) -> list[tuple[str, str]]:
    return sorted(
        (quad.subject.value, quad.object.value)
        for quad in quads
        if quad.predicate.value == predicate
        and isinstance(quad.subject, ox.NamedNode)
        and isinstance(quad.object, ox.Literal)
        and quad.object.language == language
    )


def _below(top: str, quads: Iterable[ox.Quad]) -> frozenset[str]:
    parents = [
        (quad.subject.value, quad.object.value)
        for quad in quads
        if quad.predicate.value == RDFS + "subClassOf"
        and isinstance(quad.subject, ox.NamedNode)
        and isinstance(quad.object, ox.NamedNode)
    ]
    found = {top}
    while more := {child for child, parent in parents if parent in found} - found:
        found |= more
    return frozenset(iri.removeprefix(KG) for iri in found)
