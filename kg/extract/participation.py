"""Participation: who chaired, opened, reported, spoke, attended, gave or received at a meeting of the page."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from kg.lexicon.parts import Near, load
from kg.mentions.evidence import cover, evidence
from kg.mentions.scan import HEAD_BLOCKS
from kg.model import MeetingFact, MeetingMention, ParticipationFact, PersonMention, Reading, Sentence, Span
from kg.quick import quick

_SUBJECT_GAP = 40  # code points between a person and the verb said of him
# What makes the person after it the one who is asked, not the one who acts.
_ASKED = re.compile(r"\b(?:yêu cầu|đề nghị|mời|giao|chỉ đạo|nghe|chất vấn|kiến nghị)(?: các)?(?: ông| bà| đồng chí)? $")
_TO = re.compile(r"[^.;:,\n]{0,80}\bcho (?:các |hai |ba )?(?:đồng chí |đ/c |ông |bà )?")  # "trao quyết định cho ông A"
_DENIED = re.compile(r"(?<!\w)(?:không|chưa|từ chối|chẳng)(?: thể| hề| chịu)? $")
# "cho rằng Bộ Xây dựng cần chủ trì", "phải khắc phục, báo cáo kết quả", "sẽ chỉ đạo công an báo cáo"
_CALLED_FOR = re.compile(r"(?<!\w)(?:cần|phải|nên|để|giao|sẽ|nghe)(?!\w)")
_DOING = {"chairs", "reports", "directs"}
_NOT_WHO = re.compile(r"(?<!\w)(?:với|của|cho|về|từ|do|như)(?: (?:ông|bà|đồng chí|đ/c))? $")  # "bài học với ông A, …"
_WITH = re.compile(
    r"[^.;,:\n]{0,40} cùng(?: với)? (?:các )?(?:đồng chí |đ/c |ông |bà )?"
)  # "chủ trì buổi họp cùng bà B"
_AND = re.compile(r"(?: ?\([^()]*\))?[\s,]*(?:và )?(?:đồng chí |đ/c |ông |bà )?")
_BESIDE = re.compile(r"[^,;:.]{2,60}, ")  # "Có mặt tại kỳ họp, đồng chí A …"
_APART = re.compile(r"[.;:]|\btôi\b|\b(?:của|do|với|cho|bởi|từ|sự)\s*$")  # what parts a person from a verb
_ACCORDING = re.compile(r"\btheo\b")
_PASSIVE = ("được ", "bị ")
_SPEAKS = ("speaks",)
_OPENERS = (
    "phát biểu",
    "trả lời",
    "thảo luận",
    "giải đáp",
    "giải trình",
    "tham luận",
    "chia sẻ",
    "đặt câu hỏi",
    "chất vấn",
)


@quick
@dataclass(frozen=True, slots=True)
class _Verb:
    span: Span
    parts: tuple[str, ...]
    speech: bool


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
    return [f for f in found.values() if not _said_already(f, found)]


def _said_already(fact: ParticipationFact, found: dict[tuple[str, str, MeetingFact], ParticipationFact]) -> bool:
    """Tell whether a speech is part of an opening or closing one, or a report."""
    assert fact.meeting is not None
    return fact.part == "speaks" and any((fact.person, part, fact.meeting) in found for part in ("opens", "concludes"))


class _Reader:
    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        table = load()
        self._verbs, self._parts, self._aside = table.verbs, table.of, table.aside
        self._near = Near(reading.folded)
        self._starts = [p.span.start for p in reading.people]
        self._meetings = [m.span.start for m in reading.meetings]
        self._blocks = [b.span.start for b in reading.document.blocks]
        self._late = bisect_right(self._blocks, self._meetings[0]) > HEAD_BLOCKS  # a report of a meeting names it there

    def read(self, sentence: Sentence) -> list[ParticipationFact]:
        people = self._people(sentence.span)
        if not people:
            return []
        meeting = self._meeting(sentence.span)
        if meeting is None:
            return []
        out: list[ParticipationFact] = []
        swallowed: set[str] = set()
        last: list[PersonMention] = []
        last_end = sentence.span.start
        for verb in self._in(sentence.span):
            subjects, opening = self._subjects(verb, people, sentence.span)
            if not subjects:
                near = verb.span.start - last_end < 60 and not any(
                    last_end <= p.span.start < verb.span.start for p in people
                )
                subjects = last if near and verb.parts == _SPEAKS else []
            for person in subjects:
                for part in verb.parts:
                    if part == "speaks" and (person.name in swallowed or self._is_aside(sentence.span, verb, meeting)):
                        continue
                    out.append(self._fact(person, part, verb, meeting, sentence))
                if verb.speech or (opening and verb.parts != ("attends",)):
                    swallowed.add(person.name)
            if subjects:
                last, last_end = subjects, verb.span.end
                for part, of, led in (("receives", "awards", _TO), ("chairs", "chairs", _WITH)):
                    others = self._others(of, led, verb, people)
                    out += [self._fact(p, part, verb, meeting, sentence) for p in others]
        return out

    def _people(self, span: Span) -> list[PersonMention]:
        a, b = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
        return list(self._reading.people[a:b])

    def _meeting(self, span: Span) -> MeetingFact | None:
        """Return the meeting a sentence is about: the one it names, else the one named last before, else the first."""
        mentions: tuple[MeetingMention, ...] = self._reading.meetings
        at = bisect_right(self._meetings, span.end - 1)
        if at and mentions[at - 1].span.start >= span.start:
            first = bisect_left(self._meetings, span.start)
            return mentions[first].fact
        return mentions[at - 1].fact if at else mentions[0].fact if self._headlined(mentions[0]) else None

    def _headlined(self, mention: MeetingMention) -> bool:
        blocks = self._reading.document.blocks[:4]
        return bool(blocks) and mention.span.start < blocks[-1].span.end

    def _in(self, span: Span) -> list[_Verb]:
        out: list[_Verb] = []
        for start in self._near.within(span.start, span.end):
            match = self._verbs.match(self._reading.folded, start, span.end)
            if match and not (out and start <= out[-1].span.end + 1 and self._goes_on(out[-1], match)):
                parts, speech = self._parts[match.group()]
                out.append(_Verb(Span(match.start(), match.end()), parts, speech))
        return out

    def _goes_on(self, last: _Verb, match: re.Match[str]) -> bool:
        """Tell whether a verb only goes on with the one before: "trình bày cho hay"."""
        return match.start() < last.span.end or (last.speech and self._parts[match.group()][0] == _SPEAKS)

    def _is_aside(self, span: Span, verb: _Verb, meeting: MeetingFact) -> bool:
        """Tell whether a speech was not given there: an interview, a letter, another day, a meeting told in passing."""
        first = bisect_left(self._meetings, span.start)
        if first < len(self._meetings) and self._meetings[first] < verb.span.start:
            return False
        if self._aside.search(self._reading.folded, span.start, span.end):
            return True
        return self._told(verb) and (self._in_passing(span) or self._another_day(span, verb, meeting))

    def _told(self, verb: _Verb) -> bool:
        """Tell whether a verb tells a speech that may have been given anywhere: to the press, in an office."""
        return not self._reading.folded.startswith(_OPENERS, verb.span.start)

    def _in_passing(self, span: Span) -> bool:
        """Tell whether the page names its first meeting late, and none in the paragraph of a sentence."""
        if not self._late:
            return False
        last = bisect_left(self._meetings, span.end) - 1
        return last < 0 or bisect_right(self._blocks, self._meetings[last]) != bisect_right(self._blocks, span.start)

    def _another_day(self, span: Span, verb: _Verb, meeting: MeetingFact) -> bool:
        """Tell whether a sentence names a day before the verb, and that is not the meeting's."""
        days = [d.edtf for d in self._reading.dates if span.start <= d.span.start < verb.span.start]
        return (
            bool(days) and meeting.date is not None and len(days[-1]) == len(meeting.date) and days[-1] != meeting.date
        )

    # ---- who

    def _subjects(self, verb: _Verb, people: list[PersonMention], span: Span) -> tuple[list[PersonMention], bool]:
        """Return whom the verb is said of; and whether it opens the sentence ("Kết luận hội nghị, đồng chí A …")."""
        said = self._reading.folded[verb.span.start : verb.span.end]
        if said.startswith("dưới sự"):
            return [p for p in people if 0 <= (p.whole or p.span).start - verb.span.end <= 2][:1], False
        if said.endswith(" của"):  # "với sự tham dự của …": who follows, whoever stands before
            return self._following(verb, [p for p in people if p.span.start >= verb.span.end]), True
        before = [p for p in people if (p.whole or p.span).end <= verb.span.start + 1]
        if before:
            person = before[-1]
            gap = self._reading.folded[(person.whole or person.span).end : verb.span.start]
            if _DENIED.search(gap):  # "kiên quyết không nhận quyết định"
                return [], False
            if "attends" in verb.parts and "các" in gap.split():  # "đề nghị các đại biểu dự họp"
                return [], False
            if (
                gap.endswith(("sẽ ", "từng "))
                or gap.startswith(" sẽ ")
                or (_DOING.intersection(verb.parts) and _CALLED_FOR.search(gap))
                or (verb.parts == _SPEAKS and gap.endswith(_PASSIVE))
            ):
                return [], False
            if _ASKED.search(self._reading.folded[span.start : (person.whole or person.span).start]):
                return [], False
            if len(gap) > _SUBJECT_GAP or _APART.search(gap):
                return [], False
            return self._listed(person, before, verb), False
        lead = self._reading.folded[span.start : verb.span.start]
        if len(lead) > 60 or _ACCORDING.search(lead) or "awards" in verb.parts or not self._opens(verb, lead):
            return [], False
        after = [p for p in people if p.span.start >= verb.span.end]
        return self._following(verb, after), True

    def _opens(self, verb: _Verb, lead: str) -> bool:
        """Tell whether a verb may open its sentence: "Phát biểu tại hội nghị, …", but not "Ban tổ chức cho biết, …"."""
        said = self._reading.folded[verb.span.start : verb.span.end]
        return verb.parts != _SPEAKS or said.startswith(_OPENERS) or len(lead) < 4

    def _listed(self, person: PersonMention, before: list[PersonMention], verb: _Verb) -> list[PersonMention]:
        """Return a person with those before him in a list: the last verb covers all of it."""
        group = [person]
        for other in reversed(before[:-1]):
            left, right = (other.whole or other.span).end, (group[-1].whole or group[-1].span).start
            gap = self._reading.folded[left:right] if right > left else ""
            if re.fullmatch(r"[\s,;()\-]*(?:và|cùng|cùng với)?(?: các)?(?: đồng chí| ông| bà)?:?[\s,;]*", gap):
                if other.name != group[-1].name:
                    group.append(other)
            else:
                break
        return group[::-1] if len(group) > 1 and (verb.parts != _SPEAKS or len(group) < 6) else [person]

    def _following(self, verb: _Verb, after: list[PersonMention]) -> list[PersonMention]:
        """Return the people after a verb that opens its sentence: one for a speech, the whole list for "có"."""
        if not after:
            return []
        first = after[0]
        gap = self._reading.folded[verb.span.end : (first.whole or first.span).start]
        if len(gap) > 130 or (verb.parts == _SPEAKS and _NOT_WHO.search(gap)):
            return []
        if "attends" not in verb.parts and "chairs" not in verb.parts:
            return [first]
        of = self._reading.folded.endswith(" của", verb.span.start, verb.span.end)
        if not of and not re.search(r"\b(?:có|gồm|là)\b|:", gap):
            side = self._reading.folded.startswith(
                "về phía", verb.span.start
            )  # "Về phía thành phố, ông A …": he speaks
            return [first] if "attends" in verb.parts and _BESIDE.fullmatch(gap) and not side else []
        group = [first]
        for other in after[1:]:
            gap = self._reading.folded[(group[-1].whole or group[-1].span).end : (other.whole or other.span).start]
            if len(gap) > 60 or self._verbs.search(gap):
                break
            group.append(other)
        return group

    def _others(self, part: str, led: re.Pattern[str], verb: _Verb, people: list[PersonMention]) -> list[PersonMention]:
        """Return the people of the list that `led` leads to from a verb of `part`."""
        after = [p for p in people if p.span.start >= verb.span.end]
        if verb.parts != (part,) or not after:
            return []
        if not led.fullmatch(self._reading.folded, verb.span.end, (after[0].whole or after[0].span).start):
            return []
        group = after[:1]
        for other in after[1:]:
            left, right = (group[-1].whole or group[-1].span).end, (other.whole or other.span).start
            if not _AND.fullmatch(self._reading.folded, left, right):
                break
            group.append(other)
        return group

    def _fact(
        self, person: PersonMention, part: str, verb: _Verb, meeting: MeetingFact, sentence: Sentence
    ) -> ParticipationFact:
        span = cover(person.span, verb.span)
        if span.end - span.start > 160:
            span = verb.span
        rule = self._rule(person, part, verb)
        return ParticipationFact(person.name, part, meeting, evidence(self._reading.document, span, rule))

    def _rule(self, person: PersonMention, part: str, verb: _Verb) -> str:
        """Return the rule's name: words on the floor are surer than words told, a name surer than an office alone."""
        who = "office" if person.span == person.whole and not person.full else "named"
        told = ".told" if part == "speaks" and self._told(verb) else ""
        return f"participation.{who}.{part}{told}"
