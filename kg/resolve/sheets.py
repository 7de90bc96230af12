"""What resolving keeps of a page: its things and facts, each with the home of all that may be one with it.

All things of one home are decided together, and so are homes that share a bond or have names alike. Homes, bonds and
names are functions of the page alone. A home is a number, the hash of what it is called: if two names had one hash,
they would be decided together for nothing, no more.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import IntEnum
from functools import lru_cache
from hashlib import blake2b, sha256
from itertools import chain

from kg.language.normal import fold
from kg.resolve import bodies, likeness, papers, projects
from kg.resolve.bodies import body_keys, long_name, offices, stem
from kg.resolve.company import Named, named
from kg.resolve.copies import rank, runs
from kg.resolve.crowds import titles
from kg.resolve.days import Days, said_on
from kg.resolve.places import Units
from kg.resolve.read import Node, Said


class Layer(IntEnum):
    """What is decided at a time; a home tells its layer in its last three bits."""

    BODY = 0
    MEETING = 1
    PAPER = 2
    PROJECT = 3
    PERSON = 4
    FIGURE = 5
    STORY = 6


Entry = tuple[int, str, str, Node]  # home, field of Said, local thing or fact, what it says


@dataclass(slots=True)
class Sheet:
    """What is kept of one page."""

    doc: str
    entries: list[Entry] = field(default_factory=list)
    bonds: set[tuple[int, int]] = field(default_factory=set)  # block, home
    near: set[tuple[int, str, int]] = field(default_factory=set)  # block, name, home
    uses: set[tuple[int, int]] = field(default_factory=set)  # home, home of what depends on it
    keys: dict[str, str] = field(default_factory=dict)  # place → its key
    named: Named = field(default_factory=dict)
    days: Days | None = None
    province: str | None = None

    @property
    def hash(self) -> int:
        """Return the number that stands for all that is kept."""
        said = [sorted(self.entries, key=lambda entry: entry[:3]), sorted(self.keys.items())]
        return int.from_bytes(sha256(json.dumps(said, sort_keys=True).encode()).digest()[:16])

    def homes(self) -> dict[str, int]:
        """Return the home of each thing that can be one with another."""
        return {local: home for home, kind, local, _ in self.entries if kind in THINGS}


# What is decided by itself, and the facts that go with it: field of Said → layer.
THINGS = {
    "bodies": Layer.BODY, "meetings": Layer.MEETING, "papers": Layer.PAPER, "projects": Layer.PROJECT,
    "people": Layer.PERSON, "documents": Layer.STORY,
}  # fmt: skip
_ABOUT = {"roles": "person", "events": "person", "participations": "person", "actions": "paper"}
IN_TERM = " in term"  # ends the kind of facts that are kept with their bodies, too
_TERMS = {"roles": "body", "meetings": "heldBy"}  # of whose terms facts tell
_USED = ("body", "heldBy", "issuer", "actor", "meeting", "area")


def home_of(layer: Layer, *name: str | int) -> int:
    """Return the home called `name`."""
    return hashed("\x1f".join(map(str, (int(layer), *name)))) >> 3 << 3 | layer


def meeting_home(kind: str, holder: int) -> int:
    """Return the home of the meetings of a kind that the bodies of one home hold."""
    return home_of(Layer.MEETING, kind, holder)


def run_block(run: str) -> int:
    """Return the block of the pages that have a run of words."""
    return hashed(f"run|{run}")


def alike(one: str, other: str) -> bool:
    """Tell whether two names of one block are alike."""
    block, _, name = one.partition("|")
    theirs = other.partition("|")[2]
    if block == "t":
        return likeness.called_alike(tuple(name.split()), tuple(theirs.split()))
    return bodies.called_alike(f"{block}|", name, theirs)


def limited(name: str) -> bool:
    """Tell whether a block of such names tells nothing as soon as more than likeness.COMMON pages have it."""
    return name.startswith("t|")


def sheets(said: Said, units: Units) -> Iterator[Sheet]:
    """Yield what is kept of each page."""
    found = {doc: Sheet(doc) for doc in said.documents}
    homes = _homes(said, units)
    for kind in (*THINGS, *_ABOUT, "observations"):
        nodes: dict[str, Node] = getattr(said, kind)
        for local, node in nodes.items():
            doc = local if kind == "documents" else node["doc"]
            about = node[_ABOUT[kind]] if kind in _ABOUT else local
            home = homes[about] if about in homes else home_of(Layer.FIGURE, doc)
            found[doc].entries.append((home, kind, local, node))
            for used in filter(None, map(node.get, _USED)):
                if used in homes and homes[used] != home:
                    found[doc].uses.add((homes[used], home))
            if "term" in node and kind in _TERMS and _TERMS[kind] in node:
                holder = homes[node[_TERMS[kind]]]
                found[doc].entries.append((holder, f"{kind}{IN_TERM}", local, node))
                found[doc].uses.add((home, holder))
    _add_names(said, units, homes, found)
    for local, node in said.papers.items():
        sheet = found[node["doc"]]
        sheet.bonds |= {(hashed(bond), homes[local]) for bond in papers.bonds(local, node)}
    for doc, node in said.documents.items():
        found[doc].near |= {(run_block(run), rank(doc, node), homes[doc]) for run in runs(node)}
    for doc, of_page in named(said, units).items():
        found[doc].named = of_page
    for doc, province in projects.home_provinces(said, units).items():
        found[doc].province = province
    for doc, days in said_on(said).items():
        found[doc].days = days
    for local, places in said.located.items():
        found[said.projects[local]["doc"]].entries.append(
            (homes[local], "located", local, {"places": " ".join(places)})
        )
    for doc, places in said.places.items():
        found[doc].keys = {place: said.keys[place] for place in places}
    yield from found.values()


def _homes(said: Said, units: Units) -> dict[str, int]:
    found = {iri: home_of(Layer.BODY, key) for iri, key in body_keys(said.bodies, units).items()}
    for iri, node in said.people.items():
        found[iri] = home_of(Layer.PERSON, fold(node["name"]))
    for iri, node in said.meetings.items():
        holder = node.get("heldBy")
        found[iri] = home_of(Layer.MEETING, iri) if holder is None else meeting_home(node["meetingType"], found[holder])
    for iri, node in said.papers.items():
        found[iri] = home_of(Layer.PAPER, papers.bonds(iri, node)[0])
    for iri, node in said.projects.items():
        found[iri] = home_of(Layer.PROJECT, projects.project_key(node["prefLabel"]))
    for iri in said.documents:
        found[iri] = home_of(Layer.STORY, iri)
    return found


def _add_names(said: Said, units: Units, homes: dict[str, int], found: dict[str, Sheet]) -> None:
    """Add the names by which homes are compared."""
    for local, block in sorted(set(offices(said, units))):
        node = said.bodies[local]
        sheet = found[node["doc"]]
        sheet.near.add((hashed(block), f"o|{stem(node, units)}", homes[local]))
        sheet.entries.append((homes[local], "offices", f"{local} {block}", {"body": local, "block": block}))
    for local, node in said.bodies.items():
        name, long = long_name(node, units)
        if long:
            found[node["doc"]].near.add((hashed(long), f"n|{name}", homes[local]))
    nodes = dict(chain(said.papers.items(), said.projects.items()))
    for local, title in titles(said):
        for block in likeness.blocks(title):
            found[nodes[local]["doc"]].near.add((hashed(block), f"t|{' '.join(title[1])}", homes[local]))


@lru_cache(65536)
def hashed(name: str) -> int:
    """Return the number that stands for a name."""
    return int.from_bytes(blake2b(name.encode(), digest_size=8).digest(), signed=True)
