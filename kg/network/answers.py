"""The things of an answer, and what links them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

import networkx as nx

from kg.network import among
from kg.questions import IRI, Answer
from kg.store import Readable

_MOST = 1000  # things


class Answered(NamedTuple):
    """A network, the thing to begin with, and, of an answer that is ways, the first way."""

    graph: nx.MultiDiGraph[str]
    focus: str | None
    path: list[str]


def answered(store: Readable, answer: Answer) -> Answered:
    """Return the network of the things in an answer that the network knows."""
    things = dict.fromkeys(taken.iri for taken in answer.took.values() if taken.iri)
    things |= dict.fromkeys(str(cell) for row in answer.rows for cell in row if isinstance(cell, IRI))
    graph = among(store, list(things)[:_MOST])
    focus = next((iri for iri in things if iri in graph), None)
    path = list[str]()
    for step in answer.records() if answer.question.steps else ():
        one, other = str(step["one"]), str(step["other"])
        if one in graph and other in graph:
            _link(graph, one, other, step)
            if step["path"] == 1:
                path += [thing for thing in (one, other) if thing not in path]
    return Answered(graph, focus, path)


def _link(graph: nx.MultiDiGraph[str], one: str, other: str, step: Mapping[str, Any]) -> None:
    """Add a step of a way that is no statement of its own: what stands on one page."""
    if graph.has_edge(one, other) or graph.has_edge(other, one):
        return
    vi, _, en = str(step["relation"]).partition(" / ")
    source = {
        "quote": step["quote"], "doc": step["source"], "title": step["headline"], "url": step["url"],
        "published": None if step["published"] is None else str(step["published"]),
    }  # fmt: skip
    key = f"way/{one}/{other}"
    graph.add_edge(one, other, key=key, id=key, kind="page", label=vi, label_en=en or None, sources=[source])
