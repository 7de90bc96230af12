"""Figures in the text with what they measure: "thu ngân sách … đạt 64% dự toán, bằng 112% so với cùng kỳ"."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace

from kg.language import amounts
from kg.language.amounts import Amount
from kg.language.normal import modern
from kg.lexicon.indicators import Measure, load
from kg.lexicon.phrases import suffix
from kg.mentions.times import Times
from kg.model import Reading, Sentence, Span

_FAR = 150  # code points between a measure and its figure
_MODIFIERS = 9  # words
_STOP = re.compile(r"\d")
_APPROXIMATE = re.compile(r"(?:ước đạt|ước|khoảng|hơn|gần|trên|dưới|xấp xỉ|ngót|chừng)\Z")
_ESTIMATE = re.compile(r"(?<!\w)(?:ước|dự kiến|ước tính|dự ước)(?!\w)")
_PLAN = re.compile(r"(?<!\w)(?:kế hoạch|dự toán|chỉ tiêu|mục tiêu|phấn đấu|sẽ|dự kiến|giao|đến năm)(?!\w)")
_SHORT = {"ktxh": "kinh tế - xã hội", "kt-xh": "kinh tế - xã hội", "nsnn": "ngân sách nhà nước", "gtsx": "giá trị sản xuất", "bhyt": "bảo hiểm y tế"}


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure: what is measured, in the words of the page, and the words that say so."""

    amount: Amount
    measure: str
    head: Span  # what is measured, as it stands in the text
    proof: Span
    clause: int  # where the words that belong to the figure begin
    end: int  # and where they end: after what it is compared with
    of_state: bool = False
    kind: str = "actual"
    rule: str = "indicator.measure"


@dataclass(frozen=True, slots=True)
class _Topic:
    """What a sentence speaks of: the phrase stays while its figures follow one another."""

    phrase: str
    span: Span
    measure: Measure
    plan: str | None = None  # what its figures are compared with
    clause: int = 0
    estimate: bool = False


@dataclass(frozen=True, slots=True)
class _Tail:
    """The words between a measure and its figure."""

    modifiers: int  # where they end
    verb: str | None  # the last word of change: "tăng"
    base: str | None
    link: str | None  # kind of the last link: is, up, down, part
    is_old: bool = False  # "từ 10% lên 12%": the first figure is of the past


def find(reading: Reading, times: Times) -> list[Figure]:
    """Return the figures of `reading` whose measures the table knows, in text order."""
    table = load()
    text = reading.folded
    hits = [
        (start, end, table.measures[i])
        for i, start, end in table.scan.find_matches_as_indexes(text)
        if not (start and text[start - 1].isalnum()) and not (end < len(text) and text[end].isalnum())
    ]
    if not hits:
        return []
    masked = _mask(reading, times)
    starts = [h[0] for h in hits]
    out: list[Figure] = []
    for sentence in reading.sentences:
        a, b = bisect_left(starts, sentence.span.start), bisect_left(starts, sentence.span.end)
        if a < b:
            found = amounts.find(text, sentence.span.start, sentence.span.end)
            if found:
                out += _Reader(reading, masked, sentence, hits[a:b]).read(found)
    return out


def _mask(reading: Reading, times: Times) -> str:
    """Return the folded text with places and periods blotted out, so that words alone remain."""
    out = list(reading.folded)
    for place in reading.places:
        if not re.match(r" (?:năm|tháng|tỷ|triệu|nghìn|%)", reading.folded[place.span.end :]):
            _blot(out, place.span, "§")
    for time in times.within(0, len(out)):
        _blot(out, time.span, "¤")
    return "".join(out)


def _blot(out: list[str], span: Span, sign: str) -> None:
    out[span.start : span.end] = sign * (span.end - span.start)


class _Reader:
    """Reads one sentence from left to right."""

    def __init__(
        self, reading: Reading, masked: str, sentence: Sentence, hits: list[tuple[int, int, Measure]]
    ) -> None:
        self._text, self._folded, self._masked = reading.document.text, reading.folded, masked
        self._sentence, self._hits = sentence.span, hits
        self._table = load()

    def read(self, found: list[Amount]) -> list[Figure]:
        topic: _Topic | None = None
        at = self._sentence.start
        out: list[Figure] = []
        for amount in found:
            figure, topic = self._read(amount, at, topic)
            at = amount.span.end
            if figure:
                out.append(figure)
                at = figure.end
        return out

    def _read(self, amount: Amount, floor: int, topic: _Topic | None) -> tuple[Figure | None, _Topic | None]:
        for start, end, measure in reversed(self._hits):
            if not floor <= start < amount.span.start:
                continue
            if amount.span.start - end > _FAR or ";" in self._folded[end : amount.span.start]:
                break
            named = self._named(start, end, measure, amount)
            if named:
                new, tail = named
                return (self._figure(new, tail, amount) if not tail.is_old else None), new
        if topic:
            tail = self._parse(floor, amount.span.start, whole=True)
            if tail and (tail.link or tail.base or self._new_time(floor, amount.span.start)):
                if not self._fits(topic.measure, amount):
                    return None, topic
                topic = replace(topic, plan=topic.plan)
                return (self._figure(topic, tail, amount, floor) if not tail.is_old else None), topic
            if self._folded[floor : amount.span.start] == "/" and "%" not in amount.unit:
                return self._planned(topic, amount), topic
        return None, None

    def _new_time(self, start: int, end: int) -> bool:
        return "¤" in self._masked[start:end]

    # ---- the measure

    def _named(self, start: int, end: int, measure: Measure, amount: Amount) -> tuple[_Topic, _Tail] | None:
        if not self._fits(measure, amount):
            return None
        tail = self._parse(end, amount.span.start)
        if tail is None:
            return None
        if measure.needs == "change" and tail.link not in ("up", "down", "part") and not tail.verb:
            return None
        left = suffix(self._folded[self._sentence.start : start], self._table.before)
        first = self._sentence.start + left if left is not None else start
        while left is not None:  # "chỉ tiêu tổng thu ngân sách"
            left = suffix(self._folded[self._sentence.start : first], self._table.before)
            first = self._sentence.start + left if left is not None else first
        last = tail.modifiers
        if measure.named and last <= end + 1:
            return None
        if self._is_other(first, end, last, amount, measure):
            return None
        phrase = self._say(first, end) + self._modifiers(end, last)
        estimate = _ESTIMATE.search(self._folded, first, amount.span.start) is not None
        return _Topic(phrase, Span(first, last), measure, clause=self._clause(first), estimate=estimate), tail

    def _fits(self, measure: Measure, amount: Amount) -> bool:
        unit = amount.unit.split("/")[0]
        words = unit.split(" ")
        while words and words[0] in ("nghìn", "vạn", "triệu", "tỷ"):
            words = words[1:]
        return amount.unit in measure.units or (" ".join(words) or "đồng") in measure.units

    def _is_other(self, first: int, end: int, last: int, amount: Amount, measure: Measure) -> bool:
        """Tell whether the figure is of something else than the life of a place: votes, one work, the nation."""
        folded, table = self._folded, self._table
        after = folded[amount.span.end : amount.span.end + 40]
        if table.against.search(folded, first, amount.span.start) or table.elsewhere.search(folded, first, amount.span.start):
            return True
        if table.owner.search(folded, end, last):
            return True
        clause = self._clause(first)
        before = folded[max(clause, first - 40) : first]
        if measure.of_place and not re.search(r"§[^,;]{0,14}\Z", self._masked[max(clause, first - 40) : first]) and clause < first:
            return True
        if re.match(r" (?:của|so với) (?:cả nước|toàn quốc)", after) and "so với" not in after:
            return True
        return table.owner.search(before) is not None and measure.units >= {"đồng"}

    def _clause(self, at: int) -> int:
        """Return where the clause begins in which `at` stands."""
        cut = max(self._folded.rfind(sign, self._sentence.start, at) for sign in ("; ", ". ", ": ", "("))
        return max(cut + 1, self._sentence.start)

    def _say(self, start: int, end: int) -> str:
        words = modern(self._text[start:end]).strip(" ,")
        words = _SHORT.get(words.lower(), words)
        if words and words[0].isupper() and not words[:2].isupper():
            words = words[0].lower() + words[1:]
        return words

    def _modifiers(self, start: int, end: int) -> str:
        """Return the words that narrow the measure: "công nghiệp trên địa bàn", without places and periods."""
        words, kept = modern(self._text[start:end]), []
        blotted = self._masked[start:end]
        for match in re.finditer(r"\([^()]*\)|[^\s,]+,?", blotted):
            word = match.group()
            if "§" in word or "¤" in word:
                while kept and kept[-1] in ("của", "tại", "ở", "toàn", "trong", "cho"):
                    kept.pop()
                continue
            kept.append(words[match.start() : match.end()])
        while kept and kept[-1].strip(",") in ("của", "tại", "ở", "toàn", "trong", "cho", "và", "về", "các"):
            kept.pop()
        return (" " + " ".join(kept)).rstrip(" ,")

    # ---- the words between

    def _parse(self, start: int, end: int, *, whole: bool = False) -> _Tail | None:
        """Read the words from a measure, or from the figure before, to the figure.

        With `whole` all of them must be links, adverbs, periods and the like.
        """
        tokens = list(self._table.tokens.finditer(self._masked, start, end))
        keep = len(tokens)
        while keep and tokens[keep - 1].lastgroup != "word":
            keep -= 1
        if whole and any(t.group() not in (";", "và", "trong", "đó", "vậy", "như") for t in tokens[:keep]):
            return None
        tail = tokens[keep:]
        links = [t for t in tail if t.lastgroup in ("is", "up", "down", "part")]
        marks = [t.group() for t in tail if t.lastgroup == "mark"]
        if not whole and not links and not ({":", "("} & set(marks)) and (keep or "," in marks):
            if not (keep <= _MODIFIERS and "," not in marks and not self._verbal(tokens[:keep])):
                return None
        base = next((t.group() for t in reversed(tail) if t.lastgroup == "base"), None)
        changes = [t for t in links if t.lastgroup in ("up", "down")]
        last = links[-1] if links else None
        verb = changes[-1].group() if changes and last is changes[-1] else None
        is_old = bool(tail) and tail[-1].group() == "từ"
        return _Tail(self._first_stop(tokens, start, end), verb, base, last.lastgroup if last else None, is_old)

    def _verbal(self, tokens: list[re.Match[str]]) -> bool:
        return any(t.lastgroup != "word" and t.lastgroup not in ("place", "time", "adverb", "mark") for t in tokens)

    def _first_stop(self, tokens: list[re.Match[str]], start: int, end: int) -> int:
        """Return where the modifiers of a measure end: before the first link, comma or adverb."""
        stop, words = start, 0
        inside = False
        for token in tokens:
            if token.lastgroup == "mark" and token.group() in "()":
                inside = token.group() == "("
                if inside and not re.match(r"\([^\d()]{2,30}\)", self._folded[token.start() :]):
                    break
            elif token.lastgroup == "mark" and token.group() != "-":
                break
            elif not inside and (token.lastgroup not in ("word", "place", "time", "mark") or token.group() in _AUXILIARY):
                break
            words += token.lastgroup == "word"
            if words > _MODIFIERS:
                break
            if token.lastgroup in ("word", "place") or token.group() == ")":
                stop = token.end()
        return stop

    # ---- the figure

    def _figure(self, topic: _Topic, tail: _Tail, amount: Amount, floor: int | None = None) -> Figure:
        base, end = tail.base, amount.span.end
        after = self._table.compared.match(self._masked, end, self._sentence.end)
        if after and (base is None or "so với" in after.group()):
            base, end = self._folded[after.start("base") : after.end("base")], after.end()
        measure = self._worded(topic, tail, amount, base)
        start = topic.span.start
        proof = Span(start if end - start <= 150 else floor or amount.span.start, end)
        kind = "estimate" if topic.estimate and floor is None else "actual"
        if _PLAN.search(self._folded, topic.span.start, topic.span.start + 12) or _PLAN.search(
            self._folded, max(topic.clause, topic.span.start - 40), topic.span.start
        ):
            kind = "plan"
        return Figure(amount, measure, topic.span, proof, topic.clause, end, topic.measure.of_state, kind)

    def _worded(self, topic: _Topic, tail: _Tail, amount: Amount, base: str | None) -> str:
        """Return the measure with the change and the base it is told with."""
        phrase = topic.phrase
        base = re.sub(r"^so với ", "", base).strip() if base else None
        verb = tail.verb.split(" ")[0] if tail.verb else None
        relative = amount.unit in ("%", "lần", "%/năm") or verb is not None
        if not relative:
            return phrase
        if verb:
            return f"{phrase} {tail.verb}" + (f" so với {base}" if base else "")
        if base:
            return f"{phrase} so với {base}"
        if tail.link == "part" and not phrase.startswith(("tỷ", "tỉ")):
            return f"tỷ trọng {phrase}"
        return phrase

    def _planned(self, topic: _Topic, amount: Amount) -> Figure:
        """Return the plan of "4.465 tỷ đồng/6.942 tỷ đồng"."""
        proof = Span(topic.span.start, amount.span.end)
        return Figure(
            amount, f"dự toán {topic.phrase}", topic.span, proof, topic.clause, amount.span.end, False, "plan", "indicator.plan"
        )


_AUXILIARY = {
    "được", "có", "tiếp", "không", "luôn", "vẫn", "đã", "sẽ", "cần", "phải", "bị", "do", "để", "nhằm", "theo", "đang", "còn", "mà", "nên", "vì", "như", "rất", "tuy", "nhưng",
    "cơ", "so",
}
