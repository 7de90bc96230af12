"""Bodies in the text: a head from the lexicon and what completes it, into a full canonical name."""

from __future__ import annotations

import re

from kg.language.names import FAMILY_NAMES
from kg.lexicon import BodyHead
from kg.lexicon.places import load as load_places
from kg.mentions.body_names import BARE, LINK, OpenNames, begins_person, names_person
from kg.mentions.context import Context, Said, complete
from kg.mentions.scan import Found, Scan, marks
from kg.mentions.units import names as unit_names
from kg.model import Body, Place

OF_PARTY = " Đảng bộ"  # ends the name of a Party committee whose first words others have too
_PARTY = ("PartyCommittee", "PartyOrganisation")
_ON = ("và", "với", "đối", "đã", "từ", "nhiệm", "khóa", "này", "là", "được", "bị", "cho", "của")
_CALLED = ("ông", "bà", "anh", "chị", "chí")
_SYLLABLE = 6  # letters: a longer word is a name of several syllables, "Đăkrông"
_BUREAU = re.compile(r"\A((?:Tổng c|C)ục )(\w)")
_CODE = re.compile(r"[a-z]\d{2}")
_CENTRAL = (["trung", "ương"], ["tw"], ["t", ".", "ư"])


class BodyReader:
    """Reads the body that begins at a word; remembers what it read."""

    def __init__(self, scan: Scan, context: Context) -> None:
        self._scan = scan
        self._context = context
        self._names = OpenNames(scan, context, self)
        self._known: dict[int, Found | None] = {}
        self._said: dict[str, Said] = {}  # head → where, and with which units, it was completed
        self._short_names: dict[str, Body] = {}  # "Saigonbank" → the bank it was put in brackets after
        self._owners: dict[str, Body] = {}  # head → the body it was last said to belong to
        self._enterprise: Body | None = None  # the last one named

    def find(self) -> None:
        """Fill `scan.bodies`, each word belonging to one body at most."""
        forms = self._scan.words.forms
        ahead = marks(len(forms), self._scan.lexicon.bodies.positions(self._scan.words))
        i = ahead.find(1)
        while i >= 0:
            found = None if self._in_name(i) else self.read(i)
            if found:
                self._scan.bodies[i] = found
                self._note(found)
            i = ahead.find(1, found.end if found else i + 1)

    def _in_name(self, i: int) -> bool:
        """Tell whether word `i` is a syllable of a name: "Trường" in "Đinh Trường Thọ" heads no body."""
        words = self._scan.words
        far = i > 2 and words.capital[i - 2] and words.forms[i - 3] in _CALLED  # "ông Lê Nhật Trường An"
        return (
            i > 0
            and words.capital[i]
            and words.capital[i - 1]
            and (words.forms[i - 1] in FAMILY_NAMES or (far and words.forms[i - 2] in FAMILY_NAMES))
            and i + 1 < len(words.forms)
            and words.capital[i + 1]
            and (i - 1) not in self._scan.units
        )

    def _note(self, found: Found) -> None:
        """Remember what later words may point back to."""
        words, j = self._scan.words, found.end
        if found.given == 2 and found.body.place:
            self._context.note(found.start, found.body.place)
        code = self._code(found) if found.body.kind == "CentralBody" else None
        if code:
            self._short_names[code] = found.body
        if found.body.kind in ("Enterprise", "School") and not found.body.name.startswith("Hội đồng"):
            self._enterprise = found.body
            if words.forms[j : j + 1] == ["("] and words.forms[j + 2 : j + 3] == [")"] and words.forms[j + 1].isalpha():
                self._short_names[words.forms[j + 1]] = found.body

    def _code(self, found: Found) -> str | None:
        """Return the letter and number behind a name in brackets: "Cục Cảnh sát hình sự (C45)"."""
        words, end = self._scan.words, found.end
        if end < len(words.forms) and words.forms[end] == "(":
            close = next((k for k in range(end + 1, min(end + 4, len(words.forms))) if words.forms[k] == ")"), None)
            start = end + 1
        else:
            close = end - 1 if words.forms[end - 1] == ")" else None
            start = next((k for k in range(end - 2, max(found.start, end - 5), -1) if words.forms[k - 1] == "("), end)
        written = "".join(words.forms[start:close]) if close else ""
        return written if _CODE.fullmatch(written) else None

    def read(self, i: int, depth: int = 0) -> Found | None:
        """Return the body that begins at word `i`, if one does."""
        if i in self._known:
            return self._known[i]
        forms = self._scan.words.forms
        if i < len(forms) and forms[i] in self._short_names:
            return Found(i, i + 1, self._short_names[forms[i]])
        hit = self._scan.lexicon.bodies.longest(forms, i) if depth < 4 else None
        theirs = self._committee_of(i, *hit, depth) if hit and hit[1].where == "unit" and hit[1].owners else None
        if theirs:
            self._known[i] = theirs
            return theirs
        if hit and hit[0] < len(forms) and forms[hit[0]] in hit[1].not_before:
            hit = None
        if hit and i and forms[i - 1] in hit[1].not_after:
            hit = None
        if hit and hit[1].capital and not self._scan.words.capital[i]:
            hit = None
        if hit and hit[0] == i + 2 and forms[i - 1] != "thư" and self._before_person(i + 1):
            hit = None  # "Phó Chủ tịch quận Đoàn Ngọc Hải", but "Bí thư Quận Đoàn Lê Chân"
        found = self._complete(i, self.gloss(hit[0]), hit[1], depth) if hit else None
        if depth == 0 or found:
            self._known[i] = found
        return found

    def _committee_of(self, i: int, after: int, head: BodyHead, depth: int) -> Found | None:
        """Return the committee of a body that is no unit's: "Ban Chấp hành | Hội Nông dân huyện", "BCH Tỉnh đoàn"."""
        owner = self.read(after, depth + 1) if after < len(self._scan.words.forms) else None
        if owner is None or owner.body.kind not in head.owners:
            return None
        name = f"{head.name.removesuffix(OF_PARTY)} {owner.body.name}"
        return Found(i, owner.end, Body(name, owner.body.kind, owner.body.place), owner.given)

    def _before_person(self, i: int) -> bool:
        """Tell whether word `i`, the last of a head, is a surname: "quận Đoàn Ngọc Hải", not "Quận Đoàn Lê Chân"."""
        of_unit = (end - i > 2 for end, _ in unit_names().all(self._scan.words.forms, i + 1))
        return begins_person(self._scan, i) and not any(of_unit)

    def firm(self, j: int) -> Found | None:
        """Return the firm that only its own name tells at word `j`: "VNPT Sơn La"."""
        return self._names.firm(j)

    def same(self, j: int) -> Body | None:
        """Return the sở that a bare "Sở" at word `j` means."""
        words = self._scan.words
        alone = words.forms[j : j + 1] == ["sở"] and not words.after[j].isalpha()
        return self._names.earlier(j, "sở") if alone else None

    def completed(self, after: int, head: BodyHead) -> Found | None:
        """Return the body of `head`, whose words end before `after`, completed by what follows them."""
        return self._complete(after, after, head, 1)

    def gloss(self, j: int) -> int:
        """Step over an abbreviation in brackets: "Hội đồng nhân dân (HĐND) thành phố"."""
        words = self._scan.words
        if j < len(words.forms) and words.forms[j] == "(":
            k = j + 1
            while k < len(words.forms) and k - j <= 6 and words.forms[k] not in (")", "\n"):
                sign = words.forms[k] in "&-." or (k > j + 1 and words.forms[k].isdigit())  # "(PA 03)"
                if not sign and not (words.capital[k] and self._scan.written(k, k + 1).isupper()):
                    return j
                k += 1
            if k < len(words.forms) and words.forms[k] == ")" and k > j + 1:
                return k + 1
        return j

    # ---- completion

    def _complete(self, start: int, after: int, head: BodyHead, depth: int) -> Found | None:
        inner = self._of_agency(after) if head.kind in _PARTY else None
        if inner and (head.where == "unit" or self._scan.words.forms[after] != "sở"):  # a bare "Sở" is read below
            return Found(start, inner, Body(head.name, head.kind), 0)
        if head.where == "fixed":
            if head.strict:
                return None
            return self._fixed(start, after, head, depth)
        if head.where == "name":
            return self._with_name(start, after, head)
        if head.where == "unit":
            return self._with_unit(start, after, head)
        if head.where == "field":
            return self._names.with_field(start, after, head, depth)
        if head.where == "owner":
            return self._with_owner(start, after, head, depth)
        return self._names.open(start, after, head, depth)

    def _fixed(self, start: int, after: int, head: BodyHead, depth: int) -> Found:
        """Return the body that its words alone tell, with whose it is where that follows: "Cục A của Bộ Công an"."""
        forms = self._scan.words.forms
        j = after + 1 if after < len(forms) and forms[after] in LINK else after
        owner = self.read(j, depth + 1) if head.owners else None
        name = _BUREAU.sub(lambda m: m[1] + m[2].upper(), head.name)
        if owner and owner.body.kind in head.owners:
            return Found(start, owner.end, Body(f"{name} {owner.body.name}", head.kind))
        return Found(start, after, Body(name, head.kind))

    def _of_agency(self, j: int) -> int | None:
        """Return where the bare noun at word `j` ends that points to an agency named elsewhere: "Đảng ủy Công ty"."""
        words = self._scan.words
        hit = self._scan.lexicon.agency.longest(words.forms, j)
        alone = hit and (
            hit[0] == len(words.forms) or not words.forms[hit[0]][0].isalnum() or words.forms[hit[0]] in _ON
        )
        return hit[0] if hit and alone else None

    def unit(self, j: int, *, bare: bool = True) -> tuple[int, Place] | None:
        """Return the unit stated at word `j`: in full, by a bare level word, or (if `bare`) by its name alone."""
        scan = self._scan
        unit = scan.units.get(j)
        if unit and (unit.level or bare):
            return unit.end, unit.place
        if j in scan.levels:
            end, level = scan.levels[j]
            place = self._context.at_level(level, j)
            if place:
                if end < len(scan.words.forms) and scan.words.forms[end] in ("này", "ta", "nhà"):
                    end += 1
                return end, place
        return None

    def _with_name(self, start: int, after: int, head: BodyHead) -> Found | None:
        forms = self._scan.words.forms
        stated = self.unit(after)
        if stated and after in self._scan.units:
            end, place = stated
            unit = self._scan.units[after]
            if unit.level is not None or place.level in head.levels or head.name.startswith("Thành"):
                return self._named(start, end, head, place)
        if after < len(forms) and self._scan.words.capital[after]:
            for end, name in unit_names().all(forms, after):
                places = [p for level in head.levels for p in load_places().named(name, level)]
                if places and self._scan.words.capital[end - 1]:
                    return self._named(start, end, head, self._nearest(places, after))
        if stated and after in self._scan.levels and stated[1].level in head.levels:
            return self._named(start, stated[0], head, stated[1], 1)
        end = self._unlisted(after)
        if end > after:
            return Found(start, end, Body(f"{head.name} {self._scan.written(after, end)}", head.kind))
        usual = self._context.at_level(head.levels[0], start, self._lately(head, start))
        return self._named(start, after, head, usual, 1) if usual else None

    def _unlisted(self, after: int) -> int:
        """Return where the name of a unit that the gazetteer lacks ends: one or two words that name no person."""
        words, end = self._scan.words, after
        while end < len(words.forms) and words.capital[end] and words.forms[end].isalpha() and end - after < 3:
            end += 1
        name = words.forms[after:end]
        whole = (len(name) == 2 and min(map(len, name)) > 1) or (len(name) == 1 and len(name[0]) > _SYLLABLE)
        named = whole and name[0] not in FAMILY_NAMES
        return end if named and not self._scan.lexicon.offices.longest(words.forms, after) else after

    def _nearest(self, places: list[Place], word: int) -> Place:
        home = self._context.home_at_most(1)
        return min(places, key=lambda p: (not (home and p.key.startswith(home.key)), p.valid_from or "", p.tier, p.key))

    def _named(self, start: int, end: int, head: BodyHead, place: Place, given: int = 2) -> Found:
        body = Body(f"{head.name} {place.called}", head.kind, place.key)
        complete(self._said, head.name, start, place)
        return Found(start, end, body, given)

    def _with_unit(self, start: int, after: int, head: BodyHead) -> Found | None:
        forms = self._scan.words.forms
        end = after
        if end < len(forms) and forms[end] in LINK and self.unit(end + 1):
            end += 1
        stated = self.unit(end)
        if stated and self.fits(end, stated[1]):
            complete(self._said, head.name, start, stated[1])
            return self._united(start, stated[0], head, stated[1], 2 if end in self._scan.units else 1)
        if end in self._scan.levels and stated is None:
            return self._of_unlisted(start, end, head)
        if head.strict:
            return None
        if head.centre and (
            head.kind == "MassOrganisation" or names_person(self._scan, after)
        ):  # "Chủ tịch Ủy ban MTTQ Việt Nam Lê Văn Bến"
            return Found(start, after, Body(head.centre, head.kind))
        place = self._lately(head, start) or self._default(head, start)
        return self._united(start, after, head, place, 1) if place else None

    def _of_unlisted(self, start: int, level: int, head: BodyHead) -> Found | None:
        """Complete a head by a unit that the gazetteer lacks; a bare "UBND thị xã" without one is nobody's."""
        first = self._scan.levels[level][0]
        end = self._unlisted(first)
        if end == first:
            return None
        unit = f"{self._scan.written(level, first).lower()} {self._scan.written(first, end)}"
        return Found(start, end, Body(f"{head.name} {unit}", head.kind))

    def fits(self, word: int, place: Place) -> bool:
        """Tell whether a unit named without its level is really one: "UBND Vũ Quang Hùng" names a man."""
        unit = self._scan.units.get(word)
        if unit is None or unit.level or place.tier == 1:
            return True
        words = self._scan.words
        follows = unit.end < len(words.forms) and words.capital[unit.end] and words.forms[unit.end].isalpha()
        return not (follows and words.forms[word] in FAMILY_NAMES)

    def _lately(self, head: BodyHead, word: int) -> Place | None:
        """Return the unit that a head was last completed with, or the one that the text turned to since."""
        return self._context.since(self._said.get(head.name), word)

    def _default(self, head: BodyHead, word: int) -> Place | None:
        home = self._context.home_at_most(head.tier or 2) if head.tier != 1 else None
        return home or self._context.at_tier(head.tier, word)

    def _united(self, start: int, end: int, head: BodyHead, place: Place, given: int) -> Found:
        name = (place.tier > 1 and head.below) or head.name
        return Found(start, end, Body(f"{name} {place.full}", head.kind, place.key), given)

    def _with_owner(self, start: int, after: int, head: BodyHead, depth: int) -> Found | None:
        forms = self._scan.words.forms
        j = after
        if head.central and (central := next((c for c in _CENTRAL if forms[j : j + len(c)] == c), None)):
            end = j + len(central)
            end += forms[end : end + 1] == ["đảng"]
            return Found(start, end, Body(f"{head.name} Trung ương", "CentralBody"))
        if j < len(forms) and forms[j] in LINK:
            j += 1
        owner = self.read(j, depth + 1)
        if owner and ("*" in head.owners or owner.body.kind in head.owners):
            self._owners[head.name] = owner.body
            kind = "StateOffice" if head.name == "Văn phòng" and owner.body.kind.startswith("Peoples") else head.kind
            return Found(start, owner.end, Body(f"{head.name} {owner.body.name}", kind, owner.body.place), owner.given)
        if "Enterprise" in head.owners:
            stated = self._names.firm(j)
            if stated:
                return Found(start, stated.end, Body(f"{head.name} {stated.body.name}", head.kind, stated.body.place))
            firm = self._owners.get(head.name) or self._enterprise
            return Found(start, after, Body(f"{head.name} {firm.name}", head.kind, firm.place), 0) if firm else None
        unit = self.unit(j, bare="Police" in head.owners)
        if unit and head.kind == "Police" and self.fits(j, unit[1]):
            police = f"{head.name} Công an {unit[1].full}"
            return Found(start, unit[0], Body(police, head.kind, unit[1].key), 1)
        if unit and not head.strict:
            committee = self.committee(unit[1]) if "PartyCommittee" in head.owners else None
            council = Body(f"Hội đồng nhân dân {unit[1].full}", "PeoplesCouncil", unit[1].key)
            above = committee or (council if "PeoplesCouncil" in head.owners else None)
            if above:
                return Found(start, unit[0], Body(f"{head.name} {above.name}", head.kind, above.place), 1)
        if head.strict:
            return None
        if head.name in BARE:
            return Found(start, after, Body(head.name, head.kind), 0)
        place = self._context.home_at_most(head.tier or 2)
        if place is None:
            return None
        if "PeoplesCouncil" in head.owners and "PartyCommittee" not in head.owners:
            last = self._context.since(self._said.get("Hội đồng nhân dân"), start) or place
            return Found(start, after, Body(f"{head.name} Hội đồng nhân dân {last.full}", head.kind, last.key), 0)
        if "PartyCommittee" in head.owners:
            above = self.committee(place)
            return Found(start, after, Body(f"{head.name} {above.name}", head.kind, above.place), 0) if above else None
        return None

    def committee(self, place: Place) -> Body | None:
        """Return the Party committee of `place`."""
        head = {"tỉnh": "Tỉnh ủy", "thành phố": "Thành ủy", "quận": "Quận ủy", "huyện": "Huyện ủy", "thị xã": "Thị ủy"}
        if place.level in head:
            return Body(f"{head[place.level]} {place.called}", "PartyCommittee", place.key)
        return Body(f"Đảng ủy {place.full}", "PartyCommittee", place.key)
