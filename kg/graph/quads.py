"""The graph of one document: the page, what it names, its facts and their evidence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import NamedNode, Quad

from kg import __version__
from kg.graph.iris import body_iri, document_iri, fact_iri, person_iri, place_iri
from kg.graph.parts import body_of, with_parts
from kg.graph.places import place_keys
from kg.graph.statements import body, person, proof, statement
from kg.graph.terms import TYPE, Terms, code, day, kg, node, url, words
from kg.language.dates import bounds, find
from kg.language.normal import fold
from kg.language.sketch import sketch
from kg.model import (
    Body,
    Document,
    Fact,
    ParticipationFact,
    PersonnelFact,
    RoleFact,
)
from kg.vocab import DCT, PROV, SCHEMA, mint

_OF_A_PERSON = (RoleFact, PersonnelFact, ParticipationFact)


def quads(document: Document, facts: Iterable[Fact]) -> Iterator[Quad]:
    """Yield the graph of `document`, the same whatever the order of `facts`.

    A meeting or paper that another fact speaks of is a fact itself. Facts that are equal but for
    their evidence are one, with the evidence that stands first in the text.
    """
    graph = NamedNode(document_iri(document.id))
    for subject, terms in _nodes(document, facts):
        for predicate, value in terms:
            if value is not None:
                yield Quad(subject, predicate, value, graph)


def _nodes(document: Document, facts: Iterable[Fact]) -> Iterator[tuple[NamedNode, Terms]]:
    yield from _source(document)
    said = list(with_parts(facts))
    stated = _stated(document.id, said)
    for iri, fact in stated.items():
        evidence = NamedNode(mint("evidence", iri))
        yield NamedNode(iri), [*statement(document.id, fact), (kg("evidence"), evidence)]
        yield evidence, proof(fact.evidence)
    for name in sorted({fact.person for fact in stated.values() if isinstance(fact, _OF_A_PERSON)}):
        if (iri := person_iri(document.id, name)) not in stated:
            yield node(iri), person(name)
    for name, named in _bodies(said).items():
        yield node(body_iri(document.id, name)), body(named)
    for key in sorted(place_keys(said)):
        yield node(place_iri(key)), [(kg("key"), code(key))]


def _bodies(facts: Iterable[Fact]) -> dict[str, Body]:
    """Return the bodies by name; where facts differ about one, the better known form."""
    known = {body for fact in facts if (body := body_of(fact)) is not None}
    vaguest_first = sorted(
        known, key=lambda body: (body.name, body.place is not None, body.kind != "Body", body.kind, body.place or "")
    )
    return {body.name: body for body in vaguest_first}


def _stated(doc_id: str, facts: Iterable[Fact]) -> dict[str, Fact]:
    """Return each fact once, by its IRI, in the order of the text whatever the order given."""
    first: dict[str, Fact] = {}
    for fact in facts:
        iri = fact_iri(doc_id, fact)
        known = first.get(iri)
        if known is None or _rank(fact) < _rank(known):
            first[iri] = fact
    return dict(sorted(first.items(), key=lambda item: (_rank(item[1]), item[0])))


def _rank(fact: Fact) -> tuple[int, int, float, str, str]:
    proof = fact.evidence
    return (proof.span.start, proof.span.end, -proof.confidence, proof.rule, proof.quote)


def _source(document: Document) -> Iterator[tuple[NamedNode, Terms]]:
    reading = node(mint("reading", document.sha256, __version__))
    folded = fold(document.text)
    about: Terms = [
        (TYPE, node(SCHEMA + "NewsArticle")),
        (node(DCT + "identifier"), code(document.id)),
        (node(SCHEMA + "headline"), words(document.title)),
        (node(SCHEMA + "url"), url(document.url)),
        (node(SCHEMA + "datePublished"), day(document.published)),
        (node(SCHEMA + "publisher"), code(document.publisher)),
        (kg("sha256"), code(document.sha256)),
        (kg("sketch"), code(" ".join(sketch(folded)) or None)),
        (kg("newest"), code(_newest(folded, document.published))),
        (node(PROV + "wasGeneratedBy"), reading),
    ]
    yield node(document_iri(document.id)), about
    yield reading, [(TYPE, node(PROV + "Activity")), (kg("reader"), code(f"quanhe {__version__}"))]


def _newest(folded: str, published: str | None) -> str | None:
    """Return the newest time that a text names: a day or month with its year, up to a later year that stands alone.

    A year alone may be of a plan or of long ago; what lies after the day of publication is left out.
    """
    told = sorted({said.edtf for said in find(folded) if (of := bounds(said.edtf)) and of[0] <= (published or of[0])})
    days = [edtf for edtf in told if len(edtf) > len("2022") and "/" not in edtf]
    years = [edtf for edtf in told if len(edtf) == len("2022") and edtf > (days[-1][:4] if days else "")]
    return "/".join([*days[-1:], *years[-1:]]) or None
