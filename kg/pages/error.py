"""The page that says what went wrong."""

from __future__ import annotations

from kg.pages.render import render


def error(status: int, title: str, detail: str, lang: str) -> str:
    """Return a page that says what went wrong and where to go from there."""
    return render("error.html", lang, "/", status=status, title=title, detail=detail)
