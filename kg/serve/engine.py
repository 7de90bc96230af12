"""Answer tasks so that what is quick never waits for what is slow, and nothing costs more than it may."""

from __future__ import annotations

import asyncio
import math
import signal
from collections import OrderedDict
from collections.abc import Hashable

from kg.serve.limits import MIB
from kg.serve.pool import Died, NoTurn, Place, Pool, TimeUp
from kg.serve.problems import Problem, often
from kg.serve.tasks import Ask, Reply, Show, Task

_KEPT = 64 * MIB  # of replies
_LARGE = MIB // 4  # a reply that is not kept
_PATIENCE = 3  # times the processor time of a quick task it may take until it is done
_NICE = 5  # how far those who take long stand back
_SLOW = 1000  # kinds of task known to be slow
# What it means that a process ended by a signal: the allocator aborts, the system kills.
_DEATHS: dict[int | None, str] = {
    signal.SIGABRT: "too-large",
    signal.SIGKILL: "too-large",
    signal.SIGSEGV: "too-deep",
}


class Engine:
    """Two pools of processes: every task begins in the quick one, where it has a moment; then it moves to the other.

    What took long once begins there. Replies are kept, for the snapshot never changes.
    """

    def __init__(self, place: Place) -> None:
        self._limits = place.limits
        limits = place.limits
        at_once = min(_PATIENCE * limits.quick, limits.time)
        self._quick = Pool(place, 2 * limits.workers, at_once, processor=limits.quick)
        self._patient = Pool(place, limits.workers, limits.time, nice=_NICE)
        self._slow: OrderedDict[Hashable, None] = OrderedDict()
        self._kept = _Kept()
        self.running = 0

    async def open(self) -> bool:
        """Start the processes and say whether all can work."""
        return all(await asyncio.gather(self._quick.open(), self._patient.open()))

    def close(self) -> None:
        """End all processes."""
        self._quick.close()
        self._patient.close()

    async def run(self, task: Task) -> Reply:
        """Return the reply to a task. Raises Problem: busy, too slow, too large, too deep."""
        if (kept := self._kept.get(task)) is not None:
            return kept
        if self.running >= self._limits.waiting:
            raise _busy(self._limits.time)
        self.running += 1
        try:
            reply = await self._run(task)
        except NoTurn:
            raise _busy(self._limits.time) from None
        except TimeUp:
            seconds = f"{self._limits.time:g}"
            raise Problem("too-slow", f"quá {seconds} giây, đã dừng / stopped after {seconds} seconds") from None
        except Died as died:
            raise often(_DEATHS.get(died.signal_number, "fault")) from None
        finally:
            self.running -= 1
        self._kept.put(task, reply)
        return reply

    async def _run(self, task: Task) -> Reply:
        kind = _kind(task)
        if kind not in self._slow:
            try:
                return (await self._quick.run(task))[0]
            except TimeUp:
                self._slow[kind] = None
                if len(self._slow) > _SLOW:
                    self._slow.popitem(last=False)
        reply, seconds = await self._patient.run(task)
        if seconds < self._limits.quick:
            self._slow.pop(kind, None)
        return reply


def _kind(task: Task) -> Hashable:
    """Return what is as slow as `task`: the same question, whatever its parameters; else the same alone."""
    return task.name if isinstance(task, Ask) else (task.page, task.words) if isinstance(task, Show) else task


def _busy(seconds: float) -> Problem:
    after = (("Retry-After", str(math.ceil(seconds / 2))),)
    return Problem("busy", "quá nhiều yêu cầu, hãy thử lại sau / too many requests, try again later", headers=after)


class _Kept:
    """The replies of late, so many that they take little memory."""

    def __init__(self) -> None:
        self._replies: OrderedDict[Task, Reply] = OrderedDict()
        self._size = 0

    def get(self, task: Task) -> Reply | None:
        if task in self._replies:
            self._replies.move_to_end(task)
        return self._replies.get(task)

    def put(self, task: Task, reply: Reply) -> None:
        if (
            not isinstance(reply.body, bytes)
            or len(reply.body) > _LARGE
            or reply.status >= 500
            or task in self._replies
        ):
            return
        self._replies[task] = reply
        self._size += _size(task, reply)
        while self._size > _KEPT:
            self._size -= _size(*self._replies.popitem(last=False))


def _size(task: Task, reply: Reply) -> int:
    assert isinstance(reply.body, bytes)
    return len(reply.body) + len(repr(task)) + 1000
