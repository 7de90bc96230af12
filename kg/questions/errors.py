"""What can be wrong with a question, said in Vietnamese and English."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

SHOWN = 10  # readings and names that a message lists


@dataclass(frozen=True, slots=True)
class Reading:
    """One thing that a text may mean: its IRI (None for a measure), its label, how it fits, what tells it apart."""

    iri: str | None
    label: str
    how: str
    hint: str = ""

    def __str__(self) -> str:
        return " · ".join(part for part in (self.label, self.hint, self.iri) if part)


class QuestionError(ValueError):
    """A question cannot be asked like this; the message is for the user."""


class HeaderError(QuestionError):
    """The header of a stored question is not as it must be."""


class UnknownQuestionError(QuestionError):
    """There is no question of this name."""


class ParameterError(QuestionError):
    """A parameter is missing, unknown or of the wrong form."""


class NotFoundError(QuestionError):
    """A text names nothing in the graph; `nearest` are names that come close."""

    def __init__(self, parameter: str, asked: str, nearest: Sequence[str]) -> None:
        self.parameter, self.asked, self.nearest = parameter, asked, tuple(nearest)
        lines = [f"{parameter}: không tìm thấy / not found: {asked}"]
        if nearest:
            lines += ["gần giống / similar:", *(f"  {name}" for name in nearest[:SHOWN])]
        super().__init__("\n".join(lines))


class AmbiguousError(QuestionError):
    """A text may mean several things; `readings` are these."""

    def __init__(self, parameter: str, asked: str, readings: Sequence[Reading]) -> None:
        self.parameter, self.asked, self.readings = parameter, asked, tuple(readings)
        lines = [f"{parameter}: “{asked}” có nhiều cách hiểu / may mean:", *(f"  {r}" for r in readings[:SHOWN])]
        if len(readings) > SHOWN:
            lines.append(f"  … (+{len(readings) - SHOWN})")
        lines.append("Hãy viết đủ hơn, hoặc dùng IRI. / Write more of it, or give the IRI.")
        super().__init__("\n".join(lines))
