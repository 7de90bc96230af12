"""The quads of an export, all or those of a part of the graph, and their order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

import pyoxigraph as ox

from kg.export.order import merged
from kg.export.world import World
from kg.vocab import ID, KG, ONTOLOGY, PLACES, PREFIXES, RDF

_BATCH = 5_000
_TYPE = RDF + "type"
_WORLD = ox.DefaultGraph()
_SEPARATOR = "\x1f"  # N-Quads escape it


def quads(world: World, *, resolved: bool = False) -> Iterator[ox.Quad]:
    """Yield what is asked for: everything, or the things, the facts that prove them, their pages and places.

    With `resolved` the things alone.
    """
    if world.selection is None:
        yield from world.store.quads(_WORLD if resolved else None)
        return
    selection = world.selection
    places = set[str]()
    for iri in (*selection.core, *selection.context):
        for quad in world.store.pattern(iri, None, None, _WORLD):
            places.update(_place(quad.object))
            yield quad
        if resolved:
            continue
        for quad in world.store.pattern(iri, None, None, KG + "inferred"):
            if isinstance(quad.object, ox.NamedNode) and quad.object.value in selection:
                yield quad
    if resolved:
        return
    for quad in _facts(world):
        places.update(_place(quad.object))
        yield quad
    yield from _places(world, places)
    yield from world.store.quads(ONTOLOGY)


def _facts(world: World) -> Iterator[ox.Quad]:
    """Yield what pages say to prove the things asked for, with what it speaks of, and the pages."""
    assert world.selection is not None
    done = set[tuple[str, str]]()
    waiting = [
        (quad.graph_name.value, fact)
        for iri in world.selection.core
        for fact in world.facts_of(iri)
        for quad in world.store.pattern(fact, _TYPE)
        if isinstance(quad.graph_name, ox.NamedNode) and quad.graph_name.value.startswith(ID)
    ]
    waiting += sorted({(page, page) for page, _ in waiting})
    while waiting:
        page, node = waiting.pop()
        if (page, node) in done:
            continue
        done.add((page, node))
        for quad in world.store.pattern(node, None, None, page):
            yield quad
            if isinstance(quad.object, ox.NamedNode) and quad.object.value.startswith(ID):
                waiting.append((page, quad.object.value))


def _places(world: World, waiting: set[str]) -> Iterator[ox.Quad]:
    """Yield places and all that they lie in."""
    done = set[str]()
    while waiting:
        iri = waiting.pop()
        done.add(iri)
        for quad in world.store.pattern(iri, None, None, PLACES):
            yield quad
            if quad.predicate.value == KG + "within":
                waiting |= set(_place(quad.object)) - done


def _place(term: object) -> tuple[str, ...]:
    return (term.value,) if isinstance(term, ox.NamedNode) and term.value.startswith(f"{ID}place/") else ()


# ---------------------------------------------------------------- order


def ordered(world: World, kinds: set[str], *, resolved: bool = False) -> Iterator[ox.Quad]:
    """Yield the quads by graph and subject, types first, whatever the order in which they were written.

    With `resolved` those of the default graph alone. `kinds` is filled with the kinds of all things before the first.
    """

    def keyed() -> Iterator[bytes]:
        for quad in quads(world, resolved=resolved):
            for term in (quad.subject, quad.object):
                if isinstance(term, ox.NamedNode) and term.value.startswith(ID):
                    kinds.add(term.value.removeprefix(ID).partition("/")[0])
            first = "0" if quad.predicate.value == _TYPE else "1"
            graph = "" if isinstance(quad.graph_name, ox.DefaultGraph) else str(quad.graph_name)
            parts = (graph, str(quad.subject), first + str(quad.predicate), str(quad.object))
            yield (_SEPARATOR.join(parts) + "\n").encode()

    lines = merged(keyed())
    while batch := list(islice(lines, _BATCH)):
        split = (line.rstrip(b"\n").decode().split(_SEPARATOR) for line in batch)
        text = "".join(f"{s} {p[1:]} {o} {g} .\n" for g, s, p, o in split)
        yield from ox.parse(text.encode(), format=ox.RdfFormat.N_QUADS)


def prefixes(kinds: Iterable[str]) -> dict[str, str]:
    """Return the usual prefixes and one for each kind of thing, as the `/` in id:person/… would need escapes."""
    usual = {name: iri for name, iri in PREFIXES.items() if name != "id"}
    return {**usual, **{kind: f"{ID}{kind}/" for kind in sorted(kinds)}}
