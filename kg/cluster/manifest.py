"""The manifest of a folder of shards: what it holds, with checksums. Written last: without it nothing is finished."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from kg.cluster.chunk import ClusterError
from kg.cluster.folder import Folder
from kg.cluster.shard import FORMAT, checksum
from kg.cluster.signature import signature

NAME = "manifest.json"


@dataclass(frozen=True, slots=True)
class File:
    """A file of the folder."""

    file: str
    sha256: str
    size: int  # bytes

    @classmethod
    def of(cls, name: str, data: bytes) -> File:
        """Return what is to be said of a file."""
        return cls(name, checksum(data), len(data))


@dataclass(frozen=True, slots=True)
class Shard:
    """The graphs of some pages, and what a store keeps of these beside them."""

    graphs: File
    pages: File
    quads: int
    documents: int
    failed: int  # pages that could not be read
    repeated: int  # pages whose id an earlier one has


@dataclass(frozen=True, slots=True)
class Part:
    """A part of what is no page of this build: the resolved world, the ontology, what people decided."""

    graphs: File
    quads: int


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a finished folder holds."""

    shards: Sequence[Shard]
    parts: Sequence[Part]

    def write(self, folder: Folder) -> None:
        """Say that the folder is finished."""
        files: list[Shard | Part] = [*self.shards, *self.parts]
        said = {
            "format": FORMAT,
            "made": dict(signature()),
            "quads": sum(one.quads for one in files),
            "documents": sum(one.documents for one in self.shards),
            "shards": [asdict(one) for one in self.shards],
            "parts": [asdict(one) for one in self.parts],
        }
        folder.put(NAME, (json.dumps(said, ensure_ascii=False, indent=1) + "\n").encode())

    @classmethod
    def read(cls, folder: Folder) -> Manifest | None:
        """Return the manifest of a folder, None where there is none; ClusterError where it is not one of ours."""
        data = folder.get(NAME)
        if data is None:
            return None
        try:
            said = json.loads(data)
            if said["format"] != FORMAT:
                raise ClusterError(
                    f"{folder}/{NAME}: dạng / format {said['format']!r}, bản này biết / this version knows {FORMAT}"
                )
            return cls(
                [_shard(one) for one in said["shards"]], [Part(File(**p["graphs"]), p["quads"]) for p in said["parts"]]
            )
        except (ValueError, KeyError, TypeError):
            told = "không phải danh mục của kg build --shards / not a manifest of `kg build --shards`"
            raise ClusterError(f"{folder}/{NAME}: {told}") from None


def _shard(said: dict[str, Any]) -> Shard:
    return Shard(**{**said, "graphs": File(**said["graphs"]), "pages": File(**said["pages"])})
