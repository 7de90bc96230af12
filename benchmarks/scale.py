"""Measure reading, loading and resolving at scale: `python -m benchmarks.scale PAGES.jsonl.gz --documents 1000 10000`.

The documents are made from those of PAGES (or KG_WILD): each time round, the syllables of people's names and the places
are others, so that people, bodies and places grow with the documents. Prints, for each number, documents per second of
reading and writing, how long resolving and the rules take, the peak memory of the parent and of the workers together,
and the disk; with `--same`, that one process and several give the same bytes.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import os
import random
import re
import resource
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from itertools import count, islice
from pathlib import Path

import psutil

from kg import pipeline, rules, workers
from kg.lexicon.places import load
from kg.resolve import resolve
from kg.store import Store

_NAME = re.compile(
    r"\b((?:Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý)(?: [A-ZÀ-ỸĐ][a-zà-ỹđ]+){1,3})\b"
)
_GIVEN = re.findall(
    r"\w+",
    "An Anh Bách Bảo Bình Châu Chi Công Cường Dũng Duy Đạt Đông Đức Giang Hà Hải Hạnh Hiếu Hoa Hòa Huệ Hùng Hương Khải "
    "Khánh Khoa Kiên Lan Lâm Liên Linh Long Mai Minh Nam Nga Ngân Nghĩa Ngọc Nhân Nhung Phong Phúc Phương Quang Quân "
    "Quyên Sơn Tài Tâm Thanh Thảo Thắng Thịnh Thu Thủy Tiến Toàn Trang Trung Tú Tuấn Tùng Uyên Vân Việt Vinh Xuân Yến",
)


def main() -> None:
    """Measure each number of documents."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("pages", nargs="?", type=Path, default=os.environ.get("KG_WILD"))
    parser.add_argument("--documents", nargs="+", type=int, default=[1000, 10_000])
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--same", action="store_true")
    args = parser.parse_args()
    if args.pages is None:
        parser.error("name a file of pages, or set KG_WILD")
    for number in args.documents:
        with tempfile.TemporaryDirectory() as folder:
            source = Path(folder) / "pages.jsonl"
            source.write_text("\n".join(islice(made(args.pages), number)) + "\n", encoding="utf-8")
            measure(source, Path(folder) / "graph", number, args.jobs)
            if args.same:
                measure(source, Path(folder) / "one", number, 1)
                assert _digest(Path(folder) / "graph") == _digest(Path(folder) / "one"), "one process gives other bytes"
                print("one process gives the same bytes")


def made(pages: Path) -> Iterator[str]:
    """Yield the records of pages without end: as they are, then with other names and places, each time others."""
    for turn in count():
        with gzip.open(pages, "rt", encoding="utf-8") as file:
            for line in file:
                record = json.loads(line)
                yield json.dumps(record if not turn else _permuted(record, turn), ensure_ascii=False)


def _permuted(record: dict[str, str], turn: int) -> dict[str, str]:
    text = _NAME.sub(lambda match: _renamed(match[1], turn), record["text"])
    places = _places(turn)
    text = _PLACE.sub(lambda match: places.get(match[0][0].lower() + match[0][1:], match[0]), text)
    return {**record, "id": f"{record['id']}-{turn}", "text": text}


def _renamed(name: str, turn: int) -> str:
    """Return another name of as many syllables, in one turn always the same."""
    family, *given = name.split()
    dice = random.Random(f"{turn} {name}")
    return " ".join([family, *(dice.choice(_GIVEN) for _ in given)])


_PLACE = re.compile(r"\b(?:[Qq]uận|[Hh]uyện|[Pp]hường|[Xx]ã|[Tt]hị trấn|[Tt]hị xã) [A-ZÀ-ỸĐ]\w+(?: [A-ZÀ-ỸĐ]\w+)?")
_TURNS: dict[int, dict[str, str]] = {}


def _places(turn: int) -> dict[str, str]:
    """Return, for the full name of each district and commune, the name of another one of its level."""
    if turn not in _TURNS:
        levels: dict[str, set[str]] = defaultdict(set)
        for unit in load():
            levels[unit.level].add(unit.full)
        dice = random.Random(turn)
        _TURNS.clear()
        _TURNS[turn] = {}
        for known in levels.values():
            names = sorted(known)
            _TURNS[turn] |= zip(names, dice.sample(names, len(names)), strict=True)
    return _TURNS[turn]


# ---------------------------------------------------------------- measuring


def measure(source: Path, path: Path, number: int, jobs: int) -> None:
    """Build a store from scratch, step by step, and print what it cost."""
    memory = _Memory()
    with Store.open(path) as store, memory:
        begun, worked = time.perf_counter(), time.process_time()
        items = pipeline.items(pipeline.find([source]), store, again=False)
        made = facts = 0
        busy = 0.0
        batch: list[workers.Written] = []
        for outcome in workers.each(workers.write, items, jobs, pipeline.TIMEOUT):
            if isinstance(outcome, workers.Written):
                made, facts = made + 1, facts + outcome.facts
                batch.append(outcome)
            if len(batch) >= pipeline.BATCH:
                busy += _load(store, batch)
        busy += _load(store, batch)
        read = time.perf_counter() - begun
        parents = time.process_time() - worked
        resolved, resolving = _seconds(lambda: resolve(store)), time.process_time() - worked - parents
        ruled, ruling = _seconds(lambda: rules.run(store)), time.process_time() - worked - parents - resolving
        store.settle()
        quads = len(store)
    kept = _seconds(lambda: _again(path, source, jobs))
    disk = sum(file.stat().st_size for file in path.rglob("*") if file.is_file())
    parent = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{number} documents ({made} read, {facts} facts, {quads} quads), {jobs} processes\n"
        f"  read and written  {made / read:8.0f} documents/s   {read:.1f} s, of which loading {busy:.1f} s "
        f"({made / busy:.0f} documents/s)\n"
        f"  work              {1e3 * memory.seconds / made:8.2f} ms a document in the workers, "
        f"{1e3 * parents / made:.2f} ms in the parent, {1e3 * resolving / made:.2f} ms resolving, "
        f"{1e3 * ruling / made:.2f} ms rules\n"
        f"  resolved          {made / resolved:8.0f} documents/s   {resolved:.1f} s; rules {ruled:.1f} s\n"
        f"  nothing changed   {made / kept:8.0f} documents/s   {kept:.1f} s, with starting\n"
        f"  peak memory       {parent:8.0f} MB parent   {memory.workers / jobs:.0f} MB a worker\n"
        f"  disk              {disk / 1e6:8.0f} MB   {disk / made:.0f} bytes a document",
        flush=True,
    )


def _load(store: Store, batch: list[workers.Written]) -> float:
    seconds = _seconds(lambda: store.load((one.document, one.quads, one.source) for one in batch))
    batch.clear()
    return seconds


def _again(path: Path, source: Path, jobs: int) -> None:
    """Go over pages of which none has changed."""
    with Store.open(path) as store:
        outcomes = workers.each(workers.write, pipeline.items(pipeline.find([source]), store, again=False), jobs, 60)
        assert not any(isinstance(outcome, workers.Written) for outcome in outcomes)


def _digest(path: Path) -> str:
    with Store.open(path, read_only=True) as store:
        return hashlib.sha256("\n".join(sorted(map(str, store.quads()))).encode()).hexdigest()


def _seconds(work: object) -> float:
    begun = time.perf_counter()
    work()  # type: ignore[operator]
    return time.perf_counter() - begun


class _Memory:
    """Watches the memory of the processes that this one starts; `workers` is their most in MB, `seconds` their time."""

    def __init__(self) -> None:
        self.workers = self.seconds = 0.0
        self._each: dict[int, float] = {}
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> None:
        self._thread.start()

    def __exit__(self, *error: object) -> None:
        self._done.set()
        self._thread.join()

    def _watch(self) -> None:
        this = psutil.Process()
        while not self._done.wait(0.5):
            sizes = []
            for child in this.children(recursive=True):
                try:
                    sizes.append(child.memory_info().rss)
                    self._each[child.pid] = sum(child.cpu_times()[:2])
                except psutil.NoSuchProcess:
                    continue
            self.workers, self.seconds = max(self.workers, sum(sizes) / 1e6), sum(self._each.values())


if __name__ == "__main__":
    main()
