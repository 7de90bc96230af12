"""Which offices belong to which person: before the name, after it, shared over a list, or by "là"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from kg.mentions.asides import Asides
from kg.mentions.completion import Completer
from kg.mentions.earlier import then, was
from kg.mentions.kin import in_passing, is_kins
from kg.mentions.leads import CHARGE, Leads, to_list
from kg.mentions.scan import Held, Scan, over_years
from kg.quick import quick, replace

_BETWEEN = {",", "-", "kiêm", "và", "hiện", "nay", "đồng", "thời", "là", "cùng", "("}
_PLURAL = ("các", "hai", "ba", "bốn", "năm", "những", "gồm", "2", "3", "4", "5", "nguyên")
_SEATS = ("Ủy viên", "Đại biểu", "Thành viên")
_NOW = frozenset(("hiện", "nay"))
_LED = ("làm", "chức", "vụ", "danh", "giữ")  # before an office that somebody else gets
_TOGETHER = {"đều", "cùng"}
_COUNTS = frozenset(("sáu", "bảy", "tám", "chín", "mười", *map(str, range(6, 20))))


@quick
@dataclass(frozen=True, slots=True)
class Who:
    """Words [start, end) that mean the person called `name`; `lead` is where the phrase begins."""

    start: int
    end: int
    name: str
    lead: int
    full: bool


@dataclass(frozen=True, slots=True)
class Cast:
    """The people of one page and their offices: what the readers of its sentences share and fill."""

    people: list[Who]  # in text order
    at: dict[int, int]  # first word of a phrase, or of the name in it → number of the person
    ends: dict[int, int]  # word behind a name → number of the person
    given: list[list[Held]]  # the offices of each person
    used: set[int]  # first words of offices that are somebody's
    complete: Callable[[list[Held]], list[Held]]
    in_turn: set[int] = field(default_factory=set)  # "lượt" of "lần lượt" where several people get an office each


def begins(people: list[Who]) -> dict[int, int]:
    """Return for the first word of each phrase, and of the name in it, the number of the person."""
    return {w.lead: n for n, w in enumerate(people)} | {w.start: n for n, w in enumerate(people)}


def ends(people: Sequence[Who]) -> dict[int, int]:
    """Return the number of the person whose name ends before each word."""
    return {who.end: n for n, who in enumerate(people)}


def beside(
    forms: list[str],
    people: Sequence[Who],
    n: int,
    step: int,
    joins: frozenset[str] = frozenset((",", "và")),
    aside: int = 0,
) -> list[int]:
    """Return those named one after another before (-1) or after (1) person `n`, with only `joins` between.

    A bracket behind a name, of at most `aside` words, is stepped over: "A (trái) và B".
    """
    found = []
    while 0 <= n + step < len(people):
        left, right = sorted((n, n + step))
        start = people[left].end
        if aside and forms[start] == "(" and ")" in forms[start : start + aside]:
            start = forms.index(")", start) + 1
        gap = forms[start : people[right].lead]
        if not gap or not joins.issuperset(gap):
            break
        n += step
        found.append(n)
    return found


class Attacher:
    """Gives each mention of a person the offices that the text gives it there."""

    def __init__(self, scan: Scan, people: list[Who], at: dict[int, int], completer: Completer) -> None:
        self._scan = scan
        self._people = people
        self._completer = completer
        self._asides = Asides(scan)
        self._begins = at
        self._ends = ends(people)
        self._held_ends = scan.office_ends()
        self._leads = Leads(scan, at, {w.lead for w in people if w.lead < w.start}, self._held_ends)
        self._given: dict[int, list[Held]] = defaultdict(list)
        self._used: set[int] = set()

    def attach(self) -> Cast:
        """Return the people with the offices that stand beside their names."""
        for n, who in enumerate(self._people):
            self._after(n, who)
        for n, who in enumerate(self._people):
            self._before(n, who)
        self._shared()
        given = [self._given[n] for n in range(len(self._people))]
        return Cast(self._people, self._begins, self._ends, given, self._used, self._completer.complete)

    # ---- after the name

    def _after(self, n: int, who: Who) -> None:
        forms = self._scan.words.forms
        j = self._asides.over(who.end)
        status, j2 = self._asides.copula(j)
        if j2 == j:
            if j < len(forms) and forms[j] in (",", "-", "("):
                j += 1 + (forms[j + 1 : j + 2] in (["("], ["-"]))  # "A, (Giám đốc Sở …)", "A – - Giám đốc"
            status, j2 = self._asides.copula(j)
        chain = self._chain(j2)
        if chain and j2 == j and self._next_holds(who, chain[-1]):
            last = chain.pop()
            self._give(self._begins[last.end + 1], self._spread([last]), first=True)
        if not chain or (status == "current" and in_passing(forms, who)):
            return
        if status and is_kins(forms, who, j):
            return
        if status == "current" and then(self._scan.words.forms, who.lead):
            status = "former"
        if status:
            chain = [replace(chain[0], status=status) if chain[0].status == "current" else chain[0], *chain[1:]]
        together = [n, *beside(forms, self._people, n, -1)] if _TOGETHER.intersection(forms[j : j + 2]) else [n]
        for k in together:
            self._give(k, self._spread(chain))

    def _next_holds(self, who: Who, held: Held) -> bool:
        """Tell whether an office is that of the name after it, which has none of its own behind it.

        After a dash: "… Bí thư Thành ủy A, Bí thư Huyện ủy X - B nói"; or after a comma, where the name before it is
        only spoken of by a part: "Trả lời cử tri A, Chủ tịch UBND quận, ông B cho hay".
        """
        forms, k = self._scan.words.forms, held.end + 1
        if k not in self._begins:
            return False
        dash = who.lead in self._held_ends and forms[held.end : k] == ["-"]
        n = self._begins[k]
        titled = self._people[n].full and self._people[n].start > k and not who.full and who.start > who.lead
        if not dash and not (titled and forms[held.end : k] == [","] and forms[who.end : who.end + 1] == [","]):
            return False
        after = self._people[self._begins[k]].end
        return after + 1 >= len(forms) or (forms[after] not in (",", "-", "(") and after not in self._scan.offices)

    def _chain(self, j: int) -> list[Held]:
        """Return the offices that follow one another from word `j`, up to one that leads to the next name."""
        forms, chain = self._scan.words.forms, []
        while j in self._scan.offices:
            held = self._scan.offices[j]
            chain.append(held)
            k = over_years(self._scan, held.end, self._begins)
            if k < len(forms) and forms[k] == ")":
                k += 1
            if forms[k : k + 1] in (["phụ"], ["kiêm"]):
                k = self._charged(held, k)
            if self._name_at(k) and forms[k - 1] != ")" and not self._leads.stopped(k):
                chain = [] if self._of_next(j, chain) else chain[:-1]
                break
            steps = 0
            while k < len(forms) and forms[k] in _BETWEEN and k not in self._scan.offices and steps < 3:
                k, steps = k + 1, steps + 1
            if steps == 0 and k not in self._scan.offices:
                break
            j = k
        return chain

    def _of_next(self, j: int, chain: list[Held]) -> bool:
        """Tell whether all offices are those of the name they lead to: "Bí thư A, Phó Bí thư, Chủ tịch UBND tỉnh B".

        The last of them begins at word `j`; A, after whom the first stands, has his own before his name.
        """
        forms, comma = self._scan.words.forms, chain[0].start - 1
        n = self._ends.get(comma)
        if n is None or forms[comma] != "," or forms[j - 1] not in (",", "-"):
            return False
        return self._people[n].lead in self._held_ends

    def _charged(self, held: Held, k: int) -> int:
        """Step over what the holder of an office, which ends at word `k`, is in charge of, up to his name."""
        lead = next((j for j in range(k, min(k + CHARGE, len(self._scan.words.forms))) if j in self._begins), k)
        return lead if lead > k and self._leads.in_charge(lead) is held else k

    def _name_at(self, k: int) -> bool:
        return k in self._begins

    def _spread(self, chain: list[Held]) -> list[Held]:
        """Carry "nguyên" over the offices after it, and complete offices without a body."""
        forms = self._scan.words.forms
        after = (*chain[1:], None)
        chain = [replace(h, status="former") if self._left(h, k) else h for h, k in zip(chain, after, strict=True)]
        former = chain[0].status == "former" and not any(h.status == "former" for h in chain[1:])
        now = next(
            (n for n, h in enumerate(chain) if n and not _NOW.isdisjoint(forms[h.start - 3 : h.start])), len(chain)
        )
        for n in range(
            1, len(chain)
        ):  # "nguyên Bí thư và Chủ tịch UBND quận", "nguyên Bí thư Đảng ủy, Chủ tịch UBND phường"
            first, joint = chain[n - 1], forms[chain[n - 1].end : chain[n].start]
            shared = joint in (["và"], ["kiêm"]) or (joint == [","] and first.given < 2)
            if n < now and first.status == "former" and chain[n].status == "current" and shared:
                chain[n] = replace(chain[n], status="former")
        chain = [
            replace(h, status="current") if n >= now else replace(h, status="former") if former else h
            for n, h in enumerate(chain)
        ]
        return self._completer.complete(chain)

    def _left(self, held: Held, after: Held | None) -> bool:
        """Tell whether one has left an office for the next: "Chủ tịch UBND huyện (nay là Bí thư Huyện ủy)"."""
        if after is None or held.status != "current" or held.label.startswith(_SEATS):
            return False
        between = self._scan.words.forms[held.end : after.start]
        return between[:2] in ([",", "nay"], ["(", "nay"]) or (between[:2] == ["(", "hiện"] and between[-1] == "là")

    # ---- before the name

    def _before(self, n: int, who: Who) -> None:
        held = None if self._leads.stopped(who.lead) else self._held_ends.get(who.lead) or self._leads.placed(who.lead)
        if held is None and who.lead < who.start and self._scan.words.forms[who.lead - 1] in (",", "-"):
            held = self._held_ends.get(who.lead - 1)  # "Chủ tịch HĐND thành phố, ông A"
            if held is not None and (not self._leads.opens(held.start, who.end) or self._leads.of_unread(held.start)):
                held = None
        if held is None and who.full and who.lead == who.start:
            held = self._leads.bare(who.start, who.end)
        if held is None:
            held = self._leads.in_charge(who.lead)
        if held is None or held.start in self._used:
            return
        chain = [held]
        while True:
            k = chain[0].start
            previous = None
            for gap in (1, 2):
                if k - gap >= 0 and self._scan.words.forms[k - gap] in (",", "kiêm", "-"):
                    previous = self._held_ends.get(k - gap)
                    break
            if previous is None or previous.start in self._used or self._of_others(previous.start):
                break
            chain.insert(0, previous)
        if self._was_held(chain[0].start):
            chain = [replace(h, status="former") for h in chain]
        self._give(n, self._spread(chain), first=True)

    def _was_held(self, i: int) -> bool:
        """Tell whether "trong thời gian giữ cương vị", "dưới thời" or the like leads to word `i`."""
        forms = self._scan.words.forms
        for back in range(2, 9):
            hit = self._scan.lexicon.copulas.longest(forms, i - back) if i >= back else None
            if hit and hit[1] == "former" and i - hit[0] <= 2:
                return True
        return forms[max(0, i - 2) : i] == ["dưới", "thời"]

    def _of_others(self, i: int) -> bool:
        """Tell whether a verb gives the office at word `i` to another: "ông A được điều động làm …, Phó Bí thư B"."""
        return self._scan.words.forms[i - 1] in _LED and not self._was_held(i)

    # ---- lists

    def _shared(self) -> None:
        """Give the office before "gồm", "là" or ":" to all the names of the list after it."""
        forms = self._scan.words.forms
        for held in self._scan.offices.values():
            several = self._many(held.start) or (held.label.startswith("Phó") and self._pair(held.end))
            if held.end in self._begins and several:  # "hai Phó Chủ tịch UBND tỉnh A và B"
                self._row(held)
            if held.start in self._used or held.end >= len(forms):
                continue
            if forms[held.end : held.end + 2] == ["khác", "là"] and held.end + 2 in self._begins:
                self._give(self._begins[held.end + 2], self._spread([held]))
                continue
            k = to_list(forms, held.end)
            if k is None or not self._many(held.start):
                self._is(held)
                continue
            while k < len(forms) and forms[k] not in (".", "\n"):
                n = self._begins.get(k)
                if n is None:
                    k += 1
                    continue
                if not any(h.label.startswith(held.label) for h in self._given[n]):  # "… (Phó Chủ tịch thường trực)"
                    self._give(n, self._spread([held]))
                k = self._people[n].end

    def _pair(self, j: int) -> bool:
        """Tell whether two bare names stand at word `j`, the second with no office of its own: "Phó Ban A và B"."""
        forms, first = self._scan.words.forms, self._begins.get(j)
        if first is None or self._people[first].lead != self._people[first].start or not self._people[first].full:
            return False
        k = self._people[first].end
        second = self._begins.get(k + 1) if forms[k : k + 1] == ["và"] else None
        if second is None or self._people[second].lead != self._people[second].start or not self._people[second].full:
            return False
        after = forms[self._people[second].end : self._people[second].end + 1]
        return not self._given[second] and after not in ([","], ["-"], ["("])

    def _row(self, held: Held) -> None:
        """Give the office to the names that follow it with nothing but commas and "và" between."""
        forms, k = self._scan.words.forms, held.end
        while k in self._begins:
            n = self._begins[k]
            if not any(h.start == held.start for h in self._given[n]):
                self._give(n, self._spread([held]))
            k = self._people[n].end
            while k < len(forms) and forms[k] in (",", "và"):
                k += 1

    def _many(self, i: int) -> bool:
        """Tell whether the office at word `i` is that of several people."""
        return any(form in _PLURAL or form in _COUNTS for form in self._scan.words.forms[max(0, i - 4) : i])

    def _is(self, held: Held) -> None:
        """Give the office to the person that "là" leads to: "quyền Bí thư Tỉnh ủy khi ấy là ông A"."""
        forms = self._scan.words.forms
        end, past = was(forms, held.end + (forms[held.end] == "("))
        person = self._begins.get(end) if end else None
        if person is not None:
            status = "former" if past and held.status == "current" else held.status
            self._give(person, self._spread([replace(held, status=status)]))

    def _give(self, n: int, chain: list[Held], *, first: bool = False) -> None:
        have = self._given[n]
        if first:
            have[:0] = chain
        else:
            have.extend(chain)
        self._used.update(h.start for h in chain)
