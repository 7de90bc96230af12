"""The resolved world as networkx graphs, every node and edge with the words that prove it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable

import networkx as nx

from kg.network.assemble import assemble
from kg.network.export import FORMATS
from kg.network.links import KINDS, Links
from kg.network.measures import Measured, measure
from kg.network.named import named
from kg.network.reader import Reader
from kg.network.words import CAUTION, MEANINGS, NETWORKS, Named
from kg.store import Readable

__all__ = [
    "CAUTION",
    "FORMATS",
    "MEANINGS",
    "NETWORKS",
    "Measured",
    "Named",
    "about",
    "among",
    "joining",
    "measure",
    "named",
    "whole",
]

# Which links are followed from a neighbour of the focus, by its kind, so that hubs do not drown the rest;
# None follows all. The last ring adds the projects of the places found.
_ONWARD: dict[str, Collection[str]] = {
    "person": ("tenure",),
    "body": ("tenure", "hierarchy", "seat", "action", "issuer"),
    "meeting": ("participation", "holder", "action"),
    "paper": ("action", "issuer"),
    "project": ("location",),
    "place": ("location",),
}
# The rings, each with the share of the limit up to which it may fill the network: a body with a thousand
# people leaves room for what surrounds them.
_RINGS: tuple[tuple[dict[str, Collection[str]] | None, float], ...] = (
    (None, 2 / 3),
    (_ONWARD, 1),
    ({"place": ("location",)}, 1),
)


def about(store: Readable, iri: str, *, limit: int = 300) -> nx.MultiDiGraph[str]:
    """Return what surrounds a person, body, meeting, paper, project or place: at most `limit` things.

    Nearer things come first, the kinds in turn, then those with more links to what is already there. All
    links between the things are in it; the attribute `neighbours` of a node counts those of the whole world.
    KeyError if the resolved world does not know `iri`.
    """
    reader = Reader(store)
    links = Links(reader)
    if links.kind(iri) is None:
        raise KeyError(iri)
    return assemble(reader, links, _around(links, iri, limit))


def among(store: Readable, iris: Iterable[str]) -> nx.MultiDiGraph[str]:
    """Return the things of `iris` that the network knows, and all links between them."""
    reader = Reader(store)
    links = Links(reader)
    return assemble(reader, links, {iri for iri in iris if links.kind(iri)})


def joining(store: Readable, iris: Iterable[str], known: Collection[str]) -> nx.MultiDiGraph[str]:
    """Return the things of `iris` with the links between them and to those of `known`, of which no more is told.

    For a picture that holds `known` and takes `iris` in; it costs what the links of `iris` cost, whatever is known.
    """
    reader = Reader(store)
    links = Links(reader)
    return assemble(reader, links, {iri for iri in iris if links.kind(iri)}, ends=known)


def whole(store: Readable) -> nx.MultiDiGraph[str]:
    """Return the whole resolved world, but for places where nothing is."""
    return named(store, "whole")


def _around(links: Links, iri: str, limit: int) -> list[str]:
    kept, ring, left_out = {iri: None}, [iri], list[str]()
    for onward, share in _RINGS:
        near = Counter(
            other
            for thing in ring
            for link in links.of(thing)
            if onward is None or link.kind in onward.get(links.kind(thing) or "", ())
            if (other := link.other(thing)) not in kept
        )
        found = _in_turn(links, sorted(near, key=lambda other: (-near[other], other)))
        room = max(0, int(limit * share) - len(kept))
        ring, left_out = found[:room], left_out + found[room:]
        kept.update(dict.fromkeys(ring))
    kept.update(dict.fromkeys(left_out))
    return list(kept)[:limit]


def _in_turn(links: Links, things: Iterable[str]) -> list[str]:
    """Return `things` so that each kind has its turn: the first of every kind, the second of every kind …"""
    seen: Counter[str] = Counter()
    turns = []
    for iri in things:
        kind = links.kind(iri) or ""
        turns.append((seen[kind], KINDS.index(kind), iri))
        seen[kind] += 1
    return [iri for *_, iri in sorted(turns)]
