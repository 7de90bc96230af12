"""Figures in the text with what they measure: "thu ngân sách … đạt 64% dự toán, bằng 112% so với cùng kỳ"."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace

from kg.language import amounts
from kg.language.amounts import Amount
from kg.lexicon.indicators import Measure, load
from kg.mentions import between, counts
from kg.mentions.between import Tail
from kg.mentions.figure import Figure
from kg.mentions.measures import Measures, Topic, fits, worded
from kg.mentions.times import Times
from kg.model import Reading, Sentence, Span

_FAR = 150  # code points between a measure and its figure
_PROOF = 150
_ESTIMATE = re.compile(r"(?<!\w)(?:ước|dự ước|ước tính)(?!\w)")
_PLAN = re.compile(r"(?<!\w)(?:kế hoạch|dự toán|chỉ tiêu|mục tiêu|phấn đấu|sẽ|phải|dự kiến|đến năm|giao)(?!\w)")
_SHARE_OF = re.compile(r"(?<=%) (?:số|tổng số|các) ")  # "25% số hộ": of something else
_TAKES = re.compile(r"(?<!\w)thu(?: được| đạt| thêm)?(?!\w)")
_GOAL = re.compile(r"(?<!\w)(dự toán|kế hoạch|chỉ tiêu)(?!\w) ?")
_IS = re.compile(r" (?:là|chỉ là|khoảng)(?!\w)")
_Hit = tuple[int, int, Measure]


def find(reading: Reading, times: Times) -> list[Figure]:
    """Return the figures of `reading` that the table of measures knows, in text order."""
    hits = _hits(reading.folded)
    masked: str | None = None
    reader: _Reader | None = None
    starts = [h[0] for h in hits]
    out: list[Figure] = []
    for sentence in reading.sentences:
        span = sentence.span
        a, b = bisect_left(starts, span.start), bisect_left(starts, span.end)
        if a == b and not counts.worth(reading.folded, span) and not (reader and reader.topic):
            continue
        found = amounts.find(reading.folded, span.start, span.end)
        if found and reader is None:
            masked = between.mask(reading, times)
            reader = _Reader(reading, masked)
        if found and reader:
            out += reader.read(sentence, hits[a:b], found)
    return out


def _hits(text: str) -> list[_Hit]:
    """Return where measures of the table stand; one in brackets only names the one before: "(GRDP)"."""
    table = load()
    out = []
    for i, start, end in table.scan.find_matches_as_indexes(text):
        left, right = text[start - 1 : start], text[end : end + 1]
        if not left.isalnum() and not right.isalnum() and not (left == "(" and right == ")"):
            out.append((start, end, table.measures[i]))
    return out


class _Reader:
    """Reads the sentences of a page in order, each from left to right."""

    def __init__(self, reading: Reading, masked: str) -> None:
        self._reading, self._folded, self._masked = reading, reading.folded, masked
        self._measures = Measures(reading, masked)
        self.topic: Topic | None = None

    def read(self, sentence: Sentence, hits: list[_Hit], found: list[Amount]) -> list[Figure]:
        """Return the figures of one sentence."""
        out: list[Figure] = []
        span = sentence.span
        topic = self.topic
        at, carried = span.start, True
        for amount in found:
            figure, topic = self._read(amount, at, topic, hits, span, carried=carried)
            if figure is None and (topic is None or carried):
                figure = counts.read(self._reading, self._masked, amount, span, out[-1] if out else None)
            at = figure.end if figure else amount.span.end
            if figure:
                out.append(figure)
                carried = False
            elif topic is not self.topic:
                carried = False
        self.topic = topic
        return out

    def _read(
        self, amount: Amount, floor: int, topic: Topic | None, hits: list[_Hit], sentence: Span, *, carried: bool
    ) -> tuple[Figure | None, Topic | None]:
        start = amount.span.start
        near = [h for h in hits if floor <= h[0] and h[1] <= start and start - h[1] <= _FAR]
        for i in range(len(near) - 1, -1, -1):
            if ";" in self._folded[near[i][1] : start]:
                break
            outer = self._outer(near, i)
            named = self._named(outer, amount, sentence) or (
                self._named(near[i], amount, sentence) if outer is not near[i] else None
            )
            if named:
                new, tail = named
                return (None if tail.is_old or tail.is_past else self._figure(new, tail, amount, sentence, new.span.start)), new
        tail_on = between.after_figure(self._masked, floor, start) if topic else None
        if topic and tail_on and fits(topic.measure, amount.unit) and (not carried or _TAKES.search(self._folded, floor, start)):
            if tail_on.is_old or tail_on.is_past or tail_on.is_range:
                return None, topic
            if _SHARE_OF.match(self._folded, amount.span.end) and tail_on.link != "part":
                return None, None
            if _TAKES.search(self._folded, floor, start):  # "chỉ tiêu thu 4.500, đã thu được 5.619"
                topic = replace(topic, phrase=_GOAL.sub("", topic.phrase), plan=topic.plan or self._goal(topic.phrase))
            figure = self._figure(topic, tail_on, amount, sentence, floor)
            return figure, replace(topic, plan=self._goal(figure.measure) or topic.plan)
        bracket = topic and topic.plan and re.match(r" \((?:hơn |gần )*\Z", self._folded[floor:start])
        if topic and not carried and (bracket or self._folded[floor:start] == "/") and "%" not in amount.unit:
            return self._planned(topic, amount, sentence), topic
        return None, topic if carried else None

    def _outer(self, near: list[_Hit], i: int) -> _Hit:
        """Return the measure that the one number `i` only narrows: "giá trị sản xuất công nghiệp"."""
        while i and not near[i - 1][2].named and between.plain(self._masked, near[i - 1][1], near[i][0]):
            i -= 1
        return near[i]

    def _named(self, hit: _Hit, amount: Amount, sentence: Span) -> tuple[Topic, Tail] | None:
        if not fits(hit[2], amount.unit):
            return None
        tail = between.after_measure(self._masked, hit[1], amount.span.start)
        if tail is None or (hit[2].needs == "change" and tail.link not in ("up", "down", "part")):
            return None
        topic = self._measures.topic(hit, tail, amount, sentence)
        return (topic, tail) if topic else None

    def _figure(self, topic: Topic, tail: Tail, amount: Amount, sentence: Span, start: int) -> Figure:
        base, end = tail.base, amount.span.end
        after = load().compared.match(self._masked, end, sentence.end)
        if after and _IS.match(self._folded, after.end()):  # "so với chỉ tiêu được giao là 4.500": a figure of its own
            after = None
        if after and (base is None or "so với" in after.group()):
            base, end = self._folded[after.start("base") : after.end("base")], after.end()
        measure = worded(topic, tail, amount.unit, base)
        within = Span(topic.span.start, end)
        proof = within if end - within.start <= _PROOF else Span(start, end)
        kind = "plan" if tail.is_base else self._kind(topic, start, amount)
        return Figure(
            amount, measure, topic.span, proof, end, topic.clause, sentence, topic.measure.of_state, kind
        )

    def _kind(self, topic: Topic, start: int, amount: Amount) -> str:
        if _ESTIMATE.search(self._folded, min(topic.span.start, start), amount.span.start):
            return "estimate"
        before = max(topic.clause, topic.span.start - 40)
        return "plan" if _PLAN.search(self._folded, before, topic.span.end) else "actual"

    def _goal(self, measure: str) -> str | None:
        """Return the plan that a measure is, or is compared with."""
        match = _GOAL.search(measure)
        return match[1] if match else None

    def _planned(self, topic: Topic, amount: Amount, sentence: Span) -> Figure:
        """Return the plan of "4.465 tỷ đồng/6.942 tỷ đồng"."""
        return Figure(
            amount, f"{topic.plan or 'dự toán'} {_GOAL.sub('', topic.phrase)}", topic.span, Span(topic.span.start, amount.span.end), amount.span.end,
            topic.clause, sentence, kind="plan", rule="indicator.plan",
        )  # fmt: skip
