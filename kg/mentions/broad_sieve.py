"""Whether a figure that no table knows is one of the life of a place, and none of a case, a work or a firm."""

from __future__ import annotations

import re

from kg.language.amounts import Amount
from kg.lexicon import indicators
from kg.lexicon.figures import holds, load
from kg.mentions.figure import Figure
from kg.mentions.measures import CURRENCIES, bare_unit, many

FLOWS = {
    "tấn": "lượng",
    "tạ": "lượng",
    "m3": "lượng",
    "lít": "lượng",
    "ha": "diện tích",
    "km2": "diện tích",
    "m2": "diện tích",
}
WEIGHTS = ("tấn", "tạ")
_AROUND = 60  # code points before a number that tell whose it is
_BEHIND = 60
_LIMIT = re.compile(r" trở (?:lên|xuống)| về ")  # "dân số từ 250.000 người trở lên": a rule
_PLANNED = re.compile(r"(?<!\w)kế hoạch(?: [^\W\d_]+){1,2} \Z")  # "đảm bảo kế hoạch trồng một triệu cây"
_TO = re.compile(r"(?<!\w)(?:cho|đến với|đối với|giúp|của|gặp|mời)(?: (?:hơn|gần|trên|khoảng|các))* \Z")
_CHANGES = ("%", "lần")
_FAR = 400  # and of its sentence, on either side
_MANY = 1000
_GREAT = 10_000
_SUMMED = 100
_SUM = 5e7  # đồng: less is the matter of a man
_WIDE = {"ha": 10, "km2": 1, "m2": 100_000}
_LEAST = {"tấn": 100, "tạ": 1000, "m3": 1000, "lít": 100_000}
_PER = ("/ngày", "/ngày đêm", "/năm")


def is_great(amount: Amount) -> bool:
    """Tell whether so many may be counted of a place at all."""
    unit = unit_parts(amount.unit)[0]
    return many(amount) >= (1 if unit in FLOWS else _MANY)


def is_public(masked: str, figure: Figure) -> bool:
    """Tell whether a figure is one of the life of a place."""
    table, sentence, amount = load(), figure.sentence, figure.amount
    unit, per = unit_parts(amount.unit)
    if unit in table.units or (per and not (per in _PER and unit in FLOWS)):
        return False
    if amount.unit.startswith("tỷ ") and not amount.unit.endswith(CURRENCIES):
        return False
    left = max(sentence.start, amount.span.start - _AROUND)
    right = min(sentence.end, figure.end + _BEHIND)
    measure = figure.measure.lower()
    if (
        _LIMIT.match(masked, amount.span.end)
        or (amount.approximator == "từ" and "-" in masked[amount.span.start : amount.span.end])
        or _PLANNED.search(masked, left, amount.span.start)
        or holds(table.near, masked, left, right)
        or holds(table.near, measure)
        or indicators.load().against.search(measure)
        or table.measure.search(measure)
        or table.ahead.search(masked, left, amount.span.start)
        or holds(table.sentence, masked, *_around(figure))
    ):
        return False
    wide = _WIDE.get(unit, 0)
    if figure.rule.endswith("stated"):
        if many(amount) < wide or measure[-1].isdigit() or not _suits(masked, figure, measure, unit):
            return False
        yearly = "ngân sách" in measure or table.whole.search(masked, left, right) or masked.find("¤", left, right) >= 0
        if table.single.match(measure) and not yearly:
            return False
        return not table.bare.match(measure) and (
            table.more.search(measure) is not None
            or _is_sum(masked, figure, measure)
            or (
                measure.startswith("tổng số ")
                and many(amount) >= _SUMMED
                and unit in indicators.load().many | indicators.load().counted
            )
            or table.whole.search(masked, left, right) is not None
            or masked.find("§", left, right) >= 0
        )
    if _is_of_some(masked, figure, unit):
        return False
    public = table.matters.search(measure) is not None
    if wide:
        return public and many(amount) >= wide
    public = public or table.whole.search(masked, left, right) is not None
    if unit in FLOWS:
        return many(amount) >= (1 if per else _LEAST[unit])
    return many(amount) >= (_MANY if public else _GREAT)


def _is_of_some(masked: str, figure: Figure, unit: str) -> bool:
    """Tell whether what is counted took part in something, or had something done to it."""
    table, sentence, (start, end) = indicators.load(), figure.sentence, figure.amount.span
    low = _around(figure)[0]
    people = unit in table.many or unit in table.tally.people
    return (
        table.tally.cases.search(masked, end, min(figure.end + _BEHIND // 2, sentence.end)) is not None
        or (people and _TO.search(masked, max(sentence.start, start - _BEHIND), start) is not None)
        or (people and table.bounds.touched.search(masked, low, start) is not None)
    )


def _suits(masked: str, figure: Figure, measure: str, unit: str) -> bool:
    """Tell whether a measure can be counted in a unit; what a firm takes in or spends is left out."""
    table = load()
    if not figure.amount.unit.endswith(CURRENCIES):
        return unit in _CHANGES or table.sums.match(measure) is None
    return many(figure.amount) >= _SUM and not holds(table.owners, masked, *_around(figure))


def _is_sum(masked: str, figure: Figure, measure: str) -> bool:
    """Tell whether a sum is taken in or spent where the budget is spoken of."""
    budget = measure.startswith(("thu ", "chi ")) and figure.amount.unit.endswith(CURRENCIES)
    return budget and load().matters.search(masked, *_around(figure)) is not None


def _around(figure: Figure) -> tuple[int, int]:
    """Return where the words of a figure's sentence begin and end that may tell whose it is."""
    start, end = figure.amount.span
    return max(figure.sentence.start, start - _FAR), min(figure.sentence.end, end + _FAR)


def unit_parts(unit: str) -> tuple[str, str]:
    """Return what a unit counts, and by what."""
    head, slash, per = bare_unit(unit).partition("/")
    return head, slash + per
