"""Which people are one person: the same name to the tone, and a body, post or place in common."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.judgements import Judgement
from kg.language.normal import fold
from kg.ontology import pillar, rank
from kg.resolve.bodies import Body
from kg.resolve.clusters import Clusters
from kg.resolve.places import Units
from kg.resolve.read import Node, Said
from kg.resolve.unite import commonest
from kg.vocab import mint

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
    said: Said, bodies: Mapping[str, Body], units: Units, judgements: Sequence[Judgement] = ()
) -> dict[str, Person]:
    """Return the person that each local person is.

    Anchors are the bodies and leading posts that a page gives a person, and the districts and provinces of those
    bodies. Two pages that give one name share a person if they share an anchor, directly or through other pages.
    A person without anchors, a private one above all, is never joined across pages.
    """
    shared: dict[tuple[str, str], set[str]] = defaultdict(set)  # name and anchor → who has them
    for node in [*said.roles.values(), *said.events.values()]:
        if "body" in node:
            name = fold(said.people[node["person"]]["name"])
            for anchor in _anchors(node, bodies[node["body"]], units):
                shared[name, anchor].add(node["person"])
    clusters = Clusters(said.people, judgements)
    for key in sorted(shared):
        clusters.gather(shared[key])
    return {iri: person for group in clusters.groups() for person in [_person(group, said.people)] for iri in group}


def _anchors(node: Node, body: Body, units: Units) -> Iterable[str]:
    if body.place is not None:
        return (body.iri, *units.around(body.place))
    if pillar(body.kind) in _NAMED_ALONE:
        return (body.iri,)
    # Two hundred people are members of the Central Committee; one is General Secretary.
    return (mint("post", body.iri, node["role"]),) if _leads(node.get("role")) else ()


def _leads(role: str | None) -> bool:
    return role is not None and (rank(role) or _DEPUTY + 1) <= _DEPUTY


def _person(group: list[str], local: Mapping[str, Node]) -> Person:
    # The smallest member, not the anchors, tells two groups of one name apart: anchors grow with every page.
    name = fold(local[group[0]]["name"])
    return Person(mint("person", name, group[0]), tuple(commonest(local[iri]["name"] for iri in group)), tuple(group))
