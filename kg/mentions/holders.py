"""Who holds a gathering, from the rest of its sentence."""

from __future__ import annotations

import re

from kg.language.normal import modern
from kg.lexicon.meetings import Gathering, load
from kg.lexicon.phrases import over, without
from kg.mentions import hosts
from kg.mentions.authorities import acts_for, acts_sitting, committee, council
from kg.mentions.candidate import Candidate
from kg.mentions.lookup import Lookup
from kg.model import Body, BodyMention, DateMention, PersonMention, PlaceMention, Reading, RoleMention, Span

_TERMS = re.compile(r"khóa (?:[ivxl]+|\d{1,2})(?!\w)|nhiệm kỳ \d{4}\s*-\s*\d{4}")
_VERB_OBJECT = re.compile(r"(?:\s|(?:một|buổi|cuộc|phiên|thành công|trọng thể|long trọng|liền|lại)(?!\w))*$")
_BY = re.compile(r"\sdo (?:(?:lãnh đạo|đại diện) )?")
_RUNS = re.compile(r"\s(?:phối hợp )?(?:tổ chức|chủ trì|triệu tập|đăng cai)")
_DEPUTIES = re.compile(r"đại biểu quốc hội|đbqh|đại biểu qh|kỳ họp (?:thứ \w+,? )?(?:của )?quốc hội")
MEET_VOTERS = frozenset({"FrontBody", "DeputyDelegation", "PeoplesCouncil"})
_JOINTLY = re.compile(
    r"(?:\s(?:đã|vừa|chủ trì,?))*\s(?:phối hợp(?: cùng| với)?(?! tổ chức)|cùng (?:với|các|đại diện|lãnh đạo)) "
)
_CHAIRS = re.compile(r"\s(?:đã |vừa )?(?:chủ trì|điều hành)\s*$")  # "Thủ tướng chủ trì | họp với các bộ"
_WITHIN = re.compile(r" (?:trong|tại)$")
_THAT = ("", " này", " tỉnh này", " thành phố này")
MASS = frozenset({"MassOrganisation", "FrontBody"})
COUNCIL = frozenset({"PeoplesCouncil"})
_SIT = frozenset({"PeoplesCouncil", "CentralBody"})
_CALLED = re.compile(r"(?:đồng chí |ông |bà )?")
_ON = re.compile(r"(?:(?:hôm|ngày|hồi) )?")
_BRACKET = re.compile(r"\s*\([^()]*\)")
_RUN_ON = re.compile(r"\s(?:(?:tại|ở) [^,.;]{2,40}\s)?(?:(?:vào|ngày|hôm)\s)*")
_DECIDED = re.compile(
    r",?\s(?:(?:khóa \w+|đã|cũng|lần đầu tiên|nhất trí|tổ chức)\s)*"
    r"(?:thống nhất|quyết định|bầu|thông qua|biểu quyết|bỏ phiếu|xem xét|bãi nhiệm|miễn nhiệm|đưa ra|tuyên|ban hành|"
    r"đồng ý|chấp thuận|cho phép|chốt|phê duyệt|kết luận|giao|công bố|quán triệt|triển khai|trao)(?!\w)"
)
_FOUND = re.compile(
    rf"{_DECIDED.pattern}|,?\s(?:đã |cũng )*(?:đánh giá|nhận thấy|nhận định|xác định|chỉ ra|chỉ rõ)(?!\w)"
)
_CLAUSE = re.compile(r"[.;:()]|\s(?:đã|sẽ|cho|nói|yêu cầu|đề nghị|là|ông|bà|có|nghị quyết|quyết định|kế hoạch)\s")
_LAST = re.compile(r"\s*(?:$|[.,;\n]|(?:tại|ở|ngày|hôm|sáng|chiều|tối|vào)\s)")
_REGULAR = re.compile(r"giao ban(?: (?:công tác|định kỳ|trực tuyến|báo chí|tháng|quý|đầu|cuối|năm|\d+))* $")
_CADRES = re.compile(r"(?:công tác cán bộ|nhân sự|quyết định)[^,;]*(?<!\w)(?:ở|tại) $")
_FOUNDED = re.compile(r"(?:thành lập|truyền thống)(?: ngành)? $")
_SEAT = re.compile(r",? tại (?:trụ sở |hội trường )?")
_LEADS = re.compile(r"(?:lần đầu tiên )?(?:lãnh đạo |các đại biểu |đại biểu |các thành viên (?:của )?)?")
_HEADED = re.compile(r",? do (?:đồng chí |ông |bà )?")
_DELEGATION = re.compile(r"(?:đoàn|tổ)(?: công tác| kiểm tra| giám sát| khảo sát)?(?: số \d+| liên ngành)?(?: của)? $")
_FAR = range(160, 500)  # code points of a long subject, behind which its holder is told
_WHERE = ("tại ", "thăm ", "tới ", "đến ", "kiểm tra ")
_REACH = 110  # code points between a subject and the gathering


class Holders:
    """Completes the candidates of one reading."""

    def __init__(self, reading: Reading) -> None:
        self._text = reading.folded
        self._original = reading.document.text
        self.bodies: Lookup[BodyMention] = Lookup(reading.bodies)
        self.people: Lookup[PersonMention] = Lookup(reading.people)
        self._roles: Lookup[RoleMention] = Lookup(reading.roles)
        self._places: Lookup[PlaceMention] = Lookup(reading.places)
        self._province = reading.home.province if reading.home else None
        self._days: Lookup[DateMention] = Lookup([d for d in reading.dates if len(d.edtf) > 4])
        self._offices: dict[str, Body] = {}
        for person in reading.people:
            for role in person.roles:
                if role.body and role.status != "former":
                    self._offices.setdefault(person.name, role.body)

    @staticmethod
    def may_hold(kind: Gathering, body: Body) -> bool:
        """Tell whether `body` can hold a gathering of this kind."""
        if kind.central and body.kind == "CentralBody":
            return body.name.startswith(kind.central)
        return not kind.holders or body.kind in kind.holders

    def complete(self, c: Candidate) -> None:
        """Add the holder from the rest of the sentence where the name of the gathering lacks it."""
        subject = self._subject(c)
        if subject:
            c.held = True
            own = c.body is None or (subject[0].kind in MASS and c.body.kind == "PartyCommittee")
            c.body = subject[0] if own else c.body  # a union's "Hội nghị Ban Chấp hành" is not the party's
            c.proof.append(subject[1])
            c.terms = c.terms or self._terms(subject[1].end, c.noun.start)
        if c.body is None:
            c.body = self._runner(c) or self._of_topic(c) or self._at(c)
            c.stated = c.body is not None
        if c.kind.type == "tiếp xúc cử tri":
            c.where = self._where(c)
            if c.body is None or c.body.kind not in MEET_VOTERS:
                c.body = self._deputies(c) or c.body
        if c.body is None:
            opener = self._opener(c)
            c.body, decides = opener or (None, False)
            c.loose = c.body is not None and not decides
            c.guest = self._guest(c)

    # ---- the holder

    def _subject(self, c: Candidate) -> tuple[Body, Span] | None:
        """Return the body before "tổ chức hội nghị", "họp kỳ thứ 9", "làm việc với"."""
        left = without(_VERB_OBJECT, c.left.rstrip())
        verb = load().held.suffix(left)
        joint = None if verb is None else _JOINTLY.search(left, 0, verb)
        if joint:
            found = self._acting(c, c.sentence.span.start + joint.start())
            if found:
                return found
        if verb is not None:
            end = c.sentence.span.start + verb
        elif c.kind.verb:
            chairs = _CHAIRS.search(c.left)
            end = c.sentence.span.start + chairs.start() if chairs else c.noun.start
        elif heard := hosts.heard_at(self._text, self.bodies, c.sentence.span.start, left):
            return heard if self.may_hold(c.kind, heard[0]) else None
        elif (c.kind.holders or c.kind.type == "phiên họp") and (within := self._within(c, left)):
            return within
        elif c.kind.holders:
            return None
        else:
            return hosts.at_house(self._text, self.bodies, c.sentence.span.start, left)
        return self._acting(c, end) or (self._unknown(c, end) if verb is not None else None)

    def _unknown(self, c: Candidate, end: int) -> tuple[Body, Span] | None:
        """Return the subject that no table knows, of what anybody can hold."""
        if c.kind.holders or c.kind.type == "buổi làm việc":
            return None
        return hosts.unknown(self._original, c.sentence.span.start, end)

    def _within(self, c: Candidate, left: str) -> tuple[Body, Span] | None:
        """Return the council of "HĐND tỉnh này trong phiên họp chiều 6/12 đã bầu"."""
        at = _WITHIN.search(left)
        floor = c.sentence.span.start
        mention = self.bodies.before(floor + at.start(), floor) if at else None
        if not at or not mention or mention.body.kind not in _SIT or not self.may_hold(c.kind, mention.body):
            return None
        return (mention.body, mention.span) if left[mention.span.end - floor : at.start()] in _THAT else None

    def _acting(self, c: Candidate, end: int) -> tuple[Body, Span] | None:
        floor = max(c.sentence.span.start, end - _REACH)
        found: list[tuple[int, Body, Span]] = []
        body = self.bodies.before(end, floor)
        if body and self.may_hold(c.kind, body.body) and not self._seen_before(body.span, end):
            found.append((body.span.end, *hosts.of_hamlet(self._original, body, floor)))
        person = self.people.before(end, floor)
        office = self.office(c, person) if person else None
        if person and office:
            whole = person.phrase
            sent = self._sent(c, whole.start)
            found.append((max(person.span.end, whole.end), sent or office, whole))
        place = self._places.before(end, floor)
        seat = hosts.seat(self._text, self._places, body.span.end, place) if body and place else None
        if body and seat and self.may_hold(c.kind, body.body):
            found.append((seat, *hosts.of_hamlet(self._original, body, floor)))
        elif place and (not c.kind.holders or c.kind.holders == COUNCIL):
            found.append((place.span.end, *self._of_place(c, place, floor)))
        for stop, holder, span in sorted(found, key=lambda row: -row[0]):
            if stop <= end and self._adverbial(stop, end) and not self._visited(c, holder):
                return hosts.first_of(self._text, self.bodies, c.sentence.span.start, (holder, span))
        return None

    def _seen_before(self, body: Span, verb: int) -> bool:
        """Tell whether one was somewhere before: "kiểm tra tại Bệnh viện A và làm việc với quận B"."""
        return self._text[body.end : verb].strip() == "và" and self._text.endswith(_WHERE, 0, body.start)

    def _of_place(self, c: Candidate, place: PlaceMention, floor: int) -> tuple[Body, Span]:
        """Return who acts: a body that no table knows ("Hội đồng nghĩa vụ quân sự huyện A"), or the place's own."""
        if c.kind.holders or self._text.endswith("bất thường", c.noun.start, c.noun.end):
            return council(place.place), place.span
        place = hosts.innermost(self._text, self._places, place, floor)
        return hosts.of_place(self._original, place, floor) or (committee(place.place), place.span)

    def office(self, c: Candidate, person: PersonMention) -> Body | None:
        """Return the body as whose official `person` holds `c`: of an office beside the name, else of the first."""
        beside = [body for body in acts_for(person.roles) if self.may_hold(c.kind, body)]
        seats = [body for body in beside if body.kind in c.kind.holders and body.kind != "CentralBody"]
        known = self._offices.get(person.name)
        return next(iter(seats or beside), known if known and self.may_hold(c.kind, known) else None)

    def _sent(self, c: Candidate, at: int) -> Body | None:
        """Return whose delegation stands before its head: "đoàn công tác của Bộ Y tế do Thứ trưởng A dẫn đầu"."""
        sent = self.bodies.before(at, max(c.sentence.span.start, at - _REACH))
        if sent is None or not _HEADED.fullmatch(self._text, sent.span.end, at):
            return None
        return sent.body if _DELEGATION.search(self._text, c.sentence.span.start, sent.span.start) else None

    def _terms(self, start: int, end: int) -> list[str]:
        """Return the terms between a body and its verb: "khóa XX, nhiệm kỳ 2021-2026"."""
        return [self._original[m.start() : m.end()] for m in _TERMS.finditer(self._text, start, end)]

    def _visited(self, c: Candidate, holder: Body) -> bool:
        """Tell whether `holder` is the one that "làm việc với" names after it."""
        guest = self.bodies.at(c.noun.end + 1)
        return guest is not None and guest.body == holder

    def _adverbial(self, start: int, end: int) -> bool:
        at = over(load().adverbs, self._text, start, end)
        day = self._days.after(at)
        if day and day.span.end <= end and _ON.fullmatch(self._text, at, day.span.start):
            at = over(load().adverbs, self._text, day.span.end, end)  # "UBND tỉnh ngày 4/5 đã làm việc với"
        rest = self._text[at:end].strip()
        return not rest or (load().held.end(rest) and len(rest.split()) <= 2)

    def _runner(self, c: Candidate) -> Body | None:
        """Return the body of "do Ủy ban MTTQ thành phố tổ chức", known or not."""
        by = _BY.search(self._text, c.end, min(c.sentence.span.end, c.end + _FAR.start))
        if not by:
            return self._late_runner(c)
        runs = _RUNS.search(self._text, by.end(), c.sentence.span.end)
        mention = self.bodies.at(by.end())
        if runs:
            day = self._days.after(runs.end())
            if day and c.date is None and _RUN_ON.fullmatch(self._text, runs.end(), day.span.start):
                c.date = day.edtf
        if runs and mention:
            c.proof += [mention.span, Span(*runs.span())]
            return mention.body
        office = self._roles.at(by.end())
        if runs and office:
            return office.body
        person = self.people.after(by.end())
        if runs and person and _CALLED.fullmatch(self._text, by.end(), person.span.start):
            return self.office(c, person)
        place = self._places.at(by.end())
        if runs and place and place.span.end == runs.start():
            c.proof += [place.span, Span(*runs.span())]
            return committee(place.place)
        named = _BRACKET.sub("", self._original[by.end() : runs.start()]) if runs else ""
        if runs and len(named) < 60 and len(named.split()) > 1 and named[0].isupper():
            c.proof.append(Span(by.end(), runs.end()))
            return Body(modern(named), "Body")
        return None

    def _late_runner(self, c: Candidate) -> Body | None:
        """Return the body of "… do Thành ủy tổ chức" behind a long subject."""
        for by in _BY.finditer(self._text, c.end, min(c.sentence.span.end, c.end + _FAR.stop)):
            mention = self.bodies.at(by.end())
            runs = _RUNS.match(self._text, mention.span.end) if mention else None
            if mention and runs:
                c.proof += [mention.span, Span(*runs.span())]
                return mention.body
        return None

    def _at(self, c: Candidate) -> Body | None:
        """Return the body at whose seat a conference is: "hội nghị phản biện ngày 1/3 tại UBMTTQ thành phố"."""
        if c.kind.type not in ("hội nghị", "cuộc họp", "họp báo"):
            return None
        end = c.topic.end if c.topic else c.end
        day = self._days.after(end)
        if (
            day
            and day.span.end <= c.sentence.span.end
            and not self._text[end : day.span.start].strip(" ,").removeprefix("ngày")
        ):
            end = day.span.end
        at = _SEAT.match(self._text, end)
        mention = self.bodies.at(at.end()) if at else None
        return mention.body if mention else None

    def _of_topic(self, c: Candidate) -> Body | None:
        """Return the body that ends the topic: "sơ kết 7 tháng của Đảng ủy xã", "kỷ niệm ngày thành lập Sở"."""
        if c.topic is None:
            return None
        for mention in self.bodies.within(c.topic.end, c.sentence.span.end):
            between = self._text[c.topic.end : mention.span.start]
            if between.endswith("của ") and not _CLAUSE.search(between) and _LAST.match(self._text, mention.span.end):
                return mention.body
        for mention in self.bodies.within(c.topic.start, c.topic.end + 1):
            if _FOUNDED.search(self._text[c.topic.start : mention.span.start]):
                return mention.body
            last = _LAST.match(self._text, mention.span.end, c.topic.end)
            before = self._text[c.topic.start : mention.span.start]
            of = before.endswith("của ") or _REGULAR.search(before) or _CADRES.search(before)
            if last and of and "nghị quyết" not in self._text[c.topic.start : c.topic.end]:
                return mention.body
        return None

    def _opener(self, c: Candidate) -> tuple[Body, bool] | None:
        """Return the subject after "Tại kỳ họp thứ 15, …" of few kinds of gatherings, or where it decides, and that."""
        end = c.topic.end if c.topic and c.topic.end > c.end else c.end
        comma = self._text.find(", ", end, end + 60)
        lead = _LEADS.match(self._text, comma + 2) if comma >= 0 else None
        mention = self.bodies.at(lead.end()) if lead else None
        if mention is None or not self.may_hold(c.kind, mention.body):
            return None
        few = c.kind.holders or c.kind.type in ("họp báo", "phiên họp")
        if few and self._text.startswith(" sẽ ", mention.span.end):
            c.reported = False
        found = _FOUND if acts_sitting(mention.body) else _DECIDED
        decided = c.present and found.match(self._text, mention.span.end) is not None
        return (mention.body, decided) if few or decided else None

    def _deputies(self, c: Candidate) -> Body | None:
        """Return whose deputies meet the voters: the National Assembly's or a council's."""
        start, end = max(0, c.noun.start - 200), c.noun.end + 250
        here = [m.body for m in self.bodies.within(start, end)]
        for body in here:
            if body.kind == "DeputyDelegation" and (body.place == self._province or self._province is None):
                return body
        if self._province and _DEPUTIES.search(self._text, start, end):
            return Body(f"Đoàn đại biểu Quốc hội {self._province}", "DeputyDelegation", self._province)
        return next((b for b in here if b.kind == "PeoplesCouncil"), None)

    def _where(self, c: Candidate) -> str | None:
        place = self._places.after(c.noun.end)
        return place.place.key if place and place.span.start <= c.noun.end + 25 else None

    def _guest(self, c: Candidate) -> Body | None:
        """Return whom a working session is with, where nobody else can hold it."""
        if c.kind.type != "buổi làm việc" or c.topic is None:
            return None
        mention = self.bodies.after(c.topic.start)
        return mention.body if mention and mention.span.end <= c.topic.end + 30 else None
