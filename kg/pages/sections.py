"""The sections of the page of a thing: statements of one sort, the first of them or one page of all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from kg import ontology
from kg.language.edtf import bounds
from kg.network.links import Link
from kg.pages.known import Known, Piece, Statement, kind
from kg.pages.phrase import phrase
from kg.pages.words import Words
from kg.store import value
from kg.timeline import Interval, Timeline, timeline
from kg.vocab import KG, ORG

SHOWN, PAGED, PROOFS = 12, 50, 3
_GRAVE = ("disciplined", "prosecuted")
_LAST = "9999"  # what has no day comes last

_EVENTS = "SELECT ?thing ?event WHERE { ?event kg:person|kg:body ?thing ; a kg:PersonnelEvent }"

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Section:
    """Statements of one sort, `total` in all; `page` is 0 where only the first are shown."""

    key: str
    total: int
    statements: Sequence[Statement]
    page: int = 0
    pages: int = 1
    timeline: Timeline | None = None


@dataclass(frozen=True, slots=True)
class View:
    """Which section is wanted whole, and which page of it; "" stands for the first statements of each."""

    section: str = ""
    page: int = 1

    def cut(self, things: Sequence[T]) -> tuple[Sequence[T], int, int]:
        """Return what of `things` is shown, the page, and how many pages there are."""
        if not self.section:
            return things[:SHOWN], 0, 1
        pages = max(1, -(-len(things) // PAGED))
        page = min(max(self.page, 1), pages)
        return things[(page - 1) * PAGED : page * PAGED], page, pages


def section(key: str, things: Sequence[T], view: View, state: Callable[[T], Statement]) -> Section | None:
    """Return the section of `things`, stated one by one as far as they are shown; None if there is nothing to show."""
    if not things or view.section not in ("", key):
        return None
    shown, page, pages = view.cut(things)
    return Section(key, len(things), [state(thing) for thing in shown], page, pages)


def offices(known: Known, key: str, links: Sequence[Link], iri: str, view: View) -> Section | None:
    """Return the tenures of a person in order of time, or those in a body by rank; with their timeline."""

    def order(link: Link) -> tuple[object, ...]:
        start, end = known.bounds(link.id, "start"), known.bounds(link.id, "end")
        role = known.first(link.id, ORG + "role") or ""
        rank = (ontology.rank(role) or 9, role) if link.end == iri else ()
        return (*rank, start[1] or end[0] or end[1] or _LAST, link.id)

    made = section(key, sorted(links, key=order), view, lambda link: tenure(known, link.id, link.other(iri)))
    return None if made is None else _with_timeline(made)


def tenure(known: Known, iri: str, other: str | None = None) -> Statement:
    """Return what a tenure says, of the person or body `other`."""
    said: list[Piece] = [known.role(iri)]
    if other:  # a person holds an office; an office is in a body
        said.insert(0 if kind(other) == "person" else 1, known.ref(other))
    return Statement(
        said,
        iri,
        status=known.first(iri, KG + "status"),
        start=known.bounds(iri, "start"),
        end=known.bounds(iri, "end"),
        proofs=known.proofs(iri, PROOFS),
    )


def _with_timeline(made: Section) -> Section:
    intervals = [
        Interval(
            " · ".join(piece if isinstance(piece, str) else piece.label for piece in said.pieces),
            said.start or (None, None),
            said.end or (None, None),
            anchor=f"{made.key}-{number}",
        )
        for number, said in enumerate(made.statements, 1)
    ]
    return Section(made.key, made.total, made.statements, made.page, made.pages, timeline(intervals))


def dated(known: Known, key: str, links: Sequence[Link], iri: str, view: View) -> Section | None:
    """Return links by the day of the thing at their other end, the latest first."""

    def date(link: Link) -> str | None:
        return known.first(link.other(iri), KG + "date")

    def order(link: Link) -> tuple[str, str]:
        days = bounds(date(link) or "")
        return days[0] if days else "", link.id

    ordered = sorted(sorted(links, key=lambda link: link.id), key=order, reverse=True)
    return section(key, ordered, view, lambda link: stated(known, link, iri, date(link)))


def events(known: Known, iri: str, view: View) -> Section | None:
    """Return what befell a person, or who came and went in a body, the latest first; also where no body is named."""
    found = {value(row["event"]) for row in known.store.query(_EVENTS, {"thing": iri})}

    def order(event: str) -> tuple[str, str]:
        days = bounds(known.first(event, KG + "date") or "")
        return days[0] if days else "", event

    def state(event: str) -> Statement:
        said = known.reader.properties(event)
        pieces = [piece for piece in phrase(known, event, said) if isinstance(piece, str) or piece.iri != iri]
        grave = any(kind in _GRAVE for kind in said.get(KG + "eventKind", ()))
        date = known.first(event, KG + "date")
        return Statement(pieces, event, date=date, grave=grave, proofs=known.proofs(event, PROOFS))

    return section("events", sorted(found, key=order, reverse=True), view, state)


def named(known: Known, key: str, links: Sequence[Link], iri: str, view: View) -> Section | None:
    """Return links in the order of what the things at their other end are called."""
    ordered = sorted(links, key=lambda link: (link.label or "", known.label(link.other(iri)), link.id))
    return section(key, ordered, view, lambda link: stated(known, link, iri, None))


def stated(known: Known, link: Link, iri: str, date: str | None) -> Statement:
    """Return what a link says, seen from `iri`."""
    other = link.other(iri)
    proof = link.proof if link.proof != iri else None
    own = link.id if kind(link.id) in ("participation", "action", "fact") else None
    return Statement(
        [known.ref(other), *filter(None, [_words(known, link, iri)])],
        own,
        date=date,
        proofs=known.proofs(proof, PROOFS) if proof else ((), 0),
    )


def _words(known: Known, link: Link, iri: str) -> str:
    """Return what the link says as seen from `iri`; a place or a time says nothing that its section does not."""
    if link.kind == "hierarchy":
        return Words(known.lang)(f"link.{link.label}{'' if link.start == iri else '_by'}")
    return known.code(link.label) if link.label and link.kind in ("participation", "action", "issuer") else ""
