"""The year of a day that is printed without one, from what the sentences around it report or plan."""

from __future__ import annotations

import re

_PAST = re.compile(r"(?:kiểm điểm|tổng kết|đánh giá|kết quả|tình hình)[^.;]{0,90}?(?<!\d )năm ((?:19|20)\d\d)(?!\s?-)")
_PLAN = re.compile(r"(?:phương hướng|mục tiêu|triển khai|kế hoạch)[^.;]{0,60}?năm ((?:19|20)\d\d)(?!\s?-)")


def fill(edtf: str, text: str) -> str:
    """Return "XXXX-12-11" with the year that `text`, the folded words around it, gives; else as it is.

    A year is reviewed from October on or early in the next; it is planned late in the one before.
    """
    if not edtf.startswith("XXXX-"):
        return edtf
    month = int(edtf[5:7])
    past, plan = _PAST.search(text), _PLAN.search(text)
    if past and (month >= 6 or month <= 2):
        return f"{int(past.group(1)) + (month <= 2):04}{edtf[4:]}"
    if plan and (month >= 11 or month <= 3):
        return f"{int(plan.group(1)) - (month >= 11):04}{edtf[4:]}"
    return edtf
