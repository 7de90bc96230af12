"""When things that documents name are one thing: equal keys, and details that agree."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence

from kg.judgements import Judgement
from kg.resolve.clusters import Clusters

Details = tuple[str | None, ...]
Item = tuple[Hashable, Details]  # what must be equal, and what must not contradict


def unite(items: Mapping[str, Item], judgements: Sequence[Judgement] = ()) -> Clusters:
    """Join the items that are the same thing, as far as `judgements` allow.

    Items are the same when their keys and details are equal. One that lacks details belongs to those that have
    them only if everything it agrees with is one thing; otherwise it is kept apart. The order of `items` is
    irrelevant.
    """
    groups: dict[Hashable, dict[Details, list[str]]] = defaultdict(lambda: defaultdict(list))
    for item, (key, details) in items.items():
        groups[key][details].append(item)
    clusters = Clusters(items, judgements)
    for _, group in sorted((min(map(min, group.values())), group) for group in groups.values()):
        for members in sorted(_merged(group)):
            clusters.gather(members)
    return clusters


def _merged(group: Mapping[Details, list[str]]) -> Iterable[list[str]]:
    """Join the members whose details are part of the details of one other kind of member only."""
    if len(group) == 1:
        return group.values()
    full = {details: [more for more in group if _part(details, more)] for details in group}
    merged: dict[Details, list[str]] = defaultdict(list)
    for details, members in group.items():
        ends = [more for more in full[details] if not full[more]]
        merged[ends[0] if len(ends) == 1 else details] += members
    return merged.values()


def _part(details: Details, more: Details) -> bool:
    """Say whether `more` says all that `details` say, and something else."""
    return details != more and all(mine in (None, theirs) for mine, theirs in zip(details, more, strict=True))


def date_details(edtf: str | None) -> Details:
    """Return year, month and day of an EDTF date, None for what it leaves open."""
    parts = (edtf or "").partition("/")[0].split("-")
    known = [part if part.isdigit() else None for part in parts]
    return (*known, None, None)[:3]


def commonest(values: Iterable[str]) -> list[str]:
    """Return the distinct values, the most frequent first, equally frequent ones in order."""
    count: dict[str, int] = defaultdict(int)
    for value in values:
        count[value] += 1
    return sorted(count, key=lambda value: (-count[value], value))
