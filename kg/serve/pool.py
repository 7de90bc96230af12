"""Processes that answer tasks, each one at a time, and are killed when one takes too long."""

from __future__ import annotations

import asyncio
import math
import multiprocessing
import os
import sys
import threading
import time
from collections import deque
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from itertools import count
from multiprocessing import forkserver
from multiprocessing.context import ForkServerContext
from pathlib import Path
from typing import BinaryIO

from kg.serve.limits import Limits
from kg.serve.sandbox import used
from kg.serve.tasks import Reply, Task
from kg.serve.worker import work

_START = 60.0  # seconds for a process to open the snapshot
_AGAIN = 1.0  # seconds before a start that failed is tried again


class TimeUp(Exception):
    """The task has had its time; its process is no more."""


class NoTurn(Exception):
    """No process became free in time."""


class Died(Exception):
    """The process ended in the middle of the task: it took too much memory, or the engine failed."""

    def __init__(self, signal_number: int | None) -> None:
        super().__init__(signal_number)
        self.signal_number = signal_number


@dataclass(frozen=True, slots=True)
class Place:
    """Where processes find the snapshot, and where they may write results."""

    snapshot: Path
    spool: Path
    limits: Limits
    context: ForkServerContext


def context() -> ForkServerContext:
    """Return how processes are started: forked from one that has imported all and opened nothing."""
    made = multiprocessing.get_context("forkserver")
    made.set_forkserver_preload(["kg.serve.worker"])
    # Left alone it would look for modules in the working directory first, and might find another `kg` there.
    ours = {"PYTHONSAFEPATH": "1", "PYTHONPATH": os.pathsep.join(str(Path(entry).resolve()) for entry in sys.path)}
    before = {name: os.environ.get(name) for name in ours}
    os.environ.update(ours)
    try:
        forkserver.ensure_running()
    finally:
        for name, value in before.items():
            os.environ.pop(name) if value is None else os.environ.update({name: value})
    return made


class Worker:
    """One process, seen from the server; its methods block."""

    _numbers = count()

    def __init__(self, place: Place, nice: int) -> None:
        self._spool = place.spool / str(next(self._numbers))
        self._pipe, other = place.context.Pipe()
        self._process = place.context.Process(
            target=work, args=(other, place.snapshot, self._spool, place.limits, nice), daemon=True
        )
        self._process.start()
        other.close()

    def ready(self) -> bool:
        """Wait until it can take tasks, and say whether it can."""
        with suppress(EOFError, OSError):
            if self._pipe.poll(_START):
                self._pipe.recv()
                return True
        return False

    def alive(self) -> bool:
        """Say whether the process still runs."""
        return self._process.is_alive()

    def do(self, task: Task, seconds: float, processor: float | None) -> Reply:
        """Return the reply to a task. Raises TimeUp or Died, after which only `kill` is left.

        `processor` is the time it may use of a processor: where those are busy, a quick task takes long as well.
        """
        try:
            self._pipe.send(task)
            if not self._waited(seconds, processor):
                raise TimeUp
            status, media, body, headers = self._pipe.recv()
        except (EOFError, OSError):
            self._process.join(1)
            code = self._process.exitcode
            raise Died(-code if code is not None and code < 0 else None) from None
        return Reply(status, media, self._taken(body), headers)

    def _waited(self, seconds: float, processor: float | None) -> bool:
        """Wait for the reply and say whether it came."""
        pid = self._process.pid
        before = used(pid) if pid and processor else None
        if pid is None or processor is None or before is None:
            return self._pipe.poll(seconds)
        end, left = time.monotonic() + seconds, processor
        while left > 0.01 and time.monotonic() < end:  # it cannot use it up sooner
            if self._pipe.poll(min(left, end - time.monotonic())):
                return True
            left = processor - ((used(pid) or math.inf) - before)
        return False

    def kill(self) -> None:
        """End the process at once, whatever it does."""
        self._process.kill()
        self._process.join()
        self._spool.unlink(missing_ok=True)

    def _taken(self, body: bytes | Path) -> bytes | BinaryIO:
        """Return the body, in an open file that nobody else sees if it is large."""
        if isinstance(body, bytes):
            return body
        file = body.open("rb")
        body.unlink()
        return file


class Pool:
    """A number of processes; a task has `seconds` on one of them, and if given so much time of a processor."""

    def __init__(
        self, place: Place, size: int, seconds: float, *, processor: float | None = None, nice: int = 0
    ) -> None:
        self._place, self._size, self._nice = place, size, nice
        self._bounds = (seconds, processor)
        self._idle: deque[Worker] = deque()
        self._free = asyncio.Semaphore(0)
        self._all: set[Worker] = set()
        # For each process one thread that waits for it, and one to start its successor.
        self._threads = ThreadPoolExecutor(2 * size, thread_name_prefix="kg-serve")
        self._starting: set[asyncio.Task[None]] = set()
        self._closed = threading.Event()

    async def open(self) -> bool:
        """Start the processes and say whether they can work."""
        await asyncio.gather(*(self._start() for _ in range(self._size)))
        return len(self._idle) == self._size

    def close(self) -> None:
        """End all processes."""
        self._closed.set()
        for task in self._starting:
            task.cancel()
        self._kill_all()
        self._threads.shutdown(wait=True)
        self._kill_all()  # those that started meanwhile

    def _kill_all(self) -> None:
        for worker in list(self._all):
            worker.kill()
        self._all.clear()

    async def run(self, task: Task) -> tuple[Reply, float]:
        """Return the reply to a task, as soon as a process is free and has it, and the seconds that took there.

        Raises NoTurn, TimeUp or Died. Where the caller is cancelled, the process is killed.
        """
        try:
            async with asyncio.timeout(self._place.limits.patience):
                worker = await self._worker()
        except TimeoutError:
            raise NoTurn from None
        loop = asyncio.get_running_loop()
        began = loop.time()
        try:
            reply = await loop.run_in_executor(self._threads, worker.do, task, *self._bounds)
        except BaseException:
            self._replace(worker)
            raise
        self._put(worker)
        return reply, loop.time() - began

    async def _worker(self) -> Worker:
        """Return a free process, the one that worked last, for it is the warmest."""
        while True:
            await self._free.acquire()
            worker = self._idle.pop()
            if worker.alive():
                return worker
            self._replace(worker)  # somebody else killed it

    def _put(self, worker: Worker) -> None:
        self._idle.append(worker)
        self._free.release()

    def _replace(self, worker: Worker) -> None:
        task = asyncio.ensure_future(self._start(worker))
        self._starting.add(task)
        task.add_done_callback(self._starting.discard)

    async def _start(self, former: Worker | None = None) -> None:
        """Put a new process where `former` was; try until it works."""
        loop = asyncio.get_running_loop()
        while not self._closed.is_set():
            worker = await loop.run_in_executor(self._threads, self._started, former)
            if worker is not None:
                self._put(worker)
                return
            if former is None:
                return
            await asyncio.sleep(_AGAIN)

    def _started(self, former: Worker | None) -> Worker | None:
        if former is not None and former in self._all:
            self._all.discard(former)
            former.kill()
        if self._closed.is_set():
            return None
        try:
            worker = Worker(self._place, self._nice)
        except OSError:  # no process, no memory
            return None
        self._all.add(worker)
        if worker.ready():
            return worker
        self._all.discard(worker)
        worker.kill()
        return None
