"""Which projects are one project: the same name in the same province.

Depends on the projects whose names share a word of few, and on the bodies, the company and the stories of their pages.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Container, Mapping, Sequence

from kg.judgements import Judgement
from kg.language.normal import fold
from kg.resolve.company import ENOUGH, Company
from kg.resolve.copies import twins
from kg.resolve.likeness import Title, alike, words
from kg.resolve.places import Units
from kg.resolve.read import Node, Said
from kg.resolve.unite import Item, unite

# One page writes "tuyến đường Đông Khê 2", another "đường Đông Khê 2" or "tuyến Đông Khê 2".
_HEAD = re.compile(r"(?:dự án|công trình|tuyến|đường) (?=\S+ \S)")
_JOINT = re.compile(r" ?([-,/()]) ?")
_WHERE = re.compile(r" (?:tại|ở|trong)(?= )")  # "công viên (tại) số 53", "công nhân (trong) khu công nghiệp"
_GROUP = "project"
_UNIT = re.compile(r"(?<=\d) (?=(?:ha|km|m2)\b)")


def projects(
    said: Said,
    units: Units,
    provinces: Mapping[str, str | None],
    company: Company,
    stories: Mapping[str, str],
    crowded: Container[str],
    judgements: Sequence[Judgement] = (),
) -> dict[str, str]:
    """Return, for each local project, the smallest local project that is the same.

    Names that are not the same but alike count where the province is the same, or unknown and the pages share company.
    `provinces` gives the province of each page, `stories` the story of each that has copies; `crowded` is what so many
    titles have that it tells nothing.
    """
    items: dict[str, Item] = {}
    keys = {iri: project_key(node["prefLabel"]) for iri, node in said.projects.items()}
    for iri, node in said.projects.items():
        stated = {units.province(place) or place for place in said.located.get(iri, ())}
        where = "|".join(sorted(stated)) or provinces.get(node["doc"])
        items[iri] = ((keys[iri],) if where else (iri,), (where,))
    clusters = unite(items, judgements)
    for one, other in twins(said.projects, stories, "prefLabel"):
        clusters.join(one, other)
    named = {iri: (_GROUP, words(key)) for iri, key in keys.items() if clusters.leader(iri) == iri}
    for one, other in alike(named, crowded):
        (mine,), (theirs,) = items[one][1], items[other][1]
        met = company.of_both(said.projects[one]["doc"], said.projects[other]["doc"])
        if mine == theirs is not None or (None in (mine, theirs) and met >= ENOUGH):
            clusters.join(one, other)
    return clusters.leaders()


def title(node: Node) -> Title:
    """Return what `alike` compares of a project."""
    return _GROUP, words(project_key(node["prefLabel"]))


def project_key(name: str) -> str:
    """Return what stays the same however a page writes the name of a project."""
    key = " ".join(fold(name).split())
    while m := _HEAD.match(key):
        key = key[m.end() :]
    for pattern in (_WHERE, _UNIT):
        key = pattern.sub("", key)
    return _JOINT.sub(r"\1", key)


def home_provinces(said: Said, units: Units) -> dict[str, str]:
    """Return the province that most bodies of a document lie in."""
    count: dict[str, Counter[str]] = defaultdict(Counter)
    for node in said.bodies.values():
        province = units.province(node.get("spatial"))
        if province is not None:
            count[node["doc"]][province] += 1
    homes = {}
    for doc, provinces in count.items():
        (first, most), *rest = sorted(provinces.items(), key=lambda pair: (-pair[1], pair[0]))
        if not rest or rest[0][1] < most:
            homes[doc] = first
    return homes
