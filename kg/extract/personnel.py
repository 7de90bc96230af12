"""Personnel events: each person, event and office once, with the day that the page gives."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.mentions.event_days import EventDays
from kg.model import PersonnelFact, Reading

_OWN_COURTS = "1955"  # from which year on the whole north had them
_FROM_ALL = re.compile(r"(?i)(?:hết|mọi|tất cả|toàn bộ)(?: các)? chức (?:vụ|danh)")
_TAKES_UP = re.compile(r"(?i)(?:nhận|nhậm) (?:chức|nhiệm vụ|cương vị|quyết định)")
_LONG = 3  # months in which an event is decided, announced and carried out
# Of two events told of one person and office, the more telling one says it all.
_NEEDS_NO_ROLE = ("disciplined", "prosecuted", "retired", "removed", "resigned")

_Key = tuple[str, str, str, str]


def extract(reading: Reading) -> list[PersonnelFact]:
    """Return the personnel events of the page, the first telling of each; one told of two years happened twice."""
    if not reading.events:
        return []
    found: dict[_Key, list[PersonnelFact]] = {}
    for event in map(EventDays(reading).dated, reading.events):
        key = (event.person.lower(), event.event, event.role or "", event.body.name.lower() if event.body else "")
        _add(found.setdefault(key, []), event)
    told = sorted((event for one in found.values() for event in one), key=lambda e: e.evidence.span)
    return [event for event in told if not _vague(event, found) and not _by_foes(event) and not _taken_up(event, found)]


def _taken_up(event: PersonnelFact, found: dict[_Key, list[PersonnelFact]]) -> bool:
    """Tell whether somebody only takes up the office that the page says he was elected or approved to."""
    if event.event != "appointed" or not event.role or not _TAKES_UP.search(event.evidence.quote):
        return False
    rest = (event.role, event.body.name.lower() if event.body else "")
    given = (one for kind in ("approved", "elected") for one in found.get((event.person.lower(), kind, *rest), []))
    return any(_one(one.date, event.date) for one in given)


def _by_foes(event: PersonnelFact) -> bool:
    """Tell whether somebody was seized under foreign rule: no court of the state that pages report on."""
    return event.event == "prosecuted" and (event.date or _OWN_COURTS) < _OWN_COURTS


def _add(known: list[PersonnelFact], event: PersonnelFact) -> None:
    """Add `event` to those of its kind: what was told before less exactly gets its day."""
    for i, first in enumerate(known):
        if _one(first.date, event.date):
            if event.date and event.date.startswith(first.date or ""):
                known[i] = replace(first, date=event.date)
            return
    known.append(event)


def _one(a: str | None, b: str | None) -> bool:
    """Tell whether two days can be those of one event: it is announced, decided and carried out over weeks."""
    if a is None or b is None:
        return True
    return _months_apart(a, b) < _LONG if "X" in a + b else a[:4] == b[:4]


def _months_apart(a: str, b: str) -> int:
    """Return how many months lie between two days of whose years one is not known, 0 where a month is not, either."""
    months = a[5:7], b[5:7]
    if not all(month.isdigit() for month in months):
        return 0
    apart = abs(int(months[0]) - int(months[1]))
    return min(apart, 12 - apart)


def _vague(event: PersonnelFact, found: dict[_Key, list[PersonnelFact]]) -> bool:
    """Tell whether an event without an office is told with one, or with a fuller one, elsewhere on the page."""
    if event.role is not None:
        body = event.body.name.lower() if event.body else ""
        fuller = found.get((event.person.lower(), event.event, f"{event.role} Thường trực", body), [])
        return any(event.date in (None, other.date) for other in fuller)
    if event.event not in _NEEDS_NO_ROLE and event.body is None:
        return True
    if event.event == "removed" and _FROM_ALL.search(event.evidence.quote):
        return False  # "cách tất cả chức vụ trong Đảng" is another matter than an office of the state
    return any(k[0] == event.person.lower() and k[1] == event.event and k[2] for k in found)
