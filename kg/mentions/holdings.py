"""Sentences that say who holds or held an office: "hiện là", "từng giữ chức", and the passage on a life so far."""

from __future__ import annotations

from itertools import pairwise

from kg.lexicon import table
from kg.mentions.attach import Cast, Who
from kg.mentions.clauses import Clause, chain
from kg.mentions.earlier import then, then_still
from kg.mentions.kin import has_kin, in_passing, is_kins, of_kin
from kg.mentions.parties import PASSIVE, Parties
from kg.mentions.scan import Held, Scan, marks
from kg.mentions.verbs import names_others

_QUOTES = frozenset(('"', "“", "'", "‘"))
_PRETENDS = (["tự", "xưng"], ["tự", "nhận"], ["giả", "danh"], ["mạo", "danh"])  # "tự xưng là Phó Giám đốc"
_WHEN = frozenset(("-", ",", "khi", "lúc", "thời", "điểm", "đó", "ấy", "này", "nay", "hiện", "đang", "khí"))
_PAST = frozenset(("khi", "lúc", "thời", "đó", "ấy", "này"))
_NOT = ("chưa", "không", "muốn")
_THERE = frozenset(("trong", "khi", "từ", "trước", "sau", "với"))
_APPOSED = 5  # words of a comma and what kin one is: ", con trai của"
_ONE = frozenset(("một", "hai", "các", "những"))
_SEVERAL = frozenset(("các", "nhiều", ":"))
_POSTS = frozenset(("chức", "trí", "vị", "danh"))
_UNREAD = 10  # words of an office that no table reads
_DOES = frozenset(("đã", "được", "bị", "là", "làm", "giữ", "hiện", "nay", "trước", "sau", "từ", "năm", "khi"))
_CAREER = 300  # words after the birth that tell the posts so far


class Careers:
    """Where one page tells the lives of its people."""

    def __init__(self, scan: Scan, cast: Cast) -> None:
        self._scan = scan
        self._people = cast.people
        self._at = cast.at
        self._born = self._births()

    def tells(self, word: int, name: str) -> bool:
        """Tell whether `word` stands in the passage that follows the birth of `name`: his posts so far."""
        born = self._born.get(name)
        return born is not None and 0 <= word - born < _CAREER

    def _births(self) -> dict[str, int]:
        """Return for each person the word where the page tells his birth."""
        born: dict[str, int] = {}
        forms = self._scan.words.forms
        for n, who in enumerate(self._people):
            for j in range(who.end, min(who.end + 12, len(forms) - 1)):
                if forms[j] == "\n" or (j in self._at and self._at[j] != n):
                    break
                if forms[j] == "sinh" and forms[j + 1] in ("ngày", "năm", "tháng", "ra"):
                    born.setdefault(who.name, j)
        return born


class HoldingReader:
    """Reads the verbs of holding of one page."""

    def __init__(self, scan: Scan, cast: Cast, careers: Careers) -> None:
        self._scan = scan
        self._cast = cast
        self._careers = careers
        self._parties = Parties(scan, cast)
        self._holds = scan.lexicon.copulas
        self._slots = frozenset(table("personnel")["slots"]["words"])
        self.lists: set[int] = set()  # first words of posts told in a list of those so far
        self._ahead = marks(len(scan.words.forms), self._holds.positions(scan.words))

    def read(self, clause: Clause) -> list[tuple[int, Held, str]]:
        """Return the offices that verbs of holding give: person, office, status."""
        out: list[tuple[int, Held, str]] = []
        forms, i = self._scan.words.forms, clause.start - 1
        while 0 <= (i := self._ahead.find(1, i + 1)) < clause.end:
            hit = self._holds.longest(forms, i)
            if hit is None or forms[i - 1] in _NOT:
                continue
            end, status = hit
            j = end
            while j < clause.end and j not in self._scan.offices and (forms[j] in self._slots or self._seat(j)):
                j = self._scan.bodies[j].end if self._seat(j) else j + 1
            held = [h for h in self._posts(i, j, clause.end) if h.start not in self._cast.used]
            held = self._cast.complete(held)
            person = self._holder(i, held, clause, status) if held else None
            if person is not None:
                past = status == "current" and self._is_past(person, i, j, clause)
                out += [(person, h, "former" if past else status) for h in held]
            i = max(end, held[-1].end if held else end) - 1
        return out

    def _posts(self, verb: int, j: int, limit: int) -> list[Held]:
        """Return the offices that follow one another from word `j`; in a list of posts over those that nobody reads.

        "từng đảm nhiệm các chức vụ: Bí thư Thị ủy; Trưởng Ban Tuyên giáo Tỉnh ủy; …" may be of a town not named.
        """
        forms, out = self._scan.words.forms, chain(self._scan, j, self._cast.at, limit)
        if _SEVERAL.isdisjoint(forms[verb:j]) or not _POSTS.intersection(forms[verb:j]):
            return out
        at = out[-1].end if out else j
        self.lists.update(held.start for held in out)
        while (after := self._over_unread(at, limit)) is not None:
            more = chain(self._scan, after, self._cast.at, limit)
            out += more
            self.lists.update(held.start for held in more)
            at = more[-1].end
        return out

    def _over_unread(self, j: int, limit: int) -> int | None:
        """Return where the next office of a list begins, behind one that no table reads."""
        forms = self._scan.words.forms
        unread = 0
        for k in range(j, min(limit, j + _UNREAD)):
            if k in self._cast.at or forms[k] in (".", "(", ")", "và") or forms[k] in _DOES:
                return None
            if forms[k] in (",", ";") and k + 1 in self._scan.offices and unread:
                return k + 1
            unread += forms[k].isalpha()
        return None

    def _seat(self, j: int) -> bool:
        """Tell whether a committee at word `j` stands for a seat in it: "kinh qua các chức vụ Thường vụ Tỉnh ủy, …"."""
        found = self._scan.bodies.get(j)
        forms = self._scan.words.forms
        return found is not None and forms[j] == "thường" and forms[found.end : found.end + 1] == [","]

    def _is_past(self, person: int, start: int, end: int, clause: Clause) -> bool:
        """Tell whether the words around a verb of holding make it one of the past."""
        forms, who = self._scan.words.forms, self._cast.people[person]
        if forms[start] == "kiêm":
            return False  # "trao đổi trước đó, ông A - Trưởng phòng, kiêm …"
        if forms[clause.start] == "trước" or then(forms, who.lead) or then_still(forms, start):
            return True
        born = self._careers.tells(start, who.name) and not self._careers.tells(clause.start, who.name)
        told = self._careers.tells(start, who.name) and not (born and forms[start] == "là")
        return told and "hiện" not in forms[max(0, start - 4) : end]

    def _holder(self, start: int, held: list[Held], clause: Clause, status: str) -> int | None:
        before = [n for n in clause.people if self._cast.people[n].end <= start]
        forms = self._scan.words.forms
        if forms[max(0, start - 2) : start] in _PRETENDS:
            return None
        if before and self._of_kin(self._cast.people[before[-1]], start):
            kin = self._cast.people[before.pop()]  # "bà A - vợ ông B, Chủ tịch UBND huyện - làm Phó phòng"
            if not before or (kin.end == start and not self._told_by(self._cast.people[before[-1]], kin)):
                return None
        if before:
            end = self._cast.people[before[-1]].end
            gap = forms[end:start]
            if has_kin(forms, end, start) or self._of_another(end, start) or names_others(forms, end, start):
                return None
            if self._scan.words.forms[start] in ("là", "làm", "kiêm") and len(gap) > 14:
                return None
            if status == "current" and any(a in _ONE and end + k + 1 in self._scan.offices for k, a in enumerate(gap)):
                return None  # "…, vì vậy tỉnh điều một Phó Chủ tịch sang giữ chức Trưởng Ban"
            if ("ông", "này") in pairwise(gap) and "thị" in self._cast.people[before[-1]].name.lower().split():
                return None  # "vợ ông A được cấp đất thời kỳ ông này làm Bí thư"
            if "sẽ" in gap:
                return None  # "ông A cho biết thành phố sẽ điều động … về giữ chức …"
            return before[-1]
        after = [n for n in clause.people if self._cast.people[n].lead >= held[-1].end]
        if after and status == "former":
            return after[0]
        return None

    def _told_by(self, who: Who, kin: Who) -> bool:
        """Tell whether who somebody is stands right behind his name: "bà A, vợ ông B"; not "theo bà A, con ông B"."""
        between = self._scan.words.forms[who.end : kin.lead]
        return who.lead > 0 and self._scan.words.forms[who.lead - 1] != "theo" and len(between) <= _APPOSED

    def _of_another(self, start: int, end: int) -> bool:
        """Tell whether one speaks of another between his name and a verb: "ông A xác nhận, hàng loạt công chức là"."""
        forms = self._scan.words.forms
        quoted = any(forms[j] == ":" and forms[j + 1] in _QUOTES for j in range(start, end - 1))
        if quoted and "tôi" not in forms[start:end]:
            return True  # "ông A hỏi: "Anh làm chủ tịch xã lâu chưa?""
        said = self._parties.says(start, end - 1)
        if said is None:
            said = next((j for j in range(start + 1, end - 2) if forms[j - 1 : j + 1] == ["xác", "nhận"]), None)
        if said is None or "mình" in forms[start:end]:
            return False
        own = not set(PASSIVE).isdisjoint(forms[start:said]) or not _THERE.isdisjoint(forms[said + 1 : said + 3])
        return not own  # "ông A bị xác định liên quan khi còn làm …", "ông A cho biết trong 2 năm làm …"

    def _after(self, who: Who, start: int) -> list[str]:
        """Return the words between a person and a verb, his offices and what joins them left out."""
        forms, j = self._scan.words.forms, who.end
        while forms[j] == "," and j + 1 in self._scan.offices and j + 1 in self._cast.used and j + 1 < start:
            j = self._scan.offices[j + 1].end
        return forms[j:start]

    def _of_kin(self, who: Who, start: int) -> bool:
        """Tell whether a verb at `start` is said of one whose family `who` is; "vợ ông A, lúc này là …" tells of A."""
        forms = self._scan.words.forms
        if is_kins(forms, who, start):
            return True
        beside = forms[start] != "làm" and _WHEN.issuperset(self._after(who, start))
        if beside and forms[start] in ("là", "hiện", "đang") and _PAST.isdisjoint(forms[who.end : start]):
            return in_passing(forms, who) and who.end + 1 >= start
        return not beside and of_kin(forms, who)
