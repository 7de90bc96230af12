"""Changes of a graph as SPARQL Updates, and graph `kg:state`: what waits, what pages were read from, the stamp."""

from __future__ import annotations

from collections.abc import Sequence

import pyoxigraph as ox

from kg import vocab
from kg.vocab import KG, XSD

STATE, STAMP, UNRESOLVED = ox.NamedNode(vocab.STATE), ox.NamedNode(KG + "stamp"), ox.NamedNode(KG + "unresolved")
READ_FROM, UNSETTLED = ox.NamedNode(KG + "readFrom"), ox.NamedNode(KG + "unsettled")
_TRUE = ox.Literal("true", datatype=ox.NamedNode(XSD + "boolean"))


def has_blank(quad: ox.Quad) -> bool:
    """Tell whether a quad has a blank node: SPARQL Update renames these."""
    return isinstance(quad.subject, ox.BlankNode) or isinstance(quad.object, ox.BlankNode)


def change(gone: Sequence[ox.Quad], fresh: Sequence[ox.Quad]) -> str:
    """Return the SPARQL Update that removes and adds quads of one graph."""
    parts = (f"{verb} DATA {{ {_block(quads)} }}" for verb, quads in (("DELETE", gone), ("INSERT", fresh)) if quads)
    return ";\n".join(parts)


def _block(quads: Sequence[ox.Quad]) -> str:
    body = ox.serialize([q.triple for q in quads], format=ox.RdfFormat.N_TRIPLES) or b""
    name = quads[0].graph_name
    return body.decode() if isinstance(name, ox.DefaultGraph) else f"GRAPH {name} {{ {body.decode()} }}"


def mark(document: ox.NamedNode) -> ox.Quad:
    """Return the quad that says that a document waits for resolving."""
    return ox.Quad(document, UNRESOLVED, _TRUE, STATE)


def unsettled() -> ox.Quad:
    """Return the quad that says that a change of the graph has not been followed to its end."""
    return ox.Quad(STATE, UNSETTLED, _TRUE, STATE)


def read_from(document: ox.NamedNode, source: str) -> ox.Quad:
    """Return the quad that says what a document was read from, by which edition of the reader."""
    return ox.Quad(document, READ_FROM, ox.Literal(source), STATE)


def forgotten(document: ox.NamedNode) -> str:
    """Return the SPARQL Update that forgets what a document was read from."""
    return f"DELETE WHERE {{ GRAPH {STATE} {{ {document} {READ_FROM} ?source }} }}"


def resolved() -> str:
    """Return the SPARQL Update after which no document waits and there is no stamp."""
    return f"DELETE WHERE {{ GRAPH {STATE} {{ ?document {UNRESOLVED} ?waits }} }};\n{unstamped()}"


def unstamped() -> str:
    """Return the SPARQL Update that takes the stamp away."""
    return f"DELETE WHERE {{ GRAPH {STATE} {{ {STATE} {STAMP} ?stamp }} }}"
