"""A mention of a work, and where one might begin."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model import Place, Span


@dataclass(frozen=True, slots=True)
class ProjectMention:
    """A place where the text names a work; `places` are the units stated with it."""

    span: Span
    name: str
    places: tuple[Place, ...]
    rule: str
    serves: bool = False  # it serves another work, which its name names: "khu tái định cư phục vụ cầu A"
    again: bool = False  # another name of the work told before it: "khu nhà ở số 8 Lê Lợi (dự án Sao Mai)"


@dataclass(frozen=True, slots=True)
class Start:
    """Where a work might be told that bears no name: `word` introduces it, of `kind`; `stop` ends its sentence."""

    at: int
    word: int
    kind: str
    sentence: int
    stop: int
