"""Turtle: the resolved world."""

from __future__ import annotations

from typing import BinaryIO

import pyoxigraph as ox

from kg.export.trig import serialize
from kg.export.world import World


def write(world: World, file: BinaryIO) -> int:
    """Write the resolved world and return the number of triples."""
    return serialize(world, file, ox.RdfFormat.TURTLE)
