"""Pages to graph: read many pages, write them into the store, then resolve and check the whole."""

from __future__ import annotations

import sqlite3
import time
from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Protocol, TypeVar

import pyoxigraph as ox

from kg import edition, rules
from kg.checks import Finding, check
from kg.corrections import Correction, applied, corrections, enforce
from kg.documents import About, Page, Problem, pages
from kg.failures import Failure, Ledger, forget
from kg.folder import failed
from kg.resolve import resolve
from kg.store import Store
from kg.workers import Found, Kept, Outcome, Written, each, write

TIMEOUT = 10.0  # seconds that a page may take
BATCH = 256  # pages that are written in one step: a kill loses no more
_WAIT = 2.0  # seconds after which fewer are written
Passed = TypeVar("Passed", Page | Problem, Outcome)


@dataclass(frozen=True, slots=True)
class Report:
    """What a build did: pages in the graph, facts found anew, what failed, what the checks found, pages unchanged."""

    pages: int
    facts: int
    problems: tuple[Problem, ...]
    findings: tuple[Finding, ...]
    kept: int = 0
    retracted: int = 0  # pages that stay out, as somebody took them out for a reason


class Reader(Protocol):
    """What reads pages elsewhere than here."""

    @property
    def whole(self) -> bool:
        """Say whether every page is to be read, also those that the store holds as they stand."""

    def read(self, found: Iterator[Found | Kept | Problem]) -> Iterator[Outcome]:
        """Yield what reading each of `found` gave, in their order."""

    def finish(self, store: Store) -> None:
        """Keep what the build made of the pages in `store`, if this keeps anything."""


def build(
    sources: Sequence[Path | str],
    store: Store,
    *,
    published: str | None = None,
    jobs: int = 1,
    timeout: float = TIMEOUT,
    again: bool = False,
    reader: Reader | None = None,
    on_page: Callable[[], None] = lambda: None,
    on_problem: Callable[[Problem], None] = lambda problem: None,
    on_stage: Callable[[str], None] = lambda stage: None,
) -> Report:
    """Read every page of `sources` into `store`, resolve and check; a page that fails is reported and left out.

    A page that the store holds as it stands, read by this edition of the reader, is not read again unless `again`.
    Pages are written many at a time, each whole or not at all, so a build that is stopped keeps what it had finished.
    Of two pages with one id the first stays. What fails is kept in the store until it does not. `on_page` is called
    when a page is written or known to fail, `on_problem` as soon as one is known, `on_stage` with the name of what
    begins once all pages are read. Without a `reader` pages are read in `jobs` processes, each in at most `timeout`
    seconds.
    """
    writer = _writer(store, on_page)
    found = writer.passed(find(sources, published))
    if reader is None:
        outcomes = each(write, items(found, store, again), jobs, timeout)
    else:
        outcomes = reader.read(items(found, store, again or reader.whole))
        if reader.whole and not again:
            outcomes = _unchanged(outcomes, store)
    report = _finished(writer, outcomes, sources, on_problem, on_stage)
    if reader is not None:
        reader.finish(store)
    return report


def load(
    outcomes: Iterator[Outcome],
    store: Store,
    *,
    on_page: Callable[[], None] = lambda: None,
    on_problem: Callable[[Problem], None] = lambda problem: None,
    on_stage: Callable[[str], None] = lambda stage: None,
) -> Report:
    """Write pages that were read elsewhere into `store`, as `build` does with those that it reads."""
    writer = _writer(store, on_page)
    return _finished(writer, writer.passed(_unchanged(outcomes, store)), (), on_problem, on_stage)


def _writer(store: Store, on_page: Callable[[], None]) -> _Writer:
    if not store.settled:
        store.sweep()
    made = corrections_of(store)
    return _Writer(
        store, Ledger(store), on_page, made, {page for page, kept in made.items() if any(one.whole for one in kept)}
    )


def corrections_of(store: Store) -> dict[str, list[Correction]]:
    """Return the corrections of each page, by its id."""
    made = defaultdict[str, list[Correction]](list)
    for one in corrections(store):
        made[one.page].append(one)
    return dict(made)


def _finished(
    writer: _Writer,
    outcomes: Iterable[Outcome],
    sources: Iterable[Path | str],
    on_problem: Callable[[Problem], None],
    on_stage: Callable[[str], None],
) -> Report:
    """Write every outcome of what lies in `sources`, follow the change to its end and check."""
    store = writer.store
    for outcome in outcomes:
        problem = writer.take(outcome)
        if problem is not None:
            on_problem(problem)
            writer.on_page()
    writer.close(str(Path(source)) for source in sources)
    on_stage("hợp nhất / resolving")
    settle(store)
    on_stage("kiểm tra / checking")
    return Report(
        len(writer.seen), writer.facts, tuple(writer.problems), tuple(check(store)), writer.kept, writer.retracted
    )


def find(sources: Iterable[Path | str], published: str | None = None) -> Iterator[Page | Problem]:
    """Yield the pages that lie in `sources`, unread."""
    for source in sources:
        yield from pages(source, published=published)


def settle(store: Store, *, full: bool = False) -> None:
    """Follow every change to its end: apply corrections, resolve (everything if `full`), run the rules."""
    enforce(store)
    try:
        resolve(store, full=full)
    except sqlite3.Error as error:  # the disk is full: the index can be made anew
        raise failed(store.path, error) from error
    rules.run(store)
    store.settle()


def retract(documents: Iterable[str], store: Store) -> list[str]:
    """Take the documents with these ids out of `store`, resolve, and return the ids that were not there.

    So goes what could not be read, named by its id or by where it lies.
    """
    unknown = []
    for doc_id in documents:
        failed = forget(store, doc_id)
        if not store.remove(doc_id) and not failed:
            unknown.append(doc_id)
    settle(store)
    return unknown


def items(found: Iterable[Page | Problem], store: Store, again: bool) -> Iterator[Found | Kept | Problem]:
    """Yield what is to be done with each page: read it, leave it as it is, or report it."""
    for page in found:
        if isinstance(page, Problem):
            yield page
            continue
        source = edition.source(page)
        held = store.read_from(page.id) if source is not None and not again else None
        yield Kept(page.id, held[1]) if held is not None and held[0] == source else Found(page, source)


def _unchanged(outcomes: Iterable[Outcome], store: Store) -> Iterator[Outcome]:
    """Yield outcomes, those that the store holds as they are without their graph."""
    for outcome in outcomes:
        if isinstance(outcome, Written) and outcome.source is not None:
            document = outcome.document
            if store.read_from(document.id) == (outcome.source, document.sha256):
                yield Kept(document.id, document.sha256)
                continue
        yield outcome


@dataclass(frozen=True, slots=True)
class _Met:
    """What is remembered of a page, or of a problem met instead of one, until its outcome comes."""

    where: str
    page: str | None = None
    about: About = field(default_factory=About)


@dataclass(slots=True)
class _Writer:
    """Writes what was read, many pages in one step, and keeps count and what failed."""

    store: Store
    ledger: Ledger
    on_page: Callable[[], None]
    corrections: Mapping[str, Sequence[Correction]] = field(default_factory=dict)
    gone: Set[str] = frozenset()  # ids of the pages that somebody took out
    retracted: int = 0
    problems: list[Problem] = field(default_factory=list)
    seen: dict[str, str] = field(default_factory=dict)  # id → hash of the text
    facts: int = 0
    kept: int = 0
    _met: deque[_Met] = field(default_factory=deque)  # outcomes come in the order of pages
    _blocked: list[str] = field(default_factory=list)  # what could not be gone through
    _batch: list[Written] = field(default_factory=list)
    _counted: int = 0
    _last: float = field(default_factory=time.monotonic)

    def take(self, outcome: Outcome) -> Problem | None:
        """Take what reading a page gave, and return what is wrong with it."""
        met = self._met.popleft()
        if isinstance(outcome, Problem):
            self._failed(met, outcome)
            return outcome
        key = _id(outcome)
        sha256 = outcome.document.sha256 if isinstance(outcome, Written) else outcome.sha256
        first = self.seen.get(key)
        if first is not None and first != sha256:
            problem = _another(key, first, sha256)
            self._failed(replace(met, page=None), problem)
            return problem
        self.ledger.read(key, met.where)
        self._counted += 1
        if first is None:
            self.seen[key] = sha256
            self._keep(outcome)
        if len(self._batch) >= BATCH or time.monotonic() - self._last >= _WAIT:
            self.flush()
        return None

    def close(self, sources: Iterable[str]) -> None:
        """Write what waits once all `sources` were gone through; what failed there before, and did not now, is gone."""
        self.ledger.gone_through(sources, self._blocked)
        self.flush()

    def flush(self) -> None:
        """Write what waits, and count it as done."""
        self.store.load((one.document, one.quads, one.source) for one in self._batch)
        self.ledger.write()
        self._batch.clear()
        for _ in range(self._counted):
            self.on_page()
        self._counted = 0
        self._last = time.monotonic()

    def _failed(self, met: _Met, problem: Problem) -> None:
        self.problems.append(problem)
        if problem.lost:
            about = met.about
            told = (met.where, problem.what, problem.why, met.page)
            self.ledger.failed(Failure(*told, about.title, about.url, about.publisher, about.published))

    def _keep(self, outcome: Written | Kept) -> None:
        if isinstance(outcome, Kept):
            self.kept += 1
        else:
            self.facts += outcome.facts
            made = self.corrections.get(outcome.document.id)
            self._batch.append(outcome if made is None else corrected(outcome, made))

    def passed(self, found: Iterable[Passed]) -> Iterator[Passed]:
        """Yield what is found, but for the pages that somebody took out."""
        for page in found:
            if not isinstance(page, Problem) and _id(page) in self.gone:
                self.retracted += 1
                self.on_page()
                continue
            if isinstance(page, Problem):
                self._blocked.append(page.where)
            self._met.append(_met(page))
            yield page


def _met(page: Page | Outcome) -> _Met:
    """Return what is known of a page before its outcome comes; of one that was read elsewhere it is its id alone."""
    if isinstance(page, Problem):
        return _Met(page.where, page.page, page.given)
    return _Met(page.where, page.id, page.given) if isinstance(page, Page) else _Met(_id(page), _id(page))


def _id(page: Page | Written | Kept) -> str:
    return page.document.id if isinstance(page, Written) else page.id


def corrected(written: Written, made: Sequence[Correction]) -> Written:
    """Return a page with what people corrected in it."""
    quads = applied(ox.parse(written.quads, format=ox.RdfFormat.N_QUADS), made)
    return replace(written, quads=ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b"")


def _another(key: str, first: str, sha256: str) -> Problem:
    return Problem(
        key,
        "trùng mã với trang trước, giữ trang trước / another page had this id, the first stays",
        f"sha256 {sha256[:12]}… ≠ {first[:12]}…",
    )
