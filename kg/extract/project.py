"""Projects: named works and investment projects, once a page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from kg.mentions import project_bare, project_wide
from kg.mentions.evidence import evidence
from kg.mentions.project_alike import alike, called, forms, holds, opening, plain, proper, words_of
from kg.mentions.project_mention import ProjectMention
from kg.mentions.project_places import Surroundings
from kg.mentions.projects import find
from kg.model import ProjectFact, Reading

_NAMES = 50  # of one work that others are compared with


def extract(reading: Reading) -> list[ProjectFact]:
    """Return the projects that `reading` names, in the order of their first mention; last those only named."""
    groups = _Groups()
    named, starts = find(reading)
    for mention in named:
        groups.take(mention)
        if other := called(reading.document.text, mention):
            groups.name(other)
    told = len(groups.mentions)
    for mention in project_wide.find(reading, told):
        if not groups.hold(mention.name, told):
            groups.take(mention, above=told)
    told = len(groups.mentions)
    for mention in project_bare.find(reading, starts, groups.names()) if starts else ():
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
        self._last = i
        self.name(mention)
        self._home[key] = i
        self.mentions[i].append(mention)

    def name(self, mention: ProjectMention) -> None:
        """Take in a name of the work told last."""
        key, i = (mention.serves, mention.name), self._last
        if i is not None and key not in self._names[i] and len(self._names[i]) < _NAMES:
            self._home.clear()
            self._names[i][key] = mention
            self._named.add(mention.name, i)

    def names(self) -> Iterator[str]:
        """Return the names of all works."""
        return (name for group in self._names for _, name in group)

    def hold(self, name: str, below: int) -> bool:
        """Tell whether a group below `below` has a name with the proper words of `name`, and most of the others."""
        own = proper(plain(name))
        return any(holds(other, name) for i in self._named.sharing(own) if i < below for _, other in self._names[i])

    def _group(self, mention: ProjectMention) -> int | None:
        """Return the group of the work that `mention` means, if it has one."""
        if mention.again and self._last is not None:
            return self._last
        return _closest(mention, {i: self._names[i] for i in self._named.near(mention.name)})


def _closest(mention: ProjectMention, groups: dict[int, dict[tuple[bool, str], ProjectMention]]) -> int | None:
    """Return the group that has the name most like that of `mention`; of several the last."""
    if len(groups) == 1:
        return next((i for i, names in groups.items() if any(alike(mention, one) for one in names.values())), None)
    near = [(max(alike(mention, one) for one in names.values()), i) for i, names in groups.items()]
    best, i = max(near, default=(0.0, 0))
    return i if best > 0 else None


class _Named:
    """Groups by the words of their names: what may be alike is found without a look at all that a page names.

    Two names are alike only if their proper words are the same, one has all the words of the other, or what they are
    about opens with the same words (`alike`).
    """

    def __init__(self) -> None:
        self._by_word: dict[str, set[int]] = defaultdict(set)
        self._by_rarest: dict[str, set[int]] = defaultdict(set)  # a name under the one of its words that few had
        self._by_proper: dict[frozenset[str], set[int]] = defaultdict(set)
        self._by_opening: dict[tuple[str, ...], set[int]] = defaultdict(set)  # of what is called no work

    def near(self, name: str) -> set[int]:
        """Return the groups with a name that may be alike."""
        return set().union(*(self._near(form) for form in forms(name)))

    def _near(self, name: str) -> set[int]:
        words = words_of(name)
        fuller = self._by_word[self._rarest(words)] if words else set()
        barer = (self._by_rarest[word] for word in words if word in self._by_rarest)
        opens = opening(name)
        told = self._by_opening[opens] if opens else set()
        return fuller.union(self._by_proper[proper(name)], told, *barer)

    def sharing(self, words: frozenset[str]) -> set[int]:
        """Return the groups with a name that has the one of `words` that the fewest have."""
        return min((self._by_word.get(word, set()) for word in words), key=len, default=set())

    def add(self, name: str, group: int) -> None:
        """Take in a name of a group."""
        for form in forms(name):
            self._add(form, group)

    def _add(self, name: str, group: int) -> None:
        words = words_of(name)
        if words:
            self._by_rarest[self._rarest(words)].add(group)
        self._by_proper[proper(name)].add(group)
        if opens := opening(name):
            self._by_opening[opens].add(group)
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
