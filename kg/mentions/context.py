"""Which unit a bare level word means: "quận", "thành phố" alone, completed from the page."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from heapq import merge
from typing import TypeVar

from kg.lexicon.places import REFORM
from kg.lexicon.places import load as load_places
from kg.mentions.scan import Scan
from kg.model import Place

T = TypeVar("T")

# "thành phố" may be a province's equal or a town under a province; the page's own place decides.
_TIERS = {
    "tỉnh": (1,), "thành phố": (1, 2), "quận": (2,), "huyện": (2,), "thị xã": (2,),
    "phường": (3,), "xã": (3,), "thị trấn": (3,), "đặc khu": (3,),
}  # fmt: skip
_SEVERAL = 3  # units of a tier that make a page one on many
_AT = ("tại", "ở", "riêng", "còn")
_SAME_DAY = {("cùng", "ngày"), ("hôm", "nay"), ("trước", "đó"), ("theo", "đó"), ("ngoài", "ra")}


class Said:
    """Where, and with which units, words were completed; never empty."""

    def __init__(self, word: int, place: Place) -> None:
        self._words, self._places, self._latest = [word], [place], (word, place)

    def add(self, word: int, place: Place) -> None:
        """Take in one more."""
        at = bisect_left(self._words, word)
        self._words.insert(at, word)
        self._places.insert(at, place)
        self._latest = word, place

    def before(self, word: int) -> tuple[int, Place]:
        """Return the last one before `word`; where there is none, the one added last."""
        at = bisect_left(self._words, word) - 1
        return (self._words[at], self._places[at]) if at >= 0 else self._latest


def complete(known: dict[T, Said], key: T, word: int, place: Place) -> None:
    """Remember that the words called `key` were completed with `place` at `word`."""
    if key in known:
        known[key].add(word, place)
    else:
        known[key] = Said(word, place)


class Context:
    """Answers for one page; asks the units that `units.find` found."""

    def __init__(self, scan: Scan) -> None:
        self._scan = scan
        self._starts = sorted(scan.units)
        self._of_level: dict[str, list[tuple[int, Place]]] = {}  # the units named, or those they lie in, in text order
        self._of_tier: dict[int, list[tuple[int, Place]]] = {}
        self._roving: dict[int, bool] = {}  # tier → whether the page speaks of many units of it
        self._blocks = [b.span.start for b in scan.document.blocks]
        self._votes: Counter[str] = Counter(u.place.key for u in scan.units.values())
        self._places = {u.place.key: u.place for u in reversed(scan.units.values())}  # the first named of each key
        self._noted: list[tuple[int, Place]] = []  # units that completed a body, in text order
        self._turns = self._openings()
        self._chain: list[Place] = []
        if scan.home:
            self._chain = [scan.home, *load_places().above(scan.home)]

    def note(self, word: int, key: str) -> None:
        """Remember that a body at `word` lies in the unit `key`: what the text turns to now."""
        place = self._places.get(key)
        if place:
            self._noted.append((word, place))

    def since(self, said: Said | None, word: int) -> Place | None:
        """Return the unit that completes words at `word`: what they meant when last `said`, or was turned to since.

        "Đại hội Đảng bộ tỉnh Hà Nam bầu ông A làm Bí thư Tỉnh ủy" is of Hà Nam in a page on many provinces.
        """
        if said is None:
            return None
        at, last = said.before(word)
        if last in self._chain and not self._roves(last.tier):
            return last
        for _, place in self._turned_to(at, word, named=last not in self._chain):
            alike = next((p for p in (place, *load_places().above(place)) if p.level == last.level), None)
            if alike:
                return alike
            if place.tier <= last.tier:
                break
        return last

    def _turned_to(self, first: int, word: int, *, named: bool) -> Iterator[tuple[int, Place]]:
        """Yield the units that the text turned to between two words, the last first; with `named` all it names."""
        sides = [_backwards(self._turns, first, word), _backwards(self._noted, first, word)]
        if named:  # "Bí thư Tỉnh ủy Long An nói …; làm việc với tỉnh Lâm Đồng, Bí thư Tỉnh ủy …"
            units = self._scan.units
            starts = self._starts[bisect_right(self._starts, first) : bisect_left(self._starts, word)]
            sides.append((i, units[i].place) for i in reversed(starts) if units[i].level)
        return merge(*sides, key=_word, reverse=True)

    def _roves(self, tier: int) -> bool:
        """Tell whether the page speaks of several units of a tier, and of its own no more than of the others."""
        if tier not in self._roving:
            votes: Counter[str] = Counter()
            for key, n in self._votes.items():
                votes["/".join(key.split("/")[:tier])] += n if key.count("/") >= tier - 1 else 0
            home = self._chain[0].key if self._chain else ""
            own = sum(n for key, n in votes.items() if home == key or home.startswith(f"{key}/"))
            self._roving[tier] = len(+votes) >= _SEVERAL and 2 * own < votes.total()
        return self._roving[tier]

    def _openings(self) -> list[tuple[int, Place]]:
        """Return the units that sentences turn to: "Tại Ninh Thuận, …", "Cùng ngày, huyện Mê Linh sẽ họp"."""
        forms, found = self._scan.words.forms, []
        for i in self._starts:
            unit, before = self._scan.units[i], i - (i > 0 and forms[i - 1] in _AT)
            opens = before == 0 or forms[before - 1] in (".", "\n") or (before < i and forms[before - 1] == ",")
            after = forms[before - 1] == "," and tuple(forms[before - 3 : before - 1]) in _SAME_DAY
            if (opens and (before < i or unit.level)) or (after and unit.level):
                found.append((i, unit.place))
        return found

    def at_level(self, level: str, word: int, last: Place | None = None) -> Place | None:
        """Return the unit that the bare `level` at `word` means; `last` is what it meant in the same words before."""
        recent = self._recent(level, word)
        if recent and self._same_block(recent[0], word):
            own = any(place.level == level for place in self._chain)
            if not own or self._votes[recent[1].key] > 1:
                return recent[1]
        if last and last.level == level:
            return last
        about = next((place for place in self._about(word, level) if place.level == level), None)
        if about:
            return about
        if recent:
            return recent[1]
        later = [u.place for u in self._scan.units.values() if u.place.level == level]
        if later:
            return max(later, key=lambda p: (self._votes[p.key], p.key))
        return None

    def _about(self, word: int, level: str = "") -> Iterator[Place]:
        """Give the units the text turned to before `word`, the last first, then the page's, each with those above."""
        for at, noted in reversed(self._noted):
            if at < word and not (level == "thành phố" and self._in_passing(noted) and not self._same_block(at, word)):
                yield noted
                yield from load_places().above(noted)
        yield from self._chain

    def _in_passing(self, noted: Place) -> bool:
        """Tell whether a page of a city that is a province's equal speaks more of that than of `noted`."""
        home = self._chain[0] if self._chain else noted
        return home.level == "thành phố" and home.tier == 1 and self._votes[noted.key] < self._votes[home.key]

    def at_tier(self, tier: int | None, word: int) -> Place | None:
        """Return the unit of `tier` that the page is about, or the nearest one named before `word`."""
        if tier is None:
            return None
        if tier == 2 and self._of_commune():
            return self._chain[0]  # whichever district that was the page recalls
        about = next((place for place in self._about(word) if place.tier == tier), None)
        if about:
            return about
        if tier not in self._of_tier:
            units = ((start, self._scan.units[start].place) for start in self._starts)
            self._of_tier[tier] = [(start, place) for start, place in units if place.tier == tier]
        named = _last(self._of_tier[tier], word)
        return named[1] if named else None

    def home_at_most(self, tier: int) -> Place | None:
        """Return the page's place, raised to `tier` where it lies deeper."""
        if tier == 2 and self._of_commune():
            return self._chain[0]
        return next((p for p in self._chain if p.tier <= tier), None)

    def _of_commune(self) -> bool:
        """Tell whether the page is a commune's since there are no districts: what these had, it has."""
        return [place.tier for place in self._chain] == [3, 1] and (self._chain[0].valid_from or "") >= REFORM

    def _recent(self, level: str, word: int) -> tuple[int, Place] | None:
        """Return the unit of `level` named last up to `word`, or the one that a unit named there lies in."""
        if level not in self._of_level:
            self._of_level[level] = [found for start in self._starts if (found := self._levelled(level, start))]
        return _last(self._of_level[level], word)

    def _levelled(self, level: str, start: int) -> tuple[int, Place] | None:
        named = self._scan.units[start].place
        above = load_places().above(named) if named.level != level != "tỉnh" else []
        found = next((place for place in (named, *above) if place.level == level), None)
        return (start, found) if found else None

    def _same_block(self, a: int, b: int) -> bool:
        """Tell whether two words stand in one block; what follows the last word is in the last one."""
        starts = self._scan.words.starts
        first, second = (bisect_right(self._blocks, starts[min(word, len(starts) - 1)]) for word in (a, b))
        return first == second


def _word(said: tuple[int, Place]) -> int:
    return said[0]


def _last(turns: Sequence[tuple[int, Place]], word: int) -> tuple[int, Place] | None:
    """Return the last of `turns`, which are in text order, up to `word`."""
    at = bisect_right(turns, word, key=_word)
    return turns[at - 1] if at else None


def _backwards(turns: Sequence[tuple[int, Place]], first: int, word: int) -> Iterator[tuple[int, Place]]:
    """Yield the units of `turns`, which are in text order, between two words, the last first."""
    a, b = bisect_right(turns, first, key=_word), bisect_left(turns, word, key=_word)
    return (turns[k] for k in range(b - 1, a - 1, -1))
