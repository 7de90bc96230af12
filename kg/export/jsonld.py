"""JSON-LD 1.1 with its context: every graph, node after node."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, groupby
from typing import Any, BinaryIO

import pyoxigraph as ox

from kg.export.quads import ordered, prefixes
from kg.export.texts import dumps
from kg.export.world import World
from kg.vocab import RDF, XSD

_TYPE = RDF + "type"


def write(world: World, file: BinaryIO) -> int:
    """Write every graph and return the number of quads: read back, they are the same."""
    kinds: set[str] = set()
    found = ordered(world, kinds)
    first = [quad for quad in [next(found, None)] if quad is not None]  # now the kinds are known
    writer = _Writer(prefixes(kinds))
    file.write(f'{{"@context":{dumps({"@version": 1.1, **writer.prefixes})},"@graph":[\n'.encode())
    separator = ""
    for graph, quads in groupby(chain(first, found), key=lambda quad: quad.graph_name):
        nodes = writer.nodes(quads)
        if isinstance(graph, ox.DefaultGraph):
            for node in nodes:
                file.write(f"{separator}{node}".encode())
                separator = ",\n"
        else:
            file.write(f'{separator}{{"@id":{dumps(writer.name(graph))},"@graph":[\n'.encode())
            inner = ""
            for node in nodes:
                file.write(f"{inner}{node}".encode())
                inner = ",\n"
            file.write(b"]}")
            separator = ",\n"
    file.write(b"\n]}\n")
    return writer.count


class _Writer:
    """Writes nodes with names shortened by the context."""

    def __init__(self, prefixes: dict[str, str]) -> None:
        self.prefixes = prefixes
        self.count = 0
        self._names = {iri: prefix for prefix, iri in prefixes.items()}

    def nodes(self, quads: Iterator[ox.Quad]) -> Iterator[str]:
        """Yield the nodes of one graph as JSON."""
        for subject, said in groupby(quads, key=lambda quad: quad.subject):
            node: dict[str, Any] = {"@id": self.name(subject)}
            for quad in said:
                self.count += 1
                if quad.predicate.value == _TYPE and isinstance(quad.object, ox.NamedNode):
                    node.setdefault("@type", []).append(self.name(quad.object))
                else:
                    node.setdefault(self.name(quad.predicate), []).append(self._value(quad.object))
            yield dumps({name: v[0] if isinstance(v, list) and len(v) == 1 else v for name, v in node.items()})

    def name(self, term: object) -> str:
        """Return an IRI, with its prefix where it has one, or the label of a blank node."""
        if isinstance(term, ox.BlankNode):
            return str(term)
        assert isinstance(term, ox.NamedNode)
        cut = max(term.value.rfind("#"), term.value.rfind("/")) + 1
        prefix = self._names.get(term.value[:cut])
        return f"{prefix}:{term.value[cut:]}" if prefix and cut < len(term.value) else term.value

    def _value(self, term: object) -> Any:
        if not isinstance(term, ox.Literal):
            return {"@id": self.name(term)}
        if term.language:
            return {"@value": term.value, "@language": term.language}
        if term.datatype.value == XSD + "string":
            return term.value
        return {"@value": term.value, "@type": self.name(term.datatype)}
