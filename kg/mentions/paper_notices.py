"""Notices: conclusions that are made known, told by whose they are, and what a board made known after its session."""

from __future__ import annotations

import re

from kg.mentions.deed import Deed
from kg.mentions.lookup import Lookup
from kg.mentions.paper import Paper
from kg.mentions.paper_makers import issued, issued_on, office_of
from kg.mentions.paper_parts import Parts
from kg.mentions.titles import Titles
from kg.model import Body, MeetingMention

_CONCLUDED = re.compile(r"(?:thông báo )?(?P<what>(?:ý kiến )?(?:kết luận|chỉ đạo)(?: chỉ đạo)?)")
_OF = re.compile(r" của (?:các )?(?:ông|bà|đồng chí) ")
_COMMA = re.compile(r"(?:,| [-–]) ")
_OCCASION = re.compile(r",?(?= (?:tại|sau|trong) (?:buổi|cuộc|hội nghị|phiên|kỳ|lễ|chuyến)(?!\w))")
_SESSION = re.compile(
    r" (?:về )?(?P<title>(?:kết quả )?(?:của )?kỳ họp (?:thứ |lần thứ |lần )?(?:\d{1,3}|[ivxl]{1,7}|(?!của)\w+)(?!\w)"
    r"(?:(?:,| và) (?:thứ )?(?:\d{1,3}|[ivxl]{1,7})(?!\w))*)"
)
_SAYS = re.compile(r" (?:(?:đã|vừa|mới|cũng|chính thức|tiếp tục) )*")
_SUBJECT = 80  # code points of whoever makes known, and adverbs
_CENTRAL = "thanh tra chính phủ"
_BACK = 12  # bodies that are looked at for those who inspect
_NOTICES = frozenset({"Thông báo", "Kết luận"})
_CHECKING = ("Ủy ban Kiểm tra", "Thanh tra")
_INSPECTED = (" thanh tra", " kiểm tra", " điều tra")
_ABOUT = re.compile(r"(?:liên quan (?:đến|tới)|về) (?P<what>[^,;:]{12,160}), ")


def concluded(paper: Paper, parts: Parts, titles: Titles) -> bool:
    """Read "Văn phòng UBND tỉnh có thông báo kết luận của Chủ tịch tỉnh A tại buổi làm việc …": issuer and title."""
    text, deed, limit = parts.text, paper.deed, paper.sentence.span.end
    words = _CONCLUDED.match(text, paper.start)
    if not words or words.end() != paper.end or not deed or not deed.near or not deed.done or deed.action != "issues":
        return False
    whose = _whose(paper.end, parts)
    if whose is None:
        return False
    body, end = whose
    about, occasion = titles.read(end, limit, free=False), _OCCASION.match(text, end, limit)
    if about:
        end = about[1]
    elif occasion:
        end = titles.end_of(occasion.end(), limit)
    paper.issuer = office_of(paper) or body or issued(paper)
    paper.date = issued_on(paper, parts)
    paper.title, paper.inner, paper.end = titles.written(words.start("what"), end), paper.end, end
    return paper.issuer is not None


def _whose(at: int, parts: Parts) -> tuple[Body | None, int] | None:
    """Return whose the conclusion "của Chủ tịch UBND tỉnh A", "của ông A, Chủ tịch UBND tỉnh" is, and its end."""
    found, person = parts.issuer(at), parts.people.after(at)
    if found and person and person.span.end == found[1]:
        return found
    office = parts.roles.at(at + len(" của ")) if parts.text.startswith(" của ", at) else None
    if person and office and office.body and office.span.end + 1 == person.span.start:  # "của Phó Thủ tướng A"
        return office.body, person.span.end
    if not person or not _OF.fullmatch(parts.text, at, person.span.start):
        return None
    role = parts.roles.after(person.span.end)
    if role and role.body and _COMMA.fullmatch(parts.text, person.span.end, role.span.start):
        return role.body, role.span.end
    return parts.office_of(person), person.span.end


def of_session(paper: Paper, parts: Parts, titles: Titles, meetings: Lookup[MeetingMention]) -> bool:
    """Read "thông báo kỳ họp thứ 14": its title is the session's, its issuer whoever met."""
    session = _SESSION.match(parts.text, paper.end, paper.sentence.span.end)
    if not session:
        return False
    stated = parts.issuer(session.end())
    met = meetings.at(session.start("title")) or meetings.at(parts.text.rfind("kỳ họp", 0, session.end()))
    says = parts.bodies.before(paper.start, max(0, paper.start - _SUBJECT))
    tells = says is not None and _SAYS.fullmatch(parts.text, says.span.end, paper.start) is not None
    said = says.body if says and tells else None  # "Thanh tra tỉnh vừa thông báo kết quả kỳ họp thứ 3"
    body = stated[0] if stated else issued(paper) or said or (met.fact.body if met else None)
    if body is None:
        return False
    paper.title, paper.issuer = titles.written(session.start("title"), session.end()), body
    paper.date = issued_on(paper, parts)
    paper.inner, paper.end = paper.end, stated[1] if stated else session.end()
    return True


def inspectors(paper: Paper, parts: Parts) -> Body | None:
    """Return whose the "Kết luận thanh tra về …" is where nobody is told: who inspects on the page, named last."""
    if paper.type != "Kết luận" or not parts.text.startswith("kết luận thanh tra", paper.start):
        return None
    at = paper.start
    for _ in range(_BACK):
        mention = parts.bodies.before(at)
        if mention is None:
            break
        body, at = parts.acting(mention), mention.span.start
        if body.name.startswith("Thanh tra"):
            return body
    central = parts.text.rfind(_CENTRAL, 0, paper.start) >= 0
    return Body("Thanh tra Chính phủ", "CentralBody") if central else None


def made_known(paper: Paper, parts: Parts, titles: Titles) -> bool:
    """Read the conclusions that those who check make known, of what the words around tell.

    "Liên quan đến sai phạm ở Khu A, Thanh tra tỉnh công bố kết luận", "Thanh tra tỉnh ra kết luận thanh tra tại Sở B".
    """
    deed: Deed | None = paper.deed
    if paper.type not in _NOTICES or deed is None or not deed.near or not deed.done or deed.action != "issues":
        return False
    issuer, sentence = issued(paper), paper.sentence.span
    if issuer is None or not issuer.name.startswith(_CHECKING):
        return False
    about = _ABOUT.match(parts.text, sentence.start, deed.proof.start)
    if parts.text.startswith(" tại ", paper.end) and parts.text.endswith(_INSPECTED, paper.start, paper.end):
        end = titles.end_of(paper.end + 1, sentence.end)
        paper.title, paper.inner, paper.end = titles.written(paper.start, end), paper.end, end
    elif about:
        paper.title = titles.written(*about.span("what"))
    else:
        return False
    paper.issuer, paper.date = issuer, issued_on(paper, parts)
    return True
