"""The words that prove a thing or a statement, with the page they stand on."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypedDict

from kg.network.reader import Reader, value


class Source(TypedDict):
    """One quote on one page; offsets are code points of the page's text."""

    quote: str
    start: int
    end: int
    confidence: float
    doc: str
    title: str | None
    url: str | None
    published: str | None
    publisher: str | None


def proofs(reader: Reader, thing: str, *, mentions: bool = False) -> list[Source]:
    """Return what proves `thing`, oldest page first.

    With `mentions`, a thing that no page states by itself has the quotes of the facts that speak of it.
    """
    rows = reader.rows("evidence", thing)
    if not rows and mentions:
        rows = reader.rows("mentions", thing)
    sources: dict[tuple[str, int, int], Source] = {}
    for row in rows:
        doc, start, end = value(row["doc"]) or "", int(value(row["start"]) or 0), int(value(row["end"]) or 0)
        quote, confidence = value(row["quote"]) or "", float(value(row["confidence"]) or 0)
        known = sources.get((doc, start, end))
        if known is None or confidence > known["confidence"]:
            page = reader.page(doc)
            sources[doc, start, end] = Source(
                quote=quote, start=start, end=end, confidence=confidence, doc=doc,
                title=page["title"], url=page["url"], published=page["published"], publisher=page["publisher"],
            )  # fmt: skip
    return sorted(sources.values(), key=lambda s: (s["published"] or "", s["doc"], s["start"], s["end"]))


def documents(sources: Iterable[Source]) -> set[str]:
    """Return the pages that `sources` stand on."""
    return {source["doc"] for source in sources}
