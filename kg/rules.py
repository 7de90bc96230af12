"""What follows from the resolved world by stored rules: `queries/rules/*.rq`, run to a fixpoint into `kg:inferred`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

import pyoxigraph as ox

from kg.questions.errors import HeaderError
from kg.questions.header import Bilingual, bilingual, check_keys, head
from kg.resources import queries
from kg.store import Readable, Results, Store, StoreError
from kg.vocab import INFERRED, KG, ONTOLOGY, PLACES, PREFIXES, PROV, RDF, RDFS, SKOS, rule_iri

_KEYS = {"summary", "reason", "derives", "tags", "law"}
_READ = (ox.DefaultGraph(), PLACES, ONTOLOGY)  # graphs that rules read besides kg:inferred
_NAME = re.compile(r"<([^<>\s]+)>|\b([a-z][a-z-]*):(\w+)")
_TYPE = RDF + "type"
# What rules may say beside what they derive: the nodes that tell by which rule and when a relation holds.
_RELATION = {_TYPE, PROV + "wasDerivedFrom", *(KG + n for n in ("subject", "object", "validFrom", "validTo"))}
_ROUNDS = 50  # chains of places and bodies are shorter than ten
_TRIPLES = 5_000_000


class RuleError(StoreError):
    """The rules cannot be run; the message is one line for the user."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A stored rule: what it says and why, the one property that it derives, and by which law."""

    name: str
    summary: Bilingual
    reason: Bilingual
    derives: str  # IRI
    law: str | None
    sparql: str

    @property
    def iri(self) -> str:
        """Return the IRI of its node in graph `kg:inferred`."""
        return rule_iri(self.name)

    @property
    def recursive(self) -> bool:
        """Say whether it reads what rules made."""
        return "kg:inferred" in self.sparql

    @property
    def names(self) -> frozenset[str]:
        """Return the IRIs that the query names."""
        text = re.sub(r"^(#|PREFIX).*$", "", self.sparql, flags=re.MULTILINE)
        found = {iri or PREFIXES.get(prefix, prefix + ":") + local for iri, prefix, local in _NAME.findall(text)}
        return frozenset(found | ({_TYPE} if re.search(r"\ba\b", text) else set()))


@dataclass(frozen=True, slots=True)
class Report:
    """What rules made: triples by rule, in how many rounds."""

    made: Mapping[str, int]
    rounds: int


@cache
def catalogue() -> tuple[Rule, ...]:
    """Return all stored rules, ordered by name; HeaderError if one is not as it must be.

    Each derives a property of its own, so that a triple of `kg:inferred` names the rule that made it.
    """
    found = tuple(
        parse(file.stem, file.read_text(encoding="utf-8")) for file in sorted((queries() / "rules").glob("*.rq"))
    )
    if len({rule.derives for rule in found}) < len(found):
        raise HeaderError("two rules derive the same property")
    return found


def parse(name: str, sparql: str) -> Rule:
    """Return the rule that a CONSTRUCT query with its header states."""
    said = head(name, sparql)
    check_keys(name, said, _KEYS, _KEYS - {"law"})
    prefix, _, local = str(said["derives"]).partition(":")
    if prefix not in PREFIXES:
        raise HeaderError(f"{name}: derives has an unknown prefix {prefix!r}")
    summary, reason = (bilingual(name, said[key]) for key in ("summary", "reason"))
    return Rule(name, summary, reason, PREFIXES[prefix] + local, said.get("law"), sparql)


def run(store: Store) -> Report:
    """Make graph `kg:inferred` what the rules derive from the resolved world, in one step.

    What HermiT had added (`kg reason`) is taken out: it spoke of the world before. Raises RuleError, having
    written nothing, where rules do not come to an end.
    """
    made, rounds = infer(store)
    graph = ox.NamedNode(INFERRED)
    found = [_quad(triple, graph) for rule in catalogue() for triple in sorted(made[rule.name], key=str)]
    store.replace_graph(INFERRED, [*found, *_described(graph)])
    return Report({name: len(triples) for name, triples in made.items()}, rounds)


def infer(store: Readable, rules: tuple[Rule, ...] | None = None) -> tuple[dict[str, set[ox.Triple]], int]:
    """Return the triples that each rule makes, and the rounds it took; a pure function of the resolved world.

    Rules that read nothing inferred run once. Of the others, in each round every rule sees what the rounds before
    made, so that order is irrelevant. It ends when a round adds nothing, or in RuleError after 50 rounds or 5 million
    triples. A recursive rule must name the properties and classes that it reads: only those lie before it.
    """
    rules = catalogue() if rules is None else rules
    graph = ox.NamedNode(INFERRED)
    made = {rule.name: set() if rule.recursive else _triples(rule, store.sparql(rule.sparql)) for rule in rules}
    recursive = [rule for rule in rules if rule.recursive]
    names = frozenset[str]().union(*(rule.names for rule in recursive))
    scratch = _scratch(store, names)
    scratch.extend(_quad(t, graph) for triples in made.values() for t in triples if t.predicate.value in names)
    for round_ in range(1, _ROUNDS):
        fresh = {rule.name: _triples(rule, _ask(scratch, rule)) - made[rule.name] for rule in recursive}
        if not any(fresh.values()):
            return made, round_
        for name, triples in fresh.items():
            made[name] |= triples
            scratch.extend(_quad(triple, graph) for triple in triples)
        if len(scratch) > _TRIPLES:
            break
    growing = ", ".join(name for name, triples in fresh.items() if triples)
    raise RuleError(f"quy tắc không dừng / rules that do not come to an end: {growing}")


def maker(store: Readable, subject: str, predicate: str, value: str) -> Rule | None:
    """Return the rule that made a triple of `kg:inferred`, None where no rule did (HermiT may have)."""
    known = {"s": subject, "p": predicate, "o": value}
    said = "SELECT ?s ?p ?o WHERE { GRAPH kg:inferred { ?s ?p ?o } } LIMIT 1"
    if next(iter(store.query(said, known)), None) is None:
        return None
    return next((rule for rule in catalogue() if rule.derives == predicate), None)


def _ask(scratch: ox.Store, rule: Rule) -> Results:
    return scratch.query(rule.sparql, prefixes=PREFIXES)


def _triples(rule: Rule, result: Results) -> set[ox.Triple]:
    """Return what a rule made; RuleError where it is no CONSTRUCT, or says what it does not state."""
    if isinstance(result, ox.QuerySolutions | ox.QueryBoolean):
        raise RuleError(f"{rule.name}: quy tắc phải là CONSTRUCT / a rule is a CONSTRUCT query")
    found = set(result)
    if wrong := {t.predicate.value for t in found} - {rule.derives} - _RELATION:
        raise RuleError(f"{rule.name}: suy ra điều không khai / derives what it does not state: {min(wrong)}")
    return found


def _scratch(store: Readable, names: frozenset[str]) -> ox.Store:
    """Return, in memory, what the resolved world, places and ontology say in the terms that rules name."""
    scratch = ox.Store()
    for graph in _READ:
        for predicate in sorted(names - {_TYPE}):
            scratch.extend(store.pattern(predicate=predicate, graph=graph))
        for kind in sorted(names):
            scratch.extend(store.pattern(predicate=_TYPE, value=kind, graph=graph))
    return scratch


def _quad(triple: ox.Triple, graph: ox.NamedNode) -> ox.Quad:
    return ox.Quad(triple.subject, triple.predicate, triple.object, graph)


def _described(graph: ox.NamedNode) -> Iterator[ox.Quad]:
    """Yield the rules themselves: beside what they made, since they are of the same version."""
    for rule in catalogue():
        this = ox.NamedNode(rule.iri)
        yield ox.Quad(this, ox.NamedNode(_TYPE), ox.NamedNode(KG + "Rule"), graph)
        yield ox.Quad(this, ox.NamedNode(KG + "derives"), ox.NamedNode(rule.derives), graph)
        for property_, words in ((SKOS + "prefLabel", rule.summary), (RDFS + "comment", rule.reason)):
            for language, text in zip(words._fields, words, strict=True):
                yield ox.Quad(this, ox.NamedNode(property_), ox.Literal(text, language=language), graph)
        if rule.law is not None:
            yield ox.Quad(this, ox.NamedNode(KG + "legalGround"), ox.Literal(rule.law, language="vi"), graph)
