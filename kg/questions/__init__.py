"""Questions that can be asked of the graph: their catalogue, typed parameters, answers with evidence, formats."""

from kg.questions.answers import Answer, Coverage, ask, coverage, no_evidence
from kg.questions.errors import (
    AmbiguousError,
    HeaderError,
    NotFoundError,
    ParameterError,
    QuestionError,
    Reading,
    UnknownQuestionError,
)
from kg.questions.find import candidates, find
from kg.questions.format import FORMATS
from kg.questions.header import Bilingual, Parameter, Question, catalogue, question
from kg.questions.parameters import Taken
from kg.questions.values import IRI

__all__ = [
    "FORMATS",
    "IRI",
    "AmbiguousError",
    "Answer",
    "Bilingual",
    "Coverage",
    "HeaderError",
    "NotFoundError",
    "Parameter",
    "ParameterError",
    "Question",
    "QuestionError",
    "Reading",
    "Taken",
    "UnknownQuestionError",
    "ask",
    "candidates",
    "catalogue",
    "coverage",
    "find",
    "no_evidence",
    "question",
]
