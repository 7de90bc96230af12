"""The newest pages as a feed, with what was read of them; of all, or of those that tell of one thing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from urllib.parse import urlencode

import pyoxigraph as ox

from kg.atom import Entry, Feed, Said, write
from kg.pages.documents import statements
from kg.pages.kinds import KINDS
from kg.pages.known import Known, Statement, kind
from kg.pages.words import Words
from kg.store import Store, value
from kg.vocab import BASE, DCT, KG, PROV, RDF, SCHEMA

ATOM = "/feed.atom"
_WORLD = ox.DefaultGraph()

_PAGES = 50
_SAID = 30  # lines of one page
_NEWEST = (
    """SELECT ?doc ?day WHERE { GRAPH ?doc { ?doc dct:identifier ?id ; kg:sha256 ?hash
  OPTIONAL { ?doc schema:datePublished ?day } } } ORDER BY DESC(?day) ?doc LIMIT %d"""
    % _PAGES
)
# By these a fact speaks of what a page names; by `_HERE` of a place itself.
_OF = {
    KG + name
    for name in ("person", "body", "heldBy", "issuer", "actor", "area", "meeting", "paper", "locatedIn")
}  # fmt: skip
_HERE = (KG + "area", KG + "locatedIn")


def feed(store: Store, lang: str, about: str, base: str) -> bytes | None:
    """Return the newest pages (of those that tell of the thing `about`, if given); None where it is not known.

    `base` is the address of the server. Dates are those of the pages: what has none comes last.
    """
    known = Known(store, Words(lang).lang)
    words = Words(known.lang)
    if about:
        if known.links.kind(about) not in KINDS:
            return None
        title = words("feed.about", name=known.label(about))
        home = base + about.removeprefix(BASE)
    else:
        title, home = words("feed.title"), base
    address = base.rstrip("/") + ATOM + "?" + urlencode({**({"about": about} if about else {}), "lang": known.lang})
    told: Mapping[str, set[str] | None] = (
        _told(store, about) if about else {value(row["doc"]): None for row in store.query(_NEWEST)}
    )
    entries = [_entry(known, doc, facts, base) for doc, facts in told.items()]
    return write(Feed(address, title, known.lang, address, home), entries)


def _newest(store: Store) -> dict[str, None]:
    return {value(row["doc"]): None for row in store.query(_NEWEST)}


def _told(store: Store, about: str) -> dict[str, set[str]]:
    """Return the newest pages that tell of a thing, each with the facts that do."""
    facts: dict[str, set[str]] = defaultdict(set)
    for quad in _speaking(store, about):
        if isinstance(quad.graph_name, ox.NamedNode) and isinstance(quad.subject, ox.NamedNode):
            facts[quad.graph_name.value].add(quad.subject.value)
    days = {}
    for doc in facts:
        dated = next(store.pattern(doc, SCHEMA + "datePublished", graph=doc), None)
        days[doc] = value(dated.object) if dated else ""
    newest = sorted(sorted(doc for doc in facts if kind(doc) == "document"), key=lambda doc: days[doc], reverse=True)
    return {doc: facts[doc] for doc in newest[:_PAGES]}


def _speaking(store: Store, about: str) -> Iterator[ox.Quad]:
    """Yield statements of pages whose subjects speak of a thing: by names that became it, or of a place by itself.

    Index by index: as one query it takes minutes where a thing is named often.
    """
    for name in _HERE:
        yield from store.pattern(None, name, about)
    names = [quad.object for quad in store.pattern(about, PROV + "wasDerivedFrom")]
    names += [quad.subject for quad in store.pattern(None, DCT + "spatial", about) if quad.graph_name != _WORLD]
    for local in names:
        if isinstance(local, ox.NamedNode):
            yield from store.pattern(local.value, RDF + "type")
            yield from (quad for quad in store.pattern(None, None, local) if quad.predicate.value in _OF)


def _entry(known: Known, doc: str, facts: set[str] | None, base: str) -> Entry:
    page = known.reader.page(doc)
    said, more = statements(known, doc, facts, _SAID)
    lines = [_line(one) for one in said]
    here = base + doc.removeprefix(BASE)
    if more:
        lines.append(Said("", source=Words(known.lang)("feed.more", count=more), url=here))
    return Entry(doc, known.label(doc), page["published"], lines, page["url"] or "", here, page["publisher"] or "")


def _line(one: Statement) -> Said:
    pieces = [one.sort or "", *(piece if isinstance(piece, str) else piece.label for piece in one.pieces)]
    shown, _ = one.proofs
    return Said(" · ".join(filter(None, pieces)), shown[0].quote if shown else "")
