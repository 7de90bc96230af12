"""The page of a document: which page of which publisher it is, and its facts in the order of the text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

import pyoxigraph as ox

from kg.pages.known import Known, Quoted, Statement
from kg.pages.phrase import phrase
from kg.pages.profile import Day, Outside, Profile
from kg.pages.sections import View, section
from kg.vocab import DCT, KG, NIF, RDF

_SURE = NIF + "confidence"

Said = dict[str, list[str]]
Graph = dict[str, Said]  # what a document says of each thing


def document(known: Known, iri: str, view: View) -> Profile | None:
    """Return the profile of a document, None if the store does not keep it."""
    said = _graph(known, iri)
    if iri not in said:
        return None
    page = known.reader.page(iri)
    made = Profile(iri, "document", known.label(iri))
    made.say("publisher", page["publisher"])
    made.say("published", Day(page["published"]) if page["published"] else None)
    made.say("url", Outside(page["url"]) if page["url"] else None)
    made.say("identifier", *said[iri].get(DCT + "identifier", []))
    made.add(section("facts", _facts(said), view, lambda pair: _state(known, iri, said, pair)))
    return made


def statements(known: Known, iri: str, wanted: Collection[str] | None, most: int) -> tuple[list[Statement], int]:
    """Return the first facts of a document, only those `wanted` if given, and how many more there are."""
    said = _graph(known, iri)
    pairs = [pair for pair in _facts(said) if wanted is None or pair[1] in wanted]
    return [_state(known, iri, said, pair) for pair in pairs[:most]], max(0, len(pairs) - most)


def _graph(known: Known, iri: str) -> Graph:
    said: Graph = defaultdict(lambda: defaultdict(list))
    for quad in known.store.quads(iri):
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode | ox.Literal):
            said[quad.subject.value][quad.predicate.value].append(quad.object.value)
    return said


def _facts(said: Graph) -> list[tuple[Said, str]]:
    """Return the facts, each with its evidence, in the order of the text."""
    facts = [(said[evidence], fact) for fact in said for evidence in said[fact].get(KG + "evidence", [])]
    return sorted(facts, key=lambda pair: (int(pair[0][KG + "start"][0]), pair[1]))


def _state(known: Known, iri: str, said: Graph, pair: tuple[Said, str]) -> Statement:
    evidence, fact = pair
    date = next((day for name in ("date", "period", "from") for day in said[fact].get(KG + name, [])), None)
    return Statement(
        phrase(known, fact, said[fact]),
        fact,
        sort=next((known.label(name) for name in said[fact].get(RDF + "type", [])), None),
        date=date,
        grave=bool({"disciplined", "prosecuted"} & set(said[fact].get(KG + "eventKind", []))),
        proofs=([known.proof(_quoted(iri, evidence))], 1),
    )


def _quoted(doc: str, evidence: Said) -> Quoted:
    start, end, quote, confidence = (evidence[name][0] for name in (KG + "start", KG + "end", KG + "quote", _SURE))
    return Quoted(doc, int(start), int(end), quote, float(confidence))
