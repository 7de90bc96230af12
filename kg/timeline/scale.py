"""Intervals on one scale: what is certain, what is possible, what is unknown, in percent of the width."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

Days = tuple[str | None, str | None]  # ISO days, earliest and latest
Stretch = tuple[float, float]
_MOST_TICKS = 6
# Pages may claim any year; a bar that leaves these is cut.
_FIRST, _LAST = date(1930, 1, 1).toordinal(), date(2050, 12, 31).toordinal()


@dataclass(frozen=True, slots=True)
class Interval:
    """What a row of a timeline is about: it began within `start` and ended within `end`."""

    label: str
    start: Days
    end: Days
    anchor: str | None = None
    note: str = ""  # what proves it


@dataclass(frozen=True, slots=True)
class Bar:
    """A row as it is drawn."""

    interval: Interval
    certain: Stretch | None
    possible: Sequence[Stretch]
    unknown: Sequence[Stretch]


@dataclass(frozen=True, slots=True)
class Timeline:
    """Rows under one axis; a tick is its place and the year or month."""

    ticks: Sequence[tuple[float, str]]
    bars: Sequence[Bar] = field(default_factory=list)


def timeline(intervals: Iterable[Interval]) -> Timeline | None:
    """Return the rows on a common scale; those without any day are left out; None if none has one."""
    dated = [interval for interval in intervals if any(_days(interval))]
    if not dated:
        return None
    days = [_ordinal(day) for interval in dated for day in _days(interval) if day]
    low, high = min(days), max(days)
    margin = max((high - low) // 20, 30)
    scale = _Scale(low - margin, high + margin)
    return Timeline(scale.ticks(), [_bar(interval, scale) for interval in dated])


class _Scale:
    def __init__(self, low: int, high: int) -> None:
        self._low, self._high = low, high

    def at(self, day: str) -> float:
        return self._place(_ordinal(day))

    def _place(self, ordinal: int) -> float:
        return round(100 * (ordinal - self._low) / (self._high - self._low), 2)

    def ticks(self) -> list[tuple[float, str]]:
        """Return the first days of years, or of months where there are few years."""
        first, last = date.fromordinal(self._low), date.fromordinal(self._high)
        months = range(first.year * 12 + first.month, last.year * 12 + last.month)
        step = next(s for s in (1, 2, 3, 6, 12, 24, 60, 120, 240, 600) if len(months) / s <= _MOST_TICKS)
        starts = [date(m // 12, m % 12 + 1, 1) for m in months if m % step == 0]
        return [
            (self._place(start.toordinal()), str(start.year) if step >= 12 else f"{start.month}/{start.year}")
            for start in starts
        ]


def _bar(interval: Interval, scale: _Scale) -> Bar:
    start_earliest, start_latest = interval.start
    end_earliest, end_latest = interval.end
    places = [
        None if day is None else scale.at(day) for day in (start_earliest, start_latest, end_earliest, end_latest)
    ]
    first, since, until, last = places
    certain = (since, until) if since is not None and until is not None and since <= until else None
    if certain:
        left, right = certain
        possible = [(a, b) for a, b in ((first, left), (right, last)) if a is not None and b is not None and a < b]
    else:
        known = sorted(place for place in places if place is not None)
        left, right = known[0], known[-1]
        possible = [(left, right)]
    unknown = [(0.0, left)] if first is None else []
    unknown += [(right, 100.0)] if last is None else []
    return Bar(interval, certain, possible, unknown)


def _days(interval: Interval) -> tuple[str | None, ...]:
    return (*interval.start, *interval.end)


def _ordinal(day: str) -> int:
    return min(max(date.fromisoformat(day).toordinal(), _FIRST), _LAST)
