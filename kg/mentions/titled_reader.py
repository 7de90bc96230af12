"""Reads papers without a number: by title, by who made them and when, by the capitals of a law."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from kg.lexicon.papers import KnownPaper, PaperType
from kg.mentions.deed import Deed
from kg.mentions.deeds import Deeds
from kg.mentions.lookup import Lookup
from kg.mentions.paper import LEAD, Paper
from kg.mentions.paper_drafts import drafted
from kg.mentions.paper_laws import law
from kg.mentions.paper_makers import (
    called,
    day_before,
    issued,
    issued_on,
    made,
    maker,
    of_congress,
    of_meeting,
    office_of,
    planner,
    signed,
    urgent,
)
from kg.mentions.paper_notices import concluded, inspectors, made_known, of_session
from kg.mentions.paper_parts import Parts
from kg.mentions.paper_people import of_one_side, of_several, personal
from kg.mentions.titles import Titles
from kg.model import BlockKind, Body, MeetingMention, Reading, Sentence, Span

AND = re.compile(r"\s?(?:,|và)\s+")
_DRAFT = re.compile(r"dự thảo (?:lần \d+ )?$")
_MANY = re.compile(r"(?<!\w)(?:các|những|nhiều|một số|hàng loạt|loạt|hai|ba|bốn|sáu|bảy|tám|chín|mười|\d{1,3})\s+$")
_NOTHING = re.compile(
    r"\s?(?:[.;!?\n]|$|(?:này|đó|trên|nêu|cho thấy|cho rằng|đã|được|là|không|ông|bà|và|có|"
    r"cho(?! (?:thôi|phép|vay|thuê|nghỉ|chuyển|từ|miễn|hưởng|tạm|ngừng|dừng)(?!\w))|tại|theo)(?!\w))"
)
_MANNER = re.compile(
    r"(?:\s(?:khẩn|hỏa tốc|thượng khẩn|chính thức|bổ sung|riêng|chuyên đề))+(?!\w)"
    r"|\s(?:chỉ đạo|trả lời|đồng ý|chấp thuận|phản hồi|kiến nghị|đề nghị|yêu cầu|phê duyệt|hướng dẫn|thống nhất|"
    r"phúc đáp|báo cáo|giải trình|đề xuất|góp ý)"
    r"(?= (?:của|ngày|gửi|gởi|lên) )"  # "văn bản trả lời của Sở Xây dựng"
)
_FRESH = re.compile(r"(?:vừa|mới|đã|cũng|lại|tiếp tục)\s(?:có\s)?$")
_LATELY = re.compile(r"(?:mới đây|vừa qua|trước đó|sau đó|tiếp đó|theo đó),? ")
_SINCE = re.compile(r"(?<!\w)(?:sau khi|từ khi|từ lúc|từ ngày) \Z")  # "sau khi UBND tỉnh có văn bản"
_PERSONAL = re.compile(
    r"\s(?:điều động|bổ nhiệm|chỉ định|phân công|luân chuyển|giới thiệu|(?:thi hành )?kỷ luật|cho thôi|giao quyền|"
    r"nghỉ hưu|đình chỉ|cách chức)[\s,]"
)
_SIGNED = re.compile(r"\s(?:ngày|ký|ban hành|công bố)\s")
_IN_SHORT = re.compile(
    r"(?: (?!(?:của|do|được|ký|ban|số|về|vào|nói|nêu|đó|này|trước|sau|từ|kể|gửi|đề|đến|cho|là)\b)[^\W\d]+){1,3}"
    r"(?= ngày \d)| kiểm điểm(?= của [^.,;:]{3,60} ngày \d)"
)
_ON = re.compile(r" vào (?=ngày|hôm|sáng|chiều|tháng)")
_INSPECTED = (" thanh tra", " kiểm tra")
# "vừa có văn bản", but "đã có kế hoạch" tells of none
_LETTERS = ("Công văn", "Thông báo", "Báo cáo", "Kết luận", "Chỉ thị")
# Before a plan or programme that names a body: "Sở Kế hoạch và Đầu tư", "Trung tâm Điều hành chương trình chống ngập".
_UNIT = re.compile(
    r"(?<!\w)(?:sở|(?<!hải )phòng|bộ|vụ|cục|tài chính\s?[-–,]?|tài chính và|hội đồng|trung tâm(?: điều hành)?|"
    r"ban chỉ đạo|ban điều hành|ban quản lý|ban chủ nhiệm|văn phòng(?: điều phối)?) \Z"
)
# Behind such a verb "báo cáo" is one too: "kiểm tra, báo cáo về những nội dung này".
_REPORTS_TOO = re.compile(
    r"(?<!\w)(?:xem xét|kiểm tra|rà soát|xử lý|làm rõ|tổng hợp|giải quyết|nghiên cứu|xác minh|giải trình|theo dõi|"
    r"khắc phục|chấn chỉnh)(?:,| và|, và) \Z"
)
_OF_UNITS = frozenset({"Kế hoạch", "Chương trình", "Đề án"})
_NAME_OF = ("lễ ", "hội nghị ", "buổi ")  # "Lễ công bố quyết định về công tác cán bộ" is the name of a meeting
_OF_PERIOD = re.compile(r"(?<!\w)(?:giai đoạn|đến năm) (?:19|20)\d\d")
_OF_YEAR = re.compile(r"(?<!\w)năm (?:19|20)\d\d(?!\d)")
_WHOLE = 5  # words of a title that names a scheme wherever it stands: "đề án thu phí xe vào trung tâm"
_REPORTS = 7  # words of the title of a report that nothing is done with
_ABOUT = (" về ", " v/v ", " liên quan đến ")
_FEW = 3  # words of a letter's title
_TELLS = 4  # words of a title that tells what a paper is about
_KEPT = re.compile(r"(?<!\w)(?:vi phạm|trái|sai|đúng|theo|chấp hành|với) (?:[^.;:]{0,30} )?$")  # rules in general
_BEFORE, _UNIT_REACH = 50, 30  # code points
_YEAR, _MONTH = 4, 7  # code points of a year, of a date without its day
_LAID = ("reviews", "proposes", "adopts")  # what is done with drafts
_STATED = frozenset({"Kết luận", "Báo cáo", "Quy định"})
# What a paper says, not what it is about: "Kết luận của UBND tỉnh yêu cầu công ty …".
_STATES = re.compile(r" (?:yêu cầu|đề nghị|kiến nghị|chỉ đạo|khẳng định|nhấn mạnh|xác định)(?!\w)")


class TitledReader:
    """Reads the papers of one page that have no number."""

    def __init__(self, reading: Reading, parts: Parts, titles: Titles, deeds: Deeds) -> None:
        self._text = reading.folded
        self.parts = parts
        self.titles = titles
        self.deeds = deeds
        self._sessions = [m for m in reading.meetings if m.fact.type in ("kỳ họp", "phiên họp")]
        self._meetings: Lookup[MeetingMention] = Lookup(reading.meetings)

    def read(
        self, kind: PaperType, start: int, end: int, sentence: Sentence, deed: Callable[[int, Sentence], Deed | None]
    ) -> list[Paper]:
        """Return the paper whose type stands at [start, end), and its twins of further issuers."""
        draft = _DRAFT.search(self._text, max(sentence.span.start, start - 20), start)
        begin = draft.start() if draft else start
        many = _MANY.search(self._text, max(sentence.span.start, begin - 12), begin)
        if many or sentence.block is BlockKind.HEADLINE:
            return []
        if _NOTHING.match(self._text, end):
            bare = Paper(kind.name, begin, end, sentence, rule="paper.title", deed=deed(begin, sentence))
            return [bare] if made_known(bare, self.parts, self.titles) else []
        if kind.name == "Báo cáo" and _REPORTS_TOO.search(self._text, max(0, begin - _UNIT_REACH), begin):
            return []
        if kind.name in _OF_UNITS and _UNIT.search(self._text, max(0, begin - _UNIT_REACH), begin):
            return []
        manner = _MANNER.match(self._text, end) if kind.name != "Thông báo" else None
        end = manner.end() if manner else end
        paper = Paper(kind.name, begin, end, sentence, spelt=kind.spelt, rule="paper.title")
        if kind.name == "Luật" and not law(paper, self.parts, self.titles):  # most words for a law name none
            return []
        paper.deed = deed(begin, sentence)
        plenum = kind.name == "Kết luận" and of_congress(paper, end, self.titles) and paper.issuer is not None
        if plenum or kind.name == "Luật":
            return [paper]
        if kind.name == "Nghị quyết" and (
            of_meeting(paper, end, self._meetings) or of_congress(paper, end, self.titles)
        ):
            return [paper]
        known = self._of_body(paper)
        if known:
            paper.title, paper.issuer, paper.rule = known.title, known.issuer or paper.issuer, "paper.known"
            return [paper]
        short = self._dated(paper, end) if _IN_SHORT.match(self._text, end) else None
        if short:
            return [short]
        if kind.name == "Quyết định" and self._personal(paper, end):
            return [paper]
        if kind.name == "Thông báo" and (
            concluded(paper, self.parts, self.titles) or of_session(paper, self.parts, self.titles, self._meetings)
        ):
            return [paper]
        if self._title(kind, paper, bool(draft)):
            return [paper, *(replace(paper, issuer=body, mentions=[]) for body in self._more_issuers(end))]
        bare = self._dated(paper, end) or Paper(kind.name, begin, end, sentence, rule=paper.rule, deed=paper.deed)
        return [bare] if bare.date or made_known(bare, self.parts, self.titles) else []

    def _of_body(self, paper: Paper) -> KnownPaper | None:
        """Read a known paper told with its issuer: "quy định của Ban Chấp hành Trung ương về những điều …"."""
        issuer = self.parts.issuer(paper.end)
        if not issuer:
            return None
        head = self._text[paper.start : paper.end]
        for word, meaning in self.parts.lexicon.known.items():
            rest = word.removeprefix(head)
            if rest != word and self._text.startswith(rest, issuer[1]):
                paper.end, paper.issuer = issuer[1] + len(rest), issuer[0]
                return meaning
        return None

    def _dated(self, paper: Paper, end: int) -> Paper | None:
        """Read a paper told by who made it and when: "văn bản hỏa tốc do Chủ tịch UBND huyện ký ngày 10/9"."""
        plain = Paper(paper.type, paper.start, end, paper.sentence, spelt=paper.spelt, rule=paper.rule, deed=paper.deed)
        manner = _IN_SHORT.match(self._text, end)  # "quyết định cưỡng chế ngày 16/5"
        if manner:
            plain.title, plain.end = self.titles.written(end, manner.end()), manner.end()
        made(plain, self.parts)
        plain.issuer, plain.title = plain.issuer or issued(plain), plain.title or urgent(plain, end, self.parts)
        yearly = len(plain.date or "") <= _YEAR  # "kế hoạch năm 2014" is for that year
        told = (_OF_YEAR if yearly else _SIGNED).search(self._text, end, plain.end)
        return plain if told and plain.date and plain.issuer and not (yearly and plain.type == "Kế hoạch") else None

    def _more_issuers(self, at: int) -> list[Body]:
        """Return the further bodies of "Nghị quyết của Quận ủy, HĐND quận về …"."""
        first = self.parts.issuer(at)
        gap = AND.match(self._text, first[1]) if first else None
        second = self.parts.body(gap.end()) if gap else None
        return [second[0]] if second else []

    def _title(self, kind: PaperType, paper: Paper, draft: bool) -> bool:
        """Fill title, issuer and date; return whether the paper stands out enough to be one."""
        span, end = paper.sentence.span, paper.end
        capital = (
            kind.name == "Đề án" and self.parts.original[paper.start].isupper()
        )  # "Đề án thay thế cây xanh dự kiến"
        told = self._told(kind, paper.deed, end, span) or capital
        made(paper, self.parts)
        issuer, dated = paper.issuer, paper.date
        at = self._after_second(paper.end) if issuer else paper.end
        letter = kind.name in _LETTERS or kind.name == "Quyết định"
        agenda = not letter and paper.deed is not None and ";" in self._text[span.start : span.end]
        sent = kind.name == "Công văn" and paper.deed is not None and paper.deed.action == "issues"
        plain = kind.name == "Kết luận" and not self._told_of(end)  # "công bố kết luận, tỉnh A …"
        plain = plain or (kind.name == "Chương trình" and not called(self._text, end))  # of a session, of a day
        laid = draft and paper.deed is not None and paper.deed.near and paper.deed.action in _LAID
        free = issuer is None and (laid or (told and (sent or not (kind.common or plain))))
        owned = issuer is not None or self._text.endswith(" thanh tra", 0, end)  # whom they inspect: "… của UBND xã A"
        title = self.titles.read(at, span.end, free=free, agenda=agenda, owned=owned)
        if title is None:
            return False
        paper.called = called(self._text, end)
        paper.title, paper.end, paper.inner = title[0], title[1], end
        paper.issuer = (
            office_of(paper)
            or issuer
            or issued(paper, draft)
            or title[2]
            or maker(paper, self.parts)
            or planner(paper, self.parts)
            or inspectors(paper, self.parts)
            or self._drafted(paper, draft)
        )
        paper.date = dated or issued_on(paper, self.parts) or self._late(paper.end)
        if not (told or draft or self._stands_out(kind, paper, issuer is not None, at)):
            return False
        if not self._proper(kind, paper, draft, issuer is not None, at):
            return False
        if draft:
            paper.title += " (dự thảo)"
        return True

    def _drafted(self, paper: Paper, draft: bool) -> Body | None:
        """Return whose the draft of a paper is, or the resolution that is only discussed or laid before others."""
        deed = paper.deed
        laid = paper.type == "Nghị quyết" and deed is not None and deed.done and deed.action in _LAID[:2]
        if not draft and not laid:
            return None
        return drafted(paper.type, deed, self.deeds.last_meeting(paper.start) if draft else None)

    def _personal(self, paper: Paper, end: int) -> bool:
        """Read a decision on somebody's office whose issuer is told: it stands there, or issues it."""
        made(paper, self.parts)
        given = paper.issuer is not None
        deed = paper.deed
        told = deed is not None and deed.near and deed.action == "issues" and deed.done
        if (given or told) and personal(paper, self.parts, self.titles):
            paper.issuer = paper.issuer or issued(paper)
            paper.date = paper.date or issued_on(paper, self.parts)
            if given or of_one_side(paper, self.parts):
                return True
        paper.title, paper.inner, paper.end, paper.issuer, paper.date = None, None, end, None, None
        return False

    def _told_of(self, end: int) -> bool:
        """Tell whether what "kết luận" is about follows it: "kết luận nội dung tố cáo", "kết luận thanh tra Khu A"."""
        return self._text.endswith(_INSPECTED, 0, end) or self.parts.original[end + 1 : end + 2].islower()

    def _late(self, at: int) -> str | None:
        """Return the day behind a title: "quyết định điều chỉnh quy hoạch … vào ngày 25-5-2017"."""
        on = _ON.match(self._text, at)
        day = self.parts.dates.at(on.end()) if on else None
        return day.edtf if day and len(day.edtf) > 4 else None

    def _after_second(self, at: int) -> int:
        """Return the end of a further issuer that begins at `at`: "của Quận ủy, HĐND quận"."""
        gap = AND.match(self._text, at)
        second = self.parts.body(gap.end()) if gap else None
        return second[1] if second else at

    def _proper(self, kind: PaperType, paper: Paper, draft: bool, given: bool, at: int) -> bool:
        """Tell whether the words at `at` are a title; `given`: its issuer stands before them."""
        deed, words = paper.deed, len((paper.title or "").split())
        decided = draft or (deed is not None and deed.action in ("adopts", "reviews"))
        stated = decided or self._ruled(kind, paper) or len(paper.date or "") > _MONTH
        if kind.common and paper.issuer is None and not stated:
            return False
        if kind.name in _LETTERS and words < _FEW:  # "văn bản tham mưu"
            return False
        if given and kind.name in _STATED and _STATES.match(self._text, at):
            return False
        if kind.name == "Quyết định":
            event = (given and _PERSONAL.match(self._text, at)) or of_several(paper, at, self.parts)  # of people
            dated = not given and deed is not None and deed.action == "issues" and len(paper.date or "") >= _MONTH
            enough = words >= (_TELLS if draft else _WHOLE)
            return paper.issuer is not None and enough and (dated or self.titles.opens(at)) and not event
        carried_out = deed is not None and deed.done and deed.action == "implements"
        if (
            kind.name == "Kế hoạch" and carried_out and not given
        ):  # "triển khai kế hoạch phát triển kinh tế - xã hội năm 2024"
            begun = deed is not None and self._text.startswith("triển khai", deed.span.start)
            return begun and _OF_YEAR.search(paper.title or "") is not None
        owned = given or (kind.name == "Nghị quyết" and paper.issuer is not None)  # "nghị quyết về … của HĐND tỉnh"
        return owned or deed is None or not deed.done or deed.action != "implements" or words >= 6

    def _stands_out(self, kind: PaperType, paper: Paper, given: bool, at: int) -> bool:
        """Tell whether the words around a title make a paper of it, though nothing is done with it."""
        after = self.deeds.after(paper.end, paper.sentence.span)
        if after or self._ruled(kind, paper) or signed(paper, self.parts):
            if after and after.action == "adopts" and kind.name == "Nghị quyết":
                paper.issuer = paper.issuer or self._council(paper.start)
            return True
        if kind.name == "Nghị quyết" and self._text.startswith("về ", at + 1):
            paper.issuer = paper.issuer or self._council(paper.start)
            return paper.issuer is not None
        words = (paper.title or "").split()
        proper = (
            paper.issuer is not None
            or paper.start < LEAD
            or self.titles.quoted(at)
            or bool(_OF_PERIOD.search(paper.title or ""))
        )
        long = kind.name == "Đề án" and proper and len(words) >= _WHOLE and words[:2] != ["liên", "quan"]
        long = long and self.titles.begins(at)
        local = kind.name == "Quy định" and (paper.issuer is None or paper.issuer.kind != "CentralBody")
        norm = local and _KEPT.search(self._text, max(0, paper.start - _BEFORE), paper.start)
        known = given or len(paper.date or "") > _MONTH
        about = kind.common and kind.name != "Hướng dẫn" and known and self._text.startswith(_ABOUT, at)
        about = about and len(words) >= _TELLS and not norm
        closed = kind.name == "Báo cáo" or self._text.endswith(_INSPECTED, 0, at)  # "báo cáo kết quả … của UBND tỉnh"
        closed = closed and len(words) >= _REPORTS and paper.issuer is not None and self.titles.opens(at)
        return long or about or closed or (given and not kind.common)

    def _ruled(self, kind: PaperType, paper: Paper) -> bool:
        """Tell whether what a rule says follows its title: "Quy định về xử lý đảng viên vi phạm nêu rõ"."""
        return (kind.name == "Quy định" or not kind.common) and self.parts.states(paper.end)

    def _council(self, at: int) -> Body | None:
        """Return the council whose session the page tells of last before `at`, else at all."""
        sessions = [m for m in self._sessions if m.fact.body and m.fact.body.kind == "PeoplesCouncil"]
        before = [m for m in sessions if m.span.start < at]
        last = before[-1:] or sessions[:1]
        return last[0].fact.body if last else None

    def _told(self, kind: PaperType, deed: Deed | None, end: int, sentence: Span) -> bool:
        """Tell whether what is done with it makes a title of the words after the type."""
        if deed is None or not deed.done or deed.action not in kind.titled:
            return False
        if kind.name == "Kết luận" and self._text.endswith(_INSPECTED, 0, end):
            return True  # "Thanh tra Chính phủ công bố kết luận thanh tra toàn diện dự án …"
        if not deed.verb.titled or (deed.verb.hands and self._text.endswith(_NAME_OF, 0, deed.span.start)):
            return False
        if not deed.verb.dated or kind.name == "Tờ trình":
            return True
        at, who = deed.span.start, deed.proof.start
        fresh = _LATELY.match(self._text, sentence.start) or _FRESH.search(self._text, max(0, at - 20), at)
        fresh = fresh or _SINCE.search(self._text, max(0, who - 20), who)
        plain = kind.name in _LETTERS or (kind.name == "Quyết định" and not _PERSONAL.match(self._text, end))
        council = isinstance(deed.actor, Body) and deed.actor.kind == "PeoplesCouncil"
        if fresh and (plain or (council and kind.name == "Nghị quyết")):
            return True
        day = day_before(deed.span.start, 0, self.parts)
        return day is not None and (plain or "X" not in day)
