"""Pages to graph: read many pages, write each into the store, then resolve and check the whole."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import Quad

from kg import graph, rules
from kg.checks import Finding, check
from kg.documents import Page, Problem, pages
from kg.resolve import resolve
from kg.store import Store
from kg.workers import Read, crash, outcomes

TIMEOUT = 10.0  # seconds that a page may take


@dataclass(frozen=True, slots=True)
class Report:
    """What a build did: pages written, facts found in them, what failed, what the checks found."""

    pages: int
    facts: int
    problems: tuple[Problem, ...]
    findings: tuple[Finding, ...]


def build(
    sources: Sequence[Path | str],
    store: Store,
    *,
    published: str | None = None,
    jobs: int = 1,
    timeout: float = TIMEOUT,
    on_page: Callable[[], None] = lambda: None,
    on_problem: Callable[[Problem], None] = lambda problem: None,
    on_stage: Callable[[str], None] = lambda stage: None,
) -> Report:
    """Read every page of `sources` into `store`, resolve and check; a page that fails is reported and left out.

    Each page is committed by itself, so a build that is stopped keeps what it had finished. Of two pages with one
    id the first stays. `on_page` is called after every page, `on_problem` as soon as one is known, `on_stage` with the
    name of what begins once all pages are read.
    """
    problems: list[Problem] = []
    seen: dict[str, str] = {}
    facts = 0
    for outcome in outcomes(find(sources, published), jobs, timeout):
        quads = outcome if isinstance(outcome, Problem) else _quads(outcome, seen)
        if isinstance(quads, Problem):
            problems.append(quads)
            on_problem(quads)
        elif isinstance(outcome, Read) and outcome.document.id not in seen:
            store.replace(outcome.document, quads)
            seen[outcome.document.id] = outcome.document.sha256
            facts += len(outcome.facts)
        on_page()
    on_stage("hợp nhất / resolving")
    resolve(store)
    rules.run(store)
    on_stage("kiểm tra / checking")
    return Report(len(seen), facts, tuple(problems), tuple(check(store)))


def find(sources: Iterable[Path | str], published: str | None = None) -> Iterator[Page | Problem]:
    """Yield the pages that lie in `sources`, unread."""
    for source in sources:
        yield from pages(source, published=published)


def _quads(read: Read, seen: Mapping[str, str]) -> list[Quad] | Problem:
    """Return what to write of a page, or why not: `seen` has another text under its id, or it cannot be written."""
    document = read.document
    first = seen.get(document.id, document.sha256)
    if first != document.sha256:
        return Problem(
            document.id,
            "trùng mã với trang trước, giữ trang trước / another page had this id, the first stays",
            f"sha256 {document.sha256[:12]}… ≠ {first[:12]}…",
        )
    try:
        return list(graph.quads(document, read.facts))
    except Exception as error:  # as in reading: one page must not stop the others
        return crash(document.id, error)


def retract(documents: Iterable[str], store: Store) -> list[str]:
    """Take the documents with these ids out of `store`, resolve, and return the ids that were not there."""
    unknown = [doc_id for doc_id in documents if not store.remove(doc_id)]
    resolve(store)
    rules.run(store)
    return unknown
