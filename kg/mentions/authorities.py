"""Who acts: the council and the committee of a unit (Luật Tổ chức chính quyền địa phương 2015), and an official."""

from __future__ import annotations

from collections.abc import Iterable

from kg.model import Body, Place, RoleMention

_MEMBER = ("Ủy viên", "Đại biểu")  # who heads another body acts for that
_HIGHEST = ("Bộ Chính trị", "Ban Bí thư", "Ban Chấp hành Trung ương Đảng")


def acts_for(roles: Iterable[RoleMention]) -> list[Body]:
    """Return the bodies of the offices that one holds, those that he acts for first."""
    held = [(r.role in _MEMBER or r.body.name in _HIGHEST, r.body) for r in roles if r.body and r.status != "former"]
    return [body for _, body in sorted(held, key=lambda row: row[0])]


def acts_sitting(body: Body) -> bool:
    """Tell whether `body` acts only where it sits: what it finds at a meeting it finds at its own."""
    return body.kind in ("StandingCommittee", "PeoplesCouncil") or body.name.startswith((*_HIGHEST, "Ủy ban Kiểm tra"))


def council(place: Place) -> Body:
    """Return the People's Council of `place`."""
    return Body(f"Hội đồng nhân dân {place.full}", "PeoplesCouncil", place.key)


def committee(place: Place) -> Body:
    """Return the People's Committee that acts for `place`."""
    return Body(f"Ủy ban nhân dân {place.full}", "PeoplesCommittee", place.key)
