"""The running text of a page of HTML that the extraction would drop: bare boxes, a lead above the text's box."""

from __future__ import annotations

from itertools import islice

from lxml.html import HtmlElement

from kg.documents import text
from kg.documents.page import Line
from kg.documents.plain import is_paragraph, is_teaser
from kg.language.normal import fold

_BOXES = ("div", "section", "header", "blockquote", "h2", "h3", "h4")
_INLINE = ("a", "br", "img", "sup", "sub")  # what a paragraph may hold, once formats are stripped
_SAYS = ("h1", "h2", "h3", "p", "div", "td", "a")  # elements that may be the headline
_FIRST = 6  # paragraphs behind the headline among which the text begins
_LEADS = 3  # paragraphs that a lead may have


def make_paragraphs(tree: HtmlElement) -> None:
    """Make paragraphs of the boxes of `tree` that hold running text of their own and no other boxes."""
    for box in tree.iter(*_BOXES):
        if box.text and all(inner.tag in _INLINE for inner in box) and is_paragraph(text.plain(box.text_content())):
            box.tag = "p"


def opening(tree: HtmlElement, headlines: tuple[str, ...]) -> list[str]:
    """Return the first running paragraphs behind the headline, wherever they stand."""
    wanted = {fold(headline) for headline in headlines}
    out: list[str] = []
    seen = False
    for element in tree.iter(*_SAYS):
        words = text.plain("".join(islice(element.itertext(), 100)))
        if not seen:
            seen = fold(words) in wanted
        elif element.tag == "p" and is_paragraph(words) and not is_teaser(words):
            out.append(words)
            if len(out) == _FIRST:
                break
    return out


def with_lead(body: list[Line], opening: list[str]) -> list[Line]:
    """Return `body` with the paragraphs of `opening` that stand above its first one and were dropped."""
    at = {line.text: i for i, line in reversed(list(enumerate(body)))}
    known = next((i for i, words in enumerate(opening) if words in at), 0)
    lost = opening[:known]
    return [*body[: at[opening[known]]], *map(Line, lost), *body[at[opening[known]] :]] if 0 < known <= _LEADS else body
