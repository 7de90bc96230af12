"""One office in several bodies whose names share their head: "giám đốc các Sở Tư pháp, Công Thương và Xây dựng"."""

from __future__ import annotations

from kg.mentions.context import Context
from kg.mentions.scan import Found, Held, Scan, Unit
from kg.model import Body

_LONGEST = 16  # words of an office
_NAME = 12  # words of a body's name
_HAS = ("có", "còn")
_COUNTS = frozenset(("hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "các", "những"))
_NOW = frozenset(("hiện", "nay", "tại", "đang", "vẫn", "chỉ", "cũng", "đã"))


def under_one_head(scan: Scan, context: Context, i: int) -> list[Held]:
    """Return the offices that begin at word `i`, one for each field behind "các Sở"; none where there are no two."""
    forms, lexicon = scan.words.forms, scan.lexicon
    if "các" not in forms[i + 1 : i + _LONGEST]:
        return []
    hit = lexicon.offices.longest(forms, i)
    if hit is None or forms[hit[0] : hit[0] + 1] != ["các"]:
        return []
    known = lexicon.bodies.longest(forms, hit[0] + 1)
    place = context.at_tier(known[1].tier, i) if known and known[1].where == "field" else None
    if known is None or place is None:
        return []
    out: list[Held] = []
    start, at = i, known[0]
    while field := lexicon.fields.longest(forms, at):
        body = Body(f"{known[1].name} {field[1]} {place.full}", known[1].kind, place.key)
        out.append(Held(start, field[0], hit[1], hit[1].label, body, "current", True, 1))
        if forms[field[0] : field[0] + 1] not in ([","], ["và"]):
            break
        start = at = field[0] + 1
    return out if len(out) > 1 else []


def owner_of_several(scan: Scan, start: int) -> Found | Unit | None:
    """Return what is said to have several of the office at word `start`: "Bộ Nội vụ hiện có năm", "quận 2 có ba"."""
    forms, has = scan.words.forms, start - 2
    if has < 1 or forms[has] not in _HAS or not (forms[has + 1].isdigit() or forms[has + 1] in _COUNTS):
        return None
    while has > 0 and forms[has - 1] in _NOW:
        has -= 1
    for j in range(has - 1, max(0, has - _NAME) - 1, -1):
        found = scan.bodies.get(j) or scan.units.get(j)
        if found and found.end == has:
            return found
    return None
