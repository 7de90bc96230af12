"""The sentences that prove facts, with their pages."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from kg.store import Store, value

_QUOTE = """SELECT ?fact ?quote ?id { GRAPH ?doc { ?fact kg:evidence ?evidence . ?evidence kg:quote ?quote .
  ?doc dct:identifier ?id } }"""


class Proof(NamedTuple):
    """A sentence and the id of its page."""

    quote: str
    page: str


def proofs(store: Store, facts: Iterable[str]) -> tuple[Proof, ...]:
    """Return the sentences of facts (IRIs), each once, in their order."""
    found = (row for fact in facts for row in store.query(_QUOTE, {"fact": fact}))
    return tuple(dict.fromkeys(Proof(value(row["quote"]), value(row["id"])) for row in found))
