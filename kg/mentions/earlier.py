"""Words before a person that put what is told of him into the past: "dưới thời ông A", "trước đó, ông A là …"."""

from __future__ import annotations

_THEN = {
    ("thời",), ("thời", "điểm", "đó"), ("thời", "điểm", "ấy"), ("khi", "đó"), ("khi", "ấy"), ("lúc", "đó"),
    ("lúc", "ấy"), ("bấy", "giờ"), ("trước", "đó"),
}  # fmt: skip
_CLAUSE = 30  # words of a clause of "trước khi"


def then(forms: list[str], lead: int) -> bool:
    """Tell whether the words before a person's first word speak of the past: "dưới thời", "trước khi làm …, ông A"."""
    stop = lead - (lead > 0 and forms[lead - 1] == ",")  # "Trước đó, ông là …"
    return any(tuple(forms[max(0, stop - n) : stop]) in _THEN for n in (1, 2, 3)) or _before_that(forms, lead)


def _before_that(forms: list[str], lead: int) -> bool:
    """Tell whether a clause of "trước khi" ends right before word `lead`, which opens the main clause."""
    if lead == 0 or forms[lead - 1] != ",":
        return False
    first = max(0, lead - _CLAUSE)
    start = next((j for j in range(lead - 1, first, -1) if forms[j] in (".", "\n", ";")), first)
    return any(forms[j : j + 2] == ["trước", "khi"] for j in range(start, min(start + 4, lead)))
