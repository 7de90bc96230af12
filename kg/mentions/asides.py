"""What stands between a name and the office that it is said to hold: age and birth, a degree, "hiện là"."""

from __future__ import annotations

from kg.mentions.scan import Scan

_AGE = ("tuổi", "sinh", "năm", "sn", "nay")
_DEGREES = {"thạc sĩ", "thạc sỹ", "tiến sĩ", "tiến sỹ", "cử nhân", "kỹ sư", "bác sĩ", "bác sỹ", "kiến trúc"}
_KIN = frozenset(("vợ", "chồng", "con", "cha", "mẹ", "bố", "em", "anh", "chị", "ông", "bà"))
_FIELD = 10  # words of a degree with its field


class Asides:
    """Steps over them on one page."""

    def __init__(self, scan: Scan) -> None:
        self._scan = scan

    def over(self, j: int) -> int:
        """Step over what tells age, birth or home: "(34 tuổi)", ", sinh năm 1978,", "(61 tuổi, quê Quảng Nam)"."""
        forms = self._scan.words.forms
        if j < len(forms) and forms[j] == "(":
            close = next((k for k in range(j, min(j + 30, len(forms))) if forms[k] in (")", "\n")), None)
            if close is None or forms[close] != ")":
                return j
            office = next((k for k in range(j + 1, close) if k in self._scan.offices), None)
            if office is not None and not _KIN.isdisjoint(forms[j + 1 : office]):
                return j  # "bà A (vợ ông B, Giám đốc Sở …)"
            if office is not None:
                return office if forms[office - 1] in (",", ";") else j
            return self._born(close + 1)
        return self._ranked(self._born(j))

    def _ranked(self, j: int) -> int:
        """Step over a rank before an office: "ông A - thiếu tướng, Chính ủy Bộ Tư lệnh"."""
        forms = self._scan.words.forms
        hit = self._scan.lexicon.ranks.longest(forms, j + 1) if forms[j : j + 1] in ([","], ["-"]) else None
        led = hit is not None and forms[hit[0] : hit[0] + 1] == [","] and hit[0] + 1 in self._scan.offices
        return hit[0] if hit and led else j

    def _born(self, j: int) -> int:
        forms = self._scan.words.forms
        if j < len(forms) and forms[j] in (",", "sinh", "năm", "sn"):
            k = j + (forms[j] == ",")
            while k < len(forms) and k - j <= 5 and (forms[k].isdigit() or forms[k] in _AGE):
                k += 1
            if k > j + (forms[j] == ",") and k < len(forms) and forms[k] in (",", "-"):
                return k
        return j

    def copula(self, j: int) -> tuple[str | None, int]:
        hit = self._scan.lexicon.copulas.longest(self._scan.words.forms, j)
        if hit is None or hit[0] >= len(self._scan.words.forms):
            return None, j
        end = hit[0]
        while end < len(self._scan.words.forms) and self._scan.words.forms[end] in (
            "chức",
            "vụ",
            "một",
            "trong",
            "chức danh",
        ):
            end += 1
        if end not in self._scan.offices:
            end = self._degree(end)
        return (hit[1], end) if end in self._scan.offices else (None, j)

    def _degree(self, j: int) -> int:
        """Step over what somebody is by learning: "là Thạc sĩ quản trị kinh doanh, Ủy viên …"."""
        forms = self._scan.words.forms
        if " ".join(forms[j : j + 2]) not in _DEGREES:
            return j
        comma = next((k for k in range(j + 2, min(j + _FIELD, len(forms))) if not forms[k].isalpha()), None)
        return comma + 1 if comma and forms[comma] == "," else j
