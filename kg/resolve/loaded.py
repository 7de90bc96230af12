"""A part of what pages say, as it was before a change and as it is after."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kg.resolve import bodies, people, sheets
from kg.resolve.bodies import Body
from kg.resolve.company import Company
from kg.resolve.index import Index, Page
from kg.resolve.order import Order
from kg.resolve.read import Node, Said
from kg.resolve.sheets import Layer, Sheet
from kg.tenure import Ending

Homes = set[int]


@dataclass(slots=True)
class State:
    """The region as it was before, or is after: what is said in it, and what was decided."""

    said: Said = field(default_factory=Said)
    homes: dict[str, int] = field(default_factory=dict)
    offices: list[bodies.Office] = field(default_factory=list)
    terms: Said = field(default_factory=Said)
    bodies: dict[str, Body] = field(default_factory=dict)
    things: dict[str, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))  # kind → local → IRI
    people: dict[str, people.Person] = field(default_factory=dict)
    faces: set[Body] = field(default_factory=set)  # of the region's bodies
    order: Order = field(default_factory=lambda: Order([], [], {}))
    endings: dict[str, Ending] = field(default_factory=dict)  # that differ

    def add(self, home: int, kind: str, local: str, node: Node) -> None:
        """Add a thing or fact."""
        if kind == "offices":
            self.offices.append((node["body"], node["block"]))
        elif kind == "located":
            self.said.located[local] = node["places"].split()
        elif kind.endswith(sheets.IN_TERM):
            getattr(self.terms, kind.removesuffix(sheets.IN_TERM))[local] = node
        else:
            getattr(self.said, kind)[local] = node
            if kind in sheets.THINGS:
                self.homes[local] = home

    def sort(self, kinds: Iterable[str]) -> None:
        """Bring things and facts in order of their IRIs."""
        for kind in kinds:
            said = self.terms if kind.endswith(sheets.IN_TERM) else self.said
            name = kind.removesuffix(sheets.IN_TERM)
            if hasattr(said, name):
                setattr(said, name, dict(sorted(getattr(said, name).items())))

    def iris(self, kind: str) -> dict[str, str]:
        """Return the IRI of each local thing of a kind."""
        if kind == "bodies":
            return {local: self.bodies[local].iri for local in self.said.bodies}
        if kind == "people":
            return {local: one.iri for local, one in self.people.items()}
        return {local: self.things[kind][local] for local in getattr(self.said, kind) if local in self.things[kind]}


class Loaded:
    """What was loaded of the states before and after; `gone` and `fresh` are the states of the pages that changed."""

    def __init__(self, index: Index, gone: Mapping[int, Sheet], fresh: Mapping[int, Sheet]) -> None:
        self.index, self.gone, self.fresh = index, gone, fresh
        self.before, self.after = State(), State()
        self.loaded: Homes = set()
        self._pages: dict[int, Page] = {}
        self._states: dict[str, set[int]] = defaultdict(set)

    @property
    def sides(self) -> tuple[tuple[State, Mapping[int, Sheet]], tuple[State, Mapping[int, Sheet]]]:
        """Return the states before and after, each with the states of pages that are no part of it."""
        return (self.before, self.fresh), (self.after, self.gone)

    def load(self, homes: Homes, *, terms_alone: bool = False) -> None:
        """Load the things and facts of homes, those of the states before and after."""
        touched: set[str] = set()
        for page, (home, kind, local, node) in self.index.entries(homes - self.loaded):
            if terms_alone and not kind.endswith(sheets.IN_TERM):
                continue
            touched.add(kind)
            self._states[node.get("doc", "")].add(page)
            for state, other in self.sides:
                if page not in other:
                    state.add(home, kind, local, node)
        self.loaded |= homes
        for state in (self.before, self.after):
            state.sort(touched)

    def refer(self, state: State, said: Said, kind: str, name: str) -> None:
        """Take in what facts refer to outside the region: it is as it was."""
        nodes: dict[str, Node] = getattr(said, kind)
        local = {node[name] for node in nodes.values() if name in node}
        known = self.index.things(local - state.bodies.keys() - state.things["meetings"].keys())
        outside = self.index.bodies({iri for home, iri in known.values() if home & 7 == Layer.BODY})
        for one, (home, iri) in known.items():
            if home & 7 == Layer.BODY:
                state.bodies[one] = outside[iri]
            else:
                state.things["meetings"][one] = iri

    def groups(self, local: Iterable[str]) -> dict[str, list[str]]:
        """Return what was decided of local things, with those that each is, in order."""
        found: dict[str, list[str]] = defaultdict(list)
        for one, (_, iri) in sorted(self.index.things(local).items()):
            found[iri].append(one)
        return found

    def pages_of(self, nodes: Mapping[str, Node], without: Mapping[int, Sheet]) -> list[Page]:
        """Return the pages of things, leaving out the states of pages in `without`."""
        wanted = {page for node in nodes.values() for page in self._states[node["doc"]] if page not in without}
        self._pages |= {page.id: page for page in self.index.pages(wanted - self._pages.keys())}
        return [self._pages[page] for page in wanted]

    def company(self, nodes: Mapping[str, Node]) -> Company:
        return Company({page.doc: page.named for page in self.pages_of(nodes, self.gone)})


def face(body: Body) -> Body:
    """Return a body with that alone which others depend on."""
    return Body(body.iri, (body.label,), body.kind, body.place, (), body.keys)
