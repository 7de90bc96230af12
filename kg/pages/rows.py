"""The rows of an answer as they are shown: cells that link, under them what proves them; and on a scale of time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby

from kg.language.edtf import bounds, period_bounds
from kg.pages.known import Known, Proof, Ref, kind
from kg.pages.profile import Day, Value
from kg.pages.render import LANGUAGES
from kg.pages.words import Words
from kg.questions import IRI, Answer, values
from kg.questions.cells import EVIDENCE, LAW, columns_shown
from kg.timeline import Days, Interval
from kg.vocab import mint

_DAYS = {"date", "period", "since", "until"}
_STATEMENTS = {"fact", "event", "participation", "action", "observation", "tenure", "evidence"}
_WORDED = {"relation", "because", "what", "why"}

Record = dict[str, values.Value]


@dataclass(frozen=True, slots=True)
class Group:
    """One row, and every quote that proves it."""

    cells: Sequence[Value | Decimal | int | bool | None]
    proofs: Sequence[Proof]
    record: Record
    ground: str = ""  # the rule and the law that a row rests on which no page says


@dataclass(frozen=True, slots=True)
class Table:
    """An answer: columns by name, rows each once."""

    columns: Sequence[str]
    groups: Sequence[Group]


def table(known: Known, answer: Answer) -> Table:
    """Return the rows of an answer, each once, with their evidence."""
    records = list(answer.records())
    columns = [*columns_shown(answer.columns, records), *_links(answer.columns, records)]
    cells = [tuple(_cell(known, record, column) for column in columns) for record in records]
    groups = []
    for row, pairs in groupby(zip(cells, records, strict=True), key=lambda pair: pair[0]):
        proved = [record for _, record in pairs]
        said = [_proof(known, record) for record in proved if record.get("quote")]
        ground = " · ".join(str(proved[0][name]) for name in LAW if proved[0].get(name))
        groups.append(Group(row, list(dict.fromkeys(said)), proved[0], ground))
    return Table([column.removesuffix("Label") for column in columns], groups)


def _links(columns: Sequence[str], records: Sequence[Record]) -> list[str]:
    """Return the columns of IRIs that no column of labels stands for."""
    return [
        column
        for column in columns
        if f"{column}Label" not in columns
        and column not in LAW
        and any(isinstance(record[column], IRI) for record in records)
    ]


def _cell(known: Known, record: Mapping[str, values.Value], column: str) -> Value | Decimal | int | bool | None:
    cell = record[column]
    thing = record.get(column.removesuffix("Label"))
    if isinstance(cell, IRI):
        fact = kind(cell) in _STATEMENTS
        return Ref(cell, Words(known.lang)("thing.details"), kind(cell)) if fact else known.ref(cell)
    if column.endswith("Label") and isinstance(thing, IRI):
        return Ref(thing, str(cell), kind(thing))
    if isinstance(cell, date):
        return Day(cell.isoformat())
    if isinstance(cell, str):
        words = cell.split(" / ")  # codes that the query itself words in both languages
        worded = column in _WORDED and len(words) == len(LANGUAGES)
        text = words[LANGUAGES.index(known.lang)] if worded else known.code(cell)
        return Day(cell) if column in _DAYS else text
    return cell


def _proof(known: Known, record: Record) -> Proof:
    """Return what proves a row: its evidence columns."""
    said = {name: str(record[name]) for name in EVIDENCE if record.get(name) is not None}
    title = said.get("headline") or said.get("source")
    words = Words(known.lang)
    proves = ", ".join(words.get(f"column.{name}", name) for name in said.get("proves", "").split())
    return Proof(
        "",
        said["quote"],
        "",
        None,
        mint("document", said.get("source", "")),
        title,
        said.get("url"),
        said.get("published"),
        proves=proves or None,
    )


# ---------------------------------------------------------------- in time


def intervals(made: Table, groups: Sequence[Group]) -> Iterator[Interval]:
    """Yield the rows that have days, as intervals: of an office, or of the day of an event."""
    for number, group in enumerate(groups, 1):
        start, end = _span(group.record)
        if any((*start, *end)):
            yield Interval(_label(group), start, end, anchor=f"row-{number}")


def _span(record: Record) -> tuple[Days, Days]:
    if "since" in record or "until" in record:
        return (_iso(record, "startEarliest"), _iso(record, "since")), (
            _iso(record, "until"),
            _iso(record, "endLatest"),
        )
    text = str(record.get("date") or record.get("period") or "")
    days: Days = bounds(text) or period_bounds(text) or (None, None)
    return days, days


def _iso(record: Record, name: str) -> str | None:
    value = record.get(name)
    return None if value is None else str(value)


def _label(group: Group) -> str:
    """Return what names a row on a scale: the things in it and its first words."""
    names = [cell.label for cell in group.cells if isinstance(cell, Ref)]
    return " · ".join(names[:2]) or " · ".join(cell for cell in group.cells if isinstance(cell, str))


@dataclass(frozen=True, slots=True)
class Figure:
    """A value among others of the same measure and unit; `width` is its share of the greatest, in percent."""

    when: str
    note: str
    value: Decimal
    width: float
    anchor: str


def bars(known: Known, groups: Sequence[Group]) -> list[tuple[str, list[Figure]]]:
    """Return the values of an answer by what they measure and in which unit; one alone is compared with nothing."""
    found: dict[str, list[tuple[int, Group, Decimal]]] = {}
    for number, group in enumerate(groups, 1):
        value, record = group.record.get("value"), group.record
        if isinstance(value, int | Decimal) and not isinstance(value, bool):
            name = " · ".join(str(record[key]) for key in ("measure", "unit") if record.get(key))
            found.setdefault(name, []).append((number, group, Decimal(value)))
    made = []
    several = {name: told for name, told in found.items() if len(told) > 1}
    for name, told in (several or found).items():
        most = max(abs(value) for _, _, value in told) or Decimal(1)
        made.append((name, [_figure(known, number, group, value, most) for number, group, value in told]))
    return made


def _figure(known: Known, number: int, group: Group, value: Decimal, most: Decimal) -> Figure:
    record = group.record
    notes = [known.code(str(record[key])) for key in ("figure", "approximator") if record.get(key)]
    return Figure(
        str(record.get("period") or ""),
        " ".join(notes),
        value,
        round(float(100 * abs(value) / most), 2),
        f"row-{number}",
    )
