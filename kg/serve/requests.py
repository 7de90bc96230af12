"""Read requests: queries of the SPARQL 1.1 protocol, parameters, language, what form is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import parse_qsl

from starlette.requests import Request

from kg.serve.limits import Limits
from kg.serve.negotiate import language
from kg.serve.problems import Problem
from kg.serve.show import LANGUAGES
from kg.serve.tasks import Pairs, Sparql

_FORM, _QUERY, _UPDATE = "application/x-www-form-urlencoded", "application/sparql-query", "application/sparql-update"
_HEARD_OUT = 16  # times the longest query: who is cut off while sending does not hear why
_DEFAULT, _NAMED = "default-graph-uri", "named-graph-uri"


def parameters(request: Request, limits: Limits) -> Pairs:
    """Return the parameters of the address."""
    raw: bytes = request.scope["query_string"]
    if len(raw) + len(request.scope["path"]) > limits.query:
        raise Problem("address-too-long", f"quá {limits.query} byte / over {limits.query} bytes; use POST")
    return _pairs(raw)


async def asked(request: Request, limits: Limits) -> Pairs:
    """Return the parameters of the address and, of a POST, those of the form that it carries."""
    given = parameters(request, limits)
    if request.method != "POST":
        return given
    if _kind(request) != _FORM:
        raise Problem("media-type", f"có / there is: {_FORM}", headers=(("Accept-Post", _FORM),))
    return (*given, *_pairs(await _body(request, limits)))


def tongue(request: Request, given: Pairs) -> str:
    """Return the language of the page: what `lang` says, else the browser, else Vietnamese."""
    said = dict(given).get("lang")
    return said if said in LANGUAGES else language(request.headers.get("accept-language"), LANGUAGES)


def number(text: str | None) -> int:
    """Return the number of a page of a list, 1 where `text` is none."""
    return max(1, int(text)) if text and text.isascii() and text.isdigit() and len(text) < 7 else 1


async def sparql(request: Request, limits: Limits) -> Sparql | None:
    """Return the query of a request, or None for a GET without one, which asks what the service offers."""
    given = parameters(request, limits)
    if request.method == "POST":
        kind = _kind(request)
        if kind == _UPDATE:
            raise Problem("read-only", "không ghi được / no updates here")
        if kind not in (_FORM, _QUERY):
            raise Problem(
                "media-type", f"có / there are: {_FORM}, {_QUERY}", headers=(("Accept-Post", f"{_FORM}, {_QUERY}"),)
            )
        body = await _body(request, limits)
        given = (*given, ("query", _utf8(body))) if kind == _QUERY else (*given, *_pairs(body))
    if any(name in ("update", "using-graph-uri", "using-named-graph-uri") for name, _ in given):
        raise Problem("read-only", "không ghi được / no updates here")
    queries = [value for name, value in given if name == "query"]
    if not queries and request.method != "POST":
        return None
    if len(queries) != 1:
        raise Problem("bad-request", f"cần đúng một / exactly one needed: query; có / given: {len(queries)}")
    default, named = _values(given, _DEFAULT), _values(given, _NAMED)
    return Sparql(queries[0], request.headers.get("accept"), default, named)


def _values(given: Pairs, wanted: str) -> tuple[str, ...] | None:
    return tuple(value for name, value in given if name == wanted) or None


def _kind(request: Request) -> str:
    return request.headers.get("content-type", "").split(";")[0].strip().lower()


async def _body(request: Request, limits: Limits) -> bytes:
    body, size = bytearray(), 0
    async for chunk in request.stream():
        size += len(chunk)
        if size <= limits.query:
            body += chunk
        if size > _HEARD_OUT * limits.query:
            break
    if size > limits.query:
        raise Problem("too-long", f"quá {limits.query} byte / over {limits.query} bytes")
    return bytes(body)


def _pairs(raw: bytes) -> Pairs:
    try:
        pairs: Sequence[tuple[str, str]] = parse_qsl(
            raw.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=100
        )
    except UnicodeDecodeError:
        raise Problem("bad-request", "không phải UTF-8 / not UTF-8") from None
    except ValueError:
        raise Problem("bad-request", "quá 100 tham số / over 100 parameters") from None
    return tuple(pairs)


def _utf8(body: bytes) -> str:
    try:
        return body.decode()
    except UnicodeDecodeError:
        raise Problem("bad-request", "không phải UTF-8 / not UTF-8") from None
