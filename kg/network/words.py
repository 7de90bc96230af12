"""The table of networks by name, and of what measures mean."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.questions import Bilingual


@dataclass(frozen=True, slots=True)
class Named:
    """A network by name: its things are the ends of links of these `kinds`."""

    name: str
    summary: Bilingual
    caution: Bilingual
    kinds: frozenset[str]
    joining: frozenset[str]  # links between things that are there, which bring none of their own


def _table() -> dict[str, dict[str, Any]]:
    return tomllib.loads(Path(__file__).with_name("networks.toml").read_text(encoding="utf-8"))


def _named(name: str, said: dict[str, list[str]]) -> Named:
    summary, caution = Bilingual(*said["summary"]), Bilingual(*said["caution"])
    return Named(name, summary, caution, frozenset(said["kinds"]), frozenset(said.get("joining", ())))


NETWORKS = {name: _named(name, said) for name, said in _table()["networks"].items()}
# measure: what it counts, and what it does not say
MEANINGS = {name: Bilingual(*said) for name, said in _table()["measures"].items()}
CAUTION = MEANINGS.pop("caution")
