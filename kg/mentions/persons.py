"""Everything about people on one page: names, later references, their offices, and the events that befall them."""

from __future__ import annotations

from dataclasses import dataclass

from kg.mentions import in_order
from kg.mentions.accused import accused
from kg.mentions.attach import Attacher, Cast, Who, begins
from kg.mentions.bodies import BodyReader
from kg.mentions.clauses import clauses
from kg.mentions.completion import Completer
from kg.mentions.context import Context
from kg.mentions.earlier import in_post
from kg.mentions.event import Event
from kg.mentions.event_days import stated_day
from kg.mentions.evidence import LONGEST, evidence
from kg.mentions.holdings import Careers, HoldingReader
from kg.mentions.led import LedReader
from kg.mentions.people import NameFinder
from kg.mentions.personnel import EventReader
from kg.mentions.references import Referrer, by_office
from kg.mentions.scan import Held, Scan
from kg.mentions.spells import Spells
from kg.mentions.stations import pass_on
from kg.mentions.verbs import FILLS
from kg.model import Body, DateMention, PersonMention, PersonnelFact, RoleMention, Sentence, Span
from kg.quick import replace

_SEATS = ("Ủy viên", "Thành viên", "Đại biểu")  # one may sit in several bodies
_GIVEN = ("guessed", "completed", "stated")
_BARE = frozenset({"ubnd", "hđnd", "dân"})  # with what an office ends that names its body but not of which unit


def find(
    scan: Scan,
    bodies: BodyReader,
    context: Context,
    sentences: tuple[Sentence, ...],
    dates: tuple[DateMention, ...],
) -> tuple[tuple[PersonMention, ...], tuple[PersonnelFact, ...]]:
    """Return the mentions of people with their offices, and the personnel events, in text order."""
    who = _who(scan)
    if not who:  # nobody whose offices and events they could be
        return (), ()
    at = begins(who)
    cast = Attacher(scan, who, at, Completer(scan, bodies, context, at.keys())).attach()
    in_order.pair(scan, cast)
    careers = Careers(scan, cast)
    reader, holdings = EventReader(scan, cast, careers), HoldingReader(scan, cast, careers)
    led = LedReader(scan, cast, bodies)
    told: list[tuple[Event, Span]] = []
    said = clauses(scan, sentences, who)
    for clause in said:
        told += [(event, scan.span(clause.start, clause.end)) for event in reader.events(clause)]
        for n, before in reader.left:
            cast.given[n].append(replace(before, status="former"))
        reader.left.clear()
        for n, held, status in led.read(clause) + holdings.read(clause):
            if held.start not in cast.used:
                cast.used.add(held.start)
                cast.given[n].append(replace(held, status=status))
        for start, end, n, held in led.founded:
            told.append((Event(start, end, "appointed", n, held), scan.span(clause.start, clause.end)))
        led.founded.clear()
    known = _Known(scan.words.forms, _stated(cast, 1), _stated(cast, 2))
    pass_on(scan, cast, said)
    _not_yet(cast, reader.hoped)
    _still(scan, cast, holdings.lists)
    _gained(cast, [event for event, _ in told])
    spells = Spells(scan, sentences)
    attached = [
        (w, [spells.apply(known.office(w.name, h)) for h in held]) for w, held in zip(who, cast.given, strict=True)
    ]
    events = []
    for event, span in _exact(cast, told):
        office = event.held and known.office(who[event.person].name, event.held)
        events.append(_fact(scan, who, replace(event, held=office), dates, span))
    events += _accused(scan, who, {e.person for e in events if e.event == "prosecuted"}, sentences)
    people = [_person(scan, w, held) for w, held in attached]
    people += _holders(scan, attached, events, cast.used)
    return tuple(sorted(people, key=lambda p: p.span)), tuple(events)


def _who(scan: Scan) -> list[Who]:
    """Return the mentions of people by name or by words that stand for it, in text order."""
    names = NameFinder(scan).find()
    referrer = Referrer(scan, names)
    short = referrer.by_given_name()
    short += referrer.by_pronoun(short)
    short += referrer.by_number(short)
    who = [Who(n.start, n.end, n.name, n.lead, True) for n in names]
    who += [Who(r.end - 1, r.end, r.name, r.start, False) for r in short]
    return sorted(who, key=lambda w: w.start)


def _exact(cast: Cast, told: list[tuple[Event, Span]]) -> list[tuple[Event, Span]]:
    """Return the events without those that another verb tells more exactly: "được bầu …, trở thành Chủ tịch"."""
    filled = {_post(cast, event) for event, _ in told if event.event in FILLS and not event.becomes}
    return [(event, span) for event, span in told if not (event.becomes and _post(cast, event) in filled)]


def _post(cast: Cast, event: Event) -> tuple[str, str, str]:
    held = event.held
    return cast.people[event.person].name, held.label if held else "", held.body.name if held and held.body else ""


def _gained(cast: Cast, told: list[Event]) -> None:
    """Make offices that the very words of an election or appointment give new: "bầu ông A, bà B làm Phó Chủ tịch"."""
    for event in told:
        if event.event not in FILLS or event.held is None:
            continue
        given, start = cast.given[event.person], event.held.start
        if event.career:  # "năm 2006, Bộ Chính trị phân công ông giữ chức …" tells of no office of today
            given[:] = [held for held in given if held.start != start or held.status != "current"]
        for n, held in enumerate(given):
            if held.start == event.held.start and held.status == "current":
                given[n] = replace(held, status="incoming")


def _still(scan: Scan, cast: Cast, listed: set[int]) -> None:
    """Let those hold an office of whom the page says so: "Trên cương vị Chủ tịch, ông A đã …" tells no end of it.

    Nor does a list of the posts so far: the last of them may be held still.
    """
    holders = {
        (who.name, held.label, held.body.name)
        for who, given in zip(cast.people, cast.given, strict=True)
        for held in given
        if held.status == "current" and held.body
    }
    for who, given in zip(cast.people, cast.given, strict=True):
        for n, held in enumerate(given):
            told = held.start in listed or in_post(scan.words.forms, held.start)
            if held.status == "former" and held.body and told:
                still = (who.name, held.label, held.body.name) in holders
                given[n] = replace(held, status="current") if still else held


def _not_yet(cast: Cast, hoped: list[tuple[int, Held]]) -> None:
    """Take back offices for which people are only proposed: "giới thiệu bầu ông A làm Phó Chủ tịch"."""
    for person, office in hoped:
        given = cast.given[person]
        given[:] = [held for held in given if held.start != office.start or held.status != "current"]


_Offices = dict[tuple[str, str], tuple[Body, bool]]


def _stated(cast: Cast, least: int) -> _Offices:
    """Return for each person and office the one body that the page states, and whether it tells of him there before.

    Bodies given less surely than `least` do not count, and offices of which it states several are left out.
    """
    found: dict[tuple[str, str], tuple[Body, bool]] = {}
    several = set()
    for who, offices in zip(cast.people, cast.given, strict=True):
        for held in offices:
            if held.body and held.given >= least:
                key = (who.name, held.label)
                first, was = found.get(key, (held.body, False))
                found[key] = first, was or held.status == "former"
                if first.name.lower() != held.body.name.lower():
                    several.add(key)
    return {key: body for key, body in found.items() if key not in several}


@dataclass(frozen=True, slots=True)
class _Known:
    """What the page states of its people elsewhere."""

    forms: list[str]
    told: _Offices  # by name or by what the page is about
    exact: _Offices  # by name

    def office(self, name: str, held: Held) -> Held:
        """Return an office whose body is only guessed, or of no told unit, with the one stated of the same person."""
        key = name, held.label
        if held.given == 1 and held.body is not None and self.forms[held.end - 1] in _BARE:
            return _of_own_unit(held, held.body, *self.exact.get(key, (None, False)))
        guessed = held.given == 0 and held.label not in _SEATS
        body, was = self.told.get(key, (None, False)) if guessed else (None, False)
        if body is None or (held.status == "former" and not was):
            return held
        other = held.stated and held.body is not None and held.body.name.split()[:2] != body.name.split()[:2]
        return held if other else replace(held, body=body, given=1)  # "Chủ tịch HĐQT" is so of whichever firm


def _of_own_unit(held: Held, guess: Body, body: Body | None, was: bool) -> Held:
    """Return "Phó Chủ tịch UBND", completed to `guess` from what stands near it, with the holder's own `body`."""
    if body is None or body.place is None or body.kind != guess.kind:
        return held
    return replace(held, body=body) if held.status == ("former" if was else "current") else held


def mention(scan: Scan, held: Held) -> RoleMention:
    """Return an office as a mention."""
    span = scan.span(held.start, held.end)
    return RoleMention(span, held.label, held.body, held.status, held.since, held.until, _GIVEN[held.given], held.spell)


def _person(scan: Scan, who: Who, held: list[Held]) -> PersonMention:
    edges = [(who.lead, who.end), *((h.start, h.end) for h in held if abs(h.start - who.end) < 60)]
    starts, ends = zip(*edges, strict=True)
    whole = scan.span(min(starts), max(ends))
    return PersonMention(
        scan.span(who.start, who.end), who.name, who.full, tuple(mention(scan, h) for h in held), whole
    )


def _fact(scan: Scan, who: list[Who], event: Event, dates: tuple[DateMention, ...], sentence: Span) -> PersonnelFact:
    held = event.held
    person = who[event.person]
    edges = [(event.start, event.end), (person.lead, person.end)]
    if held and sentence.start <= scan.words.starts[held.start] < sentence.end:
        edges.append((held.start, held.end))
    span = scan.span(min(a for a, _ in edges), max(b for _, b in edges))
    if span.end - span.start > LONGEST:
        span = scan.span(event.start, held.end if held and held.end > event.start else event.end)
    if span.end - span.start > LONGEST:
        span = scan.span(event.start, event.end)
    proof = evidence(scan.document, span, f"personnel.{_GIVEN[held.given] if held else 'bare'}.{event.event}")
    at = scan.words.starts[event.start]
    date = stated_day(dates, scan.folded, sentence, at, retired=event.event == "retired")
    body = held.body if held else event.body
    return PersonnelFact(person.name, event.event, held.label if held else None, body, date, proof, event.career)


def _accused(scan: Scan, who: list[Who], known: set[str], sentences: tuple[Sentence, ...]) -> list[PersonnelFact]:
    """Return the prosecution of those accused, of which nothing else is told."""
    out = []
    for event in accused(scan, who):
        person, start = who[event.person], scan.words.starts[event.start]
        if person.full and person.name not in known:
            known.add(person.name)
            sentence = next(s.span for s in sentences if s.span.start <= start < s.span.end)
            out.append(_fact(scan, who, event, (), sentence))
    return out


def _holders(
    scan: Scan, attached: list[tuple[Who, list[Held]]], events: list[PersonnelFact], used: set[int]
) -> list[PersonMention]:
    """Return the mentions of people by their office alone."""
    holders: dict[tuple[str, str], str] = {}
    labels: dict[str, set[str]] = {}
    for who, held in attached:
        for h in held:
            if h.body is not None and h.status in ("current", "incoming"):
                holders.setdefault((h.label, h.body.name.lower()), who.name)
                labels.setdefault(h.label, set()).add(who.name)
    for event in events:
        if event.role and event.body and event.event in ("appointed", "elected"):
            holders.setdefault((event.role, event.body.name.lower()), event.person)
    out = []
    for held_alone in scan.offices.values():
        if held_alone.start not in used and held_alone.status == "current":
            name = by_office(held_alone, holders, labels)
            if name:
                span = scan.span(held_alone.start, held_alone.end)
                out.append(PersonMention(span, name, False, (), span))
    return out
