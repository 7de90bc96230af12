"""Which words of titles so many pages have that they tell nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from kg.resolve import papers, projects
from kg.resolve.likeness import COMMON, Title, blocks
from kg.resolve.read import Said


def titles(said: Said) -> Iterator[tuple[str, Title]]:
    """Yield the local papers and projects whose titles are compared."""
    for iri, node in said.papers.items():
        title = papers.title(node)
        if title is not None:
            yield iri, title
    for iri, node in said.projects.items():
        yield iri, projects.title(node)


def crowds(said: Said) -> set[str]:
    """Return the blocks of titles that more pages have than can be compared."""
    nodes = said.papers | said.projects
    pages: dict[str, set[str]] = defaultdict(set)
    for iri, title in titles(said):
        for block in blocks(title):
            pages[block].add(nodes[iri]["doc"])
    return {block for block, having in pages.items() if len(having) > COMMON}
