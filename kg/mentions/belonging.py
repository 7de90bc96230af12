"""Numbers of what a place has, told by the place behind them: "2.900 tuyến kênh rạch trên địa bàn thành phố"."""

from __future__ import annotations

import re

from kg.language.amounts import Amount
from kg.language.normal import modern
from kg.lexicon.indicators import load
from kg.lexicon.phrases import over
from kg.mentions.figure import Figure
from kg.mentions.measures import many
from kg.model import Reading, Span

_OF = re.compile(
    r"(?:(?: (?:đang|hiện|hiện có|sinh sống|sống|cư trú|hoạt động))*"
    r" (?:trên địa bàn|của|tại|ở|khắp|trong)(?: toàn| cả| địa bàn)?| toàn)? (?=§)"
)
_ACROSS = re.compile(r" (?:trên địa bàn|đang sinh sống|sinh sống)(?!\w)")
_PLACE = re.compile(r"§+(?: §+)*")
_PERSONS = ("hộ", "lao động", "nhân khẩu", "đảng viên", "con")
_UNITS = ("xã", "phường", "quận", "huyện", "thị trấn", "tỉnh", "thôn", "ấp")  # "286 xã phường"
_COMING = (" đến", " tới", " về", " vào", " dự")
_PEOPLE = 10_000
_POPULATION = 100_000
LEAST = 100  # of things


def read(reading: Reading, masked: str, amount: Amount, noun: str, sentence: Span) -> Figure | None:
    """Return the figure of `amount` if the place that has what it counts stands right behind."""
    table = load()
    start, end = amount.span.start, amount.span.end
    stop = over(table.standard_words, masked, end, sentence.end)
    across = _ACROSS.search(masked, end, stop)
    stop = across.start() if across else stop
    of = _OF.match(masked, stop, sentence.end)
    if of is None or noun not in table.counted | table.many or noun in _UNITS:
        return None
    person = noun in table.many or noun in _PERSONS
    if many(amount) < (_PEOPLE if person else LEAST) or "/" in masked[start:end]:
        return None
    behind = over(_PLACE, masked, of.end(), sentence.end)
    if (
        table.bounds.crowd.match(masked, behind)
        or table.bounds.clause.search(masked, end, stop)
        or table.bounds.touched.search(masked, sentence.start, start)
    ):
        return None
    if table.no_count.search(masked, end, behind + 12):
        return None
    words = modern(reading.document.text[end:stop])
    if not words and (noun == "người" or noun in table.vague):
        return None
    if words.endswith(" các") or (words.endswith(_COMING) and not noun.startswith(("lượt", "khách", "du khách"))):
        return None
    dense = (noun == "dân" and not words) or (noun == "người" and words == " dân")
    if noun == "dân" and not dense:  # "1,7 triệu dân vùng hạ du của Quảng Nam"
        return None
    if dense and many(amount) < _POPULATION:  # "phục vụ 12.000 người dân quận 9": some of them
        return None
    measure = "dân số" if dense else f"số {noun}{words}"
    head, proof = Span(start, of.end()), Span(start, behind)
    return Figure(amount, measure, head, proof, stop, sentence.start, sentence, True, rule="indicator.belonging")
