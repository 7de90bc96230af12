"""The words of a document with what has been recognised at each of them, while mentions are sought."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kg.language.normal import fold
from kg.language.words import Words, split
from kg.lexicon import Lexicon, Office
from kg.lexicon import load as load_lexicon
from kg.model import Body, Document, Place, Span
from kg.quick import quick

_YEARS = 16  # words of the years in a bracket
HEAD_BLOCKS = 4  # headline, lead and two paragraphs: what a page is about stands there


@quick
@dataclass(frozen=True, slots=True)
class Unit:
    """An administrative unit at words [start, end); `level` is the level word as meant, if one stands there."""

    start: int
    end: int
    place: Place
    level: str | None


@quick
@dataclass(frozen=True, slots=True)
class Found:
    """A body at words [start, end)."""

    start: int
    end: int
    body: Body
    given: int = 2  # 2 unit or full name stated, 1 unit completed from the page, 0 the owner too


@quick
@dataclass(frozen=True, slots=True)
class Held:
    """An office at words [start, end), with its body where one is stated or known."""

    start: int
    end: int
    office: Office
    label: str
    body: Body | None
    status: str
    stated: bool  # the body, or its place, stands in the text
    given: int = 2  # of the body, as in `Found`
    since: str | None = None  # EDTF, where the text says from when and to when
    until: str | None = None
    spell: Span | None = None  # where the text says it


def marks(length: int, *positions: Iterable[int]) -> bytearray:
    """Return a byte a word, 1 at `positions`: `marks.find(1, i)` leaps to the next word worth reading."""
    out = bytearray(length)
    for group in positions:
        for i in group:
            out[i] = 1
    return out


@dataclass(slots=True)
class Scan:
    """A document as words, and the tables filled stage by stage; keys are the first word's number."""

    document: Document
    folded: str
    words: Words
    lexicon: Lexicon
    units: dict[int, Unit] = field(default_factory=dict)
    levels: dict[int, tuple[int, str]] = field(default_factory=dict)  # bare level words: "quận", "thành phố"
    bodies: dict[int, Found] = field(default_factory=dict)
    offices: dict[int, Held] = field(default_factory=dict)
    home: Place | None = None
    day: str | None = None  # ISO day that the page speaks from: of units that day is asked which there are
    _ends: dict[int, Held] = field(default_factory=dict, init=False)

    @classmethod
    def of(cls, document: Document) -> Scan:
        lexicon = load_lexicon()
        folded = fold(document.text)
        return cls(document, folded, split(document.text, folded, lexicon.typos), lexicon)

    def span(self, start: int, end: int) -> Span:
        """Return the code points of words [start, end)."""
        return Span(self.words.starts[start], self.words.ends[end - 1])

    def office_ends(self) -> dict[int, Held]:
        """Return the offices by the word behind each; to be asked for when all are read."""
        if not self._ends:
            self._ends = {held.end: held for held in self.offices.values()}
        return self._ends

    def written(self, start: int, end: int) -> str:
        """Return words [start, end) as the text writes them."""
        return self.document.text[self.words.starts[start] : self.words.ends[end - 1]]


def over_years(scan: Scan, k: int, people: Mapping[int, int]) -> int:
    """Step over the years behind an office that ends before word `k`: "Giám đốc Sở (từ 6/2012 đến 2/2016), …"."""
    forms = scan.words.forms
    if forms[k : k + 1] != ["("] or not any(form.isdigit() for form in forms[k : k + 4]):
        return k
    close = next((j for j in range(k, min(k + _YEARS, len(forms))) if forms[j] in (")", "\n")), k)
    other = any(j in scan.offices or j in people for j in range(k, close))
    return close + 1 if forms[close] == ")" and not other else k


def full_stop(scan: Scan, i: int) -> bool:
    """Tell whether word `i` ends a sentence: no point as in "ABC.XYZ" or "TP. Hà Nội"."""
    words = scan.words
    if words.forms[i] != "." or scan.written(i - 1, i).isupper():
        return False
    return i + 1 == len(words.forms) or words.starts[i + 1] > words.ends[i]
