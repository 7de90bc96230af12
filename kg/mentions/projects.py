"""Works that the page names: after "dự án", after what is done to works, or by what they are called."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import replace

from kg.language.normal import modern
from kg.lexicon.projects import load
from kg.mentions.lookup import Lookup
from kg.mentions.project_done import is_told, reaches, told_before, words_before
from kg.mentions.project_hits import hits_of
from kg.mentions.project_idle import OTHER, makes_none
from kg.mentions.project_items import Items
from kg.mentions.project_lists import CAPITAL, bare_names, named_at
from kg.mentions.project_mention import ProjectMention, Start
from kg.mentions.project_names import NameReader
from kg.mentions.project_rows import RowReader
from kg.mentions.project_state import Name
from kg.mentions.project_stated import Stated
from kg.model import PlaceMention, Reading, Sentence, Span

_PLURAL = re.compile(r"(?<!\w)(?:các|những|một số|nhiều|loạt|hai|ba|bốn|năm|\d+) \Z")
_SOME = re.compile(
    r"(?<!\w)(?:một|mỗi|bất kỳ|từng|vài|thêm|loại|số|mọi|tất cả|loạt|chục|trăm|ngàn|nghìn|lượng|khối)(?: [^\W\d_]+)? \Z"
)  # "mỗi dự án nhà ở"
_MANY = re.compile(r"(?<!\w)(?:các|những|nhiều|một số)(?!\w)")
_CAPITAL = re.compile(rf"{CAPITAL}|\d+(?:-\d+)* {CAPITAL}")  # "các dự án như 152 Trần Phú"
_ITEM = re.compile(r"[^,;.:]*[,;] ?(?:và )?")
# "5 công trình BOT gồm: cầu A, …"; a letter of Vietnamese in small is none of ASCII's capitals
_LEAD = re.compile(r"(?: (?:BOT|BT|PPP|ODA|[^\WA-Z\d_]\w*)){0,6} ?: ")
_THESE = re.compile(r"(?: [^\W\d_]+){0,6} ?(?:(?:là|gồm|gồm có|bao gồm|như)(?: (?:việc|dự án))?:?|:) ")
_USED = re.compile(r" (?:sử dụng|khai thác|vận hành|hoạt động)(?!\w)")  # "đưa vào sử dụng cầu A"
_TWIN = re.compile(
    r"(?:, (?:số )?(?P<middle>\d{1,2}))?,? và (?:số )?(?P<number>\d{1,2})"
    r"(?![\w/-]|[.,]\d| ?%| (?:tuyến|dự án|công trình|cây|khu|xã|phường))"
)
_ENDS_IN_NUMBER = re.compile(r"(?<!\w)\d{1,2}\Z")
_BOARD = re.compile(
    r"(?:quản lý|bql)(?:(?! (?:cho biết|cho hay|nói|báo cáo|đề nghị|kiến nghị|đề xuất|đang|đã|sẽ|tại|ở) )"
    r"[^,.;:()]){0,36}\Z"
)  # "Ban Quản lý đầu tư xây dựng công trình …"
_BUILT = (" dân dụng và công nghiệp", " dân dụng, công nghiệp", " giao thông và nông nghiệp")  # what a board is of
_SPREAD = re.compile(r"(?: mới| lớn| nhỏ)? (?:trong|tại|ở|trên|ven|dọc|quanh|thuộc|của)(?!\w)")
# "dự án thu hồi đất, bồi thường, tái định cư sân bay A" is of the airport.
_CLEARS = re.compile(
    r"(?:(?:xây dựng )?hạ tầng(?: kỹ thuật)?"
    r"|(?:(?:thu hồi đất|bồi thường|hỗ trợ|giải phóng mặt bằng|gpmb)(?:,? và |, | ))+(?:hỗ trợ |tái định cư )*)\s*"
)
# "phát triển khu đô thị A" is of khu đô thị A, "phát triển nhà ở A" bears it in its name
_GROWS = ("phát triển", "mở", "làm")
_DEEDS = ("deed", "rework", "done")
_NEXT = re.compile(r"(?:[,;] ?(?:và )?| và | cùng )")
_LIST = re.compile(r"[^.;:]{0,40}?(?:(?:như|gồm|là|sau)?: ?|(?<= )(?:là|gồm|như) )")
_BEGUN = ("khởi công", "động thổ")
_BESIDE = 50  # code points between a name and another one in brackets
# Where something else is, or ends: "cư dân ở khu đô thị A", "đoạn từ cầu B đến khu dân cư A", "số 3, khu dân cư A".
_SCENE = re.compile(
    r"(?<!\w)(?:(?:giữa|cổng|cạnh|gần|giáp|giáp ranh|đối diện|so với|ngụ|trú|sống|nhà"
    r"|đường|(?<!quan )(?<!cập )đến|(?<!quan )(?<!cập )tới) "
    r"|nối (?:(?:với|ra|vào|đến|sang) )?"
    r"|(?:thường trú|tạm trú|cư trú|trú quán|trú tại|nơi ở|chỗ ở|hộ khẩu|địa chỉ|ngụ)[^.;()]{0,36}[ ,-]"
    r"|(?:cư dân|căn hộ|căn nhà|ngôi nhà|lô đất|nền đất|biệt thự|trụ sở|sống|cư trú|địa chỉ)"
    r"(?: [^\W_]+){0,4} (?:ở|tại|trong|thuộc) |(?:công ty|số \d+)[^.;()]{0,40}[(,] )\Z"
)
_SIZE = re.compile(r"\d[\d.,]* ?(?:ha|km|m2|m|mw)(?: đất)? (?=giai đoạn|dự án|khu|cụm|tuyến|đường)")
# "công trình cao tầng mang tên "Tháp Sao Mai""
_CALLED = re.compile(r"(?: (?!(?:của|do|và|ở|tại) )[^\W\d_]+){1,5} (?:có|mang) tên(?: gọi)?(?: là)?:? ?\"?")
_GAP = re.compile(r"[ :\"]*")


def find(reading: Reading) -> tuple[list[ProjectMention], list[Start]]:
    """Return the works that `reading` names, in text order; and where it might tell one by no name."""
    hits = hits_of(reading.folded)
    if not hits:
        return [], []
    finder = _Finder(reading)
    found = finder.find(hits)
    return RowReader(reading).spread(found) if found else [], finder.unnamed


class _Finder:
    def __init__(self, reading: Reading) -> None:
        self._reading, self._folded, self._text = reading, reading.folded, reading.document.text
        self._table = load()
        self._names, self._stated = NameReader(reading), Stated(reading)
        self._items = Items(reading, self._names)
        self._places: Lookup[PlaceMention] = Lookup(reading.places)
        self._bodies = Lookup(reading.bodies)
        self._people = Lookup(reading.people)
        self._starts = [s.span.start for s in reading.sentences]
        self._found: list[ProjectMention] = []
        self._done = 0
        self._word = 0
        self.unnamed: list[Start] = []

    def find(self, hits: list[tuple[int, int, str]]) -> list[ProjectMention]:
        """Read a name after every word that introduces one."""
        for start, end, kind in hits:
            if start < self._done:
                continue
            sentence = self._sentence(start)
            if sentence is None:
                continue
            self._word = start
            if kind in _DEEDS:
                self._told(start, end, sentence)
            if kind == "done":
                self._foretold(start, end, sentence)
                used = _USED.match(self._folded, end)
                end, kind = used.end() if used else end, "deed"
                if not self._is_work(end + 1) or (used is None and self._folded.endswith("vào", start, end)):
                    continue
            if kind in ("new", "disputed"):
                self._bare(start, kind, sentence)
            elif kind == "rework":
                self._reworked(start, sentence)
            else:
                self._introduced(start, end, kind, sentence)
        self._listed(hits)
        return sorted(self._found, key=lambda told: told.span)

    def _listed(self, hits: list[tuple[int, int, str]]) -> None:
        """Read the works of lists and tables that are not read yet."""
        taken = sorted(mention.span for mention in self._found)
        starts = [span.start for span in taken]
        for name, places in self._items.found(hits, self._sentence):
            i = bisect_left(starts, name.span.end)
            if i and taken[i - 1].end > name.span.start:
                continue
            before = len(self._found)
            if self._keep(name, "project.item") and places:
                self._found[before:] = [replace(told, places=places) for told in self._found[before:]]

    def _sentence(self, at: int) -> Sentence | None:
        i = bisect_right(self._starts, at) - 1
        return self._reading.sentences[i] if i >= 0 else None

    def _introduced(self, start: int, end: int, kind: str, sentence: Sentence) -> None:
        before = self._folded[max(sentence.span.start, start - 24) : start]
        against = self._table.no_noun if kind == "noun" else self._table.no_deed
        if against.search(before) or (kind != "noun" and self._in_body(start)):
            return
        if kind == "noun" and before.endswith("(") and self._found and start - self._done < _BESIDE:
            self._called(end, sentence)
            return
        if self._of_board(start, sentence) or self._folded.startswith(_BUILT, end):
            return
        if makes_none(self._folded, sentence.span.start, start):
            return
        plural = kind == "noun" and _PLURAL.search(before) is not None
        called = _CALLED.match(self._folded, end, sentence.span.end) if kind == "noun" and not plural else None
        if called and self._text[called.end() : called.end() + 1].isupper():
            end = called.end()
        at = self._skip(end, sentence.span.end, clears=kind == "noun")
        if plural and self._headed(at, sentence):
            return
        if plural and not self._is_work(at):
            listed = _LIST.match(self._folded, end, sentence.span.end)
            at = self._skip(listed.end(), sentence.span.end) if listed else at
        elif plural:
            lead = _LEAD.match(self._text, end, sentence.span.end)
            at = lead.end() if lead and self._is_work(lead.end()) else at
        if (kind == "deed" and not self._is_work(at)) or (
            plural and not self._is_work(at) and not _CAPITAL.match(self._text, at)
        ):
            return
        many = plural or _MANY.search(self._folded, end, at) is not None
        if many and kind == "deed" and self._spread(at):
            return
        begun = self._folded.startswith(_BEGUN, start)
        purposed = not many and self._table.purposed.match(self._folded, at) is not None
        purposed &= kind == "noun" or not self._folded.startswith(
            "hệ thống", at
        )  # "lắp hệ thống camera" is no one work
        placed = self._folded.endswith("dự án", start, end) and not many and not _SOME.search(before)
        self._list(at, kind, sentence, bare=begun or purposed, many=plural, placed=placed)

    def _told(self, at: int, end: int, sentence: Sentence) -> None:
        """Read the work that a deed is told of which stands before it: "cầu A sẽ được khởi công"."""
        told = told_before(self._folded, sentence.span.start, at, end)
        if told is None:
            return
        for start in words_before(self._folded, max(sentence.span.start, self._done), told):
            if not self._table.work.match(self._folded, start) or OTHER.match(self._folded, start):
                continue
            if self._scenic(start, sentence):
                continue
            name = self._names.read(start, sentence.span.end)
            if name and reaches(self._folded, name.span.end, told):
                self._keep(name, "project.done")
                return

    def _foretold(self, at: int, end: int, sentence: Sentence) -> None:
        """Read the works listed behind what will be done to them: "hai tuyến sẽ được triển khai là đường A"."""
        listed = _THESE.match(self._folded, end, sentence.span.end)
        if listed and self._is_work(listed.end()) and is_told(self._folded, sentence.span.start, at):
            self._list(listed.end(), "done", sentence, many=True)

    def _scenic(self, start: int, sentence: Sentence) -> bool:
        """Tell whether a word for a work is part of a body's name, or where something else is."""
        before = self._folded[max(sentence.span.start, start - 24) : start]
        if self._table.no_deed.search(before) or self._in_body(start) or self._of_board(start, sentence, "ban "):
            return True
        return _SCENE.search(self._folded, max(sentence.span.start, start - _BESIDE), start) is not None

    def _called(self, at: int, sentence: Sentence) -> None:
        """Read the other name that brackets give the work before them: "căn hộ số 8 Lê Lợi (dự án Sao Mai)"."""
        name = self._read(self._skip(at, sentence.span.end), sentence.span.end, bare=False, placed=False)
        if name and self._folded.startswith((")", ",", ";"), name.span.end):
            before = len(self._found)
            if self._keep(name, "project.noun"):
                self._found[before:] = [replace(told, again=True) for told in self._found[before:]]
                self._done = name.span.end

    def _spread(self, at: int) -> bool:
        """Tell whether several works are told by where they are: "xây dựng các tuyến đường trong khu đô thị A"."""
        work = self._table.work_at(self._folded, at)
        return work is not None and _SPREAD.match(self._folded, work.end()) is not None

    def _of_board(self, at: int, sentence: Sentence, head: str = "") -> bool:
        """Tell whether a board's name goes on at `at`, with `head` before it: "Ban Quản lý dự án nạo vét luồng A"."""
        board = _BOARD.search(self._folded[max(sentence.span.start, at - 50) : at])
        return board is not None and (board.group().startswith("bql") or board.string.endswith(head, 0, board.start()))

    def _headed(self, at: int, sentence: Sentence) -> bool:
        """Read works that are listed by bare names behind what they are; False where none are."""
        head = self._table.work.match(self._folded, at)
        names = bare_names(self._text, self._folded, head.end(), sentence.span.end) if head else []
        places = [self._places.at(name.start) for name in names]
        if (
            head is None
            or not names
            or all(places)
            or any(self._people.at(n.start) or self._bodies.at(n.start) for n in names)
        ):
            return False
        for name in names:
            said = modern(f"{self._text[head.start() : head.end()].lower()} {self._text[name.start : name.end]}")
            self._found.append(ProjectMention(name, said, self._stated.of(Name(name)), "project.noun"))
            self._done = name.end
        return True

    def _reworked(self, start: int, sentence: Sentence) -> None:
        """Read the name of a work that is done up: the deed belongs to it."""
        if self._is_work(start) and not self._in_body(start) and not self._of_board(start, sentence, "ban "):
            self._list(start, "rework", sentence)

    def _bare(self, start: int, kind: str, sentence: Sentence) -> None:
        if OTHER.match(self._folded, start) or self._scenic(start, sentence):
            return
        cue = self._table.cue if kind == "new" else self._table.dispute
        if not cue.search(self._folded, sentence.span.start, sentence.span.end):
            return
        many = kind == "disputed" and _PLURAL.search(self._folded[max(0, start - 12) : start]) is not None
        self._list(start, "new", sentence, many=many)

    def _in_body(self, at: int) -> bool:
        """Tell whether a word is part of a body's name; a firm's may be read too far, so a capital must say it."""
        body = self._bodies.around(at)
        firm = body is not None and self._folded.startswith(("công ty", "tập đoàn"), body.span.start)
        return body is not None and (not firm or self._text[at].isupper())

    def _list(
        self, at: int, kind: str, sentence: Sentence, *, bare: bool = False, many: bool = False, placed: bool = False
    ) -> None:
        """Read the name at `at`, and those that follow it in a list."""
        stop = sentence.span.end
        while at < stop:
            name = self._read(at, stop, bare=bare, placed=placed)
            if name is None and many:  # one without a name of its own: the list goes on
                item = _ITEM.match(self._folded, at, stop)
                at = self._skip(item.end(), stop) if item else stop
                if self._is_work(at):
                    continue
                return
            if name is None and kind in ("noun", "deed"):
                self.unnamed.append(Start(at, self._word, kind, sentence.span.start, stop))
            if name is None or not self._keep(name, f"project.{kind}"):
                return
            end = name.span.end
            self._done = max(self._done, end)
            if name.inner is not None:
                inner = self._names.read(name.inner, stop)
                if inner:
                    self._keep(inner, f"project.{kind}")
            joint = _NEXT.match(self._folded, end, stop)
            if not joint:
                return
            at = self._skip(joint.end(), stop)
            if not self._is_work(at) and not (many and self._is_name(joint.end(), at)):
                return

    def _is_name(self, start: int, at: int) -> bool:
        """Tell whether a bare name stands at `at` in a list of works that goes on from `start`."""
        if (
            self._people.at(at)
            or self._bodies.at(at)
            or (self._places.at(at) and " - " not in self._folded[at : at + 24])
        ):
            return False
        return self._folded.startswith("dự án ", start) or named_at(self._text, at)

    def _skip(self, at: int, stop: int, *, clears: bool = False) -> int:
        """Return where a name begins after fillers, "đầu tư xây dựng"; with `clears` after what clears its ground."""
        while at < stop:
            for between in (_GAP, _SIZE):
                gap = between.match(self._folded, at, stop)
                at = gap.end() if gap else at
            before = _CLEARS.match(self._folded, at, stop) if clears else None
            if before and self._is_work(before.end()):
                return before.end()
            filler = self._table.filler.match(self._folded, at, stop)
            if filler and filler.group() in _GROWS and not self._is_work(filler.end() + 1):
                return at
            if not filler or (self._text[at].isupper() and self._text[at + 1 : at + 2].islower() and self._is_work(at)):
                return at
            at = filler.end()
        return at

    def _is_work(self, at: int) -> bool:
        """Tell whether a word for a work stands at `at`, or a deed that belongs to its name."""
        work = self._table.work_at(self._folded, at)
        return work is not None and not OTHER.match(self._folded, work.start())

    def _read(self, at: int, stop: int, *, bare: bool, placed: bool) -> Name | None:
        name = self._names.read(self._table.behind_deeds(self._folded, at), stop, bare=bare, placed=placed)
        return replace(name, span=Span(at, name.span.end)) if name else None

    def _keep(self, name: Name, rule: str) -> bool:
        place = self._places.at(name.span.start)
        if place and place.span.end >= name.span.end:
            return False
        if rule != "project.item" and self._people.at(name.span.start):  # a listed "Đường Bình An - Phú Mỹ" is nobody
            return False
        places = self._stated.of(name)
        told = self._names.say(name)
        twin = _TWIN.match(self._folded, name.span.end) if _ENDS_IN_NUMBER.search(told[-1]) else None
        if twin:  # "đường Vành đai 2 và 3"
            told += [_ENDS_IN_NUMBER.sub(number, told[-1]) for number in twin.group("middle", "number") if number]
        span = Span(name.span.start, twin.end()) if twin else name.span
        for said in told:
            self._found.append(ProjectMention(span, said, places, rule, name.inner is not None))
        return True
