"""Make the HTML pages, with the headers they need."""

from __future__ import annotations

from kg import pages
from kg.questions import UnknownQuestionError
from kg.serve.problems import Problem
from kg.serve.tasks import Reply, Show
from kg.store import Store
from kg.vocab import ID

HTML, ATOM = "text/html", "application/atom+xml"
LANGUAGES = pages.LANGUAGES


def page(store: Store, task: Show) -> Reply:
    """Return the page that `task` names."""
    match task.page, task.words:
        case "home", ():
            return _reply(200, pages.home(store, task.lang))
        case "search", (text, kind):
            return _reply(200, pages.search(store, text, kind, task.lang))
        case "failures", ():
            return _reply(200, pages.failures(store, task.lang, task.number))
        case "editor", ():
            return _reply(200, pages.editor(task.lang))
        case "editor", (query,):
            return _reply(200, pages.editor(task.lang, query))
        case "thing", (iri, section):
            return _found(iri, pages.thing(store, iri, task.lang, section, task.number))
        case "feed", (about, base):
            return _feed(about, pages.feed(store, task.lang, about, base))
        case "drawing", (iri,):
            return _found(iri, pages.drawing(store, iri), pages.LIVE_POLICY)
        case "around", (iri, held):
            return _parcel(iri, pages.surroundings(store, iri, task.number, _known(held)))
        case "named", (text, held):
            return _parcel(text, pages.named(store, text, _known(held)))
        case "question", (name, view):
            return _question(store, task, name, view)
        case "question_drawing", (name,):
            made = pages.question_drawing(store, name, dict(task.given))
            return _reply(made.status, made.html, pages.DRAWING_POLICY)
    raise AssertionError(task)


def error(problem: Problem, lang: str) -> Reply:
    """Return the page that tells of a problem."""
    title = problem.title.split(" / ")[LANGUAGES.index(lang)]
    html = pages.error(problem.status, title, problem.detail, lang)
    return _reply(problem.status, html, more=problem.headers)


def _question(store: Store, task: Show, name: str, view: str) -> Reply:
    try:
        made = pages.question(store, name, dict(task.given), task.lang, view, task.number)
    except UnknownQuestionError as unknown:
        raise Problem("not-found", str(unknown)) from None
    return _reply(made.status, made.html)


def _found(iri: str, html: str | None, policy: str = pages.POLICY) -> Reply:
    if html is None:
        raise Problem("not-found", f"đồ thị không biết / the graph does not know: {iri}")
    return _reply(200, html, policy)


def _known(held: str) -> frozenset[str]:
    return frozenset(ID + name for name in held.split())


def _parcel(asked: str, text: str | None) -> Reply:
    return _found(asked, None) if text is None else Reply(200, "application/json", text.encode())


def _feed(about: str, data: bytes | None) -> Reply:
    return _found(about, None) if data is None else Reply(200, ATOM, data)


def _reply(status: int, html: str, policy: str = pages.POLICY, more: tuple[tuple[str, str], ...] = ()) -> Reply:
    return Reply(status, HTML, html.encode(), (("Content-Security-Policy", policy), *more))
