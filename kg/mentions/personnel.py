"""Personnel events: who is appointed, elected, removed, disciplined …, to or from which office."""

from __future__ import annotations

from collections.abc import Sequence

from kg.mentions.attach import Cast
from kg.mentions.clauses import Clause, anew
from kg.mentions.event import Event
from kg.mentions.fronted import is_spell, just_named, listed_behind, main_clause, once_told, penalty, undergone
from kg.mentions.holdings import Careers
from kg.mentions.lost import lost
from kg.mentions.office_lists import OfficeLists
from kg.mentions.parties import PASSIVE, Parties
from kg.mentions.scan import Held, Scan
from kg.mentions.slots import Slots
from kg.mentions.successors import Successors
from kg.mentions.verbs import FILLS, GAINS, Verb, VerbFinder

_OFFICELESS = ("disciplined", "prosecuted", "retired")
_BALLOT = {"bầu", "cử"}  # "giới thiệu bầu", "giới thiệu ứng cử": others decide yet
_LISTED = 3  # words between an office and those listed who get it
_APART = 5  # words after "cách các chức vụ" where the offices must begin: "… trong Đảng của ông A, Thành ủy viên"
_REMOVES = ("cách", "cho", "giáng", "bãi", "miễn", "cắt")


_Pairs = list[tuple[int, Held | None]]  # a person and the office, None where none is stated


class EventReader:
    """Reads the personnel events of one page."""

    def __init__(self, scan: Scan, cast: Cast, careers: Careers) -> None:
        self._scan = scan
        self._cast = cast
        self._people = cast.people
        self._given, self._used = cast.given, cast.used
        self._at, self._careers, self._complete = cast.at, careers, cast.complete
        self.left: list[tuple[int, Held]] = []  # people who held what another got
        self._spell = False  # whether the sentence tells from when to when somebody held what he got
        self.hoped: list[tuple[int, Held]] = []  # people who do not hold yet what somebody wants to give them
        self._last: dict[str, Held] = {}  # name → the office of his last event
        self._gaining: set[str] = set()  # those who got it by that
        self._parties = Parties(scan, cast)
        self._verbs = VerbFinder(scan, cast)
        self._successors = Successors(scan, cast, self._parties)
        self._slots = Slots(scan, cast)
        self._lists = OfficeLists(scan, cast, self._parties)

    def events(self, clause: Clause) -> list[Event]:
        """Return the events that one sentence tells."""
        triggers = self._triggers(clause)
        out: list[Event] = []
        unreal = False
        for n, (start, end, verb) in enumerate(triggers):
            limit = self._slots.bound(end, self._parties.until(end, triggers[n + 1 :], clause), verb.event == "removed")
            goes_on = verb.voice == "self" or (n and start - triggers[n - 1][1] <= 1)  # "cân nhắc điều động, cho thôi"
            goes_on = goes_on or (n and self._scan.words.forms[start - 1] == ";")  # "đề nghị cách chức A; cảnh cáo B"
            unreal = self._verbs.is_unreal(start, clause.start, verb, end) or (unreal and bool(goes_on))
            if unreal:
                self._only_hoped(start, end, limit, clause, verb)
                continue
            limit = (
                limit if (main := main_clause(self._scan.words.forms, self._at, start, limit, clause)) is None else main
            )
            passive = verb.voice == "self" or self._parties.undergoes(start, clause.start)
            pairs = self._decided_on(start, end, limit, verb)
            if pairs is None:
                pairs = self._passive_pairs(start, end, limit, clause, verb) if passive else []
                pairs = self._parties.of_last_part(pairs, start, {event.person for event in out})
            if passive and not pairs and main is not None:
                pairs = self._fronted(start, end, main, verb)
            if not pairs and verb.event in ("disciplined", "removed"):
                pairs = self._penalised(start, end, limit, clause, verb)
                if not pairs and not self._parties.within(end, limit):
                    pairs = _each(self._parties.topic(start, clause), self._slots.first(end, limit))
            active = verb.voice == "active" and (not passive or self._parties.begin_at(end))
            if not pairs and active:
                pairs = self._active_pairs(end, limit, verb)
                if not pairs and n + 1 < len(triggers):
                    pairs = self._shared(end, limit, verb, triggers[n + 1], clause.end)
            if verb.every and (all_posts := self._lists.behind_all(end, limit)):
                pairs = _each(sorted({n for n, _ in pairs}), all_posts)
            if not pairs and out and (verb.decided or active):
                pairs = self._carried(end, limit, verb, out)
                if pairs:  # "điều động ông A về huyện, chỉ định giữ chức Bí thư": one move, its office named late
                    out = [event for event in out if event.held or event.body is None]
            for person, held in pairs:
                if held and verb.event == "removed" and anew(self._scan.words.forms, end, held.start):
                    continue
                for one in self._parties.meant(person):
                    out += self._told(start, end, limit, verb, one, held)
            if verb.event in FILLS:
                self._predecessors(end, limit, [held for _, held in pairs if held])
        out += self._lists.taken_up(clause, out, triggers)
        self._succeeded(clause, out)
        return [event for event in out if not self._is_removal(event, out)]

    def _succeeded(self, clause: Clause, out: list[Event]) -> None:
        """Add the successions of a sentence to what else it tells, and remember who held the offices before."""
        self.left += self._successors.before_new(clause)
        for event, gone in self._successors.find(clause, self._verbs, self._slots.first):
            if event.held and all((e.person, e.held) != (event.person, event.held) for e in out):
                self._used.add(event.held.start)
                self.left += [(n, event.held) for n in gone]
                out.append(event)

    def _triggers(self, clause: Clause) -> list[tuple[int, int, Verb]]:
        triggers = self._verbs.find(clause)
        self._slots.verbs = {start for start, _, _ in triggers}
        self._spell = bool(triggers) and is_spell(self._scan.words.forms, clause.start)
        return triggers

    def _is_removal(self, event: Event, told: list[Event]) -> bool:
        """Tell whether the removal named after a penalty is the penalty: "ông A bị kỷ luật, cách chức Bí thư"."""
        forms = self._scan.words.forms
        after = forms[event.end : event.end + 2]
        if (
            event.event != "disciplined"
            or "luật" not in forms[event.end - 2 : event.end]
            or after[:1] != [","]
            or after[1] not in _REMOVES
        ):
            return False
        return any(other.event == "removed" and other.person == event.person for other in told)

    def _only_hoped(self, start: int, end: int, limit: int, clause: Clause, verb: Verb) -> None:
        """Remember who does not hold what one plans to give him: "dự kiến bầu ông A giữ chức Chủ tịch"."""
        if verb.event not in GAINS:
            if self._scan.words.forms[start - 1] == "việc":  # "gửi tờ trình về việc cho thôi giữ chức …": nobody there
                self._used.update(held.start for held in self._slots.first(end, limit))
            return
        passive = verb.voice == "self" or self._parties.undergoes(start, clause.start)
        pairs = self._passive_pairs(start, end, limit, clause, verb) if passive else []
        for person, held in pairs or self._active_pairs(end, limit, verb):
            if held:
                self._used.add(held.start)
                self.hoped.append((person, held))

    def _fronted(self, start: int, end: int, comma: int, verb: Verb) -> _Pairs:
        """Pair whom the main clause begins with: "Sau khi bị kỷ luật cảnh cáo, ông A …"; not "khi cấp dưới bị …"."""
        stated = [h for h in self._slots.first(end, comma) if h.given]
        harmed = verb.event in ("disciplined", "prosecuted") or verb.every
        if stated or not harmed:
            return self._paired([self._at[comma + 1]], stated) if stated else []
        return [(self._at[comma + 1], None)] if undergone(self._scan.words.forms, start) else []

    def _shared(self, end: int, limit: int, verb: Verb, after: tuple[int, int, Verb], stop: int) -> _Pairs:
        """Pair the offices of a verb with the people of the next: "cách chức Bí thư … và cho thôi Ủy viên … với A"."""
        held = self._slots.first(end, limit)
        if not held or after[2].event != "removed" or verb.event in GAINS:
            return []
        return _each(sorted({n for n, _ in self._active_pairs(after[1], stop, after[2])}), held)

    def _carried(self, end: int, limit: int, verb: Verb, told: list[Event]) -> _Pairs:
        """Pair the one person of the sentence with what follows: "điều động ông A …, chỉ định giữ chức Bí thư …"."""
        people = {self._people[event.person].name: event.person for event in told}
        first = max(event.end for event in told)
        between = range(first, limit)
        if verb.event == "removed" and any(f in ("cầu", "nghị") for f in self._scan.words.forms[first:end]):
            return []  # "… và yêu cầu Sở Xây dựng cách chức Đội trưởng"
        own = [j for j in between if j in self._at and self._people[self._at[j]].name not in people]
        if verb.event not in ("appointed", "nominated", "removed") or len(people) != 1 or own:
            return []
        held: list[Held] = []
        j = end
        while j < limit:
            more = self._slots.marked(j, end, limit)
            held += more
            j = more[-1].end if more else j + 1
        return _each(list(people.values()), held) if held else []

    def _predecessors(self, end: int, limit: int, held: list[Held]) -> None:
        """Remember who held the office before: "bầu ông A giữ chức Chủ tịch thay ông B"."""
        if len({h.start for h in held}) == 1:
            gone = {n for n in self._parties.within(end, limit) if self._parties.replaced(self._people[n].lead)}
            self.left += [(n, held[0]) for n in sorted(gone)]

    def _told(self, start: int, end: int, limit: int, verb: Verb, person: int, held: Held | None) -> list[Event]:
        """Return the event of one person, its office found where the verb leaves it out."""
        name = self._people[person].name
        old = held is not None and held.status == "former" and verb.event in GAINS  # "được giới thiệu là nguyên Bí thư"
        bare = verb.becomes and (held is None or held.body is None)
        if old or bare or (verb.decided and self._careers.tells(start, name)):
            return []
        forms = self._scan.words.forms
        after = penalty(forms, start) and self._people[person].lead < start  # "kỷ luật ông A bằng hình thức cách chức"
        told = held is not None and (held.start <= end + _APART or held.start in self._lists.posts)
        apart = verb.every and not told
        if verb.event in _OFFICELESS or apart or (held is None and after):
            held = None
        elif held is None and verb.event in ("removed", "resigned"):
            once = name in self._gaining and verb.event == "resigned" and once_told(forms, start)
            last = None if once else self._last.get(name)
            held = lost(self._scan, self._cast, start, end, person) if self._given[person] else last
        elif held is None:
            body = self._slots.destination(end, limit) if verb.event == "appointed" else None
            return [Event(start, end, verb.event, person, None, body=body)] if body else []
        if held:
            self._last[name] = held
            self._gaining = self._gaining | {name} if verb.event in GAINS else self._gaining - {name}
            self._used.add(held.start)
            if verb.event == "nominated" and _BALLOT.intersection(forms[start : held.start]):
                self.hoped.append((person, held))
        kinds = [verb.event] + ([verb.also] if verb.also else [])
        before = held is not None and held.status == "former" and forms[end - 1] == "cách"
        career = (
            before or self._spell or self._careers.tells(start, name)
        )  # "xóa tư cách nguyên Chủ tịch": he left long ago
        return [Event(start, end, kind, person, held, career, becomes=verb.becomes or verb.decided) for kind in kinds]

    def _passive_pairs(self, start: int, end: int, limit: int, clause: Clause, verb: Verb) -> _Pairs:
        held = self._slots.first(end, limit)
        after = held[-1].end if held else end
        if held and self._scan.words.forms[after : after + 1] in (["là"], [":"], ["gồm"]):
            listed = self._parties.listed(after + 1, limit)
            if listed:
                return _each(listed, held)
        subjects = self._parties.subjects(start, clause)
        if not subjects and not held:
            first = listed_behind(self._scan.words.forms, end, limit) if verb.event in _OFFICELESS else None
            listed = self._parties.listed(first, limit) if first else []
            return _each(listed, []) if listed else self._lists.before_verb(start, end, limit, clause)
        if not held:
            held = self._anaphor(end, limit, subjects, clause)
            own = [h for n in subjects for h in self._given[n][:1]]
            keeps = verb.event not in GAINS or self._scan.words.forms[start] == "tái"
            keeps = (keeps and bool(held)) or (not held and self._just(start, end, subjects))
            held = own if keeps and len(subjects) == 1 and own else held
        return self._paired(subjects, held)

    def _just(self, start: int, end: int, subjects: list[int]) -> bool:
        """Tell whether somebody got the one office he is named with: "ông A (Chủ tịch tỉnh) vừa được bầu ngày 1/10"."""
        one = len(subjects) == 1 and len(self._given[subjects[0]]) == 1
        just = one and just_named(self._scan.words.forms, start, end)
        return just and self._parties.right_before(start - 1) == subjects

    def _paired(self, people: list[int], held: list[Held]) -> _Pairs:
        """Pair each person with each office, or in order: "ông A và bà B được bầu giữ chức Bí thư và Phó Bí thư"."""
        forms = self._scan.words.forms
        if len(people) > 1 and held and "lượt" in forms[self._people[people[-1]].end : held[0].start]:
            return list(zip(people, held, strict=True)) if len(people) == len(held) else []
        seats = len(people) == len(held) > 1 and not any(h.label.startswith("Ủy viên") for h in held)
        if seats and forms[held[-1].start - 1] in ("và", "làm", "chức"):
            return list(zip(people, held, strict=True))
        return _each(people, held)

    def _penalised(self, start: int, end: int, limit: int, clause: Clause, verb: Verb) -> _Pairs:
        forms = self._scan.words.forms
        if self._parties.within(end, limit) or not penalty(forms, start):
            return []
        words = next((j for j in range(start - 1, clause.start, -1) if forms[j - 1 : j + 1] == ["kỷ", "luật"]), None)
        if words is None or self._verbs.is_unreal(words - 1, clause.start, verb):
            return []
        between = [n for n in clause.people if words < self._people[n].lead and self._people[n].end <= start]
        return _each(between, self._slots.first(end, limit))

    def _decided_on(self, start: int, end: int, limit: int, verb: Verb) -> _Pairs | None:
        """Pair whom a decision is about, not who hands it over: "ông A trao quyết định nghỉ hưu cho ông B"."""
        forms = self._scan.words.forms
        if verb.bare:
            return _each(self._parties.right_before(start), [])
        if verb.voice != "self":
            return None
        if start and forms[start - 1] == "việc":  # "ông A báo cáo việc xin thôi đại biểu Quốc hội của ông B"
            return self._about(end, limit, ("của", "với"))
        if "đơn" in (forms[start], forms[start - 1]) and (theirs := self._about(end, limit, ("của",))):
            return theirs  # "ông A xác nhận đã nhận đơn xin từ chức của ông B"
        if forms[max(0, start - 2) : start] != ["quyết", "định"] or "nhận" in forms[start - 4 : start]:
            return None
        if any(form in PASSIVE for form in forms[max(0, start - 8) : start]):
            return None  # "ông A được Tỉnh ủy trao quyết định nghỉ hưu"
        about = self._about(end, limit, ("với", "cho"))
        handed = forms[start - 3] in ("trao", "ký", "bố", "hành", "ra", "các")
        return about if about or handed else None

    def _about(self, end: int, limit: int, words: tuple[str, ...]) -> _Pairs:
        """Return the people after `words` with the office that follows the verb."""
        forms = self._scan.words.forms
        about = {n for n in self._parties.within(end, limit) if forms[self._people[n].lead - 1] in words}
        return _each(sorted(about), self._slots.first(end, limit))

    def _anaphor(self, end: int, limit: int, people: list[int], clause: Clause) -> list[Held]:
        """Return the office that "chức danh này" points back to: the last before that is nobody's, or theirs."""
        forms = self._scan.words.forms
        for j in range(end, min(limit, end + 6) - 1):
            if forms[j] in ("danh", "vụ", "trí", "chức") and forms[j + 1] in ("này", "trên"):
                names = {self._people[n].name for n in people}
                theirs = [n for n, who in enumerate(self._people) if who.name in names and who.end <= clause.start]
                earlier = [h for s, h in self._scan.offices.items() if s < end and s not in self._used]
                earlier += [h for n in theirs for h in self._given[n] if h.start < clause.start]
                earlier += [self._last[name] for name in names if name in self._last]
                return [max(earlier, key=lambda h: h.start)] if earlier else []
        return []

    def _active_pairs(self, end: int, limit: int, verb: Verb) -> _Pairs:
        """Pair people and offices after an active verb: each with the office after him, or else the one before."""
        pairs: _Pairs = []
        waiting: list[int] = []
        last: list[Held] = []
        j, owned = end, False
        while j < limit:
            n = self._at.get(j)
            if n is not None:
                if self._parties.is_object(n, j, end, verb) and (
                    not waiting or self._parties.coordinated(waiting[-1], n)
                ):
                    waiting.append(n)
                j = self._people[n].end
                continue
            if self._scan.words.forms[j] == "(" and (past := self._slots.told_aside(j, limit)):
                j = past
                continue
            held = self._slots.marked(j, end, limit)
            if held:
                if last and verb.event == "removed":  # "miễn nhiệm Phó Chủ tịch với bà A, Trưởng Ban với ông B"
                    pairs += _each(waiting, last)
                else:
                    pairs += self._paired(waiting, held)
                waiting, last, owned = [], held, bool(waiting)
                j = held[-1].end
                continue
            several = self._lists.of_several(j, limit) if verb.event == "elected" else None
            if several:
                pairs += several[0]
                waiting, j = [], several[1]
                continue
            j += 1
        if waiting and not pairs:
            pairs += _each(waiting, last)
        elif waiting and owned and verb.event in GAINS:
            pairs += self._lists.beside_names(waiting)
        elif waiting and last and (verb.event not in GAINS or self._people[waiting[0]].lead <= last[-1].end + _LISTED):
            pairs += _each([n for n in waiting if not self._parties.far(n)], last)
        return pairs


def _each(people: list[int], held: list[Held]) -> _Pairs:
    """Pair each person with each office, or with none where none is stated."""
    offices: Sequence[Held | None] = held or [None]
    return [(n, h) for n in people for h in offices]
