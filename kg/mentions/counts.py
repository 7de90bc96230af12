"""Numbers of things a place has, and of goals it reached: "quận có 42 tổ dân phố", "hoàn thành 17/19 chỉ tiêu"."""

from __future__ import annotations

import re

from kg.language.amounts import Amount
from kg.language.normal import modern
from kg.lexicon.indicators import load
from kg.mentions.figure import Figure
from kg.model import Reading, Span

_SCALE = re.compile(r"(?:(?:nghìn|vạn|triệu|tỷ) )*")
_ABOUT = r"(?:(?:hơn|gần|trên|khoảng|tổng số|tổng cộng|ngót|xấp xỉ) )*"
# "Ở quận có", "tham gia lĩnh vực này ở quận có 24 doanh nghiệp": only of a place that the clause speaks of.
_HAS = re.compile(
    r"(?:(?:\A|[,;:(\"¤] ?)(?:(?:trên|địa|bàn|toàn|tại|ở|hiện|nay|và|cả|đến|đã) )*|(?:trên địa bàn|toàn|rằng|biết|thì|mà|là|trong đó|tích|nay|hiện),? )"
    rf"(?:đảng bộ )?§+(?: §+)*(?:,? ¤+)?,?(?: (?:hiện nay|hiện tại|hiện|đang|đã|sẽ|nay|cũng|vẫn))* (?:có|gồm|còn) {_ABOUT}\Z"
)
_NEXT = re.compile(rf"(?:,| và|, và|;) {_ABOUT}\Z")
_ENDS = re.compile(
    r"\.|;|,? (?:\d|hơn|gần|trên|khoảng|trong đó|với|dân số|diện tích)|,? và (?:\d|hơn|gần|trên|khoảng)|[.\"]?\s*\Z"
)
_WORDS = re.compile(
    r"(?: (?!(?:và|trong|để|nhằm|với|theo|tại|cho|thì|đã|so|có|là|ở|mà|đều|từ|của|năm|như|vào|còn|ubnd)(?!\w))[^\W\d_]+| -(?= ))*"
)
_REACHED = re.compile(
    r"(?<!\w)(hoàn thành vượt mức|hoàn thành và vượt|hoàn thành|đạt và vượt|đạt|vượt|giao|đề ra|chưa đạt|không đạt)(?:[^,;.()]{0,16}) ?\Z"
)
_GOAL = re.compile(
    r"(?<!\w)(?:kinh tế|văn hóa|xã hội|chủ yếu|nghị quyết|kế hoạch|được giao|đạt|vượt|hoàn thành|đề ra|nông thôn mới|chưa đạt|không đạt|giao)(?!\w)"
)
_NO_GOAL = re.compile(
    r"biên chế|tuyển|vào lớp|đào tạo|xét|nguyện vọng|học viên|hợp đồng|đề xuất|quy chuẩn|thí sinh|chỉ số|mẫu|công chức|kể trên"
)
_POOR = re.compile(r" (?:cận )?nghèo(?! vươn)(?!\w)")
_LEFT = re.compile(r"(?:còn|còn lại|giảm còn|hiện có|tổng số|:|giảm được|là) (?:(?:hơn|gần|trên|khoảng) )?\Z")
_STANDARD = re.compile(
    r" (?:đã )?(?:đạt chuẩn|đạt danh hiệu|được công nhận|đạt tiêu chí|đạt tiêu chuẩn)(?: (?!(?:và|trong|để|với|tại|của|năm|đạt|tăng|bằng|vượt)(?!\w))[^\W\d_]+){0,8}"
)
_WORTH = (" có ", " gồm ", " còn ", "chỉ tiêu", "tiêu chí", " đạt chuẩn", " được công nhận", " nghèo")
_MOST = 200  # goals of one place


def worth(folded: str, sentence: Span) -> bool:
    """Tell whether a sentence without any measure may hold such a number."""
    return any(folded.find(word, sentence.start, sentence.end) >= 0 for word in _WORTH)


def read(reading: Reading, masked: str, amount: Amount, sentence: Span, last: Figure | None) -> Figure | None:
    """Return the figure of `amount` if it counts goals, or things that a place has."""
    noun = _SCALE.sub("", amount.unit, count=1)
    if noun in load().goals:
        return _goals(reading, amount, sentence)
    standard = _standard(reading, amount, noun, sentence)
    if standard:
        return standard
    if noun in load().counted:
        return _things(reading, masked, amount, noun, sentence, last)
    return None


def _goals(reading: Reading, amount: Amount, sentence: Span) -> Figure | None:
    text = reading.folded
    after = _WORDS.match(text, amount.span.end, sentence.end)
    end = after.end() if after else amount.span.end
    words = text[amount.span.end : end]
    if float(amount.value) > _MOST or _NO_GOAL.search(
        text, max(sentence.start, amount.span.start - 30), min(end + 20, sentence.end)
    ):
        return None
    left = text[max(sentence.start, amount.span.start - 40) : amount.span.start]
    verb = _REACHED.search(left)
    if not verb and not _GOAL.search(words):
        return None
    said = load().spelt(modern(reading.document.text[amount.span.end : end]).strip())
    measure = f"số {amount.unit} {said}".strip() + (f" {verb[1]}" if verb and verb[1] not in said else "")
    start = amount.span.start - (len(left) - verb.start()) if verb else amount.span.start
    proof = Span(start, end)
    return Figure(
        amount, measure, amount.span, proof, amount.span.end, sentence.start, sentence, rule="indicator.goals"
    )


def _standard(reading: Reading, amount: Amount, noun: str, sentence: Span) -> Figure | None:
    """Return how many are poor, or reach a standard: "còn 120 hộ nghèo", "12/20 xã đạt chuẩn nông thôn mới"."""
    text = reading.folded
    poor = _POOR.match(text, amount.span.end) if noun == "hộ" else None
    reached = _STANDARD.match(text, amount.span.end, sentence.end) if noun in load().counted else None
    left = text[max(sentence.start, amount.span.start - 24) : amount.span.start]
    if not reached and not (poor and _LEFT.search(left)):
        return None
    end = (reached or poor).end()  # type: ignore[union-attr]
    measure = f"số {noun}{modern(reading.document.text[amount.span.end : end])}".rstrip()
    span = Span(amount.span.start, end)
    return Figure(amount, measure, amount.span, span, end, sentence.start, sentence, rule="indicator.standard")


def _things(
    reading: Reading, masked: str, amount: Amount, noun: str, sentence: Span, last: Figure | None
) -> Figure | None:
    start = amount.span.start
    listed = last is not None and (last.rule == "indicator.count" or last.of_state)
    listed = listed and last is not None and _NEXT.fullmatch(masked, last.end, start) is not None
    if not listed and not _HAS.search(masked[max(sentence.start, start - 80) : start]):
        return None
    written = reading.folded[start : amount.span.end]
    if "/" in written or not _ENDS.match(reading.folded, amount.span.end):
        return None
    head = Span(last.head.start, last.head.start) if listed and last else Span(start, start)
    measure = "dân số" if noun == "dân" else f"số {noun}"
    clause = last.clause if listed and last else sentence.start
    return Figure(amount, measure, head, amount.span, amount.span.end, clause, sentence, True, rule="indicator.count")
