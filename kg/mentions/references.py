"""Later words for people already named: "ông Thăng", "bí thư Nhân", "đồng chí", "Bí thư Thành ủy"."""

from __future__ import annotations

from bisect import bisect_left
from itertools import chain

from kg.mentions.kin import kin_before
from kg.mentions.people import Name
from kg.mentions.plurals import Named, Reference, plural
from kg.mentions.scan import Held, Scan
from kg.model import Body

_FEMALE = "thị"
_NAMING = {
    ("phân", "công"), ("bổ", "nhiệm"), ("điều", "động"), ("chỉ", "định"), ("luân", "chuyển"), ("điều", "chuyển"),
}  # fmt: skip
_FAR, _SOON = 150, 60  # words from whom "ông", "đối với ông này" mean
# Before one whom a sentence about another only names: "ông A thay ông B làm Chủ tịch. Ông …" goes on with A.
_BESIDE = frozenset(("với", "thay", "cùng", "tiếp", "gặp", "đón", "thăm", "cho"))
_ENDS = frozenset((".", "\n", ";"))
_TO = ("giữ", "làm", "về", "sang", "đảm", "tham", "vào")


class Referrer:
    """Resolves the short names and the bare honorifics of one page."""

    def __init__(self, scan: Scan, names: list[Name]) -> None:
        self._scan = scan
        self._names = names
        self._starts = [n.start for n in names]
        self._leads = {n.start: n.lead for n in names}
        self._taken = {k for n in names for k in range(n.lead, n.end)}
        self._sexes = _sexes(names)
        self._ending = _ending(names)
        self._meant: dict[tuple[tuple[str, ...], str | None], list[int]] = {}

    def by_given_name(self) -> list[Reference]:
        """Return "ông Thăng", "bí thư Nhân", "anh Quốc Khánh": a title, then the last word(s) of a known name."""
        words, out, last = self._scan.words, [], 0
        titles = self._titles()
        for i in sorted(titles.keys() | {held.end for held in self._scan.offices.values()}):
            if not last <= i < len(words.forms) or not words.capital[i] or i in self._taken:
                continue
            if words.forms[i].isalpha():
                found = self._known(i, *titles.get(i, (None, i)))
                if found:
                    out.append(found)
                    last = found.end
        return out

    def by_pronoun(self, known: list[Reference]) -> list[Reference]:
        """Return "ông", "bà", "đồng chí" alone at the head of a clause: the person named last before it."""
        forms, capital = self._scan.words.forms, self._scan.words.capital
        named = sorted([(n.start, n.name) for n in self._names] + [(r.start, r.name) for r in known])
        starts = [start for start, _ in named]
        taken = self._taken | {k for r in known for k in range(r.start, r.end)}
        out = []
        at = self._scan.words.at
        for i in sorted(chain.from_iterable(at.get(form, []) for form in ("ông", "bà", "đồng"))):
            if i in taken:
                continue
            form = forms[i]
            end = i + 2 if forms[i : i + 2] == ["đồng", "chí"] else i + 1
            if (form == "đồng" and end == i + 1) or end >= len(forms) or end in self._scan.offices:
                continue
            if forms[end] == "này" and (forms[i - 2 : i] == ["đối", "với"] or tuple(forms[i - 2 : i]) in _NAMING):
                name = self._last(named, starts, i, {"ông": "male", "bà": "female"}.get(form), _SOON)
                out += [Reference(i, end + 1, name)] if name else []
                continue
            if capital[end] or forms[end] in ("này", "ta", "cụ", "cha", "con", "nội", "ngoại", "bà", "chủ", "/", "-"):
                continue
            named_to = forms[end] in _TO and tuple(forms[i - 2 : i]) in _NAMING
            many = form == "đồng" and not capital[i]  # "có 07 đồng chí", but "năm 2006 ông"
            opens = i == 0 or forms[i - 1] in self._scan.lexicon.openings or (forms[i - 1].isdigit() and not many)
            if not named_to and not opens:
                continue
            before = self._before_who_acts(starts, i - 2) if named_to else i
            name = self._last(named, starts, before, {"ông": "male", "bà": "female"}.get(form))
            if name:
                out.append(Reference(i, end, name))
        return out

    def _before_who_acts(self, starts: list[int], verb: int) -> int:
        """Return the word before whom a verb is said of: "Thủ tướng Lê Văn Bến bổ nhiệm ông làm …" names another."""
        ends = (self._scan.words.at.get(mark, []) for mark in (".", "\n", ";"))
        first = max((of[at - 1] for of in ends if (at := bisect_left(of, verb))), default=0)
        acts = bisect_left(starts, first)
        return min(starts[acts], verb) if acts < len(starts) else verb

    def by_number(self, known: list[Reference]) -> list[Reference]:
        """Return "hai ông", "cả ba người này": several references at the same words."""
        if len(self._names) < 2:
            return []

        def named() -> list[Named]:
            everyone = [(n.lead, n.end, n.name) for n in self._names] + [(r.start, r.end, r.name) for r in known]
            return sorted(everyone)

        return plural(self._scan, named, self._agrees)

    def _last(
        self, named: list[tuple[int, str]], starts: list[int], word: int, kind: str | None, reach: int = _FAR
    ) -> str | None:
        beside: tuple[int, str] | None = None  # whom the text named only to tell of somebody before him
        for at, name in reversed(named[: bisect_left(starts, word)]):
            if word - at > reach or (beside and not _ENDS.isdisjoint(self._scan.words.forms[at : beside[0]])):
                break
            if self._agrees(name, kind) and name != (beside and beside[1]):
                if beside is None and self._is_beside(at):
                    beside = at, name
                    continue
                return name
        return beside and beside[1]

    def _is_beside(self, at: int) -> bool:
        """Tell whether one is named only for another's sake: "con trai nguyên Bí thư Tỉnh ủy A", "thay ông A"."""
        forms, first, ends = self._scan.words.forms, self._leads.get(at, at), self._scan.office_ends()
        while first in ends:
            first = ends[first].start
        kin = forms[first] in ("em", "cháu") and first + 1 < at  # "là cháu ông A"
        return first > 0 and (kin or forms[first - 1] in _BESIDE or kin_before(forms, first))

    def _titles(self) -> dict[int, tuple[str | None, int]]:
        """Return for each word after an honorific of up to three words: its kind and first word."""
        forms, honorifics = self._scan.words.forms, self._scan.lexicon.honorifics
        titles: dict[int, tuple[str | None, int]] = {}
        for j in sorted(honorifics.positions(self._scan.words)):
            hit = honorifics.longest(forms, j)
            if hit and hit[0] - j <= 3:
                titles[hit[0]] = (hit[1], j)
        return titles

    def _known(self, i: int, kind: str | None, lead: int) -> Reference | None:
        words, end = self._scan.words, i
        while end < len(words.forms) and words.capital[end] and words.forms[end].isalpha() and end - i < 3:
            end += 1
        for stop in range(end, i, -1):
            tail = [self._scan.words.forms[k] for k in range(i, stop)]
            name = self._nearest(tail, i, kind)
            if name:
                return Reference(lead, stop, name)
        return None

    def _nearest(self, tail: list[str], word: int, kind: str | None) -> str | None:
        """Return the name ending in `tail` that was named last before `word`, or else first after it."""
        key = (tuple(tail), kind)
        if key not in self._meant:
            ending = self._ending.get(key[0], ())
            self._meant[key] = [i for i in ending if self._agrees(self._names[i].name, kind)]
        meant = self._meant[key]
        at = bisect_left(meant, bisect_left(self._starts, word))
        return self._names[meant[max(0, at - 1)]].name if meant else None

    def _agrees(self, name: str, kind: str | None) -> bool:
        sex = self._sexes.get(name)
        return sex is None or kind not in ("male", "female") or kind == sex


def _ending(names: list[Name]) -> dict[tuple[str, ...], list[int]]:
    """Return which names end in these one to three words, or begin and end with these two."""
    found: dict[tuple[str, ...], list[int]] = {}
    for i, name in enumerate(names):
        forms = name.name.lower().split()
        keys = {tuple(forms[-length:]) for length in (1, 2, 3) if length < len(forms)}
        if len(forms) > 2:
            keys.add((forms[0], forms[-1]))
        for key in keys:
            found.setdefault(key, []).append(i)
    return found


def _sexes(names: list[Name]) -> dict[str, str]:
    """Return what the page's own honorifics, or a middle name Thị, tell of each person."""
    out: dict[str, str] = {}
    for name in names:
        if name.honorific in ("male", "female"):
            out.setdefault(name.name, name.honorific)
        elif _FEMALE in name.name.lower().split()[1:-1]:
            out.setdefault(name.name, "female")
    return out


def by_office(held: Held, holders: dict[tuple[str, str], str], labels: dict[str, set[str]]) -> str | None:
    """Return whom an office alone means: its one known holder on this page."""
    if held.body is not None and held.stated:
        return holders.get((held.label, _key(held.body)))
    if held.body is not None and (held.label, _key(held.body)) in holders:
        return holders[held.label, _key(held.body)]
    people = labels.get(held.label, set())
    return next(iter(people)) if len(people) == 1 and held.body is None else None


def _key(body: Body) -> str:
    return body.name.lower()
