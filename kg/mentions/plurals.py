"""Words that mean several people named before: "hai ông", "cả ba người này"."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from kg.lexicon import table
from kg.mentions.scan import Scan
from kg.quick import quick

_NUMBERS = {"hai": 2, "2": 2, "ba": 3, "3": 3, "bốn": 4, "4": 4}
_SEXES = {"ông": "male", "bà": "female"}
_JOINS = frozenset((",", "và", "cùng", ";", "-", "với"))
_FAR = 150  # words back to the people meant


@quick
@dataclass(frozen=True, slots=True)
class Reference:
    """Words [start, end) that stand for the person called `name`."""

    start: int
    end: int
    name: str


Named = tuple[int, int, str]  # a mention: first word of its phrase, its end, the full name


def _at(mention: Named) -> int:
    return mention[0]


@cache
def _several(group: str) -> tuple[str, ...]:
    return tuple(table("words")["several"][group])


def plural(scan: Scan, named: Callable[[], list[Named]], agrees: Callable[[str, str | None], bool]) -> list[Reference]:
    """Return a reference to each of the people whom such words mean: those last named side by side in that number."""
    forms = scan.words.forms
    out: list[Reference] = []
    people: list[Named] | None = None
    for form, number in _NUMBERS.items():
        for i in scan.words.at.get(form, []):
            end, kind = _phrase(forms, i)
            if end and not scan.words.capital[end]:
                people = named() if people is None else people
                near = people[bisect_right(people, i - _FAR, key=_at) : bisect_left(people, i, key=_at)]
                names = _group(scan, near, number)
                if all(agrees(name, kind) for name in names):
                    first = i - (forms[i - 1] == "cả")
                    out += [Reference(first, end, name) for name in names]
    return out


def _phrase(forms: list[str], i: int) -> tuple[int, str | None]:
    """Return where the words end that mean the people, and the sex that they tell; 0 where they mean none."""
    sex = _SEXES.get(forms[i + 1]) if i + 2 < len(forms) else None
    if sex:
        end = i + 2
        if forms[i + 1 : i + 3] == ["ông", "bà"]:
            end, sex = i + 3, None
        return (0, None) if end >= len(forms) or forms[end] in _several("others") else (_these(forms, end) or end, sex)
    if i and forms[i - 1] == "cả" and forms[i + 1 : i + 2] and forms[i + 1] in _several("both"):
        return i + 1, None
    for head in _several("heads"):
        words = head.split()
        if forms[i + 1 : i + 1 + len(words)] == words:
            end = i + 1 + len(words)
            these = _these(forms, end) or (end if i and forms[i - 1] == "cả" else 0)
            return (these, None) if these < len(forms) else (0, None)
    return 0, None


def _these(forms: list[str], end: int) -> int:
    return next(
        (end + len(words) for words in map(str.split, _several("these")) if forms[end : end + len(words)] == words), 0
    )


def _group(scan: Scan, before: list[Named], number: int) -> list[str]:
    """Return the names of the last people that stand side by side in that number."""
    groups: list[list[Named]] = []
    for mention in before:
        if groups and _joined(scan, groups[-1][-1][1], mention[0]):
            groups[-1].append(mention)
        else:
            groups.append([mention])
    fitting = [names for group in groups if len(names := list(dict.fromkeys(m[2] for m in group))) == number]
    if fitting:
        return fitting[-1]
    everyone = list(dict.fromkeys(m[2] for m in before))
    return everyone if len(everyone) == number and _near(before) else []


def _near(before: list[Named]) -> bool:
    """Tell whether the people are named shortly after one another, none of them only in passing."""
    return all(b[0] - a[1] < _FAR // 3 for a, b in pairwise(before))


def _joined(scan: Scan, start: int, end: int) -> bool:
    """Tell whether nothing but "và", commas, brackets and offices stands between two people."""
    forms, j = scan.words.forms, start
    while j < end:
        if j in scan.offices:
            j = scan.offices[j].end
        elif forms[j] == "(" and ")" in forms[j:end]:
            j = forms.index(")", j) + 1
        elif forms[j] in _JOINS:
            j += 1
        else:
            return False
    return True
