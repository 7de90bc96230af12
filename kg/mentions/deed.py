"""An action that a sentence tells of a paper."""

from __future__ import annotations

from dataclasses import dataclass

from kg.lexicon.actions import Verb
from kg.model import Body, MeetingFact, Span
from kg.quick import quick


@quick
@dataclass(frozen=True, slots=True)
class Deed:
    """An action told of a paper: the verb's place and who acts, if the text says so."""

    action: str
    verb: Verb
    near: bool
    span: Span  # of the verb
    actor: Body | MeetingFact | None
    proof: Span  # actor and verb
    done: bool  # False: planned, asked for or denied
    asked: bool = False  # of whoever would act

    @classmethod
    def stated(cls, action: str, actor: Body | MeetingFact | None, span: Span) -> Deed:
        """Return a deed that is told as done."""
        return cls(action, Verb(action, titled=True), True, span, actor, span, True)
