"""Seats in committees: "tham gia BCH, BTV Đảng ủy xã", "bầu ông A vào Ban Thường vụ", "thôi tham gia Ủy ban"."""

from __future__ import annotations

from collections.abc import Callable

from kg.lexicon import Office
from kg.mentions.bodies import BodyReader
from kg.mentions.scan import Found, Held, Scan
from kg.model import Body

_SEATS = ("PartyCommittee", "StandingCommittee", "PartyOrganisation")
_COMMITTEES = ("Ban Chấp hành ", "Ban Thường vụ ", "Đoàn Chủ tịch ", "Bộ Chính trị", "Ban Bí thư", "Ủy ban Kiểm tra ",
               "Ủy ban Mặt trận ", "Ban Thường trực ")  # fmt: skip
MEMBER = Office("Ủy viên", of=_SEATS)
_VOTES = {("trúng", "cử"), ("chỉ", "định"), ("đắc", "cử"), ("thương", "cử"), ("hiệp", "thương")}
_VOTE = 60  # words between "bầu" and the committee: those whom it gets, and who they are
_WON = ("trúng", "đắc", "tái")  # "trúng cử Ban Chấp hành Đảng bộ"
_FRONT = (["ủy", "ban"], ["ban", "thường", "trực"])  # what the committee of the Front is called for short
_ENDS = frozenset((".", ",", ";", "\n", ")", "để", "do", "vì", "khóa", "nhiệm", "và"))


class Seats:
    """Reads them on one page."""

    def __init__(self, scan: Scan, bodies: BodyReader, term: Callable[[int], int]) -> None:
        forms = scan.words.forms
        self._scan, self._bodies, self._term = scan, bodies, term
        self._last = -1  # where the last seat ended
        begin = [i + 2 for i in scan.words.at.get("tham", []) if i + 2 < len(forms) and forms[i + 1] == "gia"]
        begin += [i + 1 for i in scan.words.at.get("vào", []) if i + 1 in scan.bodies and self._voted(i)]
        begin += [i + 1 for i in scan.words.at.get("cử", []) if i + 1 in scan.bodies and forms[i - 1] in _WON]
        self.begin = begin  # words where a committee may begin in which somebody gets a seat
        self._begin = set(begin)

    def read(self, i: int) -> Held | None:
        """Return the seat in a committee that begins at word `i`: "tham gia BCH, BTV Đảng ủy xã" is two."""
        forms = self._scan.words.forms
        if i not in self._begin and self._last != i - 1:
            return None
        if self._last == i - 1 and forms[i - 1] not in (",", "và"):
            return None
        found = self._bodies.read(i) or self._of_front(i)
        if found is None or not (found.body.kind in _SEATS or found.body.name.startswith(_COMMITTEES)):
            return None
        self._last = self._term(found.end)
        return Held(i, self._last, MEMBER, MEMBER.label, found.body, "current", True, found.given)

    def _of_front(self, i: int) -> Found | None:
        """Return the committee of the Front that "thôi tham gia Ủy ban" means where the page tells of one before."""
        forms = self._scan.words.forms
        short = next((words for words in _FRONT if forms[i : i + len(words)] == words), None)
        if short is None or forms[i + len(short) : i + len(short) + 1] == [] or forms[i + len(short)] not in _ENDS:
            return None
        named = (f.body for j, f in self._scan.bodies.items() if j < i and f.body.name.startswith("Ủy ban Mặt trận "))
        last = max(named, key=lambda body: body.place is not None, default=None)
        if last is None:
            return None
        name = last.name if len(short) == 2 else f"Ban Thường trực {last.name}"
        return Found(i, i + len(short), Body(name, last.kind, last.place), 1)

    def _voted(self, i: int) -> bool:
        """Tell whether somebody is voted or named "vào" (word `i`) a committee."""
        forms = self._scan.words.forms
        for j in range(i - 1, max(0, i - _VOTE), -1):
            if forms[j] in (".", "\n"):
                return False
            if forms[j] == "bầu" or tuple(forms[j - 1 : j + 1]) in _VOTES:
                return True
        return False
