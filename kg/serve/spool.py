"""Take down a result under limits: in memory, in a file when it grows."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

from kg.serve.limits import MIB, Limits
from kg.serve.problems import Problem

_SMALL = MIB


class Spool:
    """A file to write a result to; a Problem beyond the largest size.

    Whole results only: half of one that looks like all would be a wrong answer.
    """

    def __init__(self, path: Path, limits: Limits) -> None:
        self._path, self._limits = path, limits
        self._held = bytearray()
        self._file: BinaryIO | None = None
        self._size = 0
        self.marks = 0
        self.mark = b"\n"  # what is counted

    def write(self, data: bytes) -> int:
        """Take down `data`."""
        self._size += len(data)
        if self._size > self._limits.size:
            raise too_much(f"{self._limits.size // MIB} MiB")
        self.marks += data.count(self.mark)
        self._held += data
        if len(self._held) > _SMALL:
            self._flush()
        return len(data)

    def flush(self) -> None:
        """Do nothing: for those who expect it of a file."""

    def result(self) -> bytes | Path:
        """Return all that was written, or the file it is in."""
        if self._file is None:
            return bytes(self._held)
        self._flush()
        self._file.close()
        return self._path

    def _flush(self) -> None:
        if self._file is None:
            self._file = self._path.open("wb")
        self._file.write(self._held)
        self._held.clear()


def too_much(bound: str) -> Problem:
    """Return the problem of a result beyond `bound`."""
    return Problem("too-much", f"kết quả quá {bound}, hãy thêm LIMIT / the result is over {bound}, add a LIMIT")
