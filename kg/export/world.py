"""The resolved world as exports read it: thing after thing, each with its proofs; memory does not grow with it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

import pyoxigraph as ox

from kg.export.order import merged
from kg.export.scope import Selection
from kg.store import Readable
from kg.vocab import DCT, ID, KG, NIF, PLACES, PROV, RDF, SCHEMA, SKOS

_WORLD = ox.DefaultGraph()
_TYPE = RDF + "type"
_IN = (DCT + "spatial", KG + "locatedIn", KG + "area")
_KEPT = 20_000  # things and pages that are kept in memory at most


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing of the resolved world, or a place: what is said of it, by property."""

    iri: str
    said: Mapping[str, tuple[str, ...]]  # sorted

    def all(self, name: str) -> tuple[str, ...]:
        """Return the values of a property."""
        return self.said.get(name, ())

    def one(self, name: str) -> str | None:
        """Return the first value of a property."""
        return next(iter(self.said.get(name, ())), None)

    @property
    def label(self) -> str:
        """Return its name; the end of its IRI where it has none."""
        return self.one(SKOS + "prefLabel") or self.iri.rpartition("/")[2]

    @property
    def kind(self) -> str:
        """Return the kind of its IRI: person, body, meeting …"""
        return self.iri.rpartition("/")[0].rpartition("/")[2]


@dataclass(frozen=True, slots=True)
class Page:
    """The source of a proof; `url` only where a browser may follow it."""

    iri: str
    id: str
    title: str | None
    url: str | None
    publisher: str | None
    published: str | None
    sha256: str | None


@dataclass(frozen=True, slots=True)
class Proof:
    """The words that prove a fact."""

    iri: str
    fact: str
    page: Page
    quote: str
    start: int
    end: int
    rule: str
    confidence: float


class World:
    """What is asked for of a graph."""

    def __init__(self, store: Readable, selection: Selection | None = None) -> None:
        self.store = store
        self._selection = selection
        self.thing: Callable[[str], Thing] = lru_cache(_KEPT)(self._thing)
        self.place: Callable[[str], Thing] = lru_cache(_KEPT)(self._place)
        self.page: Callable[[str], Page] = lru_cache(_KEPT)(self._page)

    @property
    def whole(self) -> bool:
        """Say whether everything is asked for."""
        return self._selection is None

    def __contains__(self, iri: str) -> bool:
        return self._selection is None or iri in self._selection or iri in self._places

    def asked(self, iri: str) -> bool:
        """Say whether a thing is asked for itself, not only needed to understand others."""
        return self._selection is None or iri in self._selection.core

    def things(self, kind: str) -> Iterator[Thing]:
        """Yield the things of a class in the order of their IRIs, those included that others need."""
        for iri in _sorted(self.store.pattern(None, _TYPE, kind, _WORLD)):
            if iri in self:
                yield self._thing(iri)

    def places(self) -> Iterator[Thing]:
        """Yield the places that the graph knows; of a part of the graph those it speaks of, with what they lie in."""
        for iri in _sorted(self.store.pattern(None, _TYPE, KG + "Place", PLACES)):
            if iri in self:
                yield self._place(iri)

    @cached_property
    def _places(self) -> set[str]:
        """The places that a part of the graph speaks of, and all that they lie in."""
        found: set[str] = set()
        if self._selection is None:
            return found
        named = (self.thing(iri).all(name) for iri in (*self._selection.core, *self._selection.context) for name in _IN)
        waiting = [place for places in named for place in places if f"{ID}place/" in place]
        while waiting:
            place = waiting.pop()
            if place not in found:
                found.add(place)
                waiting += self.place(place).all(KG + "within")
        return found

    def place_name(self, iri: str) -> str:
        """Return the name of a place with all that it lies in."""
        key = self.place(iri).one(KG + "key")
        return ", ".join(reversed(key.split("/"))) if key else self.place(iri).label

    def proofs(self, thing: Thing) -> list[Proof]:
        """Return what proves a thing, the oldest page first; nothing for what only others need."""
        if not self.asked(thing.iri):
            return []
        found = [proof for fact in thing.all(PROV + "wasDerivedFrom") for proof in self.of_fact(fact)]
        return sorted(found, key=lambda proof: (proof.page.published or "9999", proof.page.id, proof.start, proof.iri))

    def of_fact(self, fact: str) -> Iterator[Proof]:
        """Yield what proves a fact of a page."""
        for quad in self.store.pattern(fact, KG + "evidence"):
            assert isinstance(quad.object, ox.NamedNode)
            assert isinstance(quad.graph_name, ox.NamedNode)
            yield self.proof(quad.object.value, fact, quad.graph_name.value)

    def proof(self, evidence: str, fact: str, page: str) -> Proof:
        """Return what stands at an evidence node."""
        said = _said(self.store.pattern(evidence, None, None, page))
        one = {name: values[0] for name, values in said.items()}
        return Proof(
            evidence,
            fact,
            self.page(page),
            one.get(KG + "quote", ""),
            int(one.get(KG + "start", 0)),
            int(one.get(KG + "end", 0)),
            one.get(KG + "rule", ""),
            float(one.get(NIF + "confidence", 0)),
        )

    def pages(self) -> Iterator[Page]:
        """Yield all pages; of a part of the graph those that prove what is asked for."""
        if self._selection is None:
            for iri in _sorted(self.store.pattern(None, _TYPE, SCHEMA + "NewsArticle")):
                yield self._page(iri)
            return
        seen = {proof.page.iri for iri in self._selection.core for proof in self.proofs(self._thing(iri))}
        yield from (self._page(iri) for iri in sorted(seen))

    def evidence(self) -> Iterator[Proof]:
        """Yield every proof of every fact; of a part of the graph those of what is asked for, each once."""
        if self._selection is None:
            facts = _sorted(self.store.pattern(None, KG + "evidence"))
        else:
            facts = iter(sorted({fact for iri in self._selection.core for fact in self.facts_of(iri)}))
        for fact in facts:
            yield from self.of_fact(fact)

    def facts_of(self, iri: str) -> tuple[str, ...]:
        """Return the facts of pages that a thing was made from; an attestation is itself one."""
        return (*self.thing(iri).all(PROV + "wasDerivedFrom"), iri)

    def made_from(self, fact: str) -> list[str]:
        """Return the things of the resolved world that were made from a fact or a mention of a page."""
        quads = self.store.pattern(None, PROV + "wasDerivedFrom", fact, _WORLD)
        return sorted(quad.subject.value for quad in quads if isinstance(quad.subject, ox.NamedNode))

    @property
    def selection(self) -> Selection | None:
        """Return what is asked for, None for everything."""
        return self._selection

    def _thing(self, iri: str) -> Thing:
        return Thing(iri, _said(self.store.pattern(iri, None, None, _WORLD)))

    def _place(self, iri: str) -> Thing:
        return Thing(iri, _said(self.store.pattern(iri, None, None, PLACES)))

    def _page(self, iri: str) -> Page:
        said = {name: values[0] for name, values in _said(self.store.pattern(iri, None, None, iri)).items()}
        url = said.get(SCHEMA + "url")
        return Page(
            iri,
            said.get(DCT + "identifier", ""),
            said.get(SCHEMA + "headline"),
            # A page may name any address as its own: `javascript:` must not become a link.
            url if url and url.lower().startswith(("http://", "https://")) else None,
            said.get(SCHEMA + "publisher"),
            said.get(SCHEMA + "datePublished"),
            said.get(KG + "sha256"),
        )


def _sorted(quads: Iterator[ox.Quad]) -> Iterator[str]:
    """Yield the IRIs of the subjects in order, each once: stores and endpoints have orders of their own."""
    iris = (quad.subject.value for quad in quads if isinstance(quad.subject, ox.NamedNode))
    return (line.rstrip(b"\n").decode() for line in merged(f"{iri}\n".encode() for iri in iris))


def _said(quads: Iterator[ox.Quad]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for quad in quads:
        if isinstance(quad.object, ox.NamedNode | ox.Literal):
            found[quad.predicate.value].append(quad.object.value)
    return {name: tuple(sorted(values)) for name, values in found.items()}
