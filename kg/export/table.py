"""The table for journalists: one row a tenure, with the quotes that prove its ends."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from kg import ontology
from kg.export.texts import edtf, in_words, line
from kg.export.world import Proof, Thing, World
from kg.vocab import DCT, KG, ORG

Value = str | int | date | None
# column: its heading, vi / en
COLUMNS = {
    "person": "Người / Person",
    "post": "Chức vụ / Post",
    "body": "Cơ quan / Body",
    "place": "Địa bàn / Place",
    "status": "Tình trạng, vào ngày cuối được chứng minh / Status, on the last day proved",
    "since_words": "Giữ chức từ / Since",
    "since_earliest": "Từ, sớm nhất / Since, earliest",
    "since_latest": "Từ, muộn nhất / Since, latest",
    "since_edtf": "Từ (EDTF) / Since (EDTF)",
    "until_words": "Đến / Until",
    "until_earliest": "Đến, sớm nhất / Until, earliest",
    "until_latest": "Đến, muộn nhất / Until, latest",
    "until_edtf": "Đến (EDTF) / Until (EDTF)",
    "quote": "Trích dẫn / Quote",
    "outlet": "Báo, cổng tin / Outlet",
    "published": "Ngày đăng / Published",
    "title": "Bài / Page",
    "link": "Liên kết / Link",
    "last_quote": "Trích dẫn sau cùng / Last quote",
    "last_outlet": "Báo, cổng tin (sau cùng) / Outlet (last)",
    "last_published": "Ngày đăng (sau cùng) / Published (last)",
    "last_title": "Bài (sau cùng) / Page (last)",
    "last_link": "Liên kết (sau cùng) / Link (last)",
    "ended_by": "Kết thúc theo / Ended by",
    "pages": "Số bài / Pages",
    "id": "Mã / Id",
}


def rows(world: World) -> Iterator[dict[str, Value]]:
    """Yield a value for each of COLUMNS, tenure after tenure."""
    for thing in world.things(ORG + "Membership"):
        proofs = world.proofs(thing)
        if proofs:  # of a tenure that is not asked for itself there is nothing to show
            yield _row(world, thing, proofs)


def _row(world: World, thing: Thing, proofs: list[Proof]) -> dict[str, Value]:
    body = world.thing(thing.one(ORG + "organization") or "")
    first, last = _proof(thing, "startLatestBy", proofs[0], proofs), _proof(thing, "endEarliestBy", proofs[-1], proofs)
    return {
        "person": _label(world, thing, ORG + "member"),
        "post": _label(world, thing, KG + "post"),
        "body": line(body.label),
        "place": "; ".join(line(world.place_name(place)) for place in body.all(DCT + "spatial")),
        "status": ontology.both(thing.one(KG + "status") or "unknown"),
        **_bounds(thing, "since", "start"),
        **_bounds(thing, "until", "end"),
        **_source("", first),
        **_source("last_", last),
        "ended_by": line("; ".join(_grounds(world, thing))),
        "pages": len({proof.page.iri for proof in proofs}),
        "id": thing.iri,
    }


def _label(world: World, thing: Thing, name: str) -> str:
    return line("; ".join(world.thing(iri).label for iri in thing.all(name)))


def _bounds(thing: Thing, word: str, end: str) -> dict[str, Value]:
    earliest, latest = thing.one(f"{KG}{end}Earliest"), thing.one(f"{KG}{end}Latest")
    return {
        f"{word}_words": in_words(earliest, latest),
        f"{word}_earliest": _day(earliest),
        f"{word}_latest": _day(latest),
        f"{word}_edtf": edtf(earliest, latest),
    }


def _source(prefix: str, proof: Proof) -> dict[str, Value]:
    page = proof.page
    return {
        f"{prefix}quote": line(proof.quote),
        f"{prefix}outlet": line(page.publisher),
        f"{prefix}published": _day(page.published),
        f"{prefix}title": line(page.title or page.id),
        f"{prefix}link": page.url or "",
    }


def _proof(thing: Thing, name: str, otherwise: Proof, proofs: list[Proof]) -> Proof:
    """Return what proves a bound."""
    facts = thing.all(KG + name)
    return next((proof for proof in proofs if proof.fact in facts), otherwise)


def _grounds(world: World, thing: Thing) -> Iterator[str]:
    """Yield the laws by which the body, and with it the tenure, ended."""
    for iri in thing.all(KG + "endLatestBy"):
        yield from world.thing(iri).all(KG + "legalGround")


def _day(iso: str | None) -> Value:
    """Return a day as such, so that a spreadsheet can sort it; what is none as it is written."""
    try:
        return date.fromisoformat((iso or "")[:10])
    except ValueError:
        return iso or None
