"""The networks that one can ask for by name."""

from __future__ import annotations

import networkx as nx

from kg.network.assemble import assemble
from kg.network.links import Links
from kg.network.reader import Reader
from kg.network.together import together
from kg.network.words import NETWORKS
from kg.store import Readable


def named(store: Readable, name: str) -> nx.MultiDiGraph[str]:
    """Return a network of `NETWORKS`; its `graph` says `name`, `summary` and `caution`.

    Of "people-people" there is one edge for two people, from the one whose IRI comes first: it has no direction, and
    its `graph` says `directed` False. KeyError for an unknown name.
    """
    network = NETWORKS[name]
    reader = Reader(store, whole=True)
    links = Links(reader)
    if name == "people-people":
        graph = together(reader, links)
        graph.graph["directed"] = False
    else:
        # Of the whole, things without links are part, but not places where nothing is.
        things = {
            iri
            for iri in reader.things()
            if (kind := links.kind(iri))
            if (name == "whole" and kind != "place") or not network.kinds.isdisjoint(links.kinds_of(iri))
        }
        graph = assemble(reader, links, things, network.kinds | network.joining)
    graph.graph |= {"name": name, "summary": " / ".join(network.summary), "caution": " / ".join(network.caution)}
    return graph
