"""Readers for `kg.pipeline.build` that read in chunks, and keep them as shards."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import astuple

from kg.cluster import shard
from kg.cluster.chunk import REPEAT, Chunk, Engine, Entry, Item, Piece, chunks, ordered, outcomes, packed, with_fates
from kg.cluster.folder import Folder
from kg.cluster.manifest import NAME, File, Manifest, Part, Shard
from kg.cluster.rest import parts
from kg.corrections import Correction
from kg.documents import Problem
from kg.pipeline import corrected
from kg.store import Store
from kg.workers import Outcome, Written

_OURS = re.compile(r"(?:(?:resolved-)?\d{5,}|decisions|ontology)\.(?:nq|jsonl)\.gz(?:\.part)?")


class Plain:
    """Reads in chunks and keeps none."""

    whole = False

    def __init__(self, engine: Engine, size: int) -> None:
        self._engine, self._size = engine, size

    def read(self, found: Iterator[Item]) -> Iterator[Outcome]:
        """Yield what reading each of `found` gave, in their order."""
        for _, piece in ordered(chunks(found, self._size), self._engine):
            yield from outcomes(piece)

    def finish(self, store: Store) -> None:
        """Keep nothing."""


class Sharded:
    """Reads in chunks and keeps each as a shard; one that is finished is not read again, unless `again`.

    `made` are the corrections of each page: shards hold what the store holds. `say` is told of damaged shards.
    """

    whole = True

    def __init__(
        self,
        folder: Folder,
        engine: Engine,
        size: int,
        timeout: float,
        made: Mapping[str, Sequence[Correction]],
        *,
        again: bool = False,
        say: Callable[[str], None] = lambda line: None,
    ) -> None:
        self._folder, self._engine, self._size, self._timeout = folder, engine, size, timeout
        self._made, self._again, self._say = made, again, say
        self._seen = set[str]()  # ids of pages
        self._finished = set[int]()  # numbers of shards that were there
        self._shards = list[Shard]()
        self._whole = Manifest.read(folder) is not None

    def read(self, found: Iterator[Item]) -> Iterator[Outcome]:
        """Yield what reading each of `found` gave, in their order, once it stands in a shard."""
        for chunk, piece in ordered(chunks(found, self._size), self._engine, self._kept):
            yield from outcomes(self._commit(chunk, piece) if chunk.found else piece)

    def finish(self, store: Store) -> None:
        """Write the rest of the graph in `store`, then the manifest."""
        self._begin()
        rest = list[Part]()
        for name, quads, data in parts(store, self._seen):
            self._folder.put(name, data)
            rest.append(Part(File.of(name, data), quads))
        written: list[Shard | Part] = [*self._shards, *rest]
        files = {one.graphs.file for one in written} | {one.pages.file for one in self._shards}
        for below in (shard.GRAPHS, shard.PAGES):
            for name in self._folder.names(below):
                if _OURS.fullmatch(name) and f"{below}/{name}" not in files:
                    self._folder.drop(f"{below}/{name}")
        Manifest(self._shards, rest).write(self._folder)

    def _kept(self, chunk: Chunk) -> Piece | None:
        """Return the piece of a shard that is finished; one that is damaged is told, and made anew."""
        graphs, pages = shard.names(chunk.number)
        told = None if self._again else self._folder.get(pages)
        if told is None:
            return None
        try:
            if shard.head(told)["key"] != chunk.key(self._timeout):
                return None
            piece = shard.piece(told, self._folder.get(graphs), chunk.items)
        except shard.Damaged as error:
            self._say(f"{self._folder}/{graphs}: phần hỏng, làm lại / damaged shard, made anew ({error})")
            return None
        self._finished.add(chunk.number)
        return piece

    def _commit(self, chunk: Chunk, piece: Piece) -> Piece:
        """Write a shard, unless it is finished, and return what it holds."""
        fates = _fates(piece, self._seen, self._made)
        there = chunk.number in self._finished
        if there and fates != _told(piece):  # an earlier page, or what people corrected, is not what it was
            piece, there = self._engine.submit(chunk)(), False
            fates = _fates(piece, self._seen, self._made)
        if fates != _told(piece):
            piece = _fated(piece, fates, self._made)
        graphs, pages = shard.names(chunk.number)
        told = self._folder.get(pages) if there else None
        if told is None:
            told = shard.pages_file(chunk, piece, chunk.key(self._timeout))
            self._begin()
            self._folder.put(graphs, piece.quads)
            self._folder.put(pages, told)
        entries = [entry for entry in piece.entries if isinstance(entry, Entry)]
        repeated = sum(entry.fate == REPEAT for entry in entries)
        self._seen |= {entry.document.id for entry in entries}
        files = File.of(graphs, piece.quads), File.of(pages, told)
        failed = len(chunk.found) - len(entries)
        self._shards.append(Shard(*files, piece.count, len(entries) - repeated, failed, repeated))
        return piece

    def _begin(self) -> None:
        """Take the manifest away: from now on the folder is not whole."""
        if self._whole:
            self._folder.drop(NAME)
            self._whole = False


def _told(piece: Piece) -> list[str]:
    return [entry.fate for entry in piece.entries if isinstance(entry, Entry)]


def _fates(piece: Piece, seen: Set[str], made: Mapping[str, Sequence[Correction]]) -> list[str]:
    """Return what becomes of each page that was read: dropped where its id was `seen`, corrected, or nothing."""
    mine, fates = set[str](), list[str]()
    for entry in piece.entries:
        if isinstance(entry, Entry):
            page = entry.document.id
            fates.append(REPEAT if page in seen or page in mine else _hash(made.get(page, ())))
            mine.add(page)
    return fates


def _hash(made: Sequence[Correction]) -> str:
    told = json.dumps([astuple(one) for one in made])
    return hashlib.sha256(told.encode()).hexdigest()[:16] if made else ""


def _fated(piece: Piece, fates: Sequence[str], made: Mapping[str, Sequence[Correction]]) -> Piece:
    """Return a piece as read with what becomes of its pages."""

    def changed() -> Iterator[Outcome | Entry]:
        told = iter(fates)
        for entry, outcome in zip(piece.entries, outcomes(piece), strict=True):
            if not isinstance(entry, Entry) or not isinstance(outcome, Written):
                assert isinstance(outcome, Problem)
                yield outcome
                continue
            fate = next(told)
            if fate == REPEAT:
                yield shard.repeated(entry)
            else:
                yield corrected(outcome, made[outcome.document.id]) if fate else outcome

    return with_fates(packed(changed()), fates)
