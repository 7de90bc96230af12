"""Evidence: a span of the text with its words, the rule that read it and how sure the rule is."""

from __future__ import annotations

from kg.lexicon.confidence import confidence
from kg.model import Document, Evidence, Span

LONGEST = 160  # code points of a quote


def evidence(document: Document, span: Span, rule: str) -> Evidence:
    """Return the evidence at `span`, cut to the longest quote at a word's end.

    `rule` names kind and way of reading, from what tells most of how sure it is to what tells least:
    "role.guessed.after".
    """
    text = document.text
    start, end = span.start, span.end
    if end - start > LONGEST:
        end = start + LONGEST
        while end > start + 1 and not text[end].isspace():
            end -= 1
        end = len(text[:end].rstrip())
    return Evidence(Span(start, end), text[start:end], rule, confidence(rule))


def cover(*spans: Span) -> Span:
    """Return the smallest span that holds all of `spans`."""
    starts, ends = zip(*spans, strict=True)
    return Span(min(starts), max(ends))
