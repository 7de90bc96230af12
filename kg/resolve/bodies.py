"""Which bodies are one body: the canonical name without the place in it, and the place."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from kg.judgements import Judgement
from kg.language.normal import fold
from kg.resolve.clusters import Clusters
from kg.resolve.places import Units
from kg.resolve.read import Node
from kg.resolve.unite import commonest
from kg.vocab import mint

# The committee of a Party organisation has two names: Ban Chấp hành Đảng bộ quận X is Quận ủy X.
_COMMITTEE = re.compile(r"ban chấp hành đảng bộ (tỉnh|thành phố|quận|huyện|thị xã|phường|xã|thị trấn|đặc khu) (?=\S)")
_SHORT = {"tỉnh": "Tỉnh ủy", "thành phố": "Thành ủy", "quận": "Quận ủy", "huyện": "Huyện ủy", "thị xã": "Thị ủy"}
# A firm and its short name: "Tổng công ty Nông nghiệp Sài Gòn - Sagri".
_BRAND = re.compile(r"^((?:tổng )?công ty .*\S|tập đoàn .*\S) - \w+$")
_LEVEL_STAYS = re.compile(r"\d|hồ chí minh")  # Quận ủy quận 1, Thành ủy thành phố Hồ Chí Minh


@dataclass(frozen=True, slots=True)
class Body:
    """One body of the resolved world."""

    iri: str
    names: tuple[str, ...]  # the preferred one first
    kind: str
    place: str | None
    local: tuple[str, ...]

    @property
    def label(self) -> str:
        return self.names[0]


def canonical(name: str) -> str:
    """Return the name that the same body has elsewhere: "Ban Chấp hành Đảng bộ quận X" is "Quận ủy X"."""
    m = _COMMITTEE.search(fold(name))
    if m is None:
        return name
    before, level, rest = name[: m.start()], m[1], name[m.end() :]
    if level not in _SHORT:
        return f"{before}Đảng ủy {level} {rest}"
    return (
        f"{before}{_SHORT[level]} {level} {rest}"
        if _LEVEL_STAYS.match(fold(rest))
        else f"{before}{_SHORT[level]} {rest}"
    )


def body_iri(name: str, place: str | None, units: Units) -> str:
    """Return the IRI of the body called `name` in `place` (an IRI).

    The unit may be named in full, by its name alone or not at all: Sở Xây dựng (thành phố) Hải Phòng is one. So are the
    committees of a town before and after it was made a city.
    """
    stem = _BRAND.sub(r"\1", fold(canonical(name)))
    unit = units.get(place)
    if unit is not None:
        for ending in (fold(unit.full), fold(unit.name)):
            if stem.endswith(f" {ending}"):
                stem = stem[: -len(ending) - 1]
                break
    return mint("body", stem, units.lineage(place))


def bodies(local: dict[str, Node], units: Units, judgements: Sequence[Judgement] = ()) -> dict[str, Body]:
    """Return the body that each local body is."""
    keys = {iri: body_iri(node["prefLabel"], node.get("spatial"), units) for iri, node in local.items()}
    called: dict[str, list[str]] = defaultdict(list)
    for iri, key in keys.items():
        called[key].append(iri)
    clusters = Clusters(local, judgements)
    for key in sorted(called):
        clusters.gather(called[key])
    found: dict[str, Body] = {}
    taken: set[str] = set()
    for members in clusters.groups():
        key = min(keys[iri] for iri in members)
        if key in taken:  # people parted what is called alike
            key = mint("body", key, members[0])
        taken.add(key)
        found |= dict.fromkeys(members, _body(key, [local[m] for m in members], tuple(members)))
    return found


def _body(iri: str, nodes: list[Node], members: tuple[str, ...]) -> Body:
    spelled = [node["prefLabel"] for node in nodes]
    names = dict.fromkeys([*commonest(map(canonical, spelled)), *commonest(spelled)])
    kinds = commonest(kind for node in nodes if (kind := node.get("kind", "Body")) != "Body")
    return Body(iri, tuple(names), kinds[0] if kinds else "Body", nodes[0].get("spatial"), members)
