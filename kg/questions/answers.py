"""Ask a stored question and get its answer as typed Python values."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import pyoxigraph as ox

from kg.questions.header import Question, question
from kg.questions.parameters import Taken, bind
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

    def records(self) -> Iterator[dict[str, Value]]:
        """Yield the rows by column."""
        for row in self.rows:
            yield dict(zip(self.columns, row, strict=True))

    def to_df(self) -> Any:
        """Return the rows as a pandas DataFrame; pandas must be installed."""
        import pandas  # type: ignore[import-untyped,import-not-found,unused-ignore]  # optional, slow to import

        return pandas.DataFrame(self.records(), columns=list(self.columns))


def ask(store: Readable, name: str, /, **params: object) -> Answer:
    """Ask the stored question `name`; what was given for a parameter is no column of the answer.

    Raises QuestionError: UnknownQuestionError, ParameterError, NotFoundError or AmbiguousError.
    """
    asked = question(name)
    bound, took = bind(store, asked, params)
    result = store.sparql(asked.sparql, bound)
    assert isinstance(result, ox.QuerySolutions)
    names = [variable.value for variable in result.variables]
    days = {v for p in asked.parameters if p.type == "date" for v in p.variables}
    kept = [i for i, n in enumerate(names) if n not in bound and n not in days]
    rows = tuple(tuple(value(solution[i]) for i in kept) for solution in result)
    return Answer(asked, took, tuple(names[i] for i in kept), rows, None if rows else coverage(store))


def coverage(store: Readable) -> Coverage:
    """Return what the graph covers."""
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
