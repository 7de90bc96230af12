"""Read Vietnamese local-government news into a graph of who holds which role, where and since when."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.program import Graph

__version__ = "0.1.0"


def open(path: str | Path | None = None, *, read_only: bool = False) -> Graph:
    """Return the graph kept in folder `path`, by default ./graph or what KG_STORE names.

    It has `ask(name, **params)`, `person(name)`, `sparql(query)` and `dataset`, an rdflib Dataset over the same quads.
    """
    from kg.program import Graph  # only here: `kg --help` shall not load the store

    return Graph.open(path, read_only=read_only)
