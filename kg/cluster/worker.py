"""What runs in the process of a Dask worker.

Dask runs tasks in threads, where no alarm comes, and a page may kill the process that reads it. So pages are read in a
process of their own, one for each thread, as `kg build --jobs` does; it stays for the next chunk, and ends
after a while.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from socket import gethostname

from kg.cluster import chunk
from kg.cluster.chunk import Chunk, ClusterError, Piece
from kg.cluster.signature import Signature, difference, signature
from kg.workers import Processes

_STAYS = 60.0  # seconds that a process waits for the next chunk: starting one takes as long as reading a chunk
_lock = threading.Lock()
_idle: list[tuple[Processes, threading.Timer]] = []


def read(one: Chunk, timeout: float, wanted: Signature) -> Piece:
    """Read a chunk, if this machine reads as the client does; ClusterError otherwise."""
    if other := difference(wanted, signature()):
        raise ClusterError(f"{gethostname()}: {other}")
    with _processes() as processes:
        return chunk.read(one, processes, timeout)


@contextmanager
def _processes() -> Iterator[Processes]:
    """Lend processes to this thread alone; those that an error interrupted are not used again."""
    with _lock:
        processes, timer = _idle.pop() if _idle else (Processes(1), None)
    if timer is not None:
        timer.cancel()
    try:
        yield processes
    except BaseException:
        processes.close()
        raise
    timer = threading.Timer(_STAYS, _end, (processes,))
    timer.daemon = True
    with _lock:
        _idle.append((processes, timer))
    timer.start()


def _end(processes: Processes) -> None:
    """End processes that nobody has wanted meanwhile."""
    with _lock:
        waits = [one for one in _idle if one[0] is processes]
        _idle[:] = [one for one in _idle if one[0] is not processes]
    if waits:
        processes.close()


def who() -> Signature:
    """Return by what this machine reads."""
    return signature()
