"""Bodies that were merged, renamed or ended: by the law, or because their unit ended."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pyoxigraph import Literal, Quad

from kg.graph.terms import LABEL, TYPE, day, kg, node, words
from kg.lexicon import changes as tables
from kg.lexicon.places import REFORM, load
from kg.model import Place
from kg.resolve.places import Units
from kg.resolve.standing import Standing, after
from kg.vocab import ORG, mint

_EVENT, _FROM, _TO = (node(ORG + name) for name in ("ChangeEvent", "originalOrganization", "resultingOrganization"))


@dataclass(frozen=True, slots=True)
class Event:
    """Bodies became others, or none that the graph holds; `earliest` and `latest` bound the first day after."""

    before: tuple[Standing, ...]
    after: tuple[Standing, ...]
    earliest: str | None
    latest: str
    law: str | None
    otherwise: str  # what happened, in words, where the graph holds none of the bodies that followed

    @property
    def iri(self) -> str:
        return mint("change", self.latest, *(one.body.iri for one in self.before))

    @property
    def label(self) -> str:
        """What happened, in words."""
        old = ", ".join(one.body.label for one in self.before)
        return (
            f"{old} thành {', '.join(one.body.label for one in self.after)}"
            if self.after
            else f"{old}: {self.otherwise}"
        )


def events(standings: Iterable[Standing], units: Units) -> list[Event]:
    """Return the changes of bodies that the graph holds, in order; of each at least one body that ended by it."""
    known = list(standings)
    found = [*_by_law(known), *_by_unit(known, units)]
    return sorted(found, key=lambda event: (event.latest, [one.body.iri for one in event.before]))


def quads(found: Iterable[Event]) -> Iterator[Quad]:
    """Yield the events."""
    for event in found:
        this = node(event.iri)
        yield Quad(this, TYPE, _EVENT)
        yield Quad(this, LABEL, Literal(event.label, language="vi"))
        for one in event.before:
            yield Quad(this, _FROM, node(one.body.iri))
        for one in event.after:
            yield Quad(this, _TO, node(one.body.iri))
        said = (("earliest", day(event.earliest)), ("latest", day(event.latest)), ("legalGround", words(event.law)))
        for name, value in said:
            if value is not None:
                yield Quad(this, kg(name), value)


def _by_law(standings: list[Standing]) -> Iterator[Event]:
    touched: dict[tuple[str, str | None, str], list[Standing]] = defaultdict(list)
    for one in standings:
        if one.change is not None:
            touched[one.change.name, one.lineage, one.name.removeprefix(one.head)].append(one)
    for group in touched.values():
        change = group[0].change
        assert change is not None
        old = tuple(one for one in group if one.head in change.before)
        if any(one.head not in change.after for one in old):
            new = tuple(one for one in group if one.head in change.after)
            yield Event(old, new, change.earliest, change.latest, change.law, change.vi)


def _by_unit(standings: list[Standing], units: Units) -> Iterator[Event]:
    """Yield what became of bodies whose unit ended: one event for those whose units the same units took over."""
    tables_ = tables.load()
    named: dict[tuple[str, str, str], list[Standing]] = defaultdict(list)
    for one in standings:
        if one.lineage is not None:
            named[one.lineage, one.body.kind, tables_.same(one.name)].append(one)
    groups: dict[tuple[str, ...], list[Standing]] = defaultdict(list)
    for one in standings:
        last = units.last(one.body.place)
        if last is None or last.valid_to is None or one.days[1] != last.valid_to:
            continue
        heirs = units.heirs(last)
        same = tables_.same(one.name)
        held = any(named.get((heir, one.body.kind, same)) for heir in heirs)
        groups[(last.valid_to, one.body.kind, same, *heirs) if held else (last.valid_to, one.body.iri)].append(one)
    for (end, *key), group in groups.items():
        new = tuple(heir for lineage in key[2:] for heir in named.get((lineage, key[0], key[1]), ()))
        lasting = [one for one in new if (one.days[0] or "") <= end]  # a province that took another in was before
        first = REFORM if after(end) == REFORM else None  # this day is known: ends of other units are bounds
        law, otherwise = _end_of(units.last(group[0].body.place))
        old = sorted([*group, *lasting], key=lambda one: one.body.iri)
        yield Event(tuple(old), new, first, after(end), law, otherwise)


def _end_of(unit: Place | None) -> tuple[str | None, str]:
    """Return the law by which a unit ended, and what that meant for its bodies."""
    gazetteer = load()
    if unit is None or unit.key not in gazetteer:
        return None, "kết thúc hoạt động"
    heirs = [heir.full for heir, _ in gazetteer.successors(unit) if heir.tier == unit.tier]
    followed = f"; đơn vị kế tục là {', '.join(heirs)}" if heirs else ""
    return gazetteer.ground(unit), f"{unit.full} kết thúc{followed}"
