"""Processes that work, each on a pipe of its own: one that dies, whenever it dies, costs what it had in hand.

The one queue that the processes of concurrent.futures write to does not survive that: killed while it writes, a process
leaves the parent in the middle of a message, waiting for ever for the rest, and the others waiting for the lock.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection, wait
from typing import Any, TypeVar

_CONTEXT = multiprocessing.get_context("spawn")  # a fork would copy the open store and the threads of its engine
Made = TypeVar("Made")


class Died(Exception):
    """The process ended in the middle of its work."""


class Pool:
    """A number of processes; one that died is replaced when there is work for it. They end with this one."""

    def __init__(self, size: int) -> None:
        # A daemonic process, as those of a cluster may be, can have no children. Ours end with it all the same.
        if multiprocessing.current_process().daemon:
            multiprocessing.current_process().daemon = False
        resource_tracker.ensure_running()  # a thread that starts it would let Ctrl-C through
        self._threads = ThreadPoolExecutor(size, "kg-process", initializer=_no_interrupts)
        self._own = threading.local()  # the process of each thread
        self._all = list[_Process]()
        self._lock, self._closed = threading.Lock(), False

    def submit(self, work: Callable[..., Made], *given: Any) -> Future[Made]:
        """Have `work` done in one of the processes. The future raises what it raises, or Died."""
        return self._threads.submit(self._do, work, given)

    def close(self) -> None:
        """End the processes, whatever they do; what waits is not begun."""
        with self._lock:
            self._closed = True
        self._threads.shutdown(wait=False, cancel_futures=True)
        for process in self._all:
            process.kill()
        self._threads.shutdown(wait=True)

    def _do(self, work: Callable[..., Made], given: tuple[Any, ...]) -> Made:
        process: _Process | None = getattr(self._own, "process", None)
        if process is None or not process.alive():
            process = self._own.process = self._started()
        made: Made = process.do(work, given)
        return made

    def _started(self) -> _Process:
        with self._lock:
            if self._closed:
                raise Died
            self._all = [process for process in self._all if process.alive()]
            self._all.append(process := _Process())
        return process


class _Process:
    """One process, seen from the thread that waits for it."""

    def __init__(self) -> None:
        self._pipe, other = _CONTEXT.Pipe()
        self._process = _CONTEXT.Process(target=_serve, args=(other,), daemon=True)
        self._process.start()
        other.close()

    def alive(self) -> bool:
        return self._process.is_alive()

    def do(self, work: Callable[..., Any], given: tuple[Any, ...]) -> Any:
        try:
            self._pipe.send((work, given))
            made, error = self._pipe.recv()
        except (EOFError, OSError):
            self.kill()
            raise Died from None
        if error is not None:
            raise error
        return made

    def kill(self) -> None:
        self._process.kill()
        self._process.join()


def _no_interrupts() -> None:
    """Leave Ctrl-C to the main thread, for this thread and for the processes it starts: they are ended by it."""
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})


def _serve(pipe: Connection) -> None:
    """Do what comes, until the parent is gone, however that ended."""
    parent = multiprocessing.parent_process()
    assert parent is not None
    threading.Thread(target=_end_after, args=(parent.sentinel,), daemon=True).start()
    with suppress(EOFError, BrokenPipeError):
        while True:
            pipe.send(_done(*pipe.recv()))


def _done(work: Callable[..., Any], given: tuple[Any, ...]) -> tuple[Any, Exception | None]:
    """Return what `work` makes, or the error, which is the parent's to deal with."""
    try:
        return work(*given), None
    except Exception as error:
        return None, error


def _end_after(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)
