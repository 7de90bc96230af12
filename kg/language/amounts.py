"""Numbers with their units: "1.651 tỷ 346 triệu đồng", "27,1%", "102.648 người", "64,4 triệu đồng/người/năm"."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from decimal import Decimal
from importlib import resources

from kg.language.leap import leap
from kg.model import Span
from kg.quick import quick


@quick
@dataclass(frozen=True, slots=True)
class Amount:
    """A number and its unit; `span` covers both, not the approximator before them ("hơn", "gần")."""

    span: Span
    value: str  # a decimal with a dot, without trailing zeros
    unit: str
    approximator: str | None = None


def _units() -> tuple[dict[str, str], frozenset[str]]:
    """Return every way to write a unit with the unit's name, and the units that are counted things."""
    table = tomllib.loads((resources.files(__package__) / "units.toml").read_text(encoding="utf-8"))
    names = {spelling: name for name, others in table["measures"].items() for spelling in [*others, name.lower()]}
    counted = frozenset(noun for nouns in table["counted"].values() for noun in nouns)
    names |= {noun: noun for noun in counted} | {
        "ôtô": "ô tô",
        "môtô": "mô tô",
        "hộ dân": "hộ",
        "hộ gia đình": "hộ",
        "bộ hồ sơ": "hồ sơ",
    }
    return names, counted


_NAMES, _COUNTED = _units()
_UNIT = "|".join(re.escape(u) for u in sorted(_NAMES, key=lambda u: (-len(u), u)))
_SCALE = r"(?:triệu|nghìn|ngàn) t[ỷỉ]|t[ỷỉ]|triệu|vạn|nghìn|ngàn"
_THOUSANDS = {"triệu tỷ": 15, "nghìn tỷ": 12, "tỷ": 9, "triệu": 6, "vạn": 4, "nghìn": 3}  # as powers of ten
_NUMBER = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d{3}){2,}|\d+[,.]\d+|\d+"
_BEHIND = (
    rf"(?: ?(?P<scale>{_SCALE})(?!\w)(?: ?(?P<more>\d{{1,3}}(?:,\d+)?) ?(?P<less>{_SCALE})(?!\w))?)?"
    rf"(?: ?(?P<unit>{_UNIT})(?!\w)(?P<per>(?: ?/ ?(?:ngày đêm|(?:\d[\d.]* |vạn )dân|[^\W\d_][\w²]*)){{1,3}})?)?"
)
_FIRST = re.compile(r"\d(?<!\w\d)")  # where an amount may begin
_AMOUNT = re.compile(
    rf"(?:(?<![\w.,-])|(?<=[\d%]-))(?<!\d/)(?P<number>{_NUMBER})(?![.,]?\d)(?:/\d+(?= [^\W\d_]))?{_BEHIND}"
)
_ONE = re.compile(rf"(?<!\w)(?P<number>một)(?= (?:{_SCALE})(?!\w)){_BEHIND}")  # "một triệu cây xanh"
_BARE = re.compile(
    r"(?<!\w)(?:là|còn|đạt|lên|có) (?:(?:hơn|gần|trên|khoảng) )?(?P<number>\d{1,3}(?:\.\d{3})+)"
    r"(?= ?(?:[,;)]|\(|\.(?!\d)|\Z|\n))"
)
# Numbers after these words name something: "năm 2022 dự án", "quận 1 người", "số 15 xã"; not "dân số 900 người",
# "trong số 9 xã".
_NAMING = re.compile(
    r"(?<!\w)(?:năm|tháng|ngày|quận|phường|(?<!dân )(?<!tổng )(?<!trong )số|điều|khoản|khóa|thứ|lộ|tổ|khu|ấp|lớp|đội"
    r"|tập|kỳ) \Z"
)
_RANGE = re.compile(rf"(?<![\w.,/-])(?P<low>{_NUMBER}) ?(?P<share>%?) ?[-–] ?\Z")
# "8.000 tấn mỗi ngày", "8.000 tấn rác/ngày"
_EACH = re.compile(
    r"(?: (?:mỗi|một) |(?: (?:rác|rác thải|nước|nước thải|chất thải))? ?/ ?)(?P<time>ngày đêm|ngày|năm|giờ)(?!\w)"
)
_FLOWS = ("tấn", "m3", "lít")
_TIED = re.compile(r"\d%? ?- ?\Z")
_COMMITTEE = re.compile(r" ủy(?!\w)")
_ELSE = {  # "con số", "24 quận ủy viên"
    "dân": re.compile(r" (?:tộc|quân|phòng|công|sự|biểu|vận|chủ)(?!\w)"),
    "nhà": re.compile(r" (?:đầu tư|thầu|báo|khoa học|giáo|văn|thơ|cung cấp|nước|sản xuất|tài trợ|hàng|riêng)(?!\w)"),
    "bản": re.compile(r" (?:án|đồ|vẽ|tin|kê|cam|ghi|hợp|thảo|cáo|kế|báo|tự|sao)(?!\w)"),
    "cây": re.compile(r" số(?!\w)"),
    "lồng": re.compile(r" (?:đèn|ghép)(?!\w)"),
    "con": re.compile(r" (?:số|đường|người|em|cái|sông|phố)(?!\w)"),
    **dict.fromkeys(("quận", "huyện", "tỉnh", "xã", "phường"), _COMMITTEE),
}
# "cao hơn 330 tỷ đồng" compares.
_APPROXIMATOR = re.compile(
    r"(?<!\w)(?<!cao )(?<!thấp )(?<!nhiều )(?<!ít )(?<!lớn )(?<!tốt )"
    r"(hơn|gần|trên dưới|trên|khoảng|dưới|xấp xỉ|ước đạt|ước|ngót|chừng|ít nhất|tối thiểu|tối đa|không quá"
    r"|không dưới) \Z"
)
_LOOK = 18


def find(folded: str, start: int = 0, end: int | None = None) -> list[Amount]:
    """Return the numbers with units in `folded` from `start` to `end`, in order.

    "1.651" is 1651, "12.3" and "12,3" are 12.3. A sum of scales is given in the greatest: "1 tỷ 200 triệu"
    is 1.2 tỷ đồng; a scale without unit means đồng. Of "17/19 chỉ tiêu" the first number is given, and of a range
    ("5-10%") the lower, about which "từ" is said. Numbers that name something ("năm 2022", "quận 1") are left out.
    """
    found, stop = [], len(folded) if end is None else end
    one = _ONE.finditer(folded, start, stop) if folded.find("một ", start, stop) >= 0 else ()
    for match in (*leap(_FIRST, _AMOUNT, folded, start, stop), *one):
        amount = _amount(folded, match) if match["unit"] or match["scale"] else None
        if amount:
            found.append(amount)
    return sorted(found, key=lambda a: a.span) if one else found


def bare(folded: str, start: int, end: int) -> list[Span]:
    """Return the great numbers in `folded` that "là" leads to and no word follows: "tổng số biên chế là 12.345"."""
    return [Span(*m.span("number")) for m in _BARE.finditer(folded, start, end)]


def _amount(folded: str, match: re.Match[str]) -> Amount | None:
    before = folded[max(0, match.start() - _LOOK) : match.start()]
    unit = _unit(match)
    if unit is None or (unit in _COUNTED and _names(before, match["number"])):
        return None
    if _ELSE[unit].match(folded, match.end()) if unit in _ELSE else False:
        return None
    if "/" in folded[match.end("number") : match.end("number") + 1] and unit not in _COUNTED:
        return None
    value = number(match["number"])
    if match["more"]:
        low, high = (_THOUSANDS[_scale(match[name])] for name in ("less", "scale"))
        if low >= high:
            return None
        value += number(match["more"]).scaleb(low - high)
    each = _EACH.match(folded, match.end()) if unit.endswith(_FLOWS) else None
    if each:
        unit, end = f"{unit}/{each['time']}", each.end()
    else:
        end = match.end()
    if _TIED.search(before):
        return _range(before, value, unit, match)
    approximator = _APPROXIMATOR.search(before)
    span = Span(match.start(), end)
    return Amount(span, plain(value), unit, approximator[1] if approximator else None)


def _range(before: str, high: Decimal, unit: str, match: re.Match[str]) -> Amount | None:
    """Return the lower end of "5-10%"; "17-12 tỷ" is none."""
    found = _RANGE.search(before)
    if found is None or (found["share"] and unit != "%") or (unit in _COUNTED and _names(before[: found.start()], "")):
        return None
    low = number(found["low"])
    if not low < high or (len(found["low"]) == 4 and found["low"].isdigit()):  # "2016-2020"
        return None
    return Amount(Span(match.start() - (len(before) - found.start()), match.end()), plain(low), unit, "từ")


def _names(before: str, figure: str) -> bool:
    """Tell whether a number only names what stands before it; no quận bears one over 12."""
    if not _NAMING.search(before):
        return False
    return not (before.endswith("quận ") and figure.isdigit() and int(figure) > 12)


def _unit(match: re.Match[str]) -> str | None:
    scale = _scale(match["scale"]) if match["scale"] else ""
    name = _NAMES[match["unit"]] if match["unit"] else "đồng"
    if scale in ("nghìn", "vạn") and not match["unit"]:
        return None
    per = re.sub(r" ?/ ?", "/", match["per"] or "").replace("²", "2")
    return f"{scale} {name}".strip() + per


def _scale(word: str) -> str:
    return word.replace("ngàn", "nghìn").replace("tỉ", "tỷ")


def number(text: str) -> Decimal:
    """Return the value of a number as it is written here: comma before decimals, dots between thousands."""
    if text == "một":
        return Decimal(1)
    if text.count(",") > 1:
        return Decimal(text.replace(",", ""))
    if re.fullmatch(r"[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?", text):
        text = text.replace(".", "")
    return Decimal(text.replace(",", "."))


def plain(value: Decimal) -> str:
    """Return `value` without exponent and trailing zeros."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
