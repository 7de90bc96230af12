"""The stored questions: SPARQL files whose header says in words what they ask and which parameters they take."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from kg.questions.errors import HeaderError, UnknownQuestionError
from kg.resources import queries

TYPES = ("text", "date", "number", "choice")
FINDS = ("person", "name", "body", "role", "place", "meeting", "paper", "project", "area", "measure", "thing", "node")
VIEWS = ("table", "graph", "timeline")
_KEYS = {"summary", "description", "tags", "parameters", "steps", "view"}
_PARAMETER_KEYS = {"type", "finds", "choices", "required", "default", "example"}
_SELECT = re.compile(r"^SELECT\b(.*?)\bWHERE\b", re.MULTILINE | re.DOTALL)


class Bilingual(NamedTuple):
    """The same in Vietnamese and in English."""

    vi: str
    en: str


@dataclass(frozen=True, slots=True)
class Parameter:
    """A variable of the query that the user gives: as a text that names something, a date, a number or a choice."""

    name: str
    type: str
    required: bool
    example: str
    finds: str | None = None  # what a text names
    choices: tuple[str, ...] = ()
    default: str | None = None

    @property
    def variables(self) -> tuple[str, ...]:
        """Return the variables of the query that it binds; a date binds its bounds."""
        return (f"{self.name}Earliest", f"{self.name}Latest") if self.type == "date" else (self.name,)


@dataclass(frozen=True, slots=True)
class Question:
    """A stored question; `view` is how its answer is best seen.

    With `steps`, the rows are the links ?one–?other on the shortest ways ?path of at most so many from ?from to ?to.
    """

    name: str
    summary: Bilingual
    description: Bilingual | None
    tags: tuple[str, ...]
    parameters: tuple[Parameter, ...]
    view: str
    sparql: str
    steps: int = 0


def catalogue() -> list[Question]:
    """Return all stored questions, ordered by name; HeaderError if one is not as it must be."""
    return list(_catalogue(queries() / "questions"))


def question(name: str) -> Question:
    """Return the question of that name."""
    known = {q.name: q for q in catalogue()}
    if name not in known:
        names = ", ".join(known)
        raise UnknownQuestionError(f"không có câu hỏi / no question {name!r}; có / there are: {names}")
    return known[name]


@cache
def _catalogue(folder: Path) -> tuple[Question, ...]:
    return tuple(parse(file.stem, file.read_text(encoding="utf-8")) for file in sorted(folder.glob("*.rq")))


def parse(name: str, sparql: str) -> Question:
    """Return the question that a query with its header states.

    The header is YAML on the lines that begin with `#+`, as grlc writes it.
    """
    said = head(name, sparql)
    check_keys(name, said, _KEYS, {"summary", "tags", "view"})
    if said["view"] not in VIEWS:
        raise HeaderError(f"{name}: view is one of {VIEWS}")
    made = Question(
        name,
        bilingual(name, said["summary"]),
        bilingual(name, said["description"]) if "description" in said else None,
        tuple(map(str, said["tags"])),
        tuple(_parameter(name, key, value) for key, value in said.get("parameters", {}).items()),
        said["view"],
        sparql,
        int(said.get("steps", 0)),
    )
    _check_projection(made)
    return made


def head(name: str, sparql: str) -> dict[str, Any]:
    """Return what the header of a query says by key; HeaderError if it has none."""
    lines = [line[2:].removeprefix(" ") for line in sparql.splitlines() if line.startswith("#+")]
    try:
        # Plain YAML reads the name "on" as true: every word stays a word here.
        said = yaml.load("\n".join(lines), yaml.BaseLoader)
    except yaml.YAMLError as error:
        raise HeaderError(f"{name}: {' '.join(str(error).split())}") from None
    if not isinstance(said, dict):
        raise HeaderError(f"{name}: no header")
    return said


def _parameter(question: str, name: str, said: Mapping[str, object]) -> Parameter:
    where = f"{question}, {name}"
    check_keys(where, said, _PARAMETER_KEYS, {"type", "required", "example"})
    kind, finds, choices = said["type"], said.get("finds"), said.get("choices", [])
    if kind not in TYPES or said["required"] not in ("true", "false"):
        raise HeaderError(f"{where}: type is one of {TYPES}, required true or false")
    if (kind == "text") != (finds in FINDS) or (kind == "choice") != bool(choices):
        raise HeaderError(f"{where}: a text says what it finds, of {FINDS}; a choice has its choices")
    assert isinstance(choices, list)
    return Parameter(
        name=name,
        type=str(kind),
        required=said["required"] == "true",
        example=str(said["example"]),
        finds=None if finds is None else str(finds),
        choices=tuple(map(str, choices)),
        default=None if "default" not in said else str(said["default"]),
    )


def bilingual(name: str, text: object) -> Bilingual:
    """Return the two languages of words in the form "vi / en"."""
    parts = str(text).split(" / ")
    if len(parts) != 2:
        raise HeaderError(f"{name}: words are Vietnamese, ' / ', English")
    return Bilingual(*(part.strip() for part in parts))


def check_keys(name: str, said: Mapping[str, object], known: set[str], required: set[str]) -> None:
    """Raise HeaderError unless every key is known and every required one there."""
    if unknown := set(said) - known:
        raise HeaderError(f"{name}: unknown {sorted(map(str, unknown))}")
    if missing := required - set(said):
        raise HeaderError(f"{name}: {sorted(missing)} missing")


def _check_projection(question: Question) -> None:
    """Raise if the outermost SELECT leaves out a parameter: a store cannot bind it then."""
    select = _SELECT.search(question.sparql)
    shown = set(re.findall(r"\?(\w+)", select[1])) if select else set()
    if missing := [v for p in question.parameters for v in p.variables if v not in shown]:
        raise HeaderError(f"{question.name}: SELECT leaves out {missing}")
