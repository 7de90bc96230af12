"""A page to its Document."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from kg.documents import charset, text
from kg.documents.blocks import document
from kg.documents.page import LIMIT, About, Line, Page, Problem, Unreadable
from kg.documents.plain import prune
from kg.documents.sources import pages
from kg.model import Document

_MARKUP = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype html|html)\b", re.I)  # whatever the file is called
_TAG = re.compile(r"<[a-zA-Z/!]")
_LINES = 100_000  # of a page: a book has fewer


def read(source: Path | str, *, published: str | None = None) -> Iterator[Document | Problem]:
    """Yield every document of `source`, a path or "-", and a problem for whatever could not be read.

    `published`, an ISO date, holds for pages that say none; ValueError where it is no date.
    """
    return (page if isinstance(page, Problem) else parse(page) for page in pages(source, published=published))


def parse(page: Page) -> Document | Problem:
    """Return the document of `page`, or why it has none."""
    try:
        lines, about = _lines(page)
        lines, said = prune(lines, about.title or page.given.title)
        if not lines:
            raise Unreadable("không có bài / no main text", "only menus, lists and other noise stand on the page")
        return document(page.id, lines, about.filled(said).filled(page.given))
    except Unreadable as error:
        return Problem(page.where, error.what, error.why)


def loaded(page: Page) -> Page | Problem:
    """Return `page` with the content of its file, to be read where that file is not, or why it has none."""
    if not isinstance(page.content, Path):
        return page
    try:
        return replace(page, content=_bytes(page.content))
    except Unreadable as error:
        return Problem(page.where, error.what, error.why)


def _lines(page: Page) -> tuple[list[Line], About]:
    content = _bytes(page.content) if isinstance(page.content, Path) else page.content
    if isinstance(content, bytes):
        content = charset.decode(content)
    if not content.strip():
        raise Unreadable("rỗng / empty", "there is no text")
    if not (_MARKUP.match(content) or (page.html and _TAG.search(content))):
        if (count := content.count("\n")) > _LINES:
            raise Unreadable("quá lớn / too large", f"{count:,} lines, the limit is {_LINES:,}")
        return text.lines(content), About()
    from kg.documents import html  # lxml and trafilatura take longer to import than to read a page

    return html.lines(content)


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            size = os.fstat(file.fileno()).st_size
            if size > LIMIT:
                raise Unreadable("quá lớn / too large", f"{size:,} bytes, the limit is {LIMIT:,}")
            return file.read(LIMIT)
    except OSError as error:
        raise Unreadable("không đọc được / cannot be read", error.strerror or str(error)) from error
