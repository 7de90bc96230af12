"""Describe what can be asked, for programs: OpenAPI 3.1, made from the catalogue of questions."""

from __future__ import annotations

from typing import Any

from kg import __version__
from kg.questions import Parameter, Question, catalogue
from kg.serve.limits import Limits
from kg.serve.problems import MEDIA as PROBLEM
from kg.serve.problems import TITLES
from kg.serve.protocol import GRAPHS, RESULTS
from kg.serve.rest import MEDIA
from kg.serve.show import ATOM, LANGUAGES

Json = dict[str, Any]

_VALUE: Json = {"type": ["string", "number", "boolean", "null"]}
_TEXT: Json = {"type": "string"}
_SCHEMAS: Json = {
    "Problem": {
        "description": "RFC 9457",
        "type": "object",
        "required": ["type", "title", "status", "detail"],
        "properties": {
            "type": {"type": "string", "format": "uri"},
            "title": _TEXT,
            "status": {"type": "integer"},
            "detail": _TEXT,
            "parameter": _TEXT,
            "asked": _TEXT,
            "line": {"type": "integer"},
            "column": {"type": "integer"},
            "nearest": {"type": "array", "items": _TEXT},
            "readings": {"type": "array", "items": {"$ref": "#/components/schemas/Reading"}},
        },
    },
    "Reading": {
        "type": "object",
        "required": ["iri", "label", "how", "hint"],
        "properties": {"iri": {"type": ["string", "null"]}, "label": _TEXT, "how": _TEXT, "hint": _TEXT},
    },
    "Answer": {
        "type": "object",
        "required": ["question", "summary", "took", "columns", "rows"],
        "properties": {
            "question": _TEXT,
            "summary": {"type": "object", "properties": {"vi": _TEXT, "en": _TEXT}},
            "took": {"type": "object", "additionalProperties": {"type": "object", "additionalProperties": _TEXT}},
            "columns": {"type": "array", "items": _TEXT},
            "rows": {"type": "array", "items": {"type": "object", "additionalProperties": _VALUE}},
            "coverage": {"type": "object"},
        },
    },
    "Question": {"type": "object", "required": ["name", "summary", "parameters", "path"]},
}
_ENCODED, _ESCAPED = 4, 12  # bytes that a character may take: in UTF-8, and with each of them percent-encoded
_ANY = (400, 403, 404, 406, 413, 414, 421, 422, 429, 504, 507)


def document(limits: Limits) -> Json:
    """Return the description of all that is served for programs."""
    questions = catalogue()
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "quanhe",
            "version": __version__,
            "description": "Ai giữ chức gì, ở đâu, từ bao giờ, có câu trích chứng minh. / "
            "Who holds which role, where and since when, with the sentence that proves it. "
            f"Read only; {limits.time:g} s and {limits.rows:,} rows at most.",
        },
        "paths": {
            "/questions": {"get": _operation("questions", "Các câu hỏi / The stored questions", [], _listed())},
            **{f"/questions/{q.name}": {"get": _question(q, limits)} for q in questions},
            "/sparql": {"get": _sparql(limits), "post": _sparql_post(limits)},
            "/feed.atom": {"get": _feed()},
            "/id/{kind}/{key}": {"get": _thing()},
        },
        "components": {"schemas": _SCHEMAS},
    }


def summary(question: Question) -> Json:
    """Return what a list of the questions says of one."""
    return {
        "name": question.name,
        "path": f"/questions/{question.name}",
        "summary": question.summary._asdict(),
        "description": question.description._asdict() if question.description else None,
        "tags": question.tags,
        "view": question.view,
        "parameters": [
            {
                "name": p.name,
                "type": p.type,
                "finds": p.finds,
                "choices": p.choices,
                "required": p.required,
                "default": p.default,
                "example": p.example,
            }
            for p in question.parameters
        ],
    }


def _question(question: Question, limits: Limits) -> Json:
    content = {kind: {"schema": _TEXT} for kind in MEDIA}
    content["application/json"] = {"schema": {"$ref": "#/components/schemas/Answer"}}
    parameters = [_parameter(p, limits) for p in question.parameters]
    made = _operation(question.name, " / ".join(question.summary), parameters, content)
    if question.description:
        made["description"] = " / ".join(question.description)
    return made | {"tags": list(question.tags)}


def _parameter(parameter: Parameter, limits: Limits) -> Json:
    schema: Json = {"type": "string", "maxLength": limits.value}
    if parameter.type == "number":
        schema = {"type": "number"}
    elif parameter.choices:
        schema = {"type": "string", "enum": list(parameter.choices)}
    if parameter.required:
        schema |= {"minLength": 1} if schema["type"] == "string" else {}
    if parameter.default is not None:
        schema["default"] = parameter.default
    said = {"date": "EDTF: 2022-12-11, 2022-12, 2022", "text": f"tên hay IRI / a name or IRI: {parameter.finds}"}
    return _in_query(parameter.name, schema, parameter.required) | {
        "description": said.get(parameter.type, parameter.type),
        "example": parameter.example,
    }


def _sparql(limits: Limits) -> Json:
    query = _in_query("query", {"type": "string", "maxLength": limits.query // _ESCAPED}, required=True)
    return _operation("sparql", "SPARQL 1.1 Protocol", [query, *_dataset()], _results())


def _sparql_post(limits: Limits) -> Json:
    made = _operation("sparql-post", "SPARQL 1.1 Protocol", _dataset(), _results())
    text = {"type": "string", "maxLength": limits.query // _ENCODED}
    made["requestBody"] = {
        "required": True,
        "content": {
            "application/sparql-query": {"schema": text},
            "application/x-www-form-urlencoded": {
                "schema": {
                    "type": "object",
                    "required": ["query"],
                    "properties": {"query": {"type": "string", "maxLength": limits.query // _ESCAPED}},
                }
            },
        },
    }
    made["responses"]["415"] = _problem(415)
    return made


def _thing() -> Json:
    parameters = [
        {"name": name, "in": "path", "required": True, "schema": {"type": "string", "pattern": pattern}}
        for name, pattern in (("kind", "^[a-z-]+$"), ("key", "^[0-9a-f]{20}$"))
    ]
    content = {kind: {"schema": _TEXT} for kind in ("text/html", *GRAPHS)}
    made = _operation("thing", "Điều gì được biết về một sự vật / What is known of a thing", parameters, content)
    return _told_by_pages(made)


def _feed() -> Json:
    about = _in_query("about", {"type": "string", "format": "uri"})
    lang = _in_query("lang", {"type": "string", "enum": list(LANGUAGES)})
    said = (
        "Trang mới và điều đọc được, của tất cả hay về một sự vật / The newest pages, of all or about one thing (Atom)"
    )
    return _told_by_pages(_operation("feed", said, [about, lang], {ATOM: {"schema": _TEXT}}))


def _told_by_pages(made: Json) -> Json:
    """Say that those who ask for a page are told of a problem by a page."""
    for status in _ANY:
        made["responses"][str(status)]["content"]["text/html"] = {"schema": _TEXT}
    return made


def _listed() -> Json:
    return {"application/json": {"schema": {"type": "array", "items": {"$ref": "#/components/schemas/Question"}}}}


def _results() -> Json:
    return {kind: {} for kind in (*RESULTS, *GRAPHS)}


def _dataset() -> list[Json]:
    schema = {"type": "array", "items": {"type": "string", "format": "uri"}}
    return [_in_query(name, schema) for name in ("default-graph-uri", "named-graph-uri")]


def _in_query(name: str, schema: Json, required: bool = False) -> Json:
    return {"name": name, "in": "query", "required": required, "schema": schema}


def _operation(name: str, said: str, parameters: list[Json], content: Json) -> Json:
    responses: Json = {str(status): _problem(status) for status in _ANY}
    responses["200"] = {"description": "OK", "content": content}
    return {"operationId": name, "summary": said, "parameters": parameters, "responses": responses}


def _problem(status: int) -> Json:
    said = "; ".join(title for code, title in TITLES.values() if code == status)
    return {"description": said, "content": {PROBLEM: {"schema": {"$ref": "#/components/schemas/Problem"}}}}
