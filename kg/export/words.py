"""Things and statements in words, for formats whose readers see nothing else of them."""

from __future__ import annotations

from collections.abc import Iterator

from kg import ontology
from kg.export.texts import in_words, line
from kg.export.world import Proof, Thing, World
from kg.vocab import ID, KG, ORG, RDF, SKOS

# What a statement says, in this order: properties that lead to things, codes and plain values.
_PARTS = (
    ORG + "member", KG + "person", KG + "actor", KG + "area", KG + "subject", KG + "part", KG + "eventKind",
    KG + "action", KG + "measure", KG + "post", KG + "meeting", KG + "paper", KG + "object", KG + "approximator",
    KG + "value", KG + "unit", KG + "period",
)  # fmt: skip


def title(world: World, iri: str) -> str:
    """Return the name of a thing, or what a statement says in a few words."""
    if iri.startswith(f"{ID}place/"):
        return line(world.place_name(iri))
    thing = world.thing(iri)
    if name := thing.one(SKOS + "prefLabel"):
        return line(name)
    return line(" · ".join(_parts(world, thing))) or thing.label


def _parts(world: World, thing: Thing) -> Iterator[str]:
    for name in _PARTS:
        for value in thing.all(name):
            if value.startswith(ID):
                yield title(world, value)
            else:
                yield ontology.code(value, "vi")


def kinds(world: World, thing: Thing, lang: str) -> list[str]:
    """Return what a thing is, the narrower classes alone."""
    own = [name for name in thing.all(RDF + "type") if name.startswith(KG)] or list(thing.all(RDF + "type"))
    return [ontology.label(name, lang) or name.rpartition("#")[2].rpartition("/")[2] for name in own]


def bounds(thing: Thing) -> tuple[tuple[str | None, str | None], tuple[str | None, str | None]]:
    """Return the bounds of the start and of the end of a tenure, ISO days."""
    return (
        (thing.one(KG + "startEarliest"), thing.one(KG + "startLatest")),
        (thing.one(KG + "endEarliest"), thing.one(KG + "endLatest")),
    )


def quoted(proof: Proof) -> str:
    """Return a quote with its source."""
    page = proof.page
    source = ", ".join(filter(None, (page.publisher, page.published, page.title or page.id)))
    return line(f"“{proof.quote}” — {source}")


def description(world: World, thing: Thing) -> str:
    """Return what is known of a thing beyond its name, in one line of Vietnamese and English."""
    said = [" / ".join(dict.fromkeys(" ".join(kinds(world, thing, lang)) for lang in ("vi", "en")))]
    others = [name for name in thing.all(SKOS + "altLabel") if name != thing.label]
    if others:
        said.append(f"còn gọi là / also called {', '.join(others)}")
    if ORG + "Membership" in thing.all(RDF + "type"):
        first, last = bounds(thing)
        said.append(f"bắt đầu {in_words(*first)}; kết thúc {in_words(*last)}")
    elif thing.one(KG + "latest") or thing.one(KG + "date"):
        days = in_words(thing.one(KG + "earliest"), thing.one(KG + "latest"))
        said.append(days if thing.one(KG + "latest") else f"{thing.one(KG + 'date')} (EDTF)")
    return line(". ".join(said))
