"""Verbs that tell a part in a meeting: what parts.toml says, compiled."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache

from kg.lexicon import table
from kg.lexicon.needles import Needles
from kg.lexicon.phrases import alternatives


@dataclass(frozen=True, slots=True)
class Parts:
    """The table: `verbs` finds its forms, `of` maps a form to its parts and whether it is speech."""

    verbs: re.Pattern[str]
    of: dict[str, tuple[tuple[str, ...], bool]]
    aside: re.Pattern[str]
    press: re.Pattern[str]
    sieve: Needles


class Near:
    """Where a text may hold a verb: a sieve far faster than the pattern."""

    def __init__(self, folded: str) -> None:
        hits = load().sieve.find(folded)
        self._starts = sorted({start for _, start, _ in hits})

    def within(self, start: int, end: int) -> list[int]:
        """Return where the pattern may match in [start, end), in order."""
        return self._starts[bisect_left(self._starts, start) : bisect_left(self._starts, end)]


def _not_behind(rows: dict[str, list[str]], form: str) -> list[str]:
    """Return the words before which `form` is a noun's own, those of the row "báo cáo …" for all that begins so."""
    begun = (words for key, words in rows.items() if key.endswith(" …") and f"{form} ".startswith(key[:-1]))
    return [*rows.get(form, []), *(word for words in begun for word in words)]


@cache
def load() -> Parts:
    """Return the compiled table."""
    data = table("parts")
    parts = {
        form: (tuple(row["part"].split("+")), row.get("speech", False)) for row in data["part"] for form in row["forms"]
    }
    forms = []
    for form in sorted(parts, key=len, reverse=True):
        stop = "|".join(data["not_after"].get(form.split()[-1], []) + data["not_after"].get(form, []))
        before = "".join(rf"(?<!{re.escape(word)} )" for word in _not_behind(data["not_behind"], form))
        forms.append(before + re.escape(form) + (rf"(?! (?:{stop})\b)" if stop else ""))
    verbs = re.compile(r"\b(?:%s)\b" % "|".join(forms))
    aside, press = (
        re.compile(rf"(?:{alternatives(data[name]['forms'])})(?! cáo(?!\w))") for name in ("aside", "press")
    )
    return Parts(verbs, parts, aside, press, Needles(parts, every=True))
