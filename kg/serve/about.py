"""What the endpoint offers: its SPARQL 1.1 Service Description."""

from __future__ import annotations

import pyoxigraph as ox

from kg.serve.protocol import GRAPHS, RESULTS
from kg.vocab import CORRECTIONS, FAILURES, INFERRED, JUDGEMENTS, ONTOLOGY, PLACES, PREFIXES, RDF

SD = "http://www.w3.org/ns/sparql-service-description#"
_VOID = "http://rdfs.org/ns/void#"
OFFERS = ("text/turtle", "application/n-triples", "application/ld+json", "application/rdf+xml")


def describe(endpoint: str, quads: int, media: str) -> bytes:
    """Return the description of the service at the address `endpoint`, as RDF of type `media`."""
    service, data = ox.NamedNode(endpoint), ox.NamedNode(f"{endpoint}#dataset")
    graph = ox.NamedNode(f"{endpoint}#default-graph")
    formats = dict.fromkeys([*(f.iri for f in RESULTS.values()), *(f.iri for f in GRAPHS.values())])
    triples = [
        _triple(service, RDF + "type", SD + "Service"),
        _triple(service, SD + "endpoint", endpoint),
        _triple(service, SD + "supportedLanguage", SD + "SPARQL11Query"),
        *(_triple(service, SD + "resultFormat", iri) for iri in formats),
        _triple(service, SD + "defaultDataset", data.value),
        _triple(data, RDF + "type", SD + "Dataset"),
        _triple(data, RDF + "type", _VOID + "Dataset"),
        ox.Triple(data, ox.NamedNode(_VOID + "triples"), ox.Literal(quads)),
        _triple(data, SD + "defaultGraph", graph.value),
        _triple(graph, RDF + "type", SD + "Graph"),
    ]
    for iri in (PLACES, ONTOLOGY, JUDGEMENTS, CORRECTIONS, FAILURES, INFERRED):  # and one for each document
        named = ox.NamedNode(f"{endpoint}#{iri.rsplit('#')[-1]}")
        triples += [
            _triple(data, SD + "namedGraph", named.value),
            _triple(named, RDF + "type", SD + "NamedGraph"),
            _triple(named, SD + "name", iri),
        ]
    return ox.serialize(triples, format=GRAPHS[media], prefixes={**PREFIXES, "sd": SD, "void": _VOID}) or b""


def _triple(subject: ox.NamedNode, predicate: str, value: str) -> ox.Triple:
    return ox.Triple(subject, ox.NamedNode(predicate), ox.NamedNode(value))
