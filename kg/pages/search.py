"""Search: things of all kinds by any name."""

from __future__ import annotations

from kg.pages.render import render
from kg.store import Store


def search(store: Store, text: str, kind: str, lang: str) -> str:
    """Return the page of what `text` may name, of one kind or ("") of all."""
    return render("search.html", lang, "/search", {"q": text, "kind": kind}, text=text, kind=kind)
