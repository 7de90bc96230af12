"""People who are named only to say whose family somebody is."""

from __future__ import annotations

from kg.mentions.attach import Who

_KIN = frozenset(
    ("đình", "vợ", "chồng", "con", "cha", "mẹ", "bố", "em", "trai", "gái", "ruột", "rể", "dâu", "cháu", "thân")
)

_WITH_HIM = {("vợ", "chồng"), ("cha", "con"), ("bố", "con"), ("mẹ", "con")}  # "vợ chồng ông A": he and she


def of_kin(forms: list[str], who: Who) -> bool:
    """Tell whether one of a person's family is meant: "con gái ông A", but "con gái Lê Thị B" is she."""
    if not 0 < who.lead < who.start or tuple(forms[max(0, who.lead - 2) : who.lead]) in _WITH_HIM:
        return False
    return forms[who.lead - 1] in _KIN
