"""Sentences with figures, read from left to right: a measure stays while figures of it follow one another."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.language.amounts import Amount
from kg.language.normal import modern
from kg.lexicon.indicators import Measure, load
from kg.mentions import between, broad_figures, countryside, counts, each, figure_links, figure_parts, subjects
from kg.mentions.between import Tail
from kg.mentions.figure import Figure
from kg.mentions.measures import CURRENCIES, Measures, Topic, fits, many, worded
from kg.model import Reading, Span

Hit = tuple[int, int, Measure]  # where the word for a measure stands

_SHARE = Measure(frozenset(("%",)))
_NAMED = (*each.COUNTED, "indicator.share")
_FAR = 150  # code points between a measure and its figure
_MANY = 1000
_PROOF = 150  # code points of the words that prove a figure
_TAKES = re.compile(r"(?<!\w)thu(?: được| đạt| thêm)?(?!\w)")  # "chỉ tiêu thu 4.500 tỷ đồng, đã thu được 5.619"
_NEAR = 500  # code points between a measure and what is told of it again
_HOUSEHOLDS = re.compile(r"số hộ(?: dân| gia đình)?")
_HEADS = ("người", "dân", "khẩu")
_RATE = ("tỷ lệ", "tỉ lệ", "tỷ trọng", "tỉ trọng")
_TO = re.compile(r" (?:đến|tới) \d")
_CHANGES = re.compile(r"[^,;.]{0,40}? (?:lên|xuống|còn|sang|thành|đến|tới|tăng|giảm)(?!\w)")
_WHOLE = re.compile(r"giá trị sản xuất|giá trị tăng thêm|giá trị gia tăng")
_PARTS = re.compile(r"(?<!\w)cơ cấu(?!\w)[^;.]*\Z")
_IS = re.compile(r" (?:là|chỉ là|khoảng)(?!\w)")
_NEED = re.compile(r"( (?:tổng )?nhu cầu)(?!\w)")
_BRACKET = re.compile(r" \((?:hơn |gần )*")
_ESTIMATE = re.compile(r"(?<!\w)(?:ước|dự ước|ước tính)(?!\w)")
_PLAN = re.compile(r"(?<!\w)(?:kế hoạch|dự toán|chỉ tiêu|mục tiêu|phấn đấu|sẽ|phải|dự kiến|đến năm|giao)(?!\w)")


class FigureReader:
    """Reads the sentences of a page in order."""

    def __init__(self, reading: Reading, masked: str) -> None:
        self._reading, self._folded, self._masked = reading, reading.folded, masked
        self._measures = Measures(reading, masked)
        self.topic: Topic | None = None
        self._parted: Topic | None = None  # what parts have been told of
        self._whole: str | None = None  # what the sectors of an economy are parts of
        self._carried = False  # the topic is that of the sentence before
        self._end = 0

    def read(self, sentence: Span, hits: list[Hit], found: list[Amount]) -> list[Figure]:
        """Return the figures of one sentence."""
        if "\n" in self._folded[self._end : sentence.start]:
            self._whole = None
            again = figure_links.again(self._folded, self._masked, sentence.start, sentence)
            if not (again and self.topic and sentence.start - self.topic.span.end < _NEAR):
                self.topic = None
        self._end, self._carried, self._parted = sentence.end, True, None
        out: list[Figure] = []
        if figure_parts.supposed(self._folded, sentence):
            return out
        at = sentence.start
        for amount in found:
            whole = countryside.planned(self._reading, self._masked, out[-1], amount) if out else None
            if whole:
                out[-1], at = whole, whole.end
                continue
            figure = each.following(self._masked, amount, out[-1]) if out else None
            figure = figure or self._placed(amount, at, hits, sentence) or self._read(amount, at, hits, sentence)
            if figure is None and (self._carried or self.topic is None):
                figure = self._counted(amount, sentence, each.last(broad_figures.others(out)))
            figure = figure or self._country(amount, at, sentence, out)
            figure = figure or self._stated(amount, at, sentence) or self._broad(amount, at, sentence, out)
            at = figure.end if figure else amount.span.end
            if figure:
                out.append(figure)
        return out

    def _broad(self, amount: Amount, floor: int, sentence: Span, told: list[Figure]) -> Figure | None:
        last = told[-1] if told else None
        figure = broad_figures.read(self._reading, self._masked, amount, floor, sentence, last)
        if figure:
            self.topic = None
        return figure

    def _country(self, amount: Amount, floor: int, sentence: Span, told: list[Figure]) -> Figure | None:
        figure = countryside.read(self._reading, self._masked, amount, floor, sentence, told[-1] if told else None)
        if figure:
            self.topic = None
        return figure

    def _counted(self, amount: Amount, sentence: Span, last: Figure | None) -> Figure | None:
        figure = counts.read(self._reading, self._masked, amount, sentence, last)
        if figure and figure.rule in _NAMED:  # "còn 120 hộ nghèo, chiếm 0,3%"
            self.topic, self._carried = Topic(figure.measure, figure.head, _SHARE, figure.clause), False
        return figure

    def _stated(self, amount: Amount, floor: int, sentence: Span) -> Figure | None:
        """Return the share of what no table knows: "đồng bào dân tộc chiếm 42%"."""
        hit = subjects.find(self._masked, floor, amount, sentence)
        new = self._named(hit, amount, sentence) if hit else None
        if new is None or new[1].is_old or new[1].is_past:
            return None
        (self.topic, tail), self._carried = new, False
        figure = self._figure(self.topic, tail, amount, sentence, self.topic.span.start)
        return replace(figure, rule="indicator.stated")

    def _read(self, amount: Amount, floor: int, hits: list[Hit], sentence: Span) -> Figure | None:
        new = self._measured(amount, floor, hits, sentence)
        if new:
            self._parted = None
            (self.topic, tail), self._carried = new, False
            if tail.is_past:
                return None
            ranged = tail.is_old and _TO.match(self._folded, amount.span.end) is not None  # "từ 7% đến 8%"
            amount = replace(amount, approximator="từ") if ranged else amount
            past = tail.is_old and amount.approximator != "từ"
            if past and not _CHANGES.match(
                self._folded, amount.span.end, sentence.end
            ):  # "diện tích từ 30 km2 trở lên"
                return None
            tail = replace(tail, link="is", word=None) if past else tail  # "tăng từ 10%" is no growth of 10%
            return replace(self._figure(self.topic, tail, amount, sentence, self.topic.span.start), past=past)
        return self._continued(amount, floor, sentence) if self.topic else None

    # ---- a measure of its own

    def _measured(self, amount: Amount, floor: int, hits: list[Hit], sentence: Span) -> tuple[Topic, Tail] | None:
        """Return the measure named before a figure, and how the two are joined."""
        start = amount.span.start
        near = [h for h in hits if floor <= h[0] and h[1] <= start and start - h[1] <= _FAR]
        for i in range(len(near) - 1, -1, -1):
            if ";" in self._folded[near[i][1] : start]:
                return None
            outer = self._share(near, i) if amount.unit == "%" else None
            outer = outer or self._outer(near, i)
            named = self._named(outer, amount, sentence)
            if named is None and outer is not near[i]:
                named = self._named(near[i], amount, sentence)
            if named:
                return named
        return None

    def _placed(self, amount: Amount, floor: int, hits: list[Hit], sentence: Span) -> Figure | None:
        """Return the first of a list of places, each with its figure: "tỷ lệ giải ngân thấp như huyện A (12%)"."""
        start = amount.span.start
        found = each.beside(self._masked, floor, start)
        hit = next((h for h in reversed(hits) if found and floor <= h[0] and h[1] <= found.start()), None)
        if not (found and hit and fits(hit[2], amount.unit) and between.plain(self._masked, hit[1], found.start())):
            return None
        topic = self._measures.topic(hit, Tail(found.start(), link="is"), amount, sentence)
        if topic is None:
            return None
        figure = self._figure(topic, Tail(found.start(), link="is"), amount, sentence, topic.span.start)
        return replace(figure, head=Span(found.start("place"), start), rule=each.RULE)

    def _share(self, near: list[Hit], i: int) -> Hit | None:
        """Return the share that the measure number `i` only narrows: "tỷ lệ người dân tham gia bảo hiểm y tế"."""
        for hit in reversed(near[:i]):
            if hit[2].named and self._folded.startswith(_RATE, hit[0]):
                return hit if between.joined(self._masked, hit[1], near[i][0]) else None
        return None

    def _outer(self, near: list[Hit], i: int) -> Hit:
        """Return the measure that the one number `i` only narrows: "giá trị sản xuất công nghiệp"."""
        while i and not near[i - 1][2].named and between.plain(self._masked, near[i - 1][1], near[i][0]):
            i -= 1
        return near[i]

    def _named(self, hit: Hit, amount: Amount, sentence: Span) -> tuple[Topic, Tail] | None:
        measure = hit[2]
        if not fits(measure, amount.unit):
            return None
        tail = between.after_measure(
            self._masked, hit[1], amount.span.start, clause=measure.named or measure.needs == "link"
        )
        if tail is None or (
            measure.needs in ("link", "many")
            and not (tail.link or tail.is_old or (measure.needs == "many" and self._folded.endswith("với ", 0, hit[0])))
        ):
            return None
        if measure.needs == "many" and many(amount) < _MANY:
            return None
        parts = _PARTS.search(self._folded[sentence.start : hit[0]])
        if measure.needs == "change" and not (self._whole or parts) and tail.link not in ("up", "down", "part"):
            return None
        topic = self._measures.topic(hit, tail, amount, sentence)
        if topic is None:
            return None
        if measure.needs != "change":
            whole = _WHOLE.search(topic.phrase)
            self._whole = whole[0] if whole else None
        elif parts and amount.unit == "%":  # "cơ cấu kinh tế: nông nghiệp 25%"
            topic = replace(topic, phrase=f"tỷ trọng {topic.phrase}")
        elif self._whole:  # "trong đó, nông nghiệp đạt 3.200 tỷ đồng"
            topic = replace(topic, phrase=f"{self._whole} {topic.phrase}")
        return topic, tail

    # ---- one more figure of the same measure

    def _continued(self, amount: Amount, floor: int, sentence: Span) -> Figure | None:
        assert self.topic is not None
        start, topic, carried = amount.span.start, self.topic, self._carried
        gap = self._folded[floor:start]
        again = figure_links.again(self._folded, self._masked, floor, Span(sentence.start, start))
        takes = _TAKES.search(gap) is not None or again is not None
        if again and self._folded.startswith("cùng kỳ", sentence.start):  # the figure is of the year before
            return None
        told = None if carried else self._set_against(topic, gap, amount, sentence)
        if told:
            return told
        part = self._part(amount, floor, sentence)
        if part:
            return part
        other = (
            figure_links.BUDGET.search(gap)
            if "ngân sách" in topic.phrase and amount.unit.endswith(CURRENCIES)
            else None
        )
        if other and other[1] != topic.phrase.removeprefix("tổng ")[: len(other[1])]:  # "thu 3.800 tỷ, chi 9.800 tỷ"
            topic = Topic(f"{other[1]} ngân sách", Span(floor + other.start(1), start), topic.measure, floor)
            self.topic, self._carried = topic, False
            return self._figure(topic, Tail(start, link="is"), amount, sentence, topic.span.start)
        tail = between.after_figure(self._masked, figure_links.after(again, floor), start)
        if tail is None and not carried and amount.unit == "%":
            topic, tail = self._share_beside(topic, gap, amount, floor)
        if tail is None or not fits(topic.measure, amount.unit) or (carried and not takes):
            self.topic = topic if carried else None
            return None
        if (tail.is_old and amount.approximator != "từ") or tail.is_past or tail.is_range:
            return None
        if tail.link != "part" and amount.unit == "%" and not self._free(amount.span.end, sentence.end):
            self.topic = None
            return None
        if takes and not again:
            topic = replace(
                topic,
                phrase=figure_links.GOAL.sub("", topic.phrase),
                plan=topic.plan or figure_links.goal(topic.phrase),
            )
        if amount.unit.endswith(_HEADS) and topic.phrase.startswith("số hộ"):  # "1.200 hộ, tương đương 4.700 dân"
            topic = replace(topic, phrase=_HOUSEHOLDS.sub("số người", topic.phrase))
        figure = self._figure(topic, tail, amount, sentence, floor)
        self.topic = replace(topic, plan=figure_links.goal(figure.measure) or topic.plan)
        self._carried = False
        return figure

    def _set_against(self, topic: Topic, gap: str, amount: Amount, sentence: Span) -> Figure | None:
        """Return the plan of what was told last, or what it was in the year that it is compared with."""
        if not fits(topic.measure, amount.unit):
            return None
        if "%" not in amount.unit:
            goal = figure_links.GOAL_BEHIND.fullmatch(gap)
            if goal or gap == "/" or (topic.plan and _BRACKET.fullmatch(gap)):
                return self._planned(replace(topic, plan=goal["goal"]) if goal else topic, amount, sentence)
        if not each.compared(gap, self._masked, amount.span.end):
            return None
        figure = self._figure(topic, Tail(amount.span.start, link="is"), amount, sentence, topic.span.start)
        return replace(figure, past=True, kind="actual")

    def _share_beside(self, topic: Topic, gap: str, amount: Amount, floor: int) -> tuple[Topic, Tail | None]:
        """Return how a share without a link is told of what stands before it, where it is."""
        bracketed = self._bracketed(gap, amount)
        if bracketed and topic.measure is _SHARE:
            return topic, Tail(floor, link="part")
        if bracketed and figure_links.DISBURSED.search(topic.phrase):  # "giải ngân 51 tỷ đồng (36%)"
            return replace(topic, phrase=figure_links.DISBURSED.sub("tỷ lệ giải ngân", topic.phrase)), Tail(floor)
        if figure_links.AND_OF.fullmatch(gap) and load().compared.match(self._masked, amount.span.end):
            return topic, Tail(floor, link="part")  # "đạt 62% dự toán trung ương giao, 58% dự toán tỉnh giao"
        return topic, None

    def _bracketed(self, gap: str, amount: Amount) -> bool:
        """Tell whether a share stands alone in brackets: "38 trường đạt chuẩn (82,6%)"."""
        return _BRACKET.fullmatch(gap) is not None and self._folded.startswith(")", amount.span.end)

    def _part(self, amount: Amount, floor: int, sentence: Span) -> Figure | None:
        """Return what a part of the measure is: "trong đó khối quận gần 2.000 tỷ đồng"."""
        whole = self._parted or self.topic
        assert whole is not None
        name = figure_parts.part(self._masked, floor, amount.span.start, listed=self._parted is not None)
        shared = amount.unit == "%" and whole.phrase.startswith(_RATE)  # "tỷ lệ trường đạt chuẩn là 52%, trong đó …"
        if name is None or not (shared or amount.unit.endswith(CURRENCIES)) or not fits(whole.measure, amount.unit):
            return None
        words = modern(self._reading.document.text[name.start : name.end])
        self._parted = replace(whole, phrase=figure_links.GOAL.sub("", whole.phrase)) if whole.plan else whole
        self.topic, self._carried = replace(self._parted, phrase=f"{self._parted.phrase} {words}", plan=None), False
        proof, kind = Span(name.start, amount.span.end), self._kind(whole, floor, amount, sentence)
        return Figure(
            amount,
            self.topic.phrase,
            whole.span,
            proof,
            proof.end,
            whole.clause,
            sentence,
            kind=kind,
            rule="indicator.part",
        )

    def _free(self, end: int, stop: int) -> bool:
        """Tell whether a share says nothing of what it is a share of: "giảm 50% thời gian" is of something else."""
        return (
            end == stop
            or figure_links.FREE.match(self._masked, end) is not None
            or load().compared.match(self._masked, end) is not None
        )

    def _planned(self, topic: Topic, amount: Amount, sentence: Span) -> Figure:
        """Return the plan of "4.465 tỷ đồng/6.942 tỷ đồng", "đạt 54% kế hoạch (138 tỷ đồng)"."""
        measure = f"{topic.plan or 'dự toán'} {figure_links.GOAL.sub('', topic.phrase)}"
        proof, end = Span(topic.span.start, amount.span.end), amount.span.end
        if proof.end - proof.start > _PROOF:
            proof = amount.span
        return Figure(
            amount, measure, topic.span, proof, end, topic.clause, sentence, kind="plan", rule="indicator.plan"
        )

    # ---- the figure

    def _figure(self, topic: Topic, tail: Tail, amount: Amount, sentence: Span, start: int) -> Figure:
        base, end = tail.base, amount.span.end
        if base:  # in the words of the page
            base = self._folded[tail.base_at : tail.base_at + len(base)]
        after = load().compared.match(self._masked, end, sentence.end)
        if after and _IS.match(self._folded, after.end()):  # "so với chỉ tiêu được giao là 4.500": a figure of its own
            after = None
        if after and (base is None or "so với" in after.group()):
            base, end = self._folded[after.start("base") : after.end("base")], after.end()
        if base is None and tail.link == "part":
            within = figure_links.WITHIN.match(self._folded, end, sentence.end)
            base = f"trong {within[1]}" if within else None
        kind = "plan" if tail.is_base else self._kind(topic, start, amount, sentence)
        proof = Span(topic.span.start, end)
        if proof.end - proof.start > _PROOF or topic.span.start < sentence.start:
            proof = Span(figure_parts.word(self._folded, max(start, sentence.start)), end)
        measure = worded(topic, tail, amount.unit, base)
        need = _NEED.match(self._folded, end, sentence.end) if str(tail.word).startswith("đáp ứng") else None
        measure = f"{measure} đáp ứng{need[1]}" if need and amount.unit == "%" else measure
        return Figure(amount, measure, topic.span, proof, end, topic.clause, sentence, topic.measure.of_state, kind)

    def _kind(self, topic: Topic, start: int, amount: Amount, sentence: Span) -> str:
        if _ESTIMATE.search(self._folded, min(topic.span.start, start), amount.span.start):
            return "estimate"
        before = max(sentence.start, topic.clause, topic.span.start - 40)
        return "plan" if _PLAN.search(self._folded, before, topic.span.end) else "actual"
