"""Works that no name tells from others, where enough else is told of them: whose, how large or where they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg.language.normal import modern
from kg.lexicon.projects import load
from kg.mentions.lookup import Lookup
from kg.mentions.project_ends import SIZE
from kg.mentions.project_mention import ProjectMention, Start
from kg.mentions.project_names import NameReader
from kg.mentions.project_said import spelt
from kg.mentions.project_state import Name
from kg.mentions.project_stated import Stated
from kg.model import PlaceMention, Reading

_LEAST = 4  # words of a name
_LONGEST = 16
_NEAR = 48  # code points behind a name in which its place is told
_SIZED = re.compile(
    rf",? ?\(?(?:[^\W\d_]+ ){{0,6}}?\d[\d.,]*(?:{SIZE}| ?(?:giường|chỗ|tầng|căn|phòng|làn|nghìn tỷ|ngàn tỷ)(?!\w))"
)
_OWNED = re.compile(
    r",? ?\(?(?:của|do|cho) (?:liên danh |chủ đầu tư |gia đình )?"
    r"(?:công ty|tập đoàn|tổng công ty|doanh nghiệp|dn|ông|bà|nghệ sĩ|ca sĩ|đại gia)(?!\w)"
)
_LIES = re.compile(r",? ?\(?(?:(?:nằm|đặt|triển khai|tọa lạc) )?(?:tại|ở|thuộc|trên địa bàn) ")
_MANY = re.compile(
    r"(?<!\w)(?:các|những|nhiều|một số|vài|mỗi|từng|mọi|loạt|thêm|bất kỳ|hai|ba|bốn|năm|\d+)(?: [^\W\d_]+){0,3} \Z"
)
_NOT = re.compile(r"(?<!\w)(?:không|chưa|cấm|đừng|tự|tự ý|lén|được|phép|giấy phép|trật tự|vi phạm)(?: [^\W\d_]+)? \Z")
# What is no work of its own, or is said of any.
_NONE = re.compile(
    r"(?:(?:tuyến |con )?đường|tuyến|cầu|hầm|nút giao|cống|mương|kênh|luồng|hẻm|phố|vỉa hè|hè phố"
    r"|hồ(?! điều| chứa))(?!\w)"
    r"|(?:khu đất|nhà ở(?! xã hội)|nhà xưởng|trường học|trụ sở (?:làm việc|cơ quan)|hệ thống (?!thủy lợi)|sông"
    r"|rạch|trạm (?!bơm|xử lý|trung chuyển|y tế|biến áp)|trung tâm của|chung cư cũ"
    r"|nhà khu đất)"
    r"|.*(?<!\w)(?:hiện đại|trọng điểm|tràn lan|đắt đỏ|văn minh|đồng bộ|trái phép|không phép|sai phép|vi phạm|kiên cố"
    r"|nói trên|trên đây|tạm|cũ|này|ấy|kia|tương tự|như vậy|khác|đầu tiên|lớn nhất|hoành tráng|xứng tầm|quy mô lớn|các"
    r"|những|lâu năm|xuống cấp|bị|địa phương|thành phố|tỉnh|huyện|quận|xã|phường)\Z"
)
# What goes on beyond a name: no more is read of it.
_INSIDE = re.compile(
    r" (?:tiêu tốn|chặn|trong|theo|gây|hết|bị|làm|cho|vì|khi|ưu tiên|xây dựng|khiến|đồng thời|chỉ|kiên quyết|gấp|ngập"
    r"|dùng|để|phục vụ|ngay|trước|sau|kể cả|tổ chức)(?!\w)|\A(?:cầu đường|chung cư cao)"
)
_SUCH = re.compile(r"(?:\.\.|…| (?:này|đó|ấy|nói trên|trên(?: đây)?(?= ?[.,;]))(?!\w))")
_LONG = 5  # words that tell a work without more
_STRONG = ("đầu tư", "khởi công", "động thổ", "xây dựng", "xây", "khánh thành", "chủ trương", "đề xuất", "phản đối")


def find(reading: Reading, starts: Iterable[Start], known: Iterable[str]) -> list[ProjectMention]:
    """Return the works at `starts`, where other readers found no name; none of a kind of which one is `known`."""
    heads = {_head(name) for name in known}
    return [one for one in _Reader(reading).find(starts) if _head(one.name) not in heads]


def _head(name: str) -> str:
    """Return the word for what a work is."""
    work = load().work_at(name.lower())
    return work.group() if work else ""


class _Reader:
    def __init__(self, reading: Reading) -> None:
        self._folded, self._text = reading.folded, reading.document.text
        self._names, self._stated = NameReader(reading), Stated(reading)
        self._places: Lookup[PlaceMention] = Lookup(reading.places)
        self._bodies = Lookup(reading.bodies)
        self._headline = self._folded.find("\n")

    def find(self, starts: Iterable[Start]) -> Iterator[ProjectMention]:
        done = 0
        for start in starts:
            if start.at < done or not load().work.match(self._folded, start.at):
                continue
            before = self._folded[max(start.sentence, start.word - 30) : start.word]
            if _MANY.search(self._folded[max(start.sentence, start.word - 30) : start.at]) or _NOT.search(before):
                continue
            name = self._names.read(start.at, start.stop, bare=True)
            if name is None or not self._is_told(name, start):
                continue
            done = name.span.end
            for said in spelt(modern(self._text[name.span.start : done]), work=True):
                yield ProjectMention(name.span, said, self._stated.of(name), "project.bare")

    def _is_told(self, name: Name, start: Start) -> bool:
        said = self._folded[name.span.start : name.span.end]
        words = said.split()
        if not _LEAST <= len(words) <= _LONGEST or _NONE.match(said) or _INSIDE.search(said):
            return False
        if _SUCH.match(self._text, name.span.end) or self._bodies.around(name.span.start):
            return False
        strong = start.kind == "noun" or self._folded.startswith(_STRONG, start.word)
        told = sum((self._sized(name), self._owned(name), self._lies(name), name.span.start < self._headline))
        return strong and told + (len(words) >= _LONG) >= (1 if start.kind == "noun" else 2)

    def _sized(self, name: Name) -> bool:
        return _SIZED.match(self._folded, name.span.end) is not None or any(
            word[0].isdigit() for word in self._folded[name.span.start : name.span.end].split()
        )

    def _owned(self, name: Name) -> bool:
        return _OWNED.match(self._folded, name.span.end) is not None

    def _lies(self, name: Name) -> bool:
        lies = _LIES.match(self._folded, name.span.end)
        if lies is None:
            return False
        near = self._places.within(lies.end(), lies.end() + _NEAR)
        return any(self._folded.startswith(place.place.level, place.span.start) for place in near)
