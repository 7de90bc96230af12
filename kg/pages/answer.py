"""The page of a stored question: its form, and the answer as table, timeline or graph."""

from __future__ import annotations

from collections.abc import Mapping

from kg.pages.render import Page, render
from kg.questions import Answer, QuestionError, ask
from kg.questions import question as stored
from kg.store import Store


def question(store: Store, name: str, given: Mapping[str, str], lang: str, view: str = "", page: int = 1) -> Page:
    """Return the page of the stored question `name`; UnknownQuestionError if there is none.

    It is answered when something is given or nothing must be. 200: answered, no evidence, or only asked for;
    300: several readings; 400: a value cannot be understood; 404: it names nothing.
    """
    asked = stored(name)
    answer: Answer | None = None
    wrong = ""
    if given or not any(p.required for p in asked.parameters):
        try:
            answer = ask(store, name, **given)
        except QuestionError as error:
            wrong = str(error)
    shown = {"question": asked, "given": given, "answer": answer, "wrong": wrong}
    return Page(400 if wrong else 200, render("question.html", lang, f"/questions/{name}", given, **shown))
