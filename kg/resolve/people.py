"""Which people are one person: the same name to the tone, and a body, post or place in common."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.language.normal import fold
from kg.ontology import pillar, rank
from kg.resolve.bodies import Body
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


def people(said: Said, bodies: Mapping[str, Body], units: Units) -> dict[str, Person]:
    """Return the person that each local person is.

    Anchors are the bodies and leading posts that a page gives a person, and the districts and provinces of those
    bodies. Two pages that give one name share a person if they share an anchor, directly or through other pages.
    A person without anchors, a private one above all, is never joined across pages.
    """
    anchors: dict[str, set[str]] = defaultdict(set)
    for node in [*said.roles.values(), *said.events.values()]:
        if "body" in node:
            anchors[node["person"]].update(_anchors(node, bodies[node["body"]], units))
    named: dict[str, list[str]] = defaultdict(list)
    for iri, node in said.people.items():
        named[fold(node["name"])].append(iri)
    return {
        iri: person
        for name, members in named.items()
        for group in _components(members, anchors)
        for person in [_person(name, group, said.people)]
        for iri in group
    }


def _anchors(node: Node, body: Body, units: Units) -> Iterable[str]:
    if body.place is not None:
        return (body.iri, *units.around(body.place))
    if pillar(body.kind) in _NAMED_ALONE:
        return (body.iri,)
    # Two hundred people are members of the Central Committee; one is General Secretary.
    return (mint("post", body.iri, node["role"]),) if _leads(node.get("role")) else ()


def _leads(role: str | None) -> bool:
    return role is not None and (rank(role) or _DEPUTY + 1) <= _DEPUTY


def _components(members: list[str], anchors: Mapping[str, set[str]]) -> list[list[str]]:
    """Group the members that anchors connect."""
    groups: list[tuple[list[str], set[str]]] = []
    for member in members:
        mine = set(anchors.get(member, ()))
        joined = [member]
        apart = []
        for group in groups:
            if group[1] & mine:
                joined += group[0]
                mine |= group[1]
            else:
                apart.append(group)
        groups = [*apart, (joined, mine)]
    return [sorted(group) for group, _ in groups]


def _person(name: str, group: list[str], local: Mapping[str, Node]) -> Person:
    # The smallest member, not the anchors, tells two groups of one name apart: anchors grow with every page.
    return Person(mint("person", name, group[0]), tuple(commonest(local[iri]["name"] for iri in group)), tuple(group))
