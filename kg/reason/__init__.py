"""Is the resolved world consistent with the ontology, and what follows from both? Asked of HermiT."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pyoxigraph import DefaultGraph, NamedNode, Quad

from kg import ontology
from kg.reason.explain import Contradiction, explain
from kg.reason.hermit import InconsistentError, Inferences, JavaMissingError, ReasonError, run
from kg.reason.slice import OWL, TYPE, Axioms, Slice
from kg.store import Store
from kg.vocab import INFERRED, KG, RDFS

__all__ = ["Classification", "Contradiction", "JavaMissingError", "ReasonError", "Report", "classify", "reason"]

LIMIT = 20_000  # triples: some ten seconds, and the time grows faster than they do
_UNEXPLAINED = Contradiction(
    "",
    "HermiT thấy mâu thuẫn, nhưng không quy được về một đối tượng; hãy thử từng văn bản một.",
    "HermiT finds a contradiction, but it cannot be traced to one thing; try document by document.",
)


@dataclass(frozen=True, slots=True)
class Report:
    """What reasoning found."""

    consistent: bool
    contradictions: tuple[Contradiction, ...]
    inferred: int  # class assertions that were written
    triples: int  # of the graph that were reasoned over
    cut: bool  # the graph has more than was asked for
    seconds: float


@dataclass(frozen=True, slots=True)
class Classification:
    """What follows from the ontology alone."""

    consistent: bool
    impossible: tuple[Contradiction, ...]  # classes that nothing can belong to
    subclasses: tuple[tuple[str, str], ...]  # that are not stated, the nearest only, by name in English


def classify(terms: Iterable[Quad] | None = None) -> Classification:
    """Reason over an ontology without things, that of quanhe if none is given; raises ReasonError as `reason` does."""
    axioms = Axioms.of(ontology.quads() if terms is None else terms)
    try:
        results = run(Slice().n_triples(axioms))
    except InconsistentError:
        return Classification(False, (_UNEXPLAINED,), ())
    stated = {(_iri(t.subject), _iri(t.object)) for t in axioms.triples if t.predicate.value == RDFS + "subClassOf"}
    fresh = {pair for pair in results.subclasses - stated if set(pair) <= axioms.classes}
    found = tuple(_impossible(axioms, kind) for kind in sorted(results.impossible))
    names = sorted((_english(axioms, below), _english(axioms, above)) for below, above in fresh)
    return Classification(not found, found, tuple(names))


def reason(store: Store, graph: str | None = None, limit: int = LIMIT) -> Report:
    """Reason over the ontology and one graph, and write the classes that follow to graph `kg:inferred`.

    `graph` is the IRI of a document, None the resolved world; at most `limit` triples of it are taken.
    What rules put there stays. Where things contradict each other anything would follow: nothing is written,
    and what an earlier run wrote is taken out. Raises ReasonError, with one line for the user, where HermiT cannot run:
    JavaMissingError where there is no Java.
    """
    start = time.perf_counter()
    axioms = Axioms.of(ontology.quads())
    part = Slice.of(store.quads(DefaultGraph() if graph is None else graph), axioms, limit)
    found: tuple[Contradiction, ...] = ()
    inferred: list[Quad] = []
    try:
        results = run(part.n_triples(axioms))
    except InconsistentError:
        found = tuple(explain(axioms, part)) or (_UNEXPLAINED,)
    else:
        found = tuple(_impossible(axioms, kind) for kind in sorted(results.impossible))
        inferred = sorted(_assertions(axioms, part, results), key=str)
    store.replace_graph(INFERRED, [*_by_rules(store), *inferred])
    return Report(not found, found, len(inferred), part.size, part.cut, time.perf_counter() - start)


def _by_rules(store: Store) -> Iterator[Quad]:
    """Yield what rules had put into graph `kg:inferred`: all but the classes of things."""
    theirs = {KG + "Rule", KG + "Relation"}
    for quad in store.quads(INFERRED):
        if quad.predicate.value != TYPE or _iri(quad.object) in theirs:
            yield quad


def _assertions(axioms: Axioms, part: Slice, results: Inferences) -> Iterator[Quad]:
    """Yield the classes of things that the graph does not state itself, with all that contain them."""
    above: defaultdict[str, set[str]] = defaultdict(set)
    stated = {(_iri(t.subject), _iri(t.object)) for t in axioms.triples if t.predicate.value == RDFS + "subClassOf"}
    for below, over in stated | results.subclasses:
        above[below].add(over)
    kinds: defaultdict[str, set[str]] = defaultdict(set)
    for thing, kind in results.types:
        kinds[thing].add(kind)
    graph, is_a = NamedNode(INFERRED), NamedNode(TYPE)
    for thing in {*kinds, *part.types}:
        stated_here = part.types.get(thing, set())
        waiting, all_kinds = [*kinds[thing], *stated_here], set[str]()
        while waiting:
            kind = waiting.pop()
            if kind not in all_kinds:
                all_kinds.add(kind)
                waiting += above[kind]
        for kind in (all_kinds & axioms.classes) - stated_here - {OWL + "Thing"}:
            yield Quad(NamedNode(thing), is_a, NamedNode(kind), graph)


def _impossible(axioms: Axioms, kind: str) -> Contradiction:
    label = axioms.labels.get(kind, {})
    vi, en = (label.get(language, kind) for language in ("vi", "en"))
    return Contradiction(kind, f"Không gì có thể thuộc lớp {vi}.", f"Nothing can belong to the class {en}.")


def _english(axioms: Axioms, kind: str) -> str:
    return axioms.labels.get(kind, {}).get("en", kind)


def _iri(term: object) -> str:
    return term.value if isinstance(term, NamedNode) else ""
