"""Which of his offices somebody loses where the verb names none: "miễn nhiệm ông A, Phó Bí thư, Chủ tịch UBND"."""

from __future__ import annotations

from kg.mentions.attach import Cast
from kg.mentions.scan import Held, Scan

_ACTS = 14  # words from a council to what it does
_LEADS_UP = 3  # words between an office and the verb that takes it


def lost(scan: Scan, cast: Cast, start: int, end: int, person: int) -> Held | None:
    """Return the office that a person named with his offices loses by the verb at words [start, end).

    One left before only in "miễn nhiệm ông A, nguyên Chủ tịch" and "ông A, cựu Chủ tịch, từng bị cách chức".
    """
    before = "từng" in scan.words.forms[max(0, start - 3) : start] or cast.people[person].lead == end
    held = [h for h in cast.given[person] if before or h.status != "former"]
    if len(held) > 1:
        held = _of_council(scan, start, held) or _right_before(start, held) or held
    return held[0] if held else None


def _of_council(scan: Scan, start: int, held: list[Held]) -> list[Held]:
    """Return the offices that a council fills, where it removes: "HĐND tỉnh miễn nhiệm ông A, Bí thư, Chủ tịch"."""
    forms = scan.words.forms
    stop = next((j for j in range(start, max(0, start - _ACTS), -1) if forms[j] in (".", "\n", ";")), start - _ACTS)
    acting = (scan.bodies.get(j) for j in range(max(0, stop), start))
    if not any(found and found.body.kind == "PeoplesCouncil" for found in acting):
        return []
    return [h for h in held if h.body and h.body.kind.startswith("Peoples")]


def _right_before(start: int, held: list[Held]) -> list[Held]:
    """Return the last of the offices that lead up to a verb: "ông A, Bí thư Tỉnh ủy, Chủ tịch UBND tỉnh thôi chức"."""
    last = max(held, key=lambda h: h.end)
    return [last] if last.end <= start <= last.end + _LEADS_UP else []
