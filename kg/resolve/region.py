"""What a change of some pages can touch: everything that is decided together with it, before and after.

Layer by layer the homes of what changed are taken, and all that is decided together with them; what came out otherwise
takes with it the homes that depend on it. So a region is whole: deciding it alone and deciding the world is the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from kg.judgements import Judgement
from kg.resolve import bodies, copies, people
from kg.resolve.company import Company
from kg.resolve.index import Index
from kg.resolve.loaded import Homes, Loaded, State, face
from kg.resolve.meetings import meetings
from kg.resolve.order import order
from kg.resolve.papers import papers
from kg.resolve.places import Units
from kg.resolve.projects import projects
from kg.resolve.read import Node
from kg.resolve.sheets import Layer, Sheet, home_of
from kg.resolve.stories import copied
from kg.resolve.surroundings import around
from kg.resolve.ways import TWINS, Ways
from kg.resolve.world import World, minted


class Region:
    """What some pages touch, `gone` and `fresh` being their states before and after."""

    def __init__(
        self,
        index: Index,
        gone: Mapping[int, Sheet],
        fresh: Mapping[int, Sheet],
        judged: tuple[Sequence[Judgement], Sequence[Judgement]],  # before and after
    ) -> None:
        self._index, self._loaded = index, Loaded(index, gone, fresh)
        self._ways = Ways(self._loaded, judged)
        self._judgements = judged[1]
        self.before, self.after = self._loaded.before, self._loaded.after
        self.units = Units(index.units())
        self._decided: set[str] = set()  # pages whose stories were decided

    def decide(self) -> tuple[World, World]:
        """Return the region's worlds before and after, made by what decides the world."""
        self._stories()
        self._bodies()
        self._order()
        self._meetings()
        self._papers()
        self._projects()
        self._people()
        self._loaded.load(self._ways.seeds[Layer.FIGURE])
        self._load_terms()
        for state in (self.before, self.after):
            self._loaded.refer(state, state.said, "actions", "actor")
            self._loaded.refer(state, state.said, "observations", "area")
            self._loaded.refer(state, state.said, "participations", "meeting")
        return self._world(self.before, self._loaded.fresh), self._world(self.after, self._loaded.gone)

    def _stories(self) -> None:
        self._decided, pairs = copied(self._loaded)
        known = self._index.things(self._decided)
        before = self.before.things["documents"] = {doc: first for doc, (_, first) in known.items()}
        after = self.after.things["documents"] = copies.stories(pairs)
        for found in (before, after):
            groups: dict[str, Homes] = defaultdict(set)
            for doc, first in found.items():
                groups[first].add(home_of(Layer.STORY, doc))
            self._ways.relate(groups.values())
        moved = {doc for doc in before.keys() | after.keys() if before.get(doc) != after.get(doc)}
        for kind in TWINS:
            self._ways.seed(home for home, _ in self._index.beside((home_of(Layer.STORY, doc) for doc in moved), kind))

    def _bodies(self) -> None:
        self._loaded.load(self._ways.close(Layer.BODY))
        before, after = self.before, self.after
        after.bodies = bodies.bodies(after.said.bodies, after.offices, self.units, self._judgements)
        keys = bodies.body_keys(before.said.bodies, self.units)
        for iri, local in self._loaded.groups(before.said.bodies).items():
            nodes = [before.said.bodies[one] for one in local]
            known = bodies.body(iri, nodes, tuple(local), tuple(sorted({keys[one] for one in local})))
            before.bodies |= dict.fromkeys(local, known)
        for found in {*before.bodies.values(), *after.bodies.values()}:
            homes = {home_of(Layer.BODY, key) for key in found.keys}
            self._ways.relate((homes,))
        both = before.bodies.keys() & after.bodies.keys()
        self._ways.spread(before.homes[one] for one in both if face(before.bodies[one]) != face(after.bodies[one]))
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
        self._ways.spread(home_of(Layer.BODY, key) for body in bodies_ for key in body.keys)

    def _meetings(self) -> None:
        ways = self._ways
        homes = ways.close(Layer.MEETING, lambda new: ways.held_by_kin(new) | ways.twins("meetings", new))
        self._loaded.load(homes)
        self._recall("meetings", "heldBy")
        after = self.after
        company = self._loaded.company(after.said.meetings)
        stories = self._stories_of(after.said.meetings)
        found = meetings(after.said.meetings, after.bodies, company, stories, self._judgements)
        after.things["meetings"] |= minted("meeting", found)
        old, new = self.before.things["meetings"], after.things["meetings"]
        self._ways.spread(
            self.before.homes[one] for one in self.before.said.meetings if new.get(one, old[one]) != old[one]
        )

    def _papers(self) -> None:
        homes = self._ways.close(Layer.PAPER, lambda homes: self._ways.twins("papers", homes))
        self._loaded.load(homes)
        self._recall("papers", "issuer")
        after = self.after
        company = self._loaded.company(after.said.papers)
        self._loaded.load({home_of(Layer.STORY, node["doc"]) for node in after.said.papers.values()})
        stories = self._stories_of(after.said.papers)
        found = papers(after.said, after.bodies, company, stories, self._ways.crowded(homes), self._judgements)
        after.things["papers"] = minted("paper", found)

    def _projects(self) -> None:
        homes = self._ways.close(Layer.PROJECT)
        self._loaded.load(homes)
        self._recall("projects")
        after = self.after
        company = self._loaded.company(after.said.projects)
        provinces = {page.doc: page.province for page in self._loaded.pages_of(after.said.projects, self._loaded.gone)}
        stories = self._stories_of(after.said.projects)
        crowded = self._ways.crowded(homes)
        found = projects(after.said, self.units, provinces, company, stories, crowded, self._judgements)
        after.things["projects"] = minted("project", found)

    def _people(self) -> None:
        self._loaded.load(self._ways.close(Layer.PERSON))
        before, after = self.before, self.after
        for state in (before, after):
            self._loaded.refer(state, state.said, "roles", "body")
            self._loaded.refer(state, state.said, "events", "body")
        for local in self._loaded.groups(before.said.people).values():
            before.people |= dict.fromkeys(local, people.person(local, before.said.people))
        company = self._loaded.company(after.said.people)
        after.people = people.people(after.said, after.bodies, self.units, company, self._judgements)

    def _load_terms(self) -> None:
        """Load what is said of the terms of bodies in the region, and of those whose meetings came out otherwise."""
        homes = self._ways.seeds[Layer.BODY] - self._loaded.loaded
        self._loaded.load(set().union(homes, *map(self._ways.kin_of, homes)), terms_alone=True)
        for state in (self.before, self.after):
            self._loaded.refer(state, state.terms, "roles", "body")
            self._loaded.refer(state, state.terms, "meetings", "heldBy")
            known = self._index.things(state.terms.meetings.keys() - state.things["meetings"].keys())
            state.things["meetings"] |= {local: iri for local, (_, iri) in known.items()}

    def _recall(self, kind: str, refers: str | None = None) -> None:
        """Take what local things were before; `refers` names the property by which they refer to bodies."""
        known = self._index.things(getattr(self.before.said, kind))
        self.before.things[kind] |= {local: iri for local, (_, iri) in known.items()}
        for state in (self.before, self.after):
            if refers is not None:
                self._loaded.refer(state, state.said, kind, refers)

    def _stories_of(self, nodes: Mapping[str, Node]) -> dict[str, str]:
        """Return the stories of the pages of things."""
        docs = {node["doc"] for node in nodes.values()} - self._decided
        known = {doc: first for doc, (_, first) in self._index.things(docs).items()}
        return known | self.after.things["documents"]

    def _world(self, state: State, without: Mapping[int, Sheet]) -> World:
        pages = self._loaded.pages_of(state.said.roles, without)
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
