"""Ask a stored question and get its answer as typed Python values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any
from weakref import WeakKeyDictionary

import pyoxigraph as ox

from kg.questions.header import Question, question
from kg.questions.parameters import Taken, bind, told
from kg.questions.paths import shortest
from kg.questions.spelled import spelled
from kg.questions.values import Value, value
from kg.store import Readable, Term

# Counted by the store: thousands of documents would take a third of a second to come one by one. Apart from each other,
# as one document without a day would leave its whole group without a first (pyoxigraph 0.5.13).
_DOCUMENTS = "SELECT (COUNT(?doc) AS ?count) WHERE { GRAPH ?doc { ?doc a schema:NewsArticle ; dct:identifier ?id } }"
_DAYS = "SELECT (MIN(?day) AS ?first) (MAX(?day) AS ?last) WHERE { GRAPH ?doc { ?doc schema:datePublished ?day } }"
_PUBLISHERS = "SELECT DISTINCT ?publisher WHERE { GRAPH ?doc { ?doc schema:publisher ?publisher } }"
_COVERAGES: WeakKeyDictionary[Readable, Coverage] = WeakKeyDictionary()
_LINK = ("path", "step", "relation")


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

    def _repr_html_(self) -> str:
        """Return the answer as notebooks show it: each row with what proves it, in a frame that runs nothing."""
        from kg.questions.html import html  # only notebooks need it

        nothing = "" if self.coverage is None else no_evidence(self.coverage)
        return html(self.question, told(self.took), self.columns, list(self.records()), nothing)

    def to_df(self) -> Any:
        """Return the rows as a pandas DataFrame with typed columns; pandas must be installed.

        Days are datetime64 with NaT, whole numbers Int64, other numbers Float64, truth boolean, words string; all with
        NA where nothing is known. What may be less than a day, or more ("2022-12", "2021/2022", "XXXX-01-14"), stays a
        string: beside `date` stand `dateEarliest` and `dateLatest`, its first and last day, NaT where no year is known.
        """
        import pandas  # type: ignore[import-untyped,import-not-found,unused-ignore]  # optional, slow to import

        from kg.questions.frames import columns  # only those who have pandas need it

        return pandas.DataFrame(dict(columns(pandas, self.question.sparql, self.columns, self.rows)))


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


def no_evidence(covered: Coverage) -> str:
    """Say that the graph has no evidence, and what it covers."""
    n, days = covered.documents, ""
    if covered.earliest and covered.latest:
        days = f", {covered.earliest} … {covered.latest}"
    lines = [
        "Không có bằng chứng trong đồ thị. / No evidence in the graph.",
        f"Đồ thị có / the graph covers: {n} văn bản / documents{days}",
    ]
    if covered.publishers:
        lines.append(f"Nguồn / publishers: {', '.join(covered.publishers)}")
    return "\n".join(lines)
