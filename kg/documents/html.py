"""A page of HTML to lines: the main text by trafilatura, with captions, and what the markup says of the page."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

import trafilatura
from lxml import etree
from lxml.html import HtmlElement

from kg.documents import noise, text
from kg.documents.html_about import Markup, about_of, host, site
from kg.documents.html_boxes import drop_boxes
from kg.documents.html_leads import make_paragraphs, opening, with_lead
from kg.documents.html_tree import parsed
from kg.documents.page import About, Line, Unreadable
from kg.language.normal import fold
from kg.model import BlockKind

_CAPTION = "⟦caption⟧"  # survives extraction in front of a caption's words
_FORMATS = ("font", "span", "b", "i", "u", "em", "strong", "small", "big")
_BLOCKS = ("p", "head", "quote", "item", "list", "cell", "row", "table", "code", "lb", "div", "body", "graphic", "hr")
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what it could not read is reported as a Problem


def lines(source: str) -> tuple[list[Line], About]:
    """Return the lines of the main text of `source` and what its markup says of the page."""
    try:
        tree = parsed(source)
        markup = about_of(tree)
        body = _extracted(tree, markup)
    except Unreadable:
        raise
    except Exception as error:  # hostile HTML finds ways into libraries that nobody foresaw
        raise Unreadable("HTML hỏng / unreadable HTML", f"{type(error).__name__}: {error}"[:200]) from error
    headline, body = _headed(body, markup.headlines)
    publisher = markup.about.publisher or site(markup.titles, headline) or host(markup.about.url)
    return body, replace(markup.about, title=headline, publisher=publisher)


def _extracted(tree: HtmlElement, markup: Markup) -> list[Line]:
    etree.strip_elements(tree, "script", with_tail=False)
    for element in list(tree.iter()):
        if element.tag in ("figure", "figcaption"):
            _keep_captions(element)
        elif (name := element.get("class")) and noise.found("caption_element", name[:200]):
            _mark_caption(element)
    drop_boxes(tree, markup.headlines[0] if markup.headlines else None)
    etree.strip_tags(tree, *_FORMATS)
    for element in list(tree.iter("p")):
        _let_out(element)
    make_paragraphs(tree)
    behind = opening(tree, markup.headlines)
    # recall: the lists of a text are part of it, and other news are cut before and after
    found = trafilatura.bare_extraction(tree, include_comments=False, include_tables=True, favor_recall=True)
    if found is None or isinstance(found, dict) or found.body is None:
        return []
    return with_lead(list(_lines(found.body)), behind)


def _headed(body: list[Line], headlines: tuple[str, ...]) -> tuple[str | None, list[Line]]:
    """Return the headline and the lines from it on; one that the extraction dropped is put back."""
    for headline in headlines:
        for i, line in enumerate(body[:8]):
            if fold(line.text) == fold(headline):
                line.kind = BlockKind.HEADLINE
                return line.text, body[i:]
    if not headlines or not body:
        return None, body
    return headlines[0], [Line(headlines[0], BlockKind.HEADLINE), *body]


def _let_out(paragraph: HtmlElement) -> None:
    """Put a paragraph that stands in another, and what follows it there, after that: a format left open held it."""
    inner = paragraph.find("p")
    if inner is not None:
        for element in reversed([inner, *inner.itersiblings()]):
            paragraph.addnext(element)


def _keep_captions(element: HtmlElement) -> None:
    """Put the captions of a figure in its place as marked paragraphs."""
    if element.getparent() is None or any(parent.tag == "figure" for parent in element.iterancestors()):
        return
    captions = [element] if element.tag == "figcaption" else list(element.iter("figcaption"))
    words = [text.plain(caption.text_content()) for caption in captions]
    if element.tag == "figure" and not captions:
        if element.find(".//table") is not None or len(element.text_content()) > 400:
            return
        words = [text.plain(element.text_content())]
    for caption in words:
        if caption:
            paragraph = element.makeelement("p")
            paragraph.text = f"{_CAPTION} {caption}"
            element.addprevious(paragraph)
    element.drop_tree()


def _mark_caption(element: HtmlElement) -> None:
    """Mark an element that is called a caption, and keep it from being pruned by that name."""
    words = text.plain("".join(islice(element.itertext(), 100)))
    if (
        words
        and len(words) <= 400
        and not words.startswith(_CAPTION)
        and all(e.tag not in ("h1", "figcaption") for e in element.iter())
    ):
        element.clear(keep_tail=True)
        if element.tag not in ("td", "th", "li"):
            element.tag = "p"
        element.text = f"{_CAPTION} {words}"


def _lines(body: etree._Element) -> Iterator[Line]:
    """Yield the lines of an extracted body: one for each paragraph, heading, item or row of short cells."""
    buffer: list[str] = []
    for piece in _pieces(body):
        if piece is not None:
            buffer.append(piece)
            continue
        words = text.plain("".join(buffer))
        buffer.clear()
        if words.startswith(_CAPTION):
            yield Line(words.removeprefix(_CAPTION).strip(), BlockKind.CAPTION)
        elif words:
            yield Line(words)


def _pieces(body: etree._Element) -> Iterator[str | None]:
    """Yield the texts of `body` in order, and None where a line ends."""
    for event, element in etree.iterwalk(body, events=("start", "end")):
        block = element.tag in _BLOCKS and not _within_row(element)
        if block:
            yield None
        if event == "start":
            yield element.text or ""
        elif element is not body:
            if element.tag == "cell" and not block and element.getnext() is not None:
                yield " | "
            yield element.tail or ""
    yield None


def _within_row(element: etree._Element) -> bool:
    """Tell whether `element` is a cell of a row of short cells, which make one line."""
    row = element.getparent()
    return (
        element.tag == "cell"
        and row is not None
        and row.tag == "row"
        and all(cell.tag == "cell" and len(cell) == 0 and len(cell.text or "") <= 80 for cell in row)
    )
