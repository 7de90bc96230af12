"""Which people are one person: the same name to the tone, and a body, post or place in common."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, combinations

from kg.judgements import Judgement
from kg.language.normal import fold
from kg.lexicon.namesakes import namesakes
from kg.ontology import pillar, rank
from kg.resolve.bodies import Body
from kg.resolve.clusters import Clusters
from kg.resolve.company import Company
from kg.resolve.places import Units
from kg.resolve.read import Node, Said
from kg.resolve.unite import commonest
from kg.vocab import mint

_COMPANY = 6.5  # that pages must share for a name that two people are to be expected to bear
# Such bodies are known by their name alone; of other bodies without a place only leading posts count.
_NAMED_ALONE = {"enterprise", "service"}
_DEPUTY = 3  # rank in ontology/roles.ttl: heads and deputies are few, members many


@dataclass(frozen=True, slots=True)
class Person:
    """One person of the resolved world."""

    iri: str
    names: tuple[str, ...]  # the preferred one first
    local: tuple[str, ...]

    @property
    def label(self) -> str:
        return self.names[0]


def people(
    said: Said, bodies: Mapping[str, Body], units: Units, company: Company, judgements: Sequence[Judgement] = ()
) -> dict[str, Person]:
    """Return the person that each local person is.

    Anchors are the bodies and leading posts that a page gives a person, and the districts and provinces of those
    bodies. Two pages that give one name share a person if they share an anchor, directly or through other pages; or
    if they share so much company that a namesake is unlikely, and one of them gives an office. Private people are
    never joined across pages.
    """
    clusters = Clusters(said.people, judgements)
    called: dict[str, list[str]] = defaultdict(list)
    for iri, node in said.people.items():
        called[fold(node["name"])].append(iri)
    _part_namesakes(called.values(), said, clusters)
    shared, official = _offices(said, bodies, units)
    for near, name, anchor in sorted(shared):  # bodies and posts first
        members = shared[near, name, anchor]
        if not near or not clusters.parted(members):  # of two namesakes in a district the third may be either
            clusters.gather(members)
    for name in sorted(called):
        if len(called[name]) > 1 and not official.isdisjoint(called[name]):
            _join_acquainted(name, {iri: said.people[iri]["doc"] for iri in called[name]}, official, company, clusters)
    return {iri: one for group in clusters.groups() for one in [person(group, said.people)] for iri in group}


def _part_namesakes(called: Iterable[list[str]], said: Said, clusters: Clusters) -> None:
    """Keep apart whom one page tells apart, though they are called the same."""
    for people in called:
        pages: dict[str, list[str]] = defaultdict(list)
        for iri in people:
            pages[said.people[iri]["doc"]].append(iri)
        for one, other in chain.from_iterable(combinations(alike, 2) for alike in pages.values()):
            clusters.part(one, other)


def _offices(
    said: Said, bodies: Mapping[str, Body], units: Units
) -> tuple[dict[tuple[bool, str, str], set[str]], set[str]]:
    """Return who shares a name and an anchor, which is a place or not, and everyone with an office."""
    shared: dict[tuple[bool, str, str], set[str]] = defaultdict(set)
    official = set()
    for node in [*said.roles.values(), *said.events.values()]:
        if "role" in node:
            official.add(node["person"])
        if "body" in node:
            name = fold(said.people[node["person"]]["name"])
            for near, anchor in anchors(node, bodies[node["body"]], units):
                shared[near, name, anchor].add(node["person"])
    return shared, official


def _join_acquainted(
    name: str, pages: Mapping[str, str], official: set[str], company: Company, clusters: Clusters
) -> None:
    """Join people of one name whose pages share enough company."""
    groups: dict[str, list[str]] = defaultdict(list)
    for iri in pages:
        groups[clusters.leader(iri)].append(iri)
    if len(groups) == 1:
        return
    largest = max(groups, key=lambda leader: (len(groups[leader]), leader))
    public = {leader for leader, group in groups.items() if not official.isdisjoint(group)}
    of = [iri for leader, group in groups.items() if leader != largest for iri in group]
    needed = company_needed(name)
    if needed <= 0:
        clusters.gather(pages)
        return
    pairs = company.shared(pages, of, but=(name,))
    for (one, other), weight in sorted(pairs.items(), key=lambda pair: (-pair[1], pair[0])):
        met = weight >= needed and not public.isdisjoint((clusters.leader(one), clusters.leader(other)))
        if met and clusters.join(one, other):
            public.add(clusters.leader(one))


def company_needed(name: str) -> float:
    """Return how much company two pages must share for a (folded) name to mean one person: less for a rare name."""
    return _COMPANY + 2 * math.log(namesakes(name))


def anchors(node: Node, body: Body, units: Units) -> Iterable[tuple[bool, str]]:
    """Return what a fact about an office anchors a person to: the body or post, and (True, key) for its places."""
    if body.place is not None:
        return ((False, body.iri), *((True, place) for place in units.around(body.place)))
    if pillar(body.kind) in _NAMED_ALONE:
        return ((False, body.iri),)
    # Two hundred people are members of the Central Committee; one is General Secretary.
    return ((False, mint("post", body.iri, node["role"])),) if _leads(node.get("role")) else ()


def _leads(role: str | None) -> bool:
    return role is not None and (rank(role) or _DEPUTY + 1) <= _DEPUTY


def person(group: list[str], local: Mapping[str, Node]) -> Person:
    """Return the person that local people make up, the first of which is the smallest."""
    # The smallest member, not the anchors, tells two groups of one name apart: anchors grow with every page.
    name = fold(local[group[0]]["name"])
    return Person(mint("person", name, group[0]), tuple(commonest(local[iri]["name"] for iri in group)), tuple(group))
