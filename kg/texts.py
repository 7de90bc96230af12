"""Source texts, each compressed under its SHA-256 beside the graph."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator
from pathlib import Path


class Texts:
    """A folder of texts: `ab/abcd….txt.gz`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def _file(self, sha256: str) -> Path:
        return self._folder / sha256[:2] / f"{sha256}.txt.gz"

    def keep(self, sha256: str, text: str) -> None:
        """Write a text that is not yet there, or spoilt; a reader never sees half of it."""
        file = self._file(sha256)
        if file.exists() and self._sound(sha256, text):
            return
        file.parent.mkdir(parents=True, exist_ok=True)
        part = file.with_suffix(".part")  # one process writes; what a killed one left is written over
        part.write_bytes(gzip.compress(text.encode(), compresslevel=6, mtime=0))
        part.replace(file)

    def _sound(self, sha256: str, text: str) -> bool:
        try:
            return self.get(sha256) == text
        except OSError:
            return False

    def has(self, sha256: str) -> bool:
        """Say whether a text is there; whether it is sound, only reading it tells."""
        try:
            return self._file(sha256).stat().st_size > 0
        except OSError:
            return False

    def get(self, sha256: str) -> str:
        """Return a text; KeyError if it is not there, OSError if it is spoilt."""
        try:
            return gzip.decompress(self._file(sha256).read_bytes()).decode()
        except FileNotFoundError:
            raise KeyError(sha256) from None
        except (EOFError, UnicodeDecodeError, zlib.error) as error:
            raise OSError(f"spoilt text {sha256}: {error}") from error

    def drop(self, sha256: str) -> None:
        """Remove a text, also one half written, and its folder if that is empty then."""
        folder = self._file(sha256).parent
        for file in folder.glob(f"{sha256}.*"):
            file.unlink(missing_ok=True)
        if folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()

    def all(self) -> Iterator[str]:
        """Yield the hash of every text, also of those half written."""
        yield from sorted({file.name.partition(".")[0] for file in self._folder.glob("??/*")})
