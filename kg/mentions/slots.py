"""The offices, and the bodies, that the words after a verb of a personnel event lead to."""

from __future__ import annotations

from kg.mentions.attach import Cast
from kg.mentions.clauses import chain, in_charge, left_behind
from kg.mentions.scan import Held, Scan
from kg.mentions.verbs import words
from kg.model import Body

_COUNTED = {"một", "hai", "ba", "bốn", "năm", "vị", "thêm", "bổ", "sung", "và", ",", "các", "tân", "danh", "chức"}
_NOW = ("hiện", "nay")
_TO = ("tại", "về", "đến", "sang", "vào")
_TIMES = ("trước", "sau", "đến", "tới")
_AS_WHOM = {("với", "chức", "danh"), ("với", "cương", "vị"), ("với", "vai", "trò"), ("với", "tư", "cách")}


class Slots:
    """Reads them on one page."""

    def __init__(self, scan: Scan, cast: Cast) -> None:
        self._scan = scan
        self._at, self._in_turn = cast.at, cast.in_turn
        self._complete = cast.complete
        self._markers = words("markers")
        self.verbs: set[int] = set()  # where the verbs of the sentence begin

    def first(self, end: int, limit: int) -> list[Held]:
        """Return the offices that a verb, which ends at word `end`, leads to before anybody is named."""
        for j in range(end, limit):
            if j in self._at:
                return []
            held = self.marked(j, end, limit)
            if held:
                return held
        return []

    def marked(self, j: int, end: int, limit: int) -> list[Held]:
        """Return the offices from word `j` if the verb or a marker leads to them."""
        if j not in self._scan.offices or self._once(j):
            return []
        forms = self._scan.words.forms
        if forms[j - 1] == ":" and forms[j - 3 : j - 1] == ["từ", "chức"]:
            return []  # "Ông A từ chức: Chủ tịch UBND quận nói gì"
        if self._as_whom(j, end) or self._besides(j):
            return []
        counted = j - end <= 4 and all(form in _COUNTED or form.isdigit() for form in forms[end:j])
        held = chain(self._scan, j, self._at, limit) if counted or self._led(j) else []
        acts = held and forms[end:j] == [","] and held[-1].end in self.verbs
        return [] if acts else self._complete(held)  # "Quốc hội phê chuẩn, Chủ tịch nước miễn nhiệm …"

    def _besides(self, j: int) -> bool:
        """Tell whether the office at word `j` is only who one is that gets another: "…, là đại biểu HĐND, làm …"."""
        forms, after = self._scan.words.forms, self._scan.offices[j].end
        return forms[j - 2 : j] == [",", "là"] and forms[after : after + 2] in ([",", "làm"], [",", "giữ"])

    def _as_whom(self, j: int, end: int) -> bool:
        """Tell whether "với chức danh" leads to the office at word `j`: what one is when he acts."""
        forms = self._scan.words.forms
        return j - 3 > end and tuple(forms[j - 3 : j]) in _AS_WHOM and forms[j - 4] != "đối"

    def destination(self, end: int, limit: int) -> Body | None:
        """Return the body that somebody is sent to, or put in charge of: "… đến nhận công tác tại UBND quận 2"."""
        forms = self._scan.words.forms
        for j in range(end, limit):
            found = self._scan.bodies.get(j)
            if found and j and (forms[j - 1] in _TO or (in_charge(forms, j) and len(found.body.name.split()) > 2)):
                return found.body
        return None

    def bound(self, end: int, limit: int, removal: bool) -> int:
        """Return where a verb's reach ends: at another time, and what somebody is removed for is not his old post."""
        forms = self._scan.words.forms
        stops = ("để", "xuống", "vì", "khi") if removal else ("khi",)
        found = (j for j in range(end, limit) if forms[j] in stops)
        return next((j for j in found if forms[j] != "khi" or forms[j - 1] in _TIMES), limit)

    def told_aside(self, j: int, limit: int) -> int | None:
        """Return the end of a bracket at word `j` in which another verb tells of somebody: "A (đã được điều động)"."""
        forms = self._scan.words.forms
        close = next((k for k in range(j, limit) if forms[k] == ")"), None)
        return close if close and any(j < start < close for start in self.verbs) else None

    def _once(self, j: int) -> bool:
        """Tell whether "từng là" or "hiện là" leads to word `j`: an office that one had, not the verb's."""
        ending = self._scan.lexicon.copulas.ending(self._scan.words.forms, j, 5)
        forms = self._scan.words.forms
        told = (
            start
            for start, status in ending
            if (status == "former" and start + 1 not in self._in_turn) or forms[start] in _NOW
        )
        return any(j - start > 1 and forms[start] != "giữ" for start in told)

    def _led(self, j: int) -> bool:
        """Tell whether a marker leads to word `j`: "thôi các chức vụ: Giám đốc Sở Y tế"; not "từ vị trí"."""
        forms = self._scan.words.forms
        return not left_behind(forms, j) and any(self._markers.ending(forms, j - (forms[j - 1] in (":", "(")), 4))
