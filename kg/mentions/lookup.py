"""Mentions by where they stand: the one at a place, those in a range, the last before a place."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Generic, Protocol, TypeVar

from kg.model import Span


class _Placed(Protocol):
    @property
    def span(self) -> Span: ...


M = TypeVar("M", bound=_Placed)


class Lookup(Generic[M]):
    """Mentions in text order that can be asked for by offset; half are never asked: offsets are listed when one is."""

    __slots__ = ("_items", "_listed")

    def __init__(self, items: Sequence[M]) -> None:
        self._items = items
        self._listed: list[int] = []

    def _starts(self) -> list[int]:
        if not self._listed:
            self._listed = [m.span.start for m in self._items]
        return self._listed

    def at(self, start: int) -> M | None:
        """Return the mention that begins at `start`."""
        starts = self._listed or self._starts()
        i = bisect_left(starts, start)
        return self._items[i] if i < len(starts) and starts[i] == start else None

    def within(self, start: int, end: int) -> Sequence[M]:
        """Return the mentions that begin in [start, end) and end by `end`."""
        starts = self._listed or self._starts()
        i, j = bisect_left(starts, start), bisect_left(starts, end)
        return [m for m in self._items[i:j] if m.span.end <= end]

    def after(self, start: int) -> M | None:
        """Return the first mention that begins at `start` or later."""
        i = bisect_left(self._listed or self._starts(), start)
        return self._items[i] if i < len(self._items) else None

    def before(self, end: int, floor: int = 0) -> M | None:
        """Return the last mention that ends by `end` and begins at `floor` or later."""
        starts = self._listed or self._starts()
        for i in range(bisect_right(starts, end) - 1, -1, -1):
            if starts[i] < floor:
                return None
            if self._items[i].span.end <= end:
                return self._items[i]
        return None

    def begun(self, offset: int) -> M | None:
        """Return the last mention that begins at `offset` or earlier."""
        i = bisect_right(self._listed or self._starts(), offset) - 1
        return self._items[i] if i >= 0 else None

    def around(self, offset: int) -> M | None:
        """Return the last mention that begins at `offset` or earlier, if it reaches over it."""
        found = self.begun(offset)
        return found if found and found.span.end > offset else None
