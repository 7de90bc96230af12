"""The folder of a store: which it is, and the database in it."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pyoxigraph as ox

from kg.readable import StoreError

CACHE = "index.sqlite"  # what resolving can always make anew


def default_path() -> Path:
    """Return the folder of the store when none is named: `KG_STORE`, else `./graph`."""
    return Path(os.environ.get("KG_STORE") or "graph")


def connect(path: Path, read_only: bool) -> ox.Store:
    """Open the database of a store in a folder, made if need be; StoreError says in one line why not."""
    quads = path / "quads"
    if path.exists() and not path.is_dir():
        raise StoreError(f"{path}: not a folder")
    if not quads.is_dir():
        if read_only:
            raise StoreError(f"{path}: no store here")
        if path.is_dir() and any(p.name != "texts" and not p.name.startswith(CACHE) for p in path.iterdir()):
            raise StoreError(f"{path}: a folder with other things in it, not a store")
        path.mkdir(parents=True, exist_ok=True)
    try:
        return ox.Store.read_only(str(quads)) if read_only else ox.Store(str(quads))
    except (OSError, RuntimeError) as error:
        if "lock hold by" in str(error).lower() or "LOCK" in str(error):
            raise StoreError(f"{path}: another process has this store open") from None
        raise StoreError(f"{path}: cannot be opened as a store ({' '.join(str(error).split())[:120]})") from None


def link(source: str, target: str) -> None:
    """Link a file to a new place, or copy it where that cannot be."""
    try:
        os.link(source, target)
    except OSError:  # another file system
        shutil.copy2(source, target)
