"""A page of HTML to lines: the main text by trafilatura, with captions, and what the markup says of the page."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

import trafilatura
from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from kg.documents import noise, text
from kg.documents.html_about import Markup, about_of, host, site
from kg.documents.html_boxes import drop_boxes
from kg.documents.page import About, Line, Unreadable
from kg.language.normal import fold
from kg.model import BlockKind

_ELEMENTS = 30_000  # of one page: trafilatura takes about 0.1 ms for each
_CAPTION = "⟦caption⟧"  # survives extraction in front of a caption's words
_UNREAD = ("script", "style", "noscript", "template", "svg", "iframe", "object", "embed", "canvas", "math", "select")
_INLINE = re.compile(r"</?(?:font|span|b|i|u|em|strong|small|big|a|o:p|center)\b[^<>]*>", re.I)
# A tag as HTML tokenises it. libxml2 takes a minute for one of 100,000 attributes.
_TAG = re.compile(
    r"<([a-zA-Z][^\s/>]*+)(?:[\s/]++|[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s>\"'][^\s>]*+)?+)?+)*+>?"
)
_BLOCKS = ("p", "head", "quote", "item", "list", "cell", "row", "table", "code", "lb", "div", "body", "graphic", "hr")
# Control characters, bare and as entities, that XML cannot hold.
_CONTROL = re.compile(
    r"[\x0b\x0c\x1c-\x1f\x85]|&#(?:x0*(?:[0-8bcef]|1[0-9a-f])(?![0-9a-f])|0*(?:[0-8]|1[124-9]|2\d|3[01])(?!\d));?", re.I
)

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what it could not read is reported as a Problem


def lines(source: str) -> tuple[list[Line], About]:
    """Return the lines of the main text of `source` and what its markup says of the page."""
    try:
        tree = _tree(_lean(source))
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
    # recall: the lists of a text are part of it, and other news are cut before and after
    found = trafilatura.bare_extraction(tree, include_comments=False, include_tables=True, favor_recall=True)
    return [] if found is None or isinstance(found, dict) or found.body is None else list(_lines(found.body))


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


def _lean(source: str) -> str:
    """Return `source` without what breaks or stalls parsers: invisible characters and endless tags."""
    source = _CONTROL.sub(" ", text.visible(source))
    out: list[str] = []
    end = 0
    for tag in _TAG.finditer(source):
        length = tag.end() - tag.start()
        if length > 2000 or (length > 200 and len(tag.group().split()) > 100):
            out += source[end : tag.start()], f"<{tag.group(1)[:50]}>"
            end = tag.end()
    return "".join([*out, source[end:]])


def _tree(source: str) -> HtmlElement:
    """Return the parsed page; raise `Unreadable` where it is nested too deep or has too many elements."""
    tree, deep = _parsed(source)
    if deep:  # old pages never close <font> and <b>
        tree, deep = _parsed(_INLINE.sub("", source))
    if deep:
        raise Unreadable("HTML quá phức tạp / too complex HTML", "its elements are nested too deep")
    etree.strip_elements(tree, *_UNREAD[1:], with_tail=False)
    count = sum(1 for _ in tree.iter())
    if count > _ELEMENTS:
        raise Unreadable("HTML quá phức tạp / too complex HTML", f"{count:,} elements, the limit is {_ELEMENTS:,}")
    return tree


def _parsed(source: str) -> tuple[HtmlElement, bool]:
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    tree = document_fromstring(source.encode("utf-8"), parser=parser, ensure_head_body=True)
    return tree, any("depth" in entry.message or "limit" in entry.message for entry in parser.error_log)


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
