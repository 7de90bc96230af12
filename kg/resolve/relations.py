"""How bodies stand to each other: the rules of the law applied to kinds and places, nothing that a page need say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from pyoxigraph import Literal, NamedNode, Quad

from kg.graph.terms import LABEL, TYPE, day, kg, node
from kg.lexicon.relations import Rule, Side, load, nowhere
from kg.resolve.standing import Days, Standing, common, hull
from kg.vocab import ONTOLOGY, ORG, PROV, mint, rule_iri

Key = tuple[str | None, Days]  # what must be equal on both sides, and when it holds

_DERIVED = node(PROV + "wasDerivedFrom")
_CENTRE = ""


@dataclass(frozen=True, slots=True)
class Relation:
    """A body stands to another in a relation, by a rule, between two days."""

    subject: str
    object: str
    rule: Rule
    days: Days

    @property
    def iri(self) -> str:
        return mint("relation", self.subject, self.rule.name, self.object)


def relations(standings: Iterable[Standing]) -> list[Relation]:
    """Return every relation that a rule makes between bodies, in order; the order of `standings` is irrelevant."""
    standings = list(standings)
    owners = _owners(standings)
    by_kind: dict[str, list[Standing]] = defaultdict(list)
    for one in standings:
        by_kind[one.body.kind].append(one)
    found: dict[tuple[str, str, str], Relation] = {}
    for rule in load():
        for subject, other, days in _pairs(rule, by_kind, owners):
            relation = Relation(subject, other, rule, days)
            known = found.get((rule.name, subject, other))
            found[rule.name, subject, other] = relation if known is None else _wider(known, relation)
    return [found[key] for key in sorted(found)]


def quads(found: Iterable[Relation]) -> Iterator[Quad]:
    """Yield each relation as a triple, and a node that says by which rule and from when to when."""
    stated = set()
    for relation in found:
        subject, other = node(relation.subject), node(relation.object)
        triple = (subject, _property(relation.rule.relation), other)
        if triple not in stated:  # two rules may say the same
            stated.add(triple)
            yield Quad(*triple)
        this = node(relation.iri)
        yield Quad(this, TYPE, kg("Relation"))
        yield Quad(this, kg("subject"), subject)
        yield Quad(this, kg("object"), other)
        yield Quad(this, _DERIVED, node(rule_iri(relation.rule.name)))
        for name, value in zip(("validFrom", "validTo"), map(day, relation.days), strict=True):
            if value is not None:
                yield Quad(this, kg(name), value)


def rules() -> Iterator[Quad]:
    """Yield the rules for graph `kg:ontology`: what each derives, why, and the law."""
    graph = NamedNode(ONTOLOGY)
    for rule in load():
        this = node(rule_iri(rule.name))
        yield Quad(this, TYPE, kg("Rule"), graph)
        yield Quad(this, LABEL, Literal(rule.vi, language="vi"), graph)
        yield Quad(this, LABEL, Literal(rule.en, language="en"), graph)
        yield Quad(this, kg("derives"), _property(rule.relation), graph)
        yield Quad(this, kg("legalGround"), Literal(rule.law, language="vi"), graph)


@cache
def _property(relation: str) -> NamedNode:
    return node(ORG + "subOrganizationOf") if relation == "partOf" else kg(relation)


def _owners(standings: Iterable[Standing]) -> dict[str, str]:
    """Return the body that each body's name ends in, the longest name of its unit: Ban Tổ chức | Thành ủy."""
    known = {
        (one.lineage, one.name): one.body.iri for one in standings if one.lineage or not nowhere().fullmatch(one.name)
    }
    owners = {}
    for one in standings:
        parts = one.name.split()
        ends = ((one.lineage, " ".join(parts[i:])) for i in range(1, len(parts)))
        owner = next((known[end] for end in ends if end in known), None)
        if owner is not None:
            owners[one.body.iri] = owner
    return owners


def _pairs(rule: Rule, by_kind: dict[str, list[Standing]], owners: dict[str, str]) -> Iterator[tuple[str, str, Days]]:
    """Yield the subjects and objects that a rule relates, and when."""
    objects: dict[str | None, list[tuple[str, Days]]] = defaultdict(list)
    for one in _of(rule.object, by_kind):
        for key, days in _object_keys(rule.where, one):
            objects[key].append((one.body.iri, days))
    for one in _of(rule.subject, by_kind):
        for key, days in _subject_keys(rule.where, one, owners):
            for other, theirs in objects.get(key, ()):
                both = common(days, theirs)
                if both is not None and other != one.body.iri:
                    yield one.body.iri, other, both


def _of(side: Side, by_kind: dict[str, list[Standing]]) -> Iterator[Standing]:
    for kind in sorted(side.kinds):
        for one in by_kind.get(kind, ()):
            if side.takes(kind, one.name, one.unit.tier if one.unit else None):
                yield one


def _subject_keys(where: str, one: Standing, owners: dict[str, str]) -> Iterable[Key]:
    match where:
        case "owner":
            return ((owners.get(one.body.iri, "none"), one.days),)
        case "centre":
            return ((_CENTRE, one.days),)
        case "below":
            return _above(one)
        case _:
            return () if one.lineage is None else ((one.lineage, one.days),)


def _object_keys(where: str, one: Standing) -> Iterable[Key]:
    match where:
        case "owner":
            return ((one.body.iri, one.days),)
        case "centre":
            return ((_CENTRE, one.days),)
        case "above":
            return _above(one)
        case _:
            return () if one.lineage is None else ((one.lineage, one.days),)


def _above(one: Standing) -> Iterator[Key]:
    for lineage, days in one.above:
        both = common(days, one.days)
        if both is not None:
            yield lineage, both


def _wider(one: Relation, other: Relation) -> Relation:
    return Relation(one.subject, one.object, one.rule, hull([one.days, other.days]))
