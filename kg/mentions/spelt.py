"""Names of bodies as they are spelt out: abbreviations, numbers and the years of what is held once."""

from __future__ import annotations

from kg.mentions.scan import Scan

_LISTED = 8  # words of a list within a name
_CALLED_AFTER = frozenset(("chợ", "khu", "tích", "viên", "đường", "cầu", "phố", "chùa", "hồ", "trường", "rừng", "lăng"))
_CLOSES = frozenset(",.;:)(-")
_ONCE = ("Ban Chỉ đạo", "Hội đồng thi", "Hội đồng chấm", "Ban Tổ chức", "Hội đồng bình chọn")  # boards of an event


def expanded(scan: Scan, start: int, end: int) -> str:
    """Return words [start, end) as written, abbreviations spelt out."""
    spelt = scan.lexicon.abbreviations
    parts: list[str] = []
    for k in range(start, end):
        written = scan.written(k, k + 1)
        parts.append(spelt.get(written) or spelt.get(written.lower()) or written)
        if k > start + 1 and written.isdigit() and parts[-2] == "-" and scan.words.starts[k] == scan.words.ends[k - 1]:
            parts[-3:] = ["".join(parts[-3:])]  # "COVID-19"
    return " ".join(parts).replace(" . ", ".").replace(" , ", ", ")


def numbered(scan: Scan, i: int) -> bool:
    """Tell whether a number at word `i` closes a name: "Công ty Sông Đà 11 -", "COVID-19 tỉnh"."""
    forms = scan.words.forms
    closes = i + 1 == len(forms) or forms[i + 1] in _CLOSES or i + 1 in scan.levels
    return (closes and forms[i - 1] != ",") or (forms[i - 1] == "-" and scan.words.capital[i - 2])


def dated(scan: Scan, name: str, end: int) -> int:
    """Return where the name of a board ends with its year: "Ban Chỉ đạo thi tốt nghiệp THPT | năm 2019"."""
    forms = scan.words.forms
    year = "".join(forms[end + 1 : end + 2]) if forms[end : end + 1] == ["năm"] and name.startswith(_ONCE) else ""
    whole = year.isdigit() and len(year) == len("2019") and forms[end + 2 : end + 3] != ["-"]
    return end + 2 if whole else end


def heads(scan: Scan, start: int, i: int) -> bool:
    """Tell whether the name at word `i` is that of who heads a board: "Trưởng ban Quản lý dự án Lê Văn Bến"."""
    forms = scan.words.forms
    board = start > 1 and forms[start - 2 : start] == ["quản", "lý"] and start < i
    return board and forms[i - 1] not in _CALLED_AFTER


def listed(scan: Scan, comma: int) -> int:
    """Step over the comma of "Hiệp hội Đại học, cao đẳng Việt Nam": common words up to the country.

    Or up to the last of the list: "Ban Quản lý dự án giao thông, công trình dân dụng và công nghiệp tỉnh".
    """
    forms, k = scan.words.forms, comma + 1
    while k < len(forms) and k - comma < _LISTED:
        if forms[k : k + 2] == ["việt", "nam"] or (forms[k] == "và" and _closes(scan, k + 1)):
            return comma + 1 if k > comma + 1 else comma
        common = scan.lexicon.common.longest(forms, k)
        if common is None and forms[k] != "và":
            return comma
        k = common[0] if common else k + 1
    return comma


def _closes(scan: Scan, i: int) -> bool:
    """Tell whether a common noun at word `i` closes a list before a unit."""
    hit = scan.lexicon.common.longest(scan.words.forms, i)
    return hit is not None and (hit[0] in scan.levels or hit[0] in scan.units)
