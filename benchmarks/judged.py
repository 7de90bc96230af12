"""Facts read from annotated pages, each judged by the gold: what calibration counts."""

from __future__ import annotations

import json
import os
import tempfile
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg import pipeline
from kg.facts import facts
from kg.store import Store
from tests import score

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("KG_SHARED", ROOT.parent / "shared"))
STRICT = 2  # the level of `score.match`: every identifying field


@dataclass(frozen=True, slots=True)
class Source:
    """A folder of gold files and the folder of their pages."""

    gold: Path
    pages: Path

    @classmethod
    def parse(cls, text: str) -> Source:
        """Return the source written as GOLD=PAGES."""
        gold, _, pages = text.partition("=")
        return cls(Path(gold), Path(pages))


DEVELOPMENT = tuple(
    Source(SHARED / "gold" / "dev" / name, SHARED / "corpus" / name) for name in ("seeds", "news", "pages")
)


@dataclass(frozen=True, slots=True)
class Judged:
    """A fact that was read, without its words: its rule, how sure the rule was, and whether the gold has it."""

    doc: str
    kind: str
    rule: str
    confidence: float
    right: bool


def unread() -> frozenset[str]:
    """Return the ids of the documents that nobody may read while writing rules."""
    lines = (SHARED / "gold" / "unread.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


def judge(
    sources: Iterable[Source], *, only: Collection[str] | None = None, skip: Collection[str] = ()
) -> list[Judged]:
    """Return every fact read from the annotated pages of `sources`, the ids in `only` alone, those in `skip` not.

    A fact is right if it pairs with a gold fact in every identifying field (`score.pair`, strict). One that pairs
    with an optional gold fact is right, too: a careful reader would defend it.
    """
    gold: dict[str, list[dict[str, Any]]] = {}
    pages: list[Path] = []
    for source in sources:
        if not (source.gold.is_dir() and source.pages.is_dir()):
            raise SystemExit(f"no annotated pages in {source.gold}, {source.pages}; KG_SHARED names another folder")
        found = {data["doc"]: data["facts"] for data in map(_load, sorted(source.gold.rglob("*.json")))}
        found = {doc: said for doc, said in found.items() if doc not in skip and (only is None or doc in only)}
        gold |= found
        pages += [page for page in sorted(source.pages.iterdir()) if page.stem in found]
    read = _read(pages)
    for said in [*gold.values(), *read.values()]:
        score.attach(said)
    return [one for doc, wanted in gold.items() for one in _judged(doc, wanted, read.get(doc, []))]


def _load(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def _read(pages: list[Path]) -> dict[str, list[dict[str, Any]]]:
    read: dict[str, list[dict[str, Any]]] = defaultdict(list)
    with tempfile.TemporaryDirectory() as folder, Store.open(Path(folder) / "graph") as store:
        pipeline.build(pages, store)
        for fact in facts(store):
            read[fact["doc"]].append(fact)
    return read


def _judged(doc: str, gold: list[dict[str, Any]], read: list[dict[str, Any]]) -> Iterable[Judged]:
    for kind in score.KINDS:
        wanted = [fact for fact in gold if fact["kind"] == kind]
        found = score.dedupe([fact for fact in read if fact["kind"] == kind])
        pairs, _, extra = score.pair(kind, wanted, found, STRICT)
        for fact, right in [*((fact, True) for _, fact in pairs), *((fact, False) for fact in extra)]:
            yield Judged(doc, kind, fact["rule"], fact["confidence"], right)
