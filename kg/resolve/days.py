"""On which day a page says what it says: its publication, else the latest dated meeting that it reports.

A page without a date that tells of something dated more than a month after that meeting only looks back at it: of such
a page no day is known.
"""

from __future__ import annotations

from datetime import date

from kg.resolve.read import Said

Days = tuple[str, str]  # ISO, both included
_MONTH = 31


def said_on(said: Said) -> dict[str, Days]:
    """Return the day of every document that has one, as bounds; a whole day is taken before a month or year."""
    best: dict[str, tuple[bool, str, str]] = {}
    for node in said.meetings.values():
        if "earliest" in node and "latest" in node:
            held = (node["earliest"] == node["latest"], node["latest"], node["earliest"])
            best[node["doc"]] = max(held, best.get(node["doc"], held))
    later = _later(said)
    found = {
        doc: (earliest, latest)
        for doc, (_, latest, earliest) in best.items()
        if doc not in later or (date.fromisoformat(later[doc]) - date.fromisoformat(latest)).days <= _MONTH
    }
    for doc, node in said.documents.items():
        if "datePublished" in node:
            found[doc] = (node["datePublished"], node["datePublished"])
    return found


def _later(said: Said) -> dict[str, str]:
    """Return, for each document, the latest day by which a personnel event or a paper that it tells of had come."""
    days: dict[str, str] = {}
    for node in (*said.events.values(), *said.papers.values()):
        if "earliest" in node:
            days[node["doc"]] = max(node["earliest"], days.get(node["doc"], ""))
    return days
