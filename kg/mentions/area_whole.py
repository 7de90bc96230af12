"""Which unit is meant where all of one is spoken of without its name: "toàn tỉnh", "trên địa bàn huyện", "xã này"."""

from __future__ import annotations

import re
from itertools import takewhile

from kg.mentions.lookup import Lookup
from kg.model import Place, PlaceMention

LEVEL = r"xã|huyện|tỉnh|thành phố|tp|quận|phường|thị xã|thị trấn"
_SHORT = {"tp": "thành phố"}
_NEAR = 300  # code points between the name of a unit and what is said of all of it
_ALL_OF = re.compile(
    rf"(?<!\w)(?:trên địa bàn|địa phương này|toàn (?P<level>{LEVEL})|(?P<this>{LEVEL}) này)"
    r" (?:\w+ ){0,3}?(?:có|còn) (?:\w+ ){0,2}\Z"
)
# "quận còn khoảng 9.500 căn nhà": the unit named last
_BARE = re.compile(
    rf"(?:\A|[,;:(.\"“] ?|(?<!\w)(?:trên địa bàn|trên địa|toàn|cả|rằng|biết|nay|hiện|tại) )(?P<level>{LEVEL})"
    r"(?: (?:hiện nay|hiện|nay|này|đã|đang|vẫn|cũng|chỉ|mới))* (?:có|còn|gồm|cần) (?:\w+ ){0,3}\Z"
)
_WHOLE = re.compile(rf"(?<!\w)(?:toàn(?: địa bàn)?|cả|trên địa bàn(?: toàn)?) (?P<level>{LEVEL})(?!\w)")
_OTHERS = re.compile(rf"(?<!\w)(?:từ|như|với|sang|các|những)(?: (?:{LEVEL}))? \Z")
_LIST = re.compile(r"\s?(?:,|và|hay|hoặc|-) ?\Z")


class Wholes:
    """Answers for one page, of its folded text."""

    def __init__(self, text: str, places: Lookup[PlaceMention]) -> None:
        self._text, self._places = text, places

    def having(self, floor: int, start: int) -> Place | None:
        """Return the unit of "toàn quận có 40 trường", "trên địa bàn có 40 trường": the last named of that level."""
        text = self._text
        match = _ALL_OF.search(text, max(0, start - 40), start)
        if match is None:
            bare = _BARE.search(text, max(floor, start - 60), start)
            return self.last(bare["level"], bare.start()) if bare else None
        said: str | None = match["level"] or match["this"]
        level = _SHORT.get(said, said) if said else None
        for mention in reversed(self._places.within(max(0, start - _NEAR), start)):
            if mention.place.level == level or (level is None and "." not in text[mention.span.end : match.start()]):
                return mention.place
        return None

    def before(self, floor: int, start: int) -> Place | None:
        """Return the unit all of which is spoken of from `floor` to `start`, where none is named after that."""
        said = list(_WHOLE.finditer(self._text, floor, start))
        if not said:
            return None
        found = said[-1]
        named = takewhile(lambda m: m.span.end > found.start("level"), reversed(self._places.within(floor, start)))
        if any(not mention.implied for mention in named):
            return None
        return self.last(found["level"], found.start())

    def last(self, level: str, end: int) -> Place | None:
        """Return the unit of `level` that was named last before `end`, and not only beside others."""
        level = _SHORT.get(level, level)
        beside = None
        for mention in reversed(self._places.within(max(0, end - 2 * _NEAR), end)):
            if mention.place.level == level and not mention.implied:
                if not self._is_beside(mention):
                    return mention.place
                beside = beside or mention.place
        return beside

    def _is_beside(self, mention: PlaceMention) -> bool:
        """Tell whether a unit is one of several, or only the place of something else: "từ tỉnh A", "các tỉnh A, B"."""
        left = self._text[max(0, mention.span.start - 16) : mention.span.start]
        if _OTHERS.search(left):
            return True
        other = self._places.before(mention.span.start, mention.span.start - 40)
        return (
            other is not None
            and other.place.level == mention.place.level
            and other.place.key != mention.place.key
            and _LIST.fullmatch(self._text, other.span.end, mention.span.start) is not None
        )
