"""A timeline as one SVG that needs nothing else: for notebooks and reports."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from textwrap import shorten

from kg.timeline.scale import Bar, Days, Interval, Timeline

_WIDTH, _LABELS, _ROW, _HEAD, _FOOT = 960, 330, 26, 30, 30  # pixels
_LETTERS = 46  # of a label; the whole stands in the tooltip
_INK, _SOFT, _LINE, _CERTAIN, _GROUND = "#1a2230", "#566071", "#d5dae1", "#7a4fb5", "#e9e0f5"
_SANS = "system-ui, 'Segoe UI', Roboto, 'Noto Sans', sans-serif"
_NARROW = 1.0  # percent: what is narrower is a dot
# What no XML can hold, and marks that turn the direction of what follows.
_UNFIT = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")


def svg(drawn: Timeline, title: str) -> str:
    """Return the timeline as SVG: solid what is certain, hatched what is possible, a thin dashed line what is unknown.

    A row bears its days, and its `note` if it has one, as a tooltip.
    """
    height = _HEAD + _ROW * len(drawn.bars) + _FOOT
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" width="{_WIDTH}" height="{height}" '
        f'role="img" font-family="{_SANS}" font-size="13" fill="{_INK}">',
        f"<title>{_text(title)}</title>",
        '<defs><pattern id="possible" width="6" height="6" patternUnits="userSpaceOnUse"',
        ' patternTransform="rotate(45)">',
        f'<rect width="6" height="6" fill="{_GROUND}"/><path d="M0 0V6" stroke="{_CERTAIN}" stroke-width="2"/>',
        "</pattern></defs>",
        f'<rect width="{_WIDTH}" height="{height}" fill="#ffffff"/>',
        *_axis(drawn, height - _FOOT),
    ]
    for number, bar in enumerate(drawn.bars):
        parts += _bar(bar, _HEAD + _ROW * number + _ROW // 2)
    return "\n".join([*parts, *_legend(height - 10), "</svg>"])


def _axis(drawn: Timeline, bottom: int) -> Iterator[str]:
    for at, label in drawn.ticks:
        x = _x(at)
        anchor = "start" if at < 4 else "end" if at > 96 else "middle"
        yield f'<path d="M{x} {_HEAD - 8}V{bottom}" stroke="{_LINE}"/>'
        yield f'<text x="{x}" y="16" text-anchor="{anchor}" fill="{_SOFT}" font-size="12">{_text(label)}</text>'


def _bar(bar: Bar, y: int) -> Iterator[str]:
    about = bar.interval
    yield f"<g><title>{_text(told(about))}</title>"
    yield f'<rect x="0" y="{y - _ROW // 2}" width="{_WIDTH}" height="{_ROW}" fill="#ffffff" fill-opacity="0"/>'
    yield f'<text x="8" y="{y + 4}">{_text(shorten(_clean(about.label), _LETTERS, placeholder=" …"))}</text>'
    for a, b in bar.unknown:
        yield f'<path class="unknown" d="M{_x(a)} {y}H{_x(b)}" stroke="{_SOFT}" stroke-dasharray="2 5"/>'
    for a, b in bar.possible:
        if b - a < _NARROW:
            yield _dot("possible", (a + b) / 2, y, "#ffffff")
        else:
            yield _block("possible", a, b, y, "url(#possible)")
    if bar.certain:
        a, b = bar.certain
        if b - a < _NARROW:
            yield _dot("certain", (a + b) / 2, y, _CERTAIN)
        else:
            yield _block("certain", a, b, y, _CERTAIN)
    yield "</g>"


def _block(kind: str, a: float, b: float, y: int, fill: str) -> str:
    return f'<rect class="{kind}" x="{_x(a)}" y="{y - 6}" width="{_x(b) - _x(a):.1f}" height="12" fill="{fill}"/>'


def _dot(kind: str, at: float, y: int, fill: str) -> str:
    return f'<circle class="{kind}" cx="{_x(at)}" cy="{y}" r="5" fill="{fill}" stroke="{_CERTAIN}" stroke-width="2"/>'


def _legend(y: int) -> Iterator[str]:
    signs = (
        (f'<rect x="0" y="-9" width="22" height="10" fill="{_CERTAIN}"/>', "có bằng chứng / proven"),
        ('<rect x="0" y="-9" width="22" height="10" fill="url(#possible)"/>', "có thể / possible"),
        (f'<path d="M0 -4H22" stroke="{_SOFT}" stroke-dasharray="2 5"/>', "chưa rõ / unknown"),
    )
    for number, (sign, label) in enumerate(signs):
        yield f'<g transform="translate({_LABELS + 200 * number} {y})" fill="{_SOFT}" font-size="12">'
        yield f'{sign}<text x="28" y="0">{label}</text></g>'


def told(about: Interval) -> str:
    """Return in words when an interval began and ended, and its note."""
    lines = [about.label, f"từ / from: {_days(about.start)}", f"đến / to: {_days(about.end)}"]
    if about.start == about.end:  # a day, or some day of a stretch
        lines[1:] = [_days(about.start)]
    return "\n".join([*lines, about.note] if about.note else lines)


def _days(days: Days) -> str:
    earliest, latest = days
    if earliest == latest:
        return earliest or "?"
    return f"{earliest or '?'} … {latest or '?'}"


def _x(at: float) -> float:
    return round(_LABELS + at / 100 * (_WIDTH - _LABELS - 12), 1)


def _text(words: str) -> str:
    return escape(_clean(words))


def _clean(words: str) -> str:
    return _UNFIT.sub("", words)
