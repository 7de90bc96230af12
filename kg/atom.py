"""Write Atom feeds (RFC 4287): entries with what was said, in which words, on which page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from lxml import etree

MEDIA = "application/atom+xml"
_ATOM, _XHTML = "http://www.w3.org/2005/Atom", "http://www.w3.org/1999/xhtml"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_HERE = "+07:00"  # a day of publication is a day in Viet Nam
_NEVER = "1970-01-01"  # of a page whose day is not known: the clock is asked by no one
# What XML cannot hold, and marks that turn the direction of what follows.
_UNFIT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")
_TURNING = re.compile(r"[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_OUTWARD = re.compile(r"https?://[^\s/]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Said:
    """One line of an entry: what is said, the words that prove it, and the page they stand on."""

    text: str
    quote: str = ""
    source: str = ""  # what the page is called
    url: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing to tell: `id` an IRI that stays, `day` the ISO day it is told of, if any is known."""

    id: str
    title: str
    day: str | None
    said: Sequence[Said] = ()
    url: str = ""
    related: str = ""  # where more is told
    author: str = ""
    term: str = ""  # what sort of news it is


@dataclass(frozen=True, slots=True)
class Feed:
    """What the feed is: `id` an IRI that stays, `address` where it lies, `home` the page for people."""

    id: str
    title: str
    lang: str
    address: str = ""
    home: str = ""


def write(feed: Feed, entries: Sequence[Entry]) -> bytes:
    """Return the feed as XML; it was updated on the last day of its entries."""
    root = etree.Element(f"{{{_ATOM}}}feed", nsmap={None: _ATOM})
    root.set(_LANG, feed.lang)
    _add(root, "id", feed.id)
    _add(root, "title", feed.title)
    _add(
        root,
        "updated",
        _moment(max((entry.day for entry in entries if entry.day and _is_day(entry.day)), default=None)),
    )
    _add(_add(root, "author"), "name", "quanhe")
    _link(root, "self", feed.address, MEDIA)
    _link(root, "alternate", feed.home, "text/html")
    for entry in entries:
        _entry(root, entry)
    return etree.tostring(root, xml_declaration=True, encoding="utf-8", pretty_print=True)


def _entry(root: etree._Element, entry: Entry) -> None:
    made = _add(root, "entry")
    _add(made, "id", entry.id)
    _add(made, "title", entry.title)
    _add(made, "updated", _moment(entry.day))
    if _is_day(entry.day):
        _add(made, "published", _moment(entry.day))
    if entry.author:
        _add(_add(made, "author"), "name", entry.author)
    _link(made, "alternate", entry.url, "text/html")
    _link(made, "related", entry.related, "text/html")
    if entry.term:
        _add(made, "category").set("term", entry.term)
    content = _add(made, "content")
    content.set("type", "xhtml")
    div = etree.SubElement(content, f"{{{_XHTML}}}div", nsmap={None: _XHTML})
    lines = _html(div, "ul") if entry.said else div
    for said in entry.said:
        _line(_html(lines, "li"), said)


def _line(item: etree._Element, said: Said) -> None:
    item.text = _fit(said.text)
    if said.quote:
        _html(item, "blockquote", said.quote).set(_LANG, "vi")
    if said.source or said.url:
        outward = bool(_OUTWARD.match(said.url))
        source = _html(item, "a" if outward else "cite", said.source or said.url)
        if outward:
            source.set("href", _fit(said.url))


def _add(parent: etree._Element, name: str, text: str | None = None) -> etree._Element:
    made = etree.SubElement(parent, f"{{{_ATOM}}}{name}")
    made.text = None if text is None else _fit(text)
    return made


def _html(parent: etree._Element, name: str, text: str | None = None) -> etree._Element:
    made = etree.SubElement(parent, f"{{{_XHTML}}}{name}")
    made.text = None if text is None else _fit(text)
    return made


def _link(parent: etree._Element, relation: str, url: str, media: str) -> None:
    """Add a link, if a reader may follow it: http and https only."""
    if _OUTWARD.match(url):
        made = _add(parent, "link")
        for name, value in (("rel", relation), ("type", media), ("href", url)):
            made.set(name, _fit(value))


def _fit(text: str) -> str:
    return _TURNING.sub("", _UNFIT.sub("\ufffd", text))


def _is_day(day: str | None) -> bool:
    try:
        return day is not None and len(day) == len(_NEVER) and bool(date.fromisoformat(day))
    except ValueError:
        return False


def _moment(day: str | None) -> str:
    """Return the first moment of a day (RFC 3339)."""
    return f"{day if _is_day(day) else _NEVER}T00:00:00{_HERE}"
