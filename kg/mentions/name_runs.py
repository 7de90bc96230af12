"""Names of bodies that no table holds, read after an office up to the sign that ends them.

"giám đốc Trung tâm Nước sạch và vệ sinh môi trường nông thôn, …": between an office and a comma, a bracket or a
person every noun belongs to the name, in small letters too.
"""

from __future__ import annotations

from kg.language.normal import modern
from kg.lexicon import BodyHead
from kg.mentions.bodies import OF_PARTY, BodyReader
from kg.mentions.body_names import JOIN, LINK, begins_person, names_person
from kg.mentions.scan import Found, Scan
from kg.mentions.spelt import dated, expanded
from kg.model import Body

_SIGNS = frozenset(',.;:()"\n-')
_LONGEST = 20  # words
_WHOLE = ("Sở", "Bộ")  # their fields are all known: what follows is no name
_SHORT = 3  # letters of a name in capitals
_CLOSED = 14  # words that a sign or a unit closes
_REST = 3  # of them that the tables do not know, where they know the others


class NameRuns:
    """Reads the names of bodies of one page that offices are followed by."""

    def __init__(self, scan: Scan, bodies: BodyReader) -> None:
        self._scan = scan
        self._bodies = bodies

    def read(self, j: int, found: Found | None) -> Found | None:
        """Return the body whose name begins at word `j`, where it is longer than `found`, the one the tables know."""
        if begins_person(self._scan, j):
            return None
        head, after = self._head(j)
        if self._scan.lexicon.fields.longest(self._scan.words.forms, j):  # "Thứ trưởng Khoa học và Công nghệ"
            return None
        if head and head.where == "owner" and not (found and found.given):  # "HĐQT | Tập đoàn địa ốc Sao Mai"
            owner = self.read(after, None)
            return self._owned(j, head.name, owner) if owner else None
        if head and head.where == "unit" and head.owners and not found:  # "Ban Chấp hành | Hội Luật gia tỉnh"
            owner = self.read(after, None)
            return self._owned(j, head.name.removesuffix(OF_PARTY), owner) if owner else None
        if head is None or head.where not in ("open", "field") or head.name in _WHOLE:
            return None
        return self.headed(j, after, head, found)

    def headed(self, j: int, after: int, head: BodyHead, found: Found | None = None) -> Found | None:
        """Return the body of `head` whose name goes on at word `after`: "Chi cục trưởng | Kiểm lâm Đà Nẵng"."""
        forms = self._scan.words.forms
        if self._deed(after) or forms[after : after + 1] == ["và"]:
            return None
        if self._others(after):  # "Chi nhánh | Văn phòng Đăng ký đất đai tại quận Hải Châu"
            owner = self._bodies.read(after, 1) or self.read(after, None)
            return self._owned(j, head.name, owner) if owner else None
        end = self._end(after)
        if not self._stops(end, after):
            end = after
        end = max(end, self._closed(after, found))
        if end == after or (found and end <= found.end):
            return None
        end = dated(self._scan, head.name, end)
        name = f"{head.name} {_upper(modern(expanded(self._scan, after, end)))}"
        k = self._behind(end)
        unit = self._bodies.unit(k)
        if unit and self._bodies.fits(k, unit[1]):
            named = self._scan.units.get(k)
            bare = head.kind == "Enterprise" and named is not None and named.level is None  # "Đóng tàu Hạ Long"
            called = unit[1].name if bare else unit[1].full
            return Found(j, unit[0], Body(f"{name} {called}", head.kind, unit[1].key))
        owner = self._bodies.read(k, 1)
        return self._owned(j, name, owner) if owner else Found(j, end, Body(name, head.kind))

    def _owned(self, j: int, name: str, owner: Found) -> Found:
        return Found(j, owner.end, Body(f"{name} {owner.body.name}", owner.body.kind, owner.body.place))

    def _behind(self, end: int) -> int:
        """Return where the unit or the owner of a name may begin: behind "thuộc", "(PA03)", "(thuộc"."""
        forms = self._scan.words.forms
        k = self._bodies.gloss(end)
        k += forms[k : k + 1] == ["("] and forms[k + 1 : k + 2] != [] and forms[k + 1] in LINK
        return k + 1 if k < len(forms) and forms[k] in LINK else k

    def _head(self, j: int) -> tuple[BodyHead | None, int]:
        forms, lexicon = self._scan.words.forms, self._scan.lexicon
        hit, known = lexicon.bodies.longest(forms, j), lexicon.heads.longest(forms, j)
        if hit and not (known and known[0] > hit[0]):
            return hit[1], self._bodies.gloss(hit[0])
        if known and forms[known[0] - 1 : known[0] + 1] != ["tổ", "chức"]:
            return BodyHead(_upper(modern(expanded(self._scan, j, known[0]).lower())), "Body", "open"), known[0]
        return None, j

    def _end(self, start: int) -> int:
        """Return where the words that can belong to a name end."""
        words, scan = self._scan.words, self._scan
        lexicon, k, last = scan.lexicon, start, start
        while k < len(words.forms) and k - start < _LONGEST:
            if k in scan.levels or (k in scan.units and scan.units[k].level):
                break
            if k > start and (lexicon.offices.longest(words.forms, k) or self._others(k)):
                break
            end = max(self._phrase(k), k + (words.capital[k] and words.forms[k].isalpha()))
            if end == k and k > start and _numbered(words.forms[k]):
                end = k + 1
            if end > k:
                k = last = end
            elif words.forms[k] in JOIN and k > start:
                k += 1
            else:
                break
        return last

    def _closed(self, start: int, found: Found | None) -> int:
        """Return where a name of any words ends that a sign or a unit closes; `start` where the words are no name.

        "chủ tịch Hội Lương thực thực phẩm thành phố, …": what stands between an office and a comma is the name unless
        a word in it tells a deed or a time.
        """
        words, scan = self._scan.words, self._scan
        k = start
        while k < len(words.forms) and k - start < _CLOSED:
            form = words.forms[k]
            if form in _SIGNS and not (form == "-" and self._joins(k)):
                break
            if k in scan.levels or (k in scan.units and self._bodies.unit(k)) or form in LINK:
                break
            phrase = self._phrase(k)
            if phrase > k:
                k = phrase
                continue
            if form in scan.lexicon.stops or scan.lexicon.unnamed.longest(words.forms, k):
                named = found is not None and words.capital[found.end - 1]
                if named or not any(words.capital[start:k]):  # "Công ty Sao Mai | chuyên về xây dựng"
                    return start
                break
            if self._others(k):
                return start
            if scan.lexicon.offices.longest(words.forms, k) or not (form.isalnum() or form in JOIN):
                return start
            k += 1
        while k > start and words.forms[k - 1] in JOIN:
            k -= 1
        if k == start or k - start >= _CLOSED or k == len(words.forms) or not words.forms[k - 1].isalnum():
            return start
        return k if found is None or k - found.end <= _REST else start

    def _deed(self, k: int) -> bool:
        """Tell whether the words at `k` tell a deed, and go on with no name: "xác nhận", not "tiếp công dân"."""
        hit = self._scan.lexicon.unnamed.longest(self._scan.words.forms, k)
        return hit is not None and self._phrase(k) <= hit[0]

    def _joins(self, k: int) -> bool:
        """Tell whether a dash at word `k` joins two parts of a name: "Cầu đường - Cảng"."""
        words = self._scan.words
        if k + 1 >= len(words.forms):
            return False
        number = words.capital[k - 1] and words.forms[k + 1].isdigit()  # "COVID-19"
        return number or (words.capital[k + 1] and not self._others(k + 1))

    def _phrase(self, k: int) -> int:
        """Return the end of the longest phrase of names that begins at word `k`, or `k`."""
        lexicon = self._scan.lexicon
        tries = (lexicon.fields, lexicon.common, lexicon.compounds, lexicon.named)
        return max((hit[0] for trie in tries if (hit := trie.longest(self._scan.words.forms, k))), default=k)

    def _stops(self, end: int, start: int) -> bool:
        """Tell whether a name may end before word `end`."""
        words = self._scan.words
        if end == len(words.forms):
            return True
        after = words.forms[end]
        return (
            after in _SIGNS
            or after in LINK
            or after in self._scan.lexicon.stops
            or self._deed(end)
            or end in self._scan.units
            or end in self._scan.levels
            or self._others(end)
            or (words.capital[end - 1] and end - start > 1)
        )

    def _others(self, k: int) -> bool:
        """Tell whether a person or another body, the owner, begins at word `k`."""
        if names_person(self._scan, k):
            return True
        hit = self._scan.lexicon.bodies.longest(self._scan.words.forms, k)
        return hit is not None and (hit[1].where != "fixed" or hit[1].kind == "FrontBody") and self._phrase(k) < hit[0]


def _numbered(form: str) -> bool:
    """Tell whether a word is the number of a body: "số 2", "3502D"."""
    return form[0].isdigit() and ((form.isdigit() and len(form) < _SHORT) or (form.isalnum() and form[-1].isalpha()))


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]
