"""W3C Web Annotations (https://www.w3.org/TR/annotation-model/): each quote in its page, with what it proves."""

from __future__ import annotations

from typing import Any, BinaryIO

from kg import __version__, ontology
from kg.export.texts import dumps
from kg.export.words import title
from kg.export.world import Proof, World
from kg.vocab import BASE, ID, KG, NIF, RDF

_CONTEXT = [
    "http://www.w3.org/ns/anno.jsonld",
    {
        "confidence": {"@id": NIF + "confidence", "@type": "http://www.w3.org/2001/XMLSchema#decimal"},
        "rule": KG + "rule",
        "sha256": KG + "sha256",
    },
]
_COLLECTION = BASE + "annotations"
_SOFTWARE = {"id": BASE + "reader", "type": "Software", "name": f"quanhe {__version__}"}


def write(world: World, file: BinaryIO) -> int:
    """Write one page of annotations and return how many there are."""
    head = {"@context": _CONTEXT, "id": _COLLECTION, "type": "AnnotationPage"}
    file.write(dumps(head)[:-1].encode() + b',"items":[')
    count = 0
    for proof in world.evidence():
        file.write((",\n" if count else "\n").encode() + dumps(_annotation(world, proof)).encode())
        count += 1
    file.write(b"\n]}\n")
    return count


def _annotation(world: World, proof: Proof) -> dict[str, Any]:
    """Return the annotation of one quote.

    `start` and `end` count the characters of the text as it was read, whose hash is `sha256`; the page on the web has
    more around it, there the quote itself finds the place.
    """
    things = world.made_from(proof.fact)
    bodies: list[dict[str, Any]] = [{"type": "SpecificResource", "source": proof.fact, "purpose": "linking"}]
    bodies += [{"type": "SpecificResource", "source": iri, "purpose": "identifying"} for iri in things]
    if said := "; ".join([*_kinds(world, proof), *(title(world, iri) for iri in things[:1])]):
        bodies.append({"type": "TextualBody", "value": said, "language": "vi", "purpose": "describing"})
    return {
        "id": proof.iri,
        "type": "Annotation",
        "motivation": "describing",
        "generator": _SOFTWARE,
        "body": bodies,
        "target": {
            "type": "SpecificResource",
            "source": proof.page.url or proof.page.iri,
            "selector": [
                {"type": "TextQuoteSelector", "exact": proof.quote},
                {"type": "TextPositionSelector", "start": proof.start, "end": proof.end},
            ],
            **({"sha256": proof.page.sha256} if proof.page.sha256 else {}),
        },
        "rule": proof.rule,
        "confidence": f"{proof.confidence:.15g}",
    }


def _kinds(world: World, proof: Proof) -> list[str]:
    """Return what kind of fact the words prove."""
    types = world.store.pattern(proof.fact, RDF + "type", None, proof.page.iri)
    names = [quad.object.value for quad in types if hasattr(quad.object, "value")]
    return sorted(filter(None, (ontology.label(name, "vi") for name in names if not name.startswith(ID))))[:1]
