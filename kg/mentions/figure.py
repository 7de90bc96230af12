"""A figure as one place of the text tells it."""

from __future__ import annotations

from dataclasses import dataclass

from kg.language.amounts import Amount
from kg.model import Span


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure: what is measured, in the words of the page, and the words that say so."""

    amount: Amount
    measure: str
    head: Span  # what is measured, as it stands in the text
    proof: Span
    end: int  # where the words that belong to the figure end: after what it is compared with
    clause: int  # where its clause begins
    sentence: Span
    of_state: bool = False  # it tells of a moment, not of a period
    kind: str = "actual"  # plan, estimate, actual
    rule: str = "indicator.measure"
    told: tuple[Span, ...] = ()  # where else its period may be named: over its column
    past: bool = False  # it is what has changed since: "từ 10% lên 12%"
