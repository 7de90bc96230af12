"""What is shown of people, bodies, meetings, papers, projects and places."""

from __future__ import annotations

from collections.abc import Callable

import pyoxigraph as ox

from kg.pages.figures import figures
from kg.pages.known import Known, Ref, kind, of_kind
from kg.pages.profile import Day, Profile, pages, profile, quotes
from kg.pages.sections import View, dated, events, named, offices
from kg.store import value
from kg.vocab import DCT, ELI, KG, RDF, SKOS

_UNSURE = """SELECT ?thing ?judgement WHERE {
  ?thing prov:wasDerivedFrom ?local .
  GRAPH kg:judgements { ?judgement kg:left|kg:right ?local ; kg:verdict "unsure" }
} LIMIT 1"""


def person(known: Known, iri: str, view: View) -> Profile:
    """Return the profile of a person: offices, what befell them, meetings."""
    made = profile(known, iri, "person")
    links = known.links.of(iri)
    made.namesakes = _namesakes(known, made)
    if made.namesakes or any(True for _ in known.store.query(_UNSURE, {"thing": iri})):
        made.notes.append("note.unsure")
    made.add(
        offices(known, "offices", of_kind(links, "tenure"), iri, view),
        events(known, iri, view),
        dated(known, "meetings", of_kind(links, "participation"), iri, view),
    )
    if any(made_.key == "events" and any(said.grave for said in made_.statements) for made_ in made.sections):
        made.notes.append("note.grave")
    pages(known, made, view)
    return made


def _namesakes(known: Known, made: Profile) -> list[Ref]:
    """Return the other people of the same name, with the office that tells them apart."""
    found = {
        quad.subject.value
        for literal in (ox.Literal(made.label, language="vi"), ox.Literal(made.label))
        for name in (SKOS + "prefLabel", SKOS + "altLabel")
        for quad in known.store.pattern(None, name, literal)
        if isinstance(quad.subject, ox.NamedNode) and kind(quad.subject.value) == "person"
    }
    return [known.ref(other, known.office(other)) for other in sorted(found - {made.iri})]


def body(known: Known, iri: str, view: View) -> Profile:
    """Return the profile of a body: who held office in it, its bodies above and below, meetings, papers."""
    made = profile(known, iri, "body")
    links = known.links.of(iri)
    said = known.reader.properties(iri)
    kinds = [known.label(name) for name in said.get(RDF + "type", []) if name.startswith(KG)]
    made.say("kind", *kinds)
    pillar = known.first(iri, KG + "pillar")
    made.say("pillar", known.code(pillar) if pillar else None)
    made.say("place", *(known.ref(place) for place in said.get(DCT + "spatial", [])))
    made.add(
        offices(known, "holders", of_kind(links, "tenure"), iri, view),
        events(known, iri, view),
        named(known, "hierarchy", of_kind(links, "hierarchy"), iri, view),
        dated(known, "held", of_kind(links, "holder"), iri, view),
        dated(known, "papers", [*of_kind(links, "issuer"), *of_kind(links, "action")], iri, view),
        figures(known, iri, view),
    )
    pages(known, made, view)
    return made


def meeting(known: Known, iri: str, view: View) -> Profile:
    """Return the profile of a meeting: when, whose, who took part, which papers."""
    made = profile(known, iri, "meeting")
    links = known.links.of(iri)
    _when(known, made)
    sort = known.first(iri, KG + "meetingType")
    made.say("kind", known.code(sort) if sort else None)
    made.say("ordinal", known.first(iri, KG + "ordinal"))
    made.say("held_by", *(known.ref(link.start) for link in of_kind(links, "holder")))
    people = of_kind(links, "participation")
    if len(people) > 1:
        made.notes.append("note.together")
    made.add(
        named(known, "people", people, iri, view),
        dated(known, "papers", of_kind(links, "action"), iri, view),
    )
    _own(known, made, view)
    return made


def paper(known: Known, iri: str, view: View) -> Profile:
    """Return the profile of an official paper: whose, of when, what was done with it."""
    made = profile(known, iri, "paper")
    links = known.links.of(iri)
    sort = known.first(iri, KG + "paperType")
    made.say("kind", known.code(sort) if sort else None)
    made.say("number", known.first(iri, ELI + "number"))
    _when(known, made)
    issuer = known.first(iri, KG + "issuer")
    made.say("issuer", known.ref(issuer) if issuer else None)
    made.add(dated(known, "actors", of_kind(links, "action"), iri, view))
    _own(known, made, view)
    return made


def project(known: Known, iri: str, view: View) -> Profile:
    """Return the profile of a project: where it lies, which pages tell of it."""
    made = profile(known, iri, "project")
    places = sorted((link.end for link in of_kind(known.links.of(iri), "location")), key=known.label)
    made.say("place", *map(known.ref, places))
    _own(known, made, view)
    return made


def place(known: Known, iri: str, view: View) -> Profile:
    """Return the profile of an administrative unit: since when, in what, what became of it, what is there."""
    made = profile(known, iri, "place")
    said = known.reader.properties(iri)
    links = known.links.of(iri)
    level = known.first(iri, KG + "level")
    made.say("level", known.code(level) if level else None)
    made.say("within", *(known.ref(parent) for parent in said.get(KG + "within", [])))
    for key, name in (("valid_from", "validFrom"), ("valid_to", "validTo")):
        made.say(key, *map(Day, said.get(KG + name, [])[:1]))
    made.say("replaced_by", *(known.ref(later) for later in said.get(KG + "replacedBy", [])))
    made.say("replaces", *(known.ref(value(row["earlier"])) for row in known.store.query(_EARLIER, {"thing": iri})))
    inside = [link for link in of_kind(links, "containment") if link.end == iri]
    made.add(
        named(known, "bodies", of_kind(links, "seat"), iri, view),
        named(known, "projects", of_kind(links, "location"), iri, view),
        figures(known, iri, view),
        named(known, "inside", inside, iri, view),
    )
    return made


_EARLIER = "SELECT ?thing ?earlier WHERE { GRAPH kg:places { ?earlier kg:replacedBy ?thing } } ORDER BY ?earlier"


def _when(known: Known, made: Profile) -> None:
    date = known.first(made.iri, KG + "date")
    made.say("date", Day(date) if date else None)


def _own(known: Known, made: Profile, view: View) -> None:
    """Add the words of pages that name the thing itself."""
    made.add(quotes(known, made.iri, view))
    pages(known, made, view)


KINDS: dict[str, Callable[[Known, str, View], Profile]] = {
    "person": person, "body": body, "meeting": meeting, "paper": paper, "project": project, "place": place,
}  # fmt: skip
