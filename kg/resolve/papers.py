"""Which official papers are one paper: type, number and issuer, or type, title and issuer."""

from __future__ import annotations

import re
from collections.abc import Hashable, Mapping, Sequence

from kg.judgements import Judgement
from kg.language.normal import fold
from kg.resolve.bodies import Body
from kg.resolve.read import Node
from kg.resolve.unite import Details, date_details, unite

_NUMBER = re.compile(r"(?P<number>\d+[a-z]?)(?:/(?P<year>(?:19|20)\d\d)(?=\D|$))?(?P<symbol>.*)")
_DRAFT = re.compile(r" ?\((?:bản )?dự thảo\)")
# Every province, district and commune numbers these anew; symbols of the centre say who issued the paper.
_LOCAL = re.compile(r"ubnd|hđnd|[-/](?:tu|qu|hu|đu)\b")


def papers(
    local: Mapping[str, Node], bodies: Mapping[str, Body], judgements: Sequence[Judgement] = ()
) -> dict[str, str]:
    """Return, for each local paper, the smallest local paper that is the same.

    Party numbers restart each term and State numbers each year: papers of different years are different papers.
    """
    items: dict[str, tuple[Hashable, Details]] = {}
    for iri, node in local.items():
        issuer = bodies[node["issuer"]].iri if "issuer" in node else None
        kind = fold(node["paperType"])
        title = _title(node.get("prefLabel", ""), kind)
        year = date_details(node.get("date"))[0]
        m = _NUMBER.fullmatch(re.sub(r"\s+", "", fold(node.get("number", ""))))
        if m is None:
            key: Hashable = (kind, title, issuer) if title and issuer else (iri,)
            items[iri] = (key, (issuer, year, None))
            continue
        symbol, year = m["symbol"] or None, m["year"] or year
        told = issuer is not None or (symbol is not None and year is not None and not _LOCAL.search(symbol))
        items[iri] = ((kind, m["number"].lstrip("0")) if told else (iri,), (issuer, year, symbol))
    return unite(items, judgements).leaders()


def _title(title: str, kind: str) -> str:
    """Return what stays the same of a title: "Nghị quyết về … (dự thảo)" is the resolution "về …"."""
    return _DRAFT.sub("", fold(title)).removeprefix(kind).strip(' "')
