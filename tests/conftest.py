"""What many tests stand on: the sample pages, and a graph built from them once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from kg import pipeline
from kg.store import Store
from tests import hostile

ROOT = Path(__file__).parent.parent
PAGES = ROOT / "examples" / "pages"

settings.register_profile("patient", deadline=None)  # how long an example takes says how busy the machine is
settings.load_profile("patient")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the files that open a browser: they are slow, and would keep one process busy alone at the end."""
    browsing = {item.path for item in items if "page" in getattr(item, "fixturenames", ())}
    items.sort(key=lambda item: item.path not in browsing)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a graph built from the sample pages; not to be written to."""
    path = tmp_path_factory.mktemp("built") / "graph"
    with Store.open(path) as store:
        pipeline.build([PAGES], store)
    return path


@pytest.fixture(scope="session")
def bad(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a graph in which every name tries to break out of a file format; not to be written to."""
    path = tmp_path_factory.mktemp("hostile") / "graph"
    hostile.build(path)
    return path


@pytest.fixture
def sample(built: Path) -> Iterator[Store]:
    """The graph of the sample pages, for reading."""
    with Store.open(built, read_only=True) as store:
        yield store


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--raise-floors` writes the accuracy reached into baseline.json where it is better."""
    parser.addoption("--raise-floors", action="store_true", help="write better accuracy figures down as floors")
    parser.addoption("--update-docs", action="store_true", help="write what the commands print into the documentation")
