"""Those whom a page calls accused or whom a court sentences, though no verb of the page says so of them.

The accused (bị can) is one against whom a case is opened, the defendant (bị cáo) one whom a court tries
(Bộ luật Tố tụng hình sự 2015, Art. 60 and 61).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from kg.language import numerals
from kg.lexicon import table
from kg.mentions.attach import Who, begins, beside, ends
from kg.mentions.event import Event
from kg.mentions.scan import Scan

_CALLED = ("can", "cáo")
_SEVERAL = frozenset(("các", "những", "hai", "ba", "bốn", "năm", "2", "3", "4", "5"))
_OPENERS = frozenset((":", "gồm", "là"))
_TO_LIST = 12  # words from "bị can" to what opens the list of them
_ITEM = 45  # words that tell who one of a list is
_JOINS = frozenset((",", ";", "và", ":", ")", "cùng"))
_SAYS = frozenset(("nói", "biết", "rằng", "khai", "hay"))
_ENDS = frozenset((".", "\n"))
_TERMS = ("tháng", "năm")
_ALIKE = frozenset(("mỗi", "cùng", "đều"))
_FROM_NAME = 14  # words between a name and his sentence
_COURT = 120  # words of a list of those whom a court sentences
_MANY = 40  # those of a list that is not counted


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(table("personnel")["sentenced"][name])


def accused(scan: Scan, who: list[Who]) -> Iterator[Event]:
    """Yield the prosecution of each of them, some of them twice."""
    yield from _titled(scan, who)
    at = begins(who)
    for i in scan.words.at.get("bị", []):
        after = scan.words.forms[i + 1 : i + 3]
        if len(after) == 2 and after[0] in _CALLED and after[1] != "buộc" and i + 2 not in at:
            for n in _listed(scan, who, at, i):
                yield Event(i, i + 2, "prosecuted", n, None)
    yield from _sentenced(scan, who)


def _titled(scan: Scan, who: list[Who]) -> Iterator[Event]:
    """Yield those with the word before their names: "bị can A", "các bị cáo A, B và C"."""
    forms = scan.words.forms
    for n, person in enumerate(who):
        words = range(person.lead, person.start)
        at = next((j for j in words if forms[j] == "bị" and forms[j + 1] in _CALLED), None)
        if at is not None:
            for k in [n, *beside(forms, who, n, 1, aside=_ITEM)] if forms[at - 1] in _SEVERAL else [n]:
                yield Event(at, at + 2, "prosecuted", k, None)


def _listed(scan: Scan, who: list[Who], at: dict[int, int], i: int) -> list[int]:
    """Return those listed after "bị can" at word `i`: "truy tố 3 bị can gồm: A (…), B và C"."""
    forms = scan.words.forms
    stop = min(i + 2 + _TO_LIST, len(forms))
    opener = next((j for j in range(i + 2, stop) if forms[j] in _OPENERS or forms[j] in _ENDS), None)
    if opener is None or forms[opener] in _ENDS:
        return []
    first = opener + 1 + (forms[opener + 1 : opener + 2] == [":"])
    if first not in at:
        return []
    return _items(forms, who, at[first], _count(forms, i))


def _count(forms: list[str], i: int) -> int:
    """Return how many accused word `i` speaks of."""
    before = forms[i - 1] if i else ""
    if before.isdigit():
        return int(before)
    try:
        return numerals.word(before)
    except ValueError:
        return _MANY if before in ("các", "những") else 1


def _items(forms: list[str], who: list[Who], first: int, most: int) -> list[int]:
    """Return the people of a list that begins with person `first`, each followed by who he is."""
    found = [first]
    for n in range(first + 1, len(who)):
        last, lead = who[found[-1]].end, who[n].lead
        gap = forms[last:lead]
        if len(found) == most or len(gap) > _ITEM or not _ENDS.isdisjoint(gap):
            break
        if gap.count("(") > gap.count(")"):  # who is named within the brackets
            continue
        if not gap or gap[-1] not in _JOINS or not _SAYS.isdisjoint(forms[who[n].end : who[n].end + 3]):
            break
        found.append(n)
    return found


def _sentenced(scan: Scan, who: list[Who]) -> Iterator[Event]:
    """Yield those who get a sentence: "A (nguyên Giám đốc) 30 tháng tù, B và C cùng 18 tháng tù"."""
    forms, last_word = scan.words.forms, ends(who)
    for i in scan.words.at.get("tù", []):
        if i < 3 or forms[i - 1] not in _TERMS or not forms[i - 2].isdigit():
            continue
        words = _led(forms, i - 2)
        n = last_word.get(_before_bracket(forms, words.start))
        if n is None and forms[words.start : words.start + 1] == [","] and _tried(forms, words.start):
            n = _listed_with_office(scan, last_word, words.start)  # "gồm: A, nguyên kế toán xã, 22 tháng tù; B, …"
            if n is not None:
                yield Event(i - 2, i + 1, "prosecuted", n, None)
            continue
        told = [forms[j] for j in words]
        if n is None or (told[:1] == [","] and _words("court").isdisjoint(told)):
            continue
        for k in [n, *_alike(forms, who, last_word, n)] if not _ALIKE.isdisjoint(told) else [n]:
            yield Event(i - 2, i + 1, "prosecuted", k, None)


def _tried(forms: list[str], i: int) -> bool:
    """Tell whether the sentence up to word `i` says that a court sentences."""
    for j in range(i - 1, max(0, i - _COURT), -1):
        if forms[j] in _ENDS:
            return False
        if forms[j] == "tuyên" and forms[j + 1] not in ("bố", "truyền", "dương", "huấn"):
            return True
    return False


def _listed_with_office(scan: Scan, last_word: dict[int, int], i: int) -> int | None:
    """Return whom an item of a list names, of which the words from a comma before word `i` tell who he is."""
    forms = scan.words.forms
    comma = next((j for j in range(i - 1, max(0, i - _FROM_NAME), -1) if forms[j] in (",", ";", ":")), None)
    return last_word.get(comma) if comma is not None and forms[comma] == "," else None


def _alike(forms: list[str], who: list[Who], last_word: dict[int, int], n: int) -> Iterator[int]:
    """Yield those joined to person `n` before him, with who they are in brackets."""
    lead = who[n].lead
    while lead > 0 and forms[lead - 1] in (",", "và"):
        before = last_word.get(_before_bracket(forms, lead - 1))
        if before is None:
            return
        yield before
        lead = who[before].lead


def _led(forms: list[str], i: int) -> range:
    """Return the words that lead from a name or its bracket to the sentence at word `i`."""
    words, j = _words("between"), i
    while j > 0 and forms[j - 1] in words and i - j < _FROM_NAME:
        j -= 1
    return range(j, i)


def _before_bracket(forms: list[str], j: int) -> int:
    """Return where the words before `j` end, a bracket that closes there left out."""
    if not j or forms[j - 1] != ")":
        return j
    return next((k for k in range(j - 1, max(0, j - _ITEM), -1) if forms[k] == "("), j)
