"""Who held a post from when to when: bounds concluded from what pages attest and report.

One tenure per person and post. A page that calls someone by an office on a day proves that the person held it that
day, no more: the start is known as a span that ends at the first proof, the end as one that begins at the last.
Attendance is not tenure.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from kg.language.dates import bounds
from kg.vocab import mint

# "Mới được bổ nhiệm": news of a change stands within a month of it.
AROUND = timedelta(days=31)
_STARTS = {"appointed", "elected", "approved"}
_ENDS = {"removed", "retired", "resigned"}


@dataclass(frozen=True, slots=True)
class Attested:
    """A fact about a person in a post: an attestation (`status`) or a personnel event (`event`) in known days."""

    person: str
    post: str
    fact: str
    status: str | None = None  # current, former, incoming, outgoing
    event: str | None = None
    earliest: str | None = None  # ISO days: when the page says it, or when the event was
    latest: str | None = None
    start: str | None = None  # EDTF, as the page states it
    end: str | None = None


@dataclass(frozen=True, slots=True)
class Tenure:
    """One person in one post, between bounds (ISO days, both included; None where nothing is known)."""

    iri: str
    person: str
    post: str
    status: str  # current or former, by the latest fact
    start_earliest: str | None
    start_latest: str | None
    end_earliest: str | None
    end_latest: str | None
    facts: tuple[str, ...]


@dataclass(slots=True)
class _Bounds:
    """Everything known about one end of a tenure."""

    lower: list[str]
    upper: list[str]


def tenures(facts: Iterable[Attested]) -> Iterator[Tenure]:
    """Yield the tenures that the facts prove, ordered by their IRIs, whatever the order of the facts."""
    groups: dict[tuple[str, str], list[Attested]] = defaultdict(list)
    for fact in facts:
        if fact.status is not None or fact.event in _STARTS | _ENDS:
            groups[fact.person, fact.post].append(fact)
    yield from sorted((_tenure(*key, group) for key, group in groups.items()), key=lambda tenure: tenure.iri)


def _tenure(person: str, post: str, facts: list[Attested]) -> Tenure:
    start, end = _Bounds([], []), _Bounds([], [])
    for fact in facts:
        _add(fact, start, end)
    start_latest = min(start.upper, default=None)
    end_earliest = max(end.lower, default=None)
    # A re-election is no start, and "nguyên" in one page no end for who is back in the post in a later one.
    starts = [day for day in start.lower if start_latest is None or day <= start_latest]
    ends = [day for day in end.upper if end_earliest is None or day >= end_earliest]
    return Tenure(
        mint("tenure", person, post),
        person,
        post,
        _status(facts),
        max(starts, default=None),
        start_latest,
        end_earliest,
        min(ends, default=None),
        tuple(sorted({fact.fact for fact in facts})),
    )


def _add(fact: Attested, start: _Bounds, end: _Bounds) -> None:
    """Add what one fact says of the start and the end."""
    since, until = bounds(fact.start or ""), bounds(fact.end or "")
    if since:
        start.lower.append(since[0])
        start.upper.append(since[1])
    if until:
        end.lower.append(until[0])
        end.upper.append(until[1])
    if fact.earliest is None or fact.latest is None:
        return
    if fact.event is not None:
        side = start if fact.event in _STARTS else end
        side.lower.append(fact.earliest)
        side.upper.append(fact.latest)
    if fact.status == "current":
        start.upper.append(fact.latest)
        end.lower.append(fact.earliest)
    elif fact.status == "incoming":
        start.lower.append(_moved(fact.earliest, -AROUND))
        start.upper.append(_moved(fact.latest, AROUND))
    elif fact.status == "outgoing":
        end.lower.append(_moved(fact.earliest, -AROUND))
        end.upper.append(_moved(fact.latest, AROUND))
    elif fact.status == "former":
        end.upper.append(fact.latest)
    # Whoever leaves or has left was in the post before.
    if fact.event in _ENDS or fact.status in ("former", "outgoing"):
        start.upper.append(fact.latest)
    if fact.event in _STARTS:
        end.lower.append(fact.earliest)


def _status(facts: Iterable[Attested]) -> str:
    """Return whether the latest fact says that the person is in the post; at equal dates that is believed."""
    dated = sorted((fact.latest or "", _holds(fact)) for fact in facts)
    return "current" if dated[-1][1] else "former"


def _holds(fact: Attested) -> bool:
    return fact.event in _STARTS if fact.status is None else fact.status in ("current", "incoming")


def _moved(day: str, by: timedelta) -> str:
    try:
        return (date.fromisoformat(day) + by).isoformat()
    except OverflowError:  # a page may claim the year 1 or 9999
        return day
