"""JSON lines to pages, a line at a time."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO

from kg.documents import header, text
from kg.documents.page import LIMIT, About, Page, Problem, Unreadable

_BROKEN = "dòng JSON hỏng / broken JSON line"


def records(file: BinaryIO, where: str, known: Callable[[str], About]) -> Iterator[Page | Problem]:
    """Yield the page of each line of `file`; a line that holds none becomes a problem and the rest goes on."""
    number = 0
    while line := file.readline(LIMIT + 1):
        number += 1
        place = f"{where}:{number}"
        if len(line) > LIMIT:
            while line and not line.endswith(b"\n"):
                line = file.readline(LIMIT)
            yield Problem(place, "quá lớn / too large", f"the line is over {LIMIT:,} bytes")
        elif line.strip():
            yield from _page(line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line, place, known)


def _page(line: bytes, where: str, known: Callable[[str], About]) -> Iterator[Page | Problem]:
    try:
        record = _record(line)
        page_id = _id(record)
        given, wrong = _about(record)
        html = "text" not in record
        content = record.get("html" if html else "text")
        if not isinstance(content, str):
            raise Unreadable(_BROKEN, "neither text nor html is a string")
    except Unreadable as error:
        yield Problem(where, error.what, error.why)
        return
    if wrong:  # the page itself is good
        yield Problem(where, "ngày đăng lạ / unknown date", f"published: {wrong!r}", lost=False)
    yield Page(page_id, where, html, content, given.filled(known(page_id)))


def _record(line: bytes) -> dict[str, Any]:
    try:
        record = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise Unreadable("không giải mã được / undecodable", f"not UTF-8 at byte {error.start}") from error
    except (ValueError, RecursionError) as error:
        raise Unreadable(_BROKEN, str(error)[:200]) from error
    if not isinstance(record, dict):
        raise Unreadable(_BROKEN, f"an object is wanted, not {type(record).__name__}")
    return record


def _id(record: dict[str, Any]) -> str:
    value = record.get("id")
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    page_id = text.plain(value) if isinstance(value, str) else ""
    if not page_id:
        raise Unreadable(_BROKEN, "there is no id")
    return page_id


def _about(record: dict[str, Any]) -> tuple[About, str | None]:
    """Return what the record says of its page, and its date where that is none."""
    said = {
        key: value for key in ("title", "url", "publisher", "published") if isinstance(value := record.get(key), str)
    }
    title, url, publisher, printed = (
        text.plain(said.get(key, "")) or None for key in ("title", "url", "publisher", "published")
    )
    day = header.iso(printed) if printed else None
    return About(title, url, publisher, day), printed if printed and not day else None
