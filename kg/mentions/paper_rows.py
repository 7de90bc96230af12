"""Tables of papers, a row each: "19/NQ-HĐND | 08/7/2022 | Về phân bổ vốn …", and cells that a line each holds."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from kg.lexicon.papers import PaperType
from kg.mentions.lookup import Lookup
from kg.mentions.paper import Paper
from kg.mentions.paper_parts import Parts
from kg.mentions.titles import Titles
from kg.model import Sentence

ROW = "paper.row"  # the rule
_TYPE = r"(?:NQ|QĐ|KH|CT|TB|TTr|BC|KL|CTr|ĐA|HD)"
_SIGNS = (
    re.compile(rf"/{_TYPE}-(?=[A-ZĐƯ]{{2}})"),
    re.compile(rf"-{_TYPE}/(?=[A-ZĐƯ]{{2}})"),
)  # "5/NQ-HĐND", "5-NQ/TU"
_SYMBOL = re.compile(  # alone in its cell
    r"[ \t]*(?:\d{1,3}[.)] ?)?(?:[Ss]ố:? )?"
    rf"(?P<number>\d{{1,5}}(?:/(?:19|20)\d\d)?[/-](?P<letters>{_TYPE})[-/][A-ZĐƯ]{{2,8}}(?:-[A-ZĐƯ]{{2,6}})?\d{{0,2}})"
    r"(?=[ \t]*[\n|])"
)
_REACH = 24  # code points from where a cell begins to the letters
_NEXT = re.compile(r"[ \t]*(?:\n|\|)[ \t]*(?:ngày )?")
_CELL = re.compile(r"[^|\n]{20,400}")
_TITLED = re.compile(r"(?:\w+ ){3}")
_LEAD = 900  # code points before a table's first row that say what its rows are
_DAY = 10  # code points of a whole date


def rows(parts: Parts, titles: Titles, sentences: Lookup[Sentence]) -> list[Paper]:
    """Return the papers that are told by their symbol in a cell of its own, two or more of a type."""
    found = list(_read(parts, titles, sentences))
    types = Counter(paper.type for paper in found)
    return [paper for paper in found if types[paper.type] > 1]


def _read(parts: Parts, titles: Titles, sentences: Lookup[Sentence]) -> Iterator[Paper]:
    first: dict[str, bool] = {}  # by type: whether the words before its first row tell of it
    text = parts.original
    for at in sorted(sign.start() for signs in _SIGNS for sign in signs.finditer(text)):
        floor = max(0, at - _REACH)
        cell = max(text.rfind("\n", floor, at), text.rfind("|", floor, at))
        symbol = _SYMBOL.match(text, cell + 1) if cell >= 0 else None
        if symbol is None:
            continue
        start, end = symbol.span("number")
        kinds = parts.lexicon.letters.get(symbol["letters"])
        sentence = sentences.around(start)
        if not kinds or sentence is None:
            continue
        kind = kinds[0]
        if kind not in first:
            first[kind] = parts.text.find(kind.lower(), max(0, start - _LEAD), start) >= 0
        number = parts.number(start, PaperType(kind), listed=True) if first[kind] else None
        if number is None:
            continue
        paper = Paper(kind, start, end, sentence, number=number[0], spelt=True, rule=ROW)
        _cells(paper, parts, titles)
        paper.issuer = parts.signed(paper.number or "", kind, start)
        if paper.date or paper.title:
            yield paper


def _cells(paper: Paper, parts: Parts, titles: Titles) -> None:
    """Read day and title from the cells behind the symbol, or the day from the one before."""
    before = parts.dates.before(paper.start)
    between = parts.text[before.span.end : paper.start] if before else "."
    own = before.edtf if before and len(before.edtf) == _DAY and not between.strip(" |\t\n") else None
    paper.date = own if "\n" not in between else None
    for _ in range(2):
        gap = _NEXT.match(parts.text, paper.end)
        if gap is None:
            break
        day = parts.dates.after(gap.end() - len("ngày "))
        if paper.date is None and day and gap.start() < day.span.start <= gap.end() and len(day.edtf) == _DAY:
            paper.date, paper.end = day.edtf, day.span.end
            continue
        cell = _CELL.match(parts.text, gap.end())
        if paper.title is None and cell and _TITLED.match(parts.text, gap.end()):
            paper.inner = paper.inner or gap.end()
            words = titles.written(*cell.span())
            paper.title, paper.end = words[0].lower() + words[1:], cell.end()
    paper.date = paper.date or own
