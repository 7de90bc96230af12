"""Which bodies are one body: the canonical name without the place in it, and the place; or names alike.

What becomes of a body depends on the bodies of its name and place, and on those that `links` joins with it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from kg.judgements import Judgement
from kg.language.normal import fold
from kg.lexicon.central import central_kind
from kg.model import Place
from kg.resolve.clusters import Clusters
from kg.resolve.places import Units
from kg.resolve.read import Node, Said
from kg.resolve.unite import commonest
from kg.vocab import mint

# The committee of a Party organisation has two names: Ban Chấp hành Đảng bộ quận X is Quận ủy X.
_COMMITTEE = re.compile(r"ban chấp hành đảng bộ (tỉnh|thành phố|quận|huyện|thị xã|phường|xã|thị trấn|đặc khu) (?=\S)")
_SHORT = {"tỉnh": "Tỉnh ủy", "thành phố": "Thành ủy", "quận": "Quận ủy", "huyện": "Huyện ủy", "thị xã": "Thị ủy"}
# A firm and its short name: "Tổng công ty Nông nghiệp Sài Gòn - Sagri".
_BRAND = re.compile(r"^((?:tổng )?công ty .*\S|tập đoàn .*\S) - \w+$")
# A firm is the same whether a page names its legal form or not (Law on Enterprises 2020, art. 1), if one person leads
# what both name.
_LEGAL_FORM = {"tnhh", "mtv", "tmcp", "trách", "nhiệm", "hữu", "hạn", "một", "thành", "viên", "cổ", "phần"}
_WORD = re.compile(r"\w+")
_LEAST = 5  # words of the shorter of two names of one body …
_MORE = 3  # … and how many the longer may say besides where one person leads both …
_LONG, _LITTLE_MORE = 8, 2  # … or where both are so long and begin and end alike
_BRANCH = {"nhánh"}
_LEVEL_STAYS = re.compile(r"\d|hồ chí minh")  # Quận ủy quận 1, Thành ủy thành phố Hồ Chí Minh


Office = tuple[str, str]  # local body, block


@dataclass(frozen=True, slots=True)
class Body:
    """One body of the resolved world."""

    iri: str
    names: tuple[str, ...]  # the preferred one first
    kind: str
    place: str | None
    local: tuple[str, ...]
    keys: tuple[str, ...]  # what its mentions are by name and place alone

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
    return mint("body", *_called(name, place, units))


@cache
def name_alone(name: str, unit: Place | None) -> str:
    """Return the folded canonical name without the unit at its end: "quận ủy", "ban tổ chức thành ủy"."""
    stem = _BRAND.sub(r"\1", fold(canonical(name)))
    for ending in () if unit is None else (fold(unit.full), fold(unit.name)):
        if stem.endswith(f" {ending}"):
            return stem[: -len(ending) - 1]
    return stem


def bodies(
    local: Mapping[str, Node], offices: Iterable[Office], units: Units, judgements: Sequence[Judgement] = ()
) -> dict[str, Body]:
    """Return the body that each local body is."""
    keys = body_keys(local, units)
    called: dict[str, list[str]] = defaultdict(list)
    for iri, key in keys.items():
        called[key].append(iri)
    clusters = Clusters(local, judgements)
    for key in sorted(called):
        clusters.gather(called[key])
    for one, other in sorted(links(local, offices, units)):
        clusters.join(one, other)
    found: dict[str, Body] = {}
    taken: set[str] = set()
    for members in clusters.groups():
        called_so = sorted({keys[iri] for iri in members})
        key = called_so[0]
        if key in taken:  # people parted what is called alike
            key = mint("body", key, members[0])
        taken.add(key)
        found |= dict.fromkeys(members, body(key, [local[m] for m in members], tuple(members), tuple(called_so)))
    return found


def body_keys(local: Mapping[str, Node], units: Units) -> dict[str, str]:
    """Return what each local body is by its name and place alone: the IRI of a body."""
    return {iri: body_iri(node["prefLabel"], node.get("spatial"), units) for iri, node in local.items()}


def links(local: Mapping[str, Node], offices: Iterable[Office], units: Units) -> Iterator[tuple[str, str]]:
    """Yield the local bodies that are one though they are not called the same.

    Their names are alike, and one person held one office in both; or they are long, and begin and end alike.
    """
    stems: dict[str, dict[str, str]] = defaultdict(dict)  # block → stem → the smallest local body
    for iri in sorted(local):
        name, long = long_name(local[iri], units)
        if long:
            stems[long].setdefault(name, iri)
    for iri, block in offices:
        name = stem(local[iri], units)
        stems[block][name] = min(iri, stems[block].get(name, iri))
    for block, called in sorted(stems.items()):
        for one, other in combinations(sorted(called), 2):
            if called_alike(block, one, other):
                yield called[one], called[other]


def offices(said: Said, units: Units) -> Iterator[Office]:
    """Yield local bodies in which somebody held an office, each with the block of that name, office and place."""
    for fact in [*said.roles.values(), *said.events.values()]:
        if "role" in fact and "body" in fact:
            _, place = _stem(said.bodies[fact["body"]], units)
            yield fact["body"], f"o|{place}|{fold(said.people[fact['person']]['name'])}|{fact['role']}"


def long_name(body: Node, units: Units) -> tuple[str, str | None]:
    """Return the name of a body without the place, and if it is long the block of names that begin and end alike."""
    name, place = _stem(body, units)
    words = _WORD.findall(name)
    return name, f"n|{place}|{' '.join(words[:2])}|{' '.join(words[-2:])}" if len(words) >= _LONG else None


def stem(body: Node, units: Units) -> str:
    """Return the name of a body without the place."""
    return _stem(body, units)[0]


def _stem(body: Node, units: Units) -> tuple[str, str]:
    return _called(body["prefLabel"], body.get("spatial"), units)


def _called(name: str, place: str | None, units: Units) -> tuple[str, str]:
    """Return the name without the place in it, and the place."""
    return name_alone(name, units.get(place)), units.lineage(place)


def called_alike(block: str, one: str, other: str) -> bool:
    """Tell whether one name of a block says all that the other says, in its order, and few words besides."""
    most = _MORE if block.startswith("o|") else _LITTLE_MORE
    short, long = sorted((_WORD.findall(name) for name in (one, other)), key=len)
    rest = iter(long)
    if len(short) < _LEAST or short[0] != long[0] or not all(word in rest for word in short):
        return False
    more = list((Counter(long) - Counter(short)).elements())
    more = [word for word in more if word not in _LEGAL_FORM]
    return len(more) <= most and not any(word.isdigit() or word in _BRANCH for word in more)


def body(iri: str, nodes: list[Node], members: tuple[str, ...], keys: tuple[str, ...]) -> Body:
    """Return the body that local bodies make up, the first of which is the smallest."""
    spelled = [node["prefLabel"] for node in nodes]
    names = dict.fromkeys([*commonest(map(canonical, spelled)), *commonest(spelled)])
    kinds = commonest(kind for node in nodes if (kind := node.get("kind", "Body")) != "Body")
    kind = kinds[0] if kinds else "Body"
    if kind == "CentralBody":
        kind = next(filter(None, map(central_kind, names)), kind)
    return Body(iri, tuple(names), kind, nodes[0].get("spatial"), members, keys)
