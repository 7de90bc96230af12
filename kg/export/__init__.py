"""The graph in the formats that other tools read."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import BinaryIO

import pyoxigraph as ox

from kg.store import Readable
from kg.vocab import ID, PREFIXES, RDF

_TYPE = RDF + "type"


def _nquads(store: Readable, file: BinaryIO) -> None:
    """Write every graph, one quad a line in byte order, so that equal graphs are equal files."""
    file.writelines(sorted(f"{quad} .\n".encode() for quad in store.quads()))


def _trig(store: Readable, file: BinaryIO) -> None:
    quads = _ordered(store.quads())
    ox.serialize(quads, file, format=ox.RdfFormat.TRIG, prefixes=_prefixes(quads))


def _turtle(store: Readable, file: BinaryIO) -> None:
    """Write the resolved world alone: Turtle has no graphs."""
    quads = _ordered(store.quads(ox.DefaultGraph()))
    triples = (quad.triple for quad in quads)
    ox.serialize(triples, file, format=ox.RdfFormat.TURTLE, prefixes=_prefixes(quads))


def write_network(store: Readable, file: BinaryIO, format_name: str, network: str = "whole") -> None:
    """Write a network of kg.network.NETWORKS in a format of graph programs: the resolved world, with its quotes."""
    from kg.network import FORMATS as NETWORK_FORMATS  # networkx takes a tenth of a second
    from kg.network import named

    NETWORK_FORMATS[format_name](named(store, network), file)


def _gexf(store: Readable, file: BinaryIO) -> None:
    write_network(store, file, "gexf")


def _graphml(store: Readable, file: BinaryIO) -> None:
    write_network(store, file, "graphml")


# name: writes a store to a file
FORMATS: dict[str, Callable[[Readable, BinaryIO], None]] = {
    "nq": _nquads,
    "trig": _trig,
    "ttl": _turtle,
    "gexf": _gexf,
    "graphml": _graphml,
}
OF_NETWORKS = ("gexf", "graphml")


def _ordered(quads: Iterable[ox.Quad]) -> list[ox.Quad]:
    """Return `quads` by graph and subject, types first, the same whatever the order in which they were written."""
    return sorted(
        quads,
        key=lambda q: (str(q.graph_name), str(q.subject), q.predicate.value != _TYPE, str(q.predicate), str(q.object)),
    )


def _prefixes(quads: Iterable[ox.Quad]) -> dict[str, str]:
    """Return the usual prefixes and one for each kind of thing, as the `/` in id:person/… would need escapes."""
    terms = {term for quad in quads for term in (quad.subject, quad.object)}
    names = {term.value for term in terms if isinstance(term, ox.NamedNode)}
    kinds = sorted({name.removeprefix(ID).partition("/")[0] for name in names if name.startswith(ID)})
    return {**{name: iri for name, iri in PREFIXES.items() if name != "id"}, **{kind: f"{ID}{kind}/" for kind in kinds}}
