"""Which local thing is which thing of the resolved world: the decisions, before anything is written."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from kg.judgements import Judgement
from kg.ontology import role_label
from kg.resolve.bodies import Body, bodies, offices
from kg.resolve.company import Company, named
from kg.resolve.copies import copies
from kg.resolve.crowds import crowds
from kg.resolve.days import Days, said_on
from kg.resolve.meetings import meetings
from kg.resolve.order import Order, order
from kg.resolve.papers import papers
from kg.resolve.people import Person, people
from kg.resolve.places import Units
from kg.resolve.projects import home_provinces, projects
from kg.resolve.read import Node, Said
from kg.resolve.unite import date_details, unite
from kg.vocab import mint


@dataclass(frozen=True, slots=True)
class Post:
    """A role in a body."""

    iri: str
    role: str
    body: Body
    label: str


@dataclass(slots=True)
class World:
    """Every decision on identity: local IRI → thing or its IRI.

    Where `said` is a part of what all pages say, things outside it that its facts refer to are decided, too.
    """

    said: Said
    units: Units
    bodies: dict[str, Body]
    people: dict[str, Person]
    meetings: dict[str, str]
    papers: dict[str, str]
    projects: dict[str, str]
    days: dict[str, Days]
    stories: dict[str, str]  # document → the first document of its story, where there are copies
    company: Company
    order: Order
    events: dict[str, str] = field(init=False)
    posts: dict[str, Post] = field(init=False)  # attestation or personnel event → post

    def __post_init__(self) -> None:
        self.events = minted("event", _events(self.said, self.bodies, self.people))
        self.posts = _posts(self.said, self.bodies)

    def body(self, fact: Node, name: str = "body") -> Body | None:
        """Return the body that a fact names, if it names one."""
        local = fact.get(name)
        return None if local is None else self.bodies[local]

    def thing(self, local: str) -> str:
        """Return the IRI of what a body, a meeting or (unchanged) a place is."""
        body = self.bodies.get(local)
        return body.iri if body is not None else self.meetings.get(local, local)


def decide(said: Said, judgements: Sequence[Judgement] = ()) -> World:
    """Decide which local things are one; a pure function of what is said and what people judged."""
    units = Units(said.keys)
    known_bodies = bodies(said.bodies, offices(said, units), units, judgements)
    company = Company(named(said, units))
    crowded = crowds(said)
    stories = copies(said.documents)
    provinces = home_provinces(said, units)
    return World(
        said=said,
        units=units,
        bodies=known_bodies,
        people=people(said, known_bodies, units, company, judgements),
        meetings=minted("meeting", meetings(said.meetings, known_bodies, company, stories, judgements)),
        papers=minted("paper", papers(said, known_bodies, company, stories, crowded, judgements)),
        projects=minted("project", projects(said, units, provinces, company, stories, crowded, judgements)),
        days=said_on(said),
        stories=stories,
        company=company,
        order=order(known_bodies.values(), units),
    )


def members(of: Mapping[str, str], said: Iterable[str]) -> list[tuple[str, list[str]]]:
    """Return each thing with the local things of `said` that it is, both in order."""
    groups: dict[str, list[str]] = defaultdict(list)
    for local in sorted(said):
        groups[of[local]].append(local)
    return sorted(groups.items())


def best_date(nodes: Iterable[Node]) -> Node:
    """Return the node with the most precise date, of equally precise ones the most frequent date's."""
    dated = [node for node in nodes if "date" in node]
    times: dict[str, int] = defaultdict(int)
    for node in dated:
        times[node["date"]] += 1
    return min(
        dated,
        key=lambda node: (date_details(node["date"]).count(None), -times[node["date"]], node["date"]),
        default={},
    )


def _posts(said: Said, known_bodies: Mapping[str, Body]) -> dict[str, Post]:
    """Return the post that each fact names; facts without a role or a body name none."""
    facts = [
        (iri, fact) for iri, fact in [*said.roles.items(), *said.events.items()] if {"role", "body"} <= fact.keys()
    ]
    posts: dict[str, Post] = {}
    for iri, fact in facts:
        body, role = known_bodies[fact["body"]], fact["role"]
        posts[iri] = Post(mint("post", body.iri, role), role, body, post_label(role_label(role), body.label))
    return posts


def post_label(role: str, body: str) -> str:
    """Return the name of a post; what role and body share is said once: "Trưởng Ban" + "Ban Tổ chức Thành ủy"."""
    said, rest = role.split(), body.split()
    shared = max((n for n in range(1, min(len(said), len(rest)) + 1) if said[-n:] == rest[:n]), default=0)
    return " ".join([*said, *rest[shared:]])


def minted(kind: str, of: Mapping[str, str]) -> dict[str, str]:
    """Return the IRI of the thing that each local thing is, from the first local thing that is the same."""
    return {local: mint(kind, leader) for local, leader in of.items()}


def _events(said: Said, known_bodies: Mapping[str, Body], known_people: Mapping[str, Person]) -> dict[str, str]:
    """Return, for each personnel event, the smallest one that is the same: person, kind, post and day agree."""
    return unite(
        {
            iri: (
                (
                    known_people[node["person"]].iri,
                    node["eventKind"],
                    node.get("role"),
                    known_bodies[node["body"]].iri if "body" in node else None,
                ),
                date_details(node.get("date")),
            )
            for iri, node in said.events.items()
        }
    ).leaders()
