"""What people corrected in what pages say: a page or a fact taken out, a value put right; kept in `kg:corrections`.

A correction names a document or a fact by its IRI, which reading the page again does not change: so it is applied
again whenever the page is read, until it is withdrawn. What it took out stays with it, to be put back.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

import pyoxigraph as ox

from kg import ontology
from kg.failures import forget
from kg.graph.terms import code, decimal, during, when, words
from kg.model import Document
from kg.store import Store, StoreError, value
from kg.vocab import CORRECTIONS, ELI, FOAF, ID, KG, ORG, RDF, SKOS, XSD, mint, role_iri

_GRAPH = ox.NamedNode(CORRECTIONS)
_CODED = ("status", "part", "action", "eventKind", "figure", "meetingType", "paperType")
_DATES, _PERIODS = ("date", "earliest", "latest"), ("period", "earliest", "latest")
_PLAIN = ("ordinal", "unit", "term", "from", "to")
# what a user calls it: the property of the graph
_FIELDS = {name: KG + name for name in (*_CODED, *_PLAIN, "date", "period", "measure", "value")} | {
    "event": KG + "eventKind",
    "role": ORG + "role",
    "number": ELI + "number",
    "name": SKOS + "prefLabel",
    "title": SKOS + "prefLabel",
}


class CorrectionError(StoreError):
    """What is to be corrected is not there, or cannot be so; the message is one line for the user."""


@dataclass(frozen=True, slots=True)
class Correction:
    """One decision: a document, or a fact of it, is taken out (`field` ""), or a field of a fact has another value."""

    about: str
    page: str
    field: str
    value: str
    was: str  # N-Triples of what was said of the fact
    why: str
    by: str
    on: str

    @property
    def iri(self) -> str:
        """Return the same IRI for the same thing and field, whatever is decided."""
        return mint("correction", self.about, self.field)

    @property
    def whole(self) -> bool:
        """Say whether a whole document is taken out."""
        return self.about == mint("document", self.page)


def corrections(store: Store) -> list[Correction]:
    """Return every correction, the earliest first."""
    said: dict[str, dict[str, str]] = {}
    for quad in store.quads(CORRECTIONS):
        said.setdefault(value(quad.subject), {})[quad.predicate.value.removeprefix(KG)] = value(quad.object)
    names = ("corrects", "page", "correctedField", "correctedValue", "was", "why", "judgedBy", "judgedOn")
    found = (Correction(*(one.get(name, "") for name in names)) for one in said.values())
    return sorted(found, key=lambda one: (one.on, one.iri))


def known(about: str) -> str:
    """Return the IRI of what a user names: an IRI, or the id of a document."""
    return about if about.startswith(ID) else mint("document", about)


def page_of(store: Store, fact: str) -> tuple[str, str]:
    """Return the id and the IRI of the document that states a fact; CorrectionError where none does."""
    for quad in store.pattern(fact, KG + "evidence"):
        for said in store.pattern(value(quad.graph_name), KG + "sha256"):
            graph = value(said.subject)
            page = next(source.id for source in store.documents() if source.iri == graph)
            return page, graph
    raise CorrectionError(f"không có dữ kiện / no fact {fact} (kg facts: iri)")


def correct(store: Store, fact: str, field: str, new: str, why: str, by: str, on: str) -> Correction:
    """Give a field of a fact another value, or take the fact out where `field` is "", and keep that."""
    page, graph = page_of(store, fact)
    quads = list(store.quads(graph))
    mine = _of(quads, fact)
    if not field:
        users = sorted({value(q.subject) for q in quads if value(q.object) == fact} - {fact})
        if users:
            raise CorrectionError(f"gỡ trước / take out first: {', '.join(users)}")
    else:
        _check(mine, field, new)
    kept = corrections(store)
    before = next((one.was for one in kept if one.about == fact), None)  # as the page says it
    was = before if before is not None else "".join(sorted(f"{quad.triple} .\n" for quad in mine))
    made = Correction(fact, page, field, new, was, why, by, on)
    _keep(store, [*(one for one in kept if one.iri != made.iri), made])
    enforce(store)
    return made


def take_out(store: Store, page: str, why: str, by: str, on: str) -> bool:
    """Take a document out and keep that it is; return whether it was there."""
    made = Correction(mint("document", page), page, "", "", "", why, by, on)
    _keep(store, [*(one for one in corrections(store) if one.iri != made.iri), made])
    failed = forget(store, page)
    return store.remove(page) or failed


def withdraw(store: Store, iri: str) -> Correction | None:
    """Take a correction back and return it; a fact is again what it was, a document can be read again."""
    before = corrections(store)
    gone = next((one for one in before if one.iri in (iri, f"{ID}correction/{iri}")), None)
    if gone is None:
        return None
    left = [one for one in before if one != gone]
    graph = mint("document", gone.page)
    if not gone.whole and store.has(gone.page):
        quads = list(store.quads(graph))
        rest = set(quads) - set(_of(quads, gone.about))
        name = ox.NamedNode(graph)
        back = [ox.Quad(t.subject, t.predicate, t.object, name) for t in _triples(gone.was)]
        others = [one for one in left if one.about == gone.about]
        _rewrite(store, gone.page, graph, applied([*rest, *back], others))
    _keep(store, left)
    return gone


def enforce(store: Store) -> None:
    """Apply every correction to what the store holds: a command stopped midway may have kept one without that."""
    for page, made in groupby(sorted(corrections(store), key=lambda one: one.page), key=lambda one: one.page):
        known, graph = list(made), mint("document", page)
        if out := any(one.whole for one in known):
            forget(store, page)
        if not store.has(page):
            continue
        if out:
            store.remove(page)
            continue
        quads = list(store.quads(graph))
        right = applied(quads, known)
        if set(right) != set(quads):
            _rewrite(store, page, graph, right)


def applied(quads: Iterable[ox.Quad], made: Iterable[Correction]) -> list[ox.Quad]:
    """Return the graph of a document as corrected; a correction of what is not there changes nothing."""
    found = list(quads)
    for one in made:
        mine = set(_of(found, one.about))
        if one.whole or not mine:
            continue
        if not one.field:
            found = [quad for quad in found if quad not in mine and value(quad.object) != one.about]
            continue
        new = _values(one.field, one.value, mine)
        gone = {predicate for predicate, _ in new} | (set(_bounds(one.field)))
        subject = ox.NamedNode(one.about)
        graph = next(iter(mine)).graph_name
        found = [quad for quad in found if quad.subject != subject or quad.predicate.value not in gone]
        found += [ox.Quad(subject, ox.NamedNode(predicate), term, graph) for predicate, term in new]
    return found


def _of(quads: Iterable[ox.Quad], fact: str) -> list[ox.Quad]:
    """Return what is said of a fact and of its evidence."""
    mine = {fact, mint("evidence", fact)}
    return [quad for quad in quads if value(quad.subject) in mine]


def _check(mine: Iterable[ox.Quad], field: str, new: str) -> None:
    """Refuse a field that the fact cannot have, and a value that it cannot take."""
    if field not in _FIELDS:
        raise CorrectionError(f"không có trường / no field {field!r}; {', '.join(sorted(_FIELDS))}")
    if (FOAF + "Person") in {value(quad.object) for quad in mine}:
        raise CorrectionError("tên người trên trang không sửa được: kg same, kg retract / names of people stay as read")
    if not _values(field, new, mine):
        raise CorrectionError(f"{field}: không nhận / not a value {new!r}")


def _values(field: str, new: str, mine: Iterable[ox.Quad]) -> list[tuple[str, ox.NamedNode | ox.Literal]]:
    """Return what a fact says instead, nothing where the value is none of the field's."""
    property_ = _FIELDS[field]
    name = property_.removeprefix(KG)
    terms: list[tuple[object, object]] = []
    if name in ("date", "period"):
        terms = [*(when if name == "date" else during)(new)]
        terms = terms if len(terms) == len(_DATES) else []
    elif field == "role":
        if ontology.label(role_iri(new), "vi"):
            terms = [
                (ox.NamedNode(property_), ox.NamedNode(role_iri(new))),
                (ox.NamedNode(KG + "roleLabel"), words(new)),
            ]
    elif name in _CODED:
        if ontology.known(new):
            terms = [(ox.NamedNode(property_), code(new))]
    elif name == "value":
        if new.replace(".", "", 1).removeprefix("-").isdigit():
            terms = [(ox.NamedNode(property_), decimal(new))]
    elif new.strip():
        spoken = name == "measure" or property_ == SKOS + "prefLabel"
        terms = [(ox.NamedNode(property_), words(new) if spoken else code(new))]
    return [(p.value, o) for p, o in terms if isinstance(p, ox.NamedNode) and isinstance(o, ox.NamedNode | ox.Literal)]


def _bounds(field: str) -> Iterator[str]:
    name = _FIELDS[field].removeprefix(KG)
    if name in ("date", "period"):
        yield from (KG + one for one in (_DATES if name == "date" else _PERIODS))


def _rewrite(store: Store, page: str, graph: str, quads: list[ox.Quad]) -> None:
    source = next(source for source in store.documents() if source.iri == graph)
    store.replace(Document(page, store.text(source.sha256), (), source.sha256), quads)


def _keep(store: Store, made: Iterable[Correction]) -> None:
    store.replace_graph(CORRECTIONS, [quad for one in made for quad in _quads(one)])


def _quads(made: Correction) -> Iterator[ox.Quad]:
    subject = ox.NamedNode(made.iri)
    said: list[tuple[str, ox.NamedNode | ox.Literal]] = [
        (RDF + "type", ox.NamedNode(KG + "Correction")),
        (KG + "corrects", ox.NamedNode(made.about)),
        (KG + "page", ox.Literal(made.page)),
        (KG + "why", ox.Literal(made.why)),
        (KG + "judgedBy", ox.Literal(made.by)),
        (KG + "judgedOn", ox.Literal(made.on, datatype=ox.NamedNode(XSD + "dateTime"))),
    ]
    kept = (("correctedField", made.field), ("correctedValue", made.value), ("was", made.was))
    said += [(KG + name, ox.Literal(text)) for name, text in kept if text]
    for predicate, term in said:
        yield ox.Quad(subject, ox.NamedNode(predicate), term, _GRAPH)


def _triples(text: str) -> Iterator[ox.Quad]:
    yield from ox.parse(text, format=ox.RdfFormat.N_TRIPLES)
