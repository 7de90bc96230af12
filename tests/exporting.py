"""Write exports for tests: what a format gives, of real pages and of pages that try to break out of it."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pytest

from kg import export
from kg.store import Store


def exported(store: Store, name: str, scope: export.Scope | None = None) -> bytes:
    """Return the file of a format; there must be something in it."""
    file = io.BytesIO()
    assert export.export(store, name, file, scope) > 0
    return file.getvalue()


@pytest.fixture(scope="module", params=["built", "bad"])
def store(request: pytest.FixtureRequest) -> Iterator[Store]:
    """Real pages, and pages whose every name tries to break out."""
    with Store.open(request.getfixturevalue(request.param), read_only=True) as opened:
        yield opened
