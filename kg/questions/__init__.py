"""Questions that can be asked of the graph: their catalogue, typed parameters, answers with evidence, formats."""

from kg.questions.answers import IRI, Answer, Coverage, ask, coverage
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
from kg.questions.format import FORMATS, no_evidence
from kg.questions.header import Bilingual, Parameter, Question, catalogue, question
from kg.questions.parameters import Taken

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
