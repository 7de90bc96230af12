"""How a name of a work is said: its abbreviations spelt out, without prices and brackets that only shorten it."""

from __future__ import annotations

import re

from kg.lexicon.projects import load
from kg.mentions.project_ends import PRICED

_NUMBERS = re.compile(r"(\d{1,2})(?!,5\Z), ?(\d{1,2})\Z")  # "vành đai 3,5" is one
_GLOSSED = re.compile(r" \([A-ZĐ]{2,6}\)(?= )")


def spelt(text: str, *, work: bool) -> list[str]:
    """Return the names that `text` gives: two for "vành đai 2, 3"; `work` where it begins with a word for a work."""
    text = PRICED.sub("", _GLOSSED.sub("", text))
    short = load().short
    words = [short.get(w.lower(), w) for w in re.sub(r"\s+", " ", text.replace("–", "-")).split(" ")]
    whole = " ".join(words).strip(" ,-")
    pair = _NUMBERS.search(whole) if work else None
    if pair is None:
        return [whole]
    stem = whole[: pair.start()]
    return [f"{stem}{pair[1]}", f"{stem}{pair[2]}"]
