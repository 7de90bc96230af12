"""Which copies of stories changed pages are in, or come between in the order in which pages are compared."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from kg.resolve import copies, sheets
from kg.resolve.loaded import Loaded, State
from kg.resolve.sheets import Layer, Sheet, home_of


def copied(loaded: Loaded) -> tuple[set[str], set[copies.Pair]]:
    """Return the pages whose stories a change may touch, and the pairs of copies among them as it is now."""
    decided: set[str] = set()
    new = {sheet.doc for sheet in (*loaded.gone.values(), *loaded.fresh.values())}
    loaded.load({home_of(Layer.STORY, doc) for doc in new})
    for state, without in loaded.sides:
        for ranks, places in _ranks(loaded, state, without, new):
            if len(ranks) > copies.NEXT:
                new = new | {doc for pair in copies.neighbours(ranks, places) for doc in pair}
    found: list[set[copies.Pair]] = [set(), set()]
    while new:
        decided |= new
        loaded.load({home_of(Layer.STORY, doc) for doc in new})
        for pairs, (state, without) in zip(found, loaded.sides, strict=True):
            near = {
                pair
                for ranks, places in _ranks(loaded, state, without, new)
                for pair in copies.neighbours(ranks, places)
            }
            loaded.load({home_of(Layer.STORY, doc) for pair in near for doc in pair})
            pages = state.said.documents
            pairs |= {pair for pair in near if copies.alike(pages[pair[0]], pages[pair[1]])}
        new = {doc for pairs in found for pair in pairs for doc in pair} - decided
    return decided, found[1]


def _ranks(
    loaded: Loaded, state: State, without: Mapping[int, Sheet], docs: Iterable[str]
) -> Iterator[tuple[list[str], list[int]]]:
    """Yield, for each run of some pages, the ranks of all pages that have it, and the places of these."""
    having: dict[int, list[str]] = defaultdict(list)
    for doc in docs:
        node = state.said.documents.get(doc, {})
        for run in copies.runs(node):
            having[sheets.run_block(run)].append(copies.rank(doc, node))
    ranks: dict[int, list[str]] = defaultdict(list)
    for block, name in loaded.index.ranked(having, without):
        ranks[block].append(name)
    for block, of in having.items():
        ranks[block].sort()
        yield ranks[block], [bisect_left(ranks[block], name) for name in of]
