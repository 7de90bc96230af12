"""Which pages carry one story, word for word or nearly: several papers print it, or one prints it twice.

Two pages are copies if their sketches say so; whether they do depends on the two pages alone, and only pages that share
one of the smallest runs of words are compared. A story is what copies of copies make up.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from kg.language.sketch import Sketch, in_common
from kg.resolve.clusters import Clusters
from kg.resolve.read import Node

# Of runs of five words. On 3,911 articles copies share 0.82 and more, follow-ups that repeat a story 0.61 at most.
_COPY = 0.72
_FIRST = 6  # of two copies share one of so many of their smallest runs, but for one pair in two thousand
_NEXT = 30


def copies(documents: Mapping[str, Node]) -> dict[str, str]:
    """Return the first page, by IRI, of the story of every page that has copies."""
    sketches = {doc: tuple(node["sketch"].split()) for doc, node in documents.items() if "sketch" in node}
    pairs = [pair for pair in _near(sketches) if in_common(sketches[pair[0]], sketches[pair[1]]) >= _COPY]
    clusters = Clusters({doc for pair in pairs for doc in pair})
    for one, other in pairs:
        clusters.join(one, other)
    return clusters.leaders()


def twins(local: Mapping[str, Node], stories: Mapping[str, str], *says: str) -> Iterator[tuple[str, str]]:
    """Yield the local things that copies of one story name in the same way: equal in `says`."""
    called: dict[tuple[str | None, ...], list[str]] = defaultdict(list)
    for iri, node in sorted(local.items()):
        if node["doc"] in stories:
            called[stories[node["doc"]], *map(node.get, says)].append(iri)
    for same in called.values():
        yield from ((same[0], other) for other in same[1:] if local[other]["doc"] != local[same[0]]["doc"])


def runs(document: Node) -> tuple[str, ...]:
    """Return the smallest runs of a page: all pages that have one of them are compared together."""
    return tuple(document.get("sketch", "").split()[:_FIRST])


def _near(sketches: Mapping[str, Sketch]) -> Iterator[tuple[str, str]]:
    """Yield the pairs that share one of their smallest runs, each once and in order.

    Where a formula of a site is such a run, the pages that have it are many: each is compared with those next to it.
    """
    having: dict[str, list[str]] = defaultdict(list)
    for doc in sorted(sketches):
        for run in sketches[doc][:_FIRST]:
            having[run].append(doc)
    near = set()
    for docs in having.values():
        docs.sort(key=lambda doc: (sketches[doc], doc))  # copies come to lie together
        near |= {(one, other) for at, one in enumerate(docs) for other in docs[at + 1 : at + 1 + _NEXT]}
    yield from sorted({(min(pair), max(pair)) for pair in near})
