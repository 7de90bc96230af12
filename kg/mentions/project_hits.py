"""Where words stand that introduce a work: what builds it, what it is, what is said of it."""

from __future__ import annotations

from kg.lexicon.projects import load


def hits_of(text: str) -> list[tuple[int, int, str]]:
    """Return where the words of the table begin and end, and the kind of each, in text order."""
    table = load()
    return [
        (start, end, table.kinds[i])
        for i, start, end in table.scan.find(text)
        if not text[start - 1 : start].isalnum() and not text[end : end + 1].isalnum()
    ]
