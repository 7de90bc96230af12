"""Measure what following a change costs beside resolving everything, and prove that both give one graph.

    python -m benchmarks.resolve --store GRAPH [--times N] [--pages 50] [--checked 5] [--seed 1]

GRAPH is copied. With `--times N` it is made N times as large: every page comes N times, each time with other people,
other things and other runs of words, but with the same bodies. Pages taken at random are removed and written again, one
by one. Costs are seconds of the processor, all cores together.
"""

from __future__ import annotations

import argparse
import random
import re
import resource
import shutil
import statistics
import tempfile
import time
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pyoxigraph as ox

from kg.language.normal import fold
from kg.model import Document
from kg.resolve import resolve
from kg.store import Source, Store
from kg.vocab import DCT, FOAF, ID, KG, mint

_LOCAL = re.compile(rf"{ID}(?!place/)(\w+)/(\w+)")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--store", required=True, type=Path)
    for name, default in (("times", 1), ("pages", 50), ("checked", 5), ("seed", 1)):
        parser.add_argument(f"--{name}", type=int, default=default)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(args.store, Path(folder) / "graph")
        with Store.open(Path(folder) / "graph") as store:
            pages = store.documents()
            for copy in range(1, args.times):
                store.replace_many((_document(page, copy), _copied(store, page, copy)) for page in pages)
            resolve(store, full=True)
            measure(store, args.pages, args.checked, random.Random(args.seed))


def measure(store: Store, pages: int, checked: int, dice: random.Random) -> None:
    """Remove pages and write them again, and print what it cost."""
    known = store.documents()
    whole = _seconds(lambda: resolve(store, full=True))
    print(f"{len(known)} pages, {len(store)} quads; everything: {whole:.2f} s")
    costs = []
    for number, page in enumerate(dice.sample(known, pages)):
        quads = list(store.quads(page.iri))
        for change in (lambda: store.remove(page.id), lambda: store.replace(_document(page, 0), quads)):  # noqa: B023
            change()
            costs.append(_seconds(lambda: resolve(store)))
            if number < checked:
                followed = set(store.quads())
                report = resolve(store, full=True)
                assert not report.gone, report
                assert not report.fresh, report
                assert followed == set(store.quads())
    costs.sort()
    for name, cost in (
        ("mean", statistics.mean(costs)),
        ("median", statistics.median(costs)),
        ("95 of 100", costs[len(costs) * 95 // 100]),
        ("most", costs[-1]),
    ):
        print(f"one page, {name:9} {cost:7.3f} s  {cost / whole:7.2%} of everything")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"graphs alike after {2 * min(checked, pages)} changes; peak memory {peak:.0f} MB")


def _seconds(run: object) -> float:
    start = time.process_time()
    run()  # type: ignore[operator]
    return time.process_time() - start


def _document(page: Source, copy: int) -> Document:
    digest = page.sha256 if not copy else sha256(f"{copy} {page.sha256}".encode()).hexdigest()
    return Document(page.id if not copy else f"{page.id}-{copy}", f"bản {copy} của {page.id}", (), digest)


def _copied(store: Store, page: Source, copy: int) -> Iterator[ox.Quad]:
    """Yield the quads of a page with other people, things and runs of words."""
    graph = ox.NamedNode(mint("document", f"{page.id}-{copy}"))
    for quad in store.quads(page.iri):
        value = quad.object
        if isinstance(value, ox.NamedNode):
            value = _renamed(value, page, copy)
        elif isinstance(value, ox.Literal):
            value = _said(quad.predicate.value, value, page, copy)
        assert isinstance(quad.subject, ox.NamedNode)
        yield ox.Quad(_renamed(quad.subject, page, copy), quad.predicate, value, graph)


def _renamed(node: ox.NamedNode, page: Source, copy: int) -> ox.NamedNode:
    if node.value == page.iri:
        return ox.NamedNode(mint("document", f"{page.id}-{copy}"))
    match = _LOCAL.fullmatch(node.value)
    return node if match is None else ox.NamedNode(mint(match[1], match[2], str(copy)))


def _said(predicate: str, value: ox.Literal, page: Source, copy: int) -> ox.Literal:
    match predicate.removeprefix(KG):
        case "sha256":
            return ox.Literal(_document(page, copy).sha256)
        case "sketch":
            return ox.Literal(
                " ".join(sorted(sha256(f"{copy}{run}".encode()).hexdigest()[:10] for run in value.value.split()))
            )
    if predicate == DCT + "identifier":
        return ox.Literal(f"{page.id}-{copy}")
    if predicate == FOAF + "name":
        return ox.Literal(" ".join(_syllable(one, copy) for one in value.value.split()), language="vi")
    return value


def _syllable(syllable: str, copy: int) -> str:
    """Return another syllable for each, of one copy always the same."""
    return f"{syllable[:1]}{sha256(f'{copy}{fold(syllable)}'.encode()).hexdigest()[:3]}".capitalize()


if __name__ == "__main__":
    main()
