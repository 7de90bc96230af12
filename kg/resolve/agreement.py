"""Joining things whose details agree, in everything that was joined before."""

from __future__ import annotations

from collections.abc import Mapping

from kg.resolve.clusters import Clusters
from kg.resolve.unite import Details


class Agreement:
    """Clusters with all that is known of each; nothing is joined against a detail."""

    def __init__(self, clusters: Clusters, details: Mapping[str, Details]) -> None:
        self._clusters = clusters
        self._known: dict[str, list[set[str]]] = {}
        for item in sorted(details):
            known = self._known.setdefault(clusters.leader(item), [set() for _ in details[item]])
            for values, value in zip(known, details[item], strict=True):
                if value is not None:
                    values.add(value)

    def join(self, one: str, other: str) -> None:
        """Join two things and all that they were joined with, unless details or people forbid it."""
        a, b = self._clusters.leader(one), self._clusters.leader(other)
        both = list(zip(self._known[a], self._known[b], strict=True))
        if a == b or any(mine and theirs and not mine & theirs for mine, theirs in both):
            return
        if self._clusters.join(a, b):
            self._known[self._clusters.leader(a)] = [mine | theirs for mine, theirs in both]
