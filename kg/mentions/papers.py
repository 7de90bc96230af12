"""Official papers the page names; mentions of one paper share its fact."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections import defaultdict, deque
from itertools import islice, takewhile

from kg.mentions import years
from kg.mentions.evidence import LONGEST, evidence
from kg.mentions.paper import LEAD, Paper
from kg.mentions.paper_inspected import INSPECTION, INSPECTORS
from kg.mentions.paper_reader import PaperReader
from kg.model import Body, PaperFact, PaperMention, Reading, Span

_ABOUT = re.compile(r"^(?:[^\s]+ [^\s]+ )?(?:về việc|về) ")
_WORD = re.compile(r"\w+")
_FEW = 3  # words of a short title
_SOME = 5  # words of a title that tells what its issuer decided
_ENDS = re.compile(r"(?<!\w)(?:thu hồi|hủy|bãi bỏ|thay thế|sửa đổi|bổ sung|điều chỉnh)(?!\w)")
_LAST = 20  # papers of a type that a short title may mean
_MOST = 8  # tenths of the words of a title that another has too
_AROUND = frozenset({"trên", "toàn", "địa", "bàn", "của", "tại", "ở", "thành", "phố", "tỉnh", "các", "những"})
_YEAR = 4  # code points of a year
_QUOTES = ("“", '"')
_TELLING = 6  # words of a title that no other paper has


def find(reading: Reading) -> tuple[PaperMention, ...]:
    """Return the mentions of official papers in `reading`, in text order."""
    merged: list[Paper] = []
    told = _Told()
    reader = PaperReader(reading)
    for paper in reader.read():
        number = _place(paper, merged, told)
        if number == len(merged):
            merged.append(paper)
        else:
            _merge(merged[number], paper)
        told.add(merged[number], number)
        merged[number].mentions.append(Span(paper.start, paper.end))
    for paper in reader.broad:
        number = _place(paper, merged, told)
        if number == len(merged):
            if any(_akin(other, paper) for other in told.of_type(paper)):
                continue
            merged.append(paper)
            told.add(paper, number)
        merged[number].mentions.append(Span(paper.start, paper.end))
    out = []
    for paper in merged:
        if not _identified(paper):
            continue
        fact = _fact(reading, paper)
        out += [PaperMention(span, fact) for span in paper.mentions]
    return tuple(sorted(out, key=lambda m: m.span))


class _Titles:
    """Papers by what they are about: those of which one begins like another."""

    def __init__(self) -> None:
        self._places: dict[str, set[int]] = {}
        self._sorted: list[str] = []
        self._lengths: set[int] = set()

    def add(self, about: str, place: int) -> None:
        """Take in a paper."""
        if about not in self._places:
            insort(self._sorted, about)
            self._lengths.add(len(about))
        self._places.setdefault(about, set()).add(place)

    def near(self, about: str) -> set[int]:
        """Return the papers that begin with `about`, and those with which it begins."""
        begun = (self._places.get(about[:n], ()) for n in self._lengths if n <= len(about))
        fuller = takewhile(
            lambda title: title.startswith(about), islice(self._sorted, bisect_left(self._sorted, about), None)
        )
        return set().union(*begun, *(self._places[title] for title in fuller))


def _place(paper: Paper, merged: list[Paper], told: _Told) -> int:
    """Return where in `merged` the paper stands that `paper` is told of, or the place behind them all."""
    return next((n for n in told.near(paper) if _same(merged[n], paper)), len(merged))


class _Told:
    """Papers by number and by title: what may be one is found without a look at all that a page names."""

    def __init__(self) -> None:
        self._by_number: dict[tuple[str, str], set[int]] = defaultdict(set)
        self._by_title: dict[tuple[str, bool], _Titles] = defaultdict(_Titles)  # by type, and whether numbered
        self._made: dict[tuple[str, Body], set[int]] = defaultdict(set)  # by type and issuer
        self._titled: dict[str, deque[int]] = defaultdict(lambda: deque(maxlen=_LAST))
        self._typed: dict[str, deque[Paper]] = defaultdict(lambda: deque(maxlen=_LAST))

    def near(self, paper: Paper) -> list[int]:
        """Return the papers, in text order, that `paper` may be (`_same`)."""
        found = set(self._by_number[paper.type, _head(paper.number)]) if paper.number else set()
        if paper.title:
            about = _about(paper.title)
            found |= self._by_title[paper.type, False].near(about)
            found |= set() if paper.number else self._by_title[paper.type, True].near(about)
            found |= set(self._titled[paper.type])
        if paper.issuer and paper.date:
            found |= self._made[paper.type, paper.issuer]
        return sorted(found)

    def of_type(self, paper: Paper) -> tuple[Paper, ...]:
        """Return the last papers of the type of `paper`."""
        return tuple(self._typed[paper.type])

    def add(self, paper: Paper, place: int) -> None:
        """Take in a paper, or what has become known of it."""
        typed = self._typed[paper.type]
        if not typed or typed[-1] is not paper:
            typed.append(paper)
        if paper.number:
            self._by_number[paper.type, _head(paper.number)].add(place)
        if paper.issuer and paper.date:
            self._made[paper.type, paper.issuer].add(place)
        if paper.title:
            self._by_title[paper.type, bool(paper.number)].add(_about(paper.title), place)
            if place not in self._titled[paper.type]:
                self._titled[paper.type].append(place)


def _same(a: Paper, b: Paper) -> bool:
    """Tell whether two mentions name one paper: "Quyết định số 397", "Quyết định 397/QĐ-TTg"."""
    if a.type != b.type:
        return False
    if a.number and b.number:
        alike = _head(a.number) == _head(b.number) and a.number.isdigit() != b.number.isdigit()
        return a.number == b.number or alike
    bare = not (a.title or a.number) or not (b.title or b.number)
    if bare:  # told by the day and whose it is alone
        return a.date == b.date and a.issuer == b.issuer
    if not a.title or not b.title:
        return False
    if a.type == "Luật":
        return _same_law(a.title, b.title) and (a.date == b.date or not a.date or not b.date)
    x, y = _about(a.title), _about(b.title)
    if a.number or b.number:  # told by its number here, by its title there
        return len(min(x, y, key=len).split()) >= _TELLING and (x.startswith(y) or y.startswith(x))
    any_part = a.type == "Đề án" or _of_one(a, b, x, y)
    alike = x.startswith(y) or y.startswith(x) or (not _ends(x, y) and _short_for(x, y, any_part))
    return alike and (a.issuer == b.issuer or not a.issuer or not b.issuer)


def _same_law(a: str, b: str) -> bool:
    """Tell whether two titles name one law: "Luật Quốc tịch Việt Nam", but not "Luật Đầu tư", "Luật Đầu tư công"."""
    short, long = sorted((a.replace(" - ", " "), b.replace(" - ", " ")), key=len)
    rest = long[len(short) :].lstrip(" (")
    amends = "sửa đổi" in short.lower() or rest.startswith("sửa đổi")
    return long.lower().startswith(short.lower()) and (not rest or amends or rest[0].isupper())


def _short_for(x: str, y: str, any_part: bool) -> bool:
    """Tell whether one of two titles is made of words of the other: "thay thế cây", "cải tạo, thay thế cây xanh".

    Of a scheme `any_part` will do; of other papers all but a few words must be there.
    """
    short, long = sorted((set(_WORD.findall(x)) - _AROUND, set(_WORD.findall(y)) - _AROUND), key=len)
    most = any_part or len(short) * 10 >= len(long) * _MOST
    return len(short) >= _FEW and short <= long and most


def _of_one(a: Paper, b: Paper, x: str, y: str) -> bool:
    """Tell whether all words of one title in the other tell of one paper: of one issuer."""
    return a.issuer is not None and a.issuer == b.issuer and min(map(len, (x.split(), y.split()))) >= _SOME


def _ends(x: str, y: str) -> bool:
    """Tell whether only one of two titles says that it ends something: "hủy quyết định bổ nhiệm ông A"."""
    return bool(_ENDS.search(x)) != bool(_ENDS.search(y))


def _akin(a: Paper, b: Paper) -> bool:
    """Tell whether `b`, which the broad reader has read, may be `a` told in other words."""
    if a.date and b.date and not (a.date.startswith(b.date) or b.date.startswith(a.date)):
        return False
    if a.issuer and a.issuer == b.issuer and (not a.title or b.rule == "paper.broad.inspected"):
        return True
    if not a.title or not b.title or _ends(a.title.lower(), b.title.lower()):
        return False
    x, y = (set(_WORD.findall(_about(title))) - _AROUND for title in (a.title, b.title))
    return len(x & y) * 2 > min(len(x), len(y))


def _identified(paper: Paper) -> bool:
    """Tell whether the page tells which paper it is: a letter told only by what it asks is one where it leads the page.

    Others have a number, a day, or a title of their own: "Công văn về việc …", in quotes.
    """
    if paper.type != "Công văn" or paper.number or len(paper.date or "") > _YEAR:
        return True
    title = (paper.title or "").lower()
    proper = title.startswith(("về ", "v/v ")) or title[:1] in _QUOTES
    return bool(title) and (proper or min(paper.mentions).start < LEAD)


def _head(number: str) -> str:
    return re.split(r"[/-]", number)[0]


def _about(title: str) -> str:
    return _ABOUT.sub("", title.lower().removesuffix(" (dự thảo)"))


def _merge(paper: Paper, other: Paper) -> None:
    paper.number = max(paper.number or "", other.number or "", key=len) or None
    paper.date, paper.issuer = paper.date or other.date, paper.issuer or other.issuer
    longer = paper.rule == other.rule == "paper.meeting"  # named by its meeting: what it is about comes on top
    longer = longer or (paper.type == "Luật" and "sửa đổi" not in f"{paper.title} {other.title}".lower())
    if paper.title and other.title and not paper.number and not other.number:
        x, y = _about(paper.title), _about(other.title)
        longer = longer or not (x.startswith(y) or y.startswith(x)) or len(min(x, y, key=len).split()) < _FEW
    paper.title = (max if longer else min)(filter(None, (paper.title, other.title)), key=len, default=None)


def _fact(reading: Reading, paper: Paper) -> PaperFact:
    title = paper.title
    bare = title is not None and paper.spelt and not title.lower().startswith(paper.type.lower())
    if title and bare and (title.startswith("về ") or paper.type not in ("Nghị quyết", "Chỉ thị")):
        title = f"{paper.called or paper.type} {title}"
    if title is None and paper.number is None and paper.type == "Kết luận" and paper.issuer:
        title = INSPECTION if paper.issuer.name.startswith(INSPECTORS) else None
    span = Span(paper.start, min(paper.end, paper.start + LONGEST))
    proof = evidence(reading.document, span, paper.rule)
    date = years.beside(paper.date, reading.dates, reading.folded) if paper.date else None
    return PaperFact(paper.type, paper.number, date, paper.issuer, title, proof)
