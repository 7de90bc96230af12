"""Figures of the countryside: land under a crop, what its people give, what funds for the poor take in.

"Cà phê 25.700 ha", "xuống giống vụ Hè Thu được 46.215 ha", "nhân dân hiến 31.200 m2 đất, góp 6 tỷ đồng", "vận động Quỹ
"Vì người nghèo" được 4 tỷ đồng".
"""

from __future__ import annotations

import re
from dataclasses import replace

from kg.language.amounts import Amount
from kg.language.normal import modern
from kg.lexicon import country, indicators
from kg.lexicon.phrases import over
from kg.mentions.figure import Figure
from kg.mentions.measures import CURRENCIES, bare_unit, many
from kg.model import Reading, Span

LAND, GIFT, FUND = "indicator.land", "indicator.gift", "indicator.fund"
_FAR = 120  # code points before a number that tell what it is of
_WIDE = 200
_NEAR = 60
_LEAST = 10  # ha of a crop
_FEW = 4  # words of a measure that names no crop yet
_SUM = 5e7  # đồng: less is the matter of a man
_FIELDS = ("ha", "km2")
_GROUND = ("ha", "m2", "km2")
_CUT = re.compile(r"[;:(\n]|, |\. ")
_ABOUT = re.compile(
    r"(?: (?:đạt|là|có|ước|được|khoảng|hơn|trên|gần|nay|hiện|hiện nay|còn|lên|lên đến|lên tới|tới|đến|đã|chỉ|với"
    r"|tổng|tổng số|xấp xỉ|thêm|đạt được|ước đạt|mới (?:đạt|được|có))(?!\w)| ¤+| §+| trên diện tích"
    r"| toàn (?:huyện|tỉnh|xã|thị xã|thành phố|phường|vùng))* ?\Z"
)
_LIMIT = re.compile(r" trở (?:lên|xuống)")
_LOST = re.compile(r"(?<!\w)(?:phá|mất|lâm tặc|tự ý|lấn chiếm|hủy hoại|thu hồi|cháy|ngập|bị)(?!\w)")
_AREA = re.compile(r"(?<!\w)diện tích(?!\w)")
_SPACES = re.compile(r" {2,}")
_DITCH = re.compile(
    r"(?<!\w)(?:mỗi|một|ông|bà|anh|chị|gia đình|công ty|doanh nghiệp|dự án|thiệt hại|ngập|cháy|phá|chết|nhiễm|sâu bệnh"
    r"|lấn chiếm|trái phép|thu hồi|khô hạn|xâm nhập mặn|vi phạm|cả nước|toàn quốc|việt nam|hộ|thế giới|nếu|đền bù"
    r"|bồi thường|tặng)(?!\w)"
)
_ASKED = re.compile(r"(?<!\w)(?:đề nghị|kiến nghị|đề xuất|yêu cầu|xin|nếu|muốn|không|chưa|cần|quy hoạch)(?!\w)")
_AHEAD = re.compile(r"(?<!\w)(?:sẽ|phấn đấu|mục tiêu|dự kiến|kế hoạch|đến năm)(?!\w)")
_WORKS = re.compile(
    r" (?:để )?(?:làm|mở rộng|xây dựng|bê tông hóa|cứng hóa|làm mới)(?: (?:hơn|trên|gần|khoảng|được))* \Z"
)
_GAP = r"(?: [^,;.()]{0,60})?(?:,| và|, và|;)"


def may(text: str, amount: Amount, sentence: Span) -> bool:
    """Tell whether `amount` can be such a figure, the first on its page."""
    unit = bare_unit(amount.unit)
    left = max(sentence.start, amount.span.start - _FAR)
    if unit in _GROUND and many(amount) >= _LEAST:
        return True
    return amount.unit.endswith(CURRENCIES) and country.load().word.search(text, left, amount.span.start) is not None


def read(
    reading: Reading, masked: str, amount: Amount, floor: int, sentence: Span, last: Figure | None
) -> Figure | None:
    """Return the figure of `amount` if it is one of these; nothing before `floor` is of it."""
    unit = bare_unit(amount.unit)
    gift = _given(masked, amount, unit, sentence, last)
    if gift:
        return gift
    if amount.unit.endswith(CURRENCIES):
        return _fund(reading, masked, amount, sentence)
    if unit == "km" and last and last.rule == GIFT and _WORKS.fullmatch(masked, last.end, amount.span.start):
        return _behind(reading, masked, amount, "chiều dài", sentence, GIFT)
    if unit in _FIELDS and many(amount) >= _LEAST:
        return _land(reading, masked, amount, floor, sentence)
    return None


# ---- land


def _land(reading: Reading, masked: str, amount: Amount, floor: int, sentence: Span) -> Figure | None:
    """Return how much land there is under a crop, or has been worked: "cao su 3.200 ha", "gieo cấy 4.100 ha"."""
    start, end = amount.span
    low = max(floor, sentence.start, start - _FAR)
    if _DITCH.search(masked, max(low, start - _NEAR), min(end + _NEAR // 2, sentence.end)):
        return None
    if (
        masked.endswith("từ ", low, start)
        or _LIMIT.match(masked, end)
        or _LOST.search(masked, max(sentence.start, start - _WIDE), min(end + _NEAR, sentence.end))
    ):
        return None
    cuts = [m.end() for m in _CUT.finditer(masked, low, start)]
    at = cuts[-1] if cuts else low
    if at == low and low not in (floor, sentence.start):
        return None
    about = _ABOUT.search(masked, at, start)
    stop = about.start() if about else start
    table = country.load()
    whole = _AREA.search(masked, at, stop)
    if whole and table.kept.search(masked, whole.end(), stop):
        words, head = _words(reading, masked, whole.start(), stop), Span(whole.start(), stop)
        return _figure(amount, words, head, Span(whole.start(), end), sentence, LAND, masked)
    worked = table.work.search(masked, at, stop) or (table.grown.match(masked, at, stop) if stop > at else None)
    if _ASKED.search(masked, at, start):
        return None
    if worked:
        words = _words(reading, masked, worked.start("what"), stop)
        end = end if len(words.split()) > _FEW - 2 else over(table.crop, masked, end)
        more, head = modern(reading.document.text[amount.span.end : end]), Span(worked.start("what"), stop)
        return _figure(amount, f"diện tích {words}{more}", head, Span(head.start, end), sentence, LAND, masked)
    if table.crop.match(masked, end):
        return _behind(reading, masked, amount, "diện tích", sentence, LAND)
    return None


def planned(reading: Reading, masked: str, told: Figure, amount: Amount) -> Figure | None:
    """Return the figure `told` with the plan behind it passed over: "gieo cấy 4.120/4.100 ha lúa"."""
    if told.rule != LAND or masked[told.amount.span.end : amount.span.start] != "/":
        return None
    end = amount.span.end if len(told.measure.split()) > _FEW else over(country.load().crop, masked, amount.span.end)
    more = modern(reading.document.text[amount.span.end : end])
    return replace(told, measure=told.measure + more, proof=Span(told.proof.start, end), end=end)


# ---- what people give


def _given(masked: str, amount: Amount, unit: str, sentence: Span, last: Figure | None) -> Figure | None:
    """Return what the people of a place gave: "nhân dân hiến 31.200 m2 đất, góp 6 tỷ đồng"."""
    start, end = amount.span
    money = amount.unit.endswith(CURRENCIES)
    if not (money or unit in _GROUND) or (money and many(amount) < _SUM):
        return None
    table = country.load()
    low = max(sentence.start, start - _FAR)
    deed = table.gives.search(masked, low, start)
    listed = last is not None and last.rule == GIFT and table.gives_too.fullmatch(masked, last.end, start)
    land = not money and table.gives_land.search(masked, low, start)
    found = deed or listed or land
    if not found or (money and not (deed or listed)) or _ASKED.search(masked, low, start):
        return None
    measure = "tiền nhân dân đóng góp" if money else "diện tích đất nhân dân hiến"
    at = found.start("verb")
    head = last.head if listed and last and not deed else Span(at, at)
    return _figure(amount, measure, head, Span(at, end), sentence, GIFT, masked)


def _fund(reading: Reading, masked: str, amount: Amount, sentence: Span) -> Figure | None:
    """Return what a fund took in: "Quỹ "Vì người nghèo" vận động được 4 tỷ đồng"."""
    start, end = amount.span
    fund = country.load().fund.search(masked, max(sentence.start, start - _FAR), start)
    if fund is None or many(amount) < _SUM:
        return None
    name = modern(reading.document.text[fund.start("name") : fund.end("name")]).strip('"“” ')
    head = Span(fund.start(), fund.end("name"))
    return _figure(amount, f"quỹ {name}", head, Span(fund.start(), end), sentence, FUND, masked)


# ---- the figure


def _behind(reading: Reading, masked: str, amount: Amount, measure: str, sentence: Span, rule: str) -> Figure | None:
    """Return the figure of what is named behind it: "8.150 ha sầu riêng", "22 km đường"."""
    end = amount.span.end
    stop = over(indicators.load().goal_words, masked, end, sentence.end)
    words = modern(reading.document.text[end:stop])
    head = Span(amount.span.start, amount.span.start)
    if not words:
        return None
    return _figure(amount, measure + words, head, Span(amount.span.start, stop), sentence, rule, masked)


def _figure(amount: Amount, measure: str, head: Span, proof: Span, sentence: Span, rule: str, masked: str) -> Figure:
    ahead = _AHEAD.search(masked, max(sentence.start, proof.start - _NEAR), amount.span.start)
    return Figure(
        amount,
        measure,
        head,
        proof,
        max(proof.end, amount.span.end),
        sentence.start,
        sentence,
        kind="plan" if ahead else "actual",
        rule=rule,
    )


def _words(reading: Reading, masked: str, start: int, end: int) -> str:
    """Return the words from `start` to `end` without places and periods."""
    text = modern(reading.document.text[start:end])
    kept = "".join(c if masked[i] not in "§¤" else " " for i, c in enumerate(text, start))
    return _SPACES.sub(" ", kept).strip(" ,").lower()
