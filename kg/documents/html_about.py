"""What the markup of a page says of it: headline, address, publisher and day, never from boxes of other news."""

from __future__ import annotations

import json
import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from kg.documents import header, text
from kg.documents.page import About
from kg.documents.plain import is_paragraph
from kg.language.normal import fold

_PUBLISHED = (
    "article:published_time",
    "og:published_time",
    "datepublished",
    "pubdate",
    "publishdate",
    "publish_date",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date",
    "dc.created",
)
_URL = re.compile(r"https?://[^\s<>\"{}|\\^`]+")
_SEPARATOR = re.compile(r"\s[|»–-]\s")  # between a headline and the name of the site
_FIRST = 400  # elements of a page among which its text begins
_BETWEEN = 8  # elements between a day and the first paragraph
_NEAR = 25  # elements after the headline among which its day may stand


@dataclass(frozen=True, slots=True)
class Markup:
    """What the markup says: the headline as it may stand in the text, likeliest first, and the page's titles."""

    about: About
    headlines: tuple[str, ...]
    titles: tuple[str, ...]


def about_of(tree: HtmlElement) -> Markup:
    """Return what the markup of a page says of it; the headline is still to be chosen by the text."""
    meta = _meta(tree)
    linked = _linked_data(tree)
    titles = tuple(value for value in (meta.get("og:title"), _string(linked.get("headline")), _title(tree)) if value)
    heading, headline = _heading(tree, titles)
    url = next((u for u in _urls(tree, meta, linked) if _URL.fullmatch(u)), None)
    publisher = meta.get("og:site_name") or _name(linked.get("publisher")) or meta.get("application-name")
    days = [header.iso(value) for value in _dates(meta, linked)]
    day = next((day for day in days if day), None)
    day = day or (_printed_above(tree) if heading is None else _printed_near(heading))
    headlines = (headline,) if headline else tuple(dict.fromkeys(_without_site(titles)))
    return Markup(About(None, url, publisher, day), headlines, titles)


def site(titles: tuple[str, ...], headline: str | None) -> str | None:
    """Return the name of the site that a title carries after the headline."""
    for title in titles:
        for part in _ends(title):
            if headline and fold(title[: part.start()]) == fold(headline):
                return title[part.end() :].strip() or None
    return None


def host(url: str | None) -> str | None:
    """Return the host of `url`."""
    try:
        return urlsplit(url).hostname if url else None
    except ValueError:
        return None


def _meta(tree: HtmlElement) -> dict[str, str]:
    """Return the first content of each meta element by its property, name or itemprop, in lower case."""
    out: dict[str, str] = {}
    for element in tree.iter("meta"):
        key = (element.get("property") or element.get("name") or element.get("itemprop") or "").strip().lower()
        value = text.plain(element.get("content") or "")
        if key and value:
            out.setdefault(key, value)
    return out


def _linked_data(tree: HtmlElement) -> dict[str, Any]:
    """Return the page's JSON-LD object of an article, else of anything with a day of publication."""
    found: list[dict[str, Any]] = []
    for element in tree.iter("script"):
        if (element.get("type") or "").strip().lower() == "application/ld+json" and len(element.text or "") < 200_000:
            try:
                found += _objects(json.loads(element.text or "", strict=False))
            except (ValueError, RecursionError):
                continue
    articles = [
        item for item in found if "Article" in str(item.get("@type")) or "BlogPosting" in str(item.get("@type"))
    ]
    return next(iter(articles), next((item for item in found if "datePublished" in item), {}))


def _objects(data: object) -> list[dict[str, Any]]:
    items = data if isinstance(data, list) else [data]
    graphs = [item["@graph"] for item in items if isinstance(item, dict) and isinstance(item.get("@graph"), list)]
    return [item for group in [items, *graphs] for item in group if isinstance(item, dict)]


def _string(value: object) -> str | None:
    return text.plain(value) or None if isinstance(value, str) else None


def _name(value: object) -> str | None:
    return _string(value.get("name")) if isinstance(value, dict) else _string(value)


def _title(tree: HtmlElement) -> str | None:
    element = next(tree.iter("title"), None)
    return None if element is None else _string(element.text_content())


def _urls(tree: HtmlElement, meta: dict[str, str], linked: dict[str, Any]) -> Iterator[str]:
    for element in tree.iter("link"):
        if (element.get("rel") or "").lower() == "canonical":
            yield (element.get("href") or "").strip()
    yield meta.get("og:url", "")
    for key in ("mainEntityOfPage", "url"):
        value = linked.get(key)
        yield (_string(value.get("@id")) if isinstance(value, dict) else _string(value)) or ""


def _dates(meta: dict[str, str], linked: dict[str, Any]) -> Iterator[str]:
    yield _string(linked.get("datePublished")) or ""
    for key in _PUBLISHED:
        yield meta.get(key, "")


def _heading(tree: HtmlElement, titles: tuple[str, ...]) -> tuple[HtmlElement | None, str | None]:
    """Return the heading that the titles repeat and its words, else the only first heading that can be a headline."""
    headings = [(element, text.plain(element.text_content())) for element in islice(tree.iter("h1", "h2", "h3"), 30)]
    for element, words in headings:
        if len(words.split()) > 3 and any(_is_headline(words, title) for title in titles):
            return element, words
    first = [(element, words) for element, words in headings if element.tag == "h1" and words]
    return first[0] if len(first) == 1 and (not titles or len(first[0][1].split()) > 6) else (None, None)


def _without_site(titles: tuple[str, ...]) -> Iterator[str]:
    """Yield the headlines that `titles` can stand for: as they are, and without the site's name at their end."""
    yield from titles[:-1]
    if titles:
        yield from (titles[-1][: part.start()] for part in reversed(_ends(titles[-1])))
        yield titles[-1]


def _ends(title: str) -> list[re.Match[str]]:
    return [part for part in _SEPARATOR.finditer(title) if part.start() > len(title) // 4]


def _is_headline(heading: str, title: str) -> bool:
    """Tell whether `title` begins with `heading` or the other way round: sites' names stand at the end."""
    short, long = sorted((fold(heading), fold(title)), key=len)
    return long.startswith(short) and len(short) * 3 > len(long)


def _printed_near(heading: HtmlElement) -> str | None:
    """Return the day printed beside the headline: after it and before the text, or in the same element."""
    before = [
        e for parent in islice(heading.iterancestors(), 2) for e in islice(parent.iter("time", "span", "p", "div"), 10)
    ]
    for element in [*islice(_after(heading), _NEAR), *before]:
        if element.tag == "time" and (day := header.iso(element.get("datetime") or "")):
            return day
        words = _words(element)
        if day := header.published(words):
            return day
        if len(words) > 400 and element.tag == "p":
            return None
    return None


def _words(element: HtmlElement) -> str:
    """Return the first words of an element."""
    return text.plain("".join(islice(element.itertext(), 20))[:500])


def _printed_above(tree: HtmlElement) -> str | None:
    """Return the day printed last above the first paragraph, of a page whose headline is not known."""
    above: deque[str] = deque(maxlen=_BETWEEN)
    for element in islice(tree.iter("p", "div", "span", "time", "td", "li", "h2", "h3"), _FIRST):
        words = _words(element)
        if is_paragraph(words) and (element.tag == "p" or is_paragraph(text.plain(element.text or ""))):
            break
        above.append(words)
    return next((day for words in reversed(above) if (day := header.published(words))), None)


def _after(heading: HtmlElement) -> Iterator[HtmlElement]:
    """Yield the elements that begin after `heading`, up to three levels further out."""
    element = heading
    for _ in range(3):
        for following in element.itersiblings():
            yield from (e for e in following.iter() if isinstance(e.tag, str))
        parent = element.getparent()
        if parent is None or parent.tag == "body":
            return
        element = parent
