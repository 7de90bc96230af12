"""Works that stand in the rows of a table under "Công trình", or as items of a list that is said to be of works."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from kg.lexicon.projects import load
from kg.mentions.listings import Lists
from kg.mentions.lookup import Lookup
from kg.mentions.project_ground import chain
from kg.mentions.project_lists import CAPITAL
from kg.mentions.project_names import NameReader
from kg.mentions.project_state import Name
from kg.mentions.tables import said, tables
from kg.model import Place, PlaceMention, Reading, Sentence, Span

_HEAD = re.compile(
    r"(?:(?:tên|danh mục|các|tên các|danh mục các) )*(?:công trình|dự án|hạng mục|gói thầu|tuyến đường)"
    r"(?:(?:, |/| / | - | và )(?:công trình|dự án|hạng mục))*(?: (?:đầu tư|trọng điểm|xây dựng))*"
)
_WHERE = re.compile(
    r"(?:địa bàn|địa điểm|vị trí|nơi|xã|huyện|phường|đơn vị)(?: xây dựng| thực hiện)?"
    r"(?:(?:, |/| / | - )(?:xã|phường|thị trấn|huyện))*"
)
_REWORK = re.compile(
    r"(?:nâng cấp|cải tạo|sửa chữa|mở rộng|xây dựng|xây mới|xây|kiên cố hóa|bê tông hóa|nhựa hóa|lắp đặt|tu bổ|tôn tạo"
    r"|kè|hạ tầng|đầu tư|nạo vét|chỉnh trang|trùng tu|bê tông|nhà văn hóa|nhà lớp học|nhà sinh hoạt|cấp nước|cấp điện)"
    r"(?!\w)"
)
_ASIDE = re.compile(r" \((?!giai đoạn|đoạn)[^()]*\)\s*\Z")
# "các công trình", "3 dự án lớn", "Ba công trình được nêu tên", "danh mục đầu tư công"
_MANY = re.compile(
    r"(?<!\w)(?:(?:các|những|một số|nhiều|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|\d+) (?:[^\W\d_]+ ){0,2}?"
    r"(?:công trình|dự án|hạng mục)|danh mục(?: các)? (?:công trình|dự án|đầu tư))(?!\w)"
)
_WORKS = re.compile(r"(?<!\w)(?:dự án|công trình|hạng mục|tuyến đường)(?!\w)")
_SIGN = re.compile(
    rf"(?:(?::|;|,|(?<!\w)(?:gồm|gồm có|bao gồm|là|như|và|trong đó(?: có)?):?|công trình|dự án) )(?={CAPITAL})"
)
_FAR = 600  # code points behind the word for works in which its items stand
_LONGEST = 110  # code points of a name
_LEAD = 70  # code points before the first
_END = (
    r"(?:[,;:()|\n]|\.(?!\w)|\Z| (?:dài|rộng|với|có|đã|đang|hiện|mới|còn|đạt|vốn|tổng|tmđt|kinh phí|giá trị|quy mô|do"
    r"|được|sẽ|chậm|hoàn thành|xong|khởi công|thi công|trị giá|bắc qua|và|bị|tại|ở|thuộc|trên|chưa|vẫn|là|trong"
    r"|[\d.,]+ ?(?:tỷ|tỉ|triệu|km|ha|m)(?!\w))(?!\w))"
)
_ITEM = re.compile(rf"(?:[^,;:()|\n.]|\.(?=\w)){{4,110}}?(?={_END})")
_TOLD = re.compile(rf"\s(?:{CAPITAL}|[^\s]*\d)")  # behind its first word


class Items:
    """Finds such works of one page."""

    def __init__(self, reading: Reading, names: NameReader) -> None:
        self._reading, self._names = reading, names
        self._text, self._folded = reading.document.text, reading.folded
        self._places: Lookup[PlaceMention] = Lookup(reading.places)
        self._table = load()

    def found(
        self, hits: list[tuple[int, int, str]], sentence_at: Callable[[int], Sentence | None]
    ) -> Iterator[tuple[Name, tuple[Place, ...]]]:
        """Yield the works of lines, of tables and of the sentences with `hits` that speak of several."""
        for at in Lists(self._reading, self._table.work).items(_WORKS):
            sentence = sentence_at(at)
            name = self.item(at, sentence.span.end) if sentence and self._begins(at) else None
            if name:
                yield name, ()
        yield from self.rows()
        done = -1
        for start, _, kind in hits:
            sentence = sentence_at(start) if start > done and kind in ("noun", "deed") else None
            many = _MANY.search(self._folded, *sentence.span) if sentence else None
            if sentence and many:
                yield from ((name, ()) for name in self.listed(sentence, many.end()))
            done = sentence.span.end if sentence else done

    def rows(self) -> Iterator[tuple[Name, tuple[Place, ...]]]:
        """Yield the works of the tables that have a column for them, with the places of another column."""
        for table in tables(self._folded):
            head = [said(self._folded, cell).strip(" .:") for cell in table.head]
            column = next((i for i, name in enumerate(head) if _HEAD.fullmatch(name)), -1)
            where = next((i for i, name in enumerate(head) if _WHERE.fullmatch(name)), -1)
            for row in table.rows if column >= 0 else ():
                name = self._cell(row[column]) if len(row) == len(head) else None
                if name:
                    yield name, self._told(row[where]) if where >= 0 else ()

    def _cell(self, cell: Span) -> Name | None:
        words = _ASIDE.sub("", self._text[cell.start : cell.end]).strip(" .,;")
        if not self._begins(cell.start) or len(words.split()) < 2 or not _TOLD.search(words):
            return None
        return Name(Span(cell.start, cell.start + len(words)))

    def _told(self, cell: Span) -> tuple[Place, ...]:
        """Return the units that the column of places tells."""
        return chain(mention.place for mention in self._places.within(*cell))

    def listed(self, sentence: Sentence, at: int) -> Iterator[Name]:
        """Yield the items behind the word for works at `at`: "3 công trình lớn: Cầu A 14 tỷ đồng; Đường B dài 8 km"."""
        stop = min(sentence.span.end, at + _FAR)
        last = at
        for sign in _SIGN.finditer(self._text, at, stop):
            if sign.start() < last or (last == at and sign.start() - at > _LEAD):
                continue
            name = self.item(sign.end(), stop) if self._begins(sign.end()) else None
            if name:
                last = name.span.end
                yield name

    def item(self, at: int, stop: int) -> Name | None:
        """Return the name of the item at `at`: as names are read, else up to its size, its price or its state."""
        name = self._names.read(self._table.behind_deeds(self._folded, at), stop)
        if name and name.span.end - at <= _LONGEST:
            return Name(Span(at, name.span.end), name.inner, name.unit)
        item = None if name else _ITEM.match(self._text, at, stop)
        if item is None or not _TOLD.search(item.group()):
            return None
        return Name(Span(*item.span()))

    def _begins(self, at: int) -> bool:
        """Tell whether the name of a work begins at `at`, with a capital."""
        if not self._text[at : at + 1].isupper():
            return False
        return self._table.work_at(self._folded, at) is not None or _REWORK.match(self._folded, at) is not None
