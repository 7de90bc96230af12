"""The columns of an answer as pandas series, each in the type that all its values have."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from kg.language.edtf import period_bounds
from kg.questions.values import Value

_EDTF = re.compile(r"\bkg:(?:date|period) \?(\w+)")  # the variables of a query that hold dates in EDTF
_LARGEST = 2**63 - 1  # of Int64


def columns(
    pandas: Any, sparql: str, names: Sequence[str], rows: Sequence[Sequence[Value]]
) -> Iterator[tuple[str, Any]]:
    """Yield the columns of what `sparql` asks, by name; after one of EDTF its first and last days."""
    edtf = set(_EDTF.findall(sparql))
    said = zip(*rows, strict=True) if rows else ((),) * len(names)
    for name, values in zip(names, said, strict=True):
        yield name, _series(pandas, values)
        if name in edtf:
            bounds = [None if value is None else period_bounds(str(value)) for value in values]
            for place, edge in enumerate(("Earliest", "Latest")):
                yield f"{name}{edge}", _days(pandas, [None if both is None else both[place] for both in bounds])


def _series(pandas: Any, values: Sequence[Value]) -> Any:
    kinds = {type(value) for value in values if value is not None}
    if kinds == {date}:
        return _days(pandas, values)
    if kinds == {bool}:
        return pandas.Series(values, dtype="boolean")
    if kinds == {int} and all(abs(value) <= _LARGEST for value in values if isinstance(value, int)):
        return pandas.Series(values, dtype="Int64")
    if kinds and kinds <= {int, Decimal}:
        return pandas.Series([None if value is None else float(str(value)) for value in values], dtype="Float64")
    return pandas.Series([None if value is None else str(value) for value in values], dtype="string")


def _days(pandas: Any, values: Sequence[object]) -> Any:
    """Return days by the second: counted by the nanosecond, as pandas does by default, no year before 1677 has one."""
    return pandas.Series([None if value is None else str(value) for value in values], dtype="datetime64[s]")
