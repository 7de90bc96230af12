"""The boxes of a page of HTML that are not its text: by their class, their heading, or because they are links."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from lxml.html import HtmlElement

from kg.documents import noise, text
from kg.documents.plain import is_paragraph, is_teaser

_KEPT = ("html", "body", "main", "article", "h1")  # never boxes, whatever they are called
_HEADINGS = ("h2", "h3", "h4", "h5", "h6", "b", "strong", "div", "p", "span", "a", "td", "th", "li")
# The share of a page's characters that a box may have at most: classes lie more often than headings and links.
_NAMED, _HEADED, _LINKED = 0.3, 0.6, 0.8


def drop_boxes(tree: HtmlElement, headline: str | None) -> None:
    """Drop the boxes of `tree` that neither hold the headline nor much of the page."""
    size = len(tree.text_content())
    found = ((_NAMED, _named(tree)), (_LINKED, _link_lists(tree)), (_HEADED, _after_headings(tree)))
    for share, boxes in found:
        for element in list(boxes):
            words = element.text_content()
            holds = len(words) > size * share or (headline and headline in text.plain(words))
            if element.getparent() is not None and not holds:
                element.drop_tree()


def _named(tree: HtmlElement) -> Iterator[HtmlElement]:
    for element in tree.iter():
        name = f"{element.get('class') or ''} {element.get('id') or ''}".strip()
        if name and element.tag not in _KEPT and noise.found("element", name[:200]):
            yield element


def _link_lists(tree: HtmlElement) -> Iterator[HtmlElement]:
    """Yield the lists that are links for the most part."""
    for element in tree.iter("ul", "ol", "dl"):
        links = [len(link.text_content()) for link in element.iter("a")]
        if len(links) > 1 and sum(links) > 0.6 * len("".join(element.text_content().split(" "))):
            yield element


def _after_headings(tree: HtmlElement) -> Iterator[HtmlElement]:
    """Yield what follows a heading of other news, up to the next paragraph of running text."""
    for element in tree.iter(*_HEADINGS):
        words = _start(element) if len(element) < 4 else ""
        if not words or not (noise.whole("tail", words) or noise.whole("box", words)):
            continue
        while element.getnext() is None and not (element.tail or "").strip() and element.getparent().tag not in _KEPT:
            element = element.getparent()  # the heading alone in its element: the box follows that
        yield element
        for following in islice(element.itersiblings(), 50):
            running = _start(following)
            if is_paragraph(running) and len(following) < 10 and following.tag == "p" and not is_teaser(running):
                break
            yield following


def _start(element: HtmlElement) -> str:
    """Return the first words of `element`: enough to know headings and paragraphs by."""
    return text.plain("".join(islice(element.itertext(), 50))[:1000])
