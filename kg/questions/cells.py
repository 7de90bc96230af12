"""The cells of an answer as words, and which columns are cells at all, which are evidence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from kg.questions.values import IRI, Value

# Columns that say what proves a row: tables write them under it.
EVIDENCE = ("quote", "proves", "published", "source", "headline", "url")
LAW = ("ruleLabel", "law")  # what proves a row that no page says: the rule, and the law behind it
_MACHINE = ("sha256",)

Row = dict[str, Value]


def columns_shown(columns: Sequence[str], records: Sequence[Row]) -> list[str]:
    """Return the columns of the table proper: no evidence, no IRI, none that is empty everywhere."""
    return [
        c
        for c in columns
        if c not in (*EVIDENCE, *LAW, *_MACHINE)
        and any(r[c] is not None for r in records)
        and not any(isinstance(r[c], IRI) for r in records)
    ]


def cell(record: Row, column: str) -> str:
    """Return a cell on one line."""
    value = record[column]
    if isinstance(value, bool):
        return "✓" if value else "–"
    return "" if value is None else " ".join(str(plain(value)).split())


def evidence_of(records: Iterable[Row]) -> tuple[tuple[str, ...], ...]:
    """Return what proves a row, each piece once: the quote, then where it stands; or the rule, then the law."""
    return tuple(
        dict.fromkeys(
            tuple(cell(record, c) for c in (EVIDENCE if EVIDENCE[0] in record else LAW) if c in record)
            for record in records
        )
    )


def plain(value: Value) -> Value:
    """Return numbers without an exponent and dates in ISO form, the rest as it is."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return format(value, "f")
    return value.isoformat() if isinstance(value, date) else value
