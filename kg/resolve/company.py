"""What pages name together: two pages that share much of it are about one affair."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from kg.language.normal import fold
from kg.lexicon.namesakes import namesakes
from kg.ontology import pillar
from kg.resolve.bodies import body_keys
from kg.resolve.places import Units
from kg.resolve.read import Node, Said

# How much it says that two pages name the same …
_PERSON = 4.0  # … person with a name that hardly anybody shares
_NAMESAKE = 2.0  # … person with a name of many
_LOCAL = 3.0  # … body of a district or a commune, firm or school
_PROVINCIAL = 1.5  # … body of a province
_PAPER = 3.0  # … number of a resolution, a decision …
_CENTRAL = 0.5  # … body of the centre, which every page may name
ENOUGH = 3.0  # two pages that share so much may well be about one affair
_CROWD = 40  # what so many pages share tells nothing
_OWN_NAME = {"enterprise", "service"}

Pairs = dict[tuple[str, str], float]
Named = dict[str, float]  # folded name of a person, key of a body, type and number of a paper → how much it tells


class Company:
    """The people, bodies and numbered papers of every page, with how much each tells."""

    def __init__(self, named: Mapping[str, Named]) -> None:
        self._of = named

    def names(self, page: str, keys: Iterable[str]) -> bool:
        """Tell whether a page names a body by one of its keys that is not of the centre: such are named everywhere."""
        return any(self._of.get(page, {}).get(key, 0.0) > _CENTRAL for key in keys)

    def of_both(self, one: str, other: str, but: Collection[str] = ()) -> float:
        """Return how much two pages share besides `but`."""
        return sum(self.common(one, other, but).values())

    def common(self, one: str, other: str, but: Collection[str] = ()) -> dict[str, float]:
        """Return what two pages share besides `but`, and how much each thing tells."""
        mine, theirs = self._of.get(one, {}), self._of.get(other, {})
        return {thing: weight for thing, weight in mine.items() if thing in theirs and thing not in but}

    def shared(self, pages: Mapping[str, str], of: Iterable[str] | None = None, but: Collection[str] = ()) -> Pairs:
        """Return how much the pages of things share besides `but`: item of `of` (or any), other item → weight.

        `pages` gives the page of each item; pairs that share nothing are left out.
        """
        having: dict[str, list[str]] = defaultdict(list)
        for item in sorted(pages):
            for thing in self._of.get(pages[item], ()):
                having[thing].append(item)
        found: Pairs = defaultdict(float)
        for item in sorted(pages if of is None else of):
            for thing, weight in self._of.get(pages[item], {}).items():
                if thing not in but and len(having[thing]) <= _CROWD:
                    for other in having[thing]:
                        if other != item:
                            found[item, other] += weight
        return found


def named(said: Said, units: Units) -> dict[str, Named]:
    """Return what each page names; a function of the page alone, so that no other page changes it."""
    found: dict[str, Named] = defaultdict(dict)
    for node in said.people.values():
        name = fold(node["name"])
        found[node["doc"]][name] = _PERSON if namesakes(name) < 1 else _NAMESAKE
    for node in said.papers.values():
        number = re.match(r"\d+", node.get("number", ""))
        if number:
            found[node["doc"]][f"{fold(node['paperType'])} {number[0].lstrip('0')}"] = _PAPER
    for iri, key in body_keys(said.bodies, units).items():
        node = said.bodies[iri]
        weights = found[node["doc"]]
        weights[key] = max(_weight(node, units), weights.get(key, 0.0))
    return found


def _weight(body: Node, units: Units) -> float:
    place = units.get(body.get("spatial"))
    if place is None:
        return _LOCAL if pillar(body.get("kind", "Body")) in _OWN_NAME else _CENTRAL
    return _LOCAL if place.tier > 1 else _PROVINCIAL
