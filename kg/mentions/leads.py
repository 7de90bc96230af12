"""What stands before a person and may lead his office to him: a place, what he is in charge of, a comma."""

from __future__ import annotations

from collections.abc import Mapping

from kg.mentions.kin import kin_before
from kg.mentions.scan import Held, Scan

_PLACED = 12  # words of a place in a bracket
_NAME = 6  # words of a name and the comma behind it
CHARGE = 14  # words of what one is in charge of
_TELLING = frozenset(("là", "gồm", "do", "với", "cho", "của", "đã", "có", "được", "gửi", "về", "để", "cùng"))
_LISTS = {":", "gồm", "là"}
_REST = frozenset((
    "còn", "lại", "hiện", "nay", "tại", "khác", "mới", ",", "khóa", "được", "thông", "qua", "bầu",
    "gặp", "gỡ", "tiếp", "xúc", "cử", "tri", "dự", "tham", "có",
))  # fmt: skip  # "3 phó chủ tịch còn lại là", "Các đại biểu Quốc hội tiếp xúc cử tri có:"
_POSTS = ("vụ", "danh", "ghế", "trí")
_AS_FAR = 7  # words from an office to the list of its holders
_OPENING = frozenset((".", "\n", ",", '"', ":", "và", "có", "được", "do", "bởi"))


class Leads:
    """Looks at the words before the people of one page."""

    def __init__(
        self, scan: Scan, begins: Mapping[int, int], honoured: set[int], held_ends: Mapping[int, Held]
    ) -> None:
        self._scan = scan
        self._begins = begins
        self._honoured = honoured  # first words of phrases that open with "ông" or the like
        self._held_ends = held_ends

    def stopped(self, lead: int) -> bool:
        """Tell whether a sentence ends within the office before word `lead`: "… HĐND TP. Ông Trần Văn Cát"."""
        words = self._scan.words
        honorific = words.capital[lead] and self._scan.lexicon.honorifics.longest(words.forms, lead) is not None
        return honorific and lead > 0 and self._scan.folded.endswith(".", 0, words.ends[lead - 1])

    def placed(self, lead: int) -> Held | None:
        """Return the office with a place in a bracket before a name: "Chủ tịch UBND xã An Hòa (huyện …) - ông A".

        Or the one whose holder he is: "đình chỉ chức vụ Giám đốc Công ty của ông A".
        """
        forms = self._scan.words.forms
        if lead > 1 and forms[lead - 1] == "của":
            held = self._held_ends.get(lead - 1)
            return held if held and forms[held.start - 1] in _POSTS else None
        close = lead - 1 - (lead > 1 and forms[lead - 1] in ("-", ","))
        if close < 1 or forms[close] != ")":
            return None
        opening = next((j for j in range(close - 1, max(0, close - _PLACED), -1) if forms[j] == "("), None)
        if opening is None:
            return None
        inside = next((self._held_ends[k] for k in range(opening + 1, close + 1) if k in self._held_ends), None)
        short = close == opening + 2 and self._scan.written(opening + 1, close).isupper()  # "Ban Quản lý … (BQL) A"
        return inside or (self._held_ends.get(opening) if short or opening + 1 in self._scan.units else None)

    def bare(self, start: int, end: int) -> Held | None:
        """Return the office that opens a sentence before a name after a comma or a dash: "Bí thư Tỉnh ủy – A nói"."""
        forms = self._scan.words.forms
        held = self._held_ends.get(start - 1) if forms[start - 1] in (",", "-") else None
        if held is None or (held.start and forms[held.start - 1] not in (".", "\n", ",", ":")):
            return None
        goes_on = end < len(forms) and forms[end].isalpha() and forms[end] not in ("và", "cùng", "với")
        return held if goes_on and end not in self._scan.offices else None

    def of_unread(self, i: int) -> bool:
        """Tell whether a name that is not read stands before an office at word `i`: "ông Y Bhin, Bí thư Huyện ủy"."""
        words = self._scan.words
        if i < 3 or words.forms[i - 1] not in (",", "-"):
            return False
        first = i - 1
        while first > 0 and words.capital[first - 1] and words.forms[first - 1].isalpha() and i - first <= _NAME:
            first -= 1
        return first < i - 1 and first not in self._begins and words.forms[first - 1] in ("ông", "bà")

    def in_charge(self, lead: int) -> Held | None:
        """Return the office before what its holder is in charge of: "Phó Chủ tịch phụ trách văn hóa - xã hội A"."""
        words = self._scan.words
        if lead in self._honoured:
            return None
        for j in range(lead - 1, max(1, lead - CHARGE), -1):
            if words.forms[j] in ("phụ", "kiêm") and j in self._held_ends:
                return self._held_ends[j] if "trách" in words.forms[j : j + 3] else None
            if words.capital[j] or not (words.forms[j].isalpha() or words.forms[j] in ("-", "–")) or j in self._begins:
                return None
            if words.forms[j] in _TELLING:
                return None
        return None

    def opens(self, i: int, end: int) -> bool:
        """Tell whether word `i` opens a clause: also "theo Bí thư Huyện ủy, ông A, …", a name that ends at `end`."""
        forms = self._scan.words.forms
        if i and forms[i - 1] == "theo":
            return forms[end : end + 1] == [","] and end + 1 not in self._scan.offices
        return i == 0 or forms[i - 1] in _OPENING or kin_before(forms, i)  # "con gái Chủ tịch UBND tỉnh, ông A"


def to_list(forms: list[str], j: int) -> int | None:
    """Return where the names begin that an office, which ends before word `j`, is said to be of: "… còn lại gồm"."""
    k = next((k for k in range(j, min(j + _AS_FAR, len(forms))) if forms[k] not in _REST), j)
    return k + 1 if k < len(forms) and forms[k] in _LISTS else None
