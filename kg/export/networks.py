"""Networks of the resolved world, with their quotes, in the formats of graph programs; a network is held in memory."""

from __future__ import annotations

from typing import BinaryIO

from kg.network import FORMATS, named
from kg.store import Readable


def write(store: Readable, file: BinaryIO, format: str, network: str) -> int:
    """Write a network of `kg.network.NETWORKS` in one of `kg.network.FORMATS`; return the number of its nodes."""
    graph = named(store, network)
    FORMATS[format](graph, file)
    return len(graph)
