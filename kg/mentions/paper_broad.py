"""Reads what the narrow readers leave: a type of paper and what it decides, with whom the words around make its issuer.

Candidates are taken generously; a sieve leaves out what is planned, asked for, in the plural or said in general.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from kg.lexicon.papers import PaperType
from kg.mentions.deed import Deed
from kg.mentions.paper import Paper
from kg.mentions.paper_inspected import INSPECTED, INSPECTION, INSPECTORS
from kg.mentions.paper_makers import day_before, issued_on, made
from kg.mentions.paper_parts import Parts
from kg.mentions.paper_people import of_several, personal
from kg.mentions.titles import Titles
from kg.model import BlockKind, Body, Sentence

# Before the type: there are several, or it is only waited for, kept, broken, or thought of.
_NONE_BEFORE = re.compile(
    r"(?<!\w)(?:các|những|nhiều|một số|hàng loạt|loạt|mọi|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|\d{1,3}|chờ|đợi|"
    r"chưa có|không có|nếu có|(?<!sau )khi có|vi phạm|trái|sai|đúng|theo|chấp hành|dự thảo|mẫu|kiểu|loại|thẩm quyền|"
    r"điều \d+) \Z"
)
_BEFORE = 30  # code points that hold such a word
# Behind the type: nothing that it decides.
_NONE_AFTER = re.compile(
    r"\s?(?:[.;:!?\n]|$)|,? (?:này|đó|ấy|trên|nêu|nói|cho thấy|cho rằng|là|không|ông|bà|của ông|của bà|hành chính|"
    r"pháp luật|chung|riêng|hợp đồng|mới|cùng)(?!\w)"
)
_OF_COURTS = re.compile(
    r"(?<!\w)(?:khám xét|khám nhà|khởi tố|(?<!đánh )bắt|truy tố|tạm giam|phạt tù|xét xử|điều tra|vụ án|hợp đồng)(?!\w)"
)
_FRESH = re.compile(r"(?<!\w)(?:đã|vừa|mới|cũng|lại|tiếp tục)(?: chính thức)? \Z")
_FOUND = re.compile(r"(?<!\w)(?:đã|vừa|mới|cũng|lại|tiếp tục|và)(?: chính thức)? \Z")  # "thanh tra … và có kết luận"
_ASKED = re.compile(
    r"(?<!\w)(?:đề nghị|đề xuất|kiến nghị|yêu cầu|mong|nếu|để|trước khi|trước ngày|chưa|không(?! lâu| chỉ)|sẽ|dự kiến|"
    r"vì sao|cần|"
    r"phải|nên|có thể|khi nào|bao giờ|vi phạm|sai phạm|khuyết điểm)(?!\w)"
)
_BUT = (", nhưng ", "; ", ", tuy nhiên", ", đến ngày ", ", ngày ")
_LETTERS = ("công văn", "văn bản", "công điện")
_WILL = re.compile(r"(?<!\w)(?:sẽ|dự kiến|trình|chuẩn bị) ")
_ENDS = re.compile(r"(?<!\w)(?:thu hồi|hủy|hủy bỏ|bãi bỏ) \Z")
_WHOSE = re.compile(r"[\s,(]*(?:của|do|ngày|gửi|gởi|đến|tới|lên|trình|năm|tháng|ký|ban hành) ")
_AHEAD = 60  # code points before who acts that hold who asks it
_PERSON = 12  # code points of "ông ấy "
_WEAK_END = re.compile(r"(?: (?:này|đó|ấy|trên|nêu trên|nói trên|với|về|cho|của|và|là|thì))+$")
_LATE = re.compile(r",? (?:và sau đó|nhưng) .*$| (?:vào )?(?:ngày|hôm|sáng|chiều|tối) \d.*$")
_VAGUE = re.compile(
    r"(?:về |về việc )?(?:công tác cán bộ.*|công tác nhân sự.*|nhân sự|bổ nhiệm nhân sự|bổ nhiệm cán bộ|vấn đề này|"
    r"việc này|vụ việc|sự việc|"
    r"thi hành kỷ luật|kỷ luật|xử phạt|xử lý|chỉ đạo|hướng dẫn|phê duyệt|thu hồi đất|trả lời|đồng ý|chấp thuận)$"
)
# What the paper says, not what it is about: "Kết luận của UBND tỉnh yêu cầu công ty …".
_SAYS = re.compile(r"(?:yêu cầu|đề nghị|kiến nghị|chỉ đạo|khẳng định|nhấn mạnh|xác định|báo cáo|thông báo) ")
_CLERKS = ("Văn phòng", "Ban Tổ chức")  # they hand over what others decided
_DONE = frozenset({"issues", "adopts"})
_TYPES = frozenset(
    {"Quyết định", "Nghị quyết", "Chỉ thị", "Đề án", "Kế hoạch", "Công văn", "Tờ trình", "Kết luận", "Thông báo"}
)
_INTENDED = frozenset({"Đề án", "Kế hoạch"})  # "UBND tỉnh đã có kế hoạch …" tells of no paper
_OWNED = 3  # words of the title of a paper whose issuer is told
_TOLD = 4  # and of one that somebody issues
_PROPER = re.compile(r"[A-ZĐÂĂÊÔƠƯÁÀẢÃẠỨ\d]")
_AN_OFFICE = re.compile(r" (?:tân )?(?:phó )?(?:giám đốc|chủ tịch|hiệu trưởng|chánh văn phòng|bí thư) (?!ông|bà)")
_OF_THINGS = re.compile(
    r"(?:tạm )?(?:đình chỉ|giới thiệu|tiếp nhận|phê chuẩn|tạm giao) (?!ông|bà|đồng chí|công tác|chức)"
)
# What asks for an office that was not read.
_MOVES = re.compile(
    r"(?!.* (?:chức vụ|giữ|làm|tham gia|về|đến|sang|nhận|phụ trách) )(?:phân công|bổ nhiệm|chỉ định|luân chuyển)"
)
_RELATED = re.compile(r" đến (?:những|các|sai|vi) ")  # "kỷ luật bà A vì liên quan đến những sai phạm …"
_NUMBERED = re.compile(r" số \d+[/\s]")
_LEADING = re.compile(r"(?:về việc|về|v/v|việc) ")


_ASKS_IN = re.compile(
    r"(?: (?:đã|vừa|cũng))? (?:yêu cầu|đề nghị|chỉ đạo|nêu|nêu rõ|nhấn mạnh|khẳng định|kiến nghị|giao|thông báo|"
    r"đề xuất|trả lời) (?:trong|tại|bằng) \Z"
)
_ASIDE = re.compile(r" \([^()]{1,80}\)(?= )")
_GIVES = re.compile(  # "quyết định cho công ty A thuê đất"
    r" cho (?!thôi|phép|vay|thuê|nghỉ|chuyển|hưởng|ông|bà)[^,.;:()]{3,60}? (?:thuê|được|mượn|vay|hưởng|chuyển|tạm ứng|"
    r"khai thác|đầu tư|xây dựng|nhận|lập) "
)
_DECISIONS = frozenset({"Quyết định", "Thông báo", "Chỉ thị", "Công văn"})
_SHORTLY = re.compile(
    r" (?:thu hồi|tạm dừng|tạm ngừng|dừng|đình chỉ|tạm đình chỉ|hủy|hủy bỏ|bãi bỏ|phê duyệt|chấp thuận|công nhận|"
    r"thành lập|cưỡng chế|xử phạt|thanh tra|kiểm tra|đóng cửa|giao đất|cho thuê|phong tỏa|tháo dỡ|giải tỏa|cấp phép|"
    r"điều chỉnh|gia hạn|công bố|chấm dứt|kỷ luật)(?!\w)"
)
_DAY = 10  # code points of a date with its day
_MOST_SHORT = 9  # words of a short title
_MANNER = re.compile(r"(?: (?:trả lời|phúc đáp|phản hồi|giải trình|báo cáo|kiến nghị|đề nghị|chỉ đạo))?(?= )")
_IN = re.compile(r"(?<!\w)(?:tại|theo|trong|bằng) \Z")


class BroadReader:
    """Reads the papers of one page that no other reader reads."""

    def __init__(self, parts: Parts, titles: Titles) -> None:
        self._text = parts.text
        self._parts = parts
        self._titles = titles

    def read(
        self,
        kind: PaperType,
        start: int,
        end: int,
        sentence: Sentence,
        deed: Callable[[int, Sentence], Deed | None],
        outer: Body | None = None,
    ) -> Paper | None:
        """Return the paper whose type stands at [start, end), if the words around tell of one.

        `outer` has issued the paper in whose title it stands.
        """
        if kind.name not in _TYPES or sentence.block is BlockKind.HEADLINE:
            return None
        paper = Paper(kind.name, start, end, sentence, spelt=kind.spelt, rule="paper.broad")
        spoken = self._spoken(paper)
        if spoken is not None:
            return spoken
        if _NONE_BEFORE.search(self._text, max(sentence.span.start, start - _BEFORE), start):
            return None
        inspected = self._inspected(paper, deed(start, sentence)) if kind.name == "Kết luận" else None
        aside = _ASIDE.match(self._text, end, sentence.span.end)  # "văn bản (do ông A ký) đề nghị …"
        paper.end = end = aside.end() if aside else end
        if inspected is not None or _NONE_AFTER.match(self._text, end, sentence.span.end):
            return inspected
        if not self._titles.opens(end) and not any(p.match(self._text, end) for p in (_WHOSE, _GIVES, _SHORTLY)):
            return None
        if outer is not None and _ENDS.search(self._text, max(sentence.span.start, start - _BEFORE), start):
            paper.issuer = outer
        told = deed(start, sentence)
        if kind.common and kind.name != "Công văn":  # notices are told in too many ways
            return self._short(paper, end, told)
        found = self._owned(paper, told) or self._issued(paper, end, told) or self._short(paper, end, told)
        day = next(iter(self._parts.dates.within(aside.start(), end)), None) if found and aside else None
        if found and day:
            found.date = day.edtf
        return found

    def _inspected(self, paper: Paper, told: Deed | None) -> Paper | None:
        """Read "Thanh tra tỉnh đã vào cuộc và có kết luận"."""
        if told is None or not isinstance(told.actor, Body) or not told.actor.name.startswith(INSPECTORS):
            return None
        if not self._does(told, paper.sentence, _FOUND):
            return None
        found = replace(paper, title=INSPECTION, rule=INSPECTED, deed=told, issuer=told.actor, mentions=[])
        found.date = issued_on(found, self._parts)
        return found

    def _owned(self, paper: Paper, deed: Deed | None) -> Paper | None:
        """Read "quyết định của UBND tỉnh tạm ngừng …", "quyết định tạm ngừng … của UBND tỉnh"."""
        end = paper.end
        made(paper, self._parts)
        asks = self._asks_in(paper) if paper.issuer is None else None
        paper.issuer = paper.issuer or asks
        given = paper.issuer is not None  # by itself, or by what ends it
        if _WILL.search(self._text, max(paper.sentence.span.start, paper.start - _BEFORE), paper.start):
            return None
        title = self._titles.read(paper.end, paper.sentence.span.end, free=False, owned=given, pointing=True)
        issuer = paper.issuer or (title[2] if title else None)
        closed = not given and self._parts.lexicon.personal.begins.match(self._text, end)  # "giữ chức … của Sở A"
        if title is None or issuer is None or closed:
            paper.issuer, paper.date, paper.end = None, None, end
            return None
        if of_several(paper, paper.end, self._parts):
            return None
        paper.issuer = issuer
        if deed is not None and deed.verb.hands and self._of_person(paper.end):  # at a ceremony
            return None
        found = self._of_whom(paper) or self._filled(paper, title[0], title[1], _OWNED)
        late = self._parts.date(found.end) if found and asks and not found.date else None
        if found and late:  # "yêu cầu trong chỉ thị về … ban hành ngày 5/3"
            found.date, found.end = late
        return found

    def _asks_in(self, paper: Paper) -> Body | None:
        """Return who asks something in the paper: "UBND tỉnh yêu cầu trong chỉ thị về …"."""
        floor = max(paper.sentence.span.start, paper.start - _BEFORE)
        asks = _ASKS_IN.search(self._text, floor, paper.start)
        who = self._parts.bodies.before(asks.start(), paper.sentence.span.start) if asks else None
        return self._parts.acting(who) if asks and who and who.span.end == asks.start() else None

    def _issued(self, paper: Paper, end: int, deed: Deed | None) -> Paper | None:
        """Read "UBND tỉnh đã có quyết định tạm ngừng …"."""
        if deed is None or not self._does(deed, paper.sentence) or not isinstance(deed.actor, Body):
            return None
        title = self._gives(end, paper.sentence.span.end)
        title = title or self._titles.read(end, paper.sentence.span.end, free=False, pointing=True)
        intended = paper.type in _INTENDED and deed.verb.dated
        if intended or title is None or of_several(paper, end, self._parts):
            return None
        paper.deed, paper.issuer = deed, title[2] or deed.actor
        paper.date = issued_on(paper, self._parts)
        return self._of_whom(paper) or self._filled(paper, title[0], title[1], _TOLD)

    def _gives(self, at: int, limit: int) -> tuple[str, int, Body | None] | None:
        """Read "… cho công ty A thuê đất 50 năm"."""
        gives = _GIVES.match(self._text, at, limit)
        end = self._titles.end_of(gives.end(), limit) if gives else at
        return (self._titles.written(at + 1, end), end, None) if gives else None

    def _short(self, paper: Paper, end: int, deed: Deed | None) -> Paper | None:
        """Read "Ngày 5/3, UBND tỉnh ra quyết định thu hồi": told by who has issued it on which day, and a few words."""
        if deed is None or paper.type not in _DECISIONS or not isinstance(deed.actor, Body):
            return None
        day = day_before(deed.span.start, paper.sentence.span.start, self._parts)
        opens = _SHORTLY.match(self._text, end, paper.sentence.span.end)
        if day is None or len(day) < _DAY or opens is None or not self._does(deed, paper.sentence):
            return None
        stop = self._titles.end_of(end + 1, paper.sentence.span.end)
        title = _WEAK_END.sub("", self._titles.written(end + 1, stop))
        if len(title.split()) > _MOST_SHORT or _OF_COURTS.search(title) or self._of_person(end):
            return None
        paper.deed, paper.issuer, paper.date = deed, deed.actor, day
        paper.title, paper.inner, paper.end = title, end, stop
        return paper

    def _spoken(self, paper: Paper) -> Paper | None:
        """Read a letter of a day that whoever wrote it is told with: "Trong văn bản ngày 5/3, Bộ A thống nhất …"."""
        limit = paper.sentence.span.end
        manner = _MANNER.match(self._text, paper.end) if paper.type == "Công văn" else None
        date = self._parts.date(manner.end()) if manner else None
        at = _IN.search(self._text, max(paper.sentence.span.start, paper.start - _BEFORE), paper.start)
        if date is None or at is None or len(date[0]) < _DAY:
            return None
        found = self._parts.body(date[1] + 2) if self._text.startswith(", ", date[1]) else None
        says = self._parts.lexicon.writes.match(self._text, found[1], limit) if found else None
        if found is None or says is None:
            return None
        verb = says.start() + 1
        paper.title = _LATE.sub("", self._titles.written(verb, self._titles.end_of(verb, limit)))
        paper.issuer, paper.date, paper.inner, paper.end = found[0], date[0], date[1], found[1]
        return paper

    def _of_whom(self, paper: Paper) -> Paper | None:
        """Return `paper` with what it decides on somebody's office."""
        clerk = paper.issuer is None or paper.issuer.name.startswith(_CLERKS)
        if clerk or not self._of_person(paper.end) or not personal(paper, self._parts, self._titles):
            return None
        return None if _RELATED.search(paper.title or "") else paper

    def _of_person(self, at: int) -> bool:
        """Tell whether a decision on somebody's office begins at `at`, though not "bổ nhiệm Giám đốc Sở Y tế"."""
        begins = self._parts.lexicon.personal.begins.match(self._text, at)
        return begins is not None and _AN_OFFICE.match(self._text, begins.end()) is None

    def _filled(self, paper: Paper, title: str, end: int, least: int) -> Paper | None:
        """Return `paper` with its title, unless that tells nothing of its own, or another must have made it."""
        if paper.issuer is None or paper.issuer.name.startswith(_CLERKS):
            return None
        person = self._parts.people.before(end, paper.end)
        if self._of_person(paper.end) and not _OF_THINGS.match(title) and (person is None or _MOVES.match(title)):
            return None
        if _NUMBERED.search(title):  # a number that another reader will have read
            return None
        if paper.type != "Công văn" and _SAYS.match(title):
            return None
        if paper.type == "Nghị quyết" and paper.issuer.kind == "PeoplesCommittee":
            return None
        title = _WEAK_END.sub("", _LATE.sub("", title))
        words = _LEADING.sub("", title)
        if (
            len(words.split()) < (least if _PROPER.search(words[1:]) else least + 2)
            or _VAGUE.match(title.lower())
            or _OF_COURTS.search(title)
        ):
            return None
        paper.title, paper.inner, paper.end = title, paper.end, end
        return paper

    def _does(self, deed: Deed, sentence: Sentence, before: re.Pattern[str] = _FRESH) -> bool:
        """Tell whether the paper is told to have been issued or adopted: "đã có", "ngày 5/3 … ra"."""
        handed = deed.verb.hands and self._text.startswith("trao", deed.span.start)
        if deed.action not in _DONE or not deed.done or not deed.near or handed:
            return False
        start, at = sentence.span.start, deed.span.start
        floor = max(start, min(deed.proof.start, at) - _AHEAD)
        begun = max(self._text.rfind(sign, floor, at) for sign in _BUT)  # where the last clause begins
        if _ASKED.search(self._text, max(floor, begun), at):
            return False
        fresh = before.search(self._text, max(start, at - _BEFORE), at)
        plain = not deed.verb.dated and deed.verb.titled  # "ban hành", but not "có", "xây dựng"
        sent = deed.verb.dated and self._text.startswith(_LETTERS, deed.span.end + 1)
        return bool(fresh or plain or sent or day_before(at, start, self._parts))
