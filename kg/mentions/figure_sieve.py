"""Whether a sentence can hold a figure at all: quick to tell on the bare words, and most pages have none."""

from __future__ import annotations

import re
from bisect import bisect_left

from kg.language.amounts import Amount
from kg.lexicon.indicators import Measure, load
from kg.mentions import tallies
from kg.mentions.belonging import LEAST
from kg.mentions.measures import bare_unit, fits, many
from kg.model import Span

_FAR = 150  # code points between a measure and its figure
_NEAR = 80  # and between the words that tell of something counted and its number
_BESIDE = 40  # and between a number and the place that has what it counts
_HAS = re.compile(
    r"(?<!\w)(?:có|gồm|còn)(?: (?:hơn|gần|trên|khoảng|tổng số|tổng cộng|ngót|xấp xỉ|tới|đến|tất cả|cả thảy))* \Z"
)
_NEEDS = (" nhu cầu", " tổng nhu cầu", " công suất", " lượng", " sản lượng")
_BEING = re.compile(r" (?:dân số )?là ")


def may_tell(text: str, amount: Amount, sentence: Span, hits: list[tuple[int, int, Measure]]) -> bool:
    """Tell whether `amount` can be a figure, the first on its page; `hits` are the measures named in its sentence."""
    start = amount.span.start
    if any(begin < start <= end + _FAR and fits(measure, amount.unit) for begin, end, measure in hits):
        return True
    left = max(sentence.start, start - _NEAR)
    if amount.unit == "%":
        return _is_share(text, amount.span.end, left, start)
    if amount.unit.endswith(("đồng", "USD")):
        return load().sums.deed.verb.search(text, left, start) is not None
    return _is_count(text, amount, left)


def _is_share(text: str, end: int, left: int, start: int) -> bool:
    table = load()
    return (
        text.startswith(_NEEDS, end)
        or any(pattern.match(text, end) for pattern in (table.share, table.given, table.changed, _BEING))
        or (table.change.verb.search(text, left, start) is not None)
        or (table.stated.link.search(text, left, start) is not None)
    )


def _is_count(text: str, amount: Amount, left: int) -> bool:
    table, (start, end) = load(), amount.span
    noun = bare_unit(amount.unit)
    return bool(
        noun in ("dân", *table.goals)
        or table.standard.match(text, end)
        or _HAS.search(text, left, start)
        or table.poor.search(text, left, start)
        or table.done.verb.search(text, left, start)
        or tallies.may(noun, text, left, start)
    )


def may_belong(amount: Amount, places: list[int]) -> bool:
    """Tell whether a place, of which `places` tells where they begin, may stand behind a great number."""
    i = bisect_left(places, amount.span.end)
    if i == len(places) or places[i] - amount.span.end > _BESIDE or many(amount) < LEAST:
        return False
    table, noun = load(), bare_unit(amount.unit)
    return noun in table.counted or noun in table.many
