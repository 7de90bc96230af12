"""Which version of resolving made a world: a hash over the code and the tables that decide."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from pathlib import Path

from kg import resources

_PACKAGE = Path(__file__).parent.parent
_CODE = ("resolve", "lexicon", "language", "graph", "tenure.py", "vocab.py", "ontology.py", "model.py", "judgements.py")
_KINDS = {".py", ".csv", ".toml", ".ttl", ".txt"}


@cache
def version() -> str:
    """Return the hash; another one means that the world may come out otherwise."""
    digest = sha256()
    for root in (*(_PACKAGE / name for name in _CODE), resources.ontology()):
        for path in sorted([root] if root.is_file() else root.rglob("*")):
            if path.suffix in _KINDS:
                digest.update(f"{path.relative_to(root.parent)}\0".encode() + path.read_bytes())
    return digest.hexdigest()
