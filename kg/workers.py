"""Read pages into facts, or graphs, in one process or several; what goes wrong with a page becomes a Problem."""

from __future__ import annotations

import gc
import signal
import threading
import traceback
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path
from types import FrameType, TracebackType
from typing import Any, Self, cast

import pyoxigraph as ox

from kg import graph
from kg.documents import Page, Problem, parse
from kg.extract import extract
from kg.mentions import find
from kg.model import Document, Fact
from kg.processes import Died, Made, Pool

CHUNK = 16  # pages a process is given at a time: one at a time halves the speed
_AHEAD = 3  # chunks that wait for each process


@dataclass(frozen=True, slots=True)
class Read:
    """A page as kept and the facts that stand in it."""

    document: Document
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """A page with what it is read from; `source` None is not known."""

    page: Page
    source: str | None


@dataclass(frozen=True, slots=True)
class Kept:
    """A page that the store holds as it would be read again: its id and the hash of its text."""

    id: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Written:
    """A page ready for the store: what is kept of it (no blocks), its graph as N-Quads, how many facts it has."""

    document: Document
    quads: bytes
    facts: int
    source: str | None


Item = Page | Found | Kept | Problem
Outcome = Written | Kept | Problem


class TimeUp(BaseException):
    """The page has had its time. No Exception, so that no handler in between takes it for its own."""


def outcomes(found: Iterable[Page | Problem], jobs: int, timeout: float) -> Iterator[Read | Problem]:
    """Yield what reading each of `found` gave, in their order, giving a page at most `timeout` seconds."""
    return each(read, found, jobs, timeout)


def each(work: Callable[[Any, float], Made], found: Iterable[Any], jobs: int, timeout: float) -> Iterator[Made]:
    """Yield what `work` makes of each of `found`, in their order, giving it `timeout`.

    Alarms reach the main thread only; called from another, work moves to a process of its own.
    """
    if jobs > 1 or threading.current_thread() is not threading.main_thread():
        with Processes(jobs) as processes:
            yield from processes.each(work, found, timeout)
    else:
        for item in found:
            yield work(item, timeout)


def read(item: Page | Problem, timeout: float) -> Read | Problem:
    """Return the facts of one page, or the problem that kept it from being read."""
    if isinstance(item, Problem):
        return item
    made = _limited(item, timeout, _facts)
    assert not isinstance(made, Written)
    return made


def write(item: Found | Kept | Problem, timeout: float) -> Written | Kept | Problem:
    """Return the graph of one page, or the problem that kept it from being read; what is kept stays as it is."""
    if not isinstance(item, Found):
        return item
    made = _limited(item.page, timeout, lambda page: _written(_facts(page), item.source))
    assert not isinstance(made, Read)
    return made


def _facts(page: Page) -> Read | Problem:
    document = parse(page)
    return document if isinstance(document, Problem) else Read(document, tuple(extract(find(document))))


def _written(made: Read | Problem, source: str | None) -> Written | Problem:
    if isinstance(made, Problem):
        return made
    quads = ox.serialize(graph.quads(made.document, made.facts), format=ox.RdfFormat.N_QUADS) or b""
    kept = Document(made.document.id, made.document.text, (), made.document.sha256)
    return Written(kept, quads, len(made.facts), source)


def _limited(page: Page, timeout: float, work: Callable[[Page], Read | Written | Problem]) -> Read | Written | Problem:
    _warm(page.html)
    try:
        with limit(timeout):
            return work(page)
    except TimeUp:
        return Problem(page.where, "quá thời gian, bỏ qua / took too long, skipped", f"{timeout:g} s (--timeout)")
    except Exception as error:  # one page must not stop the others, whatever is wrong with it
        return crash(page.where, error)


def crash(where: str, error: Exception) -> Problem:
    """Return the problem that a fault of this program is, with the place in the code that a report should name."""
    frames = traceback.extract_tb(error.__traceback__)
    at = f" ({Path(frames[-1].filename).name}:{frames[-1].lineno})" if frames else ""
    return Problem(where, "lỗi của chương trình, bỏ qua / crash of the reader, skipped", in_words(error) + at)


def in_words(error: Exception) -> str:
    """Return an error in one line of at most 200 characters."""
    return " ".join(f"{type(error).__name__}: {error}".split())[:200]


_YOUNG = 200_000  # objects before garbage is looked for; reading makes hardly any that counting does not free


@cache
def _warm(html: bool) -> None:
    """Read an empty page, so that no page pays with its time for what a process loads once: tables, and lxml."""
    parse(Page("", "", html, "<p></p>"))
    extract(find(Document("", "", (), "")))
    gc.collect()
    gc.freeze()  # the tables stay for good: no need to look through them again and again
    gc.set_threshold(_YOUNG, 20, 100)


@contextmanager
def limit(seconds: float) -> Iterator[None]:
    """Raise TimeUp in the block after `seconds`, and again each second should a callback have swallowed it."""
    before = signal.signal(signal.SIGALRM, _time_up)
    signal.setitimer(signal.ITIMER_REAL, seconds, 1.0)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _time_up(number: int, frame: FrameType | None) -> None:
    raise TimeUp


# ---------------------------------------------------------------- several processes


class Processes:
    """Processes that read, kept from one call to the next; those that a page killed are replaced."""

    def __init__(self, jobs: int) -> None:
        self._jobs = jobs
        self._pool: Pool | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """End the processes; what waits is not begun."""
        if self._pool is not None:
            self._pool.close()
            self._pool = None

    def each(self, work: Callable[[Any, float], Made], found: Iterable[Any], timeout: float) -> Iterator[Made]:
        """Yield what `work` makes of each of `found`, in their order, giving it `timeout`."""
        coming = iter(found)
        self._pool = pool = self._pool or Pool(self._jobs)
        waiting: deque[tuple[list[Any], Future[list[Made]]]] = deque()
        while True:
            while len(waiting) < self._jobs * _AHEAD and (chunk := list(islice(coming, CHUNK))):
                waiting.append((chunk, _submit(pool, work, chunk, timeout)))
            if not waiting:
                return
            chunk, done = waiting.popleft()
            try:
                results = done.result()
            except Died:
                results = _singly(pool, work, chunk, timeout)
            yield from results


def _submit(pool: Pool, work: Callable[[Any, float], Made], chunk: list[Any], timeout: float) -> Future[list[Made]]:
    """Hand `chunk` to `pool`, unless there is nothing in it to read."""
    if any(isinstance(item, Page | Found) for item in chunk):
        return pool.submit(_all, work, chunk, timeout)
    done: Future[list[Made]] = Future()
    done.set_result(_all(work, chunk, timeout))
    return done


def _singly(pool: Pool, work: Callable[[Any, float], Made], chunk: list[Any], timeout: float) -> list[Made]:
    """Read each page by itself, to find the one that kills its process."""
    alone = [pool.submit(work, item, timeout) for item in chunk]
    return [_survived(item, done) for item, done in zip(chunk, alone, strict=True)]


def _survived(item: Any, done: Future[Made]) -> Made:
    try:
        return done.result()
    except Died:
        page = item.page if isinstance(item, Found) else item
        told = "tiến trình đọc chết, bỏ qua / the reading process died, skipped"
        return cast(Made, Problem(page.where, told, "out of memory, or a fault"))


def _all(work: Callable[[Any, float], Made], chunk: list[Any], timeout: float) -> list[Made]:
    return [work(item, timeout) for item in chunk]
