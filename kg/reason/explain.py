"""Find out, in the terms of the ontology, why a slice contradicts itself, and say it in words.

HermiT proves a contradiction but does not explain it. Here the consequences of sub-classes, domains, ranges and
"only" restrictions are drawn one by one, each with its reason, until a thing is two disjoint things at once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from pyoxigraph import Literal

from kg.reason.slice import OWL, TYPE, Axioms, Slice
from kg.vocab import RDFS


@dataclass(frozen=True, slots=True)
class Contradiction:
    """One thing that cannot be as the graph has it, and why."""

    thing: str  # IRI; "" where no single thing is to blame
    vi: str
    en: str


@dataclass(frozen=True, slots=True)
class _Reason:
    """Why a thing is of a class: in Vietnamese, in English; `steps` from what the graph states."""

    vi: str
    en: str
    steps: int


class Explainer:
    """Draws consequences over one slice."""

    def __init__(self, axioms: Axioms, part: Slice) -> None:
        self._axioms, self._slice = axioms, part
        self._pairs: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
        for triple in axioms.triples:
            subject, value = str(triple.subject), str(triple.object)
            self._pairs[triple.predicate.value].append((_bare(subject), _bare(value)))
        self._superclasses = _table(self._pairs[RDFS + "subClassOf"])
        self._only = self._restrictions()
        self._leaving: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
        for start, edge, stop in part.edges:
            self._leaving[start].append((edge, stop))
        self._types: dict[str, dict[str, _Reason]] = defaultdict(dict)

    def contradictions(self) -> list[Contradiction]:
        """Return what is found, ordered by thing; empty where the reason lies beyond these rules."""
        self._draw()
        found = [*self._disjoint(), *self._loops(), *self._too_many()]
        return sorted(found, key=lambda c: (c.thing, c.en))

    # ------------------------------------------------------------ consequences

    def _draw(self) -> None:
        waiting = [
            (
                thing,
                kind,
                _Reason(f"được ghi là {self._name(kind, 'vi')}", f"stated to be: {self._name(kind, 'en')}", 0),
            )
            for thing, kinds in sorted(self._slice.types.items())
            for kind in sorted(kinds)
        ]
        waiting += self._from_edges()
        for thing, kind, reason in waiting:  # grows while it is walked: a queue, so the shortest reasons come first
            if kind in self._types[thing]:
                continue
            self._types[thing][kind] = reason
            waiting += [(thing, above, reason) for above in self._superclasses[kind] if above in self._axioms.classes]
            waiting += self._from_only(thing, kind)

    def _from_edges(self) -> Iterator[tuple[str, str, _Reason]]:
        above = _closure(_table(self._pairs[RDFS + "subPropertyOf"]))
        domains, ranges = _table(self._pairs[RDFS + "domain"]), _table(self._pairs[RDFS + "range"])
        for start, edge, stop in sorted(self._slice.edges):
            for name in (edge, *sorted(above[edge])):
                for kind in domains[name]:
                    yield start, kind, self._because_of(start, edge, stop)
                for kind in ranges[name]:
                    yield stop, kind, self._because_of(start, edge, stop)

    def _because_of(self, start: str, edge: str, stop: str) -> _Reason:
        a, b = self._label(start), self._label(stop)
        vi, en = f"«{a}» {self._name(edge, 'vi')} «{b}»", f"“{a}” {self._name(edge, 'en')} “{b}”"
        return _Reason(f"được suy ra từ {vi}", f"follows from: {en}", 1)

    def _from_only(self, thing: str, kind: str) -> Iterator[tuple[str, str, _Reason]]:
        for edge, filler in self._only[kind]:
            for leaving, stop in self._leaving[thing]:
                if leaving == edge:
                    yield stop, filler, self._because_of(thing, edge, stop)

    def _restrictions(self) -> dict[str, list[tuple[str, str]]]:
        """Return class → (property, class) for "C has p only with D"."""
        on, only = dict(self._pairs[OWL + "onProperty"]), dict(self._pairs[OWL + "allValuesFrom"])
        found: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
        for kind, above in self._pairs[RDFS + "subClassOf"]:
            if above in on and above in only:
                found[kind].append((on[above], only[above]))
        return found

    # ------------------------------------------------------------ contradictions

    def _disjoint(self) -> Iterator[Contradiction]:
        pairs = {(a, b) for a, b in self._pairs[OWL + "disjointWith"]}
        for thing, types in self._types.items():
            clashes = [(types[a].steps + types[b].steps, a, b) for a, b in pairs if a in types and b in types]
            if clashes:
                yield self._clash(thing, *min(clashes)[1:])

    def _clash(self, thing: str, first: str, second: str) -> Contradiction:
        label = self._label(thing)
        a, b = (self._types[thing][kind] for kind in (first, second))
        vi_a, vi_b = (self._name(kind, "vi") for kind in (first, second))
        en_a, en_b = (self._name(kind, "en") for kind in (first, second))
        return Contradiction(
            thing,
            f"«{label}» vừa là {vi_a} ({a.vi}) vừa là {vi_b} ({b.vi}); không gì có thể là cả hai.",
            f"“{label}” is at once {en_a} ({a.en}) and {en_b} ({b.en}); nothing can be both.",
        )

    def _loops(self) -> Iterator[Contradiction]:
        kinds = self._pairs[TYPE]
        asymmetric = {name for name, kind in kinds if kind == OWL + "AsymmetricProperty"}
        irreflexive = {name for name, kind in kinds if kind == OWL + "IrreflexiveProperty"}
        edges = set(self._slice.edges)
        for start, edge, stop in sorted(edges):
            loop = start == stop and edge in irreflexive
            mutual = start < stop and edge in asymmetric and (stop, edge, start) in edges
            if loop or mutual:
                a, b = self._label(start), self._label(stop)
                vi, en = self._name(edge, "vi"), self._name(edge, "en")
                yield Contradiction(
                    start,
                    f"«{a}» {vi} «{b}»"
                    + ("; không gì như thế với chính mình." if loop else " và ngược lại; chỉ một chiều là có thể."),
                    f"“{a}” {en} “{b}”"
                    + ("; nothing is so to itself." if loop else " and the other way round; only one can hold."),
                )

    def _too_many(self) -> Iterator[Contradiction]:
        most = self._most()
        for (thing, edge), stops in self._slice.beside().items():
            limits = [most[kind, edge] for kind in ("", *self._types.get(thing, ())) if (kind, edge) in most]
            if limits and len(stops) > min(limits):
                label, values = self._label(thing), [self._label(stop) for stop in stops]
                vi, en = self._name(edge, "vi"), self._name(edge, "en")
                count = min(limits)
                yield Contradiction(
                    thing,
                    f"«{label}» {vi} {' và '.join(f'«{v}»' for v in values)}; nhiều nhất {count}.",
                    f"“{label}” {en} {' and '.join(f'“{v}”' for v in values)}; at most {count}.",
                )

    def _most(self) -> dict[tuple[str, str], int]:
        """Return (class, property) → how many values at most; the class "" is any."""
        functional = {name for name, kind in self._pairs[TYPE] if kind == OWL + "FunctionalProperty"}
        on = dict(self._pairs[OWL + "onProperty"])
        counts = {
            str(t.subject): int(t.object.value)
            for t in self._axioms.triples
            if t.predicate.value == OWL + "maxCardinality" and isinstance(t.object, Literal)
        }
        return {("", name): 1 for name in functional} | {
            (kind, on[above]): counts[above]
            for kind, above in self._pairs[RDFS + "subClassOf"]
            if above in on and above in counts
        }

    # ------------------------------------------------------------ words

    def _label(self, thing: str) -> str:
        return self._slice.labels.get(thing) or self._name(thing, "vi")

    def _name(self, term: str, language: str) -> str:
        known = self._axioms.labels.get(term, {})
        return known.get(language) or known.get("en") or term


def explain(axioms: Axioms, part: Slice) -> list[Contradiction]:
    """Return the contradictions of a slice, in words."""
    return Explainer(axioms, part).contradictions()


def _bare(term: str) -> str:
    return term[1:-1] if term.startswith("<") else term


def _table(pairs: list[tuple[str, str]]) -> defaultdict[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return found


def _closure(table: defaultdict[str, list[str]]) -> defaultdict[str, set[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for key in list(table):
        waiting = list(table[key])
        while waiting:
            above = waiting.pop()
            if above not in found[key]:
                found[key].add(above)
                waiting += table.get(above, ())
    return found
