"""People, bodies, posts, meetings, papers and projects of the resolved world, as triples."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from pyoxigraph import Literal, NamedNode, Triple

from kg.graph.terms import LABEL, NAME, ROLE, SPATIAL, TYPE, code, day, kg, node, words
from kg.resolve.bodies import Body
from kg.resolve.read import Node
from kg.resolve.unite import commonest
from kg.resolve.world import World, best_date, members
from kg.vocab import ELI, FOAF, ORG, PROV, SCHEMA, SKOS, XSD

DERIVED = node(PROV + "wasDerivedFrom")
ALT = node(SKOS + "altLabel")
_TRUE = Literal("true", datatype=NamedNode(XSD + "boolean"))
_ADOPTED = {"adopts", "issues"}
# Kinds without a pillar of their own take that of the body whose name they end in, else by these words.
_PARTY_WORDS = ("tỉnh ủy", "thành ủy", "quận ủy", "huyện ủy", "thị ủy", "đảng ủy", "đảng", "bộ chính trị", "ban bí thư")
_STATE_WORDS = ("hội đồng nhân dân", "ủy ban nhân dân", "quốc hội", "chính phủ", "nhà nước", "bộ ")

Said = tuple[NamedNode, NamedNode | Literal | None]


def things(world: World) -> Iterator[Triple]:
    """Yield all things, each once."""
    yield from _people(world)
    yield from _bodies(world)
    yield from _posts(world)
    yield from _meetings(world)
    yield from _papers(world)
    yield from _projects(world)


def triples(subject: str, said: Iterable[Said], derived: Iterable[str] = ()) -> Iterator[Triple]:
    """Yield what is said of a thing, leaving out what is not known, and what it was derived from."""
    this = node(subject)
    for predicate, value in said:
        if value is not None:
            yield Triple(this, predicate, value)
    for fact in derived:
        yield Triple(this, DERIVED, node(fact))


def dates(found: Node) -> list[Said]:
    """Return the date of a node with its bounds."""
    return [
        (kg("date"), code(found.get("date"))),
        (kg("earliest"), day(found.get("earliest"))),
        (kg("latest"), day(found.get("latest"))),
    ]


def _labels(names: Sequence[str]) -> list[Said]:
    return [(LABEL, words(names[0])), *((ALT, words(name)) for name in names[1:])]


def _people(world: World) -> Iterator[Triple]:
    for person in sorted(set(world.people.values()), key=lambda person: person.iri):
        said: list[Said] = [(TYPE, node(FOAF + "Person")), (NAME, words(person.label)), *_labels(person.names)]
        yield from triples(person.iri, said, person.local)


def _bodies(world: World) -> Iterator[Triple]:
    for body in sorted(set(world.bodies.values()), key=lambda body: body.iri):
        said: list[Said] = [
            (TYPE, node(ORG + "FormalOrganization")),
            (TYPE, kg(body.kind)),
            *_labels(body.names),
            (SPATIAL, node(body.place) if body.place is not None else None),
            (kg("pillar"), code(_pillar(body, world))),
        ]
        yield from triples(body.iri, said, body.local)


def _pillar(body: Body, world: World) -> str | None:
    pillar = world.ontology.pillars.get(body.kind)
    if pillar is None and (body.kind == "StandingCommittee" or body.kind in world.ontology.central):
        name = body.label.lower() + " "
        pillar = "party" if any(word in name for word in _PARTY_WORDS) else None
        pillar = pillar or ("state" if any(word in name for word in _STATE_WORDS) else None)
    return pillar


def _posts(world: World) -> Iterator[Triple]:
    posts = {post.iri: post for post in world.posts.values()}
    for iri, post in sorted(posts.items()):
        said: list[Said] = [
            (TYPE, node(ORG + "Post")),
            (node(ORG + "postIn"), node(post.body.iri)),
            (ROLE, node(post.role)),
            (LABEL, words(post.label)),
            (kg("singleSeat"), _TRUE if post.role in world.ontology.single_seats else None),
        ]
        yield from triples(iri, said)


def _meetings(world: World) -> Iterator[Triple]:
    for meeting, local in members(world.meetings):
        nodes = [world.said.meetings[iri] for iri in local]
        holder = next((body for fact in nodes if (body := world.body(fact, "heldBy"))), None)
        ordinal = next((fact["ordinal"] for fact in nodes if "ordinal" in fact), None)
        kind = nodes[0]["meetingType"]
        names = commonest(fact["prefLabel"] for fact in nodes if fact.get("prefLabel")) or [kind.capitalize()]
        said: list[Said] = [
            (TYPE, kg("Meeting")),
            (kg("meetingType"), code(kind)),
            (kg("ordinal"), code(ordinal)),
            (kg("heldBy"), None if holder is None else node(holder.iri)),
            *_labels(names),
            *dates(best_date(nodes)),
        ]
        yield from triples(meeting, said, local)


def _papers(world: World) -> Iterator[Triple]:
    adopted = {world.papers[act["paper"]] for act in world.said.actions.values() if act["action"] in _ADOPTED}
    for paper, local in members(world.papers):
        nodes = [world.said.papers[iri] for iri in local]
        issuer = next((body for fact in nodes if (body := world.body(fact, "issuer"))), None)
        numbers = sorted(commonest(fact["number"] for fact in nodes if "number" in fact), key=len, reverse=True)
        kind = commonest(fact["paperType"] for fact in nodes)[0]
        titles = commonest(fact["prefLabel"] for fact in nodes if fact.get("prefLabel"))
        date = best_date(nodes)
        said: list[Said] = [
            (TYPE, node(ELI + "Work")),
            (TYPE, node(ELI + "LegalResource") if paper in adopted else None),
            (kg("paperType"), code(kind)),
            (node(ELI + "number"), code(numbers[0] if numbers else None)),
            (kg("issuer"), None if issuer is None else node(issuer.iri)),
            *_labels(_paper_names(kind, numbers, titles, issuer, date.get("date"))),
            *dates(date),
        ]
        yield from triples(paper, said, local)


def _paper_names(kind: str, numbers: list[str], titles: list[str], issuer: Body | None, date: str | None) -> list[str]:
    """Return type, number and issuer, then the titles; where there is no number, the titles alone."""
    if not numbers and titles:
        return titles
    number = f" số {numbers[0]}" if numbers else f" ngày {date}" if date else ""
    whose = f" của {issuer.label}" if issuer is not None else ""
    return list(dict.fromkeys([f"{kind}{number}{whose}", *titles]))


def _projects(world: World) -> Iterator[Triple]:
    for project, local in members(world.projects):
        names = commonest(world.said.projects[iri]["prefLabel"] for iri in local)
        places = sorted({place for iri in local for place in world.said.located.get(iri, ())})
        said: list[Said] = [
            (TYPE, node(SCHEMA + "Project")),
            *_labels(names),
            *((kg("locatedIn"), node(place)) for place in places),
        ]
        yield from triples(project, said, local)
