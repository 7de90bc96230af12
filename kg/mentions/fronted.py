"""The words around the verb of a personnel event: "Sau khi bị cảnh cáo, ông A …", "Từ 1999 đến 2004, ông A …"."""

from __future__ import annotations

from collections.abc import Container

from kg.mentions.clauses import Clause

_LEAD = 6  # words from "khi" to a verb
_NAMES_TO = ("bầu", "bổ", "phê", "tái")
_JUST = (["vừa", "được"], ["mới", "được"])
_THEN = frozenset(("tại", "vào", "ngày", "hôm", "tháng", "hồi", "sáng", "chiều", ".", ",", ")", "năm", "cách"))
_NEAR = 4  # words between a penalty and those who get it
_ONCE = 14  # words before a verb that tell when
_SPELL = 12  # words of the years of an office


def main_clause(forms: list[str], at: Container[int], start: int, limit: int, clause: Clause) -> int | None:
    """Return where the clause of a verb after "khi" ends: "Trước khi được bầu làm Chủ tịch, bà A giữ chức …"."""
    if "khi" not in forms[max(clause.start, start - _LEAD) : start]:
        return None
    return next((j for j in range(start, limit) if forms[j] == "," and j + 1 in at), None)


def undergone(forms: list[str], start: int) -> bool:
    """Tell whether nobody stands between "khi" and "bị" before a verb: who is named next; not "khi cấp dưới bị"."""
    lead = next((j for j in range(start, max(0, start - _LEAD), -1) if forms[j] == "bị"), 0)
    return lead > 0 and forms[lead - 1] == "khi"


def is_spell(forms: list[str], start: int) -> bool:
    """Tell whether a sentence opens with the years of an office: "Từ 1999 đến 2004, ông được cử giữ chức …"."""
    if forms[start] != "từ":
        return False
    opening = forms[start : start + _SPELL]
    opening = opening[: opening.index(",")] if "," in opening else []
    return "đến" in opening and opening[-1].isdigit()


def just_named(forms: list[str], start: int, end: int) -> bool:
    """Tell whether a verb at words [start, end) tells that somebody has just been named, and not to what."""
    return forms[start] in _NAMES_TO and forms[start - 2 : start] in _JUST and forms[end] in _THEN


def once_told(forms: list[str], start: int) -> bool:
    """Tell whether the words before a verb say that it was once: "năm 2018 ông A cũng từng xin từ chức"."""
    before = forms[max(0, start - _ONCE) : start]
    return "từng" in before[-3:] or any(len(form) == 4 and form.isdigit() for form in before)


def penalty(forms: list[str], start: int) -> bool:
    """Tell whether a verb names the penalty of a "kỷ luật" before it: "kỷ luật ông A bằng hình thức cảnh cáo"."""
    return start > 0 and forms[start - 1 - (forms[start - 1] == ":")] in ("thức", "mức", "là")


def listed_behind(forms: list[str], end: int, limit: int) -> int | None:
    """Return where those begin who are listed behind a penalty: "2 người bị kỷ luật khiển trách, gồm: bà A; ông B"."""
    return next((j + 1 for j in range(end, min(limit, end + _NEAR)) if forms[j] == "gồm"), None)
