"""Read Vietnamese local-government news into a graph of who holds which role, where and since when."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, overload

from kg.version import __version__

if TYPE_CHECKING:
    from kg.program import Graph, RemoteGraph

__all__ = ["__version__", "open"]


@overload
def open(where: Path | None = None, *, read_only: bool = False) -> Graph:
    """Return the graph in a folder."""


@overload
def open(where: str, *, read_only: bool = False) -> Graph | RemoteGraph:
    """Return the graph in a folder, or behind an address."""


def open(where: str | Path | None = None, *, read_only: bool = False) -> Graph | RemoteGraph:
    """Return the graph kept in the folder `where`, by default ./graph or what KG_STORE names, or behind an address.

    It has `ask(name, **params)`, `person(name)`, `network(name)` and `sparql(query)`; one in a folder also `dataset`,
    an rdflib Dataset over the same quads. An address is that of a SPARQL 1.1 endpoint: `kg.open("http://…/query")`.
    """
    from kg.program import Graph, RemoteGraph  # only here: `kg --help` shall not load the store
    from kg.remote import is_endpoint

    place = "" if where is None else str(where)
    return RemoteGraph.open(place) if is_endpoint(place) else Graph.open(where, read_only=read_only)
