"""Who leads a body by "do … làm …": "đoàn kiểm tra của Tỉnh ủy do ông A, Ủy viên …, làm trưởng đoàn"."""

from __future__ import annotations

from bisect import bisect_left

from kg.mentions.attach import Cast
from kg.mentions.bodies import BodyReader
from kg.mentions.clauses import Clause
from kg.mentions.scan import Held, Scan
from kg.mentions.spelt import expanded
from kg.model import Body
from kg.quick import replace

_BY = "do"
_LEAN = ("chính", "các", "đích", "thân")  # what may stand between "do" and the person
_SIGNS = (",", "-", "(", ")")
_BOARDS = ("Hội đồng quản trị", "Hội đồng thành viên")
_TEAMS = ("Đoàn", "Tổ", "Đội")
_OF_TEAMS = ("Trưởng đoàn", "Tổ trưởng", "Đội trưởng")
_FAR = 14  # words of a team's name
_FOUNDS = {("thành", "lập"), ("kiện", "toàn"), ("quyết", "định", "lập"), ("đã", "lập"), ("vừa", "lập")}
_HOPES = frozenset(("sẽ", "nghị", "xuất", "dự", "cần", "nên", "cầu", "không", "chưa"))
_DEEDS = frozenset((".", ";", "đã", "sẽ", "được", "do"))
_NEAR = 4  # words between them and the team


class LedReader:
    """Reads the "do … làm …" of one page."""

    def __init__(self, scan: Scan, cast: Cast, bodies: BodyReader) -> None:
        self._scan = scan
        self._cast = cast
        self._bodies = bodies
        self._ends = scan.office_ends()
        self.founded: list[tuple[int, int, int, Held]] = []  # words that found a team, its head, his office

    def read(self, clause: Clause) -> list[tuple[int, Held, str]]:
        """Return the offices told so: person, office, status."""
        out: list[tuple[int, Held, str]] = []
        verbs = self._scan.words.at.get("làm", [])
        body, founds = None, -1
        for verb in verbs[bisect_left(verbs, clause.start) : bisect_left(verbs, clause.end)]:
            held = self._scan.offices.get(verb + 1)
            person = self._person(verb, clause)
            if held is None or person is None or held.given == 2:
                continue
            by = self._by(person, clause)
            if by is not None:
                named = self._before(by, clause)
                body, founds = (named[1], self._founds(named[0], clause)) if named else (None, -1)
            elif not held.label.startswith("Phó"):  # "…, ông B làm phó trưởng đoàn" goes on with the body
                body = None
            if body is not None and (body.name.startswith(_TEAMS) or not held.label.endswith(_OF_TEAMS)):
                self._free(held)
                led = replace(held, body=_board(held, body), given=2, stated=True)
                out.append((person, led, "current"))
                if founds >= 0:
                    self.founded.append((founds, verb + 1, person, led))
        return out

    def _founds(self, team: int, clause: Clause) -> int:
        """Return where the verb begins that tells that the team at word `team` is set up now, -1 where none does."""
        forms = self._scan.words.forms
        for j in range(team - 1, max(clause.start, team - _NEAR) - 1, -1):
            for words in _FOUNDS:
                if tuple(forms[j : j + len(words)]) == words:
                    return -1 if _HOPES.intersection(forms[max(clause.start, j - 3) : j]) else j
        return -1

    def _free(self, held: Held) -> None:
        """Take an office back that was given with a body only guessed."""
        self._cast.used.discard(held.start)
        for n, given in enumerate(self._cast.given):
            self._cast.given[n] = [h for h in given if h.start != held.start]

    def _person(self, verb: int, clause: Clause) -> int | None:
        """Return the person before a verb, with nothing but his offices between."""
        before = [n for n in clause.people if self._cast.people[n].end <= verb]
        if not before:
            return None
        forms, j = self._scan.words.forms, self._cast.people[before[-1]].end
        if forms[j] == "-" and forms[verb - 1] == "-" and not _DEEDS.intersection(forms[j:verb]):
            return before[-1]  # "ông A - thanh tra viên chính, Cục III - làm trưởng đoàn"
        while j < verb:
            if j in self._scan.offices:
                j = self._scan.offices[j].end
            elif forms[j] in (*_SIGNS, "kiêm", "và"):
                j += 1
            else:
                return None
        return before[-1]

    def _by(self, person: int, clause: Clause) -> int | None:
        """Return where "do" stands before a person and the offices before his name."""
        j = self._cast.people[person].lead
        while j in self._ends and self._ends[j].start >= clause.start:
            j = self._ends[j].start
        forms = self._scan.words.forms
        while j > clause.start and forms[j - 1] in _LEAN:
            j -= 1
        return j - 1 if j > clause.start and forms[j - 1] == _BY else None

    def _before(self, end: int, clause: Clause) -> tuple[int, Body] | None:
        """Return the body named up to word `end`, and its first word: one that the page's tables know, or a team."""
        forms = self._scan.words.forms
        while end > clause.start and forms[end - 1] in _SIGNS:
            end -= 1
        teams = self._scan.lexicon.teams
        for j in range(end - 1, max(clause.start, end - _FAR) - 1, -1):
            found = self._scan.bodies.get(j)
            hit = teams.longest(forms, j)
            if hit:
                team = self._team(j, hit[0], end)
                return (j, team) if team else None
            if found and found.end == end and forms[j - 1] != "của":
                return j, found.body
        return None

    def _team(self, start: int, after: int, end: int) -> Body | None:
        """Return the team of words [start, end), with the full name of the body it belongs to."""
        scan, forms = self._scan, self._scan.words.forms
        name = scan.written(start, after)
        name = name[0].upper() + name[1:].lower()
        if after < end and forms[after] == "của":
            owner = self._bodies.read(after + 1)
            return (
                Body(f"{name} của {owner.body.name}", "Body", owner.body.place) if owner and owner.end == end else None
            )
        rest = expanded(scan, after, end) if after < end else ""
        about = forms[after:end] if forms[after : after + 1] != ["về"] else forms[after + 1 : end]
        if any(form in scan.lexicon.stops or form in (*_SIGNS, "gồm") for form in about):
            return None
        return Body(f"{name} {rest}".strip(), "Body")


def _board(held: Held, body: Body) -> Body:
    """Return the board of a firm where the office is one of a board: "do ông A làm Chủ tịch HĐQT"."""
    board = held.body.name if held.body else ""
    head = next((head for head in _BOARDS if board.startswith(head)), None)
    return Body(f"{head} {body.name}", body.kind, body.place) if head else body
