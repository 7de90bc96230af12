"""The lines of a page to its main text: what stands around the article is cut, what it says of the page is kept."""

from __future__ import annotations

import re

from kg.documents import header, noise
from kg.documents.page import About, Line
from kg.language.normal import fold
from kg.model import BlockKind

_CLOSING = " '\"”’»)]/"
_LETTER = re.compile(r"[^\W_]")
_SEPARATOR = re.compile(r" [|·•»>/] |[|·•»]")
_QR_TITLE = re.compile(r"(?:qr code|mã qr) ?: ?(?=\w)", re.I)
_HEADLINE_WORDS = 5  # a line above the text with fewer is rather a rubric


def prune(found: list[Line], title: str | None = None) -> tuple[list[Line], About]:
    """Return the lines of the main text, the headline marked, and what the other lines say of the page.

    `title` is known from elsewhere: the line that repeats it is the headline.
    """
    lines = [line for line in found if _LETTER.search(line.text) and not noise.whole("line", line.text)]
    start = next((i for i, line in enumerate(lines) if line.kind is None and _begins_text(line.text)), len(lines))
    head, dated = _head(lines[:start], title)
    rest, after = _until_tail(lines[start:])
    body, said = _body(rest)
    return head + body, dated.filled(said).filled(_around(found[:3] + after + found[-12:]))


def is_paragraph(text: str) -> bool:
    """Tell whether `text` is running text: long, or a sentence with its stop."""
    return len(text) >= 160 or (len(text) >= 60 and stops(text))


def stops(text: str) -> bool:
    """Tell whether `text` ends as a sentence does."""
    return text.rstrip(_CLOSING).endswith((".", "!", "?", "…"))


def is_teaser(text: str) -> bool:
    """Tell whether `text` breaks off, as the first words of another page do in a list."""
    return text.rstrip(_CLOSING).endswith(("...", "…"))


def _begins_text(text: str) -> bool:
    """Tell whether `text` is no headline: headlines may be long or end in a question, not both nor in a full stop."""
    return len(text) >= 260 or (len(text) >= 60 and text.rstrip(_CLOSING).endswith("."))


def _head(lines: list[Line], title: str | None) -> tuple[list[Line], About]:
    """Return the headline and what else stands above the first paragraph, without menus and the date's line."""
    about = About()
    kept: list[Line] = []
    for line in lines:
        if day := header.published(line.text):
            about = about.filled(About(published=day))
        elif not _is_noise(line.text) and not _is_menu(line):
            kept.append(line)
    first = _headline(kept, title)
    if first is None:
        return kept, about
    kept[first].kind = BlockKind.HEADLINE
    return kept[first:], about


def _headline(kept: list[Line], title: str | None) -> int | None:
    """Return the index of the headline, None where only rubrics stand above the text of a page with a title."""
    for i, line in enumerate(kept):
        if line.kind is BlockKind.HEADLINE or (title and fold(line.text) == fold(title)):
            return i
    words = [len(line.text.split()) for line in kept]
    long = next((i for i, n in enumerate(words) if n >= _HEADLINE_WORDS), None)
    return long if long is not None or title or not words else words.index(max(words))


def _is_noise(text: str) -> bool:
    return any(noise.whole(group, text) for group in ("menu", "pointer", "tail", "box"))


def _is_menu(line: Line) -> bool:
    """Tell whether a line above the headline is a menu, a trail ("Trang chủ / Tin tức") or a rubric set twice."""
    text = line.text
    if line.kind is not None:
        return False
    parts = [part.strip() for part in _SEPARATOR.split(text)]
    if line.columns or (len(parts) > 2 and max(map(len, parts)) <= 30):
        return True
    half = len(text) // 2
    return len(text) % 2 == 1 and text[half] == " " and text[:half] == text[half + 1 :]


def _until_tail(lines: list[Line]) -> tuple[list[Line], list[Line]]:
    """Split at the line from which only other things follow: other news, comments, keywords.

    Nothing is cut where more running text follows than stands before: there the words are part of it.
    """
    running = [len(line.text) if is_paragraph(line.text) and not is_teaser(line.text) else 0 for line in lines]
    total = sum(running)
    before = 0
    for i, line in enumerate(lines):
        if i and before >= total - before and noise.whole("tail", line.text):
            return lines[:i], lines[i:]
        before += running[i]
    return lines, []


def _body(lines: list[Line]) -> tuple[list[Line], About]:
    """Return the text without pointers to other pages and without the lines that speak of the page."""
    about = About()
    kept: list[Line] = []
    boxed = False
    for i, line in enumerate(lines):
        if boxed and not (is_paragraph(line.text) and not is_teaser(line.text)):
            continue
        boxed = noise.whole("box", line.text)
        if boxed or noise.whole("pointer", line.text):
            continue
        if publisher := noise.publisher(line.text):
            about = about.filled(About(publisher=publisher))
            continue
        if i < 3 and (day := header.published(line.text)):
            about = about.filled(About(published=day))
            continue
        kept.append(line)
    return kept, about


def _around(lines: list[Line]) -> About:
    """Return what lines around the text say of the page: where it is taken from and its title."""
    publishers = (name for line in lines if (name := noise.publisher(line.text)))
    titles = (line.text[title.end() :] for line in lines if (title := _QR_TITLE.match(line.text)))
    return About(title=next(titles, None), publisher=next(publishers, None))
