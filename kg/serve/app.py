"""The addresses of the server and what answers at each."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Collection, Mapping
from contextlib import suppress
from typing import Any

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from kg.pages import AROUND, ATOM, NAMED, STATIC
from kg.questions import catalogue
from kg.serve import about, openapi, rest, show
from kg.serve.engine import Engine
from kg.serve.limits import Limits
from kg.serve.negotiate import media
from kg.serve.problems import Problem, often
from kg.serve.protect import Protect
from kg.serve.requests import asked, number, parameters, sparql, tongue
from kg.serve.respond import response
from kg.serve.static import Static
from kg.serve.tasks import Ask, Describe, Pairs, Show, Task
from kg.vocab import BASE

_HTML = show.HTML
# the endings of addresses, and what `format` can be
_QUESTION = {ending: kind for kind, ending in rest.MEDIA.items()} | {"html": _HTML}
_THING = {
    "html": _HTML,
    "ttl": "text/turtle",
    "jsonld": "application/ld+json",
    "nt": "application/n-triples",
    "rdf": "application/rdf+xml",
}
_OURS = ("lang", "view", "page", "format")  # parameters of pages; no question has one of that name
_THING_PATH = re.compile(r"/(?:id/[a-z-]+/[0-9a-f]{1,64}|role/[\w-]+)")
_BOTH = ("GET", "POST")
_PROBLEMS = {404: "not-found", 405: "method"}


def application(
    engine: Engine, limits: Limits, quads: int, names: Collection[str], origins: Collection[str]
) -> Starlette:
    """Return the web application; `names` are further names of the host, `origins` the sites that may read it."""
    site = _Site(engine, limits, quads)
    cors = Middleware(CORSMiddleware, allow_origins=list(origins), allow_methods=["GET", "POST"], allow_headers=["*"])
    return Starlette(
        routes=[
            Route("/", site.home),
            Route("/search", site.search),
            Route("/failures", site.failures),
            Route(ATOM, site.feed),
            Route("/editor", site.editor),
            Route("/graph", site.drawing),
            Route(AROUND, site.around, methods=_BOTH),
            Route(NAMED, site.named, methods=_BOTH),
            Route("/questions", site.questions),
            Route("/questions/{name}/graph", site.question_drawing),
            Route("/questions/{name}", site.question),
            Route("/q/{name}", site.form),
            Route("/id/{rest:path}", site.thing),
            Route("/role/{rest:path}", site.thing),
            Route("/sparql", site.sparql, methods=_BOTH),
            Route("/openapi.json", site.openapi),
            Route("/static/{name:path}", Static(STATIC).get),
            Route("/health", site.health),
        ],
        middleware=[Middleware(Protect, names=names, origins=origins), *([cors] if origins else [])],
        exception_handlers={Problem: _problem, HTTPException: _refusal, ClientDisconnect: _left, Exception: _fault},
    )


class _Site:
    """What answers at each address."""

    def __init__(self, engine: Engine, limits: Limits, quads: int) -> None:
        self._engine, self._limits, self._quads = engine, limits, quads

    async def home(self, request: Request) -> Response:
        return await self._show(request, "home")

    async def search(self, request: Request) -> Response:
        given = dict(parameters(request, self._limits))
        return await self._show(request, "search", self._short(given.get("q", "")), given.get("kind", ""))

    async def failures(self, request: Request) -> Response:
        given = parameters(request, self._limits)
        task = Show("failures", tongue(request, given), number=number(dict(given).get("page")))
        return await self._answer(request, task)

    async def feed(self, request: Request) -> Response:
        """Return the newest pages as a feed, of one thing if it is named."""
        about = dict(parameters(request, self._limits)).get("about", "")
        return await self._show(request, "feed", _thing(about) if about else "", str(request.base_url))

    async def editor(self, request: Request) -> Response:
        given = dict(parameters(request, self._limits))
        return await self._show(request, "editor", *([given["query"]] if given.get("query") else []))

    async def drawing(self, request: Request) -> Response:
        return await self._show(request, "drawing", _thing(dict(parameters(request, self._limits)).get("thing", "")))

    async def around(self, request: Request) -> Response:
        """Answer a drawing that is open and asks for more; `has` says what it holds."""
        said, skip = dict(await asked(request, self._limits)), 0
        if (text := said.get("skip", "0")).isdecimal() and len(text) < 7:
            skip = int(text)
        words = (_thing(said.get("thing", "")), _held(said))
        return await self._answer(request, Show("around", "vi", words, number=skip))

    async def named(self, request: Request) -> Response:
        """Answer a drawing that is open and looks for a name."""
        said = dict(await asked(request, self._limits))
        return await self._answer(request, Show("named", "vi", (self._short(said.get("q", "")), _held(said))))

    async def questions(self, request: Request) -> Response:
        """List the stored questions; people find them on the first page."""
        if media(request.headers.get("accept"), ("application/json", _HTML)) == _HTML:
            return RedirectResponse("/#questions", 303, {"Vary": "Accept"})
        return JSONResponse([openapi.summary(q) for q in catalogue()], headers={"Vary": "Accept"})

    async def question(self, request: Request) -> Response:
        """Answer a stored question, for programs, or show it with its form."""
        name, _, ending = request.path_params["name"].partition(".")
        given = parameters(request, self._limits)
        chosen = _form(request, given, ending, _QUESTION)
        if chosen == _HTML:
            return await self._form(request, name, given)
        return await self._answer(request, Ask(name, _others(given, ("lang", "format")), chosen))

    async def form(self, request: Request) -> Response:
        return await self._form(request, request.path_params["name"], parameters(request, self._limits))

    async def _form(self, request: Request, name: str, given: Pairs) -> Response:
        said = dict(given)
        values = tuple({k: self._short(v) for k, v in _others(given, _OURS)}.items())
        words, page = (name, said.get("view", "")), number(said.get("page"))
        return await self._answer(request, Show("question", tongue(request, given), words, values, page))

    async def question_drawing(self, request: Request) -> Response:
        given = parameters(request, self._limits)
        values = tuple({k: self._short(v) for k, v in _others(given, _OURS)}.items())
        task = Show("question_drawing", tongue(request, given), (request.path_params["name"],), values)
        return await self._answer(request, task)

    async def thing(self, request: Request) -> Response:
        """Say what is known of a thing: a page, or RDF."""
        given = parameters(request, self._limits)
        path, _, ending = request.scope["path"].partition(".")
        if not _THING_PATH.fullmatch(path):
            raise Problem("not-found", "không có địa chỉ này / no such address")
        iri, said = BASE + path[1:], dict(given)
        chosen = _form(request, given, ending, _THING)
        if chosen != _HTML:
            return await self._answer(request, Describe(iri, chosen))
        words = (iri, said.get("section", ""))
        return await self._answer(
            request, Show("thing", tongue(request, given), words, number=number(said.get("page")))
        )

    async def sparql(self, request: Request) -> Response:
        """Answer a query; without one, say what is offered."""
        task = await sparql(request, self._limits)
        if task is not None:
            return await self._answer(request, task)
        chosen = media(request.headers.get("accept"), (*about.OFFERS, _HTML))
        if chosen is None:
            raise Problem("not-acceptable", f"có / there are: {', '.join(about.OFFERS)}")
        if chosen == _HTML:
            return RedirectResponse("/editor", 303, {"Vary": "Accept"})
        body = about.describe(f"{request.base_url}sparql", self._quads, chosen)
        return Response(body, media_type=chosen, headers={"Vary": "Accept"})

    async def openapi(self, request: Request) -> Response:
        return JSONResponse(openapi.document(self._limits))

    async def health(self, request: Request) -> Response:
        said = {"status": "ok", "quads": self._quads, "running": self._engine.running}
        return JSONResponse(said, headers={"Cache-Control": "no-store"})

    def _short(self, value: str) -> str:
        if len(value) > self._limits.value:
            raise Problem("bad-parameter", f"quá {self._limits.value} ký tự / over {self._limits.value} characters")
        return value

    async def _show(self, request: Request, page: str, *words: str) -> Response:
        given = parameters(request, self._limits)
        return await self._answer(request, Show(page, tongue(request, given), words))

    async def _answer(self, request: Request, task: Task) -> Response:
        """Run a task while the client waits; when it leaves, the task ends."""
        running = asyncio.ensure_future(self._engine.run(task))
        gone = asyncio.ensure_future(_gone(request))
        try:
            await asyncio.wait({running, gone}, return_when=asyncio.FIRST_COMPLETED)
            if running.done():
                return response(running.result())
            raise ClientDisconnect
        finally:
            for task_ in (running, gone):
                task_.cancel()
            with suppress(asyncio.CancelledError, Problem):
                await running


def _thing(iri: str) -> str:
    if not _THING_PATH.fullmatch("/" + iri.removeprefix(BASE)) or not iri.startswith(BASE):
        raise Problem("not-found", "không có địa chỉ này / no such address")
    return iri


def _held(said: Mapping[str, str]) -> str:
    """Return what a drawing says that it holds: the ends of addresses of things, with spaces between them."""
    held = said.get("has", "").split()
    if wrong := next((name for name in held if not _THING_PATH.fullmatch("/id/" + name)), None):
        raise Problem("bad-parameter", f"has: không phải địa chỉ / no address: {wrong[:50]!r}")
    return " ".join(held)


async def _gone(request: Request) -> None:
    """Wait until the client has closed its connection."""
    while (await request.receive())["type"] != "http.disconnect":
        pass


def _form(request: Request, given: Pairs, ending: str, forms: dict[str, str]) -> str:
    """Return the media type that is asked for: by `format`, by the ending of the address, or by the Accept header."""
    wanted = dict(given).get("format") or ending
    if wanted:
        if wanted not in forms:
            raise Problem("not-found", f"không có dạng / no form {wanted[:20]!r}; có / there are: {', '.join(forms)}")
        return forms[wanted]
    chosen = media(request.headers.get("accept"), tuple(forms.values()))
    if chosen is None:
        headers = (("Vary", "Accept"),)
        raise Problem("not-acceptable", f"có / there are: {', '.join(forms.values())}", headers=headers)
    return chosen


def _others(given: Pairs, names: Collection[str]) -> Pairs:
    return tuple((name, value) for name, value in given if name not in names)


async def _problem(request: Request, problem: Exception) -> Response:
    """Tell of a problem: browsers get a page, programs JSON."""
    assert isinstance(problem, Problem)
    if media(request.headers.get("accept"), ("application/json", _HTML)) != _HTML:
        return response(problem.reply())
    return response(show.error(problem, tongue(request, ())))


async def _refusal(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    name = _PROBLEMS.get(error.status_code, "bad-request")
    headers: Any = tuple((error.headers or {}).items())
    return await _problem(request, Problem(name, f"{request.method} {request.scope['path'][:100]}", headers=headers))


async def _left(request: Request, error: Exception) -> Response:
    return Response(status_code=499)  # nobody reads it


async def _fault(request: Request, error: Exception) -> Response:
    return await _problem(request, often("fault"))
