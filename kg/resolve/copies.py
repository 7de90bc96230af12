"""Which pages carry one story, word for word or nearly: several papers print it, or one prints it twice.

Two pages are copies if their sketches say so; only pages that share one of the smallest runs of words are compared, of
many such pages those that lie next to each other in the order of their smallest runs. A story is what copies of copies
make up.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from kg.language.sketch import in_common, most_in_common
from kg.resolve.clusters import Clusters
from kg.resolve.read import Node

# Of runs of five words. On 3,911 articles copies share 0.82 and more, follow-ups that repeat a story 0.61 at most.
_COPY = 0.72
_FIRST = 6  # of two copies share one of so many of their smallest runs, but for one pair in two thousand
NEXT = 30  # where a formula of a site is such a run, the pages that have it are many

Pair = tuple[str, str]


def copies(documents: Mapping[str, Node]) -> dict[str, str]:
    """Return the first page, by IRI, of the story of every page that has copies."""
    having: dict[str, list[str]] = defaultdict(list)
    for doc in sorted(documents, key=lambda doc: rank(doc, documents[doc])):
        for run in runs(documents[doc]):
            having[run].append(doc)
    places = {run: {doc: place for place, doc in enumerate(docs)} for run, docs in having.items()}
    return stories(
        (doc, other)
        for doc, node in documents.items()
        for other in set[str]().union(*(having[run][_near(places[run][doc])] for run in runs(node)))
        if doc < other and alike(node, documents[other])
    )


def stories(pairs: Iterable[Pair]) -> dict[str, str]:
    """Return the first page of the story of every page in pairs of copies."""
    known = set(pairs)
    clusters = Clusters({doc for pair in known for doc in pair})
    for one, other in sorted(known):
        clusters.join(one, other)
    return clusters.leaders()


def runs(document: Node) -> tuple[str, ...]:
    """Return the smallest runs of a page."""
    return tuple(document.get("sketch", "").split()[:_FIRST])


def rank(doc: str, document: Node) -> str:
    """Return what orders the pages that have a run, so that copies come to lie together; it ends in the IRI."""
    return " ".join((*runs(document), doc))


def neighbours(ranks: Sequence[str], of: Iterable[int]) -> Iterator[Pair]:
    """Yield the pages that are compared with those at the places `of`; each pair in order."""
    for at in of:
        one = ranks[at].rpartition(" ")[2]
        for other in (known.rpartition(" ")[2] for known in ranks[_near(at)]):
            if one != other:
                yield min(one, other), max(one, other)


def _near(at: int) -> slice:
    """Return the places of the pages that are compared with the one at a place."""
    return slice(max(0, at - NEXT), at + NEXT + 1)


def alike(one: Node, other: Node) -> bool:
    """Tell whether two pages are copies."""
    mine, theirs = _all(one["sketch"]), _all(other["sketch"])
    return most_in_common(mine, theirs) >= _COPY and in_common(mine, theirs) >= _COPY


def twins(local: Mapping[str, Node], stories: Mapping[str, str], *says: str) -> Iterator[Pair]:
    """Yield the local things that copies of one story name in the same way: equal in `says`."""
    called: dict[tuple[str | None, ...], list[str]] = defaultdict(list)
    for iri, node in sorted(local.items()):
        if node["doc"] in stories:
            called[stories[node["doc"]], *map(node.get, says)].append(iri)
    for same in called.values():
        yield from ((same[0], other) for other in same[1:] if local[other]["doc"] != local[same[0]]["doc"])


@lru_cache(4096)
def _all(sketch: str) -> frozenset[str]:
    return frozenset(sketch.split())
