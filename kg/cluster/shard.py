"""A shard on file: the graphs of its pages as N-Quads, and beside them what the store keeps of each page.

The second file is written last and names the checksum of the first: where both agree, the shard is finished.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Any

from kg.cluster.chunk import REPEAT, Chunk, Entry, Item, Piece, squeezed
from kg.documents import About, Problem
from kg.model import Document
from kg.workers import Found, Kept

FORMAT = 1
GRAPHS, PAGES = "graphs", "pages"


class Damaged(Exception):
    """A shard is not what was written; says how."""


def names(number: int) -> tuple[str, str]:
    """Return the names of the two files of a shard."""
    return f"{GRAPHS}/{number:05}.nq.gz", f"{PAGES}/{number:05}.jsonl.gz"


def checksum(data: bytes) -> str:
    """Return the SHA-256 of a file."""
    return hashlib.sha256(data).hexdigest()


def unsqueezed(data: bytes) -> bytes:
    """Return what was compressed; Damaged where it was not."""
    try:
        return gzip.decompress(data)
    except (OSError, EOFError, zlib.error) as error:
        raise Damaged(str(error)) from error


def pages_file(chunk: Chunk, piece: Piece, key: str) -> bytes:
    """Return the second file: a line of the shard itself, then one for each page."""
    head = {"format": FORMAT, "key": key, "graphs": checksum(piece.quads), "quads": piece.count}
    lines = [head, *(_said(item, entry) for item, entry in _read(chunk.items, piece.entries))]
    return squeezed("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines).encode())


def _read(
    items: Iterable[Item], entries: Iterable[Entry | Kept | Problem]
) -> Iterator[tuple[Found, Entry | Kept | Problem]]:
    return ((item, entry) for item, entry in zip(items, entries, strict=True) if isinstance(item, Found))


def _said(item: Found, entry: Entry | Kept | Problem) -> dict[str, Any]:
    if isinstance(entry, Problem):  # where it was is left out: the same pages elsewhere give the same bytes
        about = {name: value for name, value in asdict(item.page.given).items() if value is not None}
        return {"id": item.page.id, "what": entry.what, "why": entry.why, **about}
    assert isinstance(entry, Entry)
    said = {"id": entry.document.id, "sha256": entry.document.sha256, "source": entry.source, "facts": entry.facts}
    return {**said, "size": entry.size, "fate": entry.fate, "text": entry.document.text}


def head(pages: bytes) -> dict[str, Any]:
    """Return what the second file says of the shard."""
    return _lines(pages)[0]


def piece(pages: bytes, graphs: bytes | None, items: Iterable[Item] | None = None) -> Piece:
    """Return what two files hold, set among `items`; Damaged where they are not what was written."""
    first, *said = _lines(pages)
    if graphs is None or checksum(graphs) != first.get("graphs"):
        raise Damaged("SHA-256")
    try:
        if items is None:
            entries: list[Entry | Kept | Problem] = [_entry(one, one["id"]) for one in said]
        else:
            told = iter(said)
            entries = [_entry(next(told), item.page.where) if isinstance(item, Found) else item for item in items]
        return Piece(graphs, first["quads"], tuple(entries))
    except (KeyError, TypeError, StopIteration) as error:
        raise Damaged(f"{type(error).__name__}: {error}") from error


def _entry(said: dict[str, Any], where: str) -> Entry | Problem:
    if "what" in said:
        about = About(*map(said.get, ("title", "url", "publisher", "published")))
        return Problem(where, said["what"], said["why"], page=said["id"], given=about)
    document = Document(said["id"], said["text"], (), said["sha256"])
    return Entry(document, said["facts"], said["source"], said["size"], said["fate"])


def _lines(pages: bytes) -> list[dict[str, Any]]:
    try:
        lines = [json.loads(line) for line in unsqueezed(pages).split(b"\n") if line]
    except ValueError as error:
        raise Damaged(str(error)) from error
    if not lines or not all(isinstance(line, dict) for line in lines) or lines[0].get("format") != FORMAT:
        raise Damaged(f"format ≠ {FORMAT}")
    return lines


def repeated(entry: Entry) -> Entry:
    """Return the entry of a page whose id an earlier one has: nothing of it is kept but its hash."""
    document = Document(entry.document.id, "", (), entry.document.sha256)
    return Entry(document, 0, entry.source, 0, REPEAT)
