"""Who comes after another in an office: "ông A thay ông B làm Chủ tịch", "Người kế nhiệm ông B ở vị trí … là ông A"."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from kg.mentions.attach import Cast
from kg.mentions.clauses import Clause, chain
from kg.mentions.event import Event
from kg.mentions.parties import Parties
from kg.mentions.scan import Held, Scan
from kg.mentions.verbs import Verb, VerbFinder, words

_AS = ("làm", "giữ", "đảm")  # right after whom one replaces; "thay ông B về làm Thứ trưởng" tells where B went
_REACH = 12  # words of "… giữ chức vụ", before the office
_SUCCEEDS = Verb("appointed", "self")

_Told = Iterator[tuple[Event, list[int]]]  # the event, and the people who held the office before


class Successors:
    """Reads the successions of one page."""

    def __init__(self, scan: Scan, cast: Cast, parties: Parties) -> None:
        self._scan = scan
        self._people = cast.people
        self._at = cast.at
        self._complete = cast.complete
        self._parties = parties
        self._markers = words("markers")

    def find(self, clause: Clause, verbs: VerbFinder) -> _Told:
        """Give the successions that one sentence tells as done."""
        yield from self._named(clause)
        yield from self._replacing(clause, verbs)

    def _named(self, clause: Clause) -> _Told:
        """Give "Người thay thế ông A ở vị trí Giám đốc Sở Nội vụ là ông B"."""
        forms, copulas = self._scan.words.forms, self._scan.words.at.get("là", [])
        for j in copulas[bisect_right(copulas, clause.start) : bisect_left(copulas, clause.end)]:
            person = self._at.get(j + 1)
            verb = next((k for k in range(j - 1, clause.start - 1, -1) if forms[k] in ("thay", "nhiệm")), None)
            if person is None or verb is None or (forms[verb] == "nhiệm" and forms[verb - 1] != "kế"):
                continue
            offices = [self._scan.offices[k] for k in range(verb, j) if k in self._scan.offices]
            if len(offices) == 1 and offices[0].end <= j:
                held = self._complete(offices)[0]
                between = {self._at[k] for k in range(verb + 1, j) if k in self._at}
                gone = [n for n in sorted(between) if self._people[n].name != self._people[person].name]
                yield Event(verb, j + 1, "appointed", person, held), gone
                return

    def _replacing(self, clause: Clause, verbs: VerbFinder) -> _Told:
        """Give "ông A thay ông B làm Chủ tịch UBND quận"."""
        forms = self._scan.words.forms
        for n in clause.people:
            person = self._people[n]
            thay = next(
                (k for k in range(person.lead - 1, max(clause.start, person.lead - 4), -1) if forms[k] == "thay"), None
            )
            if thay is None or forms[person.end : person.end + 1] == [] or forms[person.end] not in _AS:
                continue
            if forms[thay - 1] == "người" or verbs.is_unreal(thay, clause.start, _SUCCEEDS):
                continue
            held = self._office(person.end + 1, clause.end)
            subjects = self._parties.subjects(thay, clause) if held else []
            if held and len(subjects) == 1 and self._people[subjects[0]].name != person.name:
                yield Event(thay, held.end, "appointed", subjects[0], held), [n]

    def _office(self, start: int, stop: int) -> Held | None:
        """Return the office that "làm" or "giữ chức" before word `start` leads to."""
        for j in range(start, min(stop, start + _REACH)):
            if j in self._at:
                return None
            if j in self._scan.offices and any(self._markers.ending(self._scan.words.forms, j, 4)):
                found = self._complete(chain(self._scan, j, self._at, stop))
                return found[0] if len(found) == 1 else None
        return None
