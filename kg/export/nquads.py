"""N-Quads, one quad a line in byte order, so that equal graphs are equal files."""

from __future__ import annotations

from typing import BinaryIO

from kg.export.order import merged
from kg.export.quads import quads
from kg.export.world import World


def write(world: World, file: BinaryIO) -> int:
    """Write every graph and return the number of quads."""
    count = 0
    for line in merged(f"{quad} .\n".encode() for quad in quads(world)):
        file.write(line)
        count += 1
    return count
