"""Stretches of time on one scale: who held the posts of a body, which meetings it held."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from typing import Any

from kg import questions
from kg.frame import frame, page
from kg.store import Readable, Row, value
from kg.timeline import Days, Interval, svg, timeline

_HOLDERS = """
SELECT ?body ?role ?tenure ?who ?label ?startEarliest ?startLatest ?endEarliest ?endLatest ?quote ?id WHERE {
  ?tenure org:organization ?body ; org:member ?person ; kg:post ?post .
  ?person skos:prefLabel ?who . ?post skos:prefLabel ?label .
  OPTIONAL { ?tenure kg:startEarliest ?startEarliest } OPTIONAL { ?tenure kg:startLatest ?startLatest }
  OPTIONAL { ?tenure kg:endEarliest ?endEarliest } OPTIONAL { ?tenure kg:endLatest ?endLatest }
  ?tenure prov:wasDerivedFrom ?fact .
  GRAPH ?doc { ?fact kg:evidence ?evidence . ?evidence kg:quote ?quote . ?doc dct:identifier ?id }
} ORDER BY ?label ?startLatest ?endEarliest ?who ?tenure ?id ?quote"""
# An optional pattern would let through whoever holds another role.
_HOLDERS_OF_ROLE = _HOLDERS.replace("kg:post ?post .", "kg:post ?post ; org:role ?role .")
_MEETINGS = """
SELECT ?body ?meeting ?label ?earliest ?latest ?quote ?id WHERE {
  ?meeting kg:heldBy ?body ; skos:prefLabel ?label .
  OPTIONAL { ?meeting kg:earliest ?earliest } OPTIONAL { ?meeting kg:latest ?latest }
  ?meeting prov:wasDerivedFrom ?fact .
  GRAPH ?doc { ?fact kg:evidence ?evidence . ?evidence kg:quote ?quote . ?doc dct:identifier ?id }
} ORDER BY ?earliest ?latest ?label ?meeting ?id ?quote"""
_TALLEST = 620  # pixels


@dataclass(frozen=True, slots=True)
class Times:
    """Intervals to be seen on one scale; those without any day stand in `intervals` and are not drawn."""

    title: str
    intervals: tuple[Interval, ...]

    def svg(self) -> str:
        """Return them as one SVG file; "" where none has a day."""
        drawn = timeline(self.intervals)
        return svg(drawn, self.title) if drawn else ""

    def to_df(self) -> Any:
        """Return them as a pandas DataFrame; the four bounds are days, NaT where nothing is known."""
        import pandas  # type: ignore[import-untyped,import-not-found,unused-ignore]  # optional, slow to import

        names = ("start_earliest", "start_latest", "end_earliest", "end_latest")
        table = pandas.DataFrame(
            [[one.label, *one.start, *one.end, one.note] for one in self.intervals], columns=["label", *names, "note"]
        )
        return table.astype({"label": "string", "note": "string", **dict.fromkeys(names, "datetime64[s]")})

    def _repr_html_(self) -> str:
        drawn = timeline(self.intervals)
        left = len(self.intervals) - (len(drawn.bars) if drawn else 0)
        parts = [f"<h1>{escape(self.title)}</h1>", self.svg()]
        if left or not drawn:
            parts.append(f'<p class="soft">{left} dòng không có ngày nào / rows without any day</p>')
        height = min(_TALLEST, 130 + 27 * (len(drawn.bars) if drawn else 0))
        return frame(page("".join(parts), self.title), self.title, height)


def holders(store: Readable, body: str, role: str | None) -> Times:
    """Return the tenures in a body, by post and time."""
    found, taken = questions.find(store, "body", body, "body")
    given, title, query = {"body": found}, taken.label, _HOLDERS
    if role is not None:
        query = _HOLDERS_OF_ROLE
        given["role"], office = questions.find(store, "role", role, "role")
        title = f"{office.label} {title}"
    return Times(f"Ai giữ chức vụ / who held office: {title}", tuple(_tenures(store.query(query, given), role is None)))


def meetings(store: Readable, body: str) -> Times:
    """Return the meetings of a body."""
    found, taken = questions.find(store, "body", body, "body")
    rows = _first(store.query(_MEETINGS, {"body": found}), "meeting")
    intervals = (_interval(value(row["label"]), _days(row, ""), _days(row, ""), row) for row in rows)
    return Times(f"Cuộc họp / meetings: {taken.label}", tuple(intervals))


def _tenures(rows: Iterable[Row], offices: bool) -> Iterator[Interval]:
    for row in _first(rows, "tenure"):
        who = value(row["who"])
        label = f"{who} · {value(row['label'])}" if offices else who
        yield _interval(label, _days(row, "start"), _days(row, "end"), row)


def _first(rows: Iterable[Row], name: str) -> Iterator[Row]:
    """Yield the first row of each thing: its first proof."""
    seen: set[str] = set()
    for row in rows:
        if (iri := value(row[name])) not in seen:
            seen.add(iri)
            yield row


def _interval(label: str, start: Days, end: Days, row: Row) -> Interval:
    return Interval(label, start, end, note=f"“{value(row['quote'])}” · {value(row['id'])}")


def _days(row: Row, edge: str) -> Days:
    names = (f"{edge}Earliest", f"{edge}Latest") if edge else ("earliest", "latest")
    earliest, latest = (value(row[name]) if name in row else None for name in names)
    return earliest, latest
