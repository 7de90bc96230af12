"""Types of official papers, who issues under which letters, known titles and where titles end, from papers.toml."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from kg.language.normal import fold
from kg.lexicon import LexiconError, table
from kg.lexicon.needles import Needles
from kg.lexicon.phrases import Phrases, alternatives
from kg.model import Body

_NOTES = {"words", "example", "counterexamples"}
_TABLES = frozenset(
    {
        "type",
        "issuer",
        "office",
        "known",
        "law",
        "count",
        "opens",
        "ends",
        "ends_after_comma",
        "blank",
        "states",
        "abbreviation",
        "letters",
        "personal",
        "writes",
    }
)


@dataclass(frozen=True, slots=True)
class PaperType:
    """A type of paper; see papers.toml."""

    name: str
    plain: bool = False
    spelt: bool = False
    titled: tuple[str, ...] = ()
    common: bool = False


@dataclass(frozen=True, slots=True)
class KnownPaper:
    """A paper known by its name alone."""

    type: str
    title: str
    issuer: Body | None = None


@dataclass(frozen=True, slots=True)
class Issuer:
    """Who issues under the letters of a symbol; `of_place` where it is the body of a unit."""

    body: Body
    of_place: bool
    tier: int | None = None
    types: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PersonalWords:
    """The words of decisions on one person's office."""

    begins: re.Pattern[str]
    aside: re.Pattern[str]  # between the name and what becomes of whom it names
    ends: re.Pattern[str]
    alone: re.Pattern[str]  # the verbs that say all with the name
    again: re.Pattern[str]  # a further verb before the name: "phân công Thành ủy viên, bổ nhiệm ông A"


@dataclass(frozen=True, slots=True)
class Papers:
    """The table compiled; `meanings[i]` belongs to the word number i of `scan`."""

    words: tuple[str, ...]
    meanings: tuple[PaperType | KnownPaper, ...]
    scan: Needles
    known: dict[str, KnownPaper]  # but laws
    issuers: dict[str, Issuer]
    offices: re.Pattern[str]
    office: dict[str, Body]
    types: re.Pattern[str]
    count: re.Pattern[str]
    opens: re.Pattern[str]
    ends: re.Pattern[str]
    ends_after_comma: re.Pattern[str]
    no_law_after: Phrases
    blank: re.Pattern[str]
    states: re.Pattern[str]
    abbreviations: re.Pattern[str]
    full: dict[str, str]  # what they stand for
    letters: dict[str, list[str]]  # of a symbol → types of papers
    personal: PersonalWords
    writes: re.Pattern[str]  # behind whom a letter is told to be of


def _entry(row: dict[str, Any], known: set[str]) -> dict[str, Any]:
    unknown = set(row) - known - _NOTES
    if unknown:
        raise LexiconError(f"papers.toml: unknown keys {sorted(unknown)} in {row}")
    return {k: tuple(v) if isinstance(v, list) else v for k, v in row.items() if k not in _NOTES}


def _laws(row: dict[str, Any]) -> dict[str, KnownPaper]:
    issuer = Body(row["issuer"], "CentralBody")
    found = {}
    for kind, names in (("Luật", row["names"]), ("Bộ luật", row["codes"])):
        for name in names:
            paper = KnownPaper("Luật", f"{kind} {name}", issuer)
            full = fold(paper.title)
            short = full
            for long, letters in row["short"].items():
                short = short.replace(long, letters)
            for spelt in (full, short):
                for form in (spelt, spelt.replace(",", ""), spelt.replace(" và ", ", "), spelt.replace(" và ", " ")):
                    found[form] = paper
    return found


def _issuers(rows: list[dict[str, Any]]) -> dict[str, Issuer]:
    found = {}
    for row in rows:
        entry = _entry(row, {"letters", "name", "kind", "tier", "types"})
        body = Body(entry["name"], entry["kind"])
        issuer = Issuer(body, entry["kind"] != "CentralBody", entry.get("tier"), entry.get("types", ()))
        found.update(dict.fromkeys(entry["letters"], issuer))
    return found


def _personal(row: dict[str, list[str]]) -> PersonalWords:
    verb, becomes = alternatives(row["verbs"] + row["alone"]), alternatives(row["becomes"])
    return PersonalWords(
        # "điều động, phân công"
        begins=re.compile(rf"[\s:]*(?:về việc |về )?(?P<verb>(?:{verb})(?:(?:,| và|, và)? (?:{verb}))*)(?!\w)"),
        # "(42 tuổi)", ", Phó Chủ tịch UBND huyện,", " - Thành ủy viên -"
        aside=re.compile(
            r"(?:\s?\([^()]{1,140}\))?(?:(?:,|\s[-–])\s[^.;:\n]{2,180}?)?[\s,–-]+"
            rf"(?=(?:được )?(?:{becomes})(?!\w))"
        ),
        ends=re.compile(rf",? (?:{alternatives(row['ends'])})(?!\w| bầu)|[,\s]+[-–]\s?"),
        alone=re.compile(rf"(?:{alternatives(row['alone'])})(?!\w)"),
        again=re.compile(rf" [^.;:\n]{{2,60}}?(?:,| và) (?:{verb})(?: (?:đồng chí|ông|bà|anh|chị|đối với))* \Z"),
    )


def _known(row: dict[str, Any]) -> KnownPaper:
    entry = _entry(row, {"type", "title", "issuer"})
    issuer = Body(entry["issuer"], "CentralBody") if "issuer" in entry else None
    return KnownPaper(entry["type"], entry["title"], issuer)


@cache
def load() -> Papers:
    """Return the compiled table."""
    rows = table("papers")
    unknown = set(rows) - _TABLES
    if unknown:
        raise LexiconError(f"papers.toml: unknown tables {sorted(unknown)}")
    types = {
        w: PaperType(**_entry(row, {"name", "plain", "spelt", "titled", "common"}))
        for row in rows["type"]
        for w in row["words"]
    }
    known = {w: _known(row) for row in rows["known"] for w in row["words"]}
    meanings: dict[str, PaperType | KnownPaper] = {**types, **_laws(rows["law"]), **known}
    office = {w: Body(row["name"], row["kind"]) for row in rows["office"] for w in row["words"]}
    return Papers(
        words=tuple(meanings),
        meanings=tuple(meanings.values()),
        scan=Needles(meanings),
        known=known,
        issuers=_issuers(rows["issuer"]),
        offices=re.compile(r"(?<!phó )(?<!\w)(?:%s)(?!\w)" % alternatives(list(office))),
        office=office,
        types=re.compile(r"(?:các |dự thảo |một số |\d+ )*(?:%s)(?!\w)" % alternatives(list(types))),
        count=re.compile(r"\s?(?:%s)(?!\w)" % alternatives(rows["count"]["words"])),
        opens=re.compile(r"(?:%s)(?!\w)" % alternatives(rows["opens"]["words"])),
        ends=re.compile(r"(?:%s)(?!\w)" % alternatives(rows["ends"]["words"])),
        ends_after_comma=re.compile(r"(?:%s)(?!\w)" % alternatives(rows["ends_after_comma"]["words"])),
        no_law_after=Phrases(rows["law"]["not_after"]),
        abbreviations=re.compile(r"(?<![\w/–-])(?:%s)(?!\w)" % alternatives(rows["abbreviation"]), re.IGNORECASE),
        full=rows["abbreviation"],
        letters=rows["letters"],
        personal=_personal(rows["personal"]),
        writes=re.compile(
            r"(?: (?:đã|vừa|mới|cũng|tiếp tục|đều))* (?:%s)(?!\w)" % alternatives(rows["writes"]["words"])
        ),
        states=re.compile(r"[\s,]*(?:cũng )?(?:%s)(?!\w)" % alternatives(rows["states"]["words"])),
        blank=re.compile(r"(?:%s)(?!\w)" % alternatives(rows["blank"]["words"])),
    )
