"""What a graph holds beside the pages of a build, as files: with these and the shards, a server has all of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from itertools import chain, islice

import pyoxigraph as ox

from kg.cluster.chunk import squeezed
from kg.cluster.shard import GRAPHS
from kg.export.order import merged
from kg.store import Store
from kg.vocab import CORRECTIONS, FAILURES, INFERRED, JUDGEMENTS, ONTOLOGY, PLACES

DECISIONS = f"{GRAPHS}/decisions.nq.gz"  # what people decided, which cannot be made anew
_ONTOLOGY = f"{GRAPHS}/ontology.nq.gz"  # in one file, as its blank nodes have no names outside
_MOST = 200_000  # quads of a file


def parts(store: Store, pages: Set[str]) -> Iterator[tuple[str, int, bytes]]:
    """Yield name, number of quads and content of every file: all graphs but those of the documents `pages` (ids)."""
    for name, graphs in ((DECISIONS, (JUDGEMENTS, CORRECTIONS)), (_ONTOLOGY, (ONTOLOGY,))):
        lines = list(_sorted(chain.from_iterable(map(store.quads, graphs))))
        if lines:
            yield name, len(lines), squeezed(b"".join(lines))
    others = (source.iri for source in store.documents() if source.id not in pages)
    named = chain.from_iterable(map(store.quads, (PLACES, INFERRED, FAILURES, *others)))
    rest, number = _sorted(chain(store.quads(ox.DefaultGraph()), named)), 0
    while lines := list(islice(rest, _MOST)):
        yield f"{GRAPHS}/resolved-{number:05}.nq.gz", len(lines), squeezed(b"".join(lines))
        number += 1


def _sorted(quads: Iterable[ox.Quad]) -> Iterator[bytes]:
    return merged(f"{quad} .\n".encode() for quad in quads)
