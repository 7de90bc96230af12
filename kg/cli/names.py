"""Names that a user may have meant."""

from __future__ import annotations

from collections.abc import Iterable


def nearest(wrong: str, known: Iterable[str]) -> str:
    """Return the end of a message that names what is most like `wrong`, "" where nothing is."""
    import difflib  # only when something went wrong: start-up need not pay for it

    near = difflib.get_close_matches(wrong, list(known), n=3, cutoff=0.5)
    return f"; ý bạn là / did you mean {', '.join(near)}?" if near else ""
