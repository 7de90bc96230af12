"""How near things that resolving left apart came to being joined.

Only what shares a block is looked at: a name without marks, a place, a type and number, a type and body, a word.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from kg.language.normal import bare, fold
from kg.resolve.bodies import Body, canonical
from kg.resolve.company import ENOUGH
from kg.resolve.likeness import alike, overlap, words
from kg.resolve.meetings import UNDATED
from kg.resolve.people import company_needed
from kg.resolve.projects import project_key
from kg.resolve.read import Node
from kg.resolve.unite import date_details
from kg.resolve.world import World

_CROWD = 30  # things of one block: more pairs than anybody judges
_PAGES = 12  # pages of a thing whose company is compared
_MARKS = 0.9  # names that differ in marks alone, of one place: likely a slip
_NAMES = 0.6  # names that are alike, and nothing else told
_NEVER = 0.95  # what was forbidden by a detail, or a threshold, comes after what company alone lacks

Local = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Near:
    """The local things of two things left apart, and from 0 to 1 how little was lacking to join them."""

    left: Local
    right: Local
    near: float


def nearby(kind: str, world: World) -> Iterator[Near]:
    """Yield the pairs of things of a kind that may be one."""
    ways: Mapping[str, Callable[[World], Iterator[Near]]] = {
        "person": _people,
        "body": _bodies,
        "meeting": _meetings,
        "paper": _papers,
        "project": _projects,
    }
    yield from ways[kind](world)


def _pairs(blocks: Mapping[str, Iterable[Local]]) -> Iterator[tuple[Local, Local]]:
    for name in sorted(blocks):
        things = sorted(set(blocks[name]))
        if len(things) <= _CROWD:
            yield from combinations(things, 2)


def _things(of: Mapping[str, str]) -> dict[str, Local]:
    """Return the local things that each local thing is one with."""
    groups: dict[str, list[str]] = defaultdict(list)
    for local in sorted(of):
        groups[of[local]].append(local)
    return {local: tuple(groups[thing]) for local, thing in of.items()}


def _company(
    world: World, nodes: Mapping[str, Node], left: Local, right: Local, but: Collection[str] = ()
) -> float | None:
    """Return the most that two pages of two things share besides `but`, None if one page tells both apart."""
    mine, theirs = ([*dict.fromkeys(nodes[iri]["doc"] for iri in side)] for side in (left, right))
    if set(mine) & set(theirs):
        return None
    return max(world.company.of_both(a, b, but=but) for a in mine[:_PAGES] for b in theirs[:_PAGES])


def _people(world: World) -> Iterator[Near]:
    """Yield people of one name, or of names that differ in marks and a body in common; one of them in office."""
    said = world.said
    offices: dict[str, set[str]] = defaultdict(set)
    for node in [*said.roles.values(), *said.events.values()]:
        if "role" in node:
            offices[node["person"]].add(world.bodies[node["body"]].iri if "body" in node else "")
    named: dict[str, list[Local]] = defaultdict(list)
    for person in world.people.values():
        named[bare(person.label)].append(person.local)
    for left, right in _pairs(named):
        one, other = ({body for iri in side for body in offices.get(iri, ())} for side in (left, right))
        name, same = fold(world.people[left[0]].label), fold(world.people[right[0]].label)
        weight = _company(world, said.people, left, right, but=(name,))
        if weight and (one or other) and (name == same or (one & other) - {""}):
            yield Near(left, right, min(_NEVER, weight / max(1.0, company_needed(name))))


def _bodies(world: World) -> Iterator[Near]:
    """Yield bodies of one place whose names differ in marks alone, or are alike."""
    of_place: dict[str, dict[str, Local]] = defaultdict(dict)
    marks: dict[str, list[Local]] = defaultdict(list)
    for body in world.bodies.values():
        of_place[body.place or ""][body.iri] = body.local
        marks[f"{body.place or ''} {bare(canonical(body.label))}"].append(body.local)
    slips = set(_pairs(marks))
    yield from (Near(left, right, _MARKS) for left, right in sorted(slips))
    for _, bodies in sorted(of_place.items()):
        named = {iri: _stem(world.bodies[local[0]], world) for iri, local in bodies.items()}
        for one, other in alike({iri: ("", name) for iri, name in named.items()}):
            left, right = sorted((bodies[one], bodies[other]))
            if (left, right) not in slips:
                yield Near(left, right, _NAMES * max(_NAMES, overlap(named[one], named[other])))


def _stem(body: Body, world: World) -> tuple[str, ...]:
    """Return the words of the name of a body without its place."""
    unit, name = world.units.get(body.place), fold(canonical(body.label))
    for ending in () if unit is None else (fold(unit.full), fold(unit.name)):
        name = name.removesuffix(f" {ending}")
    return tuple(re.findall(r"\w+", name))


def _meetings(world: World) -> Iterator[Near]:
    """Yield meetings of one kind and body whose pages share company, and whose times do not contradict."""
    nodes, things = world.said.meetings, _things(world.meetings)
    blocks: dict[str, list[Local]] = defaultdict(list)
    for iri, node in nodes.items():
        if "heldBy" in node:
            blocks[f"{node['meetingType']} {world.bodies[node['heldBy']].iri}"].append(things[iri])
    details = _known(nodes, "ordinal")
    for left, right in _pairs(blocks):
        holder = world.bodies[nodes[left[0]]["heldBy"]].keys if "heldBy" in nodes[left[0]] else ()
        weight = _company(world, nodes, left, right, but=holder)
        if weight and _agree(details, left, right):
            yield Near(left, right, min(_NEVER, weight / UNDATED))


def _papers(world: World) -> Iterator[Near]:
    """Yield papers of one type and number, or with one name, whose pages share company and whose years may agree."""
    nodes, things = world.said.papers, _things(world.papers)
    blocks: dict[str, list[Local]] = defaultdict(list)
    for iri, node in nodes.items():
        number = fold(node.get("number", "")).partition("/")[0].partition("-")[0].strip().lstrip("0")
        block = f"{fold(node['paperType'])} {number}" if number else fold(node.get("prefLabel", ""))
        if block:
            blocks[block].append(things[iri])
    details = _known(nodes, "issuer", world)
    for left, right in _pairs(blocks):
        number = fold(f"{nodes[left[0]]['paperType']} {nodes[left[0]].get('number', '').lstrip('0')}")
        weight = _company(world, nodes, left, right, but=(number.partition("/")[0].partition("-")[0],))
        if weight and _agree(details, left, right):
            told = 1.0 if any("number" in nodes[iri] for iri in left) else _NAMES
            yield Near(left, right, min(_NEVER, weight / ENOUGH) * told)


def _projects(world: World) -> Iterator[Near]:
    """Yield projects with one name or names that are alike, the nearer the more company their pages share."""
    nodes, things = world.said.projects, _things(world.projects)
    named = {iri: words(project_key(node["prefLabel"])) for iri, node in nodes.items() if things[iri][0] == iri}
    blocks: dict[str, list[Local]] = defaultdict(list)
    for iri, name in named.items():
        blocks[" ".join(name)].append(things[iri])
    pairs = {*_pairs(blocks)}
    pairs |= {(things[one], things[other]) for one, other in alike({iri: ("", name) for iri, name in named.items()})}
    for left, right in sorted(pairs):
        weight = _company(world, nodes, left, right)
        if weight:
            yield Near(
                left, right, min(_NEVER, weight / ENOUGH) * max(_NAMES, overlap(named[left[0]], named[right[0]]))
            )


def _known(nodes: Mapping[str, Node], name: str, world: World | None = None) -> dict[str, tuple[str | None, ...]]:
    """Return what must not contradict: a detail (the body that it names, with `world`), and the date's parts."""
    found = {}
    for iri, node in nodes.items():
        detail = node.get(name)
        if world is not None and detail is not None:
            detail = world.bodies[detail].iri
        found[iri] = (detail, *date_details(node.get("date")))
    return found


def _agree(details: Mapping[str, tuple[str | None, ...]], left: Local, right: Local) -> bool:
    """Tell whether no detail that both sides know contradicts."""
    for at in range(len(details[left[0]])):
        one, other = ({details[iri][at] for iri in side} - {None} for side in (left, right))
        if one and other and not one & other:
            return False
    return True
