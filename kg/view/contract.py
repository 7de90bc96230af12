"""The JSON that the page reads: nodes, edges, documents and captions of a graph."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from kg.view.layout import Graph, place
from kg.vocab import ID

_QUOTES = 12  # at most so many quotes of one node or edge go into a page; the count is that of all
_CERTAIN = 0.65  # below it an edge is drawn dotted


@dataclass(slots=True)
class Contract:
    """What `template.html` embeds; keys without a value are left out.

    node: id kind label x y count, and names place detail date confidence sources, and, if it has neighbours that
      are not drawn, neighbours: the number of all
    edge: id from to kind line count, and label label_en status valid_from valid_to seen_from seen_to confidence sources
    source: doc (index in documents) quote start end confidence
    document: id title url published publisher · caption: x y key or text
    """

    nodes: list[dict[str, Any]] = field(default_factory=list)
    edges: list[dict[str, Any]] = field(default_factory=list)
    documents: list[dict[str, Any]] = field(default_factory=list)
    captions: list[dict[str, Any]] = field(default_factory=list)
    focus: str | None = None
    base: str = ID  # what ids that are no full IRI begin with


def contract(graph: Graph, focus: Any = None) -> Contract:
    """Return `graph`, laid out around `focus`, as what the page reads."""
    made, documents = Contract(), _Documents()
    layout = place(graph, focus)
    made.focus = _id(focus) if focus is not None and focus in graph else None
    for thing in sorted(graph, key=str):
        made.nodes.append(_node(graph, thing, layout.positions[thing], documents))
    found = sorted(
        graph.edges(keys=True, data=True), key=lambda edge: (str(edge[3].get("id", "")), *map(str, edge[:3]))
    )
    for number, (start, end, _, said) in enumerate(found):
        made.edges.append(_edge(number, start, end, said, documents))
    made.documents = documents.listed
    made.captions = [_full(asdict(caption)) for caption in layout.captions]
    return made


def _node(graph: Graph, thing: Any, at: tuple[int, int], documents: _Documents) -> dict[str, Any]:
    said: Mapping[str, Any] = graph.nodes[thing]
    evidence = said.get("evidence") or ()
    drawn, all_of_them = len(set(graph.successors(thing)) | set(graph.predecessors(thing))), said.get("neighbours")
    return _full({
        "id": _id(thing),
        "kind": said.get("kind") or "thing",
        "label": str(said.get("label") or thing),
        "names": list(said.get("names") or ()),
        "place": said.get("place"),
        "detail": said.get("detail"),
        "date": said.get("date"),
        "x": at[0],
        "y": at[1],
        "count": said.get("sources") or 0,
        "confidence": said.get("confidence"),
        "neighbours": all_of_them if (all_of_them or 0) > drawn else None,
        "sources": documents.of(evidence),
    })  # fmt: skip


def _edge(number: int, start: Any, end: Any, said: Mapping[str, Any], documents: _Documents) -> dict[str, Any]:
    sources = said.get("sources") or ()
    names = ("label", "label_en", "status", "valid_from", "valid_to", "seen_from", "seen_to", "confidence")
    return _full({
        "id": _id(said.get("id") or f"edge/{number}"),
        "from": _id(start),
        "to": _id(end),
        "kind": said.get("kind") or "link",
        "line": _line(said),
        "count": len({source.get("doc") for source in sources}),
        **{name: said.get(name) for name in names},
        "sources": documents.of(sources),
    })  # fmt: skip


def _line(said: Mapping[str, Any]) -> str:
    """Return how an edge is drawn: dotted where uncertain, dashed where ended, else solid."""
    confidence, status = said.get("confidence"), said.get("status")
    if (confidence is not None and confidence < _CERTAIN) or said.get("label") == "nominated":
        return "dotted"
    return "dashed" if status in ("ended", "former", "outgoing") else "solid"


class _Documents:
    """The pages quoted, each written once."""

    def __init__(self) -> None:
        self.listed: list[dict[str, Any]] = []
        self._index: dict[str, int] = {}

    def of(self, sources: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
        """Return the first sources, preferring different pages, with pages as indices."""
        chosen = sorted(_first_of_each(sources), key=lambda pair: pair[0])[:_QUOTES]
        return [
            _full({
                "doc": self._of(source),
                "quote": str(source.get("quote") or ""),
                "start": source.get("start"),
                "end": source.get("end"),
                "confidence": source.get("confidence"),
            })
            for _, source in chosen
        ]  # fmt: skip

    def _of(self, source: Mapping[str, Any]) -> int:
        doc = str(source.get("doc") or source.get("url") or source.get("title"))
        if doc not in self._index:
            self._index[doc] = len(self.listed)
            page = {name: source.get(name) for name in ("title", "published", "publisher")}
            self.listed.append(_full({"id": _id(doc), "url": _link(source.get("url")), **page}))
        return self._index[doc]


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


def _id(thing: Any) -> str:
    return str(thing).removeprefix(ID)


def _full(said: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in said.items() if value not in (None, [], "")}
