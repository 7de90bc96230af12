"""The page of a thing: what is known of it, since when, and the words that prove it."""

from __future__ import annotations

from kg.pages import statements
from kg.pages.documents import document
from kg.pages.kinds import KINDS
from kg.pages.known import Known, kind
from kg.pages.profile import Profile
from kg.pages.render import render
from kg.pages.sections import View
from kg.pages.words import Words
from kg.store import Store
from kg.vocab import BASE


def thing(store: Store, iri: str, lang: str, section: str = "", page: int = 1) -> str | None:
    """Return the page of anything the graph speaks of, or None; `section` asks for one of its lists, page by page."""
    known = Known(store, Words(lang).lang)
    view = View(section, page)
    found = known.links.kind(iri)
    made: Profile | None
    if found in KINDS:
        made = KINDS[found](known, iri, view)
        made.drawn = made.followed = True
    elif kind(iri) == "document":
        made = document(known, iri, view)
    else:
        made = statements.other(known, iri, view)
    if made is None:
        return None
    params = {"section": section, "page": str(page) if page > 1 else ""}
    return render("thing.html", lang, "/" + iri.removeprefix(BASE), params, thing=made, chosen=section)
