"""Read Vietnamese local-government news into a graph of who holds which role, where and since when."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.store import Store

__version__ = "0.1.0"


def open(path: str | Path | None = None, *, read_only: bool = False) -> Store:
    """Return the graph kept in folder `path`, by default ./graph or what KG_STORE names.

    Its `dataset` is an rdflib Dataset over the same quads.
    """
    from kg.store import Store  # only here: `kg --help` shall not load the store

    return Store.open(path, read_only=read_only)
