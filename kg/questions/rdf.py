"""Answers as RDF: rows and columns as W3C's "Generating RDF from Tabular Data on the Web" has them (CSVW)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from urllib.parse import quote, urlencode

import pyoxigraph as ox

from kg.questions.answers import Answer
from kg.questions.values import IRI, Value
from kg.vocab import BASE, RDF, XSD

_CSVW = "http://www.w3.org/ns/csvw#"
_TYPE = ox.NamedNode(RDF + "type")


def turtle(answer: Answer, _: int = 0) -> str:
    """Return the rows as Turtle: of each row what it says, a column a predicate, things by their IRIs.

    The table is the answer as CSV; a row is named by its line there (RFC 7111), its columns by their names.
    """
    name = quote(answer.question.name)
    columns = f"{BASE}questions/{name}.csv#"
    given = urlencode({name: taken.asked for name, taken in answer.took.items()})
    table = f"{BASE}questions/{name}.csv" + (f"?{given}" if given else "")
    prefixes = {"csvw": _CSVW, "xsd": XSD, "column": columns}
    return (
        ox.serialize(_triples(answer, table, columns), format=ox.RdfFormat.TURTLE, prefixes=prefixes) or b""
    ).decode()


def _triples(answer: Answer, table: str, columns: str) -> Iterator[ox.Triple]:
    whole = ox.NamedNode(table)
    yield ox.Triple(whole, _TYPE, ox.NamedNode(_CSVW + "Table"))
    yield ox.Triple(whole, ox.NamedNode(_CSVW + "url"), whole)
    for n, record in enumerate(answer.records(), 1):
        row, said = ox.NamedNode(f"{table}#row={n + 1}"), ox.NamedNode(f"{table}#said-{n}")
        yield ox.Triple(whole, ox.NamedNode(_CSVW + "row"), row)
        yield ox.Triple(row, _TYPE, ox.NamedNode(_CSVW + "Row"))
        yield ox.Triple(row, ox.NamedNode(_CSVW + "rownum"), ox.Literal(n))
        yield ox.Triple(row, ox.NamedNode(_CSVW + "describes"), said)
        for column, value in record.items():
            if value is not None:
                yield ox.Triple(said, ox.NamedNode(columns + quote(column)), _term(value))


def _term(value: Value) -> ox.NamedNode | ox.Literal:
    if isinstance(value, IRI):
        return ox.NamedNode(value)
    if isinstance(value, date):
        return ox.Literal(value.isoformat(), datatype=ox.NamedNode(XSD + "date"))
    if isinstance(value, Decimal):
        return ox.Literal(format(value, "f"), datatype=ox.NamedNode(XSD + "decimal"))
    assert isinstance(value, str | bool | int)
    return ox.Literal(value)
