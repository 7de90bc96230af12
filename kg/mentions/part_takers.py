"""Of whom a verb that tells a part in a meeting is said: who stands before it, and whom it leads to."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from kg.lexicon.parts import load
from kg.mentions.outside_talk import OPENERS
from kg.model import PersonMention, Reading, Span
from kg.quick import quick

_WORDS = 30  # code points before an office that make it one of many
_NEAR = 20  # code points before a person that say what is done to him
_SUBJECT_GAP = 40  # code points between a person and the verb said of him
# What makes the person after it the one who is asked, not the one who acts.
_ASKED = re.compile(r"\b(?:yêu cầu|đề nghị|mời|giao|chỉ đạo|chất vấn|kiến nghị)(?: các)?(?: ông| bà| đồng chí)? $")
_HEARD = re.compile(r"\bnghe(?: ông| bà| đồng chí)? $")  # "Hội nghị đã nghe đồng chí A trình bày báo cáo"
_DENIED = re.compile(
    r"(?<!\w)(?:(?:không|chưa|từ chối|chẳng)(?: thể| hề| chịu)? $|"
    r"không (?:(?:thể|đến|tới|về|cùng) )*(?:dự|tham dự|có mặt)(?!\w)|vắng(?!\w))"
)
# "cho rằng Bộ Xây dựng cần chủ trì", "phải khắc phục, báo cáo kết quả", "sẽ chỉ đạo công an báo cáo"
_CALLED_FOR = re.compile(r"(?<!\w)(?:cần|phải|nên|để|giao|sẽ|nghe|nếu|yêu cầu|đề nghị|phân công)(?!\w)")
_ORDERED = re.compile(
    r"(?<!\w)(?:(?<!ban )chỉ đạo|kiến nghị|đề xuất|cho biết|cho hay|thống nhất)(?!\w)"
)  # "chỉ đạo Sở A chủ trì"
_DOING = {"chairs", "reports", "directs"}
# "việc ông A …, Chủ tịch nói": what is told of, not who tells it.
# "đề nghị các đại biểu dự họp", "cử cán bộ đi dự", "phải có mặt"
# "từ chối báo chí tham dự cuộc họp, bà A cho rằng": others are let in, or not
_GUESTS = "cho phép|cho vào|đồng ý cho|đồng ý để|không cho|từ chối|phóng viên|báo chí|nhà báo"
_LET_IN = re.compile(rf"(?<!\w)(?:không|chưa|{_GUESTS})(?!\w)")
_OTHERS = re.compile(
    r"(?<!\w)(?:[\d/]+%? đại biểu|các|nhiều|những|mọi|phải|cần|nên|cử(?! tri)|ủy quyền|mời|nếu|đón|"
    rf"{_GUESTS})(?!\w)"
)
_TAKEN_IN = re.compile(r"(?<!\w)(?:nghe|xem|qua|có|được|từ|đọc|sau) $")  # "Nghe báo cáo, ông A yêu cầu"
_OPENS = re.compile(r"^\W*$|, (?:\w+ )?$|(?:khi|thay mặt [^,]{3,50}) $")  # "Chiều 5/3, báo cáo về …, ông A"
_OF_HIM = re.compile(
    r"\b(?:liên quan|liên quan đến|liên quan tới|đối với|giải trình việc|vì sao|tại sao|của|cho|tố|tố cáo|gặp|gửi|"
    r"(?<!cùng )với|"
    r"vợ|chồng|con trai|con gái|cha|bố|mẹ|em trai|em gái|anh trai|chị gái|gia đình|người nhà|thân nhân|luật sư của|"
    r"khẳng định|cho biết|cho hay|cho rằng|xác nhận|nói rằng|kể rằng|"
    r"vụ|vụ án|cố|thăm|viếng|tưởng nhớ|chúc mừng|gởi|trình|tới|thay)(?: (?:ông|bà|đồng chí|đ/c|anh|chị|em))? $"
)
_NOT_WHO = re.compile(
    r"(?<!\w)(?:với|của|cho|về|từ|do|như|vì sao|tại sao|kỷ luật)(?: (?:ông|bà|đồng chí|đ/c))? $"
)  # "bài học với ông A, …"
_AND = re.compile(r"(?: ?\([^()]*\))?[\s,]*(?:và )?(?:đồng chí |đ/c |ông |bà )?")
_BESIDE = re.compile(r"[^,;:.?”“\"]{2,60}, ")  # "Có mặt tại kỳ họp, đồng chí A …"
# "… ký ngày 5/3, nêu rõ", "được phân công trả lời"
_BY_OTHERS = re.compile(r"(?<!\w)(?:ký|phân công|trách nhiệm|được chọn|dự kiến)(?!\w)")
_APART = re.compile(r"[.;:]|\btôi\b|\b(?:của|do|với|cho|bởi|từ|sự)\s*$")  # what parts a person from a verb
# ", phụ trách HTX ở xã A, huyện B ", " (ngụ P. 5, Q. 3, TP. HCM) ", " ở ấp 2 "
_WORDS_OF_IT = r"(?:[^.;:\"“”?!()]|\([^()]*\)|(?<=\W[a-zđ])\.|(?<=\Wt[a-z])\.|(?<=\Wgs)\.){3,160}"
_APPOSED = re.compile(
    rf"(?:(?:,| -| –)(?! (?:về|trong|tại|từ|với|cho|bên|ngày|trên)\s){_WORDS_OF_IT}"
    rf"| \([^()]{{3,120}}\)(?:,{_WORDS_OF_IT}|(?: [^\W\d]+){{0,3}})"
    rf"| (?=(?:ở|ngụ|trú|tại|ấp|khu|tổ|thôn|phường|xã|đại diện|đến từ)\s){_WORDS_OF_IT})\s"
)
_FINITE = re.compile(
    r"\s(?:đã|sẽ|bị|được|có|là|khi|nếu|mà|để|vì|do|thì|nên|vừa|đang|từng|phải|việc|rằng|nhưng|theo|nói|trước|sau)\s"
)
_ACCORDING = re.compile(r"\btheo\b")
_QUOTED = re.compile(r"[\"”]\W*$")
# They mean so much else that only who stands beside them does.
_BARELY = ("kết luận", "làm rõ", "làm rõ thêm", "tiếp thu")
_BARE_GAP = re.compile(r",?(?: \([^()]*\))?,?(?: [-–])? (?:(?:đã|cũng|trực tiếp|nghiêm túc|thay mặt [^,.;:]{3,40}) )?")
_LED = re.compile(r"(?: [^\W\d]+){0,4} (?:có|gồm)(?: (?:các|\d+)? ?(?:đồng chí|ông,? bà)?)?:")  # "… dự họp có:"
_INSTEAD = re.compile(r"(?<!\w)(?:thay mặt|đại diện|thừa ủy quyền|được sự ủy quyền|về phía)(?!\w)")
_DONE = re.compile(r"(?:\s(?:đã|vừa|cũng|sẽ|đang|liền|tiếp tục))*\s*$")
_SIDES = ("về phía", "phía ", "khách mời")
_PASSIVE = ("được ", "bị ")
_UNDER_OTHERS = re.compile(r"^ (?:được|bị) [^,]*ban ")  # "ông A được Ban Tổ chức công bố quyết định"
_UNDERGOES = re.compile(r"(?<!\w)bị(?!\w)[^,]*$")  # "ông A bị Ủy ban Kiểm tra đề nghị kỷ luật"
_LETS = re.compile(r"(?<!\w)(?:chúc mừng|cho|để|mời|giúp|chứng kiến)(?!\w)")  # "chúc mừng Sở A nhận bằng khen"
_DOES = re.compile(r"\s(?:bị|mà|vẫn|từng|sẽ|khi|vì)\s")  # words that no list of names and offices has
_SAYS = re.compile(
    r"(?<!\w)(?:cho rằng|cho biết|cho hay|đặt câu hỏi|đề nghị|yêu cầu|thắc mắc|bày tỏ|nói|chất vấn)(?!\w)"
)
_TO_WHOM = ("cảm ơn", "phê bình", "biểu dương", "kêu gọi", "nhắc nhở")  # who follows is spoken to
# "các đại biểu HĐND góp ý", "bầu 2 Phó Chủ tịch", "rời ghế Bí thư": many are meant, or the post itself
_NOT_ONE = re.compile(
    r"(?:(?<!\w)(?:các|nhiều|những|một số|một vài|mấy|mọi|mỗi|từng|hai|ba|bốn|năm|vài|đa số|đông đảo|hầu hết|tất cả|"
    r"toàn thể|số|gồm|nhóm|đoàn|ứng cử viên|ứng viên|chức danh|chức vụ|chức|ghế|vị trí|nhiệm vụ|cương vị|vai trò|"
    r"nhiệm kỳ|(?:bầu|giữ|làm|thôi)(?: chức)?)|\d)(?: (?:vị|ông|bà|đồng chí|cán bộ|lãnh đạo))? $"
)
_OF_MANY = re.compile(
    r"(?: (?:của|tại))? (?:\d+|các|những|nhiều|một số|mỗi|từng|quận,? huyện|xã,? phường|phường,? xã)(?!\w)"
)
_MET = re.compile(
    r"(?<!\w)(?:gặp|hội kiến|tiếp|đón|thăm|với|chia tay|tiễn|của|thay|mời)(?: (?:ông|bà|đồng chí|đ/c))? $"
)
_STRANGER = re.compile(r"[,\"”] (?:còn )?(?:ông|bà|anh|chị|đồng chí|cử tri|đại biểu) (?=\w)")
_AS_NOUN = re.compile(r"(?:^|\s)(?:việc|nghe|nhưng|những|các)\s(?:[^\s,]+\s){0,5}$")  # "ngoài việc chất vấn …, A sẽ"
_TO_HIM = (" với", " trước", " tới", " đến")
_HEARS = re.compile(r" (?:với|tới|đến|cho|trước|cùng)(?: các| những)?(?: (?:đồng chí|đ/c|ông|bà|anh|chị))? ")
_NOUNS_TOO = ("thông tin", "đánh giá", "nhận định", "yêu cầu", "đề nghị", "kiến nghị", "chỉ đạo", "báo cáo", "chất vấn")
_CALLED = ("ông ", "bà ", "đồng chí ", "đ/c ")
_HONORIFIC = re.compile(r" (?:(?:đồng chí|đ/c|ông|bà|anh|chị) )?")
_THEN = re.compile(r"[^,.;:]{0,120}, (?:(?:đồng chí|đ/c|ông|bà|anh|chị|đại biểu) )?")
SPEAKS = ("speaks",)
TO = re.compile(
    r"(?:[^.;:,\n]{0,80}\bcho|[^.;:\n]{0,50}(?:tặng hoa|chúc mừng)(?: cho| tới)?)"
    r" (?:các |hai |ba |tân )?(?:đồng chí |đ/c |ông |bà )?"
)  # "trao quyết định cho ông A"
WITH = re.compile(
    r"[^.;,:\n]{0,40} cùng(?: với)? (?:các )?(?:đồng chí |đ/c |ông |bà )?"
)  # "chủ trì buổi họp cùng bà B"


@quick
@dataclass(frozen=True, slots=True)
class Said:
    """A verb that tells parts in a meeting; `speech` takes in the words of saying after it."""

    span: Span
    parts: tuple[str, ...]
    speech: bool


class PartTakers:
    """Finds those whom the verbs of one page are said of."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._verbs = load().verbs
        self._bodies = [mention.span.start for mention in reading.bodies]

    def of(self, verb: Said, people: list[PersonMention], span: Span) -> tuple[list[PersonMention], bool]:
        """Return whom the verb is said of; and whether it opens the sentence ("Kết luận hội nghị, đồng chí A …")."""
        said = self._reading.folded[verb.span.start : verb.span.end]
        if said.startswith("dưới sự"):
            return [p for p in people if 0 <= p.phrase.start - verb.span.end <= 2][:1], False
        if said.endswith((" của", " do")) or said.startswith(_SIDES):  # who follows, whoever stands before
            return self._following(verb, [p for p in people if p.span.start >= verb.span.end]), True
        before = [p for p in people if p.phrase.end <= verb.span.start + 1]
        if before:
            person = before[-1]
            if self._many(person):
                led = verb.parts[0] in ("attends", "chairs") and _LED.match(self._reading.folded, verb.span.end)
                after = [p for p in people if p.span.start >= verb.span.end] if led else []
                return self._following(verb, after), True
            gap = self._reading.folded[person.phrase.end : verb.span.start]
            if _DENIED.search(gap):  # "kiên quyết không nhận quyết định"
                return [], False
            if "attends" in verb.parts and _OTHERS.search(gap) and "được mời" not in gap:
                return [], False
            if self._another(gap, person.phrase.end):
                return [], False
            if said in _BARELY and not _BARE_GAP.fullmatch(gap):
                return [], False
            if gap.strip(" ,") == "để":  # "liên hệ bà A, Bí thư Huyện ủy, để tham dự"
                return [], False
            if self._undone(verb, gap, person.phrase.end):
                return [], False
            lead = self._reading.folded[span.start : person.phrase.start]
            if _ASKED.search(lead) or (_HEARD.search(lead) and (verb.parts != ("reports",) or "sẽ nghe" in lead)):
                return [], False
            apart = len(gap) > _SUBJECT_GAP or _APART.search(gap) is not None
            if (apart and not self._in_apposition(verb, gap)) or self._told_of(verb, person, lead, gap):
                return [], False
            return self._listed(person, before, verb), False
        lead = self._reading.folded[span.start : verb.span.start]
        awards = "awards" in verb.parts and not (lead.strip() == "" and self._apart(verb, people))
        if len(lead) > 60 or _ACCORDING.search(lead) or awards or not self._opens(verb, lead):
            return [], False
        if ("attends" in verb.parts and _LET_IN.search(lead)) or said.startswith("thông qua"):
            return [], False
        if said in _BARELY and not self._reading.folded.startswith(", ", verb.span.end):
            return [], False
        if verb.parts == ("reports",) and (_TAKEN_IN.search(lead) or not _OPENS.search(lead)):
            return [], False
        if self._of_body(verb, lead):
            return [], False
        after = [p for p in people if p.span.start >= verb.span.end]
        return self._following(verb, after), True

    def _apart(self, verb: Said, people: list[PersonMention]) -> bool:
        """Tell whether a comma parts what opens a sentence from who did it: "Trao quyết định và tặng hoa, bà A"."""
        after = next((p for p in people if p.span.start >= verb.span.end), None)
        gap = self._reading.folded[verb.span.end : after.phrase.start] if after else ""
        return gap.endswith(", ") and gap.count(",") == 1 and " cho " not in gap

    def _of_body(self, verb: Said, lead: str) -> bool:
        """Tell whether a body right before a verb does it: "Ban Bí thư kết luận, trong kỳ thi, ông A …"."""
        if _INSTEAD.search(lead) or "attends" in verb.parts or "chairs" in verb.parts:
            return False
        end = verb.span.start - len(lead) + len(_DONE.sub("", lead))
        at = bisect_left(self._bodies, end) - 1
        return at >= 0 and self._reading.bodies[at].span.end == end

    def _in_apposition(self, verb: Said, gap: str) -> bool:
        """Tell whether only who he is and where he lives stand between: "bà A, tổ phó tổ 3, P. An Lạc, bày tỏ"."""
        if verb.parts not in (SPEAKS, ("reports",)) or not _APPOSED.fullmatch(gap):
            return False
        return _FINITE.search(gap) is None and self._verbs.search(gap) is None

    def _another(self, gap: str, at: int) -> bool:
        """Tell whether somebody else speaks whose full name is not on the page: "Về ông A, ông Bảy cho rằng"."""
        other = _STRANGER.search(gap)
        return other is not None and self._reading.document.text[at + other.end()].isupper()

    def _many(self, person: PersonMention) -> bool:
        """Tell whether an office alone means many, or the post: "các đại biểu", "chức danh Chủ tịch"."""
        if person.full or person.span != person.whole:
            return False
        before = self._reading.folded[max(0, person.span.start - _WORDS) : person.span.start]
        return _NOT_ONE.search(before) is not None or _OF_MANY.match(self._reading.folded, person.span.end) is not None

    def _undone(self, verb: Said, gap: str, at: int) -> bool:
        """Tell whether the words `gap` from `at` to the verb say that it is planned, called for, or done in writing."""
        written = self._reading.document.text[at : verb.span.start]  # "Cần Thơ" is not "cần"
        return (
            gap.endswith(("sẽ ", "từng "))
            or gap.startswith(" sẽ ")
            or bool(_DOING.intersection(verb.parts) and _CALLED_FOR.search(written))
            or ("receives" in verb.parts and _LETS.search(gap) is not None)
            or ("chairs" in verb.parts and _ORDERED.search(gap) is not None)
            or (verb.parts == SPEAKS and (gap.endswith(_PASSIVE) or _UNDERGOES.search(gap) is not None))
            or (verb.parts == ("reports",) and _UNDER_OTHERS.search(gap) is not None)
            or (verb.parts == SPEAKS and _BY_OTHERS.search(gap) is not None)
        )

    def _told_of(self, verb: Said, person: PersonMention, lead: str, gap: str) -> bool:
        """Tell whether a speech is about the person before it: "liên quan đến ông A mà cử tri nêu, …"."""
        if verb.parts not in (SPEAKS, ("reports",)):
            return False
        offices = self._reading.folded[person.phrase.start : person.span.start]
        return gap.startswith(" mà ") or ("," not in offices and _OF_HIM.search(lead) is not None)

    def _opens(self, verb: Said, lead: str) -> bool:
        """Tell whether a verb may open its sentence: "Phát biểu tại hội nghị, …", but not "Ban tổ chức cho biết, …"."""
        said = self._reading.folded[verb.span.start : verb.span.end]
        if said in _TO_WHOM or (verb.parts == SPEAKS and _AS_NOUN.search(lead)):
            return False
        return verb.parts != SPEAKS or said.startswith(OPENERS) or len(lead) < 4

    def _listed(self, person: PersonMention, before: list[PersonMention], verb: Said) -> list[PersonMention]:
        """Return a person with those before him in a list: the last verb covers all of it."""
        group = [person]
        gap = self._reading.folded[person.phrase.end : verb.span.start]
        if gap.count("(") > gap.count(")"):  # "ông A; ông B (người chủ trì)"
            return group
        for other in reversed(before[:-1]):
            left, right = other.phrase.end, group[-1].phrase.start
            gap = self._reading.folded[left:right] if right > left else ""
            if gap.strip() == "," and self._named_by(other, right):
                break
            if re.fullmatch(r"[\s,;()\-]*(?:và|cùng|cùng với)?(?: các)?(?: đồng chí| ông| bà)?:?[\s,;]*", gap):
                start = other.phrase.start
                if _DOES.search(self._reading.folded, other.span.end, left):  # "vì sao ông A bị phạt, ông B nói"
                    break
                if verb.parts == SPEAKS and _NOT_WHO.search(self._reading.folded[max(0, start - _NEAR) : start]):
                    break  # "Báo cáo với ông A, bà B cho biết"
                if "attends" in verb.parts and _MET.search(self._reading.folded[max(0, start - _NEAR) : start]):
                    break  # "Sau khi hội kiến ông A, bà B tham dự"
                if other.name != group[-1].name:
                    group.append(other)
            else:
                break
        return group[::-1] if len(group) > 1 and (verb.parts != SPEAKS or len(group) < 6) else [person]

    def _named_by(self, office: PersonMention, after: int) -> bool:
        """Tell whether an office alone only says what the one after it is: "giữ chức Bí thư, ông A nói"."""
        alone = not office.full and office.span == office.whole
        return alone and self._reading.folded.startswith(_CALLED, after)

    def _following(self, verb: Said, after: list[PersonMention]) -> list[PersonMention]:
        """Return the people after a verb that opens its sentence: one for a speech, the whole list for "có"."""
        while after and self._many(after[0]):
            after = after[1:]
        if not after:
            return []
        first = after[0]
        around = first.phrase.start < verb.span.end  # an office before the verb is his, too: "Các đại biểu dự có: bà A"
        gap = self._reading.folded[verb.span.end : first.span.start if around else first.phrase.start]
        merged = "," in self._reading.folded[first.phrase.start : first.span.start]  # two offices of two
        if self._heard(verb, gap) or (verb.parts == ("reports",) and _NOT_WHO.search(gap) and not merged):
            return self._speaker(first, after[1:])
        if verb.parts == ("reports",) and _QUOTED.search(gap):
            return []  # "báo cáo việc đó khả quan", ông A nói
        led = "attends" in verb.parts or "chairs" in verb.parts
        if len(gap) > 130 or (not led and _NOT_WHO.search(gap) and not merged):
            return []
        said = self._reading.folded[verb.span.start : verb.span.end]
        if not led:
            loose = verb.parts == SPEAKS and not said.startswith(OPENERS) and "," not in gap
            return [] if loose else [first]
        if _SAYS.search(gap):  # "Nhiều đại biểu dự họp cho rằng …"
            return []
        of = self._reading.folded.endswith(" của", verb.span.start, verb.span.end)
        if not of and not re.search(r"\b(?:có|gồm|là)\b|:", gap):
            side = self._reading.folded.startswith(
                "về phía", verb.span.start
            )  # "Về phía thành phố, ông A …": he speaks
            if said.endswith("có mặt") and _HONORIFIC.fullmatch(gap):  # "Tại buổi giao lưu có mặt ông A"
                return [first]
            beside = _BESIDE.fullmatch(gap) and not side and not ("chairs" in verb.parts and self._verbs.search(gap))
            return [first] if beside else []
        group = [first]
        for other in after[1:]:
            gap = self._reading.folded[group[-1].phrase.end : other.phrase.start]
            if len(gap) > 60 or self._verbs.search(gap):
                break
            group.append(other)
        return group

    def _heard(self, verb: Said, gap: str) -> bool:
        """Tell whether who follows right after is spoken to or of: "Báo cáo với ông A, …", "Thông tin ông A bị bắt"."""
        said = self._reading.folded[verb.span.start : verb.span.end]
        if verb.parts in (SPEAKS, ("reports",)) and _HEARS.fullmatch(gap):
            return True
        to = said.endswith(_TO_HIM) or (said in _NOUNS_TOO and "," not in gap)
        return to and _HONORIFIC.fullmatch(gap) is not None

    def _speaker(self, heard: PersonMention, after: list[PersonMention]) -> list[PersonMention]:
        """Return who speaks in "Báo cáo với ông A, bà B cho biết": the next after a comma."""
        if not after:
            return []
        left, right = heard.phrase.end, after[0].phrase.start
        return after[:1] if _THEN.fullmatch(self._reading.folded, left, right) else []

    def led_to(self, part: str, led: re.Pattern[str], verb: Said, people: list[PersonMention]) -> list[PersonMention]:
        """Return the people of the list that `led` leads to from a verb of `part`."""
        after = [p for p in people if p.span.start >= verb.span.end]
        if verb.parts != (part,) or not after:
            return []
        if not led.fullmatch(self._reading.folded, verb.span.end, after[0].phrase.start):
            return []
        group = after[:1]
        for other in after[1:]:
            left, right = group[-1].phrase.end, other.phrase.start
            if not _AND.fullmatch(self._reading.folded, left, right):
                break
            group.append(other)
        return group
