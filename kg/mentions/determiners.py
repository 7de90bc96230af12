"""Words before a paper that say how many there are, or which: "các", "03 dự thảo", "(1)"."""

from __future__ import annotations

import re

from kg.lexicon.phrases import without

_REACH = 40  # code points of them
_DETERMINER = re.compile(
    r"(?:\s|(?<!\w)(?:các|những|một|hai|ba|\d{1,2}|dự thảo|về|vào|toàn văn|nội dung|việc|bản|bộ|số|được)(?!\w))*$"
)
# What stands last in the words before, or nothing does: quicker to tell than by the pattern.
_DETERMINERS_END = (
    "các", "những", "một", "hai", "ba", "thảo", "về", "vào", "văn", "dung", "việc", "bản", "bộ", "số", "được",
)  # fmt: skip
_MARK = re.compile(r"(?<=[:;] )(?:\(?\d{1,2}[.)]|[-–+•])\s\Z")  # "gồm: (1) Nghị quyết về …; (2) …"
_MARKED = 8  # code points of it


def undetermined(left: str) -> str:
    """Return the words before a paper without the determiners and spaces at their end."""
    left = without(_MARK, left, max(0, len(left) - _MARKED))
    floor, bare = max(0, len(left) - _REACH), left.rstrip()
    determined = bare.endswith(_DETERMINERS_END) or bare[-1:].isdigit()
    return without(_DETERMINER, left, floor) if determined else left[: max(floor, len(bare))]
