"""Turn what a page shows into HTML: templates that escape everything, and how dates, numbers and links are written."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from kg.pages.words import LANGUAGES, Words
from kg.vocab import BASE, ID

__all__ = ["LANGUAGES", "Page", "render"]

_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")  # HTML allows none of them
# What turns the direction of text or hides in it; `bdi` keeps it in bounds, an attribute cannot.
_UNSEEN = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_ANY = "XXXX"  # a year that is not known
_DAY = re.compile(r"(\d{4}|XXXX)-(\d\d)(?:-(\d\d))?")
_PART = re.compile(r"(\d{4})-([QH])(\d)")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec")
_LONGEST = 240  # characters of a name in a list


@dataclass(frozen=True, slots=True)
class Page:
    """A page and the HTTP status it is sent with."""

    status: int
    html: str


def render(template: str, lang: str, path: str, params: Mapping[str, str] | None = None, **shown: Any) -> str:
    """Return the HTML of a template; `path` and `params` say where the page itself stands."""
    words = Words(lang)
    links = Links(words.lang)
    other = next(code for code in LANGUAGES if code != words.lang)
    return (
        _environment()
        .get_template(template)
        .render(
            w=words,
            lang=words.lang,
            url=links.url,
            href=links.href,
            switch=(other, Links(other).url(path, **(params or {}))),
            day=lambda value: day(value, words.lang),
            number=lambda value: number(value, words.lang),
            **shown,
        )
    )


@dataclass(frozen=True, slots=True)
class Links:
    """Links between pages; each keeps the language."""

    lang: str

    def url(self, path: str, /, **params: object) -> str:
        """Return a path with its parameters; Vietnamese is not named, for it is what comes unasked."""
        given = {plain(name): plain(value) for name, value in params.items() if value not in (None, "")}
        if self.lang != LANGUAGES[0]:
            given["lang"] = self.lang
        return quote(path, safe="/") + (f"?{urlencode(given)}" if given else "")

    def href(self, iri: str, **params: object) -> str | None:
        """Return where the page of a thing is; None for what is none of ours."""
        if iri.startswith((ID, BASE + "role/")):
            return self.url("/" + iri.removeprefix(BASE), **params)
        return None


def outward(url: str | None) -> str | None:
    """Return `url` if a browser may follow it: http and https only."""
    return url if url and re.match(r"https?://[^\s/]", url, re.IGNORECASE) else None


def plain(text: object) -> str:
    """Return text as HTML may hold it."""
    return _CONTROLS.sub("�", str(text))


def flat(text: object) -> str:
    """Return text on one line, without marks of direction: for attributes and titles."""
    return short(" ".join(_UNSEEN.sub("", plain(text)).split()))


def short(text: object, longest: int = _LONGEST) -> str:
    """Return text cut at `longest` characters."""
    said = plain(text)
    return said if len(said) <= longest else said[: longest - 1].rstrip() + "…"


def day(value: object, lang: str) -> str:
    """Return an ISO day, month, year, quarter, half or span, or any other EDTF, as people write it."""
    first, slash, last = (text := str(value)).partition("/")
    if slash:
        return f"{day(first, lang)} – {day(last, lang)}"
    if part := _PART.fullmatch(text):
        year, sort, which = part.groups()
        return Words(lang)(f"date.{sort}", which=which, year=year)
    match = _DAY.fullmatch(text)
    if match is None or not 1 <= int(match[2]) <= 12:
        return text
    year, month, number_ = match.groups()
    if lang == "vi":
        parts = ([str(int(number_))] if number_ else []) + [str(int(month))] + ([year] if year != _ANY else [])
        return "/".join(parts)
    parts = ([str(int(number_))] if number_ else []) + [_MONTHS[int(month) - 1]] + ([year] if year != _ANY else [])
    return " ".join(parts)


def number(value: object, lang: str) -> str:
    """Return a number with its thousands apart, as the language writes it."""
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        return str(value)
    text = f"{value:,f}" if isinstance(value, Decimal) else f"{value:,}"
    return text.translate(str.maketrans(",.", ".,")) if lang == "vi" else text


def iso(value: object) -> str | None:
    """Return what an attribute `datetime` may hold, if the value is a day or month."""
    text = value.isoformat() if isinstance(value, date) else str(value)
    return text if _DAY.fullmatch(text) and not text.startswith(_ANY) else None


def _finalize(value: object) -> object:
    """Keep out of the page what HTML cannot hold; what is markup already was made of such text."""
    return value if hasattr(value, "__html__") or not isinstance(value, str) else plain(value)


@cache
def _environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        finalize=_finalize,
    )
    made.filters.update(plain=plain, flat=flat, short=short, iso=iso, outward=outward)
    return made
