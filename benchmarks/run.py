"""Measure reading, loading and asking, each against the plainest way to do it in the same run: `make bench`."""

from __future__ import annotations

import itertools
import os
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import rdflib
from rdflib.util import from_n3

from kg import graph, workers
from kg.documents import Problem
from kg.pipeline import TIMEOUT, find
from kg.questions import Question, QuestionError, catalogue
from kg.questions.parameters import bind
from kg.resolve import resolve
from kg.store import Store, Term
from kg.workers import Read, TimeUp, limit

ROOT = Path(__file__).resolve().parent.parent
WILD = Path(os.environ.get("KG_WILD", ROOT.parent / "shared" / "corpus" / "wild.jsonl.gz"))
SAMPLES = ROOT / "examples" / "pages"
PAGES = int(os.environ.get("KG_BENCH_PAGES", "500"))
REPEATS = 9
PATIENCE = 20  # seconds that rdflib may take for a question


def main() -> None:
    """Run every part and print its figures."""
    reads = reading()
    with tempfile.TemporaryDirectory() as folder:
        asking(loading(reads, Path(folder)))


def timed(work: Callable[[], object], clock: Callable[[], float] = time.perf_counter) -> float:
    """Return the seconds that `work` takes."""
    begun = clock()
    work()
    return clock() - begun


# ---------------------------------------------------------------- reading


def reading() -> list[Read]:
    """Print pages read per second on one core."""
    source = WILD if WILD.exists() else SAMPLES
    pages = list(itertools.islice(find([source]), PAGES))
    warm = workers.read(pages[0], TIMEOUT)  # the lexicon is loaded once in a process, not once a page
    assert isinstance(warm, Read), warm
    outcomes: list[Read | Problem] = []
    seconds = timed(lambda: outcomes.extend(workers.read(page, TIMEOUT) for page in pages), time.process_time)
    reads = [outcome for outcome in outcomes if isinstance(outcome, Read)]
    characters, facts = sum(len(r.document.text) for r in reads), sum(len(r.facts) for r in reads)
    failed = len(outcomes) - len(reads)
    print(f"read and extract   {len(pages) / seconds:8.0f} pages/s     {len(pages)} pages of {source.name}, one core")
    print(f"                   {characters / seconds / 1e6:8.2f} Mchar/s     {facts} facts, {failed} problems")
    samples = [outcome for page in find([SAMPLES]) if isinstance(outcome := workers.read(page, TIMEOUT), Read)]
    return [*reads, *samples]  # the questions have their examples in the sample pages


# ---------------------------------------------------------------- loading


def loading(reads: list[Read], folder: Path) -> Store:
    """Print quads loaded per second by the store, and by Oxigraph's bulk loader alone; return the store, resolved."""
    documents = [(read.document, list(graph.quads(read.document, read.facts))) for read in reads]
    quads = [quad for _, made in documents for quad in made]
    text = ox.serialize(quads, format=ox.RdfFormat.N_QUADS)
    assert text is not None
    raw = ox.Store(str(folder / "raw"))
    bulk = timed(lambda: raw.bulk_load(text, format=ox.RdfFormat.N_QUADS))
    store = Store.open(folder / "graph")

    def write() -> None:  # as a build does: each page by itself
        for document, made in documents:
            store.replace(document, made)

    ours, again = timed(write), timed(write)
    print(f"raw bulk_load      {len(quads) / bulk:8.0f} quads/s     {len(quads)} quads, N-Quads in memory to disk")
    print(f"Store              {len(quads) / ours:8.0f} quads/s     {bulk / ours:.2f} of it, texts kept too")
    print(f"Store, once more   {len(quads) / again:8.0f} quads/s     {bulk / again:.2f} of it, nothing changes")
    print(f"resolve            {len(reads) / timed(lambda: resolve(store)):8.0f} pages/s     {len(store)} quads then")
    return store


# ---------------------------------------------------------------- asking


def asking(store: Store) -> None:
    """Print how long each stored question takes with its example, here and in rdflib in memory."""
    memory = rdflib.Dataset()
    text = ox.serialize(store.quads(), format=ox.RdfFormat.N_QUADS)
    seconds = timed(lambda: memory.parse(data=text, format="nquads"))
    print(f"rdflib             {len(store) / seconds:8.0f} quads/s     the same graph in memory")
    for question in catalogue():
        given = {parameter.name: parameter.example for parameter in question.parameters if parameter.required}
        try:
            bound, _ = bind(store, question, given)
        except QuestionError:
            print(f"{question.name:32} its example is not in this graph")
            continue
        ours, rows = _in_store(store, question, bound)
        theirs = _in_rdflib(memory, question, bound, ours)
        print(f"{question.name:32} {ours * 1e3:8.1f} ms {rows:5} rows · rdflib {theirs}")


def _in_store(store: Store, question: Question, bound: dict[str, Term]) -> tuple[float, int]:
    answers: list[object] = []
    times = [timed(lambda: answers.extend(store.sparql(question.sparql, bound))) for _ in range(REPEATS)]
    return statistics.median(times), len(answers) // REPEATS


def _in_rdflib(memory: rdflib.Dataset, question: Question, bound: dict[str, Term], ours: float) -> str:
    terms = {name: from_n3(str(term)) for name, term in bound.items()}
    answers: list[object] = []
    try:
        with limit(PATIENCE):
            theirs = timed(lambda: answers.extend(memory.query(question.sparql, initBindings=terms)))
    except TimeUp:
        return f"over {PATIENCE} s, × {PATIENCE / ours:.0f} at least"
    return f"{theirs * 1e3:.1f} ms {len(answers)} rows, × {theirs / ours:.0f}"


if __name__ == "__main__":
    main()
