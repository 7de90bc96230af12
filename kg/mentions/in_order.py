"""Offices told in the order of the people: "Các ông A, B và C lần lượt là Chủ tịch, Phó Chủ tịch và Ủy viên Thư ký"."""

from __future__ import annotations

from dataclasses import replace

from kg.mentions.attach import Cast, beside
from kg.mentions.clauses import chain
from kg.mentions.scan import Held, Scan

_JOINS = frozenset((",", "và", "-", "cùng", ";"))
_LEADS = frozenset(("-", ",", "vừa", "đã", "cũng", "mới"))
_REACH = 6  # words from "lần lượt" to the first office: "được bầu giữ các chức vụ"


def pair(scan: Scan, cast: Cast) -> None:
    """Give each of the people before "lần lượt" the office of his place; where the numbers differ, give none."""
    forms = scan.words.forms
    told = [at for at in scan.words.at.get("lượt", []) if forms[at - 1] == "lần"]
    last_word = cast.ends
    rows: list[tuple[list[int], list[Held]]] = []
    for at in told:
        last = last_word.get(_before(forms, at - 1))
        group = [] if last is None else [*beside(forms, cast.people, last, -1, _JOINS)[::-1], last]
        held = _offices(scan, cast, at + 1) if len(group) > 1 else []
        if not held:
            continue
        cast.in_turn.add(at)
        rows.append((group, held))
    if rows:
        _take(cast, {office.start for _, held in rows for office in held})
    for group, held in rows:
        if len(held) == len(group):
            for n, office in zip(group, held, strict=True):
                cast.given[n].append(replace(office, status="current"))


def _before(forms: list[str], j: int) -> int:
    """Return where the words before word `j` end that lead to "lần lượt": "ông A và ông B - vừa | lần lượt"."""
    while forms[j - 1] in _LEADS:
        j -= 1
    return j


def _take(cast: Cast, starts: set[int]) -> None:
    """Take the offices at these words from whoever has them; they are spoken for."""
    for n, given in enumerate(cast.given):
        if any(h.start in starts for h in given):
            cast.given[n] = [h for h in given if h.start not in starts]
    cast.used.update(starts)


def _offices(scan: Scan, cast: Cast, start: int) -> list[Held]:
    """Return the offices that follow one another from shortly after word `start`."""
    first = next((j for j in range(start, start + _REACH) if j in scan.offices), None)
    return [] if first is None else cast.complete(chain(scan, first, cast.at, len(scan.words.forms)))
