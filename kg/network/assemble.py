"""Things and the links between them, put together as a graph with all that is said of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable

import networkx as nx

from kg.network.describe import edges, node
from kg.network.links import Link, Links
from kg.network.reader import Reader


def assemble(
    reader: Reader,
    links: Links,
    things: Iterable[str],
    kinds: Collection[str] | None = None,
    ends: Collection[str] = (),
) -> nx.MultiDiGraph[str]:
    """Return `things` and all links between them, or those of some `kinds`; in order, whatever that of `things`.

    Links to `ends` are among them; those have no attributes.
    """
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for iri in sorted(things):
        graph.add_node(iri, **node(reader, links, iri))
    inside: dict[str, Link] = {
        link.id: link
        for iri in graph
        for link in links.of(iri)
        if (other := link.other(iri)) in graph or other in ends
        if kinds is None or link.kind in kinds
    }
    for start, end, attributes in edges(reader, sorted(inside.values(), key=lambda link: link.id)):
        graph.add_edge(start, end, key=attributes["id"], **attributes)
    return graph
