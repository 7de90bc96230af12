"""What two graphs say differently, as a feed: a page or a tenure that is new, changed or gone is one entry."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from kg.atom import Entry, Feed, Said, write
from kg.diff import Difference, Fact, Held, PageChange, TenureChange, label, told
from kg.facts import facts
from kg.store import Source, Store, value
from kg.vocab import mint

_MANY = 50  # pages: from so many on, all facts are read in one go
_TITLE = "quanhe: điều mới, đổi, mất / what is new, changed, gone"
_WORDS = {"new": "mới / new", "changed": "đổi / changed", "gone": "mất / gone"}
_PROOFS = """
SELECT DISTINCT ?person ?post ?quote ?doc WHERE {
  ?tenure a org:Membership ; org:member ?who ; kg:post ?office ; prov:wasDerivedFrom ?fact .
  ?who skos:prefLabel ?person . ?office skos:prefLabel ?post .
  GRAPH ?doc { ?fact kg:evidence ?evidence . ?evidence kg:quote ?quote . ?doc dct:identifier ?id }
}"""
Key = tuple[str, str]  # names of person and post


def feed(before: Store, after: Store, found: Difference, address: str = "", name: str = "") -> bytes:
    """Return the difference as an Atom feed, the latest pages first; a pure function of both graphs.

    `address` is where it will lie, its id; without one its id is made of `name`. Of what is gone the days and words are
    those of `before`.
    """
    old, new = _Side(before), _Side(after)
    entries = [*_pages(old, new, found), *_tenures(old, new, found.tenures)]
    entries.sort(key=lambda entry: entry.id)
    entries.sort(key=lambda entry: entry.day or "", reverse=True)
    return write(Feed(address or mint("feed", name), _TITLE, "vi", address), entries)


@dataclass(frozen=True, slots=True)
class _Proof:
    quote: str
    source: Source


class _Side:
    """One of both graphs."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._by_iri = {source.iri: source for source in store.documents()}
        self.pages = {source.id: source for source in self._by_iri.values()}

    def said(self, pages: Collection[str]) -> Iterator[tuple[str, list[Fact]]]:
        """Yield what each of the pages says."""
        if len(pages) < _MANY:
            yield from ((page, list(facts(self._store, page))) for page in sorted(pages))
            return
        for page, found in groupby(facts(self._store), key=lambda fact: str(fact["doc"])):
            if page in pages:
                yield page, list(found)

    def proofs(self, keys: Collection[Key]) -> dict[Key, list[_Proof]]:
        """Return the sentences that prove tenures, the latest page first."""
        found: dict[Key, list[_Proof]] = defaultdict(list)
        for row in self._store.query(_PROOFS) if keys else ():
            key = (value(row["person"]), value(row["post"]))
            source = self._by_iri.get(value(row["doc"]))
            if key in keys and source is not None:
                found[key].append(_Proof(value(row["quote"]), source))
        for proofs in found.values():
            proofs.sort(key=lambda proof: (proof.source.id, proof.quote))
            proofs.sort(key=lambda proof: proof.source.published or "", reverse=True)
        return found


def _pages(old: _Side, new: _Side, found: Difference) -> Iterator[Entry]:
    for sort, side, pages in (("new", new, found.new), ("gone", old, found.gone)):
        says = dict(side.said({page for page, _ in pages}))
        for page, _ in pages:
            source = side.pages[page]
            yield _page(sort, source, [_said(fact, source) for fact in says.get(page, [])], source.sha256)
    for change in found.changed:
        source = new.pages[change.id]
        yield _page("changed", source, _changes(change, old.pages[change.id], source), old.pages[change.id].sha256)


def _page(sort: str, source: Source, said: Sequence[Said], digest: str) -> Entry:
    """Return the entry of a page; the same change has the same id."""
    iri = mint("difference", "page", sort, source.id, source.sha256, digest, *(f"{s.text}\x1e{s.quote}" for s in said))
    title = f"Trang {_WORDS[sort]}: {source.title or source.id}"
    return Entry(iri, title, source.published, said, source.url or "", author=source.publisher or "", term=sort)


def _changes(change: PageChange, old: Source, new: Source) -> list[Said]:
    text = [Said("nội dung khác / another text")] if change.text else []
    if not (text or change.new or change.gone):
        text = [Said("tiêu đề, ngày, nguồn … khác / another title, day, publisher …")]
    went = [_said(fact, old, "− ") for fact in change.gone]
    return [*text, *(_said(fact, new, "+ ") for fact in change.new), *went]


def _said(fact: Fact, source: Source, mark: str = "") -> Said:
    return Said(mark + label(fact), str(fact["quote"]), source.title or source.id, source.url or "")


def _tenures(old: _Side, new: _Side, changes: Sequence[TenureChange]) -> Iterator[Entry]:
    keys = {(one.person, one.post) for one in changes}
    before, after = old.proofs(keys), new.proofs(keys)
    for one in changes:
        key = (one.person, one.post)
        sort = "gone" if not one.after else "changed" if one.before else "new"
        proofs = before[key] if sort == "gone" else after[key]
        proved = [
            Said("", proof.quote, proof.source.title or proof.source.id, proof.source.url or "") for proof in proofs
        ]
        latest = proofs[0].source if proofs else None
        said = [*_held("− ", one.before, one.after), *_held("+ ", one.after, one.before), *proved]
        yield Entry(
            mint("difference", "tenure", *key, *(s.text for s in said)),
            f"Nhiệm kỳ {_WORDS[sort].replace('/', '/ tenure')}: {one.person}, {one.post}",
            latest.published if latest else None,
            said,
            latest.url or "" if latest else "",
            term=sort,
        )


def _held(mark: str, held: Sequence[Held], others: Sequence[Held]) -> list[Said]:
    return [Said(mark + told(one)) for one in held if one not in others]
