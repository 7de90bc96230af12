"""What a page is read from and by which edition of the reader: where both stay the same, it need not be read again."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from kg import resources
from kg.documents import Page

_PACKAGE = Path(__file__).parent
_READERS = (
    "documents", "language", "lexicon", "mentions", "extract", "graph", "model.py", "quick.py", "vocab.py",
    "ontology.py", "version.py",
)  # fmt: skip
_KINDS = {".py", ".csv", ".toml", ".ttl", ".txt"}


@cache
def edition() -> str:
    """Return the hash of all code and tables that decide what is read in a page."""
    digest = hashlib.sha256()
    for root in (*(_PACKAGE / name for name in _READERS), resources.ontology()):
        for path in sorted([root] if root.is_file() else root.rglob("*")):
            if path.suffix in _KINDS:
                digest.update(f"{path.relative_to(root.parent)}\0".encode() + path.read_bytes())
    return digest.hexdigest()


def source(page: Page) -> str | None:
    """Return the hash of all that reading a page depends on, None where its file cannot be read."""
    content = page.content
    try:
        data = content.read_bytes() if isinstance(content, Path) else content
    except OSError:
        return None
    digest = hashlib.sha256(f"{edition()}\0{page.html}\0{page.given}\0{type(data).__name__}\0".encode())
    digest.update(data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data)
    return digest.hexdigest()[:32]
