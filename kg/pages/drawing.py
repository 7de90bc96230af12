"""Networks as pages of their own, to stand in a frame: they carry scripts and a policy that names them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import networkx as nx

from kg.network import about, among
from kg.network.links import Links
from kg.network.reader import Reader
from kg.pages.render import Page
from kg.questions import IRI, Answer, NotFoundError, ask, candidates
from kg.store import Readable, Store
from kg.view import draw, parcel

_AROUND, _MOST = 100, 1000  # things
# Where a drawing of its own asks for more: what surrounds a thing, and what a text names.
LIVE, AROUND, NAMED = "/graph", "/graph/around", "/graph/named"
NEXT = 60  # neighbours that a drawing is given at a time
_HITS, _LONGEST = 12, 200


def drawing(store: Store, iri: str) -> str | None:
    """Return the drawn network around a thing, which asks the server for more, or None where there is none."""
    try:
        graph = about(store, iri, limit=_AROUND)
    except KeyError:
        return None
    return draw(graph, title=str(graph.nodes[iri]["label"]), focus=iri, live=LIVE)


def surroundings(store: Store, iri: str, skip: int) -> str | None:
    """Return the neighbours of a thing that come after `skip` others, as JSON for an open drawing; None if unknown."""
    links = Links(Reader(store))
    if links.kind(iri) is None:
        return None
    near = sorted({link.other(iri) for link in links.of(iri)})
    return json.dumps(parcel(among(store, [iri, *near[skip : skip + NEXT]]), None))


def named(store: Store, text: str) -> str:
    """Return what a text may name as JSON for a drawing that is open: the best candidates."""
    try:
        found, _ = candidates(store, "node", " ".join(text.split())[:_LONGEST], _HITS)
    except NotFoundError:
        found = []
    return json.dumps(parcel(among(store, [reading.iri for reading in found if reading.iri]), None))


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
