"""TriG and Turtle in an order of their own, so that equal graphs are equal files."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import BinaryIO

import pyoxigraph as ox

from kg.export.quads import ordered, prefixes
from kg.export.world import World


def write(world: World, file: BinaryIO) -> int:
    """Write every graph as TriG and return the number of quads."""
    return serialize(world, file, ox.RdfFormat.TRIG)


def serialize(world: World, file: BinaryIO, format: ox.RdfFormat) -> int:
    """Write the quads, or in a format without graphs the triples of the resolved world, and return how many."""
    kinds: set[str] = set()
    count = 0
    found = ordered(world, kinds, resolved=not format.supports_datasets)
    first = [quad for quad in [next(found, None)] if quad is not None]  # now the kinds are known

    def counted() -> Iterator[ox.Quad | ox.Triple]:
        nonlocal count
        for quad in chain(first, found):
            yield quad if format.supports_datasets else quad.triple
            count += 1

    ox.serialize(counted(), file, format=format, prefixes=prefixes(kinds))  # type: ignore[arg-type]
    return count
