"""FollowTheMoney entities, as JSON Lines: who holds what, with the quotes and pages that prove it.

https://followthemoney.tech/explorer/ — a property that a schema lacks vanishes when the entity is read, so the tests
read every entity back with the library.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

from kg import ontology
from kg.export.texts import dumps, in_words, line, precise
from kg.export.words import bounds, quoted
from kg.export.world import Page, Proof, Thing, World
from kg.vocab import DCT, ELI, ELIDL, FOAF, KG, ONTOLOGY, ORG, PROV, RDF, SCHEMA, SKOS

Values = dict[str, Iterable[str | None]]
NAME_MAX, STRING_MAX, ADDRESS_MAX, TEXT_MAX = 384, 1024, 250, 65_000  # what FollowTheMoney keeps of a value
# pillar of a body: its schema
_SCHEMAS = {"state": "PublicBody", "armed": "PublicBody", "enterprise": "Company"}


@dataclass(frozen=True, slots=True)
class Entity:
    """An entity: every property has one or more values."""

    id: str
    schema: str
    properties: dict[str, list[str]] = field(default_factory=dict)


def write(world: World, file: BinaryIO) -> int:
    """Write one entity a line and return how many."""
    count = 0
    for entity in entities(world):
        said = {"id": entity.id, "schema": entity.schema, "properties": entity.properties}
        file.write(dumps(said).encode() + b"\n")
        count += 1
    return count


def entities(world: World) -> Iterator[Entity]:
    """Yield all entities: what is named, what ties them together, the pages."""
    makers = {
        FOAF + "Person": _person,
        ORG + "FormalOrganization": _body,
        ORG + "Post": _post,
        ORG + "Membership": _tenure,
        KG + "Meeting": _meeting,
        ELIDL + "Participation": _participation,
        KG + "PersonnelEvent": _event,
        ELI + "Work": _paper,
        KG + "PaperAction": _action,
        SCHEMA + "Project": _project,
        KG + "Relation": _relation,
    }
    for kind, made in makers.items():
        for thing in world.things(kind):
            yield from made(world, thing)
    for page in world.pages():
        yield _article(page)


def _person(world: World, thing: Thing) -> Iterator[Entity]:
    yield _entity(thing, "Person", **_names(thing), **_sources(world.proofs(thing)))


def _body(world: World, thing: Thing) -> Iterator[Entity]:
    kinds = [name for name in thing.all(RDF + "type") if name.startswith(KG)]
    yield _entity(
        thing,
        _SCHEMAS.get(thing.one(KG + "pillar") or "", "Organization"),
        **_names(thing),
        **_sources(world.proofs(thing)),
        classification=[_both(name) for name in kinds],
        address=_places(world, thing, DCT + "spatial"),
        country=["vn"],
        parent=[entity_id(body) for body in thing.all(ORG + "subOrganizationOf") if body in world],
    )


def _post(world: World, thing: Thing) -> Iterator[Entity]:
    bodies = thing.all(ORG + "postIn")
    areas = [place for body in bodies for place in _places(world, world.thing(body), DCT + "spatial")]
    seats = ["1"] if thing.one(KG + "singleSeat") == "true" else []
    yield _entity(
        thing,
        "Position",
        name=[_cut(thing.label, NAME_MAX)],
        organization=map(entity_id, bodies),
        subnationalArea=areas,
        country=["vn"],
        numberOfSeats=seats,
    )


def _tenure(world: World, thing: Thing) -> Iterator[Entity]:
    """Yield the tenure twice: as a person in a position, and as a member of a body."""
    first, last = bounds(thing)
    said: Values = {
        **_proved(world.proofs(thing)),
        # A start or an end that is not known is no date; the bounds stand in the summary.
        "startDate": [precise(*first)],
        "endDate": [precise(*last)],
        "date": [first[1], last[0]],  # days on which the office was held, proved
        "status": [_code(thing.one(KG + "status"))],
        "summary": [f"bắt đầu {in_words(*first)}; kết thúc {in_words(*last)}"],
        "recordId": [thing.iri],
    }
    people = [entity_id(person) for person in thing.all(ORG + "member")]
    posts = thing.all(KG + "post")
    yield _entity(thing, "Occupancy", holder=people, post=map(entity_id, posts), **said)
    yield Entity(
        entity_id(thing.iri).replace("-tenure-", "-membership-"),
        "Membership",
        _filled(
            member=people,
            organization=map(entity_id, thing.all(ORG + "organization")),
            role=[_cut(world.thing(post).label, STRING_MAX) for post in posts],
            **said,
        ),
    )


def _meeting(world: World, thing: Thing) -> Iterator[Entity]:
    parts = (quad.subject for quad in world.store.pattern(None, KG + "meeting", thing.iri))
    took = (world.thing(part.value) for part in parts if hasattr(part, "value") and part.value in world)
    people = [person for part in took for person in part.all(KG + "person") if person in world]
    yield _entity(
        thing,
        "Event",
        **_names(thing),
        **_dated(thing),
        **_proved(world.proofs(thing)),
        keywords=thing.all(KG + "meetingType"),
        organizer=map(entity_id, thing.all(KG + "heldBy")),
        involved=map(entity_id, people),
    )


def _participation(world: World, thing: Thing) -> Iterator[Entity]:
    yield _entity(
        thing,
        "UnknownLink",
        subject=map(entity_id, thing.all(KG + "person")),
        object=map(entity_id, thing.all(KG + "meeting")),
        role=map(_code, thing.all(KG + "part")),
        **_proved(world.proofs(thing)),
    )


def _event(world: World, thing: Thing) -> Iterator[Entity]:
    people, posts = thing.all(KG + "person"), thing.all(KG + "post")
    kind = _code(thing.one(KG + "eventKind"))
    about = " · ".join(world.thing(iri).label for iri in (*people, *posts))
    yield _entity(
        thing,
        "Event",
        name=[_cut(f"{kind}: {about}", NAME_MAX)],
        keywords=[kind],
        involved=map(entity_id, people),
        organizer=map(entity_id, thing.all(KG + "decidedBy")),
        **_dated(thing),
        **_proved(world.proofs(thing)),
    )


def _paper(world: World, thing: Thing) -> Iterator[Entity]:
    issuers = thing.all(KG + "issuer")
    titles = [thing.label, *thing.all(SKOS + "altLabel")]
    day = precise(thing.one(KG + "earliest"), thing.one(KG + "latest"))
    yield _entity(
        thing,
        "Document",
        **_names(thing),
        **_proved(world.proofs(thing)),
        fileName=[_cut(thing.label, STRING_MAX)],
        title=[_cut(title, STRING_MAX) for title in titles],
        author=[_cut(world.thing(issuer).label, STRING_MAX) for issuer in issuers],
        date=[day],
        authoredAt=[day],
    )
    for issuer in issuers:
        link = f"{entity_id(thing.iri)}-issuer-{entity_id(issuer)}"
        said: Values = {"document": [entity_id(thing.iri)], "entity": [entity_id(issuer)], "role": [_code("issues")]}
        yield Entity(link, "Documentation", _filled(**said))


def _action(world: World, thing: Thing) -> Iterator[Entity]:
    yield _entity(
        thing,
        "Documentation",
        document=map(entity_id, thing.all(KG + "paper")),
        entity=map(entity_id, thing.all(KG + "actor")),
        role=map(_code, thing.all(KG + "action")),
        **_proved(world.proofs(thing)),
    )


def _project(world: World, thing: Thing) -> Iterator[Entity]:
    places = _places(world, thing, KG + "locatedIn")
    yield _entity(thing, "Project", **_names(thing), **_proved(world.proofs(thing)), address=places)


def _relation(world: World, thing: Thing) -> Iterator[Entity]:
    """Yield what the law says of two bodies, with the rule that says it."""
    rules = [rule for rule in thing.all(PROV + "wasDerivedFrom") if "/rule/" in rule]
    derived = [quad.object for rule in rules for quad in world.store.pattern(rule, KG + "derives", None, ONTOLOGY)]
    said = [quad.object for rule in rules for quad in world.store.pattern(rule, SKOS + "prefLabel", None, ONTOLOGY)]
    law = [quad.object for rule in rules for quad in world.store.pattern(rule, KG + "legalGround", None, ONTOLOGY)]
    yield _entity(
        thing,
        "UnknownLink",
        subject=map(entity_id, thing.all(KG + "subject")),
        object=map(entity_id, thing.all(KG + "object")),
        role=[_both(term.value) for term in derived if hasattr(term, "value")],
        startDate=thing.all(KG + "validFrom"),
        endDate=thing.all(KG + "validTo"),
        summary=[text.value for text in (*said, *law) if hasattr(text, "value")],
    )


def _article(page: Page) -> Entity:
    title = page.title or page.id
    said: Values = {
        "name": [_cut(title, NAME_MAX)],
        "title": [_cut(title, STRING_MAX)],
        "publisher": [page.publisher],
        "sourceUrl": [page.url],
        "publishedAt": [page.published and page.published[:10]],
    }
    return Entity(entity_id(page.iri), "Article", _filled(**said))


# ---------------------------------------------------------------- values


def entity_id(iri: str) -> str:
    """Return the id of an entity: "quanhe-person-…" of `…/id/person/…`."""
    kind, _, key = iri.rpartition("/")
    return f"quanhe-{kind.rpartition('/')[2]}-{key}"


def _entity(thing: Thing, schema: str, **said: Iterable[str | None]) -> Entity:
    return Entity(entity_id(thing.iri), schema, _filled(**said))


def _filled(**said: Iterable[str | None]) -> dict[str, list[str]]:
    """Return the properties that have values, each value once, in one line."""
    clean = {name: list(dict.fromkeys(filter(None, map(line, values)))) for name, values in said.items()}
    return {name: values for name, values in clean.items() if values}


def _names(thing: Thing) -> Values:
    others = [*thing.all(SKOS + "altLabel"), *thing.all(FOAF + "name")]
    alias = [_cut(name, NAME_MAX) for name in others if name != thing.label]
    return {"name": [_cut(thing.label, NAME_MAX)], "alias": alias}


def _dated(thing: Thing) -> Values:
    days = thing.one(KG + "earliest"), thing.one(KG + "latest")
    stated = thing.one(KG + "date")
    return {
        "date": [precise(*days)],
        "summary": [in_words(*days)] if any(days) else [f"{stated} (EDTF)"] if stated else [],
    }


def _places(world: World, thing: Thing, name: str) -> list[str]:
    return [_cut(world.place_name(place), ADDRESS_MAX) for place in thing.all(name)]


def _sources(proofs: Iterable[Proof]) -> Values:
    pages = {proof.page.iri: proof.page for proof in proofs}.values()
    return {
        "proof": [entity_id(page.iri) for page in pages],
        "sourceUrl": [page.url for page in pages],
        "publisher": [page.publisher for page in pages],
    }


def _proved(proofs: list[Proof]) -> Values:
    """Return the pages that prove something, and their words as descriptions."""
    return {**_sources(proofs), "description": [_cut(quoted(proof), TEXT_MAX) for proof in proofs]}


def _code(notation: str | None) -> str | None:
    return notation and ontology.both(notation)


def _both(term: str) -> str:
    return " / ".join(ontology.label(term, lang) or term for lang in ("vi", "en"))


def _cut(text: str, length: int) -> str:
    text = line(text)
    return text if len(text) <= length else text[: length - 1] + "…"
