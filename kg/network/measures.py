"""Measures of a network: what is linked to much, what stands between, what stands together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import networkx as nx


@dataclass(frozen=True, slots=True)
class Measured:
    """The measures of one thing; `kg.network.MEANINGS` says what they are and are not."""

    iri: str
    label: str
    kind: str
    degree: int
    weight: float
    betweenness: float
    community: int


def measure(graph: nx.MultiDiGraph[str], *, seed: int = 1) -> list[Measured]:
    """Return the measures of every thing of a network, those with most links first.

    Links have no direction here and several between two things are one, with their weights added (1 where an edge has
    no `weight`). The same graph and seed give the same figures.
    """
    names = sorted(graph, key=str)
    number = {name: n for n, name in enumerate(names)}
    weights: dict[tuple[int, int], float] = {}
    for start, end, said in graph.edges(data=True):
        if start != end:
            pair = min(number[start], number[end]), max(number[start], number[end])
            weights[pair] = weights.get(pair, 0) + float(said.get("weight") or 1)
    # By number and in order, so that nothing hangs on the hashes of strings.
    simple: nx.Graph[int] = nx.Graph()
    simple.add_nodes_from(range(len(names)))
    simple.add_weighted_edges_from((one, other, weight) for (one, other), weight in sorted(weights.items()))
    between, community = _betweenness(simple), _communities(simple, seed)
    found = [
        Measured(
            name,
            str(graph.nodes[name].get("label") or name),
            str(graph.nodes[name].get("kind") or ""),
            simple.degree[n],
            sum(simple.adj[n][other]["weight"] for other in sorted(simple.adj[n])),
            between[n],
            community[n],
        )
        for n, name in enumerate(names)
    ]
    return sorted(found, key=lambda one: (-one.degree, -one.betweenness, one.label, one.iri))


def _betweenness(simple: nx.Graph[int]) -> dict[int, float]:
    """Return the betweenness of each node, rounded: threads add the same parts in another order every time."""
    import rustworkx as rx  # with numpy a fifth of a second, and only measuring needs it

    graph: rx.PyGraph[int, Any] = rx.PyGraph(multigraph=False)
    graph.add_nodes_from(list(simple))
    graph.add_edges_from_no_data(sorted(simple.edges))
    return {n: round(value, 9) for n, value in rx.betweenness_centrality(graph, normalized=True).items()}


def _communities(simple: nx.Graph[int], seed: int) -> dict[int, int]:
    """Return the community of each node: 1 is the largest, of equals that with the first node."""
    found = nx.community.louvain_communities(simple, weight="weight", seed=seed) if simple else []
    ordered = sorted(found, key=lambda group: (-len(group), min(group)))
    return {n: number for number, group in enumerate(ordered, 1) for n in group}
