"""A network for programs: a networkx graph that notebooks draw."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

import networkx as nx

from kg import network
from kg.frame import frame
from kg.store import Readable
from kg.view import draw

if TYPE_CHECKING:
    _Graph = nx.MultiDiGraph[str]
else:
    _Graph = nx.MultiDiGraph

_HEIGHT = 620  # pixels
_MOST = 500  # things that a notebook draws: a page of thousands makes the notebook heavy


class Network(_Graph):
    """A networkx.MultiDiGraph with the attributes that kg.network gives, so that all of networkx works on it.

    `graph` says `name`, `summary` and `caution`: what it is, and what it does not mean.
    """

    def measures(self, seed: int = 1) -> Any:
        """Return degree, weight, betweenness and community of every thing as a pandas DataFrame, by IRI.

        kg.network.MEANINGS says what they are and what they do not mean.
        """
        import pandas  # type: ignore[import-untyped,import-not-found,unused-ignore]  # optional, slow to import

        columns = ("iri", "label", "kind", "degree", "weight", "betweenness", "community")
        rows = [[getattr(one, name) for name in columns] for one in network.measure(self, seed=seed)]
        types = {"iri": "string", "label": "string", "kind": "string", "degree": "int64", "weight": "float64"}
        types |= {"betweenness": "float64", "community": "int64"}
        return pandas.DataFrame(rows, columns=columns).astype(types).set_index("iri")

    def edge(self, one: str, other: str) -> list[dict[str, Any]]:
        """Return what is said of two things, given by IRI, in either direction."""
        found = [self.get_edge_data(*ends) or {} for ends in ((one, other), (other, one))]
        return [said for edges in found for said in edges.values()]

    def _repr_html_(self) -> str:
        shown = self if len(self) <= _MOST else self.subgraph(sorted(self, key=lambda n: (-self.degree(n), n))[:_MOST])
        title = str(self.graph.get("summary") or "quanhe").partition(" / ")[0]
        said = [f"{len(self)} đối tượng, {self.number_of_edges()} quan hệ / things, links"]
        if len(shown) < len(self):
            said.append(f"vẽ {_MOST} đối tượng có nhiều quan hệ nhất / the {_MOST} with most links are drawn")
        said += [str(self.graph[name]) for name in ("summary", "caution") if self.graph.get(name)]
        words = "".join(f"<p>{escape(line)}</p>" for line in said)
        drawn = draw(shown, title=title, focus=self.graph.get("focus"))
        return f"<div>{words}{frame(drawn, title, _HEIGHT, scripts=True)}</div>"


def named(store: Readable, name: str) -> Network:
    """Return a network by name; KeyError names those there are."""
    if name not in network.NETWORKS:
        names = ", ".join(network.NETWORKS)
        raise KeyError(f"không có mạng / no network {name!r}; có / there are: {names}")
    return Network(network.named(store, name))


def around(store: Readable, iri: str, limit: int) -> Network:
    """Return what surrounds a thing, which is its `focus`."""
    made = Network(network.about(store, iri, limit=limit))
    made.graph |= {"focus": iri, "summary": f"{made.nodes[iri]['label']} và xung quanh / and what surrounds it"}
    return made
