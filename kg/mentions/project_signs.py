"""What tells that a text plans, builds, clears ground for or quarrels over a work: its signs, which are weighed."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from kg.lexicon.project_signs import load
from kg.mentions.project_lists import CAPITAL
from kg.model import Reading, Span

_BUILDING = ("plan", "build", "clear")
_DENSE = (4, 7)  # signs of building in 1,000 letters of a page
_LINE = re.compile(r"[^\n]*")
_DONE_TO = re.compile(
    r"(?<!\w)(?:xây dựng|xây|làm|mở|đầu tư|thi công|khởi công|dự án|công trình|quy hoạch|nâng cấp|mở rộng|cải tạo"
    r"|nạo vét|khơi thông|tháo dỡ|phá dỡ|di dời|đóng cửa|hoàn thành|tiến độ|giai đoạn \w+|triển khai|thực hiện"
    r"|phê duyệt|hạng mục|đề xuất|phản đối|sai phạm (?:tại|ở|của))(?:,? (?:[^\W\d_]+ ?){0,4})? \Z"
)
_ASKED = re.compile(
    r"(?<!\w)(?:đề nghị|kiến nghị|đề xuất|chỉ đạo|yêu cầu|cho phép|chấp thuận|thống nhất|chủ trương|kế hoạch"
    r"|nghiên cứu)[^.;]{0,60}?(?:triển khai|đầu tư|xây|mở|làm|nâng cấp|sửa|tạm ứng|bố trí|hoàn thành|đẩy nhanh"
    r"|di dời|dừng|đóng cửa)(?!\w)"
)
_LISTED_AS = re.compile(
    r"(?<!\w)(?:dự án|công trình|tuyến|công viên|xây dựng|xây|đầu tư|hạng mục)[^.;:]{0,60}?(?:gồm|như|là|:)(?= |\Z)"
)
_TO_COME = re.compile(
    r"(?<!\w)(?:sẽ|sắp|dự kiến|đang|chuẩn bị|tiếp tục)(?: [^\W\d_]+){0,3}? (?:xây|đầu tư|thi công|triển khai|làm|mở"
    r"|nâng cấp|hoàn thành|khởi công|cải tạo|quy hoạch)(?!\w)"
)
_CAPITAL = re.compile(rf" {CAPITAL}| \d")
_IN_LIST = re.compile(r"[,;:] \Z|(?<!\w)(?:và|hoặc|gồm) \Z")
# Where something else is: "trên đường A", "phía tây bến xe B".
_WHERE = re.compile(
    r"(?<!\w)(?:tại|ở|trên|gần|cạnh|sát|dọc|quanh|ven|bên|giáp|ngụ|trú|thuộc|trong|qua|vào|ra|về|dưới|trước|sau|ngã ba"
    r"|ngã tư|góc|khu vực|mặt tiền|đầu|cuối|phía|phía (?:đông|tây|nam|bắc)|xung quanh|giữa|khỏi|ngoài|lấn|cổng|học"
    r"|số \d\S*)(?: các| những| khu| địa chỉ| mặt)?(?: tuyến| con)? \Z"
)
# One of a list of such places: "ở sân vận động A, công trường B và công viên C".
_WHERE_ALL = re.compile(
    r"(?<!\w)(?:tại|ở|trên|dọc|qua)(?: các| những| hai)?(?P<list>(?: [^\W_][\w/]*){1,6}(?:,(?: [^\W_][\w/]*){1,6})*)"
    r"(?:,| và) \Z"
)
_SIZED = re.compile(
    r"[ ,(]*(?:[^\W\d_]+ ){0,8}?(?:dài|rộng|diện tích|quy mô|tổng mức|tổng vốn|vốn|công suất|trị giá|kinh phí"
    r"|\d[\d.,]* ?(?:ha|km|m2|m|mw|tỷ|tỉ|triệu|làn|tầng|phòng|giường|chỗ|căn))(?!\w)"
)
_TOLD_OF = re.compile(
    r"[ ,]*(?:[^\W\d_]+ ){0,3}?(?:sẽ|sắp|đang|chưa|chậm|trễ|được (?:xây|đầu tư|nâng|mở|quy|triển)|bị (?:dừng|tháo)"
    r"|hoàn thành|khởi công|thi công|xây|khánh thành|nằm sát|gây ô nhiễm|ô nhiễm|trái phép|sai phép|không phép"
    r"|do công ty|của công ty|của tập đoàn)(?!\w)"
)
_STATE_ROAD = re.compile(r"(?:tuyến )?(?:đường )?(?:quốc lộ|tỉnh lộ|đường tỉnh|xa lộ|đại lộ)(?!\w)")
_UNNAMED = re.compile(r"\d| - |(?:từ|nối) ")
_TELLING = {"done to", "asked", "listed as", "sized", "to come"}
_MENTIONS = 20  # of a name that are weighed
_FAR = 300  # code points before a name in which it may be told that a list of works begins


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name that a sentence bears; `kind` is what its noun is, of project_signs.toml."""

    span: Span
    name: str
    sentence: Span
    kind: str


class Page:
    """Weighs the names of works of one page; `known` of them are told by other readers."""

    def __init__(self, reading: Reading, known: int) -> None:
        self._folded, self._text, self._known = reading.folded, reading.document.text, known
        self._hits = self._words()
        self._starts = [start for start, _ in self._hits]
        self._said: dict[int, frozenset[str]] = {}  # the signs of a sentence, by where it begins
        line = _LINE.match(self._folded)
        self._headline = line.end() if line else 0

    def _words(self) -> list[tuple[int, str]]:
        table, folded = load(), self._folded
        return [
            (start, table.signs[i])
            for i, start, end in table.words.find(folded)
            if not folded[start - 1 : start].isalpha() and not folded[end : end + 1].isalnum()
        ]

    @property
    def silent(self) -> bool:
        """Tell whether no sentence says more than sizes."""
        return all(sign == "size" for _, sign in self._hits)

    def said(self, span: Span) -> frozenset[str]:
        """Return what the words of a sentence are signs of."""
        if span.start not in self._said:
            first, last = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
            self._said[span.start] = frozenset(sign for _, sign in self._hits[first:last])
        return self._said[span.start]

    def told(self, names: Iterable[Candidate]) -> list[list[Candidate]]:
        """Return the mentions of each name whose signs weigh enough."""
        table = load()
        groups: dict[str, list[Candidate]] = defaultdict(list)
        for one in names:
            groups[one.name.lower()].append(one)
        beside = Counter((one.sentence.start, one.kind) for group in groups.values() for one in group)
        common = self._common()
        return [group for group in groups.values() if table.weight(common | self._signs(group, beside)) >= table.least]

    def _common(self) -> set[str]:
        """Return the signs that the page gives to all its names."""
        building = sum(sign in _BUILDING for _, sign in self._hits)
        density = 1000 * building / max(len(self._folded), 500)
        found = {f"page.{least}" for least in _DENSE if density >= least}
        if self._known:
            found.add("page.known")
        if not self.said(Span(0, self._headline)).isdisjoint(_BUILDING):
            found.add("page.head")
        return found

    def _signs(self, group: list[Candidate], beside: Counter[tuple[int, str]]) -> set[str]:
        """Return the signs of a name: those that any mention gives, and those that all do."""
        found = {f"noun.{group[0].kind}", *self._shape(group[0])}
        scenes = [self._scene(one) for one in group[:_MENTIONS]]
        for one, scene in zip(group, scenes, strict=False):
            found |= self._mention(one)
            if beside[one.sentence.start, one.kind] > 1 and "where" not in scene:
                found.add("beside")
        if "name.state" in found and found.isdisjoint(_TELLING):
            found.add("name.state.alone")
        return found.union(f"all.{sign}" for sign in set.intersection(*scenes))

    def _shape(self, one: Candidate) -> set[str]:
        name = one.name.lower()
        found = set()
        if " - " in name:
            found.add("name.ends")
        if any(letter.isdigit() for letter in name):
            found.add("name.number")
            if _STATE_ROAD.match(name):
                found.add("name.state")
        elif one.kind == "road" and not _UNNAMED.search(name):
            found.add("name.street")
        return found

    def _mention(self, one: Candidate) -> set[str]:
        folded, start, opens = self._folded, one.span.start, one.sentence.start
        found = {f"said.{sign}" for sign in self.said(one.sentence) if sign != "size"}
        after = folded[one.span.end : min(one.sentence.end, one.span.end + 60)]
        if start < self._headline:
            found.add("headline")
        if _DONE_TO.search(folded, max(opens, start - 45), start):
            found.add("done to")
        if _ASKED.search(folded, max(opens, start - 120), start):
            found.add("asked")
        if _LISTED_AS.search(folded, max(opens, start - _FAR), start):
            found.add("listed as")
        if _TO_COME.search(folded, max(opens, start - _FAR), min(one.sentence.end, one.span.end + 60)):
            found.add("to come")
        if _SIZED.match(after):
            found.add("sized")
        if _TOLD_OF.match(after):
            found.add("told of")
        return found

    def _in_places(self, opens: int, start: int) -> bool:
        """Tell whether a name is one of a list of places, all of them named."""
        if not _IN_LIST.search(self._folded, max(opens, start - 6), start):
            return False
        found = _WHERE_ALL.search(self._folded, max(opens, start - 110), start)
        items = self._text[slice(*found.span("list"))].split(",") if found else []
        return bool(items) and all(_CAPITAL.search(item) for item in items)

    def _scene(self, one: Candidate) -> set[str]:
        folded, start, opens = self._folded, one.span.start, one.sentence.start
        found = set()
        if _WHERE.search(folded, max(opens, start - 30), start) or self._in_places(opens, start):
            found.add("where")
        if _IN_LIST.search(folded, max(opens, start - 6), start):
            found.add("listed")
        if self.said(one.sentence).isdisjoint(_BUILDING):
            found.add("no building")
        return found
