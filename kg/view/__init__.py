"""A network as a page to explore: one HTML file that needs no network."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import networkx as nx

from kg.view.contract import contract
from kg.view.page import page


def draw(
    graph: nx.MultiDiGraph[Any], *, title: str, focus: Any = None, path: Sequence[Any] = (), live: str = ""
) -> str:
    """Return the HTML page of `graph`, as `kg.network` makes it, laid out around the node `focus` or along the nodes of
    `path` if given.

    Of a large graph the nearest 300 to the focus, or the most linked 5,000, are drawn at first; all are in the file.
    With `live`, the address of a server's `/graph/around`, the page asks there for the neighbours it does not hold.
    The same graph gives the same bytes. Attributes that are missing are not shown, so that a graph of
    one's own can be drawn; write the page in UTF-8.
    """
    return page(contract(graph, focus, path), title, live)
