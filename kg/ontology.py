"""The ontology as quads of graph `kg:ontology`, and what other stages look up in it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from pyoxigraph import CanonicalizationAlgorithm, Dataset, Literal, NamedNode, Quad, parse

from kg.resources import ontology
from kg.vocab import KG, ONTOLOGY, RDFS, SKOS

FILES = ("kg.ttl", "bodies.ttl", "roles.ttl", "codes.ttl")
_LABEL = NamedNode(RDFS + "label")


def quads() -> Iterator[Quad]:
    """Yield the ontology for graph `kg:ontology`, sorted; blank nodes bear the same names on every machine."""
    graph = NamedNode(ONTOLOGY)
    for quad in sorted(_dataset(), key=str):
        yield Quad(quad.subject, quad.predicate, quad.object, graph)


def pillar(kind: str) -> str | None:
    """Return the pillar of a kind of body (the local name of its class): party, state, front …"""
    return _values("pillar").get(KG + kind)


def single_seat(role: str, kind: str = "Body") -> bool:
    """Say whether one person at a time holds the role with this IRI in a kind of body; False for an unknown role."""
    return _values("singleSeat").get(role) == "true" and _values("severalSeats").get(KG + kind) != role


def rank(role: str) -> int | None:
    """Return the rank of the role with this IRI: 1 head, 2 standing deputy, 3 deputy, 4 member, 5 staff."""
    value = _values("rank").get(role)
    return None if value is None else int(value)


def label(term: str, lang: str) -> str | None:
    """Return what a class, property or role (its IRI) is called in a language; None for an unknown term."""
    return _labels().get((term, lang))


def code(notation: str, lang: str) -> str:
    """Return what a code ("chairs", "current") is called in a language; the code itself where it is unknown."""
    return _codes().get((notation, lang), notation)


def both(notation: str) -> str:
    """Return what a code is called, "đương nhiệm / current"."""
    return " / ".join(code(notation, lang) for lang in ("vi", "en"))


def known(notation: str) -> bool:
    """Say whether there is such a code ("chairs", "current")."""
    return (notation, "vi") in _codes()


def role_label(role: str) -> str:
    """Return the Vietnamese name of the role with this IRI; of an unknown role what its IRI spells."""
    return label(role, "vi") or role.rpartition("/")[2].replace("-", " ").capitalize()


@cache
def _labels() -> dict[tuple[str, str], str]:
    said = [*_dataset().quads_for_predicate(NamedNode(SKOS + "prefLabel")), *_dataset().quads_for_predicate(_LABEL)]
    return {
        (q.subject.value, q.object.language or ""): q.object.value
        for q in said
        if isinstance(q.subject, NamedNode) and isinstance(q.object, Literal)
    }


@cache
def _codes() -> dict[tuple[str, str], str]:
    coded = [(q.subject, q.object) for q in _dataset().quads_for_predicate(NamedNode(SKOS + "notation"))]
    return {
        (notation.value, lang): said
        for concept, notation in coded
        if isinstance(concept, NamedNode) and isinstance(notation, Literal)
        for lang in ("vi", "en")
        if (said := label(concept.value, lang))
    }


@cache
def _dataset() -> Dataset:
    dataset = Dataset(quad for name in FILES for quad in parse(path=str(ontology() / name)))
    dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return dataset


@cache
def _values(name: str) -> dict[str, str]:
    found = _dataset().quads_for_predicate(NamedNode(KG + name))
    return {
        q.subject.value: q.object.value
        for q in found
        if isinstance(q.subject, NamedNode) and isinstance(q.object, Literal | NamedNode)
    }
