"""Which official papers are one paper: type, number and issuer, or type, title and issuer."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.judgements import Judgement
from kg.language.normal import fold
from kg.ontology import pillar
from kg.resolve.agreement import Agreement
from kg.resolve.bodies import Body
from kg.resolve.company import ENOUGH, Company
from kg.resolve.likeness import alike, words
from kg.resolve.read import Node
from kg.resolve.unite import Details, Item, date_details, unite

_NUMBER = re.compile(r"(?P<number>\d+[a-z]?)(?:/(?P<year>(?:19|20)\d\d)(?=\D|$))?(?P<symbol>.*)")
_CENTRAL_PARTY = re.compile(r"trung ương|bộ chính trị|ban bí thư")
_DRAFT = re.compile(r" ?\((?:bản )?dự thảo\)")
# Every province, district and commune numbers these anew; symbols of the centre say who issued the paper.
_LOCAL = re.compile(r"ubnd|hđnd|[-/](?:tu|qu|hu|đu)\b")


def papers(
    local: Mapping[str, Node], bodies: Mapping[str, Body], company: Company, judgements: Sequence[Judgement] = ()
) -> dict[str, str]:
    """Return, for each local paper, the smallest local paper that is the same.

    Party numbers restart each term and State numbers each year: papers of different years are different papers. What
    a page leaves open, its company must tell: a short citation is joined where the pages share much of it.
    """
    cited = {iri: _cited(node, bodies) for iri, node in local.items()}
    clusters = unite({iri: paper.key(iri) for iri, paper in cited.items()}, judgements)
    known = Agreement(clusters, {iri: paper.details for iri, paper in cited.items()})
    blocks: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for iri, paper in cited.items():
        if paper.number:
            blocks[paper.kind, paper.number][iri] = local[iri]["doc"]
    for block in sorted(blocks):
        shared = company.shared(blocks[block], but=" ".join(block))
        for (one, other), weight in sorted(shared.items(), key=lambda pair: (-pair[1], pair[0])):
            if weight >= ENOUGH:
                known.join(one, other)
        for one, other in _lasting(blocks[block], cited):
            known.join(one, other)
    titled = {(clusters.leader(iri), words(paper.title)): iri for iri, paper in sorted(cited.items()) if paper.named}
    for one, other in alike({iri: title for (_, title), iri in titled.items()}):
        issuers = {cited[one].issuer, cited[other].issuer}
        same = cited[one].kind == cited[other].kind
        met = company.of_both(local[one]["doc"], local[other]["doc"])
        if same and (met >= ENOUGH or (len(issuers) == 1 and None not in issuers)):
            known.join(one, other)
    return clusters.leaders()


@dataclass(frozen=True, slots=True)
class _Cited:
    """What a page says of a paper."""

    kind: str
    number: str | None
    title: str
    issuer: str | None
    year: str | None
    symbol: str | None
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
        return bool(self.title) and self.kind != "luật"

    @property
    def details(self) -> Details:
        return self.number, self.issuer, self.year, self.symbol


def _lasting(block: Iterable[str], cited: Mapping[str, _Cited]) -> Iterator[tuple[str, str]]:
    """Yield what of one number and Party issuer is one, since no two years are told: Party numbers last a term."""
    of: dict[str, list[str]] = defaultdict(list)
    for iri in sorted(block):
        if cited[iri].lasting:
            of[cited[iri].issuer or ""].append(iri)
    for items in of.values():
        if len({year for iri in items if (year := cited[iri].year)}) <= 1:
            yield from ((items[0], iri) for iri in items[1:])


def _cited(node: Node, bodies: Mapping[str, Body]) -> _Cited:
    kind = fold(node["paperType"])
    body = bodies[node["issuer"]] if "issuer" in node else None
    # Decrees are the Government's alone (Law on the promulgation of legal documents 2015, art. 4).
    issuer = "government" if kind == "nghị định" else body.iri if body else None
    lasting = body is not None and (pillar(body.kind) == "party" or _CENTRAL_PARTY.search(fold(body.label)) is not None)
    year = date_details(node.get("date"))[0]
    title = _title(node.get("prefLabel", ""), kind)
    m = _NUMBER.fullmatch(re.sub(r"\s+", "", fold(node.get("number", ""))))
    if m is None:
        return _Cited(kind, None, title, issuer, year, None)
    return _Cited(kind, m["number"].lstrip("0"), title, issuer, m["year"] or year, m["symbol"] or None, lasting)


def _title(title: str, kind: str) -> str:
    """Return what stays the same of a title: "Nghị quyết về … (dự thảo)" is the resolution "về …"."""
    return _DRAFT.sub("", fold(title)).removeprefix(kind).strip(' "')
