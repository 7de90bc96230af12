"""Posts told one after another, of which only the last may still be held: "năm 1996 làm …; năm 2001 làm …"."""

from __future__ import annotations

from itertools import pairwise

from kg.mentions.attach import Cast
from kg.mentions.clauses import Clause
from kg.mentions.scan import Held, Scan
from kg.quick import replace

_HOLDS = frozenset(("làm", "là", "giữ", "đảm", "nhận", "lên", "về", "sang"))
_THEN = (("sau", "đó"), ("tiếp", "đó"), ("rồi",))
_BEFORE = ("trước", "khi")
_STEP = 25  # words from one post to the next
_NOW = frozenset(("hiện", "nay", "đang", "đồng", "kiêm"))


def pass_on(scan: Scan, cast: Cast, clauses: list[Clause]) -> None:
    """Make each post of a sentence former that the same person leaves for the next one in it."""
    for clause in clauses:
        if sum(len(cast.given[n]) for n in clause.people) < 2:
            continue
        by_name: dict[str, list[tuple[int, Held]]] = {}
        for n in clause.people:
            for held in cast.given[n]:
                if clause.start <= held.start < clause.end:
                    by_name.setdefault(cast.people[n].name, []).append((n, held))
        for told in by_name.values():
            _pass_on(scan, cast, sorted(told, key=lambda row: row[1].start))


def _pass_on(scan: Scan, cast: Cast, told: list[tuple[int, Held]]) -> None:
    steps = [_leaves(scan.words.forms, one, after) for (_, one), (_, after) in pairwise(told)]
    last = max((i for i, step in enumerate(steps) if step), default=-1)
    for n, held in told[: last + 1]:
        if held.status == "current":
            given = cast.given[n]
            given[:] = [replace(h, status="former") if h is held else h for h in given]


def _leaves(forms: list[str], one: Held, after: Held) -> bool:
    """Tell whether the words between two posts lead to a later time: "; năm 2001 làm", "rồi", "trước khi làm"."""
    led = forms[one.end : after.start]
    if not led or len(led) > _STEP or not _NOW.isdisjoint(led):
        return False
    if "trước" in led:  # "trước đó" leads back
        return _BEFORE in pairwise(led)
    if any(tuple(led[k : k + len(then)]) == then for then in _THEN for k in range(len(led))):
        return True
    year = next((k for k, word in enumerate(led) if len(word) == 4 and word.startswith(("19", "20"))), 0)
    told = year > 0 and led[year - 1] in ("năm", "/", "-", ".") and "(" not in led
    return told and not _HOLDS.isdisjoint(led[year:])
