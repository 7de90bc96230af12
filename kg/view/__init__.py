"""A network as a page to explore: one HTML file that needs no network."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import networkx as nx

from kg import collector
from kg.view.contract import contract
from kg.view.page import packed, page


def draw(
    graph: nx.MultiDiGraph[Any],
    *,
    title: str,
    focus: Any = None,
    path: Sequence[Any] = (),
    most: int | None = None,
    live: str = "",
) -> str:
    """Return the HTML page of `graph`, as `kg.network` makes it, laid out around the node `focus` or along `path`.

    Of a large graph the `most` (300) nearest to the focus, or the 5,000 most linked, are drawn at first; all are in
    the file. With `live`, the address of a server that answers with parcels, the page asks there for neighbours that
    it does not hold. The same graph gives the same bytes. Attributes that are missing are not shown, so that a graph
    of one's own can be drawn; write the page in UTF-8.
    """
    with collector.paused():
        return page(contract(graph, focus, path, most), title, live)


def parcel(graph: nx.MultiDiGraph[Any]) -> dict[str, str]:
    """Return `graph` as an open page takes it in."""
    return packed(contract(graph), whole=True)
