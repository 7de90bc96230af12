"""Put terms in place of the variables of a SPARQL query, token by token: what binds parameters on any endpoint."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

import pyoxigraph as ox

from kg.store import Term

_TOKEN = re.compile(
    r"""(?P<space>\s+|\#[^\n\r]*)
      | (?P<iri><[^<>"{}|^`\\\x00-\x20]*>)
      | (?P<string>\"{3}(?:\"{0,2}(?:[^"\\]|\\.))*\"{3}|'{3}(?:'{0,2}(?:[^'\\]|\\.))*'{3}
          |"(?:[^"\\\n\r]|\\.)*"|'(?:[^'\\\n\r]|\\.)*')
      | (?P<bound>\bBOUND\s*\(\s*[?$]\w+\s*\))
      | (?P<variable>[?$]\w+)
      | (?P<word>[^\W\d][\w.-]*:?[\w.:%-]*|:[\w.:%-]*|@[\w-]+)
      | (?P<other>.)""",
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
_FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
_MODIFIERS = {"GROUP", "ORDER", "HAVING", "LIMIT", "OFFSET", "VALUES"}


class _Token(NamedTuple):
    kind: str
    text: str

    @property
    def word(self) -> str:
        return self.text.upper() if self.kind == "word" else ""


def form(sparql: str) -> str:
    """Return the kind of a query: SELECT, ASK, CONSTRUCT or DESCRIBE; ValueError if it is none."""
    for token in _tokens(sparql):
        if token.word in _FORMS:
            return token.word
    raise ValueError("not a SPARQL query")


def bound(sparql: str, terms: Mapping[str, Term | str]) -> str:
    """Return the query with `terms` (a str is an IRI) in place of their variables, which stay columns of the answer.

    A term is written as N-Triples by Oxigraph, which escapes it: no text can leave its place. As with the store on
    disk, a SELECT that uses such a variable must project it. ValueError where a variable cannot be a term: in
    `AS ?x` or VALUES.
    """
    if not terms:
        return sparql
    written = {name: str(ox.NamedNode(term) if isinstance(term, str) else term) for name, term in terms.items()}
    return "".join(_Binder(written).parts(sparql))


def _tokens(sparql: str) -> Iterator[_Token]:
    for match in _TOKEN.finditer(sparql):
        yield _Token(match.lastgroup or "other", match.group())


class _Binder:
    """Writes a query with terms for variables; knows whether it is in a projection, a modifier or VALUES."""

    def __init__(self, terms: Mapping[str, str]) -> None:
        self._terms = terms
        self._selects = 0  # projections seen: the first is that of the whole query
        self._columns: int | None = None  # of the projection that is being read
        self._modifier = ""  # GROUP, ORDER or VALUES, while what belongs to it is read
        self._depth = 0  # of parentheses
        self._before = ""  # the last word

    def parts(self, sparql: str) -> Iterator[str]:
        """Yield the tokens."""
        for token in _tokens(sparql):
            if token.kind == "variable" and token.text[1:] in self._terms:
                yield self._term(token.text[1:])
            elif token.kind == "bound" and re.split(r"[?$]", token.text)[1].rstrip(") \t\r\n") in self._terms:
                yield "(true)"
            else:
                yield from self._read(token)
            if token.kind != "space":
                self._before = token.word

    def _read(self, token: _Token) -> Iterator[str]:
        """Yield a token that stays, and keep track of where it leads."""
        word, text = token.word, token.text
        if word == "SELECT":
            self._selects, self._columns, self._modifier = self._selects + 1, 0, ""
        elif self._columns is not None and self._depth == 0:
            if word in ("WHERE", "FROM") or text == "{":
                if self._columns == 0:
                    yield "(1 AS ?_) "
                self._columns = None
            elif text in "*(" or token.kind == "variable":
                self._columns += 1
        if word in _MODIFIERS:
            self._modifier = word
        elif text == "}":
            self._modifier = ""
        if token.kind == "other":
            self._depth += (text == "(") - (text == ")")
        yield text

    def _term(self, name: str) -> str:
        """Return what stands for a variable here."""
        term = self._terms[name]
        if self._before == "AS" or self._modifier == "VALUES":
            raise ValueError(f"?{name}: a variable that is bound in the query cannot be given")
        if self._columns is not None and self._depth == 0:
            if self._selects > 1:  # the whole query has the column
                return ""
            self._columns += 1
            return f"({term} AS ?{name})"
        return f"({term})" if self._modifier in ("GROUP", "ORDER") and self._depth == 0 else f" {term} "
