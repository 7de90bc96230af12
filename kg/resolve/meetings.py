"""Which meetings are one meeting: the same kind, held by one body, of one ordinal or on one day.

Depends on the meetings of one kind and body, and on the company and the stories of their pages.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import chain, combinations

from kg.judgements import Judgement
from kg.language.normal import fold
from kg.resolve.agreement import Agreement
from kg.resolve.bodies import Body
from kg.resolve.company import Company
from kg.resolve.copies import twins
from kg.resolve.read import Node
from kg.resolve.unite import Details, Item, date_details, unite

# A session of a council lasts some days, of the National Assembly a month; the same ordinal comes back each term.
_LONGEST = 45
_UNIT = re.compile(r"\b(?:quận|huyện|thị xã|phường|xã|thị trấn) \w+(?: \w+)?")
_TERM = re.compile(r"nhiệm kỳ (?P<from>(?:19|20)\d\d) ?- ?(?:19|20)\d\d")
TWINS = ("meetingType", "prefLabel", "ordinal", "date")  # equal in copies of one story
_FREQUENT = {"hội nghị", "cuộc họp", "kỳ họp", "tiếp xúc cử tri", "sự kiện", "làm việc"}
# How much company two pages must share for meetings of a body to be one …
_OFTEN = 2.0  # … on the same day of a year that one does not tell, if they are of a frequent kind
UNDATED = 15.0  # … on days that one does not tell
_NAMED = 6.0  # … on such days, under the same name


def meetings(
    local: Mapping[str, Node],
    bodies: Mapping[str, Body],
    company: Company,
    stories: Mapping[str, str],
    judgements: Sequence[Judgement] = (),
) -> dict[str, str]:
    """Return, for each local meeting, the smallest local meeting that is the same.

    Meetings of one kind and body on one day of a year, or of one ordinal, are one. A day without its year, or no time
    at all, must be borne out by the company of the pages: who else they name. `stories` gives the story of each page
    that has copies.
    """
    starts = _sittings(local, bodies)
    items: dict[str, Item] = {}
    for iri, node in local.items():
        holder = bodies[node["heldBy"]].iri if "heldBy" in node else None
        year, month, day = date_details(starts.get(iri) or node.get("date"))
        congress = node["meetingType"] == "đại hội" and _TERM.search(fold(node.get("prefLabel", "")))
        if congress and year in (None, congress["from"]):
            year = congress["from"]  # its first year is that of the congress
        known = holder is not None and ("ordinal" in node or bool(congress) or None not in (year, day))
        # A meeting of nobody known, or at no time known, is that of its page alone.
        key = (node["meetingType"], holder) if known else (iri,)
        items[iri] = (key, (node.get("ordinal"), year, month, day, _where(node)))
    seen = Counter((local[iri]["doc"], item) for iri, item in items.items())
    crowded = {item for (_, item), times in seen.items() if times > 1}
    # A page that tells two meetings of one body on one day apart does it by their names.
    named = {
        iri: ((item[0], fold(local[iri].get("prefLabel", ""))), item[1]) if item in crowded else item
        for iri, item in items.items()
    }
    clusters = unite(named, judgements)
    agreed = Agreement(clusters, {iri: details for iri, (_, details) in items.items()})
    same = twins(local, stories, *TWINS)
    for one, other in chain(same, _acquainted(local, bodies, items, company)):
        agreed.join(one, other)
    return clusters.leaders()


def _acquainted(
    local: Mapping[str, Node], bodies: Mapping[str, Body], items: Mapping[str, Item], company: Company
) -> Iterator[tuple[str, str]]:
    """Yield the meetings of one kind and body that the company of their pages makes one, the surest first."""
    blocks: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for iri, node in sorted(local.items()):
        if "heldBy" in node:
            blocks[node["meetingType"], bodies[node["heldBy"]].iri][iri] = node["doc"]
    for kind, holder in sorted(blocks):
        block = blocks[kind, holder]
        body = bodies[local[next(iter(block))]["heldBy"]]
        needed = _Needed(kind, body, {iri: local[iri] for iri in block}, items)
        shared = company.shared(block, but=body.keys)
        pairs = {pair: shared.get(pair, 0.0) for pair in needed.dated()} | shared
        for (one, other), weight in sorted(pairs.items(), key=lambda pair: (-pair[1], pair[0])):
            if weight >= needed.company(one, other) and block[one] != block[other]:
                yield one, other


class _Needed:
    """How much company the pages of two meetings of one kind and body must share for them to be one."""

    def __init__(self, kind: str, holder: Body, block: Mapping[str, Node], items: Mapping[str, Item]) -> None:
        self._often = _OFTEN if kind in _FREQUENT else 0.0
        self._names = {iri: fold(node.get("prefLabel", iri)) for iri, node in block.items()}
        self._common = {*kind.split(), *fold(holder.label).split(), "buổi", "cuộc"}
        self._days = {iri: items[iri][1][2:4] for iri in block}

    def dated(self) -> Iterator[tuple[str, str]]:
        """Yield the pairs that are on the same day of a year."""
        days: dict[Details, list[str]] = defaultdict(list)
        for iri, day in self._days.items():
            days[day].append(iri)
        yield from chain.from_iterable(combinations(of, 2) for day, of in days.items() if None not in day)

    def company(self, one: str, other: str) -> float:
        """Return how much company it takes: less on one day of a year, and under one name."""
        alike = self._names[one] == self._names[other]
        if None in self._days[one] or self._days[one] != self._days[other]:
            return _NAMED if alike else UNDATED
        return 0.0 if alike and self._tells(one) else self._often

    def _tells(self, iri: str) -> bool:
        """Tell whether the name of a meeting says more than who meets."""
        return any(word.isalpha() and word not in self._common for word in self._names[iri].split())


def _where(node: Node) -> str | None:
    """Return the unit that the name of a meeting with voters tells: one body holds many on a day."""
    told = _UNIT.search(fold(node.get("prefLabel", ""))) if node["meetingType"] == "tiếp xúc cử tri" else None
    return told and told[0]


def _sittings(local: Mapping[str, Node], bodies: Mapping[str, Body]) -> dict[str, str]:
    """Return the first known day of every numbered meeting with a day: pages may name any of its days."""
    groups: dict[tuple[str, str, str], list[tuple[str, str]]] = defaultdict(list)
    for iri, node in local.items():
        if "ordinal" in node and "heldBy" in node and node.get("earliest", "") == node.get("latest", "-"):
            groups[node["meetingType"], bodies[node["heldBy"]].iri, node["ordinal"]].append((node["earliest"], iri))
    first: dict[str, str] = {}
    for group in groups.values():
        start = ""
        for day, iri in sorted(group):
            if not start or (date.fromisoformat(day) - date.fromisoformat(start)).days > _LONGEST:
                start = day
            first[iri] = start
    return first
