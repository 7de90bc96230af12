"""Why two people are held to be one, or are not: every piece of evidence for and against, with its weight and proof."""

from __future__ import annotations

import math
from collections import defaultdict, deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from kg.judgements import Judgement, judgements
from kg.language.normal import bare, fold
from kg.lexicon.namesakes import namesakes
from kg.resolve.people import anchors, company_needed
from kg.resolve.proofs import Proof, proofs
from kg.resolve.read import read
from kg.resolve.world import World, decide, post_label
from kg.store import Store

Verdict = Literal["one", "unsure", "apart"]
DECIDES = math.inf
_UNSURE = 0.5  # of the company needed: from here on somebody had better look
_SCALE = 1.5  # how much company makes the odds e times as high


@dataclass(frozen=True, slots=True)
class Reason:
    """One piece of evidence: `weight` in the unit of `Why.needed`, against if negative, DECIDES where it is enough."""

    vi: str
    en: str
    weight: float
    left: tuple[Proof, ...] = ()
    right: tuple[Proof, ...] = ()


@dataclass(frozen=True, slots=True)
class Why:
    """What speaks for two people being one, and against."""

    verdict: Verdict
    reasons: tuple[Reason, ...]
    needed: float  # how much company two pages must share for a name like this
    through: tuple[str, ...] = ()  # the pages that link the two, where nothing links them at once

    @property
    def weight(self) -> float:
        """Return the sum of the evidence."""
        decisive = [reason.weight for reason in self.reasons if math.isinf(reason.weight)]
        return decisive[0] if decisive else sum(reason.weight for reason in self.reasons)

    @property
    def probability(self) -> float:
        """Return how probable it is that the two are one: even odds where the company is just what is needed."""
        if self.verdict == "one":
            return 1.0
        return 0.0 if math.isinf(self.weight) else 1 / (1 + math.exp((self.needed - self.weight) / _SCALE))


def why(store: Store, left: Sequence[str], right: Sequence[str]) -> Why:
    """Explain what is decided of two people, each given by mentions (IRIs); ValueError if one is no person."""
    said = read(store)
    known = judgements(store)
    world = decide(said, known)
    for iri in (*left, *right):
        if iri not in world.people:
            raise ValueError(iri)
    case = _Case(store, world, tuple(left), tuple(right))
    reasons = tuple(_reasons(case, known))
    name = fold(said.people[left[0]]["name"])
    needed = max(1.0, company_needed(name))
    found = Why("apart", reasons, needed)
    if _one(case):
        linked = any(reason.weight == DECIDES for reason in reasons) or found.weight >= company_needed(name)
        return Why("one", reasons, needed, () if linked else _through(world, left, right))
    return Why("unsure" if found.weight >= _UNSURE * needed else "apart", reasons, needed)


@dataclass(frozen=True, slots=True)
class _Case:
    """Two people by their mentions."""

    store: Store
    world: World
    left: tuple[str, ...]
    right: tuple[str, ...]

    def pages(self, side: tuple[str, ...]) -> dict[str, str]:
        """Return the page of each mention of a side."""
        return {iri: self.world.said.people[iri]["doc"] for iri in side}

    def shared(self) -> Iterator[tuple[tuple[bool, str], list[str], list[str]]]:
        """Yield the anchors that both sides have, with the facts that give them, bodies and posts first."""
        mine, theirs = (_anchored(self.world, side) for side in (self.left, self.right))
        for anchor in sorted(mine.keys() & theirs.keys()):
            yield anchor, mine[anchor], theirs[anchor]


def _reasons(case: _Case, known: Sequence[Judgement]) -> Iterator[Reason]:
    yield from _judged(case, known)
    yield from _named(case)
    yield from _anchored_alike(case)
    yield from _acquainted(case)


def _judged(case: _Case, known: Sequence[Judgement]) -> Iterator[Reason]:
    for one in reversed(known):  # the later one holds
        sides = (set(one.left), set(one.right))
        met = any(not a.isdisjoint(case.left) and not b.isdisjoint(case.right) for a, b in (sides, sides[::-1]))
        if met and one.verdict != "unsure":
            vi, en = ("là một", "one") if one.verdict == "same" else ("không phải là một", "not one")
            weight = DECIDES if one.verdict == "same" else -DECIDES
            told = f"{one.by}, {one.on[:10]}: {one.why}"
            yield Reason(f"phán định {vi} ({told})", f"judged to be {en} ({told})", weight)


def _named(case: _Case) -> Iterator[Reason]:
    people = case.world.said.people
    one, other = people[case.left[0]]["name"], people[case.right[0]]["name"]
    if set(case.pages(case.left).values()) & set(case.pages(case.right).values()) and set(case.left) != set(case.right):
        yield Reason("một trang nêu cả hai như hai người", "one page names both as two people", -DECIDES)
    if fold(one) == fold(other):
        many = max(1, round(namesakes(fold(one))))
        yield Reason(
            f"cùng họ tên; trong 20.000 người, chừng {many} người tên như vậy",
            f"the same name; of 20,000 people about {many} bear it",
            DECIDES if company_needed(fold(one)) <= 0 and _one(case) else 0.0,
        )
    elif bare(one) == bare(other):
        yield Reason(f"khác dấu: {one} ≠ {other}", f"other marks: {one} ≠ {other}", -DECIDES)
    else:
        yield Reason(f"khác tên: {one} ≠ {other}", f"other names: {one} ≠ {other}", -DECIDES)


def _one(case: _Case) -> bool:
    left, right = ({case.world.people[iri].iri for iri in side} for side in (case.left, case.right))
    return not left.isdisjoint(right)


def _anchored_alike(case: _Case) -> Iterator[Reason]:
    for (near, anchor), mine, theirs in case.shared():
        vi, en = ("cùng địa phương", "the same place") if near else ("cùng cơ quan", "the same body")
        label = anchor if near else _label(case.world, mine[0])
        proved = (proofs(case.store, sorted(facts)[:1]) for facts in (mine, theirs))
        yield Reason(f"{vi}: {label}", f"{en}: {label}", DECIDES, *proved)


def _acquainted(case: _Case) -> Iterator[Reason]:
    """Yield what the two pages that share most have in common."""
    company, name = case.world.company, fold(case.world.said.people[case.left[0]]["name"])
    mine, theirs = (sorted(set(case.pages(side).values())) for side in (case.left, case.right))
    pairs = [(company.of_both(a, b, but=(name,)), a, b) for a in mine for b in theirs if a != b]
    if not pairs:
        return
    _, one, other = max(pairs)
    labels = {key: body.label for body in case.world.bodies.values() for key in body.keys}
    for thing, weight in sorted(company.common(one, other, but=(name,)).items(), key=lambda item: (-item[1], item[0])):
        label = labels.get(thing, thing)
        yield Reason(f"hai trang cùng nêu: {label}", f"two pages both name: {label}", weight)


def _anchored(world: World, mentions: Sequence[str]) -> dict[tuple[bool, str], list[str]]:
    """Return the facts about people that give each anchor."""
    found: dict[tuple[bool, str], list[str]] = defaultdict(list)
    wanted = set(mentions)
    for iri, fact in [*world.said.roles.items(), *world.said.events.items()]:
        body = world.body(fact)
        if body is not None and fact["person"] in wanted:
            for anchor in anchors(fact, body, world.units):
                found[anchor].append(iri)
    return found


def _label(world: World, fact: str) -> str:
    """Return the post that a fact names, or its body."""
    said = world.said.roles.get(fact) or world.said.events[fact]
    body = world.body(said)
    assert body is not None
    return body.label if body.place is not None or "role" not in said else post_label(said["roleLabel"], body.label)


def _through(world: World, left: Sequence[str], right: Sequence[str]) -> tuple[str, ...]:
    """Return the pages on the shortest way from one person to the other by mentions that share an anchor or company."""
    person = world.people[left[0]]
    ways: dict[object, set[object]] = defaultdict(set)
    for mention in person.local:
        for anchor in _anchored(world, (mention,)):
            ways[mention].add(anchor)
            ways[anchor].add(mention)
    pages = {mention: world.said.people[mention]["doc"] for mention in person.local}
    name = fold(person.label)
    for (one, other), weight in world.company.shared(pages, but=(name,)).items():
        if weight >= company_needed(name):
            ways[one].add(other)
            ways[other].add(one)
    mentions = [step for step in _shortest(ways, left, set(right)) if isinstance(step, str)]
    return tuple(world.said.documents[pages[mention]]["identifier"] for mention in mentions)


def _shortest(ways: Mapping[object, set[object]], start: Sequence[str], ends: set[str]) -> list[object]:
    """Return the shortest way (breadth first) from one of the starts to one of the ends, empty if there is none."""
    came: dict[object, object] = dict.fromkeys(start)
    waiting: deque[object] = deque(start)
    while waiting:
        step = waiting.popleft()
        if step in ends:
            way: list[object] = [step]
            while (back := came[way[-1]]) is not None:
                way.append(back)
            return way[::-1]
        for after in sorted(ways.get(step, ()), key=str):
            if after not in came:
                came[after] = step
                waiting.append(after)
    return []
