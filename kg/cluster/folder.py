"""A folder on any file system that fsspec knows: this machine's, an object store, another machine's."""

from __future__ import annotations

from typing import cast

from fsspec.core import url_to_fs

from kg.cluster.chunk import ClusterError


class Folder:
    """Files under one URL. ClusterError says in one line what is wrong with it."""

    def __init__(self, url: str) -> None:
        self.url = url
        try:
            self._fs, self._path = url_to_fs(url)
        except (ValueError, ImportError, OSError) as error:  # no such kind of URL, or its library is missing
            raise self._failed(error) from None

    def __str__(self) -> str:
        return self.url

    def put(self, name: str, data: bytes) -> None:
        """Write a file whole: under another name first, so that a killed writer leaves no half of it."""
        path = f"{self._path}/{name}"
        try:
            self._fs.makedirs(path.rpartition("/")[0], exist_ok=True)
            self._fs.pipe_file(f"{path}.part", data)
            self._fs.mv(f"{path}.part", path)
        except OSError as error:
            raise self._failed(error) from None

    def get(self, name: str) -> bytes | None:
        """Return the content of a file, None where there is none."""
        try:
            return cast(bytes, self._fs.cat_file(f"{self._path}/{name}"))
        except FileNotFoundError:
            return None
        except OSError as error:
            raise self._failed(error) from None

    def names(self, below: str) -> list[str]:
        """Return the names of the files in a folder below this, without its own."""
        try:
            self._fs.invalidate_cache()
            found = self._fs.ls(f"{self._path}/{below}", detail=False)
        except FileNotFoundError:
            return []
        except OSError as error:
            raise self._failed(error) from None
        return sorted(str(path).rpartition("/")[2] for path in found)

    def drop(self, name: str) -> None:
        """Remove a file, if it is there."""
        try:
            self._fs.rm_file(f"{self._path}/{name}")
        except FileNotFoundError:
            return
        except OSError as error:
            raise self._failed(error) from None

    def _failed(self, error: Exception) -> ClusterError:
        said = " ".join(str(error).split())[:200] or type(error).__name__
        return ClusterError(f"{self.url}: không dùng được thư mục này / this folder cannot be used: {said}")
