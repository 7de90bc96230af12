"""Which meetings are one meeting: the same kind, held by one body, of one ordinal or on one day."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping, Sequence
from datetime import date

from kg.judgements import Judgement
from kg.language.normal import fold
from kg.resolve.bodies import Body
from kg.resolve.read import Node
from kg.resolve.unite import Details, date_details, unite

# A session of a council lasts some days, of the National Assembly a month; the same ordinal comes back each term.
_LONGEST = 45


def meetings(
    local: Mapping[str, Node], bodies: Mapping[str, Body], judgements: Sequence[Judgement] = ()
) -> dict[str, str]:
    """Return, for each local meeting, the smallest local meeting that is the same."""
    starts = _sittings(local, bodies)
    items: dict[str, tuple[Hashable, Details]] = {}
    for iri, node in local.items():
        holder = bodies[node["heldBy"]].iri if "heldBy" in node else None
        year, month, day = date_details(starts.get(iri) or node.get("date"))
        known = holder is not None and ("ordinal" in node or day is not None)
        # A meeting of nobody known, or at no time known, is that of its page alone.
        key = (node["meetingType"], holder) if known else (iri,)
        items[iri] = (key, (node.get("ordinal"), year, month, day))
    seen = Counter((local[iri]["doc"], item) for iri, item in items.items())
    crowded = {item for (_, item), times in seen.items() if times > 1}
    # A page that tells two meetings of one body on one day apart does it by their names.
    named = {
        iri: ((item[0], fold(local[iri].get("prefLabel", ""))), item[1]) if item in crowded else item
        for iri, item in items.items()
    }
    return unite(named, judgements).leaders()


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
