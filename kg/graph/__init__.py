"""What documents say and where places lie, as quads; the shape is that of docs/graph.md."""

from kg.graph.iris import document_iri, fact_iri
from kg.graph.places import place_keys, place_quads
from kg.graph.quads import quads

__all__ = ["document_iri", "fact_iri", "place_keys", "place_quads", "quads"]
