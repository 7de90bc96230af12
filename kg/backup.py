"""Copies of a store to fall back on: taken while another process writes, proved whole, brought back without loss."""

from __future__ import annotations

import json
import os
import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from kg.folder import WANTED, failed
from kg.store import Store, StoreBusyError, StoreError, value
from kg.vocab import KG

_LOOK = 0.2  # seconds between two looks for requests, or for an answer
_TRIES = 3  # a text may go while it is copied


def backup(path: Path, target: Path) -> int:
    """Copy the store in the folder `path` to the new folder `target`, and return how many documents it has.

    Where another process writes to the store, that process makes the copy: it alone can. StoreError says why not.
    """
    if target.exists():
        raise StoreError(f"{target}: đã có, chọn thư mục mới / already exists: name a new folder")
    if not (path / "quads").is_dir():
        raise StoreError(f"{path}: không có đồ thị ở đây / no store here")
    wanted = path / f"{WANTED}-{os.getpid()}.json"
    try:
        while True:
            with suppress(StoreBusyError), Store.open(path, read_only=not os.access(path / "quads", os.W_OK)) as store:
                return copy(store, target)
            answer = _asked(wanted, target)
            if answer is not None:
                if answer:
                    raise StoreError(answer)
                with Store.open(target, read_only=True) as made:
                    return len(_texts_of(made))
    finally:
        wanted.unlink(missing_ok=True)
        _answer(wanted).unlink(missing_ok=True)


def copy(store: Store, target: Path) -> int:
    """Copy an open store to the new folder `target`, every document with its text, and return their number."""
    for _ in range(_TRIES):
        with store.snapshot(target) as made:
            texts = _texts_of(made)
            if all(made.has_text(sha256) for sha256 in texts):
                return len(texts)
        shutil.rmtree(target)  # a text went while it was copied
    raise StoreError(f"{store.path}: thiếu nội dung, xem kg check / texts are missing: kg check")


def restore(source: Path, path: Path) -> Path | None:
    """Make the store in the folder `path` what the backup `source` is; return where the one that was there lies now.

    The backup is copied and proved first, so that whatever happens meanwhile one whole store is there.
    """
    fresh = path.with_name(f"{path.name}.restoring")
    try:
        with Store.open(source, read_only=True) as kept:
            lost = [sha256 for sha256 in _texts_of(kept) if not kept.has_text(sha256)]
        if lost:
            raise StoreError(f"{source}: bản sao thiếu {len(lost)} nội dung / the backup lacks {len(lost)} texts")
        shutil.rmtree(fresh, ignore_errors=True)
        shutil.copytree(source, fresh)
        os.sync()
        old = _moved(path)
        fresh.rename(path)
    except OSError as error:
        raise failed(path, error) from error
    return old


def _moved(path: Path) -> Path | None:
    """Put a store aside that nobody has open, and return where it lies then."""
    if not path.exists():
        return None
    try:
        Store.open(path).close()
    except StoreBusyError:
        raise
    except StoreError:  # damaged: that is why another is wanted
        if not (path / "quads").is_dir():
            raise
    number = next(n for n in range(1, 1_000_000) if not path.with_name(f"{path.name}.old-{n}").exists())
    return path.rename(path.with_name(f"{path.name}.old-{number}"))


def _texts_of(store: Store) -> list[str]:
    return [value(quad.object) for quad in store.pattern(predicate=KG + "sha256")]


# ---------------------------------------------------------------- asking the process that writes


@contextmanager
def attending(store: Store) -> Iterator[None]:
    """Make the backups that other processes ask for, as long as this one has `store` open for writing."""
    done = threading.Event()
    thread = threading.Thread(target=_attend, args=(store, done), daemon=True)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()


def _attend(store: Store, done: threading.Event) -> None:
    while not done.wait(_LOOK):
        for wanted in sorted(store.path.glob(f"{WANTED}-*.json")):
            with suppress(OSError, ValueError):
                asked = json.loads(wanted.read_text(encoding="utf-8"))
                if _alive(int(asked["process"])):
                    _write(_answer(wanted), _made(store, Path(asked["target"])))
                wanted.unlink()


def _made(store: Store, target: Path) -> str:
    """Make a backup, and return why it failed, "" if it did not."""
    try:
        copy(store, target)
    except (StoreError, OSError) as error:
        return str(error)
    return ""


def _asked(wanted: Path, target: Path) -> str | None:
    """Ask the process that has the store open for a backup; return its answer, None while there is none."""
    answer = _answer(wanted)
    if not wanted.exists() and not answer.exists():
        try:
            _write(wanted, json.dumps({"process": os.getpid(), "target": str(target.absolute())}))
        except OSError as error:
            raise failed(wanted.parent, error) from error
    time.sleep(_LOOK)
    return answer.read_text(encoding="utf-8") if answer.exists() else None


def _answer(wanted: Path) -> Path:
    return wanted.with_suffix(".done")


def _write(file: Path, text: str) -> None:
    part = file.with_suffix(".part")
    part.write_text(text, encoding="utf-8")
    part.replace(file)


def _alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
