"""Official papers the page names; mentions of one paper share its fact."""

from __future__ import annotations

import re

from kg.mentions import years
from kg.mentions.evidence import evidence
from kg.mentions.paper import Paper
from kg.mentions.paper_reader import PaperReader
from kg.model import PaperFact, PaperMention, Reading, Span

_ABOUT = re.compile(r"^(?:[^\s]+ [^\s]+ )?(?:về việc|về) ")
_TELLING = 6  # words of a title that no other paper has
QUOTE = 160  # the longest quote


def find(reading: Reading) -> tuple[PaperMention, ...]:
    """Return the mentions of official papers in `reading`, in text order."""
    merged: list[Paper] = []
    for paper in PaperReader(reading).read():
        same = next((p for p in merged if _same(p, paper)), None)
        if same is None:
            merged.append(paper)
            same = paper
        else:
            _merge(same, paper)
        same.mentions.append(Span(paper.start, paper.end))
    out = []
    for paper in merged:
        fact = _fact(reading, paper)
        out += [PaperMention(span, fact) for span in paper.mentions]
    return tuple(sorted(out, key=lambda m: m.span))


def _same(a: Paper, b: Paper) -> bool:
    """Tell whether two mentions name one paper: "Quyết định số 397", "Quyết định 397/QĐ-TTg"."""
    if a.type != b.type:
        return False
    if a.number and b.number:
        x, y = (re.split(r"[/-]", n)[0] for n in (a.number, b.number))
        return a.number == b.number or (x == y and a.number.isdigit() != b.number.isdigit())
    if not a.title or not b.title:
        return False
    x, y = (_ABOUT.sub("", paper.title.lower().removesuffix(" (dự thảo)")) for paper in (a, b) if paper.title)
    if a.number or b.number:  # told by its number here, by its title there
        return len(min(x, y, key=len).split()) >= _TELLING and (x.startswith(y) or y.startswith(x))
    return (x.startswith(y) or y.startswith(x)) and (a.issuer == b.issuer or not a.issuer or not b.issuer)


def _merge(paper: Paper, other: Paper) -> None:
    paper.number = max(paper.number or "", other.number or "", key=len) or None
    paper.date, paper.issuer = paper.date or other.date, paper.issuer or other.issuer
    longer = paper.rule == other.rule == "paper.meeting"  # named by its meeting: what it is about comes on top
    paper.title = (max if longer else min)(filter(None, (paper.title, other.title)), key=len, default=None)


def _fact(reading: Reading, paper: Paper) -> PaperFact:
    title = paper.title
    bare = title is not None and paper.spelt and not title.lower().startswith(paper.type.lower())
    if title and bare and (title.startswith("về ") or paper.type not in ("Nghị quyết", "Chỉ thị")):
        title = f"{paper.called or paper.type} {title}"
    span = Span(paper.start, min(paper.end, paper.start + QUOTE))
    proof = evidence(reading.document, span, paper.rule)
    date = years.beside(paper.date, reading.dates, reading.folded) if paper.date else None
    return PaperFact(paper.type, paper.number, date, paper.issuer, title, proof)
