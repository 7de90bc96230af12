"""What follows a word for a gathering: number, body, term, manner, date and topic."""

from __future__ import annotations

import re

from kg.language.normal import modern
from kg.language.numerals import ordinal
from kg.lexicon.meetings import load
from kg.mentions.candidate import Candidate
from kg.mentions.holders import MASS, Holders
from kg.mentions.lookup import Lookup
from kg.mentions.meeting_days import Days
from kg.model import Body, PlaceMention, Reading, RoleMention, Span

_UNIT = "một|mốt|hai|ba|tư|bốn|lăm|năm|sáu|bảy|bẩy|tám|chín"
_NUMBER = rf"(?:\d{{1,3}}|[ivxl]+|(?:hai|ba|bốn) mươi(?: (?:{_UNIT}))?|mười(?: (?:{_UNIT}))?|nhất|{_UNIT})(?!\w)"
_ORDINAL = re.compile(rf"[\s,-]*\(?(?:(?:lần|kỳ|phiên) )?(?:thứ|lần) ({_NUMBER})\)?")
_BARE_ORDINAL = re.compile(r"\s([ivxl]+|\d{1,2})(?=\s*(?:hđnd|hội đồng|quốc hội|của|đảng|khóa|[,(]))")
_FIRST = re.compile(r"\s(đầu tiên)(?!\w| (?:trong|của|từ|kể|sau)(?!\w))")
_PLENUM = re.compile(rf"\s(?:ban chấp hành )?trung ương(?: đảng)?(?: lần)?(?: thứ)? ({_NUMBER})(?! ủy viên)")
_SITTING = re.compile(r"\s(\d{1,2})(?!\d|[/.-]\d|\s?(?:ngày|tháng|năm|giờ|nghị|nội|đại))")
_YEAR = re.compile(r"(?: năm)?[\s/]+((?:19|20)\d\d)(?!\d)")
_PAREN = re.compile(r"\s*\(([^()]{1,60})\)")
_TO_BODY = re.compile(r"[\s,-]*(?:(?:của|đại biểu|toàn thể|ở|tỉnh|(?:tập thể )?lãnh đạo) )*")
_NOT_OF = "đã|sẽ|do|và|về|với|được|có|là|để|nhằm|giữa|triển khai|nghị quyết|quyết định"
_OF = re.compile(rf"(?:\s(?!(?:{_NOT_OF})\s)[^\W\d]+){{1,4}}\scủa\s+|\sgiữa (?:thủ tướng |lãnh đạo |thường trực )?")
_NEW_CLAUSE = re.compile(r"\d[/-]\d|\s(?:sẽ|cho hay|cho biết|nói|ông|bà)\s")
_TAKES_PLACE = re.compile(
    r"\s(?:diễn ra|được tổ chức|tổ chức vào|(?:vừa )?tổ chức (?=sáng|chiều|tối|ngày|hôm)|này tổ chức|do)(?=\s|(?<=\s))"
)
_PARTY = re.compile(
    r"\s(?:của )?đảng(?: (?:cộng sản|lao động) việt nam)?(?!\w| (?:ủy|viên|đoàn|ta|cộng sản)(?!\w))( bộ)?"
)
_AT = re.compile(r"(?:^|\W)(?:tại|dự|khai mạc|bế mạc|ở|trong)\W*$")
_UNION = re.compile(r"\s(?:của )?đoàn (?:thanh niên |tn )?(?=\w)")
_SOCIETY = re.compile(r"\s(?:của )?((?:[Cc]ông đoàn|[Hh]iệp hội|[Ll]iên đoàn|[Ll]iên (?:hiệp|minh)|Hội)\s)")
_NAME = 60  # code points of a society's name
_NO_NAME = re.compile(r"[,.;:()\"]|\s(?:và|của|lần|nhiệm|khóa|diễn|tại|với|được|ở)\s")
_TITLE = re.compile(r"(?:(?:phó )?(?:chủ tịch|bí thư)(?: thường trực)? )?")
_OF_PLACE = re.compile(r"\scủa\s")
_MET = (" gặp", " gặp mặt", " gặp gỡ", " tiếp", " kiểm tra", " khảo sát", " thị sát", " họp mặt")  # of somebody
_OF_OFFICIALS = ("buổi làm việc", "sự kiện", "tiếp xúc cử tri")  # "buổi đối thoại của Chủ tịch UBND xã"
_GUEST = re.compile(r"\s[^;:()\"]*")
_WHOM = re.compile(r"\s(?!(?:này|đó|trên|nói|thì|là|đã|ông|bà|và|như|đột)\s)[^;:()\"]*")  # "buổi gặp các tướng lĩnh"

PARTY = Body("Đảng Cộng sản Việt Nam", "CentralBody")
PLENUM = Body("Ban Chấp hành Trung ương Đảng", "CentralBody")


class Modifiers:
    """Reads what follows the nouns of one reading."""

    def __init__(self, reading: Reading, holders: Holders, days: Days) -> None:
        self._text = reading.folded
        self._original = reading.document.text
        self._lexicon = load()
        self._holders = holders
        self._days = days
        self._places: Lookup[PlaceMention] = Lookup(reading.places)
        self._roles: Lookup[RoleMention] = Lookup(reading.roles)

    def read(self, c: Candidate) -> None:
        """Read number, body, term, manner and date in whatever order they follow."""
        steps = [self._ordinal, self._term, self._paren, self._manner, self._body, self._date]
        if c.kind.type == "đại hội":
            steps += [self._party, self._union]
        if c.kind.type == "hội nghị":
            steps.insert(0, self._plenum)
        while any(step(c) for step in steps):
            pass
        if c.kind.type == "đại hội" and c.ordinal and c.body is None and (c.manner or "").lower() == "toàn quốc":
            c.body = PARTY
        if c.body == PARTY:
            self._whose(c)

    def _ordinal(self, c: Candidate) -> bool:
        m = _ORDINAL.match(self._text, c.end) or (
            _BARE_ORDINAL.match(self._text, c.end) if c.kind.type in ("kỳ họp", "đại hội") else None
        )
        if m is None and c.kind.type == "kỳ họp" and c.end == c.noun.end:
            m = _SITTING.match(self._text, c.end)
        if m is None and c.kind.type in ("kỳ họp", "phiên họp") and (m := _FIRST.match(self._text, c.end)):
            return self._numbered(c, m, "1")
        value = ordinal(m.group(1)) if m else None
        return self._numbered(c, m, value) if m and value else False

    def _numbered(self, c: Candidate, m: re.Match[str], value: str) -> bool:
        if c.ordinal is not None:
            return False
        c.ordinal, c.numeral = value, self._original[m.start() : m.end()].strip(" ,-()")
        c.end = m.end()
        return True

    def _plenum(self, c: Candidate) -> bool:
        """Read "Hội nghị Trung ương 6": of the committee that the party's congress elects."""
        m = _PLENUM.match(self._text, c.end) if c.body is None else None
        value = ordinal(m.group(1)) if m else None
        if not m or value is None:
            return False
        c.body, c.stated, c.ordinal, c.numeral = PLENUM, True, value, f"lần thứ {value}"
        c.end = m.end()
        return True

    def _term(self, c: Candidate) -> bool:
        m = self._lexicon.term.match(self._text, c.end)
        if m:
            c.terms.append(self._original[m.start() : m.end()].strip(" ,-()"))
            c.end = m.end()
        return bool(m)

    def _manner(self, c: Candidate) -> bool:
        pointing = self._lexicon.pointing.match(self._text, c.end)
        if pointing:
            c.end = pointing.end()
            return True
        m = self._lexicon.manner.match(self._text, c.end)
        if not m:
            return False
        start, c.end = c.end, m.end()
        year = _YEAR.match(self._text, c.end)
        if year:
            c.year, c.end = year.group(1), year.end()
        c.manner = c.manner or self._original[start : c.end].strip(" ,-(")
        return True

    def _body(self, c: Candidate) -> bool:
        m = _TO_BODY.match(self._text, c.end)
        mention = self._holders.bodies.at(m.end()) if m and c.body is None else None
        if mention is None and c.body is None and not c.kind.verb:
            m = _OF.match(self._text, c.end)
            mention = self._holders.bodies.at(m.end()) if m else None
        if mention is None and c.body is None and c.kind.type in _OF_OFFICIALS:
            return self._office(c)
        if not mention or not m or not self._holders.may_hold(c.kind, mention.body):
            return False
        if mention.span.start >= c.sentence.span.end:
            return False  # a caption ends, the next begins
        if c.kind.type == "buổi làm việc" and "của" not in m.group():
            return False
        if ("," in m.group() or "-" in m.group()) and c.ordinal is None:
            return False
        if self._text.startswith((" các cấp", " cơ sở"), mention.span.end):
            return False
        elected = self._holders.bodies.at(mention.span.end + 1) if mention.body.kind == "PartyCommittee" else None
        if elected and elected.body.kind in MASS:  # "Ban Chấp hành Liên đoàn Lao động tỉnh"
            mention = elected
        c.body, c.stated, c.end = mention.body, True, mention.span.end
        c.proof.append(mention.span)
        return True

    def _union(self, c: Candidate) -> bool:
        """Read "Đại hội đại biểu Đoàn huyện A lần thứ XV": the Youth Union's, where its name is cut short.

        Of others the whole name stands there: "Đại hội Hội Sinh vật cảnh tỉnh A".
        """
        m = _UNION.match(self._text, c.end) if c.body is None else None
        place = self._places.at(m.end()) if m else None
        full = f"Đoàn Thanh niên Cộng sản Hồ Chí Minh {place.place.full}" if place else None
        if place is None and c.body is None:
            place, full = self._society(c)
        if place is None or full is None:
            return False
        dated = bool(self._days.mentions.within(c.sentence.span.start, c.sentence.span.end))
        c.body, c.stated = Body(full, "MassOrganisation", place.place.key), m is not None or dated
        c.end = place.span.end
        c.proof.append(place.span)
        return True

    def _society(self, c: Candidate) -> tuple[PlaceMention | None, str | None]:
        """Return the place that ends the name of a society that no table knows, and the name."""
        head = _SOCIETY.match(self._original, c.end, c.sentence.span.end)
        place = self._places.after(head.start(1)) if head else None
        if head is None or place is None or place.span.end > c.sentence.span.end:
            return None, None
        words = self._original[head.start(1) : place.span.start]
        if len(words) > _NAME or _NO_NAME.search(words):
            return None, None
        return place, words[0].upper() + modern(words[1:]) + place.place.full

    def _office(self, c: Candidate) -> bool:
        """Read "buổi làm việc của Bí thư Thành ủy": the body of who works there."""
        of = _OF_PLACE.match(self._text, c.end)
        role = self._roles.at(of.end()) if of else None
        first = of is not None and (role is None or role.body is None or role.role in ("Ủy viên", "Đại biểu"))
        if first and of and self._official(c, of.end()):
            return True
        if role is None or role.body is None:
            return False
        c.body, c.stated, c.end = role.body, True, role.span.end
        c.proof.append(role.span)
        person = self._holders.people.at(c.end + 1)
        if person:
            c.end = person.span.end
        return True

    def _official(self, c: Candidate, at: int) -> bool:
        """Read "buổi tiếp công dân của Chủ tịch Lê Văn A": the body of one who is known by his name."""
        person = self._holders.people.after(at)
        whole = person.phrase if person else None
        near = whole is not None and (whole.start == at or _TITLE.fullmatch(self._text, at, whole.start) is not None)
        body = self._holders.office(c, person) if person and near else None
        if body is None or whole is None:
            return False
        c.body, c.stated, c.end = body, True, whole.end
        c.proof.append(whole)
        return True

    def _party(self, c: Candidate) -> bool:
        """Read "Đại hội XII của Đảng", "Đại hội Đảng lần thứ XI": the party's, where no unit is named."""
        m = _PARTY.match(self._text, c.end) if c.body is None else None
        if m:
            c.body, c.end = None if m.group(1) else PARTY, m.end()
        return bool(m)

    def _whose(self, c: Candidate) -> None:
        """Give a unit its own congress: "Đại hội Đảng lần thứ X của tỉnh …"; the party's has a number and people there.

        "Từ sau Đại hội XII của Đảng" only tells when.
        """
        of = _OF_PLACE.match(self._text, c.end)
        mention = self._places.at(of.end()) if of else None
        if mention:
            c.body = Body(f"Đảng bộ {mention.place.full}", "PartyOrganisation", mention.place.key)
            c.stated, c.end = True, mention.span.end
        elif c.ordinal is None or not _AT.search(c.left):
            c.body = None

    def _date(self, c: Candidate) -> bool:
        mention = self._days.mentions.after(c.end) if c.date is None else None
        if not mention or mention.span.start > c.end + 40 or mention.span.end > c.sentence.span.end:
            return False
        if not self._lexicon.to_date.fullmatch(self._text, c.end, mention.span.start):
            return False
        c.date, c.end = self._days.first_day(mention), mention.span.end
        c.proof.append(mention.span)
        if self._text.startswith(")", c.end):
            c.end += 1
        return True

    def _paren(self, c: Candidate) -> bool:
        m = _PAREN.match(self._text, c.end)
        if not m:
            return False
        manner = self._lexicon.manner.search(m.group(1))
        inner = self._days.mentions.within(m.start(), m.end())
        if not manner and not inner:
            return False
        if inner and c.date is None:
            c.date = self._days.first_day(inner[0])
        if manner:
            c.manner = c.manner or self._original[m.start(1) : m.end(1)].removeprefix("kỳ họp ")
            year = _YEAR.search(m.group(1))
            c.year = c.year or (year.group(1) if year else None)
        c.end = m.end()
        return True

    def topic(self, c: Candidate) -> None:
        """Find what the gathering is about."""
        noun = self._text[c.noun.start : c.noun.end]
        named = noun.startswith("lễ ") or (c.kind.verb and c.kind.type == "buổi làm việc")
        pattern = _GUEST if named else _WHOM if noun.endswith(_MET) else self._lexicon.topic
        m = pattern.match(self._text, c.end, c.sentence.span.end)
        if m:
            stop = self._lexicon.topic_end.search(self._text, m.start() + 1, m.end())
            held = _TAKES_PLACE.search(self._text, m.start(), m.end())
            if held and stop and _NEW_CLAUSE.search(self._text, stop.start(), held.start()):
                held = None
            end = held.start() if held else stop.start() if stop else m.end()
            if end - m.start() > 5:
                c.topic = Span(m.start() + 1, end)
