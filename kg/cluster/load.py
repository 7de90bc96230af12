"""A finished folder of shards into a store."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from kg.cluster import shard
from kg.cluster.chunk import ClusterError, outcomes
from kg.cluster.folder import Folder
from kg.cluster.manifest import NAME, Manifest, Shard
from kg.cluster.rest import DECISIONS
from kg.documents import Problem
from kg.store import Store
from kg.vocab import CORRECTIONS, JUDGEMENTS, mint
from kg.workers import Outcome, Written


def read(folder: Folder, store: Store) -> Iterator[Outcome]:
    """Yield the pages of every shard, for `kg.pipeline.load`; a damaged shard is a Problem and the rest goes on.

    So is a page that could not be read where the shards were made.

    What people decided comes first, into `store`, which keeps its own decisions. ClusterError where the folder is not
    finished.
    """
    manifest = Manifest.read(folder)
    if manifest is None:
        told = "chưa xong, chạy lại kg build --shards / not finished, run `kg build --shards` again"
        raise ClusterError(f"{folder}: {told}: {NAME}")
    for part in manifest.parts:
        if part.graphs.file == DECISIONS:
            data = folder.get(DECISIONS)
            if data is None or shard.checksum(data) != part.graphs.sha256:
                yield _damaged(folder, DECISIONS)
            else:
                _decide(store, list(ox.parse(shard.unsqueezed(data), format=ox.RdfFormat.N_QUADS)))
    for one in manifest.shards:
        yield from _pages(folder, one, store)


def _pages(folder: Folder, one: Shard, store: Store) -> Iterator[Outcome]:
    pages, graphs = folder.get(one.pages.file), folder.get(one.graphs.file)
    if graphs is None or shard.checksum(graphs) != one.graphs.sha256:
        yield _damaged(folder, one.graphs.file)
    elif pages is None or shard.checksum(pages) != one.pages.sha256:
        yield _damaged(folder, one.pages.file)
    else:
        try:
            found = list(outcomes(shard.piece(pages, graphs)))
        except (shard.Damaged, OSError):
            yield _damaged(folder, one.pages.file)
            return
        for outcome in found:
            if isinstance(outcome, Written):
                yield outcome if _own(outcome) else _damaged(folder, one.graphs.file)
            elif isinstance(outcome, Problem) and store.read_from(outcome.page or "") is None:
                yield outcome


def _own(page: Written) -> bool:
    """Tell whether the quads of a page stand in its graph: nothing else may come into a store by a shard."""
    end = f" <{mint('document', page.document.id)}> .".encode()
    return all(line.endswith(end) for line in page.quads.splitlines())


def _damaged(folder: Folder, name: str) -> Problem:
    told = "phần hỏng, bỏ qua; làm lại bằng kg build --shards / damaged, left out; `kg build --shards` makes it anew"
    return Problem(f"{folder}/{name}", told, "SHA-256", lost=False)  # of which pages is not known


def _decide(store: Store, quads: Iterable[ox.Quad]) -> None:
    """Take decisions over that the store has not made itself."""
    for graph in (JUDGEMENTS, CORRECTIONS):
        kept = list(store.quads(graph))
        known = {quad.subject for quad in kept}
        name = ox.NamedNode(graph)
        fresh = [quad for quad in quads if quad.graph_name == name and quad.subject not in known]
        if fresh:
            store.replace_graph(graph, [*kept, *fresh])
