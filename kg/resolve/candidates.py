"""People who may be one and may not be: what resolving left apart, for somebody to judge."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from kg.judgements import judgements
from kg.language.normal import bare, fold
from kg.resolve.people import Person, company_needed
from kg.resolve.read import Node, read
from kg.resolve.world import World, decide
from kg.store import Store, value

_CROWD = 30  # people of one name: more pairs than anybody judges
_PROOFS = 3
_QUOTE = """SELECT ?fact ?quote ?id { GRAPH ?doc { ?fact kg:evidence ?evidence . ?evidence kg:quote ?quote .
  ?doc dct:identifier ?id } }"""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two people of the resolved world; `weight` is how much company they share, of what is `needed` to join them."""

    left: Person
    right: Person
    weight: float
    needed: float
    left_proofs: tuple[tuple[str, str], ...]  # quote and page
    right_proofs: tuple[tuple[str, str], ...]


def candidates(store: Store, limit: int) -> list[Candidate]:
    """Return the pairs that most need a judgement: the nearest to being joined, and of these those with most pages.

    A pair has one name, or names that differ in their marks alone and a body in common; people without any office
    and pairs that somebody has judged are left out.
    """
    said = read(store)
    known = judgements(store)
    world = decide(said, known)
    judged = {frozenset((one, other)) for j in known for one in j.left for other in j.right}
    offices: dict[str, list[str]] = defaultdict(list)
    for iri, node in said.roles.items():
        offices[node["person"]].append(iri)
    found = []
    for left, right, weight, needed in _pairs(world, offices):
        if not any(frozenset((one, other)) in judged for one in left.local for other in right.local):
            found.append((weight / needed, len(left.local) + len(right.local), left, right, weight, needed))
    found.sort(key=lambda pair: (-pair[0], -pair[1], pair[2].iri, pair[3].iri))
    return [
        Candidate(left, right, weight, needed, _proofs(store, left, offices), _proofs(store, right, offices))
        for _, _, left, right, weight, needed in found[:limit]
    ]


def _pairs(world: World, offices: dict[str, list[str]]) -> Iterator[tuple[Person, Person, float, float]]:
    named: dict[str, dict[str, Person]] = defaultdict(dict)
    for person in world.people.values():
        named[bare(person.label)][person.iri] = person
    for people in named.values():
        official = [person for person in people.values() if any(iri in offices for iri in person.local)]
        if 1 < len(people) <= _CROWD:
            for one, other in combinations(sorted(people.values(), key=lambda p: p.iri), 2):
                if one in official or other in official:
                    yield from _near(one, other, world, offices)


def _near(
    one: Person, other: Person, world: World, offices: dict[str, list[str]]
) -> Iterator[tuple[Person, Person, float, float]]:
    docs = [sorted({world.said.people[iri]["doc"] for iri in person.local}) for person in (one, other)]
    if set(docs[0]) & set(docs[1]):  # a page tells them apart
        return
    weight = max(world.company.of_both(mine, theirs, but=fold(one.label)) for mine in docs[0] for theirs in docs[1])
    same = fold(one.label) == fold(other.label)
    if weight and (same or _bodies(one, world, offices) & _bodies(other, world, offices)):
        yield one, other, weight, max(1.0, company_needed(fold(one.label)))


def _bodies(person: Person, world: World, offices: dict[str, list[str]]) -> set[str]:
    facts: list[Node] = [world.said.roles[fact] for iri in person.local for fact in offices.get(iri, ())]
    return {body.iri for fact in facts if (body := world.body(fact)) is not None}


def _proofs(store: Store, person: Person, offices: dict[str, list[str]]) -> tuple[tuple[str, str], ...]:
    """Return some of the sentences that give a person offices, or name him, with their pages."""
    facts = [fact for iri in person.local for fact in offices.get(iri, ())] or list(person.local)
    proofs = []
    for fact in facts[:_PROOFS]:
        for row in store.query(_QUOTE, {"fact": fact}):
            proofs.append((value(row["quote"]), value(row["id"])))
    return tuple(dict.fromkeys(proofs))
