"""Who held a post from when to when: bounds concluded from what pages attest and report.

A page that calls someone by an office on a day proves that the person held it that day, no more: the start is known as
a span that ends at the first proof, the end as one that begins at the last. Attendance is not tenure, and silence ends
none. Who had left a post and is in it again later has two tenures.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal, NamedTuple

from kg.language.dates import bounds
from kg.vocab import mint

# "Mới được bổ nhiệm": news of a change stands within a month of it.
AROUND = timedelta(days=31)
_STARTS = {"appointed", "elected", "approved"}
_ENDS = {"removed", "retired", "resigned"}

Held = Literal["certain", "possible", "contradicted"]


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

    @property
    def holds(self) -> bool:
        """Say whether the fact puts the person in the post, not out of it."""
        return self.event in _STARTS if self.status is None else self.status in ("current", "incoming")


class Bound(NamedTuple):
    """An ISO day, and what proves it: facts, or the change by which the body ended."""

    day: str
    by: tuple[str, ...]


class Ending(NamedTuple):
    """The last day that a body can have been, and the IRI of the change by which it ended."""

    day: str
    ground: str


@dataclass(frozen=True, slots=True)
class Tenure:
    """One person in one post, between bounds (both days included; None where nothing is known)."""

    iri: str
    person: str
    post: str
    status: str  # ended; current, on the last day proved: nothing is said of today; unknown: no day, or no one answer
    start_earliest: Bound | None
    start_latest: Bound | None
    end_earliest: Bound | None
    end_latest: Bound | None
    facts: tuple[str, ...]


def tenures(facts: Iterable[Attested], endings: Mapping[str, Ending] | None = None) -> Iterator[Tenure]:
    """Yield the tenures that the facts prove, ordered by their IRIs, whatever the order of the facts.

    `endings`: when the bodies of posts ended; no tenure outlasts the body, whatever pages say after.
    """
    groups: dict[tuple[str, str], list[Attested]] = defaultdict(list)
    for fact in facts:
        if fact.status is not None or fact.event in _STARTS | _ENDS:
            groups[fact.person, fact.post].append(fact)
    found: list[Tenure] = []
    for (person, post), group in groups.items():
        ending = (endings or {}).get(post)
        told = [_before(_sane(fact), None if ending is None else ending.day) for fact in group]
        found += [_tenure(mint("tenure", person, post, *since), spell, ending) for since, spell in _spells(told)]
    yield from sorted(found, key=lambda tenure: tenure.iri)


def held(tenure: Tenure, day: str, rivals: Iterable[Tenure] = ()) -> Held:
    """Say whether the person held the post on an ISO day.

    certain: proved on that day or before, and on that day or after. contradicted: outside the bounds; or, in a post for
    one at a time whose tenures are `rivals`, another certainly held it before, on and after that day. The days of a
    handover contradict nobody.
    """
    first, last = tenure.start_earliest, tenure.end_latest
    if (first is not None and day < first.day) or (last is not None and day > last.day):
        return "contradicted"
    begun, lasted = _proved(tenure)
    if begun <= day <= lasted:
        return "certain"
    others = (_proved(rival) for rival in rivals if rival.person != tenure.person and rival.post == tenure.post)
    return "contradicted" if any(since < day < until for since, until in others) else "possible"


def _proved(tenure: Tenure) -> tuple[str, str]:
    """Return the first and the last day that are proved; an empty span if there is none."""
    if tenure.start_latest is None or tenure.end_earliest is None:
        return "~", ""
    return tenure.start_latest.day, tenure.end_earliest.day


# ---------------------------------------------------------------- spells


def _sane(fact: Attested) -> Attested:
    """Return a fact without a stated spell that ends before it begins."""
    since, until = bounds(fact.start or ""), bounds(fact.end or "")
    return replace(fact, start=None, end=None) if since and until and since[0] > until[1] else fact


def _before(fact: Attested, last: str | None) -> Attested:
    """Return what a fact says of the days up to `last`: told later, it still proves that the post was held once."""
    if last is None:
        return fact
    since, until = bounds(fact.start or ""), bounds(fact.end or "")
    late = fact.earliest is not None and fact.earliest > last
    return replace(
        fact,
        earliest=None if late else fact.earliest,
        latest=None if late else fact.latest and min(fact.latest, last),
        start=None if since and since[0] > last else fact.start,
        end=None if until and until[1] > last else fact.end,
    )


def _spells(facts: list[Attested]) -> Iterator[tuple[tuple[str, ...], list[Attested]]]:
    """Yield each unbroken stay in a post, later ones with the day that they began after.

    A stay is broken where a fact puts the person out of the post and a later one in it again. Facts without a day go
    with the last.
    """
    into = sorted(day for fact in facts if (day := _into(fact)))
    cuts: set[str] = set()
    for out in filter(None, map(_out, facts)):
        again = bisect_right(into, out)
        if again < len(into):
            cuts.add(into[again])
    breaks = sorted(cuts)
    spells: dict[int, list[Attested]] = defaultdict(list)
    for fact in facts:
        day = _out(fact) or _into(fact)
        spells[len(breaks) if day is None else bisect_right(breaks, day)].append(fact)
    if len(spells) > 1 and all(_out(fact) is None and _into(fact) is None for fact in spells[len(breaks)]):
        spells[max(n for n in spells if n < len(breaks))] += spells.pop(len(breaks))
    for n in sorted(spells):
        yield ((breaks[n - 1],) if n else ()), spells[n]


def _into(fact: Attested) -> str | None:
    """Return the first day on which a fact may put the person in the post."""
    since = bounds(fact.start or "")
    if since and (fact.latest is None or since[0] <= fact.latest):
        return since[0]
    if fact.earliest is None or not fact.holds:
        return None
    return _moved(fact.earliest, -AROUND) if fact.status == "incoming" else fact.earliest


def _out(fact: Attested) -> str | None:
    """Return the last day after which a fact says that the person is out of the post."""
    if fact.holds:
        return None
    until = bounds(fact.end or "")
    if until and (fact.latest is None or until[1] <= fact.latest):
        return until[1]
    return fact.latest and (_moved(fact.latest, AROUND) if fact.status == "outgoing" else fact.latest)


# ---------------------------------------------------------------- bounds


@dataclass(slots=True)
class _Edge:
    """Everything known about one end of a tenure: days with what proves each."""

    lower: list[tuple[str, str]]
    upper: list[tuple[str, str]]


def _tenure(iri: str, facts: list[Attested], ending: Ending | None) -> Tenure:
    start, end = _Edge([], []), _Edge([], [])
    for fact in facts:
        _add(fact, start, end)
    last_held = max((day for fact in facts for day in (_held_on(fact), _into(fact)) if day), default="")
    if ending is not None:
        if start.upper:  # a body's end alone tells nothing of a start
            start.upper.append((ending.day, ending.ground))
        end.upper.append((ending.day, ending.ground))
    # A re-election is no start, and a term that was to end no end for who is in the post after it.
    start_latest = _bound(start.upper, min)
    starts = [(day, by) for day, by in start.lower if start_latest is None or day <= start_latest.day]
    ends = [(day, by) for day, by in end.upper if day >= last_held]
    first_end = min(ends, default=("~", ""))[0]
    lasting = [(day, by) for day, by in end.lower if day <= first_end]
    # Where sources name two ends, it may have been either.
    ends = [(day, by) for day, by in ends if day >= max(end.lower, default=("", ""))[0]]
    left = {fact.fact for fact in facts if not fact.holds}
    return Tenure(
        iri,
        facts[0].person,
        facts[0].post,
        "ended" if ending is not None or any(by in left for _, by in ends) else _status(facts),
        _bound(starts, max),
        start_latest,
        _bound(lasting, max),
        _bound(ends, min),
        tuple(sorted({fact.fact for fact in facts})),
    )


def _bound(days: list[tuple[str, str]], best: Callable[[Iterable[str]], str]) -> Bound | None:
    """Return the tightest of some days with all that proves it."""
    if not days:
        return None
    day = best(day for day, _ in days)
    return Bound(day, tuple(sorted({by for other, by in days if other == day})))


def _held_on(fact: Attested) -> str | None:
    """Return the last day on which a fact proves the post held."""
    return fact.earliest if fact.event in _STARTS or fact.status == "current" else None


def _add(fact: Attested, start: _Edge, end: _Edge) -> None:
    """Add what one fact says of the start and the end."""
    since, until = bounds(fact.start or ""), bounds(fact.end or "")
    if since:
        start.lower.append((since[0], fact.fact))
        start.upper.append((since[1], fact.fact))
    if until:
        end.upper.append((until[1], fact.fact))
        if not fact.holds:  # a term that is to last is no proof that it did
            end.lower.append((until[0], fact.fact))
            start.upper.append((until[1], fact.fact))
    if fact.earliest is None or fact.latest is None:
        return
    first, last, by = fact.earliest, fact.latest, fact.fact
    if fact.event is not None:
        side = start if fact.event in _STARTS else end
        side.lower.append((first, by))
        side.upper.append((last, by))
    if fact.status == "current":
        start.upper.append((last, by))
    elif fact.status == "incoming":
        start.lower.append((_moved(first, -AROUND), by))
        start.upper.append((_moved(last, AROUND), by))
    elif fact.status == "outgoing":
        end.lower.append((_moved(first, -AROUND), by))
        end.upper.append((_moved(last, AROUND), by))
    elif fact.status == "former":
        end.upper.append((last, by))
    if not fact.holds:  # whoever leaves or has left was in the post before
        start.upper.append((last, by))
    if proved := _held_on(fact):
        end.lower.append((proved, by))


def _status(facts: Iterable[Attested]) -> str:
    """Return the status of a tenure of which no end is dated."""
    dated = {fact.holds for fact in facts if fact.latest is not None}
    undated = {fact.holds for fact in facts if fact.latest is None}
    if undated == {False}:
        return "unknown" if dated else "ended"
    return "current" if dated and not undated - {True} else "unknown"


def _moved(day: str, by: timedelta) -> str:
    try:
        return (date.fromisoformat(day) + by).isoformat()
    except OverflowError:  # a page may claim the year 1 or 9999
        return day
