"""People named in full: where a run of capitalised words is a person's name and not a place, a street or a firm."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain, pairwise

from kg.language.names import FAMILY_NAMES, NAMESAKE, is_name
from kg.language.normal import bare, modern
from kg.mentions.scan import Scan
from kg.quick import quick, replace

# What stands directly before a name and tells a person.
_PERSONAL = ("comrade", "male", "female")
_MAX = 5
_CLAN = 2  # letters before the sign in "H'Lan", "Bh'riu"
_TELLING = ("thị", "văn", "đình", "hữu", "bá", "viết")  # middle names that prove a family name nobody knows
_STREETS = frozenset((",", "-", "và", "đến", "tới", "như", ":"))  # between streets of a list
_STREET_LIST = 30  # words


@quick
@dataclass(frozen=True, slots=True)
class Name:
    """A person's name at words [start, end); `lead` is where honorific and rank before it begin."""

    start: int
    end: int
    name: str
    lead: int
    honorific: str | None


class NameFinder:
    """Finds the full names of one page."""

    def __init__(self, scan: Scan) -> None:
        self._scan = scan
        self._covered = _covered(scan)
        self._after_office = {held.end for held in scan.offices.values()}
        self._credit = _credits(scan)
        self._titled = _titled(scan)

    def find(self) -> list[Name]:
        """Return the names in text order: those that their surroundings prove, and their repetitions."""
        runs = self._runs()
        fuller = _short_forms(name for name, _ in runs)
        runs = [(name, sure) for name, sure in runs if tuple(name.name.lower().split()) not in fuller]
        proven = {name.name for name, sure in runs if sure}
        found = _spelt([name for name, sure in runs if sure or name.name in proven])
        return [replace(name, name=name.name + NAMESAKE) if self._another(name.end) else name for name in found]

    def _another(self, end: int) -> bool:
        """Tell whether a bracket after the name says that someone else on the page is called so."""
        forms = self._scan.words.forms
        return forms[end : end + 1] == ["("] and self._scan.lexicon.namesakes.longest(forms, end + 1) is not None

    def _runs(self) -> list[tuple[Name, bool]]:
        words, out, last = self._scan.words, [], 0
        family = chain.from_iterable(words.at[form] for form in words.distinct & FAMILY_NAMES)
        likely = self._titled.union(family, self._after_office, (i + 1 for i in self._titled))  # the rest is no name
        for i in sorted(likely):
            if (
                last <= i < len(words.forms) - 1
                and words.capital[i]
                and (words.capital[i + 1] or self._after(i) > i + 1)
            ):
                found = self._at(i)
                if found:
                    out.append(found)
                    last = found[0].end
        return out

    def _at(self, i: int) -> tuple[Name, bool] | None:
        words = self._scan.words
        family = words.forms[i] in FAMILY_NAMES
        if not words.forms[i].isalpha() or self._covered[i] == 2:
            return None
        ends = self._ends(i)
        if not 2 <= len(ends) <= _MAX or i in self._credit or self._hidden(ends[-1]):
            return None
        end = ends[-1]
        lead, honorific = self._lead(i)
        strong = honorific is not None or lead < i or i in self._after_office
        family = family or ends[0] > i + 1
        rare = words.forms[i + 1] in _TELLING and i in self._after_office  # "Phó Chủ tịch HĐND tỉnh Chúng Thị Sông"
        if not family and honorific is None and not rare:
            return None
        like_unit = self._covered[i] > 0 and honorific not in _PERSONAL and not self._beyond(i, end)
        if like_unit and not self._longer(i, end):
            return None
        forms = words.forms[i:end]
        written = [self._scan.written(a, b) for a, b in pairwise([i, *ends])]
        if " ".join(forms) in self._scan.lexicon.countries or self._heads(i, end):
            return None
        if all(len(w) > 1 and w.isupper() for w in written):
            return None
        worth = is_name([word.replace(" ", "") for word in written])
        addressed = honorific in _PERSONAL and not words.capital[lead]  # "năm 2016 ông A", "gia đình ông A"
        thing = lead not in self._after_office and not addressed
        if thing and (self._thing(lead) or (lead == i and self._street(i))):
            return None
        if worth < (0.2 if honorific in _PERSONAL else 0.5):
            return None
        if not family and len(forms) < 3 and honorific not in _PERSONAL:
            return None
        name = Name(i, end, modern(" ".join(written)), lead, honorific)
        sure = not like_unit and (strong or self._followed(end) or (len(forms) >= 3 and worth >= 0.8))
        return name, sure

    def _hidden(self, end: int) -> bool:
        """Tell whether the name goes on with an initial that hides who it is: "ông Lý Văn X. Sau đó" (not "xã Sau")."""
        words = self._scan.words
        return words.forms[end + 1 : end + 2] == ["."] and words.capital[end] and len(words.forms[end]) == 1

    def _longer(self, i: int, end: int) -> bool:
        """Tell whether a name goes on behind words that are a unit's, too; the page may name him elsewhere."""
        unit = self._scan.units.get(i)
        return unit is not None and unit.level is None and unit.place.tier > 1 and unit.end < end

    def _beyond(self, i: int, end: int) -> bool:
        """Tell whether a name right behind an office only begins like a unit: "Giám đốc Sở Y tế Vũ Quang Suối"."""
        unit = self._scan.units.get(i)
        return i in self._after_office and unit is not None and unit.place.tier > 1 and unit.end < end

    def _heads(self, i: int, end: int) -> bool:
        """Tell whether the words from `i` begin the name of a body that goes on after `end`: "Đoàn Thanh niên"."""
        hit = self._scan.lexicon.unread.longest(self._scan.words.forms, i)
        return hit is not None and hit[0] > end

    def _ends(self, i: int) -> list[int]:
        """Return where each word of the run of capitalised words that begins at `i` ends."""
        words, end, ends = self._scan.words, i, list[int]()
        while end < len(words.forms) and len(ends) <= _MAX:
            if not words.capital[end] or not words.forms[end].isalpha():
                break
            if end > i and (self._covered[end] == 2 or end in self._scan.offices):
                break
            if end > i and words.starts[end] - words.ends[end - 1] != 1:
                break
            end = self._after(end)
            ends.append(end)
        return ends

    def _after(self, k: int) -> int:
        """Return where the word at `k` ends: "H'Lan" and "K' Brêu", of the highlands, are cut in three."""
        words, sign = self._scan.words, self._scan.words.forms[k + 1 : k + 3]
        if sign[:1] != ["'"] or len(sign) < 2 or len(words.forms[k]) > _CLAN or not sign[1].isalpha():
            return k + 1
        return k + 3 if words.starts[k + 1] == words.ends[k] and words.starts[k + 2] - words.ends[k + 1] < 2 else k + 1

    def _lead(self, i: int) -> tuple[int, str | None]:
        """Return where honorifics and ranks before word `i` begin, and the kind of the nearest honorific."""
        forms, lexicon = self._scan.words.forms, self._scan.lexicon
        lead, kind = i, None
        for _ in range(3):
            if lead not in self._titled and lead - 1 not in self._titled:
                break
            step = None
            for back in (1, 2, 3, 4, 5):
                j = lead - back
                if j < 0 or forms[j] == "\n":
                    break
                if j in self._scan.offices:  # "đại biểu" of a council is an office
                    break
                hit = lexicon.honorifics.longest(forms, j) or lexicon.ranks.longest(forms, j)
                if hit and hit[1] == "people" and self._covered[j] == 2:  # "Trưởng Ban Công tác đại biểu Lê Văn Bến"
                    continue
                if hit and hit[0] in (lead, lead - 1) and (hit[0] == lead or forms[lead - 1] in (".", ",", ":")):
                    if hit[0] == lead - 1 and forms[lead - 1] in (",", ":") and hit[1] != "words" and back > 3:
                        continue
                    if hit[0] == lead - 1 and (forms[lead - 1] == "," or self._sentence_ends(lead - 1)):
                        continue
                    step = (j, hit[1])
            if step is None:
                break
            lead, found = step
            if found != "words" and kind is None:
                kind = found
        return lead, kind

    def _sentence_ends(self, i: int) -> bool:
        """Tell whether the full stop at word `i` ends a sentence on a common noun: "với hai ông. Bà Vũ Thị Sông"."""
        forms = self._scan.words.forms
        return forms[i] == "." and forms[i - 1] in ("ông", "bà", "anh", "chị", "chí")

    def _followed(self, end: int) -> bool:
        """Tell whether an office follows the name: after a comma, a dash, a bracket or nothing."""
        forms = self._scan.words.forms
        j = end
        if j < len(forms) and forms[j] in (",", "-", "("):
            j += 1
        return j in self._scan.offices

    def _thing(self, i: int) -> bool:
        """Tell whether what stands before word `i` makes the name that of a street, a school or a firm."""
        forms, things = self._scan.words.forms, self._scan.lexicon.things
        number = i > 0 and forms[i - 1][0].isdigit() and forms[i - 1].isalnum()  # "số 598B5 Nguyễn Thị Định"
        return number or any(things.ending(forms, i, 3))

    def _street(self, i: int) -> bool:
        """Tell whether word `i` goes on a list of streets: "đường Xã Đàn, Trần Khát Chân", "từ Lý Thái Tổ đến …"."""
        words, j = self._scan.words, i
        if words.forms[i - 1] not in _STREETS:
            return False
        while j > 0 and i - j < _STREET_LIST and (words.capital[j - 1] or words.forms[j - 1] in _STREETS):
            j -= 1
        street = words.forms[j - 1 : j] == ["đường"] or (
            words.forms[j - 1 : j] == ["phố"] and words.forms[j - 2] != "thành"
        )
        return street and j < i


def _spelt(names: list[Name]) -> list[Name]:
    """Return the names with misprints mended: "Lễ Văn Bến", of no known family, is the page's "Lê Văn Bến"."""
    odd = {name.name for name in names if name.name.split()[0].lower() not in FAMILY_NAMES}
    if not odd:
        return names
    known = {bare(name.name): name.name for name in names if name.name not in odd}
    mended = {word: known.get(bare(word), word) for word in odd}
    return [replace(name, name=mended[name.name]) if name.name in odd else name for name in names]


def _short_forms(names: Iterable[Name]) -> set[tuple[str, ...]]:
    """Return the two words by which people may be called whom the page names more fully: "Mỹ Thanh", "Châu Nga"."""
    wholes = {tuple(name.name.lower().split()) for name in names}
    return {pair for whole in wholes if len(whole) > 2 for pair in (whole[-2:], (whole[0], whole[-1]))}


def _titled(scan: Scan) -> set[int]:
    """Return the words right after an honorific or a rank."""
    ends: set[int] = set()
    forms = scan.words.forms
    for trie in (scan.lexicon.honorifics, scan.lexicon.ranks):
        hits = (trie.longest(forms, j) for j in trie.positions(scan.words))
        ends.update(hit[0] for hit in hits if hit)
    return ends


def _covered(scan: Scan) -> bytearray:
    """Return for each word 0 free, 1 part of a unit named without its level, 2 part of a body, an office or a unit."""
    covered = bytearray(len(scan.words.forms))
    for unit in scan.units.values():
        covered[unit.start : unit.end] = (b"\2" if unit.level else b"\1") * (unit.end - unit.start)
    named = ((found.start, found.end) for found in scan.bodies.values())
    held = ((office.start, office.end) for office in scan.offices.values())
    for start, end in chain(named, held):
        covered[start:end] = b"\2" * (end - start)
    return covered


def _credits(scan: Scan) -> set[int]:
    """Return the words that follow "Ảnh:" on their line: photographers."""
    out: set[int] = set()
    forms = scan.words.forms
    for i in chain.from_iterable(scan.words.at.get(form, []) for form in ("ảnh", "tin", "bài", "nguồn")):
        if i + 1 < len(forms) and forms[i + 1] in (":", "-"):
            j = i + 2
            while j < len(forms) and forms[j] != "\n" and j - i < 10:
                out.add(j)
                j += 1
    return out
