"""The lines of the main text to a Document: kinds of block, photographers and authors cut, nothing said twice."""

from __future__ import annotations

import hashlib
import re

from kg.documents import noise
from kg.documents.page import About, Line
from kg.documents.plain import is_paragraph, stops
from kg.language.normal import fold
from kg.model import Block, BlockKind, Document, Span

_CAPTION = 220  # characters at most of a caption known by its words
_CREDITED = 400  # … and of one known by its photographer
_REPEATED = 40  # characters that two lines do not share by chance
_NAME = re.compile(r"\(?(?:[A-ZÀ-ỸĐ][^\W\d_]*\.?(?: ?[-–&,/] ?| )?){1,8}\)?")
_PHOTO = re.compile(r"[ảẢpP](?<!\w.)(?:(?<=[ảẢ])(?:nh|NH)|(?:hoto|HOTO))(?!\w)")
_ADDRESS = re.compile(r"(?:các )?(?:đồng chí|đ/c|ông|bà|anh|chị|em|bị can|bị cáo)\b")


def document(page_id: str, lines: list[Line], about: About) -> Document:
    """Return the document that `lines` make; a title that stands in none of them becomes the headline."""
    headline = next((line for line in lines if line.kind is BlockKind.HEADLINE), None)
    if headline is None and about.title:
        headline = Line(about.title, BlockKind.HEADLINE)
        lines = [headline, *lines]
    lines = _unsigned(_uncredited(_kinds(_once(lines))))
    blocks: list[Block] = []
    start = 0
    for line in lines:
        blocks.append(Block(line.kind or BlockKind.BODY, Span(start, start + len(line.text))))
        start += len(line.text) + 1
    text = "\n".join(line.text for line in lines)
    return Document(
        id=page_id,
        text=text,
        blocks=tuple(blocks),
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        title=headline.text if headline else about.title,
        url=about.url,
        publisher=about.publisher,
        published=about.published,
    )


def _once(lines: list[Line]) -> list[Line]:
    """Drop what is said again: a line printed twice, a lead that the first paragraph begins with."""
    out: list[Line] = []
    seen: set[str] = set()
    for i, line in enumerate(lines):
        folded = line.text.lower().rstrip(". ")
        if folded in seen:
            continue
        if len(folded) >= _REPEATED or line.kind is BlockKind.HEADLINE:
            seen.add(folded)
            if i < 5 and line.kind is not BlockKind.HEADLINE and _begins_another(folded, lines, i):
                continue
        out.append(line)
    return out


def _begins_another(folded: str, lines: list[Line], i: int) -> bool:
    """Tell whether a line among the first ones begins with all of line `i`: the longer one is kept."""
    return any(
        other.kind is not BlockKind.HEADLINE
        and len(rest := other.text.lower()) > len(folded) + 1
        and rest.startswith(folded)
        for j, other in enumerate(lines[:6])
        if j != i
    )


def _kinds(lines: list[Line]) -> list[Line]:
    """Mark lead and captions where the markup did not."""
    tail = _last_captions(lines)
    led = any(line.kind is BlockKind.LEAD for line in lines)
    for i, line in enumerate(lines):
        if line.kind is not None:
            continue
        alone = line.gap and (i + 1 == len(lines) or lines[i + 1].gap)
        if i >= tail or _is_caption(line.text, alone):
            line.kind = BlockKind.CAPTION
        elif not led and is_paragraph(line.text):
            line.kind = BlockKind.LEAD
            led = True
        else:
            line.kind = BlockKind.BODY
    return lines


def _is_caption(text: str, alone: bool) -> bool:
    """Tell a caption: by its photographer, or a short line by itself with the words of one.

    Taking a short sentence of the text for a caption costs nothing: captions are read like the text.
    """
    if _credit(text):
        return True
    if len(text) > _CAPTION or (stops(text) and (not alone or re.search(r"[.!?…] ", text[:-1]))):
        return False
    return noise.found("caption", text) is not None


def _credit(text: str) -> re.Match[str] | None:
    if len(text) > _CREDITED or not _PHOTO.search(text):  # quicker than to fold every line
        return None
    return noise.found("credit", text)


def _last_captions(lines: list[Line]) -> int:
    """Return where the captions set together after the text begin: a last group that ends without a stop."""
    first = next((i for i in range(len(lines) - 1, 0, -1) if lines[i].gap), len(lines))
    group = lines[first:]
    captions = first > 2 and group and not stops(group[-1].text) and all(len(line.text) <= 300 for line in group)
    return first if captions and not all(_is_signature(line.text) for line in group) else len(lines)


def _uncredited(lines: list[Line]) -> list[Line]:
    """Cut the photographer's name from captions."""
    out = []
    for line in lines:
        credit = _credit(line.text) if line.kind is BlockKind.CAPTION else None
        if credit and len(line.text[: credit.start()].split()) > 2:
            line.text = line.text[: credit.start()].rstrip()
        elif credit and _NAME.fullmatch(line.text[credit.end("label") :].strip(" .:)")):
            continue
        out.append(line)
    return out


def _unsigned(lines: list[Line]) -> list[Line]:
    """Cut the author's name at the end of the text, also where captions follow it."""
    out = list(lines)
    i = len(out) - 1
    while i > 1:
        if out[i].kind is not BlockKind.HEADLINE and _is_signature(out[i].text):
            del out[i]
        elif out[i].kind is not BlockKind.CAPTION:
            break
        i -= 1
    return out


def _is_signature(text: str) -> bool:
    if noise.whole("byline", text):
        return True
    return len(text) <= 40 and _NAME.fullmatch(text) is not None and not _ADDRESS.match(fold(text))
