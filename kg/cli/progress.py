"""A bar on stderr while pages are read, where somebody can see it: count, rate and time left."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import Self

import click

_WIDTH = 24  # characters
_EVERY = 0.1  # seconds between two paintings
_CLEAR = "\r\x1b[K"


class Progress:
    """Counts pages up to `total`, None where it cannot be known; with nobody to show it to, only passes lines on."""

    def __init__(self, total: int | None, *, shown: bool) -> None:
        self._total, self._shown = total, shown
        self._done = 0
        self._begun = self._painted = time.monotonic()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._paint("")

    def step(self) -> None:
        """Count one page."""
        self._done += 1
        now = time.monotonic()
        if self._shown and now - self._painted >= _EVERY:
            self._painted = now
            self._paint(self._bar(now - self._begun))

    def say(self, line: str) -> None:
        """Print a line above the bar."""
        self._paint("")
        click.echo(line, err=True)

    def note(self, line: str) -> None:
        """Show in place of the bar what goes on now."""
        self._paint(line)

    def _bar(self, seconds: float) -> str:
        rate = self._done / seconds
        if self._total is None:
            return f"{self._done} trang · {rate:.0f}/s"
        filled = _WIDTH * self._done // max(self._total, 1)
        left = round(max(self._total - self._done, 0) / rate)
        bar = "█" * filled + "░" * (_WIDTH - filled)
        return f"{bar} {self._done}/{self._total} · {rate:.0f}/s · còn/left {left // 60}:{left % 60:02d}"

    def _paint(self, line: str) -> None:
        if self._shown:
            sys.stderr.write(_CLEAR + line)
            sys.stderr.flush()
