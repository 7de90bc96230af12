"""What the page of a thing shows: its names, what is said of it in short, its sections."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from kg.pages.known import Known, Quoted, Ref, Statement
from kg.pages.sections import SHOWN, Section, View, section
from kg.timeline import Timeline
from kg.vocab import FOAF, SKOS


@dataclass(frozen=True, slots=True)
class Day:
    """A day, or any other EDTF."""

    edtf: str


@dataclass(frozen=True, slots=True)
class Outside:
    """A link to a page that is not ours."""

    url: str


Value: TypeAlias = "Ref | Day | Outside | str"


@dataclass(slots=True)
class Profile:
    """The page of a thing, before it is written as HTML."""

    iri: str
    kind: str
    label: str
    names: Sequence[str] = ()
    lines: list[tuple[str, list[Value]]] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)  # keys of `words.toml`
    namesakes: Sequence[Ref] = ()
    timeline: Timeline | None = None
    drawn: bool = False  # a network can be drawn around it
    followed: bool = False  # it has a feed

    def say(self, key: str, *values: Value | None) -> None:
        """Add a line, unless there is nothing to say."""
        if said := [value for value in values if value not in (None, "")]:
            self.lines.append((key, said))

    def add(self, *sections: Section | None) -> None:
        """Add the sections that there are."""
        self.sections += [made for made in sections if made is not None]


def profile(known: Known, iri: str, kind: str) -> Profile:
    """Return the profile of a thing with its names."""
    said = known.reader.properties(iri)
    label = known.label(iri)
    names = dict.fromkeys([*said.get(SKOS + "altLabel", []), *said.get(FOAF + "name", [])])
    return Profile(iri, kind, label, [name for name in names if name != label])


# Which documents tell of a thing: what they call it stands in their own graphs.
_PAGES = """SELECT DISTINCT ?thing ?doc ?title ?day WHERE {
  ?thing prov:wasDerivedFrom ?local . GRAPH ?doc { ?local a ?kind . ?doc dct:identifier ?id }
  OPTIONAL { GRAPH ?doc { ?doc schema:headline ?title } } OPTIONAL { GRAPH ?doc { ?doc schema:datePublished ?day } }
}"""


def pages(known: Known, made: Profile, view: View) -> None:
    """Add the documents that tell of the thing, and the first and last day of them."""
    found: dict[str, tuple[str, str]] = {}
    for row in known.store.query(_PAGES, {"thing": made.iri}):
        doc, title, day = (str(getattr(row.get(name), "value", "")) for name in ("doc", "title", "day"))
        found[doc] = max(found.get(doc, ("", "")), (day, title))
    days = sorted(day for day, _ in found.values() if day)
    made.say("documents", str(len(found)) if found else None)
    made.say("told", *(Day(day) for day in dict.fromkeys([*days[:1], *days[-1:]])))
    ordered = sorted(found, key=lambda doc: (found[doc], doc), reverse=True)

    def state(doc: str) -> Statement:
        day, title = found[doc]
        return Statement([Ref(doc, title or known.label(doc), "document")], date=day or None)

    made.add(section("pages", ordered, view, state))


def quotes(known: Known, iri: str, view: View) -> Section | None:
    """Return the quotes that prove `iri`, each on its own."""

    def state(quoted: Quoted) -> Statement:
        return Statement([], proofs=([known.proof(quoted)], 1))

    return section("evidence", known.sources(iri), view, state)


__all__ = ["SHOWN", "Day", "Outside", "Profile", "Value", "pages", "profile", "quotes"]
