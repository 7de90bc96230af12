"""The page of a stored question: its form, and the answer as table, timeline or graph."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg import ontology
from kg.pages.known import Known, Ref, kind
from kg.pages.render import Page, flat, render
from kg.pages.rows import Group, Table, bars, intervals, table
from kg.pages.words import Words
from kg.questions import AmbiguousError, Answer, NotFoundError, Parameter, Question, QuestionError, ask
from kg.questions import question as stored
from kg.store import Store
from kg.timeline import timeline

VIEWS = ("table", "timeline", "graph")
_ROWS, _READINGS = 100, 50


@dataclass(frozen=True, slots=True)
class Field:
    """One field of the form; `choices` are codes and what they are called."""

    name: str
    label: str
    type: str
    required: bool
    example: str
    value: str
    choices: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Choice:
    """Another value for a parameter, to be chosen by a link."""

    parameter: str
    value: str
    label: str
    hint: str = ""
    kind: str = "thing"


def question(store: Store, name: str, given: Mapping[str, str], lang: str, view: str = "", page: int = 1) -> Page:
    """Return the page of the stored question `name`; UnknownQuestionError if there is none.

    It is answered when something is given, be it empty. 200: answered, no evidence, or only asked for;
    300: several readings; 400: a value cannot be understood; 404: it names nothing.
    """
    asked, words, sent = stored(name), Words(lang), bool(given)
    given = {key: value for key, value in given.items() if value.strip()}
    shown = {
        "question": asked,
        "given": given,
        "fields": [_field(words, parameter, given) for parameter in asked.parameters],
        "view": view if view in VIEWS else asked.view,
        "views": VIEWS,
        "answer": None,
        "wrong": None,
        "choices": (),
        "more": 0,
        "asked": "",
    }
    status = 200
    if sent:
        try:
            answer = ask(store, name, **given)
            shown |= _answered(Known(store, words.lang), answer, str(shown["view"]), page)
        except AmbiguousError as error:
            status = 300
            choices = [_choice(error.parameter, r.iri, r.label, r.hint) for r in error.readings]
            shown |= {"wrong": "several", "asked": error.asked, "choices": choices[:_READINGS]}
            shown["more"] = max(0, len(choices) - _READINGS)
        except NotFoundError as error:
            status = 404
            nearest = [_choice(error.parameter, None, name, "") for name in error.nearest]
            shown |= {"wrong": "nothing", "asked": error.asked, "choices": nearest}
        except QuestionError as error:
            status, shown["wrong"], shown["asked"] = 400, "refused", str(error)
    params = {**given, "view": view, "page": str(page) if page > 1 else ""}
    return Page(status, render("question.html", lang, f"/questions/{name}", params, **shown))


def _field(words: Words, parameter: Parameter, given: Mapping[str, str]) -> Field:
    named = words.get(f"parameter.{parameter.name}", words.get(f"kind.{parameter.finds}", parameter.name))
    choices = [(choice, ontology.code(choice, words.lang)) for choice in parameter.choices]
    value = given.get(parameter.name, parameter.default or "")
    return Field(
        parameter.name, named, parameter.type, parameter.required, flat(parameter.example), flat(value), choices
    )


def _choice(parameter: str, iri: str | None, label: str, hint: str) -> Choice:
    return Choice(parameter, iri or label, label, hint, kind(iri) if iri else "thing")


def _answered(known: Known, answer: Answer, view: str, page: int) -> dict[str, object]:
    """Return what the page shows of an answer."""
    made = table(known, answer)
    pages = max(1, -(-len(made.groups) // _ROWS))
    page = min(max(page, 1), pages)
    groups = made.groups[(page - 1) * _ROWS : page * _ROWS]
    took = [
        (name, taken, Ref(taken.iri, taken.label, kind(taken.iri)) if taken.iri else None)
        for name, taken in answer.took.items()
    ]
    return {
        "answer": answer,
        "took": took,
        "columns": made.columns,
        "groups": groups,
        "total": len(answer.rows),
        "page": page,
        "pages": pages,
        "timeline": _timeline(made, groups) if view == "timeline" else None,
        "bars": bars(known, groups) if view == "timeline" else [],
    }


def _timeline(made: Table, groups: Sequence[Group]) -> object:
    return timeline(intervals(made, groups))


__all__ = ["VIEWS", "Choice", "Field", "Question", "question"]
