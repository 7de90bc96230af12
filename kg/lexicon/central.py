"""On which side of the political system a body at the centre stands, as its name tells (central.toml)."""

from __future__ import annotations

import re
from functools import cache

from kg.language.normal import fold
from kg.lexicon import LexiconError, table

_KEYS = {"kind", "names", "example", "counterexample"}


def central_kind(name: str) -> str | None:
    """Return the class of ontology/bodies.ttl of the central body called `name`, None where the name tells no side."""
    folded = fold(name)
    return next((kind for kind, names in load() if names.fullmatch(folded)), None)


@cache
def load() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return the kinds and the patterns for their folded names."""
    rows = table("central")["kind"]
    if wrong := [row for row in rows if set(row) != _KEYS]:
        raise LexiconError(f"central.toml: keys other than {sorted(_KEYS)} in {wrong[0]}")
    return tuple((row["kind"], re.compile("|".join(row["names"]))) for row in rows)
