"""Offices in the text: a role from the lexicon with the body or the place it is held in."""

from __future__ import annotations

import re
from collections import Counter

from kg.language.names import FAMILY_NAMES
from kg.lexicon import BodyHead, Office
from kg.lexicon.places import load as load_places
from kg.mentions.authorities import committee
from kg.mentions.bodies import BodyReader
from kg.mentions.context import Context
from kg.mentions.name_runs import NameRuns
from kg.mentions.recalled import Recalled
from kg.mentions.scan import HEAD_BLOCKS, Found, Held, Scan, marks
from kg.mentions.seats import MEMBER, Seats
from kg.mentions.shared_heads import owner_of_several, under_one_head
from kg.mentions.stand_ins import deputed, in_province
from kg.model import Body, Place
from kg.quick import replace

_LINK = {"của", "tại", "ở", "thuộc"}
_PARLIAMENT = Body("Quốc hội", "CentralBody")
_OF_FIRMS = {"Enterprise", "Body"}
_ORDINAL = re.compile(r"\d{1,2}|[ivx]+")
_STILL = (["còn", "lại"], ["đương", "nhiệm"], ["hiện", "tại"], ["mới"])
_CHARGE = 12  # words of what a deputy is in charge of
_SITS = ("kỳ họp", "quốc hội", "tiếp xúc cử tri", "chất vấn", "phiên giải trình")  # what deputies do
_IN_CHARGE = ("Phó Giám đốc", "Phó Trưởng phòng")  # who leads a body without a head, by a name of its own
_MINISTERS = ("Bộ trưởng", "Thứ trưởng")
_NAMED = 5  # words of a name that the table of bodies may hold


class RoleReader:
    """Reads the office that begins at a word."""

    def __init__(self, scan: Scan, bodies: BodyReader, context: Context) -> None:
        self._scan = scan
        self._bodies = bodies
        self._context = context
        self._runs = NameRuns(scan, bodies)
        self._recalled = Recalled(scan)
        self._assembly: Body | None = None  # the council or Quốc hội that the page is about

    def find(self) -> None:
        """Fill `scan.offices`; a body read as part of an office leaves no other reading of its words."""
        scan, forms, lexicon = self._scan, self._scan.words.forms, self._scan.lexicon
        seats = Seats(scan, self._bodies, self._term)
        heads = lexicon.offices.positions(scan.words), lexicon.status.positions(scan.words)
        ahead = marks(len(forms) + 2, *heads, scan.bodies, seats.begin)
        i = ahead.find(1)
        while 0 <= i < len(forms):
            several = under_one_head(scan, self._context, i)
            scan.offices.update((one.start, one) for one in several)
            held = several[-1] if several else self.read(i) or seats.read(i)
            if held:
                scan.offices[held.start] = held
                if held.body:
                    self._recalled.add(held.body)
                if held.office is MEMBER:
                    ahead[held.end + 1] = 1
            elif i in scan.bodies:
                self._recalled.add(scan.bodies[i].body)
            i = ahead.find(1, held.end if held else i + 1)

    def _council(self) -> Body | None:
        """Return the council, or Quốc hội, that the page names most: the one in session."""
        if self._assembly is None:
            heads = self._scan.document.blocks[:HEAD_BLOCKS]
            stop = heads[-1].span.end if heads else 0
            whole = len(self._scan.folded)
            named = self._assemblies(stop, 2) or self._assemblies(whole, 2) or self._assemblies(whole, 0)
            if named:
                self._assembly = min(named, key=lambda body: (-named[body], body.name))
        return self._assembly

    def _assemblies(self, stop: int, given: int) -> Counter[Body]:
        """Count the councils, and Quốc hội, named before offset `stop`, at least as fully as `given` says."""
        starts = self._scan.words.starts
        bodies = [f.body for f in self._scan.bodies.values() if starts[f.start] < stop and f.given >= given]
        named = Counter(body for body in bodies if body.kind == "PeoplesCouncil")
        named.update(_PARLIAMENT for body in bodies if "Quốc hội" in body.name)
        return named

    def _names(self, i: int) -> bool:
        """Tell whether a person's name begins at word `i`."""
        words = self._scan.words
        return i + 1 < len(words.forms) and words.forms[i] in FAMILY_NAMES and words.capital[i] and words.capital[i + 1]

    def read(self, i: int) -> Held | None:
        """Return the office that begins at word `i`, with what stands before it ("nguyên", "quyền")."""
        forms, lexicon = self._scan.words.forms, self._scan.lexicon
        start, status, acting = i, "current", False
        while mark := lexicon.status.longest(forms, i):  # "nguyên quyền Bí thư" has two
            i, word = mark
            if word == "former":
                status = "former"
            elif word == "new":
                status = "incoming"
            else:
                acting = True
        hit = lexicon.offices.longest(forms, i)
        if hit is None or (i and forms[i - 1] in hit[1].not_after and not self._given(i)) or deputed(forms, start):
            return None
        if forms[i] == "tuv" and in_province(self._scan):  # Thành ủy or Tỉnh ủy
            provincial = lexicon.offices.longest(["tỉnh", "ủy", "viên"], 0)
            hit = (hit[0], provincial[1]) if provincial else hit
        if hit[0] < len(forms) and forms[hit[0]] in hit[1].not_before:
            rest = lexicon.offices.all(forms, i)[1:]  # "ủy viên Ban Chấp hành Trung ương Đoàn" is none of the Party
            hit = next((h for h in rest if h[1].body is None and self._bodies.read(h[0])), None)
        short = forms[i] in ("tt", "ct", "uv", "cn", "đb", "gđ")
        if hit is None or (short and not self._scan.written(i, i + 1).isupper()):
            return None
        after, office = hit
        body, end, stated, given = self._body(i, after, office)
        if office.tier and body and given < 2:
            body = self._of_tier(office.tier, body, i)
        if office.strict and not stated:
            if office.label != "Đại biểu" or not self._names(after) or (i and self._only_attend(i)):
                return None
            body, stated, given = self._council(), True, 1  # "đại biểu Nguyễn Văn A" of the council in session
            if body is None:
                return None
        label = f"Quyền {office.label}" if acting else office.label
        if office.label in _IN_CHARGE and forms[after : after + 2] == ["phụ", "trách"] and end > after + 2:
            label += " phụ trách"
        end, label = self._suffix(end, label)
        return Held(start, self._term(end), office, label, body, status, stated, given)

    def _only_attend(self, i: int) -> bool:
        """Tell whether those called "các đại biểu" at word `i` are the guests of a conference, not of a council."""
        return self._scan.words.forms[i - 1] == "các" and not any(word in self._scan.folded for word in _SITS)

    # ---- the body

    def _of_tier(self, tier: int, body: Body, i: int) -> Body:
        """Return a body completed from the page as that of the page's unit of `tier`: "Trưởng Công an" of a quận."""
        gazetteer, place = load_places(), self._context.at_tier(tier, i)
        above = gazetteer.get(body.place) if body.place and body.place in gazetteer else None
        if above is None or place is None or above.tier >= tier:
            return body
        return Body(f"{body.name.removesuffix(above.full)}{place.full}", body.kind, place.key)

    def _body(self, start: int, after: int, office: Office) -> tuple[Body | None, int, bool, int]:
        forms = self._scan.words.forms
        if office.body is not None:
            return self._implied(after, office.body)
        led = self._in_charge(after, office)
        if led:
            return led.body, led.end, True, led.given
        ministry = self._ministry(after) if office.label.startswith(_MINISTERS) else None
        if ministry:
            return ministry.body, ministry.end, True, ministry.given
        for j in self._starts(after, office):
            found = self._bodies.read(j)
            longer = self._runs.read(j, found)
            if longer:
                return longer.body, longer.end, True, longer.given
            if found and (j >= after or found.end > after or found.body.kind == "Police"):
                return found.body, found.end, True, found.given
            anaphor = self._recalled.meant(j, office)
            if anaphor and (j not in self._scan.levels or anaphor[1].kind in office.of[:2]):  # not "chủ tịch tỉnh này"
                return anaphor[1], anaphor[0], True, 2
            same = self._bodies.same(j)
            if same:
                within = " ".join(forms[after - office.within : after]).capitalize()  # of "Chánh Thanh tra Sở"
                return replace(same, name=f"{within} {same.name}".strip()), j + 1, True, 1
        having = self._having(start, office)
        if having:
            return having, after, True, 2
        unit = self._unit(after)
        if unit:
            body = self._of_place(office, unit[1])
            if body:
                return body, unit[0], True, 2 if after in self._scan.units else 1
        after = self._over_charge(after)
        if after < len(forms) and forms[after] in _LINK:
            found = self._bodies.read(after + 1)
            found = self._runs.read(after + 1, found) or found
            if found:
                return found.body, found.end, True, found.given
        led = self._led(after, office.leads) if office.leads else None
        if led:
            return led.body, led.end, True, led.given
        firm = self._bodies.firm(after) if _OF_FIRMS.intersection(office.of) else None
        return (firm.body, firm.end, True, firm.given) if firm else (None, after, False, 0)

    def _having(self, start: int, office: Office) -> Body | None:
        """Return the body that has several of an office: "Bộ Nội vụ hiện có năm | Thứ trưởng", "quận 2 có ba | …"."""
        owner = owner_of_several(self._scan, start)
        if isinstance(owner, Found):
            named = owner.body.name.split()[0].lower() in self._scan.words.forms[start : start + 3]  # "phó ban"
            return owner.body if named or owner.body.kind in office.of else None
        return self._of_place(office, owner.place) if owner else None

    def _ministry(self, after: int) -> Found | None:
        """Return the ministry that its field alone tells: "Thứ trưởng | Công an" is of no local police."""
        hit = self._scan.lexicon.fields.longest(self._scan.words.forms, after)
        return Found(after, hit[0], Body(f"Bộ {hit[1]}", "CentralBody")) if hit else None

    def _in_charge(self, j: int, office: Office) -> Found | None:
        """Return the body that a deputy leads for want of a head: "Phó Trưởng phòng phụ trách Phòng Nội vụ"."""
        if self._scan.words.forms[j : j + 2] != ["phụ", "trách"] or not office.label.startswith("Phó"):
            return None
        found = self._bodies.read(j + 2)
        found = self._runs.read(j + 2, found) or found
        return found if found and found.body.kind in office.of else None

    def _over_charge(self, j: int) -> int:
        """Step over what stands before "của": "phó chủ tịch còn lại của …", "… phụ trách khối đô thị của UBND tỉnh"."""
        forms = self._scan.words.forms
        pair = forms[j : j + 2]
        if pair in _STILL and forms[j + 2 : j + 3] == ["của"]:
            return j + 2
        if pair != ["phụ", "trách"]:
            return j
        of = next((k for k in range(j + 2, min(j + _CHARGE, len(forms))) if forms[k] == "của"), j)
        return of if all(form.isalpha() or form in "-&" for form in forms[j:of]) else j

    def _starts(self, after: int, office: Office) -> list[int]:
        """Return the words where the body's name may begin: after the office, or with its last word(s)."""
        inner = after - office.within
        forms = self._scan.words.forms
        again = after < len(forms) and forms[after] in (forms[inner], "bql")
        doubled = again and forms[inner] != "bql"  # "Trưởng Ban Ban Pháp chế", "trưởng ban BQL dự án"
        return [inner, after] if office.within and not doubled else [after, inner] if office.within else [after]

    def _led(self, after: int, head: BodyHead) -> Found | None:
        """Return the body whose head the office's own words leave out: "Chi cục trưởng | Kiểm lâm tỉnh"."""
        if head.where == "unit":  # "Bí thư Đoàn | xã"
            return self._bodies.completed(after, head)
        forms, words = self._scan.words.forms, head.name.lower().split()
        hit = self._scan.lexicon.bodies.longest(words + forms[after : after + _NAMED], 0)
        if hit and hit[0] > len(words):
            return self._bodies.completed(after + hit[0] - len(words), hit[1])
        return self._runs.headed(after, after, head)

    def _unit(self, j: int) -> tuple[int, Place] | None:
        scan = self._scan
        if j in scan.units:
            return scan.units[j].end, scan.units[j].place
        if j in scan.levels:
            end, level = scan.levels[j]
            place = self._context.at_level(level, j)
            if place:
                if end < len(scan.words.forms) and scan.words.forms[end] == "này":
                    end += 1
                return end, place
        return None

    def _implied(self, after: int, head: BodyHead) -> tuple[Body | None, int, bool, int]:
        """Return the body that the office's own words imply: "TUV", "Thủ tướng"."""
        if head.where == "fixed":
            forms = self._scan.words.forms
            name = head.name.lower().split()
            end = after + len(name) if forms[after : after + len(name)] == name else after
            return Body(head.name, head.kind), end, True, 2
        again = self._bodies.read(after)  # "Đảng ủy viên Đảng ủy Cơ quan …"
        if again and again.body.kind == head.kind and again.body.name.startswith(head.name):
            return again.body, again.end, True, again.given
        found = self._bodies.completed(after, head)
        if found:
            return found.body, found.end, True, found.given
        return None, after, False, 0

    def _of_place(self, office: Office, place: Place) -> Body | None:
        """Return the body that press style leaves out: "chủ tịch quận 1", "Bí thư Đà Nẵng"."""
        kind = office.of[0] if office.of else None
        if kind == "PeoplesCommittee":
            return committee(place)
        if kind == "PartyCommittee" and office.label != "Ủy viên":
            return self._bodies.committee(place)
        return None

    # ---- what follows

    def _given(self, i: int) -> bool:
        """Tell whether "chức Vụ trưởng" is an office that is given, not "chức vụ trưởng phòng"."""
        words = self._scan.words
        return words.forms[i - 1] == "chức" and (words.capital[i] or words.forms[i] == "phó")

    def _suffix(self, end: int, label: str) -> tuple[int, str]:
        forms = self._scan.words.forms
        after = forms[end + 2] if end + 2 < len(forms) else ""
        in_charge = forms[end : end + 2] == ["phụ", "trách"] and label.startswith("Phó")
        if in_charge and (not after.isalpha() or after in ("sở", "ban", "này")):
            return end + 2, f"{label} phụ trách"
        if forms[end : end + 2] == ["thường", "trực"] and label.startswith("Phó") and "Thường trực" not in label:
            return end + 2, f"{label} Thường trực"
        return end, label

    def _term(self, end: int) -> int:
        """Step over a term: "khóa XVI", "nhiệm kỳ 2016 - 2021", "(cũ)"."""
        forms = self._scan.words.forms
        while end < len(forms):
            j = end + 1 if forms[end] in (",", "(") and end + 1 < len(forms) else end
            if forms[j] == "khóa" and j + 1 < len(forms):
                j += 2
                while j + 1 < len(forms) and forms[j] in (",", "và") and _ORDINAL.fullmatch(forms[j + 1]):
                    j += 2  # "khóa 11, 12"
            elif forms[j : j + 2] == ["nhiệm", "kỳ"] and j + 2 < len(forms) and forms[j + 2].isdigit():
                j += 3
                if forms[j : j + 1] in (["-"], ["/"]) and j + 1 < len(forms) and forms[j + 1].isdigit():
                    j += 2
            elif forms[j] == "cũ" and forms[end] == "(":
                j += 1
            else:
                return end
            if forms[end] == "(" and j < len(forms) and forms[j] == ")":
                j += 1
            end = j
        return end
