"""`kg place`: an administrative unit through time, what it came from and what it became."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

import click

from kg.cli.base import Failure
from kg.cli.names import nearest
from kg.language.normal import fold
from kg.lexicon.places import Gazetteer, load
from kg.model import Place

_MANY = 12  # units of one name that are shown without asking to say more
_SHARE = {"all": "toàn bộ / all", "part": "một phần / part"}


@click.command()
@click.argument("name")
@click.option(
    "--on",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    help="Đơn vị có vào ngày này / The unit that was there on this day.",
)
def place(name: str, on: datetime | None) -> None:
    """Một đơn vị hành chính theo thời gian: thuộc đâu, từ đâu ra, thành gì, theo văn bản nào.

    An administrative unit through time: what it lies in, what it came from and what it became, in whole or in part,
    and by which law, where that is known. Of several units of one name, say what yours lies in, after commas. With a
    day, the units that were there then. No graph is needed.

    \b
      kg place "quận Ngô Quyền"
      kg place "phường Gia Viên, quận Ngô Quyền"
      kg place "Ngô Quyền, Hải Phòng" --on 2026-01-01
    """
    gazetteer, day = load(), f"{on:%Y-%m-%d}" if on else None
    found = named(gazetteer, name)
    then = [unit for unit in found if gazetteer.valid(unit, day)]
    for unit in then:
        click.echo("\n".join(_told(gazetteer, unit)))
    for unit in (unit for unit in found if day and unit not in then and len(then) <= _MANY):
        click.echo(f"{whole(gazetteer, unit)} · không có ngày / not there on {day} · {_when(unit)}")
        for other in gazetteer.as_of(unit.key, day):
            click.echo(f"  ngày ấy / then: {whole(gazetteer, other)} · {_when(other)}")
    if len(then) > _MANY:
        hint = "nêu thêm cấp trên / say what it lies in"
        click.echo(f'kg: {len(then)} đơn vị / units; {hint}: "{name}, {gazetteer.province(then[0]).name}"', err=True)


def named(gazetteer: Gazetteer, text: str) -> list[Place]:
    """Return the units of a key, or of a name and, after commas, units that they lie in."""
    if text in gazetteer:
        return [gazetteer.get(text)]
    first, *within = [fold(" ".join(part.split())) for part in text.split(",")]
    units = gazetteer.named(first)
    if not units:
        raise Failure(f"không có đơn vị / no unit {text!r}{nearest(first, gazetteer.bare_names())}")
    found = [unit for unit in units if all(_lies_in(gazetteer, unit, part) for part in within)]
    if not found:
        known = ", ".join(dict.fromkeys(whole(gazetteer, unit) for unit in units[:3]))
        raise Failure(f"không có / no {first!r} in {', '.join(within)!r}; có / there is {known}")
    return found


def _lies_in(gazetteer: Gazetteer, unit: Place, part: str) -> bool:
    above = {parent.key for parent in gazetteer.parents(unit)}
    return any(place.key in above for place in gazetteer.named(part))


def _told(gazetteer: Gazetteer, unit: Place) -> Iterator[str]:
    yield f"{whole(gazetteer, unit)} · {_when(unit)}"
    if law := gazetteer.ground(unit):
        yield f"  {law}"
    yield from _others(gazetteer, "từ / from", gazetteer.predecessors(unit))
    yield from _others(gazetteer, "thành / became", gazetteer.successors(unit))


def _others(gazetteer: Gazetteer, how: str, others: Iterable[tuple[Place, str]]) -> Iterator[str]:
    for other, share in sorted(others, key=lambda pair: (pair[1], pair[0].key)):
        yield f"  {how}: {whole(gazetteer, other)} ({_SHARE[share]})"


def whole(gazetteer: Gazetteer, unit: Place) -> str:
    """Return the name of a unit with all that it lies in."""
    return ", ".join(place.full for place in (unit, *gazetteer.parents(unit)))


def _when(unit: Place) -> str:
    start = f"từ / from {unit.valid_from}" if unit.valid_from else ""
    end = f"đến / until {unit.valid_to}" if unit.valid_to else ""
    return " ".join(filter(None, (start, end))) or "còn / still there"
