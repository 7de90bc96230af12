"""Roles: which person holds, held, gets or leaves which office in which body."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from dataclasses import replace
from functools import cached_property

from kg.language.terms import term
from kg.mentions import present
from kg.mentions.evidence import LONGEST, cover, evidence
from kg.model import PersonMention, PersonnelFact, Reading, RoleFact, RoleMention

_STATUS = {
    "appointed": "incoming",
    "elected": "incoming",
    "approved": "incoming",
    "removed": "outgoing",
    "resigned": "outgoing",
}
_SEATS = (None, "Ủy viên", "Đại biểu", "Thành viên")  # one may hold a post beside them
_LAST_YEAR = re.compile(r"-(\d{4})\Z")  # of a term
_HEADS = 3  # blocks that tell the news: headline, lead, and what follows
_PAST_OR_NEW = {"former", "outgoing", "incoming"}
_RANK = {"former": 0, "outgoing": 1, "current": 2, "incoming": 3}
_Key = tuple[str, str, str]


def extract(reading: Reading) -> list[RoleFact]:
    """Return one fact for each person, office and body, its status by all that the page says of it.

    What somebody left outweighs that he held it; that he holds it outweighs how he got it, unless the page
    first tells that he gets it.
    """
    found: dict[_Key, RoleFact] = {}
    told = [_attested(reading, person, role) for person in reading.people for role in person.roles]
    for fact in _of_past_terms(reading, told):
        _keep(found, fact)
    earlier, page = _before_news(reading), _Page(reading)
    for event in reading.events:
        if event.event in _STATUS and event.role:
            fact = _told(reading, event, event in earlier, page)
            known = found.get(_key(fact))
            if known and known.status == "current" and not event.career and event in earlier:
                continue  # he holds it still, or until the news
            if not event.career or _goes_before(reading, event, known):
                _keep(found, fact)
    return [fact for fact in found.values() if not _vague(fact, found)]


def _of_past_terms(reading: Reading, told: list[RoleFact]) -> list[RoleFact]:
    """Let those who held an office in a term that is over have held it, unless the page calls them so without it."""
    ended = {fact for fact in told if fact.status == "current" and _LAST_YEAR.search(fact.term or "")}
    now = present.year(reading) if ended else None
    if now is None:
        return told
    still = {_key(fact) for fact in told if fact.status == "current" and fact not in ended}
    return [
        replace(fact, status="former") if fact in ended and _key(fact) not in still and _over(fact, now) else fact
        for fact in told
    ]


def _over(fact: RoleFact, now: int) -> bool:
    match = _LAST_YEAR.search(fact.term or "")
    return match is not None and int(match[1]) < now


def _goes_before(reading: Reading, event: PersonnelFact, known: RoleFact | None) -> bool:
    """Tell whether an event in somebody's life so far makes its office one of the past.

    Not where the page reports that he gets this very office, nor where he holds it and gets no other.
    """
    gained = {
        (other.role, other.body)
        for other in reading.events
        if other.person == event.person and not other.career and _STATUS.get(other.event) == "incoming"
    }
    if (event.role, event.body) in gained:
        return False
    return (
        known is None
        or known.status not in ("current", "outgoing")
        or any(role not in (*_SEATS, event.role) for role, _ in gained)
    )


def _keep(found: dict[_Key, RoleFact], fact: RoleFact) -> None:
    key = _key(fact)
    have = found.get(key)
    if have is None:
        found[key] = fact
    elif {have.status, fact.status} <= _PAST_OR_NEW and "incoming" in (have.status, fact.status):
        found[key] = _of_term(*sorted((have, fact), key=lambda f: f.evidence.span.start))
    elif _RANK[fact.status] < _RANK[have.status]:
        found[key] = _of_term(fact, have)
    else:
        found[key] = _of_term(have, fact)


def _of_term(fact: RoleFact, other: RoleFact) -> RoleFact:
    """Return a fact with the term that another of the same office states, if its own words say it, too."""
    stated = fact.term is None and other.term is not None and term(fact.evidence.quote) == other.term
    return replace(fact, term=other.term) if stated else fact


def _key(fact: RoleFact) -> _Key:
    body = fact.body.name.lower() if fact.body else ""
    return fact.person.lower(), fact.role, body.replace("ban quản lý ", "ban ")  # of one man's the shorter is the same


def _vague(fact: RoleFact, found: dict[_Key, RoleFact]) -> bool:
    """Tell whether a fact lacks its body, or another says the same more fully: "Phó … Thường trực"."""
    person, role, body = _key(fact)
    fuller = found.get((person, f"{role} Thường trực", body))
    if not body or (fuller is not None and fuller.status == fact.status):
        return True
    if fact.body is None or fact.body.place is not None:
        return False  # of a body named short, "Ban Tiếp công dân" for "Ban Tiếp công dân Trung ương"
    return any(k[:2] == (person, role) and k[2].startswith(f"{body} ") for k in found)


def _attested(reading: Reading, person: PersonMention, role: RoleMention) -> RoleFact:
    span = cover(person.span, role.span)
    if span.end - span.start > LONGEST:
        span = role.span
    if role.spell:
        whole = cover(span, role.spell)
        span = whole if whole.end - whole.start <= LONGEST else span
    side = "before" if role.span.start < person.span.start else "after"
    proof = evidence(reading.document, span, f"role.{role.given}.{side}")
    said = term(reading.document.text[role.span.start : role.span.end])
    return RoleFact(person.name, role.role, role.body, role.status, proof, role.start, role.end, said)


def _superseded(reading: Reading, event: PersonnelFact) -> bool:
    """Tell whether the page tells of a later post: "Tháng 6/2012, ông được điều động …; tháng 3/2015, …"."""
    if _STATUS[event.event] != "incoming" or event.role in _SEATS or not _year(event):
        return False
    return any(
        other.person == event.person
        and _STATUS.get(other.event) == "incoming"
        and other.role not in (*_SEATS, event.role)
        and _year(other) > _year(event)
        for other in reading.events
    )


def _before_news(reading: Reading) -> set[PersonnelFact]:
    """Return what people got before the news, where a page opens with what one gets and goes on with earlier years.

    "Ông A được bầu làm Chủ tịch …. Năm 2009, ông làm Phó Bí thư …. Một năm sau, ông được bầu làm Bí thư …".
    """
    heads = reading.document.blocks[:_HEADS]
    gained: dict[str, list[PersonnelFact]] = defaultdict(list)
    for event in sorted(reading.events, key=_at) if heads else ():
        if _STATUS.get(event.event) == "incoming" and event.role not in _SEATS:
            gained[event.person].append(event)
    found: set[PersonnelFact] = set()
    for his in gained.values():
        news = {(e.role, e.body) for e in his if _is_news(e, heads[-1].span.end)}
        dated = [False]  # by how many of his events were told: whether the last of them that is no news has a year
        for event in his if news else ():
            dated.append(dated[-1] if _is_news(event, heads[-1].span.end) else bool(_year(event)))
        for event in his if news else ():
            told = bisect_right(his, _at(event), key=_at)
            if (event.role, event.body) not in news and (_year(event) or dated[told - 1]):
                found.add(event)
    return found


def _at(event: PersonnelFact) -> int:
    return event.evidence.span.start


def _is_news(event: PersonnelFact, stop: int) -> bool:
    return not _year(event) and _at(event) < stop


def _year(event: PersonnelFact) -> str:
    """Return the year of an event, empty where it is not known."""
    year = (event.date or "")[:4]
    return year if year.isdigit() else ""


def _of_earlier_year(page: _Page, event: PersonnelFact) -> bool:
    """Tell whether an event happened in a year before the one that the page speaks from."""
    told = _year(event)
    return bool(told) and int(told) < page.year


class _Page:
    """The year that a page speaks from, found where it is first asked for; 0 where it is not known."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading

    @cached_property
    def year(self) -> int:
        return present.year(self._reading) or 0


def _told(reading: Reading, event: PersonnelFact, earlier: bool, page: _Page) -> RoleFact:
    assert event.role is not None
    past = event.career or earlier or _superseded(reading, event)
    status = "former" if past else _STATUS[event.event]
    if status == "incoming" and _of_earlier_year(page, event):
        status = "current"  # "ông A, được bầu năm 2014, …" on a page of 2016
    proof = evidence(reading.document, event.evidence.span, event.evidence.rule.replace("personnel", "role"))
    return RoleFact(event.person, event.role, event.body, status, proof)
