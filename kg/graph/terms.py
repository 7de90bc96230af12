"""RDF terms made once and kept: the writer's speed comes from here."""

from __future__ import annotations

from decimal import Decimal
from functools import cache, lru_cache

from pyoxigraph import Literal, NamedNode

from kg.language.dates import bounds, period_bounds
from kg.vocab import DCT, FOAF, KG, NIF, ORG, RDF, SKOS, XSD

# What a node says; None stands for what the page does not state and is not written.
Terms = list[tuple[NamedNode, NamedNode | Literal | None]]

TYPE = NamedNode(RDF + "type")
LABEL = NamedNode(SKOS + "prefLabel")
NAME = NamedNode(FOAF + "name")
ROLE = NamedNode(ORG + "role")
SPATIAL = NamedNode(DCT + "spatial")
CONFIDENCE = NamedNode(NIF + "confidence")

_DATE = NamedNode(XSD + "date")
_INTEGER = NamedNode(XSD + "integer")
_DECIMAL = NamedNode(XSD + "decimal")
_URL = NamedNode(XSD + "anyURI")


@cache
def kg(name: str) -> NamedNode:
    """Return the term of our own vocabulary with this local name."""
    return NamedNode(KG + name)


@lru_cache(8192)
def node(iri: str) -> NamedNode:
    """Return the node of an IRI."""
    return NamedNode(iri)


@lru_cache(4096)
def code(value: str | None) -> Literal | None:
    """Return a plain string."""
    return None if value is None else Literal(value)


@lru_cache(4096)
def words(value: str | None) -> Literal | None:
    """Return a Vietnamese name or title."""
    return None if value is None else Literal(value, language="vi")


@lru_cache(4096)
def day(value: str | None) -> Literal | None:
    """Return an ISO day as xsd:date."""
    return None if value is None else Literal(value, datatype=_DATE)


def url(value: str | None) -> Literal | None:
    """Return an address as xsd:anyURI."""
    return None if value is None else Literal(value, datatype=_URL)


@lru_cache(8192)
def integer(value: int) -> Literal:
    """Return a whole number as xsd:integer."""
    return Literal(str(value), datatype=_INTEGER)


@lru_cache(4096)
def decimal(value: str) -> Literal:
    """Return a decimal number in the form the store keeps, so that loading it changes nothing."""
    return Literal(format(Decimal(value).normalize(), "f"), datatype=_DECIMAL)


def when(edtf: str | None) -> Terms:
    """Return the date of an event and its bounds."""
    return [(kg("date"), code(edtf)), *_between(edtf and bounds(edtf))]


def during(period: str | None) -> Terms:
    """Return the period of a figure and its bounds."""
    return [(kg("period"), code(period)), *_between(period and period_bounds(period))]


def _between(days: tuple[str, str] | str | None) -> Terms:
    return [(kg("earliest"), day(days[0])), (kg("latest"), day(days[1]))] if days else []
