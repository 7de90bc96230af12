"""Answer a stored question, just as `kg ask` does."""

from __future__ import annotations

from dataclasses import asdict

from kg.questions import (
    FORMATS,
    AmbiguousError,
    NotFoundError,
    QuestionError,
    UnknownQuestionError,
    ask,
    question,
)
from kg.serve.limits import Limits
from kg.serve.problems import Problem
from kg.serve.tasks import Ask
from kg.store import Store

# media type: the name of the format for `kg ask`, which is also the ending of an address
MEDIA = {
    "application/json": "json",
    "text/csv": "csv",
    "text/turtle": "ttl",
    "application/x-ndjson": "ndjson",
}


def answer(store: Store, task: Ask, limits: Limits) -> bytes:
    """Return the answer to a stored question as `task.media`."""
    try:
        asked = question(task.name)
        _check(task, limits)
        given = dict(task.given)
        return FORMATS[MEDIA[task.media]](ask(store, asked.name, **given), 0).encode()
    except QuestionError as error:
        raise _problem(error) from None


def _check(task: Ask, limits: Limits) -> None:
    names = [name for name, _ in task.given]
    if twice := sorted({name for name in names if names.count(name) > 1}):
        raise Problem("bad-parameter", f"cho hai lần / given twice: {', '.join(twice)}")
    if long := [name for name, value in task.given if len(value) > limits.value]:
        raise Problem("bad-parameter", f"quá {limits.value} ký tự / over {limits.value} characters: {', '.join(long)}")


def _problem(error: QuestionError) -> Problem:
    """Return the problem that a question cannot be asked like this, with the readings or the nearest names."""
    if isinstance(error, AmbiguousError):
        more = {"parameter": error.parameter, "asked": error.asked, "readings": [asdict(r) for r in error.readings]}
        return Problem("ambiguous", str(error), more)
    if isinstance(error, NotFoundError):
        more = {"parameter": error.parameter, "asked": error.asked, "nearest": list(error.nearest)}
        return Problem("not-found", str(error), more)
    return Problem("not-found" if isinstance(error, UnknownQuestionError) else "bad-parameter", str(error))
