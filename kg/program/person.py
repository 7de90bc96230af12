"""A person with offices, from when to when, and the sentences that prove them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from html import escape

import pyoxigraph as ox

from kg import ontology, questions
from kg.frame import frame, link, page
from kg.program.times import Times
from kg.store import BOUNDS, Readable, value
from kg.timeline import Days, Interval

_TALLEST = 560  # pixels
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

    def times(self) -> Times:
        """Return the offices on one scale of time; those without any day are not drawn."""
        return Times(f"Chức vụ / offices: {self.name}", tuple(map(_interval, self.offices)))

    def _repr_html_(self) -> str:
        return _html(self)


def person(store: Readable, name: str) -> Person:
    """Return the person called `name`, in any spelling, or with that IRI.

    Raises kg.questions.NotFoundError with the nearest names, or AmbiguousError with the readings.
    """
    found, reading = questions.find(store, "person", name, "person")
    iri = value(found)
    names = [value(row["name"]) for row in store.query(_NAMES, {"person": iri})]
    ordered = dict.fromkeys([reading.label, *names]) if reading.label in names else dict.fromkeys(names)
    return Person(iri, tuple(ordered), tuple(_offices(store, iri)))


def _offices(store: Readable, iri: str) -> Iterator[Office]:
    for row in store.query(_OFFICES, {"person": iri}):
        days = [_day(row.get(name)) for name in BOUNDS]
        proofs = tuple(_proofs(store, value(row["tenure"])))
        yield Office(value(row["label"]), value(row["status"]), (days[0], days[1]), (days[2], days[3]), proofs)


def _proofs(store: Readable, tenure: str) -> Iterator[Proof]:
    for row in store.query(_PROOFS, {"tenure": tenure}):
        title, url = (row.get(name) for name in ("title", "url"))
        yield Proof(
            value(row["quote"]),
            value(row["id"]),
            None if title is None else value(title),
            _day(row.get("published")),
            None if url is None else value(url),
        )


def _interval(office: Office) -> Interval:
    note = f"“{office.proofs[0].quote}” · {office.proofs[0].page}" if office.proofs else ""
    return Interval(office.post, _iso(office.start), _iso(office.end), note=note)


def _iso(days: tuple[date | None, date | None]) -> Days:
    earliest, latest = (day.isoformat() if day else None for day in days)
    return earliest, latest


def _day(term: object) -> date | None:
    return date.fromisoformat(term.value) if isinstance(term, ox.Literal) else None


def _html(who: Person) -> str:
    times = who.times()
    parts = [f"<h1>{escape(who.name)}</h1>"]
    if len(who.names) > 1:
        parts.append(f'<p class="soft">cũng viết / also written: {escape(", ".join(who.names[1:]))}</p>')
    parts.append(times.svg())
    for office in who.offices:
        first, *rest = [_told(proof) for proof in office.proofs] or [""]
        more = f"<details><summary>+{len(rest)}</summary>{'<br>'.join(rest)}</details>" if rest else ""
        status = ontology.both(office.status)
        parts.append(f"<p><b>{escape(office.post)}</b> <span class=soft>{escape(status)}</span><br>{first}</p>{more}")
    if not who.offices:
        parts.append("<p>Không trang nào nói giữ chức vụ nào / no page tells of an office</p>")
    return frame(page("".join(parts), who.name), who.name, min(_TALLEST, 150 + 100 * len(who.offices)))


def _told(proof: Proof) -> str:
    day = proof.published.isoformat() if proof.published else "?"
    return f"<q>{escape(proof.quote)}</q> · {day} · {link(proof.url, proof.title or proof.page)}"
