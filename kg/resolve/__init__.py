"""What all documents say becomes one world, in which every person, body, post, meeting and paper stands once."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass

from pyoxigraph import Quad

from kg import collector, ontology
from kg.judgements import Judgement, judgements
from kg.resolve import order, terms
from kg.resolve.draft import Draft
from kg.resolve.index import Index
from kg.resolve.read import read
from kg.resolve.relations import rules
from kg.resolve.rewrite import fill, quads, update
from kg.resolve.world import World, decide
from kg.store import Store
from kg.vocab import ONTOLOGY, PLACES

__all__ = ["Report", "resolve"]


@dataclass(frozen=True, slots=True)
class Report:
    """How a world was resolved: all of it or what changes touched, how many quads went and came."""

    whole: bool
    gone: int
    fresh: int


def resolve(store: Store, *, full: bool = False) -> Report:
    """Write the resolved world of all documents to the default graph, and the places and the ontology it needs.

    A pure function of the document graphs, the judgements and the ontology: order and history leave no trace. Unless
    `full`, only what changed documents and judgements touch is resolved anew, with the same result. The world changes
    in one step; only what differs is written.
    """
    judged = judgements(store)
    with suppress(sqlite3.Error):  # a damaged index is made anew
        if not full and store.stamp is not None:
            index = Index(store.index)
            try:
                change = update(store, index, judged)
            finally:
                index.close()
            if change is not None:
                return Report(False, len(change.gone), len(change.fresh))
    with collector.paused():
        return _whole(store, judged)


def _whole(store: Store, judged: Sequence[Judgement]) -> Report:
    world = decide(read(store), judged)
    store.replace_graph(ONTOLOGY, [*ontology.quads(), *rules()])
    store.replace_graph(PLACES, world.units.quads())
    gone, fresh = store.replace_graph(None, _quads(world))
    draft = Draft(store.index)
    try:
        store.edit((), (), fill(draft, world, judged))
        draft.finish()
    finally:
        draft.close()
    return Report(True, gone, fresh)


def _quads(world: World) -> Iterator[Quad]:
    yield from quads(world)
    yield from order.quads(world.order)
    yield from terms.quads(world)
