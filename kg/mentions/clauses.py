"""Sentences in words, with the people and the offices in each: what verbs are read on."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from kg.mentions.attach import Who
from kg.mentions.scan import Held, Scan, over_years
from kg.model import Sentence
from kg.quick import quick

_CHAIN = {",", ";", "và", "kiêm", "rồi", "-", "đồng", "thời", "thôi", "giữ", "chức", "vụ", "là", "tham", "gia"}
_COMES_FROM = (
    ("từ",),
    ("từ", "chức"),
    ("từ", "vị", "trí"),
    ("từ", "chức", "vụ"),
    ("từ", "cương", "vị"),
    ("từ", "chức", "danh"),
)
_GOES_ON = {
    "nhiệm",
    "khóa",
    "và",
    "kiêm",
    "đối",
    "của",
    "rồi",
    "với",
    "đồng",
    "thay",
    "từ",
    "cho",
    "trong",
    "sau",
    "là",
}

_RUN = 5  # words of "điều hành hoạt động của"


@quick
@dataclass(frozen=True, slots=True)
class Clause:
    """Words [start, end) of one sentence; `people` are numbers in the page's list of people, in text order."""

    start: int
    end: int
    people: tuple[int, ...]


def clauses(scan: Scan, sentences: tuple[Sentence, ...], people: list[Who]) -> list[Clause]:
    """Return the sentences of a page as ranges of words."""
    starts = scan.words.starts
    leads = [w.lead for w in people]
    out = []
    for start, end in (sentence.span for sentence in sentences):
        a = bisect_left(starts, start)
        b = bisect_left(starts, end, a)
        first = bisect_left(leads, a)
        out.append(Clause(a, b, tuple(range(first, bisect_left(leads, b, first)))))
    return out


def left_behind(forms: list[str], j: int) -> bool:
    """Tell whether the office at word `j` is one somebody comes from: "từ Phó Chủ tịch", "từ vị trí Giám đốc"."""
    return any(tuple(forms[max(0, j - len(words)) : j]) == words for words in _COMES_FROM)


def had_before(scan: Scan, start: int, office: int) -> bool:
    """Tell whether a person before word `start` had what begins at `office`: "ông A từng giữ chức …"."""
    hits = (scan.lexicon.copulas.longest(scan.words.forms, j) for j in range(start, office))
    return any(hit is not None and hit[1] == "former" and hit[0] <= office for hit in hits)


def in_bracket(forms: list[str], start: int, end: int, last: int) -> bool:
    """Tell whether words `start` to `last` stand in a bracket behind a name that closes before `end`."""
    return forms[start] == "(" and ")" in forms[last:end] and ")" not in forms[start:last]


def in_charge(forms: list[str], j: int) -> bool:
    """Tell whether "phụ trách" leads to the body at word `j`, or "điều hành hoạt động của"."""
    led = forms[max(0, j - _RUN) : j]
    return led[-2:] in (["phụ", "trách"], ["điều", "hành"]) or led == ["điều", "hành", "hoạt", "động", "của"]


def anew(forms: list[str], end: int, office: int) -> bool:
    """Tell whether one takes up an office told after those he leaves: "thôi giữ chức A, tham gia Đảng ủy B"."""
    comma = next((j for j in range(office - 1, end, -1) if forms[j] == ","), None)
    led = forms[comma:office] if comma else []
    return ("giữ" in led or "tham" in led) and "thôi" not in led


def chain(scan: Scan, start: int, people: dict[int, int], limit: int) -> list[Held]:
    """Return the offices that follow one another from word `start`; one that leads to a name is left to it."""
    out: list[Held] = []
    forms, j = scan.words.forms, start
    while j in scan.offices and j < limit:
        held = scan.offices[j]
        k = held.end
        if k in people or (out and k < limit and forms[k].isalpha() and forms[k] not in _GOES_ON):
            break
        out.append(held)
        k, steps = over_years(scan, k, people), 0
        while k < limit and forms[k] in _CHAIN and k not in scan.offices and steps < 4:
            k, steps = k + 1, steps + 1
        if k == j:
            break
        j = k
    return out
