"""A network as a page to explore: one HTML file that needs no network."""

from __future__ import annotations

from typing import Any

import networkx as nx

from kg.view.contract import contract
from kg.view.page import page


def draw(graph: nx.MultiDiGraph[Any], *, title: str, focus: Any = None) -> str:
    """Return the HTML page of `graph`, as `kg.network` makes it, laid out around the node `focus` if given.

    The same graph gives the same bytes. Attributes that are missing are not shown, so that a graph of
    one's own can be drawn; write the page in UTF-8.
    """
    return page(contract(graph, focus), title)
