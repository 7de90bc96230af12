"""Indicators: figures about the economy, the budget and the society of a place."""

from __future__ import annotations

from kg.model import IndicatorFact, Reading


def extract(reading: Reading) -> list[IndicatorFact]:
    """Return the indicators that `reading` states, in text order."""
    return []
