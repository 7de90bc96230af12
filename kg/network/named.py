"""The networks that one can ask for by name."""

from __future__ import annotations

import networkx as nx

from kg.network.assemble import assemble
from kg.network.links import Links
from kg.network.reader import Reader
from kg.network.together import together
from kg.network.words import NETWORKS
from kg.store import Readable, Store

_PROOFS = ("evidence", "mentions", "offices", "documents")  # the queries that take longest over everything


def named(store: Readable, name: str) -> nx.MultiDiGraph[str]:
    """Return a network of `NETWORKS`; its `graph` says `name`, `summary` and `caution`.

    Of "people-people" there is one edge for two people, from the one whose IRI comes first: it has no direction, and
    its `graph` says `directed` False. KeyError for an unknown name.
    """
    network = NETWORKS[name]
    # Of most networks a part of the world is wanted, so of what proves it, too; but an endpoint answers one large
    # question sooner than thousands of small ones.
    singly = _PROOFS if name != "whole" and isinstance(store, Store) else ()
    reader = Reader(store, whole=True, singly=singly)
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
