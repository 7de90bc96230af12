"""Look at the text of a query without parsing it: what in it names a SERVICE, and where a mistake stands."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

# Tokens of SPARQL 1.1 in which nothing else begins: comments, IRIs, strings.
_CLOSED = r"""
      \#[^\n\r]*
    | <[^<>"{}|^`\\\x00-\x20]*(?:\\[uU][0-9A-Fa-f]+[^<>"{}|^`\\\x00-\x20]*)*>
    | \"\"\"(?:[^"\\]|\\.|"(?!""))*\"\"\" | '''(?:[^'\\]|\\.|'(?!''))*'''
    | "(?:[^"\\\n\r]|\\.)*" | '(?:[^'\\\n\r]|\\.)*'
"""
_NAME = r"(?P<name>(?:[\w.:%-]|\\[_~.\-!$&'()*+,;=/?\#@%])+)"  # a run of what can stand in a name
_NAMES = re.compile(rf"{_CLOSED} | [?$]\w+ | {_NAME}", re.VERBOSE | re.DOTALL)
_PIECES = re.compile(rf"(?P<space>\s+) | (?P<bracket>[(){{}}]) | {_CLOSED} | .", re.VERBOSE | re.DOTALL)
_LONGEST = 24  # no keyword has as many letters
_SHOWN = 40


class Mistake(NamedTuple):
    """Where a query is wrong, from 1 on, and the word that stands there, empty at the end."""

    line: int
    column: int
    word: str


def has_service(sparql: str) -> bool:
    """Say whether a query may call a SERVICE, which would make the server send requests to wherever it says.

    Whatever holds the word and is no prefixed name, no IRI, text or comment counts.
    """
    return any("SERVICE" in match["name"].split(":")[0].upper() for match in _NAMES.finditer(sparql) if match["name"])


def mistake(sparql: str, position: Callable[[str], tuple[int, int] | None]) -> Mistake | None:
    """Return where a query is wrong; `position` gives line and column of the mistake that the parser sees in a text.

    The parser names the farthest place it looked at: where it tried a long keyword and failed, that lies behind
    words that are right. So it is asked about the same query with its words so far apart that it cannot.
    """
    spread: list[str] = []
    starts: list[tuple[int, int]] = []  # where each word begins: spread, as written
    length, apart = 0, True
    for match in _PIECES.finditer(sparql):
        alone = match["space"] is not None or match["bracket"] is not None
        text = match.group() + " " * _LONGEST if alone else match.group()
        if match["bracket"] is not None and not apart:
            spread.append(" " * _LONGEST)
            length += _LONGEST
        if match["space"] is None and (apart or alone):
            starts.append((length, match.start()))
        spread.append(text)
        length, apart = length + len(text), alone
    found = position(whole := "".join(spread))
    if found is None:
        return None
    at = sum(map(len, whole.splitlines(keepends=True)[: found[0] - 1])) + found[1] - 1
    begins = [written for begin, written in starts if begin <= at]
    ends = at >= len(whole.rstrip())
    written = len(sparql.rstrip()) if ends or not begins else begins[-1]
    before = sparql[:written]
    word = "" if ends else sparql[written:].split(maxsplit=1)[0][:_SHOWN]
    return Mistake(before.count("\n") + 1, written - (before.rfind("\n") + 1) + 1, word)
