"""What a sentence says is done with a paper, and by whom."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.language.normal import modern
from kg.lexicon.actions import Actions, Verb, load
from kg.lexicon.phrases import plain
from kg.mentions.authorities import committee
from kg.mentions.deed import Deed
from kg.mentions.determiners import undetermined
from kg.mentions.listings import PAPERS, Lists, tells_of_papers
from kg.mentions.lookup import Lookup
from kg.mentions.paper_parts import Parts
from kg.model import Body, MeetingFact, MeetingMention, PersonMention, Reading, RoleMention, Sentence, Span

_ITEM_AT = re.compile(r"(?:[;,]|[;,]? và) (?:dự thảo )?\Z")
_ELSE = re.compile(r"(?<!\w)(?:đồng thời|ngoài ra|bên cạnh đó|cũng|đã)(?!\w)")
_INTRO_END = (":", "gồm", "có", "đó", "như", "thể", "là")
_BULLET = " -–+*•.)0123456789\t"
_INTRO = re.compile(r"(?:(?:bao )?gồm(?: có)?|trong đó có|trong đó|như|cụ thể(?: là)?|đó là|là)\s*:?\s*$|:\s*$")
_BARRIER = re.compile(
    r"[;:]|[.!?]\s|\s(?:vi phạm|trái|không đúng|chưa đúng|sửa|sửa đổi|thay thế|bãi bỏ|theo|trong|liên quan)\s"
)
_NEAR = 120  # code points that hold a verb directly before a paper
_INTRODUCES = 40  # code points that introduce a list
_FAR, _ITEMS = 110, 500  # code points between a verb and its paper, a colon and an item of its list
_NOT_SITTING = frozenset({"họp báo", "tiếp xúc cử tri", "buổi lễ", "sự kiện", "phiên tòa"})
_DECIDE = frozenset({"issues", "adopts", "proposes", "repeals"})
_WATCHED = re.compile(
    r"(?:giám sát|kiểm tra|thanh tra|theo dõi|đôn đốc)(?:,? kiểm tra)?(?: việc| kết quả| tình hình)?\s$"
)
_REACH = 160  # and between a subject and its verb
_PLACE_REACH, _SHORT_REACH = 45, 48
_BODIES_BACK = 8  # bodies that are looked at for the one meant
_ANY = frozenset({"đơn vị này", "cơ quan này"})
# A body by the first word of its name, before a verb: "Bộ đã có văn bản", "cho biết sở vừa ban hành".
_SHORT = re.compile(
    r"(?:\A|[.,;:“\"(] ?|\n|(?<!\w)(?:rằng|biết|hay|nên|và|nhưng|mà|thì|do|phía|nay|đó|khi) )"
    r"(?P<head>bộ|sở|cục|công ty|tập đoàn|trường|bệnh viện|đơn vị này|cơ quan này)(?! (?:xây|y|công|nội|tài))"
    r"(?: (?:này|đã|đang|vừa|cũng|mới|tiếp tục|lại|phải))* \Z"
)
_ACTS = re.compile(
    r"\s(?:(?:này|đã|đang|vừa|cũng|mới|sẽ|tiếp tục|tập trung|tích cực|khẩn trương|bắt đầu|chỉ đạo|khi đó|lúc đó|khi ấy|"
    r"lúc ấy|sau đó|trước đó|trực tiếp)\s)*"
)
_OBJECT = re.compile(r"(?<!\w)(?:báo cáo|gửi|tới|kiến nghị)\s$")  # a body that is told or asked does not act
_MET = re.compile(r"(?<!\w)(?:làm việc|phối hợp) với\s$")  # "đã làm việc với UBND tỉnh để công bố kết luận"
_NOT_DONE = re.compile(r"(?:chưa|không|đừng|trước khi|trong đó)\s$")
_ASKS = re.compile(
    r"(?<!\w)(?:đề xuất|tham mưu|kiến nghị|yêu cầu|đề nghị|giúp|mong)(?: (?:với|cho|lãnh đạo|thường trực))* $"
)
_OTHERS = re.compile(  # "Bí thư Tỉnh ủy đề nghị các sở triển khai Nghị quyết"
    r"(?<!\w)(?:đề nghị|yêu cầu|kiến nghị|kêu gọi|đôn đốc|nhắc nhở|nhắc|mong muốn|mong|lưu ý|đề xuất)(?!\w)"
)
_ASKING = 35  # code points that hold who is asked before who acts
_WILL = re.compile(r"(?<!\w)(?:sẽ|dự kiến) (?!đã)(?!.* đã )")
_ASIDE = re.compile(
    r"\((?:nay|nguyên|hiện|khi đó|lúc đó|sau này|trước đó|trước đây)[^()]*\)"
)  # "(nay là Bí thư Huyện ủy)"
_SUBMITTED = re.compile(r"(?<!\w)trình [^,.;]{2,30} $")
_CLAUSE = 40  # code points of what stands before the subject of a clause
_SUBJECT = re.compile(
    r"(?<!\w)(?:biết|hay|rằng|tin|giải|phía|hiện|hiện nay|đến nay|nhận|định|thì|nhưng|song|do|cáo|ánh|đó),? $"
    r"|(?:^|[.;:“\"] |\n)$|\d,? $|(?<!\w)(?:nay|tế|ra|khi|tới|tháng|năm|việc|này), $"
)
_LEAD = re.compile(r"[\s\-–+*•“\"]*(?:(?:để|qua|trong|nhằm|sau khi|căn cứ|việc) )?(?:tiếp tục )?")
_LETTERS = re.compile(r"(?<!\w)(?!TP|TX|TT)[A-ZĐ]{2,8} $")  # of a body that no table knows: "KBNN Hà Nội"
_COMMA = re.compile(
    r", (?:thời gian qua, |những năm qua, |sau \d+ năm, )?(?:lãnh đạo )?"
    r"(?:(?:đoàn|tổ) (?:giám sát|khảo sát|kiểm tra|công tác|thanh tra)(?: liên ngành| số \d+)?(?: của)? )?"
)
_AHEAD = 260  # code points from a verb to the subject behind its paper
_GOES_ON = re.compile(
    r" (?:đã|sẽ|đang|cũng|vừa|tiếp tục|giảm|tăng|tổ chức|thành lập|ban hành|triển khai|thực hiện|phải)(?!\w)"
)
_DIGIT = re.compile(r"\d")
_DRAFT = re.compile(r"dự thảo (?:[^,.;]* )?$")  # "dự thảo quyết định thay thế Quyết định 33" repeals nothing yet
_NEGATED = re.compile(r"(?<!\w)(?:chưa|không|nếu)\s")  # "không chi đúng theo Nghị quyết"
_NOMINAL = re.compile(r"(?<!trách nhiệm trong )(?:về|việc|thẩm quyền|(?:công tác|quá trình|khâu)(?: thẩm định,)?)\s$")
_EDGE = re.compile(r"^[\s,)]+|[\s,]+$|\s+(?:đã|lại|vừa|cũng|mới)(?=\s*$)")


class Deeds:
    """Finds the deeds of one reading."""

    def __init__(self, reading: Reading, parts: Parts) -> None:
        self._lexicon: Actions = load()
        self._text = reading.folded
        self._original = reading.document.text
        self._parts = parts
        self._meetings: Lookup[MeetingMention] = Lookup(reading.meetings)
        self._sat = [m for m in reading.meetings if m.fact.type not in _NOT_SITTING]
        self._sittings: Lookup[MeetingMention] = Lookup(self._sat)
        self._sentences: Lookup[Sentence] = Lookup(reading.sentences)
        self._roles: Lookup[RoleMention] = Lookup(reading.roles)
        self.lists = Lists(reading, PAPERS)
        self._read_out = Verb("reviews", titled=True)

    def before(self, paper: int, sentence: Span) -> Deed | None:
        """Return what the words before the paper at `paper` say is done with it."""
        floor = sentence.start
        base = max(floor, paper - _NEAR)
        left = undetermined(self._text[base:paper])
        if base == floor and not left.strip(_BULLET):
            return self._of_list(paper)
        intro = left.rstrip().endswith(_INTRO_END)
        listed = _INTRO.search(left, max(0, len(left) - _INTRODUCES)) if intro else None
        if listed:
            return self._announced(sentence, base + listed.start())
        at = self._lexicon.names.suffix(left)
        verb = self._lexicon.verbs.get(plain(left[at:])) if at is not None else None
        counted = verb is not None and verb.hands and _DIGIT.search(self._text, base + len(left), paper)
        if at is not None and verb and not counted:  # "thông báo số 30, kết luận số 17"
            return self._deed(verb, Span(base + at, base + len(left)), sentence, near=True)
        found = None
        for m in self._far(max(floor, paper - _FAR), paper):
            found = m
        if found and not _BARRIER.search(self._text, found.end(), paper):
            verb = self._lexicon.verbs[plain(found.group())]
            return self._deed(verb, Span(*found.span()), sentence, near=False)
        return self._behind_colon(paper, sentence)

    def _behind_colon(self, paper: int, sentence: Span) -> Deed | None:
        """Return what is done with a later item of a list: "thông qua: Đề án …; Quy chế làm việc và Nghị quyết …"."""
        colon = self._text.rfind(":", max(sentence.start, paper - _ITEMS), paper)
        if colon < 0 or not _ITEM_AT.search(self._text, max(colon, paper - _INTRODUCES), paper):
            return None
        if ";" not in self._text[colon : sentence.end] or _ELSE.search(self._text, colon, paper):
            return None
        base = max(sentence.start, colon - _NEAR)
        left = undetermined(self._text[base:colon])
        at = self._lexicon.names.suffix(left)
        verb = self._lexicon.verbs.get(plain(left[at:])) if at is not None else None
        if at is None or verb is None:
            return self._announced(sentence, colon)
        return self._deed(verb, Span(base + at, base + len(left)), sentence, near=True)

    def _far(self, start: int, end: int) -> Iterator[re.Match[str]]:
        return (
            m for m in self._lexicon.far.finditer(self._text, start, end) if plain(m.group()) in self._lexicon.verbs
        )

    def _of_list(self, paper: int) -> Deed | None:
        """Return what the line before a list says: "Kỳ họp thông qua các nghị quyết: / - Nghị quyết về …"."""
        end = self.lists.lead(paper)
        lead = self._sentences.around(end) if end is not None else None
        if end is None or lead is None:
            return None
        intro = _INTRO.search(self._text, max(lead.span.start, end - _INTRODUCES), end + 1)
        return self._announced(lead.span, intro.start() if intro else end)

    def _announced(self, sentence: Span, end: int) -> Deed | None:
        """Return the deed of papers announced in the plural before `end`: "thông qua 8 nghị quyết, gồm …"."""
        found = None
        for m in self._far(max(sentence.start, end - _FAR), end):
            if m.end() == end or tells_of_papers(self._parts.lexicon.types, self._text, m.end(), end):
                found = m
        within = self._text.rfind(", trong đó", found.end(), end) if found else -1  # "…, trong đó đáng chú ý có"
        if found is None or _BARRIER.search(self._text, found.end(), end if within < 0 else within):
            return None
        verb = self._lexicon.verbs[plain(found.group())]
        return self._deed(verb, Span(*found.span()), sentence, near=True)

    def after(self, end: int, sentence: Span) -> Deed | None:
        """Return what a passive verb after the paper that ends at `end` says."""
        done = self._parts.done_by(end)
        if done and done[1].end() <= sentence.end and done[1].lastgroup:
            return Deed.stated(done[1].lastgroup, done[0], Span(end + 1, done[1].end()))
        m = self._lexicon.after.match(self._text, end)
        if not m:
            return None
        meeting = self._meetings.after(m.end())
        actor = (
            meeting.fact if meeting and meeting.span.end <= sentence.end and meeting.span.start < m.end() + 40 else None
        )
        action = self._lexicon.passive[m.group().strip()]
        return Deed.stated(action, actor, Span(*m.span()))

    def _deed(self, verb: Verb, span: Span, sentence: Span, *, near: bool) -> Deed:
        read_out = verb.action == "adopts" and self._by_person(span)
        verb = self._read_out if read_out else verb
        start = max(sentence.start, span.start - 40)
        clause = self._text[start : span.start]
        written = self._original[start : span.start]  # "Cần Thơ" is not "cần"
        undone = self._lexicon.undone.search(written.rpartition(", ")[2] if ", " in written[-25:] else written)
        denied = (
            (_NEGATED if verb.near and verb.action == "implements" else _NOT_DONE).search(clause)
            or (verb.action in _DECIDE and _NOMINAL.search(clause))
            or _WATCHED.search(clause)
            or (verb.action == "repeals" and _DRAFT.search(clause))
            or (verb.action == "repeals" and _SUBMITTED.search(clause))
            or (verb.dated and clause.endswith(("khi ", "nếu ")))
            or (verb.action == "issues" and clause.endswith("khi ") and not clause.endswith("sau khi "))
        )
        actor, proof = (self.last_meeting(span.start), span) if read_out else self._actor(verb, span, sentence)
        if actor is None and verb.action == "implements" and not verb.near:
            actor = self._later(span, sentence)
        asked = actor is not None and self._asked(verb, proof.start, span.start, sentence.start)
        asked = asked or (
            verb.action == "implements" and _OTHERS.search(self._text, proof.start, span.start) is not None
        )
        return Deed(
            verb.action, verb, near, span, actor, proof, not undone and not denied and not asked, asked and not denied
        )

    def _by_person(self, verb: Span) -> bool:
        """Tell whether one person does it, who then only reads out: "đồng chí A thông qua dự thảo Chương trình …"."""
        if self._text[verb.start : verb.end] != "thông qua":
            return False
        draft = self._text.startswith(" dự thảo ", verb.end)
        who, office = self._parts.people.before(verb.start), self._roles.before(verb.start) if draft else None
        ends = [m.span.end for m in (who, office) if m]
        return any(_ACTS.fullmatch(self._text, end, verb.start) for end in ends)

    def _asked(self, verb: Verb, actor: int, end: int, floor: int) -> bool:
        """Tell whether who acts at `actor` is asked to, or will: "đề xuất UBND tỉnh ban hành", "Quốc hội sẽ …"."""
        if _WILL.search(self._text, actor, end):
            return True
        before = self._text[max(floor, actor - _ASKING) : actor]
        return verb.action in _DECIDE and _ASKS.search(before) is not None

    def _actor(self, verb: Verb, span: Span, sentence: Span) -> tuple[Body | MeetingFact | None, Span]:
        """Return who acts: the nearest that can in the verb's clause, else the first in the sentence."""
        floor = max(sentence.start, span.start - _REACH)
        clause = max(floor, self._text.rfind("; ", floor, span.start))
        found = self._candidates(verb, clause, span.start)
        unit = self._unit(verb, span, floor)
        if unit and self._begins(unit[1].start) and all(end < unit[1].start for end, _, _ in found):
            return unit
        if found:
            first = self._text[span.start : span.end].endswith("theo")
            _, start, actor = (min if first else max)(found, key=lambda row: row[0])
            met = self._sat_with(start, span.start) if verb.action == "reviews" else None
            return met or actor, Span(start, span.end)
        found = self._candidates(verb, sentence.start, span.start) if clause > floor else []
        if found:
            return min(found, key=lambda row: row[1])[2], span
        if unit:
            return unit
        if verb.action in ("adopts", "reviews"):
            return self.last_meeting(span.start), span
        return self._unknown(span, sentence), span

    def _sat_with(self, actor: int, verb: int) -> MeetingFact | None:
        """Return the meeting at which one who holds an office in the body at `actor` speaks: "Chủ tịch … góp ý"."""
        office = self._roles.before(verb, max(0, verb - _REACH))
        return self.last_meeting(verb) if office and office.span.start < actor < office.span.end else None

    def _later(self, verb: Span, sentence: Span) -> Body | None:
        """Return who acts after "Thực hiện Chỉ thị số 5 …, Đảng ủy xã đã …": the verb opens the sentence."""
        if not _LEAD.fullmatch(self._text, sentence.start, verb.start):
            return None
        for comma in _COMMA.finditer(self._text, verb.end, min(sentence.end, verb.end + _AHEAD)):
            body = self._parts.bodies.at(comma.end())
            if body:
                return body.body
            place = self._parts.places.at(comma.end())
            if place and _GOES_ON.match(self._text, place.span.end):
                return committee(place.place)
        return None

    def _unit(self, verb: Verb, span: Span, floor: int) -> tuple[Body, Span] | None:
        """Return the committee of the unit that acts right before the verb: "hiện thành phố đã thực hiện"."""
        if verb.action in ("adopts", "reviews") or self._text[span.start : span.end] == "theo":
            return None
        place = self._parts.places.before(span.start, max(floor, span.start - _PLACE_REACH))
        if place is None or not _ACTS.fullmatch(self._text, place.span.end, span.start):
            return None
        if _LETTERS.search(self._original, max(floor, place.span.start - _PLACE_REACH), place.span.start):
            return None
        return committee(place.place), Span(place.span.start, span.end)

    def _begins(self, at: int) -> bool:
        """Tell whether a clause begins at `at`: "cho biết, tỉnh đã …", but not "Công an thị xã A, tỉnh B đã …"."""
        return _SUBJECT.search(self._text[max(0, at - _CLAUSE) : at]) is not None

    def _candidates(self, verb: Verb, start: int, end: int) -> list[tuple[int, int, Body | MeetingFact]]:
        found: list[tuple[int, int, Body | MeetingFact]] = []
        aside = [m.span() for m in _ASIDE.finditer(self._text, start, end)] if "(" in self._text[start:end] else []
        for body in self._parts.bodies.within(start, end):
            if any(a < body.span.start < b for a, b in aside):
                continue
            left = self._text[max(start, body.span.start - 16) : body.span.start]
            if _OBJECT.search(left) or (verb.action == "issues" and _MET.search(left)):
                continue
            found.append((body.span.end, body.span.start, self._parts.acting(body)))
        for role in self._roles.within(start, end):
            if any(a < role.span.start < b for a, b in aside):
                continue
            if role.body and not self._parts.lexicon.offices.match(self._text, role.span.start):
                found.append((role.span.end, role.span.start, role.body))
        signer = self._parts.people.before(end, start) if verb.action == "issues" else None
        signs = self._parts.office_of(signer) if signer and not self._in_own_name(signer) else None
        if signer and signs and _ACTS.fullmatch(self._text, signer.span.end, end):
            found.append((signer.span.end, signer.span.start, signs))
        for office in self._parts.lexicon.offices.finditer(self._text, start, end):
            whole = self._parts.bodies.before(office.end())
            if whole and whole.span.end == office.end() and whole.span.start < office.start():
                continue  # "Văn phòng Chính phủ"
            found.append((office.end() + 1, office.start(), self._parts.lexicon.office[office.group()]))
        for meeting in self._meetings.within(start, end):
            found.append((meeting.span.end, meeting.span.start, meeting.fact))
        short = _SHORT.search(self._text, max(start, end - _SHORT_REACH), end)
        meant = self._last_named(short["head"], short.start("head")) if short else None
        if short and meant:
            found.append((short.end("head"), short.start("head"), meant))
        if verb.action in ("adopts", "reviews"):
            for sitting in self._lexicon.sitting.finditer(self._text, start, end):
                fact = self.last_meeting(end)
                if fact:
                    found.append((sitting.end() - 1, sitting.start(), fact))
        return found

    def _last_named(self, head: str, before: int) -> Body | None:
        """Return the body named last that "Bộ", "Sở", "công ty" alone mean: "Bộ đã có văn bản …"."""
        for _ in range(_BODIES_BACK):
            mention = self._parts.bodies.before(before)
            if mention is None:
                return None
            if head in _ANY or self._text.startswith(head, mention.span.start):
                return self._parts.acting(mention)
            before = mention.span.start
        return None

    def _in_own_name(self, person: PersonMention) -> bool:
        """Tell whether an office that issues in its own name stands before `person`: "Thủ tướng Lê Văn Bến"."""
        whole = person.phrase
        return self._parts.lexicon.offices.search(self._text, max(0, whole.start - 20), person.span.start) is not None

    def _unknown(self, verb: Span, sentence: Span) -> Body | None:
        """Return the subject that no table knows: "Ngày 7/10/2010 Công ty khai thác đất có …"."""
        day = self._parts.dates.before(verb.start, sentence.start)
        if day is None or len(day.edtf) < 10:
            return None
        words = _EDGE.sub("", self._original[day.span.end : verb.start])
        if 2 <= len(words.split()) <= 9 and words[0].isupper() and not re.search(r"[,;:()]", words):
            return Body(modern(words), "Body")
        return None

    def decides(self, at: int) -> re.Match[str] | None:
        """Return the verb of deciding that whoever ends at `at` is told with: "UBND tỉnh chấp thuận …"."""
        return self._lexicon.decided.match(self._text, at)

    def last_meeting(self, before: int) -> MeetingFact | None:
        """Return the meeting named last before `before` at which papers are dealt with, else the page's first."""
        last = self._sittings.before(before)
        return last.fact if last else self._sat[0].fact if self._sat else None
