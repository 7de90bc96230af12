"""Whether what was read names a work, and how its name is said."""

from __future__ import annotations

import re

from kg.language.names import is_syllable
from kg.language.normal import modern
from kg.lexicon.projects import load
from kg.mentions.lookup import Lookup
from kg.mentions.project_ends import MONEY, SIZE
from kg.mentions.project_ground import COMMUNE
from kg.mentions.project_lists import CAPITAL
from kg.mentions.project_said import spelt
from kg.mentions.project_state import Name, State
from kg.model import PlaceMention, Reading, Span

_SIZED = re.compile(rf"[\d.,]+{SIZE}")
_CLEARING = re.compile(r"(?:bồi thường,? )?giải phóng mặt bằng")
_ONLY_NUMBER = re.compile(r"(?:số )?[\d.,]+")
_FEW = 3  # words
_ABOVE = re.compile(r",? \(|, ")
_AT = re.compile(r"(?:tại|ở|trên) ")
_WHERE = re.compile(r",? (?:tại|ở|thuộc|trên địa bàn|của) | \(|, ")
_SURELY = re.compile(r" (?:tại|ở|của) ")  # behind which a bare name is a place's
_OWNER = re.compile(
    r",? (?:của|do) (?:ông|bà|[Cc]ông ty|[Tt]ập đoàn|[Tt]ổng công ty|[Dd]oanh nghiệp|CTCP)"
    rf"(?: [^\W\d_]+){{0,8}}? {CAPITAL}"
)
_LEVEL = re.compile(r"(?:tp|tx|tt|q|h|p)\.? (?=\w)")  # "TP. Cà Mau"
_ONLY_RESETTLING = ["khu", "tái", "định", "cư"]


class Closer:
    """Decides on names of works on one page."""

    def __init__(self, reading: Reading) -> None:
        self._folded, self._text = reading.folded, reading.document.text
        self._places: Lookup[PlaceMention] = Lookup(reading.places)
        self._table = load()

    def close(self, state: State, *, bare: bool, placed: bool) -> Name | None:
        """Return the name that `state` came to; None where it tells no work from others."""
        folded, start = self._folded, state.start
        whole = state.unit is not None and state.unit.span.end == state.end
        loose = None if whole else self._table.loose.search(self._text[start : state.end])
        end = start + loose.start() if loose else state.end
        words = folded[start:end].split()
        if not words or _ONLY_NUMBER.fullmatch(folded, start, end) or _CLEARING.fullmatch(folded, start, end):
            return None
        if _SIZED.fullmatch(folded, start, end):  # "dự án 2,6 ha tại phường Đông Hải 1": the unit tells it from others
            place = self._place_behind(end)
            if place is None:
                return None
            return Name(Span(start, place.span.end), state.inner)
        work = self._table.work.match(folded, start)
        if MONEY.fullmatch(folded, work.end() if work else start, end):  # "nhà máy 1.200 tỷ đồng" is named by no name
            return None
        if not (work or state.numbered or placed) and self._plain(start, end):
            return None
        state.numbered |= state.told
        if not (state.own or state.numbered or state.work):
            return None
        opens = (
            start == 0 or self._text[start - 1] == "\n" or self._folded[max(0, start - 2) : start] in (". ", "! ", "? ")
        )
        titled = (
            work
            and words != _ONLY_RESETTLING
            and not opens
            and len(words) > 3
            and (bare or self._text[start].isupper())
        )
        if not (state.proper or state.numbered or titled):
            return self._placed(start, end) if placed and len(words) > 1 else None
        return Name(Span(start, end), state.inner, state.unit if whole else None)

    def _placed(self, start: int, end: int) -> Name | None:
        """Return the name of a work that is told by where it is; the nearest unit belongs to it behind "tại"."""
        if _OWNER.match(self._text, end):  # "dự án bến du thuyền của ông Lê Văn A"
            return Name(Span(start, end))
        where = _WHERE.match(self._folded, end)
        place = self._places.at(where.end()) if where else None
        if where is None or place is None:
            return None
        if not self.levelled(place) and (
            place.implied or place.place.tier >= COMMUNE or not _SURELY.fullmatch(where.group())
        ):
            return None
        if where.group() == ", " and place.place.tier < COMMUNE:  # "…, thành phố thu hồi đất" opens a clause
            return None
        above = _ABOVE.search(self._folded, place.span.start, place.span.end)
        inside = where.group().strip(" ,") in ("tại", "ở")
        return Name(Span(start, (above.start() if above else place.span.end) if inside else end))

    def _plain(self, start: int, end: int) -> bool:
        """Tell whether a few common words only begin with a capital: "dự án Hoàn thiện"."""
        words = self._text[start:end].split()
        capitals = sum(word[0].isupper() for word in words)
        return len(words) <= _FEW and capitals < 2 and all(map(is_syllable, self._folded[start:end].split()))

    def _place_behind(self, at: int) -> PlaceMention | None:
        """Return the unit that follows "tại" or "ở", if it stands with its level."""
        preposition = _AT.match(self._folded, at + 1)
        place = self._places.at(preposition.end()) if preposition else None
        return place if place and self.levelled(place) else None

    def say(self, name: Name) -> list[str]:
        """Return the names that a span gives: two for "vành đai 2, 3"."""
        text = modern(self._text[name.span.start : name.unit.span.start if name.unit else name.span.end])
        text += name.unit.place.full if name.unit else ""
        if name.inner is not None:
            cut = name.inner - name.span.start
            head = re.sub(r" (?:dự án|đầu tư|xây dựng)(?: đầu tư)?(?: xây dựng)? $", " ", text[:cut])
            text = head + text[cut:]
        return spelt(text, work=self._table.work.match(self._folded, name.span.start) is not None)

    def levelled(self, place: PlaceMention) -> bool:
        """Tell whether a unit stands with its level: "xã Hà Thái"; "hợp tác xã An Phát" is none."""
        at = place.span.start
        return (
            not place.implied
            and (self._folded.startswith(place.place.level, at) or _LEVEL.match(self._folded, at) is not None)
            and not self._folded.endswith("hợp tác ", 0, at)
        )
