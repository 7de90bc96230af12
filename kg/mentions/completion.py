"""Bodies that an office leaves open: from its chain, its sentence, the agency just named, the page's place."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cached_property

from kg.language.names import FAMILY_NAMES
from kg.lexicon.places import load as load_places
from kg.mentions.authorities import committee, council
from kg.mentions.bodies import BodyReader
from kg.mentions.body_names import BARE
from kg.mentions.context import Context
from kg.mentions.party_organs import PartyOrgans, firm
from kg.mentions.scan import Held, Scan
from kg.mentions.suits import suits
from kg.model import Body, Place
from kg.quick import replace

_HEADS = (*BARE, "Ban Chấp hành Đảng bộ", "Đảng bộ", "Ban Thường vụ Đảng ủy", "Ban Chấp hành Đảng ủy")
_BARE_SEATS = {("bch",), ("btv",), ("ban", "chấp", "hành"), ("ban", "thường", "vụ")}
_UNITLESS = ("ubnd", "hđnd")
_SECRETARIES = ("Bí thư", "Phó Bí thư")
_ASIDE = 12  # words of a bracket that tells who somebody is
_OF_FIRMS = ("Giám đốc", "Hiệu trưởng")
_LEADER = 20  # words from "do" to what somebody is
_FIRMS = ("Công ty ", "Tổng công ty ", "Xí nghiệp ")
_LONG = 300  # words of a sentence on each side of an office; of more it is a list without end
_SIDE = 10  # words between "phía" and an office
_OWNER = re.compile(r"((?:Tỉnh|Thành|Quận|Huyện|Thị|Đảng) ủy .*)$")


class Completer:
    """Completes the offices of one page."""

    def __init__(self, scan: Scan, bodies: BodyReader, context: Context, people: Collection[int]) -> None:
        self._scan = scan
        self._bodies = bodies
        self._context = context
        self._organs = PartyOrgans(scan)
        self._people = people  # first words of what means a person

    @cached_property
    def _ends_unit(self) -> dict[int, Place]:
        """The first unit that ends before each word."""
        return {unit.end: unit.place for unit in reversed(self._scan.units.values())}

    def complete(self, chain: list[Held]) -> list[Held]:
        """Return the offices of a chain with their bodies completed from one another and the page."""
        ranked = [self._organs.ranked(h) for h in chain]
        return [_unless_bare(self._completed(h, ranked)) for h in ranked]

    def _completed(self, held: Held, chain: list[Held]) -> Held:
        if held.body is not None and held.given == 2:
            return held
        if self._organs.above(held, chain):
            return replace(held, body=None)
        unit = self._unit_before(held)
        if unit and (body := self._of_unit(held, unit)):
            return replace(held, body=body, given=1)
        if held.body is not None:
            moved = self._seat(held, held.body) or self._moved(held, chain)
            return held if moved is held.body else replace(held, body=moved)
        if self._of_another(held) or self._led_by(held):
            return replace(held, given=1)  # it has its body, of which no more than that is known
        body = (
            self._from_chain(held, chain)
            or self._led(held)
            or self._beside(held)
            or self._from_sentence(held)
            or self._from_home(held)
        )
        return held if body is None else replace(held, body=body)

    def _of_another(self, held: Held) -> bool:
        """Tell whether an office is of a body that cannot be read: "chủ tịch HoREA", "giám đốc một công ty vàng"."""
        words, j = self._scan.words, held.end
        if j in self._people or j >= len(words.forms) or j in self._scan.bodies or j in self._scan.offices:
            return False
        if j in self._scan.levels and words.capital[min(self._scan.levels[j][0], len(words.forms) - 1)]:
            return True  # "Chủ tịch huyện Krông Păk": a unit not known
        if (
            words.forms[j] in ("một", "các", "những")
            or self._scan.lexicon.bodies.longest(words.forms, j)
            or self._scan.lexicon.unread.longest(words.forms, j)
        ):
            return True
        return words.capital[j] and words.forms[j].isalpha() and words.forms[j] not in FAMILY_NAMES

    def _unit_before(self, held: Held) -> Place | None:
        """Return the unit before the bracket that tells somebody of it: "Ba Vì (ông A, nguyên Phó Chủ tịch)"."""
        forms = self._scan.words.forms
        if forms[held.end : held.end + 1] != [")"]:
            return None
        at = next((j for j in range(held.start - 1, max(0, held.start - _ASIDE), -1) if forms[j] in "(\n."), 0)
        if forms[at] != "(" or not any(j in self._people for j in range(at + 1, held.start)):
            return None
        return self._ends_unit.get(at)

    def _of_unit(self, held: Held, unit: Place) -> Body | None:
        """Return the body of a unit that an office without its own, or with one completed from the page, is of."""
        kind = held.body.kind if held.body else held.office.of[0] if held.office.of else ""
        if kind in ("PeoplesCommittee", "PeoplesCouncil"):
            return committee(unit) if kind == "PeoplesCommittee" else council(unit)
        return self._bodies.committee(unit) if kind == "PartyCommittee" and held.label != "Ủy viên" else None

    def _seat(self, held: Held, body: Body) -> Body | None:
        """Return the committee of a seat told by its bare name before the secretary's post that goes with it.

        "thôi tham gia BCH, BTV, thôi giữ chức Bí thư Đảng ủy xã": the seats are those of the commune's committee.
        """
        forms = self._scan.words.forms
        first = held.start + 2 * (forms[held.start : held.start + 2] == ["ủy", "viên"])
        if tuple(forms[first : held.end]) not in _BARE_SEATS:
            return None
        led = self._next_office(held.end)
        place = self._place(led.body.place) if led and led.body else None
        if led is None or led.body is None or place is None:
            return None
        commune = place.tier == 3 and led.body.kind == "PeoplesCommittee"  # "ủy viên BCH, phó chủ tịch UBND phường"
        if not commune and (led.body.kind != "PartyCommittee" or not led.label.startswith(_SECRETARIES)):
            return None
        if body.kind == "StandingCommittee":
            committee = self._bodies.committee(place)
            return Body(f"Ban Thường vụ {committee.name}", body.kind, place.key) if committee else None
        return Body(f"Ban Chấp hành Đảng bộ {place.full}", body.kind, place.key)

    def _next_office(self, start: int) -> Held | None:
        """Return the first office after word `start` that is no seat, in the same clause."""
        forms, offices = self._scan.words.forms, self._scan.offices
        for j in range(start, len(forms)):
            if forms[j] in (".", "\n", ";") or j in self._people:
                return None
            if j in offices and offices[j].label != "Ủy viên":
                return offices[j]
        return None

    def _moved(self, held: Held, chain: list[Held]) -> Body | None:
        """Let a body completed from the page follow the unit that its neighbours in the chain state."""
        body = held.body
        assert body is not None
        others = sorted((o for o in chain if o.body and o is not held), key=lambda o: (o.start < held.start, o.start))
        if held.given == 0:
            head = next((bare for bare in BARE if body.name.startswith(bare)), body.name)
            commune = next((p for o in others if o.body and (p := self._place(o.body.place)) and p.tier == 3), None)
            if head == "Đảng ủy" and commune:  # "Bí thư Đảng ủy, Chủ tịch UBND phường Cầu Tre"
                return Body(f"Đảng ủy {commune.full}", body.kind, commune.key)
            organ = self._organs.of(held, body, others)
            if organ:
                return organ
        if held.given == 0:
            for other in others:
                owner = _OWNER.search(other.body.name) if other.body else None
                if owner and body.kind == "StandingCommittee":
                    return Body(f"Ban Thường vụ {owner[1]}", body.kind, other.body.place if other.body else None)
        old = self._place(body.place)
        if self._scan.words.forms[held.end - 1] in _UNITLESS:  # "Phó Chủ tịch UBND, Chủ tịch UBND tỉnh Bắc Ninh"
            alike = (o.body for o in others if o.given == 2 and o.body and o.body.kind == body.kind)
            if same_kind := next(alike, None):
                return same_kind
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

    def _from_chain(self, held: Held, chain: list[Held]) -> Body | None:
        """Complete "Bí thư, Chủ tịch HĐND xã": the office shares the place, or the very body, of its neighbours."""
        kinds = held.office.of
        later = [o for o in chain if o.start > held.start]
        joined = later and self._scan.words.forms[held.end : later[0].start] in (["và"], ["kiêm"])
        beside = self._place(later[0].body.place) if joined and later[0].body else None
        if beside and "PartyCommittee" in kinds:  # "Thành ủy viên, nguyên Bí thư và Chủ tịch UBND quận 7"
            return self._bodies.committee(beside)
        for other in later + [o for o in chain if o.start < held.start][::-1]:
            if other.body is not None and other.body.kind in kinds and other.body.kind != "CentralBody":
                return other.body if held.label.endswith(("Chủ tịch", "Thành viên")) else firm(other.body)
        if "PartyCommittee" in kinds:
            for other in later + [o for o in chain if o.start < held.start][::-1]:
                place = self._place(other.body.place) if other.body is not None else None
                if place:
                    return self._bodies.committee(place)
        return None

    def _led(self, held: Held) -> Body | None:
        """Complete "Ban Pháp chế do ông A làm Trưởng Ban; ông B làm Phó Trưởng Ban": the body before "do"."""
        forms = self._scan.words.forms
        stops = (".", "\n") if forms[held.start - 1] == "làm" else (".", "\n", ";")
        for j in range(held.start - 1, max(1, held.start - 40), -1):
            if forms[j] in stops:
                return None
            if forms[j] == "do":
                led = (b for b in self._scan.bodies.values() if b.end == j and b.body.kind in held.office.of)
                return next((b.body for b in led), None)
        return None

    def _led_by(self, held: Held) -> bool:
        """Tell whether an office is that of what somebody leads: "hội đồng này do ông A làm chủ tịch"."""
        forms = self._scan.words.forms
        if forms[held.start - 1] != "làm" or held.label.endswith(_OF_FIRMS) or self._led(held):
            return False
        clause = next((j for j in range(held.start - 1, max(0, held.start - _LEADER), -1) if forms[j] in ".\n;"), 0)
        return "do" in forms[max(clause, held.start - _LEADER) : held.start]

    def _beside(self, held: Held) -> Body | None:
        """Complete "Về phía Long An, Phó Chủ tịch …": the office is of the unit whose side speaks."""
        forms = self._scan.words.forms
        for j in range(held.start - 1, max(0, held.start - _SIDE), -1):
            if forms[j] in (".", "\n", ";"):
                return None
            unit = self._scan.units.get(j) if forms[j - 1] == "phía" else None
            if unit and (body := self._of_unit(held, unit.place)):
                return body
        return None

    def _place(self, key: str | None) -> Place | None:
        if key is None:
            return None
        found = next((u.place for u in self._scan.units.values() if u.place.key == key), None)
        return found or (load_places().get(key) if key in load_places() else None)

    def _from_sentence(self, held: Held) -> Body | None:
        """Complete "(chủ tịch)" by the nearest body of a fitting kind: in its sentence, before it, then after.

        Right before a name those of the sentence before come first: "Chủ tịch Lê Văn Bến giao UBND quận 4 …".
        """
        forms = self._scan.words.forms
        first, last = max(0, held.start - _LONG), min(len(forms), held.end + _LONG)
        stop = next((j for j in range(held.start - 1, first - 1, -1) if forms[j] in (".", "\n")), first)
        after = next((j for j in range(held.end, last) if forms[j] in (".", "\n")), last)
        rest = range(held.end, after), range(stop, max(-1, stop - 80), -1)
        late = held.end in self._people and not held.label.startswith(_SECRETARIES)
        spans = (range(held.start - 1, stop - 1, -1), *(rest[::-1] if late else rest))
        for span in spans:
            for j in span:
                for found in (self._scan.bodies.get(j), self._scan.offices.get(j)):
                    if found is None or found.body is None or found.start <= held.start < found.end:
                        continue
                    if suits(held, found.body) and not (late and _of_firm(held, found.body)):
                        return self._headed(held, found.body)
        return None

    def _headed(self, held: Held, body: Body) -> Body | None:
        """Return what an office is held in where `body` is named: a secretary's is the committee of a "Đảng bộ"."""
        place = self._place(body.place)
        if (
            place
            and held.label.startswith(_SECRETARIES)
            and body.kind == "PartyOrganisation"
            and "Đảng bộ" in body.name
        ):
            return self._bodies.committee(place)
        return body if held.label.endswith(("Chủ tịch", "Thành viên")) else firm(body)

    def _from_home(self, held: Held) -> Body | None:
        place = self._context.home_at_most(3)
        return self._of_unit(held, place) if place and held.office.of[:1] != ("PeoplesCouncil",) else None


def _unless_bare(held: Held) -> Held:
    """Drop a body of which only the head is known."""
    bare = held.body is not None and held.body.name in _HEADS
    return replace(held, body=None) if bare else held


def _of_firm(held: Held, body: Body) -> bool:
    """Tell whether it would be a firm's chair: "theo đề xuất của Công ty X, Phó Chủ tịch A đã chấp thuận"."""
    return held.label.endswith("Chủ tịch") and body.name.startswith(_FIRMS)


def _parents(place: Place | None) -> list[Place]:
    return load_places().parents(place) if place and place.key in load_places() else []


def _transplant(body: Body, old: Place, new: Place) -> Body:
    """Return `body` with its unit `old` replaced by `new`, as its name ends with it."""
    for end, tail in ((old.full, new.full), (old.name, new.called)):  # "Thành ủy thành phố Hồ Chí Minh"
        if body.name.endswith(" " + end):
            return Body(body.name[: -len(end)] + tail, body.kind, new.key)
    return body
