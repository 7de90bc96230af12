"""People, bodies, posts, meetings, papers and projects of the resolved world, as quads."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from pyoxigraph import Literal, NamedNode, Quad

from kg.graph.terms import LABEL, NAME, ROLE, SPATIAL, TYPE, code, day, kg, node, words
from kg.language.normal import bare, fold
from kg.ontology import pillar, single_seat
from kg.resolve.bodies import Body
from kg.resolve.read import Node
from kg.resolve.standing import Standing, standings
from kg.resolve.unite import commonest
from kg.resolve.world import World, best_date, members
from kg.vocab import ELI, FOAF, ORG, PROV, SCHEMA, SKOS, XSD, mint

DERIVED = node(PROV + "wasDerivedFrom")
POST_IN = node(ORG + "postIn")
ALT = node(SKOS + "altLabel")
_TRUE = Literal("true", datatype=NamedNode(XSD + "boolean"))
_ADOPTED = {"adopts", "issues"}
# Standing committees stand on several sides; these words tell on which.
_PARTY_WORDS = ("tỉnh ủy", "thành ủy", "quận ủy", "huyện ủy", "thị ủy", "đảng ủy", "đảng", "bộ chính trị", "ban bí thư")
_STATE_WORDS = ("hội đồng nhân dân", "ủy ban nhân dân", "quốc hội", "chính phủ", "nhà nước", "bộ ")

Said = tuple[NamedNode, NamedNode | Literal | None]


def things(world: World) -> Iterator[Quad]:
    """Yield all things, each once."""
    yield from _people(world)
    yield from _bodies(standings((world.bodies[iri] for iri in world.said.bodies), world.units))
    yield from _posts(world)
    yield from _meetings(world)
    yield from _papers(world)
    yield from _projects(world)
    yield from _stories(world)


def about(subject: str, said: Iterable[Said], derived: Iterable[str] = ()) -> Iterator[Quad]:
    """Yield what is said of a thing, leaving out what is not known, and what it was derived from."""
    this = node(subject)
    for predicate, value in said:
        if value is not None:
            yield Quad(this, predicate, value)
    for fact in derived:
        yield Quad(this, DERIVED, node(fact))


def dates(found: Node) -> list[Said]:
    """Return the date of a node with its bounds."""
    return [
        (kg("date"), code(found.get("date"))),
        (kg("earliest"), day(found.get("earliest"))),
        (kg("latest"), day(found.get("latest"))),
    ]


def _labels(names: Sequence[str]) -> list[Said]:
    return [(LABEL, words(names[0])), *((ALT, words(name)) for name in names[1:])]


def _people(world: World) -> Iterator[Quad]:
    for person in sorted(set(world.people.values()), key=lambda person: person.iri):
        said: list[Said] = [(TYPE, node(FOAF + "Person")), (NAME, words(person.label)), *_labels(person.names)]
        yield from about(person.iri, [*said, (kg("plainName"), code(bare(person.label)))], person.local)


def _bodies(standing: Iterable[Standing]) -> Iterator[Quad]:
    for one in standing:
        body = one.body
        said: list[Said] = [
            (TYPE, node(ORG + "FormalOrganization")),
            (TYPE, kg(body.kind)),
            *_labels(body.names),
            (SPATIAL, node(body.place) if body.place is not None else None),
            (kg("pillar"), code(_pillar(body))),
            (kg("validFrom"), day(one.days[0])),
            (kg("validTo"), day(one.days[1])),
        ]
        yield from about(body.iri, said, body.local)


def _pillar(body: Body) -> str | None:
    known = pillar(body.kind)
    if known is None and body.kind != "Body":
        name = f"{fold(body.label)} "
        known = "party" if any(word in name for word in _PARTY_WORDS) else None
        known = known or ("state" if any(word in name for word in _STATE_WORDS) else None)
    return known


def _posts(world: World) -> Iterator[Quad]:
    posts = {post.iri: post for post in world.posts.values()}
    for iri, post in sorted(posts.items()):
        said: list[Said] = [
            (TYPE, node(ORG + "Post")),
            (POST_IN, node(post.body.iri)),
            (ROLE, node(post.role)),
            (LABEL, words(post.label)),
            (kg("singleSeat"), _TRUE if single_seat(post.role, post.body.kind) else None),
        ]
        yield from about(iri, said)


def _meetings(world: World) -> Iterator[Quad]:
    for meeting, local in members(world.meetings, world.said.meetings):
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
        yield from about(meeting, said, local)


def _papers(world: World) -> Iterator[Quad]:
    adopted = {world.papers[act["paper"]] for act in world.said.actions.values() if act["action"] in _ADOPTED}
    for paper, local in members(world.papers, world.said.papers):
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
        yield from about(paper, said, local)


def _paper_names(kind: str, numbers: list[str], titles: list[str], issuer: Body | None, date: str | None) -> list[str]:
    """Return type, number and issuer, then the titles; where there is no number, the titles alone."""
    if not numbers and titles:
        return titles
    number = f" số {numbers[0]}" if numbers else f" {_spoken(date)}" if date else ""
    whose = f" của {issuer.label}" if issuer is not None else ""
    return list(dict.fromkeys([f"{kind}{number}{whose}", *titles]))


def _spoken(date: str) -> str:
    """Return an EDTF date as one says it: "ngày 4/9/2018", without the year where it is not known."""
    parts = date.split("-")
    if not all(re.fullmatch(r"\d+|XXXX", part) for part in parts):
        return f"ngày {date}"
    said = "/".join(str(int(part)) for part in reversed(parts) if part != "XXXX")
    return f"{('năm', 'tháng', 'ngày')[len(parts) - 1]} {said}"


def _projects(world: World) -> Iterator[Quad]:
    for project, local in members(world.projects, world.said.projects):
        names = commonest(world.said.projects[iri]["prefLabel"] for iri in local)
        places = sorted({place for iri in local for place in world.said.located.get(iri, ())})
        said: list[Said] = [
            (TYPE, node(SCHEMA + "Project")),
            *_labels(names),
            *((kg("locatedIn"), node(place)) for place in places),
        ]
        yield from about(project, said, local)


def _stories(world: World) -> Iterator[Quad]:
    """Yield the texts that several pages carry, so that copies count as one source."""
    for first, pages in members(world.stories, world.stories):
        known = [world.said.documents[page] for page in pages]
        names = commonest(page["headline"] for page in known if "headline" in page) or [known[0]["identifier"]]
        carried: list[Said] = [(kg("carriedBy"), node(page)) for page in pages]
        yield from about(mint("story", first), [(TYPE, kg("Story")), *_labels(names), *carried])
