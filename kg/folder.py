"""The folder of a store: which it is, and the database in it."""

from __future__ import annotations

import errno
import os
import shutil
from pathlib import Path

import pyoxigraph as ox

from kg.readable import StoreBusyError, StoreError

CACHE = "index.sqlite"  # what resolving can always make anew
WANTED = "backup-wanted"  # a request to whoever has the store open
FORMAT_FILE, FORMAT = "format", 1  # how a store lies in its folder; a higher number is a newer program's

# Numbers of errors, words in the database's messages, and what a user is told.
_CAUSES: tuple[tuple[tuple[int, ...], tuple[str, ...], str], ...] = (
    (
        (),
        ("lock hold by", "LOCK: Resource temporarily unavailable", "LOCK: No locks available"),
        "một tiến trình khác đang ghi, đợi nó xong rồi thử lại / wait and try again: "
        "another process has this store open",
    ),
    (
        (errno.ENOSPC, errno.EDQUOT, errno.EFBIG),
        ("No space left", "File too large", "Disk quota", "disk is full"),
        "hết chỗ trên đĩa; những gì đã xong vẫn còn: giải phóng chỗ rồi chạy lại / the disk is full; what was finished "
        "is kept: free some space and run it again",
    ),
    (
        (errno.EROFS, errno.EACCES, errno.EPERM),
        ("Read-only file system", "Permission denied", "readonly database"),
        "không ghi được vào thư mục: đổi quyền hoặc chọn --store khác / the folder cannot be written: change its "
        "permissions or name another --store",
    ),
    (
        (),
        ("Corruption", "corrupt", "checksum", "malformed", "No such file", "spoilt"),
        "đồ thị hỏng: lấy lại bản sao bằng kg restore, hoặc dựng lại / damaged, it cannot be opened or read: bring a "
        "backup back with `kg restore`, or build it anew",
    ),
)


def default_path() -> Path:
    """Return the folder of the store when none is named: `KG_STORE`, else `./graph`."""
    return Path(os.environ.get("KG_STORE") or "graph")


def connect(path: Path, read_only: bool) -> ox.Store:
    """Open the database of a store in a folder, made if need be; StoreError says in one line why not."""
    quads = path / "quads"
    if path.exists() and not path.is_dir():
        raise StoreError(f"{path}: không phải thư mục / not a folder")
    _check_format(path)
    if not quads.is_dir():
        if read_only:
            raise StoreError(f"{path}: không có đồ thị ở đây / no store here")
        if path.is_dir() and any(not _ours(name.name) for name in path.iterdir()):
            raise StoreError(
                f"{path}: thư mục có thứ khác, không phải đồ thị / a folder with other things, not a store"
            )
    try:
        if not read_only:
            path.mkdir(parents=True, exist_ok=True)
            if not (path / FORMAT_FILE).exists():
                (path / FORMAT_FILE).write_text(f"{FORMAT}\n")
        return ox.Store.read_only(str(quads)) if read_only else ox.Store(str(quads))
    except (OSError, RuntimeError) as error:
        raise failed(path, error) from None


def failed(path: Path, error: BaseException) -> StoreError:
    """Return, in one line, what went wrong with a store, and what to do."""
    said = " ".join(str(error).split())
    code = getattr(error, "errno", None)
    for codes, words, told in _CAUSES:
        if code in codes or any(word in said for word in words):
            return (StoreBusyError if told is _CAUSES[0][2] else StoreError)(f"{path}: {told}")
    return StoreError(f"{path}: không mở được như đồ thị / cannot be opened as a store ({said[:160]})")


def _check_format(path: Path) -> None:
    """Refuse a store of a format that is not known; those without one are older than formats."""
    try:
        written = (path / FORMAT_FILE).read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError):
        return
    if written != str(FORMAT) and not (written.isdigit() and 0 < int(written) < FORMAT):
        raise StoreError(
            f"{path}: dạng {written[:20]!r}, của bản quanhe mới hơn (bản này biết đến {FORMAT}): hãy nâng cấp / "
            f"format {written[:20]!r}, of a newer quanhe (this one knows {FORMAT}): upgrade; nothing was changed"
        )


def _ours(name: str) -> bool:
    return name in ("texts", FORMAT_FILE) or name.startswith((CACHE, WANTED))


def link(source: str, target: str) -> None:
    """Link a file to a new place, or copy it where that cannot be."""
    try:
        os.link(source, target)
    except (FileNotFoundError, FileExistsError):  # dropped meanwhile, or linked before
        return
    except OSError:  # another file system
        shutil.copy2(source, target)
