"""How figures are told of what no table of measures knows, from figures.toml."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kg.lexicon import table
from kg.lexicon.phrases import alternatives, beginning


@dataclass(frozen=True, slots=True)
class Figures:
    """The table compiled."""

    head: re.Pattern[str]  # what a noun phrase of quantity begins with
    cut: re.Pattern[str]  # what a clause begins behind
    tail: re.Pattern[str]  # the words between what is measured and its number, up to the end
    gap: re.Pattern[str]  # the words between a figure and a share it is compared in; group: link
    base: re.Pattern[str]  # what it is compared with, right behind the share; group: base
    verb: re.Pattern[str]  # ends before the number of what somebody did; group: verb
    dangling: frozenset[str]
    near: re.Pattern[str]
    sentence: re.Pattern[str]
    measure: re.Pattern[str]
    ahead: re.Pattern[str]
    owners: re.Pattern[str]
    sums: re.Pattern[str]  # begins a measure of money
    single: re.Pattern[str]  # begins one of one matter, unless a year or a budget is told with it
    bare: re.Pattern[str]  # a head that nothing narrows
    units: frozenset[str]
    matters: re.Pattern[str]
    more: re.Pattern[str]
    whole: re.Pattern[str]


def holds(guarded: re.Pattern[str], text: str, start: int = 0, end: int | None = None) -> bool:
    """Tell whether one of the words that `guarded` looks for stands there, and not as part of a compound."""
    return any(m.lastgroup for m in guarded.finditer(text, start, len(text) if end is None else end))


@cache
def load() -> Figures:
    """Return the table."""
    data = table("figures")
    links = alternatives(data["between"]["links"])
    about = "hơn|gần|trên|khoảng|thêm|tới|đến|xấp xỉ|tỷ lệ|tỉ lệ|tỷ trọng|tỉ trọng"
    against = data["against"]
    return Figures(
        head=re.compile(_heads(**{k: v for k, v in data["head"].items() if k in ("forms", "not_before", "not_after")})),
        cut=re.compile(
            rf"[;:(\n\"“”]|, |\) |(?<!\w)(?:{alternatives(data['between']['cuts'])}"
            rf"|với(?= (?:{alternatives(data['between']['parts'])})(?!\w)))(?!\w) ?"
        ),
        tail=re.compile(rf"(?:(?:(?<!\w)(?:{links})|¤+),? )*\Z"),
        gap=re.compile(
            rf" ?[,(]? ?(?:(?:và|tức|nghĩa là|cũng|đã|chỉ|{about}) )*"
            rf"(?P<link>tăng|giảm|vượt|gấp|bằng|đạt|chiếm|tương đương|trước là|trước đây là)?(?: (?:{about}))* ?\Z"
        ),
        base=re.compile(
            rf" (?:so với |so |của |trong )?(?P<base>(?:{alternatives(data['between']['bases'])})(?: [^\W\d_]+){{0,5}}"
            rf"|(?<=so với )(?:(?:cùng kỳ|cuối|đầu) )?¤+)"
        ),
        verb=re.compile(rf"(?P<verb>(?<!\w)[^\W\d_]+(?: [^\W\d_]+){{0,3}}?) (?:(?:{links}) )*\Z"),
        dangling=frozenset(data["between"]["dangling"]),
        near=_guarded(against["near"], against["compounds"]),
        sentence=_guarded(against["sentence"], against["compounds"]),
        measure=_words(against["measure"]),
        ahead=_words(against["ahead"]),
        owners=_guarded(against["owners"], against["compounds"]),
        single=re.compile(rf"(?:{alternatives(against['single'])})(?!\w)"),
        sums=re.compile(rf"(?:{alternatives(against['sums'])})(?!\w)"),
        bare=re.compile(rf"(?:(?:{alternatives(data['head']['vague'])}) ?)+\Z"),
        units=frozenset(against["units"]),
        matters=_words(data["matters"]["forms"]),
        more=_words(data["matters"]["forms"] + data["matters"]["more"]),
        whole=_words(data["matters"]["whole"]),
    )


def _words(forms: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?:{beginning(forms)})(?!\w)")


def _guarded(forms: list[str], compounds: list[str]) -> re.Pattern[str]:
    """Return the pattern of words, and of compounds that only hold one: group `word` where it is one."""
    return re.compile(rf"(?:{beginning(compounds)})(?!\w)|(?P<word>(?:{beginning(forms)})(?!\w))")


def _heads(forms: list[str], not_before: dict[str, list[str]], not_after: dict[str, list[str]]) -> str:
    """Return the pattern of heads, each without the words beside it that make it another word."""
    each = []
    for form in sorted(forms, key=len, reverse=True):
        after = "".join(rf"(?<!{re.escape(word)} {re.escape(form)})" for word in not_after.get(form, ()))
        before = rf"(?! (?:{alternatives(not_before[form])})(?!\w))" if form in not_before else ""
        each.append(f"{re.escape(form)}{after}{before}")
    return rf"(?<!\w)(?:{'|'.join(each)})(?!\w)(?! \d)"
