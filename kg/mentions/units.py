"""Administrative units in the text: found by level word and name, told apart by what stands around them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from itertools import compress

from kg.language.names import FAMILY_NAMES
from kg.lexicon.places import load as load_places
from kg.lexicon.trie import Trie
from kg.mentions.home import home_of
from kg.mentions.scan import Scan, Unit, marks
from kg.model import Place

_LEVELS: Trie[str] = Trie(
    [
        (level, level)
        for level in ("thành phố", "tỉnh", "quận", "huyện", "thị xã", "phường", "xã", "thị trấn", "đặc khu")
    ]
    + [("tp", "thành phố"), ("tx", "thị xã"), ("tt", "thị trấn"), ("huyện đảo", "huyện")]
    + [("q.", "quận"), ("p.", "phường"), ("h.", "huyện"), ("x.", "xã"), ("tp.", "thành phố"), ("tx.", "thị xã")]
)
_SHORT = {"tp", "tx", "tt", "q", "p", "h", "x"}
_PLURAL = {"các", "những", "mỗi", "từng", "cấp", "liên", "hai", "ba", "bốn", "toàn", "nhiều", "mọi", "lên", "khối"}
# Levels that one unit bore one after the other: a huyện becomes a thị xã, a thị xã a thành phố.
_KIN = {
    "huyện": ("thị xã", "thành phố", "quận", "đặc khu"),
    "thị xã": ("thành phố", "huyện", "quận"),
    "thành phố": ("thị xã", "tỉnh"),
    "tỉnh": ("thành phố",),
    "xã": ("phường", "thị trấn"),
    "thị trấn": ("xã", "phường"),
    "phường": ("xã", "thị trấn"),
    "quận": ("huyện", "thành phố"),
}
_AT = ("ở", "tại")
_MIDDLE = 3  # words of a name before those that are a unit's, too
_NAMESAKES = {"động", "rác", "cầu", "chợ", "phố", "kênh", "sông", "suối", "hầm", "đập"}  # works named like a district
_YEAR = 3  # digits that are no count of units
_NUMBERED = ("khóa", "thứ", "ngày", "tháng", "quý", "kỳ", "lần", "số", "/", "-", ".", "điều", "thôn", "tổ")
_JOINTS = ("", ",", "(", "-", "thuộc", "của")  # between a unit and the one it lies in
_NUMBER = re.compile(r"\d{1,2}")
# "thu ngân sách quận 1.200 tỷ đồng", "kinh tế quận 6 tháng đầu năm"
_AMOUNT = re.compile(
    r"[.,]\d+(?:[.,]\d+)* ?(?:tỷ|tỉ|triệu|nghìn|ngàn|%|ha|người|hộ|km|m2|đồng)(?!\w)"
    r"| (?:tháng (?:đầu|cuối|qua)|năm (?:qua|liền)|tỷ|tỉ|triệu|nghìn|ngàn)(?!\w)|%"
)


@cache
def names() -> Trie[str]:
    """Return the trie of all names of units without their levels."""
    return Trie((name, name) for name in load_places().bare_names())


class _Candidate:
    __slots__ = ("end", "level", "places", "start", "within")

    def __init__(self, start: int, end: int, level: str | None, places: list[Place]) -> None:
        self.start, self.end, self.level, self.places = start, end, level, places
        self.within: list[_Candidate] = []


def find(scan: Scan) -> None:
    """Fill `scan.units`, `scan.levels` and `scan.home`."""
    candidates = _candidates(scan)
    _nest(scan, candidates)
    provinces, districts = _provinces(candidates), _districts(candidates)
    inner = {id(c) for outer in candidates for c in outer.within}
    for candidate in candidates:
        place = _choose(scan, candidate, provinces, districts)
        if place is None or id(candidate) in inner:
            continue
        end = max(c.end for c in (candidate, *candidate.within)) if candidate.within else candidate.end
        scan.units[candidate.start] = Unit(candidate.start, end, place, candidate.level)
    scan.home = home_of(scan)


def _candidates(scan: Scan) -> list[_Candidate]:
    out: list[_Candidate] = []
    forms, capital = scan.words.forms, scan.words.capital
    bare = names().among(scan.words, compress(range(len(forms)), capital))
    ahead = marks(len(forms), _LEVELS.positions(scan.words), bare)
    i, plural = ahead.find(1), -1  # where units told only as many end: "9 huyện, thị xã, thành phố"
    while i >= 0:
        level = _LEVELS.longest(forms, i) if forms[i] in _LEVELS.root else None
        found: _Candidate | None = None
        if level and not (forms[i] in _SHORT and not capital[i]):
            found = _after_level(scan, i, *level)
            letter = forms[i] in ("q", "p", "h", "x", "tt")
            many = i > 0 and (_counted(forms, i) or (forms[i - 1] in (",", "và") and i - 1 == plural))
            plural = level[0] if found is None and many else plural
            if found is None and not letter and not many:
                scan.levels[i] = level
        elif capital[i]:
            found = _bare(scan, i)
        if found:
            out.append(found)
        i = ahead.find(1, found.end if found else level[0] if level else i + 1)
    return out


def _counted(forms: Sequence[str], i: int) -> bool:
    """Tell whether the level at word `i` is that of many units: "các huyện", "9 huyện", but not "khóa 9 huyện"."""
    number = forms[i - 1].isdigit() and len(forms[i - 1]) < _YEAR and (i < 2 or forms[i - 2] not in _NUMBERED)
    return forms[i - 1] in _PLURAL or number


def _after_level(scan: Scan, start: int, after: int, level: str) -> _Candidate | None:
    """Return the unit named after its level word, if one is."""
    forms, capital, places = scan.words.forms, scan.words.capital, load_places()
    short = forms[start] in _SHORT
    j = after + 1 if short and after < len(forms) and forms[after] == "." else after
    if j >= len(forms):
        return None
    if _NUMBER.fullmatch(forms[j]) and level in ("quận", "phường"):
        if _AMOUNT.match(scan.folded, scan.words.ends[j]):
            return None
        known = places.named(forms[j], level)
        return _Candidate(start, j + 1, level, known) if known else None
    if not capital[j]:
        return None
    if _is_person(scan, j):
        return None
    for end, name in names().all(forms, j):
        known = places.named(name, level)
        if known:
            return _Candidate(start, end, level, known)
    for end, name in names().all(forms, j):
        known = [p for kin in _KIN.get(level, ()) for p in places.named(name, kin)]
        if known and not (level == "thành phố" and end - j == 1):
            return _Candidate(start, end, level, [_renamed(p, level) for p in known])
    if level in ("xã", "phường", "thị trấn"):
        return _unknown(scan, start, j, level)
    return None


def _is_person(scan: Scan, j: int) -> bool:
    """Tell whether a whole name stands at word `j` of which a unit has the first: "thị trấn Lâm Quang Sáu"."""
    words, end = scan.words, _run(scan, j)
    whole = end - j == 3 and words.forms[j] in FAMILY_NAMES and scan.written(j, end).istitle()
    return whole and max((stop for stop, _ in names().all(words.forms, j)), default=j) == j + 1


def _run(scan: Scan, j: int) -> int:
    """Return where the words with capitals that begin at word `j` end, four of them at most."""
    words, end = scan.words, j
    while end < len(words.forms) and end - j < 4 and words.capital[end] and words.forms[end].isalpha():
        end += 1
    return end


def _renamed(place: Place, level: str) -> Place:
    """Return `place` under another level word: the unit before it was raised."""
    full = f"{level} {place.name}"
    key = "/".join([*place.key.split("/")[:-1], full])
    return Place(key, level, place.name, full, place.tier, place.parent, None, place.valid_to)


def _unknown(scan: Scan, start: int, j: int, level: str) -> _Candidate | None:
    """Return a commune that the tables lack (merged away before 2019): its name is taken as two words."""
    words = scan.words
    if words.forms[j + 1 : j + 2] == ["'"] and len(words.forms[j]) == 1 and j + 2 < len(words.forms):
        known = load_places().named(words.forms[j] + words.forms[j + 2], level)  # "H’Bông" is written HBông, too
        name = scan.written(j, j + 3)
        return _Candidate(start, j + 3, level, known or [Place("", level, name, f"{level} {name}", 3)])
    run = _run(scan, j) - j
    if run == 0 or (run >= 3 and words.forms[j] in FAMILY_NAMES):
        return None
    end = j + min(run, 2) if run != 3 else j + (3 if words.forms[j + 1] not in FAMILY_NAMES else 1)
    name = scan.written(j, end)
    return _Candidate(start, end, level, [Place("", level, name, f"{level} {name}", 3)])


def _bare(scan: Scan, i: int) -> _Candidate | None:
    """Return a province or district named without its level word: "Đà Nẵng", "TP.HCM" aliases too."""
    words = scan.words
    if i and words.capital[i - 1] and words.forms[i - 1] in FAMILY_NAMES and words.starts[i] - words.ends[i - 1] == 1:
        return None  # "Nguyễn Đức Thọ" is no huyện Đức Thọ
    for end, name in names().all(words.forms, i):
        if not all(words.capital[k] or not words.forms[k].isalpha() for k in range(i, end)):
            continue
        known = [p for p in load_places().named(name) if p.tier <= 2]
        if not known and i and words.forms[i - 1] in _AT and end - i >= 2 and not _goes_on(scan, end):
            known = load_places().named(name)  # "ở Hùng Thắng": a commune of the page's province
        if not known:
            continue
        if known[0].tier > 1 and i and (words.forms[i - 1] in _NAMESAKES or _ends_name(scan, i)):
            continue
        if known[0].tier == 1 or end - i >= 2:
            return _Candidate(i, end, None, known)
    return None


def _ends_name(scan: Scan, i: int) -> bool:
    """Tell whether word `i` goes on with a person's name: "Lý Minh Hoài Ân" is no huyện Hoài Ân."""
    words, k = scan.words, i
    while k > max(0, i - _MIDDLE) and words.capital[k - 1] and words.starts[k] - words.ends[k - 1] == 1:
        k -= 1
        if words.forms[k] in FAMILY_NAMES and not scan.written(k, k + 1).isupper():
            return True
    return False


def _goes_on(scan: Scan, end: int) -> bool:
    """Tell whether a run of capitals goes on at word `end`: then the words before are part of a longer name."""
    words = scan.words
    return end < len(words.forms) and words.capital[end] and words.forms[end].isalpha()


def _nest(scan: Scan, candidates: list[_Candidate]) -> None:
    """Let a unit take the parents named right after it: "quận Liên Chiểu, Đà Nẵng", "huyện Hà Trung (Thanh Hóa)"."""
    forms = scan.words.forms
    for n, inner in enumerate(candidates):
        edge = inner.end
        places = inner.places
        for outer in candidates[n + 1 : n + 3]:
            joint = forms[edge] if edge < outer.start else ""
            if outer.start - edge > 1 or joint not in _JOINTS:
                break
            above = {p.key for p in outer.places}
            held = [p for p in places if any(_lies_in(p, key) for key in above)]
            if not held and not any(p.key == "" for p in places):
                break
            edge = outer.end
            if joint == "(" and edge < len(forms) and forms[edge] == ")":
                edge += 1
                outer.end = edge
            inner.within.append(outer)
            places = held or places
        if inner.within:
            outer = inner.within[-1]
            inner.places = [p for p in inner.places if p.key == "" or any(_lies_in(p, o.key) for o in outer.places)]


def _lies_in(place: Place, key: str) -> bool:
    return bool(key) and place.key != key and place.key.startswith(key + "/")


def _provinces(candidates: list[_Candidate]) -> Counter[str]:
    """Count the provinces that units of one reading point to."""
    votes: Counter[str] = Counter()
    for rank, candidate in enumerate(candidates):
        if candidate.level is None and candidate.places and candidate.places[0].tier == 3:
            continue
        tops = {p.key.split("/", 1)[0] for p in candidate.places if p.key}
        if len(tops) == 1:
            votes[tops.pop()] += 3 if rank < 3 else 2
        else:
            for top in tops:
                votes[top] += 0
    return votes


def _districts(candidates: list[_Candidate]) -> Counter[str]:
    """Count the districts that are named with their level."""
    return Counter(p.key for c in candidates if c.level for p in c.places if p.tier == 2)


def _choose(scan: Scan, candidate: _Candidate, provinces: Counter[str], districts: Counter[str]) -> Place | None:
    places = candidate.places
    if not places:
        return None
    if places[0].key == "":
        return _placed(candidate, places[0], provinces)
    day = scan.day
    gazetteer = load_places()

    def worth(place: Place) -> tuple[int, int, int, int, str]:
        top = place.key.split("/", 1)[0]
        in_force = gazetteer.valid(place, day) if day else place.valid_from is None or place.valid_from < "2025"
        beside = districts[place.parent] if place.tier == 3 and place.parent else 0
        return (-int(in_force), -provinces[top], place.tier, -beside, place.key)

    best = min(places, key=worth)
    if candidate.level is None and best.tier >= 2:
        top = best.key.split("/", 1)[0]
        if not provinces[top]:
            return None
    return best


def _placed(candidate: _Candidate, place: Place, provinces: Counter[str]) -> Place:
    """Give a commune that the tables lack its parent: the one named after it, else the page's province."""
    parent: str | None = None
    if candidate.within and candidate.within[0].places:
        parent = candidate.within[0].places[0].key
    elif provinces:
        parent = min(provinces, key=lambda top: (-provinces[top], top))
    key = f"{parent}/{place.full}" if parent else place.full
    return Place(key, place.level, place.name, place.full, 3, parent)
