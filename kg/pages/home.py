"""The first page: what the graph covers, what can be asked, where to search."""

from __future__ import annotations

from kg.pages.render import render
from kg.questions import catalogue
from kg.store import Store

COUNTED = {
    "person": "foaf:Person", "body": "org:FormalOrganization", "tenure": "org:Membership", "meeting": "kg:Meeting",
    "paper": "eli:Work", "project": "schema:Project", "indicator": "qb:Observation",
}  # fmt: skip


def home(store: Store, lang: str) -> str:
    """Return the first page."""
    counts = {kind: _count(store, name) for kind, name in COUNTED.items()}
    return render("home.html", lang, "/", counts=counts, questions=catalogue())


def _count(store: Store, kind: str) -> int:
    row = next(store.query(f"SELECT (COUNT(?thing) AS ?count) WHERE {{ ?thing a {kind} }}"))
    return int(getattr(row["count"], "value", "0"))
