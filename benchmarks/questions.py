"""How long each stored question takes: on 1 million quads and on 100,000 of real extraction, beside rdflib in memory.

    KG_WILD=…/wild.jsonl.gz python benchmarks/questions.py [--stores FOLDER] [--values 30] [QUESTION …]

The stores are built once, from as many articles as they need, and stay in FOLDER; where the archive is too small,
what was read is repeated with other names. Every question is asked with values taken from the graph; the time is that
of a whole `kg.questions.ask`, finding the names included. Exit code 1 if a floor is not met.
"""

from __future__ import annotations

import argparse
import gzip
import itertools
import os
import signal
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import rdflib

from kg import pipeline, questions
from kg.store import Store
from kg.vocab import BASE, FOAF, KG, SKOS

SIZES = {"1M": 1_000_000, "100k": 100_000}
ONE, ALL = 0.050, 1.5  # seconds: p95 of questions about one thing, and over everything
RDFLIB_LIMIT, RDFLIB_VALUES = 20, 3  # seconds, values
_PER_ARTICLE = 260  # quads, about
_NAMES = {FOAF + "name", SKOS + "prefLabel", SKOS + "altLabel", KG + "plainName"}
_VALUES = {
    "person": "?x a foaf:Person ; skos:prefLabel ?label . ?held org:member ?x",
    "name": "?x foaf:name ?label . ?held org:member ?x",
    "body": "?x a org:FormalOrganization ; skos:prefLabel ?label . ?held org:organization ?x",
    "role": "GRAPH kg:ontology { ?x a org:Role ; skos:prefLabel ?label } ?held org:role ?x FILTER(LANG(?label) = 'vi')",
    "place": "?project kg:locatedIn ?x . GRAPH kg:places { ?x skos:prefLabel ?label }",
    "area": "?observation kg:area ?x . GRAPH kg:places { ?x skos:prefLabel ?label }",
    "paper": "?x kg:paperType ?type ; skos:prefLabel ?label",
    "project": "?x a schema:Project ; skos:prefLabel ?label",
    "measure": "?x kg:measure ?label",
    "thing": "?x kg:paperType|kg:meetingType ?type ; skos:prefLabel ?label",
    "node": "?x a foaf:Person ; skos:prefLabel ?label . ?held org:member ?x",
}
_DAYS = ("2016", "2017-06", "2018-03-15", "2019-05", "2020-01-01")


def main() -> int:
    """Time the questions and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="QUESTION")
    parser.add_argument("--stores", type=Path, default=Path(tempfile.gettempdir()) / "kg-questions")
    parser.add_argument("--values", type=int, default=30)
    parser.add_argument("--without-rdflib", action="store_true")
    given = parser.parse_args()
    asked = [q for q in questions.catalogue() if not given.names or q.name in given.names]
    stores = {size: store_of(given.stores / size, quads) for size, quads in SIZES.items()}
    print("quads: " + ", ".join(f"{size} {len(store):,}" for size, store in stores.items()))
    print(f"{'ms':<34}{'1M p50':>9}{'p95':>9}{'100k p50':>10}{'p95':>9}{'rdflib 100k p50':>17}{'p95':>9}")
    slow = []
    dataset = None if given.without_rdflib else in_rdflib(stores["100k"])
    for question in asked:
        times = {size: sorted(timed(store, question, given.values)) for size, store in stores.items()}
        theirs = [] if dataset is None else sorted(timed_rdflib(stores["100k"], dataset, question))
        cells = [percentile(t, p) for t in (*times.values(), theirs) for p in (0.5, 0.95)]
        row = "".join(f"{cell:>{width}}" for cell, width in zip(cells, (9, 9, 10, 9, 17, 9), strict=True))
        print(f"{question.name:<34}{row}", flush=True)
        floor = ONE if any(p.required and p.type == "text" for p in question.parameters) else ALL
        if question.name == "shortest-path":  # it may go through the whole graph
            floor = ALL
        if times["1M"][int(0.95 * (len(times["1M"]) - 1) + 0.5)] > floor:
            slow.append(f"{question.name}: p95 over {floor * 1000:.0f} ms")
    print("\n".join(slow))
    return 1 if slow else 0


def percentile(times: list[float], part: float) -> str:
    """Return a percentile in ms."""
    if not times:
        return "-"
    found = times[int(part * (len(times) - 1) + 0.5)]
    return f">{RDFLIB_LIMIT * 1000}" if found == float("inf") else f"{found * 1000:.1f}"


# ---------------------------------------------------------------- the stores


def store_of(path: Path, quads: int) -> Store:
    """Return a store of at least so many quads, built if it is not there."""
    if not (path / "quads").is_dir():
        archive = Path(os.environ["KG_WILD"])
        with tempfile.TemporaryDirectory() as folder, Store.open(path) as store:
            part = Path(folder) / "part.jsonl"
            with gzip.open(archive, "rt", encoding="utf-8") as lines:
                part.write_text("".join(itertools.islice(lines, quads // _PER_ARTICLE)), encoding="utf-8")
            pipeline.build([part], store)
            repeat(store, quads)
    return Store.open(path, read_only=True)


def repeat(store: Store, quads: int) -> None:
    """Add copies of all that pages gave, under other IRIs and names, until there are so many quads."""
    told = list(store.quads())
    for number in range(2, 2 + max(0, quads - 1) // max(1, len(told))):
        store._db.bulk_extend(copied(told, number))


def copied(told: list[ox.Quad], number: int) -> Iterator[ox.Quad]:
    """Yield a copy of quads: another graph of other people, in the same places."""

    def other(term: Any, name: bool = False) -> Any:
        if isinstance(term, ox.NamedNode) and term.value.startswith(BASE + "id/") and "/place/" not in term.value:
            return ox.NamedNode(f"{term.value}-{number}")
        if name and isinstance(term, ox.Literal):
            return ox.Literal(f"{term.value} {number}", language=term.language)
        return term

    for quad in told:
        if quad.graph_name != ox.NamedNode(KG + "places") and quad.graph_name != ox.NamedNode(KG + "ontology"):
            named = quad.predicate.value in _NAMES
            yield ox.Quad(other(quad.subject), quad.predicate, other(quad.object, named), other(quad.graph_name))


# ---------------------------------------------------------------- asking


def timed(store: Store, question: questions.Question, count: int) -> Iterator[float]:
    """Yield the seconds that asking takes, for different values."""
    for params in given_values(store, question, count):
        start = time.perf_counter()
        try:
            questions.ask(store, question.name, **params)
        except (questions.AmbiguousError, questions.NotFoundError):
            continue
        yield time.perf_counter() - start


def given_values(store: Store, question: questions.Question, count: int) -> Iterator[dict[str, str]]:
    """Yield values from the graph for the parameters of a question; of optional ones every second time."""
    columns = {}
    for number, p in enumerate(question.parameters):
        if p.type == "text":
            found = values(store, str(p.finds), count + 7 * number)
            columns[p.name] = found[7 * number :] + found[: 7 * number]
        else:
            columns[p.name] = list({"date": _DAYS, "number": ("1", "2", "3"), "choice": p.choices}[p.type])
    if question.name == "who-held-post":  # a role that the body has
        yield from posts(store, count)
        return
    for n in range(count):
        yield {
            p.name: columns[p.name][n % len(columns[p.name])]
            for p in question.parameters
            if columns[p.name] and (p.required or n % 2)
        }


def posts(store: Store, count: int) -> Iterator[dict[str, str]]:
    """Yield bodies with a role that somebody holds there."""
    held = "SELECT DISTINCT ?body ?role WHERE { ?tenure org:organization ?body ; org:role ?role } ORDER BY ?body ?role"
    rows = list(store.query(held))
    for n, row in enumerate(rows[:: max(1, len(rows) // count)]):
        some = {"body": row["body"].value, "role": row["role"].value}
        yield some | ({"on": _DAYS[n % len(_DAYS)]} if n % 2 else {})


def values(store: Store, finds: str, count: int) -> list[str]:
    """Return names of things of a kind, spread over all, that are one thing's."""
    one = "" if finds in ("measure", "name") else "HAVING(COUNT(DISTINCT ?x) = 1)"
    rows = list(store.query(f"SELECT ?label WHERE {{ {_VALUES[finds]} }} GROUP BY ?label {one} ORDER BY ?label"))
    step = max(1, len(rows) // (count + 1))
    return [row["label"].value for row in rows[::step]]


def in_rdflib(store: Store) -> rdflib.Dataset:
    """Return the store in the memory of rdflib."""
    dataset = rdflib.Dataset(default_union=False)
    with tempfile.NamedTemporaryFile(suffix=".nq") as file:
        ox.serialize(store.quads(), file, format=ox.RdfFormat.N_QUADS)
        file.flush()
        dataset.parse(file.name, format="nquads")
    return dataset


def timed_rdflib(store: Store, dataset: rdflib.Dataset, question: questions.Question) -> Iterator[float]:
    """Yield the seconds that rdflib takes for the same query, infinity beyond the limit."""
    for params in itertools.islice(given_values(store, question, RDFLIB_VALUES), RDFLIB_VALUES):
        try:
            sparql = questions.ask(store, question.name, **params).sparql
        except (questions.AmbiguousError, questions.NotFoundError):
            continue
        signal.signal(signal.SIGALRM, _stop)
        signal.alarm(RDFLIB_LIMIT)
        start = time.perf_counter()
        try:
            list(dataset.query(sparql))
            yield time.perf_counter() - start
        except TimeoutError:
            yield float("inf")
        except Exception:  # what rdflib cannot read, it cannot answer
            continue
        finally:
            signal.alarm(0)


def _stop(*_: object) -> None:
    raise TimeoutError


if __name__ == "__main__":
    sys.exit(main())
