"""Numbers of things that a page speaks of, whoever has them: "hiện 12 dự án đang thi công; 8 dự án chờ phê duyệt"."""

from __future__ import annotations

import re

from kg.language.amounts import Amount
from kg.language.normal import modern
from kg.lexicon.indicators import load
from kg.lexicon.phrases import over
from kg.mentions.figure import Figure
from kg.mentions.figure_parts import SAYING
from kg.mentions.measures import CURRENCIES, bare_unit, many
from kg.model import Reading, Span

RULE = "indicator.tally"
_BEFORE = 90  # code points that tell whose things they are
_LEAD = 50
_AFTER = 30  # and what they are in
_FAR = 150  # between what was counted and its sum
_LEAST = 3
_SOME = 10  # of what acts itself
_MANY = 1000  # people
_LONGEST = 14  # words of a name
_FEW = 10
_NUMBERS = re.compile(r"\d(?: ?,| và) \Z")  # "tổ 1, 7, 8 ấp An Hòa"
_ALL = re.compile(r"(?<!\w)(?:tất cả|cả|toàn bộ) \Z")  # of what was told before
_BADE = re.compile(r" (?:hàng|mời)(?!\w)")  # "khách hàng", "khách mời" are guests of somebody
_ONE = re.compile(
    r",? (?:của|thuộc|tại|trong|ở) (?:dự án|công trình|khu đô thị|kđt|khu dân cư|công ty|tập đoàn|doanh nghiệp"
    r"|ngân hàng|chung cư|tòa nhà|bệnh viện|khách sạn|sân bay|nhà máy|gói thầu|ông|bà)(?!\w)"
)
_SIZED = re.compile(r"(?: [^\W\d_]+){0,3} có (?:tổng|chiều|quy mô|diện tích)(?!\w)")  # one work, of so many parts
_OF_ONE = re.compile(
    r"(?<!các )(?<!những )(?<!\d )(?<!nhiều )(?:dự án|công trình) (?!có)(?:[\w§]+ ){1,8}(?:hiện )?có "
    r"(?:\w+ ){0,3}\Z"
)
_BROKEN = re.compile(r"[^,;]* bị(?!\w)")
_OF = re.compile(r"(?: đăng ký)?(?: đầu tư)? (?:trên địa bàn|của|tại|ở|thuộc|trong)(?: toàn| cả| địa bàn)? (?=§)")
_SAID = re.compile(rf"(?<!\w)(?:{SAYING}|rằng),?(?= )")
_MONEY = re.compile(r" t[ỷỉ](?!\w)")  # "4 tuyến đường nghìn tỷ" are a matter of a headline
_LEVELS = re.compile(r"(?:(?:, | và )(?:quận|huyện|thị xã|thị trấn|xã|phường|thành phố)(?! \d)(?!\w))+")
_THERE = re.compile(
    r"(?: (?:trên địa bàn|của|tại|ở|thuộc|trong|toàn|cả|địa bàn))*"
    r"(?: (?:khu vực|vùng) (?:[^\W\d_]+ ){1,3}?(?:của )?)? ?§+(?: §+)*"
    r"| trên địa bàn(?! §)"
)
_WITH = re.compile(
    r"[-\"“ ]*(?:hiện nay |hiện )?với (?:(?:hơn|gần|trên|khoảng|tổng số|tổng cộng|số lượng|xấp xỉ|ngót|tới|đến) )*"
)
_OWNER = re.compile(r"[^.;:§¤\n]{0,80}, (?=§)")  # and the unit behind it
_ASIDE = re.compile(r" \([^()\n]{1,60}\)(?= (?:phải|đã|đang|chưa|được|cần|không|đạt|có|còn|mới|vẫn|chậm)(?!\w))")
_SUMMED = re.compile(r" (?:này )?(?:(?:với|có) tổng|với (?:kinh phí|vốn|quy mô|mức đầu tư))(?!\w)")
_WHOLES = (RULE, "indicator.count", "indicator.standard", "indicator.belonging", "indicator.done")
# "cần 6.000 km cống thoát nước, hiện chỉ có 2.500 km"
_SO_FAR = re.compile(
    r",?(?: (?:nhưng|song|trong khi|tuy nhiên|mà|thế nhưng))?(?: đó)?,?"
    r"(?: (?:đến nay|hiện nay|hiện tại|hiện|nay|thực tế|¤+),?)*(?: (?:chỉ|mới|mới chỉ|đã|đang))*"
    r" (?:có|bố trí được|đáp ứng được|đạt|xây được|làm được)(?: (?:hơn|gần|trên|khoảng|được))* \Z"
)
_NEEDED = re.compile(r" (?:cần có|được (?:còn )?thiếu)\Z")
_TOTAL = re.compile(
    r"(?:với|có|,|và|;|\() ?(?P<total>(?:tổng(?: số| mức)? |(?=(?:quy mô|kinh phí|vốn)(?!\w)))"
    r"(?P<noun>[^\W\d_]+(?: [^\W\d_]+){0,4}?))\Z"
)
_IN_MONEY = re.compile(r"vốn|kinh phí|đầu tư|giá trị|dự toán|tiền|nguồn lực|doanh thu|chi phí|quy mô")
_ABOUT = re.compile(r"(?: (?:là|đạt|hơn|gần|trên|khoảng|lên|tới|đến|ước|tính|xấp xỉ|tương đương))* \Z")


def may(noun: str, text: str, left: int, start: int) -> bool:
    """Tell whether a number of `noun` at `start` can be a tally."""
    tally = load().tally
    if noun in tally.guests:
        return True
    if noun in load().counted and text.startswith("với ", left):
        return True
    if noun not in tally.nouns | tally.actors | tally.people:
        return False
    return _led(text, left, start)


def read(reading: Reading, masked: str, amount: Amount, sentence: Span, last: Figure | None) -> Figure | None:
    """Return the figure of `amount` if it counts things, or is the sum of those that were counted last."""
    noun = bare_unit(amount.unit)
    if last and last.rule in _WHOLES:
        again = _total(reading, masked, amount, sentence, last) or _so_far(masked, amount, sentence, last)
        if again:
            return again
    tally = load().tally
    known = noun in tally.nouns | tally.actors | tally.people
    least = _LEAST if noun in tally.nouns else _SOME if noun in tally.actors | load().counted - tally.people else _MANY
    if many(amount) < least or not (known or noun in load().counted):
        return None
    owner = _with(masked, amount, sentence)
    return _things(reading, masked, amount, noun, sentence, owner) if known or owner else None


def _things(
    reading: Reading, masked: str, amount: Amount, noun: str, sentence: Span, owner: int | None
) -> Figure | None:
    tally, (start, end) = load().tally, amount.span
    if owner is None and noun not in tally.guests and not _led(masked, sentence.start, start):
        return None
    floor = max(sentence.start, start - _BEFORE)
    said = [m.end() for m in _SAID.finditer(masked, floor, start)]
    if tally.others.search(masked, said[-1] if said else floor, start):
        return None
    stop = name_end(masked, end, sentence.end)
    words = tally.dangling.sub("", modern(reading.document.text[end:stop]))
    of = _OF.match(masked, stop, sentence.end)
    head = Span(start, of.end()) if of else Span(start, start)
    there = _THERE.match(masked, stop, sentence.end) or _ASIDE.match(masked, stop, sentence.end)
    if there:  # "674 dự án trên địa bàn được vay vốn"
        behind = name_end(masked, there.end(), sentence.end)
        words += tally.dangling.sub("", modern(reading.document.text[there.end() : behind]))
        stop = behind if behind > there.end() else stop
    if _is_case(masked, amount, noun, stop, sentence):
        return None
    if owner:
        head, of = Span(start, owner), of or there
    if _MONEY.search(words) or not (
        words or of or owner or noun in tally.guests or _SUMMED.match(masked, stop, sentence.end)
    ):
        return None
    proof = Span(start, stop)
    return Figure(amount, f"số {noun}{words}", head, proof, stop, sentence.start, sentence, True, rule=RULE)


def _with(masked: str, amount: Amount, sentence: Span) -> int | None:
    """Return where the unit is named that has what the number counts: "Với 42 chung cư trên địa bàn, quận An Phú …"."""
    start = amount.span.start
    if not _WITH.fullmatch(masked, sentence.start, start):
        return None
    found = _OWNER.match(masked, amount.span.end, sentence.end)
    return found.end() if found else None


def _is_case(masked: str, amount: Amount, noun: str, stop: int, sentence: Span) -> bool:
    """Tell whether what is counted is part of a case, a rest or the matter of one firm, and tells of no place."""
    tally, (start, end) = load().tally, amount.span
    near = masked[max(sentence.start, start - _AFTER) : start]
    return (
        tally.cases.search(masked, end, min(stop + _AFTER, sentence.end)) is not None
        or tally.beside.search(masked, sentence.start, start) is not None
        or _ONE.match(masked, stop, sentence.end) is not None
        or _BROKEN.match(masked, stop, min(stop + _BEFORE, sentence.end)) is not None
        or masked.find("?", stop, min(stop + _FAR, sentence.end)) >= 0
        or (noun in tally.guests and _BADE.match(masked, end) is not None)
        or (noun not in tally.nouns and "/" in masked[start:end])
        or (many(amount) < _FEW and _SIZED.match(masked, end) is not None)
        or _OF_ONE.search(masked, max(sentence.start, start - _BEFORE), start) is not None
        or _NUMBERS.search(near) is not None
        or (many(amount) < _FEW and _ALL.search(near) is not None)
    )


def _led(masked: str, floor: int, start: int) -> bool:
    """Tell whether a clause begins with the number at `start`, or words of having lead to it."""
    left = max(floor, start - _LEAD)
    before = masked[left:start] if left == floor else f"x{masked[left:start]}"
    return load().tally.leads.search(before) is not None


def name_end(masked: str, start: int, stop: int) -> int:
    """Return where what is counted ends: its noun phrase, and one clause of what became of it."""
    end = over(_LEVELS, masked, start, stop)
    end = over(load().tally.name, masked, end, stop)
    words = [m.end() for m in re.finditer(r"\S+", masked[start:end])]
    return start + words[min(len(words), _LONGEST) - 1] if words else start


def _total(reading: Reading, masked: str, amount: Amount, sentence: Span, last: Figure) -> Figure | None:
    """Return the sum of what was counted last: "12 dự án với tổng công suất 340 MW"."""
    start = amount.span.start
    floor = max(last.end, start - _FAR)
    about = _ABOUT.search(masked, max(floor, start - _LEAD), start)
    found = _TOTAL.search(masked, floor, about.start()) if about else None
    if found is None or not load().tally.totals.match(found["noun"]) or "%" in amount.unit:
        return None
    if _IN_MONEY.search(found["noun"]) is None and amount.unit.endswith(CURRENCIES):  # "công suất 1,8 triệu CV"
        return None
    what = last.measure.removeprefix("số ")
    words = modern(reading.document.text[found.start("total") : found.end("total")])
    proof = Span(found.start("total"), amount.span.end)
    return Figure(
        amount, f"{words} các {what}", last.head, proof, proof.end, last.clause, sentence, True, rule="indicator.total"
    )


def _so_far(masked: str, amount: Amount, sentence: Span, last: Figure) -> Figure | None:
    """Return how many there are of what is needed: "cần 400 giáo viên, hiện chỉ có 250 giáo viên"."""
    needed = _NEEDED.search(last.measure)
    if needed is None or amount.unit != last.amount.unit:
        return None
    if not _SO_FAR.fullmatch(masked, last.end, amount.span.start):
        return None
    measure = f"{last.measure[: needed.start()]} hiện có"
    return Figure(
        amount, measure, last.head, amount.span, amount.span.end, last.clause, sentence, True, rule="indicator.count"
    )
