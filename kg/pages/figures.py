"""The figures that pages report of a place or a body."""

from __future__ import annotations

from kg.pages.known import Known, Statement
from kg.pages.sections import PROOFS, Section, View, section
from kg.store import Row
from kg.vocab import KG

_FIGURES = """SELECT ?thing ?figure ?measure ?value ?unit ?period WHERE {
  ?figure kg:area ?thing ; kg:measure ?measure ; kg:value ?value ; kg:unit ?unit OPTIONAL { ?figure kg:period ?period }
}"""


def figures(known: Known, iri: str, view: View) -> Section | None:
    """Return the figures of a place or body, by what they measure and in time."""

    def order(row: Row) -> tuple[str, ...]:
        return tuple(_text(row, name) for name in ("measure", "unit", "period", "figure"))

    rows = sorted(known.store.query(_FIGURES, {"thing": iri}), key=order)
    return section("figures", rows, view, lambda row: figure(known, _text(row, "figure")))


def figure(known: Known, iri: str) -> Statement:
    """Return what a figure says: "thu ngân sách: hơn 1.651,3 tỷ đồng (thực hiện)"."""
    kind = known.first(iri, KG + "figure")
    words = (
        known.first(iri, KG + "approximator"),
        known.amount(known.first(iri, KG + "value") or ""),
        known.first(iri, KG + "unit"),
        f"({known.code(kind)})" if kind else None,
    )
    pieces = [known.first(iri, KG + "measure") or "", " ".join(filter(None, words))]
    return Statement(pieces, iri, date=known.first(iri, KG + "period"), proofs=known.proofs(iri, PROOFS))


def _text(row: Row, name: str) -> str:
    return str(getattr(row.get(name), "value", ""))
