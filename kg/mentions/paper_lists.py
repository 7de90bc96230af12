"""Papers of one type whose titles alone are listed: "tán thành các nghị quyết: về lập các ban; về biên chế"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from kg.lexicon.papers import PaperType
from kg.lexicon.phrases import over
from kg.mentions.deed import Deed
from kg.mentions.listings import Lists
from kg.mentions.lookup import Lookup
from kg.mentions.paper import Paper
from kg.mentions.paper_drafts import drafted
from kg.mentions.paper_makers import issued
from kg.mentions.paper_parts import Parts
from kg.mentions.titles import Titles
from kg.model import MeetingFact, Sentence, Span

_LISTED = frozenset({"Nghị quyết", "Tờ trình", "Đề án", "Báo cáo", "Quyết định", "Kế hoạch"})
_SEVERAL = re.compile(r"(?<!\w)(?:các|những|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|\d{1,2})(?: (?:dự thảo|nội dung))? \Z")
_REACH = 24  # code points of "những dự thảo "
_COLON = re.compile(
    r"(?: (?:quan trọng|chuyên đề|quy phạm pháp luật|cá biệt))?(?P<about> về(?: việc)?)?"
    r"(?:,? (?:sau đây|sau|gồm|bao gồm|cụ thể|như sau|gồm có|trong đó có))*\s?:(?P<rest>[ \xa0]|$|(?=\n))"
)
_ITEM = re.compile(r"[^;()]*(?:\([^()]*\)[^;()]*)*")  # no semicolon in brackets parts items
_BEGINS = re.compile(r"\s*(?:và )?(?:\(?\d{1,2}[.)]\s*|[-–+•]\s*)?")
_ABOUT = re.compile(r"(?:về|việc|v/v) ")
_DONE = frozenset({"adopts", "reviews", "issues", "proposes"})
_FEW = 3  # words of a title


class ListedTitles:
    """Reads them in one page."""

    def __init__(self, parts: Parts, titles: Titles, lists: Lists, sentences: Lookup[Sentence]) -> None:
        self._text = parts.text
        self._parts = parts
        self._titles = titles
        self._lists = lists
        self._sentences = sentences

    def read(
        self, kind: PaperType, start: int, end: int, sentence: Sentence, deed: Callable[[int, Sentence], Deed | None]
    ) -> list[Paper]:
        """Return the papers whose titles are listed behind the type at [start, end)."""
        colon = _COLON.match(self._text, end, sentence.span.end) if kind.name in _LISTED else None
        if colon is None or not _SEVERAL.search(self._text, max(sentence.span.start, start - _REACH), start):
            return []
        done = deed(start, sentence) or None
        if done is None or not done.done or done.action not in _DONE:
            return []
        about = colon["about"]
        inline = list(self._items(colon.end(), sentence.span.end))
        rows = inline or [Span(at, self._line(at)) for at in self._lists.under(colon.end() - 1)]
        found = []
        for row in rows:
            paper = self._paper(kind, row, bool(about), sentence)
            if paper is None:
                return []
            found.append(paper)
        if len(found) < 2:
            return []
        if inline:
            found[0].start = start
        last = done.actor if isinstance(done.actor, MeetingFact) else None
        for paper in found:
            paper.deed = done
            paper.issuer = paper.issuer or issued(paper) or drafted(kind.name, done, last)
        return found

    def _items(self, at: int, end: int) -> Iterator[Span]:
        """Yield the items of a sentence that semicolons part."""
        while at < end:
            item = _ITEM.match(self._text, at, end)
            stop = item.end() if item else end
            begin = over(_BEGINS, self._text, at, stop)
            if begin < stop:
                yield Span(begin, stop)
            at = stop + 1

    def _line(self, at: int) -> int:
        stop = self._text.find("\n", at)
        return len(self._text) if stop < 0 else stop

    def _paper(self, kind: PaperType, row: Span, about: bool, sentence: Sentence) -> Paper | None:
        """Return the paper of one item; none where another type, or no title, begins it."""
        begun = _ABOUT.match(self._text, row.start)
        if not about and not begun and (self._parts.lexicon.types.match(self._text, row.start)):
            return None
        if not about and not begun and not self._titles.opens(row.start):
            return None
        at = self._sentences.around(row.start) or sentence
        title = self._titles.read(row.start, min(row.end, at.span.end), free=True, agenda=True, owned=True)
        if title is None or len(title[0].split()) < _FEW:
            return None
        words = title[0][0].lower() + title[0][1:]
        words = f"về {words}" if about and not begun else words
        paper = Paper(kind.name, row.start, row.end, at, title=words, spelt=kind.spelt, rule="paper.title")
        paper.inner = row.end
        return paper
