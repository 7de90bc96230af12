"""Which things of a large graph stand in the picture when the page opens; the rest is found or opened from there."""

from __future__ import annotations

from collections import Counter
from typing import Any

from kg.view.layout import Graph

AROUND, WHOLE = 300, 5000  # things at most around one thing, and without one
_SHARE = 2 / 3  # of the picture that the neighbours of the focus may fill: a body of a thousand people leaves room


def opening(graph: Graph, focus: Any = None, most: int | None = None) -> list[Any]:
    """Return what is drawn at first, sorted: all of a small graph, the nearest to `focus`, or the most linked."""
    most = WHOLE if focus is None else most or AROUND
    if len(graph) <= most:
        return sorted(graph, key=str)
    if focus is None:
        return sorted(sorted(graph, key=lambda thing: (-graph.degree(thing), str(thing)))[:most], key=str)
    return sorted(_nearest(graph, focus, most), key=str)


def foldable(graph: Graph) -> bool:
    """Say whether a graph is too large to be read at once, and known by place well enough to be folded by area."""
    places = [said["place"] for _, said in graph.nodes(data=True) if said.get("place")]
    return len(graph) > AROUND and len(places) > len(graph) / 4 and len(set(places)) > 2


def _nearest(graph: Graph, focus: Any, most: int) -> list[Any]:
    """Return rings around `focus`, in each ring the kinds in turn, the best linked to what is kept first."""
    kept, ring, left_out = {focus: None}, [focus], list[Any]()
    while ring and len(kept) < most:
        near: Counter[Any] = Counter()
        for thing in ring:
            near.update(other for other in _around(graph, thing) if other not in kept)
        found = _in_turn(graph, sorted(near, key=lambda other: (-near[other], -graph.degree(other), str(other))))
        room = (int(most * _SHARE) if len(kept) == 1 else most) - len(kept)
        ring, left_out = found[:room], left_out + found[room:]
        kept.update(dict.fromkeys(ring))
    kept.update(dict.fromkeys(left_out))
    return list(kept)[:most]


def _around(graph: Graph, thing: Any) -> set[Any]:
    return set(graph.successors(thing)) | set(graph.predecessors(thing))


def _in_turn(graph: Graph, things: list[Any]) -> list[Any]:
    seen: Counter[Any] = Counter()
    turns = []
    for number, thing in enumerate(things):
        kind = graph.nodes[thing].get("kind")
        turns.append((seen[kind], number, thing))
        seen[kind] += 1
    return [thing for *_, thing in sorted(turns, key=lambda turn: turn[:2])]
