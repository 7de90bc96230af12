"""Which offices belong to which person: before the name, after it, shared over a list, or by "là"."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace

from kg.lexicon.places import load as load_places
from kg.mentions.bodies import BodyReader
from kg.mentions.body_names import BARE
from kg.mentions.context import Context
from kg.mentions.scan import Held, Scan
from kg.model import Body, Place

_BETWEEN = {",", "-", "kiêm", "và", "hiện", "đồng", "thời", "là", "cùng", "("}
_PLURAL = ("các", "hai", "ba", "bốn", "năm", "những", "gồm", "2", "3", "4", "5", "nguyên")
_LISTS = {":", "gồm", "là"}
_AGENCIES = ("SpecialisedAgency", "School", "Enterprise", "Hospital", "Police", "ManagementBoard")
_GROUPED = ("PeoplesCommittee", "PeoplesCouncil", "CentralBody", "FrontBody", "MassOrganisation")
_OWNER = re.compile(r"((?:Tỉnh|Thành|Quận|Huyện|Thị|Đảng) ủy .*)$")


@dataclass(frozen=True, slots=True)
class Who:
    """Words [start, end) that mean the person called `name`; `lead` is where the phrase begins."""

    start: int
    end: int
    name: str
    lead: int
    full: bool


class Attacher:
    """Gives each mention of a person the offices that the text gives it there."""

    def __init__(self, scan: Scan, people: list[Who], bodies: BodyReader, context: Context) -> None:
        self._scan = scan
        self._people = sorted(people, key=lambda w: w.start)
        self._bodies = bodies
        self._context = context
        self._begins = {w.lead: n for n, w in enumerate(self._people)}
        self._begins.update({w.start: n for n, w in enumerate(self._people)})
        self._held_ends = {h.end: h for h in scan.offices.values()}
        self._given: dict[int, list[Held]] = defaultdict(list)
        self._used: set[int] = set()

    def attach(self) -> tuple[list[tuple[Who, list[Held]]], set[int]]:
        """Return every mention with its offices, and the first words of the offices that were given away."""
        for n, who in enumerate(self._people):
            self._after(n, who)
        for n, who in enumerate(self._people):
            self._before(n, who)
        self._shared()
        return [(who, self._given[n]) for n, who in enumerate(self._people)], self._used

    def complete(self, chain: list[Held]) -> list[Held]:
        """Return the offices of a chain with their bodies completed from one another and the page."""
        return [_unless_bare(self._completed(h, chain)) for h in chain]

    # ---- after the name

    def _after(self, n: int, who: Who) -> None:
        forms = self._scan.words.forms
        j = self._aside(who.end)
        status, j2 = self._copula(j)
        if j2 == j:
            if j < len(forms) and forms[j] in (",", "-", "("):
                j += 1
            status, j2 = self._copula(j)
        chain = self._chain(j2)
        if not chain:
            return
        if status:
            chain = [replace(chain[0], status=status) if chain[0].status == "current" else chain[0], *chain[1:]]
        self._give(n, self._spread(chain))

    def _aside(self, j: int) -> int:
        """Step over what tells age, birth or home: "(34 tuổi)", ", sinh năm 1978,", "(61 tuổi, quê Quảng Nam)"."""
        forms = self._scan.words.forms
        if j < len(forms) and forms[j] == "(":
            close = next((k for k in range(j, min(j + 30, len(forms))) if forms[k] in (")", "\n")), None)
            if close is None or forms[close] != ")":
                return j
            office = next((k for k in range(j + 1, close) if k in self._scan.offices), None)
            return close + 1 if office is None else office if forms[office - 1] in (",", ";") else j
        if j < len(forms) and forms[j] == ",":
            k = j + 1
            while k < len(forms) and k - j <= 5 and (forms[k].isdigit() or forms[k] in ("tuổi", "sinh", "năm", "sn")):
                k += 1
            if k > j + 1 and k < len(forms) and forms[k] in (",", "-"):
                return k
        return j

    def _copula(self, j: int) -> tuple[str | None, int]:
        hit = self._scan.lexicon.copulas.longest(self._scan.words.forms, j)
        if hit is None or hit[0] >= len(self._scan.words.forms):
            return None, j
        end = hit[0]
        while end < len(self._scan.words.forms) and self._scan.words.forms[end] in (
            "chức",
            "vụ",
            "một",
            "trong",
            "chức danh",
        ):
            end += 1
        return (hit[1], end) if end in self._scan.offices else (None, j)

    def _chain(self, j: int) -> list[Held]:
        """Return the offices that follow one another from word `j`, up to one that leads to the next name."""
        forms, chain = self._scan.words.forms, []
        while j in self._scan.offices:
            held = self._scan.offices[j]
            chain.append(held)
            k = held.end
            if k < len(forms) and forms[k] == ")":
                k += 1
            if self._name_at(k) and forms[k - 1] != ")":
                chain.pop()
                break
            steps = 0
            while k < len(forms) and forms[k] in _BETWEEN and k not in self._scan.offices and steps < 3:
                k, steps = k + 1, steps + 1
            if steps == 0 and k not in self._scan.offices:
                break
            j = k
        return chain

    def _name_at(self, k: int) -> bool:
        return k in self._begins

    def _spread(self, chain: list[Held]) -> list[Held]:
        """Carry "nguyên" over the offices after it, and complete offices without a body."""
        forms = self._scan.words.forms
        former = chain[0].status == "former" and not any(h.status == "former" for h in chain[1:])
        now = next((n for n, h in enumerate(chain) if n and "hiện" in forms[h.start - 3 : h.start]), len(chain))
        chain = [
            replace(h, status="current") if n >= now else replace(h, status="former") if former else h
            for n, h in enumerate(chain)
        ]
        return self.complete(chain)

    def _completed(self, held: Held, chain: list[Held]) -> Held:
        if held.body is not None and held.given == 2:
            return held
        if held.body is not None:
            return replace(held, body=self._moved(held, chain))
        body = self._from_chain(held, chain) or self._from_sentence(held) or self._from_home(held)
        return replace(held, body=body)

    def _moved(self, held: Held, chain: list[Held]) -> Body | None:
        """Let a body completed from the page follow the unit that its neighbours in the chain state."""
        body = held.body
        assert body is not None
        others = sorted((o for o in chain if o.body and o is not held), key=lambda o: (o.start < held.start, o.start))
        if held.given == 0 and body.kind in ("PartyCommittee", "PartyOrganisation"):
            head = next((bare for bare in BARE if body.name.startswith(bare)), body.name)
            kinds = _GROUPED if head in BARE[2:] else _AGENCIES
            agency = next((o.body for o in others if o.body and o.body.kind in kinds), None) or self._agency(held, body)
            if agency:
                return Body(f"{head} {agency.name}", body.kind, agency.place)
        if held.given == 0:
            for other in others:
                owner = _OWNER.search(other.body.name) if other.body else None
                if owner and body.kind == "StandingCommittee":
                    return Body(f"Ban Thường vụ {owner[1]}", body.kind, other.body.place if other.body else None)
        old = self._place(body.place)
        for other in others:
            if other.given != 2 or other.body is None or old is None:
                continue
            new = self._place(other.body.place)
            same = next((p for p in (new, *_parents(new)) if p.level == old.level), None) if new else None
            if same:
                return _transplant(body, old, same)
        return self._ahead(held, body) or body

    def _ahead(self, held: Held, body: Body) -> Body | None:
        """Return the body as the rest of the sentence states it: "thôi Bí thư Tỉnh ủy, thôi … Tỉnh ủy Hưng Yên"."""
        forms, head = self._scan.words.forms, body.name.split()[:2]
        for j in range(held.end, len(forms)):
            if forms[j] in (".", "\n", ";"):
                return None
            for found in (self._scan.bodies.get(j), self._scan.offices.get(j)):
                if found and found.body and found.given == 2:
                    name = found.body.name.removeprefix("Ban Thường vụ ")
                    if name.split()[:2] == head and body.kind == "PartyCommittee":
                        return Body(name, body.kind, found.body.place)
        return None

    def _agency(self, held: Held, body: Body) -> Body | None:
        """Return the agency or firm named just before a bare "Đảng ủy" or "Chi bộ"."""
        for j in range(held.start - 1, max(-1, held.start - 40), -1):
            found = self._scan.bodies.get(j)
            if found and found.body.kind in _AGENCIES:
                return found.body
            if found and found.body.kind.startswith("Peoples"):
                return None
        return None

    def _from_chain(self, held: Held, chain: list[Held]) -> Body | None:
        """Complete "Bí thư, Chủ tịch HĐND xã": the office shares the place, or the very body, of its neighbours."""
        kinds = held.office.of
        later = [o for o in chain if o.start > held.start]
        for other in later + [o for o in chain if o.start < held.start][::-1]:
            if other.body is not None and other.body.kind in kinds and other.body.kind != "CentralBody":
                return other.body
        if "PartyCommittee" in kinds:
            for other in later:
                place = self._place(other.body.place) if other.body is not None else None
                if place:
                    return self._bodies.committee(place)
        return None

    def _place(self, key: str | None) -> Place | None:
        if key is None:
            return None
        found = next((u.place for u in self._scan.units.values() if u.place.key == key), None)
        return found or (load_places().get(key) if key in load_places() else None)

    def _from_sentence(self, held: Held) -> Body | None:
        """Complete "(chủ tịch)" by the nearest body of a fitting kind: in its sentence, before it, then after."""
        forms = self._scan.words.forms
        stop = next((j for j in range(held.start - 1, -1, -1) if forms[j] in (".", "\n")), 0)
        after = next((j for j in range(held.end, len(forms)) if forms[j] in (".", "\n")), len(forms))
        spans = (range(held.start - 1, stop - 1, -1), range(held.end, after), range(stop, max(-1, stop - 80), -1))
        for span in spans:
            for j in span:
                for found in (self._scan.bodies.get(j), self._scan.offices.get(j)):
                    if (
                        found
                        and found.body
                        and found.body.kind in held.office.of
                        and not found.start <= held.start < found.end
                    ):
                        return found.body
        return None

    def _from_home(self, held: Held) -> Body | None:
        place = self._context.home_at_most(3)
        kind = held.office.of[0] if held.office.of else None
        if place and kind == "PartyCommittee" and held.office.label != "Ủy viên":
            return self._bodies.committee(place)
        if place and kind == "PeoplesCommittee":
            return Body(f"Ủy ban nhân dân {place.full}", kind, place.key)
        return None

    # ---- before the name

    def _before(self, n: int, who: Who) -> None:
        held = self._held_ends.get(who.lead)
        if held is None and who.lead < who.start and self._scan.words.forms[who.lead - 1] in (",", "-"):
            held = self._held_ends.get(who.lead - 1)  # "Chủ tịch HĐND thành phố, ông A"
            if held is not None and not self._opens(held.start):
                held = None
        if held is None or held.start in self._used:
            return
        chain = [held]
        while True:
            k = chain[0].start
            previous = None
            for gap in (1, 2):
                if k - gap >= 0 and self._scan.words.forms[k - gap] in (",", "kiêm", "-"):
                    previous = self._held_ends.get(k - gap)
                    break
            if previous is None or previous.start in self._used:
                break
            chain.insert(0, previous)
        if self._was_held(chain[0].start):
            chain = [replace(h, status="former") for h in chain]
        self._give(n, self._spread(chain), first=True)

    def _was_held(self, i: int) -> bool:
        """Tell whether "trong thời gian giữ cương vị", "dưới thời" or the like leads to word `i`."""
        forms = self._scan.words.forms
        for back in range(2, 9):
            hit = self._scan.lexicon.copulas.longest(forms, i - back) if i >= back else None
            if hit and hit[1] == "former" and i - hit[0] <= 2:
                return True
        return forms[max(0, i - 2) : i] == ["dưới", "thời"]

    def _opens(self, i: int) -> bool:
        """Tell whether word `i` opens a clause."""
        return i == 0 or self._scan.words.forms[i - 1] in (".", "\n", ",", '"', ":", "và", "có")

    # ---- lists

    def _shared(self) -> None:
        """Give the office before "gồm", "là" or ":" to all the names of the list after it."""
        forms = self._scan.words.forms
        for held in self._scan.offices.values():
            if held.start in self._used or held.end >= len(forms):
                continue
            if forms[held.end : held.end + 2] == ["khác", "là"] and held.end + 2 in self._begins:
                self._give(self._begins[held.end + 2], self._spread([held]))
                continue
            if forms[held.end] not in _LISTS:
                continue
            if not any(form in _PLURAL for form in forms[max(0, held.start - 4) : held.start]):
                continue
            k = held.end + 1
            while k < len(forms) and forms[k] not in (".", "\n"):
                n = self._begins.get(k)
                if n is None:
                    k += 1
                    continue
                self._give(n, self._spread([held]))
                k = self._people[n].end

    def _give(self, n: int, chain: list[Held], *, first: bool = False) -> None:
        have = self._given[n]
        if first:
            have[:0] = chain
        else:
            have.extend(chain)
        self._used.update(h.start for h in chain)


def _unless_bare(held: Held) -> Held:
    """Drop a body of which only the head is known."""
    bare = held.body is not None and held.body.name in BARE
    return replace(held, body=None) if bare else held


def _parents(place: Place | None) -> list[Place]:
    return load_places().parents(place) if place and place.key in load_places() else []


def _transplant(body: Body, old: Place, new: Place) -> Body:
    """Return `body` with its unit `old` replaced by `new`, as its name ends with it."""
    for end, tail in ((old.full, new.full), (old.name, new.name)):
        if body.name.endswith(" " + end):
            return Body(body.name[: -len(end)] + tail, body.kind, new.key)
    return body
