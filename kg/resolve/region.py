"""What a change of some pages can touch: everything that is decided together with it, before and after.

Layer by layer the homes of what changed are taken, and all that is decided together with them; what came out otherwise
takes with it the homes that depend on it. So a region is whole: deciding it alone and deciding the world is the same.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from kg.judgements import Judgement
from kg.resolve import bodies, copies, people, sheets
from kg.resolve.bodies import Body
from kg.resolve.company import Company
from kg.resolve.index import Index, Page
from kg.resolve.meetings import TWINS as meeting_twins
from kg.resolve.meetings import meetings
from kg.resolve.order import Order, order
from kg.resolve.papers import TWINS as paper_twins
from kg.resolve.papers import papers
from kg.resolve.places import Units
from kg.resolve.projects import projects
from kg.resolve.read import Node, Said
from kg.resolve.sheets import Layer, Sheet, home_of, meeting_home
from kg.resolve.surroundings import around
from kg.resolve.world import World, minted
from kg.tenure import Ending

_Homes = set[int]
_TWINS = {"meetings": meeting_twins, "papers": paper_twins}
_same = lru_cache(65536)(sheets.alike)


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


class Region:
    """What some pages touch, `gone` and `fresh` being their states before and after."""

    def __init__(
        self,
        index: Index,
        gone: Mapping[int, Sheet],
        fresh: Mapping[int, Sheet],
        judged: tuple[Sequence[Judgement], Sequence[Judgement]],  # before and after
    ) -> None:
        self._index, self._gone, self._fresh = index, gone, fresh
        self._judgements = judged[1]
        self.before, self.after = State(), State()
        self.units = Units(index.units())
        self._seeds: dict[int, _Homes] = defaultdict(set)
        self._pages: dict[int, Page] = {}
        changed = [*gone.values(), *fresh.values()]
        self._seed(entry[0] for sheet in changed for entry in sheet.entries)
        self._seed_crowds(changed)
        self._kin: dict[int, _Homes] = {}
        self._loaded: _Homes = set()
        self._decided: set[str] = set()  # pages whose stories were decided
        self._states: dict[str, set[int]] = defaultdict(set)
        self._judged = self._judged_together(*judged)

    def decide(self) -> tuple[World, World]:
        """Return the region's worlds before and after, made by what decides the world."""
        self._stories()
        self._bodies()
        self._order()
        self._meetings()
        self._papers()
        self._projects()
        self._people()
        self._load(self._seeds[Layer.FIGURE])
        self._load_terms()
        for state in (self.before, self.after):
            self._refer(state, state.said, "actions", "actor")
            self._refer(state, state.said, "observations", "area")
            self._refer(state, state.said, "participations", "meeting")
        return self._world(self.before, self._fresh), self._world(self.after, self._gone)

    # ------------------------------------------------------------ layers

    def _stories(self) -> None:
        copied = self._copied()
        known = self._index.things(self._decided)
        before = self.before.things["documents"] = {doc: first for doc, (_, first) in known.items()}
        after = self.after.things["documents"] = copies.stories(copied)
        for found in (before, after):
            groups: dict[str, _Homes] = defaultdict(set)
            for doc, first in found.items():
                groups[first].add(home_of(Layer.STORY, doc))
            for group in groups.values():
                for home in group:
                    self._kin.setdefault(home, set()).update(group)
        moved = {doc for doc in before.keys() | after.keys() if before.get(doc) != after.get(doc)}
        for kind in _TWINS:
            self._seed(home for home, _ in self._index.beside((home_of(Layer.STORY, doc) for doc in moved), kind))

    def _copied(self) -> set[copies.Pair]:
        """Return the pairs of copies that changed pages are in or come between, and copies of these, as it is now."""
        sides = ((self.before, self._fresh), (self.after, self._gone))
        new = {sheet.doc for sheet in (*self._gone.values(), *self._fresh.values())}
        self._load({home_of(Layer.STORY, doc) for doc in new})
        for state, without in sides:
            for ranks, places in self._ranks(state, without, new):
                if len(ranks) > copies.NEXT:
                    new = new | {doc for pair in copies.neighbours(ranks, places) for doc in pair}
        found: list[set[copies.Pair]] = [set(), set()]
        while new:
            self._decided |= new
            self._load({home_of(Layer.STORY, doc) for doc in new})
            for pairs, (state, without) in zip(found, sides, strict=True):
                near = {
                    pair
                    for ranks, places in self._ranks(state, without, new)
                    for pair in copies.neighbours(ranks, places)
                }
                self._load({home_of(Layer.STORY, doc) for pair in near for doc in pair})
                pages = state.said.documents
                pairs |= {pair for pair in near if copies.alike(pages[pair[0]], pages[pair[1]])}
            new = {doc for pairs in found for pair in pairs for doc in pair} - self._decided
        return found[1]

    def _ranks(
        self, state: State, without: Mapping[int, Sheet], docs: Iterable[str]
    ) -> Iterator[tuple[list[str], list[int]]]:
        """Yield, for each run of some pages, the ranks of all pages that have it, and the places of these."""
        having: dict[int, list[str]] = defaultdict(list)
        for doc in docs:
            node = state.said.documents.get(doc, {})
            for run in copies.runs(node):
                having[sheets.run_block(run)].append(copies.rank(doc, node))
        ranks: dict[int, list[str]] = defaultdict(list)
        for block, name in self._index.ranked(having, without):
            ranks[block].append(name)
        for block, of in having.items():
            ranks[block].sort()
            yield ranks[block], [bisect_left(ranks[block], name) for name in of]

    def _bodies(self) -> None:
        self._load(self._close(Layer.BODY))
        before, after = self.before, self.after
        after.bodies = bodies.bodies(after.said.bodies, after.offices, self.units, self._judgements)
        keys = bodies.body_keys(before.said.bodies, self.units)
        for iri, local in self._groups(before.said.bodies).items():
            nodes = [before.said.bodies[one] for one in local]
            known = bodies.body(iri, nodes, tuple(local), tuple(sorted({keys[one] for one in local})))
            before.bodies |= dict.fromkeys(local, known)
        for found in {*before.bodies.values(), *after.bodies.values()}:
            homes = {home_of(Layer.BODY, key) for key in found.keys}
            for home in homes:
                self._kin.setdefault(home, set()).update(homes)
        both = before.bodies.keys() & after.bodies.keys()
        self._spread(before.homes[one] for one in both if face(before.bodies[one]) != face(after.bodies[one]))
        for state in (before, after):
            state.faces = set(map(face, state.bodies.values()))

    def _order(self) -> None:
        """Decide how bodies stand that came, went or changed; whose end changed touches who held office there."""
        before, after = self.before, self.after
        went, came = before.faces - after.faces, after.faces - before.faces
        if not went and not came:
            return
        near, touched = around(self._index, went, came, self.units)
        before.order = order((*near, *went), self.units)
        after.order = order((*near, *came), self.units)
        for state, other in ((before, after), (after, before)):
            of, others = state.order.endings, other.order.endings
            state.endings = {iri: end for iri, end in of.items() if iri in touched or others.get(iri) != end}
        changed = {iri for iri in before.endings.keys() | after.endings.keys()
                   if before.endings.get(iri) != after.endings.get(iri)}  # fmt: skip
        bodies_ = [body for body in (*near, *came, *went) if body.iri in changed]
        self._spread(home_of(Layer.BODY, key) for body in bodies_ for key in body.keys)

    def _meetings(self) -> None:
        self._load(self._close(Layer.MEETING, lambda homes: self._held_by_kin(homes) | self._twins("meetings", homes)))
        self._recall("meetings", "heldBy")
        after = self.after
        company = self._company(after.said.meetings)
        stories = self._stories_of(after.said.meetings)
        found = meetings(after.said.meetings, after.bodies, company, stories, self._judgements)
        after.things["meetings"] |= minted("meeting", found)
        old, new = self.before.things["meetings"], after.things["meetings"]
        self._spread(self.before.homes[one] for one in self.before.said.meetings if new.get(one, old[one]) != old[one])

    def _papers(self) -> None:
        homes = self._close(Layer.PAPER, lambda homes: self._twins("papers", homes))
        self._load(homes)
        self._recall("papers", "issuer")
        after = self.after
        company = self._company(after.said.papers)
        self._load({home_of(Layer.STORY, node["doc"]) for node in after.said.papers.values()})
        stories = self._stories_of(after.said.papers)
        found = papers(after.said, after.bodies, company, stories, self._crowded(homes), self._judgements)
        after.things["papers"] = minted("paper", found)

    def _projects(self) -> None:
        homes = self._close(Layer.PROJECT)
        self._load(homes)
        self._recall("projects")
        after = self.after
        company = self._company(after.said.projects)
        provinces = {page.doc: page.province for page in self._pages_of(after.said.projects, self._gone)}
        stories = self._stories_of(after.said.projects)
        crowded = self._crowded(homes)
        found = projects(after.said, self.units, provinces, company, stories, crowded, self._judgements)
        after.things["projects"] = minted("project", found)

    def _people(self) -> None:
        self._load(self._close(Layer.PERSON))
        before, after = self.before, self.after
        for state in (before, after):
            self._refer(state, state.said, "roles", "body")
            self._refer(state, state.said, "events", "body")
        for local in self._groups(before.said.people).values():
            before.people |= dict.fromkeys(local, people.person(local, before.said.people))
        company = self._company(after.said.people)
        after.people = people.people(after.said, after.bodies, self.units, company, self._judgements)

    def _load_terms(self) -> None:
        """Load what is said of the terms of bodies in the region, and of those whose meetings came out otherwise."""
        homes = self._seeds[Layer.BODY] - self._loaded
        self._load(set().union(homes, *map(self._kin_of, homes)), terms_alone=True)
        for state in (self.before, self.after):
            self._refer(state, state.terms, "roles", "body")
            self._refer(state, state.terms, "meetings", "heldBy")
            known = self._index.things(state.terms.meetings.keys() - state.things["meetings"].keys())
            state.things["meetings"] |= {local: iri for local, (_, iri) in known.items()}

    # ------------------------------------------------------------ ways

    def _seed(self, homes: Iterable[int]) -> None:
        for home in homes:
            self._seeds[home & 7].add(home)

    def _spread(self, changed: Iterable[int]) -> None:
        """Take in what depends on homes in which something came out otherwise."""
        self._seed(self._index.users(set(changed)))

    def _close(self, layer: Layer, more: Callable[[_Homes], _Homes] = lambda _: set()) -> _Homes:
        found: _Homes = set()
        new = set(self._seeds[layer])
        while new:
            found |= new
            near = self._index.bonded(new) | set(self._alike(new)) | more(new)
            near.update(*(group for group in self._judged if not group.isdisjoint(new)))
            new = {home for home in near if home & 7 == layer} - found
        return found

    def _alike(self, homes: _Homes) -> Iterator[int]:
        names = self._index.names(homes)
        crowded = self._index.crowded(names, self._gone) & self._index.crowded(names, self._fresh)
        for block, name, home in self._index.named(names.keys() - crowded):
            if home not in homes and any(_same(*sorted((name, mine))) for mine in names[block]):
                yield home

    def _seed_crowds(self, changed: Iterable[Sheet]) -> None:
        """Take in all that has a block that became, or ceased to be, one that tells something."""
        names = {block for sheet in changed for block, name, _ in sheet.near if sheets.limited(name)}
        crossed = self._index.crowded(names, self._gone) ^ self._index.crowded(names, self._fresh)
        self._seed(home for _, _, home in self._index.named(crossed))

    def _held_by_kin(self, homes: _Homes) -> _Homes:
        """Return the homes of meetings of a kind whose holders are one body though not called the same."""
        self._load(homes)
        found: _Homes = set()
        for state in (self.before, self.after):
            held = [node for iri, node in state.said.meetings.items() if "heldBy" in node and state.homes[iri] in homes]
            known = self._index.things({node["heldBy"] for node in held} - state.homes.keys())
            for node in held:
                holder = state.homes[node["heldBy"]] if node["heldBy"] in state.homes else known[node["heldBy"]][0]
                found |= {meeting_home(node["meetingType"], kin) for kin in self._kin_of(holder)}
        return found

    def _twins(self, kind: str, homes: _Homes) -> _Homes:
        """Return the homes of what copies of one story name in the same way."""
        self._load(homes)
        found: _Homes = set()
        for state in (self.before, self.after):
            for local, node in getattr(state.said, kind).items():
                story = home_of(Layer.STORY, node["doc"])
                if state.homes[local] in homes and len(kin := self._kin_of(story)) > 1:
                    says = [node.get(name) for name in _TWINS[kind]]
                    beside = self._index.beside(kin, kind)
                    found |= {home for home, other in beside if [other.get(name) for name in _TWINS[kind]] == says}
        return found

    def _kin_of(self, home: int) -> _Homes:
        """Return the homes of the bodies that have a home."""
        return {home} | self._index.kin((home,)) | self._kin.get(home, set())

    def _judged_together(self, before: Sequence[Judgement], after: Sequence[Judgement]) -> list[_Homes]:
        """Return the homes, by layer, that each judgement is about; what changed is taken in."""
        known = {*before, *after}
        changed = set(before) ^ set(after)
        mentions = {mention for judgement in known for mention in (*judgement.left, *judgement.right)}
        homes: dict[str, _Homes] = defaultdict(set)
        for local, (home, _) in self._index.things(mentions).items():
            homes[local].add(home)
        for sheet in (*self._gone.values(), *self._fresh.values()):
            for local, home in sheet.homes().items():
                homes[local].add(home)
        groups: list[_Homes] = []
        for judgement in known:
            layers: dict[int, _Homes] = defaultdict(set)
            for mention in (*judgement.left, *judgement.right):
                for home in homes.get(mention, ()):
                    layers[home & 7].add(home)
            groups += layers.values()
            if judgement in changed:
                self._seed(home for group in layers.values() for home in group)
        return groups

    # ------------------------------------------------------------ loading

    def _load(self, homes: _Homes, *, terms_alone: bool = False) -> None:
        """Load the things and facts of homes, those of the states before and after."""
        touched: set[str] = set()
        for page, (home, kind, local, node) in self._index.entries(homes - self._loaded):
            if terms_alone and not kind.endswith(sheets.IN_TERM):
                continue
            touched.add(kind)
            self._states[node.get("doc", "")].add(page)
            for state, other in ((self.before, self._fresh), (self.after, self._gone)):
                if page not in other:
                    state.add(home, kind, local, node)
        self._loaded |= homes
        for state in (self.before, self.after):
            state.sort(touched)

    def _recall(self, kind: str, refers: str | None = None) -> None:
        """Take what local things were before; `refers` names the property by which they refer to bodies."""
        known = self._index.things(getattr(self.before.said, kind))
        self.before.things[kind] |= {local: iri for local, (_, iri) in known.items()}
        for state in (self.before, self.after):
            if refers is not None:
                self._refer(state, state.said, kind, refers)

    def _refer(self, state: State, said: Said, kind: str, name: str) -> None:
        """Take in what facts refer to outside the region: it is as it was."""
        nodes: dict[str, Node] = getattr(said, kind)
        local = {node[name] for node in nodes.values() if name in node}
        known = self._index.things(local - state.bodies.keys() - state.things["meetings"].keys())
        outside = self._index.bodies({iri for home, iri in known.values() if home & 7 == Layer.BODY})
        for one, (home, iri) in known.items():
            if home & 7 == Layer.BODY:
                state.bodies[one] = outside[iri]
            else:
                state.things["meetings"][one] = iri

    def _groups(self, local: Iterable[str]) -> dict[str, list[str]]:
        """Return what was decided of local things, with those that each is, in order."""
        found: dict[str, list[str]] = defaultdict(list)
        for one, (_, iri) in sorted(self._index.things(local).items()):
            found[iri].append(one)
        return found

    def _pages_of(self, nodes: Mapping[str, Node], without: Mapping[int, Sheet]) -> list[Page]:
        """Return the pages of things, leaving out the states of pages in `without`."""
        wanted = {page for node in nodes.values() for page in self._states[node["doc"]] if page not in without}
        self._pages |= {page.id: page for page in self._index.pages(wanted - self._pages.keys())}
        return [self._pages[page] for page in wanted]

    def _stories_of(self, nodes: Mapping[str, Node]) -> dict[str, str]:
        """Return the stories of the pages of things."""
        docs = {node["doc"] for node in nodes.values()} - self._decided
        known = {doc: first for doc, (_, first) in self._index.things(docs).items()}
        return known | self.after.things["documents"]

    def _company(self, nodes: Mapping[str, Node]) -> Company:
        return Company({page.doc: page.named for page in self._pages_of(nodes, self._gone)})

    def _crowded(self, homes: _Homes) -> Container[str]:
        return _Crowded(self._index.crowded(self._index.names(homes), self._gone))

    def _world(self, state: State, without: Mapping[int, Sheet]) -> World:
        pages = self._pages_of(state.said.roles, without)
        ends = self._index.endings({body.iri for body in state.bodies.values()})
        if state is self.after:
            ends = {iri: end for iri, end in ends.items() if iri not in self.before.endings} | state.endings
        state.order.endings.clear()
        state.order.endings.update(ends)
        return World(
            said=state.said,
            units=self.units,
            bodies=state.bodies,
            people=state.people,
            meetings=state.things["meetings"],
            papers=state.things["papers"],
            projects=state.things["projects"],
            stories=state.things["documents"],
            days={page.doc: page.days for page in pages if page.days is not None},
            company=Company({}),
            order=state.order,
        )


@dataclass(frozen=True, slots=True)
class _Crowded(Container[str]):
    """Blocks by their hashes."""

    hashes: set[int]

    def __contains__(self, block: object) -> bool:
        return isinstance(block, str) and sheets.hashed(block) in self.hashes


def face(body: Body) -> Body:
    """Return a body with that alone which others depend on."""
    return Body(body.iri, (body.label,), body.kind, body.place, (), body.keys)
