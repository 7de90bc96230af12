"""Reads the official papers of a page one after the other: by number, by name, by title."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.lexicon.papers import KnownPaper, PaperType
from kg.mentions.deeds import Deed, Deeds
from kg.mentions.lookup import Lookup
from kg.mentions.paper import Paper
from kg.mentions.paper_makers import day_before, issued, issued_on, maker, of_congress, of_meeting
from kg.mentions.paper_parts import Parts
from kg.mentions.titles import Titles
from kg.model import BlockKind, Body, MeetingMention, Reading, Sentence

BETWEEN = re.compile(r"\s?(?:\([^()]{0,40}\))?[\s,;]*(?:và\s)?(?:các\s|một số\s|dự thảo\s|\d+\s)*")
NEXT_ITEM = re.compile(r"[;,.]?\s*\n\s*(?:[-–+*•]|\d{1,2}[.)])?\s*")
_MANNER = re.compile(r"(?:\s(?:khẩn|hỏa tốc|thượng khẩn|chính thức|bổ sung|riêng))+(?!\w)")
_FRESH = re.compile(r"(?:vừa|mới|đã|cũng|lại|tiếp tục)\s(?:có\s)?$")
_PERSONAL = re.compile(r"\s(?:điều động|bổ nhiệm|chỉ định|phân công|luân chuyển|giới thiệu|(?:thi hành )?kỷ luật|cho thôi|giao quyền)\s")
_SIGNED = re.compile(r"\s(?:ngày|ký|ban hành|công bố)\s")
_LETTERS = ("Công văn", "Thông báo", "Báo cáo", "Kết luận")  # "vừa có văn bản", but "đã có kế hoạch" tells of none
_OF_LAW = re.compile(r"(?:của|theo|vi phạm|sửa đổi|dự thảo|điều \d+,?) $")
_LAWYER = re.compile(r"(?:sư|gia|pháp|về|hiện hành|định|học)(?!\w)")
_DECIDED = ("adopts", "reviews")
_AND = re.compile(r"\s?(?:,|và)\s+")
_DRAFT = re.compile(r"dự thảo (?:lần \d+ )?$")
_MANY = re.compile(r"(?:các|những|nhiều|một số|hàng loạt|\d{1,3})\s+$")
_YEAR = re.compile(r"\s(?:năm )?((?:19|20)\d\d)(?!\d)")


class PaperReader:
    """Reads one page."""

    def __init__(self, reading: Reading) -> None:
        self._text = reading.folded
        self.parts = Parts(reading)
        self.titles = Titles(self.parts)
        self.deeds = Deeds(reading, self.parts)
        self._sentences: Lookup[Sentence] = Lookup(reading.sentences)
        self._sessions = [m for m in reading.meetings if m.fact.type in ("kỳ họp", "phiên họp")]
        self._meetings: Lookup[MeetingMention] = Lookup(reading.meetings)
        self._last: Paper | None = None
        self._list: tuple[int, Deed | None] = (-1, None)

    def read(self) -> list[Paper]:
        """Return the papers in text order, each as often as it is named."""
        out: list[Paper] = []
        done = -1
        lexicon = self.parts.lexicon
        for i, start, end in lexicon.scan.find_matches_as_indexes(self._text):
            sentence = self._sentences.around(start) if start >= done and self._whole(start, end) else None
            if sentence is None:
                continue
            meaning = lexicon.meanings[i]
            if isinstance(meaning, KnownPaper):
                found = self._known(meaning, start, end, sentence)
            else:
                found = self._numbered(meaning, start, end, sentence)
                if not found and not (self._last and self._last.start < start < self._last.end):
                    found = self._titled(meaning, start, end, sentence)
            if found:
                out += found
                self._listed(found[-1])
                self._last = found[-1]
                done = self._last.inner or self._last.end
        return out

    def _listed(self, paper: Paper) -> None:
        """Remember what is done with the list that `paper` is the last of; one named in a title only lengthens it."""
        end, deed = self._list
        self._list = max(end, paper.end), deed if paper.start < end else paper.deed

    def _whole(self, start: int, end: int) -> bool:
        text = self._text
        return not (start and text[start - 1].isalnum()) and not (end < len(text) and text[end].isalnum())

    def _deed(self, start: int, sentence: Sentence) -> Deed | None:
        """Return what is done with the paper at `start`; in a list, what is done with the one before."""
        end, listed = self._list
        if (
            listed
            and end <= start
            and (BETWEEN.fullmatch(self._text, end, start) or NEXT_ITEM.fullmatch(self._text, end, start))
        ):
            return listed
        deed = self.deeds.before(start, sentence.span)
        return deed if deed and deed.near else None

    # ---- known by name

    def _known(self, known: KnownPaper, start: int, end: int, sentence: Sentence) -> list[Paper]:
        left = self._text[max(0, start - 30) : start]
        if known.type == "Luật" and (left.endswith("kỷ ") or self.parts.lexicon.no_law_after.end(left)):
            return []
        year = _YEAR.match(self._text, end)
        paper = Paper(known.type, start, year.end() if year else end, sentence, rule="paper.known")
        paper.title, paper.issuer, paper.date = known.title, known.issuer, year.group(1) if year else None
        paper.deed = self._deed(start, sentence)
        return [paper]

    # ---- numbered

    def _numbered(self, kind: PaperType, start: int, end: int, sentence: Sentence) -> list[Paper]:
        number = self.parts.number(end, kind)
        if not number:
            return []
        papers = [Paper(kind.name, start, number[1], sentence, number=number[0], spelt=kind.spelt)]
        papers[0].called = self._called(end)
        self._details(papers[-1], sentence.span.end)
        while papers[-1].title is None:
            gap = _AND.match(self._text, papers[-1].end)
            more = self.parts.number(gap.end(), kind, listed=True) if gap else None
            if not gap or not more or (more[0].isdigit() and not self._text.startswith("số", gap.end())):
                break
            papers.append(Paper(kind.name, gap.end(), more[1], sentence, number=more[0], spelt=kind.spelt))
            self._details(papers[-1], sentence.span.end)
        self._share(papers)
        deed = self._deed(start, sentence)
        for paper in papers:
            paper.deed = deed
            signed = self.parts.signed(paper.number or "", paper.type, start)
            decided = issued(paper)
            if paper.issuer is None and decided and (signed is None or signed.kind == decided.kind):
                paper.issuer = decided
            paper.issuer = paper.issuer or signed
            paper.date = paper.date or issued_on(paper, self.parts)
        return papers

    def _details(self, paper: Paper, limit: int) -> None:
        """Read date, issuer and title in whatever order they follow the number."""
        if self._text.startswith(")", paper.end):
            paper.end += 1
        for _ in range(3):
            self._made(paper)
            title = self.titles.read(paper.end, limit, free=False) if paper.title is None else None
            if title:
                paper.inner = paper.end
                paper.title, paper.end = title[0], title[1]
                paper.issuer = paper.issuer or title[2]

    def _made(self, paper: Paper) -> None:
        """Read date and issuer, whichever stands first."""
        for _ in range(2):
            date = self.parts.date(paper.end) if paper.date is None else None
            if date:
                paper.date, paper.end = date
            issuer = self.parts.issuer(paper.end) if paper.issuer is None else None
            if issuer:
                paper.issuer, paper.end = issuer

    def _share(self, papers: list[Paper]) -> None:
        """Let the members of a list take the issuer stated once."""
        issuer = next((p.issuer for p in papers if p.issuer), None)
        for paper in papers:
            paper.issuer = paper.issuer or issuer
        last = self._last
        lacks = last is not None and last.number is not None and last.issuer is None and last.type == papers[0].type
        if issuer and last and lacks and BETWEEN.fullmatch(self._text, last.end, papers[0].start):
            last.issuer = issuer

    # ---- titled

    def _titled(self, kind: PaperType, start: int, end: int, sentence: Sentence) -> list[Paper]:
        draft = _DRAFT.search(self._text, max(sentence.span.start, start - 20), start)
        begin = draft.start() if draft else start
        if sentence.block is BlockKind.HEADLINE or _MANY.search(self._text, max(sentence.span.start, begin - 12), begin):
            return []
        manner = _MANNER.match(self._text, end)
        end = manner.end() if manner else end
        paper = Paper(kind.name, begin, end, sentence, spelt=kind.spelt, rule="paper.title")
        paper.deed = self._deed(begin, sentence)
        if kind.name == "Luật":
            return [paper] if self._law(paper) else []
        if kind.name == "Nghị quyết" and (
            of_meeting(paper, end, self._meetings) or of_congress(paper, end, self.titles)
        ):
            return [paper]
        known = self._of_body(paper)
        if known:
            return self._known(known, start, paper.end, sentence)
        if self._title(kind, paper, bool(draft)):
            return [paper, *(replace(paper, issuer=body, mentions=[]) for body in self._more_issuers(end))]
        return [paper] if self._dated(paper, end) else []

    def _law(self, paper: Paper) -> bool:
        """Read a law that no table knows by its capitals: "dự án Luật Dân số"."""
        parts, name = self.parts, paper.end + 1
        left = self._text[max(0, paper.start - 30) : paper.start]
        bill = left.endswith("dự án ")
        named = parts.original[paper.end - 4].isupper() or bill
        meant = parts.original[name : name + 1].isupper() or (_OF_LAW.search(left) and not _LAWYER.match(self._text, name))
        if not named or not meant or (parts.lexicon.no_law_after.end(left) and not bill):
            return False
        title = self.titles.read(paper.end, paper.sentence.span.end, free=True)
        if title is None or parts.people.at(name) or parts.places.at(name) or parts.bodies.at(name):
            return False
        year = _YEAR.search(title[0])
        paper.title, paper.end, paper.date = f"Luật {title[0]}", title[1], year.group(1) if year else None
        paper.issuer = Body("Quốc hội", "CentralBody")
        return True

    def _of_body(self, paper: Paper) -> KnownPaper | None:
        """Read a known paper told with its issuer: "quy định của Ban Chấp hành Trung ương về những điều …"."""
        made = self.parts.issuer(paper.end)
        if not made:
            return None
        head = self._text[paper.start : paper.end]
        for word, meaning in self.parts.lexicon.known.items():
            rest = word.removeprefix(head)
            if rest != word and self._text.startswith(rest, made[1]):
                paper.end = made[1] + len(rest)
                return meaning
        return None

    def _dated(self, paper: Paper, end: int) -> bool:
        """Read a paper told by who made it and when: "văn bản hỏa tốc do Chủ tịch UBND huyện ký ngày 10/9"."""
        paper.end, paper.date, paper.issuer, paper.title = end, None, None, None
        self._made(paper)
        told = _SIGNED.search(self._text, end, paper.end)
        return told is not None and paper.date is not None and len(paper.date) > 4 and paper.issuer is not None

    def _more_issuers(self, at: int) -> list[Body]:
        """Return the further bodies of "Nghị quyết của Quận ủy, HĐND quận về …"."""
        first = self.parts.issuer(at)
        gap = _AND.match(self._text, first[1]) if first else None
        second = self.parts.body(gap.end()) if gap else None
        return [second[0]] if second else []

    def _title(self, kind: PaperType, paper: Paper, draft: bool) -> bool:
        """Fill title, issuer and date; return whether the paper stands out enough to be one."""
        told, span, end = self._told(kind, paper.deed), paper.sentence.span, paper.end
        self._made(paper)
        issuer, dated = paper.issuer, paper.date
        at = paper.end
        gap = _AND.match(self._text, at) if issuer else None
        second = self.parts.body(gap.end()) if gap else None
        if second:
            at = second[1]
        agenda = ";" in self._text[span.start : span.end]
        title = self.titles.read(at, span.end, free=told and issuer is None and not kind.common, agenda=agenda)
        if title is None:
            return False
        paper.called = self._called(end)
        paper.title, paper.end, paper.inner = title[0], title[1], end
        paper.issuer = issuer or issued(paper, draft) or title[2] or maker(paper, self.parts)
        paper.date = dated or issued_on(paper, self.parts)
        if not (told or draft or self._stands_out(kind, paper, issuer is not None, at)):
            return False
        decided = draft or (paper.deed is not None and paper.deed.action in _DECIDED)
        if kind.common and paper.issuer is None and not (decided or self._ruled(kind, paper)):
            return False
        words = len(paper.title.split())
        if kind.name == "Quyết định" and (paper.issuer is None or words < 5 or not self.titles.opens(at)):
            return False
        if kind.name == "Quyết định" and issuer and _PERSONAL.match(self._text, at):
            return False  # "quyết định của Ban Thường vụ điều động ông …" is an event of a person
        if told and not issuer and paper.deed and paper.deed.action == "implements" and words < 6:
            return False
        if draft:
            paper.title += " (dự thảo)"
        return True

    def _stands_out(self, kind: PaperType, paper: Paper, made: bool, at: int) -> bool:
        """Tell whether the words around a title make a paper of it, though nothing is done with it."""
        if self.deeds.after(paper.end, paper.sentence.span) or self._ruled(kind, paper):
            return True
        if kind.name == "Nghị quyết" and self._text.startswith("về ", at + 1):
            paper.issuer = paper.issuer or self._council(paper.start)
            return paper.issuer is not None
        return made and not kind.common

    def _ruled(self, kind: PaperType, paper: Paper) -> bool:
        """Tell whether what a rule says follows its title: "Quy định về xử lý đảng viên vi phạm nêu rõ"."""
        return (kind.name == "Quy định" or not kind.common) and self.parts.states(paper.end)

    def _council(self, at: int) -> Body | None:
        """Return the council whose session the page tells of last before `at`, else at all."""
        sessions = [m for m in self._sessions if m.fact.body and m.fact.body.kind == "PeoplesCouncil"]
        before = [m for m in sessions if m.span.start < at]
        last = before[-1:] or sessions[:1]
        return last[0].fact.body if last else None

    def _called(self, end: int) -> str | None:
        return "Chương trình hành động" if self._text.startswith("chương trình hành động", end - 22) else None

    def _told(self, kind: PaperType, deed: Deed | None) -> bool:
        """Tell whether what is done with it makes a title of the words after the type."""
        if deed is None or not deed.done or not deed.verb.titled or deed.action not in kind.titled:
            return False
        if not deed.verb.dated or kind.name == "Tờ trình":
            return True
        if kind.name in _LETTERS and _FRESH.search(self._text, max(0, deed.span.start - 20), deed.span.start):
            return True
        return "X" not in (day_before(deed.span.start, 0, self.parts) or "X")
