"""Run HermiT through owlready2; the only place that knows either."""

from __future__ import annotations

import io
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from pyoxigraph import NamedNode, RdfFormat, parse

from kg.reason.slice import OWL, TYPE
from kg.vocab import RDFS

_SLICE = "https://w3id.org/quanhe/slice"
_INFERENCES = "http://inferrences/"  # owlready2's name for the ontology it writes results to


class ReasonError(Exception):
    """HermiT could not run or gave up; the message is one line for the user."""


class JavaMissingError(ReasonError):
    """There is no Java to run HermiT on."""


class InconsistentError(Exception):
    """The triples contradict each other."""


@dataclass(frozen=True, slots=True)
class Inferences:
    """What HermiT adds: pairs of IRIs, the most specific classes only."""

    types: frozenset[tuple[str, str]]
    subclasses: frozenset[tuple[str, str]]
    impossible: frozenset[str]  # classes that nothing can belong to


def run(triples: bytes) -> Inferences:
    """Return what follows from an ontology and individuals in N-Triples.

    Raises InconsistentError when they contradict each other, ReasonError when HermiT cannot tell.
    """
    if shutil.which("java") is None:
        raise JavaMissingError(
            "không thấy Java, kg reason chạy HermiT trên đó (hãy cài JRE); mọi lệnh khác vẫn chạy"
            " / Java not found: kg reason runs HermiT on it (install a JRE); everything else works"
        )
    import owlready2  # takes a third of a second, and nothing else needs it

    world = owlready2.World()  # a fresh one each time: worlds remember what they loaded
    world.get_ontology(_SLICE).load(fileobj=io.BytesIO(triples))
    with _own_temporary_folder():
        try:
            owlready2.sync_reasoner_hermit(world, debug=0)
        except owlready2.OwlReadyInconsistentOntologyError:
            raise InconsistentError from None
        except owlready2.OwlReadyJavaError as error:
            raise ReasonError(f"HermiT failed: {' '.join(str(error).split())[:200]}") from None
    return _inferences(world)


def _inferences(world: Any) -> Inferences:
    added = io.BytesIO()
    world.get_ontology(_INFERENCES).save(added, format="ntriples")
    pairs: dict[str, set[tuple[str, str]]] = {}
    for quad in parse(added.getvalue(), format=RdfFormat.N_TRIPLES):
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode):
            pairs.setdefault(quad.predicate.value, set()).add((quad.subject.value, quad.object.value))
    return Inferences(
        types=frozenset((thing, kind) for thing, kind in pairs.get(TYPE, ()) if thing != _INFERENCES.rstrip("/")),
        subclasses=frozenset(pairs.get(RDFS + "subClassOf", ())),
        impossible=frozenset(c.iri for c in world.inconsistent_classes() if isinstance(getattr(c, "iri", None), str))
        - {OWL + "Nothing"},
    )


@contextmanager
def _own_temporary_folder() -> Iterator[None]:
    """Let owlready2 write its temporary file where it is removed: it leaves it behind after a contradiction."""
    before = tempfile.tempdir
    with tempfile.TemporaryDirectory() as folder:
        tempfile.tempdir = folder
        try:
            yield
        finally:
            tempfile.tempdir = before
