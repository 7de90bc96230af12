"""The boxes of a page of HTML that are not its text: by their class, their heading, or because they are links."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from lxml.html import HtmlElement

from kg.documents import noise, text
from kg.documents.plain import is_paragraph, is_teaser

_KEPT = ("html", "body", "main", "article", "h1")  # never boxes, whatever they are called
_LISTS = ("ul", "ol", "dl")
_HEADINGS = ("h2", "h3", "h4", "h5", "h6", "b", "strong", "div", "p", "span", "a", "td", "th", "li")
# The share of a page's characters that a box may have at most: classes lie more often than headings and links.
_NAMED, _HEADED, _LINKED = 0.3, 0.6, 0.8


def drop_boxes(tree: HtmlElement, headline: str | None) -> None:
    """Drop the boxes of `tree` that neither hold the headline nor much of the page."""
    size = len(tree.text_content())
    # all are found before any is dropped: what a heading heads is known by the list that follows it
    named, lists, headed = list(_named(tree)), list(_link_lists(tree)), list(_after_headings(tree))
    for share, boxes in ((_NAMED, named), (_LINKED, lists), (_HEADED, headed)):
        for element in boxes:
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
    for element in tree.iter(*_LISTS):
        links = [len(link.text_content()) for link in element.iter("a")]
        if len(links) > 1 and sum(links) > 0.6 * len("".join(element.text_content().split(" "))):
            yield element


def _after_headings(tree: HtmlElement) -> Iterator[HtmlElement]:
    """Yield what follows a heading of other news, up to where its list ends or running text goes on."""
    for element in tree.iter(*_HEADINGS):
        words = _start(element) if len(element) < 4 else ""
        if not words or not (noise.whole("tail", words) or noise.whole("box", words)):
            continue
        yield element
        listed = False
        for following in islice(_outermost(element).itersiblings(), 50):
            links = _is_links(following)
            if not links and (listed or _is_running(following)):
                break
            listed = listed or following.tag in _LISTS
            yield following


def _is_links(element: HtmlElement) -> bool:
    """Tell whether `element` is a list or made of links."""
    if next(element.iter(*_LISTS), None) is not None:
        return True
    return sum(len(_start(link)) for link in islice(element.iter("a"), 20)) * 2 > len(_start(element))


def _is_running(element: HtmlElement) -> bool:
    words = _start(element)
    return is_paragraph(words) and not is_teaser(words)


def _outermost(heading: HtmlElement) -> HtmlElement:
    """Return the outermost element that ends with `heading`: what it heads follows that."""
    while heading.getnext() is None and not (heading.tail or "").strip():
        parent = heading.getparent()
        if parent is None or parent.tag in _KEPT:
            break
        heading = parent
    return heading


def _start(element: HtmlElement) -> str:
    """Return the first words of `element`: enough to know headings and paragraphs by."""
    return text.plain("".join(islice(element.itertext(), 50))[:1000])
