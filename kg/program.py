"""The graph for programs: open it, ask it, look people up, get plain Python values with their proofs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Self

import pyoxigraph as ox

from kg import questions
from kg.questions import Answer
from kg.store import Store, value

_OFFICES = """
SELECT ?person ?tenure ?post ?label ?status ?startEarliest ?startLatest ?endEarliest ?endLatest WHERE {
  ?tenure org:member ?person ; kg:post ?post ; kg:status ?status . ?post skos:prefLabel ?label .
  OPTIONAL { ?tenure kg:startEarliest ?startEarliest } OPTIONAL { ?tenure kg:startLatest ?startLatest }
  OPTIONAL { ?tenure kg:endEarliest ?endEarliest } OPTIONAL { ?tenure kg:endLatest ?endLatest }
} ORDER BY ?startLatest ?label ?tenure"""
_NAMES = "SELECT DISTINCT ?person ?name WHERE { ?person skos:prefLabel|skos:altLabel ?name } ORDER BY ?name"
_PROOFS = """
SELECT ?tenure ?quote ?id ?title ?published ?url WHERE {
  ?tenure prov:wasDerivedFrom ?fact . GRAPH ?doc { ?fact kg:evidence ?evidence . ?evidence kg:quote ?quote .
    ?doc dct:identifier ?id . OPTIONAL { ?doc schema:headline ?title }
    OPTIONAL { ?doc schema:datePublished ?published } OPTIONAL { ?doc schema:url ?url } }
} ORDER BY ?published ?id ?quote"""


@dataclass(frozen=True, slots=True)
class Proof:
    """A sentence, and the page where it stands."""

    quote: str
    page: str
    title: str | None
    published: date | None
    url: str | None


@dataclass(frozen=True, slots=True)
class Office:
    """A post that a person held between bounds, days included, None where nothing is known; what proves it."""

    post: str
    status: str  # current on the last day proved, ended or unknown
    start: tuple[date | None, date | None]
    end: tuple[date | None, date | None]
    proofs: tuple[Proof, ...]


@dataclass(frozen=True, slots=True)
class Person:
    """A person of the resolved world; `names` are all that pages write, the commonest first."""

    iri: str
    names: tuple[str, ...]
    offices: tuple[Office, ...]

    @property
    def name(self) -> str:
        """Return the commonest name."""
        return self.names[0]


class Graph(Store):
    """A graph on disk, with the questions and people of quanhe. Use it in a `with`, or close it."""

    @classmethod
    def open(cls, path: str | Path | None = None, *, read_only: bool = False) -> Self:
        """Return the graph in the folder `path`; StoreError says in one line why not."""
        return cls(path, read_only=read_only)

    def ask(self, name: str, /, **params: object) -> Answer:
        """Ask a stored question: `ask("who-held-post", body="UBND quận Ngô Quyền", role="Chủ tịch")`.

        Names are found in any spelling; the answer says what was taken. Raises kg.questions.QuestionError.
        """
        return questions.ask(self, name, **params)

    def person(self, name: str) -> Person:
        """Return the person called `name`, in any spelling, or with that IRI.

        Raises kg.questions.NotFoundError with the nearest names, or AmbiguousError with the readings.
        """
        found, reading = questions.find(self, "person", name, "person")
        iri = value(found)
        names = [value(row["name"]) for row in self.query(_NAMES, {"person": iri})]
        ordered = dict.fromkeys([reading.label, *names]) if reading.label in names else dict.fromkeys(names)
        return Person(iri, tuple(ordered), tuple(self._offices(iri)))

    def _offices(self, person: str) -> Iterator[Office]:
        for row in self.query(_OFFICES, {"person": person}):
            days = [_day(row.get(name)) for name in ("startEarliest", "startLatest", "endEarliest", "endLatest")]
            proofs = tuple(self._proofs(value(row["tenure"])))
            yield Office(value(row["label"]), value(row["status"]), (days[0], days[1]), (days[2], days[3]), proofs)

    def _proofs(self, tenure: str) -> Iterator[Proof]:
        for row in self.query(_PROOFS, {"tenure": tenure}):
            title, url = (row.get(name) for name in ("title", "url"))
            yield Proof(
                value(row["quote"]),
                value(row["id"]),
                None if title is None else value(title),
                _day(row.get("published")),
                None if url is None else value(url),
            )


def _day(term: object) -> date | None:
    return date.fromisoformat(term.value) if isinstance(term, ox.Literal) else None
