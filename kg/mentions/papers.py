"""Official papers the page names, by number or by title; mentions of one paper share its fact."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from kg.lexicon.papers import KnownPaper, PaperType
from kg.lexicon.phrases import ends_with
from kg.mentions.deeds import Deed, Deeds
from kg.mentions.lookup import Lookup
from kg.mentions.paper_parts import Parts
from kg.model import Body, Evidence, MeetingFact, MeetingMention, PaperFact, PaperMention, Reading, Sentence, Span

QUOTE = 160  # the longest quote
_BETWEEN = re.compile(r"[\s,;]*(?:và\s)?(?:các\s|một số\s|\d+\s)*")
_DRAFT = re.compile(r"dự thảo (?:lần \d+ )?$")
_MANY = re.compile(r"(?:các|những|nhiều|một số|hàng loạt|nhiều|\d{1,3}) $")
_CONGRESS = re.compile(r" đại hội [^.;:()]{4,80}?(?:lần thứ (?:[ivxl]+|\d+|\w+)(?:,? nhiệm kỳ \d{4}\s?-\s?\d{4})?|nhiệm kỳ \d{4}\s?-\s?\d{4})")
_YEAR = re.compile(r"\s(?:năm )?((?:19|20)\d\d)(?!\d)")


@dataclass(slots=True)
class _Paper:
    type: str
    start: int
    end: int
    sentence: Sentence
    number: str | None = None
    date: str | None = None
    issuer: Body | None = None
    title: str | None = None
    spelt: bool = False
    called: str | None = None  # the type as written, where it is longer
    title_at: int | None = None  # further papers may be named in the title
    rule: str = "paper.number"
    deed: Deed | None = None
    mentions: list[Span] = field(default_factory=list)


class _Finder:
    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._text = reading.folded
        self._parts = Parts(reading)
        self._deeds = Deeds(reading, self._parts)
        self._sentences: Lookup[Sentence] = Lookup(reading.sentences)
        self._meetings: Lookup[MeetingMention] = Lookup(reading.meetings)
        self._last: _Paper | None = None

    def find(self) -> list[_Paper]:
        out: list[_Paper] = []
        done = -1
        for i, start, end in self._parts.lexicon.scan.find_matches_as_indexes(self._text):
            if start < done or not self._whole(start, end):
                continue
            sentence = self._sentences.around(start)
            if sentence is None:
                continue
            found = self._read(self._parts.lexicon.meanings[i], start, end, sentence)
            if found:
                out += found
                done = found[-1].title_at or found[-1].end
                self._last = found[-1]
        return out

    def _whole(self, start: int, end: int) -> bool:
        text = self._text
        return not (start and text[start - 1].isalnum()) and not (end < len(text) and text[end].isalnum())

    def _read(self, meaning: PaperType | KnownPaper, start: int, end: int, sentence: Sentence) -> list[_Paper]:
        if isinstance(meaning, KnownPaper):
            return self._known(meaning, start, end, sentence)
        numbered = self._numbered(meaning, start, end, sentence)
        if numbered:
            return numbered
        return self._titled(meaning, start, end, sentence)

    # ---- known by name

    def _known(self, known: KnownPaper, start: int, end: int, sentence: Sentence) -> list[_Paper]:
        if known.type == "Luật" and ends_with(self._text[max(0, start - 30) : start], self._parts.lexicon.no_law_after):
            return []
        if known.type == "Luật" and self._text[max(0, start - 3) : start].endswith("kỷ "):
            return []
        year = _YEAR.match(self._text, end)
        paper = _Paper(known.type, start, year.end() if year else end, sentence, rule="paper.known")
        paper.deed = self._deed(start, sentence)
        paper.title, paper.issuer, paper.date = known.title, known.issuer, year.group(1) if year else None
        return [paper]

    # ---- numbered

    def _numbered(self, kind: PaperType, start: int, end: int, sentence: Sentence) -> list[_Paper]:
        number = self._parts.number(end, kind)
        if not number:
            return []
        papers = [_Paper(kind.name, start, number[1], sentence, number=number[0], spelt=kind.spelt)]
        self._details(papers[-1], sentence.span.end)
        while True:
            gap = re.compile(r"\s?(?:,|và)\s").match(self._text, papers[-1].end)
            more = self._parts.number(gap.end(), kind, listed=True) if gap and papers[-1].title is None else None
            if not gap or not more or (more[0].isdigit() and "số" not in self._text[gap.end() : gap.end() + 3]):
                break
            papers.append(_Paper(kind.name, gap.end(), more[1], sentence, number=more[0], spelt=kind.spelt))
            self._details(papers[-1], sentence.span.end)
        self._share(papers)
        deed = self._deed(start, sentence)
        for paper in papers:
            paper.deed = deed
            if paper.issuer is None and self._parts.signed(paper.number or "", paper.type) is None:
                paper.issuer = self._issued(paper, draft=False)
        return papers

    def _details(self, paper: _Paper, limit: int) -> None:
        """Read date, issuer and title in whatever order they follow the number."""
        for _ in range(3):
            date = self._parts.date(paper.end) if paper.date is None else None
            if date:
                paper.date, paper.end = date
            issuer = self._parts.issuer(paper.end) if paper.issuer is None else None
            if issuer:
                paper.issuer, paper.end = issuer
            title = self._parts.title(paper.end, limit, free=False) if paper.title is None else None
            if title:
                paper.title, paper.end = title[0], title[1]
                paper.issuer = paper.issuer or title[2]

    def _share(self, papers: list[_Paper]) -> None:
        """Let the members of a list take the issuer stated once; letters tell it where no words do."""
        issuer = next((p.issuer for p in papers if p.issuer), None)
        for paper in papers:
            paper.issuer = paper.issuer or issuer
        last = self._last
        if last and last.number and last.issuer is None and last.type == papers[0].type and papers[0].issuer:
            if _BETWEEN.fullmatch(self._text, last.end, papers[0].start):
                last.issuer = papers[0].issuer

    # ---- titled

    def _titled(self, kind: PaperType, start: int, end: int, sentence: Sentence) -> list[_Paper]:
        draft = _DRAFT.search(self._text, max(sentence.span.start, start - 20), start)
        begin = draft.start() if draft else start
        paper = _Paper(kind.name, begin, end, sentence, spelt=kind.spelt, rule="paper.title")
        paper.called = "Chương trình hành động" if self._text.startswith("chương trình hành động", start) else None
        paper.deed = self._deed(begin, sentence)
        if _MANY.search(self._text, max(sentence.span.start, begin - 12), begin):
            return []
        if kind.name == "Nghị quyết" and (self._of_meeting(paper, end) or self._of_congress(paper, end)):
            return [paper]
        told = self._told(kind, paper.deed)
        issuer = self._parts.issuer(end) if kind.about or told else None
        agenda = ";" in self._text[sentence.span.start : sentence.span.end]
        title = self._parts.title(issuer[1] if issuer else end, sentence.span.end, free=told and not issuer, agenda=agenda)
        if title is None:
            return []
        paper.title, paper.end, paper.title_at = title[0], title[1], end
        if not (told or issuer or (draft and kind.titled) or self._passive(kind, paper)):
            return []
        paper.issuer = issuer[0] if issuer else title[2] or self._maker(paper) or self._issued(paper, bool(draft))
        paper.date = self._issued_on(paper)
        if kind.name == "Quyết định" and (paper.issuer is None or len(paper.title.split()) < 5):
            return []
        if draft:
            paper.title += " (dự thảo)"
        return [paper]

    def _told(self, kind: PaperType, deed: Deed | None) -> bool:
        """Tell whether what is done with it makes a title of the words after the type."""
        if deed is None or not deed.near or not deed.done or not deed.verb.titled or deed.action not in kind.titled:
            return False
        return not deed.verb.dated or self._day_before(deed.span.start) is not None

    def _passive(self, kind: PaperType, paper: _Paper) -> bool:
        return bool(kind.titled) and self._deeds.after(paper.end, paper.sentence.span) is not None

    def _day_before(self, at: int) -> str | None:
        day = self._parts.dates.before(at, max(0, at - 120))
        return day.edtf if day and len(day.edtf) == 10 and "X" not in day.edtf else None

    def _issued_on(self, paper: _Paper) -> str | None:
        deed = paper.deed
        return self._day_before(deed.span.start) if deed and deed.action == "issues" and deed.done else None

    def _deed(self, start: int, sentence: Sentence) -> Deed | None:
        """Return what is done with the paper at `start`; in a list, what is done with the one before."""
        last = self._last
        if last and last.deed and last.end <= start and _BETWEEN.fullmatch(self._text, last.end, start):
            return last.deed
        deed = self._deeds.before(start, sentence.span)
        return deed if deed and deed.near else None

    def _of_meeting(self, paper: _Paper, end: int) -> bool:
        """Read "Nghị quyết hội nghị" of a meeting the page reports."""
        mention = self._meetings.at(end + 1)
        if not mention or (mention.span.end - mention.span.start < 15 and not (paper.deed and paper.deed.done)):
            return False
        paper.title, paper.issuer = f"{paper.type} {mention.fact.name}", mention.fact.body
        paper.end, paper.rule = mention.span.end, "paper.meeting"
        return True

    def _of_congress(self, paper: _Paper, end: int) -> bool:
        """Read "Nghị quyết Đại hội Đảng bộ quận nhiệm kỳ 2020-2025"."""
        m = _CONGRESS.match(self._text, end, paper.sentence.span.end)
        if not m:
            return False
        paper.title = f"{paper.type} {self._parts.written(end + 1, m.end())}"
        paper.end, paper.rule = m.end(), "paper.meeting"
        return True

    def _maker(self, paper: _Paper) -> Body | None:
        """Return the body of "do UBND tỉnh trình" after the title."""
        found = self._parts.issuer(paper.end) if self._text.startswith(" do ", paper.end) else None
        return found[0] if found else None

    def _issued(self, paper: _Paper, draft: bool) -> Body | None:
        deed = paper.deed
        if deed is None or draft or not deed.done:
            return None
        made = deed.action == "issues" or (deed.action == "repeals" and paper.type == "Quyết định")
        if made or (deed.action == "adopts" and paper.type == "Nghị quyết") or (deed.action == "proposes" and paper.type == "Tờ trình"):
            return deed.actor.body if isinstance(deed.actor, MeetingFact) else deed.actor
        return None


def find(self) -> list[_Paper]:
        out: list[_Paper] = []
        done = -1
        for i, start, end in self._parts.lexicon.scan.find_matches_as_indexes(self._text):
            if start < done or not self._whole(start, end):
                continue
            sentence = self._sentences.around(start)
            if sentence is None:
                continue
            found = self._read(self._parts.lexicon.meanings[i], start, end, sentence)
            if found:
                out += found
                done = found[-1].title_at or found[-1].end
                self._last = found[-1]
        return out

    def _whole(self, start: int, end: int) -> bool:
        text = self._text
        return not (start and text[start - 1].isalnum()) and not (end < len(text) and text[end].isalnum())

    def _read(self, meaning: PaperType | KnownPaper, start: int, end: int, sentence: Sentence) -> list[_Paper]:
        if isinstance(meaning, KnownPaper):
            return self._known(meaning, start, end, sentence)
        numbered = self._numbered(meaning, start, end, sentence)
        if numbered:
            return numbered
        return self._titled(meaning, start, end, sentence)

    # ---- known by name

    def _known(self, known: KnownPaper, start: int, end: int, sentence: Sentence) -> list[_Paper]:
        if known.type == "Luật" and ends_with(self._text[max(0, start - 30) : start], self._parts.lexicon.no_law_after):
            return []
        if known.type == "Luật" and self._text[max(0, start - 3) : start].endswith("kỷ "):
            return []
        year = _YEAR.match(self._text, end)
        paper = _Paper(known.type, start, year.end() if year else end, sentence, rule="paper.known")
        paper.deed = self._deed(start, sentence)
        paper.title, paper.issuer, paper.date = known.title, known.issuer, year.group(1) if year else None
        return [paper]

    # ---- numbered

    def _numbered(self, kind: PaperType, start: int, end: int, sentence: Sentence) -> list[_Paper]:
        number = self._parts.number(end, kind)
        if not number:
            return []
        papers = [_Paper(kind.name, start, number[1], sentence, number=number[0], spelt=kind.spelt)]
        self._details(papers[-1], sentence.span.end)
        while True:
            gap = re.compile(r"\s?(?:,|và)\s").match(self._text, papers[-1].end)
            more = self._parts.number(gap.end(), kind, listed=True) if gap and papers[-1].title is None else None
            if not gap or not more or (more[0].isdigit() and "số" not in self._text[gap.end() : gap.end() + 3]):
                break
            papers.append(_Paper(kind.name, gap.end(), more[1], sentence, number=more[0], spelt=kind.spelt))
            self._details(papers[-1], sentence.span.end)
        self._share(papers)
        deed = self._deed(start, sentence)
        for paper in papers:
            paper.deed = deed
            if paper.issuer is None and self._parts.signed(paper.number or "", paper.type) is None:
                paper.issuer = self._issued(paper, draft=False)
        return papers

    def _details(self, paper: _Paper, limit: int) -> None:
        """Read date, issuer and title in whatever order they follow the number."""
        for _ in range(3):
            date = self._parts.date(paper.end) if paper.date is None else None
            if date:
                paper.date, paper.end = date
            issuer = self._parts.issuer(paper.end) if paper.issuer is None else None
            if issuer:
                paper.issuer, paper.end = issuer
            title = self._parts.title(paper.end, limit, free=False) if paper.title is None else None
            if title:
                paper.title, paper.end = title[0], title[1]
                paper.issuer = paper.issuer or title[2]

    def _share(self, papers: list[_Paper]) -> None:
        """Let the members of a list take the issuer stated once; letters tell it where no words do."""
        issuer = next((p.issuer for p in papers if p.issuer), None)
        for paper in papers:
            paper.issuer = paper.issuer or issuer
        last = self._last
        if last and last.number and last.issuer is None and last.type == papers[0].type and papers[0].issuer:
            if _BETWEEN.fullmatch(self._text, last.end, papers[0].start):
                last.issuer = papers[0].issuer

    # ---- titled

    def _titled(self, kind: PaperType, start: int, end: int, sentence: Sentence) -> list[_Paper]:
        draft = _DRAFT.search(self._text, max(sentence.span.start, start - 20), start)
        begin = draft.start() if draft else start
        deed = self._deed(begin, sentence)
        paper = _Paper(kind.name, begin, end, sentence, spelt=kind.spelt, rule="paper.title", deed=deed)
        named = self._named_by_meeting(paper, end)
        if named:
            return [named]
        issuer = self._parts.issuer(end)
        free = bool(draft) or (deed is not None and deed.titled and deed.near)
        title = self._parts.title(issuer[1] if issuer else end, sentence.span.end, free=free and not issuer)
        if title is None or not (free or issuer):
            return []
        paper.title, paper.end = title[0], title[1]
        paper.issuer = issuer[0] if issuer else title[2] or self._issued(paper, deed, bool(draft))
        if draft:
            paper.title += " (dự thảo)"
        return [paper]

    def _deed(self, start: int, sentence: Sentence) -> Deed | None:
        """Return what is done with the paper at `start`; in a list, what is done with the one before."""
        last = self._last
        if last and last.deed and last.end <= start and _BETWEEN.fullmatch(self._text, last.end, start):
            return last.deed
        deed = self._deeds.before(start, sentence.span)
        return deed if deed and deed.near else None

    def _named_by_meeting(self, paper: _Paper, end: int) -> _Paper | None:
        """Read "Nghị quyết hội nghị", "Nghị quyết Đại hội Đảng bộ quận nhiệm kỳ 2020-2025"."""
        mention = self._meetings.at(end + 1)
        if mention and paper.type in ("Nghị quyết", "Kết luận"):
            paper.title, paper.issuer = f"{paper.type} {mention.fact.name}", mention.fact.body
            paper.end, paper.spelt, paper.rule = mention.span.end, False, "paper.meeting"
            return paper
        return None

    def _issued(self, paper: _Paper, deed: Deed | None, draft: bool) -> Body | None:
        if deed is None or draft or not deed.done:
            return None
        if deed.action == "issues" or (deed.action == "adopts" and paper.type == "Nghị quyết"):
            return deed.actor.body if isinstance(deed.actor, MeetingFact) else deed.actor
        return None


def find(reading: Reading) -> tuple[PaperMention, ...]:
    """Return the mentions of official papers in `reading`, in text order."""
    finder = _Finder(reading)
    merged: list[_Paper] = []
    for paper in finder.find():
        same = next((p for p in merged if _same(p, paper)), None)
        if same is None:
            merged.append(paper)
            same = paper
        else:
            same.number = max(same.number or "", paper.number or "", key=len) or None
            same.date, same.issuer, same.title = same.date or paper.date, same.issuer or paper.issuer, min(filter(None, (same.title, paper.title)), key=len, default=None)
        same.mentions.append(Span(paper.start, paper.end))
    out = []
    for paper in merged:
        fact = _fact(reading, finder, paper)
        out += [PaperMention(span, fact) for span in paper.mentions]
    return tuple(sorted(out, key=lambda m: m.span))


def _same(a: _Paper, b: _Paper) -> bool:
    if a.type != b.type:
        return False
    if a.number and b.number:
        return a.number == b.number or (re.split(r"[/-]", a.number)[0] == re.split(r"[/-]", b.number)[0] and a.number.isdigit() != b.number.isdigit())
    if a.number or b.number or not a.title or not b.title:
        return False
    x, y = a.title.lower(), b.title.lower()
    return (x.startswith(y) or y.startswith(x)) and (a.issuer == b.issuer or not a.issuer or not b.issuer)


def _fact(reading: Reading, finder: _Finder, paper: _Paper) -> PaperFact:
    issuer = paper.issuer
    if issuer is None and paper.number:
        issuer = finder._parts.signed(paper.number, paper.type)
    title = paper.title
    if title and paper.spelt and not title.lower().startswith(paper.type.lower()):
        if title.startswith("về ") or paper.type not in ("Nghị quyết", "Chỉ thị"):
            title = f"{paper.called or paper.type} {title}"
    start, end = paper.start, min(paper.end, paper.start + QUOTE, paper.sentence.span.end)
    evidence = Evidence(Span(start, end), reading.document.text[start:end], paper.rule, 0.95 if paper.number else 0.75)
    return PaperFact(paper.type, paper.number, paper.date, issuer, title, evidence)
