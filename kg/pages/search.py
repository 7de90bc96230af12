"""Search: things of all kinds by any name, in any case, in the end without marks."""

from __future__ import annotations

from kg.pages.known import Known, kind
from kg.pages.render import render
from kg.pages.words import Words
from kg.questions import NotFoundError, Reading, candidates
from kg.store import Store

KINDS = ("person", "body", "meeting", "paper", "project", "place", "role")
_SHOWN, _LONGEST = 40, 300


def search(store: Store, text: str, kind: str, lang: str) -> str:
    """Return the page of what `text` may name, of one kind or ("") of all that a network has."""
    kind = kind if kind in KINDS else ""
    text = " ".join(text.split())[:_LONGEST]
    hits: list[tuple[Reading, str]] = []
    total, nearest = 0, tuple[str, ...]()
    if text:
        known = Known(store, Words(lang).lang)
        try:
            found, total = candidates(store, kind or "node", text, _SHOWN)
            hits = [(reading, _note(known, reading)) for reading in found]
        except NotFoundError as error:
            nearest = error.nearest
    shown = {"text": text, "kind": kind, "kinds": KINDS, "hits": hits, "total": total, "nearest": nearest}
    return render("search.html", lang, "/search", {"q": text, "kind": kind}, **shown, kind_of=_kind)


def _note(known: Known, reading: Reading) -> str:
    """Return what tells a thing from others of its name."""
    if reading.hint:
        return reading.hint
    return (known.office(reading.iri) or "") if reading.iri and kind(reading.iri) == "person" else ""


def _kind(reading: Reading) -> str:
    return kind(reading.iri or "")
