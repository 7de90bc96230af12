"""Figures of what no table knows: whatever noun phrase of quantity stands before a number, whatever is counted by it.

The last to be asked: the readers with tables know better what they read.
"""

from __future__ import annotations

import re
from dataclasses import replace

from kg.language.amounts import Amount
from kg.language.normal import modern
from kg.lexicon import indicators
from kg.lexicon.figures import load
from kg.mentions import tallies
from kg.mentions.broad_sieve import FLOWS, WEIGHTS, is_great, is_public, unit_parts
from kg.mentions.figure import Figure
from kg.mentions.measures import CURRENCIES
from kg.model import Reading, Span

RULE = "indicator.broad"
STATED, COUNTED, COMPARED = "indicator.broad.stated", "indicator.broad.counted", "indicator.broad.compared"
_FAR = 150  # code points between the first word of what is measured and its number
_NEAR = 60  # and between two figures of one matter
_LONGEST = 14  # words of what is measured
_WORD = re.compile(r"\S+")
_SOME_OF = (" vùng", " miền", " ở các", " các")
_VAGUE = ("lượt", "người")
_NOT_TO = ("cho ", "của ", "đối với ", "về ")  # "hỗ trợ giống lúa cho 120 hộ"
_BEFORE = ("trước là", "trước đây là")
_CHANGES = ("tăng", "giảm", "vượt")
_LISTING = ("indicator.fund", "indicator.gift", "indicator.land")
_NO_SIZE = ("%", "lần")
_RANK = re.compile(r" (?:lớn|nhỏ|cao|thấp|nhiều|ít|đông|nhanh) (?:nhất|thứ)(?!\w).*")  # "đàn lợn lớn thứ hai cả nước"


def may(text: str, amount: Amount, sentence: Span) -> bool:
    """Tell whether `amount` can be such a figure, the first on its page."""
    if _is_counted(amount) and is_great(amount):
        return True
    start = amount.span.start
    return load().head.search(text, max(sentence.start, start - _FAR), start) is not None


def _is_counted(amount: Amount) -> bool:
    return not amount.unit.endswith(CURRENCIES) and amount.unit != "%"


def read(
    reading: Reading, masked: str, amount: Amount, floor: int, sentence: Span, last: Figure | None
) -> Figure | None:
    """Return the figure of `amount` as its clause tells it, if it is one of the life of a place.

    `last` is the figure before it in its sentence, and nothing before `floor` is of this one.
    """
    figure = _compared(reading, masked, amount, sentence, last) if last else None
    if figure:
        return figure
    ways = (_counted, _stated) if amount.unit.endswith("dân") else (_stated, _counted)
    for way in ways:
        figure = way(reading, masked, amount, floor, sentence)
        if figure:
            return figure if is_public(masked, figure) else None
    return None


def others(figures: list[Figure]) -> list[Figure]:
    """Return the figures that tables know: only these go on to what is listed behind them."""
    if len(figures) > 1 and figures[-1].rule == COMPARED and figures[-2].rule in _LISTING:
        return [replace(figures[-2], end=figures[-1].end)]  # "Quỹ … 4 tỷ đồng (60% kế hoạch), làm mới 18 nhà"
    return [] if figures and figures[-1].rule.startswith(RULE) else figures


def _compared(reading: Reading, masked: str, amount: Amount, sentence: Span, last: Figure) -> Figure | None:
    """Return what a figure told last comes to in shares: "thu dầu thô là 1.921 tỷ đồng, bằng 83% dự toán"."""
    start, end = amount.span
    if not last.end <= start <= last.end + _NEAR:
        return None
    gap = load().gap.fullmatch(masked, last.end, start)
    base = load().base.match(masked, end, sentence.end)
    if gap is None or not (gap["link"] or base or masked.find("(", last.end, start) >= 0):
        return None
    link, what = gap["link"] or "", last.measure.split(" so với ")[0]
    if link in _BEFORE:
        return _beside(last, amount, what, end, past=True) if amount.unit == last.amount.unit else None
    if amount.unit in WEIGHTS and last.measure.startswith("số ") and not link:  # "40.000 con (gần 2.000 tấn)"
        return _beside(last, amount, f"khối lượng {what.removeprefix('số ')}", end)
    if amount.unit == "lần" and link == "gấp" and base and last.amount.unit not in _NO_SIZE:
        against = indicators.load().spelt(modern(reading.document.text[base.start("base") : base.end("base")]))
        return _beside(last, amount, f"{what} so với {against}", base.end())
    if amount.unit != "%" or last.amount.unit == "%" or not (base or link in (*_CHANGES, "chiếm")):
        return None
    against = modern(reading.document.text[base.start("base") : base.end("base")]) if base else ""
    said = f" so với {indicators.load().spelt(against)}" if base else ""
    if link in _CHANGES:
        what = f"{what} {link}"
    elif link == "chiếm":
        what = f"tỷ lệ {what.removeprefix('số ')}"
    return _beside(last, amount, what + said, base.end() if base else end)


def _beside(last: Figure, amount: Amount, measure: str, end: int, *, past: bool = False) -> Figure:
    proof = Span(amount.span.start, end)
    return Figure(amount, measure, last.head, proof, end, last.clause, last.sentence, rule=COMPARED, past=past)


def _stated(reading: Reading, masked: str, amount: Amount, floor: int, sentence: Span) -> Figure | None:
    """Return the figure of the noun phrase before it: "lượng rác phải chôn lấp lên tới 5.200 tấn"."""
    table, start = load(), amount.span.start
    low = max(floor, sentence.start, start - _FAR)
    bracket = masked.rfind("(", low, start)
    stop = bracket if bracket >= 0 and table.tail.match(masked, bracket + 1, start) else start
    cut = max((m.end() for m in table.cut.finditer(masked, low, stop)), default=low)
    tail = table.tail.search(masked[cut:stop])
    end = cut + tail.start() if tail else stop
    head = None if masked.endswith(_NOT_TO, cut, end) else table.head.search(masked, cut, end)
    words = _words(reading, masked, head.start(), end) if head else []
    if head is None or not 0 < len(words) <= _LONGEST:
        return None
    proof = Span(head.start(), amount.span.end)
    return Figure(
        amount,
        _RANK.sub("", " ".join(words)),
        Span(head.start(), end),
        proof,
        proof.end,
        sentence.start,
        sentence,
        rule=STATED,
    )


def _counted(reading: Reading, masked: str, amount: Amount, floor: int, sentence: Span) -> Figure | None:
    """Return the number of what stands behind it: "thải ra 8.300 tấn chất thải rắn mỗi ngày"."""
    if not _is_counted(amount):
        return None
    noun, _ = unit_parts(amount.unit)
    start, end = amount.span
    stop = tallies.name_end(masked, end, sentence.end)
    words = indicators.load().tally.dangling.sub("", modern(reading.document.text[end:stop]))
    measure = words.strip() if words.startswith(" diện tích") else f"{FLOWS.get(noun, f'số {noun}')}{words}"
    if noun == "dân" and masked.startswith(_SOME_OF, end):  # "500 triệu dân ở các nước"
        return None
    if noun == "dân":  # "một thành phố 10 triệu dân"
        words, measure, stop = " ", "dân số", end
    if not words:
        if noun in indicators.load().vague or noun.startswith(_VAGUE):
            return None
        verb = load().verb.search(masked, max(sentence.start, start - _NEAR), start) if noun in FLOWS else None
        said = _plain(verb["verb"]) if verb else ""
        if noun in FLOWS and not said:
            return None
        measure = f"{measure} {said}".rstrip()
    head = Span(start, start)
    return Figure(amount, measure, head, Span(start, stop), stop, sentence.start, sentence, True, rule=COUNTED)


def _plain(verb: str) -> str:
    """Return the words of what is done, without those that only lead to it."""
    return " ".join(word for word in verb.split() if word not in load().dangling and word.isalpha())


def _words(reading: Reading, masked: str, start: int, end: int) -> list[str]:
    """Return the words from `start` to `end` without places and periods."""
    dangling = load().dangling
    kept: list[str] = []
    for match in _WORD.finditer(masked, start, end):
        if "§" in match.group() or "¤" in match.group():
            while kept and kept[-1] in dangling:
                kept.pop()
        else:
            kept.append(modern(reading.document.text[match.start() : match.end()]).strip(",("))
    while kept and kept[-1] in dangling:
        kept.pop()
    said = indicators.load().spelt(" ".join(kept))
    return (said[:1].lower() + said[1:]).split()
