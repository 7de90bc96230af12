"""What the pages say, in Vietnamese and in English: the table `words.toml`, and that of the questions."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from kg.questions import words as questions

LANGUAGES = ("vi", "en")


class Words:
    """The words of one language; an unknown key raises KeyError, so that no page says half of what it means."""

    def __init__(self, lang: str) -> None:
        self.lang = lang if lang in LANGUAGES else LANGUAGES[0]
        self._said = table()

    def __call__(self, key: str, **values: object) -> str:
        """Return the words for `key`, with `{name}` filled in."""
        text = self._said[key][LANGUAGES.index(self.lang)]
        return text.format_map(values) if values else text

    def get(self, key: str, default: str) -> str:
        """Return the words for `key`, or `default` where the table has none."""
        return self(key) if key in self._said else default


@cache
def table() -> Mapping[str, tuple[str, str]]:
    """Return the words by `section.key`: Vietnamese, English."""
    said = tomllib.loads((Path(__file__).parent / "words.toml").read_text(encoding="utf-8"))
    made = dict(questions.table())
    for section, pairs in said.items():
        for key, pair in pairs.items():
            if not (
                isinstance(pair, list) and len(pair) == len(LANGUAGES) and all(isinstance(w, str) and w for w in pair)
            ):
                raise ValueError(f"words.toml, {section}.{key}: Vietnamese, English")
            made[f"{section}.{key}"] = (pair[0], pair[1])
    return made
