"""What the law asks of a body: its name without its unit, the unit through time, and from when to when it was."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from kg.lexicon import changes
from kg.lexicon.changes import Change
from kg.model import Place
from kg.resolve.bodies import Body, name_alone
from kg.resolve.places import Units, lineage_above

Days = tuple[str | None, str | None]  # first and last ISO day, None where open


@dataclass(frozen=True, slots=True)
class Standing:
    """A body in the order of the State."""

    body: Body
    name: str  # folded, without its unit
    unit: Place | None
    lineage: str | None
    days: Days  # of the body
    above: tuple[tuple[str, Days], ...]  # the units right above, and when
    change: Change | None = None  # that ended the body, or took others into it
    head: str = ""  # the part of the name that the change names


def standings(bodies: Iterable[Body], units: Units) -> list[Standing]:
    """Return how each body stands, in order of their IRIs."""
    return [_standing(body, units) for body in sorted(set(bodies), key=lambda body: body.iri)]


def before(day: str) -> str:
    """Return the day before an ISO day."""
    return (date.fromisoformat(day) - timedelta(1)).isoformat()


def after(day: str) -> str:
    """Return the day after an ISO day."""
    return (date.fromisoformat(day) + timedelta(1)).isoformat()


def common(one: Days, other: Days) -> Days | None:
    """Return the days on which both hold, None if there are none."""
    start = max(filter(None, (one[0], other[0])), default=None)
    end = min(filter(None, (one[1], other[1])), default=None)
    return None if start and end and start > end else (start, end)


def hull(spans: Iterable[Days]) -> Days:
    """Return the days from the first to the last of all spans."""
    starts, ends = zip(*spans, strict=True)
    return None if None in starts else min(starts), None if None in ends else max(ends)


def _standing(body: Body, units: Units) -> Standing:
    unit = units.get(body.place)
    name = name_alone(body.label, unit)
    change, head = _changed(name, unit)
    ended = (None, before(change.latest)) if change and head not in change.after else (None, None)
    if unit is None:
        return Standing(body, name, None, None, ended, (), change, head)
    versions = units.versions(body.place)
    spans = [(one.valid_from, one.valid_to) for one in versions]
    above = tuple((over, span) for one, span in zip(versions, spans, strict=True) if (over := lineage_above(one)))
    lasting = hull(spans) if changes.load().of_unit.fullmatch(name) else (None, None)
    days = common(lasting, ended) or lasting
    return Standing(body, name, unit, units.lineage(body.place), days, above, change, head)


def _changed(name: str, unit: Place | None) -> tuple[Change | None, str]:
    for change in changes.load().changes:
        split = change.split(name)
        if split is not None and change.touches(unit):
            return change, split[0]
    return None, ""
