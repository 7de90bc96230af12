"""Lines in byte order, however many: what gives equal graphs equal files."""

from __future__ import annotations

import heapq
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from itertools import islice
from pathlib import Path
from typing import BinaryIO

_RUN = 200_000  # lines that are sorted in memory at once: about 100 MB of quads


def merged(lines: Iterable[bytes]) -> Iterator[bytes]:
    """Yield lines, each with its line feed, in byte order, each once; more than fit in memory are sorted on disk."""
    waiting = iter(lines)
    run = sorted(islice(waiting, _RUN))
    if len(run) < _RUN:
        yield from _once(run)
        return
    with tempfile.TemporaryDirectory(prefix="kg-export-") as folder, ExitStack() as opened:
        runs: list[BinaryIO] = []
        while run:
            runs.append(opened.enter_context(Path(folder, str(len(runs))).open("w+b")))
            runs[-1].writelines(run)
            del run
            run = sorted(islice(waiting, _RUN))
        for file in runs:
            file.seek(0)
        yield from _once(heapq.merge(*runs))


def _once(lines: Iterable[bytes]) -> Iterator[bytes]:
    last = b""
    for line in lines:
        if line != last:
            yield line
        last = line
