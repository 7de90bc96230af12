"""Ask a stored question and get its answer as typed Python values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Any
from weakref import WeakKeyDictionary

import pyoxigraph as ox

from kg.questions.header import Question, question
from kg.questions.parameters import Taken, bind
from kg.questions.paths import shortest
from kg.questions.spelled import spelled
from kg.store import Readable, Term
from kg.vocab import XSD


class IRI(str):
    """The IRI of a thing."""

    __slots__ = ()


# Counted by the store: thousands of documents would take a third of a second to come one by one. Apart from each other,
# as one document without a day would leave its whole group without a first (pyoxigraph 0.5.13).
_DOCUMENTS = "SELECT (COUNT(?doc) AS ?count) WHERE { GRAPH ?doc { ?doc a schema:NewsArticle ; dct:identifier ?id } }"
_DAYS = "SELECT (MIN(?day) AS ?first) (MAX(?day) AS ?last) WHERE { GRAPH ?doc { ?doc schema:datePublished ?day } }"
_PUBLISHERS = "SELECT DISTINCT ?publisher WHERE { GRAPH ?doc { ?doc schema:publisher ?publisher } }"
_COVERAGES: WeakKeyDictionary[Readable, Coverage] = WeakKeyDictionary()
_LINK = ("path", "step", "relation")

Value = IRI | str | bool | int | Decimal | date | None


@dataclass(frozen=True, slots=True)
class Coverage:
    """What the graph covers: how many documents, published from when to when, by whom."""

    documents: int
    earliest: date | None
    latest: date | None
    publishers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """The rows of an answer, and how the parameters were understood; `coverage` is there when there is no row.

    A column `x` of IRIs has its labels in `xLabel`. Every row has its evidence: `quote` and `source`, or,
    where no page need say it, `ruleLabel` and `law`.
    """

    question: Question
    took: dict[str, Taken]
    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    coverage: Coverage | None = None
    sparql: str = ""  # the query that was run, with what was given in it

    def records(self) -> Iterator[dict[str, Value]]:
        """Yield the rows by column."""
        for row in self.rows:
            yield dict(zip(self.columns, row, strict=True))

    def to_df(self) -> Any:
        """Return the rows as a pandas DataFrame with typed columns; pandas must be installed.

        Dates are datetime64 with NaT, whole numbers Int64, other numbers Float64, truth boolean, words string; all
        with NA where nothing is known.
        """
        import pandas  # type: ignore[import-untyped,import-not-found,unused-ignore]  # optional, slow to import

        said = zip(self.columns, zip(*self.rows, strict=True) if self.rows else ((),) * len(self.columns), strict=True)
        return pandas.DataFrame({column: _series(pandas, values) for column, values in said})


def _series(pandas: Any, values: Sequence[Value]) -> Any:
    """Return one column of a DataFrame in the type that all its values have."""
    kinds = {type(value) for value in values if value is not None}
    if kinds == {date}:
        return pandas.Series(pandas.to_datetime(pandas.Series(values, dtype="object"), errors="coerce"))
    if kinds == {bool}:
        return pandas.Series(values, dtype="boolean")
    if kinds == {int}:
        return pandas.Series(values, dtype="Int64")
    if kinds and kinds <= {int, Decimal}:
        return pandas.Series([None if value is None else float(str(value)) for value in values], dtype="Float64")
    return pandas.Series([None if value is None else str(value) for value in values], dtype="string")


def ask(store: Readable, name: str, /, **params: object) -> Answer:
    """Ask the stored question `name`; what was given for a parameter is no column of the answer.

    Raises QuestionError: UnknownQuestionError, ParameterError, NotFoundError or AmbiguousError.
    """
    asked = question(name)
    bound, took = bind(store, asked, params)
    sparql = spelled(asked.sparql, bound, _ways(store, bound, asked.steps) if asked.steps else None)
    result = store.sparql(sparql)
    assert isinstance(result, ox.QuerySolutions)
    names = [variable.value for variable in result.variables]
    days = {v for p in asked.parameters if p.type == "date" for v in p.variables}
    kept = [i for i, n in enumerate(names) if n not in bound and n not in days]
    rows = tuple(tuple(value(solution[i]) for i in kept) for solution in result)
    if asked.steps:
        rows = first_proofs(tuple(names[i] for i in kept), rows)
    return Answer(asked, took, tuple(names[i] for i in kept), rows, None if rows else coverage(store), sparql)


def first_proofs(columns: Sequence[str], rows: Sequence[tuple[Value, ...]]) -> tuple[tuple[Value, ...], ...]:
    """Return the first row of each link of a path: an office of twenty years stands on hundreds of pages."""
    link = [n for n, column in enumerate(columns) if column in _LINK]
    firsts = {tuple(row[n] for n in link): row for row in reversed(rows)}
    return tuple(reversed(firsts.values()))


def _ways(store: Readable, bound: Mapping[str, Term], most: int) -> dict[str, list[Term]]:
    """Return the links of the shortest ways as a table: path, step, one, other."""
    start, end = bound["from"], bound["to"]
    assert isinstance(start, ox.NamedNode)
    assert isinstance(end, ox.NamedNode)
    table: dict[str, list[Term]] = {"path": [], "step": [], "one": [], "other": []}
    for path, way in enumerate(shortest(store, start, end, most), 1):
        for step, (one, other) in enumerate(pairwise(way), 1):
            row: tuple[Term, ...] = (ox.Literal(path), ox.Literal(step), one, other)
            for column, term in zip(table, row, strict=True):
                table[column].append(term)
    return table


def coverage(store: Readable) -> Coverage:
    """Return what the graph covers; it is kept with a store that nobody writes to."""
    if not store.read_only:
        return _covered(store)
    if store not in _COVERAGES:
        _COVERAGES[store] = _covered(store)
    return _COVERAGES[store]


def _covered(store: Readable) -> Coverage:
    count = next(store.query(_DOCUMENTS))["count"]
    days = [day for row in store.query(_DAYS) for term in row.values() if isinstance(day := value(term), date)]
    publishers = sorted(str(value(row["publisher"])) for row in store.query(_PUBLISHERS))
    return Coverage(int(str(value(count))), min(days, default=None), max(days, default=None), tuple(publishers))


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
