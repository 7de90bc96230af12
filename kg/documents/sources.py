"""What lies in a file, a folder, an archive or on standard input: pages, found cheaply and unread."""

from __future__ import annotations

import gzip
import io
import os
import re
import sys
import zlib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import BinaryIO, cast

from kg.documents.archive import records
from kg.documents.metadata import NAME as METADATA
from kg.documents.metadata import Known
from kg.documents.page import LIMIT, About, Page, Problem
from kg.documents.text import plain

_TEXT = {".txt": False, ".html": True, ".htm": True}  # whether it is HTML
_ARCHIVE = (".jsonl", ".jsonl.gz")
_MARKUP = re.compile(
    rb"\s*(?:<!doctype|<\?xml|<!--|<(?:html|head|body|title|meta|main|article|div|p|h1|table)[\s>])", re.I
)


def pages(source: Path | str, *, published: str | None = None) -> Iterator[Page | Problem]:
    """Yield the pages of `source` in the order of their names, and a problem for whatever is none.

    `source` is a file, a folder or "-". `published` is an ISO date; ValueError where it is none.
    """
    if published is not None:
        published = date.fromisoformat(published).isoformat()
    given = About(published=published)
    if str(source) == "-":
        return _stream(cast(BinaryIO, sys.stdin.buffer), "-", given)
    path = Path(source)
    return _folder(path, given) if path.is_dir() else _alone(path, given)


def _alone(path: Path, given: About) -> Iterator[Page | Problem]:
    known = Known(path.parent / METADATA, given)
    yield from known.problems
    yield from _file(path, known)


def _folder(folder: Path, given: About) -> Iterator[Page | Problem]:
    def report(error: OSError) -> None:
        failed.append(Problem(str(error.filename), "không đọc được / cannot be read", error.strerror or str(error)))

    failed: list[Problem] = []
    found = False
    for root, folders, names in os.walk(folder, onerror=report):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        known = Known(Path(root) / METADATA, given)
        yield from known.problems
        for name in sorted(names):
            if not name.startswith(".") and name != METADATA:
                found = True
                yield from _file(Path(root) / name, known)
    yield from failed
    if not found and not failed:
        yield Problem(str(folder), "rỗng / empty", "there are no files in the folder", lost=False)


def _file(path: Path, known: Known) -> Iterator[Page | Problem]:
    where = os.fsencode(path).decode("utf-8", "replace")
    name = path.name.lower()
    if not path.exists():
        yield Problem(where, "không có / missing", "there is no such file", lost=False)
    elif not path.is_file():
        yield Problem(where, "không phải tệp / not a file", "only regular files and folders are read")
    elif name.endswith(_ARCHIVE):
        yield from _archive(path, known)
    elif (html := _TEXT.get(path.suffix.lower())) is not None:
        page_id = plain(path.stem) or "-"
        yield Page(page_id, where, html, path, known.of(page_id))
    else:
        kinds = ", ".join([*_TEXT, *_ARCHIVE])
        yield Problem(where, "loại tệp lạ / unknown extension", f"{path.suffix or 'none'}; known are {kinds}")


def _archive(path: Path, known: Known) -> Iterator[Page | Problem]:
    try:
        with gzip.open(path) if path.suffix.lower() == ".gz" else path.open("rb") as file:
            yield from records(cast(BinaryIO, file), str(path), known.of)
    except (OSError, EOFError, zlib.error) as error:
        yield Problem(str(path), "tệp nén hỏng / unreadable archive", str(error))


def _stream(stream: BinaryIO, where: str, given: About) -> Iterator[Page | Problem]:
    """Yield what stands on a stream: JSON lines, a page of HTML, or a text."""
    file = io.BufferedReader(cast(io.RawIOBase, stream)) if not isinstance(stream, io.BufferedReader) else stream
    start = file.peek(512)
    if start.startswith(b"\x1f\x8b"):
        try:
            yield from _stream(cast(BinaryIO, gzip.GzipFile(fileobj=file)), where, given)
        except (OSError, EOFError, zlib.error) as error:
            yield Problem(where, "tệp nén hỏng / unreadable archive", str(error))
        return
    if re.match(rb"(?:\xef\xbb\xbf)?\s*\{", start):
        yield from records(cast(BinaryIO, file), where, lambda _: given)
        return
    content = file.read(LIMIT + 1)
    if len(content) > LIMIT:
        yield Problem(where, "quá lớn / too large", f"over {LIMIT:,} bytes")
    else:
        yield Page("stdin", where, _MARKUP.match(start) is not None, content, given)
