"""The query that a question runs, spelt out with what was given: ready to be pasted into any endpoint."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from kg.store import Term

_SELECT = re.compile(r"\bSELECT\b(?P<columns>[^{}]*?)\bWHERE\s*\{")


def spelled(sparql: str, bound: Mapping[str, Term], table: Mapping[str, Sequence[Term]] | None = None) -> str:
    """Return the query with VALUES for the bound variables in every SELECT that projects them.

    `table` binds several variables row by row. Terms are written by Oxigraph, which escapes them: no text can leave
    its place. A planner that sees them begins with them.
    """

    def given(select: re.Match[str]) -> str:
        columns = set(re.findall(r"\?(\w+)", select["columns"]))
        values = [f"VALUES ?{name} {{ {term} }}" for name, term in bound.items() if name in columns]
        if table and columns >= table.keys():
            names = " ".join(f"?{name}" for name in table)
            rows = " ".join(f"({' '.join(map(str, row))})" for row in zip(*table.values(), strict=True))
            values.append(f"VALUES ({names}) {{ {rows} }}")
        return "\n  ".join([select[0], *values])

    return _SELECT.sub(given, sparql)
