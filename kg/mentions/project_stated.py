"""Where a work lies by what is stated: the units in its name or right behind it."""

from __future__ import annotations

import re
from functools import cache, cached_property

from kg.language.normal import bare as unmarked
from kg.lexicon.places import load as load_places
from kg.mentions.lookup import Lookup
from kg.mentions.project_ground import COMMUNE, chain, settled
from kg.mentions.project_state import Name
from kg.model import Place, PlaceMention, Reading

_BEHIND = re.compile(
    r"(?: mới)?(?: ?,| ?\(| nối"
    r"|,? (?:(?:đoạn )?(?:đi |chạy )?qua|(?:(?:nằm|đặt|tọa lạc|xây dựng|triển khai) )?(?:tại|ở|cho|thuộc|trên|trong))"
    r"(?: địa bàn| địa phận| khu vực)?|) ?"
)
_AND = re.compile(r"(?:, ?| và |, thuộc | - )")
_NO_PLACE = ("hợp tác ", "đường ", "phố ", "ngõ ")  # "đường Hoàng Sa" is not there
_NAMED_AFTER = re.compile(
    r"(?<!\w)(?:hồ chí minh|xa lộ|tuyến|đường|phố|cầu|cao tốc|khách sạn|chợ|trường|đại lộ|quốc lộ|hầm|metro"
    r"|công viên|rạp xiếc|rạp|trường đua|nhà thi đấu|sân vận động|cư xá)(?!\w)"
)
_AFTER_PEOPLE = re.compile(r"(?:trường(?: [^\W\d_]+){0,3}|đường|phố|công viên|đại lộ|quảng trường) \Z")
_OF_PRESIDENT = re.compile(
    r"(?:tượng|tượng đài|lăng|bảo tàng|chủ tịch|quảng trường|đền thờ|khu lưu niệm|học viện|công viên) hồ chí minh\Z"
)
_HOUSE = re.compile(r"\d[\dA-Za-z]* \Z")  # "dự án 12 Hai Bà Trưng" is called after a street
_OF_FIRM = re.compile(r"\w.* (?:nhà máy|công ty|xí nghiệp)(?: [^\W\d_]+){0,3} \Z")  # "khu tập thể nhà máy dệt A"
# What is called after where it is.
_SITED = re.compile(r"(?:sân bay|cảng hàng không|hàng không quốc tế|nhiệt điện|lọc dầu|lọc hóa dầu|điện hạt nhân) \Z")
_NUMBERED = re.compile(r"(?: (?:\d+|i{1,3}|giai đoạn \w+))?\Z")
_FOREIGN = re.compile(r"[A-Za-z&' -]* (?P<city>[A-Z][a-z]+ [A-Z][a-z]+)")  # "Sunrise Luxury Hotel Da Nang"
_NEAR = 500  # code points before a work that tell of which province the text speaks


@cache
def _cities() -> dict[str, Place]:
    """Return the provinces and cities by their names as strangers write them: "quy nhon"."""
    found: dict[str, Place] = {}
    for place in load_places():
        if place.level == "thành phố" or place.tier == 1:
            found.setdefault(unmarked(place.name), place)
    return found


class Stated:
    """Finds the places that are stated with the works of one page."""

    def __init__(self, reading: Reading) -> None:
        self._reading, self._folded = reading, reading.folded
        self._places: Lookup[PlaceMention] = Lookup(reading.places)

    def of(self, name: Name) -> tuple[Place, ...]:
        """Return the units named in a work's name or right behind it, with those they lie in, the smallest first."""
        inside = [
            m
            for m in self._places.within(name.span.start, name.span.end)
            if self._sure(m, name.span.start, name.span.end)
        ]
        found = [m.place for m in inside]
        bare = [m.place for m in inside if not m.implied and not self._levelled(m)]
        at = name.span.end
        over = self._places.around(at - 1)
        if (
            over and over.span.end > at and self._folded[at : over.span.end].lstrip(" ")[:1] in ("(", ",")
        ):  # "BOT Cai Lậy (Tiền Giang)"
            return chain([*found, over.place])
        behind = _BEHIND.match(self._folded, at)
        while behind:
            mention = self._places.at(behind.end())
            if mention is None or (found and self._stray(mention, found[-1])) or self._namesake(mention):
                break
            found.append(mention.place)
            behind = _AND.match(self._folded, mention.span.end)
        said = found[len(inside) :]
        if said and bare:  # "khu công nghiệp Hòa Bình, huyện Thủ Thừa, tỉnh Long An" is not in Hòa Bình
            found = [p for p in found if p not in bare or p.province == said[0].province]
        foreign = _FOREIGN.fullmatch(self._reading.document.text, name.span.start, at) if not found else None
        if foreign and (city := _cities().get(foreign["city"].lower())):
            return chain([city])
        return chain(settled([self._as_told(p) for p in found], self._ground(name.span.start)))

    def _stray(self, mention: PlaceMention, beside: Place) -> bool:
        """Tell whether a bare name is of another province than the unit beside it: "phường A và Thanh Bình"."""
        bare = self._folded[mention.span.start : mention.span.end] == mention.place.name.lower()
        return bare and mention.place.province != beside.province

    def _namesake(self, mention: PlaceMention) -> bool:
        """Tell whether a bare name is a district's or commune's of a province that the page does not speak of."""
        home = self._reading.home
        if home is None or mention.implied or mention.place.tier == 1 or self._levelled(mention):
            return False
        span = mention.span
        bare = self._folded[span.start : span.end] == mention.place.name.lower()
        return bare and mention.place.province not in {home.province, *self._provinces}

    @cached_property
    def _provinces(self) -> set[str]:
        """The provinces that the page speaks of by a unit with its level, by their own name or by a body."""
        gazetteer = load_places()
        keys = (body.body.place for body in self._reading.bodies)
        told = [m.place for m in self._reading.places if m.place.tier == 1 or self._levelled(m)]
        told += [gazetteer.get(key) for key in keys if key and key in gazetteer]
        return {place.province for place in told if place.province}

    def _as_told(self, place: Place) -> Place:
        """Return the district that the page tells by its level: of two called Kỳ Anh the thị xã, if only it is told."""
        if place.tier != COMMUNE - 1:
            return place
        alike = {p.key: p for p in self._districts if (p.name, p.province) == (place.name, place.province)}
        return place if not alike or place.key in alike else next(iter(alike.values()))

    @cached_property
    def _districts(self) -> list[Place]:
        """The districts that the page names with their level, or by their bodies."""
        gazetteer = load_places()
        keys = (mention.body.place for mention in self._reading.bodies)
        named = [m.place for m in self._reading.places if self._levelled(m)]
        named += [gazetteer.get(key) for key in keys if key and key in gazetteer]
        return [place for place in named if place.tier == COMMUNE - 1]

    def _ground(self, at: int) -> Place | None:
        """Return the district or province that the text speaks of before `at`, else the page's own place."""
        near = reversed(self._places.within(max(0, at - _NEAR), at))
        return next((m.place for m in near if m.place.tier < COMMUNE), self._reading.home)

    def _levelled(self, mention: PlaceMention) -> bool:
        return self._folded.startswith(mention.place.level, mention.span.start)

    def _sure(self, mention: PlaceMention, start: int, end: int) -> bool:
        """Tell whether a unit in a name says where the work is: with its level, or in the page's own province."""
        if self._folded.endswith(_NO_PLACE, 0, mention.span.start) and not self._folded.startswith(
            " - ", mention.span.end
        ):
            return False
        if _OF_PRESIDENT.search(self._folded[start : mention.span.end]):
            return False
        if mention.place.tier == 1 and mention.span.end == end and not _NAMED_AFTER.search(self._folded, start, end):
            return True  # "nhà máy điện gió Bạc Liêu"
        after = _NUMBERED.match(self._folded, mention.span.end, end)
        if after and _SITED.search(self._folded[start : mention.span.start]):
            return True  # "sân bay Long Thành", "nhiệt điện Thái Bình 2"
        levelled = self._levelled(mention) or mention.implied
        before = self._folded[start : mention.span.start]
        if not levelled and (_AFTER_PEOPLE.search(before) or _OF_FIRM.search(before) or _HOUSE.search(before)):
            return False  # "trường THPT Ngô Quyền" is not in quận Ngô Quyền for its name
        home = self._reading.home
        called = home is None and _NAMED_AFTER.match(self._folded, start, end) is not None
        same = home.province == mention.place.province if home else not called
        return levelled or same
