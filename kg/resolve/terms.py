"""Bodies per term: the council of khóa XVI, nhiệm kỳ 2021-2026, and who and what is said to be of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from pyoxigraph import Literal, Quad

from kg.graph.terms import LABEL, TYPE, kg, node
from kg.resolve.bodies import Body
from kg.resolve.world import World
from kg.vocab import PROV, mint

_OF = node(PROV + "specializationOf")
Named = tuple[str, ...]  # "khóa XVI", "nhiệm kỳ 2021-2026", or both


def quads(world: World) -> Iterator[Quad]:
    """Yield each term of a body that a page names, and what is of it."""
    said: dict[Body, dict[str, Named]] = defaultdict(dict)
    for facts, holder in ((world.said.roles, "body"), (world.said.meetings, "heldBy")):
        for iri, fact in facts.items():
            body = world.body(fact, holder)
            if body is not None and "term" in fact:
                said[body][iri] = tuple(fact["term"].split(", "))
    for body, of in sorted(said.items(), key=lambda pair: pair[0].iri):
        whole = _whole(of)
        for named in sorted(set(whole.values())):
            this = node(_iri(body, named))
            yield Quad(this, TYPE, kg("BodyTerm"))
            yield Quad(this, LABEL, Literal(f"{body.label} {', '.join(named)}", language="vi"))
            yield Quad(this, _OF, node(body.iri))
        linked = {(world.meetings.get(iri, iri), _iri(body, whole[iri])) for iri in of}
        for one, term in sorted(linked):
            yield Quad(node(one), kg("inTerm"), node(term))


def _iri(body: Body, named: Named) -> str:
    return mint("term", body.iri, *named)


def _whole(of: Mapping[str, Named]) -> dict[str, Named]:
    """Return the fullest name of each term: a number alone is of the years that pages give with it, if all agree."""
    fuller: dict[str, set[Named]] = defaultdict(set)
    for named in of.values():
        for part in named if len(named) > 1 else ():
            fuller[part].add(named)
    return {
        iri: next(iter(fuller[named[0]])) if len(named) == 1 and len(fuller.get(named[0], ())) == 1 else named
        for iri, named in of.items()
    }
