"""Indicators: figures about the economy, the budget and the society of a place."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.mentions import figures
from kg.mentions.areas import Areas
from kg.mentions.evidence import evidence
from kg.mentions.figure import Figure
from kg.mentions.times import Times
from kg.model import IndicatorFact, Reading, Span

# what reports sum up for the period of which they are
_YEARLY = re.compile(
    r"ngân sách|thu nội địa|gr?dp|tổng sản phẩm|giá trị (?:sản xuất|gia tăng|tăng thêm)|tăng trưởng|kim ngạch|xuất khẩu"
    r"|nhập khẩu|thu hút|vốn đăng ký"
    r"|giải ngân|bán lẻ|thành lập mới|(?:so với|trong) (?:cùng kỳ|dự toán|kế hoạch|năm)|tổng thu|tổng chi"
)
_ALIKE = 0.5  # share of common words of two measures that are one
_ALIKE_SHARES = 0.6  # the same for round shares, which are often equal


def extract(reading: Reading) -> list[IndicatorFact]:
    """Return the indicators that `reading` states, in text order."""
    if not re.search(r"\d", reading.folded):
        return []
    times = Times(reading)
    areas = Areas(reading)
    facts: list[IndicatorFact] = []
    for figure in figures.find(reading, times):
        fact = _fact(reading, figure, times, areas)
        if fact:
            facts += [replace(fact, area=place) for place in areas.several(figure)] or [fact]
    return _once(facts)


def _fact(reading: Reading, figure: Figure, times: Times, areas: Areas) -> IndicatorFact | None:
    area = areas.of(figure)
    if area is None:
        return None
    sentence = figure.sentence
    after = Span(figure.end, sentence.end)
    named = times.told(figure.told)
    if named:
        period: str | None = named
    elif figure.past:
        period = times.behind(after)
    else:
        start = figure.amount.span.start
        yearly = _YEARLY.search(figure.measure.lower()) is not None
        period = times.of(start, sentence.start, after, of_state=figure.of_state, yearly=yearly)
        period = times.beyond(figure.amount.span.end, start, sentence.start, period)
    if figure.told and not named and period and times.year and int(period[:4]) > times.year:
        period = str(times.year)  # the year to come was only spoken of above a table
    if (
        figure.amount.unit == "%/năm"
        and period
        and not named
        and not times.own(sentence.start, figure.amount.span.start)
    ):
        period = times.term(sentence.start)  # a rate a year is one of several years
    if figure.rule == "indicator.plan" and period:
        period = period[:4]
    published = reading.document.published
    ahead = period is not None and published is not None and period[:4] > published[:4]
    kind = "plan" if ahead else figure.kind
    proof = evidence(reading.document, figure.proof, figure.rule)
    unit = "%" if figure.amount.unit == "%/năm" else figure.amount.unit
    return IndicatorFact(
        area, figure.measure, figure.amount.value, unit, period, proof, kind, figure.amount.approximator
    )


def _once(facts: list[IndicatorFact]) -> list[IndicatorFact]:
    """Leave out what is said twice: of two tellings of one figure the one with a period stays."""
    kept: list[IndicatorFact] = []
    for fact in facts:
        i = next((i for i, other in enumerate(kept) if _same(fact, other)), None)
        if i is None:
            kept.append(fact)
        elif kept[i].period is None and fact.period:
            kept[i] = fact
    return kept


def _same(a: IndicatorFact, b: IndicatorFact) -> bool:
    if (a.area, a.value, a.unit) != (b.area, b.value, b.unit):
        return False
    if a.period and b.period and a.period != b.period and "." not in a.value:
        return False
    round_share = a.unit == "%" and "." not in a.value
    x, y = (_words(fact, compared=not round_share) for fact in (a, b))
    return 2 * len(x & y) >= (_ALIKE_SHARES if round_share else _ALIKE) * (len(x) + len(y))


def _words(fact: IndicatorFact, *, compared: bool) -> set[str]:
    """Return the words of a measure, with or without what it is compared with."""
    measure = fact.measure.lower()
    return set((measure if compared else measure.split(" so với ")[0]).split())
