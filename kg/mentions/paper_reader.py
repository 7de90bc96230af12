"""Reads the official papers of a page one after the other: by number, by name, by title."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.lexicon.papers import KnownPaper, PaperType
from kg.mentions.deed import Deed
from kg.mentions.deeds import Deeds
from kg.mentions.lookup import Lookup
from kg.mentions.paper import Paper
from kg.mentions.paper_broad import BroadReader
from kg.mentions.paper_inspected import Inspections
from kg.mentions.paper_laws import YEAR
from kg.mentions.paper_lists import ListedTitles
from kg.mentions.paper_makers import called, issued, issued_on, made, signed, writer
from kg.mentions.paper_parts import Parts
from kg.mentions.paper_rows import rows
from kg.mentions.titled_reader import AND, TitledReader
from kg.mentions.titles import Titles
from kg.model import Body, Reading, Sentence, Span

BETWEEN = re.compile(
    r"\s?(?:\([^()]{0,40}\))?[\s,;]*(?:và\s)?(?:\(?\d{1,2}[.)]\s|[-–+•]\s)?(?:các\s|một số\s|dự thảo\s|\d+\s)*"
)
_NEXT_ITEM = re.compile(r"[;,.]?\s*\n\s*(?P<mark>[-–+*•]|\d{1,2}[.)])?\s*")
_LISTS = frozenset({"adopts", "reviews", "proposes"})  # what is done with many papers at once
_ITEM = re.compile(r"(?:\A|\n)\s*(?:[-–+*•]|\d{1,2}[.)])?\s*\Z")


_CONCLUSION = re.compile(r"-KL(?![\w])")  # "thông báo kết luận số 15-KL/TU"
_MADE_KNOWN = "thông báo kết luận"
_DOES = re.compile(r"(?<!\w)(?:đã|vừa|mới|cũng|chính thức|tiếp tục) \Z")
_ADVERB = 12  # code points of "chính thức "
_INSPECTED = re.compile(r" (?:thanh tra|kiểm tra|điều tra)(?!\w)")
_THIS = re.compile(r" (?:này|nói trên|nêu trên|trên)(?!\w)")
_STOP = re.compile(r"[.,;]|$|\n| (?:đã|và|tại|với|vào|trong)(?!\w)")
_LAW = PaperType("Luật")
_GOVERNMENT = Body("Chính phủ", "CentralBody")  # who alone issues decrees
_BARE = frozenset({"Đề án", "Tờ trình", "Nghị quyết"})
_MOST_BROAD = 40  # papers of a page that only the broad reader reads
_BACK = 1500  # code points from a paper to words that point back to it
_BRACKET = 2  # code points: " ("
_KIND = 2  # words that only say what kind of paper it is: "Nghị quyết chuyên đề số 5 về …"
_MARK = 8  # code points of a line's beginning and its mark
_SEVERAL = re.compile(r"(?:các|hai|ba|2|3) $")


def listed_on(text: str, before: tuple[Span, Deed | None], start: int) -> Deed | None:
    """Return what is done with the paper at `start` where it goes on the list that the one `before` is on.

    It does behind a comma, or as its next item.
    """
    last, deed = before
    if deed is None or last.end > start:
        return None
    if BETWEEN.fullmatch(text, last.end, start):
        return deed
    item = _NEXT_ITEM.fullmatch(text, last.end, start)
    if item is None:
        return None
    begins = _ITEM.search(text, max(0, last.start - _MARK), last.start)
    return deed if item["mark"] or text[last.end] == ";" or begins or deed.action in _LISTS else None


def _may_be(signed: Body, decided: Body) -> bool:
    """Tell whether who decided may have issued under the letters of `signed`: the standing ones of a committee."""
    organ = signed.kind == "PartyCommittee" and decided.kind == "StandingCommittee"
    return signed.kind == decided.kind or (organ and decided.name.endswith(signed.name))


class PaperReader:
    """Reads one page."""

    def __init__(self, reading: Reading) -> None:
        self._text = reading.folded
        self.parts = Parts(reading)
        self.titles = Titles(self.parts)
        self.deeds = Deeds(reading, self.parts)
        self._sentences: Lookup[Sentence] = Lookup(reading.sentences)
        self.broad: list[Paper] = []  # what no narrow reader has read
        self._broad = BroadReader(self.parts, self.titles)
        self._bodies = reading.bodies
        self._inspections = Inspections(self.parts, self.titles)
        self._several = ListedTitles(self.parts, self.titles, self.deeds.lists, self._sentences)
        self._titled = TitledReader(reading, self.parts, self.titles, self.deeds)
        named = zip(self.parts.lexicon.words, self.parts.lexicon.meanings, strict=True)
        self._kinds = {word: kind for word, kind in named if isinstance(kind, PaperType)}
        self._conclusion = self._kinds["kết luận"]
        self._last: Paper | None = None
        self._latest: dict[str, Paper] = {}  # by type
        self._list: tuple[Span, Deed | None] = (Span(-1, -1), None)
        self._asked: tuple[int, Deed | None] = (-1, None)  # what was last found before a paper, and where it begins

    def read(self) -> list[Paper]:
        """Return the papers in text order, each as often as it is named."""
        out: list[Paper] = []
        done = -1
        lexicon = self.parts.lexicon
        for i, start, end in lexicon.scan.find(self._text):
            sentence = self._sentences.around(start) if start >= done and self._whole(start, end) else None
            if sentence is None:
                continue
            meaning = lexicon.meanings[i]
            if isinstance(meaning, KnownPaper):
                found = self._known(meaning, start, end, sentence)
            else:
                meaning, start, end = self._told_of(meaning, start, end)
                found = self._numbered(meaning, start, end, sentence)
                if not found and not (self._last and self._last.start < start < self._last.end):
                    found = self._titled.read(meaning, start, end, sentence, self._deed)
                    self._explains(found)
                found = found or self._several.read(meaning, start, end, sentence, self._deed)
                found = found or self._pointed(meaning, start, end, sentence)
                if not found and len(self.broad) < _MOST_BROAD:
                    self._left(meaning, start, end, sentence)
            if found:
                self._latest[found[-1].type] = found[-1]
                out += found
                self._listed(found[-1])
                self._last = found[-1]
                done = self._last.inner or self._last.end
        self._inspected()
        return sorted([*out, *rows(self.parts, self.titles, self._sentences)], key=lambda paper: paper.start)

    def _inspected(self) -> None:
        """Read the conclusions that are told by those who inspect."""
        for mention in self._bodies if "thanh tra" in self._text else ():
            sentence = self._sentences.around(mention.span.start)
            paper = self._inspections.read(mention, sentence) if sentence else None
            if paper is not None:
                self.broad.append(paper)
        self.broad.sort(key=lambda paper: (paper.start, -len(paper.title or "")))

    def _left(self, kind: PaperType, start: int, end: int, sentence: Sentence) -> None:
        """Read what no narrow reader reads."""
        if self._last and 0 <= start - self._last.end < _BRACKET:  # "thông báo số 94 kết luận của Chủ tịch …"
            return
        inside = self._last is not None and self._last.start < start < self._last.end
        outer = self._last.issuer if self._last and inside else None
        paper = self._broad.read(kind, start, end, sentence, self._deed, outer)
        if paper is not None:
            self.broad.append(paper)

    def _told_of(self, kind: PaperType, start: int, end: int) -> tuple[PaperType, int, int]:
        """Return the conclusion in "thông báo kết luận thanh tra …", which is made known, else what was found.

        So of "báo cáo Kết luận số 5": one paper, of the second type.
        """
        inspected = _INSPECTED.match(self._text, end) if self._text.startswith(_MADE_KNOWN, start) else None
        if inspected is not None:
            return self._conclusion, start + len("thông báo "), inspected.end()
        if self._text.startswith(_MADE_KNOWN, start) and end == start + len(_MADE_KNOWN) and self._says(start):
            whose = self._text.startswith(" của ", end)
            return kind if whose else self._conclusion, start + len("thông báo "), end
        inner = self.parts.lexicon.types.match(self._text, end + 1) if kind.common else None
        meant = self._kinds.get(inner.group()) if inner else None
        if inner and meant and meant is not kind and self.parts.number(inner.end(), meant):
            return meant, start, inner.end()
        return kind, start, end

    def _says(self, at: int) -> bool:
        """Tell whether "thông báo" at `at` is what somebody does: "Thanh tra tỉnh đã thông báo kết luận …"."""
        if _DOES.search(self._text, max(0, at - _ADVERB), at):
            return True
        body, person = self.parts.bodies.before(at), self.parts.people.before(at)
        return at - 1 in {m.span.end for m in (body, person) if m}

    def _listed(self, paper: Paper) -> None:
        """Remember what is done with the list that `paper` is the last of; one named in a title only lengthens it."""
        last, deed = self._list
        inner = paper.start < last.end
        self._list = (
            Span(last.start if inner else paper.start, max(last.end, paper.end)),
            deed if inner else paper.deed,
        )

    def _whole(self, start: int, end: int) -> bool:
        text = self._text
        return not (start and text[start - 1].isalnum()) and not (end < len(text) and text[end].isalnum())

    def _deed(self, start: int, sentence: Sentence) -> Deed | None:
        """Return what is done with the paper at `start`; in a list, what is done with the one before."""
        listed = listed_on(self._text, self._list, start)
        if listed:
            return listed
        if self._asked[0] != start:
            self._asked = start, self.deeds.before(start, sentence.span)
        deed = self._asked[1]
        return deed if deed and deed.near else None

    # ---- known by name

    def _known(self, known: KnownPaper, start: int, end: int, sentence: Sentence) -> list[Paper]:
        left = self._text[max(0, start - 30) : start]
        no_law = left.endswith(("kỷ ", "pháp ")) or self.parts.lexicon.no_law_after.end(left)
        if known.type == "Luật" and no_law and not left.endswith("dự án "):
            return []
        year = YEAR.match(self._text, end)
        paper = Paper(known.type, start, year.end() if year else end, sentence, rule="paper.known")
        paper.title, paper.issuer, paper.date = known.title, known.issuer, year.group(1) if year else None
        number = self.parts.number(paper.end, _LAW)
        if number and number[0].rpartition("/")[2].startswith("QH"):  # "Luật Nhà ở số 65/2014/QH13"
            paper.number, paper.end = number
            made(paper, self.parts)
        paper.deed = self._deed(start, sentence)
        return [paper]

    # ---- numbered

    def _numbered(self, kind: PaperType, start: int, end: int, sentence: Sentence) -> list[Paper]:
        number = self.parts.number(end, kind)
        named = None if number else self.parts.named_number(end, kind, sentence.span.end)
        number = named[1] if named else number
        if not number:
            return []
        name = self._by_letters(kind, start, number[0])
        papers = [Paper(name, start, number[1], sentence, number=number[0], spelt=kind.spelt)]
        papers[0].called = called(self._text, end)
        if named and named[0]:
            self._entitled(papers[0], named[0])
        self._details(papers[-1], sentence.span.end)
        several = _SEVERAL.search(self._text, max(0, start - 5), start)  # "các Nghị định 15 và 30"
        while papers[-1].title is None:
            gap = AND.match(self._text, papers[-1].end)
            more = self.parts.number(gap.end(), kind, listed=True) if gap else None
            told = several or self._text.startswith("số", gap.end() if gap else 0)
            if not gap or not more or (more[0].isdigit() and not told):
                break
            papers.append(Paper(kind.name, gap.end(), more[1], sentence, number=more[0], spelt=kind.spelt))
            self._details(papers[-1], sentence.span.end)
        self._share(papers)
        self._named_before(papers[0])
        deed = self._deed(start, sentence)
        for paper in papers:
            paper.deed = deed
            signed = self.parts.signed(paper.number or "", paper.type, start)
            decided = issued(paper)
            if paper.issuer is None and decided and (signed is None or _may_be(signed, decided)):
                paper.issuer = decided
            paper.issuer = (
                paper.issuer
                or signed
                or writer(paper, self.parts)
                or (_GOVERNMENT if kind.name == "Nghị định" else None)
            )
            paper.date = paper.date or issued_on(paper, self.parts)
        return papers

    def _by_letters(self, kind: PaperType, start: int, number: str) -> str:
        """Return the type that the letters of a symbol tell: "Thông báo số 5-KL/TU", "Văn bản số 7/QĐ-UBND"."""
        if kind.name == "Thông báo" and _CONCLUSION.search(number):
            return "Kết luận"
        letters = re.split(r"[/-]", number)[1:] if self._text.startswith("văn bản", start) else []
        return next((of[0] for part in letters if (of := self.parts.lexicon.letters.get(part))), kind.name)

    def _entitled(self, paper: Paper, name: Span) -> None:
        """Read title and issuer between type and number: "Quyết định xử phạt của UBND xã A số 12/QĐ-XPHC"."""
        last = self.parts.bodies.before(name.end, name.start)
        end = name.end
        if last and last.span.end == name.end and self._text.endswith("của ", name.start, last.span.start):
            paper.issuer, end = self.parts.acting(last), last.span.start - len(" của ")
        title = self.titles.written(name.start, end) if end > name.start else ""
        paper.title = title if len(title.split()) > _KIND else None

    def _details(self, paper: Paper, limit: int) -> None:
        """Read date, issuer and title in whatever order they follow the number."""
        if self._text.startswith(")", paper.end):
            paper.end += 1
        beside = self.parts.beside(paper.end)
        if beside:
            paper.issuer, paper.end = beside
        for _ in range(3):
            made(paper, self.parts)
            owned = paper.issuer is not None
            title = self.titles.read(paper.end, limit, free=False, owned=owned) if paper.title is None else None
            if title:
                paper.inner = paper.end
                paper.title, paper.end = title[0], title[1]
                paper.issuer = paper.issuer or title[2]
        signed(paper, self.parts)

    def _pointed(self, kind: PaperType, start: int, end: int, sentence: Sentence) -> list[Paper]:
        """Read "nghị quyết này", or "thông qua đề án", of the last paper of its type."""
        latest = self._latest.get(kind.name)
        if latest is None or kind.common or start - latest.end > _BACK:
            return []
        this = _THIS.match(self._text, end)
        if this is None and not (kind.name in _BARE and _STOP.match(self._text, end)):
            return []
        deed = self._deed(start, sentence)
        if this is None and (deed is None or deed.action not in ("adopts", "reviews")):
            return []
        end = this.end() if this else end
        return [replace(latest, start=start, end=end, sentence=sentence, inner=None, deed=deed, mentions=[])]

    def _named_before(self, paper: Paper) -> None:
        """Give "Đề án chợ đêm ven biển (Đề án 15)" its number."""
        last = self._last
        if last is None or last.type != paper.type or last.number is not None or last.title is None:
            return
        if 0 < paper.start - last.end <= _BRACKET and self._text[paper.start - 1] == "(":
            last.number = paper.number

    def _explains(self, papers: list[Paper]) -> None:
        """Give the paper in brackets of "Quy định 1374 (Quy định của Thành ủy về …)" its number."""
        last, paper = self._last, papers[0] if papers else None
        if last is None or paper is None or last.type != paper.type or last.number is None or last.title:
            return
        if 0 < paper.start - last.end <= _BRACKET and self._text[paper.start - 1] == "(":
            paper.number = last.number

    def _share(self, papers: list[Paper]) -> None:
        """Let the members of a list take issuer and day stated once: "Quyết định số 217-QĐ/TW và 218-QĐ/TW ngày …"."""
        issuer = next((p.issuer for p in papers if p.issuer), None)
        date = papers[-1].date if all(p.date is None and p.title is None for p in papers[:-1]) else None
        for paper in papers:
            paper.issuer, paper.date = paper.issuer or issuer, paper.date or date
        last = self._last
        lacks = last is not None and last.number is not None and last.issuer is None
        if issuer and last and lacks and BETWEEN.fullmatch(self._text, last.end, papers[0].start):
            last.issuer = issuer
