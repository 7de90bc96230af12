"""How much a graph covers: documents, facts and sources by month, body and place, and what could not be read."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from kg.failures import Failure, failures
from kg.store import Store, value
from kg.vocab import KG, mint

BY = ("month", "publisher", "body", "place")
_DOCUMENTS = """
SELECT ?doc ?published ?publisher WHERE { GRAPH ?doc { ?doc a schema:NewsArticle ; kg:sha256 ?hash .
  OPTIONAL { ?doc schema:datePublished ?published } OPTIONAL { ?doc schema:publisher ?publisher } } }"""
_BODIES = """
SELECT DISTINCT ?doc ?name ?fact WHERE {
  ?body a org:FormalOrganization ; skos:prefLabel ?name ; prov:wasDerivedFrom ?local .
  GRAPH ?doc { ?fact kg:body|kg:heldBy|kg:issuer|kg:actor|kg:area ?local } }"""
_PLACES = """
SELECT DISTINCT ?doc ?name ?fact WHERE {
  GRAPH ?doc { { ?fact kg:body|kg:heldBy|kg:issuer|kg:actor|kg:area ?local . ?local dct:spatial ?place }
    UNION { ?fact kg:locatedIn|kg:area ?place } }
  GRAPH kg:places { ?place skos:prefLabel ?name } }"""


@dataclass(slots=True)
class Covered:
    """How much there is of one month, publisher, body or place; `name` "" where pages do not say."""

    name: str
    documents: int
    facts: int
    sources: int
    first: str | None  # days of publication
    last: str | None
    failures: int  # pages that could not be read


@dataclass(slots=True)
class _Heap:
    documents: set[str] = field(default_factory=set)
    facts: int = 0
    failures: set[str] = field(default_factory=set)


def coverage(store: Store, by: str) -> list[Covered]:
    """Return how much the graph covers by one of BY: months in their order, the others with the most facts first."""
    about = {
        value(row["doc"]): tuple(value(row[name]) if name in row else "" for name in ("published", "publisher"))
        for row in store.query(_DOCUMENTS)
    }
    heaps: dict[str, _Heap] = defaultdict(_Heap)
    if by in ("month", "publisher"):
        counted = Counter(value(quad.graph_name) for quad in store.pattern(predicate=KG + "evidence"))
        for doc, (published, publisher) in about.items():
            heap = heaps[published[:7] if by == "month" else publisher]
            heap.documents.add(doc)
            heap.facts += counted[doc]
    else:
        for row in store.query(_BODIES if by == "body" else _PLACES):
            heap = heaps[value(row["name"])]
            heap.documents.add(value(row["doc"]))
            heap.facts += 1
    _count_failures(failures(store), by, heaps, about)
    found = [_covered(name, heap, about) for name, heap in heaps.items()]
    return sorted(found, key=lambda one: (one.name if by == "month" else "", -one.facts, -one.failures, one.name))


def _count_failures(
    failed: Iterable[Failure], by: str, heaps: dict[str, _Heap], about: dict[str, tuple[str, ...]]
) -> None:
    """Count what could not be read, by what is known of it: by who handed it in, or from an earlier reading."""
    names = defaultdict[str, set[str]](set)
    if by in ("body", "place"):
        for name, heap in heaps.items():
            for doc in heap.documents:
                names[doc].add(name)
    for one in failed:
        doc = "" if one.page is None else mint("document", one.page)
        published, publisher = about.get(doc, ("", ""))
        said = {"month": (one.published or published)[:7], "publisher": one.publisher or publisher}.get(by)
        for name in names.get(doc, {""}) if said is None else {said}:
            heaps[name].failures.add(one.iri)


def _covered(name: str, heap: _Heap, about: dict[str, tuple[str, ...]]) -> Covered:
    days = sorted(about[doc][0] for doc in heap.documents if about[doc][0])
    sources = {about[doc][1] for doc in heap.documents} - {""}
    first, last = (days[0], days[-1]) if days else (None, None)
    return Covered(name, len(heap.documents), heap.facts, len(sources), first, last, len(heap.failures))
