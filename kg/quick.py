"""Records that are made by the hundred on a page: frozen for mypy, and without the price of it at run time."""

from __future__ import annotations

from dataclasses import MISSING, Field, field, fields, make_dataclass
from typing import Any, TypeVar

T = TypeVar("T")


def quick(record: type[T]) -> type[T]:
    """Return a frozen dataclass that no longer checks every assignment: one is made in a third of the time.

    mypy still reports each assignment to it, and it stays hashable.
    """
    described = [(f.name, f.type, _alike(f)) for f in fields(record)]  # type: ignore[arg-type]
    plain = make_dataclass(record.__name__, described, slots=True)
    record.__init__ = plain.__init__  # type: ignore[misc, method-assign]
    del record.__setattr__, record.__delattr__
    return record


def _alike(described: Field[Any]) -> Any:
    """Return a description of a field with the same default."""
    if described.default_factory is not MISSING:
        return field(default_factory=described.default_factory)
    return field(default=described.default)
