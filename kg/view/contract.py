"""What the page reads: nodes, edges, the words that prove them, their pages and the captions of the picture."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from kg.view.layout import Graph, place
from kg.view.opening import foldable, opening
from kg.vocab import ID

_QUOTES = 12  # at most so many quotes of one node or edge go into a page; the count is that of all
_CERTAIN = 0.65  # below it an edge is drawn dotted
_SOURCE = ("doc", "quote", "start", "end", "confidence")
_CHARGED = ("disciplined", "prosecuted", "removed")  # never named without who says so


@dataclass(slots=True)
class Contract:
    """Rows for the page, first those of what is drawn at first; keys without a value are left out.

    node: id kind label count outlets sources, x y if it is drawn at first, and names place district province level
      detail date confidence, and, if it has neighbours that are not in the file, neighbours: the number of all
    edge: id from to (places in nodes) kind line count outlets sources, and label label_en status valid_from valid_to
      seen_from seen_to confidence, and said_by for a charge
    source: doc (place in documents) quote start end confidence; nodes and edges name sources by place
    document: id title url published publisher · caption: x y key or text
    """

    nodes: list[dict[str, Any]] = field(default_factory=list)
    edges: list[dict[str, Any]] = field(default_factory=list)
    sources: list[dict[str, Any]] = field(default_factory=list)
    documents: list[dict[str, Any]] = field(default_factory=list)
    captions: list[dict[str, Any]] = field(default_factory=list)
    opening: tuple[int, int] = (0, 0)  # how many nodes are drawn at first, and edges between them
    focus: str | None = None
    path: list[str] = field(default_factory=list)  # the way to show at first, node by node
    view: str = ""  # to open with: "area" where there is too much to be read without folding it
    base: str = ID  # what ids that are no full IRI begin with


def contract(graph: Graph, focus: Any = None, path: Sequence[Any] = (), most: int | None = None) -> Contract:
    """Return `graph` as what the page reads, laid out around `focus`, of whose surroundings `most`, or along `path`."""
    made = Contract()
    proofs = _Proofs(made)
    focus = focus if focus is not None and focus in graph else None
    drawn = opening(graph, focus, most)
    layout = place(graph if len(drawn) == len(graph) else graph.subgraph(drawn), focus, path)
    made.focus = None if focus is None else _id(focus)
    made.path = [_id(thing) for thing in path]
    if focus is None and not path and foldable(graph):
        made.view = "area"
    things = sorted(graph, key=lambda thing: (thing not in layout.positions, str(thing)))
    index = {thing: number for number, thing in enumerate(things)}
    made.nodes = [_node(graph, thing, layout.positions.get(thing), proofs) for thing in things]
    found = sorted(
        graph.edges(keys=True, data=True), key=lambda edge: (str(edge[3].get("id", "")), *map(str, edge[:3]))
    )
    made.edges = [
        _edge(number, index[start], index[end], said, proofs) for number, (start, end, _, said) in enumerate(found)
    ]
    first = len(layout.positions)
    made.edges.sort(key=lambda edge: edge["from"] >= first or edge["to"] >= first)
    made.opening = first, sum(edge["from"] < first and edge["to"] < first for edge in made.edges)
    made.captions = [_full(asdict(caption)) for caption in layout.captions]
    return made


def _node(graph: Graph, thing: Any, at: tuple[int, int] | None, proofs: _Proofs) -> dict[str, Any]:
    said: Mapping[str, Any] = graph.nodes[thing]
    evidence = said.get("evidence") or ()
    inside, all_of_them = len(set(graph.successors(thing)) | set(graph.predecessors(thing))), said.get("neighbours")
    return _full({
        "id": _id(thing),
        "kind": str(said.get("kind") or "thing"),
        "label": str(said.get("label") or thing),
        "names": [str(name) for name in said.get("names") or ()],
        **{name: _text(said.get(name)) for name in ("place", "district", "province", "detail", "date")},
        "level": said.get("level"),
        "x": at and at[0],
        "y": at and at[1],
        "count": said.get("sources") or 0,
        "confidence": said.get("confidence"),
        "neighbours": all_of_them if (all_of_them or 0) > inside else None,
        "outlets": _outlets(evidence),
        "sources": proofs.of(evidence),
    })  # fmt: skip


def _edge(number: int, start: int, end: int, said: Mapping[str, Any], proofs: _Proofs) -> dict[str, Any]:
    sources = said.get("sources") or ()
    names = ("label", "label_en", "status", "valid_from", "valid_to", "seen_from", "seen_to")
    charge = said.get("kind") == "personnel" and said.get("label") in _CHARGED
    return _full({
        "id": _id(said.get("id") or f"edge/{number}"),
        "from": start,
        "to": end,
        "kind": str(said.get("kind") or "link"),
        "line": _line(said),
        "count": len({source.get("doc") for source in sources}),
        **{name: _text(said.get(name)) for name in names},
        "confidence": said.get("confidence"),
        "said_by": next((str(who) for s in sources if (who := s.get("publisher") or s.get("title"))), None)
        if charge
        else None,
        "outlets": _outlets(sources),
        "sources": proofs.of(sources),
    })  # fmt: skip


def _line(said: Mapping[str, Any]) -> str:
    """Return how an edge is drawn: dotted where uncertain, dashed where ended, else solid."""
    confidence, status = said.get("confidence"), said.get("status")
    if (confidence is not None and confidence < _CERTAIN) or said.get("label") == "nominated":
        return "dotted"
    return "dashed" if status in ("ended", "former", "outgoing") else "solid"


def _outlets(sources: Iterable[Mapping[str, Any]]) -> list[str]:
    return sorted({str(source["publisher"]) for source in sources if source.get("publisher")})


class _Proofs:
    """The quotes and the pages they stand on, each written once."""

    def __init__(self, made: Contract) -> None:
        self._made = made
        self._documents: dict[str, int] = {}
        self._sources: dict[tuple[Any, ...], int] = {}

    def of(self, sources: Iterable[Mapping[str, Any]]) -> list[int]:
        """Return the places of the first sources, preferring different pages."""
        ranked = sorted(_first_of_each(sources), key=lambda pair: pair[0])[:_QUOTES]
        return [self._source(source) for _, source in ranked]

    def _source(self, source: Mapping[str, Any]) -> int:
        said = source.get("start"), source.get("end"), source.get("confidence")
        key = self._document(source), str(source.get("quote") or ""), *said
        place = self._sources.get(key)
        if place is None:
            place = self._sources[key] = len(self._sources)
            self._made.sources.append(_full(dict(zip(_SOURCE, key, strict=True))))
        return place

    def _document(self, source: Mapping[str, Any]) -> int:
        doc = str(source.get("doc") or source.get("url") or source.get("title"))
        place = self._documents.get(doc)
        if place is None:
            place = self._documents[doc] = len(self._documents)
            page = {name: _text(source.get(name)) for name in ("title", "published", "publisher")}
            self._made.documents.append(_full({"id": _id(doc), "url": _link(source.get("url")), **page}))
        return place


def _first_of_each(sources: Iterable[Mapping[str, Any]]) -> list[tuple[tuple[int, int], Mapping[str, Any]]]:
    """Return each source after its rank: how many of its page come before it, then its place in the list."""
    seen: dict[Any, int] = {}
    ranked = []
    for number, source in enumerate(sources):
        earlier = seen.get(source.get("doc"), 0)
        seen[source.get("doc")] = earlier + 1
        ranked.append(((earlier, number), source))
    return ranked


def _link(url: Any) -> str | None:
    """Return `url` if a browser may follow it: http and https only."""
    return url if isinstance(url, str) and re.match("https?://", url, re.IGNORECASE) else None


def _text(value: Any) -> str | None:
    return None if value is None else str(value)


def _id(thing: Any) -> str:
    return str(thing).removeprefix(ID)


def _full(said: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in said.items() if value or value == 0}
