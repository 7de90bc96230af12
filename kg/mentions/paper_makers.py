"""Whose a paper is: the body that decides on it, the meeting or the congress it is named by, and when."""

from __future__ import annotations

import re

from kg.mentions.authorities import committee
from kg.mentions.lookup import Lookup
from kg.mentions.modifiers import PLENUM
from kg.mentions.paper import Paper
from kg.mentions.paper_parts import Parts
from kg.mentions.titles import Titles
from kg.model import Body, DateMention, MeetingFact, MeetingMention

_NUMERAL = r"(?:[ivxl]+|\d+|\w+)"
_TERM = r"nhiệm kỳ \d{4}\s?-\s?\d{4}"
_CONGRESS = re.compile(
    rf"\s+đại hội (?:(?:[^.;:()]|(?<=tp)\.){{4,80}}?(?:(?:lần thứ|khóa) {_NUMERAL}(?:,? \(?{_TERM}\)?)?|\(?{_TERM}\)?)"
    r"|(?:toàn quốc )?(?:lần thứ |khóa )?[ivxl]+(?!\w)(?: của đảng| đảng bộ [^.,;:()]{4,40}?(?=[.,;]| và ))?"
    r"|(?:lần thứ |khóa )?\d{1,2}(?: của đảng(?! bộ)| (?:của )?đảng bộ [^.,;:()]{4,40}?(?=[.,;]| và )))"
)
_PLENUM = re.compile(
    r"\s+(?:hội nghị )?(?:(?:ban chấp hành )?trung ương|tw)(?: đảng)? (?:lần thứ |lần )?(?:\d{1,2}|[ivxl]+|\w+)(?!\w)"
    r"(?:,? \(?khóa [ivxl\d]+\)?)?"
)
_COUNTED = re.compile(r"\d|[ivxl]+$|khóa|nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười")
_MAKES = frozenset(
    {
        ("repeals", "Quyết định"),
        ("adopts", "Nghị quyết"),
        ("proposes", "Tờ trình"),
        ("proposes", "Đề án"),
        ("implements", "Đề án"),
    }
)
_PLANNED = frozenset({"Đề án", "Kế hoạch"})
# Papers of which the committee of a unit makes most: "đề án của tỉnh".
_OF_COMMITTEES = frozenset({"Quyết định", "Kế hoạch", "Tờ trình", "Đề án"})
_OF = re.compile(r"[\s,)]*(?:của|do) ")
_UNIT = re.compile(r"(?:thành phố|tp\.?|tỉnh|huyện|quận|thị xã|phường|xã) ")
_APPROVE = frozenset({"PeoplesCommittee", "CentralBody", "PartyCommittee", "StandingCommittee"})
_THIS = re.compile(
    r" do (?:chính )?(?P<head>công ty|tập đoàn|đơn vị|cơ quan|sở|bộ|trường|bệnh viện|ban quản lý) này(?!\w)"
)
_ANY = frozenset({"đơn vị", "cơ quan"})
_BACK = 8  # bodies that are looked at for the one meant
_MAKERS = frozenset({"proposes", "issues", "adopts"})  # what only the one does whose paper it is
_SIGNS = re.compile(r"(?: \([^()]{1,40}\))?,?(?: (?:đã|vừa|mới))? (?:ký(?: ban hành)?|ban hành)(?!\w)")
_WRITTEN = frozenset({"Công văn", "Tờ trình", "Báo cáo", "Thông báo"})
_SAYS_IN = re.compile(r"(?<!\w)(?:tại|theo|trong|bằng) \Z")
_LEADS = 8  # code points of "trong "
_HAND_OVER = ("Ban Tổ chức", "Văn phòng", "Sở Nội vụ")  # they make known what others decided
_TITLE = 12  # code points of "ông ", "đồng chí " before an office
_WHO = 90  # code points of an office with its body
# Before the day of a sentence, not that of another paper: "Thực hiện Nghị quyết 09-NQ/TU ngày 5/4/2018, …".
_FREE = re.compile(
    r"(?:\A|[,.;:(–\-\n\"”] ?|(?<!\w)(?:vào|đến|trong|mới đây|trước đó|sau đó|cùng|và|mặc dù|cụ thể|từ|nhưng|rồi|"
    r"theo ông \w+|theo bà \w+) )"
    r"(?:(?:sáng|chiều|trưa|tối|ngày|hôm|vào|hồi|khoảng|trong|đầu|giữa|cuối|tháng) )*\Z"
)
_OTHER = re.compile(
    r"(?<!\w)(?:(?:sau|trước|từ) khi|khi (?!đó)|kể từ)(?!\w)[^,]*\Z"
)  # "ngày 5/3, sau khi tỉnh có văn bản về …, ông A"
_SAID = re.compile(
    r"(?<!\w)(?:cho biết|cho hay|thông tin|xác nhận|trao đổi|trả lời|khẳng định|thừa nhận|chia sẻ|cho rằng|theo ông|"
    r"theo bà)(?!\w)"
)  # the day is that of the talk: "Ngày 5/3, ông A cho biết Sở đã có văn bản …"
_CODE = re.compile(r"[\d/][\w-]*[ )]*(?:(?:sáng|chiều|ngày|hôm) )?\Z")  # "Nghị quyết 09-NQ/TU"
_UNTIL = re.compile(r"\w\s+(?:trước|đến|từ|sau|hết)(?: ngày)? $")
_IN_YEAR = re.compile(
    r"[\s\-–+*•]*(?:(?:đến|vào|trong|đầu|giữa|cuối|cũng|trước đó|sau đó|cụ thể),? ){0,3}năm ((?:19|20)\d\d), "
)
_SHORT_NAME = 15  # code points: a meeting named in fewer is only pointed at
_MONTH = 7  # code points of a date that tells the month
_DAY_REACH = 200  # code points between a day and the verb


def of_meeting(paper: Paper, end: int, meetings: Lookup[MeetingMention]) -> bool:
    """Read "Nghị quyết hội nghị" of a meeting the page reports."""
    mention = meetings.at(end + 1)
    if not mention:
        return False
    if mention.span.end - mention.span.start < _SHORT_NAME and not (paper.deed and paper.deed.done):
        return False
    paper.title, paper.issuer = f"{paper.type} {mention.fact.name}", mention.fact.body
    paper.end, paper.rule = mention.span.end, "paper.meeting"
    return True


def of_congress(paper: Paper, end: int, titles: Titles) -> bool:
    """Read "Nghị quyết Đại hội Đảng bộ quận nhiệm kỳ 2020-2025"."""
    plenum = _PLENUM.match(titles.text, end, paper.sentence.span.end)
    m = plenum or _CONGRESS.match(titles.text, end, paper.sentence.span.end)
    if not m or (plenum and not _COUNTED.search(m.group())):
        return False
    if plenum:
        paper.issuer = PLENUM
    paper.title = f"{paper.type} {titles.written(end + 1, m.end())}"
    paper.end, paper.rule = m.end(), "paper.meeting"
    about = titles.read(m.end(), paper.sentence.span.end, free=False) if plenum else None
    if about and titles.text.startswith(" về ", m.end()):  # "Nghị quyết Trung ương 3 về công tác cán bộ"
        paper.title, paper.end = f"{paper.title} {about[0]}", about[1]
    return True


def signer(at: int, parts: Parts) -> tuple[Body | None, int] | None:
    """Return whose official, or which body, signs in "do Phó Chủ tịch Lê Văn Bến ký ban hành" at `at`, and its end."""
    at += parts.text.startswith(", do ", at)
    if not parts.text.startswith(" do ", at):
        return None
    start = at + 4
    found = parts.issuer(at) or _this(at, parts)
    person = parts.people.after(start)
    named = person is not None and person.phrase.start <= start + _TITLE and person.span.start < start + _WHO
    ends = [found[1]] if found else []
    ends += [person.span.end] if person and named else []
    sign = next((m for end in ends if (m := _SIGNS.match(parts.text, end))), None)
    if sign is None:
        return None
    return (found[0] if found else parts.office_of(person) if person else None), sign.end()


def _this(at: int, parts: Parts) -> tuple[Body, int] | None:
    """Return whom "do chính công ty này" at `at` means, the last so named, and its end."""
    words = _THIS.match(parts.text, at)
    before = at
    for _ in range(_BACK if words else 0):
        mention = parts.bodies.before(before)
        if words is None or mention is None:
            break
        before = mention.span.start
        if words["head"] in _ANY or parts.text.startswith(words["head"], before):
            return parts.acting(mention), words.end()
    return None


def writer(paper: Paper, parts: Parts) -> Body | None:
    """Return who speaks behind a letter: "Tại văn bản số 60/CV-BH, công ty A đề xuất …"."""
    start = paper.sentence.span.start
    if paper.type not in _WRITTEN or not _SAYS_IN.search(parts.text, max(start, paper.start - _LEADS), paper.start):
        return None
    found = parts.body(paper.end + 2) if parts.text.startswith(", ", paper.end) else None
    return found[0] if found and parts.lexicon.writes.match(parts.text, found[1]) else None


def signed(paper: Paper, parts: Parts) -> bool:
    """Read who signed a paper behind its title, and when; return whether it stands there."""
    sign = signer(paper.end, parts)
    if sign is None:
        return False
    paper.issuer = paper.issuer or sign[0]
    date = parts.date(sign[1])
    paper.date = paper.date or (date[0] if date else None)
    return paper.issuer is not None


def planner(paper: Paper, parts: Parts) -> Body | None:
    """Return the committee of the unit whose scheme it is: "đề án trồng một triệu cây xanh của thành phố Hà Nội"."""
    place = parts.places.before(paper.end + 1, paper.start) if paper.type in _PLANNED else None
    if place is None or place.span.end != paper.end or not parts.text.endswith(" của ", paper.start, place.span.start):
        return None
    return committee(place.place)


def maker(paper: Paper, parts: Parts) -> Body | None:
    """Return the body of "do UBND tỉnh trình", "được UBND tỉnh trình" after the title."""
    if parts.text.startswith(" do ", paper.end):
        found = parts.issuer(paper.end)
        return found[0] if found else None
    done = parts.done_by(paper.end)
    laid = done is not None and done[1].lastgroup == "proposes" and paper.type == "Nghị quyết"  # before those who adopt
    return done[0] if done and not laid and done[1].lastgroup in _MAKERS else _approver(paper, parts)


def issued(paper: Paper, draft: bool = False) -> Body | None:
    """Return whom what is done with the paper makes its issuer."""
    deed = paper.deed
    if deed is None or draft or not (deed.done or (paper.number and deed.asked and deed.near)):
        return None  # one that has a number has been issued, if only somebody asked for it
    if deed.action != "issues" and (deed.action, paper.type) not in _MAKES:
        return None
    if isinstance(deed.actor, MeetingFact):
        return None if deed.action == "implements" else deed.actor.body
    if deed.action == "implements" and (deed.actor is None or deed.actor.kind != "PeoplesCommittee" or paper.number):
        return None
    handed = deed.verb.hands and deed.actor is not None and deed.actor.name.startswith(_HAND_OVER)
    return None if handed else deed.actor


def _approver(paper: Paper, parts: Parts) -> Body | None:
    """Return who has approved a scheme of which no other is told to be the maker: "UBND tỉnh đã phê duyệt đề án …"."""
    deed = paper.deed
    if deed is None or not deed.done or paper.type not in _PLANNED or not isinstance(deed.actor, Body):
        return None
    verb = parts.text[deed.span.start : deed.span.end]
    decides = deed.actor.kind in _APPROVE and not deed.actor.name.startswith("Ủy ban Kiểm tra")
    return deed.actor if deed.near and decides and verb.endswith("phê duyệt") else None


def office_of(paper: Paper) -> Body | None:
    """Return the office that makes known what one of its body has concluded: "Văn phòng UBND tỉnh có thông báo …"."""
    deed = paper.deed
    if paper.type != "Thông báo" or deed is None or not deed.near or not deed.done or deed.action != "issues":
        return None
    return deed.actor if isinstance(deed.actor, Body) and deed.actor.name.startswith("Văn phòng ") else None


def day_before(at: int, floor: int, parts: Parts) -> str | None:
    """Return the last day named shortly before `at`, not before `floor`."""
    day = parts.dates.before(at, max(floor, at - _DAY_REACH))
    if day and _UNTIL.search(parts.text, max(0, day.span.start - 12), day.span.start):
        return None
    return day.edtf if day and len(day.edtf) >= _MONTH and _own(day, at, parts.text) else None


def _own(day: DateMention, at: int, text: str) -> bool:
    """Tell whether a day is that of the clause at `at`: it opens one, or no comma parts the two."""
    before, between = text[max(0, day.span.start - 24) : day.span.start], text[day.span.end : at]
    if ";" in between or _OTHER.search(between) or _SAID.search(between):
        return False
    return bool(_FREE.search(before)) or ("," not in between and not _CODE.search(before))


def issued_on(paper: Paper, parts: Parts) -> str | None:
    """Return the day of a sentence that tells of the issuing."""
    deed = paper.deed
    if deed is None or deed.action != "issues" or not deed.done:
        return None
    start = paper.sentence.span.start
    return day_before(deed.span.start, start, parts) or _year(deed.span.start, start, parts)


def _year(at: int, start: int, parts: Parts) -> str | None:
    """Return the year that opens the sentence: "Năm 2016, UBND tỉnh ban hành Quyết định số 5"."""
    opens = _IN_YEAR.match(parts.text, start, at)
    if opens is None or ";" in parts.text[opens.end() : at] or parts.dates.before(at, opens.end()):
        return None
    said = _OTHER.search(parts.text, opens.end(), at) or _SAID.search(parts.text, opens.end(), at)
    return None if said else opens[1]


def made(paper: Paper, parts: Parts) -> None:
    """Read date and issuer after the paper, whichever stands first."""
    for _ in range(2):
        date = parts.date(paper.end) if paper.date is None else None
        if date:
            opened = parts.text.startswith(" (", paper.end)
            paper.date, paper.end = date
            paper.end += opened and parts.text.startswith(")", paper.end)
        issuer = parts.issuer(paper.end) if paper.issuer is None else None
        if issuer:
            paper.issuer, paper.end = issuer
    unit = _unit(paper, parts) if paper.issuer is None else None
    if unit:
        paper.issuer, paper.end = unit
        late = parts.date(paper.end) if paper.date is None else None
        paper.date, paper.end = late or (paper.date, paper.end)


def urgent(paper: Paper, end: int, parts: Parts) -> str | None:
    """Return the words for a letter up to `end` where they say that it is urgent: its name, if it has no other."""
    return parts.text[paper.start : end] if parts.text.endswith((" hỏa tốc", " khẩn"), paper.start, end) else None


def _unit(paper: Paper, parts: Parts) -> tuple[Body, int] | None:
    """Return the committee of the unit whose paper it is: "quyết định số 12 (năm 2018) của TP Hà Nội"."""
    lead = _OF.match(parts.text, paper.end) if paper.type in _OF_COMMITTEES else None
    place = parts.places.at(lead.end()) if lead else None
    if lead is None or place is None or not _UNIT.match(parts.text, lead.end()):
        return None
    return committee(place.place), place.span.end


def called(folded: str, end: int) -> str | None:
    """Return the type as written, where it is longer than its name."""
    return "Chương trình hành động" if folded.startswith("chương trình hành động", end - 22) else None
