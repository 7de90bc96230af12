"""Short pages for the tests of reading."""

from __future__ import annotations

import hashlib
import unicodedata

from kg.mentions import find
from kg.model import Block, BlockKind, Document, Reading, Span


def page(text: str, *, published: str | None = None, doc_id: str = "page") -> Document:
    """Return a document of `text`: the first line its headline, every further line a paragraph."""
    text = unicodedata.normalize("NFC", text)
    blocks, at = [], 0
    for n, line in enumerate(text.split("\n")):
        kind = BlockKind.HEADLINE if n == 0 else BlockKind.BODY
        if line:
            blocks.append(Block(kind, Span(at, at + len(line))))
        at += len(line) + 1
    return Document(doc_id, text, tuple(blocks), hashlib.sha256(text.encode()).hexdigest(), published=published)


def read(text: str, *, published: str | None = None) -> Reading:
    """Return what is found in `text`."""
    return find(page(text, published=published))
