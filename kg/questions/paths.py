"""The shortest ways between two things by what pages prove: a search from both ends, a step at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice

import pyoxigraph as ox

from kg.store import Readable

Way = tuple[ox.NamedNode, ...]
_PATHS = 3  # shortest paths that an answer shows
# What one thing is linked to by a statement that pages prove; a project by the meetings and papers of its pages.
_LINKS = (
    "?said org:member ?thing ; org:organization ?next",
    "?said org:organization ?thing ; org:member ?next",
    "?said kg:person ?thing ; kg:meeting|kg:body ?next",
    "?said kg:meeting|kg:body ?thing ; kg:person ?next",
    "?said kg:actor ?thing ; kg:paper ?next",
    "?said kg:paper ?thing ; kg:actor ?next",
    "?thing kg:heldBy|kg:issuer ?next",
    "?next kg:heldBy|kg:issuer ?thing",
    "?thing a schema:Project ; prov:wasDerivedFrom ?local . GRAPH ?page { ?local kg:evidence ?naming . "
    "?told kg:meetingType|kg:paperType ?kind ; kg:evidence ?telling } ?next prov:wasDerivedFrom ?told",
    "?thing kg:meetingType|kg:paperType ?type ; prov:wasDerivedFrom ?local . "
    "GRAPH ?page { ?local kg:evidence ?naming . ?told a schema:Project ; kg:evidence ?telling } "
    "?next prov:wasDerivedFrom ?told",
)


def shortest(store: Readable, start: ox.NamedNode, end: ox.NamedNode, most: int) -> list[Way]:
    """Return the shortest ways from `start` to `end` of at most `most` steps, a few of them in the order of IRIs."""
    if start == end:
        return []
    sides = (_Side(store, start), _Side(store, end))
    for _ in range(most):
        side = min(sides, key=lambda side: len(side.edge))
        side.step()
        if met := sides[0].before.keys() & sides[1].before.keys():
            ways = (
                (*reversed(there), *back[1:])
                for middle in sorted(met, key=str)
                for there in sides[0].ways(middle)
                for back in sides[1].ways(middle)
            )
            return sorted(islice(ways, _PATHS), key=str)
        if not side.edge:
            break
    return []


class _Side:
    """What is reached from one end, and from where."""

    def __init__(self, store: Readable, end: ox.NamedNode) -> None:
        self._store = store
        self.before: dict[ox.NamedNode, list[ox.NamedNode]] = {end: []}
        self.edge: list[ox.NamedNode] = [end]

    def step(self) -> None:
        """Go one step further from everything reached last."""
        reached: dict[ox.NamedNode, set[ox.NamedNode]] = defaultdict(set)
        for thing, after in self._links(self.edge):
            if after not in self.before:
                reached[after].add(thing)
        self.before |= {after: sorted(things, key=str) for after, things in reached.items()}
        self.edge = sorted(reached, key=str)

    def ways(self, thing: ox.NamedNode) -> Iterator[Way]:
        """Yield the ways back from a thing to the end."""
        if not self.before[thing]:
            yield (thing,)
        for earlier in self.before[thing]:
            for way in self.ways(earlier):
                yield (thing, *way)

    def _links(self, things: Iterable[ox.NamedNode]) -> Iterator[tuple[ox.NamedNode, ox.NamedNode]]:
        values = f"VALUES ?thing {{ {' '.join(map(str, things))} }}"
        for links in _LINKS:  # a planner begins with what is given only where it stands with it
            for row in self._store.query(f"SELECT ?thing ?next WHERE {{ {values} {links} }}"):
                thing, after = row["thing"], row["next"]
                if isinstance(thing, ox.NamedNode) and isinstance(after, ox.NamedNode):
                    yield thing, after
