"""What all documents say, in plain dictionaries: the input of every step of resolving."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from pyoxigraph import QuerySolutions

from kg.store import Store, value
from kg.vocab import DCT, ELI, ELIDL, FOAF, KG, ORG, QB, RDF, SCHEMA, SKOS

Node = dict[str, str]  # what one local thing or fact says: local name of the predicate → value; "doc" is its document

# The predicates of document graphs that have one value. Evidence is not read: it stays with the facts.
_ONE = {
    DCT + "identifier", DCT + "spatial", ELI + "number", FOAF + "name", ORG + "role", SCHEMA + "datePublished",
    SCHEMA + "headline", SKOS + "prefLabel", *(KG + name for name in (
        "action", "actor", "approximator", "area", "body", "date", "earliest", "eventKind", "figure", "from", "heldBy",
        "issuer", "latest", "measure", "meeting", "meetingType", "newest", "ordinal", "paper", "paperType", "part",
        "period", "person", "roleLabel", "sketch", "status", "term", "to", "unit", "value")),
}  # fmt: skip
_NAMES = {predicate: predicate.rpartition("#")[2].rpartition("/")[2] for predicate in _ONE}
_KINDS = {
    "documents": SCHEMA + "NewsArticle",
    "people": FOAF + "Person",
    "bodies": ORG + "FormalOrganization",
    "meetings": KG + "Meeting",
    "papers": ELI + "Work",
    "projects": SCHEMA + "Project",
    "roles": KG + "RoleAttestation",
    "events": KG + "PersonnelEvent",
    "participations": ELIDL + "Participation",
    "actions": KG + "PaperAction",
    "observations": QB + "Observation",
}
_SUBJECTS = "SELECT ?s ?doc { GRAPH ?doc { ?s a <%s> . ?doc a schema:NewsArticle } }"
_VALUES = "SELECT ?s ?o { GRAPH ?doc { ?s <%s> ?o } }"
_KEYS = "SELECT ?doc ?s ?o { GRAPH ?doc { ?s kg:key ?o . ?doc a schema:NewsArticle } }"  # not those of kg:places
_BODY_KINDS = "SELECT ?s ?o { GRAPH ?doc { ?s a org:FormalOrganization, ?o } FILTER(?o != org:FormalOrganization) }"


@dataclass(slots=True)
class Said:
    """All local things and facts by kind and IRI, in order of their IRIs."""

    documents: dict[str, Node] = field(default_factory=dict)
    people: dict[str, Node] = field(default_factory=dict)
    bodies: dict[str, Node] = field(default_factory=dict)
    meetings: dict[str, Node] = field(default_factory=dict)
    papers: dict[str, Node] = field(default_factory=dict)
    projects: dict[str, Node] = field(default_factory=dict)
    roles: dict[str, Node] = field(default_factory=dict)
    events: dict[str, Node] = field(default_factory=dict)
    participations: dict[str, Node] = field(default_factory=dict)
    actions: dict[str, Node] = field(default_factory=dict)
    observations: dict[str, Node] = field(default_factory=dict)
    located: dict[str, list[str]] = field(default_factory=dict)  # project → places
    keys: dict[str, str] = field(default_factory=dict)  # place → its key
    places: dict[str, list[str]] = field(default_factory=dict)  # document → places


def read(store: Store) -> Said:
    """Read every document graph; the order in which documents were written leaves no trace."""
    said = Said()
    known: dict[str, str] = {}  # equal strings are kept once
    nodes: dict[str, Node] = {}
    for kind, iri in _KINDS.items():
        of_kind: dict[str, Node] = getattr(said, kind)
        for subject, doc in sorted(_pairs(store, _SUBJECTS % iri)):
            nodes[subject] = of_kind[subject] = {"doc": known.setdefault(doc, doc)}
    for predicate in sorted(_ONE):
        name = _NAMES[predicate]
        for subject, told in _pairs(store, _VALUES % predicate):
            if subject in nodes:
                nodes[subject][name] = known.setdefault(told, told)
    for row in store.query(_KEYS):
        place = value(row["s"])
        said.keys[place] = value(row["o"])
        said.places.setdefault(value(row["doc"]), []).append(place)
    for places in said.places.values():
        places.sort()
    for subject, kind in _pairs(store, _BODY_KINDS):
        if subject in said.bodies:  # kg:inferred speaks of things of the resolved world
            nodes[subject]["kind"] = kind.removeprefix(KG)
    for subject, place in sorted(_pairs(store, _VALUES % (KG + "locatedIn"))):
        if subject in said.projects:
            said.located.setdefault(subject, []).append(place)
    return said


def read_page(store: Store, doc: str) -> Said:
    """Read one document graph, as `read` does; of an IRI without a document nothing."""
    said = Said()
    kinds = {iri: kind for kind, iri in _KINDS.items()}
    values: dict[str, Node] = {}
    places: list[tuple[str, str]] = []
    types: list[tuple[str, str]] = []
    for quad in store.quads(doc):
        subject, predicate, said_of_it = value(quad.subject), quad.predicate.value, value(quad.object)
        if predicate in _NAMES:
            values.setdefault(subject, {})[_NAMES[predicate]] = said_of_it
        elif predicate == RDF + "type":
            types.append((subject, said_of_it))
        elif predicate == KG + "key":
            said.keys[subject] = said_of_it
            said.places.setdefault(doc, []).append(subject)
        elif predicate == KG + "locatedIn":
            places.append((subject, said_of_it))
    nodes: dict[str, Node] = {}
    if (doc, _KINDS["documents"]) not in types:
        return Said()
    for subject, kind in sorted(types):
        if kind in kinds:
            nodes[subject] = getattr(said, kinds[kind])[subject] = {"doc": doc, **values.get(subject, {})}
    for subject, kind in types:
        if subject in said.bodies and kind not in kinds:
            nodes[subject]["kind"] = kind.removeprefix(KG)
    for subject, place in sorted(places):
        said.located.setdefault(subject, []).append(place)
    for of_page in said.places.values():
        of_page.sort()
    return said


def _pairs(store: Store, sparql: str) -> Iterator[tuple[str, str]]:
    solutions = store.sparql(sparql)
    assert isinstance(solutions, QuerySolutions)
    for first, second in solutions:
        yield first.value, second.value
