"""Numbers of things a place has, and of goals it reached: "quận có 42 tổ dân phố", "hoàn thành 17/19 chỉ tiêu"."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.language.amounts import Amount
from kg.language.normal import modern
from kg.lexicon.indicators import load
from kg.lexicon.phrases import over
from kg.mentions import belonging, shares, tallies
from kg.mentions.figure import Figure
from kg.mentions.measures import bare_unit, many
from kg.model import Reading, Span

_ABOUT = r"(?:(?:hơn|gần|trên|khoảng|tổng số|tổng cộng|ngót|xấp xỉ|tới|đến|tất cả|cả thảy) )*"
# Only of a place that the clause speaks of: not "tham gia lĩnh vực này ở quận có 24 doanh nghiệp".
_OPENING = r"(?:\A|[,;:(\"¤] ?)(?:(?:trên|địa|bàn|toàn|tại|ở|hiện|nay|và|cả|đến|đã) )*"
_LEADING = (
    r"(?:lưu ý|nêu|nhấn mạnh|khẳng định|báo cáo|thông tin|trong khi|riêng|còn|như|"
    r"trên địa bàn|toàn|rằng|biết|nói|thì|mà|là|trong đó|tích|nay|hiện),? "
)
_ALL_OF = (
    r"(?<!\w)(?:trên địa bàn|địa phương|(?:xã|huyện|tỉnh|thành phố|tp|quận|phường|thị xã|địa phương|thôn) này"
    r"|toàn (?:xã|huyện|tỉnh|thành phố|tp|quận|phường|thị xã|thị trấn|bản|thôn|địa bàn|đảng bộ|ngành))"
)
_HAS = re.compile(
    rf"(?:(?:{_OPENING}|{_LEADING}|(?<!\w)tại )(?:đảng bộ )?§+(?: §+| \(§+(?:, §+)*\))*|{_ALL_OF})(?:,? ¤+)?,?"
    rf"(?: (?:hiện nay|hiện tại|hiện|đang|đã|sẽ|nay|cũng|vẫn|chỉ|mới))* (?:có|gồm|còn) {_ABOUT}\Z"
)
_SUFFERS = re.compile(r"(?<!\w)(?:bị|dịch bệnh|dịch tả|có dịch|sơ tán|kỷ luật|rơi vào)(?!\w)")  # cases
_DENSE = re.compile(r"§,? (?:(?:với|hơn|gần|trên|khoảng|hiện|có|chỉ) )+\Z")  # "thành phố hơn 1 triệu dân"
# "Với hơn 2 triệu dân, …", "một đô thị 2 triệu dân"
_CROWD = re.compile(
    r"(?:\A(?:là )?|(?<!\w)(?:một |là )?(?:thành phố|đô thị|tỉnh|địa phương)(?: lớn| đông dân)?(?: có)?(?: quy mô)? )"
    r"(?:với )?(?:(?:quy mô|hơn|gần|trên|khoảng|tới|đến|xấp xỉ) )*\Z"
)
_TOLD = re.compile(
    rf"(?:\A|[;:] ?|\A(?:theo|qua) [^,;]{{0,60}}, )(?:(?:theo|đến|tính|hiện|năm|trong) )*¤+,? (?:hiện )?có {_ABOUT}\Z"
)  # "Năm 2018 có 40 trường"
_NEXT = re.compile(
    rf"(?:/|\)?(?:,| và|, và|;|,? với|, gồm|, có) {_ABOUT}"
    rf"|[;,](?: (?:và|còn|đến|tới|vào))* ¤+,? (?:(?:sẽ|thì|dự kiến|ước) )*(?:có|là|lên|tăng lên) {_ABOUT})\Z"
)
_PAIR = re.compile(
    r" ?/ ?[\d.]+ (?:người dân|người|nhân khẩu|khẩu|dân|lao động|ngư dân|thuyền viên|học sinh)(?!\w)"
)  # "120 hộ/460 người"
_ENDS = re.compile(
    r"\.|;| \(|,? (?:\d|hơn|gần|trên|khoảng|trong đó|với|dân số|diện tích)|,? và (?:\d|hơn|gần|trên|khoảng)|[.\"]?\s*\Z"
)
_POOR = re.compile(r" (?:cận )?nghèo(?!\w)")
_NEEDS = re.compile(
    rf"(?:{_OPENING}|{_LEADING})(?:§+(?: §+)*|{_ALL_OF})(?:,? ¤+)?,?"
    rf"(?: (?:hiện nay|hiện tại|hiện|đang|sẽ|còn|vẫn))* (?:cần|cần có) {_ABOUT}\Z"
)  # "huyện cần hơn 400 giáo viên"
_STUFF = {"tấn": "lượng", "m3": "lượng", "ha": "diện tích", "km": "chiều dài"}  # "có 8.000 tấn rác"
_AHEAD = re.compile(r"(?<!\w)(?:sẽ|phấn đấu|mục tiêu|dự kiến)(?!\w)")
# "không trình … 3 dự án", "đề nghị quận thu hồi 40 giấy phép": nothing done
_ASKED = re.compile(
    r"(?<!\w)(?:không|chưa|đề nghị|kiến nghị|đề xuất|yêu cầu|xin|nếu|muốn|mong|cần phải|lẽ ra|hứa|cam kết|giao)"
    r"(?: (?!đã(?!\w))[^\s,;:.]+){0,6} \Z"
)
_LISTED = re.compile(r"(?:[^;]{0,24}[;,]| và) (?:(?:và|thêm|hơn|gần|trên|khoảng) )*(?P<deed>[^;,\d]*)")
_TO_WHOM = re.compile(r" (?:cho|với)\Z")
_PART = re.compile(
    rf"[^;.]{{0,40}}?,? ?\(?trong (?:đó|số này|số đó),? (?:có |gồm |riêng )?{_ABOUT}\Z"
)  # "…, trong đó có 12 trường tư thục"
_SINCE = re.compile(
    r"(?: ¤+)?[,;]?(?: (?:thì|nhưng|còn|mà|và|nay|đến nay|hiện nay|hiện|đến|tới|sang|vào|cuối|hết"
    r"|năm|con số này))*[ ,]+(?:¤+,? )?(?:(?:đã|thì|chỉ|mới|tăng|giảm|con số này|con số này đã) )*"
    r"(?:có|còn|là|lên|tăng lên|giảm còn|lên đến|lên tới|tới|xuống còn)"
    rf" {_ABOUT}\Z"
)
_TIME = re.compile(r"¤|(?<!\w)(?:đến nay|hiện nay|hiện|nay)(?!\w)")
_WORD = re.compile(r" ([^\W\d_]+ [^\W\d_]+|[^\W\d_]+)")
_WHOLES = ("indicator.count", "indicator.standard", "indicator.belonging", tallies.RULE)
# "7.400 doanh nghiệp có vốn từ 100 tỷ đồng trở lên"
_WITH = re.compile(
    r" có (?:vốn|quy mô|diện tích|công suất|thu nhập|doanh thu|công|hoàn cảnh|trình độ|nhu cầu|việc làm|uy tín|nước"
    r"|nguồn nước|điện|đạo|hộ khẩu|thẻ|bằng)"
    r"(?: [^\s,.;()]+){1,9}"
)
_LEVELS = ("quận", "huyện", "xã", "phường")
# "24 quận, huyện"
# "9 xã đạt từ 10-14 tiêu chí", "3 xã dưới 10 tiêu chí"
_REACHED = re.compile(
    r" (?:đã )?(?:đạt|dưới|trên|hoàn thành)(?: (?:từ|quá|được|trên|dưới|đủ|chuẩn|khoảng))* [\d/.-]+"
    r"(?: (?:đến|tới) \d+)? tiêu chí(?: nông thôn mới| ntm)?(?!\w)"
)
_MEAN = re.compile(r"(?<!\w)(?:bình quân|trung bình)(?!\w)[^,;.]*\Z")
_AND_LEVELS = re.compile(r"(?:(?:, | và )(?:quận|huyện|thị xã|thị trấn|xã|phường|thành phố)(?! \d)(?!\w))+")
_SHARED = re.compile(r" \([\d.,]+ ?%\)")  # "182 xã (89%) đạt chuẩn"
_OF_ALL = re.compile(rf"{_ALL_OF}(?: §+)?(?: [^\W\d_]+){{0,6}} \Z")
_STATE = re.compile(r" (?:đã|đang|chưa|được|chậm|phải|cần|bị|mới|có)(?!\w)")  # a clause says more of what is counted
_SEVERAL = 200  # of what tells nothing alone, in a whole unit
_POPULATION = 100_000
_DONE = "indicator.done"
_DEEDS = (_DONE, "indicator.fund", "indicator.sum", "indicator.gift", "indicator.broad.compared")
_MANY = 1000  # people
_SOME = 100  # of a trade, or at school
_MOST = 200  # goals of one place


def read(reading: Reading, masked: str, amount: Amount, sentence: Span, last: Figure | None) -> Figure | None:
    """Return the figure of `amount` if it counts goals, or things that a place has."""
    noun = bare_unit(amount.unit)
    if noun.partition("/")[0] in load().goals:
        return _goals(reading, amount, sentence)
    standard = _standard(reading, amount, noun, sentence)
    if standard:
        return standard
    table = load()
    if noun in table.counted or noun in table.many or noun in _STUFF:
        figure = _things(reading, masked, amount, noun, sentence, last)
        if figure:
            return figure
    if noun in table.counted or noun in table.many or noun in table.done_units or noun in _STUFF:
        figure = _done(reading, masked, amount, noun, sentence, last) or belonging.read(
            reading, masked, amount, noun, sentence
        )
        return figure or tallies.read(reading, masked, amount, sentence, last)
    return shares.read(reading, masked, amount, sentence, last) or tallies.read(reading, masked, amount, sentence, last)


def _goals(reading: Reading, amount: Amount, sentence: Span) -> Figure | None:
    text = reading.folded
    table = load()
    end = over(table.goal_words, text, amount.span.end, sentence.end)
    near = text[max(sentence.start, amount.span.start - 30) : min(end + 20, sentence.end)]
    if float(amount.value) > _MOST or table.no_goal.search(near):
        return None
    left = text[max(sentence.start, amount.span.start - 40) : amount.span.start]
    verb = table.reached.search(left)
    if not verb and not table.telling.search(text, amount.span.end, end):
        return None
    said = table.spelt(modern(reading.document.text[amount.span.end : end]).strip())
    said = f"{said} bình quân".strip() if _MEAN.search(left) or "/" in amount.unit else said
    measure = f"số {amount.unit.partition('/')[0]} {said}".strip() + (
        f" {verb[1]}" if verb and verb[1] not in said else ""
    )
    start = amount.span.start - (len(left) - verb.start()) if verb else amount.span.start
    proof = Span(start, end)
    return Figure(
        amount, measure, amount.span, proof, amount.span.end, sentence.start, sentence, rule="indicator.goals"
    )


def _standard(reading: Reading, amount: Amount, noun: str, sentence: Span) -> Figure | None:
    """Return how many are poor, or reach a standard: "còn 120 hộ nghèo", "12/20 xã đạt chuẩn nông thôn mới"."""
    text = reading.folded
    poor = _POOR.match(text, amount.span.end) if noun == "hộ" else None
    reached = load().standard.match(text, amount.span.end, sentence.end) if noun in load().counted else None
    level = _REACHED.match(text, amount.span.end, sentence.end) if noun in _LEVELS else None
    if level:
        end = level.end()
    elif reached:
        end = over(load().standard_words, text, reached.end(), sentence.end)
    elif poor and load().poor.search(text[max(sentence.start, amount.span.start - 24) : amount.span.start]):
        end = poor.end()
    else:
        return None
    words = _SHARED.sub("", modern(reading.document.text[amount.span.end : end]))
    measure = f"số {noun}{words}".rstrip()
    span = Span(amount.span.start, end)
    return Figure(amount, measure, amount.span, span, end, sentence.start, sentence, rule="indicator.standard")


def _things(
    reading: Reading, masked: str, amount: Amount, noun: str, sentence: Span, last: Figure | None
) -> Figure | None:
    start = amount.span.start
    listed = last is not None and (last.rule in _WHOLES or last.of_state)
    listed = listed and last is not None and _NEXT.fullmatch(masked, last.end, start) is not None
    part = last is not None and _is_whole(last) and _PART.fullmatch(masked, last.end, start) is not None
    listed = listed or part
    before = masked[max(sentence.start, start - 80) : start]
    bare = noun == "dân" and _DENSE.search(before) is not None
    bare = bare or (noun == "dân" and many(amount) >= _POPULATION and _CROWD.search(before) is not None)
    needed = not listed and _NEEDS.search(before) is not None
    told = _HAS.search(before) or (start - sentence.start < 80 and _TOLD.search(before))
    if last and _since(masked, amount, last):
        return replace(last, amount=amount, proof=amount.span, end=amount.span.end)
    if not (listed or bare or needed or (told and amount.approximator != "từ")):
        return None
    text, table = reading.folded, load()
    land = noun == "ha" and masked.find(" đất", amount.span.end, amount.span.end + 60) >= 0
    if not land and _SUFFERS.search(text, amount.span.end, min(amount.span.end + 60, sentence.end)):
        return None
    if "/" in text[start : amount.span.end] and not (told and noun in table.tally.nouns):
        return None
    if noun in table.many and many(amount) < (_SOME if noun in table.staff else _MANY):
        return None
    end = behind = over(_PAIR, text, amount.span.end, sentence.end)
    if not _ENDS.match(text, end):
        end = over(table.standard_words, text, end, sentence.end)
        if not land and table.no_count.search(text, amount.span.end, end + 12):
            return None
        end = over(_WITH, text, end, sentence.end)
    if noun in _LEVELS:
        end = over(_AND_LEVELS, text, end, sentence.end)
    head = Span(last.head.start, last.head.start) if listed and last else Span(start, start)
    words = modern(reading.document.text[behind:end])
    vague = noun in table.vague and not (
        many(amount) >= _SEVERAL and _OF_ALL.search(before) and not _STATE.match(masked, end)
    )
    if not words and (part or noun in _STUFF or vague):
        return None
    people = noun == "người" and many(amount) >= _POPULATION and words in ("", " thuộc", " dân", " sinh sống")
    people = people and not text.startswith(" có ", end)
    measure = "dân số" if noun == "dân" or people else f"{_STUFF.get(noun, f'số {noun}')}{words}"
    measure = f"{measure} cần có" if needed else measure
    kind = "plan" if _AHEAD.search(text, max(sentence.start, start - 40), start) else "actual"
    clause = last.clause if listed and last else sentence.start
    stop = end if behind == amount.span.end else amount.span.end  # the second of a pair is read next
    return Figure(amount, measure, head, Span(start, end), stop, clause, sentence, True, kind, "indicator.count")


def _since(masked: str, amount: Amount, last: Figure) -> bool:
    """Tell whether `amount` is what was counted last, at another time: "có 84 cơ sở, đến năm 2018 có 112 cơ sở"."""
    if last.rule not in _WHOLES or amount.unit != last.amount.unit or last.measure.endswith(("cần có", "thiếu")):
        return False
    start, end = amount.span
    if not (_SINCE.fullmatch(masked, last.end, start) and _TIME.search(masked, last.end, start)):
        return False
    word = _WORD.match(masked, end)
    return word is None or word[1] in last.measure or word[1].startswith(("và ", "nhưng ", "trong đó", "tăng", "giảm"))


def _is_whole(last: Figure) -> bool:
    """Tell whether parts may follow a number: "42 trường, trong đó …", "tổng số xe là 5,5 triệu xe, trong đó …"."""
    return last.rule in _WHOLES or (last.measure.startswith(("số ", "tổng số ")) and last.amount.unit != "%")


def _last_deed(last: Figure) -> str | None:
    """Return the verb of a figure of something done, which also governs what is listed after it."""
    verb = load().done.verb.search(f"{last.measure} ")
    return verb["verb"] if verb else None


def _done(
    reading: Reading, masked: str, amount: Amount, noun: str, sentence: Span, last: Figure | None
) -> Figure | None:
    """Return how many things a place did something to: "quận đã trồng 3.200 cây xanh"."""
    text, table = reading.folded, load()
    start, end = amount.span.start, amount.span.end
    floor = max(sentence.start, start - 80)
    before = masked[floor:start] if floor == sentence.start else f" {masked[floor + 1 : start]}"
    listed = _LISTED.fullmatch(masked, last.end, start) if last and last.rule in _DEEDS else None
    if listed:  # "giảm 59 phòng; tinh giản 1.500 biên chế", "giảm 59 phòng, 20 ban"
        floor, before = listed.start("deed") - 2, f"§ {listed['deed']}"
    verb = table.done.search(before)
    said = verb["verb"] if verb else _last_deed(last) if listed and last and not listed["deed"] else None
    least = 1 if noun in _STUFF else table.fewer if noun in table.tally.nouns else table.least
    if (
        not said
        or many(amount) < least
        or "/" in text[start:end]
        or (verb and _ASKED.search(before, 0, verb.start("verb")))
    ):
        return None
    stop = over(table.standard_words, text, end, sentence.end)
    if table.no_count.search(text, end, stop + 12):
        return None
    words = modern(reading.document.text[end:stop])
    if not words and noun in _STUFF:
        return None
    whom = _TO_WHOM.search(said)
    deed = table.spelt(f"được {said[: whom.start()]}" if whom else said)
    measure = f"{_STUFF.get(noun, f'số {noun}')}{words} {deed}"
    at = floor + verb.start("verb") if verb else start
    kind = "plan" if _AHEAD.search(masked, at, start) else "actual"
    return Figure(
        amount, measure, Span(at, start), Span(start, stop), stop, sentence.start, sentence, False, kind, _DONE
    )
