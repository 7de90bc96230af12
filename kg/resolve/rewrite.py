"""Bringing a resolved world up to date: the quads of what a change touches, before and after, and what differs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass, replace
from hashlib import sha256
from itertools import islice

from pyoxigraph import DefaultGraph, Quad

from kg.judgements import Judgement
from kg.resolve import order, terms
from kg.resolve.bodies import Body
from kg.resolve.draft import Draft
from kg.resolve.index import Index
from kg.resolve.places import Units
from kg.resolve.read import Said, read_page
from kg.resolve.region import Region
from kg.resolve.sheets import THINGS, Layer, Sheet, home_of, sheets
from kg.resolve.statements import statements
from kg.resolve.surroundings import names
from kg.resolve.things import POST_IN, things
from kg.resolve.version import version
from kg.resolve.world import World
from kg.store import Store, value
from kg.vocab import KG, PLACES

_SOME = 2000  # pages whose rows are in memory at a time
_FEW, _SHARE = 10, 20  # documents that are resolved by what they touch, whatever the share; else one in so many


@dataclass(frozen=True, slots=True)
class Change:
    """What an update does to the graph."""

    gone: set[Quad]
    fresh: set[Quad]


def quads(world: World) -> Iterator[Quad]:
    """Yield all that a world says but how its bodies stand to each other."""
    yield from things(world)
    yield from statements(world)


def update(store: Store, index: Index, judgements: Sequence[Judgement]) -> Change | None:
    """Resolve what the documents written or removed since the last time touch; None if all must be resolved.

    The graph is written first: what is killed before the index is committed leaves an index of another stamp.
    """
    marked = store.unresolved()
    if not _current(store, index) or len(marked) > max(_FEW, int(index.get("pages")) // _SHARE):
        return None
    gone, fresh = _states(store, index, marked)
    before = [_judgement(row) for row in json.loads(index.get("judgements"))]
    if not gone and not fresh and before == list(judgements):
        if marked:
            store.edit((), (), index.get("stamp"))
        return Change(set(), set())
    numbers = index.add((sheet, sheet.hash) for sheet in fresh)
    region = Region(index, gone, dict(zip(numbers, fresh, strict=True)), (before, judgements))
    change = _change(store, index, region, [*gone], numbers)
    total = int(index.get("total")) + sum(s.hash for s in fresh) - sum(p.hash for p in index.pages(gone))
    index.put("pages", str(int(index.get("pages")) + len(fresh) - len(gone)))
    index.drop(gone, gone.values())
    _keep(index, region)
    stamp = put_stamp(index, total, judgements)
    store.edit(change.gone, change.fresh, stamp)
    index.commit()
    return change


def put_stamp(index: Index, total: int, judgements: Sequence[Judgement]) -> str:
    """Put down in the index which world it is of, `total` being the sum of its pages' hashes, and return the stamp."""
    judged = json.dumps([astuple(judgement) for judgement in judgements])
    total %= 1 << 128
    stamp = sha256(f"{version()}\0{total}\0{judged}".encode()).hexdigest()
    for name, said in (("version", version()), ("total", str(total)), ("judgements", judged), ("stamp", stamp)):
        index.put(name, said)
    return stamp


def fill(draft: Draft, world: World, judgements: Sequence[Judgement]) -> str:
    """Make a draft the index of a world, and return the stamp."""
    iris = {local: _iri(thing) for kind in THINGS for local, thing in _decided(world, kind).items()}
    pages = total = 0
    coming = sheets(world.said, world.units)
    while some := [(sheet, sheet.hash) for sheet in islice(coming, _SOME)]:
        draft.add(some)
        draft.keep_things(
            (local, home, iris[local]) for sheet, _ in some for local, home in sheet.homes().items() if local in iris
        )
        pages, total = pages + len(some), total + sum(hashed for _, hashed in some)
    draft.keep_bodies({body: names(body, world.units) for body in set(world.bodies.values())})
    draft.keep_endings(world.order.endings)
    draft.keep_kin(_kin(set(world.bodies.values()), world.stories))
    draft.put("pages", str(pages))
    return put_stamp(draft, total, judgements)


def _decided(world: World, kind: str) -> Mapping[str, object]:
    """Return what things of a kind are; of pages, those that have copies."""
    decided: Mapping[str, object] = world.stories if kind == "documents" else getattr(world, kind)
    return decided


def _iri(thing: object) -> str:
    iri = getattr(thing, "iri", thing)
    assert isinstance(iri, str)
    return iri


def _current(store: Store, index: Index) -> bool:
    return index.get("version") == version() and index.get("stamp") == store.stamp


def _states(store: Store, index: Index, marked: Iterable[str]) -> tuple[dict[int, Sheet], list[Sheet]]:
    """Return how marked documents were, by the number of their state, and how they are; those that differ."""
    old = {doc: number for number, doc in index.states(sorted(marked))}
    gone, fresh = {}, []
    for doc in sorted(marked):
        new = _sheet(read_page(store, doc), doc)
        known = _sheet(index.said(old[doc], doc), doc) if doc in old else None
        if (new and new.hash) == (known and known.hash):
            continue
        if known is not None:
            gone[old[doc]] = known
        if new is not None:
            fresh.append(new)
    return gone, fresh


def _sheet(said: Said, doc: str) -> Sheet | None:
    return next(iter(sheets(said, Units(said.keys))), None)


def _change(store: Store, index: Index, region: Region, gone: Sequence[int], fresh: Sequence[int]) -> Change:
    old, new = region.decide()
    before, after = set(quads(old)), set(quads(new))
    before.update(terms.quads(replace(old, said=region.before.terms)))
    after.update(terms.quads(replace(new, said=region.after.terms)))
    before.update(order.quads(old.order))
    after.update(order.quads(new.order))
    named, names_now = index.units(without=fresh), index.units(without=gone)
    if named.keys() <= names_now.keys():  # what a new unit brings may be there already
        came = Units({place: key for place, key in names_now.items() if place not in named})
        after.update(quad for quad in came.quads() if not _told(store, quad))
    else:
        before.update(Units(named).quads())
        after.update(Units(names_now).quads())
    lost = before - after
    return Change(lost - set(_lasting_posts(store, lost)), after - before)


def _told(store: Store, quad: Quad) -> bool:
    """Tell whether the graph of places says this already."""
    known = store.pattern(value(quad.subject), quad.predicate.value, graph=PLACES)
    return any(other == quad for other in known)


def _lasting_posts(store: Store, lost: set[Quad]) -> Iterator[Quad]:
    """Yield what is said of posts that facts outside the region name."""
    for post in {quad.subject for quad in lost if quad.predicate == POST_IN}:
        if any(quad not in lost for quad in store.pattern(None, KG + "post", post, DefaultGraph())):
            yield from (quad for quad in lost if quad.subject == post)


def _keep(index: Index, region: Region) -> None:
    """Keep what came out otherwise in the region."""
    for kind in THINGS:
        old, new = region.before.iris(kind), region.after.iris(kind)
        homes = region.after.homes
        index.keep_things(
            ((local, homes[local], iri) for local, iri in new.items() if old.get(local) != iri or local not in old),
            old.keys() - new.keys(),
        )
    before, after = region.before, region.after
    came, went = (
        {body: names(body, region.units) for body in one.faces - other.faces}
        for one, other in ((after, before), (before, after))
    )
    index.keep_bodies(came, went)
    index.keep_endings(after.endings, before.endings.keys() - after.endings.keys())
    index.keep_kin(_kin(after.faces, after.things["documents"]))


def _kin(bodies: Iterable[Body], stories: Mapping[str, str]) -> Iterator[tuple[int, str]]:
    """Yield the homes of bodies with several, and of pages that carry one story."""
    for body in bodies:
        if len(body.keys) > 1:
            yield from ((home_of(Layer.BODY, key), body.iri) for key in body.keys)
    for doc, first in stories.items():
        yield home_of(Layer.STORY, doc), first


def _judgement(row: list[object]) -> Judgement:
    verdict, left, right, *rest = row
    return Judgement(verdict, tuple(left), tuple(right), *rest)  # type: ignore[arg-type]
