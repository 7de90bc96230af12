"""Networks as pages of their own, to stand in a frame: they carry scripts and a policy that names them."""

from __future__ import annotations

from collections.abc import Mapping

from kg.network import about, among
from kg.pages.render import Page
from kg.questions import IRI, ask
from kg.store import Store
from kg.view import draw

_AROUND, _MOST = 100, 1000  # things


def drawing(store: Store, iri: str) -> str | None:
    """Return the drawn network around a thing, or None where there is none."""
    try:
        graph = about(store, iri, limit=_AROUND)
    except KeyError:
        return None
    return draw(graph, title=str(graph.nodes[iri]["label"]), focus=iri)


def question_drawing(store: Store, name: str, given: Mapping[str, str]) -> Page:
    """Return the drawn network of the things in an answer; QuestionError if it cannot be asked like this."""
    answer = ask(store, name, **given)
    things = dict.fromkeys(taken.iri for taken in answer.took.values() if taken.iri)
    things |= dict.fromkeys(str(cell) for row in answer.rows for cell in row if isinstance(cell, IRI))
    graph = among(store, list(things)[:_MOST])
    focus = next((iri for iri in things if iri in graph), None)
    return Page(200, draw(graph, title=answer.question.summary.vi, focus=focus))
