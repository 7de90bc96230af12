"""Things joined step by step, never against what people decided."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from kg.judgements import Judgement


class Clusters:
    """Disjoint sets of local things; each is called by its smallest member, so that order leaves no trace."""

    def __init__(self, items: Iterable[str], judgements: Sequence[Judgement] = ()) -> None:
        self._leader = {item: item for item in items}
        self._apart: dict[str, set[str]] = defaultdict(set)  # leader → leaders it must not be joined with
        for judgement in sorted(judgements, key=lambda j: (j.on, j.iri), reverse=True):  # the later one holds
            self._apply(judgement)

    def leader(self, item: str) -> str:
        """Return the smallest member of the set that `item` is in."""
        while (above := self._leader[item]) != item:
            self._leader[item] = item = self._leader[above]
        return item

    def join(self, first: str, second: str) -> bool:
        """Make two sets one unless that is forbidden, and say whether they are one now."""
        low, high = sorted((self.leader(first), self.leader(second)))
        if low == high:
            return True
        if high in self._apart.get(low, ()):
            return False
        self._leader[high] = low
        for other in self._apart.pop(high, ()):
            self._apart[other].remove(high)
            self._apart[other].add(low)
            self._apart[low].add(other)
        return True

    def part(self, first: str, second: str) -> None:
        """Keep two sets apart from now on; what is one already stays one."""
        a, b = self.leader(first), self.leader(second)
        if a != b:
            self._apart[a].add(b)
            self._apart[b].add(a)

    def parted(self, members: Iterable[str]) -> bool:
        """Tell whether two of the members are kept apart."""
        leaders = {self.leader(member) for member in members}
        return any(not leaders.isdisjoint(self._apart.get(leader, ())) for leader in leaders)

    def gather(self, members: Iterable[str]) -> None:
        """Join each member to the first of those before it that it may be joined with."""
        heads: list[str] = []
        for member in sorted(members):
            if not any(self.join(head, member) for head in heads):
                heads.append(member)

    def leaders(self) -> dict[str, str]:
        """Return the leader of every item."""
        return {item: self.leader(item) for item in self._leader}

    def groups(self) -> list[list[str]]:
        """Return the sets, each in order, in order of their leaders."""
        found: dict[str, list[str]] = defaultdict(list)
        for item in sorted(self._leader):
            found[self.leader(item)].append(item)
        return [found[leader] for leader in sorted(found)]

    def _apply(self, judgement: Judgement) -> None:
        left, right = ([item for item in side if item in self._leader] for side in (judgement.left, judgement.right))
        if not left or not right:
            return
        if judgement.verdict == "same":
            for item in (*left[1:], *right):
                self.join(left[0], item)
        elif judgement.verdict == "different":
            for one in left:
                for other in right:
                    self.part(one, other)
