"""Who comes after another in an office: "ông A thay ông B làm Chủ tịch", "Người kế nhiệm ông B ở vị trí … là ông A"."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator

from kg.mentions.attach import Cast
from kg.mentions.clauses import Clause
from kg.mentions.event import Event
from kg.mentions.parties import Parties
from kg.mentions.scan import Held, Scan
from kg.mentions.verbs import Verb, VerbFinder

_AS = ("làm", "giữ", "đảm")  # right after whom one replaces; "thay ông B về làm Thứ trưởng" tells where B went
_POSTS = ("danh", "trí", "vụ", "chức", "vị", "ghế")
_REACH = 13  # words of "giữ chức vụ" and what stands before the office
_SUCCEEDS = Verb("appointed", "self")

Slot = Callable[[int, int], list[Held]]  # the offices that a verb, which ends at a word, leads to before another word
_Told = Iterator[tuple[Event, list[int]]]  # the event, and the people who held the office before


class Successors:
    """Reads the successions of one page."""

    def __init__(self, scan: Scan, cast: Cast, parties: Parties) -> None:
        self._scan = scan
        self._people = cast.people
        self._at = cast.at
        self._complete = cast.complete
        self._parties = parties

    def find(self, clause: Clause, verbs: VerbFinder, slot: Slot) -> _Told:
        """Give the successions that one sentence tells as done."""
        yield from self._named(clause)
        yield from self._replacing(clause, verbs, slot)
        yield from self._entrusted(clause)

    def before_new(self, clause: Clause) -> Iterator[tuple[int, Held]]:
        """Give who held an office before its new holder: "ông A, tân Bí thư Tỉnh ủy, thay ông B"."""
        forms, ends = self._scan.words.forms, self._scan.office_ends()
        for n in clause.people:
            lead = self._people[n].lead
            if not self._parties.replaced(lead):
                continue
            change = next(j for j in range(lead - 1, -1, -1) if forms[j] == "thay")
            held = ends.get(change) or ends.get(change - (forms[change - 1] == ","))
            if held and held.status == "incoming":
                yield from ((n, h) for h in self._complete([held]))

    def _entrusted(self, clause: Clause) -> _Told:
        """Give "Chức danh Bí thư Huyện ủy được giao cho ông A"."""
        forms = self._scan.words.forms
        for j in self._within("giao", clause):
            ends = self._scan.office_ends()
            person = self._at.get(j + 2) if forms[j + 1 : j + 2] == ["cho"] else None
            held = ends.get(j - 1) if forms[j - 1] == "được" else None
            if person is not None and held is not None and forms[held.start - 1] in _POSTS:
                yield Event(j, j + 2, "appointed", person, self._complete([held])[0]), []

    def _named(self, clause: Clause) -> _Told:
        """Give "Người thay thế ông A ở vị trí Giám đốc Sở Nội vụ là ông B"."""
        forms = self._scan.words.forms
        for j in self._within("là", clause):
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

    def _replacing(self, clause: Clause, verbs: VerbFinder, slot: Slot) -> _Told:
        """Give "ông A thay ông B làm Chủ tịch UBND quận"."""
        forms = self._scan.words.forms
        for thay in self._within("thay", clause):
            gone = next((self._at[k] for k in range(thay + 1, min(thay + 4, clause.end)) if k in self._at), None)
            if gone is None or self._people[gone].lead <= thay:
                continue
            end = self._people[gone].end
            if forms[end : end + 1] == [] or forms[end] not in _AS or forms[thay - 1] == "người":
                continue
            held = slot(end, min(clause.end, end + _REACH))
            subjects = self._parties.subjects(thay, clause) if len(held) == 1 else []
            if len(subjects) != 1 or verbs.is_unreal(thay, clause.start, _SUCCEEDS):
                continue
            if self._people[subjects[0]].name != self._people[gone].name:
                yield Event(thay, held[0].end, "appointed", subjects[0], held[0]), [gone]

    def _within(self, form: str, clause: Clause) -> list[int]:
        """Return where a word stands in a sentence, its first word aside."""
        at = self._scan.words.at.get(form, [])
        return at[bisect_right(at, clause.start) : bisect_left(at, clause.end)]
