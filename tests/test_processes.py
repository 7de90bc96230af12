"""Processes that work for another: whatever happens to one of them, nobody waits for ever."""

from __future__ import annotations

import os
import threading
import time
from concurrent.futures import CancelledError
from contextlib import closing

import pytest

from kg.processes import Died, Pool


def _dies(after: float) -> bytes:
    """Return so much that writing it takes a while, and die `after` so many seconds, mostly in the middle of it."""
    threading.Timer(after, os._exit, (9,)).start()
    return bytes(100_000_000)


def test_a_process_that_dies_while_it_writes_costs_what_it_had_in_hand() -> None:
    with closing(Pool(1)) as pool:
        for hundredths in range(1, 8):
            with pytest.raises(Died):
                pool.submit(_dies, hundredths / 100).result(timeout=30)
        assert pool.submit(int, "5").result(timeout=30) == 5


def test_an_error_is_the_callers_and_the_process_goes_on() -> None:
    with closing(Pool(1)) as pool:
        process = pool.submit(os.getpid).result(timeout=30)
        with pytest.raises(ValueError, match="invalid literal"):
            pool.submit(int, "năm").result(timeout=30)
        assert pool.submit(os.getpid).result(timeout=30) == process


def test_closing_waits_for_no_work() -> None:
    pool = Pool(1)
    assert pool.submit(int, "1").result(timeout=30) == 1
    running, waiting = pool.submit(time.sleep, 600), pool.submit(time.sleep, 600)
    while not running.running():
        time.sleep(0.01)
    begun = time.monotonic()
    pool.close()
    assert time.monotonic() - begun < 60
    with pytest.raises(Died):
        running.result(timeout=30)
    with pytest.raises(CancelledError):
        waiting.result(timeout=30)
