"""On which day a page says what it says: its publication, else the latest dated meeting that it reports."""

from __future__ import annotations

from kg.resolve.read import Said

Days = tuple[str, str]  # ISO, both included


def said_on(said: Said) -> dict[str, Days]:
    """Return the day of every document that has one, as bounds; a whole day is taken before a month or year."""
    best: dict[str, tuple[bool, str, str]] = {}
    for node in said.meetings.values():
        if "earliest" in node and "latest" in node:
            held = (node["earliest"] == node["latest"], node["latest"], node["earliest"])
            best[node["doc"]] = max(held, best.get(node["doc"], held))
    found = {doc: (earliest, latest) for doc, (_, latest, earliest) in best.items()}
    for doc, node in said.documents.items():
        if "datePublished" in node:
            found[doc] = (node["datePublished"], node["datePublished"])
    return found
