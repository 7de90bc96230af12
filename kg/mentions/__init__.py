"""What a page names: places, bodies, offices, people, dates, meetings and papers, found in that order."""

from __future__ import annotations

from dataclasses import replace

from kg.language import dates, sentences
from kg.mentions import meetings, papers, units
from kg.mentions.attach import Attacher, Who
from kg.mentions.bodies import BodyReader
from kg.mentions.context import Context
from kg.mentions.people import NameFinder
from kg.mentions.references import Referrer, by_office
from kg.mentions.roles import RoleReader
from kg.mentions.scan import Held, Scan
from kg.model import (
    BodyMention,
    Document,
    PersonMention,
    PlaceMention,
    Reading,
    RoleMention,
)


def find(document: Document) -> Reading:
    """Return `document` with everything found in it."""
    scan = Scan.of(document)
    units.find(scan)
    context = Context(scan)
    bodies = BodyReader(scan, context)
    bodies.find()
    RoleReader(scan, bodies, context).find()
    people, roles = _people(scan, bodies, context)
    reading = Reading(
        document=document,
        folded=scan.folded,
        sentences=sentences.split(document, scan.folded),
        home=scan.home,
        places=_places(scan, context),
        dates=tuple(dates.find(scan.folded, document.published)),
        bodies=tuple(BodyMention(scan.span(f.start, f.end), f.body) for f in scan.bodies.values()),
        roles=roles,
        people=people,
    )
    reading = replace(reading, meetings=meetings.find(reading))
    return replace(reading, papers=papers.find(reading))


def _places(scan: Scan, context: Context) -> tuple[PlaceMention, ...]:
    found = [PlaceMention(scan.span(u.start, u.end), u.place) for u in scan.units.values()]
    for start, (end, level) in scan.levels.items():
        place = context.at_level(level, start)
        if place:
            found.append(PlaceMention(scan.span(start, end), place, implied=True))
    return tuple(sorted(found, key=lambda m: m.span))


def _people(
    scan: Scan, bodies: BodyReader, context: Context
) -> tuple[tuple[PersonMention, ...], tuple[RoleMention, ...]]:
    names = NameFinder(scan).find()
    who = [Who(n.start, n.end, n.name, n.lead, True) for n in names]
    who += [Who(r.end - 1, r.end, r.name, r.start, False) for r in Referrer(scan, names).by_given_name()]
    attached, used = Attacher(scan, who, bodies, context).attach()
    people = [_person(scan, w, held) for w, held in attached]
    people += _holders(scan, attached, used)
    roles = [_role(scan, held) for held in scan.offices.values()]
    return tuple(sorted(people, key=lambda p: p.span)), tuple(roles)


def _person(scan: Scan, who: Who, held: list[Held]) -> PersonMention:
    edges = [(who.lead, who.end), *((h.start, h.end) for h in held if abs(h.start - who.end) < 60)]
    whole = scan.span(min(s for s, _ in edges), max(e for _, e in edges))
    roles = tuple(_role(scan, h) for h in held)
    return PersonMention(scan.span(who.start, who.end), who.name, who.full, roles, whole)


def _role(scan: Scan, held: Held) -> RoleMention:
    return RoleMention(scan.span(held.start, held.end), held.label, held.body, held.status)


def _holders(scan: Scan, attached: list[tuple[Who, list[Held]]], used: set[int]) -> list[PersonMention]:
    """Return the mentions of people by their office alone."""
    holders: dict[tuple[str, str], str] = {}
    labels: dict[str, set[str]] = {}
    for who, held in attached:
        for h in held:
            if h.body is not None and h.status in ("current", "incoming"):
                holders.setdefault((h.label, h.body.name.lower()), who.name)
                labels.setdefault(h.label, set()).add(who.name)
    out = []
    for held in scan.offices.values():
        if held.start not in used and held.status == "current":
            name = by_office(held, holders, labels)
            if name:
                span = scan.span(held.start, held.end)
                out.append(PersonMention(span, name, False, (), span))
    return out
