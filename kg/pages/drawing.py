"""Networks as pages of their own, to stand in a frame: they carry scripts and a policy that names them."""

from __future__ import annotations

from collections.abc import Mapping

from kg.network import about
from kg.pages.render import Page
from kg.store import Store
from kg.view import draw


def drawing(store: Store, iri: str) -> str | None:
    """Return the drawn network around a thing, or None where there is none."""
    try:
        graph = about(store, iri, limit=150)
    except KeyError:
        return None
    return draw(graph, title=str(graph.nodes[iri]["label"]), focus=iri)


def question_drawing(store: Store, name: str, given: Mapping[str, str]) -> Page:
    """Return the drawn network of the things in an answer."""
    raise NotImplementedError
