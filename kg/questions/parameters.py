"""Turn what the user gives for a question into terms bound to the variables of its query."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

import pyoxigraph as ox

from kg.language.edtf import bounds
from kg.questions.errors import ParameterError
from kg.questions.find import find
from kg.questions.header import Parameter, Question
from kg.store import Readable, Term
from kg.vocab import XSD

_DATE = ox.NamedNode(XSD + "date")
_VIETNAMESE = re.compile(r"(?:(\d{1,2})[/.-])?(\d{1,2})[/.-](\d{4})")  # 11/12/2022, 12/2022


@dataclass(frozen=True, slots=True)
class Taken:
    """How the value of a parameter was understood: the label of what it names, its IRI, and by what likeness."""

    asked: str
    label: str
    iri: str | None = None
    how: str | None = None


def bind(store: Readable, question: Question, values: Mapping[str, object]) -> tuple[dict[str, Term], dict[str, Taken]]:
    """Return the terms of the query's variables and how each value was understood; None stands for no value.

    Raises ParameterError, NotFoundError or AmbiguousError.
    """
    names = [p.name for p in question.parameters]
    if unknown := sorted(set(values) - set(names)):
        raise ParameterError(f"{question.name}: không có tham số / no parameter {unknown}; có / there are: {names}")
    if lacking := missing(question, values):
        examples = "; ".join(f"{p.name}, ví dụ / for example: {p.example}" for p in lacking)
        raise ParameterError(f"{question.name}: thiếu / missing {examples}")
    bound: dict[str, Term] = {}
    taken: dict[str, Taken] = {}
    for parameter in question.parameters:
        value = _given(parameter, values)
        if value is not None:
            terms, taken[parameter.name] = _READ[parameter.type](store, parameter, value)
            bound |= terms
    return bound, taken


def told(took: Mapping[str, Taken]) -> str:
    """Return how the values were understood, one parameter a line."""
    return "\n".join(
        f"{name}: {taken.label}" if taken.label == taken.asked else f"{name}: {taken.asked} → {_understood(taken)}"
        for name, taken in took.items()
    )


def _understood(taken: Taken) -> str:
    return f"{taken.label} ({taken.how})" if taken.how else taken.label


def missing(question: Question, values: Mapping[str, object]) -> list[Parameter]:
    """Return the parameters that must be given and are not."""
    return [p for p in question.parameters if p.required and _given(p, values) is None]


def _given(parameter: Parameter, values: Mapping[str, object]) -> object:
    value = values.get(parameter.name)
    value = parameter.default if value is None else value
    return value if value is not None and str(value).strip() else None


def _text(store: Readable, parameter: Parameter, value: object) -> tuple[dict[str, Term], Taken]:
    assert parameter.finds is not None
    thing, reading = find(store, parameter.finds, str(value), parameter.name)
    return {parameter.name: thing}, Taken(str(value), reading.label, reading.iri, reading.how)


def _date(_: Readable, parameter: Parameter, value: object) -> tuple[dict[str, Term], Taken]:
    text = value.isoformat()[:10] if isinstance(value, date) else str(value).strip()
    if match := _VIETNAMESE.fullmatch(text):
        day, month, year = match.groups()
        text = "-".join([year, f"{int(month):02}", *([f"{int(day):02}"] if day else [])])
    days = bounds(text)
    if days is None:
        raise ParameterError(
            f"{parameter.name}: không phải ngày / no date: {value}; ví dụ / for example: {parameter.example}"
        )
    terms = zip(parameter.variables, (ox.Literal(day, datatype=_DATE) for day in days), strict=True)
    return dict(terms), Taken(str(value), days[0] if days[0] == days[1] else " … ".join(days))


def _number(_: Readable, parameter: Parameter, value: object) -> tuple[dict[str, Term], Taken]:
    try:
        number = Decimal(str(value).strip())
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite():
        raise ParameterError(f"{parameter.name}: không phải số / no number: {value}")
    text = format(number.normalize(), "f")
    kind = XSD + ("integer" if number == number.to_integral_value() else "decimal")
    return {parameter.name: ox.Literal(text, datatype=ox.NamedNode(kind))}, Taken(str(value), text)


def _choice(_: Readable, parameter: Parameter, value: object) -> tuple[dict[str, Term], Taken]:
    if str(value) not in parameter.choices:
        raise ParameterError(f"{parameter.name}: {value}? một trong / one of: {', '.join(parameter.choices)}")
    return {parameter.name: ox.Literal(str(value))}, Taken(str(value), str(value))


_READ = {"text": _text, "date": _date, "number": _number, "choice": _choice}
