"""Which bodies are looked at together when it is told how bodies stand to each other and what became of them.

Each body is found under some names, and asks for others: what came, went or changed is looked at with all that it asks
for, and with what those reached by an heir or by the end of a name ask for again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.lexicon.relations import load
from kg.resolve.bodies import Body
from kg.resolve.index import Index
from kg.resolve.places import Units
from kg.resolve.standing import Standing, standings

_AGAIN = ("heir", "end")


def names(body: Body, units: Units) -> set[str]:
    """Return the names under which a body is found."""
    (one,) = standings((body,), units)
    return {*_own(one), *_reach(one, units), *(f"{side} {rule}" for side, rule in _central(one))}


def around(index: Index, before: Iterable[Body], after: Iterable[Body], units: Units) -> tuple[list[Body], set[str]]:
    """Return the bodies that may stand to some bodies, before and after, or share what became of them.

    The bodies themselves are left out; their IRIs are returned beside.
    """
    touched = [*before, *after]
    asked = {name for one in standings(touched, units) for name in _asks(one, units)}
    found = list(index.found(asked))
    reached = index.bodies({iri for iri, name in found if name.startswith(_AGAIN)})
    again = {name for one in standings(reached.values(), units) for name in _again(one, units)}
    found += index.found(again - asked)
    known = {body.iri for body in touched}
    return list(index.bodies({iri for iri, _ in found} - known).values()), known


def _own(one: Standing) -> Iterator[str]:
    yield f"own {one.lineage or one.name}" if one.unit else f"alone {one.name}"
    if one.change is not None:
        yield f"law {one.change.name} {one.lineage} {one.name.removeprefix(one.head)}"


def _ends(one: Standing) -> list[str]:
    parts = one.name.split()
    return [" ".join(parts[at:]) for at in range(1, len(parts))] if one.unit is None else []


def _heirs(one: Standing, units: Units) -> tuple[str, ...]:
    last = units.last(one.body.place)
    return units.heirs(last) if last is not None and last.valid_to is not None else ()


def _reach(one: Standing, units: Units) -> Iterator[str]:
    yield from (f"above {lineage}" for lineage, _ in one.above)
    yield from (f"heir {lineage}" for lineage in _heirs(one, units))
    yield from (f"end {name}" for name in _ends(one))


def _asks(one: Standing, units: Units) -> Iterator[str]:
    yield from _own(one)
    yield from _again(one, units)
    yield from (f"own {lineage}" for lineage, _ in one.above)
    yield from (f"heir {lineage}" for lineage in _heirs(one, units))
    if one.unit is None:
        yield f"end {one.name}"
    else:
        yield from (f"{way} {one.lineage}" for way in ("above", "heir"))
    yield from (f"{'object' if side == 'subject' else 'subject'} {rule}" for side, rule in _central(one))


def _again(one: Standing, units: Units) -> Iterator[str]:
    yield from (f"own {lineage}" for lineage in _heirs(one, units))
    yield from (f"alone {name}" for name in _ends(one))


def _central(one: Standing) -> Iterator[tuple[str, str]]:
    """Yield the rules of the centre that a body can stand in, and on which side."""
    tier = one.unit.tier if one.unit else None
    for rule in load():
        if rule.where == "centre":
            for side, takes in (("subject", rule.subject), ("object", rule.object)):
                if takes.takes(one.body.kind, one.name, tier):
                    yield side, rule.name
