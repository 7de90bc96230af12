"""Popolo JSON (https://www.popoloproject.com): people, bodies, posts, memberships, areas and meetings."""

from __future__ import annotations

from typing import Any, BinaryIO

from kg import ontology
from kg.export.texts import dumps, line, precise
from kg.export.words import bounds, quoted
from kg.export.world import Proof, Thing, World
from kg.vocab import DCT, FOAF, KG, ORG, RDF, SKOS

Object = dict[str, Any]


def write(world: World, file: BinaryIO) -> int:
    """Write one JSON document, section by section, and return the number of objects."""
    sections = {
        "persons": (_person(world, thing) for thing in world.things(FOAF + "Person")),
        "organizations": (_body(world, thing) for thing in world.things(ORG + "FormalOrganization")),
        "posts": (_post(world, thing) for thing in world.things(ORG + "Post")),
        "memberships": (_tenure(world, thing) for thing in world.things(ORG + "Membership")),
        "areas": (_area(world, thing) for thing in world.places()),
        "events": (_meeting(world, thing) for thing in world.things(KG + "Meeting")),
    }
    count = 0
    for number, (name, objects) in enumerate(sections.items()):
        file.write(f'{"," if number else "{"}"{name}":['.encode())
        for place, said in enumerate(objects):
            file.write(("," if place else "").encode() + b"\n" + dumps(_filled(said)).encode())
            count += name != "areas"
        file.write(b"]\n")
    file.write(b"}\n")
    return count


def _person(world: World, thing: Thing) -> Object:
    return {**_named(thing), "sources": _sources(world.proofs(thing))}


def _body(world: World, thing: Thing) -> Object:
    above = [body for body in thing.all(ORG + "subOrganizationOf") if body in world]
    kinds = [ontology.label(name, "vi") or name for name in thing.all(RDF + "type") if name.startswith(KG)]
    return {
        **_named(thing),
        "classification": next(iter(kinds), None),
        # Popolo knows one body above; where the law knows several none is better than any.
        "parent_id": above[0] if len(above) == 1 else None,
        "area_id": thing.one(DCT + "spatial"),
        "sources": _sources(world.proofs(thing)),
    }


def _post(world: World, thing: Thing) -> Object:
    role = thing.one(ORG + "role")
    return {
        "id": thing.iri,
        "label": line(thing.label),
        "role": role and ontology.role_label(role),
        "organization_id": thing.one(ORG + "postIn"),
    }


def _tenure(world: World, thing: Thing) -> Object:
    first, last = bounds(thing)
    post = thing.one(KG + "post")
    body = thing.one(ORG + "organization")
    return {
        "id": thing.iri,
        "person_id": thing.one(ORG + "member"),
        "organization_id": body,
        "post_id": post,
        "area_id": body and world.thing(body).one(DCT + "spatial"),
        "role": post and line(world.thing(post).label),
        "start_date": precise(*first),
        # Readers take a membership without an end for one of today: where one is proved, its last possible day stands.
        "end_date": precise(*last) or last[1],
        "start_earliest": first[0],
        "start_latest": first[1],
        "end_earliest": last[0],
        "end_latest": last[1],
        "status": thing.one(KG + "status"),
        "sources": _sources(world.proofs(thing)),
    }


def _area(world: World, thing: Thing) -> Object:
    return {
        "id": thing.iri,
        "name": line(thing.label),
        "classification": thing.one(KG + "level"),
        "parent_id": thing.one(KG + "within"),
    }


def _meeting(world: World, thing: Thing) -> Object:
    day = precise(thing.one(KG + "earliest"), thing.one(KG + "latest"))
    return {
        **_named(thing),
        "classification": thing.one(KG + "meetingType"),
        "organization_id": thing.one(KG + "heldBy"),
        "start_date": day,
        "end_date": day,
        "sources": _sources(world.proofs(thing)),
    }


def _named(thing: Thing) -> Object:
    others = [{"name": line(name)} for name in thing.all(SKOS + "altLabel")]
    return {"id": thing.iri, "name": line(thing.label), "other_names": others}


def _sources(proofs: list[Proof]) -> list[Object]:
    """Return the pages with their words; Popolo wants a URL, that of a page without one is its IRI."""
    return [{"url": proof.page.url or proof.page.iri, "note": quoted(proof)} for proof in proofs]


def _filled(said: Object) -> Object:
    return {name: value for name, value in said.items() if value not in (None, [])}
