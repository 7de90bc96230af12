"""Facts from readings: one module a relation, each with one function `extract`."""

from __future__ import annotations

from kg.extract import (
    document,
    document_action,
    indicator,
    meeting,
    participation,
    person,
    personnel,
    project,
    role,
)
from kg.model import Fact, Reading

_RELATIONS = (person, role, personnel, meeting, participation, document, document_action, project, indicator)


def extract(reading: Reading) -> list[Fact]:
    """Return all facts of `reading`, relation by relation, each in text order."""
    return [fact for relation in _RELATIONS for fact in relation.extract(reading)]
