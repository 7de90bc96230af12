"""What the columns of answers, and the codes in them, are called: the table `words.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from kg import ontology


@cache
def table() -> Mapping[str, tuple[str, str]]:
    """Return the words by "column.person" or "code.certain": Vietnamese, English."""
    said = tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8"))
    return {f"{section}.{key}": (vi, en) for section, words in said.items() for key, (vi, en) in words.items()}


def column(name: str) -> str:
    """Return what a column is called in Vietnamese; its own name where the table has none."""
    return table().get(f"column.{name.removesuffix('Label')}", (name, name))[0]


def code(said: str) -> str:
    """Return what a code is called in Vietnamese; words that are no code as they are."""
    known = ontology.code(said, "vi")
    return table().get(f"code.{said}", (said, said))[0] if known == said else known
