"""Names of the graph: namespaces, and `mint`, which turns a key into an IRI."""

from __future__ import annotations

import hashlib

from kg.language.normal import fold

BASE = "https://w3id.org/quanhe/"
KG = BASE + "ns#"
ID = BASE + "id/"

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
XSD = "http://www.w3.org/2001/XMLSchema#"
ORG = "http://www.w3.org/ns/org#"
FOAF = "http://xmlns.com/foaf/0.1/"
SKOS = "http://www.w3.org/2004/02/skos/core#"
PROV = "http://www.w3.org/ns/prov#"
DCT = "http://purl.org/dc/terms/"
SCHEMA = "https://schema.org/"
ELI = "http://data.europa.eu/eli/ontology#"
ELIDL = "http://data.europa.eu/eli/eli-draft-legislation-ontology#"
NIF = "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#"
QB = "http://purl.org/linked-data/cube#"

PREFIXES = {
    "kg": KG, "id": ID, "rdf": RDF, "rdfs": RDFS, "xsd": XSD, "org": ORG, "foaf": FOAF, "skos": SKOS,
    "prov": PROV, "dct": DCT, "schema": SCHEMA, "eli": ELI, "eli-dl": ELIDL, "nif": NIF, "qb": QB,
}  # fmt: skip

JUDGEMENTS = KG + "judgements"
CORRECTIONS = KG + "corrections"
FAILURES = KG + "failures"
ONTOLOGY = KG + "ontology"
PLACES = KG + "places"
INFERRED = KG + "inferred"
STATE = KG + "state"


def mint(kind: str, *key: str) -> str:
    """Return the IRI of the `kind` that `key` identifies.

    The same key gives the same IRI on every machine; a changed key is a new thing.
    """
    digest = hashlib.sha256("\x1f".join((kind, *key)).encode()).hexdigest()
    return f"{ID}{kind}/{digest[:20]}"


def role_iri(label: str) -> str:
    """Return the IRI of the role called `label`, spelled so that `ontology/roles.ttl` can be read.

    Marks stay: without them "Thứ trưởng" and "Thủ trưởng" would be one office.
    """
    return f"{BASE}role/{'-'.join(fold(label).split())}"


def rule_iri(name: str) -> str:
    """Return the IRI of a rule of derivation."""
    return f"{BASE}rule/{name}"
