"""By what a machine reads: two with the same signature make the same bytes of a page."""

from __future__ import annotations

import platform
import unicodedata
import zlib
from collections.abc import Mapping
from functools import cache
from importlib.metadata import version

from kg.edition import edition

_LIBRARIES = ("ahocorasick_rs", "lxml", "pyoxigraph", "trafilatura")  # that decide what is read, or how it is written

Signature = Mapping[str, str]


@cache
def signature() -> Signature:
    """Return the edition of the reader here, and the versions of what it reads and packs with."""
    return {
        "quanhe": edition()[:16],
        "python": ".".join(platform.python_version_tuple()[:2]),
        "unicode": unicodedata.unidata_version,
        "zlib": zlib.ZLIB_RUNTIME_VERSION,
        **{library: version(library) for library in _LIBRARIES},
    }


def difference(ours: Signature, theirs: Signature) -> str:
    """Return in words in what two signatures differ."""
    return ", ".join(
        f"{name} {theirs.get(name, '–')} ≠ {ours.get(name, '–')}"
        for name in {**ours, **theirs}
        if ours.get(name) != theirs.get(name)
    )
