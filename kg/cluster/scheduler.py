"""Chunks read on a Dask cluster: the one home of Dask."""

from __future__ import annotations

import logging
import os
import time
from collections.abc import Callable
from concurrent.futures import CancelledError
from contextlib import suppress
from types import TracebackType
from typing import Any, Self

import dask
import distributed
from distributed.comm.addressing import parse_address, parse_host_port
from distributed.comm.registry import get_backend
from distributed.scheduler import KilledWorker

from kg.cluster import worker
from kg.cluster.chunk import Chunk, ClusterError, Piece, Thunk
from kg.cluster.signature import difference, signature
from kg.workers import in_words

LOCAL = "local"
_REACH = 5  # seconds in which a scheduler answers, and has a worker
_PATIENCE = 20.0  # seconds without a result after which it is looked whether somebody still works
_TRIES = 5  # times that a chunk may be begun anew after it was lost with more workers than Dask allows
_FRESH = 5.0  # seconds for which the number of workers is taken as known


class Cluster:
    """A Dask cluster: the one at `address`, or as many processes as `jobs` on this machine for LOCAL.

    ClusterError says in one line why it cannot be used. `say` is told when the build waits for workers.
    """

    def __init__(
        self, address: str, timeout: float, *, jobs: int = 1, say: Callable[[str], None] = lambda line: None
    ) -> None:
        self.address, self._timeout, self._say = address, timeout, say
        _quiet()
        self._local: Any = None
        try:
            with dask.config.set({"distributed.comm.timeouts.connect": f"{_REACH}s"}):
                if address != LOCAL:
                    _parse(address)
                else:
                    self._local = distributed.LocalCluster(
                        n_workers=jobs, threads_per_worker=1, dashboard_address=None, silence_logs=logging.CRITICAL
                    )
                self._client = distributed.Client(self._local or address, timeout=_REACH, set_as_default=False)
        except (OSError, ValueError, TypeError) as error:
            said = " ".join(str(error).split())[:160]
            told = "không tới được scheduler / the scheduler cannot be reached"
            raise ClusterError(f"{address}: {told} ({said})") from None
        self._ahead, self._counted = 0, 0.0
        self._waiting = False
        try:
            self._check()
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Take leave of the cluster; what waits there is dropped."""
        with suppress(TimeoutError):  # nobody is there any more
            self._client.close()
        if self._local is not None:
            self._local.close()

    @property
    def ahead(self) -> int:
        """Return how many chunks may be under way: as many again wait as are read."""
        if time.monotonic() - self._counted > _FRESH:
            self._ahead, self._counted = 2 * self._threads() + 2, time.monotonic()
        return self._ahead

    def _threads(self) -> int:
        """Return how many pages are read at once."""
        try:
            return sum(self._client.nthreads().values())
        except (OSError, TimeoutError):
            raise self._lost() from None

    def submit(self, chunk: Chunk) -> Thunk:
        """Send a chunk to the cluster."""
        future = self._client.submit(worker.read, chunk, self._timeout, signature(), pure=False)
        return lambda: self._result(future, chunk)

    def _result(self, future: Any, chunk: Chunk) -> Piece:
        tries = 0
        while True:
            try:
                piece = future.result(timeout=_PATIENCE)
                assert isinstance(piece, Piece)
                self._waiting = False
                return piece
            except TimeoutError:
                self._look()
            except KilledWorker:
                tries += 1
                if tries > _TRIES:
                    first, last = chunk.found[0].page.where, chunk.found[-1].page.where
                    told = "các worker đọc phần này đều chết / every worker that read this died"
                    raise ClusterError(f"{first} … {last}: {told}") from None
                future.retry()
            except CancelledError:
                raise self._lost() from None
            except ImportError as error:
                raise self._foreign(str(error)) from None
            except ClusterError as error:
                raise self._foreign(str(error)) from None
            except Exception as error:  # whatever a worker may meet: a full disk, no memory, no more processes
                raise ClusterError(f"{self.address}: worker lỗi / a worker failed: {in_words(error)}") from None

    def _look(self) -> None:
        """Say once that the build waits where no worker is left; ClusterError where there is no scheduler."""
        if self._client.status != "running":
            raise self._lost()
        if not self._waiting and not self._threads():
            self._waiting = True
            self._say(f"{self.address}: không còn worker, đang đợi / no workers left, waiting for some")

    def _check(self) -> None:
        """Refuse a cluster without workers, and one that would read otherwise than this machine does."""
        try:
            self._client.wait_for_workers(1, timeout=_REACH)
        except TimeoutError:
            told = "scheduler không có worker nào / the scheduler has no workers"
            raise ClusterError(f"{self.address}: {told}: dask worker {self.address}") from None
        for at, theirs in self._client.run(worker.who, on_error="return").items():
            if isinstance(theirs, BaseException):
                raise self._foreign(f"{at}: {type(theirs).__name__}: {theirs}")
            if other := difference(signature(), theirs):
                raise self._foreign(f"{at}: {other}")

    def _foreign(self, why: str) -> ClusterError:
        told = "worker đọc bằng bản khác, hãy cài cùng bản / a worker reads by another version, install the same"
        return ClusterError(f"{self.address}: {told} ({why})")

    def _lost(self) -> ClusterError:
        told = "mất liên lạc với scheduler; chạy lại thì đi tiếp / the scheduler is gone; run it again to go on"
        return ClusterError(f"{self.address}: {told}")


def _quiet() -> None:
    """Silence Dask's log on this side: what is wrong is said in one line."""
    for name in list(logging.root.manager.loggerDict):
        if name.partition(".")[0] == "distributed":
            logging.getLogger(name).setLevel(logging.CRITICAL)


def _parse(address: str) -> None:
    """Refuse what cannot be an address: a client would first try for long, and say more than a line."""
    scheme, place = parse_address(address)
    get_backend(scheme)
    parse_host_port(place)


def processors() -> int:
    """Return how many processes this machine can run at once."""
    return len(os.sched_getaffinity(0))
