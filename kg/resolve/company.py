"""What pages name together: two pages that share much of it are about one affair."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from kg.language.normal import fold
from kg.lexicon.namesakes import namesakes
from kg.ontology import pillar
from kg.resolve.bodies import Body
from kg.resolve.places import Units
from kg.resolve.read import Said

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


class Company:
    """The people, bodies and numbered papers of every page, with how much each tells."""

    def __init__(self, said: Said, bodies: Mapping[str, Body], units: Units) -> None:
        self._of: dict[str, dict[str, float]] = defaultdict(dict)
        for node in said.people.values():
            name = fold(node["name"])
            self._of[node["doc"]][name] = _PERSON if namesakes(name) < 1 else _NAMESAKE
        for node in said.papers.values():
            number = re.match(r"\d+", node.get("number", ""))
            if number:
                self._of[node["doc"]][f"{fold(node['paperType'])} {number[0].lstrip('0')}"] = _PAPER
        for iri, node in said.bodies.items():
            body = bodies[iri]
            self._of[node["doc"]][body.iri] = _weight(body, units)

    def names(self, page: str, body: str) -> bool:
        """Tell whether a page names a body that is not of the centre: such are named everywhere."""
        return self._of[page].get(body, 0.0) > _CENTRAL

    def of_both(self, one: str, other: str, but: str = "") -> float:
        """Return how much two pages share besides `but`."""
        return sum(self.common(one, other, but).values())

    def common(self, one: str, other: str, but: str = "") -> dict[str, float]:
        """Return what two pages share besides `but`, and how much each thing tells."""
        mine, theirs = self._of[one], self._of[other]
        return {thing: weight for thing, weight in mine.items() if thing in theirs and thing != but}

    def shared(self, pages: Mapping[str, str], of: Iterable[str] | None = None, but: str = "") -> Pairs:
        """Return how much the pages of things share besides `but`: item of `of` (or any), other item → weight.

        `pages` gives the page of each item; pairs that share nothing are left out.
        """
        having: dict[str, list[str]] = defaultdict(list)
        for item in sorted(pages):
            for thing in self._of[pages[item]]:
                having[thing].append(item)
        found: Pairs = defaultdict(float)
        for item in sorted(pages if of is None else of):
            for thing, weight in self._of[pages[item]].items():
                if thing != but and len(having[thing]) <= _CROWD:
                    for other in having[thing]:
                        if other != item:
                            found[item, other] += weight
        return found


def _weight(body: Body, units: Units) -> float:
    place = units.get(body.place)
    if place is None:
        return _LOCAL if pillar(body.kind) in _OWN_NAME else _CENTRAL
    return _LOCAL if place.tier > 1 else _PROVINCIAL
