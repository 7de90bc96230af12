"""The graph in the formats that other tools read."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import BinaryIO

import pyoxigraph as ox

from kg.store import Store
from kg.vocab import PREFIXES


def _nquads(store: Store, file: BinaryIO) -> None:
    """Write every graph, one quad a line in byte order, so that equal graphs are equal files."""
    file.writelines(sorted(f"{quad} .\n".encode() for quad in store.quads()))


def _trig(store: Store, file: BinaryIO) -> None:
    ox.serialize(_ordered(store.quads()), file, format=ox.RdfFormat.TRIG, prefixes=PREFIXES)


def _turtle(store: Store, file: BinaryIO) -> None:
    """Write the resolved world alone: Turtle has no graphs."""
    world = (quad.triple for quad in _ordered(store.quads(ox.DefaultGraph())))
    ox.serialize(world, file, format=ox.RdfFormat.TURTLE, prefixes=PREFIXES)


def _ordered(quads: Iterable[ox.Quad]) -> list[ox.Quad]:
    """Return `quads` by graph and subject, the same whatever the order in which they were written."""
    return sorted(quads, key=lambda quad: (str(quad.graph_name), str(quad.triple)))


# name: writes a store to a file
FORMATS: dict[str, Callable[[Store, BinaryIO], None]] = {"nq": _nquads, "trig": _trig, "ttl": _turtle}
