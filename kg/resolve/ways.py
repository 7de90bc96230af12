"""The ways from homes to all that is decided together with them, and to what depends on them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from kg.judgements import Judgement
from kg.resolve import sheets
from kg.resolve.loaded import Homes, Loaded
from kg.resolve.meetings import TWINS as MEETING_TWINS
from kg.resolve.papers import TWINS as PAPER_TWINS
from kg.resolve.sheets import Layer, Sheet, home_of, meeting_home

TWINS = {"meetings": MEETING_TWINS, "papers": PAPER_TWINS}
_same = lru_cache(65536)(sheets.alike)


class Ways:
    """Homes to begin with, by layer, and the ways on from them."""

    def __init__(self, loaded: Loaded, judged: tuple[Sequence[Judgement], Sequence[Judgement]]) -> None:
        self._loaded, self._index = loaded, loaded.index
        self.seeds: dict[int, Homes] = defaultdict(set)
        self._kin: dict[int, Homes] = {}
        changed = [*loaded.gone.values(), *loaded.fresh.values()]
        self.seed(entry[0] for sheet in changed for entry in sheet.entries)
        self._seed_crowds(changed)
        self._judged = self._judged_together(*judged)

    def relate(self, groups: Iterable[Homes]) -> None:
        """Take down which homes are one body or story."""
        for group in groups:
            for home in group:
                self._kin.setdefault(home, set()).update(group)

    def seed(self, homes: Iterable[int]) -> None:
        for home in homes:
            self.seeds[home & 7].add(home)

    def spread(self, changed: Iterable[int]) -> None:
        """Take in what depends on homes in which something came out otherwise."""
        self.seed(self._index.users(set(changed)))

    def close(self, layer: Layer, more: Callable[[Homes], Homes] = lambda _: set()) -> Homes:
        found: Homes = set()
        new = set(self.seeds[layer])
        while new:
            found |= new
            near = self._index.bonded(new) | set(self._alike(new)) | more(new)
            near.update(*(group for group in self._judged if not group.isdisjoint(new)))
            new = {home for home in near if home & 7 == layer} - found
        return found

    def _alike(self, homes: Homes) -> Iterator[int]:
        names = self._index.names(homes)
        crowded = self._index.crowded(names, self._loaded.gone) & self._index.crowded(names, self._loaded.fresh)
        for block, name, home in self._index.named(names.keys() - crowded):
            if home not in homes and any(_same(*sorted((name, mine))) for mine in names[block]):
                yield home

    def _seed_crowds(self, changed: Iterable[Sheet]) -> None:
        """Take in all that has a block that became, or ceased to be, one that tells something."""
        names = {block for sheet in changed for block, name, _ in sheet.near if sheets.limited(name)}
        crossed = self._index.crowded(names, self._loaded.gone) ^ self._index.crowded(names, self._loaded.fresh)
        self.seed(home for _, _, home in self._index.named(crossed))

    def held_by_kin(self, homes: Homes) -> Homes:
        """Return the homes of meetings of a kind whose holders are one body though not called the same."""
        self._loaded.load(homes)
        found: Homes = set()
        for state in (self._loaded.before, self._loaded.after):
            held = [node for iri, node in state.said.meetings.items() if "heldBy" in node and state.homes[iri] in homes]
            known = self._index.things({node["heldBy"] for node in held} - state.homes.keys())
            for node in held:
                holder = state.homes[node["heldBy"]] if node["heldBy"] in state.homes else known[node["heldBy"]][0]
                found |= {meeting_home(node["meetingType"], kin) for kin in self.kin_of(holder)}
        return found

    def twins(self, kind: str, homes: Homes) -> Homes:
        """Return the homes of what copies of one story name in the same way."""
        self._loaded.load(homes)
        found: Homes = set()
        for state in (self._loaded.before, self._loaded.after):
            for local, node in getattr(state.said, kind).items():
                story = home_of(Layer.STORY, node["doc"])
                if state.homes[local] in homes and len(kin := self.kin_of(story)) > 1:
                    says = [node.get(name) for name in TWINS[kind]]
                    beside = self._index.beside(kin, kind)
                    found |= {home for home, other in beside if [other.get(name) for name in TWINS[kind]] == says}
        return found

    def kin_of(self, home: int) -> Homes:
        """Return the homes of the bodies that have a home."""
        return {home} | self._index.kin((home,)) | self._kin.get(home, set())

    def _judged_together(self, before: Sequence[Judgement], after: Sequence[Judgement]) -> list[Homes]:
        """Return the homes, by layer, that each judgement is about; what changed is taken in."""
        known = {*before, *after}
        changed = set(before) ^ set(after)
        mentions = {mention for judgement in known for mention in (*judgement.left, *judgement.right)}
        homes: dict[str, Homes] = defaultdict(set)
        for local, (home, _) in self._index.things(mentions).items():
            homes[local].add(home)
        for sheet in (*self._loaded.gone.values(), *self._loaded.fresh.values()):
            for local, home in sheet.homes().items():
                homes[local].add(home)
        groups: list[Homes] = []
        for judgement in known:
            layers: dict[int, Homes] = defaultdict(set)
            for mention in (*judgement.left, *judgement.right):
                for home in homes.get(mention, ()):
                    layers[home & 7].add(home)
            groups += layers.values()
            if judgement in changed:
                self.seed(home for group in layers.values() for home in group)
        return groups

    def crowded(self, homes: Homes) -> Container[str]:
        return _Crowded(self._index.crowded(self._index.names(homes), self._loaded.gone))


@dataclass(frozen=True, slots=True)
class _Crowded(Container[str]):
    """Blocks by their hashes."""

    hashes: set[int]

    def __contains__(self, block: object) -> bool:
        return isinstance(block, str) and sheets.hashed(block) in self.hashes
