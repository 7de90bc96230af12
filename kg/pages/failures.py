"""The page of what could not be read: where it lies, what is wrong, why."""

from __future__ import annotations

from kg.failures import failures as failed
from kg.pages.render import render
from kg.store import Store

_PAGED = 100


def failures(store: Store, lang: str, page: int = 1) -> str:
    """Return the page of the pages that could not be read, some at a time."""
    found = failed(store)
    pages = max(1, -(-len(found) // _PAGED))
    page = min(max(page, 1), pages)
    shown = found[(page - 1) * _PAGED : page * _PAGED]
    params = {"page": str(page) if page > 1 else ""}
    about = {"failures": shown, "total": len(found), "page": page, "pages": pages, "before": (page - 1) * _PAGED}
    return render("failures.html", lang, "/failures", params, **about)
