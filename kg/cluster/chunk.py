"""Chunks of pages, what reading one gave, and the order in which chunks are read."""

from __future__ import annotations

import gzip
import hashlib
import json
import zlib
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

from kg.cluster.signature import signature
from kg.documents import Page, Problem, loaded
from kg.model import Document
from kg.workers import Found, Kept, Outcome, Processes, Written, write

SIZE = 200  # pages of a chunk: about a second of work, beside which sending it is nothing
_WEIGHT = 4_000_000  # characters or bytes of a chunk, which may be passed by one page: Dask warns from 10 MB on
_ZIPPED = 31  # a window of zlib that is gzip with mtime 0 and no name: equal quads are equal bytes


class ClusterError(Exception):
    """A cluster or a folder of shards cannot be used; one line for the user."""


Item = Found | Kept | Problem


@dataclass(frozen=True, slots=True)
class Chunk:
    """Pages that are read together, their contents in memory, and what stands between them."""

    number: int
    items: tuple[Item, ...]

    @property
    def found(self) -> list[Found]:
        """Return the pages that are to be read."""
        return [item for item in self.items if isinstance(item, Found)]

    def key(self, timeout: float) -> str:
        """Return the hash of all that reading the chunk depends on."""
        pages = [(one.page.id, one.source) for one in self.found]
        return hashlib.sha256(json.dumps([sorted(signature().items()), timeout, pages]).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Entry:
    """A page of a piece: what is kept of it, how many bytes of the quads are its, and what became of it."""

    document: Document
    facts: int
    source: str | None
    size: int
    fate: str = ""  # REPEAT, or the hash of what people corrected in it


REPEAT = "repeat"  # an earlier page has the id: of this one there are no quads


@dataclass(frozen=True, slots=True)
class Piece:
    """What reading a chunk gave: the graphs of its pages one after another, and an entry for each item."""

    quads: bytes  # N-Quads, gzip
    count: int  # of quads
    entries: tuple[Entry | Kept | Problem, ...]


Thunk = Callable[[], Piece]  # waits for a piece


class Engine(Protocol):
    """What reads chunks."""

    @property
    def ahead(self) -> int:
        """Return how many chunks may be under way."""

    def submit(self, chunk: Chunk) -> Thunk:
        """Begin to read a chunk."""


class Local:
    """Reads chunks in processes on this machine."""

    ahead = 1

    def __init__(self, jobs: int, timeout: float) -> None:
        self._processes, self._timeout = Processes(jobs), timeout

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._processes.close()

    def submit(self, chunk: Chunk) -> Thunk:
        """Return what reads the chunk when it is wanted."""
        return lambda: read(chunk, self._processes, self._timeout)


def read(chunk: Chunk, processes: Processes, timeout: float) -> Piece:
    """Read a chunk, giving each page `timeout` seconds."""
    return packed(processes.each(write, chunk.items, timeout))


def chunks(found: Iterable[Item], size: int) -> Iterator[Chunk]:
    """Cut what is found into chunks of `size` pages, fewer where they are long, reading files into memory."""
    items, pages, weight, number = list[Item](), 0, 0, 0
    for item in map(_loaded, found):
        items.append(item)
        if isinstance(item, Found):
            assert not isinstance(item.page.content, Path)
            pages, weight = pages + 1, weight + len(item.page.content)
        if pages >= size or weight >= _WEIGHT or len(items) >= 100 * size:
            yield Chunk(number, tuple(items))
            items, pages, weight, number = [], 0, 0, number + 1
    if items:
        yield Chunk(number, tuple(items))


def _loaded(item: Item) -> Item:
    if not isinstance(item, Found):
        return item
    page = loaded(item.page)
    return Found(page, item.source) if isinstance(page, Page) else page


def ordered(
    found: Iterable[Chunk], engine: Engine, kept: Callable[[Chunk], Piece | None] = lambda chunk: None
) -> Iterator[tuple[Chunk, Piece]]:
    """Yield every chunk with its piece, in their order: the one that is `kept`, or what reading it gives.

    No more chunks are taken from `found` than `engine` may have under way.
    """
    waiting: deque[tuple[Chunk, Thunk]] = deque()
    for chunk in found:
        while len(waiting) >= engine.ahead:
            first, wait = waiting.popleft()
            yield first, wait()
        piece = kept(chunk) if chunk.found else packed(item for item in chunk.items if not isinstance(item, Found))
        waiting.append((chunk, engine.submit(chunk) if piece is None else _given(piece)))
    while waiting:
        first, wait = waiting.popleft()
        yield first, wait()


def _given(piece: Piece) -> Thunk:
    return lambda: piece


# ---------------------------------------------------------------- pieces


def packed(outcomes: Iterable[Outcome | Entry]) -> Piece:
    """Return the piece of these outcomes; an Entry is that of a page without quads."""
    zipped, entries = zlib.compressobj(6, zlib.DEFLATED, _ZIPPED), list[Entry | Kept | Problem]()
    quads, count = list[bytes](), 0
    for outcome in outcomes:
        if isinstance(outcome, Written):
            quads.append(zipped.compress(outcome.quads))
            count += outcome.quads.count(b"\n")
            entries.append(Entry(outcome.document, outcome.facts, outcome.source, len(outcome.quads)))
        else:
            entries.append(outcome)
    return Piece(b"".join([*quads, zipped.flush()]), count, tuple(entries))


def squeezed(data: bytes) -> bytes:
    """Return `data` as gzip, without a time or a name in it."""
    zipped = zlib.compressobj(6, zlib.DEFLATED, _ZIPPED)
    return zipped.compress(data) + zipped.flush()


def outcomes(piece: Piece) -> Iterator[Outcome]:
    """Yield what the pages of a piece gave; of a repeated page no graph."""
    quads, at = gzip.decompress(piece.quads), 0
    for entry in piece.entries:
        if not isinstance(entry, Entry):
            yield entry
        elif entry.fate == REPEAT:
            yield Kept(entry.document.id, entry.document.sha256)
        else:
            yield Written(entry.document, quads[at : at + entry.size], entry.facts, entry.source)
            at += entry.size


def with_fates(piece: Piece, fates: Iterable[str]) -> Piece:
    """Return a piece whose entries bear these fates."""
    told = iter(fates)
    return replace(
        piece,
        entries=tuple(
            replace(entry, fate=next(told)) if isinstance(entry, Entry) else entry for entry in piece.entries
        ),
    )
