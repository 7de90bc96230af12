"""Who is linked to whom, before evidence and dates are looked up."""

from __future__ import annotations

from dataclasses import dataclass

from kg.network.reader import Reader, value
from kg.vocab import ELI, FOAF, KG, ORG, RDF, SCHEMA, mint

_CLASSES = {
    FOAF + "Person": "person",
    ORG + "FormalOrganization": "body",
    KG + "Meeting": "meeting",
    ELI + "Work": "paper",
    ELI + "LegalResource": "paper",
    SCHEMA + "Project": "project",
    KG + "Place": "place",
    KG + "PersonnelEvent": "event",
}
# An event is a thing of the network only where no page tells the body: else it is the edge to that body.
KINDS = ("person", "body", "meeting", "paper", "project", "place", "event")


@dataclass(frozen=True, slots=True)
class Link:
    """An edge of the network: `proof` is the node whose evidence proves it, None where no page states it."""

    id: str
    start: str
    end: str
    kind: str
    label: str | None
    proof: str | None

    def other(self, thing: str) -> str:
        """Return the end that is not `thing`."""
        return self.end if self.start == thing else self.start


# kind of link: the query that finds it; its label where the query gives none; which end proves it where
# the link is no statement of its own
_QUERIES = (
    ("tenure", "tenures", None, None),
    ("participation", "participations", None, None),
    ("personnel", "personnel", None, None),
    ("holder", "holders", "holds", "to"),
    ("action", "actions", None, None),
    ("issuer", "issuers", "issues", "to"),
    ("location", "locations", "located", "from"),
    ("seat", "seats", "serves", "from"),
    ("hierarchy", "hierarchy", None, None),
    ("containment", "containment", "within", None),
)


class Links:
    """The kinds and links of things, each looked up once."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._kinds: dict[str, str | None] = {}
        self._links: dict[str, list[Link]] = {}

    def kind(self, iri: str) -> str | None:
        """Return the kind of a thing of the network, None for anything else."""
        if iri not in self._kinds:
            classes = self._reader.values(iri, RDF + "type")
            kind = next((_CLASSES[name] for name in classes if name in _CLASSES), None)
            self._kinds[iri] = None if kind == "event" and self._reader.values(iri, KG + "body") else kind
        return self._kinds[iri]

    def of(self, iri: str) -> list[Link]:
        """Return the links from and to `iri`."""
        if iri not in self._links:
            found = [link for query in _QUERIES for link in self._found(iri, *query)]
            self._links[iri] = [link for link in found if link.start != link.end and self.kind(link.other(iri))]
        return self._links[iri]

    def kinds_of(self, iri: str) -> set[str]:
        """Return the kinds of the links from and to `iri`."""
        return {link.kind for link in self.of(iri)}

    def _found(self, iri: str, kind: str, query: str, default: str | None, prover: str | None) -> list[Link]:
        links = []
        for row in self._reader.rows(query, iri):
            start, end = value(row["from"]) or "", value(row["to"]) or ""
            label, statement = value(row.get("label")) or default, value(row.get("edge"))
            proof = statement if prover is None else {"from": start, "to": end}[prover]
            links.append(Link(statement or mint("edge", kind, label or "", start, end), start, end, kind, label, proof))
        return links
