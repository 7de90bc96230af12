"""Networks as pages of their own, to stand in a frame: they carry scripts and a policy that names them."""

from __future__ import annotations

import json
from collections.abc import Mapping

from kg.network import about, joining
from kg.network.answers import answered
from kg.network.links import Links
from kg.network.reader import Reader
from kg.pages.render import Page
from kg.questions import NotFoundError, ask, candidates
from kg.store import Store
from kg.view import draw, parcel

_AROUND = 100  # things
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


def surroundings(store: Store, iri: str, skip: int, known: frozenset[str] = frozenset()) -> str | None:
    """Return the neighbours of a thing that come after `skip` others, as JSON for an open drawing; None if unknown.

    `known` is what the drawing holds, with all links within it: that is not told again, but what links it to the rest.
    """
    links = Links(Reader(store))
    if links.kind(iri) is None:
        return None
    near = sorted({link.other(iri) for link in links.of(iri)})
    return _parcel(store, [iri, *near[skip : skip + NEXT]], known)


def named(store: Store, text: str, known: frozenset[str] = frozenset()) -> str:
    """Return what a text may name as JSON for a drawing that is open: the best candidates, linked to `known`."""
    try:
        found, _ = candidates(store, "node", " ".join(text.split())[:_LONGEST], _HITS)
    except NotFoundError:
        found = []
    return _parcel(store, [reading.iri for reading in found if reading.iri], known)


def _parcel(store: Store, iris: list[str], known: frozenset[str]) -> str:
    return json.dumps(parcel(joining(store, (iri for iri in iris if iri not in known), known)))


def question_drawing(store: Store, name: str, given: Mapping[str, str]) -> Page:
    """Return the drawn network of the things in an answer; QuestionError if it cannot be asked like this."""
    answer = ask(store, name, **given)
    graph, focus, path = answered(store, answer)
    return Page(200, draw(graph, title=answer.question.summary.vi, focus=focus, path=path))
