"""What all documents say, in plain dictionaries: the input of every step of resolving."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from pyoxigraph import QuerySolutions

from kg.store import Store
from kg.vocab import DCT, ELI, ELIDL, FOAF, KG, ORG, QB, SCHEMA, SKOS

Node = dict[str, str]  # what one local thing or fact says: local name of the predicate → value; "doc" is its document

# The predicates of document graphs that have one value. Evidence is not read: it stays with the facts.
_ONE = {
    DCT + "identifier", DCT + "spatial", ELI + "number", FOAF + "name", ORG + "role", SCHEMA + "datePublished",
    SCHEMA + "headline", SKOS + "prefLabel", *(KG + name for name in (
        "action", "actor", "approximator", "area", "body", "date", "earliest", "eventKind", "figure", "from", "heldBy",
        "issuer", "latest", "measure", "meeting", "meetingType", "newest", "ordinal", "paper", "paperType", "part",
        "period", "person", "roleLabel", "sketch", "status", "term", "to", "unit", "value")),
}  # fmt: skip
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
_KEYS = "SELECT DISTINCT ?s ?o { GRAPH ?doc { ?s kg:key ?o . ?doc a schema:NewsArticle } }"  # not those of kg:places
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
        name = predicate.rpartition("#")[2].rpartition("/")[2]
        for subject, value in _pairs(store, _VALUES % predicate):
            if subject in nodes:
                nodes[subject][name] = known.setdefault(value, value)
    said.keys.update(sorted(_pairs(store, _KEYS)))
    for subject, kind in _pairs(store, _BODY_KINDS):
        nodes[subject]["kind"] = kind.removeprefix(KG)
    for subject, place in sorted(_pairs(store, _VALUES % (KG + "locatedIn"))):
        said.located.setdefault(subject, []).append(place)
    return said


def _pairs(store: Store, sparql: str) -> Iterator[tuple[str, str]]:
    solutions = store.sparql(sparql)
    assert isinstance(solutions, QuerySolutions)
    for first, second in solutions:
        yield first.value, second.value
