"""Find the files that users read, ontology and queries: beside the package in a checkout, inside it in a wheel."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def ontology() -> Path:
    """Return the folder of the ontology's Turtle files."""
    return _folder("ontology")


def queries() -> Path:
    """Return the folder of the stored queries: questions, checks, facts and networks."""
    return _folder("queries")


def palette() -> str:
    """Return the style sheet that holds the colours and type of every page."""
    return (_PACKAGE / "pages" / "static" / "palette.css").read_text(encoding="utf-8")


def _folder(name: str) -> Path:
    shipped = _PACKAGE / name
    return shipped if shipped.is_dir() else _PACKAGE.parent / name
