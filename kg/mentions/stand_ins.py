"""Whose an office is not, though his name follows it, and whose committee "TUV" are members of."""

from __future__ import annotations

from collections.abc import Sequence

from kg.lexicon.places import load as load_places
from kg.mentions.scan import Scan

_DEPUTED = (["ủy", "quyền"], ["thừa", "lệnh"], ["ủy", "nhiệm"])


def deputed(forms: Sequence[str], i: int) -> bool:
    """Tell whether who follows only stands in for the office at word `i`: "Thừa ủy quyền (của) Chủ tịch, …"."""
    j = i - (forms[i - 1 : i] == ["của"])
    return forms[max(0, j - 1) : j + 1] == _DEPUTED[0] or forms[max(0, j - 2) : j] in _DEPUTED


def in_province(scan: Scan) -> bool:
    """Tell whether the page's home is or lies in a tỉnh."""
    province, gazetteer = scan.home.province if scan.home else "", load_places()
    return province in gazetteer and gazetteer.get(province).level == "tỉnh"
