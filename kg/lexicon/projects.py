"""What introduces works, what they are called and where their names end, from projects.toml."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kg.lexicon import LexiconError, table
from kg.lexicon.needles import Needles
from kg.lexicon.phrases import alternatives, over

_TABLES = {"noun", "deed", "rework", "work", "filler", "end", "against", "purposed", "short", "told", "done"}


@dataclass(frozen=True, slots=True)
class Projects:
    """The table compiled; `kinds[i]` is that of form i of `scan`: noun, deed, rework, new, disputed or done."""

    kinds: tuple[str, ...]
    scan: Needles
    rework: re.Pattern[str]  # "cải tạo, nâng cấp "
    reworking: re.Pattern[str]  # the same before a name
    work: re.Pattern[str]  # a word for a work begins here
    cue: re.Pattern[str]
    dispute: re.Pattern[str]  # what is said of a `disputed` work
    filler: re.Pattern[str]
    end: re.Pattern[str]
    named: re.Pattern[str]
    purposed: re.Pattern[str]  # a work that is told from others by what it is for
    told: re.Pattern[str]  # what a project may be about that is told by where it is
    inside: re.Pattern[str]
    compound: re.Pattern[str]
    loose: re.Pattern[str]  # at the end of a name
    no_work: re.Pattern[str]
    no_noun: re.Pattern[str]  # what stands before "dự án" that is no work's: "giám đốc dự án"
    no_deed: re.Pattern[str]  # the same before a deed: "thanh tra xây dựng"
    common: frozenset[str]
    short: dict[str, str]

    def behind_deeds(self, folded: str, at: int = 0) -> int:
        """Return where the work begins in "cải tạo, nâng cấp quốc lộ 10"."""
        return over(self.rework, folded, at)

    def work_at(self, folded: str, at: int = 0) -> re.Match[str] | None:
        """Return the word for a work at `at`, behind the deeds that belong to its name."""
        return self.work.match(folded, self.behind_deeds(folded, at))


@cache
def load() -> Projects:
    """Return the table; raise `LexiconError` where it has a key that nothing reads."""
    data = table("projects")
    if set(data) != _TABLES:
        raise LexiconError(f"projects.toml: unknown tables {sorted(set(data) ^ _TABLES)}")
    for rows in (
        data["work"]["forms"] + data["work"]["new"],
        data["deed"]["forms"] + data["rework"]["forms"] + data["done"]["forms"],
    ):
        if len(set(rows)) < len(rows):
            raise LexiconError(f"projects.toml: twice {sorted({row for row in rows if rows.count(row) > 1})}")
    introduced = {**dict.fromkeys(data["work"]["new"], "new"), **dict.fromkeys(data["deed"]["forms"], "deed")}
    introduced |= dict.fromkeys(data["work"]["disputed"], "disputed")
    introduced |= dict.fromkeys(data["rework"]["forms"], "rework")
    introduced |= dict.fromkeys(data["noun"]["forms"], "noun") | dict.fromkeys(data["done"]["forms"], "done")
    return Projects(
        kinds=tuple(introduced.values()),
        scan=Needles(introduced),
        rework=re.compile(rf"(?:(?:{alternatives(data['rework']['forms'])})(?:, | và | ))+"),
        reworking=re.compile(rf"(?:{alternatives(data['rework']['forms'])})(?:, | và | )\Z"),
        work=_words(data["work"]["forms"] + data["work"]["new"]),
        cue=_words(data["work"]["cue"]),
        dispute=_words(data["work"]["dispute"]),
        filler=_words(data["filler"]["forms"]),
        end=_words(data["end"]["forms"]),
        purposed=_words(data["purposed"]["forms"]),
        told=_words(data["told"]["forms"]),
        named=_words(data["end"]["named"]),
        compound=_words(data["end"]["compound"]),
        loose=re.compile(
            rf"(?:(?<!ven)(?<!dọc)(?<!nhà(?= ở))(?<!đất(?= ở)) (?:{alternatives(data['end']['loose'])}))+\Z"
        ),
        inside=_words(data["end"]["inside"]),
        no_work=_words(data["against"]["first"]),
        no_noun=_ending(data["against"]["before"]),
        no_deed=_ending(data["against"]["before"] + data["against"]["before_deed"]),
        common=frozenset(data["against"]["common"]),
        short=data["short"],
    )


def _ending(forms: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternatives(forms)}) \Z")


def _words(forms: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives(set(forms))})(?!\w)")
