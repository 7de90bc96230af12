"""Bodies named before that a bare noun points back to: "sở này", "phó giám đốc bệnh viện", "Chủ nhiệm Ủy ban"."""

from __future__ import annotations

from collections import defaultdict

from kg.lexicon import Office
from kg.mentions.scan import Scan
from kg.model import Body

_ANAPHOR = ("này", "đó", "trên")
_CLOSES = frozenset(',.;:)-\n"') | {"cho", "nói", "đã", "là", "và"}  # behind "giám đốc công ty", the one firm named
# Nouns that mean the one such body of a page.
_NOUNS = (
    "bệnh viện",
    "ngân hàng",
    "trung tâm",
    "học viện",
    "tập đoàn",
    "tổng công ty",
    "nhà máy",
    "đài",
    "bảo tàng",
    "hội",
    "hiệp hội",
    "liên đoàn",
    "quỹ",
    "viện",
    "ban chỉ đạo",
    "hội đồng thi",
    "tổ công tác",
)
_OTHERS = ("hội đồng ", "hội nghị ", "viện kiểm sát ")
_PANELS = ("Chủ nhiệm", "Phó Chủ nhiệm", "Phó Chủ nhiệm Thường trực")  # of an "Ủy ban" that is no people's committee


class Recalled:
    """Remembers the bodies of one page in the order of its text."""

    def __init__(self, scan: Scan) -> None:
        self._scan = scan
        self._firms: dict[Body, None] = {}  # the firms named so far
        self._recent: dict[str, Body] = {}  # first word of a body's name → the last such body
        self._named: dict[str, dict[Body, None]] = defaultdict(dict)  # noun → the bodies so called
        self._panel: Body | None = None

    def add(self, body: Body) -> None:
        """Remember a body named now."""
        lower = body.name.lower()
        self._recent[lower.split()[0]] = body
        if body.kind == "Enterprise":
            self._firms[body] = None
        for noun in _NOUNS:
            if lower.startswith(f"{noun} ") and not lower.startswith(_OTHERS) and not _only_of(lower, noun):
                self._named[noun][body] = None
        if lower.startswith(("ủy ban ", "hội đồng dân tộc")) and body.kind in ("PartyAdvisoryBody", "CentralBody"):
            self._panel = body
        at = body.name.find(" Sở ")
        if at > 0:  # the sở that a phòng belongs to
            self._recent["sở"] = Body(body.name[at + 1 :], "SpecialisedAgency", body.place)

    def meant(self, j: int, office: Office) -> tuple[int, Body] | None:
        """Return the body that the noun at word `j`, behind an office, points back to, and where the noun ends."""
        forms = self._scan.words.forms
        if forms[j : j + 2] == ["nhà", "trường"] and "trường" in self._recent:
            return j + 2, self._recent["trường"]
        if forms[j : j + 2] == ["công", "ty"] and forms[j + 2 : j + 3] != []:
            return self._firm(j)
        if office.label in _PANELS and forms[j : j + 2] == ["ủy", "ban"] and self._panel and self._alone(j + 2):
            return j + 2, self._panel
        if j + 1 < len(forms) and forms[j] in self._recent and forms[j + 1] in _ANAPHOR:
            return j + 2, self._recent[forms[j]]
        return self._only(j)

    def _firm(self, j: int) -> tuple[int, Body] | None:
        """Return the one firm of the page, or with "này" the last named."""
        forms = self._scan.words.forms
        if len(self._firms) != 1:
            return None
        end = j + 2 + (forms[j + 2] in _ANAPHOR)
        return (end, next(iter(self._firms))) if end < len(forms) and forms[end] in _CLOSES else None

    def _only(self, j: int) -> tuple[int, Body] | None:
        """Return the one hospital, bank or the like that the page has named."""
        forms = self._scan.words.forms
        for noun, bodies in self._named.items():
            words = noun.split()
            end = j + len(words)
            if len(bodies) != 1 or forms[j:end] != words:
                continue
            end += end < len(forms) and forms[end] in _ANAPHOR
            if self._alone(end):
                return end, next(iter(bodies))
        return None

    def _alone(self, end: int) -> bool:
        """Tell whether nothing of a name follows: a sign, or a capital that begins a person's name."""
        words = self._scan.words
        if end >= len(words.forms) or words.forms[end] in _CLOSES:
            return True
        return words.capital[end] and end not in self._scan.units and end not in self._scan.levels


def _only_of(name: str, noun: str) -> bool:
    """Tell whether a board is named by its unit alone: "Ban Chỉ đạo tỉnh" is of another matter on each page."""
    return noun == "ban chỉ đạo" and name.split()[3] in ("tỉnh", "thành", "huyện", "quận", "thị", "xã", "phường")
