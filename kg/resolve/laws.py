"""Which law a page means by a name that one law after another has borne: "Luật Đất đai".

Depends on the citations of one name, the day of the pages that make them, and what company those pages share.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from kg.language.dates import bounds
from kg.language.normal import fold
from kg.lexicon.laws import TOLD, Law, laws, numbered
from kg.resolve.company import ENOUGH, Company
from kg.resolve.read import Node

# A page that tells no day of its own was written after the newest day it names, nearly always within so many years; a
# year alone may be longer ago. Of 69 citations whose year is told, two tell a later law, both a year that no law has.
_YEARS_AFTER_DAY = 3
_YEARS_AFTER_YEAR = 5
_ONE_AFFAIR = 2 * ENOUGH  # company that pages about one affair share


def cited_laws(papers: Mapping[str, Node], documents: Mapping[str, Node], company: Company) -> dict[str, Law | None]:
    """Return the law that each citation means; None where more than one reading is left.

    A number or a year tells it. A name alone means the law that its page tells, else the one in force when the page was
    written; where another was passed already or may have come since, or a page about the same affair tells another law
    of that name, none is sure. A page of no known time means what the pages about the same affair mean.
    """
    told: dict[str, Law] = {}
    names: dict[str, dict[str, str]] = defaultdict(dict)  # name → citations without year or number → page
    for iri, node in papers.items():
        name = fold(node.get("prefLabel", ""))
        if fold(node["paperType"]) != "luật":
            continue
        law = numbered("".join(fold(node["number"]).split())) if "number" in node else _of_year(name, node)
        if law is not None:
            told[iri] = law
        elif laws(name) and "number" not in node and "date" not in node:
            names[name][iri] = node["doc"]
    found: dict[str, Law | None] = dict(told)
    for name, bare in names.items():
        of_name = {iri: known for iri, known in told.items() if fold(known.name) == name}
        pages = bare | {iri: papers[iri]["doc"] for iri in of_name}
        standing = {iri: _standing(name, documents[doc]) for iri, doc in bare.items()}
        found |= _meant(standing, of_name, pages, company)
    return found


def _of_year(name: str, node: Node) -> Law | None:
    """Return the law of a name that was passed in the year told, if just one was."""
    year = node.get("date", "")[:4]
    of_year = [law for law in laws(name) if law.passed[:4] == year]
    return of_year[0] if len(of_year) == 1 else None


def _meant(
    standing: Mapping[str, tuple[Law, ...]],
    told: Mapping[str, Law],
    pages: Mapping[str, str],
    company: Company,
) -> dict[str, Law | None]:
    """Return the law meant by each citation by name alone, of one name; `standing`: by the day of its page."""
    on_page: dict[str, set[Law]] = defaultdict(set)
    for iri, law in told.items():
        on_page[pages[iri]].add(law)
    readings = {iri: on_page[pages[iri]] or set(of) for iri, of in standing.items()}
    sure = {iri: next(iter(of)) for iri, of in readings.items() if len(of) == 1}
    of_affair: dict[str, set[Law]] = defaultdict(set)
    met: dict[str, set[Law]] = defaultdict(set)
    for (iri, other), weight in company.shared(pages, readings).items():
        if weight >= ENOUGH and other in told:
            of_affair[iri].add(told[other])
        if weight >= _ONE_AFFAIR and (meant := told.get(other) or sure.get(other)):
            met[iri].add(meant)
    found: dict[str, Law | None] = {}
    for iri, of in readings.items():
        left = of if len(of) == 1 else met[iri] & of
        found[iri] = next(iter(left)) if len(left) == 1 and of_affair[iri] | met[iri] <= left else None
    return found


def _standing(name: str, page: Node) -> tuple[Law, ...]:
    """Return the laws of a name that may have been in force, or passed already, when a page was written."""
    of_name = laws(name)
    written = _written(page)
    if written is None or written[1] > TOLD or len(of_name) == 1:
        return of_name
    earliest, latest = written
    return tuple(law for law in of_name if law.passed <= latest and (not law.to or law.to > earliest))


def _written(page: Node) -> tuple[str, str] | None:
    """Return the first and the last day on which a page may have been written, as far as it tells."""
    if "datePublished" in page:
        return page["datePublished"], page["datePublished"]
    told = bounds(page.get("newest", ""))
    if told is None:
        return None
    years = _YEARS_AFTER_YEAR if len(page["newest"]) == len("2022") else _YEARS_AFTER_DAY
    return told[0], f"{int(told[1][:4]) + years:04}{told[1][4:]}"
