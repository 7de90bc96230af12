"""Evidence: a span of the text with its words, the rule that read it and how sure the rule is."""

from __future__ import annotations

from kg.model import Evidence, Reading, Span

LONGEST = 160  # code points of a quote


def evidence(reading: Reading, span: Span, rule: str, confidence: float) -> Evidence:
    """Return the evidence at `span`, cut to the longest quote at a word's end."""
    text = reading.document.text
    start, end = span.start, span.end
    if end - start > LONGEST:
        end = start + LONGEST
        while end > start + 1 and not text[end].isspace():
            end -= 1
        end = len(text[:end].rstrip())
    return Evidence(Span(start, end), text[start:end], rule, confidence)


def cover(*spans: Span) -> Span:
    """Return the smallest span that holds all of `spans`."""
    return Span(min(s.start for s in spans), max(s.end for s in spans))
