"""A short mark of a text that tells how alike two texts are, without the texts: the least of its hashed phrases.

Bottom-k sketches (Broder 1997): of all runs of five words the LEAST with the smallest hashes are kept; the share of the
smallest of both that both have estimates the share of runs that the texts have in common.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from hashlib import blake2b

_WORD = re.compile(r"\w+")
_RUN = 5  # words: three are often chance, ten end at every mended comma
_LEAST = 64  # the estimate is 0.05 off on average
_SHORTEST = 50  # runs; of less every formula makes a copy

Sketch = tuple[str, ...]


def sketch(folded: str) -> Sketch:
    """Return the sketch of a folded text, the smallest hash first; a text of a few sentences has none."""
    words = _WORD.findall(folded)
    runs = {" ".join(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1)}
    if len(runs) < _SHORTEST:
        return ()
    return tuple(sorted({blake2b(run.encode(), digest_size=5).hexdigest() for run in runs})[:_LEAST])


def in_common(one: Collection[str], other: Collection[str]) -> float:
    """Return what share of their runs of words two texts have in common, from 0 to 1, by their sketches."""
    mine, theirs = set(one), set(other)
    least = sorted(mine | theirs)[: min(len(mine), len(theirs))]
    return sum(run in mine and run in theirs for run in least) / len(least) if least else 0.0


def most_in_common(one: frozenset[str], other: frozenset[str]) -> float:
    """Return a share that `in_common` does not exceed, in a tenth of its time."""
    return len(one & other) / max(1, min(len(one), len(other)))
