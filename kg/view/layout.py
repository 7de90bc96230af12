"""Where nodes stand: worked out here, so that the page opens at rest and the same graph looks the same.

Units are pixels at scale 1, x to the right and y down, the focus at the origin.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import networkx as nx

CELL_X, CELL_Y = 180, 104  # room for a node and two lines of its label
_GAP = 70
_GOLDEN = math.pi * (3 - math.sqrt(5))

Graph: TypeAlias = "nx.MultiDiGraph[Any]"


@dataclass(frozen=True, slots=True)
class Caption:
    """Words that stand in the picture: `key` is a word of the page, `text` is shown as it is."""

    x: int
    y: int
    key: str | None = None
    text: str | None = None


@dataclass(slots=True)
class Layout:
    """Positions of nodes and the captions between them."""

    positions: dict[Any, tuple[int, int]] = field(default_factory=dict)
    captions: list[Caption] = field(default_factory=list)

    def put(self, thing: Any, x: float, y: float) -> None:
        """Place `thing`."""
        self.positions[thing] = round(x), round(y)

    def say(self, x: float, y: float, *, key: str | None = None, text: str | None = None) -> None:
        """Place a caption."""
        self.captions.append(Caption(round(x), round(y), key, text))


def place(graph: Graph, focus: Any = None, path: Sequence[Any] = ()) -> Layout:
    """Return the layout along `path`, around `focus`, or that of the whole where there is neither."""
    if path:
        return _along(graph, path)
    return _around(graph, focus) if focus is not None and focus in graph else _overview(graph)


# ---------------------------------------------------------------- along a path


def _along(graph: Graph, path: Sequence[Any]) -> Layout:
    """Set the path in a line from left to right, every second a little lower, and the rest in rows below."""
    layout = Layout()
    for number, thing in enumerate(path):
        layout.put(thing, number * 1.6 * CELL_X, number % 2 * CELL_Y)
    rest = sorted((thing for thing in graph if thing not in layout.positions), key=lambda n: (-graph.degree(n), str(n)))
    width = max(5, math.ceil(math.sqrt(len(rest) * 2)))
    left = ((len(path) - 1) * 1.6 - (min(width, len(rest)) - 1)) / 2 * CELL_X
    for number, thing in enumerate(rest):
        row, column = divmod(number, width)
        layout.put(thing, left + column * CELL_X, (row + 3.5) * CELL_Y)
    return layout


# ---------------------------------------------------------------- around one thing


def _around(graph: Graph, focus: Any) -> Layout:
    """Bodies by level above, meetings along time below, people left, papers, projects and places right."""
    layout = Layout()
    layout.put(focus, 0, 0)
    by_kind: dict[str, list[Any]] = defaultdict(list)
    near = set(graph.successors(focus)) | set(graph.predecessors(focus))
    for thing in sorted(graph, key=lambda n: (n not in near, -graph.degree(n), _label(graph, n), str(n))):
        if thing != focus:
            by_kind[_kind(graph, thing)].append(thing)
    works = _dated(graph, by_kind["paper"]), by_kind["project"]
    people, places = by_kind["person"], by_kind["place"] + by_kind["thing"]
    rows = max(_rows(len(people)), sum(_rows(len(group), least=1) for group in works if group), 2)
    clear = (rows - 1) / 2 * CELL_Y + CELL_Y + _GAP

    aside = (
        CELL_X + _GAP if rows < 8 else 2 * CELL_X
    )  # a large picture is seen from afar: room for the name in the middle
    _block(layout, people, -aside, -(min(_rows(len(people)), len(people)) - 1) / 2 * CELL_Y, -1, "people")
    right = _works(layout, works, aside)
    _block(layout, places, right, -(min(_rows(len(places)), len(places)) - 1) / 2 * CELL_Y, 1, "places")
    _bodies(layout, graph, by_kind["body"], -clear)
    _meetings(layout, graph, _dated(graph, by_kind["meeting"] + by_kind["event"]), clear)
    return layout


def _rows(count: int, least: int = 3) -> int:
    return min(max(least, math.ceil(math.sqrt(count * 1.2))), 16)


def _block(layout: Layout, things: Sequence[Any], x: float, top: float, step: int, key: str) -> float:
    """Fill columns outwards from `x`, shifted in turn so that no line runs along them; return the x beyond."""
    rows = _rows(len(things), least=1 if key in ("papers", "projects") else 3)
    for number, thing in enumerate(things):
        column, row = divmod(number, rows)
        layout.put(thing, x + step * column * CELL_X, top + row * CELL_Y + (column % 2) * CELL_Y / 2)
    if things:
        columns = math.ceil(len(things) / rows)
        layout.say(x + step * (columns - 1) / 2 * CELL_X, top - CELL_Y * 0.55, key=key)
        return x + step * columns * CELL_X
    return x


def _works(layout: Layout, works: tuple[Sequence[Any], Sequence[Any]], left: float) -> float:
    """Put papers above projects to the right of the focus; return the x beyond both."""
    papers, projects = works
    heights = [min(_rows(len(group), least=1), len(group)) for group in works]
    between = CELL_Y if papers and projects else 0
    top = -((sum(heights) - 1) * CELL_Y + between) / 2
    beyond = _block(layout, papers, left, top, 1, "papers")
    return max(beyond, _block(layout, projects, left, top + heights[0] * CELL_Y + between, 1, "projects"))


def _bodies(layout: Layout, graph: Graph, bodies: Sequence[Any], bottom: float) -> None:
    """Stack rows upwards from `bottom`: communes, districts, provinces, then the centre and the unknown."""
    width = min(max(5, math.ceil(math.sqrt(len(bodies)) * 1.7)), 14)
    y = bottom
    for level in (3, 2, 1, 0):
        here = [body for body in bodies if (graph.nodes[body].get("level") or 0) == level]
        rows = [here[i : i + width] for i in range(0, len(here), width)]
        for row in rows:
            for slot, body in zip(_centre_out(len(row)), row, strict=True):
                layout.put(body, slot * CELL_X, y)
            y -= CELL_Y
        if rows:
            widest = max(len(row) for row in rows)
            layout.say(-(widest / 2 - 0.3) * CELL_X, y + CELL_Y * (len(rows) + 1) / 2, key=f"level{level}")
            y -= _GAP * 0.4


def _centre_out(count: int) -> list[float]:
    """Return `count` slots around 0, the nearest first."""
    slots = [i - (count - 1) / 2 for i in range(count)]
    return sorted(slots, key=lambda slot: (abs(slot), slot))


def _meetings(layout: Layout, graph: Graph, meetings: Sequence[Any], top: float) -> None:
    """Run left to right in time, on as many rows in turn as keep labels apart; mark where a year begins."""
    rows = min(max(1, math.ceil(math.sqrt((len(meetings) - 5) / 2.2))), 12) if len(meetings) > 5 else 1
    step = CELL_X / rows if rows > 1 else CELL_X
    first = -(len(meetings) - 1) / 2 * step
    last = None
    for number, meeting in enumerate(meetings):
        x = first + number * step
        layout.put(meeting, x, top + number % rows * CELL_Y)
        year = (graph.nodes[meeting].get("date") or "")[:4]
        if year != last:
            known = year.isdigit()
            layout.say(x, top - CELL_Y * 0.55, key=None if known else "undated", text=year if known else None)
            last = year
    if meetings:
        layout.say(first - CELL_X * 0.2, top + (rows - 1) / 2 * CELL_Y, key="meetings")


def _dated(graph: Graph, things: Iterable[Any]) -> list[Any]:
    """Return `things` in time, those without a full year last."""

    def when(thing: Any) -> tuple[bool, str, str]:
        date = graph.nodes[thing].get("date") or ""
        return not date[:4].isdigit(), date, str(thing)

    return sorted(things, key=when)


# ---------------------------------------------------------------- the whole


def _overview(graph: Graph) -> Layout:
    """Gather what belongs to one place in a disc, the most linked in the middle; set the discs in rows."""
    groups: dict[str, list[Any]] = defaultdict(list)
    for thing in sorted(graph, key=lambda n: (-graph.degree(n), str(n))):
        said = graph.nodes[thing]
        groups[(_label(graph, thing) if said.get("kind") == "place" else said.get("place")) or ""].append(thing)
    discs = sorted(groups.items(), key=lambda item: (-len(item[1]), item[0]))
    radii = [CELL_Y * 0.62 * math.sqrt(len(things)) + CELL_X * 0.6 for _, things in discs]
    width = max([2 * radius for radius in radii] + [math.sqrt(sum((2 * r) ** 2 for r in radii)) * 1.3])
    layout, x, y, tall = Layout(), 0.0, 0.0, 0.0
    for (name, things), radius in zip(discs, radii, strict=True):
        if x + 2 * radius > width:
            x, y, tall = 0.0, y + tall, 0.0
        _disc(layout, things, x + radius, y + radius)
        if name:
            layout.say(x + radius, y + CELL_Y * 0.2, text=name)
        x, tall = x + 2 * radius, max(tall, 2 * radius)
    return layout


def _disc(layout: Layout, things: Sequence[Any], x: float, y: float) -> None:
    for number, thing in enumerate(things):
        far, angle = CELL_Y * 0.6 * math.sqrt(number), number * _GOLDEN
        layout.put(thing, x + far * math.cos(angle), y + far * math.sin(angle))


def _kind(graph: Graph, thing: Any) -> str:
    kind = graph.nodes[thing].get("kind")
    return kind if kind in ("person", "body", "meeting", "paper", "project", "place", "event") else "thing"


def _label(graph: Graph, thing: Any) -> str:
    return str(graph.nodes[thing].get("label") or thing)
