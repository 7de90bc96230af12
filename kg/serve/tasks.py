"""What the server asks of its processes, and what they answer: values that can be pickled and compared."""

from __future__ import annotations

from dataclasses import dataclass
from typing import BinaryIO

Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Sparql:
    """A query; `default` and `named` are the graphs of its dataset, None where the request does not say."""

    query: str
    accept: str | None
    default: tuple[str, ...] | None = None
    named: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Ask:
    """A stored question with the values of its parameters, to be answered as `media`."""

    name: str
    given: Pairs
    media: str


@dataclass(frozen=True, slots=True)
class Describe:
    """What the graph says of a thing, as RDF of type `media`."""

    iri: str
    media: str


@dataclass(frozen=True, slots=True)
class Show:
    """A page: the name of the function of `kg.pages` that makes it, and its arguments."""

    page: str
    lang: str
    words: tuple[str, ...] = ()
    given: Pairs = ()
    number: int = 1


Task = Sparql | Ask | Describe | Show


@dataclass(frozen=True, slots=True)
class Reply:
    """What goes out; a large `body` is an open file."""

    status: int
    media: str
    body: bytes | BinaryIO
    headers: Pairs = ()
