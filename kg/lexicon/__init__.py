"""What the field calls things: tables of roles, bodies, fields and words, loaded once and checked."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from functools import cache
from importlib import resources
from typing import Any

from kg.lexicon.trie import Trie


class LexiconError(ValueError):
    """A table of the lexicon has a key or a value that nothing reads."""


@dataclass(frozen=True, slots=True)
class BodyHead:
    """The head of a body's name and what completes it (see bodies.toml)."""

    name: str
    kind: str
    where: str
    levels: tuple[str, ...] = ()
    owners: tuple[str, ...] = ()
    tier: int | None = None
    strict: bool = False  # counts only when completed in the text
    central: bool = False  # "Trung ương" may follow instead of an owner
    capital: bool = False  # counts only with a capital: "Vụ Tổ chức cán bộ", but "vụ chợ An Đông"
    below: str | None = None  # its name below a province: a district has no "Bộ Chỉ huy"
    centre: str | None = None  # the body it means where a person's name follows instead of a unit
    not_before: tuple[str, ...] = ()  # words after it that make the form head no body: "khoa học"
    not_after: tuple[str, ...] = ()  # words before it that do: "văn phòng"


@dataclass(frozen=True, slots=True)
class Office:
    """A role as one of its forms writes it (see roles.toml)."""

    label: str
    body: BodyHead | None = None
    within: int = 0  # how many of the form's last words begin the body's name
    of: tuple[str, ...] = ()
    strict: bool = False
    not_after: tuple[str, ...] = ()  # words before the form that make it no office: "nhiệm vụ Trưởng Ban"
    not_before: tuple[str, ...] = ()  # words after the form that do: "chủ nhiệm lớp 5A"
    tier: int | None = None  # of the unit whose body it is, where none is named: province police have a "Giám đốc"
    leads: BodyHead | None = None  # the head that may be left out after it: "Chi cục trưởng Kiểm lâm"


@dataclass(frozen=True, slots=True)
class Lexicon:
    bodies: Trie[BodyHead]
    offices: Trie[Office]
    fields: Trie[str]
    honorifics: Trie[str]
    ranks: Trie[str]
    status: Trie[str]
    copulas: Trie[str]
    things: Trie[str]
    common: Trie[str]
    compounds: Trie[str]
    unread: Trie[str]
    agency: Trie[str]
    named: Trie[str]
    heads: Trie[str]
    teams: Trie[str]
    no_firms: frozenset[str]
    stops: frozenset[str]
    unnamed: Trie[str]
    openings: frozenset[str]
    countries: frozenset[str]
    namesakes: Trie[str]
    typos: dict[str, str]
    abbreviations: dict[str, str]


@cache
def table(name: str) -> dict[str, Any]:
    """Return the table `name` of this package as written."""
    return tomllib.loads((resources.files(__package__) / f"{name}.toml").read_text(encoding="utf-8"))


_NOTES = {"example", "counterexample", "examples", "counterexamples"}


def _entry(where: str, row: dict[str, Any], known: set[str]) -> dict[str, Any]:
    unknown = set(row) - known - _NOTES
    if unknown:
        raise LexiconError(f"{where}: unknown keys {sorted(unknown)} in {row}")
    return {key: tuple(v) if isinstance(v, list) else v for key, v in row.items() if key not in _NOTES}


def _heads() -> dict[str, BodyHead]:
    known = {f.name for f in fields(BodyHead)} | {"forms"}
    heads: dict[str, BodyHead] = {}
    for row in table("bodies")["body"]:
        entry = _entry("bodies.toml", row, known)
        for form in entry.pop("forms"):
            name = entry.get("name") or form[0].upper() + form[1:]
            if form in heads:
                raise LexiconError(f"bodies.toml: {form!r} stands twice")
            heads[form] = BodyHead(**{**entry, "name": name})
    return heads


def _offices(heads: dict[str, BodyHead]) -> Trie[Office]:
    known = {"label", "forms", "deputy", "standing", "body", "within", "of", "strict", "tier", "leads"}
    known |= {"not_after", "not_before"}
    trie: Trie[Office] = Trie()
    for row in table("roles")["role"]:
        entry = _entry("roles.toml", row, known)
        if "body" in entry and entry["body"] not in heads:
            raise LexiconError(f"roles.toml: no body {entry['body']!r}")
        for form in entry["forms"]:
            for text, label in _variants(form, entry):
                trie.add(
                    text,
                    Office(
                        label=label,
                        body=heads[entry["body"]] if "body" in entry else None,
                        within=len(entry["within"].split())
                        if "within" in entry and not text.endswith("thường trực")
                        else 0,
                        of=entry.get("of", ()),
                        strict=entry.get("strict", False),
                        not_after=entry.get("not_after", ()),
                        not_before=entry.get("not_before", ()),
                        tier=entry.get("tier"),
                        leads=_led(entry, heads),
                    ),
                )
    return trie


def _led(entry: dict[str, Any], heads: dict[str, BodyHead]) -> BodyHead | None:
    """Return the head that an office leads, known or not: "chi cục", "hạt"."""
    head = entry.get("leads")
    if head is None:
        return None
    if head in heads and heads[head].where == "unit":
        return heads[head]
    kind = heads[head].kind if head in heads else "Body"
    return BodyHead(head[0].upper() + head[1:], kind, "open")


def _variants(form: str, entry: dict[str, Any]) -> list[tuple[str, str]]:
    """Return the form with "phó" and "thường trực" as the entry allows, each with its label."""
    label = entry["label"]
    out = [(form, label)]
    if entry.get("deputy"):
        deputy = f"Phó {label}"
        out.append((f"phó {form}", deputy))
    if entry.get("standing"):
        out += [(f"{text} {tail}", f"{name} Thường trực") for text, name in list(out) for tail in ("thường trực", "tt")]
    return out


@cache
def load() -> Lexicon:
    """Return the lexicon; raise `LexiconError` where a table is not as it should be."""
    heads = _heads()
    words = table("words")
    named: Trie[str] = Trie()
    for name, forms in table("fields").items():
        for form in forms:
            named.add(form, name)

    def listed(group: str) -> Trie[str]:
        return Trie((form, key) for key, forms in words[group].items() for form in forms)

    return Lexicon(
        bodies=Trie(heads.items()),
        offices=_offices(heads),
        fields=named,
        honorifics=listed("honorifics"),
        ranks=listed("ranks"),
        status=listed("status"),
        copulas=Trie((form, key) for key, forms in table("personnel")["holds"].items() for form in forms),
        things=listed("things"),
        common=listed("common"),
        compounds=listed("compounds"),
        unread=listed("unread"),
        agency=listed("agency"),
        named=listed("named"),
        heads=listed("heads"),
        teams=listed("teams"),
        no_firms=frozenset(words["no_firms"]["words"]),
        stops=frozenset(words["stops"]["words"]),
        unnamed=listed("unnamed"),
        openings=frozenset(words["openings"]["words"]),
        countries=frozenset(words["countries"]["words"]),
        namesakes=Trie((form, form) for form in words["namesakes"]["words"]),
        typos=table("typos"),
        abbreviations=words["abbreviations"],
    )
