"""Shares that stand before what they are shares of, and sums that a place spends."""

from __future__ import annotations

import re

from kg.language.amounts import Amount
from kg.language.normal import modern
from kg.lexicon.indicators import load
from kg.lexicon.phrases import over
from kg.mentions.figure import Figure
from kg.mentions.measures import many
from kg.model import Reading, Span

# What may stand before a share: "Đến nay, 92% hộ dân …", "đảm bảo 100% các hộ …"; not "giảm 50% số hộ".
_FREE = re.compile(
    r"(?:\A|[,;:(.\"¤] ?|(?:có|đạt|đã|gần|hơn|trên|khoảng|đảm bảo|bảo đảm|hiện|nay|là|rằng|biết|đến|tới|và|với|còn"
    r"|chỉ tiêu|cung cấp|phấn đấu) )\Z"
)
_VERB = re.compile(
    r"(?:qua|kiên cố|được|có|đã|đang|đạt|là|tham gia|sử dụng|dùng|hoàn thành|thực hiện|đều|không|chưa|bị|nhận|tiếp nhận"
    r"|đúng|trễ|quá hạn|bán|trực tuyến|tổ chức|triển khai)(?!\w)"
)
_BEING = re.compile(r" (?:dân số )?là(?= )")
_SIGN = re.compile(r"[,.;()\"“”]|\n|(?: (?:trong|vào|đến|của|từ))? ¤|(?<= )(?<!mức độ )\d")
_LISTED = re.compile(r"(?:,| và|, và) (?:(?:hơn|gần|trên|khoảng|tới) )*\Z")
_LAND = re.compile(r"(?<!\w)đất(?!\w)")
_FROM = re.compile(r" từ (?:đất|du lịch|thuế|phí|tiền|việc|dầu|đấu giá|cổ phần|hoạt động|xuất khẩu|nguồn)(?!\w)")
_GLOSS = re.compile(r" \([^()\d]{2,12}\)")
_NEED = re.compile(r" (?:tổng )?(?:nhu cầu|công suất|sản lượng|lượng)(?= [^\W\d_])")
_MEETS = re.compile(
    r"(?<!\w)(?P<verb>đáp ứng|cung cấp|tiêu thụ|xử lý|thu gom|tái chế)(?: (?:được|hơn|gần|trên|khoảng|tới))* \Z"
)
_MET = "tỷ lệ đáp ứng nhu cầu"
_ONE_MORE = re.compile(r"(?: [^\W\d_]+){0,6}(?:,| và|, và|;) (?:(?:hơn|gần|trên|khoảng|chỉ) )*")
_ABOUT_WHAT = re.compile(r" về(?= [^\W\d_])")
_NEAR = 150  # code points
_UNIT = re.compile(r"(?<!\w)(?:thành phố|tp|tỉnh|địa phương|huyện|quận)(?!\w)")
_GIVEN = "indicator.given"
_GIFT = "tỷ trọng đóng góp"
_TOLD_ALONE = ("vốn thu hút", "số tiền tiết kiệm được", "số tiền truy thu", "số tiền thu hồi", "số tiền nộp ngân sách")
_TAKEN = ("vốn thu hút", "số tiền truy thu", "số tiền thu hồi")
_LEAST = 1e9  # đồng: less is the matter of a case
_WORTH = re.compile(r",? (?:tương đương|tương đương với|tương ứng|tức)(?: (?:là|hơn|gần|trên|khoảng|số tiền))* \Z")
_CHANGED = "indicator.changed"
_LONGEST = 14  # words of what is shared, or paid for


def read(reading: Reading, masked: str, amount: Amount, sentence: Span, last: Figure | None = None) -> Figure | None:
    """Return the figure of `amount` if it is the share of something, or what a place spends on something."""
    if amount.unit == "%":
        return (
            _given(reading, masked, amount, sentence, last)
            or _changed(reading, masked, amount, sentence)
            or _met(reading, masked, amount, sentence, last)
            or _share(reading, masked, amount, sentence)
        )
    if amount.unit.endswith(("đồng", "USD")):
        return _worth(masked, amount, sentence, last) or _sum(reading, masked, amount, sentence)
    return None


def _share(reading: Reading, masked: str, amount: Amount, sentence: Span) -> Figure | None:
    start, end = amount.span.start, amount.span.end
    being = _BEING.match(masked, end, sentence.end)
    noun = load().share.match(masked, being.end() if being else end, sentence.end)
    if not noun or not _FREE.search(masked[max(sentence.start, start - 12) : start]):
        return None
    stop = _phrase(masked, noun.end(), sentence.end)
    if not (being or _VERB.search(reading.folded, end, stop)) or load().against.search(reading.folded, end, stop):
        return None
    end = being.end() if being else end
    words = re.sub(r"^(?:tổng số|số|các) ", "", _words(reading, masked, end, stop))
    measure = f"tỷ lệ {words}"
    span = Span(start, stop)
    return Figure(amount, measure, span, span, stop, sentence.start, sentence, rule="indicator.share")


def _given(reading: Reading, masked: str, amount: Amount, sentence: Span, last: Figure | None) -> Figure | None:
    """Return the share that a place has of a greater whole: "đóng góp 23% GDP, 30% thu ngân sách"."""
    start, end, table = amount.span.start, amount.span.end, load()
    noun = table.given.match(masked, end, sentence.end)
    if not noun:
        return None
    listed = last is not None and last.rule == _GIVEN and _LISTED.fullmatch(masked, last.end, start) is not None
    verb = table.gives.search(masked[max(sentence.start, start - 40) : start])
    if (
        not (listed or verb)
        or table.owner.search(masked, sentence.start, start)
        or _LAND.search(masked, max(sentence.start, start - 100), start)
    ):
        return None
    if (
        not listed
        and masked.find("§", sentence.start, start) < 0
        and not _UNIT.search(masked, max(sentence.start, start - _NEAR), start)
    ):
        return None
    stop = over(table.goal_words, masked, noun.end(), sentence.end)
    words = re.sub(r"^(?:trong|vào|cho|của|trên) ", "", modern(reading.document.text[end:stop]).strip())
    gives = verb["verb"].startswith("đóng") if verb else last is not None and last.measure.startswith(_GIFT)
    measure = f"{_GIFT} {words}" if gives else f"tỷ trọng {words}"
    head, clause = (last.head, last.clause) if listed and last else (Span(start, start), sentence.start)
    return Figure(amount, measure, head, Span(start, stop), stop, clause, sentence, rule=_GIVEN)


def _met(reading: Reading, masked: str, amount: Amount, sentence: Span, last: Figure | None) -> Figure | None:
    """Return how much of a need is met: "xe buýt đáp ứng 10% nhu cầu đi lại"; of one more: ", 4% về du lịch"."""
    start, end = amount.span.start, amount.span.end
    need = _NEED.match(masked, end, sentence.end)
    if last and last.measure.startswith(_MET) and _ONE_MORE.fullmatch(masked, last.end, start):
        more = need or _ABOUT_WHAT.match(masked, end, sentence.end)
        stop = over(load().goal_words, masked, more.end(), sentence.end) if more else end
        words = _words(reading, masked, end + 1, stop) if more else ""
        measure = f"tỷ lệ đáp ứng {words}" if need else f"{_MET} {words}"
        span = Span(start, stop)
        return (
            Figure(amount, measure, Span(start, start), span, stop, last.clause, sentence, rule=last.rule)
            if words
            else None
        )
    verb = _MEETS.search(masked[max(sentence.start, start - 40) : start]) if need else None
    if need is None or verb is None:
        return None
    stop = over(load().goal_words, masked, need.end(), sentence.end)
    measure = f"tỷ lệ {verb['verb']} {_words(reading, masked, end + 1, stop)}"
    span = Span(start, stop)
    return Figure(amount, measure, Span(start, start), span, stop, sentence.start, sentence, rule="indicator.share")


def _changed(reading: Reading, masked: str, amount: Amount, sentence: Span) -> Figure | None:
    """Return by how much a place makes things less: "quận đã giảm 12% biên chế"."""
    start, end, table = amount.span.start, amount.span.end, load()
    noun = table.changed.match(masked, end, sentence.end)
    if not noun:
        return None
    floor = max(sentence.start, start - 80)
    before = masked[floor:start] if floor == sentence.start else f" {masked[floor + 1 : start]}"
    verb = table.change.search(before)
    stop = over(table.goal_words, masked, noun.end(), sentence.end)
    if not verb or table.no_count.search(masked, end, stop):
        return None
    measure = f"{modern(reading.document.text[end:stop]).strip()} {verb['verb'].removesuffix(' được')}"
    span = Span(floor + verb.start("verb"), stop)
    return Figure(amount, measure, Span(start, start), span, stop, sentence.start, sentence, True, rule=_CHANGED)


def _sum(reading: Reading, masked: str, amount: Amount, sentence: Span) -> Figure | None:
    start, end = amount.span.start, amount.span.end
    floor = max(sentence.start, start - 80)
    before = masked[floor:start] if floor == sentence.start else f" {masked[floor + 1 : start]}"
    verb = load().sums.deed.search(before)
    if not verb:
        return None
    measure, stop = load().sums.names[verb["verb"]], end
    kind = load().sums.kind.match(masked, end)
    if kind:  # "thu hút được 6 tỷ USD vốn đầu tư nước ngoài"
        stop = over(load().goal_words, masked, kind.end(), sentence.end)
        measure = modern(reading.document.text[end:stop]).strip()
        measure = _of_kind(measure, load().sums.names[verb["verb"]])
        return _told(verb, amount, measure, floor, over(_GLOSS, masked, stop, sentence.end), sentence)
    source = _FROM.match(masked, end) if measure == "thu" else None
    if source:  # "mỗi năm thu 1.000 tỷ đồng từ đất"
        stop = over(load().goal_words, masked, source.end(), sentence.end)
        return _told(verb, amount, f"thu {modern(reading.document.text[end:stop]).strip()}", floor, stop, sentence)
    purpose = load().sums.purpose.match(masked, end)
    if purpose:
        stop = _phrase(masked, purpose.end(), sentence.end)
        words = _words(reading, masked, purpose.end(), stop)
        if not words or words in ("cho", "vào") or words.endswith((" này", " trên", " đó", " hơn", " gần", " khoảng")):
            return None
        if measure == "thu" and not words.startswith("ngân sách"):
            return None
        measure = f"{measure} {purpose[1]} {words}"
    elif measure not in _TOLD_ALONE or (measure in _TAKEN and many(amount) < _LEAST and "USD" not in amount.unit):
        return None
    return _told(verb, amount, measure, floor, stop, sentence)


def _worth(masked: str, amount: Amount, sentence: Span, last: Figure | None) -> Figure | None:
    """Return the sum that a share told last comes to: "giảm 30% chi phí, tương đương 40 tỷ đồng"."""
    if (
        last is None
        or last.rule != _CHANGED
        or not _WORTH.search(masked, max(last.end, amount.span.start - _NEAR), amount.span.start)
    ):
        return None
    return Figure(
        amount,
        f"số tiền {last.measure}",
        last.head,
        amount.span,
        amount.span.end,
        last.clause,
        sentence,
        True,
        rule="indicator.sum",
    )


def _of_kind(kind: str, deed: str) -> str:
    """Return what a sum of a kind is called: "tiền lương" that is owed, "phí" that is taken in."""
    if kind.startswith("vốn"):
        return kind
    if deed in ("thu", "vốn thu hút"):
        return f"thu {kind.removesuffix(' đối')}"
    return f"{kind} giảm được" if deed == "số tiền giảm được" else f"{deed} {kind}"


def _told(verb: re.Match[str], amount: Amount, measure: str, floor: int, stop: int, sentence: Span) -> Figure:
    head, proof = Span(floor + verb.start("verb"), amount.span.start), Span(amount.span.start, stop)
    return Figure(amount, measure, head, proof, stop, sentence.start, sentence, rule="indicator.sum")


def _phrase(text: str, start: int, stop: int) -> int:
    """Return where a phrase ends: at a sign, or after so many words."""
    sign = _SIGN.search(text, start, stop)
    end = sign.start() if sign else stop
    words = [m.end() for m in re.finditer(r"\S+", text[start:end])]
    return start + words[min(len(words), _LONGEST) - 1] if words else start


def _words(reading: Reading, masked: str, start: int, end: int) -> str:
    """Return the words from `start` to `end` without places."""
    text = modern(reading.document.text)
    kept = [
        text[m.start() : m.end()]
        for m in re.finditer(r"[^\s]+", masked[:end])
        if m.start() >= start and "§" not in m.group()
    ]
    return re.sub(r" (?:tại|ở|trên địa bàn|của|toàn)(?= |\Z)", "", " ".join(kept)).strip()
