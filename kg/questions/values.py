"""The values of an answer: RDF terms as Python values."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pyoxigraph as ox

from kg.store import Term
from kg.vocab import XSD


class IRI(str):
    """The IRI of a thing."""

    __slots__ = ()


Value = IRI | str | bool | int | Decimal | date | None


def value(term: Term | None) -> Value:
    """Return a term as a Python value; what is of no known datatype, or ill-typed, is its text."""
    if term is None:
        return None
    if isinstance(term, ox.NamedNode):
        return IRI(term.value)
    if not isinstance(term, ox.Literal):
        return str(term)
    try:
        match term.datatype.value.removeprefix(XSD):
            case "integer":
                return int(term.value)
            case "decimal":
                return Decimal(term.value)
            case "boolean":
                return term.value in ("true", "1")
            case "date":
                return date.fromisoformat(term.value)
    except (ValueError, ArithmeticError):
        pass
    return term.value
