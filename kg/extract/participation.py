"""Participation: who chaired, opened, reported, spoke, attended, gave or received at a meeting of the page."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from kg.lexicon.parts import Near, load
from kg.mentions.evidence import LONGEST, cover, evidence
from kg.mentions.hints import PRESS, Hints, not_only_when
from kg.mentions.outside_talk import CLOSES, OutsideTalk
from kg.mentions.part_takers import SPEAKS, TO, WITH, PartTakers, Said
from kg.mentions.rosters import debate, floor, of_bodies, rosters
from kg.model import MeetingFact, MeetingMention, ParticipationFact, PersonMention, Reading, Sentence, Span
from kg.quick import replace

_PRESENTS = "trình bày"
_FAR = 40  # code points between a person and the verb said of him
_CAPTION = 400  # code points of a caption before it says where
_HE = ("ông", "bà")
_GOES_ON = 900  # code points over which who spoke last goes on
_TOLD_OF = re.compile(
    r"(?<!\w)(?:do|của|với|về|vụ|vụ án|liên quan|đến|tới|cho|bởi|từ|gia đình|việc|trường hợp|cùng|gặp|gửi|bắt|khởi tố|"
    r"kỷ luật|tố cáo|tố|bị cáo|bị can|thay|bầu|bổ nhiệm|đón|đón tiếp|tiếp|mời|thăm|chúc mừng|cảm ơn|yêu cầu|đề nghị|"
    r"giao|chỉ đạo)(?: (?:ông|bà|anh|chị|đồng chí))? $"
)
_SOURCE = 60  # code points from "Theo" to the name
_CALLED = 15  # code points of "Đại tá ", "Ông " before a name
_THERE = re.compile(r"(?: \([^()]{1,30}\))?,? (?:đang )?(?:có mặt )?(?:tại|tai|trong|ở) (?:buổi )?")
_BESIDE = re.compile(
    r"(?: ?\([^()]{1,40}\))?(?:,| và| cùng| cùng với)(?: (?:ông|bà|đồng chí|đ/c|thượng tướng|trung tướng|thiếu tướng|"
    r"đại tá|thượng tá))? ?"
)
_BESIDE_ONE = {"báo cáo": "reports", "chỉ đạo": "directs"}  # of who stands right before, else told of others
# another meeting than those of the page: "phát biểu tại một hội nghị ở thành phố"
_SOME = re.compile(r"(?<!\w)(?:tại|trong) một (?:hội nghị|hội thảo|cuộc|buổi|kỳ họp|phiên|sự kiện|lễ|diễn đàn)(?!\w)")
_STATE = ("thủ tướng", "phó thủ tướng", "tổng bí thư", "chủ tịch nước")  # they give orders every day, everywhere
_BOARDS = ("ban bí thư", "ban giám đốc", "ban giám hiệu", "ban lãnh đạo", "ban chủ nhiệm")  # no "Bí thư"
_AT_ONCE = re.compile(r",?(?: cũng| trực tiếp| lần lượt)?(?:(?: đã)? thay mặt [^,.;:]{3,40})? ")
_HAD = re.compile(r",? (?:cũng )?đã ")  # "Tại cuộc họp, ông A đã chỉ đạo": elsewhere he does it every day
_IS_GIVEN = re.compile(r"(?:[^.;:]{0,60}[,\s])?được (?:(?!giao |phân công |cử |mời |ủy quyền )[^.;:,]){0,40}")
_GIVEN = ("awards", "receives")
_NOTHING_GIVEN = ("họp báo", "tiếp xúc cử tri", "phiên tòa", "buổi giám sát", "buổi làm việc")
_APART = (("attends",), ("chairs",), ("receives",))  # who does that speaks besides


def extract(reading: Reading) -> list[ParticipationFact]:
    """Return each person's parts in each meeting, once."""
    if not reading.meetings:
        return []
    found: dict[tuple[str, str, MeetingFact], ParticipationFact] = {}
    reader = _Reader(reading)
    for sentence in reading.sentences:
        for fact in reader.read(sentence):
            if fact.meeting is not None:
                found.setdefault((fact.person, fact.part, fact.meeting), fact)
    for fact in reader.listed():
        if fact.meeting is not None:
            found.setdefault((fact.person, fact.part, fact.meeting), fact)
    spoke = {(person, meeting) for person, part, meeting in found if part not in ("attends", "receives", "awards")}
    for fact in reader.debated():
        if fact.meeting is not None and (fact.person, fact.meeting) not in spoke:
            found.setdefault((fact.person, fact.part, fact.meeting), fact)
    for less_sure in (reader.seen, reader.hinted):
        busy = {(person, meeting) for person, _, meeting in found}
        for fact in less_sure():
            if fact.meeting is not None and (fact.person, fact.meeting) not in busy:
                found.setdefault((fact.person, fact.part, fact.meeting), fact)
    return [f for f in found.values() if not _said_already(f, found)]


def _said_already(fact: ParticipationFact, found: dict[tuple[str, str, MeetingFact], ParticipationFact]) -> bool:
    """Tell whether a speech is part of an opening or closing one, or orders given are part of a speech."""
    assert fact.meeting is not None
    if fact.part == "directs" and fact.evidence.rule.endswith(".told"):
        return any((fact.person, part, fact.meeting) in found for part in ("speaks", "opens", "concludes"))
    if fact.part != "speaks":
        return False
    orders = found.get((fact.person, "directs", fact.meeting))
    if orders and "phát biểu" in orders.evidence.quote.lower() and fact.evidence.rule.endswith(".told"):
        return True
    return any((fact.person, part, fact.meeting) in found for part in ("opens", "concludes"))


class _Reader:
    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        table = load()
        self._verbs, self._parts = table.verbs, table.of
        self._takers = PartTakers(reading)
        self._near = Near(reading.folded)
        self._starts = [p.span.start for p in reading.people]
        self._told = not_only_when(reading)
        self._meetings = [m.span.start for m in self._told]
        self._sentences = [s.span.start for s in reading.sentences]
        self._aside = OutsideTalk(reading)
        self._hints = Hints(reading)
        self._spoke: PersonMention | None = None

    def read(self, sentence: Sentence) -> list[ParticipationFact]:
        people = self._people(sentence.span)
        if not people:
            return []
        meeting = self._meeting(sentence.span)
        if meeting is None or (
            _SOME.search(self._reading.folded, *sentence.span) and not self._aside.names(sentence.span)
        ):
            return []
        out: list[ParticipationFact] = []
        swallowed: set[str] = set()
        last: list[PersonMention] = []
        last_end = sentence.span.start
        for verb in self._in(sentence.span):
            if self._aside.in_words(sentence.span, verb.span):
                continue
            subjects, opening = self._takers.of(verb, people, sentence.span)
            if not subjects:
                near = verb.span.start - last_end < 60 and not any(
                    last_end <= p.span.start < verb.span.start for p in people
                )
                subjects = last if near and verb.parts == SPEAKS else []
            subjects = self._speakers(subjects, verb, sentence.span)
            for person in subjects:
                if verb.parts != SPEAKS and self._by_his_words(person, people, sentence.span):
                    continue
                for part in self._parts_of(verb, subjects[-1], sentence.span):
                    if not self._fits(part, verb, meeting) or self._aside.crime(sentence.span, verb.span, meeting):
                        continue
                    if verb.parts == SPEAKS and self._elsewhere(sentence.span, verb.span, person, meeting):
                        continue
                    if self._aside.then(sentence.span, verb.span, meeting):
                        continue
                    if part == "speaks" and person.name in swallowed:
                        continue
                    out.append(self._fact(person, part, verb, meeting, sentence))
                if verb.speech or (opening and verb.parts not in _APART):
                    swallowed.add(person.name)
            if subjects:
                last, last_end = subjects, verb.span.end
                for part, of, led in (("receives", "awards", TO), ("chairs", "chairs", WITH)):
                    others = self._takers.led_to(of, led, verb, people)
                    out += [self._fact(p, part, verb, meeting, sentence) for p in others]
        return out

    def _speakers(self, subjects: list[PersonMention], verb: Said, span: Span) -> list[PersonMention]:
        """Return who speaks: "ông nói" goes on with who spoke last, not with whom he only spoke of."""
        if verb.parts != SPEAKS or len(subjects) != 1:
            return subjects
        person, spoke = subjects[0], self._spoke
        if spoke and spoke.name != person.name and self._only_told_of(person, spoke, span):
            return [replace(person, name=spoke.name)]
        self._spoke = person
        return subjects

    def _only_told_of(self, he: PersonMention, spoke: PersonMention, span: Span) -> bool:
        """Tell whether "he" means whom the one who spoke last named after a word for what a speech is about."""
        text = self._reading.folded
        if text[he.span.start : he.span.end] not in _HE or he.span.start - spoke.span.end > _GOES_ON:
            return False
        at = bisect_left(self._starts, he.span.start)
        last = next((p for p in reversed(self._reading.people[:at]) if p.name == he.name), None)
        if last is None or last.span.start < spoke.span.start:
            return False
        start = last.phrase.start
        return _TOLD_OF.search(text, max(span.start - _GOES_ON, start - 30, 0), start) is not None

    def _by_his_words(self, person: PersonMention, people: list[PersonMention], span: Span) -> bool:
        """Tell whether he only tells of himself: "Theo ông A, trước khi có quyết định, ông đã trình bày …"."""
        first = people[0]
        told = self._reading.folded.startswith("theo ", span.start) and first.span.start - span.start < _SOURCE
        return told and first.span != person.span and first.name == person.name

    def listed(self) -> Iterator[ParticipationFact]:
        """Give those whom rosters name: "Tham dự kỳ họp có:", and a line for each."""
        for person, verb in rosters(self._reading, self._in):
            meeting = self._meeting(Span(verb.span.start, person.span.end))
            for part in verb.parts if meeting is not None else ():
                told = cover(person.phrase, verb.span)
                span = told if told.end - told.start <= LONGEST else person.phrase
                proof = evidence(self._reading.document, span, f"participation.roster.{part}")
                yield ParticipationFact(person.name, part, meeting, proof)

    def seen(self) -> Iterator[ParticipationFact]:
        """Give those whom a caption shows: "Ông Lê Văn Bến tại buổi lễ.", and nothing is told of them."""
        for mention in self._reading.meetings:
            sentence = self._sentence(mention.span.start)
            shown = self._shown(Span(sentence.span.start, mention.span.start))
            if shown and not self._in(sentence.span):
                for person in shown:
                    seen = Said(Span(person.span.end, mention.span.end), ("attends",), False)
                    yield self._fact(person, "attends", seen, mention.fact, sentence)

    def hinted(self) -> Iterator[ParticipationFact]:
        """Give the parts that no verb of a part tells; they are less sure."""
        for mention in self._reading.meetings:
            sentence = self._sentence(mention.span.start)
            shown = None if self._in(sentence.span) else self._hints.shown(sentence, mention.span.start)
            if shown:
                yield self._hint(shown, "attends", cover(shown.span, mention.span), mention.fact)
        for person in floor(self._reading):
            meeting = self._meeting(person.span)
            if meeting:
                yield self._hint(person, "speaks", person.phrase, meeting)
        for person, span in self._hints.according():
            sentence = self._sentence(person.span.start)
            meeting = self._meeting(sentence.span)
            if meeting and self._there(person, sentence.span, span, meeting):
                yield self._hint(person, "speaks", span, meeting)
        pressed = any(mention.fact.type in PRESS for mention in self._told)
        for sentence in self._reading.sentences if pressed else ():
            meeting = self._meeting(sentence.span)
            answers = self._hints.answers(sentence, meeting) if meeting else None
            if meeting and answers:
                yield self._hint(answers, "speaks", answers.span, meeting)

    def debated(self) -> Iterator[ParticipationFact]:
        """Give those who spoke in a discussion, whatever the verb that tells it, and whom bodies had there."""
        told = [(person, "speaks") for person in debate(self._reading)]
        told += [(person, "attends") for person in of_bodies(self._reading, self._in)]
        for person, part in told:
            meeting = self._meeting(person.span)
            if meeting:
                yield self._hint(person, part, person.phrase, meeting)

    def _there(self, person: PersonMention, sentence: Span, said: Span, meeting: MeetingFact) -> bool:
        """Tell whether what is told of somebody's words was said at the meeting."""
        if self._aside.names(Span(said.end, sentence.end)):
            return False  # "Theo ông A, tại kỳ họp sẽ …": it is told of, perhaps elsewhere
        aside = self._aside.crime(sentence, said, meeting) or self._aside.then(sentence, said, meeting)
        return not aside and not self._elsewhere(sentence, said, person, meeting)

    def _sentence(self, at: int) -> Sentence:
        return self._reading.sentences[bisect_right(self._sentences, at) - 1]

    def _hint(self, person: PersonMention, part: str, span: Span, meeting: MeetingFact) -> ParticipationFact:
        rule = f"participation.hint.{part}"
        span = span if span.end - span.start <= LONGEST else person.span
        return ParticipationFact(person.name, part, meeting, evidence(self._reading.document, span, rule))

    def _shown(self, span: Span) -> list[PersonMention]:
        """Return those of whom a caption at `span` says that they are there: "Ông A (bên phải) và bà B tại"."""
        if span.end - span.start > _CAPTION:
            return []
        people, at = self._people(span), span.start + _CALLED
        end = span.start
        for i, person in enumerate(people):
            whole = person.phrase
            if (
                whole.start > at
                or self._reading.folded.startswith("theo ", span.start)
                or (i and (whole.start < end or not self._beside(end, whole.start)))
            ):
                return []
            end = max(whole.end, person.span.end)
            at = span.end
        return people if people and _THERE.fullmatch(self._reading.folded, end, span.end) else []

    def _beside(self, start: int, end: int) -> bool:
        return _BESIDE.fullmatch(self._reading.folded, start, end) is not None

    def _elsewhere(self, span: Span, verb: Span, person: PersonMention, meeting: MeetingFact) -> bool:
        """Tell whether a person gives a speech in another place than the meeting."""
        return self._aside.outside(span, verb, person.name) or self._aside.away(span, verb, meeting, person.name)

    def _fits(self, part: str, verb: Said, meeting: MeetingFact) -> bool:
        """Tell whether that is done at such a meeting: decisions are not handed over to the press."""
        meets_voters = self._reading.folded.endswith("tiếp xúc cử tri", verb.span.start, verb.span.end)
        if meets_voters and part == "attends":
            return meeting.type == "tiếp xúc cử tri"
        if meeting.type == "kỳ họp" and meeting.body and meeting.body.name.startswith("Ủy ban Kiểm tra"):
            return part == "chairs"  # those whom it inquires into are told of, and do not speak there
        return not (part in _GIVEN and meeting.type in _NOTHING_GIVEN)

    def _parts_of(self, verb: Said, person: PersonMention, span: Span) -> tuple[str, ...]:
        """Return the parts that a verb tells of `person`."""
        text, whole = self._reading.folded, person.phrase
        part = _BESIDE_ONE.get(text[verb.span.start : verb.span.end])
        ordered = text.startswith(_STATE, whole.start) or text.endswith(" được ", 0, whole.start)
        if part == "directs" and ordered and not self._aside.names(span):
            return ()
        if part and _AT_ONCE.fullmatch(text, whole.end, verb.span.start):
            return (part,)
        if part == "directs" and self._aside.names(span) and _HAD.fullmatch(text, whole.end, verb.span.start):
            return (part,)
        if verb.parts == ("awards",) and _IS_GIVEN.fullmatch(text, whole.end, verb.span.start):
            return ("receives",)  # "ông A được Tỉnh ủy trao quyết định"
        return () if part == "directs" else verb.parts

    def _people(self, span: Span) -> list[PersonMention]:
        a, b = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
        return [p for p in self._reading.people[a:b] if not self._reading.folded.startswith(_BOARDS, p.span.start - 4)]

    def _meeting(self, span: Span) -> MeetingFact | None:
        """Return the meeting a sentence is about: the one it names, else the one named last before, else the first."""
        mentions = self._told
        at = bisect_right(self._meetings, span.end - 1)
        if at and mentions[at - 1].span.start >= span.start:
            first = bisect_left(self._meetings, span.start)
            since = first and self._reading.folded.endswith(("từ sau ", "kể từ "), 0, mentions[first].span.start)
            return mentions[first - bool(since)].fact  # "… chưa được trả lời từ sau hội nghị ngày 5/3"
        if not at:
            return mentions[0].fact if self._headlined(mentions[0]) else None
        own = (m.fact for m in reversed(mentions[:at]) if not self._aside.heard_of(m.fact))
        return next(own, mentions[at - 1].fact)

    def _headlined(self, mention: MeetingMention) -> bool:
        blocks = self._reading.document.blocks[:4]
        return bool(blocks) and mention.span.start < blocks[-1].span.end

    def _in(self, span: Span) -> list[Said]:
        out: list[Said] = []
        for start in self._near.within(span.start, span.end):
            match = self._verbs.match(self._reading.folded, start, span.end)
            if match and not (out and start <= out[-1].span.end + 1 and self._goes_on(out[-1], match)):
                parts, speech = self._parts[match.group()]
                if match.group() == _PRESENTS and self._ends_words(span, match.end()):
                    parts, speech = SPEAKS, False
                out.append(Said(Span(match.start(), match.end()), parts, speech))
        return out

    def _ends_words(self, span: Span, end: int) -> bool:
        """Tell whether a sentence ends with a verb that follows somebody's words: “…”, ông A trình bày."""
        text = self._reading.folded
        return not text[end : span.end].strip(" .\n") and CLOSES.search(text, span.start, end) is not None

    def _goes_on(self, last: Said, match: re.Match[str]) -> bool:
        """Tell whether a verb only goes on with the one before: "trình bày cho hay"."""
        return match.start() < last.span.end or (last.speech and self._parts[match.group()][0] == SPEAKS)

    def _fact(
        self, person: PersonMention, part: str, verb: Said, meeting: MeetingFact, sentence: Sentence
    ) -> ParticipationFact:
        span = cover(person.span, verb.span)
        if span.end - span.start > LONGEST:
            span = verb.span
        rule = self._rule(person, part, verb)
        return ParticipationFact(person.name, part, meeting, evidence(self._reading.document, span, rule))

    def _rule(self, person: PersonMention, part: str, verb: Said) -> str:
        """Return the rule's name: words on the floor are surer than words told, a name surer than an office alone."""
        whole = person.phrase
        if verb.parts == SPEAKS and verb.span.start - max(whole.end, person.span.end) > _FAR:
            return "participation.far.speaks"  # behind what he is, and where
        who = "office" if person.span == person.whole and not person.full else "named"
        told = ".told" if verb.parts == SPEAKS and self._aside.told(verb.span) else ""
        return f"participation.{who}.{part}{told}"
