"""Attestations, events, tenures, participations, actions on papers and figures of the resolved world, as quads."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from pyoxigraph import Quad

from kg.graph.terms import ROLE, TYPE, code, day, decimal, kg, node, words
from kg.resolve.days import Days
from kg.resolve.read import Node
from kg.resolve.things import Said, about, dates
from kg.resolve.world import World, best_date, members
from kg.tenure import Attested, Bound, tenures
from kg.vocab import DCT, ELIDL, ORG, QB, mint

SOURCE = node(DCT + "source")
_YEARS = re.compile(r"nhiệm kỳ (\d{4})-(\d{4})")


def statements(world: World) -> Iterator[Quad]:
    """Yield all statements."""
    yield from _attestations(world)
    yield from _events(world)
    yield from _tenures(world)
    yield from _participations(world)
    yield from _actions(world)
    yield from _observations(world)


def _attestations(world: World) -> Iterator[Quad]:
    for iri, fact in world.said.roles.items():
        post = world.posts.get(iri)
        earliest, latest = world.days.get(fact["doc"], (None, None))
        said: list[Said] = [
            (TYPE, kg("RoleAttestation")),
            (kg("person"), node(world.people[fact["person"]].iri)),
            (kg("post"), None if post is None else node(post.iri)),
            (ROLE, node(fact["role"])),
            (kg("status"), code(fact["status"])),
            (kg("attestedEarliest"), day(earliest)),
            (kg("attestedLatest"), day(latest)),
            (SOURCE, node(fact["doc"])),
        ]
        yield from about(iri, said)


def _events(world: World) -> Iterator[Quad]:
    for event, local in members(world.events, world.said.events):
        facts = [world.said.events[iri] for iri in local]
        body, post, role = world.body(facts[0]), world.posts.get(local[0]), facts[0].get("role")
        said: list[Said] = [
            (TYPE, kg("PersonnelEvent")),
            (kg("eventKind"), code(facts[0]["eventKind"])),
            (kg("person"), node(world.people[facts[0]["person"]].iri)),
            (kg("post"), None if post is None else node(post.iri)),
            (kg("body"), None if body is None else node(body.iri)),
            (ROLE, None if role is None else node(role)),
            *dates(best_date(facts)),
        ]
        yield from about(event, said, local)


def _tenures(world: World) -> Iterator[Quad]:
    posts = {post.iri: post for post in world.posts.values()}
    ends = {iri: end for iri, post in posts.items() if (end := world.order.endings.get(post.body.iri))}
    for tenure in tenures(_attested(world), ends):
        post = posts[tenure.post]
        said: list[Said] = [
            (TYPE, node(ORG + "Membership")),
            (node(ORG + "member"), node(tenure.person)),
            (node(ORG + "organization"), node(post.body.iri)),
            (ROLE, node(post.role)),
            (kg("post"), node(post.iri)),
            (kg("status"), code(tenure.status)),
            *_bound("startEarliest", tenure.start_earliest),
            *_bound("startLatest", tenure.start_latest),
            *_bound("endEarliest", tenure.end_earliest),
            *_bound("endLatest", tenure.end_latest),
        ]
        yield from about(tenure.iri, said, tenure.facts)


def _bound(name: str, bound: Bound | None) -> Iterator[Said]:
    """Yield a bound of a tenure and what proves it."""
    if bound is not None:
        yield kg(name), day(bound.day)
        for proof in bound.by:
            yield kg(f"{name}By"), node(proof)


def _attested(world: World) -> Iterator[Attested]:
    """Yield the facts about people in posts, with the days that they speak of."""
    for iri, post in world.posts.items():
        fact = world.said.roles.get(iri) or world.said.events[iri]
        person = world.people[fact["person"]].iri
        if iri in world.said.roles:
            earliest, latest = _said_of(fact, world.days.get(fact["doc"]))
            yield Attested(
                person, post.iri, iri, fact["status"], None, earliest, latest, fact.get("from"), fact.get("to")
            )
        else:
            yield Attested(person, post.iri, iri, None, fact["eventKind"], fact.get("earliest"), fact.get("latest"))


def _said_of(fact: Node, page: Days | None) -> tuple[str | None, str | None]:
    """Return the days that an attestation speaks of: the page's, but none outside the term that it names.

    "Bí thư Tỉnh ủy nhiệm kỳ 2010-2015" proves nothing of the day of a page of 2017.
    """
    years = _YEARS.search(fact.get("term", ""))
    if years is None or fact["status"] != "current":
        return page or (None, None)
    term = (f"{years[1]}-01-01", f"{years[2]}-12-31")
    return page if page is not None and page[0] <= term[1] and term[0] <= page[1] else term


def _participations(world: World) -> Iterator[Quad]:
    offices: dict[str, list[str]] = defaultdict(list)  # local person → the offices held at the time
    for iri, fact in world.said.roles.items():
        if fact["status"] != "former":
            offices[fact["person"]].append(iri)
    groups: dict[str, list[str]] = defaultdict(list)
    for iri, fact in world.said.participations.items():
        groups[_participation(iri, fact, world)].append(iri)
    for participation, local in sorted(groups.items()):
        facts = [world.said.participations[iri] for iri in local]
        meeting = facts[0].get("meeting")
        said: list[Said] = [
            (TYPE, node(ELIDL + "Participation")),
            (kg("person"), node(world.people[facts[0]["person"]].iri)),
            (kg("part"), code(facts[0]["part"])),
            (kg("meeting"), None if meeting is None else node(world.meetings[meeting])),
            *((kg("inCapacity"), node(office)) for fact in facts for office in offices.get(fact["person"], ())),
            *_sources(facts),
        ]
        yield from about(participation, said, local)


def _participation(iri: str, fact: Node, world: World) -> str:
    """Return the IRI of a participation; where the meeting is not known, that of its page alone."""
    meeting = world.meetings[fact["meeting"]] if "meeting" in fact else iri
    return mint("participation", world.people[fact["person"]].iri, fact["part"], meeting)


def _actions(world: World) -> Iterator[Quad]:
    groups: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for iri, fact in world.said.actions.items():
        groups[world.thing(fact["actor"]), fact["action"], world.papers[fact["paper"]]].append(iri)
    for (actor, action, paper), local in sorted(groups.items()):
        said: list[Said] = [
            (TYPE, kg("PaperAction")),
            (kg("action"), code(action)),
            (kg("actor"), node(actor)),
            (kg("paper"), node(paper)),
            *_sources([world.said.actions[iri] for iri in local]),
        ]
        yield from about(mint("action", actor, action, paper), said, local)
        yield from about(actor, [(kg(action), node(paper))])


def _observations(world: World) -> Iterator[Quad]:
    for iri, fact in world.said.observations.items():
        said: list[Said] = [
            (TYPE, node(QB + "Observation")),
            (kg("area"), node(world.thing(fact["area"]))),
            (kg("measure"), words(fact["measure"])),
            (kg("value"), decimal(fact["value"])),
            (kg("unit"), code(fact["unit"])),
            (kg("period"), code(fact.get("period"))),
            (kg("earliest"), day(fact.get("earliest"))),
            (kg("latest"), day(fact.get("latest"))),
            (kg("figure"), code(fact.get("figure"))),
            (kg("approximator"), code(fact.get("approximator"))),
            (SOURCE, node(fact["doc"])),
        ]
        yield from about(mint("observation", iri), said, [iri])


def _sources(facts: list[Node]) -> list[Said]:
    return [(SOURCE, node(doc)) for doc in sorted({fact["doc"] for fact in facts})]
