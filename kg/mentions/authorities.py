"""The People's Council and the People's Committee of a unit (Luật Tổ chức chính quyền địa phương 2015, Art. 4)."""

from __future__ import annotations

from kg.model import Body, Place


def council(place: Place) -> Body:
    """Return the People's Council of `place`."""
    return Body(f"Hội đồng nhân dân {place.full}", "PeoplesCouncil", place.key)


def committee(place: Place) -> Body:
    """Return the People's Committee that acts for `place`."""
    return Body(f"Ủy ban nhân dân {place.full}", "PeoplesCommittee", place.key)
