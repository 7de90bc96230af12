"""How sure each rule is: the share of its facts that are right, measured and kept as a table."""

from __future__ import annotations

from functools import cache

from kg.lexicon import LexiconError, table


@cache
def confidence(rule: str) -> float:
    """Return the probability that a fact read by `rule` is right.

    A rule that was never measured is as sure as its family: "role.stated" for "role.stated.beside", then "role".
    Raises LexiconError where not even the kind of fact was measured.
    """
    measured = table("confidence")["rules"]
    name = rule
    while name and name not in measured:
        name = name.rpartition(".")[0]
    if not name:
        raise LexiconError(f"confidence.toml: nothing is known of {rule!r}")
    return float(measured[name]["right"])
