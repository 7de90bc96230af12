"""What may be one and may not be: people, bodies, meetings, papers, projects left apart, for somebody to judge."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.judgements import judgements
from kg.resolve.near import Near, nearby
from kg.resolve.proofs import Proof, proofs
from kg.resolve.read import read
from kg.resolve.unite import commonest
from kg.resolve.world import World, best_date, decide
from kg.store import Store

KINDS = ("person", "body", "meeting", "paper", "project")
_PROOFS = 3


@dataclass(frozen=True, slots=True)
class Side:
    """One of two things of the resolved world, with some of its proofs."""

    iri: str
    label: str
    proofs: tuple[Proof, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two things of one kind; `near` says from 0 to 1 how little was lacking to join them."""

    kind: str
    left: Side
    right: Side
    near: float


def candidates(store: Store, limit: int, kinds: Iterable[str] = KINDS) -> list[Candidate]:
    """Return the pairs that most need a judgement: the nearest to being joined, and of these those named most often.

    Pairs that somebody has judged are left out.
    """
    said = read(store)
    known = judgements(store)
    world = decide(said, known)
    judged = {frozenset((one, other)) for j in known for one in j.left for other in j.right}
    found: list[tuple[float, int, str, Near]] = []
    for kind in kinds:
        for pair in nearby(kind, world):
            if not any(frozenset((one, other)) in judged for one in pair.left for other in pair.right):
                found.append((-pair.near, -len(pair.left) - len(pair.right), kind, pair))
    found.sort(key=lambda one: (one[0], one[1], one[2], one[3].left, one[3].right))
    facts = _facts(world)
    return [
        Candidate(
            kind, _side(store, kind, pair.left, world, facts), _side(store, kind, pair.right, world, facts), pair.near
        )
        for _, _, kind, pair in found[:limit]
    ]


def _side(store: Store, kind: str, local: tuple[str, ...], world: World, facts: Mapping[str, list[str]]) -> Side:
    """Return the thing that local things are, with sentences that tell of it."""
    telling = [fact for iri in local for fact in facts.get(iri, ())] or list(local)
    iri, label = _named(kind, local, world)
    return Side(iri, label, proofs(store, telling[:_PROOFS]))


def _named(kind: str, local: tuple[str, ...], world: World) -> tuple[str, str]:
    said = world.said
    if kind in ("person", "body"):
        thing = world.people[local[0]] if kind == "person" else world.bodies[local[0]]
        return thing.iri, thing.label
    things, known = {
        "meeting": (world.meetings, said.meetings),
        "paper": (world.papers, said.papers),
        "project": (world.projects, said.projects),
    }[kind]
    nodes = [known[iri] for iri in local]
    names = commonest(node["prefLabel"] for node in nodes if node.get("prefLabel"))
    first = nodes[0]
    numbered = f"{first.get('paperType', '')} {first['number']}" if "number" in first else ""
    date = best_date(nodes).get("date")
    said_of = [*filter(None, [numbered, *names[:1]]), *([f"({date})"] if date else [])]
    return things[local[0]], " ".join(said_of or [first.get("paperType") or first.get("meetingType", "")])


def _facts(world: World) -> dict[str, list[str]]:
    """Return, for people and bodies, the facts that give people offices; other things are facts themselves."""
    found: dict[str, list[str]] = defaultdict(list)
    for iri, node in [*world.said.roles.items(), *world.said.events.items()]:
        found[node["person"]].append(iri)
        if "body" in node:
            found[node["body"]].append(iri)
    for name, nodes in (("issuer", world.said.papers), ("heldBy", world.said.meetings)):
        for iri, node in nodes.items():
            if name in node:
                found[node[name]].append(iri)
    return found
