"""Projects: named works and investment projects, once a page."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache

from kg.lexicon.projects import load
from kg.mentions import project_wide
from kg.mentions.evidence import evidence
from kg.mentions.project_places import Surroundings
from kg.mentions.projects import ProjectMention, find
from kg.model import ProjectFact, Reading

_PHASE = re.compile(r" \([^()]*\)| giai đoạn (?:\d+|[ivx]+)(?!\w)", re.IGNORECASE)
_PART = re.compile(r"giai đoạn (\d+|[ivx]+)(?!\w)", re.IGNORECASE)
# What may be said of one work in two ways; the first is the plainer one.
_SAID = (
    (re.compile(r"giải quyết ngập", re.IGNORECASE), "chống ngập"),
    (re.compile(r"(?<!\w)tỉ(?!\w)"), "tỷ"),
    (re.compile(r"(?<=tỷ) đồng"), ""),
    (re.compile(r"(?:tuyến )?(?:đường sắt đô thị|đường sắt|metro)(?!\w)", re.IGNORECASE), "metro"),
    (re.compile(r"(?:tuyến|con) đường(?!\w)", re.IGNORECASE), "đường"),
    (re.compile(r"cảng hàng không(?: quốc tế)?", re.IGNORECASE), "sân bay"),
    (re.compile(r"khu đô thị mới", re.IGNORECASE), "khu đô thị"),
    (re.compile(r"nhà máy (?=(?:thủy|nhiệt|điện) (?:điện|gió|mặt trời))", re.IGNORECASE), ""),
    (re.compile(r"(?:Chủ tịch Hồ Chí Minh|Bác Hồ|Hồ Chủ tịch)"), "Hồ Chí Minh"),
    (re.compile(r"(?<!\w)0(?=\d (?:tuyến|đường|cầu))"), ""),
    (
        re.compile(r"(?:(?:cây|trạm|cửa hàng) xăng(?: dầu)?|\A(?:kinh doanh )?xăng dầu)(?!\w)", re.IGNORECASE),
        "cửa hàng xăng dầu",
    ),
    (re.compile(r" mới\Z"), ""),
)
_TELLING = 3  # proper words that tell a work from all others
_ALIKE = 0.75  # share of common words
_NAMES = 50  # of one work that others are compared with
_OPENS = 3  # words that open what a project is about: "chăn nuôi bò …"
_TOLD_ALIKE = 0.6
_AT = re.compile(r" (?:tại|ở) ")
_WORD = re.compile(r"\w+")


def extract(reading: Reading) -> list[ProjectFact]:
    """Return the projects that `reading` names, in the order of their first mention; last those only named."""
    groups = _Groups()
    for mention in find(reading):
        groups.take(mention)
    told = len(groups.mentions)
    for mention in project_wide.find(reading, told):
        if not groups.hold(mention.name, told):
            groups.take(mention, above=told)
    surroundings = Surroundings(reading)
    return [_fact(reading, group, surroundings) for group in groups.mentions]


class _Groups:
    """The mentions of a page by the work that they mean."""

    def __init__(self) -> None:
        self.mentions: list[list[ProjectMention]] = []
        self._names: list[dict[tuple[bool, str], ProjectMention]] = []  # of each group
        self._home: dict[tuple[bool, str], int] = {}  # the group of each name, as long as no other name comes
        self._named = _Named()
        self._last: int | None = None  # the group of the work told last

    def take(self, mention: ProjectMention, above: int = 0) -> None:
        """Take in a mention, unless it means a work of one of the groups below `above`."""
        key = (mention.serves, mention.name)
        i = self._home[key] if key in self._home else self._group(mention)
        if i is not None and i < above:
            return
        if i is None:
            i = len(self.mentions)
            self.mentions.append([])
            self._names.append({})
        if key not in self._names[i] and len(self._names[i]) < _NAMES:
            self._home.clear()
            self._names[i][key] = mention
            self._named.add(mention.name, i)
        self._home[key] = self._last = i
        self.mentions[i].append(mention)

    def hold(self, name: str, below: int) -> bool:
        """Tell whether a group below `below` has a name with the proper words of `name`, and most of the others."""
        words, proper = _words(_plain(name)), _proper(_plain(name))
        return any(
            proper <= _words(_plain(other)) and len(words & _words(_plain(other))) >= _ALIKE * len(words)
            for i in self._named.sharing(proper)
            if i < below
            for _, other in self._names[i]
        )

    def _group(self, mention: ProjectMention) -> int | None:
        """Return the group of the work that `mention` means, if it has one."""
        if mention.again and self._last is not None:
            return self._last
        return _closest(mention, {i: self._names[i] for i in self._named.near(mention.name)})


def _closest(mention: ProjectMention, groups: dict[int, dict[tuple[bool, str], ProjectMention]]) -> int | None:
    """Return the group that has the name most like that of `mention`; of several the last."""
    if len(groups) == 1:
        return next((i for i, names in groups.items() if any(_alike(mention, one) for one in names.values())), None)
    alike = [(max(_alike(mention, one) for one in names.values()), i) for i, names in groups.items()]
    best, i = max(alike, default=(0.0, 0))
    return i if best > 0 else None


class _Named:
    """Groups by the words of their names: what may be alike is found without a look at all that a page names.

    Two names are alike only if their proper words are the same, one has all the words of the other, or what they are
    about opens with the same words (`_alike`).
    """

    def __init__(self) -> None:
        self._by_word: dict[str, set[int]] = defaultdict(set)
        self._by_rarest: dict[str, set[int]] = defaultdict(set)  # a name under the one of its words that few had
        self._by_proper: dict[frozenset[str], set[int]] = defaultdict(set)
        self._by_opening: dict[tuple[str, ...], set[int]] = defaultdict(set)  # of what is called no work

    def near(self, name: str) -> set[int]:
        """Return the groups with a name that may be alike."""
        name = _plain(name)
        words = _words(name)
        fuller = self._by_word[self._rarest(words)] if words else set()
        barer = (self._by_rarest[word] for word in words if word in self._by_rarest)
        opening = _what(name)[:_OPENS]
        told = self._by_opening[opening] if opening else set()
        return fuller.union(self._by_proper[_proper(name)], told, *barer)

    def sharing(self, words: frozenset[str]) -> set[int]:
        """Return the groups with a name that has the one of `words` that the fewest have."""
        return min((self._by_word.get(word, set()) for word in words), key=len, default=set())

    def add(self, name: str, group: int) -> None:
        """Take in a name of a group."""
        name = _plain(name)
        words = _words(name)
        if words:
            self._by_rarest[self._rarest(words)].add(group)
        self._by_proper[_proper(name)].add(group)
        if opening := _what(name)[:_OPENS]:
            self._by_opening[opening].add(group)
        for word in words:
            self._by_word[word].add(group)

    def _rarest(self, words: frozenset[str]) -> str:
        return min(words, key=lambda word: (len(self._by_word[word]), word))


def _fact(reading: Reading, group: list[ProjectMention], surroundings: Surroundings) -> ProjectFact:
    """Return the fact of one work: its fullest name, the places stated anywhere."""
    best = max(group, key=lambda m: len(m.name.split()))
    placed = next((m.places for m in group if m.places), ())
    places = placed or surroundings.places(best)
    rule = best.rule if placed else f"{best.rule}.around"
    return ProjectFact(best.name, places, evidence(reading.document, best.span, rule))


def _alike(a: ProjectMention, b: ProjectMention) -> float:
    """Return how surely two names mean one work, 0 where they do not."""
    if a.serves != b.serves:
        return 0.0
    phases = {_part(a.name), _part(b.name)} - {""}
    if len(phases) > 1:
        return 0.0
    what, other = _what(_plain(a.name)), _what(_plain(b.name))
    if what and what[:_OPENS] == other[:_OPENS] and _share(frozenset(what), frozenset(other)) >= _TOLD_ALIKE:
        return 1.0
    short, long = sorted((_plain(a.name), _plain(b.name)), key=len)
    x, y = _words(short), _words(long)
    if x.isdisjoint(y):
        return 0.0
    share = _share(x, y)
    proper = _proper(short)
    if proper == _proper(long) and (share >= _ALIKE or x <= y):
        return share
    if not x <= y:
        return 0.0
    if re.search(
        rf"(?:tại|ở|trong|thuộc|nối) {re.escape(short.lower())}", long.lower()
    ):  # where a work lies is another
        return 0.0
    ends = long.lower().startswith(short.lower()) or long.lower().endswith(short.lower())
    ends = ends or _tail(short) == _tail(long) != ()
    ends = ends or f" {short.lower()} và " in long.lower()  # "Sao Mai", "Tổ hợp khách sạn Sao Mai và căn hộ An Bình"
    return share if ends or len(proper) >= _TELLING else 0.0


@lru_cache(4096)
def _plain(name: str) -> str:
    """Return a name as it is compared: without its phase, in the plainest words."""
    name = _PHASE.sub("", name)
    for pattern, plainer in _SAID:
        name = pattern.sub(plainer, name)
    return name.strip()


@lru_cache(4096)
def _part(name: str) -> str:
    """Return the phase that a name tells."""
    found = _PART.search(name)
    return found[1].lower() if found else ""


def _share(x: frozenset[str], y: frozenset[str]) -> float:
    return 2 * len(x & y) / (len(x) + len(y))


@lru_cache(4096)
def _what(name: str) -> tuple[str, ...]:
    """Return the words that tell what a project is about that bears no work's name, without where it is."""
    told = name.lower()
    if load().work.match(told) or not load().told.match(told):
        return ()
    words = _WORD.findall(_AT.split(told)[0])
    return tuple(words) if len(words) > _OPENS else ()


@lru_cache(4096)
def _words(name: str) -> frozenset[str]:
    return frozenset(_WORD.findall(name.lower()))


@lru_cache(4096)
def _tail(name: str) -> tuple[str, ...]:
    """Return the proper words that end a name, if they are two or more: "Dũng Hà" of "cửa hàng xăng dầu Dũng Hà"."""
    words = [w if w[0].isupper() else "" for w in _WORD.findall(name)]
    start = len(words) - next((i for i, w in enumerate(reversed(words)) if not w), len(words))
    return tuple(words[start:]) if 1 < len(words) - start < len(words) else ()


@lru_cache(4096)
def _proper(name: str) -> frozenset[str]:
    """Return the words of a name that are proper names or numbers, a work's word at its start aside."""
    words = _WORD.findall(name)
    start = 1 if load().work.match(name.lower()) else 0
    return frozenset(w.lower() for w in words[start:] if w[0].isupper() or w[0].isdigit())
