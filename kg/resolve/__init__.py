"""What all documents say becomes one world, in which every person, body, post, meeting and paper stands once."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass

from kg import ontology
from kg.judgements import judgements
from kg.resolve.read import read
from kg.resolve.relations import rules
from kg.resolve.statements import statements
from kg.resolve.things import things
from kg.resolve.world import decide
from kg.store import Store
from kg.vocab import ONTOLOGY, PLACES

__all__ = ["Report", "resolve"]


@dataclass(frozen=True, slots=True)
class Report:
    """How much the resolved world holds."""

    documents: int
    people: int
    bodies: int
    posts: int
    meetings: int
    papers: int
    projects: int
    quads: int


def resolve(store: Store) -> Report:
    """Write the resolved world of all documents to the default graph, and the places and the ontology it needs.

    A pure function of the document graphs, the judgements and the ontology: order and history leave no trace. The
    world changes in one step; only what differs is written.
    """
    said = read(store)
    world = decide(said, judgements(store))
    store.replace_graph(ONTOLOGY, [*ontology.quads(), *rules()])
    store.replace_graph(PLACES, world.units.quads())
    quads = [*things(world), *statements(world)]
    store.replace_graph(None, quads)
    return Report(
        documents=len(said.documents),
        people=_count(world.people),
        bodies=_count(world.bodies),
        posts=_count(world.posts),
        meetings=_count(world.meetings),
        papers=_count(world.papers),
        projects=_count(world.projects),
        quads=len(quads),
    )


def _count(of: Mapping[str, Hashable]) -> int:
    return len(set(of.values()))
