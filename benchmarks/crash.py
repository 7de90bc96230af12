"""Kill quanhe at random moments and prove that nothing is lost: `python -m benchmarks.crash --times 500 [--seed 1]`.

Each time one of seven commands (build, rebuild of one page, reading what had failed, resolve, judge, correct, retract)
runs on a small store in a process of its own, which is killed with SIGKILL after a random time. Then the store must
open; no document that was reported as finished may be missing; no check may find an error; and the command, given once
more, must leave the same bytes (sorted N-Quads), the same findings and the same texts as one that nobody disturbed.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from kg import pipeline, workers
from kg.checks import check, errors
from kg.corrections import correct
from kg.documents import Problem
from kg.facts import facts
from kg.judgements import Judgement, keep
from kg.store import Store

ROOT = Path(__file__).resolve().parent.parent
PAGES = ROOT / "examples" / "pages"
_PAGE = "d-03"
_NAME, _TWO = "Lê Trung Kiên", ("d-02", "d-10")
# An archive with a page that fails and a broken line; later the page reads well.
_FAILING, _MENDED = (
    ("hỏng.jsonl", '{"id": "x-1", "text": ""}\n{\n'),
    ("lành.jsonl", '{"id": "x-1", "text": "Tin mới."}\n'),
)
_CHANGED = "\n\nĐồng chí Lý Thị Mận, Phó Chủ tịch HĐND quận Ngô Quyền dự họp.\n"


@dataclass(frozen=True, slots=True)
class State:
    """What a store holds: the hash of its sorted N-Quads, its findings, its texts."""

    digest: str
    findings: tuple[str, ...]
    texts: tuple[str, ...]
    settled: bool


Command = Callable[[Path, Path, Callable[[], None]], None]  # (store, folder with the inputs, told of each page)


def build(path: Path, inputs: Path, on_page: Callable[[], None]) -> None:
    """Read the sample pages, and an archive in which nothing can be read."""

    def told(problem: Problem) -> None:
        failed.append(problem)

    def page() -> None:  # what failed is reported, but it is no document
        if failed:
            failed.pop()
        else:
            on_page()

    failed: list[Problem] = []
    with Store.open(path) as store:
        pipeline.build([PAGES, inputs / _FAILING[0]], store, on_page=page, on_problem=told)


def one_page(path: Path, inputs: Path, on_page: Callable[[], None]) -> None:
    """Read one page again that says something else now."""
    with Store.open(path) as store:
        pipeline.build([inputs / f"{_PAGE}.txt"], store)


def mend(path: Path, inputs: Path, on_page: Callable[[], None]) -> None:
    """Read a page that had failed."""
    with Store.open(path) as store:
        pipeline.build([inputs / _MENDED[0]], store)


def resolve(path: Path, inputs: Path, on_page: Callable[[], None]) -> None:
    """Make the resolved world anew."""
    with Store.open(path) as store:
        pipeline.settle(store, full=True)
        store.sweep()


def judge(path: Path, inputs: Path, on_page: Callable[[], None]) -> None:
    """Judge two people to be different."""
    from kg.graph.iris import person_iri

    sides = [(person_iri(page, _NAME),) for page in _TWO]
    judgement = Judgement("different", sides[0], sides[1], _NAME, _NAME, "thử", "thử", "2024-01-01T00:00:00Z")
    with Store.open(path) as store:
        keep(store, [judgement])
        pipeline.settle(store)


def put_right(path: Path, inputs: Path, on_page: Callable[[], None]) -> None:
    """Put a value of a fact right."""
    with Store.open(path) as store:
        fact = min(str(fact["iri"]) for fact in facts(store, _PAGE) if fact["kind"] == "role")
        correct(store, fact, "status", "former", "thử", "thử", "2024-01-01T00:00:00Z")
        pipeline.settle(store)


def retract(path: Path, inputs: Path, on_page: Callable[[], None]) -> None:
    """Take a page out."""
    with Store.open(path) as store:
        pipeline.retract([_PAGE], store)


COMMANDS: dict[str, tuple[Command, bool]] = {  # and whether it starts from a store that is built
    "build": (build, False),
    "one page": (one_page, True),
    "mend": (mend, True),
    "resolve": (resolve, True),
    "judge": (judge, True),
    "correct": (put_right, True),
    "retract": (retract, True),
}


def main() -> None:
    """Run the kills and print what was found."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--times", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    begun = time.monotonic()
    killed, faults = run(args.times, args.seed)
    print(f"{args.times} kills in {time.monotonic() - begun:.0f} s: {dict(killed)}")
    for fault in faults[:20]:
        print(fault)
    print(f"{len(faults)} faults")
    sys.exit(bool(faults))


def run(times: int, seed: int) -> tuple[Counter[str], list[str]]:
    """Kill `times` times; return how many met each command at work or already done, and every fault found."""
    workers.read(next(iter(pipeline.find([PAGES]))), 60)  # the children inherit the tables
    dice, killed, faults = random.Random(seed), Counter[str](), list[str]()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        inputs = folder / "inputs"
        inputs.mkdir()
        (inputs / f"{_PAGE}.txt").write_text((PAGES / f"{_PAGE}.txt").read_text(encoding="utf-8") + _CHANGED)
        for name, text in (_FAILING, _MENDED):
            (inputs / name).write_text(text, encoding="utf-8")
        _done(lambda: build(folder / "base", inputs, lambda: None))
        wanted: dict[str, tuple[State, float]] = {}
        for name, (command, built) in COMMANDS.items():
            path = _start(folder, f"wanted {name}", built)
            begun = time.monotonic()
            _done(lambda: command(path, inputs, lambda: None))  # noqa: B023
            seconds = time.monotonic() - begun
            wanted[name] = (_state(path, folder), seconds)
        for number in range(times):  # in turns
            name = [*COMMANDS][number % len(COMMANDS)]
            command, built = COMMANDS[name]
            state, seconds = wanted[name]
            path = _start(folder, "killed", built)
            at = dice.uniform(0, seconds)
            batch = dice.choice((1, 3, pipeline.BATCH))
            ended, told = _killed(command, path, inputs, at, batch)
            killed[f"{name}, {'done' if ended else 'at work'}"] += 1
            faults += [f"{name} after {at:.3f} s: {fault}" for fault in _faults(command, path, folder, state, told)]
    return killed, faults


def _start(folder: Path, name: str, built: bool) -> Path:
    """Return a fresh folder for a store, which is there already if it must be."""
    path = folder / name
    shutil.rmtree(path, ignore_errors=True)
    if built:
        shutil.copytree(folder / "base", path)
    return path


def _killed(command: Command, path: Path, inputs: Path, seconds: float, batch: int) -> tuple[bool, int]:
    """Run a command and kill it after `seconds`; return whether it had ended, and how many pages it reported."""
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        os.close(reader)
        pipeline.BATCH = batch
        _leave(lambda: command(path, inputs, lambda: os.write(writer, b".") and None))
    os.close(writer)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    with os.fdopen(reader, "rb") as pipe:
        told = len(pipe.read())
    return os.WIFEXITED(status), told


def _faults(command: Command, path: Path, folder: Path, wanted: State, told: int) -> list[str]:
    """Return what is wrong with a store after a kill, and after the command was given once more."""
    faults = []
    held = folder / "held"
    held.unlink(missing_ok=True)

    def look() -> None:  # as `kg check` does
        with Store.open(path) as store:
            if not store.settled:
                pipeline.settle(store)
            wrong = [str(finding) for finding in errors(check(store))]
            held.write_text("\n".join([str(len(store.documents())), *wrong[:1]]), encoding="utf-8")

    try:
        _done(look)
        number, *wrong = held.read_text(encoding="utf-8").split("\n")
        faults += wrong
        if int(number) < told:
            faults.append(f"{told} documents were reported as finished, {number} are there")
        _done(lambda: command(path, folder / "inputs", lambda: None))
        found = _state(path, folder)
    except RuntimeError as error:
        return [*faults, str(error)]
    for name in State.__slots__:
        if getattr(found, name) != getattr(wanted, name):
            faults.append(f"{name}: not those of an undisturbed run")
    return faults


def _state(path: Path, folder: Path) -> State:
    """Return what a store holds. It is opened in another process: this one must not have threads of the engine."""
    file = folder / "state"
    file.unlink(missing_ok=True)

    def look() -> None:
        with Store.open(path, read_only=True) as store:
            lines = sorted(str(quad) for quad in store.quads())
            digest = hashlib.sha256("\n".join(lines).encode()).hexdigest()
            findings = "\x1f".join(str(finding) for finding in check(store))
            file.write_text(f"{digest}\0{findings}\0{store.settled}", encoding="utf-8")

    _done(look)
    digest, findings, settled = file.read_text(encoding="utf-8").split("\0")
    texts = sorted(str(text.relative_to(path)) for text in path.glob("texts/??/*"))
    return State(digest, tuple(findings.split("\x1f")), tuple(texts), settled == "True")


def _done(work: Callable[[], None]) -> None:
    """Do something in a process of its own, to its end; RuntimeError if that fails."""
    child = os.fork()
    if not child:
        _leave(work)
    _, status = os.waitpid(child, 0)
    if status:
        raise RuntimeError(f"failed with status {status}")


def _leave(work: Callable[[], None]) -> None:
    """Do something and end this process."""
    try:
        work()
    except BaseException:
        traceback.print_exc()
        os._exit(1)
    os._exit(0)


if __name__ == "__main__":
    main()
