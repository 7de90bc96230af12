"""Works that nothing introduces, in a text about building them or a quarrel over them: what a text only names is told
where enough signs speak for it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.lexicon.project_signs import load
from kg.mentions.lookup import Lookup
from kg.mentions.project_idle import OTHER
from kg.mentions.project_lists import CAPITAL
from kg.mentions.project_mention import ProjectMention
from kg.mentions.project_names import NameReader
from kg.mentions.project_rows import RowReader
from kg.mentions.project_signs import Candidate, Page
from kg.mentions.project_state import Name
from kg.mentions.project_stated import Stated
from kg.model import BodyMention, PersonMention, PlaceMention, Reading, Sentence

# A name may follow: "hồ điều hòa Nhân Hòa", "đường 5", "tuyến liên khu vực 1"
_NAMED = re.compile(rf" (?:\"|[^\W\d_]+ )*?(?:{CAPITAL}|\d)")
_NAMED_FAR = 50  # code points
# Of whom or what a name is that follows, or with what a work is only compared.
_OF_BODY = re.compile(
    r"(?<!\w)(?:giám đốc|hiệu trưởng|cục trưởng|trưởng ban|trưởng khoa|(?:ban )?quản lý(?: dự án| công trình| các)*"
    r"|bql(?: dự án)?|công ty(?: cp| cổ phần| tnhh| mtv)*|tập đoàn|hội|bác sĩ|lãnh đạo|giáo viên|học sinh|sinh viên"
    r"|đại diện|ban giám hiệu|cán bộ|giảng viên|rạch|sông|hồ|kênh|suối|cầu|chợ|núi|phường|xã|huyện|quận|thị trấn"
    r"|chủ tịch|giám thị|ông|bà|anh|chị|cô|như|giống|giống như|tương tự|so với|không kém|nhìn ra|hướng ra|đối diện"
    r"|cách|giới hạn bởi|chân|dốc|gầm|dạ|mố|cho|hiệu quả|an toàn giao thông|ùn tắc|cháy|vụ cháy|cháy ở"
    r"|cửa hàng xăng dầu|cây xăng|quán|nhà hàng|siêu thị|chi nhánh) (?:các |những )?\Z"
)
# Where another work ends.
_END = re.compile(
    r"(?:(?<!\w)(?:từ|đến|tới|nối|nối với|giao với|giao|sang|với|giữa|giữa hai|ngã ba|ngã tư) (?:đoạn )?|[-–] ?)\Z"
)
_AREA = re.compile(r"(?<!\w)(?:khu vực|trên nền|nền đất) \Z")
# One of a list whose first is a scene: "giữa cầu A và cầu B".
_ONE_MORE = re.compile(r"[^,;.:()\n]{3,45}(?:,| và|, và) \Z")
_ON_ROAD = re.compile(
    r"(?<!\w)(?:trên|tại|ở|dọc|theo|ven|qua|ra|vào|cuối|đầu|mặt tiền|góc|phía|hai bên|số \d\S*"
    r"|cấm|phong tỏa|\d+(?:[-/][\da-z]+)+|\d+[a-z]|\d\d+)"
    r" (?:các |những |tuyến |con |mặt |trục |tuyến đường |giao thông )*\Z"
)
# No works: lines of buses and boats, firms of the railway.
_NO_WORK = re.compile(
    r"vành đai (?:bao|khép|an toàn|xanh|quanh|rau|nông nghiệp|bảo vệ|biên giới|thực phẩm)(?!\w)"
    r"|trụ sở (?:số|tại|ở|chính)(?!\w)|chợ giai đoạn|"
    r"tuyến (?:tham quan|du lịch|xe buýt|xe|buýt|phà|tàu|bay|sông|đường thủy|biên giới|phòng|số|[a-z]?\d{1,2}(?!\w))"
    r"|(?:đường sắt đô thị|đường sắt) (?:hà nội|tp|thành phố|việt nam)|đường (?:thủy|lăn|ống|\d+[.,]?\d* ?m(?!\w))"
    r"|trường (?:sa|sơn|chinh|lâm|thi)(?!\w)"
)
_CENTRE = re.compile(
    r"trung tâm (?:hành chính|thương mại|hội nghị|hội chợ|triển lãm|văn hóa|thể thao|thể dục|logistics|festival"
    r"|tài chính|công nghệ|phần mềm|điện lực|nhiệt điện|chính trị|y khoa|vui chơi|du lịch|giải trí|nghề cá)(?!\w)"
)
# What no name goes over: "nhà máy ở khu xử lý A".
_INNER = re.compile(
    r" (?:ở|tại|trên|trong|và|của|cho|nơi|này|đó|bị|sẽ|đã|đang|được|là|có|sát|gần|cuối)(?!\w)|[;:\"“”(]|,(?!\d)"
)
_SIZE = re.compile(r",? (?:với |rộng |dài )*\d[\d.,]* ?(?:ha|km|m2|m|mw|tỷ|tỉ|triệu)(?: đồng)?\Z")
_HALVES = ("Chủ", "Trung", "Quản", "Kế", "Giao", "Nhà", "Ban", "Cục", "Phó", "Sở")  # "khu cảng Trung | tâm A"
_LAST = re.compile(r"(\w+) \Z")
_TERM = re.compile(r"(?<!\w)(?:giai đoạn|nhiệm kỳ|năm) (?:19|20)\d\d|\Amỏ vlxd")
# "tuyến 200 mét"
_MEASURED = re.compile(r" ?(?:mét|m|km|cây số|ki ?lô ?mét|héc ta|ha|tấn|đồng|người|hộ)(?!\w)")
_ONLY_SIZE = {"size"}  # a sentence of which no more is told speaks of no building
_GROWN = ("kéo dài", "nối dài", "mở rộng")
_LONGEST = 14  # words


def find(reading: Reading, known: int) -> list[ProjectMention]:
    """Return the works that `reading` names beside the `known` ones, those that enough signs speak for."""
    page = Page(reading, known)
    if page.silent:
        return []
    told = [one for group in page.told(_Finder(reading, page).find()) for one in group]
    if not told:
        return []
    stated = Stated(reading)
    found = [ProjectMention(one.span, one.name, stated.of(Name(one.span)), "project.wide") for one in told]
    return RowReader(reading).spread(found)


class _Finder:
    def __init__(self, reading: Reading, page: Page) -> None:
        self._page = page
        self._folded, self._text = reading.folded, reading.document.text
        self._names = NameReader(reading)
        self._sentences: Lookup[Sentence] = Lookup(reading.sentences)
        self._places: Lookup[PlaceMention] = Lookup(reading.places)
        self._people: Lookup[PersonMention] = Lookup(reading.people)
        self._bodies: Lookup[BodyMention] = Lookup(reading.bodies)
        self._scene = -1  # where a noun was last seen that is a scene

    def find(self) -> Iterator[Candidate]:
        """Read a name at every noun of works that one may follow, and that is no scene for sure."""
        table, folded, done = load(), self._folded, 0
        speaks: Sentence | None = None  # the last sentence that speaks of building
        silent = 0  # where one ends that does not
        for i, start, end in table.scan.find(folded):
            if start < done or start < silent or folded[end : end + 1] != " " or folded[start - 1 : start].isalnum():
                continue
            if speaks is None or start >= speaks.span.end:
                speaks = self._sentences.begun(start)
                if speaks is None or start >= speaks.span.end:
                    continue
                if self._page.said(speaks.span) <= _ONLY_SIZE:
                    silent, speaks = speaks.span.end, None
                    continue
            sentence = speaks
            if not _NAMED.match(self._text, end, end + _NAMED_FAR):
                continue
            if self._idle(start, table.nouns[i], table.kinds[i]):
                continue
            name = self._names.read(start, sentence.span.end)
            if name is None:
                continue
            done = name.span.end
            if not self._people.within(start, done):
                for said in self._names.say(name):
                    said = _SIZE.sub("", said)
                    if self._is_name(said, len(table.nouns[i])) and not _MEASURED.match(folded, done):
                        yield Candidate(name.span, said, sentence.span, table.kinds[i])

    def _idle(self, start: int, noun: str, kind: str) -> bool:
        """Tell whether a noun begins no name of a work: part of another word or name, or where something else is."""
        folded = self._folded
        if OTHER.match(folded, start) or _NO_WORK.match(folded, start):
            return True
        before = folded[max(0, start - 50) : start].rpartition("\n")[2]
        another = load().another.get(noun)
        if another and (last := _LAST.search(before)) and last.group(1) in another:
            return True
        if self._elsewhere(start, kind, before):
            self._scene = start
            return True
        place, body = self._places.around(start), self._bodies.around(start)
        return (
            (place is not None and not place.implied)
            or (body is not None and body.span.start < start)
            or self._people.around(start) is not None
            or (noun == "trung tâm" and not _CENTRE.match(folded, start))
        )

    def _elsewhere(self, start: int, kind: str, before: str) -> bool:
        """Tell whether something else lies, ends or happens at a work, or it is a body that bears its name."""
        if _OF_BODY.search(before) or _END.search(before) or (kind != "nuisance" and _AREA.search(before)):
            return True
        if kind in ("road", "bridge") and _ON_ROAD.search(before):
            return True
        return self._scene >= 0 and _ONE_MORE.fullmatch(self._folded, self._scene, start) is not None

    def _is_name(self, said: str, noun: int) -> bool:
        """Tell whether what was read is a name of its own, and not too much."""
        words = said.split()
        if len(said) <= noun or len(words) > _LONGEST:
            return False
        last, low = words[-1], said.lower()
        if last in _HALVES or _TERM.search(low):
            return False
        if not (last[0].isupper() or any(letter.isdigit() for letter in last) or low.endswith(_GROWN)):
            return False
        if not any(letter.isupper() or letter.isdigit() for letter in said[noun:]):
            return False
        return " từ " in low or not _INNER.search(low, noun)
