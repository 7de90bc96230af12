"""Names of bodies that no table holds whole: fields of sở and phòng, firms, schools, boards."""

from __future__ import annotations

from typing import Protocol
from weakref import proxy

from kg.language.names import FAMILY_NAMES, is_name, is_syllable
from kg.lexicon import BodyHead
from kg.lexicon.places import REFORM
from kg.lexicon.places import load as load_places
from kg.mentions.context import Context, Said, complete
from kg.mentions.scan import Found, Scan, full_stop
from kg.mentions.spelt import dated, expanded, heads, listed, numbered
from kg.mentions.units import names as unit_names
from kg.model import Body, Place

LINK = {"của", "thuộc", "trực"}
JOIN = {"và", "-", "&", "các", "số", "của", "/", "."}
_NUMBERED = ("Thôn", "Ấp", "Khu phố", "Tổ dân phố")
_SAME = ("sở", "khối", "cục", "bộ")  # heads that stand alone for the body named before
_MATTER = 14  # words of what a steering committee is about
_SURE = 0.89  # that words are a name
_SHORT = 3  # letters of a name in capitals
BARE = (
    "Đảng ủy",
    "Chi bộ",
    "Ban cán sự đảng",
    "Đảng đoàn",
)  # may stand alone for that of the agency or firm just named


class Bodies(Protocol):
    """What the reader of bodies offers to the reader of their names."""

    def read(self, i: int, depth: int = 0) -> Found | None: ...
    def unit(self, j: int, *, bare: bool = True) -> tuple[int, Place] | None: ...
    def fits(self, word: int, place: Place) -> bool: ...
    def gloss(self, j: int) -> int: ...


class OpenNames:
    """Reads names that end where the words stop being a name."""

    def __init__(self, scan: Scan, context: Context, bodies: Bodies) -> None:
        self._scan = scan
        self._context = context
        self._bodies: Bodies = proxy(bodies)  # it owns this reader: a cycle would keep the page until it is collected
        self._said: dict[tuple[str, str], Said] = {}  # head and field → where they meant which unit

    def with_field(self, start: int, after: int, head: BodyHead, depth: int) -> Found | None:
        scan = self._scan
        hit = scan.lexicon.fields.longest(scan.words.forms, after)
        if hit is None:
            return self._free_field(start, after, head, depth)
        end, name = self._bodies.gloss(hit[0]), hit[1]
        if head.tier == 0:
            return Found(start, end, Body(f"{head.name} {name}", head.kind))
        if end < len(scan.words.forms) and scan.words.forms[end] in LINK:
            end += 1 if self._bodies.unit(end + 1) or self._bodies.read(end + 1, depth + 1) else 0
        stated = self._bodies.unit(end)
        seat = stated is not None and (stated[1].tier <= 2 or (stated[1].valid_from or "") >= REFORM)
        if stated and seat and self._bodies.fits(end, stated[1]):
            complete(self._said, (head.name, name), start, stated[1])
            body = Body(f"{head.name} {name} {stated[1].full}", head.kind, stated[1].key)
            return Found(start, stated[0], body, 2 if end in scan.units else 1)
        if head.owners:
            owner = self._bodies.read(end, depth + 1)
            if owner:
                return Found(
                    start, owner.end, Body(f"{head.name} {name} {owner.body.name}", head.kind, owner.body.place)
                )
        place = self._context.since(self._said.get((head.name, name)), start) or self._context.at_tier(head.tier, start)
        if place is None and head.tier == 2:
            place = self._context.home_at_most(2)
        if place is None or (
            head.name == "Phòng" and not scan.words.capital[start] and hit[0] == end and place.tier == 1
        ):
            return None
        complete(self._said, (head.name, name), start, place)
        return Found(start, hit[0], Body(f"{head.name} {name} {place.full}", head.kind, place.key), 1)

    def _free_field(self, start: int, after: int, head: BodyHead, depth: int) -> Found | None:
        """Return a phòng or sở whose field the table lacks: capitalised words up to an owner or a stop."""
        words = self._scan.words
        if (
            after >= len(words.forms)
            or head.tier == 0
            or not words.forms[after].isalpha()
            or words.forms[after] in JOIN
        ):
            return None
        small = not words.capital[after]
        if small and not head.owners:
            return None
        end, found = after, None
        while end < len(words.forms) and end - after < 14:
            found = (
                self._bodies.read(end, depth + 1)
                if end > after and not self._scan.lexicon.common.longest(words.forms, end)
                else None
            )
            if (
                found
                or words.forms[end] in self._scan.lexicon.stops
                or words.forms[end] in LINK
                or not (words.forms[end].isalpha() or words.forms[end] in "-,&")
            ):
                break
            if (words.forms[end] in (",", "-") and not head.owners) or end in self._scan.levels or self._ends(end):
                break
            if end > after and words.capital[end] and words.forms[end] in FAMILY_NAMES and end in self._scan.units:
                break
            end += 1
        if not found and end < len(words.forms) and words.forms[end] in LINK:
            found = self._bodies.read(end + 1, depth + 1)
        while end > after and not words.forms[end - 1].isalpha():
            end -= 1
        if end == after or (small and (not found or end - after > 5)):
            return None
        name = self._scan.written(after, end)
        two = end - after == 2 and words.capital[after + 1] and words.forms[after] in FAMILY_NAMES
        if two or (end - after > 2 and is_name(name.split()) > _SURE):
            return None  # "Giám đốc sở Lê Văn Bến"
        name = name[0].upper() + name[1:]
        if found and head.owners:
            return Found(start, found.end, Body(f"{head.name} {name} {found.body.name}", head.kind, found.body.place))
        if end - after > 6 or "," in name:
            return None
        place = self._context.at_tier(head.tier, start)
        return Found(start, end, Body(f"{head.name} {name} {place.full}", head.kind, place.key), 1) if place else None

    def _ends(self, comma: int) -> bool:
        """Tell whether an office or its verb follows a comma: "Trưởng phòng Hành chính, giữ chức Phó Giám đốc Sở"."""
        forms, lexicon = self._scan.words.forms, self._scan.lexicon
        if forms[comma] not in (",", "-") or comma + 1 >= len(forms):
            return False
        return bool(lexicon.offices.longest(forms, comma + 1) or lexicon.copulas.longest(forms, comma + 1))

    def open(self, start: int, after: int, head: BodyHead, depth: int) -> Found | None:
        _words, forms = self._scan.words, self._scan.words.forms
        if head.levels:  # Đảng ủy phường …
            stated = self._bodies.unit(after, bare=False)
            if stated and stated[1].level in head.levels:
                body = Body(f"{head.name} {stated[1].full}", head.kind, stated[1].key)
                return Found(start, stated[0], body, 2 if after in self._scan.units else 1)
        j = after + 1 if after < len(forms) and forms[after] in LINK else after
        owner = self._bodies.read(j, depth + 1) if head.owners else None
        if owner:
            return Found(start, owner.end, Body(f"{head.name} {owner.body.name}", head.kind, owner.body.place))
        end = self._extent(after, head.kind == "Enterprise", head.strict)
        if end > after and head.name in _NUMBERED and forms[end : end + 1] != [] and forms[end].isdigit():
            end += 1  # "thôn Vân Hòa 2"
        end = dated(self._scan, head.name, self._matter(max(end, after), head))
        if end == after:
            return self._short(start, after, head)
        if end == after + 1 and forms[after] in _SAME:
            same = self.earlier(start, forms[after], head.name)
            return Found(start, end, Body(same.name, head.kind, same.place), 1) if same else None
        name = expanded(self._scan, after, end)
        place, tail, j = None, "", self._bodies.gloss(end)  # "Trung tâm Kiểm soát bệnh tật (CDC) tỉnh Bình Định"
        if j < len(forms) and forms[j] in LINK:
            j += 1
        stated = self._bodies.unit(j)
        if stated and self._takes_unit(head, after, end) and self._bodies.fits(j, stated[1]):
            named = self._scan.units.get(j)
            short = named is not None and named.level is None  # "Khu kinh tế Hải Phòng" is its name
            place, tail, end = stated[1], f" {stated[1].name if short else stated[1].full}", stated[0]
        else:
            above = self._bodies.read(j, depth + 1) if head.owners else None
            if above:
                place, tail, end = None, " " + above.body.name, above.end
        return Found(start, end, Body(f"{head.name} {name}{tail}", head.kind, place.key if place else None))

    def _takes_unit(self, head: BodyHead, start: int, end: int) -> bool:
        """Tell whether the unit after a name belongs to it; to a firm's only where all its words are common ones."""
        if head.kind != "Enterprise":
            return True
        forms, lexicon = self._scan.words.forms, self._scan.lexicon
        while start < end:
            hit = lexicon.common.longest(forms, start) or lexicon.compounds.longest(forms, start)
            if hit is None and forms[start] not in JOIN:
                return False
            start = hit[0] if hit else start + 1
        return True

    def _matter(self, end: int, head: BodyHead) -> int:
        """Return where "Ban Chỉ đạo … về phòng, chống tham nhũng" ends: with what it steers."""
        forms, stops = self._scan.words.forms, self._scan.lexicon.stops
        at = end
        while head.name == "Ban Chỉ đạo" and (wide := self._scan.lexicon.common.longest(forms, at)):
            at = wide[0]  # "quốc gia"
        if head.name != "Ban Chỉ đạo" or forms[at : at + 1] != ["về"]:
            return end
        k = at + 1
        while k < len(forms) and k - at < _MATTER and k not in self._scan.levels and k not in self._scan.units:
            common = self._scan.lexicon.common.longest(forms, k)
            if common is None and (forms[k] in stops or not (forms[k].isalpha() or forms[k] in ("-", "&"))):
                break
            k = common[0] if common else k + 1
        while k > at + 1 and forms[k - 1] in JOIN:
            k -= 1
        return k if k - at > 2 else end

    def firm(self, j: int) -> Found | None:
        """Return the firm that only its own name tells at word `j`: "VNPT Sơn La", "Vietcombank chi nhánh Hà Nội"."""
        words, text = self._scan.words, self._scan.written
        if j >= len(words.forms) or not words.capital[j] or not words.forms[j].isalpha():
            return None
        written = text(j, j + 1)
        if words.forms[j] in self._scan.lexicon.no_firms or self._scan.lexicon.bodies.longest(words.forms, j):
            return None
        letters = len(written) >= _SHORT and written.isupper()
        if not letters and (is_syllable(words.forms[j]) or len(written) < _SHORT + 1):
            return None
        if j in self._scan.units or names_person(self._scan, j):
            return None
        end = j + 1
        while end < len(words.forms) and words.capital[end] and words.forms[end].isalnum():
            if (
                names_person(self._scan, end)
                or end in self._scan.units
                or self._scan.lexicon.offices.longest(words.forms, end)
            ):
                break
            end += 1
        name, branch = expanded(self._scan, j, end), end + 2 * (words.forms[end : end + 2] == ["chi", "nhánh"])
        unit = self._scan.units.get(branch)
        if unit:
            tail = " chi nhánh" if branch > end else ""
            return Found(j, unit.end, Body(f"{name}{tail} {unit.place.name}", "Enterprise", unit.place.key))
        return Found(j, end, Body(name, "Enterprise"))

    def earlier(self, start: int, word: str, head: str = "") -> Body | None:
        """Return the body that a bare "Sở" or "Đảng ủy Khối" at word `start` means: the last one named so before."""
        for i in reversed([i for i in self._scan.bodies if i < start]):
            body = self._scan.bodies[i].body
            name = body.name.lower()
            if head and name.startswith(f"{head.lower()} {word} "):
                return body
            if name.startswith(f"{word} "):
                return Body(f"{head} {body.name}".strip(), body.kind, body.place)
        return None

    def _short(self, start: int, after: int, head: BodyHead) -> Found | None:
        """Return the body of an open head that nothing but a unit completes: "BQL dự án huyện", "Đảng ủy" alone."""
        stated = self._bodies.unit(after, bare=False)
        if stated and head.kind in ("ManagementBoard", "Body", "Hospital", "School", "MassOrganisation", "Armed"):
            return Found(start, stated[0], Body(f"{head.name} {stated[1].full}", head.kind, stated[1].key))
        if head.name in BARE:
            place = self._context.at_tier(3, start) if head.levels else None
            if place:
                return Found(start, after, Body(f"{head.name} {place.full}", head.kind, place.key), 0)
            return Found(start, after, Body(head.name, head.kind), 0)
        return None

    def _border(self, i: int, firm: bool) -> bool:
        """Tell whether a unit, an office or another body begins at word `i`, inside an open name."""
        scan, forms = self._scan, self._scan.words.forms
        unit = scan.units.get(i)
        if i in scan.levels or (unit and (unit.level or not firm)):
            return True
        head = scan.lexicon.bodies.longest(forms, i)
        return bool(scan.lexicon.offices.longest(forms, i) or (head and head[1].where in ("name", "unit", "owner")))

    def _names(self, i: int, proper: bool) -> bool:
        """Tell whether word `i` is a name's own: one with a capital, a number before those or at the end."""
        words, form = self._scan.words, self._scan.words.forms[i]
        if form.isdigit():
            return not proper or numbered(self._scan, i)
        return words.capital[i] and form.isalpha()

    def _titled(self, i: int) -> bool:
        """Tell whether somebody's title or rank begins at word `i`: "Viện Kinh tế và GS.TS Lê Văn Bến"."""
        lexicon, forms = self._scan.lexicon, self._scan.words.forms
        return bool(lexicon.honorifics.longest(forms, i) or lexicon.ranks.longest(forms, i))

    def _extent(self, start: int, firm: bool, strict: bool) -> int:
        """Return where an open name that begins at word `start` ends; a firm's may hold a province's name."""
        words, forms = self._scan.words, self._scan.words.forms
        end, proper = start, False
        if start in self._scan.levels and forms[start] in ("thành", "tỉnh", "tp"):
            return start  # "Bộ Tư lệnh Thành phố"
        while end < len(forms) and end - start < 16:
            form, common = forms[end], self._scan.lexicon.common.longest(forms, end)
            if form in ("và", "-") and self._titled(end + 1):
                break
            if form == "," and end > start:
                end = listed(self._scan, end)
                if forms[end] == ",":
                    break
                continue
            if words.capital[end] and common is None:
                common = self._scan.lexicon.compounds.longest(forms, end)
            if (words.capital[end] and form.isalpha()) or (
                form.isdigit() and (not proper or numbered(self._scan, end))
            ):
                if (
                    form in FAMILY_NAMES
                    and person_run(self._scan, end)
                    and (proper or strict or heads(self._scan, start, end))
                ):
                    break
                if end > start and self._border(end, firm):
                    break
                if end > start and forms[end - 1] == "và" and self._scan.lexicon.bodies.longest(forms, end):
                    break
                proper = True
            elif common or (form in JOIN and (end > start or form == "các") and not full_stop(self._scan, end)):
                if end > start and end in self._scan.levels and form not in JOIN:
                    break
            else:
                break
            end = common[0] if common else end + 1
        while end > start and forms[end - 1] in JOIN:
            end -= 1
        if not proper:
            # "BQL dự án huyện Hà Trung" needs no capital of its own before a unit
            return end if end > start and self._bodies.unit(end, bare=False) else start
        return end


def person_run(scan: Scan, i: int) -> bool:
    """Tell whether a person's name begins at word `i` and fills the run of capitals."""
    words, j = scan.words, i
    while j < len(words.forms) and words.capital[j] and words.forms[j].isalpha():
        j += 1
    return 3 <= j - i <= 4


def names_person(scan: Scan, i: int) -> bool:
    """Tell whether a person's full name begins at word `i`."""
    words = scan.words
    return i < len(words.forms) and words.capital[i] and words.forms[i] in FAMILY_NAMES and person_run(scan, i)


def begins_person(scan: Scan, i: int) -> bool:
    """Tell whether a word that is a surname and a head of bodies begins a name: "Phó Chủ tịch Đoàn Ngọc Hải"."""
    forms = scan.words.forms
    if not names_person(scan, i) or scan.lexicon.bodies.longest(forms, i):
        return False
    named = (name for end, name in unit_names().all(forms, i + 1) if end - i > 2)
    return i + 1 not in scan.units and not any(load_places().named(name)[0].tier == 1 for name in named)
