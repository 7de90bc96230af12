"""Offices and people in lists behind one verb: who gets, or loses, what where the verb stands but once."""

from __future__ import annotations

from kg.mentions.attach import Cast
from kg.mentions.clauses import Clause, chain
from kg.mentions.event import Event
from kg.mentions.parties import Parties
from kg.mentions.scan import Held, Scan
from kg.mentions.verbs import FILLS, Verb

_COUNTS = frozenset(("hai", "ba", "bốn", "năm", "2", "3", "4", "5", "02", "03", "04"))
_LEADS = frozenset(("là", ":", "gồm"))
_PARTY = ("PartyCommittee", "StandingCommittee", "PartyOrganisation", "PartyAdvisoryBody")
_TAKES_UP = {
    ("đảm", "trách"), ("đảm", "nhận"), ("đảm", "nhiệm"), ("đảm", "đương"), ("giữ", "vị"), ("giữ", "cương"),
    ("phụ", "trách"),
}  # fmt: skip
_POST = frozenset(("chức", "vụ", "vị", "trí", "cương", "danh", "nhiệm"))
_LEAD = 8  # words from "khi" to a verb
_SINCE = frozenset(("từ", "năm", "hồi"))


class OfficeLists:
    """Answers for the verbs of one page."""

    def __init__(self, scan: Scan, cast: Cast, parties: Parties) -> None:
        self._scan = scan
        self._cast = cast
        self._parties = parties
        self.posts: set[int] = set()  # first words of those that all are named

    def of_several(self, j: int, limit: int) -> tuple[list[tuple[int, Held | None]], int] | None:
        """Return who is listed behind an office of several at word `j`: "hai Phó Chủ tịch UBND là bà A và ông B"."""
        forms, held = self._scan.words.forms, self._scan.offices.get(j)
        if held is None or forms[j - 1] not in _COUNTS or held.end >= limit or forms[held.end] not in _LEADS:
            return None
        stop = next((k for k in range(held.end, limit) if forms[k] == ";"), limit)
        listed = self._parties.listed(held.end + 1, stop)
        if not listed or self._cast.people[listed[0]].lead > held.end + 1:
            return None
        group = [listed[0]]
        for n in listed[1:]:
            if not self._parties.coordinated(group[-1], n):
                break
            group.append(n)
        offices = self._cast.complete([held])
        return [(n, one) for n in group for one in offices], self._cast.people[group[-1]].end

    def beside_names(self, people: list[int]) -> list[tuple[int, Held | None]]:
        """Return those of a list with what stands behind a dash: "bầu ông A giữ chức …; bà B - Trưởng Ban Pháp chế"."""
        forms = self._scan.words.forms
        out: list[tuple[int, Held | None]] = []
        for n in people:
            end = self._cast.people[n].end
            if forms[end : end + 1] == ["-"]:
                out += [(n, held) for held in self._cast.given[n] if held.start == end + 1]
        return out

    def behind_all(self, end: int, limit: int) -> list[Held]:
        """Return the posts told behind "cách tất cả chức vụ trong Đảng của ông A, gồm: "; none where others are."""
        forms = self._scan.words.forms
        for j in range(end + 1, limit):
            if j in self._scan.offices and forms[j - 1] in (":", "gồm"):
                posts = self._cast.complete(chain(self._scan, j, self._cast.at, limit))
                if "đảng" in forms[end:j] and any(h.body and h.body.kind not in _PARTY for h in posts):
                    return []
                self.posts.update(h.start for h in posts)
                return posts
        return []

    def before_verb(self, start: int, end: int, limit: int, clause: Clause) -> list[tuple[int, Held | None]]:
        """Pair "3 Phó Chủ tịch được bầu (ông A; ông B)": the office before the verb, the people listed after it."""
        forms = self._scan.words.forms
        office = next(
            (j for j in range(start - 1, max(clause.start, start - 14) - 1, -1) if j in self._scan.offices), -1
        )
        opening = next((j for j in range(end, limit) if forms[j] in ("(", ":", "gồm", "là")), -1)
        if office < 0 or office in self._cast.used or opening < 0 or opening - end > 8:
            return []
        held = self._cast.complete([self._scan.offices[office]])
        return [(n, one) for n in self._parties.listed(opening + 1, limit) for one in held]

    def taken_up(self, clause: Clause, told: list[Event], verbs: list[tuple[int, int, Verb]]) -> list[Event]:
        """Return what others get by the same decision: "ông A được phân công làm …, ông B đảm trách …, ông C làm …"."""
        forms, out = self._scan.words.forms, list[Event]()
        first = next((e for e in told if e.event in FILLS and e.held and not e.career), None)
        if first is None or first.held is None or "khi" in forms[max(clause.start, first.start - _LEAD) : first.start]:
            return out
        names = {self._cast.people[first.person].name}
        starts = [start for start, _, _ in verbs if start > first.start]
        for n in clause.people:
            who = self._cast.people[n]
            if who.lead <= first.held.end or forms[who.lead - 1] not in (",", ";", "và") or who.name in names:
                continue
            verb = self._over_offices(who.end, clause.end)
            if verb > who.end and forms[verb - 1] not in (",", "-", ")"):
                continue  # his own office leads on
            end = self._takes_up(verb)
            if end is None or any(who.end <= start < end for start in starts):
                continue
            own = {h.start for h in self._cast.given[n]}
            posts = chain(self._scan, end, self._cast.at, clause.end)
            held = [h for h in posts if h.start in own or h.start not in self._cast.used]
            if held and not _SINCE.intersection(forms[held[-1].end : held[-1].end + 1]):
                held = self._cast.complete(held)
                self._cast.used.update(h.start for h in held)
                out += [Event(verb, end, first.event, n, h) for h in held if h.body is not None]
        return out

    def _over_offices(self, j: int, limit: int) -> int:
        """Step over the offices behind a name, and the signs around them."""
        forms, offices = self._scan.words.forms, self._scan.offices
        while j < limit:
            if forms[j] in (",", "-", "(", ")"):
                j += 1
            elif j in offices and j in self._cast.used:
                j = offices[j].end
            else:
                break
        return j

    def _takes_up(self, j: int) -> int | None:
        """Return where an office may begin behind a verb of taking it up at word `j`."""
        forms = self._scan.words.forms
        if forms[j : j + 1] == ["làm"]:
            return j + 1
        if tuple(forms[j : j + 2]) not in _TAKES_UP:
            return None
        j += 2
        while j < len(forms) and forms[j] in _POST and j not in self._scan.offices:
            j += 1
        return j
