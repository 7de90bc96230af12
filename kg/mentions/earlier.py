"""Words before a person that put what is told of him into the past: "dưới thời ông A", "trước đó, ông A là …"."""

from __future__ import annotations

_THEN = {
    ("thời",), ("thời", "điểm", "đó"), ("thời", "điểm", "ấy"), ("khi", "đó"), ("khi", "ấy"), ("lúc", "đó"),
    ("lúc", "ấy"), ("bấy", "giờ"), ("trước", "đó"), ("trong", "thời", "gian"), ("thời", "điểm"), ("vào", "lúc"),
}  # fmt: skip
_WHEN = frozenset(("khi", "lúc", "hồi", "thời"))
_SINCE = frozenset(("từ", "sau", "trong", "trước", "mỗi", "đến", "tới"))  # "từ khi ông A làm Chủ tịch", he may be still
_POSTS = {("cương", "vị"), ("vai", "trò")}
_STILL = 7  # words from "khi" to "còn"
_IS = (
    ["thời", "điểm", "đó", "là"],
    ["thời", "điểm", "này", "là"],
    ["thời", "kỳ", "này", "là"],
    ["thời", "kỳ", "đó", "là"],
    ["giai", "đoạn", "này", "là"],
    ["giai", "đoạn", "đó", "là"],
    ["lúc", "bấy", "giờ", "là"],
    ["bấy", "giờ", "là"],
    ["lúc", "ấy", "là"],
    ["kế", "nhiệm", "là"],
    ["đương", "nhiệm", "là"],
    ["tiền", "nhiệm", "là"],
    ["lâm", "thời", "là"],
    ["hiện", "tại", "là"],
    ["hiện", "giờ", "là"],
    ["khi", "ấy", "là"],
    ["khi", "đó", "là"],
    ["lúc", "đó", "là"],
    ["hiện", "là"],
    ["hiện", "nay", "là"],
    ["là"],
)
_PAST = ("khi", "lúc", "tiền", "thời", "giai", "bấy")
_CLAUSE = 50  # words of a clause of "trước khi"


def then(forms: list[str], lead: int) -> bool:
    """Tell whether the words before a person's first word speak of the past: "dưới thời", "trước khi làm …, ông A"."""
    stop = lead - (lead > 0 and forms[lead - 1] == ",")  # "Trước đó, ông là …"
    when = lead > 1 and forms[lead - 1] == "khi" and forms[lead - 2] not in _SINCE
    return when or any(tuple(forms[max(0, stop - n) : stop]) in _THEN for n in (1, 2, 3)) or _before_that(forms, lead)


def in_post(forms: list[str], office: int) -> bool:
    """Tell whether "trên cương vị" or the like leads to an office: one of the past or of today."""
    stop = office - (office > 0 and forms[office - 1] == "là")
    return tuple(forms[max(0, stop - 2) : stop]) in _POSTS


def then_still(forms: list[str], verb: int) -> bool:
    """Tell whether "còn" before a verb makes it one of the past: "khi ông này còn là Trưởng phòng"."""
    return forms[verb - 1] == "còn" and not _WHEN.isdisjoint(forms[max(0, verb - _STILL) : verb])


def _before_that(forms: list[str], lead: int) -> bool:
    """Tell whether a clause of "trước khi" ends right before word `lead`, which opens the main clause."""
    if lead == 0 or forms[lead - 1] != ",":
        return False
    first = max(0, lead - _CLAUSE)
    start = next((j for j in range(lead - 1, first, -1) if forms[j] in (".", "\n", ";")), first)
    return any(forms[j : j + 2] == ["trước", "khi"] for j in range(start, min(start + 4, lead)))


def was(forms: list[str], j: int) -> tuple[int, bool]:
    """Return where "là" or "thời điểm đó là" at word `j` ends, 0 where it is none, and whether it tells of the past."""
    then = next((words for words in _IS if forms[j : j + len(words)] == words), None)
    return (j + len(then), then[0] in _PAST) if then else (0, False)
