"""What a page shows of the graph: things to link to, and statements with the words that prove them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

import pyoxigraph as ox

from kg import ontology
from kg.network.describe import office
from kg.network.links import Link, Links
from kg.network.reader import Reader
from kg.pages.render import number
from kg.pages.words import Words
from kg.store import Store, value
from kg.vocab import BASE, DCT, FOAF, ID, KG, NIF, ORG, PROV, SCHEMA, SKOS

_AROUND = 160  # characters of the page before and after a quote
Bounds = tuple[str | None, str | None]  # ISO days, earliest and latest


@dataclass(frozen=True, slots=True)
class Ref:
    """A thing to link to."""

    iri: str
    label: str
    kind: str
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Proof:
    """A quote with the words around it, and the page it stands on."""

    before: str
    quote: str
    after: str
    confidence: float | None
    doc: str
    title: str | None = None
    url: str | None = None
    published: str | None = None
    publisher: str | None = None
    proves: str | None = None  # of what it is the proof, where rows have several


class Quoted(NamedTuple):
    """A quote and where it stands: offsets are code points of the document's text."""

    doc: str
    start: int
    end: int
    quote: str
    confidence: float


Piece = Ref | str


@dataclass(slots=True)
class Statement:
    """One thing said: in which words, of which other things, when, and what proves it."""

    pieces: Sequence[Piece]
    iri: str | None = None
    sort: str | None = None  # what kind of fact it is, where kinds stand side by side
    status: str | None = None
    date: str | None = None
    start: Bounds | None = None
    end: Bounds | None = None
    grave: bool = False  # discipline, prosecution
    proofs: tuple[Sequence[Proof], int] = ((), 0)  # the first, and how many there are


class Known:
    """A store, read for one page in one language; what was looked up is kept."""

    def __init__(self, store: Store, lang: str) -> None:
        self.store, self.lang = store, lang
        self.reader = Reader(store)
        self.links = Links(self.reader)
        self._texts: dict[str, str] = {}
        self._labels: dict[str, str] = {}
        self._published: dict[str, str | None] = {}

    def first(self, iri: str, *properties: str) -> str | None:
        """Return a value of the first of the properties that `iri` has."""
        return next((said[0] for name in properties if (said := self.reader.values(iri, name))), None)

    def label(self, iri: str) -> str:
        """Return what a thing is called; of a role or class in the language of the page."""
        if not iri.startswith(ID):
            said = ontology.label(iri, self.lang)
            if said is None and iri.startswith(BASE + "role/"):
                return iri.removeprefix(BASE + "role/").replace("-", " ")
            return said or re.split("[/#]", iri)[-1] or iri
        if iri not in self._labels:
            self._labels[iri] = self._label(iri)
        return self._labels[iri]

    def _label(self, iri: str) -> str:
        match kind(iri):
            case "document":
                said = self.reader.page(iri)["title"] or self.said(iri, DCT + "identifier")
            case "mention":
                said = self.said(iri, FOAF + "name", SKOS + "prefLabel")
            case "tenure":
                ends = (self.first(iri, ORG + "member"), self.first(iri, ORG + "organization"))
                said = " – ".join([self.role(iri), *(self.label(end) for end in ends if end)])
            case _:
                said = self.first(iri, SKOS + "prefLabel", FOAF + "name")
        return said or iri.removeprefix(ID)

    def said(self, iri: str, *properties: str) -> str | None:
        """Return what any graph says of a thing, in the language of the page if it can be."""
        found = [q.object for name in properties for q in self.store.pattern(iri, name)]
        here = [term for term in found if isinstance(term, ox.Literal) and term.language == self.lang]
        return min((value(term) for term in here or found), default=None)

    def office(self, person: str) -> str | None:
        """Return the office to know a person by."""
        return office(self.reader, self.links, person)

    def ref(self, iri: str, note: str | None = None) -> Ref:
        """Return `iri` as a thing to link to."""
        return Ref(iri, self.label(iri), kind(iri), note)

    def proofs(self, iri: str, most: int) -> tuple[list[Proof], int]:
        """Return the first quotes that prove `iri`, oldest page first, and how many there are."""
        found = self.sources(iri)
        return [self.proof(source) for source in found[:most]], len(found)

    def sources(self, iri: str) -> list[Quoted]:
        """Return where the words stand that prove `iri`, oldest page first; each place once."""
        found: dict[tuple[str, int, int], Quoted] = {}
        for quoted in self._proved(iri):
            place = quoted[:3]
            if place not in found or found[place].confidence < quoted.confidence:
                found[place] = quoted
        return sorted(found.values(), key=lambda q: (self.published(q.doc) or "", q.doc, q.start, q.end))

    def _proved(self, iri: str) -> Iterator[Quoted]:
        if kind(iri) in ("fact", "mention", "evidence"):  # what one document says is proved by its own evidence
            proofs = [q.object for q in self.store.pattern(iri, KG + "evidence")] or [ox.NamedNode(iri)]
            for evidence in filter(lambda term: isinstance(term, ox.NamedNode), proofs):
                said = {q.predicate.value: (q.object, q.graph_name) for q in self.store.pattern(value(evidence))}
                if quote := said.get(KG + "quote"):
                    start, end, sure = (value(said[name][0]) for name in (KG + "start", KG + "end", NIF + "confidence"))
                    yield Quoted(value(quote[1]), int(start), int(end), value(quote[0]), float(sure))
        for row in self.reader.rows("evidence", iri):
            start, end, sure = (value(row[name]) for name in ("start", "end", "confidence"))
            yield Quoted(value(row["doc"]), int(start), int(end), value(row["quote"]), float(sure))

    def published(self, doc: str) -> str | None:
        """Return the day on which a document was published."""
        if doc not in self._published:
            self._published[doc] = self.said(doc, SCHEMA + "datePublished")
        return self._published[doc]

    def proof(self, quoted: Quoted) -> Proof:
        """Return a quote with what stands around it in its paragraph."""
        doc, start, end, quote, confidence = quoted
        page, text = self.reader.page(doc), self._text(doc)
        before = after = ""
        if text[start:end] == quote:
            before = text[max(0, start - _AROUND) : start].rpartition("\n")[2]
            after = text[end : end + _AROUND].partition("\n")[0]
        if len(before) == _AROUND:
            before = "… " + before.partition(" ")[2]
        if len(after) == _AROUND:
            after = after.rpartition(" ")[0] + " …"
        return Proof(before, quote, after, confidence, doc, **page)

    def _text(self, doc: str) -> str:
        if doc not in self._texts:
            try:
                self._texts[doc] = self.store.text(self.said(doc, KG + "sha256") or "")
            except (KeyError, OSError):
                self._texts[doc] = ""
        return self._texts[doc]

    def bounds(self, iri: str, edge: str = "") -> Bounds:
        """Return `earliest` and `latest` of a thing, or of the "start" or "end" of a tenure."""
        names = (f"{edge}Earliest", f"{edge}Latest") if edge else ("earliest", "latest")
        earliest, latest = (self.first(iri, KG + name) for name in names)
        return earliest, latest

    def role(self, tenure: str) -> str:
        """Return the office of a tenure or an event."""
        role = self.first(tenure, ORG + "role")
        return self.label(role) if role else self.code(self.first(tenure, KG + "eventKind") or "")

    def resolved(self, local: str) -> list[str]:
        """Return what the resolved world made of something that a document names or states."""
        made = {q.subject for q in self.store.pattern(None, PROV + "wasDerivedFrom", local)}
        return sorted(thing.value for thing in made if isinstance(thing, ox.NamedNode))

    def amount(self, text: str) -> str:
        """Return a number as people write it."""
        try:
            return number(Decimal(text), self.lang)
        except InvalidOperation:
            return text

    def code(self, notation: str) -> str:
        """Return what a code is called."""
        said = ontology.code(notation, self.lang)
        return said if said != notation else Words(self.lang).get(f"code.{notation}", notation)


def kind(iri: str) -> str:
    """Return the kind of a thing, as its IRI says it."""
    if iri.startswith(ID):
        return iri.removeprefix(ID).partition("/")[0]
    return "role" if iri.startswith(BASE + "role/") else "term"


def of_kind(links: Iterable[Link], kind: str, *, start: str | None = None, end: str | None = None) -> list[Link]:
    """Return the links of a kind, only those from `start` or to `end` if given."""
    return [link for link in links if link.kind == kind and start in (None, link.start) and end in (None, link.end)]
