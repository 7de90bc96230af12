"""Which official papers are one paper: type, number and issuer, or type, title and issuer.

Depends on the papers of one type and number, of one type, issuer and day, with a telling word of their titles in common
or of one law's name; on the company and the stories of their pages; and on the table of laws.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, combinations

from kg.judgements import Judgement
from kg.language.normal import fold
from kg.lexicon.laws import Law, numbered
from kg.ontology import pillar
from kg.resolve.agreement import Agreement
from kg.resolve.bodies import Body
from kg.resolve.clusters import Clusters
from kg.resolve.company import ENOUGH, Company
from kg.resolve.copies import twins
from kg.resolve.laws import cited_laws
from kg.resolve.likeness import Title, alike, overlap, words
from kg.resolve.read import Node, Said
from kg.resolve.unite import Details, Item, date_details, unite

_NUMBER = re.compile(r"(?P<number>\d+[a-z]?)(?:/(?P<year>(?:19|20)\d\d)(?=\D|$))?(?P<symbol>.*)")
_CENTRAL_PARTY = re.compile(r"trung ương|bộ chính trị|ban bí thư")
_LAW = "luật"
TWINS = ("paperType", "number", "prefLabel", "date")  # equal in copies of one story
_DRAFT = re.compile(r" ?\((?:bản )?dự thảo\)")
_TYPE_ALONE = re.compile(r"|[-/](?:qđ|qd|nq|ct|kl|tb|kh|bc|tt|ttr|ctr)")  # says nothing of who issued it
_SAME_DAY = 0.5  # of the words of the longer title
# Every province, district and commune numbers these anew; symbols of the centre say who issued the paper.
_LOCAL = re.compile(r"ubnd|hđnd|[-/](?:tu|qu|hu|đu)\b")


def papers(
    said: Said,
    bodies: Mapping[str, Body],
    company: Company,
    stories: Mapping[str, str],
    crowded: Container[str],
    judgements: Sequence[Judgement] = (),
) -> dict[str, str]:
    """Return, for each local paper, the smallest local paper that is the same.

    Party numbers restart each term and State numbers each year: papers of different years are different papers. What
    a page leaves open, its company must tell: a short citation is joined where the pages share much of it. `stories`
    gives the story of each page that has copies; `crowded` is what so many titles have that it tells nothing.
    """
    meant = cited_laws(said.papers, said.documents, company)
    cited = {
        iri: _law(law) if (law := meant.get(iri)) else _cited(node, bodies, open_law=iri in meant)
        for iri, node in said.papers.items()
    }
    clusters = unite({iri: paper.key(iri) for iri, paper in cited.items()}, judgements)
    known = Agreement(clusters, {iri: paper.details for iri, paper in cited.items()})
    pages = {iri: node["doc"] for iri, node in said.papers.items()}
    keys = {body.iri: body.keys for body in bodies.values()}
    for one, other in chain(
        twins(said.papers, stories, *TWINS),
        _of_one_number(cited, pages, company, keys),
        _of_one_day(cited),
        _of_like_titles(cited, pages, company, clusters, crowded),
    ):
        known.join(one, other)
    return clusters.leaders()


def _of_one_number(
    cited: Mapping[str, _Cited], pages: Mapping[str, str], company: Company, keys: Mapping[str, tuple[str, ...]]
) -> Iterator[tuple[str, str]]:
    """Yield the papers of one type and number that the company of their pages makes one, the surest first."""
    blocks: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for iri, paper in cited.items():
        if paper.number:
            blocks[paper.kind, paper.number][iri] = pages[iri]
    for block in sorted(blocks):
        shared = company.shared(blocks[block], but=(" ".join(block),))
        for pair, weight in sorted(shared.items(), key=lambda pair: (-pair[1], pair[0])):
            if weight >= ENOUGH:
                yield pair
        yield from _lasting(blocks[block], cited)
        yield from _by_issuer(blocks[block], cited, company, keys)


def _of_one_day(cited: Mapping[str, _Cited]) -> Iterator[tuple[str, str]]:
    """Yield the papers without a number of one type, issuer and day of a year whose titles are much the same."""
    blocks: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for iri in sorted(cited):
        paper = cited[iri]
        if paper.number is None and paper.issuer and paper.day and paper.named:
            blocks[paper.kind, paper.issuer, paper.day].append(iri)
    for _, block in sorted(blocks.items()):
        for one, other in combinations(block, 2):
            if overlap(words(cited[one].title), words(cited[other].title)) >= _SAME_DAY:
                yield one, other


def _of_like_titles(
    cited: Mapping[str, _Cited],
    pages: Mapping[str, str],
    company: Company,
    clusters: Clusters,
    crowded: Container[str],
) -> Iterator[tuple[str, str]]:
    """Yield the papers of one type with like titles and one issuer, or on pages that share much company."""
    titled = {
        (clusters.leader(iri), (paper.kind, words(paper.title))): iri
        for iri, paper in sorted(cited.items())
        if paper.named
    }
    for one, other in alike({iri: title for (_, title), iri in titled.items()}, crowded):
        issuers = {cited[one].issuer, cited[other].issuer}
        met = company.of_both(pages[one], pages[other])
        if met >= ENOUGH or (len(issuers) == 1 and None not in issuers):
            yield one, other


def title(node: Node) -> Title | None:
    """Return what `alike` compares of a paper."""
    kind = fold(node["paperType"])
    known = _title(node.get("prefLabel", ""), kind)
    return (kind, words(known)) if known and kind != _LAW else None


def bonds(iri: str, node: Node) -> list[str]:
    """Return the names of all that a paper may be one with or tells about, its home first; `alike` titles aside."""
    kind, number, found = fold(node["paperType"]), _numbered(node), []
    if kind == _LAW:
        law = numbered("".join(fold(node["number"]).split())) if "number" in node else None
        found.append(f"law|{fold(law.name if law else node.get('prefLabel', iri))}")
    if number is not None:
        return [*found, f"number|{kind}|{number['number'].lstrip('0')}"]
    title = _title(node.get("prefLabel", ""), kind)
    day = date_details(node.get("date"))[1:]
    if title:
        found.append(f"title|{kind}|{title}")
    if None not in day:
        found.append(f"day|{kind}|{'-'.join(map(str, day))}")
    return found or [iri]


def _numbered(node: Node) -> re.Match[str] | None:
    return _NUMBER.fullmatch(re.sub(r"\s+", "", fold(node.get("number", ""))))


@dataclass(frozen=True, slots=True)
class _Cited:
    """What a page says of a paper."""

    kind: str
    number: str | None
    title: str
    issuer: str | None
    year: str | None
    symbol: str | None
    day: str | None = None  # month and day, of what has no number
    lasting: bool = False  # numbered by term, not by year: what tells no year is the only one that does

    def key(self, iri: str) -> Item:
        """Return what is enough by itself for two papers to be one, and the details that must agree."""
        if self.number is None:
            named = (self.kind, self.title, self.issuer, self.year) if self.title and self.issuer else (iri,)
            return named, (None, None)
        told = self.issuer is not None or (self.symbol is not None and not _LOCAL.search(self.symbol))
        if not told or self.year is None:
            return (iri,), (None, None)
        return (self.kind, self.number, self.year), (self.issuer, self.symbol)

    @property
    def named(self) -> bool:
        """Tell whether the title says more than its words: the names of laws stay when laws are made anew."""
        return bool(self.title) and self.kind != _LAW

    @property
    def details(self) -> Details:
        return self.number, self.issuer, self.year, self.day, self.symbol


def _lasting(block: Iterable[str], cited: Mapping[str, _Cited]) -> Iterator[tuple[str, str]]:
    """Yield what of one number and Party issuer is one, since no two years are told: Party numbers last a term."""
    of: dict[str, list[str]] = defaultdict(list)
    for iri in sorted(block):
        if cited[iri].lasting:
            of[cited[iri].issuer or ""].append(iri)
    for items in of.values():
        if len({year for iri in items if (year := cited[iri].year)}) <= 1:
            yield from ((items[0], iri) for iri in items[1:])


def _law(law: Law) -> _Cited:
    return _Cited(_LAW, None, fold(law.name), "national assembly", law.passed, None)


def _by_issuer(
    block: Mapping[str, str], cited: Mapping[str, _Cited], company: Company, keys: Mapping[str, tuple[str, ...]]
) -> Iterator[tuple[str, str]]:
    """Yield what of one number and year is one, as the page that tells no issuer names the only one known.

    Of bodies of the centre no page tells anything by naming them.
    """
    issued: dict[tuple[str, str], list[str]] = defaultdict(list)
    for iri in sorted(block):
        if cited[iri].issuer and cited[iri].year:
            issued[cited[iri].year or "", cited[iri].issuer or ""].append(iri)
    for iri in sorted(block):
        paper = cited[iri]
        if paper.issuer is None and paper.year:
            of_year = {issuer: items for (year, issuer), items in issued.items() if year == paper.year}
            named = [items[0] for issuer, items in of_year.items() if company.names(block[iri], keys.get(issuer, ()))]
            if len(of_year) == 1 and named:
                yield named[0], iri


def _cited(node: Node, bodies: Mapping[str, Body], open_law: bool) -> _Cited:
    kind = fold(node["paperType"])
    body = bodies[node["issuer"]] if "issuer" in node else None
    # Decrees are the Government's alone (Law on the promulgation of legal documents 2015, art. 4).
    issuer = "government" if kind == "nghị định" else body.iri if body else None
    lasting = body is not None and (pillar(body.kind) == "party" or _CENTRAL_PARTY.search(fold(body.label)) is not None)
    year, month, day = date_details(node.get("date"))
    title = "" if open_law else _title(node.get("prefLabel", ""), kind)  # a name that one law and another bears
    m = _numbered(node)
    if m is None:
        return _Cited(kind, None, title, issuer, year, None, f"{month}-{day}" if day else None)
    symbol = None if _TYPE_ALONE.fullmatch(m["symbol"]) else m["symbol"].replace("/tư", "/tw")
    return _Cited(kind, m["number"].lstrip("0"), title, issuer, m["year"] or year, symbol, None, lasting)


def _title(title: str, kind: str) -> str:
    """Return what stays the same of a title: "Nghị quyết về … (dự thảo)" is the resolution "về …"."""
    return _DRAFT.sub("", fold(title)).removeprefix(kind).strip(' "')
