"""Where the name of a work ends, and whether it tells the work from others."""

from __future__ import annotations

import re

from kg.language.names import is_syllable
from kg.lexicon.projects import load
from kg.mentions.lookup import Lookup
from kg.mentions.project_close import Closer
from kg.mentions.project_ends import MONEY, PRICE, SIZE, beyond, gloss
from kg.mentions.project_lists import arts_end
from kg.mentions.project_state import Name, State
from kg.model import BodyMention, PlaceMention, Reading, Span

_HOUSE = (
    r"\d+(?: ?(?:bis|kep|ter))?(?: ?- ?\d+(?: ?(?:bis|kep|ter))?)+(?![\w.,/-])"  # "1 bis - 1 kep Nguyễn Đình Chiểu"
)
_WORD = re.compile(rf"{_HOUSE}|\d+(?:[.,]\d+)*{SIZE}?|\w+|[^\w\s]|\n")
_SIZED = re.compile(rf"[\d.,]+{SIZE}")
_LONGEST = 22  # words of a name
_QUOTED = re.compile(r'[^";]{16,200}(?=")')
_ADDRESS = re.compile(
    r"(?:tại|ở) (?:số|ngõ|khu|khối|lô|góc|đường|phố|thửa|đất|nút|mỏm|giao lộ|vòng xoay|ngã (?:ba|tư|năm|sáu|bảy)"
    r"|bùng binh)(?! vực)(?!\w)"
)
_SIZED_ROAD = re.compile(rf"(?:tuyến )?(?:con )?đường (?:rộng )?[\d.,]+{SIZE} ?")  # its ends may follow
_ROAD = re.compile(r"(?:tuyến|đường|cầu|hầm|cao tốc|đại lộ|kênh|quốc lộ)(?!\w)")
_FROM = re.compile(r"(?:từ|nối từ|nối|kết nối từ|kết nối)(?= )")
_TO = re.compile(r"(?:đến|tới|với|đi|và|qua|sang|về|lên|xuống)(?= )")
_JOINS = re.compile(  # "đường khu kinh tế A với cảng B"
    r"(?:tuyến )?đường (?:nối |kết nối )?"
    r"(?:khu|cụm|cảng|sân bay|nút|cầu|quốc lộ|tỉnh lộ|cao tốc|trung tâm|bến|nhà máy)(?!\w)"
)
_WITH = re.compile(r"với (?=khu|cụm|cảng|sân bay|nút|cầu|quốc lộ|tỉnh lộ|cao tốc|đường|trung tâm|bến|nhà máy)")
_FOREIGN = re.compile(r"[a-z]{3,}")
_ABOVE = re.compile(r",? \(|, ")
_PHASE = re.compile(r"\((?:giai đoạn|đoạn) [\w ]{1,30}\)")
_CODE = re.compile(r"[A-ZĐ]{1,2}\d+(?!\w)")
_ENDS_IN_CODE = re.compile(r"(?<!\w)[A-ZĐ]{1,2}\d+\Z")  # "chung cư A7, A8 Vạn Mỹ"
_DEED = re.compile(r"(?:xây|đầu tư|thi công|khởi công|triển khai|thu hồi)(?!\w)")
_LINE = re.compile(r"(?:tuyến )?(?:metro|đường sắt|cao tốc|đường cao tốc)(?!\w)")
_APPOSED = re.compile(r", (?:tuyến|đoạn) ")
_SERVES = re.compile(r"(?:phục vụ|để làm|để xây dựng|để thực hiện)(?: dự án)?(?: đầu tư)?(?: xây dựng)? ")
# What may be of several kinds: "khu phức hợp thương mại, khách sạn".
_MANIFOLD = re.compile(r"(?:tổ hợp|khu|quần thể|tòa tháp|trung tâm|hệ thống)(?!\w)")
# "bãi đỗ xe ngầm và vận hành, quản lý sân A"
_DOES = re.compile(r"(?:xây|làm|đào|trả lại|vận hành|quản lý|sử dụng|khai thác|bảo vệ|giữ|trồng|phá|lắp đặt|đưa)(?!\w)")
_BUILDS = re.compile(r"(?:xây|lắp đặt|đào|phá dỡ|cải tạo|nâng cấp|mở rộng|mua sắm|trang bị|đầu tư)(?!\w)")
_HOUR = re.compile(r"(?:sáng|trưa|chiều|tối) (?:nay|qua|ngày|\d)")
_AT = re.compile(r"(?:tại|ở|trên) ")
_DIRECTION = ("đông", "tây", "nam", "bắc")
_ONE_SYLLABLE = ("sông ", "suối ", "rạch ", "kênh ", "hồ ", "đèo ", "núi ", "chợ ", "cầu ", "hầm ")  # "sông Đà"
_NO_NAME_ALONE = ("việt", "nam", "trung")
# "nút giao 8 làn xe", "dự án Sao Mai 70 năm"
_COUNTS = re.compile(
    r" ?(?:làn|tầng|nhịp|giường|chỗ|căn|phòng|cột|trụ|bậc|cửa|năm|tháng|hộ|người|gia đình|lô|nền|xe|con|cây|lần"
    r"|doanh nghiệp|đơn vị|trường hợp|công trình|dự án|chiếc|sao|ngày|trạm|hạng mục|gói thầu|%)(?!\w)"
)
_SCALE = re.compile(r"1/\d{3}|1/\d\.\d{3}")  # of a map
_MEASURED = ("cao ", "dài ", "rộng ", "sâu ", "dày ", "dưới ", "trên ", "hơn ", "khoảng ", "gần ")
_IN_QUOTES = re.compile(r" ?[“\"](?=[^\W\d_a-zà-ỹ])[^“”\"\n]{4,120}[”\"]")
# What follows a comma and is no more of the name: "xây trường, bao giờ"; of a road only a road is.
_ASIDE = re.compile(
    r"(?:ngụ|trú|cán bộ|ông|bà|anh|chị|em|họ|tôi|ta|ai|gì|đâu|sao|bao giờ|bao nhiêu|khi nào|lúc|chính quyền|lãnh đạo"
    r"|cựu|nguyên|trưởng|phó|giám đốc|hiệu trưởng|chủ|gia đình|hộ|thành phố|tỉnh|huyện|quận|xã|phường|trên|dưới|ngoài"
    r"|tại|ở|thuộc|nằm|tmđt|tổng mức|kinh phí|vốn|quy mô"
    r"|tuy|song|đồng thời|sớm|lập|xem|tiến|tổ chức|bảo đảm|đảm bảo|mong|hứa|xin|bố trí|tạo|phát huy|nhờ)(?!\w)"
)
_WAY = re.compile(r"(?:con |tuyến )?(?:đường|hẻm|cầu|hầm|rạch|kênh|suối|sông)(?!\w)")
_ACTOR = re.compile(r"(?:bộ|ubnd|ủy ban|hđnd|thành ủy|tỉnh ủy|chính phủ|quốc hội|tập đoàn|tổng công ty)(?!\w)")
_RESETTLING = re.compile(r"(?:di dân|tái định cư)(?!\w)")  # "dự án di dân tái định cư thủy điện Sơn La"
_PROLONGED = re.compile(r"(?:kéo(?= dài)|(?<=kéo )dài)(?: dài)?(?= ?[,.;:)(]|\Z| và )")
# One thing in two words: "đường tránh lũ kết hợp cứu hộ, cứu nạn xã A"
_PAIR = re.compile(
    r"(?<!\w)(?:cứu hộ, cứu nạn|ngăn mặn, giữ ngọt|ngăn mặn, trữ ngọt|tưới, tiêu|cấp, thoát nước|thu gom, xử lý"
    r"|phòng, chống|(?:văn hóa|thể dục), thể thao|thoát lũ, ngăn mặn|chống úng, ngập)(?!\w)"
)
_NUMBERED = ("số", "đai", "lộ", "tỉnh", "tuyến", "cầu", "khu", "t", "metro", "đoạn", "hầm", "phân", "nhóm")
_NOISE = ("ảnh", "ông ", "bà ", "pv", "đồng chí")
_OPENING = {"quần", "khu", "nhà", "đường", "tuyến", "cầu", "công", "trung", "tổ", "hồ", "cống", "trường", "bệnh", "bất"}


class NameReader:
    """Reads names of works on one page."""

    def __init__(self, reading: Reading) -> None:
        self._folded, self._text = reading.folded, reading.document.text
        self._places: Lookup[PlaceMention] = Lookup(reading.places)
        self._bodies: Lookup[BodyMention] = Lookup(reading.bodies)
        self._table = load()
        self._closer = Closer(reading)

    def read(self, start: int, stop: int, *, bare: bool = False, placed: bool = False) -> Name | None:
        """Return the name that begins at `start` and ends by `stop`; None where none does.

        With `bare` a work without a proper name will do: "khởi công nhà ở xã hội cho công nhân". With `placed` it is
        enough to say where it is: "dự án khai thác cát tại xã An Phú".
        """
        folded, table = self._folded, self._table
        if start >= stop or not folded[start].isalnum() or table.no_work.match(folded, start):
            return None
        capital = self._text[start].isupper()
        quoted = _QUOTED.match(folded, start, stop) if capital and folded.startswith('"', start - 1) else None
        if quoted:
            return Name(Span(*quoted.span()))
        work = table.work.match(folded, start, stop)
        if (
            not work
            and not self._text[start].isupper()
            and (table.end.match(folded, start) or table.named.match(folded, start))
        ):
            return None
        reworked = table.reworking.search(folded[max(0, start - 24) : start]) is not None or _RESETTLING.match(
            folded, start
        )
        state = State(start, stop, start, start, reworked=bool(reworked))
        if work:
            state.pos = state.end = work.end()
            state.work = True
        loosely = placed and not capital
        placed = placed and (work or table.told.match(folded, start, stop)) is not None
        state.work |= placed
        quoted = _IN_QUOTES.match(self._text, state.pos, stop) if work else None
        if quoted:  # tượng đài “Bác Hồ với đồng bào …”
            return Name(Span(start, quoted.end()))
        while state.pos < stop and state.words < _LONGEST:
            match = _WORD.match(folded, state.pos, stop)
            if match is None:
                state.pos += 1
            elif not self._step(state, match):
                break
        state.work |= loosely and state.words > 2
        return self._closer.close(state, bare=bare, placed=placed)

    def _step(self, state: State, match: re.Match[str]) -> bool:
        """Take one word or sign into the name; False where the name has ended."""
        folded, at, word = self._folded, match.start(), match.group()
        serves = _SERVES.match(folded, at)
        if serves and self._table.work.match(folded, serves.end()):
            state.pos, state.inner = serves.end(), state.inner or serves.end()
            return True
        place = self._places.at(at)
        if place and self._closer.levelled(place) and at > state.start:
            if (state.proper and (state.full or state.own is False)) or folded.endswith(", ", 0, at):
                return False
            above = _ABOVE.search(folded, at, place.span.end)  # "xã A, huyện B", "xã A (huyện B)"
            state.pos = place.span.end
            state.end = above.start() if above else place.span.end
            state.proper = state.full = True
            return True
        if place and place.implied and state.proper and not state.run:  # "Trung tâm Y tế quận"
            state.pos = state.end = place.span.end
            state.full, state.unit = True, place
            return True
        if not word[0].isalnum():
            return self._sign(state, match)
        price = PRICE.match(folded, at) if state.words and not (state.proper or state.numbered) else None
        if price:
            state.pos = price.end()
            return True
        if self._breaks_off(state, at):
            return False
        work = self._table.work.match(folded, at, state.stop) if not state.full else None
        state.work |= work is not None and state.reworked
        named = work is not None and self._text[match.end() + 1 : match.end() + 2].isupper()  # "cầu Bến Thủy"
        if work and work.end() > match.end() and not named and self._goes_on(state, match):  # "trong Khu đô thị mới A"
            state.pos = state.end = work.end()
            return True
        end = self._line(state, at) or self._goes_on(state, match)
        if end is None:
            return False
        state.numbered |= word[0].isdigit() and self._tells(state, match)
        self._capital(state, at, word)
        state.pos = state.end = end
        state.last = at
        state.words += 1
        return True

    def _capital(self, state: State, at: int, word: str) -> None:
        """Take note of a capital: it tells a work from others, if it is no common word's."""
        folded = self._folded
        facing = word in _DIRECTION and folded.endswith("phía ", 0, at)  # "đường ven biển phía Nam"
        if (
            self._text[at].isupper()
            and (facing or (state.run and word in _NO_NAME_ALONE) or word not in self._table.common)
            and (at > state.start or word not in _OPENING)
        ):
            second = self._text[state.last].isupper() and folded[state.last : at].strip() in _NO_NAME_ALONE  # "Nam Ô"
            second |= folded.endswith(_ONE_SYLLABLE, state.start, at)
            state.full = state.full or state.run or second or not is_syllable(word) or word in _DIRECTION
            state.run = state.proper = True
            state.own |= self._places.around(at) is None
        elif not word[0].isdigit():
            state.full |= state.run and word == "nam" and self._text[at].isupper()  # "Đại Nam"
            state.run = False
        else:
            state.full |= state.proper

    def _breaks_off(self, state: State, at: int) -> bool:
        """Tell whether a name is over at a price, or at a body that does something."""
        told = state.words > 0 and (state.proper or state.numbered)
        if _SCALE.match(self._folded, at) or (told and MONEY.match(self._folded, at)):
            return True
        if at == state.start or not _ACTOR.match(self._folded, at):
            return False
        return self._bodies.at(at) is not None or (state.proper and self._text[at].isupper())

    def _line(self, state: State, at: int) -> int | None:
        """Return where a name goes on that tells a road by its ends: "tuyến đường từ cầu A đến xã B"."""
        if not _ROAD.match(self._folded, state.start):
            return None
        joins = _WITH.match(self._folded, at) if state.proper and not state.line else None
        state.line += joins is not None and _JOINS.match(self._folded, state.start) is not None
        match = (_FROM if not state.line else _TO).match(self._folded, at)
        told = state.proper or (state.numbered and not _SIZED_ROAD.fullmatch(self._folded, state.start, at))
        if not match or state.line > 1 or (not state.line and told):
            return None
        state.line += 1
        state.told |= state.proper or state.numbered
        state.full = state.proper = state.numbered = False
        return match.end() if state.line <= 2 else None

    def _goes_on(self, state: State, match: re.Match[str]) -> int | None:
        """Return where the name goes on after a word that belongs to it, else None."""
        folded, at, table = self._folded, match.start(), self._table
        if at > state.start and folded.startswith(("dự án ", "công trình "), at):
            return None
        if state.proper and match.group()[0].isdigit() and _COUNTS.match(folded, match.end()):
            return None
        if self._text[at].isupper() or at == state.start or match.group()[0].isdigit():
            return match.end()
        if _ADDRESS.match(folded, at) and not (state.proper and state.full):
            return match.end()
        if state.run and _FOREIGN.fullmatch(match.group()) and not is_syllable(match.group()):  # "Marina city"
            return match.end()
        if match.group() == "và" and not state.proper and self._another(state, match.end() + 1):
            return None
        on = beyond(self._text, folded, state.start, at, proper=state.proper)
        if on:
            return on
        compound = table.compound.match(folded, state.last)
        if compound and state.last < at < compound.end():
            return compound.end()
        if _PROLONGED.match(folded, at):  # "đường Lê Thánh Tông kéo dài"
            return match.end()
        if (
            table.end.match(folded, at)
            or _HOUR.match(folded, at)
            or (_AT.match(folded, at) and self._places.at(match.end() + 1))
        ):
            return None
        if (
            match.group() == "và"
            and table.work.match(folded, match.end() + 1)
            and table.purposed.match(folded, state.start)
        ):
            return None
        if state.numbered or (state.proper and (state.full or table.named.match(folded, at))):
            inside = table.inside.match(folded, at)
            return inside.end() if inside else None
        return match.end()

    def _tells(self, state: State, match: re.Match[str]) -> bool:
        """Tell whether a number names: "số 2", "vành đai 3", "68m", "2,6 ha"; not "kỷ niệm 70 năm"."""
        if _COUNTS.match(self._folded, match.end()):
            return False
        if _SIZED.fullmatch(match.group()):
            return not self._folded.endswith(_MEASURED, state.start, match.start())
        before = self._folded[state.start : match.start()].split()
        return state.proper or (bool(before) and before[-1] in _NUMBERED and not match.group().count("%"))

    def _sign(self, state: State, match: re.Match[str]) -> bool:
        folded, at, sign = self._folded, match.start(), match.group()
        after = match.end() + (folded[match.end() : match.end() + 1] == " ")
        following = self._text[after : after + 1]
        named = state.proper or state.numbered
        if sign == "(":
            phase = _PHASE.match(folded, at)
            if phase:
                state.pos = state.end = phase.end()
            glossed = gloss(self._text, folded, state.start, at)
            if glossed:
                state.pos = glossed
            return phase is not None or glossed is not None
        if sign == ",":
            if pair := _paired(folded, state.start, at):
                state.pos = state.end = pair
                return True
            apposed = _LINE.match(folded, state.start) is not None and _APPOSED.match(folded, at) is not None
            if _DEED.match(folded, after) or (not named and self._another(state, after)):
                return False
            twin = _CODE.match(self._text, after) and _ENDS_IN_CODE.search(self._text[state.start : at])
            arts = arts_end(self._text, folded, state.start, at)
            if arts and not self._table.work.match(folded, after) and not self._places.at(after):
                state.pos = state.end = arts
                state.proper = state.full = state.own = True
                return True
            if not named and self._leaves(state, after):
                return False
            if not (apposed or twin) and (named or not following.islower() or self._table.end.match(folded, after)):
                return False
        elif sign in "-&":
            work = self._table.work.match(folded, after)
            leads = work is not None and self._text[work.end() + 1 : work.end() + 2].isupper()
            if not (following.isupper() or (following.islower() and (leads or not named))) or folded.startswith(
                _NOISE, after
            ):
                return False
        else:
            return False
        state.pos = after
        return True

    def _leaves(self, state: State, at: int) -> bool:
        """Tell whether something else than more of the name begins behind a comma at `at`."""
        if _WAY.match(self._folded, state.start):
            return self._table.work.match(self._folded, at) is None
        return _ASIDE.match(self._folded, at) is not None

    def _another(self, state: State, at: int) -> bool:
        """Tell whether another work or deed comes at `at` in a list behind a work: "xây kè biển, công viên"."""
        folded, table = self._folded, self._table
        if not table.work.match(folded, state.start):
            return False
        if _MANIFOLD.match(folded, state.start):
            return _BUILDS.match(folded, at) is not None
        return table.rework.match(folded, at) is not None or _DOES.match(folded, at) is not None

    def say(self, name: Name) -> list[str]:
        """Return the names that a span gives: two for "vành đai 2, 3"."""
        return self._closer.say(name)


def _paired(folded: str, start: int, at: int) -> int | None:
    """Return where one thing told in two words ends, between which the comma `at` stands."""
    found = (m for m in _PAIR.finditer(folded, max(start, at - 16), at + 20) if m.start() < at < m.end())
    return next((m.end() for m in found), None)
