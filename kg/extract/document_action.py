"""Who reviewed, adopted, issued, implements, proposes or repealed a paper."""

from __future__ import annotations

import re

from kg.mentions.deed import Deed
from kg.mentions.deeds import Deeds
from kg.mentions.evidence import LONGEST, evidence
from kg.mentions.lookup import Lookup
from kg.mentions.paper_makers import signer
from kg.mentions.paper_parts import Parts
from kg.mentions.paper_reader import listed_on
from kg.mentions.paper_rows import ROW
from kg.model import (
    Body,
    Fact,
    MeetingFact,
    PaperActionFact,
    PaperFact,
    PaperMention,
    Reading,
    Sentence,
    Span,
)

_MADE_BY = re.compile(r"\s+do\s+")
_SIGNED_BY = re.compile(r" do [^,;]{4,100} ký(?: ban hành)?(?!\w)")  # within what tells whose the paper is
_ISSUED_ON = re.compile(
    r"[ (](?:ban hành|ký)(?: ban hành)? (?=(?:(?:vào|hôm|sáng|trưa|chiều|tối) )*(?:(?:ngày|tháng) )?\d)"
)
_NEXT = 14  # code points of " ký ban hành" behind it
_MAKES = re.compile(r"\s+(?:đệ trình|trình|đề xuất|xây dựng|soạn thảo)(?!\w)")
_SUBMITS = re.compile(r"(?<!\w)trình\s+(?:lãnh đạo\s+)?$")
_BY_OFFICE = re.compile(r",\s+")
_AT = re.compile(r"(?:^|\s)(?:tại|theo)\s+$")
_IN = re.compile(r" (?:tại|theo|bằng|trong) \Z")
_SHORT = 8  # code points of " trong "
_REACH = 150  # code points from who decides to where it stands
_BREAK = re.compile(r"[;:]|\.\s|(?<!\w)(?:theo|trái|vi phạm|không đúng|căn cứ)(?!\w)")
_WRITTEN = frozenset({"Công văn", "Tờ trình", "Báo cáo", "Thông báo"})
_CARRIED_OUT = frozenset(
    {"Nghị quyết", "Chỉ thị", "Quyết định", "Kế hoạch", "Đề án", "Chương trình", "Kết luận", "Nghị định", "Quy định"}
)
_LOCAL = frozenset({"PartyCommittee", "StandingCommittee", "PeoplesCommittee", "PeoplesCouncil"})
# Who leads the country tells others what to carry out.
_LEADS = frozenset(
    {
        "Thủ tướng Chính phủ",
        "Chính phủ",
        "Bộ Chính trị",
        "Ban Bí thư",
        "Quốc hội",
        "Ủy ban Thường vụ Quốc hội",
        "Ban Chấp hành Trung ương Đảng",
        "Ủy ban Kiểm tra Trung ương",
        "Chủ tịch nước",
    }
)
_OF_PEOPLE = re.compile(
    r"công tác (?:tổ chức )?(?:cán bộ|nhân sự)|(?:điều động|bổ nhiệm|luân chuyển|phân công|chỉ định|nghỉ hưu)(?!\w)"
)
_ADVISED = re.compile(r"(?<!\w)(?<!sẽ )(?<!cần )tham mưu(?: cho| giúp| để| kịp thời| trình)?\s\Z")
_LOOKS_BACK = re.compile(r"(?:tổng|sơ) kết ")
_YEARS = 18  # code points of "sơ kết 5 năm "
_SET_UP = re.compile(
    r"(?<!\w)(?:thành lập|phê duyệt|công nhận|bổ nhiệm|chấp thuận|ban hành|cho phép)(?: [^,;.:]{1,60})? \Z"
)
_DECIDES = frozenset({"Quyết định", "Nghị quyết", "Chỉ thị", "Nghị định"})
_DRAWS_UP = ("xây dựng", "soạn thảo")
_READ = frozenset({"đọc", "trình bày", "báo cáo", "báo cáo về", "giới thiệu"})
_OWNED = frozenset({"Báo cáo", "Tờ trình", "Kết luận", "Công văn", "Thông báo"})  # whose they are has made them
_BESIDE = 40  # code points of a type of paper and how it was made
_LAID = frozenset({"Tờ trình", "Đề án"})  # who reads these out lays them before those who decide
_ENDS = re.compile(r"(?<!\w)(?:thu hồi|hủy|hủy bỏ|bãi bỏ)(?: (?:toàn bộ|nội dung))? \Z")
_VERB = 30  # code points of "bãi bỏ toàn bộ "
_OPENS_SENTENCE = frozenset({"theo"})  # "Theo Nghị quyết số 5, …" tells of no deed


def extract(reading: Reading) -> list[Fact]:
    """Return what bodies and meetings did with the papers of `reading`."""
    if not reading.papers:
        return []
    reader = _ActionReader(reading)
    facts: dict[tuple[object, str, PaperFact], PaperActionFact] = {}
    reach = 0
    outer: PaperMention | None = None
    for mention in reading.papers:
        if outer and mention.span.start < reach:  # named within the title of another
            reach = max(reach, mention.span.end)
            reader.lengthen(reach)
            ended = reader.ended(mention, outer)
            if ended:
                facts.setdefault((ended.actor, ended.action, ended.paper), ended)
            continue
        outer, reach = mention, mention.span.end
        for fact in reader.read(mention):
            facts.setdefault((fact.actor, fact.action, fact.paper), fact)
    return [fact for fact in facts.values() if not _told_of_meeting(fact, facts)]


def _told_of_meeting(fact: PaperActionFact, facts: dict[tuple[object, str, PaperFact], PaperActionFact]) -> bool:
    """Tell whether a meeting of the body that acts in `fact` is told to do the same."""
    return isinstance(fact.actor, Body) and any(
        isinstance(other.actor, MeetingFact)
        and (other.action, other.paper, other.actor.body) == (fact.action, fact.paper, fact.actor)
        for other in facts.values()
    )


class _ActionReader:
    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._text = reading.folded
        self._parts = Parts(reading)
        self._deeds = Deeds(reading, self._parts)
        self._sentences: Lookup[Sentence] = Lookup(reading.sentences)
        self._list: tuple[Span, Deed | None] = (Span(-1, -1), None)

    def lengthen(self, end: int) -> None:
        """Let the list reach to `end`: a paper named in the last one's title ends there."""
        self._list = Span(self._list[0].start, end), self._list[1]

    def ended(self, mention: PaperMention, outer: PaperMention) -> PaperActionFact | None:
        """Read "quyết định hủy bỏ Quyết định số 5" of the paper that the `outer` one ends: whoever issued that does."""
        start = max(outer.span.start, mention.span.start - _VERB)
        verb = _ENDS.search(self._text, start, mention.span.start)
        issuer = outer.fact.issuer
        undone = self._text.startswith("dự thảo", outer.span.start)
        if verb is None or issuer is None or undone or mention.fact == outer.fact:
            return None
        span = Span(max(outer.span.start, mention.span.end - LONGEST), mention.span.end)
        return PaperActionFact(
            issuer, "repeals", mention.fact, evidence(self._reading.document, span, "action.broad.repeals")
        )

    def read(self, mention: PaperMention) -> list[PaperActionFact]:
        sentence = self._sentences.around(mention.span.start)
        if sentence is None:
            return []
        before = self._before(mention, sentence.span)
        self._list = mention.span, before
        after = self._deeds.after(mention.span.end, sentence.span)
        found = [before, after, self._decided(mention, sentence.span), self._made(mention, sentence.span)]
        found.append(self._passed(mention, sentence.span))
        if before and before.near:
            found.append(self._submitted(before, sentence.span))
        found += [self._of(mention), self._tabled(mention)]
        out = []
        for deed in found:
            fact = self._fact(deed, mention, sentence.span) if deed else None
            if fact:
                out.append(fact)
        return out

    def _before(self, mention: PaperMention, sentence: Span) -> Deed | None:
        listed = listed_on(self._text, self._list, mention.span.start)
        if listed:
            return listed
        deed = self._deeds.before(mention.span.start, sentence)
        if (
            deed
            and self._text[deed.span.start : deed.span.end] in _OPENS_SENTENCE
            and deed.span.start - sentence.start < 2
        ):
            return None
        return deed

    def _decided(self, mention: PaperMention, sentence: Span) -> Deed | None:
        """Read "tại Quyết định 388/QĐ-TTg, Thủ tướng phê chuẩn …"."""
        if (
            mention.fact.number is None
            or mention.fact.type not in _DECIDES | _WRITTEN
            or not _AT.search(self._text[sentence.start : mention.span.start])
        ):
            return None
        comma = _BY_OFFICE.search(self._text, mention.span.start, min(mention.span.end + 3, sentence.end))
        found = self._parts.body(comma.end()) if comma else None
        letter = mention.fact.type in _WRITTEN
        if not found or (mention.fact.issuer is None and letter):
            return None
        if mention.fact.issuer is not None and found[0].name != mention.fact.issuer.name:
            return None
        span = Span(mention.span.start, found[1])
        return Deed.stated("issues", found[0], span)

    def _passed(self, mention: PaperMention, sentence: Span) -> Deed | None:
        """Read "được UBND tỉnh chấp thuận chủ trương tại Quyết định số 1300/QĐ-UBND": who decides so has issued it."""
        issuer, start = mention.fact.issuer, mention.span.start
        if mention.fact.number is None or issuer is None or mention.fact.type not in _DECIDES | _WRITTEN:
            return None
        at = _IN.search(self._text, max(sentence.start, start - _SHORT), start)
        who = self._parts.bodies.before(at.start(), max(sentence.start, at.start() - _REACH)) if at else None
        while at and who and who.body.name != issuer.name:
            who = self._parts.bodies.before(who.span.start, max(sentence.start, at.start() - _REACH))
        decides = self._deeds.decides(who.span.end) if at and who else None
        if not at or not who or not decides or _BREAK.search(self._text, decides.end(), at.start()):
            return None
        return Deed.stated("issues", issuer, Span(who.span.start, at.end()))

    def _made(self, mention: PaperMention, sentence: Span) -> Deed | None:
        """Read "đề án … do UBND tỉnh trình", "quyết định … do Phó Chủ tịch UBND tỉnh ký"."""
        signed = _SIGNED_BY.search(self._text, mention.span.start, min(sentence.end, mention.span.end + _NEXT))
        dated = _ISSUED_ON.search(self._text, mention.span.start, mention.span.end)
        if dated and mention.fact.issuer and mention.fact.date:
            return Deed.stated("issues", mention.fact.issuer, Span(mention.span.start, dated.end()))
        if signed and mention.fact.issuer and signed.start() < mention.span.end:
            return Deed.stated("issues", mention.fact.issuer, Span(mention.span.start, signed.end()))
        sign = signer(mention.span.end, self._parts)
        if sign and sign[1] <= sentence.end:
            return Deed.stated("issues", mention.fact.issuer or sign[0], Span(mention.span.start, sign[1]))
        by = _MADE_BY.match(self._text, mention.span.end, sentence.end)
        found = self._parts.body(by.end()) if by else None
        verb = _MAKES.match(self._text, found[1], sentence.end) if found else None
        return Deed.stated("proposes", found[0], Span(mention.span.start, verb.end())) if found and verb else None

    def _of(self, mention: PaperMention) -> Deed | None:
        """Read whose a paper is told to be, which says who made it: "báo cáo của Thanh tra tỉnh về …"."""
        fact, span = mention.fact, mention.span
        if fact.issuer and fact.type == "Tờ trình":  # whoever it is told to be of has submitted it
            return Deed.stated("proposes", fact.issuer, span)
        if fact.issuer is None or fact.number or not (fact.type in _OWNED or (fact.type == "Quyết định" and fact.date)):
            return None
        if fact.evidence.rule.startswith("paper.broad.inspected"):
            return Deed.stated("issues", fact.issuer, span)
        owned = any(
            body.body == fact.issuer
            and self._text.endswith((" của ", " của chủ tịch ", " của bí thư "), span.start, body.span.start)
            and (body.span.start < span.start + _BESIDE or body.span.end == span.end)
            for body in self._parts.bodies.within(span.start, span.end)
        )
        return Deed.stated("issues", fact.issuer, span) if owned else None

    def _tabled(self, mention: PaperMention) -> Deed | None:
        """Read the resolutions of a table as adopted at the session that the page tells of."""
        fact = mention.fact
        if fact.evidence.rule != ROW or fact.type != "Nghị quyết" or fact.issuer is None:
            return None
        met = self._deeds.last_meeting(mention.span.start)
        return Deed.stated("adopts", met, mention.span) if met and met.body == fact.issuer else None

    def _submitted(self, deed: Deed, sentence: Span) -> Deed | None:
        """Read "Sở Tài chính trình UBND tỉnh ban hành …": who submits, beside who decides."""
        if not isinstance(deed.actor, Body) or deed.action not in ("issues", "adopts", "reviews"):
            return None
        gives = _SUBMITS.search(self._text, max(sentence.start, deed.proof.start - 20), deed.proof.start)
        giver = self._parts.bodies.before(gives.start(), max(sentence.start, gives.start() - 60)) if gives else None
        return Deed.stated("proposes", giver.body, Span(giver.span.start, deed.span.end)) if giver else None

    def _fact(self, deed: Deed, mention: PaperMention, sentence: Span) -> PaperActionFact | None:
        if not deed.done and not self._advised(deed, mention):
            return None
        actor = deed.actor or self._silent(deed, mention)
        if deed.action == "issues" and not deed.verb.dated and isinstance(actor, Body):
            actor = mention.fact.issuer or actor  # "tỉnh ban hành Nghị quyết 148 của HĐND tỉnh"
        if actor is None or not self._possible(deed, actor, mention.fact):
            return None
        if self._sets_up(deed, mention, sentence):
            return None
        leads = deed.action == "implements" and isinstance(actor, Body) and actor.name in _LEADS
        if leads and not self._summed_up(deed):
            return None
        if deed.action == "issues" and self._text.startswith("dự thảo", mention.span.start):
            return None
        said = self._text[deed.span.start : deed.span.end]
        drawn = deed.action == "issues" and said.endswith(_DRAWS_UP)
        if drawn and mention.fact.number is None:
            return None
        if said == "thông qua" and deed.action == "reviews" and mention.fact.type == "Báo cáo":
            return None  # one who reads out a report
        read = said in _READ
        if read and mention.fact.type not in _LAID:
            return None
        if read and mention.fact.number and mention.fact.issuer and isinstance(actor, Body):
            actor = mention.fact.issuer  # one of a department reads out what the committee submits
        laid = mention.fact.type == "Tờ trình" and deed.action == "issues"  # a submission is made to be decided on
        action = "proposes" if laid else deed.action
        start, end = min(deed.proof.start, mention.span.start), max(mention.span.end, deed.proof.end)
        if end - start > LONGEST:
            end = max(min(end, start + LONGEST), deed.span.end)
            start = max(start, end - LONGEST)
        reach = "broad" if mention.fact.evidence.rule.startswith("paper.broad") else "near" if deed.near else "far"
        rule = f"action.{reach}.{action}"
        proof = evidence(self._reading.document, Span(start, end), rule)
        return PaperActionFact(actor, action, mention.fact, proof)

    def _advised(self, deed: Deed, mention: PaperMention) -> bool:
        """Tell whether a numbered paper was issued on advice: "Sở A đã tham mưu UBND tỉnh ban hành Quyết định số 5"."""
        floor = max(0, deed.proof.start - _VERB)
        advice = deed.asked and deed.action == "issues" and mention.fact.number is not None
        return advice and _ADVISED.search(self._text, floor, deed.proof.start) is not None

    def _sets_up(self, deed: Deed, mention: PaperMention, sentence: Span) -> bool:
        """Tell whether what is done is what the decision decides: "thành lập Tổ công tác theo Quyết định số 5"."""
        if deed.action != "implements" or not deed.verb.near or mention.fact.type != "Quyết định":
            return False
        floor = max(sentence.start, deed.span.start - _REACH)
        return _SET_UP.search(self._text, floor, deed.span.start) is not None

    def _summed_up(self, deed: Deed) -> bool:
        """Tell whether what was carried out is looked back on: "tổng kết 10 năm thực hiện"."""
        return _LOOKS_BACK.search(self._text, max(0, deed.span.start - _YEARS), deed.span.end) is not None

    def _silent(self, deed: Deed, mention: PaperMention) -> Body | MeetingFact | None:
        """Return who must have acted where nobody is named: the paper's own issuer, else those who meet."""
        if deed.action in ("repeals", "issues", "adopts") and mention.fact.issuer:
            return mention.fact.issuer
        return self._deeds.last_meeting(mention.span.start) if deed.action in ("adopts", "reviews") else None

    @staticmethod
    def _possible(deed: Deed, actor: Body | MeetingFact, paper: PaperFact) -> bool:
        """Tell whether `actor` can do that: a law is not issued by a district."""
        if deed.action in ("issues", "adopts") and paper.type == "Luật" and isinstance(actor, Body):
            return actor.name == "Quốc hội"
        if deed.verb.dated and deed.action == "issues" and paper.issuer is not None:  # others hand over or announce
            return actor == paper.issuer
        if (
            deed.action == "implements"
            and paper.type == "Quyết định"
            and _OF_PEOPLE.search((paper.title or "").lower())
        ):
            return False  # "Hội nghị triển khai Quyết định của Bộ Chính trị về công tác cán bộ" makes it known
        if deed.action == "implements" and deed.verb.near:  # "… theo Nghị quyết số 5"
            own = paper.type == "Quyết định" and actor == paper.issuer  # "thành lập Tổ công tác theo Quyết định số 5"
            return paper.type in _CARRIED_OUT and isinstance(actor, Body) and actor.kind in _LOCAL and not own
        if deed.action == "implements":
            return paper.type in _CARRIED_OUT and (deed.near or paper.number is not None)
        return True
