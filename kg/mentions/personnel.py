"""Personnel events: who is appointed, elected, removed, disciplined …, to or from which office."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from kg.lexicon import table
from kg.lexicon.trie import Trie
from kg.mentions.attach import Who
from kg.mentions.clauses import Clause, chain
from kg.mentions.scan import Held, Scan

_PASSIVE = ("được", "bị")
_OFFICELESS = ("disciplined", "prosecuted", "retired")


@dataclass(frozen=True, slots=True)
class Verb:
    event: str
    voice: str


@dataclass(frozen=True, slots=True)
class Event:
    """An event told by the verb at words [start, end), of one person, with the office where one is stated."""

    start: int
    end: int
    event: str
    person: int  # number in the page's list of people
    held: Held | None


@cache
def _tables() -> tuple[Trie[Verb], Trie[str], Trie[str], Trie[str]]:
    data = table("personnel")
    verbs = Trie((form, Verb(row["event"], row["voice"])) for row in data["verb"] for form in row["forms"])
    markers = Trie((form, form) for form in data["markers"]["words"])
    unreal = Trie((form, form) for form in data["unreal"]["words"])
    holds = Trie((form, status) for status, forms in data["holds"].items() for form in forms)
    return verbs, markers, unreal, holds


class EventReader:
    """Reads the personnel events of one page."""

    def __init__(self, scan: Scan, people: list[Who], used: set[int]) -> None:
        self._scan = scan
        self._people = people
        self._used = used
        self._at = {w.lead: n for n, w in enumerate(people)} | {w.start: n for n, w in enumerate(people)}
        self._verbs, self._markers, self._unreal, self._holds = _tables()

    # ---- events

    def events(self, clause: Clause) -> list[Event]:
        """Return the events that one sentence tells."""
        triggers = self._triggers(clause)
        out: list[Event] = []
        for n, (start, end, verb) in enumerate(triggers):
            limit = triggers[n + 1][0] if n + 1 < len(triggers) else clause.end
            if self._is_unreal(start, clause.start, verb):
                continue
            passive = verb.voice == "self" or self._passive(start, clause)
            pairs = self._passive_pairs(start, end, limit, clause) if passive else []
            if not pairs and verb.voice == "active":
                pairs = self._active_pairs(end, limit)
            for person, held in pairs:
                if verb.event in _OFFICELESS:
                    held = None
                elif held is None and verb.event != "removed":
                    continue
                out.append(Event(start, end, verb.event, person, held))
        return out

    def _triggers(self, clause: Clause) -> list[tuple[int, int, Verb]]:
        """Return the verbs of a sentence; verbs of one event side by side are one."""
        out: list[tuple[int, int, Verb]] = []
        i, forms = clause.start, self._scan.words.forms
        while i < clause.end:
            hit = self._verbs.longest(forms, i)
            if hit is None or hit[0] > clause.end or self._names(i, hit[0]):
                i += 1
                continue
            end, verb = hit
            if out and out[-1][2].event == verb.event and self._joined(out[-1][1], i):
                out[-1] = (out[-1][0], end, out[-1][2])
            else:
                out.append((i, end, verb))
            i = end
        return out

    def _names(self, start: int, end: int) -> bool:
        """Tell whether the verb is part of a noun: "bầu cử", "cử tri", "khởi tố vụ án"."""
        forms = self._scan.words.forms
        after = forms[end] if end < len(forms) else ""
        before = forms[start - 1] if start else ""
        return (
            after in ("cử", "tri", "vụ", "chọn", "bì", "cán", "nhân", "không", "trời")
            or before in ("đơn", "ban", "đề", "ứng", "tự", "tiền", "phiếu", "bộ")
            and forms[start] in ("bầu", "cử", "phân")
            or forms[start] == "cử"
            and before not in ("được", "đã")
        )

    def _joined(self, end: int, start: int) -> bool:
        forms = self._scan.words.forms
        return all(form in (",", "và", "/", "-", "được", "quyết", "định", "việc") for form in forms[end:start])

    def _is_unreal(self, start: int, first: int, verb: Verb) -> bool:
        forms = self._scan.words.forms
        for j in range(start - 1, max(first, start - 5) - 1, -1):
            if forms[j] in (",", ";", ":"):
                return False
            hit = self._unreal.longest(forms, j)
            if hit and hit[0] <= start and not (verb.event == "nominated" and hit[1] == "đề nghị"):
                return True
        return False

    def _passive(self, start: int, clause: Clause) -> bool:
        """Tell whether "được" or "bị" stands before the verb, an agent perhaps between: "được HĐND tỉnh bầu"."""
        forms = self._scan.words.forms
        for j in range(start - 1, max(clause.start, start - 14) - 1, -1):
            if forms[j] in _PASSIVE:
                return True
            if forms[j] in (",", ";", ":") or j in self._at:
                return False
        return False

    def _passive_pairs(self, start: int, end: int, limit: int, clause: Clause) -> list[tuple[int, Held | None]]:
        subjects = self._subjects(start, clause)
        if not subjects:
            return []
        held = self._slot(end, limit)
        if not held:
            return [(n, None) for n in subjects]
        return [(n, h) for n in subjects for h in held]

    def _subjects(self, start: int, clause: Clause) -> list[int]:
        """Return the people before a verb that it is said of: the nearest, and those joined to him by "và" or commas."""
        before = [n for n in clause.people if self._people[n].end <= start]
        if not before:
            return []
        group = [before[-1]]
        for n in reversed(before[:-1]):
            if self._people[n].name == self._people[group[-1]].name:
                continue
            if not self._coordinated(n, group[-1]):
                break
            group.append(n)
        return group[::-1]

    def _coordinated(self, a: int, b: int) -> bool:
        """Tell whether nothing but "và", commas and offices stands between two people."""
        forms, j, stop = self._scan.words.forms, self._people[a].end, self._people[b].lead
        comma = False
        while j < stop:
            if j in self._scan.offices and j in self._used:
                j = self._scan.offices[j].end
            elif forms[j] in (",", "và", "cùng", ";", "-", "(", ")"):
                comma = comma or forms[j] in ("và", ";", "cùng") or (forms[j] == "," and j + 1 == stop)
                j += 1
            else:
                return False
        return comma

    def _active_pairs(self, end: int, limit: int) -> list[tuple[int, Held | None]]:
        """Pair people and offices after an active verb: each with the office after him, or else the one before."""
        pairs: list[tuple[int, Held | None]] = []
        waiting: list[int] = []
        last: list[Held] = []
        j = end
        while j < limit:
            n = self._at.get(j)
            if n is not None:
                waiting.append(n)
                j = self._people[n].end
                continue
            held = self._marked(j, end, limit)
            if held:
                if waiting:
                    pairs += [(n, h) for n in waiting for h in held]
                    waiting = []
                last = held
                j = held[-1].end
                continue
            j += 1
        if waiting and not pairs:
            pairs += [(n, h) for n in waiting for h in (last or [None])]  # type: ignore[list-item]
        elif waiting and last:
            pairs += [(n, h) for n in waiting if not self._far(n) for h in last]
        return pairs

    def _far(self, n: int) -> bool:
        """Tell whether a later person of the sentence stands outside the list."""
        forms, lead = self._scan.words.forms, self._people[n].lead
        return lead == 0 or forms[lead - 1] not in (",", "và", ";", ":")

    def _slot(self, end: int, limit: int) -> list[Held]:
        j = end
        while j < limit:
            if j in self._at:
                return []
            held = self._marked(j, end, limit)
            if held:
                return held
            j += 1
        return []

    def _marked(self, j: int, end: int, limit: int) -> list[Held]:
        """Return the offices from word `j` if the verb or a marker leads to them."""
        if j not in self._scan.offices:
            return []
        forms = self._scan.words.forms
        if j == end or self._led(j):
            return chain(self._scan, j, self._at, limit)
        if forms[j - 1] in ("và", ",") and j - 1 == end:
            return chain(self._scan, j, self._at, limit)
        return []

    def _led(self, j: int) -> bool:
        forms = self._scan.words.forms
        for back in (1, 2, 3, 4):
            hit = self._markers.longest(forms, j - back) if j - back >= 0 else None
            if hit and hit[0] == j:
                return True
        return False

    # ---- holdings

    def holdings(self, clause: Clause) -> list[tuple[int, Held, str]]:
        """Return the offices that verbs of holding give: person, office, status."""
        out: list[tuple[int, Held, str]] = []
        i, forms = clause.start, self._scan.words.forms
        while i < clause.end:
            hit = self._holds.longest(forms, i)
            if hit is None:
                i += 1
                continue
            end, status = hit
            j = end
            while j < clause.end and forms[j] in ("các", "chức", "vụ", "danh", "cương", "vị", "trí", "một", "nhiệm"):
                j += 1
            held = [h for h in chain(self._scan, j, self._at, clause.end) if h.start not in self._used]
            person = self._holder(i, j, held, clause, status) if held else None
            if person is not None:
                out += [(person, h, status) for h in held]
            i = max(end, held[-1].end if held else end)
        return out

    def _holder(self, start: int, slot: int, held: list[Held], clause: Clause, status: str) -> int | None:
        before = [n for n in clause.people if self._people[n].end <= start]
        forms = self._scan.words.forms
        if before:
            gap = forms[self._people[before[-1]].end : start]
            if self._scan.words.forms[start] in ("là", "làm", "kiêm") and len(gap) > 14:
                return None
            return before[-1]
        after = [n for n in clause.people if self._people[n].lead >= held[-1].end]
        if after and status == "former":
            return after[0]
        return None
