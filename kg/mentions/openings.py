"""How sentences open that tell of an event: with a day, and with who acts."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.lexicon.phrases import over
from kg.mentions.authorities import acts_for, committee
from kg.mentions.lookup import Lookup
from kg.model import Body, BodyMention, DateMention, PlaceMention, Reading, Sentence, Span
from kg.quick import quick

_ADVERBIAL = re.compile(
    r"(?:còn |riêng )?(?:(?:tại|ở) [^,.;]{3,40},\s|"
    r"theo (?:nguồn tin|thông tin|báo|tin từ|tờ|vnexpress|zing|tiền phong|thanh niên|tuổi trẻ)[^,.;]{0,50},\s|"
    r"(?:nhân (?:dịp|kỷ niệm|ngày)|trong (?:khuôn khổ|chương trình|chuyến)|thực hiện|tiếp tục) [^,.;]{3,90},\s)?"
)
_OPENS = re.compile(
    r"(?:(?:lúc |khoảng |hồi )?\d{1,2}(?:h|g|:| giờ)\d{0,2}(?!\w)|\([^()]{1,12}\)|[\s,-]|"
    r"(?:trong|buổi|vào|ngày|sáng|chiều|tối|hôm|trước đó|sau đó|tiếp đó|mới đây|theo đó|"
    r"cụ thể|đến|cuối|đầu|cũng trong|cùng|được biết)(?!\w))*"
)
_TO_VERB = re.compile(
    r"(?:[\s,)]|\([^()]{1,12}\)|(?:khóa (?:[ivxl]+|\d{1,2})|nhiệm kỳ \d{4}\s?-\s?\d{4}|"
    r"vào|ngày|sáng|chiều|tối|hôm)(?!\w))*"
)
_SAME_DAY = re.compile(r"(?:cũng )?((?:trong )?(?:(?:sáng|trưa|chiều|tối) )?(?:cùng ngày|ngày hôm đó|hôm đó))(?!\w)")
_TO_BODY = re.compile(
    r"(?:[)\s,]|\([^()]{1,12}\)|(?:tại (?:trụ sở )?|lãnh đạo |"
    r"đoàn (?:giám sát|công tác|khảo sát|kiểm tra)(?: số \d+)? (?:của )?|"
    r"các đại biểu |chính quyền )(?=\w))*"
)
_MORE_DAYS = re.compile(r"(?:(?: và|,| -) (?:ngày )?\d{1,2}[/-]\d{1,2}(?:[/-]\d{4})?(?!\w))*")
_JOINED = re.compile(r"(?:,| và| cùng| phối hợp(?: với| cùng)?) (?=\w)")
_AT = re.compile(r"[)\s]*,? (?:tại|ở) [^,.;()]{2,70},\s(?:lãnh đạo |các đại biểu |đồng chí |ông |bà )?")


@quick
@dataclass(frozen=True, slots=True)
class Opening:
    """The day with which a sentence opens, who acts, and where the words about both end."""

    day: DateMention
    body: Body | None
    end: int


class Openings:
    """Reads the sentences of one page."""

    def __init__(self, reading: Reading) -> None:
        self._text = reading.folded
        self._days: Lookup[DateMention] = Lookup([d for d in reading.dates if len(d.edtf) == 10])
        self._bodies: Lookup[BodyMention] = Lookup(reading.bodies)
        self._places: Lookup[PlaceMention] = Lookup(reading.places)
        self._offices: dict[int, tuple[Body, int]] = {}
        known: dict[str, Body] = {}
        for person in reading.people:
            whole = person.phrase
            acting = acts_for(person.roles)
            if acting:
                known.setdefault(person.name, acting[0])
            if person.name in known:
                self._offices[whole.start] = known[person.name], whole.end

    def read(self, sentence: Sentence) -> Opening | None:
        """Return the opening of a sentence that begins with a day, or with a body and a day."""
        day = self._days.after(sentence.span.start)
        if day is None or day.span.end > sentence.span.end:
            return self._same_day(sentence)
        start = over(_ADVERBIAL, self._text, sentence.span.start, sentence.span.end)
        day = self._days.after(start)
        if day is None or day.span.end > sentence.span.end:
            return None
        if _OPENS.fullmatch(self._text, start, day.span.start):
            found = self._after(day)
            return Opening(day, found[0], found[1]) if found else Opening(day, None, day.span.end)
        opening = _OPENS.match(self._text, start, sentence.span.end)
        found = self.subject(opening.end()) if opening else None
        if found and _TO_VERB.fullmatch(self._text, found[1], day.span.start):
            return Opening(day, found[0], day.span.end)
        return None

    def _same_day(self, sentence: Sentence) -> Opening | None:
        """Return the opening of "Chiều cùng ngày, UBND tỉnh …": the day is the last one told."""
        same = _SAME_DAY.match(self._text, sentence.span.start, sentence.span.end)
        last = self._days.before(sentence.span.start) if same else None
        if same is None or last is None:
            return None
        day = DateMention(Span(*same.span(1)), last.edtf)
        found = self._after(day)
        return Opening(day, *found) if found else Opening(day, None, day.span.end)

    def subject(self, at: int) -> tuple[Body, int] | None:
        """Return who acts: the body, the unit, or the official's body that begins at `at`, and its end."""
        mention = self._bodies.at(at)
        if mention:
            return mention.body, mention.span.end
        place = self._places.at(at)
        return (committee(place.place), place.span.end) if place else self._offices.get(at)

    def _after(self, day: DateMention) -> tuple[Body, int] | None:
        """Return who acts after the day of a sentence, and where the words about him end."""
        last = over(_MORE_DAYS, self._text, day.span.end)  # "Ngày 18/4 và 21/4, Ban Bí thư đã họp"
        there = _AT.match(self._text, last)
        found = self.subject(there.end()) if there else None
        if found is None:
            found = self.subject(over(_TO_BODY, self._text, last))
        return (found[0], over(_TO_VERB, self._text, self._together(found[1])) - 1) if found else None

    def _together(self, end: int) -> int:
        """Return where those end who act with the body that ends at `end`: "Thành ủy, UBND thành phố họp"."""
        joined = _JOINED.match(self._text, end)
        other = self._bodies.at(joined.end()) if joined else None
        return self._together(other.span.end) if other else end
