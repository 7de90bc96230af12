"""One office in several bodies whose names share their head: "giám đốc các Sở Tư pháp, Công Thương và Xây dựng"."""

from __future__ import annotations

from kg.mentions.context import Context
from kg.mentions.scan import Held, Scan
from kg.model import Body

_LONGEST = 16  # words of an office


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
