"""Whose the drafts are that are discussed or laid before others: resolutions are a council's or a Party committee's."""

from __future__ import annotations

from dataclasses import replace

from kg.mentions.deed import Deed
from kg.model import Body, MeetingFact

_COUNCIL, _COMMITTEE = "Hội đồng nhân dân", "Ủy ban nhân dân"
_STANDING = ("Thường trực ", "Ban Thường vụ ")
_OF_COMMITTEES = frozenset({"Tờ trình", "Quyết định"})


def drafted(kind: str, deed: Deed | None, last: MeetingFact | None) -> Body | None:
    """Return whose the draft of a paper of this `kind` is: of those who discuss it, or who met `last`."""
    who = deed.actor if deed and deed.actor else last
    body = who.body if isinstance(who, MeetingFact) else who
    if body is None:
        return None
    if kind == "Nghị quyết":
        return _resolves(body)
    return body if kind in _OF_COMMITTEES and body.kind == "PeoplesCommittee" else None


def _resolves(body: Body) -> Body | None:
    """Return who adopts the resolutions that `body` discusses or submits."""
    if body.kind in ("PeoplesCouncil", "PartyCommittee"):
        return body
    if body.kind == "PeoplesCommittee" and body.name.startswith(_COMMITTEE):
        return replace(body, name=_COUNCIL + body.name.removeprefix(_COMMITTEE), kind="PeoplesCouncil")
    standing = next((head for head in _STANDING if body.name.startswith(head)), None)
    if body.kind != "StandingCommittee" or standing is None:
        return None
    name = body.name.removeprefix(standing)
    return replace(body, name=name, kind="PeoplesCouncil" if name.startswith(_COUNCIL) else "PartyCommittee")
