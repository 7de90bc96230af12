"""Whom a verb is said of, and whom it is done to."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise
from typing import TypeVar

from kg.mentions.attach import Cast
from kg.mentions.clauses import Clause, had_before, in_bracket, left_behind
from kg.mentions.kin import has_kin, kin_before, of_kin
from kg.mentions.scan import Scan
from kg.mentions.verbs import Verb

T = TypeVar("T")  # an office, or None

PASSIVE = ("được", "bị")
_TAKES = ("nhận", "chịu", "lãnh", "lĩnh")  # "nhận hình thức kỷ luật khiển trách"
_SAYING = {"nhận", "nói", "biết", "rằng", "hay", "định", "mạnh", "nghị", "trả", "lộ", "sẻ", "kể", "thích", "tin"}
_SAID = {
    "nhận": ("thừa", "xác"),
    "mạnh": ("nhấn",),
    "định": ("khẳng", "nhận"),
    "nghị": ("đề", "kiến"),
    "tin": ("thông", "đưa", "tự"),
}
_TELLS = {"nói", "biết", "rằng", "hay", "tin", "mạnh", "sẻ"}  # "cho hay", "thông tin", "nhấn mạnh", "chia sẻ"
_OPENS = ('"', "“", "'")
_QUOTES = ('"', "”")
_AGENT = 14  # words between "được" and the verb: who does it
_VOTERS = 40  # words of the places whose voters elect somebody
_OPENING = 12  # words before whom a sentence opens with
_COUNTS = frozenset(("các", "những", "hai", "ba", "bốn", "nhiều", "loạt"))
_NOUNS = frozenset(("người", "cán", "lãnh", "nguyên", "cựu", "công", "đảng", "đồng"))
_TIMES = frozenset(("năm", "tháng", "ngày", "tuần", "tuổi", "lần", "giờ", "nay", "qua"))
_ADVERBS = frozenset(("vừa", "đã", "đang", "mới", "từng", "đều", "cũng", "sẽ"))
_WITH = frozenset(("cùng", "và", "với", ",", "cả", "là", "trong", "số"))  # "ông A cùng hai cán bộ bị bắt"
_JOINED = _WITH - {","}
_NAMED = 9  # words of a name and "đã được"
_NOUN = 10  # words of people without names
_FOR = frozenset(("thế", "cho", "của", "vị", "trí", "vai", "trò", "ghế", "chỗ", "người", "tiền", "nhiệm", "là"))
_REPLACED = 7  # words between "thay" and whom
_NO_OBJECT = {"do", "bởi", "theo", "thay", "từ", "cùng"}


class Parties:
    """Answers for the verbs of one page."""

    def __init__(self, scan: Scan, cast: Cast) -> None:
        self._scan = scan
        self._people = cast.people
        self._used = cast.used
        self._at = cast.at
        self._words = sorted(cast.at)
        self._ends = cast.ends
        self._held_ends = scan.office_ends()

    def subjects(self, start: int, clause: Clause) -> list[int]:
        """Return the people before a verb that it is said of: the nearest, and those joined to him by "và"."""
        before = self._before(start, clause)
        if not before or self._interrupted(self._people[before[-1]].end, start):
            return []
        group = [before[-1]]
        between = self._scan.words.forms[self._people[group[0]].end : start]
        if between.count("(") > between.count(")"):
            return group  # "ông A và ông B (đã nghỉ hưu)"
        for n in reversed(before[:-1]):
            if self._people[n].name == self._people[group[-1]].name:
                continue
            if not self.coordinated(n, group[-1]):
                break
            group.append(n)
        return group[::-1]

    def _before(self, start: int, clause: Clause) -> list[int]:
        """Return the people before a verb that may be its subject: neither "theo ông A" nor one in brackets."""
        before = [n for n in clause.people if self._people[n].end <= start]
        free = [n for n in before if not self._closed(self._people[n].end, start)] or before
        return [n for n in free if self._people[n].lead == 0 or not self._aside(n, start)]

    def _aside(self, n: int, verb: int) -> bool:
        """Tell whether the word before a person makes the verb after him one of others: "theo ông A", "vợ ông A".

        But "con trai ông A, người đã bị bắt" and "con trai ông A (đã bị bắt)" tell of A.
        """
        forms, who = self._scan.words.forms, self._people[n]
        after = forms[who.end : verb]
        own = "người" in after or after.count("(") > after.count(")")
        kin = of_kin(forms, who) or self._of_kin(who.lead)
        return forms[who.lead - 1] == "theo" or (kin and not own)

    def _of_kin(self, lead: int) -> bool:
        """Tell whether one of his family is meant who is named with his office: "con trai cố Bí thư Tỉnh ủy A"."""
        first = self._titled(lead)
        return first < lead and kin_before(self._scan.words.forms, first)

    def _closed(self, start: int, end: int) -> bool:
        """Tell whether a bracket that was opened before closes between."""
        depth = 0
        for form in self._scan.words.forms[start:end]:
            depth += (form == "(") - (form == ")")
            if depth < 0:
                return True
        return False

    def _interrupted(self, start: int, end: int) -> bool:
        """Tell whether an office that is nobody's here stands between a person and a verb: the true subject."""
        forms = self._scan.words.forms
        if self.says(start, end) is not None or has_kin(forms, start, end) or self._of_some(start, end):
            return True
        quoted = (j for j in range(start, end - 1) if forms[j] == ":" and forms[j + 1] in _OPENS)
        if any("tôi" not in forms[j:end] for j in quoted):
            return True  # "Theo ông A …: “Công chức bị kỷ luật …”"
        if any(forms[j : j + 2] == [",", "việc"] for j in range(start, end)):  # "Theo ông A, việc điều động cán bộ …"
            return True
        passive = max((j for j in range(start, end) if forms[j] in PASSIVE), default=end)
        open_ = [j for j in range(start, passive) if j in self._scan.offices and j not in self._used]
        if open_ and (had_before(self._scan, start, open_[0]) or in_bracket(forms, start, passive, open_[-1])):
            return False
        return not all(left_behind(forms, j) for j in open_)  # "được điều chuyển từ Phó Chủ tịch sang giữ chức …"

    def says(self, start: int, end: int) -> int | None:
        """Return where, between a person and a verb, he speaks of somebody else: "ông A cho biết hai cán bộ là"."""
        forms = self._scan.words.forms
        return next((j for j in self._plain(start, end) if forms[j] in _SAYING and not self._of_himself(j)), None)

    def _of_some(self, start: int, end: int) -> bool:
        """Tell whether a verb at `end` is said of people without names: "thay hai lãnh đạo xã vừa bị cách chức"."""
        forms = self._scan.words.forms
        passive = next((j for j in range(end - 1, max(start, end - _AGENT), -1) if forms[j] in PASSIVE), start)
        while passive > start and forms[passive - 1] in _ADVERBS:
            passive -= 1
        if forms[passive - 1] == ",":  # "… để một số cán bộ vi phạm kỷ luật, bị khởi tố"
            led = range(max(start, passive - _NOUN - 3), passive)
            return any(forms[j] in ("để", "khiến") and forms[j + 1 : j + 3] == ["một", "số"] for j in led)
        for j in range(passive - 1, max(start, passive - _NOUN), -1):
            if forms[j] in (",", ";", "(", ")", "-", "và") or forms[j] in PASSIVE:
                return False
            if forms[j : j + 2] == ["một", "số"] and not self._scan.words.capital[j]:
                return forms[j - 1] not in _JOINED  # "… thiếu kiểm tra, một số cán bộ bị khởi tố"
            if (forms[j] in _COUNTS and forms[j + 1] not in _TIMES and not self._scan.words.capital[j]) or (
                forms[j].isdigit() and forms[j + 1] in _NOUNS
            ):
                return forms[j - 1] not in _WITH and j > start
        return False

    def _plain(self, start: int, end: int) -> Iterator[int]:
        """Yield the words that belong to no office, body or name: "Bình Định" says nothing."""
        scan, j = self._scan, start
        while j < end:
            whole = scan.offices.get(j) or scan.bodies.get(j)
            if whole:
                j = whole.end
                continue
            if not scan.words.capital[j]:
                yield j
            j += 1

    def _of_himself(self, j: int) -> bool:
        """Tell whether "nói" or the like at word `j` is not of others: "hội nghị", "cho biết được phân công"."""
        forms = self._scan.words.forms
        if forms[j : j + 2] == ["nhận", ","]:
            return True  # "ông A thừa nhận, rồi xin thôi chức"
        told = forms[j] in ("biết", "hay", "nhận") and any(form in PASSIVE for form in forms[j + 1 : j + 3])
        return told or forms[j - 1] not in _SAID.get(forms[j], (forms[j - 1],))

    def of_last_part(self, pairs: list[tuple[int, T]], start: int, told: set[int]) -> list[tuple[int, T]]:
        """Leave out of whom a verb at `start` is said those of whom another was, before a semicolon.

        "Cảnh cáo ông A; bà B được bầu làm Chủ tịch": B alone is elected; of "ông A thôi làm Bí thư; được bầu …" A is.
        """
        forms = self._scan.words.forms
        own = [pair for pair in pairs if not (pair[0] in told and ";" in forms[self._people[pair[0]].end : start])]
        return own or pairs

    def until(self, end: int, rest: list[tuple[int, int, Verb]], clause: Clause) -> int:
        """Return where the next verb begins, or its part of the sentence: "bầu 25 ủy viên; bà A tái cử Chủ tịch"."""
        rest = [told for told in rest if not (told[2].bare or self.in_bracket(end, told[0]))]
        if not rest:
            return clause.end
        start, _, verb = rest[0]
        if verb.voice != "self" and not self.undergoes(start, clause.start):
            return start
        forms = self._scan.words.forms
        semicolon = next((j for j in range(start - 1, end, -1) if forms[j] == ";"), start)
        return min(semicolon, self._led_by(start, end))

    def in_bracket(self, start: int, end: int) -> bool:
        """Tell whether a bracket opened after word `start` is still open at `end`: what it tells is another matter."""
        between = self._scan.words.forms[start:end]
        return between.count("(") > between.count(")")

    def _led_by(self, start: int, end: int) -> int:
        """Return where the one begins whom a verb at `start` is said of: "bầu ông A giữ chức …, ông B được bầu …"."""
        forms = self._scan.words.forms
        n = next((self._at[j] for j in range(start - 1, max(end, start - _NAMED), -1) if j in self._at), None)
        if n is None or forms[self._people[n].lead - 1] != "," or self._people[n].lead - 1 <= end:
            return start
        led = forms[self._people[n].end : start]
        return (
            self._people[n].lead
            if any(form in PASSIVE for form in led) and _ADVERBS.union(PASSIVE) >= set(led)
            else start
        )

    def undergoes(self, start: int, first: int) -> bool:
        """Tell whether "được" or "bị" stands before the verb, an agent perhaps between: "được HĐND tỉnh bầu"."""
        forms = self._scan.words.forms
        if forms[start - 1] in _TAKES and forms[start] == "kỷ":
            return forms[start - 2] not in ("tự", "xin")  # "ông A nhận kỷ luật cảnh cáo"
        for j in range(start - 1, max(first, start - _AGENT) - 1, -1):
            if forms[j] in PASSIVE:
                return True
            if forms[j] in _TAKES and forms[start - 1] in ("luật", "thức", "mức"):
                return forms[j - 1] not in ("tự", "xin")
            if forms[j] in (",", ";", ":") or j in self._at:
                return forms[j] == "," and forms[start] == "bầu" and self._by_voters(j, first)
        return False

    def _by_voters(self, start: int, first: int) -> bool:
        """Tell whether "được cử tri huyện A, huyện B, …" leads up to word `start`."""
        forms = self._scan.words.forms
        for j in range(start - 1, max(first, start - _VOTERS), -1):
            if forms[j] == ";" or j in self._at:
                return False
            if forms[j] == "được":
                return forms[j + 1 : j + 3] == ["cử", "tri"]
        return False

    def topic(self, start: int, clause: Clause) -> list[int]:
        """Return whom a sentence opens with: "Đối với ông A, Giám đốc Sở Y tế, tỉnh quyết định kỷ luật cảnh cáo"."""
        forms = self._scan.words.forms
        first = next((n for n in clause.people if self._people[n].lead - clause.start < _OPENING), None)
        if first is None or self._people[first].end > start:
            return []
        opening = forms[clause.start : self._people[first].lead]
        if opening[-2:] != ["đối", "với"] and not (opening[-1:] == ["của"] and ("đối", "với") in pairwise(opening)):
            return []
        group = [first]
        for n in range(first + 1, len(self._people)):
            if self._people[n].end > start or not self.coordinated(group[-1], n):
                break
            group.append(n)
        others = {self._people[n].name for n in clause.people if self._people[n].end <= start}
        return group if others == {self._people[n].name for n in group} else []

    def coordinated(self, a: int, b: int) -> bool:
        """Tell whether nothing but "và", commas and offices stands between two people."""
        forms, j, stop = self._scan.words.forms, self._people[a].end, self._people[b].lead
        comma = False
        while j < stop:
            if j in self._scan.offices and j in self._used:
                j = self._scan.offices[j].end
            elif forms[j] == "(" and ")" in forms[j:stop]:
                j = forms.index(")", j) + 1
            elif forms[j] in (",", "và", "cùng", ";", "-", "kiêm"):
                comma = comma or forms[j] in ("và", ";", "cùng") or (forms[j] == "," and j + 1 == stop)
                j += 1
            elif comma and stop - j <= 4 and not self._scan.words.capital[j] and forms[j - 1] != ";":
                return all(form.isalpha() for form in forms[j:stop])  # "và cán bộ địa chính B"
            else:
                return False
        return comma

    def is_object(self, n: int, j: int, end: int, verb: Verb) -> bool:
        """Tell whether the verb that ends before `end` is done to the person at word `j`."""
        if self.replaced(j) or self._says(n):
            return False
        forms = self._scan.words.forms
        before = forms[self._titled(j) - 1]
        if of_kin(self._scan.words.forms, self._people[n]) or (
            before in (",", "-") and forms[j - 2] in _QUOTES
        ):  # "… cách chức đối với …", ông A
            return False
        harms = verb.event in ("disciplined", "prosecuted")
        return before not in _NO_OBJECT and not (
            harms and (before == "của" or (before == "," and j - 1 == end) or j - end > 40)
        )

    def right_before(self, start: int) -> list[int]:
        """Return who stands right before a verb, with nothing but his offices and adverbs between."""
        forms, j = self._scan.words.forms, start
        while j > 0 and (forms[j - 1] in _ADVERBS or forms[j - 1] in ("tiếp", "tục", "còn")):
            j -= 1
        j -= forms[j - 1] == "hiện"
        j -= forms[j - 1] in (",", "(")
        if forms[j - 1] == ")":
            j = next((k for k in range(j - 2, max(0, j - _VOTERS), -1) if forms[k] == "("), j)
        titled = self._titled(j)
        end = titled - 1 if titled < j and self._joint(titled - 1) else titled
        n = self._ends.get(end)
        return [] if n is None or self._aside(n, start) else [n]

    def _titled(self, j: int) -> int:
        """Return where the offices begin that lead to the name at word `j`: "do | Bí thư Tỉnh ủy, Chủ tịch HĐND A"."""
        while True:
            held = self._held_ends.get(j) or (self._held_ends.get(j - 1) if self._joint(j - 1) else None)
            if held is None:
                return j
            j = held.start

    def _joint(self, j: int) -> bool:
        return self._scan.words.forms[j] in (",", "-")

    def _says(self, n: int) -> bool:
        """Tell whether the person goes on to speak: no object of the verb before him."""
        forms, j = self._scan.words.forms, self._people[n].end
        while j < len(forms) and (forms[j] in (",", "-") or j in self._scan.offices):
            j = self._scan.offices[j].end if j in self._scan.offices else j + 1
        return any(form in _TELLS for form in forms[j : j + 3])

    def replaced(self, j: int) -> bool:
        """Tell whether the person at word `j` is the one who is replaced: "thay thế ông B", "thay vị trí của ông B"."""
        forms, k = self._scan.words.forms, j
        while k > 0 and j - k < _REPLACED and forms[k - 1] in _FOR:
            k -= 1
        return k > 0 and forms[k - 1] == "thay"

    def far(self, n: int) -> bool:
        """Tell whether a later person of the sentence stands outside the list."""
        forms, lead = self._scan.words.forms, self._people[n].lead
        return lead == 0 or forms[lead - 1] not in (",", "và", ";", ":")

    def listed(self, start: int, limit: int) -> list[int]:
        """Return the people listed from word `start`."""
        return [self._at[j] for j in range(start, limit) if j in self._at and self._people[self._at[j]].lead == j]

    def meant(self, n: int) -> list[int]:
        """Return all people whom the words for person `n` mean: "hai ông" are two."""
        who, first, last = self._people[n], n, n
        while first and self._people[first - 1].lead == who.lead:
            first -= 1
        while last + 1 < len(self._people) and self._people[last + 1].lead == who.lead:
            last += 1
        return list(range(first, last + 1))

    def within(self, start: int, end: int) -> list[int]:
        """Return the people at words [start, end)."""
        first, last = bisect_left(self._words, start), bisect_left(self._words, end)
        return [self._at[word] for word in self._words[first:last]]

    def begin_at(self, end: int) -> bool:
        """Tell whether a person follows a verb at once: then "được" before it does not make it passive."""
        return any(j in self._at for j in range(end, end + 3))
