"""Networks in the formats of graph programs: GEXF for Gephi, GraphML for yEd, both for networkx.read_*."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, BinaryIO
from xml.etree.ElementTree import SubElement

import networkx as nx
from networkx.readwrite.gexf import GEXFWriter

from kg import ontology
from kg.network.evidence import Source, documents

# What XML 1.0 cannot hold, whatever the escape.
_UNFIT = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LISTED = ("names", "evidence", "sources", "meetings")


def gexf(graph: nx.MultiDiGraph[str], file: BinaryIO) -> None:
    """Write GEXF 1.2; `start` and `end` of edges make Gephi's timeline. Equal graphs give equal files."""
    plain = flat(graph)
    for *_, said in plain.edges(keys=True, data=True):
        bounds = {"start": said.get("valid_from"), "end": said.get("valid_to")}
        said.update({name: day for name, day in bounds.items() if day})
    writer = GEXFWriter(encoding="utf-8", prettyprint=True, version="1.2draft")
    writer.add_graph(plain)
    meta = writer.xml.find("meta")
    assert meta is not None
    meta.attrib.pop("lastmodifieddate", None)  # no clock
    SubElement(meta, "description").text = "\n".join(map(str, plain.graph.values()))
    writer.write(file)


def graphml(graph: nx.MultiDiGraph[str], file: BinaryIO) -> None:
    """Write GraphML with the ids of edges as their keys. Equal graphs give equal files."""
    nx.write_graphml(flat(graph), file, edge_id_from_attribute="id")


# name: writes a network to a file
FORMATS: dict[str, Callable[[nx.MultiDiGraph[str], BinaryIO], None]] = {"gexf": gexf, "graphml": graphml}


def flat(graph: nx.MultiDiGraph[str]) -> nx.MultiGraph[str]:
    """Return `graph` with texts and numbers alone for attributes; what is not known is left out.

    `sources` becomes the number of documents, `evidence` the quotes, one a line, `names` and `meetings` lists of lines.
    """
    made: nx.MultiGraph[str] = nx.MultiDiGraph() if graph.graph.get("directed", True) else nx.MultiGraph()
    made.graph |= {name: _text(value) for name, value in graph.graph.items() if name != "directed"}
    for iri, said in graph.nodes(data=True):
        made.add_node(iri, **_flat(said, said.get("evidence") or ()))
    for start, end, key, said in graph.edges(keys=True, data=True):
        attributes = {"id": key, **_flat(said, said.get("sources") or ())}
        made.add_edge(start, end, key=key, **attributes)
    return made


def _flat(said: Mapping[str, Any], sources: Iterable[Source]) -> dict[str, str | int | float]:
    attributes: dict[str, str | int | float | None] = {
        name: value if isinstance(value, int | float) else _text(value)
        for name, value in said.items()
        if name not in _LISTED and value is not None
    }
    attributes |= {
        "sources": len(documents(sources)),
        "names": "\n".join(map(_text, said.get("names") or ())),
        "evidence": "\n".join(map(_source, sources)),
        "meetings": "\n".join(map(_meeting, said.get("meetings") or ())),
    }
    return {name: value for name, value in attributes.items() if value is not None and value != ""}


def _source(source: Source) -> str:
    where = (source["publisher"], source["published"], source["title"], source["url"], source["doc"])
    place = f"{source['start']}–{source['end']}, {source['confidence']:g}"
    return _line(f"“{source['quote']}”", *filter(None, where), place)


def _meeting(meeting: Mapping[str, Any]) -> str:
    one, other = (", ".join(ontology.code(part, "vi") for part in parts) for parts in meeting["parts"])
    return _line(meeting["date"] or "?", meeting["label"], f"{one} / {other}", meeting["iri"])


def _line(*parts: str) -> str:
    return " · ".join(" ".join(_text(part).split()) for part in parts)


def _text(value: object) -> str:
    return _UNFIT.sub("\N{REPLACEMENT CHARACTER}", str(value))
