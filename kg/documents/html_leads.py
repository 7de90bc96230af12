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
_PIECES = 100  # texts of an element, parted by formats, that are looked at
_HEADLINE = 1000  # code points of a headline at most, blanks of its source among them
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
        if not seen:
            seen = fold(text.plain(_short(element))) in wanted
            continue
        words = text.plain("".join(islice(element.itertext(), _PIECES))) if element.tag == "p" else ""
        if is_paragraph(words) and not is_teaser(words):
            out.append(words)
            if len(out) == _FIRST:
                break
    return out


def _short(element: HtmlElement) -> str:
    """Return the words of an element that may be a headline, nothing of a longer one: boxes nest in many boxes."""
    said, length = list[str](), 0
    for piece in islice(element.itertext(), _PIECES):
        said.append(piece)
        length += len(piece)
        if length > _HEADLINE:
            return ""
    return "".join(said)


def with_lead(body: list[Line], opening: list[str]) -> list[Line]:
    """Return `body` with the paragraphs of `opening` that stand above its first one and were dropped."""
    at = {line.text: i for i, line in reversed(list(enumerate(body)))}
    known = next((i for i, words in enumerate(opening) if words in at), 0)
    lost = opening[:known]
    return [*body[: at[opening[known]]], *map(Line, lost), *body[at[opening[known]] :]] if 0 < known <= _LEADS else body
