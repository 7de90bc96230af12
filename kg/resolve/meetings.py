"""Which meetings are one meeting: the same kind, held by one body, of one ordinal or on one day."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations

from kg.judgements import Judgement
from kg.language.normal import fold
from kg.resolve.agreement import Agreement
from kg.resolve.bodies import Body
from kg.resolve.company import Company
from kg.resolve.read import Node
from kg.resolve.unite import Details, date_details, unite

# A session of a council lasts some days, of the National Assembly a month; the same ordinal comes back each term.
_LONGEST = 45
Item = tuple[Hashable, Details]
_UNIT = re.compile(r"\b(?:quận|huyện|thị xã|phường|xã|thị trấn) \w+(?: \w+)?")
_FREQUENT = {"hội nghị", "cuộc họp", "kỳ họp", "tiếp xúc cử tri", "sự kiện", "làm việc"}
# How much company two pages must share for meetings of a body to be one …
_OFTEN = 2.0  # … on the same day of a year that one does not tell, if they are of a frequent kind
_UNDATED = 15.0  # … on days that one does not tell
_NAMED = 6.0  # … on such days, under the same name


def meetings(
    local: Mapping[str, Node], bodies: Mapping[str, Body], company: Company, judgements: Sequence[Judgement] = ()
) -> dict[str, str]:
    """Return, for each local meeting, the smallest local meeting that is the same.

    Meetings of one kind and body on one day of a year, or of one ordinal, are one. A day without its year, or no time
    at all, must be borne out by the company of the pages: who else they name.
    """
    starts = _sittings(local, bodies)
    items: dict[str, tuple[Hashable, Details]] = {}
    for iri, node in local.items():
        holder = bodies[node["heldBy"]].iri if "heldBy" in node else None
        year, month, day = date_details(starts.get(iri) or node.get("date"))
        known = holder is not None and ("ordinal" in node or None not in (year, day))
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
    for one, other in _acquainted(local, bodies, items, company):
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
        shared = company.shared(block, but=holder)
        days: dict[Details, list[str]] = defaultdict(list)
        for iri in block:
            days[items[iri][1][2:4]].append(iri)
        pairs = [pair for day, of in days.items() if None not in day for pair in combinations(of, 2)]
        often = _OFTEN if kind in _FREQUENT else 0.0

        names = {iri: fold(local[iri].get("prefLabel", iri)) for iri in block}
        common = {*kind.split(), *fold(bodies[local[next(iter(block))]["heldBy"]].label).split(), "buổi", "cuộc"}
        own = {iri for iri, name in names.items() if any(w.isalpha() and w not in common for w in name.split())}
        dated = {pair: 0.0 if names[pair[0]] == names[pair[1]] and pair[0] in own else often for pair in pairs}
        sure = [(shared.get(pair, 0.0), *pair) for pair, needed in dated.items() if shared.get(pair, 0.0) >= needed]
        for pair, weight in shared.items():
            if weight >= (_NAMED if names[pair[0]] == names[pair[1]] else _UNDATED):
                sure.append((weight, *pair))
        for _, one, other in sorted(sure, key=lambda pair: (-pair[0], pair[1:])):
            if block[one] != block[other]:
                yield one, other


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
