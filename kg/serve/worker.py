"""A process that answers one task after the other from the snapshot; the server kills it when it takes too long."""

from __future__ import annotations

import gc
import logging
import os
import signal
from multiprocessing.connection import Connection
from pathlib import Path

from kg.serve import protocol, rest, show
from kg.serve.limits import Limits
from kg.serve.problems import Problem, often
from kg.serve.sandbox import end_in, more_memory_at_most, no_sockets
from kg.serve.spool import Spool
from kg.serve.tasks import Ask, Describe, Reply, Show, Sparql, Task
from kg.store import Store

Sent = tuple[int, str, bytes | Path, tuple[tuple[str, str], ...]]
_LOG = logging.getLogger(__name__)
_GRACE = 5.0  # seconds beyond the limit before the system ends a process that nobody has killed


def work(pipe: Connection, snapshot: Path, spool: Path, limits: Limits, nice: int) -> None:
    """Answer tasks from `pipe` until it closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the server, which ends this process
    os.nice(nice)
    no_sockets()
    with Store.open(snapshot, read_only=True) as store:
        gc.freeze()  # what is imported stays for good, and shared
        more_memory_at_most(limits.memory)
        pipe.send(True)
        while True:
            try:
                task = pipe.recv()
            except (EOFError, OSError):
                return
            end_in(limits.time + _GRACE)
            sent = _sent(store, task, spool, limits)
            end_in(0)
            pipe.send(sent)


def _sent(store: Store, task: Task, spool: Path, limits: Limits) -> Sent:
    try:
        return _do(store, task, Spool(spool, limits), limits)
    except Problem as problem:
        reply = show.error(problem, task.lang) if isinstance(task, Show) else problem.reply()
    except MemoryError:
        reply = often("too-large").reply()
    except Exception:  # one request must not end the others, whatever is wrong with it
        _LOG.exception("%r", task)
        reply = often("fault").reply()
    assert isinstance(reply.body, bytes)
    return reply.status, reply.media, reply.body, reply.headers


def _do(store: Store, task: Task, out: Spool, limits: Limits) -> Sent:
    match task:
        case Sparql():
            return 200, *protocol.answer(store, task, out, limits), protocol.VARY
        case Describe():
            return 200, *protocol.describe(store, task, out, limits), protocol.VARY
        case Ask():
            return 200, task.media, rest.answer(store, task, limits), protocol.VARY
        case Show():
            return _page(store, task)


def _page(store: Store, task: Show) -> Sent:
    reply: Reply = show.page(store, task)
    assert isinstance(reply.body, bytes)
    return reply.status, reply.media, reply.body, (*reply.headers, ("Vary", "Accept, Accept-Language"))
