"""People by the meetings that they attended together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import combinations
from typing import Any

import networkx as nx

from kg.network.describe import Attributes, edges, node
from kg.network.evidence import Source
from kg.network.links import Link, Links
from kg.network.reader import Reader
from kg.vocab import KG, SKOS, mint

_RECEIVES = "receives"  # who only receives an award is there in no public capacity, as queries/rules/took-part.rq says

# person -> what is said of each part that the person took in a meeting
_Parts = dict[str, list[Attributes]]


def together(reader: Reader, links: Links) -> nx.MultiDiGraph[str]:
    """Return the people who attended a meeting with others, one edge for two people.

    `weight` is the number of shared meetings, `strength` the sum over them of 1 / (people there - 1), so that a
    congress of hundreds ties less than a talk of three (Newman, Phys. Rev. E 64, 016132, 2001); `meetings` lists them
    by day.
    A meeting is as sure as the less sure of the two parts; the edge as the surest meeting.
    """
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    pairs: dict[tuple[str, str], list[Attributes]] = defaultdict(list)
    for meeting, parts in sorted(_meetings(reader, links).items()):
        for one, other in combinations(sorted(parts), 2):
            pairs[one, other].append(_shared(reader, meeting, parts, one, other))
    for iri in sorted({iri for pair in pairs for iri in pair}):
        graph.add_node(iri, **node(reader, links, iri))
    for (one, other), shared in sorted(pairs.items()):
        attributes = _edge(one, other, sorted(shared, key=lambda m: (m["earliest"] or "9999", m["iri"])))
        graph.add_edge(one, other, key=attributes["id"], **attributes)
    return graph


def _meetings(reader: Reader, links: Links) -> dict[str, _Parts]:
    """Return who took which parts in each meeting."""
    found: dict[str, Link] = {
        link.id: link
        for iri in reader.things()
        if links.kind(iri) == "person"
        for link in links.of(iri)
        if link.kind == "participation" and link.label != _RECEIVES
    }
    meetings: dict[str, _Parts] = defaultdict(lambda: defaultdict(list))
    for person, meeting, said in edges(reader, sorted(found.values(), key=lambda link: link.id)):
        meetings[meeting][person].append(said)
    return meetings


def _shared(reader: Reader, meeting: str, parts: _Parts, one: str, other: str) -> Attributes:
    said = reader.properties(meeting)
    sure = [max((part["confidence"] or 0 for part in parts[person]), default=0) for person in (one, other)]
    return {
        "iri": meeting,
        "label": next(iter(said.get(SKOS + "prefLabel", [])), meeting),
        "date": next(iter(said.get(KG + "date", [])), None),
        "earliest": next(iter(said.get(KG + "earliest", [])), None),
        "latest": next(iter(said.get(KG + "latest", [])), None),
        "people": len(parts),
        "parts": [sorted({part["label"] for part in parts[person]}) for person in (one, other)],
        "confidence": min(sure),
        "sources": _merged(source for person in (one, other) for part in parts[person] for source in part["sources"]),
    }


def _edge(one: str, other: str, shared: list[Attributes]) -> Attributes:
    """Return what is said of two people; `parts` of a meeting are those of the one, then those of the other."""
    days = [[meeting[name] for meeting in shared if meeting[name]] for name in ("earliest", "latest")]
    many = len(shared)
    return {
        "id": mint("edge", "together", one, other),
        "kind": "together",
        "label": f"cùng dự {many} cuộc họp",
        "label_en": f"together at {many} meeting{'s' if many > 1 else ''}",
        "status": None,
        "valid_from": min(days[0], default=None),
        "valid_to": max(days[1], default=None),
        "confidence": max(meeting["confidence"] for meeting in shared),
        "weight": many,
        "strength": round(sum(1 / (meeting["people"] - 1) for meeting in shared), 6),
        "meetings": [_without(meeting, "sources", "confidence") for meeting in shared],
        "sources": _merged(source for meeting in shared for source in meeting["sources"]),
    }


def _merged(sources: Iterable[Source]) -> list[Source]:
    found = {(source["doc"], source["start"], source["end"]): source for source in sources}
    return sorted(found.values(), key=lambda s: (s["published"] or "", s["doc"], s["start"], s["end"]))


def _without(said: Attributes, *names: str) -> dict[str, Any]:
    return {name: value for name, value in said.items() if name not in names}
