"""What is measured: the phrase of a figure's measure, and whether it speaks of the life of a place."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.language.amounts import Amount
from kg.language.normal import modern
from kg.lexicon.indicators import Measure, load
from kg.mentions.between import Tail
from kg.model import Reading, Span

_DANGLING = ("của", "tại", "ở", "toàn", "trong", "cho", "và", "về", "các", "đối", "dưới")
_WORD = re.compile(r"\([^()]*\)|[^\s,]+,?")
_LOCALLY = re.compile(r" trên địa bàn(?: toàn)?(?: (?:tỉnh|thành phố|huyện|quận|thị xã|thị trấn|xã|phường))?(?!\w)")
_BEARS = re.compile(
    r"(?<!của )(?<!thuộc )(?<!tại )(?<!ở )(?<!§)§+(?: (?:hiện|hiện nay|nay|mới))? (?:có|rộng)(?: tổng)? \Z"
)
_LIMIT = re.compile(r" trở (?:lên|xuống)")  # "dân số 80.000 người trở lên": a rule
_COUNTED = ("số ", "hộ ", "tổng số ")
_MORE = ("cao hơn", "thấp hơn", "nhiều hơn", "lớn hơn", "ít hơn")
_DEFINED = re.compile(r"(?<!\w)tổng sản phẩm[^(),;.]{0,40} \((gr?dp)\)")
_NATION = re.compile(r" (?:của )?(?:cả nước|toàn quốc|việt nam)")
_SAID = re.compile(r"(?<!\w)(?:biết|rằng|hay|nói|báo cáo|thông tin|khẳng định|ước tính|cho thấy),? ")
_GIVEN = re.compile(r"(?<!\w)(?:tỷ trọng |tỷ lệ |mức )?đóng góp (?:của (?:[^\W\d_]+ ){1,6})?(?:vào|cho) \Z")
_OF_FAMILY = re.compile(r"(?: [^\W\d_]+){0,2} (?:của|nhà) (?:gia đình|nhà|hộ|ông|bà|anh|chị)(?!\w)")
_PERSONAL = re.compile(r"(?<!\w)(?:của|nhà|gia đình) (?:ông|bà|anh|chị|gia đình)(?!\w)")
_BESIDE = 60  # code points before a sum that tell whose it is
_OF_CASES = ("vi phạm ", "vi phạm về ", "sai phạm về ", "vi phạm trong ")  # "số vụ vi phạm về xây dựng giảm 50%"
_OUT_OF = ("trong ", "trong tổng ")
_TIMES = {"nghìn": 10**3, "vạn": 10**4, "triệu": 10**6, "tỷ": 10**9}
_SCALES = tuple(_TIMES)
_SCALE = re.compile(r"(?:(?:nghìn|vạn|triệu|tỷ) )*")
CURRENCIES = ("đồng", "USD", "Euro")  # what units of money end with


@dataclass(frozen=True, slots=True)
class Topic:
    """What a sentence speaks of; it stays while figures follow one another."""

    phrase: str
    span: Span  # of the phrase in the text
    measure: Measure
    clause: int  # where its clause begins
    plan: str | None = None  # what its figures were compared with


def fits(measure: Measure, unit: str) -> bool:
    """Tell whether a measure can be counted in `unit`, whatever the multiple."""
    words = unit.split("/")[0].split(" ")
    while words and words[0] in _SCALES:
        words = words[1:]
    return unit in measure.units or (" ".join(words) or "đồng") in measure.units


def bare_unit(unit: str) -> str:
    """Return what a unit counts, without its multiple: "triệu lượt khách" counts "lượt khách"."""
    return _SCALE.sub("", unit, count=1)


def many(amount: Amount) -> float:
    """Return the number that an amount stands for, its multiple counted in."""
    value = float(amount.value)
    for word in amount.unit.split(" "):  # "triệu tỷ đồng"
        if word not in _TIMES:
            break
        value *= _TIMES[word]
    return value


class Measures:
    """Names measures on one page."""

    def __init__(self, reading: Reading, masked: str) -> None:
        self._text, self._folded, self._masked = reading.document.text, reading.folded, masked
        self._table = load()
        defined = self._folded.find("tổng sản phẩm")
        gloss = _DEFINED.search(self._folded, defined) if defined >= 0 else None
        self._spelt = {gloss[1]: modern(self._text[gloss.start() : gloss.end()])} if gloss else {}

    def topic(self, hit: tuple[int, int, Measure], tail: Tail, amount: Amount, sentence: Span) -> Topic | None:
        """Return the measure at `hit` with the words around it; None where its figure is no indicator."""
        start, end, measure = hit
        first = self._first(start, sentence.start)
        clause = self.clause(first, sentence.start)
        if measure.needs in ("change", "opening") and not self._table.opens.search(
            self._masked[max(sentence.start, first - 16) : first]
        ):
            return None
        if self._folded.endswith(_OF_CASES, 0, first):
            return None
        if self._folded.endswith(_OUT_OF, 0, first) and measure.needs == "link":  # "trong số hồ sơ đã nhận, 30 %"
            return None
        if (measure.named and tail.modifiers <= end + 1) or self._is_other(first, hit, tail, amount, clause, sentence):
            return None
        narrowed = self._narrowed(end, tail.modifiers)
        if measure.owned and not (
            narrowed
            and (tail.link == "is" or tail.is_old)
            and amount.unit != "%"
            and self._is_public(first, end, amount, sentence)
        ):
            return None
        phrase = self._say(first, end, short=not (narrowed and measure.needs == "opening")) + narrowed
        if measure.verbal and "%" not in amount.unit:
            phrase = _deed(phrase, amount.unit)
        return Topic(phrase, Span(first, max(end, tail.modifiers)), measure, clause)

    def clause(self, at: int, floor: int) -> int:
        """Return where the clause begins in which `at` stands."""
        cut = max(self._folded.rfind(sign, floor, at) for sign in ("; ", ": ", "("))
        start = max(cut + 1, floor)
        return start + (self._folded[start] == " ")

    def _first(self, start: int, floor: int) -> int:
        """Return where the measure begins with the words before its head: "chỉ tiêu tổng thu ngân sách"."""
        given = _GIVEN.search(self._folded, max(floor, start - 70), start)
        if given:  # "đóng góp của nông nghiệp vào GRDP"
            return given.start()
        while match := self._table.before.search(self._folded, max(floor, start - 24), start):
            start = match.start()
        return start

    def _is_other(
        self, first: int, hit: tuple[int, int, Measure], tail: Tail, amount: Amount, clause: int, sentence: Span
    ) -> bool:
        """Tell whether the figure is of something else than the life of a place: votes, one work, the nation."""
        _, end, measure = hit
        folded, table, stop = self._folded, self._table, amount.span.start
        if (
            _LIMIT.match(folded, amount.span.end)
            or _OF_FAMILY.match(folded, amount.span.end)
            or table.against.search(folded, first, stop)
            or table.elsewhere.search(folded, first, stop)
        ):
            return True
        if _PERSONAL.search(folded, end, tail.modifiers):
            return True
        if table.owner.search(self._masked, end, tail.modifiers) or _NATION.match(folded, amount.span.end):
            return True
        if table.loss.search(folded[max(sentence.start, first - 40) : first]):
            return True
        if measure.of_place and not self._of_place(hit, tail, first, sentence):
            return True
        if measure.of_work and table.owner.search(
            self._masked, max(sentence.start, folded.rfind(";", 0, first)), first
        ):
            return True
        return "đồng" in measure.units and table.owner.search(self._masked, max(clause, first - 40), first) is not None

    def _is_public(self, first: int, end: int, amount: Amount, sentence: Span) -> bool:
        """Tell whether a sum or number is of a place, or of a matter of its government."""
        stop, floor = amount.span.start, max(sentence.start, first - _BESIDE)
        said = [m.end() for m in _SAID.finditer(self._folded, floor, first)]
        if self._table.bounds.private.search(self._folded, said[-1] if said else floor, stop):
            return False
        return (
            self._masked.find("§", end, stop) >= 0
            or self._table.bounds.matters.search(self._folded, first, stop) is not None
        )

    def _of_place(self, hit: tuple[int, int, Measure], tail: Tail, first: int, sentence: Span) -> bool:
        """Tell whether an area is that of a place: it is its subject, or its population stands beside it."""
        if tail.modifiers > hit[1] or self._table.owner.search(self._masked, sentence.start, first):
            return False
        if self._folded.find("dân số", sentence.start, sentence.end) >= 0:
            return True
        return _BEARS.search(self._masked, max(sentence.start, first - 40), first) is not None

    def _say(self, start: int, end: int, *, short: bool = True) -> str:
        words = modern(self._text[start:end]).strip(" ,")
        spelt = self._table.short.get(words.lower()) if short else None
        words = self._spelt.get(words.lower()) or spelt or self._table.spelt(words)
        return words[0].lower() + words[1:] if words[:1].isupper() and not words[:2].isupper() else words

    def _narrowed(self, start: int, end: int) -> str:
        """Return the words that narrow the measure, without places and periods."""
        kept: list[str] = []
        for match in _WORD.finditer(self._masked, start, end):
            if "§" in match.group() or "¤" in match.group():
                while kept and kept[-1] in _DANGLING:
                    kept.pop()
            else:
                kept.append(modern(self._text[match.start() : match.end()]))
        while kept and kept[-1].strip(",") in _DANGLING:
            kept.pop()
        return _LOCALLY.sub("", " " + " ".join(kept)).rstrip(" ,") if kept else ""


def _deed(phrase: str, unit: str) -> str:
    """Return the measure of things done: "số lao động giải quyết việc làm"."""
    noun = " ".join(w for w in unit.split("/")[0].split() if w not in _SCALES)
    phrase = phrase.removeprefix("số ").removeprefix(f"{noun} ").removesuffix(f" {noun}")
    return f"số {noun} {phrase}"


def worded(topic: Topic, tail: Tail, unit: str, base: str | None) -> str:
    """Return the measure with the change and the base it is told with: "… tăng so với cùng kỳ"."""
    base = load().spelt(base.removeprefix("so với ").strip()) if base else None
    if tail.is_base and base:
        return f"{base} {topic.phrase}"
    phrase = f"{topic.phrase} {tail.adverb}" if tail.adverb and tail.adverb not in topic.phrase else topic.phrase
    if tail.link in ("up", "down"):
        compared = base or (topic.plan if tail.word and tail.word.startswith("vượt") else None)
        change = tail.word if tail.word in _MORE else str(tail.word).removesuffix(" hơn")
        phrase = f"{topic.phrase} {change}" + (f" {tail.adverb}" if tail.adverb else "")
        return phrase + (f" so với {compared}" if compared else "")
    if unit.startswith(("%", "lần")):
        if base and not base.startswith("trong "):
            return f"{phrase} so với {base}"
        if tail.link == "part" and not phrase.startswith(("tỷ", "tỉ")):
            share = "tỷ lệ" if phrase.startswith(_COUNTED) else "tỷ trọng"
            return f"{share} {phrase.removeprefix('số ')}" + (f" {base}" if base else "")
        if unit == "%" and phrase.startswith("số ") and tail.link:  # "giải quyết 820 hồ sơ, đạt 98%"
            return f"tỷ lệ {phrase.removeprefix('số ')}"
    return phrase
