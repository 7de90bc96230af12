"""A gathering as one place of the text tells it."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.lexicon.meetings import Gathering
from kg.model import Body, Sentence, Span


@dataclass(slots=True)
class Candidate:
    """One mention of a gathering while it is read; filled by `gatherings` and `holders`."""

    kind: Gathering
    noun: Span
    end: int  # of the noun and its modifiers
    sentence: Sentence
    left: str  # the sentence before the noun, folded
    ordinal: str | None = None
    numeral: str | None = None  # the ordinal as written, with its words
    body: Body | None = None
    date: str | None = None
    year: str | None = None
    terms: list[str] = field(default_factory=list)
    manner: str | None = None
    topic: Span | None = None
    guest: Body | None = None  # whom a working session is with
    where: str | None = None  # key of the unit whose voters are met
    proof: list[Span] = field(default_factory=list)  # what the evidence should cover
    stated: bool = False  # the holder is part of the name
    held: bool = False  # the holder is the subject
    loose: bool = False  # the holder is only guessed from what stands near
    present: bool = False  # somebody is said to be there
    vague: bool = False  # "trong một cuộc họp"
    opens: bool = False  # it opens the sentence: "Buổi tiếp xúc này diễn ra chiều 8/10"
    nearby: str | None = None  # "nay", "qua": told by a day that counts from the writing
    another: bool = False  # "chiều cùng ngày": none that was told before
    planned: bool = False
    reported: bool = True  # False: planned, or only the name of a paper

    @property
    def passing(self) -> bool:
        """Whether it is only told that two once worked with each other."""
        return self.kind.verb and self.kind.type == "buổi làm việc" and self.date is None

    @property
    def sits(self) -> bool:
        """Whether it is a numbered session, of which a debate is a part."""
        return self.kind.type == "kỳ họp" and self.ordinal is not None

    @property
    def weight(self) -> int:
        """How much speaks for a gathering of its own."""
        told = 2 * (self.held or self.stated) + (self.ordinal is not None) + (self.date is not None)
        told += self.present + (self.loose and not self.kind.weak) + (self.topic is not None and not self.kind.weak)
        told += not self.kind.verb and self.where is not None and self.body is not None  # whose voters meet whom
        if (self.vague or (self.kind.verb and not self.held)) and not self.date:
            return min(told, 1)
        if self.kind.weak and not (self.present or self.date or self.held):
            return min(told, 1)
        if self.kind.weak and self.kind.type == "tiếp xúc cử tri":
            return told if self.date else 0
        return told if not self.kind.weak or self.body or self.ordinal else 0
