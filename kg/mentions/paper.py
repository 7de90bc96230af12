"""A paper as one place of the text names it."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.mentions.deed import Deed
from kg.model import Body, Sentence, Span

LEAD = 500  # code points of a page: headline and first sentences


@dataclass(slots=True)
class Paper:
    """One mention of a paper while it is read; filled by `paper_reader`, merged by `papers`."""

    type: str
    start: int
    end: int
    sentence: Sentence
    number: str | None = None
    date: str | None = None
    issuer: Body | None = None
    title: str | None = None
    spelt: bool = False
    called: str | None = None  # the type as written, where it is longer
    inner: int | None = None  # from here on further papers may be named in the title
    rule: str = "paper.number"
    deed: Deed | None = None
    mentions: list[Span] = field(default_factory=list)
