"""When bodies ended, and by what: no post outlasts its body, whatever pages say."""

from __future__ import annotations

from collections.abc import Iterable

from kg.resolve.changes import Event
from kg.resolve.standing import after
from kg.tenure import Ending


def endings(events: Iterable[Event]) -> dict[str, Ending]:
    """Return, for the bodies that ended, the last day that each can have been, and the IRI of the change."""
    found: dict[str, Ending] = {}
    for event in events:
        for one in event.before:
            if one.days[1] is not None and after(one.days[1]) == event.latest:  # others went on after the change
                found[one.body.iri] = Ending(one.days[1], event.iri)
    return found
