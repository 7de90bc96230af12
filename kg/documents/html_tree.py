"""Hostile HTML to a tree of bounded size and depth."""

from __future__ import annotations

import re

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from kg.documents import text
from kg.documents.page import Unreadable

_ELEMENTS = 30_000  # of one page: trafilatura takes about 0.1 ms for each
_UNREAD = ("style", "noscript", "template", "svg", "iframe", "object", "embed", "canvas", "math", "select")
_INLINE = re.compile(r"</?(?:font|span|b|i|u|em|strong|small|big|a|o:p|center)\b[^<>]*>", re.I)
# A tag as HTML tokenises it. libxml2 takes a minute for one of 100,000 attributes.
_TAG = re.compile(
    r"<([a-zA-Z][^\s/>]*+)(?:[\s/]++|[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s>\"'][^\s>]*+)?+)?+)*+>?"
)
# Control characters, bare and as entities, that XML cannot hold.
_CONTROL = re.compile(
    r"[\x0b\x0c\x1c-\x1f\x85]|&#(?:x0*(?:[0-8bcef]|1[0-9a-f])(?![0-9a-f])|0*(?:[0-8]|1[124-9]|2\d|3[01])(?!\d));?", re.I
)


def parsed(source: str) -> HtmlElement:
    """Return the tree of `source` without what is never read; raise `Unreadable` where it is too deep or too large."""
    source = _lean(source)
    tree, deep = _tree(source)
    if deep:  # old pages never close <font> and <b>
        tree, deep = _tree(_INLINE.sub("", source))
    if deep:
        raise Unreadable("HTML quá phức tạp / too complex HTML", "its elements are nested too deep")
    etree.strip_elements(tree, *_UNREAD, with_tail=False)
    count = sum(1 for _ in tree.iter())
    if count > _ELEMENTS:
        raise Unreadable("HTML quá phức tạp / too complex HTML", f"{count:,} elements, the limit is {_ELEMENTS:,}")
    return tree


def _tree(source: str) -> tuple[HtmlElement, bool]:
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    tree = document_fromstring(source.encode("utf-8"), parser=parser, ensure_head_body=True)
    return tree, any("depth" in entry.message or "limit" in entry.message for entry in parser.error_log)


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
