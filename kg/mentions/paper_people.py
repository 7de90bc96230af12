"""Decisions on the office of one person."""

from __future__ import annotations

import re

from kg.language.names import plain
from kg.mentions.paper import Paper
from kg.mentions.paper_parts import Parts
from kg.mentions.titles import Titles
from kg.model import Span

_TO = re.compile(r"[^.;:\n]{0,110}? (?:đối với|cho|của)(?: (?:đồng chí|ông|bà|anh|chị))? \Z")
_WHOM = re.compile(r"(?: (?:đối với|đồng chí|các đồng chí|ông|bà|anh|chị|cán bộ|cho|với|hình thức|bằng hình thức))* \Z")
_NAMED = 140  # code points from the verb to the name
_SEVERAL = re.compile(  # "đối với một số cán bộ", "nhiều lãnh đạo phòng"
    r"(?:,? (?!nhiệm vụ)[^\W\d]+){0,4}? "
    r"(?:một số|nhiều|các|những|hàng loạt|loạt|hàng chục|hàng trăm|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|\d{1,3}) "
    r"(?:vị )?(?:cán bộ|lãnh đạo|đảng viên|công chức|viên chức|nhân sự|người|cá nhân|trường hợp|trưởng|phó|giám đốc|"
    r"giáo viên|hiệu trưởng|chức danh|vị trí|ông|đồng chí|chủ tịch|bí thư|lao động|nhân viên|cấp|thành viên|"
    r"sĩ quan|sỹ quan|chiến sĩ|chiến sỹ|đối tượng|tổ chức|tập thể|thứ trưởng|ủy viên)(?!\w)"
)
_NEAR = 40  # code points from people counted to their names: "hai ông A và B"
_COUNTED = re.compile(r"[:.]|(?<!\w)(?:gồm|trong đó|như|là)(?!\w)")  # "bốn cán bộ gồm bà A; bà B", each by a paper
_OFFICE = 3  # words of what becomes of whom
_WHY = re.compile(r" (?:vì|do|sau khi|vì đã) ")  # "kỷ luật ông A vì đã vi phạm quy định về …"
_PARTY = frozenset({"PartyCommittee", "StandingCommittee", "PartyAdvisoryBody", "PartyOrganisation"})
_CHECKS = "Ủy ban Kiểm tra"


def personal(paper: Paper, parts: Parts, titles: Titles) -> bool:
    """Read "quyết định điều động ông A, Phó Chủ tịch UBND huyện, giữ chức …": give `paper` its title and end."""
    words = parts.lexicon.personal
    begins = words.begins.match(parts.text, paper.end)
    who = parts.people.after(begins.end()) if begins else None
    limit = paper.sentence.span.end
    if not begins or not who or who.span.start > begins.end() + _NAMED or who.span.end > limit:
        return False
    full = plain(who.name)
    alone = _WHOM.fullmatch(parts.text, begins.end(), who.span.start)
    alone = alone or words.again.fullmatch(parts.text, begins.end(), who.span.start)
    if not full.endswith(parts.original[slice(*who.span)]):  # told by his office
        return False
    if not alone and not _TO.fullmatch(parts.text, begins.end(), who.span.start):
        return False
    title, end = f"{titles.written(begins.start('verb'), who.span.start)} {full}", who.span.end
    office = _office(end, limit, parts, titles)
    if office is None and alone and not words.alone.search(begins["verb"]):
        return False
    if office:
        title, end = f"{title} {titles.written(*office)}", office.end
    paper.title, paper.inner, paper.end = title, paper.end, end
    return True


def of_several(paper: Paper, at: int, parts: Parts) -> bool:
    """Tell whether decisions on the offices of people without names begin at `at`: "quyết định bổ nhiệm bốn cán bộ"."""
    begins = parts.lexicon.personal.begins.match(parts.text, at)
    several = _SEVERAL.match(parts.text, begins.end(), paper.sentence.span.end) if begins else None
    if several is None:
        return False
    who = parts.people.after(several.end())
    if who is None or who.span.start > several.end() + _NEAR:
        return True
    each = _COUNTED.search(parts.text, several.end(), who.span.start)
    return each is not None and paper.date is None


def _office(at: int, limit: int, parts: Parts, titles: Titles) -> Span | None:
    """Return the words that say what becomes of the one whose name ends at `at`."""
    aside = parts.lexicon.personal.aside.match(parts.text, at, limit)
    if not aside or _WHY.search(parts.text, at, aside.end()):
        return None
    start, end = aside.end(), titles.end_of(aside.end(), limit)
    bodies = [body.span for body in parts.bodies.within(start, end)]
    for cut in parts.lexicon.personal.ends.finditer(parts.text, start, end):
        if not any(body.start < cut.start() < body.end for body in bodies):  # "Sở Văn hóa - Thể thao"
            end = cut.start()
            break
    words = parts.text[start:end].split()
    seat = words[:2] == ["tham", "gia"] and "giữ" not in words and "làm" not in words  # on a committee: no office
    return Span(start, end) if len(words) >= _OFFICE and not seat else None


def of_one_side(paper: Paper, parts: Parts) -> bool:
    """Tell whether the Party decides on its own offices, the state on those of the state."""
    roles = [role for role in parts.roles.within(paper.inner or paper.end, paper.end) if role.body]
    if paper.issuer is None or (
        _CHECKS in paper.issuer.name and not parts.lexicon.personal.alone.search(paper.title or "")
    ):
        return False  # it makes known what others decided
    if not roles:
        return True
    body = roles[-1].body
    return body is not None and (body.kind in _PARTY) == (paper.issuer.kind in _PARTY)
