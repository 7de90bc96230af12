"""Documents as they were read, as one HTML page that needs no network: marked text, the facts beside it."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable
from functools import cache
from html import escape
from pathlib import Path
from string import Template

from kg.explain import Explained, Paragraph, Said
from kg.explain.fields import KINDS
from kg.explain.segments import Segment, segments
from kg.explain.terminal import STYLES
from kg.resources import palette

_HERE = Path(__file__).resolve().parent
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]")  # HTML allows none of them


def page(documents: Iterable[Explained]) -> str:
    """Return the HTML of `documents`; whatever stands in them is shown as text."""
    articles = [(document.title, _article(n, document)) for n, document in enumerate(documents, 1)]
    script, style = _file("page.js"), palette() + _file("page.css")
    policy = (
        f"default-src 'none'; script-src {_hash(script)}; style-src {_hash(style)}; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
    return Template(_file("page.html")).substitute(
        policy=policy,
        style=style,
        script=script,
        title=_text(articles[0][0] if len(articles) == 1 else "kg explain"),
        legend="".join(f'<li><span class="mark {kind}">{_text(KINDS[kind])}</span></li>' for kind in STYLES),
        articles="".join(article for _, article in articles),
    )


def _article(n: int, document: Explained) -> str:
    about = " · ".join(_text(part) for part in (document.id, document.published, document.home, document.url) if part)
    return (
        f'<article><h1><bdi>{_text(document.title)}</bdi></h1><p class="about">{about} · '
        f"{len(document.facts)} dữ kiện / facts</p>"
        f"{''.join(_paragraph(n, paragraph) for paragraph in document.paragraphs)}</article>"
    )


def _paragraph(n: int, paragraph: Paragraph) -> str:
    first: set[int] = set()
    text = "".join(_segment(n, segment, first) for segment in segments(paragraph))
    facts = "".join(_fact(n, fact) for fact in paragraph.facts)
    listed = f"<ol>{facts}</ol>" if facts else ""
    return f'<section class="{paragraph.kind}"><p><bdi>{text}</bdi></p>{listed}</section>'


def _segment(n: int, segment: Segment, first: set[int]) -> str:
    links = "".join(
        f'<a class="n" id="s{n}-{number}" href="#f{n}-{number}">{number}</a>'
        for number in segment.facts
        if number not in first
    )
    first.update(segment.facts)
    text = _text(segment.text)
    if not (segment.marks or segment.facts):
        return text
    kinds = f' class="mark {segment.marks[-1].kind}"' if segment.marks else ""
    notes = " ‹ ".join(
        f"{KINDS[mark.kind]}: {mark.note}" if mark.note else KINDS[mark.kind] for mark in reversed(segment.marks)
    )
    title = f' title="{_text(notes)}"' if notes else ""
    proves = f' data-facts="{" ".join(f"{n}-{number}" for number in segment.facts)}"' if segment.facts else ""
    return f"{links}<span{kinds}{title}{proves}>{text}</span>"


def _fact(n: int, fact: Said) -> str:
    rows = "".join(f"<dt>{name}</dt><dd><bdi>{_text(value or '—')}</bdi></dd>" for name, value in fact.fields)
    return (
        f'<li id="f{n}-{fact.number}" data-fact="{n}-{fact.number}">'
        f'<p class="kind"><a class="n" href="#s{n}-{fact.number}">{fact.number}</a> {_text(KINDS[fact.kind])}</p>'
        f"<dl>{rows}</dl>"
        f'<p class="rule"><code>{_text(fact.rule)}</code> <span class="sure">{fact.confidence:.2f}</span></p>'
        f"<blockquote><bdi>{_text(fact.quote)}</bdi></blockquote></li>"
    )


def _text(text: str) -> str:
    return escape(_CONTROLS.sub("\ufffd", text), quote=True)


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


@cache
def _file(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8")
