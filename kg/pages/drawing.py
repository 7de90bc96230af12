"""Networks as pages of their own, to stand in a frame: they carry scripts and a policy that names them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import networkx as nx

from kg.network import about, among
from kg.pages.render import Page
from kg.questions import IRI, Answer, ask
from kg.store import Readable, Store
from kg.view import draw, parcel

_AROUND, _MOST = 100, 1000  # things
LIVE = "/graph/around"  # where a drawing asks for what surrounds a thing


def drawing(store: Store, iri: str) -> str | None:
    """Return the drawn network around a thing, which asks the server for more, or None where there is none."""
    try:
        graph = about(store, iri, limit=_AROUND)
    except KeyError:
        return None
    return draw(graph, title=str(graph.nodes[iri]["label"]), focus=iri, live=LIVE)


def surroundings(store: Store, iri: str) -> str | None:
    """Return what surrounds a thing as JSON for a drawing that is open, or None where there is nothing."""
    try:
        graph = about(store, iri, limit=_AROUND)
    except KeyError:
        return None
    return json.dumps(parcel(graph, iri))


def question_drawing(store: Store, name: str, given: Mapping[str, str]) -> Page:
    """Return the drawn network of the things in an answer; QuestionError if it cannot be asked like this."""
    answer = ask(store, name, **given)
    graph, focus, path = answer_network(store, answer)
    return Page(200, draw(graph, title=answer.question.summary.vi, focus=focus, path=path))


def answer_network(store: Readable, answer: Answer) -> tuple[nx.MultiDiGraph[str], str | None, list[str]]:
    """Return the network of the things in an answer, the one to begin with, and the first way of an answer of ways."""
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
    return graph, focus, path


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
