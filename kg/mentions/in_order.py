"""Offices told in the order of the people: "Các ông A, B và C lần lượt là Chủ tịch, Phó Chủ tịch và Ủy viên Thư ký"."""

from __future__ import annotations

from dataclasses import replace

from kg.mentions.attach import Cast
from kg.mentions.clauses import chain
from kg.mentions.scan import Held, Scan

_JOINS = frozenset((",", "và", "-", "cùng", ";"))
_REACH = 6  # words from "lần lượt" to the first office: "được bầu giữ các chức vụ"


def pair(scan: Scan, cast: Cast) -> None:
    """Give each of the people before "lần lượt" the office of his place; where the numbers differ, give none."""
    for at in scan.words.at.get("lượt", []):
        group = _people(scan, cast, at - 1) if scan.words.forms[at - 1] == "lần" else []
        held = _offices(scan, cast, at + 1) if len(group) > 1 else []
        if not held:
            continue
        starts = {h.start for h in held}
        for n, given in enumerate(cast.given):
            cast.given[n] = [h for h in given if h.start not in starts]
        cast.used.update(starts)
        if len(held) == len(group):
            for n, office in zip(group, held, strict=True):
                cast.given[n].append(replace(office, status="current"))


def _people(scan: Scan, cast: Cast, stop: int) -> list[int]:
    """Return the people of a list that ends before word `stop`."""
    last = next((n for n, w in enumerate(cast.people) if w.end == stop), None)
    if last is None:
        return []
    group = [last]
    while group[0]:
        before, first = cast.people[group[0] - 1], cast.people[group[0]]
        gap = scan.words.forms[before.end : first.lead]
        if not gap or not set(gap) <= _JOINS:
            break
        group.insert(0, group[0] - 1)
    return group


def _offices(scan: Scan, cast: Cast, start: int) -> list[Held]:
    """Return the offices that follow one another from shortly after word `start`."""
    first = next((j for j in range(start, start + _REACH) if j in scan.offices), None)
    return [] if first is None else cast.complete(chain(scan, first, cast.at, len(scan.words.forms)))
